"""Interviews without labels: questions set apart in bold or as headings, and the answers of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.parsers.quotes.interview import Turn, ends_interview
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.parsers.quotes.wording import words_of
from crawler.records import Block

_LONGEST_QUESTION = 400
_LONGEST_LABEL = 12
_FEWEST = 3
_FEWEST_NAMED = 2
"""Questions that are enough where headline or introduction say that this is an interview."""
_OPENING = '"“„«»'
_CLOSING = '"”“»«'
_PERSON = re.compile(r"(?:[BYm]{0,3}[RM][BYS]{0,2})?[THL]*[CUI][CUIPp]*[CU]X*")
_LONGEST_INTRODUCTION = 4
_LOOKED_AT = 1200


def read_answers(blocks: Sequence[Block], title: str | None, vocabulary: Vocabulary) -> list[Turn]:
    """Return the answers to questions that stand apart from them; empty where this is no interview."""
    asked = [
        number
        for number, block in enumerate(blocks)
        if ("?" in block.text or ":" in block.text[:_LONGEST_LABEL]) and _is_question(block, vocabulary)
    ]
    if len(asked) < _FEWEST_NAMED or asked[0] > _LONGEST_INTRODUCTION:
        return []
    answers = [answer for answer in _answers(blocks, asked, vocabulary) if answer]
    announced = _says_interview(title, blocks[: asked[0]], vocabulary)
    if len(answers) * 2 <= len(asked) or len(answers) < (_FEWEST_NAMED if announced else _FEWEST):
        return []
    if not announced and not _are_personal(blocks, answers, vocabulary):
        return []
    source = _interviewee(title, blocks[: asked[0]], vocabulary, announced=announced)
    if source is None:
        return []
    return [Turn(source, [_whole(n, blocks[n].text, vocabulary) for n in answer]) for answer in answers]


def _is_question(block: Block, vocabulary: Vocabulary) -> bool:
    if block.role in ("list_item", "table_row", "quote") or len(block.text) > _LONGEST_QUESTION:
        return False
    if fold(_label(block.text)) in vocabulary.asking:
        return True
    apart = block.emphasis is not None or block.role == "heading"
    return apart and block.text.rstrip('"“”»« ').endswith("?")


def _answers(blocks: Sequence[Block], asked: Sequence[int], vocabulary: Vocabulary) -> Iterator[list[int]]:
    """Yield the paragraphs between a question and the next, without headings and pictures' words."""
    for position, number in enumerate(asked):
        stop = asked[position + 1] if position + 1 < len(asked) else len(blocks)
        answer: list[int] = []
        for each in range(number + 1, stop):
            if blocks[each].role == "heading" or ends_interview(blocks[each].text, vocabulary):
                break
            if blocks[each].role == "paragraph" and blocks[each].emphasis is None:
                answer.append(each)
        yield answer


def _says_interview(title: str | None, introduction: Sequence[Block], vocabulary: Vocabulary) -> bool:
    texts = [title or "", *(block.text[:_LOOKED_AT] for block in introduction)]
    return any(
        vocabulary.interviews.within(words_of(text, 0, len(text), vocabulary).folded) is not None
        for text in texts
    )


def _are_personal(blocks: Sequence[Block], answers: Sequence[Sequence[int]], vocabulary: Vocabulary) -> bool:
    """Whether most answers say "I" or "we"; those to questions that are often asked rarely do."""
    said = sum(
        any(vocabulary.first_person.search(blocks[n].text, 0, _LOOKED_AT) for n in answer)
        for answer in answers
    )
    return said * 3 >= len(answers) * 2


def _interviewee(
    title: str | None, introduction: Sequence[Block], vocabulary: Vocabulary, *, announced: bool
) -> Attribution | None:
    """Return who answers: whom headline and introduction name, else whom one of them names first."""
    named = [
        found
        for number, block in enumerate(introduction)
        for found in _people(block.text[:_LOOKED_AT], number, vocabulary)
    ]
    if title:
        for each in named:
            if each.raw.split()[-1] in title:
                return each
        if (first := next(_people(title, -1, vocabulary), None)) is not None:
            return first
    return named[0] if named and announced else None


def _people(text: str, paragraph: int, vocabulary: Vocabulary) -> Iterator[Attribution]:
    words = words_of(text, 0, len(text), vocabulary)
    for match in _PERSON.finditer(words.kinds):
        start, end = words.spans[match.start()][0], words.spans[match.end() - 1][1]
        if "," not in text[start:end] and ":" not in text[start:end] and "." not in text[start : end - 2]:
            yield Attribution(raw=text[start:end], paragraph=paragraph, start=start, strength="label")


def _label(text: str) -> str:
    """Return the word before a colon at the front: "Q", "Antwort"; "" where none stands there."""
    colon = text.find(":", 0, _LONGEST_LABEL)
    return text[:colon] if colon > 0 else ""


def _whole(number: int, text: str, vocabulary: Vocabulary) -> Stretch:
    label = _label(text)
    start, end = 0, len(text)
    if label and fold(label) in vocabulary.answers:
        start = len(text) - len(text[len(label) + 1 :].lstrip())
    if text[start] in _OPENING and text[end - 1] in _CLOSING and end > start + 2:
        start, end = start + 1, end - 1
    return Stretch(paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form="turn")
