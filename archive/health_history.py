"""Read the history of each site out of archive.db, judge it, and keep what was found in `findings`."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from archive.health import NEWEST, Finding, findings
from archive.health_seen import RECENT, ProblemSeen, ReleaseSeen, RunSeen, SiteHistory
from archive.opening import connect, named, transaction
from archive.reading import FILE
from archive.recess import load_recess, resting
from archive.times import stamp
from archive.writing import make_equal
from crawler.records import Party, SiteSpec

_BEFORE = 100
"""Releases with which the newest are compared."""
_REASONS = re.compile(r"(https?://\S+): (.*?)(?=; https?://|$)")
"""How `runs.ended` says for each listing why its walk ended."""


def judge(
    folder: Path,
    *,
    sites: Mapping[str, SiteSpec],
    parties: Mapping[str, Party],
    now: datetime,
    kept_back: Mapping[str, int] | None = None,
) -> list[Finding]:
    """Return what is wrong with the sites of archive.db in a data folder, by site.

    `kept_back` gives the readings of the last parse that were not written, by site. Raises StoreError.
    """
    path = folder / FILE
    with closing(connect(path, readonly=True)) as connection, named(path):
        crawled = connection.execute("select distinct site from runs where source != 'import' order by site")
        found = []
        for (slug,) in crawled.fetchall():
            if slug in sites:
                spec, back = sites[slug], (kept_back or {}).get(slug, 0)
                seen = history(connection, spec, parties[spec.party].country, now=now, kept_back=back)
                found += findings(seen, now=now)
    return found


def keep(folder: Path, found: list[Finding]) -> None:
    """Make the table `findings` of archive.db say what was found. Raises StoreError."""
    path = folder / FILE
    rows = [
        {name: getattr(each, name) for name in ("site", "kind", "level", "since", "message")}
        for each in found
    ]
    with closing(connect(path)) as connection, transaction(connection, path):
        make_equal(connection, "findings", "1", (), rows)


def history(
    connection: sqlite3.Connection, spec: SiteSpec, country: str, *, now: datetime, kept_back: int = 0
) -> SiteHistory:
    """Return what archive.db knows of a site at `now`."""
    recent = connection.execute(
        "select first_seen, layout = 'generic' from releases where site = ? and first_seen >= ?",
        (spec.slug, stamp(now - RECENT)),
    ).fetchall()
    unfitted = [first_seen for first_seen, generic in recent if generic and spec.layouts]
    return SiteHistory(
        site=spec.slug,
        enabled=spec.enabled,
        expect=spec.expect,
        lacks=frozenset(spec.lacks),
        runs=_runs(connection, spec.slug),
        days=_days(connection, spec.slug),
        newest=_newest(connection, spec.slug),
        recent=len(recent) - len(unfitted),
        unfitted=unfitted,
        problems=_problems(connection, spec.slug),
        rests=resting(country, load_recess()),
        kept_back=kept_back,
    )


def _runs(connection: sqlite3.Connection, site: str) -> list[RunSeen]:
    rows = connection.execute(
        """select started, complete, pages, listings, source = 'network', ended from runs
        where site = ? and source != 'import' and finished is not null order by started, id""",
        (site,),
    )
    return [
        RunSeen(
            started=started,
            complete=bool(complete),
            pages=pages,
            listings=listings,
            live=bool(live),
            ended=dict(_REASONS.findall(ended or "")),
        )
        for started, complete, pages, listings, live, ended in rows
    ]


def _days(connection: sqlite3.Connection, site: str) -> list[date]:
    rows = connection.execute(
        """select distinct coalesce(published, substr(first_seen, 1, 10)) from releases
        where site = ? order by 1""",
        (site,),
    )
    return [date.fromisoformat(day) for (day,) in rows]


def _newest(connection: sqlite3.Connection, site: str) -> list[ReleaseSeen]:
    rows = connection.execute(
        """select first_seen, title is not null, published is not null, quote_count > 0,
        exists (select 1 from appearances a where a.release = r.id)
        from releases r where site = ? order by first_seen desc, doc desc limit ?""",
        (site, NEWEST + _BEFORE),
    )
    names = ("title", "published", "quotes", "people")
    return [
        ReleaseSeen(
            first_seen=first_seen,
            filled=frozenset(name for name, there in zip(names, filled, strict=True) if there),
        )
        for first_seen, *filled in rows
    ]


def _problems(connection: sqlite3.Connection, site: str) -> list[ProblemSeen]:
    rows = connection.execute(
        """select url, kind, message, stage, first_seen, times from problems where site = ? and open
        order by first_seen desc, url, kind""",
        (site,),
    )
    return [
        ProblemSeen(url=url, kind=kind, message=message, stage=stage, first_seen=first, times=times)
        for url, kind, message, stage, first, times in rows
    ]
