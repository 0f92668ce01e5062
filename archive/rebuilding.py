"""Open archive.db for writing; where its schema is of another age, fill a new one beside it and copy that
in.

The copy is made by SQLite's backup, one transaction in the file itself: whoever reads at that moment,
Datasette among them, sees the old archive until the end and then the new one. A file renamed into place
would not be noticed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.opening import connect, named, open_migrated, refuse_newer, transaction
from archive.schema import ARCHIVE, age
from archive.schema_fulltext import FULLTEXT_TABLES
from archive.writing import make_equal


class Archive:
    """archive.db, or what is to become it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, becomes: Path | None = None) -> None:
        self.connection = connection
        self.path = path
        self._becomes = becomes
        """The file into which this one is copied when it is full, where this one was made beside it."""

    @property
    def rebuilt(self) -> bool:
        """Whether this is a new file that must be filled whole."""
        return self._becomes is not None

    def forget_deleted_words(self) -> None:
        """Leave no word of deleted rows in the full-text indexes, which keep them until they are merged."""
        with transaction(self.connection, self.path):
            for table in FULLTEXT_TABLES:
                self.connection.execute(f"insert into {table}({table}) values ('optimize')")  # noqa: S608

    def finish(self) -> None:
        """Copy a rebuilt archive into its place, while others read there."""
        if self._becomes is None:
            return
        with named(self._becomes):
            live = connect(self._becomes)
            try:
                self.connection.backup(live)
            finally:
                live.close()

    def close(self) -> None:
        """Close the file, and remove it where it was only made to be copied."""
        self.connection.close()
        if self._becomes is not None:
            _remove(self.path)

    def reading_keys(self, site: str) -> dict[str, str]:
        """Return for each release of a site what it was read from and by, see `archive.reading_site`."""
        rows = self.connection.execute("select id, reading from releases where site = ?", (site,))
        return dict(rows.fetchall())

    def filled(self, id: str) -> dict[str, Any]:
        """Return the values of a release that tell whether another reading is worse."""
        cursor = self.connection.execute(
            """select url, title, published, body, language, embargo_status, notes, quote_count,
            (select count(*) from appearances a where a.release = r.id) as person_count
            from releases r where id = ?""",
            (id,),
        )
        names = [each[0] for each in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def count(self, site: str) -> int:
        """Return how many releases of a site stand in the archive."""
        row = self.connection.execute("select count(*) from releases where site = ?", (site,)).fetchone()
        return int(row[0])

    def open_problems(self, site: str) -> Counter[str]:
        """Return the open problems of a site by kind."""
        rows = self.connection.execute(
            "select kind, count(*) from problems where site = ? and open group by kind", (site,)
        )
        return Counter(dict(rows.fetchall()))

    def sync_redirects(self, site: str, retired: dict[str, str]) -> None:
        """Make the redirects of a site say which id took the place of which, of those that can be seen."""
        seen = self.reading_keys(site)
        rows = [
            {"id": old, "release": new, "site": site} for old, new in sorted(retired.items()) if new in seen
        ]
        with transaction(self.connection, self.path):
            make_equal(self.connection, "redirects", "site = ?", (site,), rows)


def open_archive(path: Path, *, dry_run: bool = False) -> Archive:
    """Open archive.db for writing, or what is to be copied into it; for a dry run nothing of it is written.

    Raises StoreError where it cannot be used, or was written by a newer onrecord.
    """
    if not path.exists():
        return _in_memory(path) if dry_run else Archive(_migrated(path), path)
    live = connect(path)
    try:
        with named(path):
            refuse_newer(path, live, ARCHIVE)
            outdated = age(live, ARCHIVE) == "older"
    finally:
        live.close()
    if dry_run:
        return _in_memory(path) if outdated else Archive(connect(path, readonly=True), path)
    if not outdated:
        return Archive(_migrated(path), path)
    beside = path.with_name(path.name + ".new")
    _remove(beside)  # left over from a rebuilding that was killed
    return Archive(_migrated(beside), beside, becomes=path)


def _migrated(path: Path) -> sqlite3.Connection:
    connection = open_migrated(path, ARCHIVE, synchronous="normal")
    # What is taken out under an embargo must not stay legible in the free pages of a file that is served.
    connection.execute("pragma secure_delete = on")
    return connection


def _in_memory(path: Path) -> Archive:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    ARCHIVE.apply(Database(connection))
    return Archive(connection, path)


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
