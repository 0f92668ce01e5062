"""Fetch a few addresses through the crawler's own spider, with its robots.txt, user agent and pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from archive.configuration import Configuration
from crawler.errors import NotRecorded, OnrecordError
from crawler.parsers.addresses import canonical_url, host_of
from crawler.records import FetchRole, ListedLink, RawPage, SiteSpec, Source


@dataclass(slots=True)
class Fetched:
    """What came of asking: pages by the address asked for, and why there is none of others."""

    pages: dict[str, RawPage] = field(default_factory=dict)
    reasons: dict[str, OnrecordError] = field(default_factory=dict)


class Fetcher:
    """Asks for pages, of the network or of recordings, and keeps them in memory only."""

    def __init__(
        self, configured: Configuration, recordings: Sequence[Path] = (), as_of: datetime | None = None
    ) -> None:
        self._configured, self._recordings, self._as_of = configured, tuple(recordings), as_of

    @property
    def recorded(self) -> bool:
        """Whether pages come from recordings."""
        return bool(self._recordings)

    def __call__(self, urls: Sequence[str]) -> Fetched:
        """Ask for addresses; raises CrawlRefused where a live crawl has no contact address."""
        from crawler.spiders.crawling import crawl

        shelf = _Shelf(tuple(urls))
        hosts = tuple(dict.fromkeys(host_of(url) for url in urls))
        spec = SiteSpec(slug="draft", name="draft", party="draft", url=urls[0], listings=(), hosts=hosts)
        done = crawl(
            [spec],
            shelf,
            clock=lambda: datetime.now(UTC),
            recordings=self._recordings,
            as_of=self._as_of,
            wide=False,
            revisits=len(urls),
            contact=self._configured.contact,
            delay=self._configured.delay,
        )
        fetched = Fetched()
        for url in urls:
            page = shelf.pages.get(canonical_url(url))
            if page is not None:
                fetched.pages[url] = page
        for url in done.summaries[0].not_recorded:
            fetched.reasons[url] = NotRecorded(f"The recordings hold no answer for {url}.")
        for url, kind, message in done.summaries[0].problems:
            fetched.reasons[url] = _error(kind, message)
        return fetched


def _error(kind: str, message: str) -> OnrecordError:
    from crawler import errors

    return getattr(errors, kind, errors.Unreachable)(message)


class _Shelf:
    """A store for the spider that keeps pages of releases in memory, and asks for given addresses."""

    def __init__(self, urls: tuple[str, ...]) -> None:
        self._urls = urls
        self.pages: dict[str, RawPage] = {}

    def begin(self, *, site: str, source: Source, at: datetime) -> int:
        return 1

    def is_due(self, *, site: str, url: str, now: datetime) -> bool:
        return True

    def knows(self, *, site: str, url: str) -> bool:
        return True

    def due(self, *, site: str, now: datetime) -> Sequence[str]:
        return self._urls

    def ended_well(self, *, site: str, before: int) -> bool:
        return True

    def validators(self, url: str) -> Mapping[str, str]:
        return {}

    def sight(self, *, run: int, site: str, listing: str, links: Sequence[ListedLink], at: datetime) -> None:
        raise AssertionError("no listing is walked here")

    def save(self, *, run: int, site: str, role: FetchRole, source: Source, page: RawPage) -> None:
        if role == "release":
            self.pages[canonical_url(page.url)] = page

    def problem(self, *, run: int, site: str, url: str, kind: str, message: str, at: datetime) -> None:
        """Say nothing: the summary of the run tells of problems."""

    def finish(
        self,
        *,
        run: int,
        at: datetime,
        counts: Mapping[str, int],
        pagers: Mapping[str, str],
        complete: bool,
    ) -> None:
        """Do nothing: nothing is kept beyond the run."""
