"""A small invented world for the tests of the archive: one site whose pages are JSON, and a clock in hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from archive.evidence import Evidence
from crawler.records import ListedLink, RawPage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SITE = "zz-harbour"
HOME = "https://harbour.example/news"


def page(
    url: str,
    body: bytes,
    at: datetime = NOON,
    status: int = 200,
    final_url: str | None = None,
    **headers: str,
) -> RawPage:
    """Return a response as the spider would hand it over."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return RawPage(
        url=url, final_url=final_url or url, fetched_at=at, status=status, headers=named, body=body
    )


def store(evidence: Evidence, *pages: RawPage, site: str = SITE, complete: bool = True) -> int:
    """Store pages as one run of a site that showed each of them on its listing, and return the run."""
    at = pages[0].fetched_at
    run = evidence.begin(site=site, source="network", at=at)
    for position, each in enumerate(pages):
        link = ListedLink(url=each.url, title=None, date=None)
        evidence.sight(run=run, site=site, listing=HOME, link=link, position=position, at=at)
    for each in pages:
        evidence.save(run=run, site=site, role="release", source="network", page=each)
    evidence.finish(run=run, at=at, counts={}, pagers={HOME: "end of the list"}, complete=complete)
    return run
