"""Open a database of the archive, and give every way in which that can fail a name and a next step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.schema import age
from crawler.errors import StoreError

BUSY_SECONDS = 30.0
"""How long a writer waits for another one before it is called locked."""

_NEXT_STEPS = {
    sqlite3.SQLITE_BUSY: "is locked by another process; wait until that onrecord command ends",
    sqlite3.SQLITE_LOCKED: "is locked by another part of this process; end the other command first",
    sqlite3.SQLITE_READONLY: "cannot be written; give this user the right to write it and its folder",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; free some space and run the command again, "
    "nothing that was stored before is lost",
    sqlite3.SQLITE_NOTADB: "is no SQLite database; move it away, or name another folder with --data",
    sqlite3.SQLITE_CORRUPT: "is damaged; run `onrecord verify`, and put back the last backup",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and may be written",
    sqlite3.SQLITE_PERM: "cannot be opened; give this user the right to read and write it",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check the disk and its free space",
}


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file that cannot be used into a StoreError that says what to do next.

    An error that is a fault of ours (a wrong statement, a broken constraint) goes through as it is.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in _NEXT_STEPS:
            raise
        raise StoreError(f"{path} {_NEXT_STEPS[code]} (SQLite says: {error}).") from error


def connect(path: Path, *, readonly: bool = False, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a database file as it is, with foreign keys on and no implicit transactions.

    Raises StoreError where the file is missing (when it is only to be read) or cannot be used.
    """
    if readonly and not path.is_file():
        first = "parse" if path.name == "archive.db" else "crawl"
        raise StoreError(
            f"{path} does not exist; run `onrecord {first}` first, or name the folder with --data."
        )
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database; name another folder with --data.")
    with named(path):
        target = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
        connection = sqlite3.connect(target, uri=True, isolation_level=None, timeout=busy)
        try:
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma recursive_triggers = on")
            connection.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.DatabaseError:
            connection.close()
            raise
    return connection


def open_migrated(
    path: Path,
    migrations: Migrations,
    *,
    busy: float = BUSY_SECONDS,
    synchronous: str = "full",
    page_size: int = 4096,
) -> sqlite3.Connection:
    """Open a database for writing, in WAL mode, with every migration applied; it is made where missing.

    `synchronous` is SQLite's: ``full`` survives a power cut with every page, ``normal`` may lose the last
    ones. Raises StoreError, also where a newer onrecord wrote the file.
    """
    connection = connect(path, busy=busy)
    try:
        with named(path):
            refuse_newer(path, connection, migrations)
            if age(connection, migrations) == "new":
                connection.execute(f"pragma page_size = {page_size}")
                connection.execute("pragma auto_vacuum = incremental")
                connection.execute("pragma journal_mode = wal")
            connection.execute(f"pragma synchronous = {synchronous}")
            if age(connection, migrations) != "current":
                migrations.apply(Database(connection, recursive_triggers=True))
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_newer(path: Path, connection: sqlite3.Connection, migrations: Migrations) -> None:
    """Raise StoreError where a newer onrecord has migrated the file further than this one knows."""
    if age(connection, migrations) == "newer":
        raise StoreError(
            f"{path} was written by a newer onrecord than this one; install that version, or a later one."
        )


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Run a block as one transaction that has the right to write from its beginning.

    A transaction that only later asks to write meets "database is locked" at once, however long the time-out.
    """
    with named(path):
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
        connection.execute("commit")
