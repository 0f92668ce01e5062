"""The turns of an interview: "Helfrich: …", and questions that are nobody's quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.parsers.quotes.judgement import is_clause
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of
from crawler.records import Block

_LABEL = re.compile(r"([^:]{1,90}):\s*(?=\S)")
_LABEL_REACH = 91
"""Characters of a paragraph within which the colon of a label stands."""
_LONGEST_LABEL = 5
_LONGEST_OFFICE = 10
_FEWEST = 3
_OPENING = '"“„«»'
_CLOSING = '"”“»«'
_MOST_SPEAKERS = 8
_NAMES = frozenset("CUILXTHPpSRM")


@dataclass(slots=True)
class Turn:
    """One turn: the label, and where its words stand. A question has no label."""

    label: Attribution | None
    stretches: list[Stretch] = field(default_factory=list)


def read_turns(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Turn]:
    """Return the answers, and the questions of interviewers with a name; empty where this is no interview."""
    labels = [_label(block, vocabulary) if ":" in block.text[:_LABEL_REACH] else None for block in blocks]
    if labels.count(None) > len(labels) - 2:
        return []
    printed = {label for label in labels if label is not None}
    counts = Counter(_surname(label) for label in labels if label is not None)
    asked = {label for label in printed if asks(label, vocabulary)}
    if len(counts) > _MOST_SPEAKERS or max(counts.values(), default=0) < 2:
        return []
    if sum(counts.values()) < _FEWEST and not _each_asked(blocks, labels):
        return []
    people = {label for label in printed - asked if counts[_surname(label)] > 1 or asked}
    if not people:
        return []
    people.update(_quoted(blocks, labels))
    turns = _turns(blocks, labels, people | asked, asked, vocabulary)
    return turns if _are_spoken(turns, blocks, vocabulary) else []


def _quoted(blocks: Sequence[Block], labels: Sequence[str | None]) -> set[str]:
    """Return the labels behind which a mark opens, also of those who speak just once among others."""
    return {
        label
        for block, label in zip(blocks, labels, strict=True)
        if label is not None and block.text[len(label) :].lstrip(": ")[:1] in tuple(_OPENING)
    }


def _each_asked(blocks: Sequence[Block], labels: Sequence[str | None]) -> bool:
    """Whether a question stands right before every labelled paragraph; then two answers are enough."""
    return all(
        label is None or (number > 0 and labels[number - 1] is None and _is_asked(blocks[number - 1]))
        for number, label in enumerate(labels)
    )


def _is_asked(block: Block) -> bool:
    return block.text.endswith("?") or block.emphasis == "strong"


def _are_spoken(turns: Sequence[Turn], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether half of the turns hold a clause and a third say "I" or "we"; lines of a table do not."""
    clauses = persons = 0
    for each in (stretch for turn in turns for stretch in turn.stretches[:1]):
        text = blocks[each.paragraph].text
        clauses += is_clause(text, each.start, each.end, vocabulary)
        persons += vocabulary.first_person.search(text, each.start, each.end) is not None
    return bool(turns) and clauses * 2 >= len(turns) and persons * 3 >= len(turns)


def _label(block: Block, vocabulary: Vocabulary) -> str | None:
    if block.role in ("list_item", "table_row"):
        return None
    match = _LABEL.match(block.text)
    if match is None:
        return None
    label = match.group(1).strip()
    name, _, office = label.partition(",")
    words = words_of(block.text, 0, match.start(1) + len(name), vocabulary)
    if not 0 < len(words) <= _LONGEST_LABEL or (office and not _is_office(office, vocabulary)):
        return None
    if asks(label, vocabulary):
        return label
    if not all(kind in _NAMES for kind in words.kinds) or not any(kind in "CULI" for kind in words.kinds):
        return None
    return label


def _surname(label: str) -> str:
    return label.partition(",")[0].split()[-1].casefold()


def _is_office(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an office stands behind the name of a label: "JANE DOE, MINISTER FOR ROADS"."""
    words = words_of(text, 0, len(text), vocabulary)
    return len(words) <= _LONGEST_OFFICE and any(kind in "RMX" for kind in words.kinds)


def asks(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is that of an interviewer without a name: "Question"."""
    words = words_of(label, 0, len(label), vocabulary)
    return bool(vocabulary.questions.at(words.folded, 0)) and len(words) <= 2


def _turns(
    blocks: Sequence[Block],
    labels: Sequence[str | None],
    known: set[str],
    asked: set[str],
    vocabulary: Vocabulary,
) -> list[Turn]:
    turns: list[Turn] = []
    current: Turn | None = None
    alone = len({_surname(label) for label in known}) == 1 and not asked
    for number, block in enumerate(blocks):
        label = labels[number]
        if label in known and label is not None:
            current = None if label in asked else _opened(number, block, label)
            if current is not None:
                turns.append(current)
        elif block.role == "heading" or (alone and _is_question(blocks, labels, number)):
            current = None
        elif ends_interview(block.text, vocabulary):
            break
        elif current is not None:
            current.stretches.append(_words(number, 0, block.text))
    return turns


def ends_interview(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below an interview is nobody's answer: "Thank you for the interview"."""
    if not vocabulary.interview_ends.hinted_at(text):
        return False
    words = words_of(text, 0, min(len(text), _LABEL_REACH), vocabulary)
    return bool(vocabulary.interview_ends.at(words.folded, 0))


def _opened(number: int, block: Block, label: str) -> Turn:
    start = block.text.index(":") + 1
    start += len(block.text[start:]) - len(block.text[start:].lstrip())
    attribution = Attribution(raw=label, paragraph=number, start=0, strength="label")
    return Turn(attribution, [_words(number, start, block.text)])


def _is_question(blocks: Sequence[Block], labels: Sequence[str | None], number: int) -> bool:
    """Whether an unlabelled paragraph right before an answer asks for it."""
    following = number + 1 < len(blocks) and labels[number + 1] is not None
    return following and _is_asked(blocks[number])


def _words(number: int, start: int, text: str) -> Stretch:
    end = len(text)
    if text[start : start + 1] in _OPENING and text[end - 1] in _CLOSING and end - start > 2:
        start, end = start + 1, end - 1
    return Stretch(paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form="turn")


def names_alone(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is nothing but a name, with titles and office perhaps."""
    words = words_of(label, 0, len(label), vocabulary)
    named = any(kind in "CUL" for kind in words.kinds)
    return named and len(words) <= _LONGEST_LABEL and all(kind in _NAMES for kind in words.kinds)
