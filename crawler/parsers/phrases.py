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
_OPENINGS: _Kept[frozenset[str]] = {}
_TRACES: _Kept[tuple[str, ...]] = {}
_WHOLE: _Kept[re.Pattern[str]] = {}
_FIRST: _Kept[re.Pattern[str]] = {}
_STEMS: _Kept[re.Pattern[str]] = {}
_LETTERS = 3
"""First letters by which a line is told from those that cannot begin with a word of a list."""
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
    kept = _SETS.get(id(words))
    return folded(text) in (kept[1] if kept else _keep(words, _SETS, _set))


def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words in folded text, as whole words."""
    kept = _WHOLE.get(id(words))
    return kept[1] if kept else _keep(words, _WHOLE, lambda words: _pattern(words, r"(?<!\w)(?:%s)(?!\w)"))


def beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches folded text that begins with one of the words, as whole words."""
    kept = _FIRST.get(id(words))
    return kept[1] if kept else _keep(words, _FIRST, lambda words: _pattern(words, r"(?:%s)(?!\w)"))


def stem(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds words that begin with one of the given ones."""
    kept = _STEMS.get(id(words))
    return kept[1] if kept else _keep(words, _STEMS, lambda words: _pattern(words, r"(?<!\w)(?:%s)"))


def found_in(line: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first of the words that stands in folded text; quick where there is none, as mostly."""
    kept = _TRACES.get(id(words))
    traces = kept[1] if kept else _keep(words, _TRACES, _traces)
    if any(map(line.__contains__, traces)):
        return anywhere(words).search(line)
    return None


def opens_with(line: str, words: tuple[str, ...]) -> bool:
    """Say whether folded text can begin with one of the words: whether its first letters are theirs."""
    kept = _OPENINGS.get(id(words))
    openings = kept[1] if kept else _keep(words, _OPENINGS, _openings)
    return line[:_LETTERS] in openings or line[:2] in openings or line[:1] in openings


def _keep(words: tuple[str, ...], kept: _Kept[_Made], make: Callable[[tuple[str, ...]], _Made]) -> _Made:
    """Make what tests a list of words, and keep it beside the list.

    Lists are loaded once and known by their identity; to hash them at every call costs more than most tests.
    """
    if len(kept) > _MOST:
        kept.clear()
    kept[id(words)] = (words, make(words))
    return kept[id(words)][1]


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _pattern(words: tuple[str, ...], shape: str) -> re.Pattern[str]:
    choices = sorted({folded(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not choices:
        return _NOTHING
    return re.compile(shape % "|".join(map(re.escape, choices)))


def _openings(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word)[:_LETTERS] for word in words)


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
