"""What stands around every stretch of speech: attributions before, behind, above and below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.quotes.attribution import read_above, read_heading, read_line, read_opening
from crawler.parsers.quotes.behind import is_idle
from crawler.parsers.quotes.closing import read_closing, signs_below
from crawler.parsers.quotes.gaps import NO_GAP, Gap, GapReader, Joint
from crawler.parsers.quotes.name_lines import NameLines
from crawler.parsers.quotes.sentences import last_sign, sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.parsers.quotes.wording import NAMES, OFFICES, words_of
from crawler.records import Block

_TERMINAL = ".!?…"
_DASHES = "—–-―(~"


@dataclass(slots=True)
class Link:
    """A stretch with what was found around it."""

    stretch: Stretch
    before: Gap
    behind: Gap
    joint: Joint
    attribution: Attribution | None
    parted: bool = False
    """An attribution inside its sentence parts it from the stretch before or behind: "“We”, said X, “go”"."""


class Linker:
    """Reads what stands around every stretch of one part."""

    def __init__(
        self, blocks: Sequence[Block], found: Sequence[Sequence[Stretch]], vocabulary: Vocabulary
    ) -> None:
        self._blocks = blocks
        self._found = found
        self._vocabulary = vocabulary
        self._gaps = GapReader(vocabulary)
        self._read: dict[tuple[int, int], Gap] = {}
        self._names = NameLines(blocks, found, vocabulary)

    def links(self) -> list[Link]:
        links: list[Link] = []
        for number, stretches in enumerate(self._found):
            for position, stretch in enumerate(stretches):
                before = self._before(number, position)
                behind = self._behind(number, position)
                link = self._link(stretch, before, behind, links[-1] if links else None, first=not position)
                if position and self._goes_on(stretches[position - 1], stretch, before, number):
                    link.parted = links[-1].parted = True
                links.append(link)
        return links

    def _goes_on(self, earlier: Stretch, stretch: Stretch, gap: Gap, number: int) -> bool:
        """Whether a stretch goes on with the sentence of the one before it, behind an attribution alone."""
        text = self._blocks[number].text
        if gap.joint != "attribution" or not text[stretch.start].islower():
            return False
        if text[stretch.outer_start - 2 : stretch.outer_start].strip() not in (",", "–", "—", "-"):
            return stretch.outer_start == stretch.start  # an attribution inside the marks
        source = gap.behind
        told = text[source.start + len(source.raw) if source else earlier.outer_end : stretch.outer_start]
        return not told.strip(" ,–—-") or (gap.idle and not any(sign in told for sign in _TERMINAL))

    def _before(self, number: int, position: int) -> Gap:
        """Return the gap before a stretch, read once."""
        gap = self._read.get((number, position))
        if gap is None:
            gap = self._read[number, position] = self._gap_before(number, position)
        return gap

    def _gap_before(self, number: int, position: int) -> Gap:
        text, stretches = self._blocks[number].text, self._found[number]
        end = stretches[position].outer_start
        if not position:
            return self._gaps.read(text, 0, end, number, after=False, before=True)
        start = stretches[position - 1].outer_end
        ended = last_sign(text, stretches[position - 1].end) in tuple(_TERMINAL)
        return self._gaps.read(text, start, end, number, after=True, before=True, ended=ended)

    def _behind(self, number: int, position: int) -> Gap:
        text, stretches = self._blocks[number].text, self._found[number]
        start = stretches[position].outer_end
        if position + 1 < len(stretches):
            return self._before(number, position + 1)
        ended = last_sign(text, stretches[position].end) in tuple(_TERMINAL)
        return self._gaps.read(text, start, len(text), number, after=True, before=False, ended=ended)

    def _link(
        self, stretch: Stretch, before: Gap, behind: Gap, previous: Link | None, *, first: bool
    ) -> Link:
        if not first:
            return Link(stretch, before, behind, before.joint, before.lead or behind.behind)
        lead, joint = before.lead, before.joint
        between: Joint = (
            "narrative"
            if previous is None
            else self._between(previous.stretch.paragraph, stretch.paragraph, previous)
        )
        if before is NO_GAP:
            lead, between = self._above(stretch.paragraph, previous, between)
        elif joint == "attribution" and between == "nothing":
            between = "attribution"
        elif joint != "nothing" and not (joint == "attribution" and between == "attribution"):
            between = "narrative"
        attribution = self._choose(lead, behind.behind)
        if attribution is None and before is NO_GAP:
            attribution = self._names.above(stretch)
        attribution = attribution or self._below(stretch, behind)
        if attribution is None and before is NO_GAP and between == "narrative" and stretch.paragraph:
            number = stretch.paragraph - 1
            above = self._blocks[number].text
            attribution = read_opening(above, number, self._vocabulary)
            attribution = attribution or read_heading(above, number, self._vocabulary)
        return Link(stretch, before, behind, between, attribution)

    def _choose(self, lead: Attribution | None, behind: Attribution | None) -> Attribution | None:
        """Prefer what announces speech, unless it is a mere label and a name stands behind the speech."""
        if lead is not None and behind is not None and behind.strength == "line":
            return behind  # a signature right behind the mark
        if lead is not None and behind is not None and lead.strength == "document":
            return behind  # "The bill would:" and below it "…," said X
        if lead is None or behind is None:
            return lead or behind
        if lead.strength == "lead" and behind.strength == "behind":
            return lead if self._is_named(lead) or not self._is_named(behind) else behind
        if lead.strength != "label":
            return lead
        if fold(behind.raw) in self._vocabulary.pronouns:
            return lead
        return lead if self._is_person(lead) and not self._is_person(behind) else behind

    def _is_named(self, attribution: Attribution) -> bool:
        """Whether words hold a name or an office that nothing governs: no "Followed by applause, he said"."""
        words = words_of(attribution.raw, 0, len(attribution.raw), self._vocabulary)
        return not {"w", "F"} <= set(words.kinds) or bool(set(words.kinds) & OFFICES)

    def _is_person(self, attribution: Attribution) -> bool:
        """Whether words hold a name: "Van Dijk", not "De SP"."""
        kinds = words_of(attribution.raw, 0, len(attribution.raw), self._vocabulary).kinds
        return not NAMES.isdisjoint(kinds)

    def _between(self, earlier: int, number: int, previous: Link) -> Joint:
        """Judge what stands between the last stretch of an earlier paragraph and the start of this one."""
        if number - earlier > 1:
            return "narrative"
        return previous.behind.joint

    def _above(self, number: int, previous: Link | None, between: Joint) -> tuple[Attribution | None, Joint]:
        """Read the paragraph above speech that opens its own."""
        if not number:
            return None, between
        if previous is not None and self._said_and_goes_on(number, previous):
            return None, "attribution"
        lead, alone = read_above(
            self._blocks[number - 1].text, self._found[number - 1], number - 1, self._vocabulary
        )
        if previous is None:
            return lead, between
        if lead is None:
            told = number - previous.stretch.paragraph == 2 and previous.behind.joint != "narrative"
            return None, "attribution" if told and self._only_attributes(number - 1) else between
        if lead.bare and alone and number - previous.stretch.paragraph == 2:
            return lead, "narrative" if previous.behind.joint == "narrative" else "attribution"
        if lead.bare and number - previous.stretch.paragraph == 1 and self._only_attributed(previous, lead):
            return lead, "attribution"
        return lead, "narrative"

    def _only_attributes(self, number: int) -> bool:
        """Whether a paragraph is one sentence that says whose the speech above is, or that it goes on."""
        text = self._blocks[number].text
        if is_idle(text, 0, len(text), self._vocabulary):
            return True
        closes = read_closing(text, number, self._vocabulary) is not None
        return closes and len(sentence_spans(text, self._vocabulary)) == 1

    def _said_and_goes_on(self, number: int, previous: Link) -> bool:
        """Whether an attribution announces more in the same sentence: "”, said Jane Doe and went on:"."""
        source, text = previous.behind.behind, self._blocks[number - 1].text
        if source is None or source.paragraph != number - 1 or text[-1:] not in ":,":
            return False
        return is_idle(text, source.start + len(source.raw), len(text), self._vocabulary)

    def _only_attributed(self, previous: Link, lead: Attribution) -> bool:
        """Whether nothing but its attribution stands between speech and a lead in the same paragraph."""
        number, start = previous.stretch.paragraph, previous.stretch.outer_end
        text = self._blocks[number].text
        spans = sentence_spans(text[start : lead.start], self._vocabulary)
        return previous.behind.behind is not None and len(spans) == 1

    def _signed(self, stretch: Stretch, number: int) -> bool:
        """Whether speech that fills its paragraphs stands above a line with a name, and none below it."""
        if stretch.outer_start or not signs_below(self._blocks[number].text, self._vocabulary):
            return False
        if self._names.sign:
            return True
        first = stretch.paragraph
        while first and self._found[first - 1] and not self._found[first - 1][-1].closed:
            first -= 1
        if first and signs_below(self._blocks[first - 1].text, self._vocabulary):
            return False
        return number + 1 == len(self._found) or not self._found[number + 1]

    def _below(self, stretch: Stretch, behind: Gap) -> Attribution | None:
        """Read a line below speech that says whose it is."""
        number = stretch.paragraph + 1
        if behind is not NO_GAP or number >= len(self._blocks) or self._found[number]:
            return None
        block, above = self._blocks[number], self._blocks[stretch.paragraph]
        closing = read_closing(block.text, number, self._vocabulary)
        if closing is not None:
            return closing
        if self._signed(stretch, number):
            return read_line(block.text.rstrip(". "), number, self._vocabulary)
        together = block.role == "quote" and block.group == above.group and block.group is not None
        if not together and block.text[:1] not in _DASHES:
            return None
        return read_line(block.text, number, self._vocabulary)
