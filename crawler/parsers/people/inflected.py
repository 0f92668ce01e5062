"""Names in another case than the nominative: "zdaniem Anny Roe", "Laineen mukaan".

The endings of a language are data, pairs of what is printed and what the nominative has for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.parsers.people.lexicon import Lexicon

_SHORTEST = 2
"""Letters of the shortest stem."""
_WOMANLY = ("a", "á")
"""How the surnames end that women bear: Kowalska, Nováková."""


def nominatives(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nominatives of which a word as printed may be another case, likelier ones first."""
    for printed, base in lexicon.words.declensions:
        stem = word[: len(word) - len(printed)]
        if word.endswith(printed) and len(stem) >= _SHORTEST:
            yield stem + base


def oblique(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the forms in which a word may be printed in another case."""
    for printed, base in lexicon.words.declensions:
        stem = word[: len(word) - len(base)]
        if word.endswith(base) and len(stem) >= _SHORTEST:
            yield stem + printed


def nominative_of(given: str, lexicon: Lexicon) -> str | None:
    """Return the given name of which a word is another case; None where none is known."""
    return next((base for base in nominatives(given, lexicon) if lexicon.is_given(base)), None)


def whole_nominatives(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nominatives of a name as printed, given name and surname of one gender.

    "Anny Roe" is Anna Roe, "Jana Kowalskiego" Jan Kowalski; a surname may have but one form. Last come those
    of a man whose surname ends as a woman's does: "Marka Sowy" is Marek Sowa.
    """
    given, _, surname = name.rpartition(" ")
    if not given:
        yield from nominatives(surname, lexicon)
        return
    first, _, rest = given.partition(" ")
    if not lexicon.words.given_declined:
        yield from (f"{given} {base}" for base in nominatives(surname, lexicon))
        return
    bases = [base for base in nominatives(first, lexicon) if lexicon.is_given(base)]
    surnames = list(_surnames(surname, lexicon))
    if not any(base.endswith(_WOMANLY) for base in surnames):
        surnames.append(surname)  # not "Ewy Zielonki"
    rest = " ".join(nominative_of(word, lexicon) or word for word in rest.split())
    manly = []
    for base in bases:
        gender = lexicon.gender_of_given(base)
        if gender == "f" == lexicon.gender_of_given(first) and first.endswith("a"):
            continue  # "Anna" is no genitive of "Ann"
        for last in surnames:
            womanly = last.endswith(_WOMANLY) or last == surname
            whole = " ".join(part for part in (base, rest, last) if part)
            if gender is None or (gender == "f") == womanly:
                yield whole
            elif last.endswith(_WOMANLY) and last != surname:
                manly.append(whole)
    yield from manly


def _surnames(printed: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nominatives of a surname; of one with a hyphen, where both parts may be declined."""
    first, hyphen, last = printed.rpartition("-")
    for base in nominatives(last, lexicon):
        like = (
            word for word in nominatives(first, lexicon) if word.endswith(_WOMANLY) == base.endswith(_WOMANLY)
        )
        yield f"{next(like, first)}{hyphen}{base}"
