"""Speech that opens with a dash, as Swedish, Polish, Finnish or Spanish releases print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.parsers.quotes.attribution import read_above, read_lead
from crawler.parsers.quotes.closing import read_closing
from crawler.parsers.quotes.incise import find_incises, without_incises
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.stretches import Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of
from crawler.records import Block

_OPENING = re.compile(r"(?<=[.!?…]) ([–—-]) (?=[^\W\d_a-zà-ÿ])")
_COLON = re.compile(r": ([–—-]) (?=[^\W\d_a-zà-ÿ])")
_CLOSING = re.compile(r",? [–—-] ")
_REACH = 60
_SHORT_ROW = 2
_FEWEST_SENTENCES = 2
_LONGEST_TOLD = 240
"""Characters of a paragraph that may tell of the opinion which lines with dashes below it give."""
_SHORTEST_LINE = 20
_LONG_LINE = 60
"""Characters of a line with a dash that is surely no entry of a list."""
_ENDS = tuple(".!?…")


def add_dialogue(blocks: Sequence[Block], found: list[list[Stretch]], vocabulary: Vocabulary) -> None:
    """Add the speech of paragraphs that open with a dash, where one of their row has an attribution."""
    dashes = vocabulary.words.dialogue
    if not dashes:
        return
    rows = list(_rows(blocks, found, dashes))
    spoken = [_attributed(blocks, first, last, vocabulary) for first, last in rows]
    for (first, last), attributed in zip(rows, spoken, strict=True):
        alone = last - first == 1 and _is_alone(blocks, first, vocabulary)
        if attributed or alone or (any(spoken) and _are_sentences(blocks[first:last])):
            for each in range(first, last):
                stretches = _spoken(blocks[each].text, each, found[each], vocabulary)
                closing = _closing_from(blocks[each].text, each, vocabulary)
                found[each] = [_until(one, closing, blocks[each].text) for one in stretches]
    dashed = any(spoken)
    for number, block in enumerate(blocks):
        if block.role != "paragraph":
            continue
        _add_inside(block.text, number, found, vocabulary, spoken=dashed)
        dashed = dashed or any(each.form == "dialogue" for each in found[number])
        if not found[number]:
            found[number] = _announced(block.text, number, dashes, vocabulary)


def _add_inside(
    text: str, number: int, found: list[list[Stretch]], vocabulary: Vocabulary, *, spoken: bool
) -> None:
    """Add speech between dashes that stands apart from the speech between marks."""
    for each in _inside(text, number, vocabulary, spoken=spoken):
        if all(
            each.outer_end <= one.outer_start or one.outer_end <= each.outer_start for one in found[number]
        ):
            found[number] = sorted([*found[number], each], key=lambda one: one.start)


def _is_free(block: Block, found: Sequence[Stretch]) -> bool:
    """Whether no marked speech opens a line, so that its dash does."""
    return not found or found[0].outer_start > _SHORTEST_LINE


def _spoken(text: str, number: int, marked: Sequence[Stretch], vocabulary: Vocabulary) -> list[Stretch]:
    """Return the speech of a line that opens with a dash; marks behind its attribution hold more of it."""
    if not marked:
        return without_incises(text, _line(text, number), vocabulary, sentence=True)
    first = next(find_incises(text, 1, len(text), vocabulary, sentence=True), None)
    line = _line(text, number)
    if first is None:
        return [line]
    behind = [each for each in marked if each.outer_start >= first[1]]
    if not behind:
        return without_incises(text, line, vocabulary, sentence=True)
    return [replace(line, end=first[0], outer_end=first[0]), *behind]


def _are_sentences(blocks: Sequence[Block]) -> bool:
    """Whether a row of dashes is no list: its paragraphs end as sentences do."""
    if len(blocks) > 1 and any(block.role != "paragraph" for block in blocks):
        return False
    return all(block.text.rstrip()[-1:] in _ENDS for block in blocks)


def _is_alone(blocks: Sequence[Block], number: int, vocabulary: Vocabulary) -> bool:
    """Whether one line with a dash between told paragraphs is speech: its sentences say "I" or "we"."""
    text = blocks[number].text
    if not number or blocks[number - 1].role != "paragraph" or blocks[number - 1].text[-1:] not in _ENDS:
        return False
    if len(text) <= _LONG_LINE or not _are_sentences(blocks[number : number + 1]):
        return False
    return vocabulary.first_person.search(text) is not None


def _rows(
    blocks: Sequence[Block], found: list[list[Stretch]], dashes: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of the rows of paragraphs that open with a dash."""
    number = 0
    while number < len(blocks):
        row = number
        while row < len(blocks) and _opens(blocks[row], dashes) and _is_free(blocks[row], found[row]):
            row += 1
        if row > number:
            yield number, row
        number = max(number + 1, row)


def _announced(text: str, number: int, dashes: Sequence[str], vocabulary: Vocabulary) -> list[Stretch]:
    """Find speech behind a dash that a source announces in the same paragraph: "X says to us: – We"."""
    match = _COLON.search(text)
    if match is None or match.group(1) not in dashes:
        return []
    if read_lead(text, 0, match.start() + 1, number, vocabulary, announced=True) is None:
        return []
    stretch = _line(text, number)
    stretch = replace(stretch, start=match.end(), outer_start=match.start() + 2)
    return without_incises(text, stretch, vocabulary, sentence=True)


