"""Names in another case than the nominative: "zdaniem Anny Roe", "Laineen mukaan".

The endings of a language are data, pairs of what is printed and what the nominative has for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.parsers.people.lexicon import Lexicon

_SHORTEST = 2
"""Letters of the shortest stem."""


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

    "Anny Roe" is Anna Roe, "Jana Kowalskiego" Jan Kowalski; a surname may have but one form.
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
    surnames = list(nominatives(surname, lexicon))
    if not lexicon.is_given(first) and not any(base.endswith("a") for base in surnames):
        surnames.append(surname)  # not "Ewy Zielonki"
    for base in bases:
        gender = lexicon.gender_of_given(base)
        for last in surnames:
            womanly = last.endswith("a") or last == surname
            if gender is None or (gender == "f") == womanly:
                yield " ".join(part for part in (base, rest, last) if part)
