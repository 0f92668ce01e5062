"""The generic recogniser: a page of unknown layout, and what in it is the release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.parsers.blocks import blocks_of_element
from crawler.parsers.metadata import Declared
from crawler.parsers.recognise.body import Mass, mass_of
from crawler.parsers.recognise.headline import Headline, headline_of, titles_of
from crawler.parsers.recognise.kept import Kept, kept_of, remove
from crawler.parsers.recognise.outline import Outline, outline_of
from crawler.parsers.recognise.shown_dates import DateReader, Shown, shown_dates
from crawler.parsers.tree import Page
from crawler.records import Block
from crawler.words import Language


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the recogniser found. Its blocks still have what stands around a text: dates, notes, contacts."""

    outline: Outline
    mass: Mass
    kept: Kept
    headline: Headline | None
    shown: Sequence[Shown]
    blocks: tuple[Block, ...]


def recognise(page: Page, declared: Declared, language: Language, reader: DateReader) -> Recognised:
    """Find the release of a page whose noise has been dropped; the tree loses what is not kept."""
    body = page.root.find("body")
    assert body is not None, "parse() refuses a page without body"
    outline = outline_of(body)
    titles = titles_of(declared)
    mass = mass_of(outline, language, titles)
    headline = headline_of(outline, declared, mass.top, language)
    index = headline.index if headline is not None else None
    kept = kept_of(outline, mass, index, language)
    shown = shown_dates(outline, mass, index, kept.top, reader)
    remove(kept.dropped)
    remove(
        outline.elements[each.index]
        for each in shown
        if each.index is not None and _is_date_line(outline, each, kept)
    )
    blocks = [block for part in kept.parts for block in blocks_of_element(part)]
    for part in kept.after:
        # The page itself ends the text here, as an end mark would.
        blocks.extend((_END, *blocks_of_element(part)))
    return Recognised(outline, mass, kept, headline, shown, tuple(_once(blocks)))


def _is_date_line(outline: Outline, shown: Shown, kept: Kept) -> bool:
    """Say whether a shown date stands on a line of its own above the text, with a few labels at most."""
    assert shown.index is not None
    if shown.place == "behind" or not kept.top < shown.index < outline.last[kept.top]:
        return False
    if outline.plain[kept.top + 1 : shown.index].count(0) < shown.index - kept.top - 2 - _ABOVE:
        return False
    text = outline.text(shown.index)
    return len(text) - len(shown.readings[0].raw) <= _LABELS and not text.endswith((".", ":", "–", "-", "—"))


_ABOVE = 1
"""Paragraphs that may stand above the date: a standfirst."""
_LABELS = 60
"""Characters."""
_END = Block(text="###")


def _once(blocks: Sequence[Block]) -> Iterator[Block]:
    """Leave out a block that repeats the one before: pages print a standfirst for each size of screen."""
    previous = None
    for block in blocks:
        if previous is None or block.text != previous.text or len(block.text) < _REPEATED:
            yield block
        previous = block


_REPEATED = 25
"""Characters; shorter lines may be said twice."""
