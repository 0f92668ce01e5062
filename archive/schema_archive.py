"""The tables, full-text indexes and views of archive.db, as SQL in steps that are only ever added to.

archive.db holds today's reading and nothing else: it can be thrown away and read again from evidence.db.
A release under embargo or withdrawn stands in none of these tables, because no permission of a server hides
rows from SQL or from a full-text index.

All times are ISO 8601 in UTC with a ``Z``; `published_at` and `embargo_until` keep the publisher's own
offset. No key depends on the order in which rows were written.
"""

from __future__ import annotations

from archive.schema_answers import ANSWERS
from archive.schema_fulltext import FULLTEXT, SERVING
from archive.schema_health import NIGHTS
from archive.schema_spans import SPANS

PLACES = """
create table parties (
  id text primary key, name text not null, country text not null,
  parlgov integer, partyfacts integer, manifesto integer, wikidata text
) strict;

create table sites (
  id text primary key, party text not null references parties(id), name text not null, url text not null,
  language text, timezone text, family text, facts text, enabled integer not null, reason text, rights text
) strict;
create index sites_party on sites(party);

create table runs (
  id integer primary key, site text not null references sites(id), source text not null,
  started text not null, finished text, complete integer not null,
  pages integer not null, releases integer not null, listings integer not null, problems integer not null,
  ended text
) strict;
create index runs_site on runs(site, started);

create table coverage (
  site text not null references sites(id), month text not null, status text not null,
  releases integer not null, runs integer not null, failed integer not null, reason text,
  primary key (site, month)
) strict, without rowid;

create table problems (
  id text primary key, site text not null references sites(id), url text not null, kind text not null,
  message text not null, stage text not null, first_seen text not null, last_seen text not null,
  times integer not null, open integer not null
) strict;
create index problems_site on problems(site, kind);
create index problems_kind on problems(kind);

create table withdrawals (
  id text primary key, site text references sites(id), reason text not null, at text not null
) strict;

create table redirects (
  id text primary key, release text not null, site text not null references sites(id)
) strict;
create index redirects_release on redirects(release);
"""

RELEASES = """
create table releases (
  id text primary key,
  doc integer not null unique,
  site text not null references sites(id),
  party text not null references parties(id),
  url text not null, canonical_url text,
  title text, published text, published_at text, published_raw text, published_origin text,
  year integer, month text, language text, layout text,
  embargo_status text, embargo_until text, embargo_raw text,
  body text not null, notes text, quoted text,
  words integer not null, quote_count integer not null,
  version_count integer not null, edit_count integer not null,
  first_seen text not null, last_seen text not null, gone_at text,
  reading text not null
) strict;
create index releases_site on releases(site, doc);
create index releases_party on releases(party, doc);
create index releases_published on releases(published);
create index releases_year on releases(year, doc);
create index releases_month on releases(month);
create index releases_language on releases(language);
create index releases_embargo on releases(embargo_status) where embargo_status is not null;
create index releases_gone on releases(gone_at) where gone_at is not null;
create index releases_url on releases(url);
create index releases_first_seen on releases(first_seen);

create table addresses (
  url text not null, release text not null references releases(id) on delete cascade,
  first_seen text not null, last_seen text not null, primary key (url, release)
) strict, without rowid;
create index addresses_release on addresses(release);

create table paragraphs (
  release text not null references releases(id) on delete cascade,
  part text not null, n integer not null, role text not null, text text not null,
  primary key (release, part, n)
) strict, without rowid;
create index paragraphs_role on paragraphs(role);

create table quotes (
  id text primary key,
  doc integer not null unique,
  release text not null references releases(id) on delete cascade,
  n integer not null,
  text text not null, kind text not null, speaker text, organisation text, speaker_raw text,
  person text, site text not null, party text not null, published text, year integer, language text,
  words integer not null
) strict;
create index quotes_release on quotes(release, n);
create index quotes_speaker on quotes(speaker);
create index quotes_person on quotes(person, doc);
create index quotes_organisation on quotes(organisation);
create index quotes_party on quotes(party, doc);
create index quotes_year on quotes(year);
create index quotes_kind on quotes(kind);

create table quote_pieces (
  quote text not null references quotes(id) on delete cascade, n integer not null,
  part text not null, paragraph integer not null, start integer not null, "end" integer not null,
  primary key (quote, n)
) strict, without rowid;

create table people (
  id text primary key, name text not null, party text not null references parties(id)
) strict;
create index people_name on people(name);
create index people_party on people(party);

create table appearances (
  release text not null references releases(id) on delete cascade,
  person text not null references people(id),
  capacity text not null, n integer not null,
  name text not null, post_nominals text, role text, raw text, published text,
  primary key (release, person, capacity)
) strict, without rowid;
create index appearances_person on appearances(person, published);
create index appearances_name on appearances(person, name);
create index appearances_role on appearances(role);

create table links (
  release text not null references releases(id) on delete cascade, n integer not null,
  url text not null, text text not null, primary key (release, n)
) strict, without rowid;
create index links_url on links(url);

create table doubts (
  release text not null references releases(id) on delete cascade, n integer not null,
  doubt text not null, primary key (release, n)
) strict, without rowid;
"""

