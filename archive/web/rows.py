"""Small questions that several pages ask, and rows as dictionaries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]


def rows(
    conn: sqlite3.Connection, sql: str, parameters: Iterable[object] | dict[str, object] = ()
) -> list[Row]:
    """Run a statement and return its rows as dictionaries."""
    cursor = conn.execute(sql, parameters if isinstance(parameters, dict) else tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def first(
    conn: sqlite3.Connection, sql: str, parameters: Iterable[object] | dict[str, object] = ()
) -> Row | None:
    """Return the first row, or None."""
    return next(iter(rows(conn, sql, parameters)), None)


def parties(conn: sqlite3.Connection) -> dict[str, Row]:
    """Return all parties by id, in alphabetical order of their names."""
    return {row["id"]: row for row in rows(conn, "select * from parties order by name, id")}


def parties_heard(conn: sqlite3.Connection) -> dict[str, Row]:
    """Return the parties that have releases here, by id, in alphabetical order of their names."""
    found = rows(
        conn,
        "select * from parties p where exists (select 1 from releases r where r.party = p.id)"
        " order by name, id",
    )
    return {row["id"]: row for row in found}


def by(values: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Group rows by a column, keeping their order."""
    grouped: dict[Any, list[Row]] = {}
    for row in values:
        grouped.setdefault(row[key], []).append(row)
    return grouped
