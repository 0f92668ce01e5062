"""Find words of a language's lists in a line: whole, at its beginning, or anywhere in it.

One linear pattern is made of each list and kept; letter case, spaces and apostrophe forms do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOTHING = re.compile(r"(?!)")
_TRIM = " \t:.,;!?…-–—_*•·|»«›‹>→←↑<[]()#=~/\\+\"'“”„‘’✓✔×✕"


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Return a line as it is compared: lower case, one kind of apostrophe, bare of marks around it."""
    return " ".join(text.replace("’", "'").split()).casefold().strip(_TRIM)


def is_one_of(text: str, words: tuple[str, ...]) -> bool:
    """Say whether a line is nothing but one of the words, marks around it left aside."""
    return folded(text) in _set(words)


def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words in folded text, as whole words."""
    return _pattern(words, r"(?<!\w)(?:%s)(?!\w)")


def beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches folded text that begins with one of the words, as whole words."""
    return _pattern(words, r"(?:%s)(?!\w)")


def stem(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds words that begin with one of the given ones."""
    return _pattern(words, r"(?<!\w)(?:%s)")


@lru_cache(maxsize=512)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    choices = sorted({folded(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not choices:
        return _NOTHING
    return re.compile(shape % "|".join(map(re.escape, choices)))
