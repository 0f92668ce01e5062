"""Read a listing: the releases a page, a feed, a sitemap or a JSON answer links to, in its own order.

What kind of listing it is stands in the bytes, not in the address or the content type, because servers
send feeds as text/html and pages as application/rss+xml.
"""

from __future__ import annotations

import re
import zlib

from crawler.errors import NotHTML, PageTooLarge
from crawler.parsers.addresses import canonical_url
from crawler.parsers.listing_feed import read_feed
from crawler.parsers.listing_html import read_html
from crawler.parsers.listing_json import read_json
from crawler.parsers.listing_sitemap import read_sitemap
from crawler.parsers.tree import LARGEST
from crawler.records import ListedLink, Listing, RawPage, SiteSpec

_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE)


def read_listing(page: RawPage, spec: SiteSpec) -> Listing:
    """Return the links of a listing and the address of its next page.

    A link that stands there twice is one link, with the title and date of whichever has them. Raises
    NotHTML or PageTooLarge for bytes that are no listing, FieldMissing where the site's TOML names no
    selector for the links of a page.
    """
    body = _unpacked(page)
    start = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"["):
        listing = read_json(body, page, spec)
    elif _SITEMAP.search(start):
        listing = read_sitemap(body, page)
    elif _FEED.search(start):
        listing = read_feed(body, page)
    else:
        listing = read_html(page, spec)
    return Listing(
        links=_merged(_wanted(listing.links, spec)),
        next_page=listing.next_page,
        further=listing.further,
        whole=listing.whole,
    )


def is_sitemap(page: RawPage) -> bool:
    """Say whether a page is a sitemap or an index of sitemaps, gzip or not. Raises NotHTML, PageTooLarge."""
    return _SITEMAP.search(_unpacked(page)[:4096]) is not None


def is_feed(page: RawPage) -> bool:
    """Say whether a page is RSS or Atom. Raises NotHTML, PageTooLarge."""
    return _FEED.search(_unpacked(page)[:4096]) is not None


def _unpacked(page: RawPage) -> bytes:
    """Return the bytes, unpacked where the file itself is gzip, as ``sitemap.xml.gz`` is."""
    body = page.body
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(31).decompress(body, LARGEST + 1)
        except zlib.error as error:
            raise NotHTML(f"{page.url} is a damaged gzip file ({error}); fetch it again.") from None
    if len(body) > LARGEST:
        raise PageTooLarge(
            f"{page.url} has more than {LARGEST // 1024**2} MB; no listing is that long, so it is not read."
        )
    return body


def _wanted(links: tuple[ListedLink, ...], spec: SiteSpec) -> tuple[ListedLink, ...]:
    """Leave out what the site's `paths` rule out, and the listings themselves."""
    own = {canonical_url(each) for each in (*spec.listings, *spec.also, spec.url)}
    wanted = tuple(link for link in links if canonical_url(link.url) not in own)
    if not spec.paths:
        return wanted
    paths = [re.compile(path) for path in spec.paths]
    return tuple(link for link in wanted if any(path.search(link.url) for path in paths))


def _merged(links: tuple[ListedLink, ...]) -> tuple[ListedLink, ...]:
    merged: dict[str, ListedLink] = {}
    for link in links:
        key = canonical_url(link.url)
        if (first := merged.get(key)) is not None:
            link = ListedLink(url=first.url, title=first.title or link.title, date=first.date or link.date)
        merged[key] = link
    return tuple(merged.values())
