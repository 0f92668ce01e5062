"""Find the repeated block of links that lead to releases: on their own site, titled, usually dated."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from crawler.parsers.addresses import canonical_url, fetchable_url, host_of
from crawler.parsers.drafting.names import classes, lasting, of_one, told_names
from crawler.parsers.drafting.places import Places

_FURNITURE = ("nav", "footer", "aside", "select", "button", "dialog")
_ENTRY = ("article", "li", "main", "tr", "section")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MENU = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|breadcrumbs?|footer|pager|pagination|social|share|cookie\w*|sidebar|related"
    r"|tags?)(?:$|[-_ ])",
    re.I,
)
_FEWEST_WORDS = 4
_LONG_TITLE = 24
"""Characters of a title of fewer than four words, as German ones can be."""
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|zip|jpe?g|png|gif|webp|svg|mp[34]|m4a|mov|ics|epub)$", re.I
)
"""Addresses of files, which are no pages whatever stands beside them."""
_SLUG = re.compile(r"[^/]*(?:[-_][^/]*){2,}$|.*\d{4,}.*")
_LONGEST_ENTRY = 4000
"""Characters of an entry; more than that is no entry of a listing but the page around it."""


@dataclass(slots=True, eq=False)
class LinkBlock:
    """Links of one shape, in page order."""

    anchors: list[Tag] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    """One for each anchor; equal addresses may repeat."""
    titled: float = 0.0
    """Share of the addresses that have a title of their own."""
    dated: float = 0.0
    """Share of the entries that print or mark up a date."""
    score: float = 0.0
    files: int = 0
    """Links of the same shape that lead to files; they are not among `anchors`."""

    @property
    def addresses(self) -> dict[str, str]:
        """The addresses the block leads to, each once: compared form to address."""
        return {canonical_url(url): url for url in reversed(self.urls)}


def link_blocks(places: Places, *, url: str, base: str, dated: Callable[[str], bool]) -> list[LinkBlock]:
    """Return the blocks of links that may be a listing's releases, the likeliest first.

    `dated` says whether a short text states a date.
    """
    groups: dict[tuple[str, ...], LinkBlock] = {}
    for anchor, address in _own_links(places, url, base):
        block = groups.setdefault(_shape(anchor), LinkBlock())
        if _FILE.search(urlsplit(address).path):
            block.files += 1
            continue
        block.anchors.append(anchor)
        block.urls.append(address)
    blocks = [block for block in groups.values() if len(block.addresses) >= 2]
    for block in blocks:
        _weigh(block, url, dated)
    best: dict[frozenset[str], LinkBlock] = {}
    for block in sorted(blocks, key=lambda each: -each.score):
        best.setdefault(frozenset(block.addresses), block)
    return [block for block in best.values() if block.score > 0]


def _own_links(places: Places, url: str, base: str) -> Iterator[tuple[Tag, str]]:
    """Yield the links to other pages of the same host that do not stand in menus and the like."""
    here = canonical_url(url)
    for anchor in places.body.find_all("a", href=True):
        address = fetchable_url(str(anchor["href"]), base=base)
        if address is None or not is_of(address, url):
            continue
        key = canonical_url(address)
        if key == here or key == canonical_url(urljoin(base, "/")):
            continue
        if not _in_furniture(anchor):
            yield anchor, address


def is_of(address: str, url: str) -> bool:
    """Say whether an address stands on the host of another, or on one below it as press.party.example is."""
    mine, theirs = (host_of(each).removeprefix("www.") for each in (address, url))
    return mine == theirs or mine.endswith(f".{theirs}")


def _in_furniture(anchor: Tag) -> bool:
    entered = False
    for parent in anchor.parents:
        if parent.name in _FURNITURE and not (parent.name == "footer" and entered):
            return True
        if parent.name == "header" and not entered and parent.find_parent(_ENTRY) is None:
            return True
        entered = entered or parent.name in ("article", "main")
        named = [*classes(parent), str(parent.get("id") or ""), str(parent.get("role") or "")]
        names = [name for name in named if not of_one(name)]
        if parent.name not in ("body", "html", "main") and any(_MENU.search(name) for name in names):
            return True
    return False


def _shape(anchor: Tag) -> tuple[str, ...]:
    """Return what links of one block have in common: their tags, and the classes of the nearest."""
    chain = [anchor, *anchor.parents][:-1]
    around = anchor.find_parent(["ul", "ol", "table"])
    near = [_called(tag) for tag in [*chain[:2], *([around] if around is not None else [])]]
    return (*near, *(tag.name for tag in chain[2:] if tag.name not in ("html", "[document]")))


def _called(tag: Tag) -> str:
    return ".".join([tag.name, *sorted(filter(lasting, classes(tag))), *told_names(tag)])


def _weigh(block: LinkBlock, url: str, dated: Callable[[str], bool]) -> None:
    """Fill in how much a block looks like releases: many, titled, dated, with addresses of their own."""
    addresses = block.addresses
    titles: dict[str, str] = {}
    for anchor, address, entry in zip(block.anchors, block.urls, entries_of(block), strict=True):
        key = canonical_url(address)
        titles[key] = max(titles.get(key, ""), _words(anchor), _heading(anchor, entry), key=len)
    own = [_words(anchor) for anchor in block.anchors]
    different = len(set(own)) / len(own)
    block.titled = sum(_is_title(title) for title in titles.values()) / len(titles)
    under = urlsplit(url).path.rstrip("/")
    slugs = sum(bool(_SLUG.match(urlsplit(key).path.rstrip("/"))) for key in addresses) / len(addresses)
    below = sum(urlsplit(key).path.startswith(f"{under}/") for key in addresses) / len(addresses)
    block.dated = sum(dated(text) for text in entry_texts(block)) / len(block.anchors)
    if block.titled < 0.5:
        return
    worth = (0.3 + slugs) * (1 + 0.5 * (below if under else 0)) * (1 + 2 * block.dated)
    block.score = math.log2(1 + min(len(addresses), 40)) * block.titled * worth * (0.6 + 0.4 * different)


def _is_title(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or (len(text) >= _LONG_TITLE and " " in text)


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _heading(anchor: Tag, entry: Tag) -> str:
    heading = anchor.find(_HEADINGS) or anchor.find_parent(_HEADINGS) or entry.find(_HEADINGS)
    return _words(heading) if isinstance(heading, Tag) else ""


def entries_of(block: LinkBlock) -> list[Tag]:
    """Return for each link the largest element around it with no link to another address of its block."""
    held: dict[int, set[str]] = {}
    keys = [canonical_url(url) for url in block.urls]
    for anchor, key in zip(block.anchors, keys, strict=True):
        for parent in anchor.parents:
            held.setdefault(id(parent), set()).add(key)
    entries = []
    for anchor in block.anchors:
        entry = anchor
        for parent in anchor.parents:
            if parent.name in ("body", "main", "html") or len(held[id(parent)]) > 1:
                break
            entry = parent
        entries.append(entry)
    return entries


def entry_texts(block: LinkBlock) -> Iterator[str]:
    """Yield for each link what its entry says: marked-up moments, and its words where they are few."""
    for entry in entries_of(block):
        marked = [str(time.get("datetime") or "") for time in entry.find_all("time")]
        shown = _words(entry)
        yield "\n".join([*marked, shown if len(shown) < _LONGEST_ENTRY else ""])
