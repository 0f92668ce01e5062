"""The tables of readings.db: what the last `onrecord parse` made of each address, for the next one.

It belongs to the operator, is never served, and may be deleted at any time: the next `onrecord parse` reads
everything again and comes to the same archive.db.
"""

from __future__ import annotations

READINGS = """
create table readings (
  id text primary key, site text not null, stale_key text not null, outcome text not null,
  minted text not null, address text not null, claim text, title_key text
) strict;
create index readings_site on readings(site);

create table holds (
  id text primary key, site text not null, group_key text not null, until text not null, status text not null,
  title text, url text
) strict;
create index holds_until on holds(until);
create index holds_site on holds(site);

create table troubles (
  id text not null, site text not null, url text not null, kind text not null, message text not null,
  first_seen text not null, last_seen text not null, looks integer not null, open integer not null,
  primary key (id, url, kind, first_seen)
) strict;
create index troubles_site on troubles(site);
"""

HIDING = """
alter table holds add column members text not null default '[]';
alter table holds add column addresses text not null default '[]';

create table hiding (release text primary key, site text not null) strict;
"""

HEADLINES = """
alter table holds add column headlines text not null default '[]';
"""

TEXTS = """
alter table holds add column text text not null default '[]';
"""

STEPS = (
    ("m001_readings", READINGS),
    ("m002_hiding", HIDING),
    ("m003_headlines", HEADLINES),
    ("m004_texts", TEXTS),
)
"""Name and SQL of each migration. Never edit one that was released; add another."""
