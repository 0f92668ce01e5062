"""A text without marks that its last sentence gives to somebody as a whole: "Così Ana Brook"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.parsers.quotes.assembly import Act
from crawler.parsers.quotes.closing import read_closing
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, words_of
from crawler.records import Block

_LONGEST = 20
"""Paragraphs of the longest press statement."""
_LAST = 2
"""In how many paragraphs at the end the sentence may stand that claims the text."""
_LOOKED_AT = 800


def claimed_text(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Act]:
    """Return the whole text above its last sentence as one act of speech, if that sentence claims it."""
    for number in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _LAST), -1):
        found = _claim(blocks[number].text, number, vocabulary)
        if found is None:
            continue
        begin, source = found
        if number >= _LONGEST or not (number or begin):
            return []
        ends = [len(block.text) for block in blocks[:number]] + [len(blocks[number].text[:begin].rstrip())]
        stretches = [_whole(each, end) for each, end in enumerate(ends) if end and _is_told(blocks[each])]
        return [Act(stretches, source)] if stretches else []
    return []


def _claim(text: str, number: int, vocabulary: Vocabulary) -> tuple[int, Attribution] | None:
    """Return where the last sentence of a paragraph begins that says whose the text is, and its source."""
    if len(text) > _LOOKED_AT:
        return None
    spans = sentence_spans(text, vocabulary)
    begin = spans[-1][0] if spans else 0
    source = read_closing(text[begin:], number, vocabulary)
    if source is None:
        return None
    kinds = set(words_of(source.raw, 0, len(source.raw), vocabulary).kinds)
    if not kinds & (NAMES | OFFICES | {"B"}):
        return None
    return begin, replace(source, start=source.start + begin)


def _is_told(block: Block) -> bool:
    return block.role not in ("heading", "table_row")


def _whole(number: int, end: int) -> Stretch:
    return Stretch(paragraph=number, start=0, end=end, outer_start=0, outer_end=end, form="statement")
