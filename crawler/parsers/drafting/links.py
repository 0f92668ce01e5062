"""Write down how a listing's links and dates are found: selectors of names that last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import Tag

from crawler.parsers.addresses import canonical_url, fetchable_url
from crawler.parsers.drafting.blocks import LinkBlock, entries_of, is_of
from crawler.parsers.drafting.names import own_names, selectors
from crawler.parsers.select import many
from crawler.parsers.tree import Page

_SEEN = 4
"""How many links of a block are asked for their names."""
_LONGEST_DATE = 60
"""Characters of an element that is an entry's date and little else."""
_FRAME = re.compile(r"#(?:main|content|primary|page|main-content|site-content|content-area)\b")
"""Parts of every page of a site, which say nothing of a list."""
_NO_FILES = ":not([href$='.pdf'])"
_FEWEST_FILES = 4
"""Releases from which the beginning that the names of their files share is no accident."""
_TAGS_ABOVE = 4
_ENOUGH = 0.9
"""Share of a block's addresses that a selector must find."""


@dataclass(frozen=True, slots=True)
class LinksDraft:
    """A selector of links, the addresses it finds, and those among them that may be no releases."""

    selector: str
    found: tuple[str, ...]
    strangers: tuple[str, ...]


def draft_links(page: Page, block: LinkBlock, accepted: Callable[[str], bool]) -> LinksDraft | None:
    """Return the simplest lasting selector that finds a block's links and none of other kinds, or None.

    `accepted` says whether the site's file may hold a selector.
    """
    wanted = block.addresses
    best: tuple[float, LinksDraft] | None = None
    for cost, css in _candidates(block):
        if not accepted(css):
            continue
        every = list(dict.fromkeys(_addresses(page, css)))
        found = [url for url in every if is_of(url, page.url)]
        keys = {canonical_url(url) for url in found}
        if len(keys & wanted.keys()) < _ENOUGH * len(wanted):
            continue
        strangers = [url for url in found if canonical_url(url) not in wanted]
        if len(strangers) > len(wanted) / 3:
            continue
        strangers = [url for url in strangers if not _alike(url, list(wanted.values()))]
        rank = (
            cost
            + 6 * len(strangers)
            + min(3, len(every) - len(found))
            + 8 * (len(wanted) - len(keys & wanted.keys()))
        )
        if best is None or rank < best[0]:
            best = (rank, LinksDraft(css, tuple(found), tuple(strangers)))
    return best[1] if best else None


def _candidates(block: LinkBlock) -> list[tuple[int, str]]:
    seen: dict[str, int] = {}
    step = max(1, len(block.anchors) // _SEEN)
    for anchor in block.anchors[::step][:_SEEN]:
        for cost, css in (*selectors(anchor), *_twice_named(anchor), *_by_tags(anchor)):
            seen[css] = min(seen.get(css, 99), cost + 3 * bool(_FRAME.search(css)))
    for part in _address_parts(block):
        by_address = f"a[href*='{part}']"
        seen.setdefault(by_address, 7 + part.endswith(("_", "-")))
        for parent in block.anchors[-1].parents:
            for cost, name in own_names(parent)[:3]:
                seen.setdefault(f"{name} {by_address}", 7 + cost)
    without = [(cost + 1, css + _NO_FILES) for css, cost in seen.items() if block.files and css.endswith("a")]
    return sorted([*without, *((cost, css) for css, cost in seen.items())])


def _twice_named(anchor: Tag) -> Iterator[tuple[int, str]]:
    """Yield ways to call a link by what it stands in, and by what holds that: a field of one list only."""
    parents = [each for each in anchor.parents if each.name not in ("body", "html", "[document]")]
    for place, near in enumerate(parents[:2]):
        for cost, name in own_names(near)[:2]:
            for level, outer in enumerate(parents[place + 1 : place + 6]):
                for more, outer_name in own_names(outer)[:3]:
                    yield cost + more + 2 + level // 2, f"{outer_name} {name} {anchor.name}"


def _by_tags(anchor: Tag) -> Iterator[tuple[int, str]]:
    """Yield ways to call a link by nothing but the elements it stands in, for pages without any name."""
    css, child = anchor.name, anchor
    for level, parent in enumerate(list(anchor.parents)[:_TAGS_ABOVE]):
        if parent.name in ("body", "html", "[document]"):
            break
        before = child.find_previous_sibling()
        if child.name == "td" and isinstance(before, Tag) and before.name == "td":
            yield 12 + level, f"td + {css}"
        css, child = f"{parent.name} > {css}", parent
        yield 12 + level, css


def _address_parts(block: LinkBlock) -> list[str]:
    """Return what all addresses of a block have in common, such as ``/posts/`` or ``release.asp?id=``.

    Nothing from the first number on is taken: the folder of a month ends with the month. Files that are
    numbered by hand have the beginning of their names in common, as ``pm_`` in ``pm_240501.htm``.
    """
    written = [re.sub(r"^(?:https?:)?//[^/]+", "", str(anchor["href"])) for anchor in block.anchors]
    parts: list[str] = []
    paths = [urlsplit(url).path for url in block.urls]
    for addresses, ends in ((paths, "/"), (written, "/="), (written, "/=_-")):
        if "_" in ends and len(block.addresses) < _FEWEST_FILES:
            continue
        low, high = min(addresses), max(addresses)
        common = low[: next((n for n, letter in enumerate(low) if high[n : n + 1] != letter), len(low))]
        common = re.split(r"(?<=[/=_-])\d", common)[0]
        part = common[: max(common.rfind(end) for end in ends) + 1]
        if len(part) > 2 and re.fullmatch(r"[\w/.?=&+-]+", part):
            parts.append(part)
    return list(dict.fromkeys(parts))


def _addresses(page: Page, css: str) -> Iterator[str]:
    for element in many(page.root, css, url=page.url):
        for anchor in [element] if element.tag == "a" else element.iter("a"):
            if address := fetchable_url(anchor.get("href") or "", base=page.base_url):
                yield address


def _alike(url: str, wanted: list[str]) -> bool:
    """Say whether an address stands in the folder most of a block's addresses stand in, years being equal."""
    folders = [_folder(each) for each in wanted]
    mine, half = _folder(url), len(folders) / 2
    if any(folders.count(folder) >= half for folder in folders):
        return folders.count(mine) >= half
    return [folder.split("/")[1:2] for folder in folders].count(mine.split("/")[1:2]) >= half


def _folder(url: str) -> str:
    return re.sub(r"\d+", "#", urlsplit(url).path.rstrip("/").rpartition("/")[0])


def listed_dates(block: LinkBlock, dated: Callable[[str], bool]) -> list[str]:
    """Return selectors that may find the date inside an entry, the likeliest first."""
    found: dict[str, int] = {}
    for entry in entries_of(block)[:_SEEN]:
        for each in entry.find_all(True):
            text = " ".join(each.get_text(" ").split())
            if each.name == "a" or len(text) > _LONGEST_DATE or not dated(text):
                continue
            parent = each.parent
            for cost, css in own_names(each):
                found.setdefault(css, cost)
            found.setdefault(each.name, 9)
            if parent is not None and parent is not entry.parent:
                found.setdefault(f"{parent.name} > {each.name}", 8)
    return sorted(found, key=lambda css: found[css])
