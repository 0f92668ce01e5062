"""Tell releases from the other pages that sitemaps name: by the folder they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from archive.drafting_sampling import Fetch
from crawler.errors import PageError
from crawler.parsers.listing import is_sitemap, read_listing
from crawler.records import RawPage, SiteSpec

_MOST = 4
"""Folders that are tried."""
_FEWEST = 3
"""Pages a folder of releases has."""
_NEARLY_ALL = 0.9
_PARTS = 24
"""Sitemaps of an index that are looked at."""
NUMBER = "#"
"""Stands for any number in a folder."""
_NAMED = re.compile(rb"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def by_folder(site: SiteSpec, raw: RawPage, fetch: Fetch) -> list[SiteSpec]:
    """Return the site with `paths` for each folder that may hold its releases, the likeliest first.

    A feed has no other pages. Of an index of sitemaps those are its listings that name pages of the folder. A
    folder under the one of the site's own address comes first, then the fuller ones. Where nearly all pages
    stand in one folder the site needs no `paths`.
    """
    if not is_sitemap(raw):
        return [site] if read_listing(raw, site).links else []
    parts = {part.url: _folders(part, site) for part in _parts(site, raw, fetch)}
    folders = sum(parts.values(), Counter[str]())
    own = urlsplit(site.url).path.rstrip("/")
    ways = []
    for folder in sorted(folders, key=lambda each: (not own or not each.startswith(own), -folders[each])):
        listed = replace(site, listings=_naming(folder, parts))
        if folders[folder] >= _NEARLY_ALL * folders.total():
            return [listed]
        if folder and folders[folder] >= _FEWEST:
            path = re.escape(folder).replace(re.escape(NUMBER), r"\d+")
            ways.append(replace(listed, paths=(f"{path}/[^/]+/?$",)))
    return ways[:_MOST] or ([replace(site, listings=tuple(parts))] if folders else [])


def through_sitemaps(site: SiteSpec, fetch: Fetch) -> list[SiteSpec]:
    """Return the ways to read a site by its sitemap: one that robots.txt names, or one at a usual address."""
    robots = urljoin(site.url, "/robots.txt")
    page = fetch([robots]).pages.get(robots)
    stated = _NAMED.findall(page.body) if page is not None and page.status == 200 else []
    named = [urljoin(robots, each.decode("utf-8", "replace")) for each in stated[:_MOST]]
    for address in dict.fromkeys([*named, *(urljoin(site.url, usual) for usual in USUAL_SITEMAPS)]):
        found = fetch([address]).pages.get(address)
        if found is not None and found.status == 200 and _is_sitemap(found):
            ways = by_folder(replace(site, listings=(found.url,)), found, fetch)
            if ways:
                return ways
    return []


USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap.xml.gz")
"""Where a sitemap stands that no robots.txt names."""


def _parts(site: SiteSpec, raw: RawPage, fetch: Fetch) -> Iterator[RawPage]:
    """Yield a sitemap, or those that an index of them names."""
    further = read_listing(raw, site).further
    if not further:
        yield raw
        return
    pages = fetch(further[:_PARTS]).pages
    for address in further[:_PARTS]:
        part = pages.get(address)
        if part is not None and part.status == 200 and _is_sitemap(part):
            yield part


def _is_sitemap(page: RawPage) -> bool:
    try:
        return is_sitemap(page)
    except PageError:
        return False


def _folders(part: RawPage, site: SiteSpec) -> Counter[str]:
    return Counter(folder_of(link.url) for link in read_listing(part, site).links)


def _naming(folder: str, parts: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    """Return the sitemaps that name pages of a folder, the fullest first."""
    named = [address for address, folders in parts.items() if folders[folder]]
    return tuple(sorted(named, key=lambda address: -parts[address][folder]))


def folder_of(url: str) -> str:
    """Return the folder of a page; folders of years, months and numbers are one."""
    return re.sub(r"\d+", NUMBER, urlsplit(url).path.rstrip("/").rpartition("/")[0])
