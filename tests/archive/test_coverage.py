"""A zero in the coverage ledger is a fact, or says that it is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.coverage import Run, coverage
from archive.evidence import Evidence
from archive.health_history import judge
from crawler.parsers.listing import read_listing
from crawler.records import ListedLink, SiteSpec
from crawler.spiders.pager import Pager
from tests.archive.worlds import HOME, NOON, PARTIES, SITE, SITES, SPEC, page, parse_invented, rows, said

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


# --- how far back a run reached ---------------------------------------------------------------------

FEED = "no next link on page 1, which shows only the newest"


def _walk(evidence: Evidence, on: str, why: str, *days: str, complete: bool = True) -> None:
    """Let a run walk the listing and see the releases of some days, from its top down."""
    at = datetime.fromisoformat(f"{on}T02:30:00+00:00")
    pages = [page(f"{HOME}/{day}", said(day, published=day), at=at) for day in days]
    run = evidence.begin(site=SITE, source="network", at=at)
    evidence.save(run=run, site=SITE, role="listing", source="network", page=page(HOME, b"[]", at=at))
    links = [ListedLink(url=each.url) for each in pages]
    evidence.sight(run=run, site=SITE, listing=HOME, links=links, at=at)
    for each in pages:
        evidence.save(run=run, site=SITE, role="release", source="network", page=each)
    evidence.finish(run=run, at=at, counts={}, pagers={HOME: why}, complete=complete)


def _statuses(folder: Path) -> dict[str, str]:
    parse_invented(folder)
    return dict(rows(folder, "select month, status from coverage"))


def test_a_feed_says_nothing_of_what_is_older_than_its_last_entry(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _walk(evidence, "2025-09-20", FEED, "2025-09-18", "2025-07-02")
        _walk(evidence, "2026-02-10", FEED, "2026-02-09", "2025-12-01")
    assert _statuses(tmp_path) == {
        "2025-07": "captured",
        "2025-08": "empty",
        "2025-09": "captured",
        "2025-10": "not covered",
        "2025-11": "not covered",
        "2025-12": "captured",
        "2026-01": "empty",
        "2026-02": "captured",
    }
    said_more = rows(tmp_path, "select month from coverage where reason like '%there may be more' order by 1")
    assert said_more == [("2025-07",), ("2025-09",), ("2025-12",)]


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        (FEED, ("2026-02-09", "2025-12-01", "2025-09-18")),  # it still shows what the run before saw
        ("nothing new on page 1", ("2025-09-18",)),
        ("not changed since the last look", ()),
        ("no next link on page 3", ("2026-02-09",)),
        ("no more pages: page 2 answers 404", ("2026-02-09",)),
        ("repeats: page 9 shows only what earlier pages did", ("2026-02-09",)),
    ],
)
def test_a_walk_that_meets_what_was_known_or_the_beginning_leaves_no_gap(
    tmp_path: Path, why: str, shown: tuple[str, ...]
) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _walk(evidence, "2025-09-20", FEED, "2025-09-18", "2025-07-02")
        _walk(evidence, "2026-02-10", why, *shown)
    found = _statuses(tmp_path)
    assert [found[month] for month in ("2025-08", "2025-10", "2025-11", "2026-01")] == ["empty"] * 4


@pytest.mark.parametrize("why", [FEED, "repeats: page 2 shows only what earlier pages did"])
def test_a_pinned_release_does_not_make_a_listing_reach_back(tmp_path: Path, why: str) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _walk(evidence, "2026-02-10", why, "2024-01-05", "2026-02-09", "2025-12-20")
    found = _statuses(tmp_path)
    assert (found["2024-02"], found["2025-11"], found["2026-01"]) == ("not covered", "not covered", "empty")


def test_a_recorded_listing_says_nothing_of_the_months_since(tmp_path: Path) -> None:
    played = datetime(2026, 2, 10, tzinfo=UTC)
    with Evidence(tmp_path / "evidence.db") as evidence:
        for _ in range(2):  # the second time nothing of it is new
            run = evidence.begin(site=SITE, source="recording", at=played)
            recorded = page(HOME, b"[]", at=datetime(2020, 3, 5, tzinfo=UTC))
            release = page(f"{HOME}/1", said(published="2020-02-02"), at=datetime(2020, 3, 6, tzinfo=UTC))
            for role, each in (("listing", recorded), ("release", release)):
                evidence.save(run=run, site=SITE, role=role, source="recording", page=each)  # type: ignore[arg-type]
            pagers = {HOME: "no next link on page 3"}
            evidence.finish(run=run, at=played, counts={}, pagers=pagers, complete=True)
    assert _statuses(tmp_path) == {"2020-02": "captured", "2020-03": "empty"}


def test_a_recording_played_again_was_answered_again(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        for day in range(2):
            at = NOON + day * timedelta(days=1)
            run = evidence.begin(site=SITE, source="recording", at=at)
            evidence.save(run=run, site=SITE, role="listing", source="recording", page=page(HOME, b"[]"))
            told = {"counts": {"listings": 1}, "pagers": {HOME: "not recorded: page 2"}}
            evidence.finish(run=run, at=at, complete=False, **told)
    parse_invented(tmp_path)
    assert rows(tmp_path, "select pages, listings from runs order by id") == [(1, 1), (0, 1)]
    assert judge(tmp_path, sites=SITES, parties=PARTIES, now=NOON + timedelta(days=1)) == []


def test_a_run_that_broke_off_joins_nothing(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _walk(evidence, "2025-09-20", FEED, "2025-09-18")
        _walk(evidence, "2025-11-20", "error: page 1 answered 500", "2025-11-01", complete=False)
        _walk(evidence, "2026-02-10", FEED, "2026-02-09", "2025-11-01")
    found = _statuses(tmp_path)
    assert (found["2025-10"], found["2026-01"]) == ("not covered", "empty")


@pytest.mark.parametrize(
    ("body", "spec", "whole"),
    [
        (b"<rss version='2.0'><channel><item><link>/news/1</link></item></channel></rss>", SPEC, False),
        (b"<urlset><url><loc>/news/1</loc></url></urlset>", SPEC, True),
        (
            b"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>/news/1</loc>"
            b"<n:news><n:title>One</n:title></n:news></url></urlset>",
            SPEC,
            False,
        ),
        (b"<h2><a href='/news/1'>One</a></h2>", replace(SPEC, links="h2 a"), False),
        (b"<h2><a href='/news/1'>One</a></h2>", replace(SPEC, links="h2 a", next="a.next"), True),
        (b'[{"link": "/news/1", "title": "One"}]', SPEC, False),
        (b'[{"link": "/news/1", "title": "One"}]', replace(SPEC, pages="{listing}?page={n}"), True),
    ],
)
def test_a_listing_knows_whether_it_leads_to_the_beginning(body: bytes, spec: SiteSpec, whole: bool) -> None:
    listing = read_listing(page(HOME, body), spec)
    assert (len(listing.links), listing.whole) == (1, whole)
    pager, links = Pager(listing=HOME, wide=True), [link.url for link in listing.links]
    pager.turn(url=HOME, final_url=HOME, links=links, new=links, next_page=None, whole=listing.whole)
    assert pager.reason == ("no next link on page 1" if whole else FEED)
    assert pager.complete


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
