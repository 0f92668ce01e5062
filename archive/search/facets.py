"""How many hits a search has, and how they spread over parties, years and months.

Counting rows of a full-text index is cheap: 11 ms for a word that stands in 100,000 releases. Looking each
one up to see its party is not, so parties and years are those of the newest `COUNTED` hits, which is all of
them for most searches, and the answer says which it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.narrowing import ALIAS, DAY_BITS
from archive.search.statements import Plan, Source, doc_column, tables_and_conditions

COUNTED = 5_000
"""Hits whose party and year are looked up."""
NARROWED = COUNTED
"""Hits that are counted where a filter must be looked up for each; of more it is said that there are more."""


@dataclass(frozen=True)
class Facets:
    """Counts for narrowing a search. Each list is (value, hits)."""

    total: int
    parties: list[tuple[str, int]]
    years: list[tuple[str, int]]
    newest_only: bool = False
    """The spread is that of the newest `COUNTED` hits."""
    at_least: bool = False
    """There are more hits than `total`."""


@dataclass(frozen=True)
class Months:
    """Hits by month, ``YYYY-MM``, in order; months without a hit are left out."""

    total: int
    counts: list[tuple[str, int]]


def facets(conn: sqlite3.Connection, ready: Plan, counted: int = COUNTED) -> Facets:
    """Count a search. Parties come in the order of their ids, years newest first."""
    if ready.narrowed.impossible:
        return Facets(0, [], [])
    narrowed = bool(ready.narrowed.conditions or ready.exclude)
    spread = _spread(conn, ready, counted)
    # Where each hit must be looked up, looking once serves the count as well.
    seen = sum(hits for _, _, hits in spread)
    total = seen if narrowed else count(conn, ready)
    parties: dict[str, int] = {}
    years: dict[str, int] = {}
    for party, year, hits in spread:
        parties[party] = parties.get(party, 0) + hits
        if year is not None:
            years[str(year)] = years.get(str(year), 0) + hits
    at_least = narrowed and seen >= counted
    return Facets(
        total,
        sorted(parties.items()),
        sorted(years.items(), reverse=True),
        newest_only=at_least or total > counted,
        at_least=at_least,
    )


def _spread(conn: sqlite3.Connection, ready: Plan, counted: int) -> list[tuple[str, int | None, int]]:
    """Return (party, year, hits) of the newest hits, read from an index that holds no text."""
    docs, parameters = _docs(ready, newest=counted)
    alias = ALIAS[ready.kind]
    return conn.execute(
        f"select {alias}.party, {alias}.year, count(*) from ({docs}) m cross join {ready.kind} {alias}"
        f" indexed by {ready.kind}_spread on {alias}.doc = m.doc group by 1, 2",
        parameters,
    ).fetchall()


def bounded_count(conn: sqlite3.Connection, ready: Plan) -> tuple[int, bool]:
    """Return how many hits there are, and whether there are more; only searches with filters are cut off."""
    if not ready.narrowed.conditions and not ready.exclude:
        return count(conn, ready), False
    docs, parameters = _docs(ready, newest=NARROWED + 1)
    total = int(conn.execute(f"select count(*) from ({docs})", parameters).fetchone()[0])
    return min(total, NARROWED), total > NARROWED


def count(conn: sqlite3.Connection, ready: Plan) -> int:
    """Return how many hits there are, all of them counted."""
    if ready.narrowed.impossible:
        return 0
    total = 0
    for source in _sources(ready):
        sql, parameters = _one_source(ready, source)
        total += int(conn.execute(f"select count(*) from ({sql})", parameters).fetchone()[0])
    return total


def by_month(conn: sqlite3.Connection, ready: Plan) -> Months:
    """Count a search by month of publication. Hits without a date count in the total alone."""
    if ready.narrowed.impossible:
        return Months(0, [])
    docs, parameters = _docs(ready, newest=None)
    days = conn.execute(
        f"select m.doc >> {DAY_BITS} as day, count(*), min(m.doc) from ({docs}) m group by 1", parameters
    ).fetchall()
    counts: dict[str, int] = {}
    for _, hits, doc in days:
        row = conn.execute(f"select published from {ready.kind} where doc = ?", (doc,)).fetchone()
        if row and row[0]:
            counts[row[0][:7]] = counts.get(row[0][:7], 0) + hits
    return Months(sum(hits for _, hits, _ in days), sorted(counts.items()))


def by_month_sql(ready: Plan) -> tuple[str, dict[str, object]]:
    """Return the SQL of a search by month, for a reader to change; hits without a date have no month."""
    docs, parameters = _docs(ready, newest=None)
    sql = (
        f"select substr(t.published, 1, 7) as month, count(*) as {ready.kind} from ({docs}) m"
        f" join {ready.kind} t on t.doc = m.doc group by 1 order by 1"
    )
    return sql, parameters


def _sources(ready: Plan) -> list[Source | None]:
    return [*ready.sources] or [None]


def _docs(ready: Plan, *, newest: int | None) -> tuple[str, dict[str, object]]:
    """Return SQL that yields the `doc` of every hit, or of the newest; each source is cut before they are
    merged."""
    parts: list[str] = []
    parameters: dict[str, object] = {}
    for source in _sources(ready):
        sql, own = _one_source(ready, source)
        parameters |= own
        parts.append(f"select * from ({sql} order by 1 desc limit {newest})" if newest is not None else sql)
    merged = " union all ".join(parts)
    return (f"{merged} order by 1 desc limit {newest}" if newest is not None else merged), parameters


def _one_source(ready: Plan, source: Source | None) -> tuple[str, dict[str, object]]:
    tables, conditions, parameters = tables_and_conditions(ready, source, shown=False)
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return f"select {doc_column(ready, source)} as doc from {tables}{where}", parameters


def spoken(conn: sqlite3.Connection, ready: Plan) -> Iterator[tuple[str, str, int]]:
    """Yield (person, name, hits) of the newest hits of a search for quotes, most quoted first."""
    if ready.narrowed.impossible:
        return
    docs, parameters = _docs(ready, newest=COUNTED // 5)
    yield from conn.execute(
        f"select q.person, e.name, count(*) from ({docs}) m cross join quotes q on q.doc = m.doc"
        " join people e on e.id = q.person group by 1 order by 3 desc, 2 limit 8",
        parameters,
    )
