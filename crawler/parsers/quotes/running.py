"""Stretches of marked speech over all paragraphs: reopened, carried on without a mark, never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.parsers.quotes.pairing import NOTHING, Between, Paired, pair_marks
from crawler.parsers.quotes.sources import source_behind
from crawler.parsers.quotes.stretches import Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, words_of
from crawler.records import Block

_LAST_WORD = re.compile(r"\b(\w)[\w.-]* \Z")
_SENTENCE = re.compile(r"[.!?…] [^\W\d_a-zà-ÿ]")
"""Where one sentence ends and another begins."""
_LONGEST_NICKNAME = 12
_LOOK_AHEAD = 60
_GLANCE = 6
_LONGEST_SOURCE = 80
_WORDS = re.compile(r"\w")
_ANNOUNCES = (":", ",")
_ENDS = (".", "!", "?")


def marked_speech(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[list[Stretch]]:
    """Return for each paragraph the stretches between marks or in `q` elements, in order."""
    paired = [NOTHING if block.role == "heading" else pair_marks(block.text, vocabulary) for block in blocks]
    carried: set[int] = set()
    found: list[list[Stretch]] = []
    for number, block in enumerate(blocks):
        if paired[number] is NOTHING and not block.marked and number not in carried:
            found.append([])
            continue
        if number in carried:
            paired[number] = pair_marks(block.text, vocabulary, carried=True)
        stretches = _stretches(number, block, paired[number], carried=number in carried)
        if stretches and not stretches[-1].closed:
            until = _closes_at(number, blocks, paired, vocabulary)
            carried.update(range(number + 1, until + 1))
            if until == number and _stray(block.text, stretches, number, paired, vocabulary):
                stretches.pop()
            else:
                stretches[-1] = _without_source(block.text, stretches[-1], vocabulary)
        found.append(stretches)
    return found


def _stretches(number: int, block: Block, paired: Paired, *, carried: bool) -> list[Stretch]:
    stretches = [
        Stretch(
            paragraph=number,
            start=each.start,
            end=each.end,
            outer_start=each.outer_start,
            outer_end=each.outer_end,
            opened=not (carried and each.outer_start == 0 and each.start == 0),
            closed=each.closed,
        )
        for each in paired.stretches
        if each.start < each.end and not _is_nickname(block.text, each)
    ]
    for start, end in block.marked:
        if start < end and not any(each.outer_start < end and start < each.outer_end for each in stretches):
            stretches.append(
                Stretch(
                    paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form="element"
                )
            )
    return sorted(stretches, key=lambda each: each.start)


def _without_source(text: str, stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """End speech whose closing mark is lost before the words that say whose it is: "…, said Mr Roe." """
    comma = text.rfind(", ", max(stretch.start, stretch.end - _LONGEST_SOURCE), stretch.end)
    if comma <= stretch.start:
        return stretch
    words = words_of(text, comma + 2, stretch.end, vocabulary)
    length = vocabulary.cues.at(words.folded, 0)
    if not 0 < length < len(words) or NAMES.isdisjoint(words.kinds[length:]):
        return stretch
    source = source_behind(text, words.spans[length][0], stretch.end, vocabulary)
    if source is None or text[source[1] : stretch.end].strip(" ."):
        return stretch
    return replace(stretch, end=comma, outer_end=comma)


def _is_nickname(text: str, found: Between) -> bool:
    """Whether a word in marks stands inside a name: "Jane “Jo” Roe"."""
    if found.end - found.start > _LONGEST_NICKNAME or not text[found.start].isupper():
        return False
    if " " in text[found.start : found.end] or text[found.end - 1] in _ENDS:
        return False
    before, behind = (
        _LAST_WORD.search(text[max(0, found.outer_start - _LONGEST_NICKNAME * 2) : found.outer_start]),
        text[found.outer_end : found.outer_end + 2],
    )
    return before is not None and before.group(1).isupper() and behind[:1] == " " and behind[1:].isupper()


def _closes_at(number: int, blocks: Sequence[Block], paired: Sequence[Paired], vocabulary: Vocabulary) -> int:
    """Return the paragraph in which speech ends that no following one reopens; `number` where none does."""
    for later in range(number + 1, min(len(blocks), number + _LOOK_AHEAD)):
        if paired[later].opens or blocks[later].role == "heading":
            return number
        if paired[later].loose_close is not None:
            return later
        if blocks[later].text.endswith(":") and later + 1 < len(blocks) and paired[later + 1].opens:
            return number
    return _runs_on(number, blocks, paired, vocabulary)


def _runs_on(number: int, blocks: Sequence[Block], paired: Sequence[Paired], vocabulary: Vocabulary) -> int:
    """Return the last paragraph where speech whose closing mark never comes goes on to it; else `number`.

    So it does where "we" is still said in the end, or said at once below an announcement.
    """
    last = len(blocks) - 1
    apart = any(block.role == "heading" for block in blocks[number:])
    if apart or last - number > _LOOK_AHEAD or any(each.stretches for each in paired[number + 1 :]):
        return number
    opens = _WORDS.match(blocks[number].text) is None
    announced = opens and number > 0 and blocks[number - 1].text.endswith(":")
    told = (blocks[number].text, blocks[last].text) if announced else (blocks[last].text,)
    return last if any(vocabulary.first_person.search(text) for text in told) else number


def _stray(
    text: str, stretches: Sequence[Stretch], number: int, paired: Sequence[Paired], vocabulary: Vocabulary
) -> bool:
    """Whether an opening mark that is never closed is no mark of speech."""
    stretch = stretches[-1]
    if not stretch.outer_start or (number + 1 < len(paired) and paired[number + 1].opens):
        return False
    before = text[max(0, stretch.outer_start - _GLANCE) : stretch.outer_start].rstrip()[-1:]
    goes_on = len(stretches) > 1 and before in _ENDS
    if before in _ANNOUNCES or goes_on:
        return False
    told = _SENTENCE.search(text, stretch.start) is not None and text.rstrip().endswith(_ENDS)
    return not told or vocabulary.first_person.search(text, stretch.start) is None
