"""At which word a source begins behind its verb: adverbs, places and media may stand between them."""

from __future__ import annotations

import re

from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary
from crawler.parsers.quotes.wording import NAMES, Words

_DESCRIBED = re.compile(r"dw{1,2}[CU](?=[CU]|\Z)")
"""An adjective between an article and a name: "een tevreden Roe"."""
_NAMED = ("CCC", "UCC", "UCU", "CCU")
_LONGEST_PHRASE = 8
"""How many words may stand between a verb and its source."""


def front_of(words: Words, vocabulary: Vocabulary) -> int | None:
    """Return at which word a source begins behind a verb, adverbs and phrases of place or medium."""
    first = _past(words, vocabulary.adverbs)
    if first >= len(words):
        return None
    kind = words.kinds[first]
    if kind in "FPp" and words.text[words.spans[first][0]].islower():
        named = _given_in(words, first + 2, vocabulary)
        if named is not None:
            return named
    if kind == "F" or (vocabulary.ends.at(words.folded, first) and kind not in "DdTHLRMCUIBYPpO"):
        return _beyond_phrase(words, first, vocabulary)
    if first and words.kinds[first : first + 3] in _NAMED:
        one, other = (
            vocabulary.is_given(words.text[slice(*span)]) for span in words.spans[first : first + 2]
        )
        if other and not one:
            return first + 1  # "na antenie Radia Jan Roe"
    described = _DESCRIBED.match(words.kinds, first)
    return described.end() - 1 if described else first


def _given_in(words: Words, first: int, vocabulary: Vocabulary) -> int | None:
    """Return where a given name stands behind a name: "ai microfoni di Radio Uno Anna Rossi"."""
    for number in range(first, min(len(words) - 1, first + _LONGEST_PHRASE)):
        if behind_comma(words, number) or words.kinds[number - 1] in "OWRMTHL":
            return None
        word = words.text[slice(*words.spans[number])]
        if words.kinds[number - 1 : number + 2] in _NAMED and vocabulary.is_given(word):
            return number
    return None


def _beyond_phrase(words: Words, first: int, vocabulary: Vocabulary) -> int | None:
    """Return at which word a source begins behind a phrase: "devant la presse le député Jean Morel"."""
    for number in range(first + 2, min(len(words), first + _LONGEST_PHRASE)):
        before, kind = words.kinds[number - 1], words.kinds[number]
        if behind_comma(words, number) or before == "W":
            return None
        if before in "FpDdTHRMmQA":
            continue
        if before in NAMES and kind in "CU" and words.kinds[number + 1 : number + 2] not in ("C", "U"):
            continue
        if kind in "DdTHRMCUL" or words.folded[number] in vocabulary.articles:
            return number
    return None


def _past(words: Words, phrases: Phrases) -> int:
    first = 0
    while first < len(words) and (length := phrases.at(words.folded, first)):
        if length == 1 and words.kinds[first] in "CULDO":
            break
        first += length
    return first


def behind_comma(words: Words, number: int) -> bool:
    return bool(number) and "," in words.text[words.spans[number - 1][1] : words.spans[number][0]]
