"""One night, unattended: crawl every site, parse, judge, report; killed anywhere, the next one carries on.

Every step is safe to repeat: a page is stored whole or not at all, a walk that was not finished is walked
again, a release is written in one transaction, and a report covers what came since the one before it.
"""

from __future__ import annotations

import hashlib
import shutil
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from archive import health_history, reading
from archive.asserting import holds
from archive.evidence import FILE, Evidence
from archive.health import Finding
from archive.lock import crawl_lock
from archive.reading_release import ReadRelease
from archive.reading_site import SiteSummary
from archive.report import NightReport, gather
from archive.report_files import last_report, write_report
from archive.times import moment, stamp
from crawler.errors import StoreError, Usage
from crawler.records import Party, SiteSpec

Clock = Callable[[], datetime]
Crawl = Callable[[Sequence[SiteSpec], Evidence, set[str]], Sequence[str]]
"""Crawls sites into evidence, those named widely; returns sentences about what a person must look at."""

ROOM = 200 * 2**20
"""Bytes that must be free before a night begins: about what a first night with forty sites takes."""
SLACK = timedelta(hours=1)
"""How far a clock may have been put back, as a time server does, before it is called wrong."""


@dataclass(slots=True, kw_only=True)
class Night:
    """What a night came to."""

    report: NightReport
    files: tuple[Path, ...]
    summaries: list[SiteSummary] = field(default_factory=list)

    @property
    def needs_a_person(self) -> bool:
        """Whether the exit code is 1."""
        return self.report.needs_a_person


def run_night(
    folder: Path,
    *,
    sites: Mapping[str, SiteSpec],
    chosen: Sequence[SiteSpec],
    parties: Mapping[str, Party],
    clock: Clock,
    crawl: Crawl,
    wide: bool = False,
    right_clock: bool = False,
    read: ReadRelease | None = None,
) -> Night:
    """Crawl the `chosen` sites and bring archive.db, its findings and the reports of a folder up to date.

    `wide` asks for a wide sweep of all sites, not only of those whose day it is. `right_clock` says that the
    clock is right although an earlier run was later. Raises StoreError where the night cannot run: another
    one does, the disk is full, the folder cannot be written, the clock was put back.
    """
    check_room(folder)
    with crawl_lock(folder, now=clock()) as died, Evidence(folder / FILE) as evidence:
        check_clock(evidence, clock(), right=right_clock)
        widely = {spec.slug for spec in chosen} if wide else wide_tonight(evidence, chosen, clock())
        faults = list(crawl(chosen, evidence, widely))
    notes = [f"The run of {died.since}, process {died.pid}, broke off; this one carried on."] if died else []
    now = clock()
    summaries, broken = parse_all(folder, sites=sites, parties=parties, now=now, read=read)
    worse = {each.site: len(each.worse) for each in summaries if each.worse}
    found = health_history.judge(folder, sites=sites, parties=parties, now=now, kept_back=worse)
    health_history.keep(folder, found)
    return _told(folder, now=now, found=found, faults=[*faults, *broken], notes=notes, summaries=summaries)


def _told(
    folder: Path,
    *,
    now: datetime,
    found: Sequence[Finding],
    faults: Sequence[str],
    notes: Sequence[str],
    summaries: list[SiteSummary],
) -> Night:
    """Write the report of a night and return both."""
    held: dict[str, int] = {}
    for each in holds(folder):
        held[each.site] = held.get(each.site, 0) + 1
    since = last_report(folder, before=now)
    report = gather(folder, since=since, at=now, findings=found, faults=faults, notes=notes, held=held)
    return Night(report=report, files=write_report(folder, report), summaries=summaries)


def wide_tonight(evidence: Evidence, sites: Sequence[SiteSpec], now: datetime) -> set[str]:
    """Return the sites whose wide sweep is due: each has a day of the week of its own.

    A site that has not been crawled since its last such day, or never, is swept widely on the next night.
    """
    due = set()
    for spec in sites:
        row = evidence.connection.execute(
            """select max(r.started) from runs r join run_ends e on e.run = r.id
            where r.site = ? and r.source != 'import'""",
            (spec.slug,),
        ).fetchone()
        weekday = hashlib.sha256(spec.slug.encode()).digest()[0] % 7
        back = timedelta(days=(now.weekday() - weekday) % 7)
        midnight = (now - back).replace(hour=0, minute=0, second=0, microsecond=0)
        if row[0] is None or row[0] < stamp(midnight):
            due.add(spec.slug)
    return due


def check_clock(evidence: Evidence, now: datetime, *, right: bool) -> None:
    """Raise StoreError where the clock says a time before the last run: all that is new would look old."""
    row = evidence.connection.execute("select max(started) from runs where source != 'import'").fetchone()
    if row[0] is not None and not right and now < moment(row[0]) - SLACK:
        raise StoreError(
            f"The clock says {stamp(now)}, but a run in {evidence.path} began at {row[0]}. Set the clock "
            "right; if it is right and was wrong then, run once with --right-clock."
        )


def check_room(folder: Path) -> None:
    """Raise StoreError where the disk has no room for a night."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        message = f"{folder} cannot be looked at ({error.strerror}); name another with --data."
        raise StoreError(message) from None
    if free < ROOM:
        raise StoreError(
            f"Only {free // 2**20} MB are free where {folder} is; a night needs {ROOM // 2**20} MB. Free "
            "some space; nothing that was stored is lost."
        )


def steady(clock: Clock) -> Clock:
    """Return a clock that never goes back, so that a night in which the time is set keeps its order."""
    latest = clock()

    def tell() -> datetime:
        nonlocal latest
        latest = max(latest, clock())
        return latest

    return tell


def parse_all(
    folder: Path,
    *,
    sites: Mapping[str, SiteSpec],
    parties: Mapping[str, Party],
    now: datetime,
    read: ReadRelease | None = None,
) -> tuple[list[SiteSummary], list[str]]:
    """Parse every site; where a fault of this program stops one, parse the others all the same.

    Return the summaries, and a sentence for each site that could not be parsed.
    """
    try:
        return reading.parse(folder, sites=sites, parties=parties, now=now, read=read), []
    except (StoreError, Usage):
        raise
    except Exception:  # any fault: it is met again below, under the name of its site
        pass_by = traceback.format_exc(limit=-1)
    summaries, faults = list[SiteSummary](), list[str]()
    with Evidence(folder / FILE, readonly=True) as evidence:
        slugs = [slug for slug in evidence.sites() if slug in sites]
    for slug in slugs:
        try:
            summaries += reading.parse(folder, sites=sites, parties=parties, now=now, only=[slug], read=read)
        except StoreError:
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            faults.append(
                f"{slug} could not be parsed: {error!r} in {Path(where.filename).name}, line {where.lineno}, "
                "a fault of this program; report it. The other sites were parsed."
            )
    return summaries, faults or [f"Parsing failed once and then went well: {pass_by.splitlines()[-1]}"]
