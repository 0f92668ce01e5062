"""Read a listing that is a page: selectors find its links, structure finds what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.errors import FieldMissing
from crawler.parsers.addresses import canonical_url, fetchable_url
from crawler.parsers.select import Element, many
from crawler.parsers.tree import Page, open_page
from crawler.records import ListedLink, Listing, RawPage, SiteSpec

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DATE_CLASS = re.compile(r"(?:^|[-_\s])(?:date|datum|timestamp|time|published|posted)(?:$|[-_\s])", re.I)
_NEXT = "a[rel~='next'], link[rel~='next']"


def read_html(page: RawPage, spec: SiteSpec) -> Listing:
    """Return the links the site's `links` selector finds, and the next page.

    The next page is what `next` leads to, else what `pages` says, else a link with ``rel="next"``.
    """
    opened = open_page(page)
    if spec.links is None:
        raise FieldMissing(
            f"{spec.slug}: {page.url} is a page, and the site's TOML says no 'links'; "
            "add the selector of the links that lead to releases."
        )
    anchors = _anchors(opened, spec.links)
    keys = {anchor: canonical_url(url) for anchor, url in anchors}
    links = tuple(_link(anchor, url, keys, opened, spec) for anchor, url in anchors)
    further = _anchors(opened, spec.further) if spec.further is not None else []
    return Listing(
        links=links,
        next_page=_next_page(opened, page, spec),
        further=tuple(dict.fromkeys(url for _, url in further)),
        whole=not (spec.next is spec.pages is spec.further is None),
    )


def _anchors(page: Page, selector: str) -> list[tuple[Element, str]]:
    found = []
    for element in many(page.root, selector, url=page.url):
        for anchor in [element] if element.tag == "a" else element.iter("a"):
            url = fetchable_url(anchor.get("href") or "", base=page.base_url)
            if url is not None:
                found.append((anchor, url))
    return found


def _link(anchor: Element, url: str, keys: Mapping[Element, str], page: Page, spec: SiteSpec) -> ListedLink:
    entry = _entry(anchor, keys)
    return ListedLink(url=url, title=_title(anchor, entry), date=_date(entry, page.url, spec.listed_date))


def _entry(anchor: Element, keys: Mapping[Element, str]) -> Element:
    """Return the largest element around a link that holds no link to another release."""
    entry = anchor
    for parent in anchor.iterancestors():
        if parent.tag in ("body", "main", "html"):
            break
        if any(keys.get(other, keys[anchor]) != keys[anchor] for other in parent.iter("a")):
            break
        entry = parent
    return entry


def _title(anchor: Element, entry: Element) -> str | None:
    """Return the heading inside or around the link, else the link's own words or title attribute."""
    for heading in (*_in(anchor, _HEADINGS), *anchor.iterancestors(*_HEADINGS), *_in(entry, _HEADINGS)):
        if title := _text(heading):
            return title
    return _text(anchor) or (anchor.get("title") or "").strip() or None


def _date(entry: Element, url: str, selector: str | None) -> str | None:
    """Return the entry's date as printed: the site's selector, a `time` element, a class that says so."""
    if selector is not None:
        candidates = many(entry, selector, url=url)
    else:
        candidates = [*_in(entry, ("time",)), *_dated(entry)]
    for each in candidates:
        stated = each.get("datetime") or each.get("content") or _text(each)
        if stated and any(character.isdigit() for character in stated):
            return stated.strip()
    return None


def _dated(entry: Element) -> Iterator[Element]:
    for each in entry.iter():
        if isinstance(each.tag, str) and len(each) == 0 and _DATE_CLASS.search(each.get("class") or ""):
            yield each


def _in(element: Element, tags: tuple[str, ...]) -> list[Element]:
    return list(element.iter(*tags))


def _text(element: Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _next_page(page: Page, raw: RawPage, spec: SiteSpec) -> str | None:
    if spec.next is None and spec.pages is not None:
        return next_numbered(raw.url, spec)
    for element in many(page.root, spec.next or _NEXT, url=page.url):
        anchor = element if element.get("href") else element.find(".//a[@href]")
        url = fetchable_url(anchor.get("href") or "", base=page.base_url) if anchor is not None else None
        if url is not None:
            return url
    return None


def next_numbered(url: str, spec: SiteSpec) -> str | None:
    """Return the address of the page after `url`, by the site's `pages`; None for no page of a listing."""
    if spec.pages is None:
        return None
    for listing in (*spec.listings, *spec.also):
        template = spec.pages.replace("{listing}", listing.rstrip("/"))
        if canonical_url(url) == canonical_url(listing):
            return template.replace("{n}", str(spec.pages_from))
        numbered = re.escape(template).replace(re.escape("{n}"), r"(\d+)")
        if matched := re.fullmatch(numbered, url):
            return template.replace("{n}", str(int(matched[1]) + spec.pages_step))
    return None
