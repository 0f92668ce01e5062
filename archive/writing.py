"""Write rows into archive.db: only those that differ, and a release in one transaction, so that a reader sees
each release before or after, never between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from archive.opening import transaction
from archive.people import add_people, settle_people
from archive.rows import Row

KEYS = {
    "releases": ("id",),
    "addresses": ("url", "release"),
    "paragraphs": ("release", "part", "n"),
    "quotes": ("id",),
    "quote_pieces": ("quote", "n"),
    "appearances": ("release", "person", "capacity"),
    "links": ("release", "n"),
    "doubts": ("release", "n"),
    "versions": ("id",),
    "changes": ("version", "n"),
    "removals": ("release", "n"),
    "corrections": ("release", "n"),
    "parties": ("id",),
    "sites": ("id",),
    "runs": ("id",),
    "coverage": ("site", "month"),
    "problems": ("id",),
    "redirects": ("id",),
    "withdrawals": ("id",),
    "findings": ("site", "kind", "message"),
    "nights": ("at",),
}
"""The primary key of each table that is written."""

OF_RELEASES = tuple(KEYS)[: tuple(KEYS).index("parties")]
"""The tables whose rows belong to a release, in the order in which they are written."""

_OF_RELEASE = {"releases": "id = ?", "quote_pieces": "quote in (select id from quotes where release = ?)"}


def write_release(
    connection: sqlite3.Connection, path: Path, id: str, rows: dict[str, list[Row]], known: dict[str, str]
) -> bool:
    """Make the rows of a release what `rows` says, in one transaction; return whether anything differed.

    `known` gives the person ids of the names in it. Raises StoreError where the database cannot be written.
    """
    head = rows["releases"][0]
    with transaction(connection, path):
        before = connection.total_changes
        touched = _people_of(connection, id) | set(known.values())
        add_people(connection, head["party"], known)
        _write_head(connection, {column: value for column, value in head.items() if column != "reading"})
        for table, wanted in rows.items():
            if table != "releases":
                make_equal(connection, table, _where(table), (id,), wanted)
        settle_people(connection, touched)
        differed = connection.total_changes != before
        connection.execute(
            "update releases set reading = ? where id = ? and reading is not ?",
            (head["reading"], id, head["reading"]),
        )
        return differed


def _where(table: str) -> str:
    return _OF_RELEASE.get(table, "release = ?")


def _write_head(connection: sqlite3.Connection, row: Row) -> None:
    """Insert the row of a release, or set what differs in it.

    Only what differs: the full-text triggers run for every text column that a statement names, changed or
    not.
    """
    cursor = connection.execute("select * from releases where id = ?", (row["id"],))
    names = [each[0] for each in cursor.description]
    found = cursor.fetchone()
    if found is None:
        upsert(connection, "releases", [row | {"reading": ""}])
        return
    stands = dict(zip(names, found, strict=True))
    other = {column: _storable(value) for column, value in row.items() if _storable(value) != stands[column]}
    if other:
        assignments = ", ".join(f'"{column}" = ?' for column in other)
        sql = f"update releases set {assignments} where id = ?"  # noqa: S608
        connection.execute(sql, [*other.values(), row["id"]])


def differs(connection: sqlite3.Connection, id: str, rows: dict[str, list[Row]]) -> bool:
    """Say whether any row of a release is not what `rows` says; nothing is written."""
    for table, wanted in rows.items():
        columns = [column for column in (wanted[0] if wanted else KEYS[table]) if column != "reading"]
        sql = f"select {_names(columns)} from {table} where {_where(table)}"  # noqa: S608
        stand = sorted(map(repr, connection.execute(sql, (id,)).fetchall()))
        if stand != sorted(repr(tuple(_storable(row[column]) for column in columns)) for row in wanted):
            return True
    return False


def stored_rows(connection: sqlite3.Connection, id: str) -> dict[str, list[Row]]:
    """Return the rows of a release as they stand, by table, in the order in which they are written."""
    found: dict[str, list[Row]] = {}
    for table in OF_RELEASES:
        cursor = connection.execute(f"select * from {table} where {_where(table)}", (id,))  # noqa: S608
        names = [each[0] for each in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return found


def delete_release(connection: sqlite3.Connection, path: Path, id: str) -> None:
    """Take every row of a release out, in one transaction."""
    with transaction(connection, path):
        touched = _people_of(connection, id)
        connection.execute("delete from releases where id = ?", (id,))
        settle_people(connection, touched)


def _people_of(connection: sqlite3.Connection, id: str) -> set[str]:
    rows = connection.execute("select distinct person from appearances where release = ?", (id,))
    return {person for (person,) in rows}


def upsert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows, and change those whose key is there where any value differs; equal rows are not
    written.
    """
    if not rows:
        return
    columns, key = list(rows[0]), KEYS[table]
    others = [column for column in columns if column not in key]
    sql = (
        f"insert into {table} ({_names(columns)}) values ({', '.join('?' * len(columns))})"  # noqa: S608
        f" on conflict ({_names(key)}) do update set "
        + ", ".join(f'"{column}" = excluded."{column}"' for column in others)
        + " where "
        + " or ".join(f'"{column}" is not excluded."{column}"' for column in others)
    )
    connection.executemany(sql, [[_storable(row[column]) for column in columns] for row in rows])


def make_equal(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[object], rows: Sequence[Row]
) -> None:
    """Make the rows of `table` that `where` names equal to `rows`: delete what is too much or differs,
    insert.
    """
    key = KEYS[table]
    wanted = {tuple(row[column] for column in key): row for row in rows}
    columns = list(rows[0]) if rows else list(key)
    found = connection.execute(f"select {_names(columns)} from {table} where {where}", values)  # noqa: S608
    stand = set()
    wrong = []
    for each in found.fetchall():
        row = dict(zip(columns, each, strict=True))
        id = tuple(row[column] for column in key)
        if id in wanted and all(_storable(wanted[id][column]) == row[column] for column in columns):
            stand.add(id)
        else:
            wrong.append(id)
    which = " and ".join(f'"{column}" = ?' for column in key)
    connection.executemany(f"delete from {table} where {which}", wrong)  # noqa: S608
    sql = f"insert into {table} ({_names(columns)}) values ({', '.join('?' * len(columns))})"  # noqa: S608
    missing = [row for id, row in wanted.items() if id not in stand]
    connection.executemany(sql, [[_storable(row[column]) for column in columns] for row in missing])


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _storable(value: object) -> object:
    """Return a value as SQLite can hold it: half a surrogate pair, from a broken page, becomes U+FFFD."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
