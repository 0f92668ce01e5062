"""Stretches and attributions become acts of speech."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.parsers.quotes.attribution import read_above, read_heading, read_line
from crawler.parsers.quotes.closing import read_closing
from crawler.parsers.quotes.gaps import NO_GAP, Gap, GapReader, Joint
from crawler.parsers.quotes.judgement import goes_on, is_clause, is_titled, is_told
from crawler.parsers.quotes.sentences import last_sign, sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.records import Block, QuoteKind

_TERMINAL = ".!?…"
_DASHES = "—–-―(~"
_LONG = 120
Same = Callable[[Attribution, Attribution], bool]


@dataclass(slots=True)
class Act:
    """One uninterrupted act of speech."""

    stretches: list[Stretch]
    attribution: Attribution | None = None
    kind: QuoteKind = "speech"
    further: list[Attribution] = field(default_factory=list)
    """Later attributions of the same act."""


@dataclass(slots=True)
class Link:
    """A stretch with what was found around it."""

    stretch: Stretch
    before: Gap
    behind: Gap
    joint: Joint
    attribution: Attribution | None


def assemble(
    blocks: Sequence[Block], found: Sequence[Sequence[Stretch]], vocabulary: Vocabulary, same: Same
) -> list[Act]:
    """Join the stretches of one part into acts of speech, in order."""
    links = _Linker(blocks, found, vocabulary).links()
    acts: list[Act] = []
    spoken: Act | None = None
    previous: Link | None = None
    between: Joint = "nothing"
    document: Link | None = None
    for link in links:
        kind = _kind(blocks[link.stretch.paragraph].text, link, vocabulary)
        between = _further(between, link.joint)
        document = _of_document(link, document)
        if document is not None:
            continue
        if kind == "speech":
            link.joint = between
            if previous is not None and spoken is not None and _joins(spoken, previous, link, same):
                spoken.stretches.append(link.stretch)
                _add(spoken, link.attribution)
            else:
                spoken = Act([link.stretch], link.attribution)
                acts.append(spoken)
            previous, between = link, "nothing"
        elif kind == "fragment" and not _is_name(
            blocks[link.stretch.paragraph].text, link.stretch, vocabulary
        ):
            acts.append(Act([link.stretch], link.attribution, kind))
    return acts


def _of_document(link: Link, before: Link | None) -> Link | None:
    """Return the link where its words stand in a letter or a report, as those before it did, perhaps."""
    if link.attribution is not None:
        return link if link.attribution.strength == "document" else None
    goes_on = before is not None and before.stretch.paragraph == link.stretch.paragraph
    return link if goes_on and link.joint == "attribution" else None


def _further(one: Joint, other: Joint) -> Joint:
    """Return what parts more: narrative more than an attribution, an attribution more than nothing."""
    return max(one, other, key=("nothing", "attribution", "narrative").index)


def _add(act: Act, attribution: Attribution | None) -> None:
    if attribution is None:
        return
    if act.attribution is None:
        act.attribution = attribution
    else:
        act.further.append(attribution)


def _joins(act: Act, previous: Link, link: Link, same: Same) -> bool:
    """Whether a stretch goes on with the act of speech before it."""
    if link.joint == "narrative":
        return False
    if previous.stretch.form != link.stretch.form and "turn" in (previous.stretch.form, link.stretch.form):
        return False
    if link.attribution is None:
        return True
    if act.attribution is None:
        if previous.stretch.form == link.stretch.form == "dialogue":
            return True  # the paragraphs of one row; the last of them says whose they are
        return not previous.stretch.closed or previous.stretch.paragraph == link.stretch.paragraph
    return same(act.attribution, link.attribution)


def _kind(text: str, link: Link, vocabulary: Vocabulary) -> QuoteKind | None:
    """Judge one stretch; None for a title, a name, a motto, sarcasm."""
    stretch = link.stretch
    if link.attribution is not None and link.attribution.strength == "document":
        return None
    if stretch.form in ("turn", "statement", "dialogue") or not stretch.opened or not stretch.closed:
        return "speech"
    attributed = link.attribution is not None and not link.before.embedded
    clause = is_clause(text, stretch.start, stretch.end, vocabulary, attributed=attributed)
    before = last_sign(text, stretch.outer_start)
    if link.before.embedded:
        a, _ = link.before.sentence
        if is_titled(text, a, stretch.outer_start, vocabulary):
            return "fragment" if link.before.lead is not None else None
        if link.attribution is None:
            return None
        clause = clause and is_told(text, stretch.start, stretch.end, vocabulary)
        return "speech" if clause and not goes_on_as_noun(text, stretch) else "fragment"
    if link.attribution is not None and link.attribution.strength != "mention":
        return "speech" if clause else "fragment"
    if clause and (link.behind.idle or "attribution" in (link.joint, link.behind.joint)):
        return "speech"
    if link.joint == "attribution" and _is_ended(text, stretch):
        return "speech"  # "We will win," said X. "Just wait."
    if not clause or not _is_sentence(text, stretch):
        return None
    if not before or before in _TERMINAL + ":":
        ends = text[stretch.start : stretch.end].endswith(",")
        return "speech" if ends or not goes_on(text, stretch.outer_end) else None
    return None


def _is_name(text: str, stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether quoted words are a name: each has a capital, in a language that gives nouns none."""
    words = text[stretch.start : stretch.end].split()
    return not vocabulary.capital_nouns and bool(words) and all(word[0].isupper() for word in words)


