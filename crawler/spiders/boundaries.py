"""What a spider may ask for: pages of its own site, over http(s), on the public internet."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest

from crawler.parsers.addresses import host_of
from crawler.records import SiteSpec
from crawler.spiders.resolver import is_public

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

    from crawler.spiders.press import PressSpider


class Refused(IgnoreRequest):
    """A request that politeness or safety forbids; its text is a sentence for a person."""


def hosts_of(spec: SiteSpec) -> frozenset[str]:
    """Return the hosts on which a site's pages stand: those of its listings, with and without www."""
    named = {host_of(url) for url in (spec.url, *spec.listings, *spec.also, *spec.moved.values())}
    named |= {host.lower() for host in spec.hosts}
    return frozenset(
        named | {host.removeprefix("www.") for host in named} | {f"www.{host}" for host in named}
    )


class Boundaries:
    """Refuses every request that leads off the site or into a private network, after redirects too.

    Scrapy's own check lets through what is not filtered for duplicates, and whatever that redirects to.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._loopback = crawler.settings.getbool("ONRECORD_LOOPBACK")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Boundaries:
        """Make the middleware; Scrapy calls this."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise Refused, or let the request pass."""
        spider: PressSpider = self._crawler.spider  # type: ignore[assignment]
        host = host_of(request.url)
        if host not in spider.hosts:
            raise Refused(
                f"{request.url} was not asked for: {host or 'it'} is none of {spider.spec.slug}'s hosts "
                f"({', '.join(sorted(spider.hosts))}). Name it in `hosts` if releases stand there."
            )
        if self._is_literal(host) and not is_public(host, loopback=self._loopback):
            raise Refused(f"{request.url} was not asked for: {host} is an address of a private network.")

    @staticmethod
    def _is_literal(host: str) -> bool:
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
