"""The tables of archive.db about the nights: what is wrong with which site, and what each night brought."""

from __future__ import annotations

NIGHTS = """
create table findings (
  site text not null references sites(id) on delete cascade,
  kind text not null, level text not null, since text not null, message text not null,
  primary key (site, kind, message)
) strict, without rowid;

create table nights (
  at text primary key, since text, new integer not null, edited integer not null, removed integer not null,
  findings integer not null, report text not null
) strict, without rowid;

drop view health;
create view health as
  select s.id as site, s.name, s.party, s.enabled,
         case when exists (select 1 from findings f where f.site = s.id and f.level = 'act') then 'act'
              when exists (select 1 from findings f where f.site = s.id) then 'watch'
              when exists (select 1 from runs r where r.site = s.id) then 'good' end as state,
         (select group_concat(f.kind, ', ') from findings f where f.site = s.id) as findings,
         (select max(started) from runs r where r.site = s.id) as last_run,
         (select max(started) from runs r where r.site = s.id and r.complete) as last_complete_run,
         (select count(*) from releases r where r.site = s.id) as releases,
         (select max(published) from releases r where r.site = s.id) as newest,
         (select max(first_seen) from releases r where r.site = s.id) as last_new,
         (select count(*) from problems p where p.site = s.id and p.open) as open_problems
  from sites s;
"""
