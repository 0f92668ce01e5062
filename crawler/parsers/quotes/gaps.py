"""What stands between stretches of speech: attributions of what is before and behind, or narrative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from crawler.parsers.quotes.attribution import read_embedded, read_lead, read_subject
from crawler.parsers.quotes.behind import is_idle, is_joined, is_linked, read_behind
from crawler.parsers.quotes.datelines import is_dateline
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.stretches import Attribution
from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold
from crawler.parsers.quotes.wording import words_of

Joint = Literal["nothing", "attribution", "narrative"]
_TERMINAL = ".!?…"
_SHORTEST_REPORT = 20
_REACH = 300
_VERB_REACH = 4
_MOST_WORDS = 3
_SHORTEST_TOLD = 4
"""Words of the shortest report."""
_IGNORED = " \t,;.:–—-()[]\"'”“’‘„«»/*"


@dataclass(slots=True)
class Gap:
    """A text between two stretches, or between a stretch and the end of its paragraph."""

    behind: Attribution | None = None
    """Attributes the stretch before it."""
    lead: Attribution | None = None
    """Attributes the stretch after it."""
    joint: Joint = "nothing"
    idle: bool = False
    """A verb of saying and no more stands behind the stretch before it, its source understood."""
    embedded: bool = False
    """The stretch after it stands inside a sentence."""
    sentence: tuple[int, int] = (0, 0)
    """The sentence the following stretch stands in, as far as it is printed before it."""
    begun: bool = False
    """A verb of saying and no more stands before the stretch after it: "Además, ha dicho que «…»"."""


NO_GAP = Gap()


class GapReader:
    """Reads the gaps of one part of a release."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(
        self,
        text: str,
        start: int,
        end: int,
        paragraph: int,
        *,
        after: bool,
        before: bool,
        ended: bool = True,
    ) -> Gap:
        """Read `text[start:end]`; `after` and `before`: speech, perhaps `ended`, before and behind it."""
        spans = self._spans(text, start, end)
        if not spans:
            return NO_GAP
        ended = ended or text[start : start + 1] == "."
        if after and before and len(spans) == 1 and is_linked(text, *spans[0], self._vocabulary):
            return Gap(joint="attribution", idle=True, sentence=spans[0])
        open_end = text[spans[-1][0] : end].rstrip()[-1:] not in _TERMINAL
        how = {"open_end": open_end, "whole": not after or ended or len(spans) > 1}
        lead, embedded = self._lead(text, spans, end, paragraph, **how) if before else (None, False)
        behind = self._behind(text, start, spans, paragraph, lead=lead, ended=ended) if after else None
        idle = after and behind is None and self._idles(text, start, spans[0])
        begun = before and lead is None and open_end
        told = after and len(spans) == 1
        begun = begun and not (told and (idle or behind)) and self._begins(text, spans[-1][0], end, told=told)
        joint = self._joint(text, spans, behind, lead, idle=idle, begun=begun)
        return Gap(behind, lead, joint, idle, embedded and not begun, spans[-1], begun)

    def _spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the sentences of a gap that hold more than signs."""
        if not text[start:end].strip(_IGNORED):
            return []
        spans = [(start + a, start + b) for a, b in sentence_spans(text[start:end], self._vocabulary)]
        return [(a, b) for a, b in spans if text[a:b].strip(_IGNORED)]

    def _begins(self, text: str, start: int, end: int, *, told: bool) -> bool:
        """Whether a verb of saying and no more stands before speech, behind a lead-in perhaps.

        With `told` the sentence tells of the words quoted before it, and a conjunction adds that verb.
        """
        if told:
            return is_joined(text, start, end, self._vocabulary)
        if is_idle(text, start, end, self._vocabulary):
            return True
        comma = text.rfind(",", start, end)
        if comma < 0 or not self._vocabulary.lead_ins.hinted_at(text[start:comma]):
            return False
        return is_idle(text, comma + 1, end, self._vocabulary)

    def _narrates(
        self,
        text: str,
        spans: list[tuple[int, int]],
        behind: Attribution | None,
        lead: Attribution | None,
        *,
        idle: bool,
    ) -> bool:
        """Whether the sentence of an attribution tells more than who speaks."""
        told_from = behind.start + len(behind.raw) if behind is not None else spans[0][0]
        if (behind is not None or idle) and self._tells_on(text, told_from, spans[0][1]):
            return True
        embedded = lead is not None and lead.strength == "embedded" and not lead.bare
        return embedded and (behind is None or len(spans) > 1)

    def _lead(
        self,
        text: str,
        spans: list[tuple[int, int]],
        end: int,
        paragraph: int,
        *,
        open_end: bool,
        whole: bool,
    ) -> tuple[Attribution | None, bool]:
        a, b = spans[-1]
        if not open_end:
            return read_lead(text, a, b, paragraph, self._vocabulary, announced=False), False
        last = text[a:end].rstrip()[-1:]
        if last in ":":
            return read_lead(text, a, end, paragraph, self._vocabulary, announced=True, whole=whole), False
        if last in "–—-" and not a and is_dateline(text, end, self._vocabulary):
            return None, False
        lead = read_lead(text, a, end, paragraph, self._vocabulary, announced=True)
        if lead is not None and lead.strength == "document":
            return lead, False
        if lead is not None and (last in "–—-" or self._ends_in_cue(text, lead, end)):
            return lead, False
        if last == "," and self._opens_sentence(text, end):
            told = lead or read_subject(text, a, end, paragraph, self._vocabulary)
            if told is not None:
                return told, False
        aside = self._aside(text, a, end, paragraph) if last == "," else None
        return aside or read_embedded(text, a, end, paragraph, self._vocabulary), True

    def _aside(self, text: str, start: int, end: int, paragraph: int) -> Attribution | None:
        """Read an aside between commas that says whose words follow: "which, according to X, “must …”"."""
        comma = text.rfind(",", start, text.rfind(",", start, end))
        if comma < 0 or not self._vocabulary.sources.hinted_at(text[comma + 1 : end].lstrip()):
            return None
        lead = read_embedded(text, comma + 1, end, paragraph, self._vocabulary)
        return replace(lead, strength="embedded", bare=False) if lead is not None else None

    def _opens_sentence(self, text: str, mark: int) -> bool:
        """Whether the words behind a comma and a mark begin a sentence, in a language whose nouns do not."""
        if self._vocabulary.capital_nouns:
            return False
        word = WORD.search(text, mark, mark + _SHORTEST_REPORT)
        return word is not None and word.group()[0].isupper()

    def _ends_in_cue(self, text: str, lead: Attribution, end: int) -> bool:
        """Whether at most three words stand between the source and the mark: "X has also said that"."""
        rest = text[lead.start + len(lead.raw) : end].split()
        if rest and (
            fold(rest[-1]) in self._vocabulary.articles or fold(rest[-1]) in self._vocabulary.clause
        ):
            return False
        told = bool(rest) and fold(rest[-1]) in self._vocabulary.reported
        if lead.strength not in ("lead", "statement") or len(rest) > _MOST_WORDS + told:
            return False
        return told or (
            not any(map(str.isalpha, rest))
            or self._vocabulary.cues.within(tuple(map(fold, rest))) is not None
        )

    def _behind(
        self,
        text: str,
        start: int,
        spans: list[tuple[int, int]],
        paragraph: int,
        *,
        lead: Attribution | None,
        ended: bool,
    ) -> Attribution | None:
        a, b = spans[0]
        if len(spans) == 1 and lead is not None and ended and text[a:b].rstrip().endswith((":", ",")):
            return None
        return read_behind(text, min(a, start), b, paragraph, self._vocabulary, ended=ended)

    def _idles(self, text: str, start: int, span: tuple[int, int]) -> bool:
        """Whether a verb of saying stands behind speech, its source understood; the sentence may go on."""
        comma = text.find(",", span[0] + 1, span[1])
        stop = span[1] if comma < 0 else comma
        if is_idle(text, span[0], stop, self._vocabulary):
            return True
        if text[start : start + 1] != "," or comma >= 0:
            return False
        # "«…», ilustrou. «…»": behind a comma any verb attributes, if nothing follows it.
        verb = words_of(text, span[0], stop, self._vocabulary)
        return verb.kinds in ("w", "W", "Ww") and not text[span[0] : stop].endswith(":")

    def _tells_on(self, text: str, start: int, end: int) -> bool:
        """Whether behind a source its sentence reports more: "”, said X, who added that the bill is dead"."""
        if end - start < _SHORTEST_REPORT:
            return False
        folded = words_of(text, start, min(end, start + _REACH), self._vocabulary).folded
        for number, word in enumerate(folded[:-_SHORTEST_TOLD]):
            if word in self._vocabulary.reported and number:
                before = folded[max(0, number - _VERB_REACH) : number]
                if self._vocabulary.cues.within(before) is not None:
                    return True
        return False

    def _joint(
        self,
        text: str,
        spans: list[tuple[int, int]],
        behind: Attribution | None,
        lead: Attribution | None,
        *,
        idle: bool,
        begun: bool,
    ) -> Joint:
        if self._narrates(text, spans, behind, lead, idle=idle):
            return "narrative"
        told = len(spans) - begun
        if behind is not None or idle:
            told -= 1
        if lead is not None and lead.bare and told:
            told -= 1
        return "attribution" if told <= 0 else "narrative"
