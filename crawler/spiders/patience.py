"""Retry-After: a host that says when to come back is asked again then, and not before."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from crawler.parsers.addresses import host_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.spiders.press import PressSpider


class Patience:
    """Stands before Scrapy's retry middleware, and makes second tries wait as long as the host asks."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Patience:
        """Make the middleware; Scrapy calls this."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Hold the host back; where it asks for longer than a run can wait, do not try again."""
        if response.status not in (429, 500, 502, 503, 504):
            return response
        spider: PressSpider = self._crawler.spider  # type: ignore[assignment]
        host = host_of(request.url)
        wait = seconds_of(response.headers.get("Retry-After"), now=spider.clock())
        if wait is None:
            spider.pace.failed(host)
        elif not spider.pace.hold(host, wait):
            request.meta["dont_retry"] = True
        return response


def seconds_of(stated: bytes | None, *, now: datetime) -> float | None:
    """Return how long a Retry-After header asks to wait: seconds, or a date; None where it says neither."""
    if stated is None:
        return None
    text = stated.decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return max(0.0, (until - now).total_seconds())
