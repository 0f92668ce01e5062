"""Set the text of a release apart from what stands around it: block by block, from the top and from the end.

Above the text stand the label, the embargo line, the date, contacts, the headline once more; behind it the
end mark, notes to editors, contacts, links onward. Where no end mark is printed, the text ends before the
notes, the contacts and the links. Contacts of press officers go nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.parsers.frame_contacts import is_contact_note
from crawler.parsers.frame_footnotes import trailing_footnotes
from crawler.parsers.frame_headline import (
    can_be_title,
    headline_among,
    is_stopped_title,
    same_line,
    stands_above_title,
)
from crawler.parsers.frame_letterhead import (
    byline_and_day,
    day_before_order,
    day_posted,
    is_day_label,
    is_labelled_address,
    is_office_above,
    letterhead,
    tells_day,
    without_source,
)
from crawler.parsers.frame_lines import (
    after_heading,
    byline_of,
    has_words,
    heads_nothing,
    is_date_line,
    is_end_mark,
    is_label,
    is_teaser,
    is_updated_line,
    names_office,
    without_end_mark,
)
from crawler.parsers.frame_sieve import LONGEST, Sieve, sieve_of
from crawler.parsers.frame_split import shortened, split_lines
from crawler.parsers.frame_tail import Tail, contact_run, read_tail, trailing_contacts
from crawler.parsers.furniture import is_related_heading
from crawler.parsers.phrases import is_one_of
from crawler.parsers.posts import embedded_posts
from crawler.parsers.repeats import without_repeats, without_teasers
from crawler.records import Block
from crawler.words import Language

_EMBARGO = 300
"""Characters of the longest embargo line."""
_AT_AN_END = 4
"""Blocks at the beginning and the end of the text among which an embargo line may still stand."""
_TITLE_WITHIN = 6
"""Blocks from the top among which the headline may be printed once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A release taken apart. Blocks keep their order; none stands in two places."""

    body: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    embargo_line: str | None = None
    date_lines: tuple[str, ...] = ()
    """Lines that are nothing but a date, in order, those that tell of a later change left out."""
    title_line: str | None = None
    byline: str | None = None
    contacts: tuple[Block, ...] = field(default=(), repr=False)
    """What was taken for contacts of press officers: to be counted, never to be published."""
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """What has been met so far."""

    embargo_line: str | None = None
    date_lines: list[str] = field(default_factory=list)
    title_line: str | None = None
    headline: int = 0
    """Above this line stand only lines of the site, where the headline is not known."""
    byline: str | None = None
    contacts: list[Block] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def frame(blocks: Sequence[Block], *, language: Language, title: str | None) -> Frame:
    """Return the text, the notes and the lines around them.

    `title` is the headline where it is known already; without it the first line above the text that can be
    a headline is returned as `title_line`, and taken out of the text.
    """
    found = _Found()
    lines = split_lines(blocks, language)
    sieve = sieve_of(lines, language)
    rest = _read_head(lines, sieve, title, found)
    text, after, marked = _cut(rest, language)
    if marked:
        text = _clean(text, sieve, found)
    else:
        text = without_source(text, sieve)
        last = _last_of_text(text, language)
        text = [*_clean(text[:last], sieve, found), *text[last:]]
        text, after = _before_contacts(text, after, language, found)
        text = without_teasers(without_source(text, sieve))
    while len(text) > 1 and heads_nothing(text[-1]):
        text.pop()
    tail = read_tail(after, sieve, headed=marked)
    _take(tail, found)
    if marked and _size(tail.notes) > _size(text):
        found.doubts.append(
            "More text stands behind the end mark than before it; all of it is read as notes."
        )
    return Frame(
        body=tuple(without_repeats(_untitled(text, title or found.title_line))),
        notes=tuple(tail.notes),
        embargo_line=found.embargo_line,
        date_lines=tuple(found.date_lines),
        title_line=found.title_line,
        byline=found.byline,
        contacts=tuple(found.contacts),
        doubts=tuple(found.doubts),
    )


def _read_head(blocks: Sequence[Block], sieve: Sieve, title: str | None, found: _Found) -> list[Block]:
    """Read the lines above the text into `found` and return what follows them."""
    at = letterhead(blocks, sieve.language, titled=title is not None)
    if title is None:
        found.headline = headline_among(blocks, sieve)
    while at < len(blocks):
        step = _head_line(blocks, at, sieve, title, found)
        if not step and not at < found.headline < len(blocks):
            break
        at += step or 1
    return list(blocks[at:])


def _head_line(blocks: Sequence[Block], at: int, sieve: Sieve, title: str | None, found: _Found) -> int:
    """Return how many blocks from `at` on stand above the text: 0 where the text begins."""
    language = sieve.language
    block, words = blocks[at], language.frame
    text = block.text
    if found.embargo_line is None and sieve.is_embargo(text, _EMBARGO):
        day, found.embargo_line = day_before_order(text, language)
        found.date_lines.extend([day] if day else [])
        return 1
    if not has_words(text) or is_label(text, words) or is_office_above(text, words):
        return 1
    if same_line(text, title or found.title_line):
        found.title_line = text
        return 1
    if found.byline is None and (both := byline_and_day(text, language)):
        found.byline = both[0]
        found.date_lines.append(both[1])
        return 1
    if is_date_line(text, language):
        if not is_updated_line(text, language):
            found.date_lines.append(text)
        return 1
    if (title or found.title_line) and (day := day_posted(text, language)):
        found.date_lines.append(day)
        return 1
    if run := contact_run(blocks, at, language):
        found.contacts.extend(blocks[at : at + run])
        return run
    if sieve.is_noise(block):
        return 1
    if found.byline is None and (byline := byline_of(text, words)):
        found.byline = byline
        return 1
    if title is None and found.title_line is None:
        return _title_line(blocks, at, sieve, found)
    return 0


def _title_line(blocks: Sequence[Block], at: int, sieve: Sieve, found: _Found) -> int:
    """Take a line for the headline, or for the place and day above it; return 0 where it is text."""
    if stands_above_title(blocks, at, sieve):
        found.date_lines.append(blocks[at].text)
        return 1
    if can_be_title(blocks, at) or is_stopped_title(blocks, at, sieve):
        found.title_line = blocks[at].text if at >= found.headline else None
        return 1
    return 0


def _cut(blocks: list[Block], language: Language) -> tuple[list[Block], list[Block], bool]:
    """Return the text, what follows it, and whether an end mark stands between them."""
    words = language.frame
    for number, block in enumerate(blocks):
        if number and is_end_mark(block.text, words):
            return blocks[:number], blocks[number + 1 :], True
        shorter = without_end_mark(block.text, words)
        if shorter:
            return [*blocks[:number], shortened(block, len(shorter))], blocks[number + 1 :], True
    for number, block in enumerate(blocks):
        if number and after_heading(block.text, words.notes) is not None:
            return blocks[:number], blocks[number:], False
    return blocks, [], False


def _last_of_text(blocks: Sequence[Block], language: Language) -> int:
    """Return where the contacts that close the blocks begin; addresses may stand above and below them."""
    end = trailing_contacts(blocks, language)[1]
    while end > 1 and is_contact_note(blocks[end - 1].text, language.frame):
        end -= 1
    return end


def _clean(blocks: Sequence[Block], sieve: Sieve, found: _Found) -> list[Block]:
    """Return the text without the furniture that stands in it."""
    language = sieve.language
    kept: list[Block] = []
    skipping = False
    posts = embedded_posts(blocks)
    for number, block in enumerate(blocks):
        if block.group in posts:
            continue
        if len(block.text) > LONGEST and not skipping:
            kept.append(block)
            continue
        at_an_end = number < _AT_AN_END or number >= len(blocks) - _AT_AN_END
        if at_an_end and found.embargo_line is None and sieve.is_embargo(block.text, _EMBARGO):
            found.embargo_line = block.text
            continue
        if number < _TITLE_WITHIN and tells_day(blocks, number, language, known=bool(found.date_lines)):
            if not is_updated_line(block.text, language) and not is_day_label(block.text, language):
                found.date_lines.append(block.text)
            continue
        if is_labelled_address(block, language.frame):
            continue
        if is_contact_note(block.text, language.frame):
            found.contacts.append(block)
            continue
        if at_an_end and found.byline is None and _is_late_byline(block, language):
            found.byline = block.text
            continue
        if is_related_heading(block, language.page):
            skipping = True
            continue
        skipping = skipping and is_teaser(block)
        if not skipping and has_words(block.text) and not sieve.is_noise(block):
            kept.append(block)
    return kept


def _is_late_byline(block: Block, language: Language) -> bool:
    """Say whether a paragraph below a standfirst, or the last, is a by-line with the office of its author."""
    if block.role != "paragraph" or not names_office(block.text):
        return False
    return byline_of(block.text, language.frame) is not None


def _before_contacts(
    text: list[Block], after: list[Block], language: Language, found: _Found
) -> tuple[list[Block], list[Block]]:
    """Take contacts, and what stands behind them, off the end of a text that has no end mark."""
    address, contacts = trailing_contacts(text, language)
    found.contacts.extend(text[address:contacts])
    closed = contacts > address or contacts < len(text)
    start = min(address, trailing_footnotes(text))
    text, behind = text[:start], [*text[start:address], *text[contacts:]]
    while closed and len(text) > 1 and is_one_of(text[-1].text, language.people.closings):
        text.pop()  # the greeting of a press office above its name and number
    while len(text) > 1 and is_date_line(text[-1].text, language):
        found.date_lines.append(text.pop().text)
    return text, [*behind, *after]


def _take(tail: Tail, found: _Found) -> None:
    found.contacts.extend(tail.contacts)
    found.date_lines.extend(tail.date_lines)
    found.embargo_line = found.embargo_line or tail.embargo_line


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _untitled(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Return the text without the headline where it stands once more among the first blocks."""
    return [
        block
        for number, block in enumerate(blocks)
        if number >= _TITLE_WITHIN or not same_line(block.text, title)
    ]
