"""Draft how a listing is read: its links and pager, or the feed or sitemap that stands in for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.parsers.addresses import canonical_url, fetchable_url, host_of
from crawler.parsers.drafting.blocks import LinkBlock, entries_of, link_blocks
from crawler.parsers.drafting.links import LinksDraft, draft_links, listed_dates
from crawler.parsers.drafting.pager import PagerDraft, draft_pager, feeds_of
from crawler.parsers.drafting.places import Places, squeezed
from crawler.parsers.recognise.walls import refuse_walls
from crawler.parsers.tree import Page, decode, parse
from crawler.records import RawPage
from crawler.words import PageWords

_MOST_BLOCKS = 4
_LONGEST_DATED = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDraft:
    """One way to read a listing, in the keys of a site's file."""

    links: str
    urls: tuple[str, ...]
    """The addresses that `links` finds on the page, in page order."""
    pager: PagerDraft
    dates: tuple[str, ...] = ()
    """Selectors that may find the date inside an entry, the likeliest first."""
    dated: float = 0.0
    """Share of the entries that print a date."""
    held: str = ""
    """The words of its entries, without white space."""
    doubts: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class ListingFound:
    """What a listing's page offers: ways to read it, the likeliest first, and the feeds it names."""

    drafts: list[ListingDraft] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    unnamed: int = 0
    """Links of the likeliest block for which no lasting selector was found."""


def find_listing(
    raw: RawPage, *, dated: Callable[[str], bool], accepted: Callable[[str], bool], words: PageWords
) -> ListingFound:
    """Return how the listing on a page can be read.

    `dated` says whether a short text states a date, `accepted` whether a site's file may hold a selector.
    Raises NotARelease where the page is a consent wall or a bot challenge, NotHTML where it is no page.
    """
    text = decode(raw)
    page = parse(text, url=raw.final_url or raw.url)
    places = Places(text)
    found = ListingFound(feeds=feeds_of(places, page))

    def states_a_date(words: str) -> bool:
        return len(words) <= _LONGEST_DATED and dated(words)

    blocks = link_blocks(places, url=page.url, base=page.base_url, dated=states_a_date)
    if not blocks:
        refuse_walls(text, page.url, words)
    pager = draft_pager(places, page, accepted)
    for block in blocks[:_MOST_BLOCKS]:
        draft = _drafted(page, block, pager, states_a_date, accepted)
        if draft is not None:
            found.drafts.append(draft)
        else:
            found.unnamed = found.unnamed or len(block.addresses)
    found.drafts = [_with_rest(each, places, page) for each in _joined(found.drafts)]
    return found


def _with_rest(draft: ListingDraft, places: Places, page: Page) -> ListingDraft:
    """Add a doubt where the page has more links into the folder of the releases, in a sidebar for example."""
    folders = {_folder(url) for url in draft.urls}
    if len(folders) != 1 or folders == {""} or urlsplit(page.url).path.startswith(f"{next(iter(folders))}/"):
        return draft
    known = {canonical_url(url) for url in draft.urls}
    rest: dict[str, str] = {}
    for anchor in places.body.find_all("a", href=True):
        url = fetchable_url(str(anchor["href"]), base=page.base_url)
        if url is None or host_of(url) != host_of(page.url) or urlsplit(url).query:
            continue
        if re.search(r"/\d{1,3}/?$", url):
            continue  # A page of the listing.
        if _folder(url) in folders and urlsplit(url).path != urlsplit(page.url).path:
            rest.setdefault(canonical_url(url), url)
    rest = {key: url for key, url in rest.items() if key not in known}
    if not rest:
        return draft
    doubt = (
        f"{len(rest)} further link(s) on the page lead into the folder of the releases, such as "
        f"{next(iter(rest.values()))}; add their selector to `links` if those are releases too."
    )
    return replace(draft, doubts=(*draft.doubts, doubt))


def _joined(drafts: list[ListingDraft]) -> list[ListingDraft]:
    """Join to the likeliest draft those whose addresses stand in the same folder: other shapes of entry."""
    if not drafts:
        return []
    first, *others = drafts
    folders = {_folder(url) for url in first.urls}
    if len(folders) != 1 or folders == {""}:
        return drafts
    alike = [each for each in others if {_folder(url) for url in each.urls} == folders]
    new = [each for each in alike if not set(each.urls) <= set(first.urls)]
    if not new:
        return drafts
    joined = replace(
        first,
        links=", ".join([first.links, *(each.links for each in new)]),
        urls=tuple(dict.fromkeys(url for each in (first, *new) for url in each.urls)),
        held="".join(each.held for each in (first, *new)),
    )
    return [joined, *drafts]


def _folder(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[0]


def _drafted(
    page: Page,
    block: LinkBlock,
    pager: PagerDraft,
    dated: Callable[[str], bool],
    accepted: Callable[[str], bool],
) -> ListingDraft | None:
    links = draft_links(page, block, accepted)
    if links is None:
        return None
    dates = listed_dates(block, dated) if block.dated else []
    return ListingDraft(
        links=links.selector,
        urls=links.found,
        pager=pager,
        dates=tuple(date for date in dates if accepted(date)),
        dated=block.dated,
        held="".join(squeezed(entry.get_text()) for entry in entries_of(block)),
        doubts=tuple(_doubts(links, pager)),
    )


def _doubts(links: LinksDraft, pager: PagerDraft) -> Iterator[str]:
    if links.strangers:
        yield (
            f"{links.selector!r} also finds {len(links.strangers)} links outside the repeated block, such as "
            f"{links.strangers[0]}; look whether those are releases."
        )
    if pager.button:
        yield (
            "A button loads more releases and no link leads to them: only the first page of the listing is "
            "walked. Look for the address it asks for, or list a sitemap under `also`."
        )
    if pager.form:
        yield (
            "The next page is asked for by a form that a script sends (POST), and no link leads there: only "
            "the first page of the listing is walked. List a feed or sitemap under `also`, if there is one."
        )
