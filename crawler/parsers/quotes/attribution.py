"""What stands before, behind and below speech, and says who speaks."""

from __future__ import annotations

import re

from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import (
    NAMES,
    OFFICES,
    Words,
    names_somebody,
    source_before,
    source_behind,
    words_of,
)
from crawler.parsers.quotes.stretches import Attribution, Strength
from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary

_GENITIVE = re.compile(r"(?:(?<=s)[’']|[’']s)$")
_TRAIL = " \t:,;–—-…"
_HEAD = " \t,;.–—-("
_SIGNING = frozenset("CUILXTHPpRMBYN")
_LONGEST_LABEL = 24
_LONGEST_SUBJECT = 24
_LINE_DASHES = frozenset("—–-―~")


def read_lead(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary, *, announced: bool
) -> Attribution | None:
    """Read the sentence that stands before speech. `announced`: it ends in a colon or runs into the mark."""
    reader = _Reader(text, paragraph, vocabulary)
    stop = start + len(text[start:end].rstrip(_TRAIL))
    colon = ":" in text[stop : end + 1]
    words = words_of(text, start, stop, vocabulary)
    if not len(words):
        return None
    return (
        reader.framed(words, start, stop)
        or (reader.opened(words, stop) if colon else None)
        or reader.issued(words, start, stop, announced=announced)
        or (reader.said(words, start, stop) if announced else None)
        or (reader.according(words, stop) if announced else None)
        or (reader.label(words, start, stop) if colon else None)
    )


def read_behind(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """Read what follows speech in its own paragraph, up to the end of the sentence or the next mark."""
    reader = _Reader(text, paragraph, vocabulary)
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(_HEAD))
    stop = start + len(text[start:end].rstrip(_TRAIL + "."))
    if begin >= stop:
        return None
    words = words_of(text, begin, stop, vocabulary)
    if not len(words):
        return None
    return reader.behind(words, begin, stop) or reader.dashed(words, text[start:begin], begin, stop)


