"""Copy both databases while they are in use, and look at the copies before they count as copies."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.evidence import FILE as EVIDENCE_FILE
from archive.opening import connect, named
from archive.reading import FILE as ARCHIVE_FILE
from archive.times import stamp
from crawler.errors import StoreError, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One database that was copied."""

    path: Path
    size: int
    """Bytes of the copy."""
    rows: int
    """Fetches of evidence.db, releases of archive.db."""


def backup(folder: Path, into: Path, now: datetime) -> list[Copy]:
    """Copy evidence.db and archive.db of `folder` into a new folder of `into`, and return what was copied.

    Each copy is one moment of its database, however much is written meanwhile. The folder gets its name, the
    moment, only after both copies were opened and looked through. readings.db is not copied: it can be made
    again. Raises StoreError where a copy fails, Usage where there is nothing to copy.
    """
    if not (folder / EVIDENCE_FILE).is_file():
        raise Usage(f"There is no {EVIDENCE_FILE} in {folder}; name the folder with --data.")
    name = "onrecord-" + stamp(now).replace("-", "").replace(":", "")
    done, half = into / name, into / f"{name}.part"
    if done.exists():
        raise Usage(f"{done} exists already.")
    shutil.rmtree(half, ignore_errors=True)
    try:
        half.mkdir(parents=True)
    except OSError as error:
        raise StoreError(f"{half} cannot be made ({error.strerror}); name another folder.") from error
    copies = [
        _copy(folder / file, half / file, table)
        for file, table in ((EVIDENCE_FILE, "fetches"), (ARCHIVE_FILE, "releases"))
        if (folder / file).is_file()
    ]
    half.rename(done)
    return [Copy(path=done / copy.path.name, size=copy.size, rows=copy.rows) for copy in copies]


def _copy(source: Path, target: Path, table: str) -> Copy:
    with closing(connect(source)) as connection, named(target):
        connection.execute("vacuum into ?", (str(target),))
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as copy, named(target):
        (said,) = copy.execute("pragma integrity_check(1)").fetchone()
        if said != "ok":
            raise StoreError(f"The copy {target} is damaged ({said}); look at the disk, and copy again.")
        (rows,) = copy.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    return Copy(path=target, size=target.stat().st_size, rows=rows)
