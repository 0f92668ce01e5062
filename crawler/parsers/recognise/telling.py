"""How much the words of a text tell of its language: words that are listed, letters, ends of words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from crawler.words import Language

_LISTED = 1.0
_LETTERED = 0.6
_ENDED = 0.4
"""What a word tells that one language alone lists, that has its letters, or that ends as its words do."""
_SHORTEST_STEM = 2


def weigh(words: Sequence[str], languages: Sequence[Language]) -> Mapping[str, float]:
    """Return for each language, by its code, how many of the lower-case words tell of it.

    A word that tells of several languages is shared among them.
    """
    signs = _signs(tuple(languages))
    found = dict.fromkeys((each.code for each in languages), 0.0)
    for word in words:
        _share(found, signs.listed.get(word, ()), _LISTED)
        if not word.isascii():
            beyond = {letter for letter in word if not letter.isascii()}
            _share(found, [code for code, letters in signs.letters if beyond <= letters], _LETTERED)
        _share(found, _ended(word, signs), _ENDED)
    return found


def _ended(word: str, signs: _Signs) -> set[str]:
    """Return the languages whose words end as a word does."""
    longest = len(word) - _SHORTEST_STEM
    return {code for size in signs.sizes if size <= longest for code in signs.endings.get(word[-size:], ())}


def _share(found: dict[str, float], codes: Collection[str], weight: float) -> None:
    for code in codes:
        found[code] += weight / len(codes)


class _Signs(NamedTuple):
    """What words tell of some languages, by the codes of those that it tells of."""

    listed: Mapping[str, Sequence[str]]
    letters: Sequence[tuple[str, frozenset[str]]]
    """The letters beyond ASCII of each code."""
    endings: Mapping[str, Sequence[str]]
    sizes: Sequence[int]
    """How long the endings are."""


@lru_cache(maxsize=16)
def _signs(languages: tuple[Language, ...]) -> _Signs:
    words: dict[str, list[str]] = {}
    endings: dict[str, list[str]] = {}
    for each in languages:
        for word in listed(each):
            words.setdefault(word, []).append(each.code)
        for end in each.recogniser.endings:
            endings.setdefault(end, []).append(each.code)
    letters = [(each.code, frozenset(each.recogniser.letters)) for each in languages]
    return _Signs(words, letters, endings, sorted({len(end) for end in endings}))


@lru_cache(maxsize=64)
def listed(language: Language) -> frozenset[str]:
    """Return the single words by which a language is known: its function words, verbs and nouns of office."""
    speech, people = language.speech, language.people
    lists = (
        language.recogniser.function_words,
        speech.cues,
        speech.clause,
        speech.auxiliaries,
        speech.reported,
        speech.relative_pronouns,
        speech.first_person,
        people.articles,
        people.indefinite,
        people.possessives,
        people.pronouns,
        people.prepositions,
        people.conjunctions,
        people.mandates,
        people.offices,
    )
    return frozenset(word.lower() for words in lists for word in words if word.isalpha())
