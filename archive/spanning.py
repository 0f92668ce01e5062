"""Makes the bits of the spans that have none: the last thing a parse does, see `archive.schema_spans`."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from archive.opening import transaction
from archive.schema_spans import SPAN_BITS
from archive.search.spans import Span, live, packed, packed_docs, word_in
from archive.search.tokens import SORTS, tokens

COMMON = 5_000
"""Rows in which a word must stand to have bits; the hits of rarer ones are soon looked up."""
_FORMS = 100
"""A word with so many forms of one stem does not exist: one of them has a hundredth of its rows."""
_GROWN = 1.1
"""The common words are found anew when the archive has grown by this factor."""


def make_spans(connection: sqlite3.Connection, path: Path, common: int = COMMON) -> int:
    """Make the bits of every span that has none, one transaction each; return how many that were.

    An archive with less than `common` rows of a kind needs none: no search of it has that many hits.
    """
    made = 0
    for kind in SPAN_BITS:
        (rows,) = connection.execute(f"select count(*) from {kind}").fetchone()  # noqa: S608
        if rows < common:
            continue
        _find_common_words(connection, path, kind, rows, common)
        bare = "select span from spans where kind = ? and stamp is null order by span"
        for (number,) in connection.execute(bare, (kind,)).fetchall():
            with transaction(connection, path):
                _make(connection, kind, number)
            made += 1
    return made


def _find_common_words(connection: sqlite3.Connection, path: Path, kind: str, rows: int, common: int) -> None:
    """Find the words that stand in at least `common` rows, and throw all bits away where they are others."""
    (before,) = connection.execute(
        "select coalesce(max(counted_in), 0) from common_words where kind = ?", (kind,)
    ).fetchone()
    if before and before / _GROWN < rows < before * _GROWN:
        return
    printed = _printed(connection, kind, common)
    found = [
        (kind, sort, word, asked, rows)
        for sort, end in SORTS.items()
        for word, _ in _vocabulary(connection, f"{kind}_{end}", common)
        if (asked := printed.get(word) if sort == "stem" else word) is not None
    ]
    with transaction(connection, path):
        connection.execute("delete from common_words where kind = ?", (kind,))
        connection.execute("delete from postings where kind = ?", (kind,))
        connection.execute("update spans set stamp = null, docs = null where kind = ?", (kind,))
        # A row without a word says that they were counted, also where no word is common.
        connection.executemany(
            "insert into common_words values (?, ?, ?, ?, ?)", [(kind, "", "", "", rows), *found]
        )


def _printed(connection: sqlite3.Connection, kind: str, common: int) -> dict[str, str]:
    """Return for each stem the word with that stem that most rows have.

    A full-text table is asked for words: the stem of a stem can be another, as "housing" has the stem
    "hous", and that the stem "hou".
    """
    words = _vocabulary(connection, f"{kind}_fts", max(1, common // _FORMS))
    words.sort(key=lambda each: (each[1], each[0]))
    stems = tokens(" ".join(word for word, _ in words), "stem")
    return {stem: word for stem, (word, _) in zip(stems, words, strict=True)}


def _vocabulary(connection: sqlite3.Connection, table: str, least: int) -> list[tuple[str, int]]:
    """Return the words of a full-text table that stand in at least so many rows, and in how many."""
    connection.execute(f"create virtual table temp.{table}_words using fts5vocab(main, {table}, 'row')")
    try:
        sql = f"select term, doc from temp.{table}_words where doc >= ?"  # noqa: S608
        return connection.execute(sql, (least,)).fetchall()
    finally:
        connection.execute(f"drop table temp.{table}_words")


def _make(connection: sqlite3.Connection, kind: str, number: int) -> None:
    span = live(connection, kind, number)
    rows = list(chain(_placed(span), _said(connection, kind, span)))
    connection.executemany(
        "insert into postings(kind, span, sort, word, bits) values (?, ?, ?, ?, ?)",
        [(kind, number, sort, word, packed(bits)) for sort, word, bits in rows],
    )
    docs = packed_docs(span.docs)
    stamp = hashlib.sha256(docs + repr(sorted(_placed(span))).encode()).hexdigest()[:24]
    connection.execute(
        "update spans set stamp = ?, docs = ? where kind = ? and span = ?", (stamp, docs, kind, number)
    )


def _placed(span: Span) -> Iterator[tuple[str, str, int]]:
    for place, values in span.places.items():
        for value, bits in values.items():
            yield place, value, bits


def _said(connection: sqlite3.Connection, kind: str, span: Span) -> Iterator[tuple[str, str, int]]:
    """Yield each common word that stands in the span, with its sort and bits."""
    words = connection.execute(
        "select sort, word, asked from common_words where kind = ? and sort != ''", (kind,)
    ).fetchall()
    order = span.order()
    for sort, word, asked in words:
        found = word_in(connection, kind, sort, asked, span, order)
        if found:
            yield sort, word, found
