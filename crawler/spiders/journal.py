"""What one run of one site kept, met and could not get: to the store as it happens, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scrapy.exceptions import CloseSpider

from crawler.errors import OnrecordError, StoreError
from crawler.records import FetchRole, ListedLink, RawPage, Source
from crawler.spiders.failures import explain
from crawler.spiders.pager import Pager
from crawler.spiders.pages import raw_page
from crawler.spiders.store import Store
from crawler.spiders.summary import Clock, RunSummary, Watcher

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure


class Journal:
    """One run of one site, as its store and its summary know it."""

    def __init__(
        self, *, site: str, store: Store, clock: Clock, source: Source, watcher: Watcher | None = None
    ) -> None:
        self._site, self._store, self._clock, self._source, self._watcher = (
            site,
            store,
            clock,
            source,
            watcher,
        )
        self.run = 0
        """The store's number of this run; 0 until it is opened."""
        self.counts: Counter[str] = Counter()
        self.fatal: StoreError | None = None
        """Why the store can keep nothing more; the run then ends."""
        self._not_recorded: list[str] = []
        self._problems: list[tuple[str, str, str]] = []
        self._started = clock()

    def open(self) -> Sequence[str]:
        """Open the run; return the addresses of known releases that are due for another look."""
        try:
            self.run = self._store.begin(site=self._site, source=self._source, at=self._started)
            return self._store.due(site=self._site, now=self._clock())
        except StoreError as error:
            self.fatal = error
            return ()

    def keep(self, response: Response, role: FetchRole) -> RawPage:
        """Hand a response to the store, whole, before anything looks at it. Ends the run where that fails."""
        page = raw_page(response, now=self._clock())
        try:
            self._store.save(run=self.run, site=self._site, role=role, source=self._source, page=page)
        except StoreError as error:
            self.fatal = error
            raise CloseSpider("store") from None
        self.counts[role if role == "robots" else f"{role}s"] += 1
        self.counts["bytes"] += len(page.body)
        if self._watcher is not None:
            self._watcher(self._site, role, page.url)
        return page

    def sight(self, links: Sequence[ListedLink], *, listing: str) -> list[ListedLink]:
        """Note the releases that a page of a listing showed; return those whose page is to be fetched."""
        now = self._clock()
        self._store.sight(run=self.run, site=self._site, listing=listing, links=links, at=now)
        self.counts["sighted"] += len(links)
        return [link for link in links if self._store.is_due(site=self._site, url=link.url, now=now)]

    def problem(self, url: str, kind: str, message: str) -> None:
        """Note what could not be fetched or followed."""
        self.counts["problems"] += 1
        self._problems.append((url, kind, message))
        self._store.problem(
            run=self.run, site=self._site, url=url, kind=kind, message=message, at=self._clock()
        )

    def missed(self, failure: Failure) -> str:
        """Note a request without a response; return the kind of failure. A recording's gap is no problem."""
        request = failure.request  # type: ignore[attr-defined]
        url: str = request.meta.get("asked", request.url)
        kind, message = explain(failure, url)
        if kind == "NotRecorded":
            self.counts["not_recorded"] += 1
            self._not_recorded.append(url)
        else:
            self.problem(url, kind, message)
        return kind

    def close(self, pagers: Mapping[str, Pager]) -> None:
        """Close the run, unless the store has failed it."""
        if not self.run or self.fatal is not None:
            return
        try:
            self._store.finish(
                run=self.run,
                at=self._clock(),
                counts=dict(self.counts),
                pagers=_reasons(pagers),
                complete=_complete(pagers),
            )
        except OnrecordError as error:
            self.fatal = error if isinstance(error, StoreError) else StoreError(str(error))

    def summary(self, pagers: Mapping[str, Pager], *, wide: bool) -> RunSummary:
        """Return what a person is told of the run."""
        return RunSummary(
            site=self._site,
            run=self.run,
            source=self._source,
            wide=wide,
            started=self._started,
            ended=self._clock(),
            counts=dict(self.counts),
            pagers=_reasons(pagers),
            complete=_complete(pagers),
            not_recorded=tuple(self._not_recorded),
            problems=tuple(self._problems),
        )


def _reasons(pagers: Mapping[str, Pager]) -> dict[str, str]:
    return {listing: pager.reason or "" for listing, pager in pagers.items()}


def _complete(pagers: Mapping[str, Pager]) -> bool:
    """Say whether every walk ended at the end of its listing, or at what is known."""
    return bool(pagers) and all(pager.complete for pager in pagers.values())
