"""The people words of a language, looked up a word at a time.

Each word has a kind, one letter, so that names and roles are found by regular expressions over the
string of kinds instead of over the text; see `crawler.parsers.people.marking`.

    T courtesy title   H honorific, rank   L peerage       X post-nominal     N digits
    R office           M mandate           B body          Y party word       S noun, never a name
    C capitalised      U all capitals      I initial       P particle         p particle or function word
    D article          d indefinite        Q possessive    O pronoun          F preposition
    A conjunction      W relative, verb    m modifier      f filler           w any other word
    Z capitalised function word, in no name and no role
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.parsers.people.folding import lowered
from crawler.parsers.people.word_lists import (
    any_of,
    compounds,
    folded_words,
    longest_first,
    with_bare,
    with_endings,
)
from crawler.words import Language, PeopleWords

_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.?\Z")
_PARTY_COMPOUND = re.compile(r"[^\W\d_a-z]{2,}[/-]")
_MUTATED = re.compile(
    r"(?:[th]-?|n-?)?[AEIOUÁÉÍÓÚ]|tS|mB|gC|n[DG]|b(?:P|hF)|dT|(?:a[dlnrstz]|ash|e[lnrs]|ul)[-‑][A-ZÀ-Þ]"
)
"""A capital behind what Irish or Arabic grammar puts before it: hÉireann, tSaoi, el-Sayed."""
_CASE_ENDING = re.compile(r":(?!in(?:nen)?\b)[a-zåäö]{1,4}\Z")  # Finnish SDP:n, Swedish EU:s
Part = tuple[str, tuple[tuple[int, int], ...]]
"""The kinds of the words and signs between two spaces, and where each stands from the first space on."""
_REMEMBERED = 20_000
_ABBREVIATION = 4


class Lexicon:
    """The kinds of words in one language. Looked-up words are remembered, at most 20,000 of them."""

    def __init__(self, language: Language) -> None:
        self.words = words = language.people
        self.elisions = frozenset(words.elisions)
        self.particles = folded_words(words.particles)
        self.bare_particles = frozenset(map(lowered, words.particles))
        self.articles = folded_words(words.articles)
        self._opening = folded_words(words.articles + words.prepositions)
        self.named_bodies = folded_words(words.named_bodies)
        self.own = folded_words(words.own)
        self.body_nouns = folded_words(words.bodies) | self.named_bodies | self.own
        self._read_names(words)
        self._read_roles(words)
        self._endings = (
            ("R", words.office_endings),
            ("M", words.mandate_endings),
            ("B", words.body_endings),
            ("S", words.noun_endings),
        )
        said = language.speech.cues + language.speech.reporting
        self._verbs = tuple(verb for verb in said if " " not in verb)
        self.cues = folded_words(tuple(cue for cue in language.speech.cues if " " not in cue))
        self._kinds = self._table()
        self._seats = dict.fromkeys(folded_words(words.mandates), "M") | dict.fromkeys(self.offices, "R")
        self._seen: dict[str, str] = {}
        self.parts: dict[str, Part] = {}
        """What was found between two spaces, as printed."""

    def _read_roles(self, words: PeopleWords) -> None:
        """Keep the words that tell where a role begins and ends, and how much it says."""
        self.spokespeople = folded_words(words.spokespeople)
        self.offices = folded_words(words.offices)
        self.partisans = folded_words(words.partisans)
        self.memberships = folded_words(words.memberships)
        self._prefixes = folded_words(words.office_prefixes)
        self.infinitives = folded_words(words.infinitives)
        self.binders = frozenset(words.binders)
        self.field_nouns = folded_words(words.nouns) | folded_words(words.bodies)
        self.retired = any_of(words.retired)
        self.copulas = longest_first(words.copulas)
        self.becoming = longest_first(words.becoming)
        self.becoming_words = frozenset(phrase.split()[0].casefold() for phrase in words.becoming)

    def _read_names(self, words: PeopleWords) -> None:
        """Keep the words that tell what is a name, and of whom."""
        self._women, self._men = with_bare(words.women), with_bare(words.men)
        self._given = self._women | self._men | with_bare(words.either)
        self.feminine, self.feminine_endings = with_endings(words.feminine)
        self.masculine, self.masculine_endings = with_endings(words.masculine)
        self.compounds = compounds(words.particles)
        self.compound_particles = tuple(lowered(word) for word in words.particles if " " in word)
        self.abbreviations = folded_words(
            words.courtesy + words.honorifics + words.generations + words.abbreviated
        )
        self._titles = frozenset(words.courtesy + words.honorifics)
        self.surnames_too = folded_words(words.surnames_too)
        self.generations = frozenset(words.generations)
        self._names_too = folded_words(words.names_too)
        self._capital_only = folded_words(words.peerages)
        self._post_nominals = frozenset(words.post_nominals)
        self.plurals = tuple(words.plurals)
        self.statement_nouns = frozenset(phrase.split()[-1] for phrase in words.occasions)
        # An "s" alone ends as many nouns as verbs.
        self._participles = tuple(ending for ending in words.verb_endings if len(ending) > 1)
        self.modifiers = folded_words(words.modifiers)
        self._acronyms = frozenset(
            word
            for word in words.party_words
            if (word.isupper() or "." in word) and word.casefold() not in self.articles
        )

    def _table(self) -> dict[str, str]:
        words = self.words
        table: dict[str, str] = {}
        for kind, listed in (
            ("Z", words.never_names),
            ("W", self._verbs),
            ("S", words.nouns),
            ("P", words.particles),
            ("Y", words.party_words),
            ("B", words.bodies),
            ("M", words.mandates),
            ("R", words.offices),
            ("H", words.honorifics),
            ("T", words.courtesy),
            ("W", words.relatives),
            ("f", words.fillers),
            ("F", words.prepositions),
            ("A", words.conjunctions),
            ("O", words.pronouns),
            ("Q", words.possessives),
            ("d", words.indefinite),
            ("D", words.articles),
        ):
            table.update(dict.fromkeys(folded_words(listed), kind))
        function_words = folded_words(words.prepositions + words.articles + words.conjunctions)
        table.update(dict.fromkeys(self.particles & function_words, "p"))
        return table

    def kind(self, word: str) -> str:
        """Return the kind of a word, without a following dot unless the dot belongs to it."""
        kind = self._seen.get(word)
        if kind is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            kind = self._seen[word] = self._judge(word)
        return kind

    def is_given(self, word: str) -> bool:
        """Say whether a word, or the first part of a double name, is a given name that many bear."""
        folded = word.casefold()
        return folded in self._given or folded.partition("-")[0] in self._given

    def gender_of_given(self, word: str) -> str | None:
        """Return "f" or "m" where a given name is borne by women or by men only."""
        folded = word.casefold()
        names = (folded, folded.partition("-")[0])
        if any(name in self._women for name in names):
            return "f"
        return "m" if any(name in self._men for name in names) else None

    def remember(self, printed: str, part: Part) -> None:
        """Keep what stands between two spaces, so that it is looked up at once."""
        if len(self.parts) >= _REMEMBERED:
            self.parts.clear()
        self.parts[printed] = part

    def _judge(self, word: str) -> str:
        bare = _without_ending(word)
        if bare in self._post_nominals or ("." in bare and bare.replace(".", "") in self._post_nominals):
            return "X"
        if bare in self._acronyms:
            return "Y"
        capital = _is_capital(bare)
        folded = bare.casefold()
        if bare[:1] in "’'‘":
            return "P" if f"'{folded[1:]}" in self.particles else "w"
        if capital and folded in self._names_too:
            return "U" if len(bare) > 1 and bare.isupper() else "C"
        if capital and folded in self._capital_only:
            return "L"
        kind = self._kinds.get(folded)
        if capital and len(bare) == 1 and word != bare and kind != "T":
            return "I"
        if kind is not None:
            return self._known(kind, folded, bare, capital=capital)
        if folded in self.modifiers:
            return "Y" if capital else "m"
        if bare[:1].isdigit():
            return "N"
        if capital:
            return self._capitalised(word, bare, folded)
        seat = self._inflected(folded) or self._compound(bare, folded)
        return seat or ("w" if self.words.capital_nouns else self._by_ending(folded, "RM") or "w")

    def _inflected(self, folded: str) -> str | None:
        """Return the kind of an office printed with another ending: talespersonen, puheenjohtajan."""
        for ending in self.words.inflections:
            if folded.endswith(ending) and (kind := self._seats.get(folded[: -len(ending)])) is not None:
                return kind
        for ending, base in self.words.declensions:
            stem = folded[: len(folded) - len(ending)]
            if folded.endswith(ending) and (kind := self._seats.get(stem + base)) is not None:
                return kind
        return None

    def _compound(self, bare: str, folded: str) -> str | None:
        """Return the kind of the office that ends a word with a hyphen: co-portavoce, oud-minister."""
        first, hyphen, last = folded.rpartition("-")
        if not hyphen or (bare[-len(last) :][:1].isupper() and first not in self._prefixes):
            return None
        return self._seats.get(last)

    def _known(self, kind: str, folded: str, bare: str, *, capital: bool) -> str:
        """Settle a listed word by its first letter: some lists hold only capitalised words."""
        if capital and kind in "Pp" and folded not in self._opening:
            return "C"
        if not capital and kind in "SZYB":
            return "m" if folded in self.modifiers else "w"
        if capital and kind == "W":
            return "Z"
        if kind in "TH" and bare not in self._titles:
            if not capital:
                return self._seats.get(folded, "P" if folded in self.particles else "w")
            if len(bare) > 1 and bare.isupper():
                return "U"
        return kind

    def _capitalised(self, word: str, bare: str, folded: str) -> str:
        if _INITIAL.match(word) and (len(bare) == 1 or "." in bare):
            return "I"
        given = folded in self._given  # Koenraad ends as a council does
        known = None if given else self._by_ending(folded, "RMBS") or self._compound(bare, folded)
        if (
            known
            and known in "RM"
            and len(bare) > _ABBREVIATION
            and bare.isupper()
            and folded not in self._seats
        ):
            return "U"  # the surname in "Jan BAUMEISTER"
        if known:
            return known
        if not folded.endswith("s") and (seat := self._inflected(folded)) is not None:
            return seat  # not "Fellows"
        if "-" in bare and (_PARTY_COMPOUND.match(bare) or self._is_participle(bare)):
            return "S"
        return "U" if len(bare) > 1 and bare.isupper() else "C"

    def _is_participle(self, bare: str) -> bool:
        """Say whether a verb in small letters ends a word: "Labour-controlled Hull"."""
        last = bare.rpartition("-")[2]
        return last.islower() and last.endswith(self._participles)

    def _by_ending(self, folded: str, kinds: str) -> str | None:
        for kind, endings in self._endings:
            if kind in kinds and folded.endswith(endings):
                longest = len(folded) - 2
                if any(len(ending) <= longest and folded.endswith(ending) for ending in endings):
                    return kind
        return None


@lru_cache(maxsize=64)
def lexicon_of(language: Language) -> Lexicon:
    """Return the lexicon of a language, made once."""
    return Lexicon(language)


def _without_ending(word: str) -> str:
    """Return a word without its dot, and without what an acronym is inflected by: "SDP:n"."""
    bare = word.rstrip(".")
    return _CASE_ENDING.sub("", bare) if ":" in bare else bare


def _is_capital(word: str) -> bool:
    """Say whether a word has a name's capital, be it behind an elision or a mutation: d'Artois, hÉireann."""
    elided = word[1:2] in ("'", "’") and word[2:3].isupper()
    return word[:1].isupper() or elided or _MUTATED.match(word) is not None