def read_line(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a paragraph that stands below speech and holds nothing but its source: "— Name, role"."""
    begin = len(text) - len(text.lstrip(" \t—–-―~("))
    stop = len(text.rstrip(" .)"))
    words = words_of(text, begin, stop, vocabulary)
    dashed = text[:1] in _LINE_DASHES
    if not len(words) or len(words) > _LONGEST_LABEL or text.rstrip()[-1:] in ":?!":
        return None
    if not _looks_like_source(words, vocabulary) or not (dashed or len(words) <= _LONGEST_LABEL // 2):
        return None
    if not dashed and text.rstrip().endswith("."):
        return None
    return Attribution(raw=text[begin:stop], paragraph=paragraph, start=begin, strength="line")


def read_embedded(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """Read the part of a sentence before words quoted inside it: "The party warns that X is"."""
    reader = _Reader(text, paragraph, vocabulary)
    words = words_of(text, start, end, vocabulary)
    return reader.said(words, start, end, strength="embedded", anywhere=True) or reader.according(words, end)


def _looks_like_source(words: Words, vocabulary: Vocabulary) -> bool:
    if words.kinds[0] not in "CUILTHRMBYXD" or not any(
        kind in NAMES or kind in OFFICES for kind in words.kinds
    ):
        return False
    lower = sum(1 for word in words.folded if word in vocabulary.clause)
    return not lower


class _Reader:
    """Reads one clause of one paragraph."""

    def __init__(self, text: str, paragraph: int, vocabulary: Vocabulary) -> None:
        self._text = text
        self._paragraph = paragraph
        self._vocabulary = vocabulary

    def _made(
        self, span: tuple[int, int] | None, strength: Strength, *, bare: bool = False, whole: bool = False
    ) -> Attribution | None:
        if span is None:
            return None
        start, end = span
        raw = _GENITIVE.sub("", self._text[start:end].strip(" ,;–—-"))
        if not raw:
            return None
        start = self._text.index(raw, start)
        return Attribution(
            raw=raw, paragraph=self._paragraph, start=start, strength=strength, bare=bare, whole=whole
        )

    def framed(self, words: Words, start: int, stop: int) -> Attribution | None:
        """ "… können Sie X gerne wie folgt zitieren" """
        for opening, closing in self._vocabulary.frames:
            first = opening.within(words.folded)
            if first is None:
                continue
            rest = words.cut(first[1], len(words))
            last = closing.within(rest.folded) if closing else (len(rest), len(rest))
            if last is None or not last[0]:
                continue
            span = (rest.spans[0][0], rest.spans[last[0] - 1][1])
            source = source_behind(self._text, *span, self._vocabulary) or span
            return self._made(source, "lead", whole=True)
        return None

    def opened(self, words: Words, stop: int) -> Attribution | None:
        """ "Statement by X:", "Quotes attributable to X:", "Dazu X, Sprecher:" """
        vocabulary = self._vocabulary
        length = vocabulary.openers.at(words.folded, 0)
        if not length or length == len(words):
            return None
        if any(vocabulary.cues.at(words.folded, n) for n in range(length, len(words))):
            return None
        source = source_behind(self._text, words.spans[length][0], stop, vocabulary)
        return self._made(source, "lead", whole=True)

    def issued(self, words: Words, start: int, stop: int, *, announced: bool) -> Attribution | None:
        """ "X released the following statement", "the following statement was released by X" """
        vocabulary = self._vocabulary
        phrase = vocabulary.statements.within(words.folded)
        if phrase is None:
            return None
        behind = words.cut(phrase[1], len(words))
        for number in range(len(behind)):
            if length := vocabulary.agents.at(behind.folded, number):
                if number + length < len(behind):
                    source = source_behind(self._text, behind.spans[number + length][0], stop, vocabulary)
                    if source is not None:
                        return self._made(source, "statement", whole=True)
                break
        return self._issuer(words, phrase[0], start, announced=announced)

    def _issuer(self, words: Words, phrase: int, start: int, *, announced: bool) -> Attribution | None:
        vocabulary = self._vocabulary
        for number in range(phrase - 1, -1, -1):
            length = vocabulary.issuing.at(words.folded, number)
            if not length and announced:
                length = vocabulary.cues.at(words.folded, number)
            if not length or words.kinds[number] in "CUL":
                continue
            if number + length < phrase:
                between = (words.spans[number + length][0], words.spans[phrase - 1][1])
                inverted = source_behind(self._text, *between, vocabulary)
                if inverted is not None and (not number or vocabulary.lead_ins.at(words.folded, 0)):
                    return self._made(inverted, "statement", whole=True)
            if number:
                source = source_before(self._text, start, words.spans[number][0], vocabulary)
                if source is not None:
                    return self._made(source, "statement", whole=True)
        return None

    def said(
        self, words: Words, start: int, stop: int, *, strength: Strength = "lead", anywhere: bool = False
    ) -> Attribution | None:
        """ "Responding, X said", "Dazu erklärt der Sprecher X" """
        vocabulary = self._vocabulary
        for number in range(len(words) - 1, -1, -1):
            length = self._verb_at(words, number, anywhere=anywhere)
            if not length or (words.kinds[number] in "CUL" and number):
                continue
            tail = words.cut(number + length, len(words))
            lead = not number or bool(vocabulary.lead_ins.at(words.folded, 0))
            behind = None
            if len(tail) and lead:
                behind = source_behind(self._text, tail.spans[0][0], stop, vocabulary)
            if behind is not None and not anywhere:
                return self._made(behind, strength, bare=number <= 1, whole=True)
            source = source_before(self._text, start, words.spans[number][0], vocabulary) if number else None
            if source is None:
                continue
            bare = source[0] == self._first_meaning(words) and not anywhere
            return self._made(source, strength, bare=bare and self._idle(tail), whole=True)
        return None

    def _verb_at(self, words: Words, number: int, *, anywhere: bool) -> int:
        length = self._vocabulary.cues.at(words.folded, number)
        if not length and anywhere:
            length = self._vocabulary.reporting.at(words.folded, number)
        return length

    def _idle(self, tail: Words) -> bool:
        """Whether nothing but adverbs stands behind the verb."""
        number = 0
        while number < len(tail):
            length = self._vocabulary.adverbs.at(tail.folded, number)
            if not length:
                return False
            number += length
        return True

    def _first_meaning(self, words: Words) -> int:
        """Return the offset of the first word that is no adverb or conjunction."""
        number = 0
        while number < len(words) - 1 and (
            words.kinds[number] == "A"
            or (self._vocabulary.adverbs.at(words.folded, number) and words.kinds[number] not in "CUDTHL")
        ):
            number += 1
        return words.spans[number][0]

    def according(self, words: Words, stop: int) -> Attribution | None:
        """ "According to X" """
        for number in range(len(words)):
            if length := self._vocabulary.sources.at(words.folded, number):
                if number + length >= len(words):
                    return None
                source = source_behind(self._text, words.spans[number + length][0], stop, self._vocabulary)
                return self._made(source, "lead")
        return None

    def label(self, words: Words, start: int, stop: int) -> Attribution | None:
        """ "Name, role:", "Name weiter:" """
        first = 0
        if self._vocabulary.openers.at(words.folded, 0) == len(words):
            return None
        last = len(words)
        while last > 1 and words.kinds[last - 1] not in "CUL" and self._tail(words, last):
            last -= 1
        kept = words.cut(first, last)
        if len(kept) > _LONGEST_LABEL or not _looks_like_source(kept, self._vocabulary):
            return None
        if not any(kind in NAMES for kind in kept.kinds) and kept.kinds[0] not in "DRT":
            return None
        return self._made((kept.spans[0][0], kept.spans[-1][1]), "label", bare=True, whole=True)

    def _tail(self, words: Words, last: int) -> bool:
        return bool(self._vocabulary.adverbs.at(words.folded, last - 1))

    def behind(self, words: Words, begin: int, stop: int) -> Attribution | None:
        vocabulary = self._vocabulary
        for phrases in (vocabulary.cues, vocabulary.sources_behind, vocabulary.sources):
            if (length := self._at_front(words, phrases)) and length < len(words):
                source = source_behind(self._text, words.spans[length][0], stop, vocabulary)
                if source is not None:
                    return self._made(source, "behind", bare=True)
        for number in range(1, min(len(words), _LONGEST_SUBJECT)):
            length = vocabulary.cues.at(words.folded, number)
            if not length or words.kinds[number] in "CUL":
                continue
            source = source_before(self._text, begin, words.spans[number][0], vocabulary)
            if source is None or source[0] > words.spans[min(3, len(words) - 1)][0]:
                return None
            if not self._ends_there(words.cut(number + length, len(words))):
                return None
            return self._made(source, "behind", bare=True)
        return None

    def _at_front(self, words: Words, phrases: Phrases) -> int:
        """Return how many words a verb at the front takes, with auxiliaries before it."""
        first = 0
        while first < min(2, len(words)) and self._vocabulary.auxiliaries.at(words.folded, first):
            first += 1
        for number in (0, first):
            if length := phrases.at(words.folded, number):
                return number + length
        return 0

    def _ends_there(self, tail: Words) -> bool:
        if not len(tail):
            return True
        vocabulary = self._vocabulary
        return bool(vocabulary.ends.at(tail.folded, 0) or vocabulary.adverbs.at(tail.folded, 0))

    def dashed(self, words: Words, head: str, begin: int, stop: int) -> Attribution | None:
        """ "…” – Name, role" """
        signed = any(sign in _LINE_DASHES or sign == "(" for sign in head)
        if not signed and not (
            all(kind in _SIGNING for kind in words.kinds) and not self._text[stop:].strip()
        ):
            return None
        if len(words) > _LONGEST_LABEL or not _looks_like_source(words, self._vocabulary):
            return None
        return self._made((begin, stop), "line", bare=True)


def last_sentence(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return [start, end) of the last sentence of `text[start:end]`."""
    spans = sentence_spans(text[start:end], vocabulary)
    if not spans:
        return start, end
    a, b = spans[-1]
    return start + a, start + b


def names_nobody(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether no name, office, pronoun or organisation stands in `text[start:end]`."""
    return not names_somebody(words_of(text, start, end, vocabulary))
