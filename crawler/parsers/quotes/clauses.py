"""A clause beside speech, read word by word: where its meaning begins, what stands before its source."""

from __future__ import annotations

from crawler.parsers.quotes.datelines import behind_dateline
from crawler.parsers.quotes.sources import source_behind
from crawler.parsers.quotes.stretches import Attribution, Strength, attribution
from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary
from crawler.parsers.quotes.wording import Words

_CLOSING = ('"', "“", "”", "»", "«")
_GLANCE = 4
_LONGEST_LEAD = 5
_TELLING = frozenset("CULRMNWBY")


class ClauseReader:
    """Holds the words of one clause, `text[start:stop]`, without the colon at its end."""

    def __init__(
        self, text: str, start: int, stop: int, paragraph: int, words: Words, vocabulary: Vocabulary
    ) -> None:
        self._text = text
        self._start = start
        self._stop = stop
        self._paragraph = paragraph
        self._words = words
        self._vocabulary = vocabulary

    def _behind(self, words: Words, number: int) -> tuple[int, int] | None:
        return source_behind(self._text, words.spans[number][0], self._stop, self._vocabulary)

    def _elided(self, phrases: Phrases, number: int) -> int:
        """Return where a name begins behind a phrase and an elision: "aux yeux d’Anne Morel"; 0 for none."""
        behind = number + phrases.at(self._words.folded, number)
        elided = behind > number and "".join(self._words.folded[behind : behind + 1])[:2] == "d'"
        return self._words.spans[behind][0] + 2 if elided else 0

    def _idle(self, tail: Words) -> bool:
        """Whether nothing but adverbs stands behind the verb."""
        return _past(tail, self._vocabulary.adverbs) == len(tail)

    def _led(self, position: int) -> bool:
        """Whether nothing but how it was said stands before the source: "Speaking after the vote, X"."""
        before = self._words.cut(0, self._words.before(position))
        if not 0 < len(before) <= _LONGEST_LEAD or not self._vocabulary.lead_ins.at(before.folded, 0):
            return False
        return not set(before.kinds) & _TELLING and "," in self._text[before.spans[-1][1] : position]

    def _leads_in(self) -> bool:
        """Whether a clause opens with how or when one speaks, behind a dateline perhaps: "BONN – Zur"."""
        words, lead_ins = self._words, self._vocabulary.lead_ins
        if lead_ins.at(words.folded, 0):
            return True
        dated = behind_dateline(self._text, self._start, self._stop, self._vocabulary)
        return dated is not None and lead_ins.at(words.folded, words.before(dated)) > 0

    def _perfect(self, number: int) -> int:
        """Return how many words an auxiliary and a verb of saying take: "ha subrayado"; 0 where none do."""
        length = self._vocabulary.auxiliaries.at(self._words.folded, number)
        said = self._vocabulary.cues.at(self._words.folded, number + length) if length else 0
        return length + said if said else 0

    def _first_meaning(self) -> int:
        """Return the offset of the first word that is no adverb or conjunction."""
        words, number = self._words, 0
        while number < len(words) - 1 and (
            words.kinds[number] == "A"
            or (self._vocabulary.adverbs.at(words.folded, number) and words.kinds[number] not in "CUDTHL")
        ):
            number += 1
        return words.spans[number][0]

    def _is_behind_mark(self) -> bool:
        return self._text[max(0, self._start - _GLANCE) : self._start].rstrip(" ,.–—-")[-1:] in _CLOSING

    def _resumes(self) -> bool:
        """Whether the clause goes on behind marks: "Zur „Strategie“ der Regierung erklärt X"."""
        before = self._text[max(0, self._start - 2) : self._start].rstrip()[-1:]
        return before in _CLOSING and self._text[self._words.spans[0][0]].islower()

    def _made(
        self, span: tuple[int, int] | None, strength: Strength, *, bare: bool = False
    ) -> Attribution | None:
        return attribution(self._text, self._paragraph, span, strength, bare=bare, whole=True)


def _past(words: Words, phrases: Phrases) -> int:
    number = 0
    while number < len(words) and (length := phrases.at(words.folded, number)):
        number += length
    return number
