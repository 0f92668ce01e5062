"""The tables of evidence.db, as SQL in steps that are only ever added to.

evidence.db holds what came over the network, what people assert and what was told of each night, and nothing
else that was read out of it.
Every table is append-only, held so by triggers; the one way round them is a row in `withdrawing`, which
stands only inside the transaction of `onrecord withdraw`.
"""

from __future__ import annotations

FETCHING = """
create table runs (
  id integer primary key, site text not null, source text not null, started text not null
) strict;
create index runs_site on runs(site, started);

create table run_ends (
  run integer primary key references runs(id), at text not null, complete integer not null,
  counts text not null, pagers text not null
) strict;

create table dictionaries (
  id integer primary key autoincrement, site text not null, pages integer not null, ratio real not null,
  bytes blob not null
) strict;

create table blobs (
  sha256 blob primary key, size integer not null, site text not null,
  dictionary integer references dictionaries(id), bytes blob not null
) strict;
create index blobs_site on blobs(site, dictionary);
create index blobs_dictionary on blobs(dictionary);

create table fetches (
  id integer primary key, run integer not null references runs(id), site text not null, role text not null,
  source text not null, url text not null, final_url text, at text not null, status integer not null,
  headers text not null, blob blob references blobs(sha256),
  unique (url, at, source)
) strict;
create index fetches_run on fetches(run);
create index fetches_blob on fetches(blob);

create table sightings (
  id integer primary key, run integer not null references runs(id), site text not null, listing text not null,
  url text not null, position integer not null, title text, date text, at text not null
) strict;
create index sightings_url on sightings(url, at);
create index sightings_run on sightings(run);

create table problems (
  id integer primary key, run integer not null references runs(id), site text not null, url text not null,
  kind text not null, message text not null, at text not null
) strict;
create index problems_run on problems(run);
create index problems_site on problems(site, url);
"""

NAMING = """
create table ids (
  id text primary key, number integer not null unique, site text not null, address text not null unique,
  minted text not null
) strict;
create index ids_site on ids(site);

create table aliases (
  url text primary key, id text not null references ids(id), at text not null
) strict, without rowid;
create index aliases_id on aliases(id);
"""

ASSERTING = """
create table corrections (
  id integer primary key, release text not null references ids(id), field text not null, value text,
  who text not null, why text not null, at text not null
) strict;
create index corrections_release on corrections(release);

create table lifts (
  id integer primary key, release text not null references ids(id), who text not null, why text not null,
  at text not null
) strict;
create index lifts_release on lifts(release);

create table withdrawals (
  release text primary key, site text not null, reason text not null, who text not null, at text not null
) strict;

create table withdrawn_addresses (
  sha256 blob primary key, release text not null references withdrawals(release)
) strict;

create table withdrawing (release text primary key) strict;
"""

_ONLY_APPENDED = (
    "runs",
    "run_ends",
    "fetches",
    "sightings",
    "problems",
    "ids",
    "aliases",
    "corrections",
    "lifts",
    "withdrawals",
    "withdrawn_addresses",
)

_KEPT = """
create trigger {table}_kept before delete on {table} when not exists (select 1 from withdrawing) begin
  select raise(abort, 'evidence is never deleted: {table}');
end;
"""
_FIXED = """
create trigger {table}_fixed before update on {table} when not exists (select 1 from withdrawing) begin
  select raise(abort, 'evidence is never changed: {table}');
end;
"""
_BLOBS_FIXED = """
create trigger blobs_fixed before update of sha256, size, site on blobs begin
  select raise(abort, 'evidence is never changed: blobs');
end;
"""

GUARDING = "".join(
    [
        *(_KEPT.format(table=table) for table in (*_ONLY_APPENDED, "blobs")),
        *(_FIXED.format(table=table) for table in _ONLY_APPENDED),
        _BLOBS_FIXED,
    ]
)
"""A blob may be compressed anew with another dictionary; what it is, its SHA-256, never changes."""

NIGHTS = (
    """
create table nights (
  at text primary key, since text, new integer not null, edited integer not null, removed integer not null,
  findings integer not null, report text not null
) strict, without rowid;
"""
    + _KEPT.format(table="nights")
    + _FIXED.format(table="nights")
)

STEPS = (
    ("m001_fetching", FETCHING),
    ("m002_naming", NAMING),
    ("m003_asserting", ASSERTING),
    ("m004_guarding", GUARDING),
    ("m005_nights", NIGHTS),
)
"""Name and SQL of each migration. Never edit one that was released; add another."""
