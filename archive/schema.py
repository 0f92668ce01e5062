"""Every table, by migration: the three sets of migrations, and what a database of another age means.

evidence    evidence.db   migrated in place, never rebuilt
archive     archive.db    another age is rebuilt beside and copied in, see `archive.rebuilding`
readings    readings.db   thrown away when it is of another age
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal

from sqlite_utils import Database, Migrations

from archive import schema_archive, schema_evidence, schema_readings

Age = Literal["new", "current", "older", "newer"]


def _statements(sql: str) -> Iterator[str]:
    """Split SQL into statements; `executescript` would commit, and a migration must be one transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    assert not statement.strip(), f"SQL without an end: {statement!r}"


def _migrations(name: str, steps: tuple[tuple[str, str], ...]) -> Migrations:
    migrations = Migrations(name)
    for step, sql in steps:

        def run(db: Database, sql: str = sql) -> None:
            for statement in _statements(sql):
                db.conn.execute(statement)

        migrations(name=step)(run)
    return migrations


EVIDENCE = _migrations("evidence", schema_evidence.STEPS)
ARCHIVE = _migrations("archive", schema_archive.STEPS)
READINGS = _migrations("readings", schema_readings.STEPS)

_STEPS = {
    "evidence": schema_evidence.STEPS,
    "archive": schema_archive.STEPS,
    "readings": schema_readings.STEPS,
}


def age(connection: sqlite3.Connection, migrations: Migrations) -> Age:
    """Say how a database stands to the migrations of this program: new (empty), current, older or newer."""
    exists = connection.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone()
    if not exists:
        return "new"
    rows = connection.execute(
        "select name from _sqlite_migrations where migration_set = ?", (migrations.name,)
    )
    applied = {name for (name,) in rows}
    known = {name for name, _ in _STEPS[migrations.name]}
    if applied - known:
        return "newer"
    return "older" if known - applied else "current"
