"""The dates that a page shows around its headline and text, read in the order and zone of its publisher."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from crawler.parsers.dates import is_update, read_date
from crawler.parsers.embargo_openings import find_opening
from crawler.parsers.phrases import folded, found_in
from crawler.parsers.recognise.body import Mass
from crawler.parsers.recognise.outline import HEADINGS, Outline
from crawler.records import DateOrder, PressDate
from crawler.words import Language

_LONGEST = 160
_MUCH = 4 * _LONGEST
"""Characters of running text by which an element is known to be no line before its text is folded."""
_ABOVE = 14
"""Blocks above the headline in which its date may stand."""
_INTO = 4
"""Blocks into the text in which its date may stand, on a line of its own."""
_BEHIND = 6
_TAIL = 16
"""Elements at the end of the text in which its date may stand, on a short line of its own."""
_SHORT_LINE = 60
_DATE_LIKE = re.compile(r"\d{4}|\d[./-]\s?\d|'\d\d")
"""What every printed date has: a year in full, or numbers side by side."""
_LETTERS = re.compile(r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}")
"""What every date in English words has."""
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)$")
"""A moment that says itself how far it is from UTC."""
_NUMERIC = re.compile(r"\d\s{0,3}[./-]\s{0,3}\d{1,2}\s{0,3}[./-]")
"""A day and a month in numbers: only they have two readings."""
UNKNOWN_ZONES = ("UTC", "Pacific/Kiritimati")
"""Zones far apart: a moment that is the same in both does not depend on where the publisher is."""
_MARKED_PLACEHOLDERS = frozenset((time(0), time(12)))


@dataclass(frozen=True, slots=True)
class DateReader:
    """How dates are read on one page."""

    language: Language
    order: DateOrder
    timezone: str | None
    """IANA name of the publisher's zone; None where nobody knows it."""
    sure: bool = True
    """Whether the order of day and month is known, and not only likely."""
    near: date | None = None
    abroad: Language | None = None
    """English, which systems behind sites of other languages print their dates in."""
    american: Callable[[], bool] | None = None
    """Whether the page gives an address in the United States; asked only for a date of two readings."""

    def read(self, text: str, origin: str, *, order: DateOrder | None = None) -> PressDate | None:
        """Return the date of a line; its clock time only where its offset is known."""
        found = self._read(text, self.timezone or UNKNOWN_ZONES[0], order or self.order)
        if found is None:
            return None
        if found.at is not None and self.timezone is None and not _OFFSET.search(text):
            elsewhere = self._read(text, UNKNOWN_ZONES[1], order or self.order)
            if elsewhere is None or elsewhere.at != found.at:
                found = replace(found, at=None)
        return replace(found, origin=origin)

    def _read(self, text: str, timezone: str, order: DateOrder) -> PressDate | None:
        found = read_date(text, language=self.language, order=order, timezone=timezone, near=self.near)
        if found is None and self.abroad is not None and _LETTERS.search(text):
            if found_in(folded(text), self.language.dates.updated) is not None:
                return None  # "Stand: 9. September 2026" is a date in English, and no update there
            return read_date(text, language=self.abroad, order=order, timezone=timezone, near=self.near)
        return found

    def both_orders(self, text: str, origin: str) -> list[PressDate]:
        """Return the reading of a line, and that in the other order of day and month where both can be."""
        first = self.read(text, origin)
        if first is None or self.sure or not _NUMERIC.search(text):
            return [first] if first else []
        second = self.read(text, origin, order="DMY" if self.order == "MDY" else "MDY")
        if second is None or second.on == first.on:
            return [first]
        swap = self.american is not None and self.order == "DMY" and self.american()
        return [second, first] if swap else [first, second]


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that the page shows: its possible readings, the page's own order first."""

    readings: tuple[PressDate, ...]
    place: Literal["marked", "near", "behind"]
    index: int | None = None
    """The block in the outline; None for a line of the text."""


def shown_dates(outline: Outline, around: Iterable[tuple[int, int]], reader: DateReader) -> list[Shown]:
    """Return the dates that the page shows in its `places`, the likeliest first."""
    found: list[tuple[int, Shown]] = []
    for rank, k in around:
        shown = _shown(outline, k, reader)
        if shown is not None:
            found.append((rank - (20 if shown.place == "marked" else 0), shown))
    return [shown for _, shown in sorted(found, key=lambda each: each[0])]


def places(outline: Outline, mass: Mass, headline: int | None, top: int) -> Iterator[tuple[int, int]]:
    """Yield (rank, block) of what may be the date: below the headline, above it, behind the text."""
    start, end = outline.last[headline] if headline is not None else top, outline.last[top]
    above: list[int] = []
    distance, into, behind = 0, 0, 0
    for k in _blocks_shown(outline, mass.furniture, headline):
        if k < start:
            above.append(k)
        elif k < end:
            distance += 1
            into += outline.plain[k] >= 80 or outline.inside(k, top)
            short = _SHORT_LINE if outline.last[k] < end else _LONGEST
            if into <= _INTO or (k >= end - _TAIL and outline.own[k] <= short):
                yield (distance if into <= _INTO else 60), k
        else:
            behind += 1
            if behind > _BEHIND:
                break
            yield 70 + behind, k
    yield from ((2 * n + 1, k) for n, k in enumerate(reversed(above[-_ABOVE:])))


