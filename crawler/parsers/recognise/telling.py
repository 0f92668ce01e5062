"""How much the words of a text tell of its language: words that are listed, letters, ends of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

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
    lists = [(each.code, listed(each)) for each in languages]
    found = dict.fromkeys((each.code for each in languages), 0.0)
    for word in words:
        _share(found, (code for code, known in lists if word in known), _LISTED)
        beyond = {letter for letter in word if not letter.isascii()}
        if beyond:
            _share(found, (each.code for each in languages if beyond <= _letters(each)), _LETTERED)
        _share(found, (each.code for each in languages if _ends_as(word, each)), _ENDED)
    return found


def _share(found: dict[str, float], codes: Iterable[str], weight: float) -> None:
    told = tuple(codes)
    for code in told:
        found[code] += weight / len(told)


def _ends_as(word: str, language: Language) -> bool:
    endings = language.recogniser.endings
    return word.endswith(endings) and any(
        word.endswith(end) and len(word) >= len(end) + _SHORTEST_STEM for end in endings
    )


@lru_cache(maxsize=64)
def _letters(language: Language) -> frozenset[str]:
    return frozenset(language.recogniser.letters)


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
