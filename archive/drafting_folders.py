"""Tell releases from the other pages that a sitemap names: by the folder they stand in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from crawler.parsers.listing import read_listing
from crawler.records import RawPage, SiteSpec

_MOST = 4
"""Folders that are tried."""
_FEWEST = 3
"""Pages a folder of releases has."""
_NEARLY_ALL = 0.9
_NUMBER = "#"
"""Stands for any number in a folder."""


def by_folder(site: SiteSpec, raw: RawPage) -> list[SiteSpec]:
    """Return the site with `paths` for each folder that may hold its releases, the likeliest first.

    A feed has no other pages. In a sitemap a folder under the one of the site's own address comes first,
    then the fuller ones. Where nearly all pages stand in one folder the site needs no `paths`.
    """
    listing = read_listing(raw, site)
    if not listing.links:
        return []
    if b"<urlset" not in raw.body[:4096]:
        return [site]
    folders = Counter(_folder(link.url) for link in listing.links)
    own = urlsplit(site.url).path.rstrip("/")
    ways = []
    for folder in sorted(folders, key=lambda each: (not own or not each.startswith(own), -folders[each])):
        if folders[folder] >= _NEARLY_ALL * len(listing.links):
            return [site]
        if folder and folders[folder] >= _FEWEST:
            path = re.escape(folder).replace(re.escape(_NUMBER), r"\d+")
            ways.append(replace(site, paths=(f"{path}/[^/]+/?$",)))
    return ways[:_MOST] or [site]


def sitemap_of(url: str) -> str:
    """Return the usual address of the sitemap of a site."""
    return urljoin(url, "/sitemap.xml")


def through(site: SiteSpec, sitemap: RawPage | None) -> list[SiteSpec]:
    """Return the ways to read a site by its sitemap; none where there is no sitemap, or an index of them."""
    if sitemap is None or sitemap.status != 200 or b"<urlset" not in sitemap.body[:4096]:
        return []
    return by_folder(replace(site, listings=(sitemap.url,)), sitemap)


def _folder(url: str) -> str:
    """Return the folder of a page; folders of years, months and numbers are one."""
    return re.sub(r"\d+", _NUMBER, urlsplit(url).path.rstrip("/").rpartition("/")[0])
