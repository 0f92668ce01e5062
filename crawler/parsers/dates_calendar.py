"""Which day the numbers of a date mean: two-digit years, the site's order of day and month, plausibility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawler.records import DateOrder

EARLIEST = 1990
"""Press pages begin in this year; releases put online later may be older only where `near` is."""
LATEST = 2069
"""The last year believed where nobody says when the page was seen."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as read from numbers, and what a person should know of the reading."""

    on: date
    swapped: bool = False
    """Day and month stand in the other order than the site's, since only that gives a day."""


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def plausible(on: date, near: date | None) -> bool:
    """Say whether a release can be of this day: 1990 (or ten years before `near`) to a year after `near`."""
    if near is None:
        return EARLIEST <= on.year <= LATEST
    last = (near.year + 1, near.month, near.day)
    return min(EARLIEST, near.year - 10) <= on.year and (on.year, on.month, on.day) <= last


def full_year(text: str, near: date | None) -> int:
    """Turn a printed year into four digits: two digits mean the last such year that is plausible."""
    digits = text.strip("'’‘ ")
    if len(digits) != 2:
        return int(digits)
    last = near.year + 1 if near else LATEST
    return last - (last - int(digits)) % 100


def numbered_day(first: int, second: int, year: int, order: DateOrder) -> Day | None:
    """Read two numbers before a year in the site's order, or in the other where only that is a day."""
    in_order = (second, first) if order != "MDY" else (first, second)
    if on := calendar_day(year, *in_order):
        return Day(on)
    if on := calendar_day(year, in_order[1], in_order[0]):
        return Day(on, swapped=True)
    return None
