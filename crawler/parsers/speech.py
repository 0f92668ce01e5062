"""Direct speech and the people of a release: acts of speech are found, then given their speakers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.people.attribution import read_source
from crawler.parsers.people.byline import authors, written_by
from crawler.parsers.people.byline import is_own_text as is_told_in_first_person
from crawler.parsers.people.gather import gather
from crawler.parsers.people.roster import Resolved, Roster
from crawler.parsers.people.signatories import signatories, signed_at_foot
from crawler.parsers.quotes.assembly import Act, assemble
from crawler.parsers.quotes.claimed import claimed_text
from crawler.parsers.quotes.dialogue import add_dialogue
from crawler.parsers.quotes.fallback import Fallback, is_own_text, statement_run
from crawler.parsers.quotes.glued import read_glued
from crawler.parsers.quotes.incise import without_incises
from crawler.parsers.quotes.interview import read_turns
from crawler.parsers.quotes.made import only_body, quote_of
from crawler.parsers.quotes.questions import read_answers
from crawler.parsers.quotes.running import marked_speech
from crawler.parsers.quotes.several import is_other_body, is_owned, means_several
from crawler.parsers.quotes.statements import StatementFinder
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold, vocabulary_of
from crawler.records import Block, Part, Person, Quote
from crawler.words import Language

_GLANCE = 10
"""How many characters behind an attribution tell whether another person is named with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What is said in a release, and by whom."""

    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    doubts: tuple[str, ...] = ()


def read_speech(
    body: Sequence[Block],
    notes: Sequence[Block],
    *,
    language: Language,
    title: str | None,
    organisation: str | None,
    byline: str | None,
) -> Speech:
    """Return the quotes of body and notes in order, and everyone who speaks, signs or wrote the release.

    `organisation` is the publisher's name. The pieces of a quote index into the given sequences, their
    offsets into `Block.text`; joined by one space inside a paragraph and a blank line between paragraphs
    they are the quote's text.
    """
    speech = _SpeechReader(body, notes, language, title, organisation, byline).read()
    if organisation is None and (heard := only_body(speech.quotes)) is not None:
        # "The party" on a page where one body alone speaks is that body.
        return _SpeechReader(body, notes, language, title, heard, byline).read()
    return speech


@dataclass(slots=True)
class Spoken:
    """An act of speech with its speaker, and at which place its quote stands."""

    act: Act
    resolved: Resolved | None
    place: int


class _SpeechReader:
    """One reading of one release."""

    def __init__(
        self,
        body: Sequence[Block],
        notes: Sequence[Block],
        language: Language,
        title: str | None,
        organisation: str | None,
        byline: str | None,
    ) -> None:
        self._parts: tuple[tuple[Part, Sequence[Block], int], ...] = (
            ("body", body, 0),
            ("notes", notes, len(body)),
        )
        self._language = language
        self._title = title
        self._organisation = organisation
        self._byline = written_by(byline, [block.text for block in body], language)
        self._vocabulary: Vocabulary = vocabulary_of(language)
        self._texts = [block.text for block in body]
        self._roster = Roster(
            title=title,
            body=self._texts,
            notes=[block.text for block in notes],
            language=language,
            organisation=organisation,
        )
        self._resolved: dict[tuple[int, int, str], Resolved | None] = {}

    def read(self) -> Speech:
        quotes: list[Quote] = []
        speakers: list[Resolved] = []
        doubts: list[str] = []
        own_text = is_own_text(self._title, self._parts[0][1], self._byline, self._vocabulary)
        for part, blocks, base in self._parts:
            fallback = Fallback(blocks, self._title, self._byline, self._vocabulary)
            spoken: Spoken | None = None
            for act in self._acts(blocks, base, own_text=own_text, whole=part == "body"):
                resolved = self._source_of(act, base, fallback, own_text=own_text)
                if own_text and (act.attribution is None or not self._is_quoted(resolved)):
                    continue
                if spoken is not None and _goes_on(spoken, act, resolved):
                    spoken.act.stretches.extend(act.stretches)
                    quotes[spoken.place] = quote_of(spoken.act, part, blocks, spoken.resolved)
                    continue
                if act.kind == "speech":
                    spoken = Spoken(act, resolved, len(quotes))
                quotes.append(quote_of(act, part, blocks, resolved))
                if resolved is not None and act.kind == "speech":
                    speakers.append(resolved)
                    doubts.extend([resolved.doubt] if resolved.doubt else [])
        return Speech(
            quotes=tuple(quotes), people=self._people(speakers), doubts=tuple(dict.fromkeys(doubts))
        )

    def _acts(self, blocks: Sequence[Block], base: int, *, own_text: bool, whole: bool) -> list[Act]:
        vocabulary = self._vocabulary
        if not blocks:
            return []
        turns = read_turns(blocks, vocabulary) or read_answers(blocks, self._title, vocabulary)
        turns = turns or read_glued(blocks, vocabulary)
        if turns:
            return [Act(turn.stretches, turn.label) for turn in turns]
        found = marked_speech(blocks, vocabulary)
        if vocabulary.words.incise:
            found = [self._parted(blocks[n].text, stretches) for n, stretches in enumerate(found)]
        add_dialogue(blocks, found, vocabulary)
        if not own_text:
            StatementFinder(blocks, found, vocabulary, title=self._title).add()
        acts = assemble(blocks, found, vocabulary, lambda one, other: self._same(one, other, base))
        if whole and not own_text and not any(act.kind == "speech" for act in acts):
            whole_text = statement_run(blocks, self._title, self._byline, vocabulary)
            acts = whole_text or claimed_text(blocks, vocabulary) or acts
        return acts

    def _parted(self, text: str, stretches: list[Stretch]) -> list[Stretch]:
        return [piece for each in stretches for piece in without_incises(text, each, self._vocabulary)]

    def _same(self, one: Attribution, other: Attribution, base: int) -> bool:
        first, second = self._resolve(one, base), self._resolve(other, base)
        if (
            first is not None
            and means_several(other, self._vocabulary)
            and self._speaks_with_another(one, first)
        ):
            return True  # "Die beiden Abgeordneten weiter:"
        if first is None or second is None:
            return False
        if other.continues and second.reading.name is None and not second.reading.pronoun:
            return not self._is_another(second, first)
        if second.speaker is None and second.organisation is None and second.reading.organisation is not None:
            return False  # "the party", whose name nobody knows
        if second.reading.name is None and second.speaker is None and second.organisation is None:
            return (
                other.bare and not is_owned(other, self._vocabulary) and not self._is_another(second, first)
            )
        return (first.speaker, first.organisation) == (second.speaker, second.organisation)

    def _speaks_with_another(self, attribution: Attribution, resolved: Resolved) -> bool:
        """Whether the attribution names a second person, or a conjunction stands right behind it."""
        if resolved.reading.others or attribution.paragraph < 0:
            return bool(resolved.reading.others)
        behind = attribution.start + len(attribution.raw)
        text = self._texts[attribution.paragraph] if attribution.paragraph < len(self._texts) else ""
        word = WORD.search(text, behind, behind + _GLANCE)
        return word is not None and fold(word.group()) in self._language.people.conjunctions

    def _is_another(self, said: Resolved, before: Resolved) -> bool:
        """Whether the words for somebody, "la regidora", cannot mean the one who spoke before."""
        told = self._roster.gender_said(said.reading)
        known = self._roster.gender(before.speaker) if before.speaker else None
        return told is not None and known is not None and told != known

    def _resolve(self, attribution: Attribution, base: int) -> Resolved | None:
        if means_several(attribution, self._vocabulary):
            return None
        position = attribution.paragraph + base if attribution.paragraph >= 0 else -1
        key = (position, attribution.start, attribution.raw)
        if key not in self._resolved:
            reading = read_source(attribution.raw, language=self._language, organisation=self._organisation)
            self._resolved[key] = (
                None if reading is None else self._roster.resolve(reading, position, attribution.start)
            )
        return self._resolved[key]

    def _source_of(self, act: Act, base: int, fallback: Fallback, *, own_text: bool) -> Resolved | None:
        resolved = None if act.attribution is None else self._resolve(act.attribution, base)
        if act.attribution is not None:
            unnamed = act.attribution.strength == "unnamed"
            if unnamed and resolved is not None and resolved.reading.name is not None:
                return None  # "a friend of Mr Roe told the paper"
            if resolved is not None and act.kind == "speech":
                fallback.heard(resolved, act)
            told = resolved is not None and not self._is_open(resolved)
            if told or means_several(act.attribution, self._vocabulary):
                return resolved
            if unnamed or is_other_body(act.attribution, self._vocabulary, known=resolved is not None):
                return None
        if own_text or act.kind == "fragment":
            return None
        for attribution in fallback.candidates(act):
            found = self._resolve(attribution, base)
            if found is not None and self._is_known(attribution, found):
                fallback.heard(found, act)
                return found
        return self._unsaid(act, base, fallback, resolved)

    def _unsaid(self, act: Act, base: int, fallback: Fallback, resolved: Resolved | None) -> Resolved | None:
        """Return whose speech it is where no words say so: who is told of above, or who spoke last."""
        first = act.stretches[0]
        if first.form == "dialogue" and fallback.is_above(first.paragraph) and fallback.last_with_dash:
            return fallback.last_with_dash
        offset = first.outer_start if act.begun is None else act.begun
        told = self._roster.told_of(first.paragraph + base, offset)
        if act.idle and fallback.last is None:
            body = self._roster.body_told(first.paragraph + base)
            if body is not None and (told is None or (told.speaker or "") in (body.organisation or "")):
                told = body
        if told is not None:
            fallback.heard(told, act)
        if resolved is not None and fallback.last is not None and self._is_another(resolved, fallback.last):
            return resolved
        return (fallback.last_with_dash if first.form == "dialogue" else None) or fallback.last

    def _is_open(self, resolved: Resolved) -> bool:
        """Whether a pronoun of one person means nobody who was named before it."""
        if not resolved.reading.pronoun or resolved.speaker or resolved.organisation:
            return False
        return self._roster.gender_said(resolved.reading) is not None

    def _is_known(self, attribution: Attribution, resolved: Resolved) -> bool:
        """Whether a source apart from the speech is somebody; a headline's must be in the text."""
        if attribution.strength == "embedded" and resolved.person and " " not in resolved.person:
            return sum(text.count(resolved.person) for text in (*self._texts, self._title or "")) > 1
        if attribution.strength == "embedded" and (resolved.organisation or "A")[0].islower():
            return False
        if attribution.paragraph < 0 and self._vocabulary.capital_nouns and self._byline != attribution.raw:
            name = resolved.person
            if name is not None and " " not in name and not any(name in text for text in self._texts):
                return False  # the adjective of "Gemeinsame Erklärung"
        if self._byline == attribution.raw or attribution.strength not in ("mention", "label"):
            return bool(resolved.speaker or resolved.organisation)
        full = resolved.person
        if full is None or " " not in full:
            return resolved.organisation is not None and attribution.paragraph >= 0
        told = attribution.paragraph >= 0 or attribution.strength == "label"
        return told or any(full in text for text in self._texts)

    def _is_quoted(self, resolved: Resolved | None) -> bool:
        """Whether an attribution names somebody, so that his words are a quote in another's own text.

        A pronoun must mean somebody else than whose text it is.
        """
        if resolved is None:
            return False
        if resolved.reading.pronoun:
            speaker = resolved.speaker
            return speaker is not None and speaker not in f"{self._byline} {self._title}"
        return bool(resolved.speaker or resolved.organisation)

    def _people(self, speakers: Sequence[Resolved]) -> tuple[Person, ...]:
        signed = [
            each
            for _, blocks, _ in self._parts
            for each in signatories([block.text for block in blocks], language=self._language)
        ]
        written = authors(self._byline, title=self._title, body=self._texts, language=self._language)
        if not signed and not written:
            foot = signed_at_foot(self._texts, language=self._language)
            if foot and is_told_in_first_person(self._texts, self._language):
                written = foot
            else:
                signed = [*foot]
        return gather(self._roster, speakers=speakers, signatories=signed, authors=written)


def _goes_on(spoken: Spoken, act: Act, resolved: Resolved | None) -> bool:
    """Whether one speaks on who spoke, now that it is known who each of them is."""
    if not act.attached or act.kind != "speech" or resolved is None or spoken.resolved is None:
        return False
    before = spoken.resolved
    known = resolved.speaker or resolved.organisation
    return bool(known) and (before.speaker, before.organisation) == (resolved.speaker, resolved.organisation)
