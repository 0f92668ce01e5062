"""How far back each run of a site reached: a feed of ten entries says nothing of the month before the tenth.

A walk along a listing that has pages, or along a sitemap, came to the beginning. One along a listing that
shows only the newest reached back to the lowest entry it showed; where it showed something that an earlier
run knew, nothing was missed between the two, and it reached as far back as that one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping

from archive.evidence_pages import Pages

BEGINNING = ""
"""Before every month."""
_UNCHANGED = ("nothing new", "not changed")
_NEWEST_ONLY = ("only the newest", "repeats: page 2 ")
"""What stands in the reason of a walk that could not go further back: see `crawler.spiders.pager`. A pager
that answers page 1 for page 2 has none."""
_LOWEST = 5
"""Entries at the end of a listing of which one must have a known day."""


def reaches(
    evidence: Pages, archive: sqlite3.Connection, site: str, listings: Collection[str]
) -> dict[int, str]:
    """Return for each run of a site that came to its end the month (``YYYY-MM``) back to which it reached.

    `listings` are the site's own; of several the one that reached least far counts.
    """
    rows = evidence.connection.execute(
        """select r.id, substr(r.started, 1, 7), e.pagers from runs r join run_ends e on e.run = r.id
        where r.site = ? and e.complete and r.source != 'import' order by r.id""",
        (site,),
    )
    before: dict[str, str] = {}
    found = {}
    for run, month, pagers in rows.fetchall():
        reasons: Mapping[str, str] = json.loads(pagers)
        own = {url: why for url, why in reasons.items() if url in listings} or reasons
        for url, why in own.items():
            before[url] = _reach(evidence, archive, run, month, url, why, before.get(url))
        found[run] = max((before[url] for url in own), default=month)
    return found


def captures(evidence: Pages, site: str) -> dict[int, str]:
    """Return for each run of a site on recordings when the newest listing that it had seen was captured.

    A listing recorded in 2020 says nothing of the months since, whenever it is played.
    """
    rows = evidence.connection.execute(
        """select r.id, max(f.at) from runs r join fetches f on f.site = r.site and f.run <= r.id
        and f.role = 'listing' and f.source = r.source
        where r.site = ? and r.source = 'recording' group by r.id""",
        (site,),
    )
    return dict(rows.fetchall())


def _reach(
    evidence: Pages,
    archive: sqlite3.Connection,
    run: int,
    month: str,
    listing: str,
    why: str,
    before: str | None,
) -> str:
    """Return how far back one walk reached; `before` is how far the one before it did."""
    if why.startswith(_UNCHANGED):
        return month if before is None else before
    if not any(each in why for each in _NEWEST_ONLY):
        return BEGINNING
    lowest = _lowest(evidence, archive, run, listing) or month
    if before is not None and _shows_what_was_known(evidence, run, listing):
        return min(before, lowest)
    return lowest


def _lowest(evidence: Pages, archive: sqlite3.Connection, run: int, listing: str) -> str | None:
    """Return the month of the lowest entry that a run saw on a listing, of those whose day is known."""
    rows = evidence.connection.execute(
        "select url from sightings where run = ? and listing = ? order by position desc limit ?",
        (run, listing, _LOWEST),
    )
    for (url,) in rows.fetchall():
        month = archive.execute(
            "select r.month from addresses a join releases r on r.id = a.release where a.url = ?", (url,)
        ).fetchone()
        if month is not None and month[0] is not None:
            return str(month[0])
    return None


def _shows_what_was_known(evidence: Pages, run: int, listing: str) -> bool:
    row = evidence.connection.execute(
        """select 1 from sightings s where s.run = ?1 and s.listing = ?2 and exists (
          select 1 from sightings p join run_ends e on e.run = p.run and e.complete
          where p.url = s.url and p.site = s.site and p.run < ?1) limit 1""",
        (run, listing),
    ).fetchone()
    return row is not None
