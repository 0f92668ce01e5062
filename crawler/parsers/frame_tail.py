"""Read what follows the text of a release: notes, contacts, links onward."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.parsers.frame_contacts import (
    ends_as_contact,
    has_address,
    is_address,
    is_contact_line,
    is_contact_note,
    names_contact,
    without_addresses,
)
from crawler.parsers.frame_footnotes import is_footnote
from crawler.parsers.frame_letterhead import is_source_line
from crawler.parsers.frame_lines import (
    after_heading,
    ends_sentence,
    has_words,
    is_date_line,
    is_end_mark,
    is_label,
    is_updated_line,
)
from crawler.parsers.frame_sieve import Sieve
from crawler.parsers.frame_split import part
from crawler.parsers.furniture import is_onward_label, is_related_heading
from crawler.parsers.phrases import begins, folded, is_one_of
from crawler.records import Block
from crawler.words import FrameWords, Language

_EMBARGO = 200
"""Characters of the longest embargo line behind a text."""
_ADDRESS = 160
"""Characters of the longest postal address in one line."""
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?<![\d-])\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?(?!\w)|[–-] ?\d{1,2}[:.]\d\d)", re.I)
"""A time of day or a span of it, which is that of an event and no part of an address."""
_SHORT = 70
"""Characters of the longest line that can be the name or the post of a press officer."""
_HEADING = 40
"""Characters of the longest heading over contacts."""
_LABEL = 20
_NAME = 4
"""Words of the longest name of a site."""
_DIRECTORY = 4
"""Lines with a name and a number, above which a list of numbers is a directory."""
_ABOVE_DESK = 3
"""Lines of name and organisation above the word for a press desk, and its number."""
_CONTACT_LINES = 8
"""Lines of the longest contact block of one person."""


@dataclass(slots=True)
class Tail:
    """What stood behind the text."""

    notes: list[Block] = field(default_factory=list)
    contacts: list[Block] = field(default_factory=list)
    date_lines: list[str] = field(default_factory=list)
    embargo_line: str | None = None
    headed: bool = False
    """Whether an end mark or a heading of notes has been met."""


def contact_run(blocks: Sequence[Block], at: int, language: Language) -> int:
    """Return how many blocks from `at` on are a contact block: 0 where none begins there.

    A block of contacts begins with a line that says so, or with a number or an address; short lines between
    that and the last number belong to it.
    """
    words = language.frame
    text = blocks[at].text
    named = names_contact(text, words) or _heads_contact(blocks, at, language)
    if not named and not is_contact_line(text, words):
        return 0
    last = at
    for number in range(at + 1, min(len(blocks), at + 1 + _CONTACT_LINES)):
        line = blocks[number].text
        if is_contact_line(line, words):
            last = number
        elif not _can_be_of_contact(blocks[number], words):
            break
    if last == at and named and not has_address(text, words) and _is_name(blocks, at + 1, text):
        last = at + 1
    return last - at + 1


def _heads_contact(blocks: Sequence[Block], at: int, language: Language) -> bool:
    """Say whether a line is the name of a press office, or some name and a colon, above a number."""
    text, words = blocks[at].text, language.frame
    if at + 1 >= len(blocks) or len(text) > _SHORT or not text[:1].isupper():
        return False
    below = blocks[at + 1].text
    if text.endswith(":") and is_contact_line(below, words) and len(without_addresses(below)) <= _LABEL:
        return True
    desk = not ends_sentence(text) and begins(folded(text), language.people.desks) is not None
    return (desk or ends_as_contact(text, words)) and (
        is_contact_line(below, words) or names_contact(below, words)
    )


def trailing_contacts(blocks: Sequence[Block], language: Language) -> tuple[int, int]:
    """Return where the address of an office and where the contacts at the end of a text begin.

    Both are the number of blocks where there are no contacts; they are the same where no address precedes.
    """
    words = language.frame
    start = len(blocks)
    while start > 1 and (
        _may_follow(blocks[start - 1], words) or _heads_contact(blocks, start - 1, language)
    ):
        start -= 1
    if _is_directory(blocks[start:], words):
        return len(blocks), len(blocks)
    greets = (n for n in range(start, len(blocks)) if is_one_of(blocks[n].text, language.people.closings))
    start = next(greets, start)  # an address above the greeting is told by a letter's writer
    for number in range(start, len(blocks)):
        if contact_run(blocks, number, language):
            if is_one_of(blocks[number].text, language.people.desks):
                return max(start, number - _ABOVE_DESK), number
            return _with_postal_address(blocks, start, number), number
    for number in range(max(1, len(blocks) - _CONTACT_LINES), len(blocks)):
        if len(blocks[number].text) <= _HEADING and contact_run(blocks, number, language) > 1:
            return number, number
    return len(blocks), len(blocks)


def _is_directory(blocks: Sequence[Block], words: FrameWords) -> bool:
    """Say whether lines list services with their numbers, which is what a release tells its readers."""
    lines = [block.text for block in blocks if is_contact_line(block.text, words)]
    named = sum(1 for line in lines if len(without_addresses(line)) > _LABEL)
    return named > _DIRECTORY and not any(names_contact(block.text, words) for block in blocks)


def _with_postal_address(blocks: Sequence[Block], start: int, number: int) -> int:
    """Return `number`, or less where the lines before it, down to `start`, are the address of an office."""
    first = number
    while first > start and _is_of_address(blocks[first - 1]):
        first -= 1
    named = start < first < number and not ends_sentence(blocks[first - 1].text)
    return first - 1 if named else first


def _is_of_address(block: Block) -> bool:
    text = block.text
    if block.role != "paragraph" or _CLOCK.search(text) is not None:
        return False
    return _DIGIT.search(text) is not None and not ends_sentence(text)


def _may_follow(block: Block, words: FrameWords) -> bool:
    """Say whether a block may stand behind the contacts that close a release without an end mark."""
    text = block.text
    return (
        _can_be_of_contact(block, words)
        or (len(text) <= _SHORT and _DIGIT.search(text) is not None)
        or is_contact_line(text, words)
        or names_contact(text, words)
        or any(after_heading(text, heads) is not None for heads in (words.notes, words.background))
        or _is_about(text, words)
    )


def _can_be_of_contact(block: Block, words: FrameWords) -> bool:
    text = block.text
    return (
        len(text) <= _SHORT
        and not ends_sentence(text)
        and after_heading(text, words.notes) is None
        and not text.endswith(":")
    )


def _is_name(blocks: Sequence[Block], at: int, heading: str) -> bool:
    if at >= len(blocks) or not heading.rstrip().endswith(":"):
        return False
    words = blocks[at].text.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)


def read_tail(blocks: Sequence[Block], sieve: Sieve, *, headed: bool) -> Tail:
    """Return the notes among blocks that follow the text, without contacts, headings and furniture.

    `headed` says that an end mark stands above them: short lines behind contacts are else no notes before
    a heading says so.
    """
    tail = Tail(headed=headed)
    at = 0
    while at < len(blocks):
        at += _tail_line(blocks, at, sieve, tail)
    while tail.notes and tail.notes[-1].text.endswith(":"):
        tail.notes.pop()  # announces what is not there
    return tail


def _tail_line(blocks: Sequence[Block], at: int, sieve: Sieve, tail: Tail) -> int:
    """Put the block at `at` where it belongs and return how many blocks were read."""
    language = sieve.language
    block, words = blocks[at], language.frame
    text = block.text
    if not has_words(text) or is_end_mark(text, words) or is_label(text, words):
        return 1
    if is_source_line(block, words) and ("SOURCE" in text[:_LABEL] or (tail.headed and not tail.notes)):
        return 1
    if sieve.is_embargo(text, _EMBARGO):
        tail.embargo_line = tail.embargo_line or text
        return 1
    if run := contact_run(blocks, at, language):
        tail.contacts.extend(blocks[at : at + run])
        return run
    if tail.contacts and not tail.notes and len(text) <= _ADDRESS and is_address(text):
        tail.contacts.append(block)
        return 1
    rest = _under_heading(text, words)
    if rest is not None:
        tail.headed = True
        if rest and is_contact_note(rest, words):
            tail.contacts.append(block)
        elif rest:
            tail.notes.append(part(block, len(text) - len(rest), len(text)))
        return 1
    if is_related_heading(block, language.page):
        return 1 + _teasers(blocks, at + 1)
    if tail.headed and block.linked and is_footnote(text):
        tail.notes.append(block)
        return 1
    if sieve.is_noise(block) or _is_picture_of_card(blocks, at, language):
        return 1
    if is_date_line(text, language) and (not tail.notes or is_updated_line(text, language)):
        if not is_updated_line(text, language):
            tail.date_lines.append(text)
        return 1
    if not tail.contacts or not _is_of_site(text, language, headed=tail.headed or bool(tail.notes)):
        tail.notes.append(block)
    return 1


def _is_of_site(text: str, language: Language, *, headed: bool) -> bool:
    """Say whether a line behind contacts is the site's own: a name, or a request to its readers.

    `headed` says that notes were announced above it, so that only what is surely the site's goes.
    """
    if len(text) > _ADDRESS:
        return False
    if begins(folded(text), language.page.calls) is not None:
        return True
    if ends_sentence(text):
        return False
    return not headed or (len(text.split()) <= _NAME and not _DIGIT.search(text))


def _under_heading(text: str, words: FrameWords) -> str | None:
    """Return what follows a heading of notes in its own line, "" for a bare heading, None for no heading."""
    for heads in (words.notes, words.background):
        rest = after_heading(text, heads, inline=True)
        if rest is not None:
            return rest
    return "" if _is_about(text, words) else None


def _is_about(text: str, words: FrameWords) -> bool:
    """Say whether a line heads the paragraph about the organisation: "About the Liberal Democrats"."""
    return len(text) <= _SHORT and not ends_sentence(text) and begins(folded(text), words.about) is not None


def _teasers(blocks: Sequence[Block], at: int) -> int:
    count = 0
    for block in blocks[at:]:
        if (
            block.linked < 0.5
            and block.role != "heading"
            and (len(block.text) > _SHORT or ends_sentence(block.text))
        ):
            break
        count += 1
    return count


def _is_picture_of_card(blocks: Sequence[Block], at: int, language: Language) -> bool:
    """Say whether a line of a plain text is the picture text of a card: picture, label, "View".

    Plain copies of pages keep a picture's alternative text as a line; the label and the word under it show
    what it belongs to.
    """
    if at + 2 >= len(blocks) or blocks[at].linked or blocks[at + 1].linked:
        return False
    if len(blocks[at].text) > 2 * _SHORT or ends_sentence(blocks[at].text):
        return False
    words = language.page
    return is_onward_label(blocks[at + 1].text, words) and is_onward_label(blocks[at + 2].text, words)
