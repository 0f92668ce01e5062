"""Try what a listing's page suggests: is it a listing, does its pager go on, are all its links releases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from archive.drafting_folders import NUMBER, folder_of
from archive.drafting_sampling import Fetch, Sampling
from crawler.errors import ListingEmpty, PageError
from crawler.parsers.addresses import canonical_url, fetchable_url, host_of
from crawler.parsers.drafting.listing import ListingDraft
from crawler.parsers.drafting.pager import PagerDraft
from crawler.parsers.drafting.places import squeezed
from crawler.parsers.drafting.samples import Sample
from crawler.parsers.listing import read_listing
from crawler.parsers.listing_html import next_numbered
from crawler.parsers.tree import open_page
from crawler.records import ListedLink, Listing, RawPage, Release, SiteSpec

_MOSTLY = 0.6
"""Share of a page's text that stands outside the entries of a list, from which the page is no list."""
_MANY = 0.6
"""Share of a listing's links in one folder, from which those in others may be no releases."""
_MOST_FOLDERS = 4


def refuse_release(page: Release | None, listing: RawPage, drafts: Sequence[ListingDraft]) -> None:
    """Raise ListingEmpty where the page given is a release itself, perhaps with a list of others beside."""
    if page is None or page.kind != "release" or page.published is None:
        return
    held = drafts[0].held if drafts else ""
    texts = [squeezed(each) for each in page.body]
    outside = sum(len(text) for text in texts if text not in held)
    if outside < _MOSTLY * sum(map(len, texts)) or _is_linked(page.title or "", listing):
        return
    above = urljoin(listing.url.rstrip("/"), "./")
    raise ListingEmpty(
        f"{listing.url} reads as a release ({page.title!r}, {page.published.on}), not as a list of them. "
        f"Give the address of the page that lists releases, perhaps {above}."
    )


def _is_linked(title: str, listing: RawPage) -> bool:
    """Say whether a headline leads to another page, as that of an entry does that is printed at length."""
    opened = open_page(listing)
    for anchor in opened.root.iter("a"):
        url = fetchable_url(anchor.get("href") or "", base=opened.base_url)
        if url is None or canonical_url(url) == canonical_url(listing.url):
            continue
        if squeezed(title) in squeezed("".join(str(text) for text in anchor.itertext())):
            return True
    return False


def with_hosts(site: SiteSpec, urls: Sequence[str]) -> SiteSpec:
    """Return the site with `hosts` where most of the releases stand on another host than the listing."""
    hosts = Counter(host_of(url) for url in urls)
    own = {host_of(each).removeprefix("www.") for each in (site.url, *site.listings)}
    likely, n = hosts.most_common(1)[0] if hosts else ("", 0)
    if likely.removeprefix("www.") in own or n <= hosts.total() / 2:
        return site
    return replace(site, hosts=(likely,))


def with_next(site: SiteSpec, listing: RawPage, pager: PagerDraft, fetch: Fetch) -> SiteSpec:
    """Return the site with the link that says "next", where one is told by the second page of the listing.

    On the second page such a link leads to the third, or is not there at all. Without a second page, numbers
    that may mean something else are not kept.
    """
    address = next_numbered(listing.url, site) if pager.onward or pager.unsure else None
    if address is None:
        return site
    second = fetch([address]).pages.get(address)
    third = next_numbered(address, site)
    if second is None or second.status != 200 or third is None or not _is_page(second, site):
        return replace(site, pages=None) if pager.unsure else site
    seen = {canonical_url(each) for each in (listing.url, address, *_first_numbered(site))}
    goes_on = _leads_to(second, third)
    for css in pager.onward:
        tried = replace(site, next=css, pages=None, pages_from=2, pages_step=1)
        found = read_listing(second, tried).next_page
        if canonical_url(found) not in seen if found is not None else not goes_on:
            return tried
    return site


def _first_numbered(site: SiteSpec) -> list[str]:
    """Return what the first page of a listing may be called by its number, to which a link "back" leads."""
    template = (site.pages or "").replace("{listing}", site.listings[0].rstrip("/"))
    return [template.replace("{n}", str(n)) for n in {0, 1, max(0, site.pages_from - site.pages_step)}]


