"""How many hits a search has, and how they spread over parties, years and months. All of them are counted."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from archive.search.found import Counts, newest
from archive.search.looking import look
from archive.search.statements import Plan, Source, doc_column, tables_and_conditions

HEARD = 1_000
"""Quotes whose speakers are counted beside a search; the page says so, and can be asked to count all."""
_SPEAKERS = 8


@dataclass(frozen=True)
class Facets:
    """Counts for narrowing a search."""

    total: int
    parties: Counts
    """Hits of each party, in the order of their ids."""
    years: Counts
    """Hits of each year, newest first; hits without a date are in none."""


@dataclass(frozen=True)
class Months:
    """Hits by month, ``YYYY-MM``, in order; months without a hit are left out."""

    total: int
    counts: Counts


def facets(conn: sqlite3.Connection, ready: Plan) -> Facets:
    """Count a search."""
    found = look(conn, ready)
    return Facets(found.total, found.by(conn, "party"), found.by(conn, "year")[::-1])


def count(conn: sqlite3.Connection, ready: Plan) -> int:
    """Return how many hits there are."""
    return look(conn, ready).total


def by_month(conn: sqlite3.Connection, ready: Plan) -> Months:
    """Count a search by month of publication. Hits without a date count in the total alone."""
    found = look(conn, ready)
    return Months(found.total, found.by(conn, "month"))


def by_month_sql(ready: Plan) -> tuple[str, dict[str, object]]:
    """Return the SQL of a search by month, for a reader to change; hits without a date have no month."""
    parts: list[str] = []
    parameters: dict[str, object] = {}
    sources: list[Source | None] = [*ready.sources] or [None]
    for source in sources:
        tables, conditions, own = tables_and_conditions(ready, source, shown=False)
        parameters |= own
        where = f" where {' and '.join(conditions)}" if conditions else ""
        parts.append(f"select {doc_column(ready, source)} as doc from {tables}{where}")
    sql = (
        f"select substr(t.published, 1, 7) as month, count(*) as {ready.kind}"
        f" from ({' union all '.join(parts)}) m join {ready.kind} t on t.doc = m.doc group by 1 order by 1"
    )
    return sql, parameters


def spoken(conn: sqlite3.Connection, ready: Plan, *, among: int | None = HEARD) -> list[tuple[str, str, int]]:
    """Return (person, name, hits) of who says most of the newest hits of a search for quotes, or of all."""
    found = look(conn, ready)
    docs = newest(found, found.total if among is None else among)
    return conn.execute(
        "select q.person, e.name, count(*) from json_each(?) m cross join quotes q on q.doc = m.value"
        f" join people e on e.id = q.person group by 1 order by 3 desc, 2 limit {_SPEAKERS}",
        (json.dumps(docs),),
    ).fetchall()
