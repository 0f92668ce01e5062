"""Which releases a text was taken from: runs of words that stand in both.

The full-text index keeps the place of every word, so a run of words is a phrase that it finds without
reading a text.
Some runs of the pasted text are looked up so; the releases that hold most of them are then compared word
by word.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.narrowing import folded
from archive.search.tokens import tokens

RUN = 5
"""Words of a run that is looked up."""
SHORTEST = 5
"""Words in a row that count as shared; shorter runs are idiom."""
RUNS = 32
"""Parts of the text, each as long as the others; of three in four one run is looked up."""
LONGEST = 6_000
"""Words of a pasted text that are read: a long article has a quarter of it."""
CANDIDATES = 8
_PER_RUN = 25
_LEAST = 8
"""Runs that are looked up of however short a text."""
_RARE = 200
"""A word that fewer releases have is rare: a run that holds it is soon looked up."""
_ASKED = 500
"""Words of a pasted text of which it is asked how rare they are."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that stands in both: [start, end) in the pasted text and in the release's."""

    pasted: tuple[int, int]
    release: tuple[int, int]
    words: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A release that shares passages with the pasted text."""

    doc: int
    text: str
    """Title, body and notes, joined by blank lines."""
    shared: tuple[Shared, ...]
    words: int


def origins(conn: sqlite3.Connection, pasted: str) -> list[Origin]:
    """Return the releases that share most words in runs with `pasted`, most first."""
    words = _words(pasted)[:LONGEST]
    found: Counter[int] = Counter()
    plain = [word for word, _, _ in words]
    for run in _runs(plain, _weights(conn, plain)):
        phrase = '{title body notes} : "' + " ".join(run) + '"'
        rows = conn.execute(
            "select rowid from releases_fts where releases_fts match ? order by rowid desc limit ?",
            (phrase, _PER_RUN),
        )
        # A run that stands everywhere says little: each hit counts the less, the more there are.
        docs = [row[0] for row in rows]
        for doc in docs:
            found[doc] += 1000 // len(docs)
    compared = (_compare(conn, doc, words) for doc, _ in found.most_common(CANDIDATES))
    origins_ = [origin for origin in compared if origin is not None]
    return sorted(origins_, key=lambda origin: (-origin.words, -origin.doc))


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return each word without case and accents, with where it stands."""
    return [(folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def _weights(conn: sqlite3.Connection, words: list[str]) -> list[int]:
    """Return how much each word says: its letters, a hundred more where it is not common in the archive, and
    a hundred more again where hardly any release has it."""
    common = {word for (word,) in conn.execute("select word from common_words where kind = 'releases'")}
    stems = tokens(" ".join(words), "stem") if common else ()
    if len(stems) != len(words):
        return [len(word) for word in words]
    weights = [
        len(word) + (0 if word in common or stem in common else 100)
        for word, stem in zip(words, stems, strict=True)
    ]
    asked = list(dict.fromkeys(word for word, weight in zip(words, weights, strict=True) if weight > 100))
    rare = {word for word in asked[:_ASKED] if _is_rare(conn, word)}
    return [weight + (100 if word in rare else 0) for word, weight in zip(words, weights, strict=True)]


def _is_rare(conn: sqlite3.Connection, word: str) -> bool:
    sql = "select count(*) from (select 1 from releases_fts where releases_fts match ? limit ?)"
    return bool(conn.execute(sql, (f'"{word}"', _RARE)).fetchone()[0] < _RARE)


def _runs(words: list[str], weights: list[int]) -> Iterator[tuple[str, ...]]:
    """Yield runs to look up, from all over the text; of each neighbourhood the one that says most: a run of
    "of the and in" costs the most and says the least."""
    if len(words) < 3:
        return
    length = min(RUN, len(words))
    starts = len(words) - length + 1
    says = [sum(weights[start : start + length]) for start in range(starts)]
    count = min(RUNS, starts)
    best = [
        max(range(n * starts // count, (n + 1) * starts // count), key=says.__getitem__) for n in range(count)
    ]
    # The weakest are left out: a rare word among four that stand everywhere takes as long as all the others.
    for start in sorted(best, key=says.__getitem__, reverse=True)[: max(_LEAST, count * 3 // 4)]:
        yield tuple(words[start : start + length])


def _compare(conn: sqlite3.Connection, doc: int, pasted: list[tuple[str, int, int]]) -> Origin | None:
    row = conn.execute("select title, body, notes from releases where doc = ?", (doc,)).fetchone()
    if row is None:
        return None
    text = "\n\n".join(part for part in tuple(row) if part)
    shared = tuple(_shared(pasted, _words(text)))
    if not shared:
        return None
    return Origin(doc, text, shared, sum(each.words for each in shared))


def _shared(pasted: list[tuple[str, int, int]], release: list[tuple[str, int, int]]) -> Iterator[Shared]:
    """Yield the longest runs that both have, from the beginning of the pasted text to its end, without
    overlaps."""
    length = min(SHORTEST, len(pasted))
    places: dict[tuple[str, ...], list[int]] = {}
    said = [word for word, _, _ in release]
    for at in range(len(said) - length + 1):
        places.setdefault(tuple(said[at : at + length]), []).append(at)
    words = [word for word, _, _ in pasted]
    at = 0
    while at <= len(words) - length:
        best, where = 0, 0
        for start in places.get(tuple(words[at : at + length]), [])[:20]:
            run = length
            while at + run < len(words) and start + run < len(said) and words[at + run] == said[start + run]:
                run += 1
            if run > best:
                best, where = run, start
        if best:
            yield Shared(
                (pasted[at][1], pasted[at + best - 1][2]),
                (release[where][1], release[where + best - 1][2]),
                best,
            )
        at += best or 1
