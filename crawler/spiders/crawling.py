"""Crawl sites side by side in one process, from the network or from recordings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from crawler.records import SiteSpec
from crawler.spiders.boundaries import hosts_of
from crawler.spiders.pace import Pace
from crawler.spiders.press import PressSpider
from crawler.spiders.reactor import run
from crawler.spiders.recordings import open_recordings
from crawler.spiders.resolver import PublicResolver
from crawler.spiders.settings import network_settings, recording_settings, user_agent
from crawler.spiders.store import Store
from crawler.spiders.summary import Clock, RunSummary, Watcher

# What goes wrong is told by summaries and stored as problems; whoever wants Scrapy's own log adds a handler.
logging.getLogger("scrapy").addHandler(logging.NullHandler())


@dataclass(slots=True, kw_only=True)
class Crawl:
    """What came of a crawl of several sites."""

    summaries: list[RunSummary] = field(default_factory=list)
    faults: tuple[str, ...] = ()
    """Sentences: recordings that are cut off."""


def crawl(
    specs: Iterable[SiteSpec],
    store: Store,
    *,
    clock: Clock,
    recordings: Sequence[Path] = (),
    only_recorded: bool = False,
    as_of: datetime | None = None,
    wide: bool | Collection[str] = True,
    revisits: int = 500,
    contact: str | None = None,
    delay: float = 1.0,
    loopback: bool = False,
    watcher: Watcher | None = None,
    done: Callable[[RunSummary], None] | None = None,
    settings: dict[str, Any] | None = None,
) -> Crawl:
    """Crawl sites side by side; return a summary of each, in the order of `specs`. May be called again.

    With `recordings` every answer comes from them, and the clock stands at `as_of`, or at the newest
    capture: `clock` is then not asked; `only_recorded` leaves out sites of which they hold not one page.
    `wide` says for which sites, or for all, listings are walked to their end and not only to what is
    known; `revisits` caps the looks at releases known before, for each site. `contact` is a mail or web
    address for the user agent, without which a live crawl is refused (CrawlRefused). `delay` is seconds
    between two requests to a host, over all sites. `loopback` lets tests crawl a server on this machine.
    `watcher` is told of each response, `done` of each site that has ended.
    Raises the StoreError of a store that could not keep a page, after all sites have ended.
    """
    recording = open_recordings(recordings) if recordings else None
    if recording is None:
        agent = user_agent(contact, version("onrecord"))
        chosen = network_settings(user_agent=agent, delay=delay, loopback=loopback)
    else:
        chosen = recording_settings()
        clock = _standing(as_of or recording.newest or clock())
        specs = [spec for spec in specs if not only_recorded or recording.holds_any_of(hosts_of(spec))]
    shared = {"store": store, "clock": clock, "recording": recording, "as_of": as_of, "watcher": watcher}
    shared["revisits"] = revisits
    jobs = [
        {**shared, "spec": spec, "wide": wide if isinstance(wide, bool) else spec.slug in wide}
        for spec in specs
    ]
    side_by_side = _SideBySide(jobs, {**chosen, **(settings or {})}, Pace(delay), done)
    spiders = side_by_side.run(loopback=loopback)
    for spider in spiders:
        if spider.journal.fatal is not None:
            raise spider.journal.fatal
    return Crawl(
        summaries=[spider.summary() for spider in spiders],
        faults=recording.faults if recording is not None else (),
    )


def _standing(moment: datetime) -> Clock:
    return lambda: moment


class _SideBySide:
    """The crawlers of one crawl, on one loop."""

    def __init__(
        self,
        jobs: Sequence[dict[str, Any]],
        settings: dict[str, Any],
        pace: Pace,
        done: Callable[[RunSummary], None] | None,
    ) -> None:
        self._jobs, self._settings, self._pace, self._done = jobs, Settings(settings), pace, done
        self._crawlers: list[Crawler] = []
        self._stopping: set[asyncio.Future[None]] = set()

    def run(self, *, loopback: bool) -> list[PressSpider]:
        """Crawl, and return the spiders after they closed."""

        async def main() -> None:
            from twisted.internet import reactor

            resolver = PublicResolver(loopback=loopback)
            resolver.reactor = reactor
            resolver.install_on_reactor()
            runner = AsyncCrawlerRunner(self._settings)
            self._crawlers = [runner.create_crawler(PressSpider) for _ in self._jobs]
            pairs = zip(self._crawlers, self._jobs, strict=True)
            await asyncio.gather(*(self._one(runner, crawler, job) for crawler, job in pairs))

        run(main, stop=self._stop)
        return [each.spider for each in self._crawlers if isinstance(each.spider, PressSpider)]

    async def _one(self, runner: AsyncCrawlerRunner, crawler: Crawler, job: dict[str, Any]) -> None:
        await runner.crawl(crawler, pace=self._pace, **job)
        if self._done is not None and isinstance(crawler.spider, PressSpider):
            self._done(crawler.spider.summary())

    def _stop(self) -> None:
        self._stopping = {asyncio.ensure_future(each.stop_async()) for each in self._crawlers}
