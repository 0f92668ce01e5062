"""From a response of Scrapy to a raw page of ours."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from crawler.records import RawPage

if TYPE_CHECKING:
    from scrapy.http import Response

KEPT = frozenset(
    {
        *("content-type", "content-language", "content-location", "link", "x-robots-tag"),
        *("etag", "last-modified", "date", "age", "cache-control", "expires"),
        *("location", "retry-after", "server", "x-powered-by", "x-generator"),
    }
)
"""Headers that reading and revisiting need, or that tell which platform a site runs on."""


def raw_page(response: Response, *, now: datetime) -> RawPage:
    """Return a response as it came: `url` is what was asked for, `final_url` where it came from.

    A recorded page was fetched when it was captured, which the recording notes in `meta`, as the spider
    does the address of what was sent as a form.
    """
    assert response.request is not None
    meta = response.request.meta
    first = meta.get("redirect_urls", [response.request.url])[0]
    asked = meta.get("asked", first)
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    return RawPage(
        url=asked,
        final_url=asked if response.url == first else response.url,
        fetched_at=meta.get("captured") or now,
        status=response.status,
        headers={name: value for name, value in headers.items() if name in KEPT},
        body=response.body,
    )