def _is_ended(text: str, stretch: Stretch) -> bool:
    """Whether words open and end as a sentence does."""
    return text[stretch.start].isupper() and text[stretch.end - 1] in _TERMINAL


def _is_sentence(text: str, stretch: Stretch) -> bool:
    """Whether words that nobody is named for end as a sentence does; a headline or a title does not."""
    inner = text[stretch.start : stretch.end].rstrip("’'\"”“»«)")
    return inner[-1:] in _TERMINAL + "," or len(inner) >= _LONG


def goes_on_as_noun(text: str, stretch: Stretch) -> bool:
    """Whether quoted words serve as a noun inside a sentence that goes on."""
    inner = text[stretch.start : stretch.end]
    return inner[:1].isupper() and goes_on(text, stretch.outer_end) and inner[-1:] not in _TERMINAL + ","


class _Linker:
    """Reads what stands around every stretch of one part."""

    def __init__(
        self, blocks: Sequence[Block], found: Sequence[Sequence[Stretch]], vocabulary: Vocabulary
    ) -> None:
        self._blocks = blocks
        self._found = found
        self._vocabulary = vocabulary
        self._gaps = GapReader(vocabulary)
        self._read: dict[tuple[int, int], Gap] = {}

    def links(self) -> list[Link]:
        links: list[Link] = []
        for number, stretches in enumerate(self._found):
            for position, stretch in enumerate(stretches):
                before = self._before(number, position)
                behind = self._behind(number, position)
                links.append(
                    self._link(stretch, before, behind, links[-1] if links else None, first=not position)
                )
        return links

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
        attribution = self._choose(lead, behind.behind) or self._below(stretch, behind)
        if attribution is None and before is NO_GAP and between == "narrative" and stretch.paragraph:
            number = stretch.paragraph - 1
            attribution = read_heading(self._blocks[number].text, number, self._vocabulary)
        return Link(stretch, before, behind, between, attribution)

    def _choose(self, lead: Attribution | None, behind: Attribution | None) -> Attribution | None:
        """Prefer what announces speech, unless it is a mere label and a name stands behind the speech."""
        if lead is None or behind is None or lead.strength != "label":
            return lead or behind
        return lead if fold(behind.raw) in self._vocabulary.pronouns else behind

    def _between(self, earlier: int, number: int, previous: Link) -> Joint:
        """Judge what stands between the last stretch of an earlier paragraph and the start of this one."""
        if number - earlier > 1:
            return "narrative"
        return previous.behind.joint

    def _above(self, number: int, previous: Link | None, between: Joint) -> tuple[Attribution | None, Joint]:
        """Read the paragraph above speech that opens its own."""
        if not number:
            return None, between
        lead, alone = read_above(
            self._blocks[number - 1].text, self._found[number - 1], number - 1, self._vocabulary
        )
        if previous is None or lead is None:
            return lead, between
        if lead.bare and alone and number - previous.stretch.paragraph == 2:
            return lead, "narrative" if previous.behind.joint == "narrative" else "attribution"
        if lead.bare and number - previous.stretch.paragraph == 1 and self._only_attributed(previous, lead):
            return lead, "attribution"
        return lead, "narrative"

    def _only_attributed(self, previous: Link, lead: Attribution) -> bool:
        """Whether nothing but its attribution stands between speech and a lead in the same paragraph."""
        number, start = previous.stretch.paragraph, previous.stretch.outer_end
        text = self._blocks[number].text
        spans = sentence_spans(text[start : lead.start], self._vocabulary)
        return previous.behind.behind is not None and len(spans) == 1

    def _below(self, stretch: Stretch, behind: Gap) -> Attribution | None:
        """Read a line below speech that says whose it is."""
        number = stretch.paragraph + 1
        if behind is not NO_GAP or number >= len(self._blocks) or self._found[number]:
            return None
        block, above = self._blocks[number], self._blocks[stretch.paragraph]
        closing = read_closing(block.text, number, self._vocabulary)
        if closing is not None:
            return closing
        together = block.role == "quote" and block.group == above.group and block.group is not None
        if not together and block.text[:1] not in _DASHES:
            return None
        return read_line(block.text, number, self._vocabulary)
