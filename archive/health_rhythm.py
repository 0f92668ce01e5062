"""The rhythm of a site: how long a silence it may keep before a person is told. Pure.

Silence is counted in working days on which the site's parliament does not rest. The longest silence that is
no alarm comes from the site's own gaps between days with releases: the one that only `RARE` gaps a year were
longer than, times `MARGIN`. One broken month in the past does not spoil it, as it is one gap, and a site that
changes its rhythm is known anew after `MEMORY`. The numbers were chosen by simulation: of those with at most
one false alarm a site and year they tell soonest, see tests/benchmarks/alarms.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

RARE = 2
MARGIN = 1.0
MEMORY = timedelta(days=2 * 365)
FLOOR = 3
"""Working days of silence that are no alarm anywhere: a long weekend with a day before and after it."""
FEW = 8
"""Below this number of gaps a site has no rhythm yet."""
_MONDAY = date(1970, 1, 5).toordinal()

Counted = Callable[[date], int]
"""Gives each day a number that grows by one on every day that counts, and not on others."""


def working_days(day: date) -> int:
    """Return how many days from Monday to Friday there were from 1970 up to a day, it included."""
    weeks, rest = divmod(day.toordinal() - _MONDAY, 7)
    return 5 * weeks + min(rest, 4) + 1


def longest_silence(
    days: Sequence[date], counted: Counted = working_days, *, rare: float = RARE, margin: float = MARGIN
) -> float | None:
    """Return the counted days of silence after which a site is overdue; None where it has no rhythm yet.

    `days` are the days with at least one release, each once, oldest first.
    """
    recent = days[bisect_left(days, days[-1] - MEMORY) :] if days else []
    places = [counted(day) for day in recent]
    gaps = sorted((after - before for before, after in pairwise(places)), reverse=True)
    if len(gaps) < FEW:
        return None
    years = (recent[-1] - recent[0]).days / 365
    return max(float(FLOOR), margin * gaps[min(round(rare * years), len(gaps) // 8)])


def expected_silence(releases_per_month: float) -> float:
    """Return the same for a site without a history, from the number of releases it is said to have.

    Releases that come independently of each other, 21 working days a month, keep silent longer than this
    once in about four hundred times.
    """
    return max(float(FLOOR), 6 * 21 / releases_per_month)