def _inside(text: str, number: int, vocabulary: Vocabulary, *, spoken: bool) -> list[Stretch]:
    """Find speech between dashes behind a sentence: "X był w Sejmie. – Czekamy – zaznaczył." """
    stretches: list[Stretch] = []
    dashes = vocabulary.words.dialogue
    for opening in _OPENING.finditer(text):
        closing = _CLOSING.search(text, opening.end())
        if opening.group(1) not in dashes or closing is None:
            continue
        if stretches and opening.start() < stretches[-1].outer_end:
            continue
        words = words_of(text, closing.end(), min(len(text), closing.end() + _REACH), vocabulary)
        if not vocabulary.cues.at(words.folded, 0):
            continue
        stretches.append(
            Stretch(
                paragraph=number,
                start=opening.end(),
                end=closing.start(),
                outer_start=opening.start(1),
                outer_end=closing.end(),
                form="dialogue",
            )
        )
    return stretches or _unclosed(text, number, vocabulary, spoken=spoken)


def _unclosed(text: str, number: int, vocabulary: Vocabulary, *, spoken: bool) -> list[Stretch]:
    """Find speech behind a dash in a line that a comma parts from its attribution: ". – We go, says X."

    Where lines with dashes are `spoken` elsewhere on the page, words in the first person are speech without
    an attribution.
    """
    opening = _OPENING.search(text)
    if opening is None or opening.group(1) not in vocabulary.words.dialogue:
        return []
    line = replace(_line(text, number), start=opening.end(), outer_start=opening.start(1))
    pieces = without_incises(text, line, vocabulary, sentence=True)
    if len(pieces) > 1 or pieces[0].end < len(text):
        return pieces
    if spoken and vocabulary.first_person.search(text, opening.end()) is not None:
        return pieces
    told = sentence_spans(text[: opening.start()], vocabulary)[-1:]
    before = words_of(text, *told[0], vocabulary) if told else None
    behind = words_of(text, opening.end(), len(text), vocabulary)
    if before is None or vocabulary.cues.within(behind.folded) is not None:
        return []
    return pieces if vocabulary.cues.within(before.folded) is not None else []


def _opens(block: Block, dashes: Sequence[str]) -> bool:
    if block.role in ("heading", "table_row") or block.text[:1] not in dashes:
        return False
    rest = block.text[1:].lstrip()
    return rest[:1].isupper() or rest[:1] in "¿¡"


def _attributed(blocks: Sequence[Block], first: int, last: int, vocabulary: Vocabulary) -> bool:
    announced = first and blocks[first - 1].text.endswith(":")
    if announced and (blocks[first].role != "list_item" or _is_announced(blocks, first, last, vocabulary)):
        return True
    if first and last - first <= _SHORT_ROW and _is_told(blocks, first, last, vocabulary):
        return True
    if last < len(blocks) and read_closing(blocks[last].text, last, vocabulary) is not None:
        return True
    return any(
        next(find_incises(blocks[n].text, 1, len(blocks[n].text), vocabulary, sentence=True), None)
        is not None
        or _closing_from(blocks[n].text, n, vocabulary) is not None
        for n in range(first, last)
    )


def _closing_from(text: str, number: int, vocabulary: Vocabulary) -> int | None:
    """Return where the last sentence begins that says whose speech a line is: "– Vi måste. Det säger X"."""
    spans = sentence_spans(text, vocabulary)
    if len(spans) < _FEWEST_SENTENCES or read_closing(text[spans[-1][0] :], number, vocabulary) is None:
        return None
    return spans[-1][0]


def _until(stretch: Stretch, closing: int | None, text: str) -> Stretch:
    """End a stretch before the sentence that says whose it is."""
    if closing is None or not stretch.start < closing < stretch.end:
        return stretch
    end = len(text[:closing].rstrip())
    return replace(stretch, end=end, outer_end=end)


def _is_announced(blocks: Sequence[Block], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether lines with dashes are sentences whose speaker the line above names; items are none."""
    if any(block.text.rstrip()[-1:] not in _ENDS for block in blocks[first:last]):
        return False
    return read_above(blocks[first - 1].text, (), first - 1, vocabulary)[0] is not None


def _is_told(blocks: Sequence[Block], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether the sentence above lines with dashes says whose opinion they are: "Roen mielestä …"."""
    text = blocks[first - 1].text
    if blocks[first - 1].role != "paragraph" or len(text) > _LONGEST_TOLD:
        return False
    if any(block.text.rstrip()[-1:] not in _ENDS for block in blocks[first:last]):
        return False
    spans = sentence_spans(text, vocabulary)
    if not spans:
        return False
    return read_lead(text, *spans[-1], first - 1, vocabulary, announced=True) is not None


def _line(text: str, number: int) -> Stretch:
    start = 1 + len(text[1:]) - len(text[1:].lstrip())
    return Stretch(
        paragraph=number, start=start, end=len(text), outer_start=0, outer_end=len(text), form="dialogue"
    )
