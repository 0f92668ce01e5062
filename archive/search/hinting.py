"""Where a search finds nothing: searches near it that find something, and how much.

Its narrowing taken away, where that empties it; its words one by one; and for a word that stands nowhere, the
words nearest to it that do.
"""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Iterator
from difflib import get_close_matches

from archive.search import finding
from archive.search.facets import count
from archive.search.language import Filter, Wanted, read
from archive.search.matching import plain_words
from archive.search.narrowing import Kind, folded

MOST = 6
NEAREST = 3
"""Words that are offered for one that stands nowhere."""
_LONGEST = 24
"""Letters of a word for which others are sought."""
_ALIKE = 0.75
"""How alike two words are whose letters are the same in so large a part, as difflib counts it."""
_SCANNED = 5_000
"""Releases up to which every word of the archive that begins alike is looked at."""

Hint = tuple[str, int]


def hints(conn: sqlite3.Connection, wanted: Wanted, kind: Kind) -> list[Hint]:
    """Return searches that would find something, nearest first, each with its number of hits."""
    found: dict[str, int] = {}
    for line in _lines(conn, wanted):
        if len(found) == MOST:
            break
        if line and line != wanted.text and line not in found:
            total = count(conn, finding.plan(conn, read(line), kind))
            if total:
                found[line] = total
    return list(found.items())


def _lines(conn: sqlite3.Connection, wanted: Wanted) -> Iterator[str]:
    words = plain_words(wanted.words)
    near = {word: nearest(conn, word) for word in words if not _stands(conn, word, "fts", "stems")}
    for n in range(NEAREST if near else 0):
        if chosen := [near[word][n : n + 1] or near[word][:1] if word in near else [word] for word in words]:
            yield _line([word for one in chosen for word in one], wanted.filters)
            yield _line([word for one in chosen for word in one], ())
    if len(wanted.filters) > 1:
        for filter_ in wanted.filters:
            yield _line(words, tuple(each for each in wanted.filters if each is not filter_))
    if wanted.filters or wanted.scope:
        yield _line(words, ())
    if len(words) > 1:
        yield " OR ".join(map(_quoted, words))
        yield from map(_quoted, words)


def _line(words: list[str] | tuple[str, ...], filters: tuple[Filter, ...]) -> str:
    narrowing = (f"{'-' if each.negated else ''}{each.field}:{_quoted(each.value)}" for each in filters)
    return " ".join([*map(_quoted, words), *narrowing])


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _stands(conn: sqlite3.Connection, word: str, *indexes: str) -> bool:
    """Return whether a word or phrase stands in any release: as it is printed ("fts"), or in another form of
    its stem ("stems")."""
    match = '"' + word.replace('"', '""') + '"'
    return any(
        conn.execute(
            f"select 1 from releases_{index} where releases_{index} match ? limit 1", (match,)
        ).fetchone()
        for index in indexes
    )


def nearest(conn: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of the archive nearest to one that stands nowhere: one letter off, or much alike."""
    typed = folded(word)
    if not typed.isalnum() or not 3 <= len(typed) <= _LONGEST:
        return []
    near = [each for each in _one_off(typed) if _stands(conn, each, "fts")]
    if len(near) < NEAREST:
        near += get_close_matches(typed, _beginning_alike(conn, typed), NEAREST, _ALIKE)
    # Of those one letter off the ones with the same first letter come first: few mistype that one.
    ordered = sorted(dict.fromkeys(near), key=lambda each: each[0] != typed[0])
    return ordered[:NEAREST]


def _one_off(word: str) -> Iterator[str]:
    """Yield every word that is one letter more, less, other, or two exchanged."""
    letters = (
        string.ascii_lowercase + string.digits if any(map(str.isdigit, word)) else string.ascii_lowercase
    )
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            if tail and letter != tail[0]:
                yield head + letter + tail[1:]


def _beginning_alike(conn: sqlite3.Connection, word: str) -> list[str]:
    """Return words of the archive with the same first two letters: all of a small one, else common ones."""
    low, high = word[:2], word[:2] + "\U0010ffff"
    (releases,) = conn.execute(
        f"select count(*) from (select 1 from releases limit {_SCANNED + 1})"
    ).fetchone()
    if releases > _SCANNED:
        sql = "select asked from common_words where kind = 'releases' and asked between ? and ?"
        return [asked for (asked,) in conn.execute(sql, (low, high))]
    conn.execute("create virtual table if not exists temp.heard using fts5vocab(main, releases_fts, 'row')")
    return [
        term
        for (term,) in conn.execute("select term from temp.heard where term between ? and ?", (low, high))
    ]
