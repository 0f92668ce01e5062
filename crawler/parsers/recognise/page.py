"""The generic recogniser: a page of unknown layout, and what in it is the release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.parsers.blocks import blocks_of_element
from crawler.parsers.embargo import is_embargo_line
from crawler.parsers.metadata import Declared
from crawler.parsers.noise import Marks
from crawler.parsers.phrases import begins, folded
from crawler.parsers.recognise.author import byline_shown
from crawler.parsers.recognise.body import Mass, mass_of
from crawler.parsers.recognise.headline import Headline, headline_of
from crawler.parsers.recognise.kept import Kept, kept_of, remove
from crawler.parsers.recognise.outline import Outline, outline_of
from crawler.parsers.recognise.release_lines import release_lines
from crawler.parsers.recognise.shown_dates import DateReader, Shown, places, shown_dates
from crawler.parsers.recognise.titles import titles_of
from crawler.parsers.tree import Element, Page
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
    byline: str | None = None


def recognise(
    page: Page, declared: Declared, language: Language, reader: DateReader, marks: Marks
) -> Recognised:
    """Find the release of a page whose noise has been dropped; the tree loses what is not kept.

    `marks` is what was read of its elements when its noise was looked for.
    """
    body = page.root.find("body")
    assert body is not None, "parse() refuses a page without body"
    outline = outline_of(body, marks)
    titles = titles_of(declared)
    mass = mass_of(outline, language, titles)
    headline = headline_of(outline, declared, mass.top, language)
    index = headline.index if headline is not None else None
    kept = kept_of(outline, mass, index, language)
    around = [*_set_off(outline, headline), *places(outline, mass, index, kept.top)]
    shown = shown_dates(outline, around, reader)
    lines = release_lines(outline, (k for _, k in around), _apart(outline, kept, index, around), language)
    announced = [Block(text=line) for line in lines]
    byline = byline_shown(outline, mass, index, language)
    remove(kept.dropped)
    remove(
        outline.elements[each.index]
        for each in shown
        if each.index is not None
        and (_is_date_line(outline, each, kept, language) or _is_posted_below(outline, each, kept, reader))
    )
    blocks = announced
    blocks.extend(without_twins([blocks_of_element(part) for part in kept.parts]))
    blocks.extend(blocks_behind(kept.after))
    return Recognised(outline, mass, kept, headline, shown, tuple(blocks), byline)


def _set_off(outline: Outline, headline: Headline | None) -> Iterator[tuple[int, int]]:
    """Yield (rank, element) of what a headline element holds that the headline leaves out: its day."""
    if headline is None or headline.index is None:
        return
    for k in range(headline.index + 1, outline.last[headline.index]):
        text = outline.text(k)
        if text and text not in headline.text:
            yield 1, k


def _apart(outline: Outline, kept: Kept, headline: int | None, around: Iterable[tuple[int, int]]) -> set[int]:
    """Return the blocks above the text that `blocks_of_element` will not give."""
    parts = [outline.index[part] for part in kept.parts]
    above = -1 if headline is None else headline
    return {
        k
        for _, k in around
        if k < above or (k < kept.top and not any(outline.inside(k, part) for part in parts))
    }


def _is_date_line(outline: Outline, shown: Shown, kept: Kept, language: Language) -> bool:
    """Say whether a shown date stands on a line of its own above the text, with a few labels at most.

    A line that frees the release is left to the frame.
    """
    assert shown.index is not None
    if shown.place == "behind" or not kept.top < shown.index < outline.last[kept.top]:
        return False
    if outline.plain[kept.top + 1 : shown.index].count(0) < shown.index - kept.top - 2 - _ABOVE:
        return False
    text = outline.text(shown.index)
    if len(text) - len(shown.readings[0].raw) > _LABELS or text.endswith((".", ":", "–", "-", "—")):
        return False
    return not is_embargo_line(text, language)


def _is_posted_below(outline: Outline, shown: Shown, kept: Kept, reader: DateReader) -> bool:
    """Say whether the last line of the text says when it was posted: "Posted on 3 May 2024 by Jo"."""
    assert shown.index is not None
    last = outline.last[shown.index]
    if not kept.top < shown.index or sum(outline.own[last : outline.last[kept.top]]) > 0:
        return False
    text = outline.text(shown.index)
    if len(text) - len(shown.readings[0].raw) > 2 * _LABELS or text.endswith("."):
        return False
    languages = (reader.language, reader.abroad or reader.language)
    return any(begins(folded(text), each.dates.published) is not None for each in languages)


_ABOVE = 1
"""Paragraphs that may stand above the date: a standfirst."""
_LABELS = 60
"""Characters."""
_END = Block(text="###")


def blocks_behind(sections: Iterable[Element]) -> Iterator[Block]:
    """Yield the blocks of sections behind the text; the page ends the text there, as an end mark would.

    Left out are links, and lines that announce nothing but links ("More from us:").
    """
    for section in sections:
        found = [_END]
        for block in reversed([*blocks_of_element(section)]):
            announces = block.text.endswith(":") and (found[-1] is _END or found[-1].linked > _ALL_LINK)
            found.append(replace(block, linked=1.0) if announces else block)
        kept = [block for block in reversed(found[1:]) if block.linked <= _ALL_LINK]
        yield from (_END, *kept) if kept else ()


_ALL_LINK = 0.9


def without_twins(parts: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of all parts; of standfirsts printed twice, for each size of screen, only one.

    A standfirst that the text begins with once more is kept twice, as printed.
    """
    previous: Sequence[Block] = ()
    for number, part in enumerate(parts):
        twin = len(part) == len(previous) == 1 and part[0].text == previous[0].text
        if not twin or number == len(parts) - 1:
            yield from part
        previous = part
