"""The one file that readers are shown: where it lies, and whether its pages can be made from it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crawler.errors import StoreError


def archive_file(folder: Path) -> Path:
    """Return archive.db in the data folder, or say how to make one."""
    file = folder / "archive.db"
    if not file.is_file():
        raise StoreError(
            f"There is no archive at {file}. Run `onrecord parse` first, or `onrecord demo` to see one."
        )
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as conn:
        made = conn.execute("select 1 from sqlite_master where name = 'quotes_heard'").fetchone()
    if made is None:
        raise StoreError(
            f"{file} was made by an older onrecord and lacks an index that the pages need."
            " Run `onrecord parse` once; it brings the archive up to date."
        )
    return file
