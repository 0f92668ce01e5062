"""Part a block where a line of its own inside it belongs to the frame and not to the text.

A page may put "ENDS", "Notes to editors:" or "FOR IMMEDIATE RELEASE" on a line of the paragraph it closes or
opens, with a single line break between. Only there is a block parted: other lines stay together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from crawler.parsers.embargo import is_embargo_line
from crawler.parsers.embargo_leads import lead_end
from crawler.parsers.frame_contacts import contact_in_line, contact_lead, is_contact_line, names_contact
from crawler.parsers.frame_lines import (
    after_heading,
    end_sign,
    has_words,
    is_date_line,
    is_end_mark,
    is_label,
)
from crawler.records import Block
from crawler.words import Language

_HEAD = 6
"""Blocks from the top among which a contact line may have been run into the text."""


def split_lines(blocks: Iterable[Block], language: Language) -> list[Block]:
    """Return the blocks, those parted that hold lines of the frame; order and words stay."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        if sign := end_sign(block.text):
            found.extend(_around(block, *sign))
            continue
        lead = _contact_inside(block.text, language) if number < _HEAD else 0
        ends = lead_end(block.text, language) if number < _HEAD else None
        if ends is not None and not any(at < ends[1] for at in block.breaks):
            found.extend((part(block, 0, ends[0]), part(block, ends[1], len(block.text))))
        elif lead and (not block.breaks or lead < block.breaks[0]):
            found.extend(_in_two(block, lead))
        else:
            found.extend(_parted(block, language) if block.breaks else [block])
    return found


def _contact_inside(text: str, language: Language) -> int:
    """Return where a contact run into a block ends, or begins; 0 where there is none."""
    return contact_lead(text, language.frame) or contact_in_line(text, language.frame)


def _around(block: Block, start: int, end: int) -> Iterator[Block]:
    """Yield what stands before an end mark inside a block, the mark itself, and what stands behind it."""
    left = len(block.text[:start].rstrip())
    right = len(block.text) - len(block.text[end:].lstrip())
    for first, last in ((0, left), (start, end), (right, len(block.text))):
        if first < last:
            yield part(block, first, last)


def _in_two(block: Block, at: int) -> tuple[Block, Block]:
    """Return the two parts of a block before and behind `at`, without the space between them."""
    left = len(block.text[:at].rstrip())
    right = len(block.text) - len(block.text[at:].lstrip())
    return part(block, 0, left), part(block, right, len(block.text))


def _parted(block: Block, language: Language) -> Iterator[Block]:
    cuts = [0, *(offset + 1 for offset in block.breaks), len(block.text) + 1]
    own = [_stands_alone(block.text[start : end - 1], language) for start, end in pairwise(cuts)]
    if not any(own):
        yield block
        return
    start = 0
    for number in range(1, len(own)):
        if own[number] or own[number - 1]:
            yield part(block, start, cuts[number] - 1)
            start = cuts[number]
    yield part(block, start, len(block.text))


def _stands_alone(line: str, language: Language) -> bool:
    words = language.frame
    tests: tuple[Callable[[], bool], ...] = (
        lambda: not has_words(line),
        lambda: is_end_mark(line, words),
        lambda: after_heading(line, words.notes) is not None,
        lambda: is_label(line, words),
        lambda: is_embargo_line(line, language),
        lambda: is_date_line(line, language),
        lambda: names_contact(line, words),
        lambda: is_contact_line(line, words),
    )
    return any(test() for test in tests)


def part(block: Block, start: int, end: int) -> Block:
    """Return the stretch [start, end) of a block, with every offset moved along."""
    return Block(
        text=block.text[start:end],
        role=block.role,
        group=block.group,
        emphasis=block.emphasis,
        strong_lead=max(0, min(block.strong_lead, end) - start),
        linked=block.linked,
        marked=tuple(
            (max(left, start) - start, min(right, end) - start)
            for left, right in block.marked
            if left < end and right > start
        ),
        breaks=tuple(offset - start for offset in block.breaks if start <= offset < end),
    )


def shortened(block: Block, length: int) -> Block:
    """Return a block cut to its first `length` characters."""
    return Block(
        text=block.text[:length],
        role=block.role,
        group=block.group,
        emphasis=block.emphasis,
        strong_lead=min(block.strong_lead, length),
        linked=block.linked,
        marked=tuple((start, min(end, length)) for start, end in block.marked if start < length),
        breaks=tuple(offset for offset in block.breaks if offset < length),
    )
