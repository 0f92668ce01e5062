"""Ten simulated years of nights for 40 sites: what `archive.health` says on each of 146,000 of them.

    python -m tests.benchmarks.nights

A generated world with a clock: each site publishes in the rhythm of real gaps, see `tests.benchmarks.alarms`,
and is looked at every night; on some nights it does not answer, shows an empty listing, or the machine is
off. Once in its years it dies, in one of three ways, for a quarter of a year. Prints how soon an alarm tells
of each kind of death, and how many alarms were false. Needs the folder of real pages beside the checkout.
"""

from __future__ import annotations

import random
import statistics
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from archive.health import findings
from archive.health_rhythm import MEMORY
from archive.health_seen import RunSeen, SiteHistory
from archive.times import stamp
from crawler.records import Expectation
from tests.benchmarks.alarms import DAY, START, YEARS, invented_days, real_gaps

HOME = "https://party.example/news"
DEATH = timedelta(days=91)
OFF, UNREACHABLE, EMPTY = 0.004, 0.01, 0.003
"""The share of nights on which the machine is off, no listing answers, a listing shows nothing."""
KEPT = 6
"""Runs a history is given; no rule looks further back than three."""
KINDS = ("silent", "empty", "unreachable")


@dataclass
class Told:
    """What was told of all sites."""

    false: Counter[str] = field(default_factory=Counter)
    delays: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    nights: int = 0


def _run(now: datetime, how: str) -> RunSeen:
    why = {"unreachable": "error: Unreachable on page 1", "empty": "no links on page 1"}
    return RunSeen(
        started=stamp(now),
        complete=how not in why,
        pages=2,
        listings=int(how != "unreachable"),
        live=True,
        ended={HOME: why.get(how, "nothing new on page 1")},
    )


def _tonight(chance: random.Random, dying: str | None) -> str:
    if dying in ("empty", "unreachable"):
        return dying
    place = chance.random()
    if place < UNREACHABLE:
        return "unreachable"
    return "empty" if place < UNREACHABLE + EMPTY else "well"


def live(days: Sequence[date], kind: str, chance: random.Random, told: Told) -> None:
    """Live through the nights of one site, that dies of `kind` once, and note what is told."""
    death = START + timedelta(days=chance.randrange(365, 365 * (YEARS - 1)))
    seen, runs = list[date](), list[RunSeen]()
    place, alarmed, first = 0, Counter[str](), None
    for number in range(365 * YEARS):
        today = START + number * DAY
        while place < len(days) and days[place] < today:
            if not death <= days[place] < death + DEATH:
                seen.append(days[place])
            place += 1
        now = datetime(today.year, today.month, today.day, 2, 30, tzinfo=UTC)
        dying = death <= today < death + DEATH
        if chance.random() >= OFF:
            runs = [*runs[-KEPT:], _run(now, _tonight(chance, kind if dying else None))]
        acts = {each.kind for each in findings(_history(seen, runs), now=now) if each.level == "act"}
        told.nights += 1
        if dying:
            first = first or (today if acts else None)
        else:
            new = acts - alarmed.keys()
            told.false.update(new if today >= death + DEATH or today < death else ())
        alarmed = Counter(acts)
    told.delays[kind].append((first - death).days if first else DEATH.days)


def _history(days: Sequence[date], runs: Sequence[RunSeen]) -> SiteHistory:
    return SiteHistory(
        site="zz",
        enabled=True,
        expect=Expectation(),
        lacks=frozenset(),
        runs=runs,
        days=days[bisect_left(days, days[-1] - MEMORY) :] if days else (),  # nothing older is looked at
        newest=[],
        recent=1,
        problems=[],
        rests=lambda day: False,
    )


def main() -> None:
    """Print what was told."""
    began, told, chance = time.monotonic(), Told(), random.Random(3)
    sites = real_gaps()
    for number, gaps in enumerate(sites.values()):
        live(invented_days(gaps, chance), KINDS[number % len(KINDS)], chance, told)
    print(f"{told.nights} nights of {len(sites)} sites in {time.monotonic() - began:.0f} s")
    print(f"{'death':<14}{'sites':>6}{'median delay':>14}{'longest':>9}   (nights)")
    for kind in KINDS:
        delays = told.delays[kind]
        print(f"{kind:<14}{len(delays):>6}{statistics.median(delays):>14.0f}{max(delays):>9}")
    for kind, count in sorted(told.false.items()):
        print(f"false alarms, {kind}: {count / len(sites) / YEARS:.2f} a site and year")


if __name__ == "__main__":
    main()
