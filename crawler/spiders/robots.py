"""robots.txt, obeyed also by the first requests to a host.

Scrapy 2.14 to 2.19 lets requests that wait for the same robots.txt through unasked, all but the first,
and acts on no Crawl-delay. Here every request of a host waits for one look at its robots.txt. As RFC 9309
has it, a host that answers 4xx has no rules, and one that answers 5xx or nothing is not crawled.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.errors import NotRecorded
from crawler.parsers.addresses import host_of
from crawler.spiders.boundaries import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.press import PressSpider

_PRODUCT = "onrecord"
"""The product token that groups of rules in robots.txt can name."""

_LARGEST = 512 * 1024
"""Bytes of a robots.txt that are read, the least RFC 9309 asks for being 500 KiB."""


class RobotsTxt:
    """Asks each host for its robots.txt once, keeps it as evidence, and refuses what it forbids."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, Protego | None] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsTxt:
        """Make the middleware; Scrapy calls this."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise Refused for what robots.txt forbids, and for every page of a host whose rules are unknown."""
        if request.meta.get("is_robots"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._locks.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                self._rules[origin] = await self._ask(origin)
        rules = self._rules[origin]
        if rules is None:
            raise Refused(
                f"{request.url} was not asked for: {origin}/robots.txt could not be read, and without its "
                "rules a host is not crawled. Try again later."
            )
        if not rules.can_fetch(request.url, _PRODUCT):
            raise Refused(f"{request.url} was not asked for: {origin}/robots.txt forbids it.")

    async def _ask(self, origin: str) -> Protego | None:
        request = Request(
            f"{origin}/robots.txt",
            priority=1000,
            meta={"is_robots": True},
            callback=NO_CALLBACK,
            dont_filter=True,
        )
        engine = self._crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except (NotRecorded, Refused):
            # A recording without robots.txt was allowed when it was made; a robots.txt that leads off the
            # site has no rules for it.
            return Protego.parse("")
        except (IgnoreRequest, OSError):
            return None
        except Exception as error:  # whatever kept robots.txt from us, its rules are unknown
            self._spider.journal.problem(
                request.url, "Unreachable", f"{request.url} gave no answer: {error}."
            )
            return None
        return self._rules_of(response, host_of(origin))

    @property
    def _spider(self) -> PressSpider:
        return self._crawler.spider  # type: ignore[return-value]

    def _rules_of(self, response: Response, host: str) -> Protego | None:
        self._spider.journal.keep(response, "robots")
        if response.status >= 500 or response.status == 429:
            self._spider.journal.problem(
                response.url,
                "Unreachable",
                f"{response.url} answered {response.status}; the host is left alone.",
            )
            return None
        if response.status >= 400:
            return Protego.parse("")
        rules = Protego.parse(response.body[:_LARGEST].decode("utf-8", "replace"))
        seconds = _seconds_between(rules)
        if seconds > self._spider.pace.longest:
            self._spider.journal.problem(
                response.url,
                "CrawlRefused",
                f"{response.url} asks for {seconds:.0f} seconds between requests, longer than a run waits; "
                "the host is left alone. Ask its owner for leave.",
            )
            return None
        if seconds:
            self._spider.pace.slow(host, seconds)
        return rules


def _seconds_between(rules: Protego) -> float:
    """Return what Crawl-delay, or Request-rate, asks for; 0 where neither says anything."""
    delay, rate = rules.crawl_delay(_PRODUCT), rules.request_rate(_PRODUCT)
    by_rate = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
    return max(float(delay or 0.0), by_rate)
