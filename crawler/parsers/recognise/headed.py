"""Sections of a page that their own heading gives away: "Related news", "Contact", "About the party"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from crawler.parsers.phrases import begins, folded
from crawler.parsers.recognise.outline import HEADINGS, Outline
from crawler.words import Language

Section = Literal["furniture", "closing"]
"""``furniture`` leads elsewhere; ``closing`` is addressed to the editor and follows the text."""

_LONGEST = 70


class _Words(NamedTuple):
    """The words of one language that head such sections, folded once."""

    closing: frozenset[str]
    furniture: frozenset[str]
    about: tuple[str, ...]
    openings: tuple[str, ...]


@lru_cache(maxsize=64)
def _words(language: Language) -> _Words:
    page, frame = language.page, language.frame
    whole = (*page.related, *page.share, *page.more, *page.tags, *page.networks, *page.consent_actions)
    return _Words(
        closing=frozenset(map(folded, (*frame.notes, *frame.background))),
        furniture=frozenset(map(folded, whole)),
        about=frame.about,
        openings=(*frame.contact, *page.calls, *page.tags),
    )


def section_named(text: str, language: Language) -> Section | None:
    """Return what a heading says of the section below it; None for a heading of the text itself."""
    if not text or len(text) > _LONGEST:
        return None
    words, line = _words(language), folded(text)
    if line in words.closing or begins(line, words.about):
        return "closing"
    if line in words.furniture or begins(line, words.openings):
        return "furniture"
    return None


def headed_sections(outline: Outline, language: Language, titles: Sequence[str]) -> dict[int, Section]:
    """Return the elements that begin with such a heading, or with any heading over nothing but links.

    What holds nearly all of the page's running text, or its headline, is no such section. `titles` are the
    titles that the page declares, folded.
    """
    found: dict[int, Section] = {}
    sizes = [0, *accumulate(outline.own)]
    for i in outline.headings:
        if outline.tags[i] == "h1" or not 0 < outline.own[i] <= 2 * _LONGEST:
            continue
        text = outline.text(i)
        root = _root(outline, sizes, i) if folded(text) not in titles else i
        if root == i:
            continue
        section = section_named(text, language)
        if section is None and not outline.prose[root] and outline.links[root] > 1:
            section = "furniture"
        if section is not None:
            found.setdefault(root, section)
    return found | _behind(outline, found) if found else found


def _behind(outline: Outline, found: dict[int, Section]) -> dict[int, Section]:
    """Return the headed sections behind contacts, notes or links: the text does not go on there."""
    behind: dict[int, Section] = {}
    sums = [0, *accumulate(outline.plain)]
    done: set[int] = set()
    for root in sorted(found):
        parent = outline.parents[root]
        if parent in done or 2 * (sums[root] - sums[parent]) < outline.prose[parent]:
            continue
        done.add(parent)
        sibling = outline.last[root]
        while sibling < outline.last[parent]:
            heading = outline.tags[sibling] in HEADINGS
            if sibling not in found and not heading and _is_headed(outline, sibling):
                behind[sibling] = "furniture"
            sibling = outline.last[sibling]
    return behind


def _is_headed(outline: Outline, i: int) -> bool:
    for k in range(i, min(outline.last[i], i + _OPENING)):
        if outline.own[k]:
            return outline.tags[k] in HEADINGS
    return False


_OPENING = 12
"""Elements within which a section's heading is its first text."""


def _root(outline: Outline, sizes: list[int], heading: int) -> int:
    """Return the largest element that begins with a heading and is one section; `sizes` adds up text."""
    root = heading
    while True:
        parent = outline.parents[root]
        if parent <= 0 or sizes[root] > sizes[parent]:
            return root
        if outline.prose[parent] >= 0.9 * outline.prose[0] or outline.tags[parent] in ("main", "article"):
            return root
        if "h1" in outline.tags[root : min(outline.last[parent], root + 400)]:
            return root
        root = parent
