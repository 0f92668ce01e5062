"""Whom the words of an attribution mean on this page.

The roster looks a surname, a pronoun or "the MSP" up in the title, the body and the notes. It marks a
paragraph only when asked for somebody in it, and remembers whom it was asked for, in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.people.attribution import SourceReading, printed_name
from crawler.parsers.people.lexicon import lexicon_of
from crawler.parsers.people.marking import Marked, mark
from crawler.parsers.people.mentions import Mention, forms_of, mentions_of, people_before
from crawler.parsers.people.names import NameSpan
from crawler.parsers.people.persons import Named, people_of
from crawler.words import Language

_MEMORY = 12
"""How many paragraphs back a pronoun may reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Whom an attribution means: as `Quote.speaker` and `Quote.organisation` define it."""

    reading: SourceReading
    speaker: str | None = None
    organisation: str | None = None
    doubt: str | None = None
    """A sentence where the page leaves open who is meant."""

    @property
    def person(self) -> str | None:
        """The person's name; None where an organisation speaks or nobody is named."""
        return self.speaker if self.organisation is None else None


class Roster:
    """The names of one page. Positions count body paragraphs from 0, then the notes on from there."""

    def __init__(
        self,
        *,
        title: str | None,
        body: Sequence[str],
        notes: Sequence[str] = (),
        language: Language,
        organisation: str | None = None,
    ) -> None:
        self.organisation = organisation
        self.lexicon = lexicon_of(language)
        self.passages: tuple[str, ...] = (*body, *notes, title or "")
        self._marked: dict[int, Marked] = {}
        self._people: dict[int, list[Named]] = {}
        self._heard: list[tuple[int, str]] = []

    def marked(self, index: int) -> Marked:
        """Return a passage with its word kinds, marked once."""
        found = self._marked.get(index)
        if found is None:
            found = self._marked[index] = mark(self.passages[index], self.lexicon)
        return found

    def people(self, index: int) -> list[Named]:
        """Return the people whom a passage names, found once."""
        found = self._people.get(index)
        if found is None:
            found = self._people[index] = people_of(self.marked(index), self.lexicon, running=True)
        return found

    def _holding(self, word: str) -> list[int]:
        """Return the passages in which a word stands, as printed or in capitals."""
        shouted = word.upper()
        return [place for place, text in enumerate(self.passages) if word in text or shouted in text]

    def resolve(self, reading: SourceReading, position: int, offset: int = 0) -> Resolved:
        """Return whom a reading at `offset` of paragraph `position` means; call in reading order."""
        if reading.name is not None:
            full, doubt = self.full_name(reading.name)
            self._heard.append((position, full))
            return Resolved(reading=reading, speaker=full, doubt=doubt)
        if reading.pronoun:
            return self._meant(reading, self._recent(position, offset), position)
        if reading.organisation is not None:
            speaker = None if reading.speaks_for else reading.organisation
            return Resolved(reading=reading, speaker=speaker, organisation=reading.organisation)
        return self._meant(reading, self._by_role(reading, position, offset), position)

    def full_name(self, name: str) -> tuple[str, str | None]:
        """Return the fullest form of a name on the page, and a doubt where two people share it."""
        last = name.split()[-1]
        places = self._holding(last if not last.isupper() else last.capitalize())
        forms = forms_of(name, map(self.marked, places))
        if not forms:
            return name, None
        givens = {form.split()[0].casefold() for form in forms}
        if len(givens) > 1 and " " not in name:
            heard = {full for _, full in self._heard if full in forms}
            if len(heard) == 1:
                return heard.pop(), None
            return name, f"Several people on the page are called {name}: {', '.join(sorted(forms))}."
        return max(forms, key=lambda form: (len(form.split()), not form.isupper())), None

    def mentions(self, full: str) -> list[Mention]:
        """Return everything the page prints beside a person's name, in reading order, the title last."""
        last = full.split()[-1]
        found: list[Mention] = []
        for index in self._holding(last):
            mentions = mentions_of(full, self.marked(index), self.people(index), self.lexicon)
            headline = index == len(self.passages) - 1
            found.extend(mention.in_headline() if headline else mention for mention in mentions)
        return found

    def _meant(self, reading: SourceReading, name: str | None, position: int) -> Resolved:
        if name is None:
            own = self.organisation if self._own_spokesperson(reading) else None
            return Resolved(reading=reading, organisation=own)
        self._heard.append((position, name))
        return Resolved(reading=reading, speaker=name)

    def _own_spokesperson(self, reading: SourceReading) -> bool:
        role = (reading.role or "").casefold().replace("’", "'")
        words = role.split()
        return bool(words) and words[-1] in self.lexicon.spokespeople

    def _recent(self, position: int, offset: int) -> str | None:
        """Return the last person named before a place: a subject of the paragraph, then who spoke last."""
        before = self._named_before(position, offset)
        if before:
            return before[-1]
        for heard_at, name in reversed(self._heard):
            if heard_at <= position and position - heard_at <= _MEMORY:
                return name
        for index in range(position - 1, max(-1, position - 4), -1):
            names = self._named_before(index, len(self.passages[index]))
            if names:
                return names[-1]
        return None

    def _named_before(self, position: int, offset: int) -> list[str]:
        if not 0 <= position < len(self.passages):
            return []
        marked = self.marked(position)
        names = people_before(self.people(position), marked.at(offset))
        return [self._complete(marked, name) for name in names]

    def _complete(self, marked: Marked, name: NameSpan) -> str:
        return self.full_name(printed_name(marked, name))[0]

    def _by_role(self, reading: SourceReading, position: int, offset: int) -> str | None:
        """Return the last person before a place whose printed role has the noun of the reading's role."""
        noun = _noun(reading.role or reading.raw)
        candidates = [name for at, name in self._heard if at <= position]
        for index in range(max(0, position - _MEMORY), min(position + 1, len(self.passages))):
            end = offset if index == position else len(self.passages[index])
            candidates.extend(self._named_before(index, end))
        for name in reversed(candidates):
            if any(noun in mention.words for mention in self.mentions(name)):
                return name
        return None


def _noun(role: str) -> str:
    return role.split()[-1].casefold().strip(".,")
