"""From evidence to rows: versions, removals, embargoes, problems; order and interruption do not matter."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.evidence import Evidence
from archive.schema_fulltext import FULLTEXT_TABLES
from crawler.errors import StoreError, Usage
from crawler.records import ListedLink, RawPage
from tests.archive.worlds import (
    DAY,
    HOME,
    HOUR,
    NOON,
    PARTIES,
    SITE,
    SITES,
    dump,
    page,
    parse_invented,
    rows,
    said,
    store,
)
from tests.effort import tries

A, B, C = (f"https://harbour.example/news/{letter}" for letter in "abc")


def test_a_release_becomes_rows(evidence: Evidence, tmp_path: Path) -> None:
    body = ("Ross Oak said: “We sail.”", "He added: “We sail.”")
    store(evidence, page(A, said("Ferries", *body, quotes=[("We sail.", "Ross Oak")] * 2, role="Leader")))
    summary = parse_invented(tmp_path)
    assert (summary.new, summary.releases, summary.worse) == (1, 1, [])
    ((id, doc, year, month, first_seen),) = rows(
        tmp_path, "select id, doc, year, month, first_seen from releases where title = 'Ferries'"
    )
    assert (year, month, first_seen) == (2026, "2026-02", "2026-03-01T12:00:00Z")
    assert doc // 2**31 == (datetime(2026, 2, 27) - datetime(1970, 1, 1)).days
    assert id == evidence.resolve(A)
    quotes = rows(tmp_path, "select id, doc, n, person from quotes order by n")
    assert [quote[1:] for quote in quotes] == [
        (doc * 4096, 0, "zz-harbour_ross-oak"),
        (doc * 4096 + 1, 1, "zz-harbour_ross-oak"),
    ]
    assert quotes[0][0] != quotes[1][0]
    pieces = rows(
        tmp_path,
        """select substr(p.text, q.start + 1, q."end" - q.start)
        from quote_pieces q join quotes s on s.id = q.quote
        join paragraphs p on p.release = s.release and p.part = q.part and p.n = q.paragraph""",
    )
    assert pieces == [("We sail.",), ("We sail.",)]
    assert rows(tmp_path, "select name, party from people") == [("Ross Oak", "zz-harbour")]
    assert rows(tmp_path, "select role, capacity from appearances") == [("Leader", "speaker")]


def test_nothing_new_reads_and_writes_nothing(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()), page(B, said("Trains")))
    assert parse_invented(tmp_path).read == 2
    before = dump(tmp_path / "archive.db")
    again = parse_invented(tmp_path)
    assert (again.read, again.new, again.changed) == (0, 0, 0)
    assert dump(tmp_path / "archive.db") == before


def test_a_deleted_readings_file_changes_nothing(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    parse_invented(tmp_path)
    before = dump(tmp_path / "archive.db")
    (tmp_path / "readings.db").unlink()
    again = parse_invented(tmp_path)
    assert (again.read, again.changed) == (1, 0)
    assert dump(tmp_path / "archive.db") == before


def test_an_edit_becomes_a_version_with_its_kinds(evidence: Evidence, tmp_path: Path) -> None:
    quotes = [("We sail.", "Ross Oak")]
    old = said("Ferries late", "It cost 40 pounds.", "Ross Oak said: “We sail.”", quotes=quotes)
    new = said("Ferries early", "It cost 50 pounds.", "Ross Oak said: “We sail.”", quotes=quotes)
    store(evidence, page(A, old))
    store(evidence, page(A, old, at=NOON + DAY))
    store(evidence, page(A, b"", at=NOON + 2 * DAY, status=304))
    store(evidence, page(A, new, at=NOON + 3 * DAY))
    parse_invented(tmp_path)
    id = evidence.resolve(A)
    assert rows(tmp_path, "select id, n, first_seen, last_seen, looks, edited from versions order by n") == [
        (f"{id}-20260301T120000Z", 1, "2026-03-01T12:00:00Z", "2026-03-03T12:00:00Z", 3, 0),
        (f"{id}-20260304T120000Z", 2, "2026-03-04T12:00:00Z", "2026-03-04T12:00:00Z", 1, 1),
    ]
    assert rows(tmp_path, "select kind, before, after from changes order by n") == [
        ("headline", "Ferries late", "Ferries early"),
        ("number", "It cost 40 pounds.", "It cost 50 pounds."),
    ]
    assert rows(tmp_path, "select version_count, edit_count, title from releases") == [
        (2, 1, "Ferries early")
    ]
    events = rows(tmp_path, "select event from timelines where release = ? order by at", id)
    assert [event for (event,) in events] == ["first seen", "edited: headline", "edited: number"]


def test_a_new_layout_is_no_edit(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said("Ferries", "One.", "Two.", layout="2019")))
    store(evidence, page(A, said("Ferries", "One.", "Two.", "Read more.", layout="2026"), at=NOON + DAY))
    parse_invented(tmp_path)
    assert rows(tmp_path, "select kind from changes") == [("relaid",)]
    assert rows(tmp_path, "select * from edits") == []
    assert rows(tmp_path, "select version_count, edit_count from releases") == [(2, 0)]


def _look(evidence: Evidence, *answers: tuple[int, int]) -> None:
    for days, status in answers:
        body = said() if status == 200 else b"not here"
        store(evidence, page(A, body, at=NOON + days * DAY, status=status))


@pytest.mark.parametrize(
    ("answers", "gone_at", "back"),
    [
        ([(0, 200), (1, 404)], None, []),
        ([(0, 200), (1, 404), (2, 404)], "2026-03-02T12:00:00Z", [None]),
        ([(0, 200), (1, 410), (2, 503), (3, 410)], "2026-03-02T12:00:00Z", [None]),
        ([(0, 200), (1, 404), (2, 200), (3, 404)], None, []),
        ([(0, 200), (1, 404), (2, 404), (3, 404), (9, 200)], None, ["2026-03-10T12:00:00Z"]),
        ([(0, 200), (1, 503), (2, 503)], None, []),
        ([(0, 200), (1, 404), (2, 404), (9, 200), (10, 404), (12, 404)], "2026-03-11T12:00:00Z",
         ["2026-03-10T12:00:00Z", None]),
    ],
)  # fmt: skip
def test_only_a_confirmed_absence_is_a_removal(
    evidence: Evidence,
    tmp_path: Path,
    answers: list[tuple[int, int]],
    gone_at: str | None,
    back: list[str | None],
) -> None:
    _look(evidence, *answers)
    parse_invented(tmp_path)
    assert rows(tmp_path, "select gone_at from releases") == [(gone_at,)]
    assert [value for (value,) in rows(tmp_path, "select back from removals order by n")] == back


def test_two_looks_within_a_day_confirm_nothing(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    store(evidence, page(A, b"", at=NOON + DAY, status=404))
    store(evidence, page(A, b"", at=NOON + DAY + 23 * HOUR, status=404))
    parse_invented(tmp_path)
    assert rows(tmp_path, "select gone_at from releases") == [(None,)]


def test_a_not_found_page_answered_with_200_is_an_absence(evidence: Evidence, tmp_path: Path) -> None:
    missing = b"<html><body><p class='not-found'>Nothing here</p></body></html>"
    store(evidence, page(A, said()))
    store(evidence, page(A, missing, at=NOON + DAY))
    store(evidence, page(A, b"", at=NOON + 3 * DAY, status=304))
    parse_invented(tmp_path)
    assert rows(tmp_path, "select gone_at, version_count from releases") == [("2026-03-02T12:00:00Z", 1)]
    assert rows(tmp_path, "select status from removals") == [(404,)]
    assert rows(tmp_path, "select * from problems") == []


def test_two_addresses_with_one_canonical_link_are_one_release(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said(canonical=B)))
    parse_invented(tmp_path)
    store(evidence, page(B, said(canonical=B), at=NOON + DAY))
    summary = parse_invented(tmp_path)
    assert (summary.merged, summary.releases) == (1, 1)
    assert rows(tmp_path, "select id, version_count, last_seen from releases") == [
        (evidence.resolve(A), 1, "2026-03-02T12:00:00Z")
    ]
    assert rows(tmp_path, "select id, release from redirects") == [(evidence.resolve(B), evidence.resolve(A))]
    assert [url for (url,) in rows(tmp_path, "select url from addresses order by url")] == [A, B]


def test_a_site_that_names_one_address_on_every_page_is_not_believed(
    evidence: Evidence, tmp_path: Path
) -> None:
    store(evidence, page(A, said("One", canonical=C)), page(B, said("Two", canonical=C)))
    assert parse_invented(tmp_path).releases == 2
    store(evidence, page(C, said("One", canonical="https://harbour.example/"), at=NOON + DAY))
    assert parse_invented(tmp_path).releases == 2


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, b"\x89PNG"), page(B, said(fault="'headline'")), page(C, said()))
    summary = parse_invented(tmp_path)
    assert (summary.releases, summary.unreadable) == (1, 2)
    assert summary.problems == {"LayoutUnknown": 1, "ParserFault": 1}
    found = rows(tmp_path, "select url, kind, stage, open, times from problems order by url")
    assert found == [(A, "LayoutUnknown", "reading", 1, 1), (B, "ParserFault", "reading", 1, 1)]
    store(evidence, page(A, said("Trains"), at=NOON + DAY))
    assert parse_invented(tmp_path).problems == {"ParserFault": 1}
    assert rows(tmp_path, "select open from problems where url = ?", A) == [(0,)]


def test_an_unreadable_look_does_not_take_a_release_away(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    parse_invented(tmp_path)
    store(evidence, page(A, b"<p>Please prove that you are human</p>", at=NOON + DAY))
    summary = parse_invented(tmp_path)
    assert (summary.releases, summary.worse, dict(summary.problems)) == (1, [], {"LayoutUnknown": 1})
    assert rows(tmp_path, "select last_seen from releases") == [("2026-03-01T12:00:00Z",)]


def test_a_problem_of_crawling_stays_open_while_runs_have_it(evidence: Evidence, tmp_path: Path) -> None:
    for day, broken in ((0, True), (1, True), (2, False)):
        at = NOON + day * DAY
        run = evidence.begin(site=SITE, source="network", at=at)
        if broken:
            evidence.problem(run=run, site=SITE, url=A, kind="Timeout", message=f"night {day}", at=at)
        evidence.finish(run=run, at=at, counts={}, pagers={}, complete=True)
        parse_invented(tmp_path)
        found = rows(tmp_path, "select message, times, open, stage from problems")
        assert found == [(f"night {min(day, 1)}", min(day, 1) + 1, int(broken), "crawl")]


def test_many_removals_at_once_are_a_problem(evidence: Evidence, tmp_path: Path) -> None:
    urls = [f"{HOME}/{n}" for n in range(12)]
    store(evidence, *(page(url, said(url)) for url in urls))
    for night in (1, 3):
        store(evidence, *(page(url, b"", at=NOON + night * DAY, status=404) for url in urls[:9]))
    assert parse_invented(tmp_path).problems == {}
    for night in (3, 5):
        store(evidence, page(urls[9], b"", at=NOON + night * DAY, status=404))
    assert parse_invented(tmp_path).problems == {"BulkRemoval": 1}
    ((message,),) = rows(tmp_path, "select message from problems where open")
    assert message.startswith(
        "10 of 12 releases of zz-harbour were found missing from 2026-03-02 on, 10 still"
    )
    store(evidence, *(page(url, said(url), at=NOON + 9 * DAY) for url in urls))
    assert parse_invented(tmp_path).problems == {}


def test_a_changed_robots_txt_is_told_once(evidence: Evidence, tmp_path: Path) -> None:
    robots = "https://harbour.example/robots.txt"
    told = []
    for night, body in enumerate((b"Disallow:", b"Disallow:", b"Disallow: /news", b"Disallow: /news")):
        at = NOON + night * DAY
        run = evidence.begin(site=SITE, source="network", at=at)
        evidence.save(run=run, site=SITE, role="robots", source="network", page=page(robots, body, at=at))
        evidence.finish(run=run, at=at, counts={}, pagers={}, complete=True)
        told.append(dict(parse_invented(tmp_path).problems))
    assert told == [{}, {}, {"RobotsChanged": 1}, {}]


def test_pages_brought_in_close_no_problem_and_change_no_robots_txt(
    evidence: Evidence, tmp_path: Path
) -> None:
    robots, late = "https://harbour.example/robots.txt", NOON + 3 * DAY
    run = evidence.begin(site=SITE, source="network", at=NOON)
    evidence.save(run=run, site=SITE, role="robots", source="network", page=page(robots, b"Disallow:"))
    evidence.problem(run=run, site=SITE, url=A, kind="Timeout", message="too late", at=NOON)
    evidence.finish(run=run, at=NOON, counts={}, pagers={}, complete=True)
    run = evidence.begin(site=SITE, source="import", at=late)
    old = page(robots, b"Disallow: /", at=NOON - 900 * DAY)
    evidence.save(run=run, site=SITE, role="robots", source="import", page=old)
    evidence.finish(run=run, at=late, counts={}, pagers={}, complete=False)
    assert parse_invented(tmp_path).problems == {"Timeout": 1}


# --- what gets worse ------------------------------------------------------------------------


def test_what_gets_worse_is_kept_until_accepted(
    evidence: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.archive import worlds

    store(evidence, page(A, said(quotes=[("The boat", "Ross Oak")])), page(B, said("Trains")))
    parse_invented(tmp_path)
    before = dump(tmp_path / "archive.db")
    good = worlds.read_invented

    def read_badly(page: RawPage, **more: Any) -> Any:
        if page.url == B:
            raise worlds.LayoutUnknown("lost")
        release = good(page, **more)
        return worlds.Release(kind="release", title=release.title, body=release.body, language="en")

    monkeypatch.setattr("archive.reading_site.revision", lambda spec, party: "another")
    summary = parse_invented(tmp_path, read=read_badly)
    assert {worse.url: worse.what for worse in summary.worse} == {
        A: ("published", "quote_count", "person_count"),
        B: ("lost",),
    }
    unchanged = ("problems",)
    assert dump(tmp_path / "archive.db", without=unchanged) == {
        table: found for table, found in before.items() if table not in unchanged
    }
    assert len(parse_invented(tmp_path, read=read_badly, dry_run=True).worse) == 2
    accepted = parse_invented(tmp_path, read=read_badly, accept=[SITE])
    assert (accepted.worse, accepted.removed, accepted.releases) == ([], 1, 1)
    assert rows(tmp_path, "select published, quote_count from releases") == [(None, 0)]
    assert rows(tmp_path, "select * from people") == []


def test_a_publisher_may_take_quotes_out(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said(quotes=[("The boat", "Ross Oak")])))
    parse_invented(tmp_path)
    store(evidence, page(A, said("Ferries", "The boat is on time."), at=NOON + DAY))
    assert parse_invented(tmp_path).worse == []
    assert rows(tmp_path, "select quote_count from releases") == [(0,)]


def test_a_dry_run_writes_nothing(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    assert parse_invented(tmp_path, dry_run=True).new == 1
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["evidence.db"]
    parse_invented(tmp_path)
    store(evidence, page(A, said("Trains"), at=NOON + DAY), page(B, said("Buses"), at=NOON + DAY))
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db")}
    summary = parse_invented(tmp_path, dry_run=True)
    assert (summary.new, summary.changed) == (1, 1)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.db")} == before


def test_an_unknown_site_and_missing_evidence_are_named(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="There is no site 'zz-nowhere'"):
        parse_invented(tmp_path, only=["zz-nowhere"])
    with pytest.raises(StoreError, match="does not exist; run `onrecord crawl` first"):
        parse_invented(tmp_path)


def test_a_damaged_blob_is_a_problem_and_takes_nothing_away(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()), page(B, said("Trains")))
    parse_invented(tmp_path)
    evidence.connection.execute(
        "update blobs set bytes = x'00' where sha256 = (select blob from fetches where url = ?)", (A,)
    )
    (tmp_path / "readings.db").unlink()
    summary = parse_invented(tmp_path)
    assert summary.releases == 2
    assert [worse.what for worse in summary.worse] == [("lost",)]
    assert summary.problems == {"StoreError": 1}


def test_several_processes_read_what_one_does(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, *(page(f"{HOME}/{n}", said(f"Ferry {n}")) for n in range(40)))
    parse_invented(tmp_path, jobs=2)
    together = dump(tmp_path / "archive.db")
    (tmp_path / "readings.db").unlink()
    (tmp_path / "archive.db").unlink()
    parse_invented(tmp_path)
    assert dump(tmp_path / "archive.db") == together
    assert len(together["releases"]) == 40


# --- order and interruption do not matter -----------------------------------------------------

_URLS = [f"https://harbour.example/news/{n}" for n in range(4)]
_TITLES = ["Ferries", "Trains", "Buses"]


def _random_page(chance: random.Random, at: datetime) -> RawPage:
    url, status = chance.choice(_URLS), chance.choice([200] * 8 + [304, 404, 404, 404, 503])
    if status != 200:
        return page(url, b"", at=at, status=status)
    if chance.random() < 0.1:
        return page(url, b"\x00", at=at)
    paragraphs = [f"{chance.choice(['Forty', 'Fifty'])} boats.", "Ross Oak said: “We sail.”"]
    return page(
        url,
        said(
            chance.choice(_TITLES),
            *paragraphs[: chance.randint(1, 2)],
            published=chance.choice(["2026-01-02", "2026-02-03", None]),
            quotes=[("We sail", chance.choice(["Ross Oak", "Ross Öak", None]))],
            canonical=chance.choice([None, None, *_URLS]),
            language=chance.choice(["en", "cy"]),
            embargo=chance.choice([None, None, None, "2026-03-20T00:00:00+00:00", "conditional"]),
            links=[(url, "See also") for url in chance.sample(_URLS, chance.randint(0, 2))],
        ),
        at=at,
    )


@given(seed=st.integers(0, 10**9), nights=st.integers(1, 12), parses=st.lists(st.integers(0, 12), max_size=6))
@settings(max_examples=tries(200, ordinary=12), deadline=None)
def test_reading_as_it_comes_in_equals_reading_it_all(
    seed: int, nights: int, parses: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("order")
    chance = random.Random(seed)
    with Evidence(folder / "evidence.db") as evidence:
        for night in range(nights):
            at = NOON + night * 2 * DAY
            pages = {each.url: each for each in (_random_page(chance, at) for _ in range(4))}
            store(evidence, *pages.values(), complete=chance.random() < 0.8)
            if chance.random() < 0.1:
                known = chance.choice(evidence.known(SITE)).id
                evidence.correct(
                    release=known, field="title", value="Put right", who="desk", why="typo", at=at
                )
            if night in parses:
                parse_invented(folder, now=at, accept=[SITE])
            if chance.random() < 0.2:
                (folder / "readings.db").unlink(missing_ok=True)
    end = NOON + chance.choice([2 * nights, 100]) * DAY
    parse_invented(folder, now=end, accept=[SITE])
    step_by_step = dump(folder / "archive.db")
    _check_fulltext(folder)
    (folder / "archive.db").unlink()
    (folder / "readings.db").unlink()
    parse_invented(folder, now=end)
    assert step_by_step == dump(folder / "archive.db")


def _check_fulltext(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        for table in FULLTEXT_TABLES:
            connection.execute(f"insert into {table}({table}, rank) values ('integrity-check', 1)")


def test_the_listing_is_heard_where_the_page_says_nothing(evidence: Evidence, tmp_path: Path) -> None:
    heard = []

    def read(page: RawPage, *, listed: ListedLink | None, **more: Any) -> Any:
        from tests.archive.worlds import read_invented

        heard.append(listed)
        return read_invented(page, listed=listed, **more)

    store(evidence, page(A, said()))
    run = evidence.begin(site=SITE, source="network", at=NOON + DAY)
    for title, day in ((None, None), ("Later", "2 March")):
        link = ListedLink(url=A, title=title, date=day)
        evidence.sight(run=run, site=SITE, listing=HOME, links=[link], at=NOON + DAY)
    parse_invented(tmp_path, read=read, sites=SITES, parties=PARTIES)
    assert heard == [ListedLink(url=A, title="Later", date="2 March")]
