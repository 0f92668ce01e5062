"""What a night brought, gathered from archive.db: new, edited, removed, broken, quiet, and how many are held.

Of held releases there are only counts: no title, no address, no word of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.health import Finding
from archive.opening import connect, named
from archive.reading import FILE
from archive.times import stamp

_APPEARED = """max(r.first_seen, coalesce(case r.embargo_status
  when 'until' then strftime('%Y-%m-%dT%H:%M:%SZ', r.embargo_until)
  when 'conditional' then strftime('%Y-%m-%dT%H:%M:%SZ', r.first_seen, '+48 hours') end, ''))"""
"""When a release came to be seen: when the crawl first saw it, or when its embargo ended after that."""

_NEW = f"""select r.id, r.site, r.title, r.url, coalesce(r.published, '') from releases r
  where {_APPEARED} > :since and {_APPEARED} <= :at order by r.site, r.published desc, r.id"""  # noqa: S608
_EDITED = """select e.release, e.site, e.title, e.url, group_concat(distinct e.kind) from edits e
  where e.at > :since and e.at <= :at group by e.release, e.version order by e.site, e.at, e.release"""
_REMOVED = """select r.id, r.site, r.title, r.url,
  'status ' || x.status || ', last seen ' || substr(x.last_seen, 1, 10)
  from removals x join releases r on r.id = x.release
  where x.confirmed > :since and x.confirmed <= :at order by r.site, x.confirmed, r.id"""
_BACK = """select r.id, r.site, r.title, r.url, 'missing since ' || substr(x.first_missing, 1, 10)
  from removals x join releases r on r.id = x.release
  where x.back > :since and x.back <= :at order by r.site, x.back, r.id"""
_RUNS = """select r.site, count(*), sum(r.pages), sum(not r.complete) from runs r
  where r.started > :since and r.started <= :at group by r.site order by r.site"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One release that something happened to."""

    id: str
    site: str
    title: str
    url: str
    detail: str
    """The day of publication of a new one, the kinds of edit, what is known of a removal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNight:
    """What one site was asked for, and how many things happened to it."""

    site: str
    runs: int
    pages: int
    failed: int
    """Runs that did not come to the end of every listing."""
    new: int
    edited: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NightReport:
    """All that a report says."""

    at: str
    since: str | None
    """The moment of the report before; None for the first one, which tells of everything."""
    sites: tuple[SiteNight, ...]
    new: tuple[Line, ...]
    edited: tuple[Line, ...]
    removed: tuple[Line, ...]
    back: tuple[Line, ...]
    findings: tuple[Finding, ...]
    """All but `quiet`."""
    quiet: tuple[Finding, ...]
    """Sites that are overdue."""
    held: Mapping[str, int]
    """Releases under embargo, by site: for the operator only."""
    faults: tuple[str, ...]
    """Sentences: what must be looked at and belongs to no site."""
    notes: tuple[str, ...]
    """Sentences: what the operator may want to know."""

    @property
    def needs_a_person(self) -> bool:
        """Whether something must be looked at."""
        return bool(self.faults) or any(each.level == "act" for each in (*self.findings, *self.quiet))

    @property
    def subject(self) -> str:
        """One line: the figures of the night, and whether a person is needed."""
        acts = sum(each.level == "act" for each in (*self.findings, *self.quiet)) + len(self.faults)
        needs = f"{acts} to look at" if acts else "nothing to look at"
        return (
            f"onrecord {self.at[:10]}: {needs}; {len(self.new)} new, {len(self.edited)} edited, "
            f"{len(self.removed)} gone"
        )


def gather(
    folder: Path,
    *,
    since: datetime | None,
    at: datetime,
    findings: Sequence[Finding],
    faults: Sequence[str] = (),
    notes: Sequence[str] = (),
    held: Mapping[str, int] | None = None,
) -> NightReport:
    """Return what happened in the archive of a data folder after `since` and not after `at`.

    Raises StoreError where archive.db cannot be read.
    """
    span = {"since": stamp(since) if since else "", "at": stamp(at)}
    path = folder / FILE
    with closing(connect(path, readonly=True)) as connection, named(path):
        new, edited, removed, back = (
            _lines(connection, sql, span) for sql in (_NEW, _EDITED, _REMOVED, _BACK)
        )
        runs = connection.execute(_RUNS, span).fetchall()
    return NightReport(
        at=span["at"],
        since=span["since"] or None,
        sites=tuple(_site(*row, new=new, edited=edited, removed=removed) for row in runs),
        new=new,
        edited=edited,
        removed=removed,
        back=back,
        findings=tuple(each for each in findings if each.kind != "overdue"),
        quiet=tuple(each for each in findings if each.kind == "overdue"),
        held=dict(held or {}),
        faults=tuple(faults),
        notes=tuple(notes),
    )


def _lines(connection: sqlite3.Connection, sql: str, span: Mapping[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(id=id, site=site, title=title or "(no headline)", url=url, detail=detail or "")
        for id, site, title, url, detail in connection.execute(sql, span)
    )


def _site(
    site: str,
    runs: int,
    pages: int,
    failed: int,
    *,
    new: Sequence[Line],
    edited: Sequence[Line],
    removed: Sequence[Line],
) -> SiteNight:
    return SiteNight(
        site=site,
        runs=runs,
        pages=pages,
        failed=failed,
        new=sum(line.site == site for line in new),
        edited=sum(line.site == site for line in edited),
        removed=sum(line.site == site for line in removed),
    )
