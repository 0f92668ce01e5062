"""A zero in the coverage ledger is a fact, or says that it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.coverage import Run, coverage
from archive.evidence import Evidence
from tests.archive.worlds import HOME, NOON, SITE, parse_invented, rows

GOOD = {"complete": True, "answered": True}
PART = {"complete": False, "answered": True}
DEAD = {"complete": False, "answered": False}


def _runs(*runs: tuple[str, dict[str, bool]]) -> list[Run]:
    return [Run(started=f"{month}-15T02:30:00Z", **how) for month, how in runs]


@pytest.mark.parametrize(
    ("published", "runs", "expected"),
    [
        ({}, [], {}),
        ({"2026-01": 3}, _runs(("2026-01", GOOD)), {"2026-01": "captured"}),
        ({}, _runs(("2026-01", GOOD)), {"2026-01": "empty"}),
        ({}, _runs(("2026-01", DEAD)), {"2026-01": "unreachable"}),
        ({}, _runs(("2026-01", PART)), {"2026-01": "not covered"}),
        (
            {"2025-11": 1, "2026-02": 2},
            _runs(("2026-01", DEAD), ("2026-02", GOOD)),
            {"2025-11": "captured", "2025-12": "empty", "2026-01": "empty", "2026-02": "captured"},
        ),
        (
            {"2025-12": 1},
            _runs(("2025-12", GOOD), ("2026-02", DEAD), ("2026-02", DEAD)),
            {"2025-12": "captured", "2026-01": "unreachable", "2026-02": "unreachable"},
        ),
        (
            {"2026-01": 1, "2026-03": 1},
            [],
            {"2026-01": "captured", "2026-02": "not covered", "2026-03": "captured"},
        ),
    ],
)  # fmt: skip
def test_each_month_has_one_status(
    published: dict[str, int], runs: list[Run], expected: dict[str, str]
) -> None:
    rows = coverage("zz-harbour", published, runs)
    assert {row["month"]: row["status"] for row in rows} == expected
    assert sum(row["releases"] for row in rows) == sum(published.values())
    assert sum(row["runs"] for row in rows) == len(runs)
    assert all(row["reason"] for row in rows if row["status"] != "captured")


def test_what_was_captured_before_a_run_ended_may_be_more() -> None:
    (row,) = coverage("zz-harbour", {"2026-01": 3}, _runs(("2026-01", PART)))
    assert (row["status"], row["failed"], row["reason"]) == (
        "captured",
        1,
        "no run has come to its end since; there may be more",
    )


def test_a_run_says_why_its_listings_ended(tmp_path: Path) -> None:
    few = {HOME: "no next link on page 4"}
    many = {f"{HOME}/{n}": "no next link on page 1" for n in range(3)} | {HOME: "not recorded: page 2"}
    with Evidence(tmp_path / "evidence.db") as evidence:
        for pagers in (few, many, {}):
            run = evidence.begin(site=SITE, source="network", at=NOON)
            evidence.finish(run=run, at=NOON, counts={}, pagers=pagers, complete=True)
        evidence.begin(site=SITE, source="network", at=NOON)
    parse_invented(tmp_path)
    assert rows(tmp_path, "select ended, complete, finished is null from runs order by id") == [
        (f"{HOME}: no next link on page 4", 1, 0),
        ("no next link (3); not recorded (1)", 1, 0),
        (None, 1, 0),
        (None, 0, 1),
    ]
