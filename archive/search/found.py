"""All hits of a search at once: how many, how they spread, and which come first. Nothing is capped.

Few hits are a list; many are bits (see `archive.search.spans`), and counting them is counting bits.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from archive.schema_spans import SPAN_BITS
from archive.search.narrowing import ALIAS, Kind
from archive.search.spans import Bits, Span

Counts = list[tuple[str, int]]
# A party and a year stand in an index that holds no text.
_VALUES = {"month": "substr(published, 1, 7)", "year": "cast(year as text)"}


@dataclass(frozen=True, slots=True)
class Few:
    """Hits that are listed: their `doc`, newest first."""

    kind: Kind
    docs: list[int]

    @property
    def total(self) -> int:
        """Return how many hits there are."""
        return len(self.docs)

    def walk(self, *, descending: bool = True, after: int | None = None) -> Iterator[int]:
        """Yield the `doc` of each hit in order, beyond `after`."""
        for doc in self.docs if descending else reversed(self.docs):
            if after is None or (doc < after if descending else doc > after):
                yield doc

    def by(self, conn: sqlite3.Connection, place: str) -> Counts:
        """Return how many hits each party, site, year or month has, in order."""
        value = _VALUES.get(place, place)
        alias = ALIAS[self.kind]
        rows = conn.execute(
            f"select {value}, count(*) from json_each(?) d"
            f" cross join {self.kind} {alias} on {alias}.doc = d.value group by 1 order by 1",
            (json.dumps(self.docs),),
        )
        return [(value, hits) for value, hits in rows if value is not None]


@dataclass(frozen=True, slots=True)
class Many:
    """Hits as the bits of each span, oldest first."""

    kind: Kind
    spans: dict[int, Span]
    bits: Bits

    @property
    def total(self) -> int:
        """Return how many hits there are."""
        return sum(bits.bit_count() for bits in self.bits.values())

    def walk(self, *, descending: bool = True, after: int | None = None) -> Iterator[int]:
        """Yield the `doc` of each hit in order, beyond `after`."""
        for number in sorted(self.bits, reverse=descending):
            span, bits = self.spans[number], self.bits[number]
            if after is not None and bits:
                bits &= span.from_to(None, after - 1) if descending else span.from_to(after + 1, None)
            while bits:
                top = bits.bit_length() - 1 if descending else (bits & -bits).bit_length() - 1
                yield span.docs[top]
                bits ^= 1 << top

    def by(self, conn: sqlite3.Connection, place: str) -> Counts:
        """Return how many hits each party, site, year or month has, in order."""
        counts: Counter[str] = Counter()
        kept, letters = ("month", 4) if place == "year" else (place, None)
        for number, bits in self.bits.items():
            if bits:
                for value, own in self.spans[number].places[kept].items():
                    if hits := (bits & own).bit_count():
                        counts[value[:letters]] += hits
        return sorted(counts.items())

    def reaching_back(self, size: int) -> int:
        """Return a `doc` from which on there are about so many hits, and at least so many where there are."""
        left = size
        number = 0
        for number in sorted(self.bits, reverse=True):
            left -= self.bits[number].bit_count()
            if left <= 0:
                break
        return number << SPAN_BITS[self.kind]

    def has(self, doc: int) -> bool:
        """Return whether a row is a hit."""
        number = doc >> SPAN_BITS[self.kind]
        at = self.spans[number].place_of(doc) if number in self.bits else None
        return at is not None and bool(self.bits[number] >> at & 1)


Found = Few | Many


def newest(found: Found, size: int, *, after: int | None = None, descending: bool = True) -> list[int]:
    """Return the `doc` of the first hits in order, beyond `after`."""
    return list(islice(found.walk(descending=descending, after=after), size))
