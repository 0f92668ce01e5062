"""The sentence below speech that says whose it was: "Lo dichiara in una nota X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import source_behind
from crawler.parsers.quotes.stretches import Attribution, attribution
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import OFFICES, Words, words_of
from crawler.records import Block

_ENDS = tuple('.!?:;…”»“"')
_LONGEST_LINE = 120
_LONGEST = 800
"""Characters of a paragraph that are looked at."""


def signed_statement(
    blocks: Sequence[Block], vocabulary: Vocabulary
) -> tuple[Sequence[Block], Attribution | None]:
    """Return a text without the name and office that sign it in its last one or two lines, and these."""
    for lines in (2, 1):
        first = len(blocks) - lines
        if first < 1:
            continue
        signed = [block.text for block in blocks[first:]]
        words = words_of(signed[0], 0, min(len(signed[0]), _LONGEST), vocabulary)
        if all(_is_line(text) for text in signed) and _opens_with_name(words):
            raw = ", ".join(text.strip() for text in signed)
            return blocks[:first], Attribution(raw=raw, paragraph=first, start=0, strength="line")
    return blocks, None


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and text.rstrip()[-1:] not in _ENDS


def _opens_with_name(words: Words) -> bool:
    """Whether a line begins with a name of two words or more, with its titles."""
    return re.match(r"[THL]*[CUI][CUIPp]*[CU](?![wW])", words.kinds) is not None


def points_back(words: Words, vocabulary: Vocabulary) -> int:
    """Return how many words say "this is what … said" at the front, before the source; 0 where none do."""
    number = vocabulary.pointers.at(words.folded, 0)
    while number:
        if length := vocabulary.cues.at(words.folded, number):
            return number + length
        length = vocabulary.auxiliaries.at(words.folded, number)
        number = number + length if length else 0
    return vocabulary.closers.at(words.folded, 0)


def signs_below(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a full name, with an office behind a comma perhaps."""
    if not _is_line(text.rstrip(". ")):
        return False
    words = words_of(text, 0, len(text), vocabulary)
    if not _opens_with_name(words) or "w" in words.kinds[: words.before(text.find(","))]:
        return False
    office = text.partition(",")[2]
    return not office.strip() or any(
        kind in OFFICES or kind == "X" for kind in words.kinds[words.before(text.find(",")) :]
    )


def read_closing(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a sentence below speech that says whose it was: "Lo dichiara in una nota X"."""
    if not vocabulary.closers.hinted_at(text) and not vocabulary.pointers.hinted_at(text):
        return None
    spans = sentence_spans(text[:_LONGEST], vocabulary)[:1]
    words = words_of(text, *spans[0], vocabulary) if spans else words_of(text, 0, 0, vocabulary)
    length = points_back(words, vocabulary)
    if not 0 < length < len(words):
        return None
    span = source_behind(text, words.spans[length][0], spans[0][1], vocabulary)
    return attribution(text, paragraph, span, "behind", bare=True)
