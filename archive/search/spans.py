"""Reads the spans of the archive: which rows each holds, and which of them belong to what, as bits.

The bit with the value ``1 << n`` stands for the n-th row of its span, in the order of `doc`. See
`archive.schema_spans`, and `archive.spanning`, which writes them.
"""

from __future__ import annotations

import sqlite3
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from archive.schema_spans import SPAN_BITS
from archive.search.tokens import SORTS

Bits = dict[int, int]
"""Rows, as the bits of each span that has any."""
PLACES = ("party", "site", "month")
"""What the rows of a span are counted by."""
_SEARCHES = 16
"""Rows in a row that are looked up sooner than one is searched for."""
_ONE = ord("1")
_kept: dict[tuple[str, int], tuple[str, Span]] = {}
"""Spans that were read, with their stamps. A stamp is a hash of all that is kept of a span, so that what is
kept is right whichever archive is asked, and whenever."""


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of 32 days."""

    number: int
    docs: list[int]
    places: dict[str, dict[str, int]]
    """The bits of each party, site and month."""
    made: bool
    """Whether the bits of its common words are in `postings`; if not, words are looked up for this span."""

    def place_of(self, doc: int) -> int | None:
        """Return which row of the span has this `doc`, counted from zero, or None where none has."""
        own = self.docs
        at = bisect_left(own, doc)
        return at if at < len(own) and own[at] == doc else None

    def order(self) -> dict[int, int]:
        """Return which row each `doc` is."""
        return dict(zip(self.docs, range(len(self.docs)), strict=True))

    def bits_of(self, docs: Iterable[int], order: dict[int, int] | None = None) -> int:
        """Return the bits of those of `docs` that the span holds; who asks often gives its `order`."""
        asked = list(docs)
        size = len(self.docs)
        if order is None and len(asked) * _SEARCHES > size:
            order = self.order()
        digits = bytearray(b"0") * size
        for place in map(self.place_of if order is None else order.get, asked):
            if place is not None:
                digits[size - 1 - place] = _ONE
        return int(digits, 2) if size else 0

    def from_to(self, lowest: int | None, highest: int | None) -> int:
        """Return the bits of the rows from one `doc` to another, both included."""
        first = 0 if lowest is None else bisect_left(self.docs, lowest)
        end = len(self.docs) if highest is None else bisect_left(self.docs, highest + 1)
        return (1 << end) - (1 << first) if end > first else 0


def spans(conn: sqlite3.Connection, kind: str) -> dict[int, Span]:
    """Return every span by its number, oldest first."""
    rows = conn.execute("select span, stamp from spans where kind = ? order by span", (kind,)).fetchall()
    return {number: _span(conn, kind, number, stamp) for number, stamp in rows}


def _span(conn: sqlite3.Connection, kind: str, number: int, stamp: str | None) -> Span:
    if stamp is None:
        return live(conn, kind, number)
    kept = _kept.get((kind, number))
    if kept is None or kept[0] != stamp:
        kept = _kept[kind, number] = stamp, _stored(conn, kind, number)
    return kept[1]


def _stored(conn: sqlite3.Connection, kind: str, number: int) -> Span:
    (stored,) = conn.execute("select docs from spans where kind = ? and span = ?", (kind, number)).fetchone()
    places: dict[str, dict[str, int]] = {place: {} for place in PLACES}
    for sort, word, bits in conn.execute(
        "select sort, word, bits from postings where kind = ? and span = ? and sort in (?, ?, ?)",
        (kind, number, *PLACES),
    ):
        places[sort][word] = unpacked(bits)
    return Span(number, unpacked_docs(stored), places, made=True)


def live(conn: sqlite3.Connection, kind: str, number: int) -> Span:
    """Return a span as its rows are at this moment."""
    rows = conn.execute(
        f"select doc, party, site, substr(published, 1, 7) from {kind}"
        " where doc between ? and ? order by doc",
        ends(kind, number),
    ).fetchall()
    places: dict[str, dict[str, int]] = {place: {} for place in PLACES}
    for n, (_, *values) in enumerate(rows):
        for place, value in zip(PLACES, values, strict=True):
            if value is not None:
                places[place][value] = places[place].get(value, 0) | 1 << n
    return Span(number, [row[0] for row in rows], places, made=False)


def word_in(
    conn: sqlite3.Connection,
    kind: str,
    sort: str,
    word: str,
    span: Span,
    order: dict[int, int] | None = None,
) -> int:
    """Return the bits of the rows of a span in which a word stands, as the full-text table says."""
    table = f"{kind}_{SORTS[sort]}"
    rows = conn.execute(
        f"select rowid from {table} where {table} match ? and rowid between ? and ?",
        ('"' + word.replace('"', '""') + '"', *ends(kind, span.number)),
    )
    return span.bits_of([doc for (doc,) in rows], order)


def ends(kind: str, number: int) -> tuple[int, int]:
    """Return the lowest and the highest `doc` that a span can hold."""
    return number << SPAN_BITS[kind], ((number + 1) << SPAN_BITS[kind]) - 1


def packed(bits: int) -> bytes:
    """Return bits for a column: compressed where that is shorter, and beginning with which it is."""
    raw = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    short = zlib.compress(raw)
    return b"z" + short if len(short) < len(raw) else b"r" + raw


def unpacked(stored: bytes) -> int:
    """Return the bits of a column."""
    return int.from_bytes(zlib.decompress(stored[1:]) if stored[:1] == b"z" else stored[1:], "little")


def packed_docs(docs: list[int]) -> bytes:
    """Return docs for a column: eight bytes each, the lowest first."""
    return struct.pack(f"<{len(docs)}q", *docs)


def unpacked_docs(stored: bytes) -> list[int]:
    """Return the docs of a column."""
    return list(struct.unpack(f"<{len(stored) // 8}q", stored))
