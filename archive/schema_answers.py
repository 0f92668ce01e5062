"""What the ready-made queries of archive.db are answered from, so that none of them reads every text; and by
which indexes a release or quote that is known by id is found without reading it.

`beginnings` holds how each longer quote begins, in the order of the words: two quotes that are the same begin
the same, and only those are compared whole. Grouping 130,000 quotes by their text took two seconds. It is a
table and not an index, because SQLite before 3.41 reads the row of every entry of an index on an expression.
"""

from __future__ import annotations

_TABLE = """
create table beginnings (
  beginning text not null, release text not null, quote text not null,
  primary key (beginning, release, quote)
) strict, without rowid;
insert into beginnings(beginning, release, quote)
  select substr(text, 1, 64), release, id from quotes where kind = 'speech' and words >= 8;
"""
_INSERT = """  insert into beginnings(beginning, release, quote)
    select substr(new.text, 1, 64), new.release, new.id where new.kind = 'speech' and new.words >= 8;
"""
_DELETE = """  delete from beginnings
    where beginning = substr(old.text, 1, 64) and release = old.release and quote = old.id;
"""
_TRIGGERS = (
    ("beginnings_ai", "insert", _INSERT),
    ("beginnings_ad", "delete", _DELETE),
    ("beginnings_au", "update of id, release, text, kind, words", _DELETE + _INSERT),
)
_INDEXES = """
create index quotes_heard on quotes(kind, person, release, party, year, published);
create index appearances_held on appearances(person, role, published);
create index releases_docs on releases(id, doc);
create index quotes_docs on quotes(release, person, doc);
"""

ANSWERS = (
    _TABLE
    + "".join(
        f"create trigger {name} after {event} on quotes begin\n{does}end;\n"
        for name, event, does in _TRIGGERS
    )
    + _INDEXES
)
TRIGGERS = tuple(name for name, *_ in _TRIGGERS)
