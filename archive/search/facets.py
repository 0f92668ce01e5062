"""How many hits a search has, and how they spread over parties, years and speakers."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archive.search.narrowing import DAY_BITS
from archive.search.statements import Plan, Source, tables_and_conditions

COUNTED = 50_000
"""Hits whose parties and years are counted one by one. Of more, the newest so many are counted, and the
page says so."""


@dataclass(frozen=True)
class Facets:
    """Counts for narrowing a search. Each list is (value, hits)."""

    total: int
    parties: list[tuple[str, int]]
    years: list[tuple[str, int]]
    newest_only: bool = False
    """The spread is that of the newest `COUNTED` hits; `total` is always of all."""


def facets(conn: sqlite3.Connection, ready: Plan, counted: int = COUNTED) -> Facets:
    """Count a search. Parties come in alphabetical order of their ids, years newest first."""
    if ready.narrowed.impossible:
        return Facets(0, [], [])
    total = count(conn, ready)
    alias = "r" if ready.kind == "releases" else "q"
    docs, parameters = _docs(ready, limit=counted if total > counted else None)
    table = ready.kind
    spread = conn.execute(
        f"select {alias}.party, {alias}.year, count(*) from ({docs}) m cross join {table} {alias}"
        f" on {alias}.doc = m.doc group by 1, 2",
        parameters,
    ).fetchall()
    parties: dict[str, int] = {}
    years: dict[str, int] = {}
    for party, year, hits in spread:
        parties[party] = parties.get(party, 0) + hits
        if year is not None:
            years[str(year)] = years.get(str(year), 0) + hits
    return Facets(total, sorted(parties.items()), sorted(years.items(), reverse=True), total > counted)


@dataclass(frozen=True)
class Months:
    """Hits by month, ``YYYY-MM``, in order; months without a hit are left out."""

    total: int
    counts: list[tuple[str, int]]


def by_month(conn: sqlite3.Connection, ready: Plan) -> Months:
    """Count a search by month of publication. Hits without a date count in the total alone."""
    if ready.narrowed.impossible:
        return Months(0, [])
    docs, parameters = _docs(ready, limit=None)
    days = conn.execute(
        f"select m.doc >> {DAY_BITS} as day, count(*), min(m.doc) from ({docs}) m group by 1", parameters
    ).fetchall()
    counts: dict[str, int] = {}
    for _, hits, doc in days:
        row = conn.execute(f"select published from {ready.kind} where doc = ?", (doc,)).fetchone()
        if row and row[0]:
            counts[row[0][:7]] = counts.get(row[0][:7], 0) + hits
    return Months(sum(hits for _, hits, _ in days), sorted(counts.items()))


def count(conn: sqlite3.Connection, ready: Plan) -> int:
    """Return how many hits there are."""
    if ready.narrowed.impossible:
        return 0
    docs, parameters = _docs(ready, limit=None)
    return int(conn.execute(f"select count(*) from ({docs})", parameters).fetchone()[0])


def _docs(ready: Plan, *, limit: int | None) -> tuple[str, dict[str, object]]:
    """Return SQL that yields the `doc` of every hit once. Without filters it reads the full-text index
    alone."""
    parts: list[str] = []
    parameters: dict[str, object] = {}
    for n, source in enumerate(ready.sources or [None]):
        sql, own = _one_source(ready, source)
        for name, value in own.items():
            # The sources differ in :match and :unless; everything else is shared.
            if name in {"match", "unless"}:
                sql = sql.replace(f":{name}", f":{name}{n}")
                name = f"{name}{n}"
            parameters[name] = value
        parts.append(sql)
    union = " union ".join(parts)
    return (f"{union} order by 1 desc limit {limit}" if limit else union), parameters


def _one_source(ready: Plan, source: Source | None) -> tuple[str, dict[str, object]]:
    tables, conditions, parameters = tables_and_conditions(ready, source)
    doc = f"{source.table}.rowid" if source else ("r.doc" if ready.kind == "releases" else "q.doc")
    if source and not ready.narrowed.conditions:
        tables = source.table
        conditions = [c for c in conditions if not c.startswith(("r.", "q."))]
    elif ready.kind == "quotes":
        tables = tables.replace(" cross join releases r on r.id = q.release", "").replace(
            " cross join releases r", ""
        )
        conditions = [c for c in conditions if c != "r.id = q.release"]
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return f"select {doc} as doc from {tables}{where}", parameters