def _blocks_shown(outline: Outline, furniture: list[bool], headline: int | None) -> Iterator[int]:
    """Yield the blocks outside furniture and headline, loose inline elements included."""
    own, owners, last = outline.own, outline.owners, outline.last
    k, count = 0, len(own)
    while k < count:
        if furniture[k] or k == headline:
            k = last[k]
            continue
        if own[k] or (owners[k] != k and _is_loose(outline, k)):
            yield k
        k += 1


def _is_loose(outline: Outline, k: int) -> bool:
    """Say whether an element within a block stands between blocks, directly in what contains them."""
    owner = outline.owners[k]
    return (
        outline.parents[k] == owner
        and outline.tags[owner] in _CONTAINERS
        and outline.own[owner] <= _LONGEST
        and outline.prose[owner] > outline.plain[owner]
    )


_CONTAINERS = frozenset(("article", "div", "section", "main", "header", "td", "form", "body"))


def _shown(outline: Outline, k: int, reader: DateReader) -> Shown | None:
    longest = _SHORT_LINE if outline.tags[k] in HEADINGS else _LONGEST
    if outline.own[k] > longest or outline.prose[k] > _MUCH:
        return None
    last = outline.last[k]
    marked = outline.elements[outline.tags.index("time", k, last)] if "time" in outline.tags[k:last] else None
    text = outline.text(k)
    moment = (marked.get("datetime") or "").strip() if marked is not None else ""
    if len(text) > _LONGEST or not (moment or _DATE_LIKE.search(text)):
        return None
    apart = _apart(outline, k) if last - k > 1 or outline.tags[k] == "dd" else text
    before = _before_embargo(text, reader.language)
    if before is not None:
        text = apart = before
        if not _DATE_LIKE.search(text):
            return None
    readings = (
        (reader.both_orders(apart, "visible") if apart != text else [])
        or reader.both_orders(text, "visible")
        or ([] if before is not None else _of_a_part(outline, k, reader))
    )
    if readings and _is_sentence(text):
        return None
    if marked is not None and moment:
        stated = reader.read(moment, "time")
        position = text.find(" ".join((marked.text or "").split()))
        if stated is not None and not (position > 0 and is_update(text, position, reader.language)):
            return Shown((_with_shown(stated, readings),), "marked", k)
    if not readings:
        return None
    named = any(outline.hints[i] == "label" for i in (k, outline.parents[k]) if i > 0)
    return Shown(tuple(readings), "marked" if named and len(text) < 60 else "near", k)


def _before_embargo(text: str, language: Language) -> str | None:
    """Return what stands before the embargo in a line that sets one, else None.

    The day until which a text is embargoed is never that of publication; one before it may be.
    """
    opening = find_opening(text, language)
    if opening is None or opening.kind != "embargo":
        return None
    return opening.text[: opening.start].rstrip(" |·•–—-")


def _apart(outline: Outline, k: int) -> str:
    """Return a line with a space between its elements, and behind the term that a `dd` explains.

    A row of labels ("2 min read", "Updated: …") has its gaps from a style sheet, not from its text.
    """
    element = outline.elements[k]
    text = " ".join(" ".join(element.itertext()).split())
    term = element.getprevious() if element.tag == "dd" else None
    if term is not None and term.tag == "dt":
        text = f"{' '.join(term.itertext()).strip().rstrip(':')}: {text}"
    return text


def _is_sentence(text: str) -> bool:
    """Say whether a line with a date tells something: it ends in a full stop and has words of its own."""
    words = sum(word.strip(",.()").isalpha() for word in text.split())
    return text.endswith(".") and words > _WORDS_OF_A_DATE_LINE


_WORDS_OF_A_DATE_LINE = 4
"""As in "Posted on Thursday 3 May 2024."; a month in words is one of them."""


def _with_shown(stated: PressDate, readings: list[PressDate]) -> PressDate:
    """Join what a `time` element says with what it shows: the shown words and day, and the time of either."""
    at = no_placeholder(stated)
    if not readings or abs(readings[0].on - stated.on) > timedelta(days=1):
        return replace(stated, at=at)
    shown = readings[0]
    return replace(
        shown, at=shown.at or (at if at is not None and at.date() == shown.on else None), origin="time"
    )


def _of_a_part(outline: Outline, k: int, reader: DateReader) -> list[PressDate]:
    """Read a date that stands in an element of its own within a line of labels."""
    for i in range(k + 1, min(outline.last[k], k + 12)):
        element = outline.elements[i]
        text = element.text or ""
        if outline.owners[i] != k or element.tag == "a" or len(text) > _SHORT_LINE:
            continue
        if _DATE_LIKE.search(text) and (readings := reader.both_orders(" ".join(text.split()), "visible")):
            return readings
    return []


def no_placeholder(found: PressDate) -> datetime | None:
    """Return the moment of a date that markup states; None for the noon or midnight that means "no time"."""
    return None if found.at is None or found.at.time() in _MARKED_PLACEHOLDERS else found.at
