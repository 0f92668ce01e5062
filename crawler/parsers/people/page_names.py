"""The names that one page prints: its passages, marked once, and the fullest form of each name in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from crawler.parsers.people.attribution import printed_name
from crawler.parsers.people.folding import lowered
from crawler.parsers.people.forms import (
    Words,
    forms_of,
    given_name_forms,
    in_title_case,
    mixed_case,
    name_words,
    people_among,
)
from crawler.parsers.people.inflected import nominative_of, oblique, whole_nominatives
from crawler.parsers.people.lexicon import lexicon_of
from crawler.parsers.people.marking import Marked, mark
from crawler.parsers.people.mentions import (
    Mention,
    gender_beside,
    mentions_by_given,
    mentions_of,
)
from crawler.parsers.people.persons import Named, people_of
from crawler.words import Language

_ACRONYM = 4
"""Letters of the longest word in capitals that is an organisation where nobody has that name."""
_CANDIDATES = 40
_LONGEST_TOLD = 400
"""Characters of the longest text right above speech that may tell who speaks."""
_TITLED = 2
"""Words of a peer's title and surname."""
_MEMORY = 12
"""How many paragraphs back a pronoun may reach."""


class PageNames:
    """The names of one page. Positions count body paragraphs from 0, then the notes on, the title last."""

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
        self._full: dict[Words, tuple[str, str | None]] = {}
        self._heard: list[tuple[int, str]] = []
        self._last_heard: dict[int, str] = {}
        self._printed: dict[str, str] = {}
        """Names in the nominative, with a form in another case that the page prints."""
        self._genders: dict[str, str | None] = {}
        self._mentions: dict[str, list[Mention]] = {}

    def marked(self, index: int) -> Marked:
        """Return a passage with its word kinds, marked once."""
        found = self._marked.get(index)
        if found is None:
            found = self._marked[index] = mark(self.passages[index], self.lexicon, self._lower[index])
        return found

    def people(self, index: int) -> list[Named]:
        """Return the people whom a passage names, found once."""
        found = self._people.get(index)
        if found is None:
            found = self._people[index] = people_of(self.marked(index), self.lexicon, running=True)
        return found

    def _is_headline(self, index: int) -> bool:
        """Say whether a passage is the title, or a paragraph that repeats it."""
        return self.passages[index].strip() == self.passages[-1].strip()

    @cached_property
    def _lower(self) -> list[str]:
        """The passages in lower case without accents."""
        return [lowered(text) for text in self.passages]

    def _holding(self, word: str) -> list[int]:
        """Return the passages in which a word, given in lower case, stands."""
        return [place for place, text in enumerate(self._lower) if word in text]

    def gender(self, name: str) -> str | None:
        """Return "f" or "m" where a title or an office beside the name tells it."""
        if name not in self._genders:
            words = name_words(name, self.lexicon)
            passages = (self.marked(place) for place in self._holding(words[-1])) if words else ()
            found = (gender_beside(words[-1], passage, self.lexicon) for passage in passages)
            told = next((each for each in found if each), None)
            self._genders[name] = told or self.lexicon.gender_of_given(name.split()[0])
        return self._genders[name]

    def full_name(self, name: str) -> tuple[str, str | None]:
        """Return the fullest form of a name on the page, and a doubt where two people share it."""
        wanted = name_words(name, self.lexicon)
        if not wanted:
            return name, None
        known = self._full.get(wanted)
        if known is None and len(wanted) == _TITLED and self.lexicon.kind(name.split()[0]) == "L":
            full, doubt = self.full_name(name.split()[1])  # "Baroness Doe", elsewhere "Baroness Jane Doe"
            known = (full, doubt) if " " in full else self._peer(wanted)
        if known is None:
            known = self._declined(name) or self._look_up(name, wanted)
            if self.lexicon.words.given_declined and " " in known[0]:
                known = self._certain(known[0]) or known
            self._full[wanted] = known
        return known

    def _declined(self, name: str) -> tuple[str, str | None] | None:
        """Return the nominative of a name that is printed in another case, here or where it is whole."""
        if not self.lexicon.words.declensions:
            return None
        for base in whole_nominatives(name, self.lexicon):
            words = name_words(base, self.lexicon)
            if base != name and words and self._stands(base.split()[-1]):
                full, doubt = self._look_up(base, words)
                if " " in full:
                    self._printed.setdefault(full, name)
                    return full, doubt
        if " " in name:
            return self._certain(name)
        for form in oblique(name, self.lexicon):
            if form != name and self._stands(form):
                full, _ = self._look_up(form, name_words(form, self.lexicon))
                given = self._given(full.split()[0]) if " " in full else None
                if given is not None:
                    base = " ".join((given, *full.split()[1:-1], name))
                    self._printed.setdefault(base, full)
                    return base, None
        return None

    def _certain(self, name: str) -> tuple[str, str | None] | None:
        """Return the nominative of a full name that the page prints in no other case."""
        words, declined = self.lexicon.words, self.lexicon.words.given_declined
        may_be = self.lexicon.is_given(name.split()[0]) or not declined
        if may_be and not name.endswith(words.sure_cases or "\0"):
            return None
        bases = list(whole_nominatives(name, self.lexicon))
        if not bases:
            return None
        self._printed.setdefault(bases[0], name)
        return bases[0], None

    def _given(self, printed: str) -> str | None:
        """Return the nominative of the given name in a name that is printed in another case."""
        if not self.lexicon.words.given_declined:
            return printed
        return nominative_of(printed, self.lexicon)

    def _stands(self, word: str) -> bool:
        """Say whether a word stands on the page as it is, with its capital."""
        found = re.compile(rf"\b{re.escape(word)}\b")
        return any(found.search(text) for text in self.passages)

    def _peer(self, wanted: Words) -> tuple[str, str | None] | None:
        """Return the peer whose title a page prints with a place: "Lady Doe", "Baroness Doe of Hull"."""
        found: set[str] = set()
        for place in self._holding(wanted[-1]):
            marked = self.marked(place)
            peers = (named.name for named in self.people(place) if named.name.titled.endswith("L"))
            found.update(
                printed
                for printed in (printed_name(marked, peer) for peer in peers)
                if (words := name_words(printed, self.lexicon))[1:2] == wanted[-1:] and len(words) > _TITLED
            )
        return (found.pop(), None) if len(found) == 1 else None

    def _look_up(self, name: str, wanted: Words) -> tuple[str, str | None]:
        places = self._holding(wanted[-1])
        passages = [(self.marked(place), self._is_headline(place)) for place in places]
        people = people_among(forms_of(wanted, passages, self.lexicon), wanted, self.lexicon)
        if len(people) == 1:
            if wanted[-1] in (words := people[0].words)[:-1]:  # left out elsewhere
                self._printed.setdefault(people[0].text, _until(wanted[-1], people[0].text, words))
            return mixed_case(name, people[0].text, wanted, people[0].words), None
        heard = {full for _, full in self._heard if any(full == form.text for form in people)}
        if len(heard) == 1:
            return heard.pop(), None
        if not people:
            return name, None
        others = ", ".join(sorted(form.text for form in people))
        return name, f"Several people on the page are called {name}: {others}."

    def _by_given_name(self, name: str) -> str:
        """Return the full name that begins with a word alone, "Marianne", where the text has just one."""
        if " " in name:
            return name
        places = (place for place in self._holding(lowered(name)) if place < len(self.passages) - 1)
        forms = given_name_forms(name, [self.marked(place) for place in places])
        # "Jane Doe Featured" in a line that repeats the headline, and "Jane Doe".
        given = [form for form in forms if not any(form.startswith(f"{other} ") for other in forms)]
        return given[0] if len(given) == 1 else name

    def mentions(self, full: str) -> list[Mention]:
        """Return everything the page prints beside a person's name, in reading order, the title last."""
        known = self._mentions.get(full)
        if known is not None:
            return known
        found = self._mentions[full] = []
        words = name_words(full, self.lexicon)
        for index in self._holding(words[-1]) if words else ():
            mentions = mentions_of(full, self.marked(index), self.people(index), self.lexicon)
            headline = self._is_headline(index) and in_title_case(self.marked(index), self.lexicon)
            found.extend(mention.in_headline() if headline else mention for mention in mentions)
        if words and not any(mention.role or mention.told for mention in found):
            for index in self._holding(words[0]):
                found.extend(mentions_by_given(words[0], self.marked(index), self.lexicon))
        if (printed := self._printed.get(full)) is not None and printed != full:
            found.extend(self.mentions(printed))
        return found


def _until(surname: str, name: str, words: Words) -> str:
    """Return a name without what follows one of its words, given in lower case."""
    return " ".join(name.split()[: words.index(surname) + 1])
