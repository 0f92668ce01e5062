"""The generic recogniser: a page of unknown layout, and what in it is the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.blocks import blocks_of_element
from crawler.parsers.metadata import Declared
from crawler.parsers.recognise.body import Mass, mass_of
from crawler.parsers.recognise.headline import Headline, headline_of
from crawler.parsers.recognise.kept import Kept, kept_of, remove
from crawler.parsers.recognise.outline import Outline, outline_of
from crawler.parsers.recognise.shown_dates import DateReader, Shown, shown_dates
from crawler.parsers.tree import Page
from crawler.records import Block
from crawler.words import Language


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the recogniser found. The blocks still have what stands around a text: date lines, notes, contacts."""

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
    mass = mass_of(outline)
    headline = headline_of(outline, declared, mass.top, language)
    index = headline.index if headline is not None else None
    kept = kept_of(outline, mass, index, language)
    shown = shown_dates(outline, mass, index, kept.top, reader)
    remove(kept.dropped)
    blocks = tuple(block for part in kept.parts for block in blocks_of_element(part))
    return Recognised(outline, mass, kept, headline, shown, blocks)