HISTORY = """
create table versions (
  id text primary key,
  release text not null references releases(id) on delete cascade,
  n integer not null,
  first_seen text not null, last_seen text not null, looks integer not null,
  layout text, title text, published text, published_at text,
  body text not null, notes text, embargo_status text, embargo_until text,
  edited integer not null
) strict;
create index versions_release on versions(release, n);
create index versions_first_seen on versions(first_seen);

create table changes (
  version text not null references versions(id) on delete cascade,
  release text not null references releases(id) on delete cascade,
  n integer not null, kind text not null, at text not null, before text, after text,
  primary key (version, n)
) strict, without rowid;
create index changes_release on changes(release);
create index changes_at on changes(at);
create index changes_kind on changes(kind, at);

create table removals (
  release text not null references releases(id) on delete cascade,
  n integer not null, last_seen text not null, first_missing text not null, confirmed text not null,
  status integer not null, back text,
  primary key (release, n)
) strict, without rowid;
create index removals_first_missing on removals(first_missing);

create table corrections (
  release text not null references releases(id) on delete cascade,
  n integer not null, field text not null, value text, was text, who text not null, why text not null,
  at text not null, primary key (release, n)
) strict, without rowid;
"""

VIEWS = """
create view edits as
  select c.version, c.release, c.at, c.kind, c.before, c.after, v.n as version_number,
         r.site, r.party, r.title, r.published, r.url, r.doc
  from changes c join versions v on v.id = c.version join releases r on r.id = c.release
  where c.kind not in ('relaid', 'white space');

create view timelines as
  select id as release, first_seen as at, 'first seen' as event, null as version, null as detail from releases
  union all
  select c.release, c.at, 'edited: ' || c.kind, c.version, c.after from changes c where c.kind != 'relaid'
  union all
  select c.release, c.at, 'relaid', c.version, null from changes c where c.kind = 'relaid'
  union all
  select release, first_missing, 'removed', null, 'status ' || status from removals
  union all
  select release, back, 'back', null, null from removals where back is not null
  union all
  select release, at, 'corrected: ' || field, null, why from corrections;

create view embargoes as
  select id as release, site, party, title, published, published_at,
         embargo_status, embargo_until, embargo_raw, first_seen, url, doc
  from releases where embargo_status is not null;

create view roles as
  select a.person, p.name, p.party, a.role, a.post_nominals, min(a.published) as first_published,
         max(a.published) as last_published, count(distinct a.release) as releases
  from appearances a join people p on p.id = a.person
  group by a.person, a.role, a.post_nominals;

create view health as
  select s.id as site, s.name, s.party, s.enabled,
         (select max(started) from runs r where r.site = s.id) as last_run,
         (select max(started) from runs r where r.site = s.id and r.complete) as last_complete_run,
         (select count(*) from releases r where r.site = s.id) as releases,
         (select max(published) from releases r where r.site = s.id) as newest,
         (select max(first_seen) from releases r where r.site = s.id) as last_new,
         (select count(*) from problems p where p.site = s.id and p.open) as open_problems
  from sites s;
"""

# Lists are walked by `doc`: what they show of a release stands in one index, so that no page of text is
# read for a headline. What is counted of speakers stands in indexes too.
LISTS = """
create index releases_listed on releases(
  doc, id, title, party, site, url, published, first_seen, gone_at, edit_count, quote_count,
  embargo_status, language
);
create index quotes_months on quotes(person, kind, published);
create index quotes_said on quotes(release, person, organisation);
create index appearances_capacity on appearances(person, capacity, published);
"""

STEPS = (
    ("m001_places", PLACES),
    ("m002_releases", RELEASES),
    ("m003_history", HISTORY),
    ("m004_fulltext", FULLTEXT),
    ("m005_views", VIEWS),
    ("m006_serving", SERVING),
    ("m007_nights", NIGHTS),
    ("m008_lists", LISTS),
    ("m009_spans", SPANS),
    ("m010_answers", ANSWERS),
)
"""Name and SQL of each migration. Never edit one that was released; add another."""
