"""Health: every kind of fault is told, and nothing is told where all is well."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.cli import onrecord
from archive.health import findings
from archive.health_history import judge, keep
from archive.health_rhythm import expected_silence, longest_silence, working_days
from archive.health_seen import ProblemSeen, ReleaseSeen, RunSeen, SiteHistory
from archive.recess import Recess, counting, load_recess, resting
from crawler.records import Expectation
from tests.archive.invented import make
from tests.archive.invented_releases import PLAIN
from tests.archive.worlds import DAY, HOME, PARTIES, SITES, parse_invented, rows, said, store
from tests.archive.worlds import page as look_at

NOW = datetime(2026, 3, 11, 3, tzinfo=UTC)
GOOD = "nothing new on page 1"
ALL = frozenset({"title", "published", "quotes", "people"})


def at(days: float) -> str:
    """Return a moment so many days before NOW."""
    return (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def run(days: float, **more: Any) -> RunSeen:
    told = {"complete": True, "pages": 3, "listings": 1, "live": True, "ended": {HOME: GOOD}, **more}
    return RunSeen(started=at(days), **told)


def failed(days: float, why: str) -> RunSeen:
    return run(days, complete=False, listings=0, ended={HOME: why})


def replayed(days: float, why: str) -> RunSeen:
    return run(days, complete=False, live=False, ended={HOME: why})


def every(step: int, until: date = date(2026, 3, 10), since: date = date(2025, 1, 1)) -> list[date]:
    days = [until - timedelta(days=n) for n in range(0, (until - since).days, step)]
    return [day for day in reversed(days) if day.weekday() < 5]


WELL = SiteHistory(
    site="zz-harbour",
    enabled=True,
    expect=Expectation(),
    lacks=frozenset(),
    runs=[run(3), run(2), run(1), run(0)],
    days=every(2),
    newest=[ReleaseSeen(first_seen=at(n / 10), filled=ALL) for n in range(60)],
    recent=8,
    problems=[],
    rests=lambda day: False,
)


def kinds(history: SiteHistory, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(each.kind, each.level) for each in findings(history, now=now)]


def problem(kind: str, stage: str = "reading", days: float = 1, times: int = 1, n: int = 0) -> ProblemSeen:
    return ProblemSeen(
        url=f"{HOME}/{n}", kind=kind, message=f"{kind}.", stage=stage, first_seen=at(days), times=times
    )


def test_a_site_in_its_rhythm_is_well() -> None:
    assert kinds(WELL) == []


LATE = every(2, until=date(2026, 2, 10))
EMPTY = run(0, ended={HOME: "no links on page 1"}, complete=False)
UNFITTED = [at(2), at(1)]
LESS = [ReleaseSeen(first_seen=at(n / 10), filled=ALL - {"published"} if n < 10 else ALL) for n in range(60)]


@pytest.mark.parametrize(
    ("history", "told"),
    [
        (replace(WELL, days=LATE), [("overdue", "act")]),
        (replace(WELL, runs=[run(1), EMPTY]), [("no links", "watch")]),
        (replace(WELL, runs=[run(2), replace(EMPTY, started=at(1)), EMPTY]), [("no links", "act")]),
        (
            replace(WELL, runs=[run(1), run(0, ended={HOME: "no links on page 1", HOME + "/b": GOOD})]),
            [("first page empty", "watch")],
        ),
        (replace(WELL, runs=[run(1), failed(0, "error")]), [("unreachable", "watch")]),
        (replace(WELL, runs=[run(3), *(failed(n, "error") for n in (2, 1, 0))]), [("unreachable", "act")]),
        (replace(WELL, runs=[run(5), failed(2.5, "error")]), [("unreachable", "act")]),
        (replace(WELL, runs=[run(6), run(4)]), [("not crawled", "act")]),
        (replace(WELL, runs=[run(n, complete=False) for n in (3, 2, 1)]), [("broke off", "act")]),
        (replace(WELL, runs=[replayed(n, "error: NotHTML") for n in (3, 2, 1)]), [("broke off", "act")]),
        (replace(WELL, recent=0, problems=[problem("LayoutUnknown")]), [("layout unknown", "watch")]),
        (
            replace(WELL, recent=2, problems=[problem("LayoutUnknown", n=n) for n in range(3)]),
            [("layout unknown", "act")],
        ),
        (replace(WELL, recent=1, unfitted=UNFITTED), [("layout unknown", "watch")]),
        (replace(WELL, recent=3, unfitted=UNFITTED), []),
        (replace(WELL, newest=LESS), [("fill rate", "act")]),
        (replace(WELL, problems=[problem("NotARelease", "crawl")]), [("challenge page", "watch")]),
        (replace(WELL, problems=[problem("NotARelease", "crawl", times=2)]), [("challenge page", "act")]),
        (
            replace(WELL, recent=2, problems=[problem("NotARelease", n=n) for n in range(2)]),
            [("challenge page", "act")],
        ),
        (replace(WELL, runs=[*WELL.runs, run(0, pages=500)]), [("many requests", "watch")]),
        (
            replace(WELL, runs=[run(4, pages=3000, listings=60), run(0, pages=2000, listings=2000)]),
            [("many requests", "watch")],
        ),
        (replace(WELL, problems=[problem("BulkRemoval")]), [("bulk removal", "act")]),
        (replace(WELL, problems=[problem("RobotsChanged", "crawl")]), [("robots changed", "watch")]),
        (replace(WELL, problems=[problem("Fault", "crawl")]), [("fault", "act")]),
        (replace(WELL, kept_back=2), [("kept back", "act")]),
    ],
)
def test_what_is_wrong_is_told(history: SiteHistory, told: list[tuple[str, str]]) -> None:
    assert kinds(history) == told
    for each in findings(history, now=NOW):
        assert each.site == "zz-harbour"
        assert each.since <= at(0)
    assert kinds(replace(history, enabled=False)) == []
    assert kinds(replace(history, runs=history.runs[-1:])) == []


@pytest.mark.parametrize(
    "history",
    [
        replace(WELL, days=LATE, rests=lambda day: day > date(2026, 2, 10)),
        replace(WELL, days=LATE, expect=Expectation(releases_per_month=0)),
        replace(WELL, runs=[run(1), EMPTY], expect=Expectation(releases_per_month=0)),
        # Old pages that a new layout would read are no news.
        replace(WELL, recent=0, problems=[problem("LayoutUnknown", days=40, n=n) for n in range(9)]),
        replace(WELL, recent=9, problems=[problem("LayoutUnknown")]),
        replace(WELL, recent=0, problems=[problem("NotARelease", times=4)]),
        replace(WELL, newest=LESS, lacks=frozenset({"published"})),
        # A night of a listing's own trouble that has passed.
        replace(WELL, runs=[run(2), replace(EMPTY, started=at(1)), run(0)]),
        # What was recorded long ago says nothing of whether the nights run today.
        replace(WELL, runs=[run(9, live=False), run(8, live=False)]),
        # A page that a recording lacks is no fault of the site.
        replace(WELL, runs=[replayed(n, "not recorded: page 2") for n in (3, 2, 1)]),
        # Too little is known for a rhythm, and nothing is expected.
        replace(WELL, days=LATE[-5:]),
    ],
)
def test_nothing_is_told_without_need(history: SiteHistory) -> None:
    assert kinds(history) == []


def test_a_site_that_was_not_looked_at_is_not_overdue_but_unreachable() -> None:
    runs = [run(30), *(failed(n, "error") for n in (20, 10, 0))]
    days = every(2, until=date(2026, 2, 9))
    assert kinds(replace(WELL, runs=runs, days=days)) == [("unreachable", "act")]


def test_the_day_on_which_a_night_looks_does_not_count_yet() -> None:
    daily = replace(WELL, days=every(1, until=date(2026, 3, 5)))  # a Thursday; NOW is early on a Wednesday
    assert kinds(daily) == []
    later = replace(daily, runs=[*daily.runs, run(-1)])
    assert kinds(later, now=NOW + DAY) == [("overdue", "act")]


def test_an_expectation_stands_for_the_rhythm_of_a_new_site() -> None:
    new = replace(WELL, days=LATE[-4:])
    assert kinds(replace(new, expect=Expectation(releases_per_month=20))) == [("overdue", "act")]
    assert kinds(replace(new, expect=Expectation(releases_per_month=1))) == []


def test_working_days_are_numbered_without_a_gap() -> None:
    days = [date(2026, 3, 2) + timedelta(days=n) for n in range(14)]
    steps = [working_days(after) - working_days(before) for before, after in pairwise(days)]
    assert steps == [1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0]


def test_the_longest_usual_silence_forgives_one_outage() -> None:
    days = every(3)
    usual = longest_silence(days)
    assert usual is not None
    outage = [day for day in days if not date(2025, 6, 1) < day < date(2025, 9, 1)]
    assert longest_silence(outage) == usual
    assert longest_silence(days[:7]) is None
    assert expected_silence(21) == 6
    assert expected_silence(2) == 63


@pytest.mark.parametrize(
    ("country", "day", "rests"),
    [
        ("GB", date(2025, 8, 1), True),
        ("GB", date(2025, 9, 1), False),
        ("GB", date(2031, 8, 1), True),
        ("GB", date(2031, 7, 25), False),
        ("FR", date(2031, 8, 20), True),
        ("FR", date(2031, 9, 1), False),
        ("CH", date(2031, 7, 20), True),
        ("AU", date(2031, 1, 20), True),
        ("AU", date(2031, 2, 2), False),
        ("AT", date(2031, 8, 1), True),
        ("AT", date(2031, 9, 15), False),
        ("IE", date(2030, 12, 27), True),
        ("IE", date(2031, 1, 1), True),
        ("IE", date(2031, 1, 2), False),
    ],
)
def test_recess_is_known(country: str, day: date, rests: bool) -> None:
    assert resting(country, load_recess())(day) is rests


def test_days_of_recess_do_not_count() -> None:
    rests: Callable[[date], bool] = Recess(country="ZZ", first="03-04", last="03-06").holds
    counted = counting(date(2026, 3, 2), date(2026, 3, 10), rests)
    assert counted(date(2026, 3, 10)) - counted(date(2026, 3, 2)) == 3


def test_an_archive_is_judged_and_the_findings_are_kept(tmp_path: Path) -> None:
    from archive.evidence import Evidence

    with Evidence(tmp_path / "evidence.db") as evidence:
        for night in range(2):
            pages = [look_at(f"{HOME}/{n}", said(str(n)), at=NOW + night * DAY) for n in range(3)]
            store(evidence, *pages)
        for night in (2, 3, 4):
            ran = evidence.begin(site="zz-harbour", source="network", at=NOW + night * DAY)
            ended = {HOME: "error: page 1 answered 503"}
            evidence.finish(run=ran, at=NOW + night * DAY, counts={}, pagers=ended, complete=False)
    parse_invented(tmp_path, now=NOW + 4 * DAY)
    found = judge(tmp_path, sites=SITES, parties=PARTIES, now=NOW + 4 * DAY)
    assert [(each.kind, each.level) for each in found] == [("unreachable", "act")]
    keep(tmp_path, found)
    keep(tmp_path, found)
    assert rows(tmp_path, "select site, kind, level from findings") == [("zz-harbour", "unreachable", "act")]
    assert rows(tmp_path, "select state, findings from health") == [("act", "unreachable")]
    keep(tmp_path, [])
    assert rows(tmp_path, "select state, findings from health") == [("good", None)]


def test_the_commands_say_it(tmp_path: Path) -> None:
    make(tmp_path / "archive.db", PLAIN)
    done = CliRunner().invoke(onrecord, ["health", "--data", str(tmp_path)])
    assert (done.exit_code, done.output.startswith("Nothing is wrong")) == (0, True)
    done = CliRunner().invoke(onrecord, ["coverage", "--data", str(tmp_path), "--json", "aa-river"])
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert [line["month"] for line in lines] == ["2024-03", "2024-04", "2024-05"]
    assert {line["site"] for line in lines} == {"aa-river"}
    done = CliRunner().invoke(onrecord, ["coverage", "--data", str(tmp_path), "--from", "2024-05"])
    assert "2024-04" not in done.output
    assert "aa-hill" in done.output
