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
_TRACES: _Kept[tuple[str, ...]] = {}
_WHOLE: _Kept[re.Pattern[str]] = {}
_FIRST: _Kept[dict[str, tuple[str, ...]]] = {}
_STEMS: _Kept[re.Pattern[str]] = {}
_TELLING = 6
"""Letters of the shortest word that stands for the phrases that have it in common."""
_OFTEN, _SHARED = 6, 2
"""Phrases of a list that must share a word, or several words in a row."""
_MOST = 4_096
"""Lists of words whose patterns are kept; all languages together have some hundreds."""
_NOTHING = re.compile(r"(?!)")
_WORD = re.compile(r"\w+")
AROUND = " \t:.,;!?…-–—_*•·|»«›‹>→←↑<[]()#=~/\\+\"'“”„‘’✓✔×✕"
"""Signs around a line that do not count when it is compared."""


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Return a line as it is compared: lower case, one kind of apostrophe, bare of marks around it."""
    return " ".join(text.replace("’", "'").split()).casefold().strip(AROUND)


def is_one_of(text: str, words: tuple[str, ...]) -> bool:
    """Say whether a line is nothing but one of the words, marks around it left aside."""
    kept = _SETS.get(id(words))
    return folded(text) in (kept[1] if kept else _keep(words, _SETS, _set))


def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words in folded text, as whole words."""
    kept = _WHOLE.get(id(words))
    return kept[1] if kept else _keep(words, _WHOLE, lambda words: _pattern(words, r"(?<!\w)(?:%s)(?!\w)"))


def begins(line: str, words: tuple[str, ...]) -> str | None:
    """Return the longest of the words, folded, with which folded text begins, whole; None for none."""
    kept = _FIRST.get(id(words))
    phrases = kept[1] if kept else _keep(words, _FIRST, _by_first_word)
    word = _WORD.match(line)
    for phrase in phrases.get(word[0] if word else "", ()):
        if line.startswith(phrase) and not _goes_on(line, len(phrase)):
            return phrase
    return None


def _goes_on(line: str, end: int) -> bool:
    """Say whether a word of the line goes on at `end`."""
    return line[end : end + 1].isalnum() or line[end : end + 1] == "_"


def stem(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds words that begin with one of the given ones."""
    kept = _STEMS.get(id(words))
    return kept[1] if kept else _keep(words, _STEMS, lambda words: _pattern(words, r"(?<!\w)(?:%s)"))


def found_in(line: str, words: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first of the words that stands in folded text; quick where there is none, as mostly."""
    return anywhere(words).search(line) if may_hold(line, words) else None


def may_hold(line: str, words: tuple[str, ...]) -> bool:
    """Say whether any of the words can stand in folded text; quick, and no in most cases."""
    kept = _TRACES.get(id(words))
    traces = kept[1] if kept else _keep(words, _TRACES, traces_of)
    return any(map(line.__contains__, traces))


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


def _by_first_word(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the words, folded, by the first word of each, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted({folded(word) for word in words} - {""}, key=len, reverse=True):
        first = _WORD.match(phrase)
        found.setdefault(first[0] if first else "", []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


def traces_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a few strings, one of which stands in every phrase: what many of them share, or all of one.

    A word that only some share would be met in any text, and little would be passed over.
    """
    left = {folded(word) for word in words} - {""}
    traces: list[str] = []
    while left:
        counts = Counter(part for phrase in left for part in _parts(phrase))
        worth = [part for part in counts if counts[part] >= (_SHARED if " " in part else _OFTEN)]
        trace = max(worth, key=lambda part: (counts[part], part), default="")
        if not trace:
            break
        traces.append(trace)
        left = {phrase for phrase in left if trace not in phrase}
    for phrase in sorted(left, key=lambda phrase: (len(phrase), phrase)):
        if not any(trace in phrase for trace in traces):
            traces.append(phrase)
    return tuple(traces)


def _parts(phrase: str) -> set[str]:
    """Return the long words of a phrase and the long stretches of two and three words."""
    words = phrase.split()
    stretches = (" ".join(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words) + 1 - size))
    return {part for part in stretches if len(part) >= (_TELLING if " " not in part else _TELLING + 3)}
