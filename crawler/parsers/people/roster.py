"""Whom the words of an attribution mean on this page.

The roster looks a surname, a pronoun or "the MSP" up in the title, the body and the notes. It marks a
paragraph only when asked for somebody in it, and remembers whom it was asked for, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.parsers.people.attribution import SourceReading, noun_of, printed_name, reading_of
from crawler.parsers.people.bodies import body_meant, opening_body
from crawler.parsers.people.folding import lowered
from crawler.parsers.people.forms import occurrences
from crawler.parsers.people.inflected import nominatives
from crawler.parsers.people.marking import mark
from crawler.parsers.people.mentions import (
    gender_of_words,
    people_before,
)
from crawler.parsers.people.page_names import PageNames
from crawler.parsers.people.roles import rank
from crawler.parsers.people.sources import full_body

_ACRONYM = 4
"""Letters of the longest word in capitals that is an organisation where nobody has that name."""
_CANDIDATES = 40
_LONGEST_TOLD = 400
"""Characters of the longest text right above speech that may tell who speaks."""
_TITLED = 2
"""Words of a peer's title and surname."""
_OF_LETTERS = re.compile(r"\w+ [^\W\d_a-z]{2,}")
"""An article before the letters a body is known by: "Le NPD"."""
_SAID_LAST = re.compile(r",CW[.]?\Z")
"""Whose words end a paragraph: "The sale is a scandal, Doe warned."."""
_MEMORY = 12
"""How many paragraphs back a pronoun may reach."""


@dataclass(slots=True, kw_only=True)
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


