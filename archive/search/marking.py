"""A paragraph with its quotes and hits, cut into stretches that a template can print one after another.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.search.showing import same_length

OPEN, CLOSE = "\x02", "\x03"
"""What FTS5's highlight() and snippet() are told to print around a hit; no stored text keeps them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a paragraph belong to the quote `quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is wholly inside or outside of a quote and of a hit."""

    text: str
    quote: str | None = None
    hit: bool = False


def stretches(text: str, spans: Iterable[Span], hits: Iterable[tuple[int, int]]) -> list[Stretch]:
    """Cut `text` at every border of a quote or hit. Offsets outside the text are ignored, of overlapping
    quotes
    the first wins."""
    quote_at = sorted((max(0, s.start), min(len(text), s.end), s.quote) for s in spans)
    hit_at = sorted((max(0, a), min(len(text), b)) for a, b in hits)
    borders = {0, len(text)}
    for start, end in [*((start, end) for start, end, _ in quote_at), *hit_at]:
        if start < end:
            borders |= {start, end}
    ordered = sorted(borders)
    clean = same_length(text)
    quotes = _Cover(quote_at)
    marked = _Cover([(a, b, "hit") for a, b in hit_at])
    return [
        Stretch(clean[a:b], quote=quotes.over(a), hit=marked.over(a) is not None)
        for a, b in pairwise(ordered)
        if a < b
    ]


class _Cover:
    """Answers, for positions asked in rising order, which of the sorted stretches covers them."""

    def __init__(self, sorted_spans: Sequence[tuple[int, int, str]]) -> None:
        self.spans = sorted_spans
        self.at = 0

    def over(self, position: int) -> str | None:
        while self.at < len(self.spans) and self.spans[self.at][1] <= position:
            self.at += 1
        if self.at < len(self.spans) and self.spans[self.at][0] <= position:
            return self.spans[self.at][2]
        return None


def hits_in(highlighted: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of FTS5's highlight() without its marks, and where the hits stood."""
    text: list[str] = []
    hits: list[tuple[int, int]] = []
    at, opened = 0, None
    for part in re.split(f"([{OPEN}{CLOSE}])", highlighted):
        if part == OPEN:
            opened = at
        elif part == CLOSE:
            if opened is not None and opened < at:
                hits.append((opened, at))
            opened = None
        else:
            text.append(part)
            at += len(part)
    return "".join(text), hits


def snippet(highlighted: str | None) -> list[Stretch]:
    """Return FTS5's snippet() as stretches."""
    text, hits = hits_in(highlighted or "")
    return stretches(text, (), hits)


def by_paragraph(
    paragraphs: Sequence[str], joined: str, hits: Sequence[tuple[int, int]]
) -> Iterator[list[tuple[int, int]]]:
    """Deal hits in the joined text out to its paragraphs, found in it one after the other."""
    at = 0
    for paragraph in paragraphs:
        start = joined.find(paragraph, at)
        if start < 0:
            yield []
            continue
        at = start + len(paragraph)
        yield [(a - start, b - start) for a, b in hits if a >= start and b <= at]
