"""Where words stand among the rows, as bits: how a search is counted without looking up its hits.

A span is 32 days of releases, or of quotes. Its rows stand in the order of `doc`, and what is common in the
archive has a row of bits here, one bit a row: each party, site and month, and each word that stands in
thousands of rows. Counting a search is then a matter of bits that both have. Triggers throw the bits of a
span away when any of its rows is written or deleted, in the same transaction; a parse ends by making them
again (`archive.spanning`), and until then that span is searched for itself. So the bits only ever change how
long an answer takes, and nothing of a release that was taken out stays in them.
"""

from __future__ import annotations

from archive.schema_fulltext import TEXT

QUOTE_BITS = 12
"""A quote's `doc` is its release's, shifted by this many bits, plus its place among the release's quotes."""
SPAN_BITS = {"releases": 31 + 5, "quotes": 31 + QUOTE_BITS + 5}
"""How far a `doc` is shifted to give its span: the number of a release (31 bits), and 32 days."""

_TABLES = """
create table spans (
  kind text not null, span integer not null, stamp text, docs blob, primary key (kind, span)
) strict, without rowid;

create table postings (
  kind text not null, sort text not null, word text not null, span integer not null, bits blob not null,
  primary key (kind, sort, word, span)
) strict, without rowid;
create index postings_span on postings(kind, span);

create table common_words (
  kind text not null, sort text not null, word text not null, asked text not null,
  counted_in integer not null, primary key (kind, sort, word)
) strict, without rowid;
"""

_STALE = """  delete from postings where kind = '{table}' and span = {row}.doc >> {shift};
  insert into spans(kind, span) values ('{table}', {row}.doc >> {shift})
    on conflict(kind, span) do update set stamp = null, docs = null;
"""
_EMPTY = """  delete from spans where kind = '{table}' and span = old.doc >> {shift} and not exists (select 1
    from {table}
    where doc >= (old.doc >> {shift}) << {shift} and doc < ((old.doc >> {shift}) + 1) << {shift});
"""


def _kept(table: str, columns: tuple[str, ...]) -> str:
    """Return the SQL that throws a span's bits away whenever one of its rows changes."""
    shift = SPAN_BITS[table]
    new, old = (_STALE.format(table=table, row=row, shift=shift) for row in ("new", "old"))
    empty = _EMPTY.format(table=table, shift=shift)
    counted = ", ".join(("doc", "site", "party", "published", "language", *columns))
    return (
        f"insert into spans(kind, span) select distinct '{table}', doc >> {shift} from {table};\n"  # noqa: S608
        f"create trigger {table}_spans_ai after insert on {table} begin\n{new}end;\n"
        f"create trigger {table}_spans_ad after delete on {table} begin\n{old}{empty}end;\n"
        f"create trigger {table}_spans_au after update of {counted} on {table} begin\n{old}{new}{empty}end;\n"
    )


SPANS = _TABLES + "".join(_kept(table, columns) for table, columns in TEXT.items())
TRIGGERS = tuple(f"{table}_spans_{end}" for table in TEXT for end in ("ai", "ad", "au"))
