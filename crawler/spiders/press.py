"""The one spider: walks a site's listings and hands every response to a store, before it looks at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import scrapy
from scrapy import signals
from scrapy.exceptions import CloseSpider

from crawler.errors import ListingEmpty, PageError, StoreError, Unreachable
from crawler.parsers.addresses import canonical_url, host_of
from crawler.parsers.listing import is_feed, is_sitemap, read_listing
from crawler.parsers.recognise.walls import refuse_walls
from crawler.parsers.tree import decode
from crawler.records import ListedLink, Listing, RawPage, SiteSpec, Source
from crawler.sites.languages import load_language
from crawler.spiders.boundaries import hosts_of
from crawler.spiders.failures import fault_of_ours
from crawler.spiders.journal import Journal
from crawler.spiders.pace import Pace
from crawler.spiders.pager import Pager
from crawler.spiders.recordings import Recording
from crawler.spiders.store import Store
from crawler.spiders.summary import Clock, RunSummary, Watcher

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure


class PressSpider(scrapy.Spider):
    """One run of one site. It knows no database: the store, the clock and the pace are handed in."""

    name = "press"

    def __init__(
        self,
        *,
        spec: SiteSpec,
        store: Store,
        clock: Clock,
        pace: Pace,
        recording: Recording | None = None,
        as_of: datetime | None = None,
        wide: bool = True,
        revisits: int = 500,
        watcher: Watcher | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(spec.slug, **kwargs)
        self.spec, self.store, self.clock, self.pace = spec, store, clock, pace
        self.recording, self.as_of, self.wide = recording, as_of, wide
        source: Source = "network" if recording is None else "recording"
        self.journal = Journal(site=spec.slug, store=store, clock=clock, source=source, watcher=watcher)
        self.hosts = hosts_of(spec)
        self.pagers: dict[str, Pager] = {}
        self._revisits = revisits
        self._asked: set[str] = set()
        self._news: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider and have it told of faults of ours, so that none of them passes quietly."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.fault, signal=signals.spider_error)
        return spider

    # --- what is asked for ------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        """Open the run, then ask for the first page of each listing and for what is due again."""
        due = self.journal.open()
        if self.journal.fatal is not None:
            return
        for listing in (*self.spec.listings, *(self.spec.also if self.wide else ())):
            yield self._walk(listing)
        for url in due:
            if self._is_own(url):
                for request in self._look_at(url, again=True):
                    yield request

    def _walk(self, listing: str) -> scrapy.Request:
        may_be_empty = listing not in self.spec.listings or self.spec.expect.releases_per_month == 0
        pager = Pager(listing=listing, wide=self.wide, may_be_empty=may_be_empty)
        self.pagers[listing] = pager
        # Where the last run did not come to its end, a listing that has not changed is read all the same.
        whole = self.wide or not self.store.ended_well(site=self.spec.slug, before=self.journal.run)
        return self._ask_listing(listing, pager, {} if whole else dict(self.store.validators(listing)))

    def _ask_listing(self, url: str, pager: Pager, headers: dict[str, str]) -> scrapy.Request:
        request = scrapy.Request(
            url,
            callback=self.listing,
            errback=self.no_listing,
            headers=headers,
            cb_kwargs={"pager": pager},
            dont_filter=True,
        )
        return self._as_form(request) if self.spec.post and self.recording is None else request

    @staticmethod
    def _as_form(request: scrapy.Request) -> scrapy.Request:
        """Return a request that sends what stands behind the ``?`` as a form; `meta` keeps the address."""
        address, _, form = request.url.partition("?")
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return request.replace(
            url=address, method="POST", body=form, headers=kind, meta={"asked": request.url}
        )

    def _look_at(self, url: str, *, again: bool) -> Iterator[scrapy.Request]:
        """Ask for a release once a run; a run has only so many looks at releases known before."""
        key = canonical_url(url)
        if key not in self._asked and not (again and self._revisits <= 0):
            self._revisits -= again
            self._asked.add(key)
            # Releases come before the next page of a listing: what a killed run leaves out is then older
            # than everything it has.
            yield scrapy.Request(
                url,
                callback=self.release,
                errback=self.no_release,
                headers=dict(self.store.validators(url)),
                priority=1,
                dont_filter=True,
            )

    # --- what comes back --------------------------------------------------------------------------

    def listing(self, response: Response, pager: Pager) -> Iterator[scrapy.Request]:
        """Take in one page of a listing: its releases, and the next page unless the walk ends here."""
        page = self.journal.keep(response, "listing")
        found = self._read(page, pager)
        if found is not None:
            yield from self._follow(page, found, pager)

    def _read(self, page: RawPage, pager: Pager) -> Listing | None:
        """Read a page of a listing; where it is none, end the walk and say why."""
        number = pager.number + 1
        if page.status == 304:
            pager.end("not changed since the last look")
        elif page.status in (400, 404, 410) and pager.number and self.spec.pages:
            pager.end(f"no more pages: page {number} answers {page.status}")
        elif page.status != 200:
            message = f"{page.url} answered {page.status}; the listing was not read."
            self.journal.problem(page.url, Unreachable.__name__, message)
            pager.end(f"error: page {number} answered {page.status}")
        else:
            try:
                return self._listing_of(page)
            except PageError as error:
                self.journal.problem(page.url, error.kind, str(error))
                pager.end(f"error: {error.kind} on page {number}")
        return None

    def _listing_of(self, page: RawPage) -> Listing:
        """Read a page of a listing. Raises PageError, NotARelease for a wall that stands in its place."""
        found = read_listing(page, self.spec)
        empty = not found.links and not found.further and page.body.lstrip()[:1] == b"<"
        if empty and not is_feed(page) and not is_sitemap(page):  # these may be empty and are no wall
            for code in dict.fromkeys((self.spec.language, "en")):  # a wall often speaks English
                refuse_walls(decode(page), page.url, load_language(code).page)
        return found

    def _follow(self, page: RawPage, found: Listing, pager: Pager) -> Iterator[scrapy.Request]:
        own = [link for link in found.links if self._is_own(link.url)]
        self.journal.counts["elsewhere"] += len(found.links) - len(own)
        new = [canonical_url(link.url) for link in own if self._is_new(link.url)]
        for link in self.journal.sight(own, listing=pager.listing):
            yield from self._look_at(link.url, again=not self._is_new(link.url))
        for listing in found.further if self.wide or self.spec.further is None else ():
            if self._is_own(listing) and listing not in self.pagers:
                yield self._walk(listing)
        if found.further and self.spec.further is None:
            pager.end("no next link: an index of sitemaps")
        elif (following := self._turn(page, found, pager, own, new)) is not None:
            yield self._ask_listing(following, pager, {})

    def _turn(
        self, page: RawPage, found: Listing, pager: Pager, own: list[ListedLink], new: list[str]
    ) -> str | None:
        if not found.links and not pager.number and not pager.may_be_empty:
            message = f"{page.url} shows not a single release; see whether the site has changed its listing."
            self.journal.problem(page.url, ListingEmpty.__name__, message)
        return pager.turn(
            url=page.url,
            final_url=page.final_url,
            links=[canonical_url(link.url) for link in own],
            new=new,
            next_page=found.next_page,
            whole=found.whole,
            elsewhere=len(found.links) - len(own),
        )

    def _is_own(self, url: str) -> bool:
        return host_of(url) in self.hosts

    def _is_new(self, url: str) -> bool:
        """Say whether no listing had shown a release before this run, whatever this run has sighted since."""
        key = canonical_url(url)
        if key not in self._news:
            self._news[key] = not self.store.knows(site=self.spec.slug, url=url)
            self.journal.counts["new"] += self._news[key]
        return self._news[key]

    def release(self, response: Response) -> None:
        """Keep a release's page. What it says is nobody's business here."""
        page = self.journal.keep(response, "release")
        if page.status == 304:
            self.journal.counts["unchanged"] += 1
        elif page.status in (404, 410):
            self.journal.counts["gone"] += 1
        elif page.status != 200:
            message = f"{page.url} answered {page.status}; it is asked for again on another night."
            self.journal.problem(page.url, Unreachable.__name__, message)

    # --- what does not come back ------------------------------------------------------------------

    def no_listing(self, failure: Failure) -> None:
        """End a walk whose next page did not come."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined]
        pager: Pager = request.cb_kwargs["pager"]
        kind = self.journal.missed(failure)
        page = f"page {pager.number + 1}"
        pager.end(f"not recorded: {page}" if kind == "NotRecorded" else f"error: {kind} on {page}")

    def no_release(self, failure: Failure) -> None:
        """Note a release that did not come; it is asked for again on another night."""
        self.journal.missed(failure)

    def fault(self, failure: Failure, response: Response) -> None:
        """Note a fault of ours in reading a listing, or end the run where the store has failed."""
        if isinstance(failure.value, StoreError):
            self.journal.fatal = failure.value
            self._stopping = asyncio.ensure_future(self.crawler.stop_async())
        elif not isinstance(failure.value, CloseSpider):
            self.journal.problem(response.url, "Fault", fault_of_ours(failure, response.url))

    def closed(self, reason: str) -> None:
        """Close the run. A walk that never ended makes it incomplete."""
        for pager in self.pagers.values():
            pager.end(f"error: not finished ({reason})")
        self.journal.close(self.pagers)

    def summary(self) -> RunSummary:
        """Return what a person is told of the run."""
        return self.journal.summary(self.pagers, wide=self.wide)
