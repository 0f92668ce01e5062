"""How soon an alarm tells of a source that died, and how often it is false: ten simulated years of 40 sites.

    python tests/benchmarks/alarms.py

The gaps between days with releases are resampled, ten in a row and each beginning on the weekday that it had,
from the real dates in the folder of real pages beside the checkout: the four German groups whose whole
press archive is there, and the members of the US Congress with most gaps in months that are there whole.
Prints the false alarms a site and year against the delay of the alarm after the death of a source, in
calendar days, for the rule of `archive.health_rhythm` and for a fixed number of days.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from archive.health_rhythm import FLOOR, MARGIN, MEMORY, RARE, longest_silence, working_days  # noqa: E402

SHARED = ROOT.parent / "shared"
SITES, YEARS, DEATHS, RUN = 40, 10, 40, 10
START = date(2026, 1, 5)
DAY = timedelta(days=1)

Gap = tuple[int, int]
"""The weekday on which it began, Monday being 0, and its calendar days."""
Rule = Callable[[Sequence[date]], Callable[[date], bool] | None]
"""Given the days with releases so far, says of later days whether the silence is an alarm."""

_GERMAN = {
    "afd_articles": "date",
    "fdpbt_press": "date",
    "leftbt_press": "date",
    "spd_press_releases": "meta_1",
}
_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
           "November", "Dezember"]  # fmt: skip
_WHOLE = ((date(2009, 1, 1), date(2013, 4, 1)), (date(2021, 8, 1), date(2021, 9, 1)),
          (date(2021, 10, 1), date(2021, 11, 1)), (date(2022, 1, 1), date(2022, 2, 1)),
          (date(2022, 10, 1), date(2022, 12, 1)))  # fmt: skip
"""The stretches of which the corpus of Congress has every release; a gap across their ends is none."""


def real_gaps(shared: Path = SHARED) -> dict[str, list[Gap]]:
    """Return the gaps of the 40 sources with most of them, in their order."""
    found = {
        name: _gaps(sorted(_german(shared / "recordings" / "text-level-datasets" / f"{name}.csv", column)))
        for name, column in _GERMAN.items()
    }
    for domain, days in _congress(shared / "reference-data" / "corpora" / "congress-press").items():
        inside = (sorted(day for day in days if first <= day < end) for first, end in _WHOLE)
        found[domain] = [gap for stretch in inside for gap in _gaps(stretch)]
    most = sorted(found, key=lambda name: (-len(found[name]), name))[:SITES]
    return {name: found[name] for name in most}


def _gaps(days: Sequence[date]) -> list[Gap]:
    return [(before.weekday(), (after - before).days) for before, after in pairwise(days)]


def _german(path: Path, column: str) -> set[date]:
    days = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if parts := re.fullmatch(r"(\d+)\.(\d+)\.(\d{4})", row[column]):
                days.add(date(int(parts[3]), int(parts[2]), int(parts[1])))
            elif (parts := re.fullmatch(r"(\d+)\. (\w+) (\d{4})", row[column])) and parts[2] in _MONTHS:
                days.add(date(int(parts[3]), _MONTHS.index(parts[2]) + 1, int(parts[1])))
    return days


def _congress(folder: Path) -> dict[str, set[date]]:
    days: dict[str, set[date]] = defaultdict(set)
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if row["date"]:
                    days[row["domain"]].add(date.fromisoformat(row["date"]))
    return days


def invented_days(gaps: Sequence[Gap], chance: random.Random) -> list[date]:
    """Return the days with releases of a site that lives for ten years in the rhythm of real gaps."""
    by_weekday: dict[int, list[int]] = defaultdict(list)
    for place, (weekday, _) in enumerate(gaps):
        by_weekday[weekday].append(place)
    days, end = [START], START + timedelta(days=365 * YEARS)
    while days[-1] < end:
        place = chance.choice(by_weekday[days[-1].weekday()] or range(len(gaps)))
        for _, length in gaps[place : place + RUN]:
            days.append(days[-1] + timedelta(days=length))
    return days


def first_alarm(alarm: Callable[[date], bool] | None, last: date, *, until: date) -> date | None:
    """Return the first day after the last release on which a rule tells, before `until`; or None."""
    if alarm is None:
        return None
    day = last + DAY
    while day < until:
        if alarm(day):
            return day
        day += DAY
    return None


def measure(
    worlds: Sequence[Sequence[date]], rule: Rule, chance: random.Random
) -> tuple[float, float, float]:
    """Return false alarms a site and year, and the median and 95th percentile of the delay in days.

    A source dies at any moment of its years but the first, and the alarm is due on the first night after.
    """
    false, delays = 0, list[int]()
    for days in worlds:
        deaths = [START + timedelta(days=chance.randrange(365, 365 * YEARS)) for _ in range(DEATHS)]
        for place, (last, following) in enumerate(pairwise(days)):
            alarm = rule(days[: place + 1])
            false += first_alarm(alarm, last, until=following) is not None
            dying = [day for day in deaths if last <= day < following]
            if dying:
                told = first_alarm(alarm, last, until=last + timedelta(days=1000)) or last + 1000 * DAY
                delays += [max(0, (told - death).days) for death in dying]
    return false / len(worlds) / YEARS, statistics.median(delays), statistics.quantiles(delays, n=20)[-1]


def own_rhythm(rare: float, margin: float) -> Rule:
    """Return the rule of `archive.health_rhythm` with other numbers in it."""

    def rule(days: Sequence[date]) -> Callable[[date], bool] | None:
        limit = longest_silence(days, rare=rare, margin=margin)
        last = working_days(days[-1])
        return None if limit is None else lambda day: working_days(day) - last > limit

    return rule


def fixed(number: int) -> Rule:
    """Return the rule that tells after a number of calendar days, the same for every site."""
    return lambda days: lambda day: (day - days[-1]).days > number


def curves() -> Iterator[tuple[str, Rule]]:
    """Yield the rules to be measured, by name."""
    for margin in (0.6, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 3.0):
        yield f"own rhythm, margin {margin}", own_rhythm(RARE, margin)
    for number in (3, 5, 7, 10, 14, 21, 28, 42):
        yield f"fixed, {number} days", fixed(number)


def main() -> None:
    """Print both curves."""
    gaps = real_gaps()
    chance = random.Random(1)
    worlds = [invented_days(each, chance) for each in gaps.values()]
    told = sum(len(days) for days in worlds) / len(worlds) / YEARS
    print(f"{len(worlds)} sites, {YEARS} years each, {told:.0f} days with releases a site and year")
    print(f"The rule: {RARE} a year, margin {MARGIN}, memory {MEMORY.days} days, floor {FLOOR}.")
    print(f"{'rule':<28}{'false a site and year':>22}{'median delay':>14}{'p95':>8}   (calendar days)")
    for name, rule in curves():
        rate, median, late = measure(worlds, rule, random.Random(2))
        print(f"{name:<28}{rate:>22.2f}{median:>14.0f}{late:>8.0f}")


if __name__ == "__main__":
    main()
