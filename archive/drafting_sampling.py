"""Fetch and read some releases that a listing leads to, for a draft to be made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from crawler.errors import OnrecordError, PageError
from crawler.parsers.drafting.samples import Sample, sample_of
from crawler.parsers.listing import read_listing
from crawler.parsers.release import read_release
from crawler.records import ListedLink, Listing, Party, RawPage, Release, SiteSpec
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise

_WANTED = 6
"""Releases a draft is made from."""
_WANTED_RECORDED = 12
"""The same where pages cost no request."""
_PAGES = 3
_PAGES_RECORDED = 40
"""Pages of a listing that are walked for releases: recordings lack many of those they link to."""


class FetchedPages(Protocol):
    """Pages by the address asked for, and why there is none of others."""

    pages: dict[str, RawPage]
    reasons: dict[str, OnrecordError]


Fetch = Callable[[Sequence[str]], FetchedPages]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a draft is asked for."""

    url: str
    slug: str
    name: str
    party: Party
    language: str | None = None
    timezone: str | None = None
    own: Path | None = None
    recorded: bool = False


@dataclass(slots=True)
class _Found:
    """What came of asking for releases."""

    samples: list[Sample] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    others: int = 0
    """Pages that are no releases."""
    missing: int = 0
    reasons: list[str] = field(default_factory=list)
    """Why pages are missing, in sentences."""


class Sampling:
    """Fetches pages for one draft, and reads releases by the recogniser or by what has been drafted."""

    def __init__(self, wanted: Wanted, timezone: str, fetch: Fetch) -> None:
        self._wanted, self._timezone, self._fetch = wanted, timezone, fetch
        self.others: list[str] = []
        """The pages that were read and are no releases."""
        self.missing: list[str] = []
        """The pages that were asked for and gave none."""
        self._most = _WANTED_RECORDED if wanted.recorded else _WANTED

    def samples(self, site: SiteSpec, listing: RawPage) -> tuple[list[Sample], list[str]]:
        """Return releases the listing leads to, from its further pages where the first has few.

        The second value are sentences about links that lead to none.
        """
        found = _Found()
        for page in self._walk(site, listing):
            self._take(page, found)
            if len(found.samples) >= self._most or (not found.samples and found.others >= self._most):
                break
        told = []
        if found.others:
            told.append(f"{found.others} of the links lead to pages that do not read as releases.")
        if len(found.samples) < self._most and found.missing:
            reason = f", such as: {found.reasons[0]}" if found.reasons else "."
            told.append(f"{found.missing} of the releases asked for gave no page{reason}")
        return found.samples, told

    def _take(self, page: Listing, found: _Found) -> None:
        """Fetch and read releases of one page of a listing, until there are enough."""
        recorded = self._wanted.recorded
        urls = [url for url in _spread(page.links, self._most) if url not in found.asked]
        while urls and len(found.samples) < self._most and (recorded or len(found.asked) < 2 * self._most):
            batch = urls if recorded else urls[: self._most - len(found.samples)]
            urls = urls[len(batch) :]
            found.asked.update(batch)
            fetched = self._fetch(batch)
            pages = fetched.pages
            self.missing.extend(url for url in batch if url not in pages)
            found.missing += len(batch) - len(pages)
            found.reasons.extend(str(reason) for reason in fetched.reasons.values())
            for url in batch:
                if url in pages and len(found.samples) < self._most:
                    sample = self._sample(pages[url])
                    found.samples.extend([sample] if sample else [])
                    found.others += sample is None
                    self.others.extend([url] if sample is None else [])

    def _walk(self, site: SiteSpec, listing: RawPage) -> Iterator[Listing]:
        """Yield the listing page by page, as far as it is worth it."""
        page = self.first(site, listing)
        seen = {listing.url, *site.listings}
        for _ in range(_PAGES_RECORDED if self._wanted.recorded else _PAGES):
            if page is None or page.status != 200:
                return
            try:
                read = read_listing(page, site)
            except PageError:
                return
            yield read
            following = read.next_page
            if following is None or following in seen:
                return
            seen.add(following)
            page = self._fetch([following]).pages.get(following)

    def first(self, site: SiteSpec, listing: RawPage) -> RawPage | None:
        """Return the first page of a site's listing: the page given, or the feed that stands in for it."""
        if site.listings == (listing.url,):
            return listing
        return self._fetch(site.listings).pages.get(site.listings[0])

    def _sample(self, page: RawPage) -> Sample | None:
        release = self.alone(page)
        return sample_of(page, release) if release is not None and _is_one(release, page) else None

    def is_release(self, page: RawPage, *, dated: bool) -> bool:
        """Say whether the recogniser reads a page as a release with a text, and where asked with a day."""
        release = self.alone(page)
        if release is None or (dated and release.published is None):
            return False
        return _is_one(release, page)

    def alone(self, page: RawPage) -> Release | None:
        """Return what the recogniser reads on a page; None where it is no page, or a wall."""
        if page.status != 200:
            return None
        try:
            return self.read(page, None)
        except PageError:
            return None

    def read(self, page: RawPage, spec: SiteSpec | None) -> Release:
        """Read a page by a site, or by the recogniser where there is none."""
        alone: dict[str, Any] = {"language": self._wanted.language, "timezone": self._timezone}
        return read_release(
            page,
            spec=spec,
            party=self._wanted.party,
            languages=load_language,
            noise=load_noise(),
            known=languages_known(),
            **(alone if spec is None else {}),
        )


def _is_one(release: Release, page: RawPage) -> bool:
    """Say whether a page is a release with a text; a day still to come is that of an event."""
    coming = release.published is not None and release.published.on > page.fetched_at.date() + _A_DAY
    return release.kind == "release" and bool(release.body) and not coming


_A_DAY = timedelta(days=1)
"""By which the day may be ahead in the publisher's own time zone."""


def _spread(links: Sequence[ListedLink], wanted: int) -> list[str]:
    """Return the addresses of a listing in an order whose first few are spread over all of it."""
    urls = [link.url for link in links]
    first = [urls[n * (len(urls) - 1) // (wanted - 1)] for n in range(wanted)] if urls else []
    return list(dict.fromkeys([*first, *urls]))
