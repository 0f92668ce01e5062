"""Where responses come from: the network, asked politely, or a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.errors import PageTooLarge
from crawler.parsers.addresses import host_of
from crawler.spiders.boundaries import Refused
from crawler.spiders.resolver import refused_hosts

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.spiders.press import PressSpider


class PoliteDownloads(HTTP11DownloadHandler):
    """The network. Every request, of robots.txt, a redirect or a second try too, waits for its turn here."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        """Return the response of a host once that may be asked."""
        spider: PressSpider = self._crawler.spider  # type: ignore[assignment]
        host = host_of(request.url)
        await spider.pace.turn(host)
        try:
            response = await super().download_request(request)
        except CannotResolveHostError:
            if host in refused_hosts():
                raise Refused(
                    f"{request.url} was not asked for: {host} is an address of a private network."
                ) from None
            spider.pace.failed(host)
            raise
        except Exception:
            spider.pace.failed(host)
            raise
        if response.status < 500 and response.status != 429:
            spider.pace.answered(host)
        return response


class ReplayedDownloads(BaseDownloadHandler):
    """A recording. A page that it lacks raises NotRecorded, which is no 404 and is never stored."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        """Return the recorded response, and note in the request's `meta` when it was captured."""
        spider: PressSpider = self.crawler.spider  # type: ignore[assignment]
        assert spider.recording is not None
        largest = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        found = spider.recording.find(request.url, not_after=spider.as_of, largest=largest)
        if len(found.body) > largest:
            raise PageTooLarge(
                f"{request.url} was recorded with more than {largest // 1024**2} MB; no release is that long."
            )
        request.meta["captured"] = found.captured
        headers = Headers(found.headers)
        cls = responsetypes.from_args(headers=headers, url=found.url, body=found.body)
        return cls(url=found.url, status=found.status, headers=headers, body=found.body)