def with_archives(site: SiteSpec, listing: RawPage, pager: PagerDraft, fetch: Fetch) -> SiteSpec:
    """Return the site with its lists of earlier years as `further`, where one of them reads as a listing."""
    if pager.further is None or site.links is None or read_listing(listing, site).next_page is not None:
        return site
    tried = replace(site, further=pager.further)
    known = {link.url for link in read_listing(listing, site).links}
    addresses = read_listing(listing, tried).further[:_MOST_FOLDERS]
    for page in fetch(addresses).pages.values() if addresses else ():
        if page.status == 200 and _is_page(page, site):
            new = {link.url for link in read_listing(page, site).links} - known
            if new:
                return tried
    return site


def _is_page(page: RawPage, site: SiteSpec) -> bool:
    try:
        return bool(read_listing(page, site).links)
    except PageError:
        return False


def _leads_to(page: RawPage, address: str) -> bool:
    opened = open_page(page)
    led = (fetchable_url(each.get("href") or "", base=opened.base_url) for each in opened.root.iter("a"))
    return any(canonical_url(url) == canonical_url(address) for url in led if url is not None)


def own_links(listing: Listing, site: SiteSpec) -> list[ListedLink]:
    """Return the links of a listing that a crawl of the site follows: those to its own hosts."""
    named = [host_of(url) for url in (site.url, *site.listings, *site.also)]
    hosts = {host.removeprefix("www.") for host in (*named, *site.hosts)}
    return [link for link in listing.links if host_of(link.url).removeprefix("www.") in hosts]


def narrowed(
    site: SiteSpec, listing: RawPage, samples: Sequence[Sample], sampling: Sampling, fetch: Fetch
) -> tuple[SiteSpec, list[str]]:
    """Return the site with `paths` where some links of its listing lead to other pages; say what is left out.

    Most links stand in one folder; those in others count as releases where one of them reads as one, with a
    day if the others have one, or where none is to be had and they stand near the rest.
    """
    if site.paths or site.links is None:
        return site, []
    urls = [link.url for link in own_links(read_listing(listing, site), site)]
    (most, n), *_ = Counter(map(folder_of, urls)).most_common(1) or [("", 0)]
    others = {folder: url for url in reversed(urls) if not _below(folder := folder_of(url), most)}
    if n < _MANY * len(urls) or not others or len(others) > _MOST_FOLDERS:
        return site, []
    theirs = [each.release for each in samples if _below(folder_of(each.page.url), most)]
    dated = bool(theirs) and all(each.published is not None for each in theirs)
    releases = _releases_among(others, sampling, fetch, dated=dated)
    out = [folder for folder in others if not releases.get(folder, _is_near(folder, most))]
    left = [url for url in urls if folder_of(url) in out]
    stay = [url for folder, url in others.items() if releases.get(folder)]
    told = [f"Links into another folder, as {url}, read as releases; give `paths` if not." for url in stay]
    if not out:
        return site, told
    told.append(
        f"{len(left)} of the listing's links lead to other pages than releases and are left out by `paths`: "
        f"{', '.join(left[:3])}; take `paths` away if those are releases too."
    )
    kept = [most, *(folder for folder in others if folder not in out)]
    return replace(site, paths=tuple(map(_path, kept))), told


def is_on_path(url: str, site: SiteSpec) -> bool:
    """Say whether an address is one of a site's releases, by its `paths`."""
    return not site.paths or any(re.search(path, url) for path in site.paths)


def _is_near(folder: str, most: str) -> bool:
    return folder.split("/")[1:2] == most.split("/")[1:2]


def _releases_among(
    others: Mapping[str, str], sampling: Sampling, fetch: Fetch, *, dated: bool
) -> dict[str, bool]:
    """Say for each folder whether a page of it reads as a release; those not to be had are absent."""
    pages = fetch(list(others.values())).pages
    return {
        folder: pages[url].status == 200 and sampling.is_release(pages[url], dated=dated)
        for folder, url in others.items()
        if url in pages
    }


def _below(folder: str, most: str) -> bool:
    return folder == most or (bool(most) and folder.startswith(f"{most}/"))


def _path(folder: str) -> str:
    if not folder:
        return "//[^/]+/[^/]+/?$"
    return re.escape(folder).replace(re.escape(NUMBER), r"\d+").replace(r"\-", "-") + "/"
