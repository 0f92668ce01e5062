"""Look whether both databases are what they should be: the files, every blob's hash, every id, every
index.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from archive.covering import BLOCK
from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence
from archive.hiding import Hidden, naming
from archive.ids import NUMBERS, quote_id, release_id
from archive.opening import connect, named, refuse_newer
from archive.reading import FILE as ARCHIVE_FILE
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import holds_in
from archive.rows import QUOTES
from archive.schema import ARCHIVE, READINGS, age
from archive.schema_fulltext import FULLTEXT_TABLES
from archive.times import moment
from crawler.errors import StoreError

_EPOCH = date(1970, 1, 1).toordinal()


def verify(folder: Path, progress: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with the databases in `folder`; nothing where all is
    well.

    `progress` is told how many blobs were looked at, and how many there are. Raises StoreError where a
    database cannot be opened at all.
    """
    with Evidence(folder / EVIDENCE_FILE, readonly=True) as evidence, named(evidence.path):
        yield from _file(evidence.connection, evidence.path)
        yield from _blobs(evidence, progress)
        yield from _ids(evidence)
    if not (folder / ARCHIVE_FILE).is_file():
        return
    with closing(connect(folder / ARCHIVE_FILE)) as archive, named(folder / ARCHIVE_FILE):
        refuse_newer(folder / ARCHIVE_FILE, archive, ARCHIVE)
        yield from _file(archive, folder / ARCHIVE_FILE)
        yield from _fulltext(archive)
        yield from _documents(archive)
        yield from _quotes(archive)
        yield from _against_evidence(archive, folder)


def _file(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for (said,) in connection.execute("pragma integrity_check"):
        if said != "ok":
            yield f"{path.name}: {said}."
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"{path.name}: row {row} of {table} points to a row of {parent} that does not exist."


def _blobs(evidence: Evidence, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    digests = evidence.connection.execute("select sha256 from blobs order by rowid").fetchall()
    for number, (digest,) in enumerate(digests, start=1):
        try:
            found = hashlib.sha256(evidence.blobs.get(digest)).digest()
        except StoreError as error:
            yield str(error)
        else:
            if found != digest:
                yield f"{EVIDENCE_FILE}: the bytes of the blob {digest.hex()} have the hash {found.hex()}."
        if progress is not None:
            progress(number, len(digests))


def _ids(evidence: Evidence) -> Iterator[str]:
    rows = evidence.connection.execute("select id, address, number from ids order by id")
    for id, address, number in rows:
        if id != release_id(address) or not 0 <= number < NUMBERS:
            yield f"{EVIDENCE_FILE}: the id {id} does not follow from its address {address}."


def _fulltext(archive: sqlite3.Connection) -> Iterator[str]:
    for table in FULLTEXT_TABLES:
        try:
            archive.execute(f"insert into {table}({table}, rank) values ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise  # another command is writing, or the file cannot be written: nothing is wrong with it
            yield f"{ARCHIVE_FILE}: the full-text index {table} is not that of its texts ({error})."


def _documents(archive: sqlite3.Connection) -> Iterator[str]:
    rows = archive.execute("select id, doc, published, first_seen from releases order by id")
    for id, doc, published, first_seen in rows:
        day = date.fromisoformat(published) if published else moment(first_seen).date()
        if doc // NUMBERS != day.toordinal() - _EPOCH:
            yield f"{ARCHIVE_FILE}: the doc {doc} of release {id} does not follow from its date."


def _quotes(archive: sqlite3.Connection) -> Iterator[str]:
    rows = archive.execute(
        """select q.id, q.release, q.text, q.doc, r.doc, q.n,
        (select count(*) from quotes o where o.release = q.release and o.text = q.text and o.n < q.n)
        from quotes q join releases r on r.id = q.release order by q.id"""
    )
    for id, release, text, doc, of, n, before in rows:
        derived = id == quote_id(release, text, before) or BLOCK in text  # its words are covered for now
        if not derived or doc != of * QUOTES + n:
            yield f"{ARCHIVE_FILE}: the id or doc of quote {id} does not follow from its release and words."


def _against_evidence(archive: sqlite3.Connection, folder: Path) -> Iterator[str]:
    """Look that every release has evidence, and that none is served which is held or withdrawn."""
    archive.execute("attach ? as evidence", (f"{(folder / EVIDENCE_FILE).absolute().as_uri()}?mode=ro",))
    for (id,) in archive.execute("select id from releases where id not in (select id from evidence.ids)"):
        yield f"{ARCHIVE_FILE}: the release {id} has no evidence."
    for (id,) in archive.execute(
        "select id from releases where id in (select release from evidence.withdrawals)"
    ):
        yield f"{ARCHIVE_FILE}: the release {id} was withdrawn and is still there."
    if (folder / STATE_FILE).is_file():
        archive.execute("attach ? as state", (f"{(folder / STATE_FILE).absolute().as_uri()}?mode=ro",))
        for (id,) in archive.execute("select id from releases where id in (select id from state.holds)"):
            yield f"{ARCHIVE_FILE}: the release {id} is held under an embargo and is still there."
        with closing(connect(folder / STATE_FILE, readonly=True)) as state:
            holds = holds_in(state) if age(state, READINGS) == "current" else ()
        for release, _, _ in naming(archive, Hidden(holds)):
            yield f"{ARCHIVE_FILE}: the release {release} names one that is held; run `onrecord parse`."
