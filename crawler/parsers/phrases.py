"""Find words of a language's lists in a line: whole, at its beginning, or anywhere in it.

One linear pattern is made of each list and kept; letter case, spaces and apostrophe forms do not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Made = TypeVar("_Made")
_Kept = dict[int, tuple[tuple[str, ...], _Made]]
_SETS: _Kept[frozenset[str]] = {}
_STARTS: _Kept[frozenset[str]] = {}
_FIRST = 3
_TRACES: _Kept[tuple[str, ...]] = {}
_PATTERNS: dict[str, _Kept[re.Pattern[str]]] = {}
_MOST = 4_096
"""Lists of words whose patterns are kept; all languages together have some hundreds."""
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


def found_in(line: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first of the words that stands in folded text; quick where there is none, as mostly."""
    traces = _kept(words, _TRACES, _traces)
    if any(map(line.__contains__, traces)):
        return anywhere(words).search(line)
    return None


def opens_with(line: str, words: tuple[str, ...]) -> bool:
    """Say whether folded text can begin with one of the words: whether its first letters are theirs."""
    starts = _kept(words, _STARTS, _first_letters)
    return line[:_FIRST] in starts or line[:2] in starts or line[:1] in starts


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return _kept(words, _SETS, lambda words: frozenset(map(folded, words)))


def _pattern(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    return _kept(words, _PATTERNS.setdefault(shape, {}), lambda words: _compiled(words, shape))


def _kept(words: tuple[str, ...], kept: _Kept[_Made], make: Callable[[tuple[str, ...]], _Made]) -> _Made:
    """Return what was made of a list of words, which is known by its identity.

    Lists are loaded once and kept beside what is made of them; to hash them at every call costs more than
    most of the tests themselves.
    """
    found = kept.get(id(words))
    if found is None:
        if len(kept) > _MOST:
            kept.clear()
        found = kept[id(words)] = (words, make(words))
    return found[1]


def _compiled(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    choices = sorted({folded(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not choices:
        return _NOTHING
    return re.compile(shape % "|".join(map(re.escape, choices)))


def _first_letters(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word)[:_FIRST] for word in words)


def _traces(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a few strings, one of which stands in every phrase: the words that most phrases share."""
    left = {folded(word) for word in words} - {""}
    traces: list[str] = []
    while left:
        counts = Counter(part for phrase in left for part in set(phrase.split()))
        trace = max(counts, key=lambda part: (counts[part] * len(part), part))
        traces.append(trace)
        left = {phrase for phrase in left if trace not in phrase}
    return tuple(traces)
