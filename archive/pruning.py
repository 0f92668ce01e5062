"""What may go without loss: bytes that no response names, dictionaries that compress nothing, readings of
what is known no more.

Little of it ever comes up: a relaunch leaves dictionaries, a file put together by hand may hold bytes without
a response, a site whose file is gone leaves readings. Responses, sightings and runs stay for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence, existing
from archive.opening import connect, named, transaction
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import STATE_TABLES
from archive.schema import READINGS, age


@dataclass(frozen=True, slots=True, kw_only=True)
class Superfluous:
    """One sort of rows that may go."""

    what: str
    rows: int
    size: int
    """Bytes of those rows, compressed as they are stored; 0 where they are too small to count."""


_BLOBS = "sha256 not in (select blob from fetches where blob is not null)"
# The newest dictionary of a site is what its next page is compressed with, even if nothing needs it yet.
_DICTIONARIES = """id not in (select dictionary from blobs where dictionary is not null)
  and id not in (select max(id) from dictionaries group by site)"""


def prune(folder: Path, *, sites: Collection[str], dry_run: bool) -> list[Superfluous]:
    """Remove what may go from evidence.db and readings.db in `folder`; return what that was, or would be.

    `sites` are the slugs of all sites that have a file. Each database is one transaction, so that a crawl may
    go on meanwhile. Raises StoreError where a database cannot be used.
    """
    opened = Evidence(folder / EVIDENCE_FILE, readonly=True) if dry_run else existing(folder)
    with opened as evidence:
        found = _of_evidence(evidence, dry_run=dry_run)
        known = {id for (id,) in evidence.connection.execute("select id from ids")}
        of_sites = {slug for slug in evidence.sites() if slug in sites}
    if (folder / STATE_FILE).is_file():
        found += _of_state(folder / STATE_FILE, known, of_sites, dry_run=dry_run)
    return found


def _of_evidence(evidence: Evidence, *, dry_run: bool) -> list[Superfluous]:
    if dry_run:
        with named(evidence.path):
            return _counted(evidence.connection)
    with transaction(evidence.connection, evidence.path) as writing:
        found = _counted(writing)
        # Evidence is guarded by triggers; a row here opens them, inside this transaction alone.
        writing.execute("insert into withdrawing(release) values ('prune')")
        writing.execute(f"delete from blobs where {_BLOBS}")  # noqa: S608
        writing.execute(f"delete from dictionaries where {_DICTIONARIES}")  # noqa: S608
        writing.execute("delete from withdrawing")
    with named(evidence.path):
        evidence.blobs.give_back()
    return found


def _counted(connection: sqlite3.Connection) -> list[Superfluous]:
    found = []
    for what, table, which in (
        ("stored bytes that no response names", "blobs", _BLOBS),
        # Counted as they will be once those bytes are gone.
        ("dictionaries that compress nothing", "dictionaries", _DICTIONARIES.replace(
            "dictionary is not null", f"dictionary is not null and not ({_BLOBS})")),
    ):  # fmt: skip
        sql = f"select count(*), coalesce(sum(length(bytes)), 0) from {table} where {which}"  # noqa: S608
        rows, size = connection.execute(sql).fetchone()
        found.append(Superfluous(what=what, rows=rows, size=size))
    return found


def _of_state(path: Path, known: set[str], sites: set[str], *, dry_run: bool) -> list[Superfluous]:
    with closing(connect(path, readonly=dry_run)) as state, named(path):
        if age(state, READINGS) != "current":  # the next `onrecord parse` throws the file away
            return []
        gone = [
            (table, column, id)
            for table, column in STATE_TABLES
            for id, site in state.execute(f"select {column}, site from {table}")  # noqa: S608
            if id not in known or site not in sites
        ]
        if not dry_run:
            with transaction(state, path):
                for table, column, id in gone:
                    state.execute(f"delete from {table} where {column} = ?", (id,))  # noqa: S608
    return [Superfluous(what="readings of releases or sites that are known no more", rows=len(gone), size=0)]
