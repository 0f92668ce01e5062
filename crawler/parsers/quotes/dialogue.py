"""Speech that opens with a dash, as Swedish, Polish, Finnish or Spanish releases print it."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.parsers.quotes.incise import find_incises, without_incises
from crawler.parsers.quotes.stretches import Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.records import Block


def add_dialogue(blocks: Sequence[Block], found: list[list[Stretch]], vocabulary: Vocabulary) -> None:
    """Add the speech of paragraphs that open with a dash, where one of their row has an attribution."""
    dashes = vocabulary.words.dialogue
    if not dashes:
        return
    number = 0
    while number < len(blocks):
        row = number
        while row < len(blocks) and not found[row] and _opens(blocks[row], dashes):
            row += 1
        if row > number and _attributed(blocks, number, row, vocabulary):
            for each in range(number, row):
                found[each] = without_incises(
                    blocks[each].text, _line(blocks[each].text, each), vocabulary, sentence=True
                )
        number = max(number + 1, row)


def _opens(block: Block, dashes: Sequence[str]) -> bool:
    if block.role in ("heading", "table_row") or block.text[:1] not in dashes:
        return False
    rest = block.text[1:].lstrip()
    return rest[:1].isupper() or rest[:1] in "¿¡"


def _attributed(blocks: Sequence[Block], first: int, last: int, vocabulary: Vocabulary) -> bool:
    if first and blocks[first - 1].text.endswith(":") and blocks[first].role != "list_item":
        return True
    return any(
        next(find_incises(blocks[n].text, 1, len(blocks[n].text), vocabulary, sentence=True), None)
        is not None
        for n in range(first, last)
    )


def _line(text: str, number: int) -> Stretch:
    start = 1 + len(text[1:]) - len(text[1:].lstrip())
    return Stretch(
        paragraph=number, start=start, end=len(text), outer_start=0, outer_end=len(text), form="dialogue"
    )
