"""Read a listing that is a sitemap, or an index of sitemaps."""

from __future__ import annotations

from lxml import etree

from crawler.errors import NotHTML
from crawler.parsers.addresses import fetchable_url
from crawler.records import ListedLink, Listing, RawPage


def read_sitemap(body: bytes, page: RawPage) -> Listing:
    """Return the addresses of a sitemap with their `lastmod`, or of an index the sitemaps it names.

    `lastmod` is when the page was last changed, not when the release was published; it is given as the
    link's date because that is what a sweep sorts and skips by. Newest first; those without come last, in
    the file's order.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(body, parser)
    if root is None:
        raise NotHTML(f"{page.url} looks like a sitemap and is no XML; look at what the server sent.")
    base = page.final_url or page.url
    links, further = [], []
    for entry in root.iter("{*}url", "{*}sitemap"):
        url = fetchable_url(entry.findtext("{*}loc") or "", base=base)
        if url is None:
            continue
        if etree.QName(entry).localname == "sitemap":
            further.append(url)
        else:
            changed = (entry.findtext("{*}lastmod") or "").strip() or None
            title = (entry.findtext("{*}news/{*}title") or "").strip() or None
            links.append(ListedLink(url=url, title=title, date=changed))
    links.sort(key=lambda link: link.date or "", reverse=True)
    whole = root.find("{*}url/{*}news") is None  # a sitemap of news names only the last two days
    return Listing(links=tuple(links), further=tuple(further), whole=whole)
