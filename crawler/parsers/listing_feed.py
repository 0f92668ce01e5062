"""Read a listing that is an RSS or Atom feed. feedparser copes with what is no valid XML."""

from __future__ import annotations

import io
from typing import Any

import feedparser

from crawler.errors import NotHTML
from crawler.parsers.addresses import fetchable_url
from crawler.records import ListedLink, Listing, RawPage


def read_feed(body: bytes, page: RawPage) -> Listing:
    """Return the entries of a feed, and the next page where the feed is paged (RFC 5005).

    A feed without entries is a listing without links, as the comment feeds of blogs are. Raises NotHTML
    where feedparser knows no version of what was sent.
    """
    # Bytes, never a text: feedparser would take a text for an address and fetch it.
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise NotHTML(f"{page.url} looks like a feed and is none that can be read; look at what was sent.")
    base = page.final_url or page.url
    links = []
    for entry in feed.entries:
        url = fetchable_url(_address(entry), base=base)
        if url is not None:
            title = " ".join(str(entry.get("title") or "").split())
            date = entry.get("published") or entry.get("updated")
            links.append(ListedLink(url=url, title=title or None, date=str(date) if date else None))
    return Listing(links=tuple(links), next_page=_next(feed.feed, base), whole=False)


def _address(entry: Any) -> str:
    """Return an entry's link; a permanent id that is an address stands in where there is none."""
    for link in entry.get("links", []):
        if link.get("rel") == "alternate" and link.get("href"):
            return str(link["href"])
    if entry.get("link"):
        return str(entry["link"])
    identity = str(entry.get("id") or "")
    return identity if identity.startswith(("http://", "https://")) else ""


def _next(feed: Any, base: str) -> str | None:
    for link in feed.get("links", []):
        if link.get("rel") == "next" and link.get("href"):
            return fetchable_url(str(link["href"]), base=base)
    return None
