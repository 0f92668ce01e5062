"""When the parliaments rest: recess.toml, and the days that count towards a silence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from archive.health_rhythm import Counted, working_days
from crawler.errors import SpecError

FILE = "recess.toml"
_KEYS = {"country", "parliament", "first", "last", "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recess:
    """A stretch of days without sittings, once or in every year."""

    country: str
    first: str
    """``YYYY-MM-DD``, or ``MM-DD`` in every year."""
    last: str

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        if len(self.first) == len("YYYY-MM-DD"):
            return self.first <= day.isoformat() <= self.last
        today = f"{day:%m-%d}"
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last


@lru_cache(maxsize=1)
def load_recess() -> tuple[Recess, ...]:
    """Return what recess.toml says. Raises SpecError where it is wrong."""
    rows = tomllib.loads((resources.files("archive") / FILE).read_text("utf-8")).get("recess", [])
    for number, row in enumerate(rows, start=1):
        if set(row) != _KEYS or not _is_span(str(row["first"]), str(row["last"])):
            raise SpecError(
                f"{FILE}: recess {number} says {row}; expected {', '.join(sorted(_KEYS))}, first and last as "
                "YYYY-MM-DD or both as MM-DD."
            )
    return tuple(Recess(country=row["country"], first=row["first"], last=row["last"]) for row in rows)


def _is_span(first: str, last: str) -> bool:
    try:
        for day in (first, last):
            date.fromisoformat(day if len(day) > 5 else f"2024-{day}")
    except ValueError:
        return False
    return len(first) == len(last) and (len(first) == 5 or first <= last)


def resting(country: str, recesses: Sequence[Recess]) -> Callable[[date], bool]:
    """Return what says of a day whether the parliament of a country is in recess."""
    own = [recess for recess in recesses if recess.country in (country, "*")]
    return lambda day: any(recess.holds(day) for recess in own)


def counting(first: date, last: date, rests: Callable[[date], bool]) -> Counted:
    """Return what numbers the working days outside a recess, for days from `first` to `last`."""
    start = first.toordinal()
    count = working_days(first)
    numbers = [count]
    for step in range(1, (last - first).days + 1):
        day = first + timedelta(days=step)
        count += day.weekday() < 5 and not rests(day)
        numbers.append(count)
    return lambda day: numbers[day.toordinal() - start]