class Roster(PageNames):
    """The names of one page. Positions count body paragraphs from 0, then the notes on from there."""

    def resolve(self, reading: SourceReading, position: int, offset: int = 0) -> Resolved:
        """Return whom a reading at `offset` of paragraph `position` means; call in reading order."""
        if reading.name is not None:
            if self._is_common_word(reading):
                return Resolved(reading=replace(reading, name=None))
            full, doubt = self.full_name(reading.name)
            if full == reading.name and not (reading.title or reading.role):
                full = self._by_given_name(full)
            if full == reading.name and full.split()[0].lower() in self.lexicon.articles:
                full = full.split()[1] if _OF_LETTERS.fullmatch(full) else full
                return Resolved(reading=reading, speaker=full, organisation=full)
            if full.isupper() and len(full) <= _ACRONYM and not (reading.title or reading.role):
                return Resolved(reading=reading, speaker=full, organisation=full)
            self._hear(position, full)
            return Resolved(reading=reading, speaker=full, doubt=doubt)
        if reading.pronoun:
            name = self._recent(position, offset, self.gender_said(reading))
            body = None if name else self.body_told(position)
            return replace(body, reading=reading) if body else self._meant(reading, name, position)
        if reading.speaks_for and reading.raw.split()[0].lower() in self.lexicon.articles:
            named = self._by_role(reading, position, offset)
            if named is not None:
                return self._meant(reading, named, position)
        if reading.organisation is not None:
            return self._body(reading, reading.organisation, position)
        return self._meant(reading, self._by_role(reading, position, offset), position)

    def _body(self, reading: SourceReading, name: str, position: int) -> Resolved:
        """Return the organisation a reading names; a person where a publisher has a person's name."""
        if name == self.organisation and not reading.speaks_for and self._is_person(name):
            self._hear(position, name)
            return Resolved(reading=reading, speaker=name)
        holding = self._holding(lowered(name))
        if name.islower():
            nearest = sorted(holding, key=lambda place: (place > position, abs(place - position)))
            nearest = [place for place in nearest if not self._is_headline(place)]
            known = body_meant(name, self.organisation, map(self.marked, nearest), self.lexicon)
            if known is None and name in self.lexicon.own:
                return Resolved(reading=reading)  # "the party", whose name nobody knows
            name = known or name
        else:
            name = full_body(name, self.organisation, map(self.marked, holding)) or name
        return Resolved(reading=reading, speaker=None if reading.speaks_for else name, organisation=name)

    def body_told(self, position: int) -> Resolved | None:
        """Return the organisation of which the paragraph tells first, or the one above it."""
        for index in range(min(position, len(self.passages) - 2), max(-1, position - 2), -1):
            if body := opening_body(self.marked(index), self.lexicon):
                reading = SourceReading(raw=body, organisation=body)
                return Resolved(reading=reading, speaker=body, organisation=body)
        return None

    def _is_person(self, name: str) -> bool:
        """Say whether the page prints a title, an office or letters beside a name."""
        if not set(mark(name, self.lexicon).kinds) <= {"C", "I"} or " " not in name:
            return False
        mentions = self.mentions(name)
        return self.gender(name) is not None or any(each.role or each.post_nominals for each in mentions)

    def gender_said(self, reading: SourceReading) -> str | None:
        """Return "f" or "m" where the words of an attribution tell it."""
        return gender_of_words(reading.raw.split(), self.lexicon)

    def told_of(self, position: int, offset: int) -> Resolved | None:
        """Return the one person of whom is told right above speech that nobody is named for.

        That is in its own paragraph, or in the one above where the speech opens its own.
        """
        index, end = (position, offset) if offset else (position - 1, 0)
        if not 0 <= index < len(self.passages) - 1 or len(self.passages[index]) > _LONGEST_TOLD:
            return None
        marked = self.marked(index)
        named = people_before(marked, self.people(index), marked.at(end or len(marked.text)), self.lexicon)
        readings = [reading_of(marked, each) for each in self.people(index) if each.name in named]
        names = {self.full_name(each.name or "")[0] for each in readings}
        if not names and offset:
            names = self._heard_by_surname(index, offset)
        if len(names) != 1 or " " not in (name := names.pop()):
            return None
        self._hear(position, name)
        reading = readings[0] if readings else SourceReading(raw=name, name=name)
        return Resolved(reading=reading, speaker=name)

    def _heard_by_surname(self, index: int, end: int) -> set[str]:
        """Return those heard before whose surname stands before a place in a passage, as its subject."""
        marked = self.marked(index)
        found = set()
        for name in {name for _, name in self._heard}:
            for first, last in occurrences(lowered(name.split()[-1]), marked):
                free = marked.kinds[first - 1 : first] not in ("F", "p", "A", "'") and last - first == 1
                if free and marked.spans[first][0] < end and marked.kinds[last : last + 1] != "'":
                    found.add(name)
        return found

    def _is_common_word(self, reading: SourceReading) -> bool:
        """Say whether a word taken for a surname stands in lower case elsewhere and is nobody's name."""
        name = reading.name or ""
        if reading.title or reading.role or " " in name or self.full_name(name)[0] != name:
            return False
        lower = name.lower()
        word = rf"\b{re.escape(lower)}\b"
        return any(lower in text and re.search(word, text) for text in self.passages)

    def _meant(self, reading: SourceReading, name: str | None, position: int) -> Resolved:
        if name is None:
            return Resolved(reading=reading, organisation=self._spoken_for(reading))
        self._hear(position, name)
        return Resolved(reading=reading, speaker=name)

    def _hear(self, position: int, name: str) -> None:
        if position < 0:
            return  # the headline's words were not heard anywhere
        self._heard.append((position, name))
        self._last_heard[position] = name

    def _spoken_for(self, reading: SourceReading) -> str | None:
        """Return the publisher where its spokesperson is meant and nobody of that office is named."""
        return self.organisation if noun_of(reading, self.lexicon) in self.lexicon.spokespeople else None

    def _recent(self, position: int, offset: int, gender: str | None = None) -> str | None:
        """Return who was last heard or named as a subject before a place, at most 12 paragraphs back.

        With a `gender`, nobody of whom the page says otherwise.
        """
        for index in range(min(position, len(self.passages) - 1), max(-1, position - _MEMORY), -1):
            heard = self._last_heard.get(index)
            if heard is not None and self._fits(heard, gender):
                return heard
            end = offset if index == position else len(self.passages[index])
            told = self._opening_sentence(index, end) or self._closing_sentence(index, position)
            if told is not None and self._fits(told, gender):
                return told
            for objects in (False, True) if gender else (False,):
                for name in reversed(self._named_before(index, end, objects=objects)):
                    if self._fits(name, gender):
                        return name
        return self._ahead(position, gender) if gender else None

    def _ahead(self, position: int, gender: str) -> str | None:
        """Return the one whom the headline, the paragraph or the next one names, and a pronoun can mean."""
        places = {len(self.passages) - 1, *range(position, min(position + 2, len(self.passages)))}
        names = {
            self.full_name(printed_name(self.marked(place), named.name))[0]
            for place in places
            for named in self.people(place)
        }
        fitting = [name for name in names if " " in name and self.gender(name) == gender]
        return fitting[0] if len(fitting) == 1 else None

    def _office_ahead(self, position: int, gender: str | None, nouns: tuple[str, ...]) -> str | None:
        """Return the one holder of an office whom the paragraph or the two behind it name."""
        last = min(position + 3, len(self.passages) - 1)
        found = set()
        for place in range(max(0, position), last):
            marked = self.marked(place)
            for named in self.people(place):
                if not named.role or not any(noun in marked.slice(*named.role).casefold() for noun in nouns):
                    continue
                found.add(self.full_name(printed_name(marked, named.name))[0])
        fitting = [name for name in found if " " in name and self._fits(name, gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _opening_sentence(self, index: int, end: int) -> str | None:
        """Return the one heard before whose surname alone opens a paragraph: "Doe visits … , she said"."""
        kinds = self.marked(index).kinds
        if kinds[:1] != "C" or kinds[1:2] not in ("w", "W"):
            return None
        word = self.marked(index).slice(0, 1)
        heard = {name for _, name in self._heard if name.split()[-1] == word}
        return heard.pop() if len(heard) == 1 and len(word) < end else None

    def _closing_sentence(self, index: int, position: int) -> str | None:
        """Return the one heard before whose words end the paragraph right above: "…, Doe warned."."""
        if index != position - 1 or (match := _SAID_LAST.search(self.marked(index).kinds)) is None:
            return None
        word = self.marked(index).slice(match.start() + 1, match.start() + 2)
        heard = {name for _, name in self._heard if name.split()[-1] == word}
        return heard.pop() if len(heard) == 1 else None

    def _fits(self, name: str, gender: str | None) -> bool:
        return gender is None or self.gender(name) in (None, gender)

    def _named_before(self, index: int, offset: int, *, objects: bool = False) -> list[str]:
        marked = self.marked(index)
        names = people_before(marked, self.people(index), marked.at(offset), self.lexicon, objects=objects)
        return [self.full_name(printed_name(marked, name))[0] for name in names]

    def _indefinite(self, noun: str) -> Iterator[str]:
        """Yield an office without the article at its end: "borgmester" of "borgmesteren"."""
        for ending in ("en", "n", "et", "t"):
            stem = noun.removesuffix(ending)
            if stem != noun and self.lexicon.kind(stem) in ("R", "M"):
                yield stem

    def _in_office(self, candidates: list[str], gender: str | None) -> str | None:
        """Return the last of some people who holds an office and can be meant by "the deputy"."""
        for name in reversed(candidates):
            roles = [mention.role for mention in self.mentions(name) if mention.role]
            if self._fits(name, gender) and any(rank(role, self.lexicon)[0] > 1 for role in roles):
                return name
        return None

    def _by_role(self, reading: SourceReading, position: int, offset: int) -> str | None:
        """Return the last person before a place whose printed role has the noun of the reading's role."""
        noun = noun_of(reading, self.lexicon)
        if noun.endswith(self.lexicon.plurals) and self.lexicon.kind(noun) in "RM":
            return None
        nouns = (noun, *nominatives(noun, self.lexicon), *self._indefinite(noun))
        candidates = [name for at, name in self._heard[-_CANDIDATES:] if at <= position]
        for index in range(max(0, position - _MEMORY), min(position + 1, len(self.passages))):
            end = offset if index == position else len(self.passages[index])
            candidates.extend(self._named_before(index, end))
        gender = self.gender_said(reading)
        for name in reversed(candidates):
            if self._fits(name, gender) and any(
                mention.holds(each) for mention in self.mentions(name) for each in nouns
            ):
                return name
        if self.lexicon.kind(noun) == "M":
            return self._in_office(candidates, gender) or self._recent(position, offset, gender)
        if (ahead := self._office_ahead(position, gender, nouns)) is not None:
            return ahead
        # One person alone is told of, and no office of his is printed beside his name.
        alone = {name for name in candidates if " " in name}
        if len(alone) == 1 and self._fits(name := alone.pop(), gender):
            offices = (mention.role for mention in self.mentions(name))
            return None if any(role and rank(role, self.lexicon)[0] > 1 for role in offices) else name
        return None
