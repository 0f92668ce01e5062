"""What each night's report said in public: kept in evidence.db, because no later reading could tell it again.

The table `nights` of archive.db is made from it, with what names held releases covered as long as they are
held. A withdrawal takes its words out of these reports and of the files in ``reports`` too.
"""

from __future__ import annotations

import html
import sqlite3
from collections.abc import Collection
from pathlib import Path

from archive.covering import Cover
from archive.evidence import Evidence
from archive.hiding import Hidden
from archive.opening import transaction
from archive.rows import Row
from archive.writing import upsert
from crawler.errors import StoreError

FOLDER = "reports"
_COLUMNS = ("at", "since", "new", "edited", "removed", "findings", "report")


def keep_night(evidence: Evidence, night: Row) -> None:
    """Keep a night for good. One that is run again for the same moment is the same night."""
    values = [night[column] for column in _COLUMNS]
    with transaction(evidence.connection, evidence.path) as writing:
        sql = f"insert into nights values ({', '.join('?' * len(_COLUMNS))}) on conflict do nothing"  # noqa: S608
        writing.execute(sql, values)


def sync_nights(
    archive: sqlite3.Connection, path: Path, evidence: sqlite3.Connection, hidden: Hidden
) -> None:
    """Make archive.db say what evidence.db knows of the nights, without what names held releases."""
    if not evidence.execute("select 1 from sqlite_master where name = 'nights'").fetchone():
        return  # an evidence.db that no crawl has opened since this table came to be
    rows = evidence.execute(f"select {', '.join(_COLUMNS)} from nights order by at").fetchall()  # noqa: S608
    nights = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    for night in nights:
        night["report"] = hidden.covered(night["report"])
    with transaction(archive, path):
        upsert(archive, "nights", nights)


def redact_nights(
    connection: sqlite3.Connection, addresses: Collection[str], headlines: Collection[str]
) -> None:
    """Cover a withdrawn release’s addresses and headlines in all reports, inside the caller’s transaction."""
    for at, report in connection.execute("select at, report from nights").fetchall():
        covered = _without(report, addresses, headlines)
        if covered != report:
            connection.execute("update nights set report = ? where at = ?", (covered, at))


def redact_reports(folder: Path, addresses: Collection[str], headlines: Collection[str]) -> None:
    """Cover the same in the report files of a data folder, each file whole or not at all.

    Raises StoreError where a file cannot be written.
    """
    escaped = {*headlines, *(html.escape(each) for each in headlines)}
    for path in sorted((folder / FOLDER).glob("*Z.*")):
        report = path.read_text("utf-8")
        covered = _without(report, addresses, escaped)
        if covered == report:
            continue
        beside = path.with_suffix(path.suffix + ".new")
        try:
            beside.write_text(covered, "utf-8")
            beside.replace(path)
        except OSError as error:
            raise StoreError(
                f"{path} still tells of what is withdrawn and cannot be written ({error.strerror}); give "
                "this user the right to write it, and run the same `onrecord withdraw` again."
            ) from None


def _without(report: str, addresses: Collection[str], headlines: Collection[str]) -> str:
    """Return a report that tells of a release without what tells of it, a headline of one word too."""
    if not Cover(addresses, headlines).is_named_in(report):
        return report
    return Cover(addresses, headlines, few=1).over(report)
