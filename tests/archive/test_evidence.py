"""What evidence.db keeps, what it refuses, and what it asks the spider to look at again."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.evidence import Evidence
from archive.evidence_pages import Look
from crawler.errors import StoreError
from crawler.records import ListedLink
from tests.archive.worlds import DAY, HOME, HOUR, NOON, SITE, page, store

URL = "https://harbour.example/news/ferries"


def _only(evidence: Evidence, url: str) -> list[Look]:
    release = evidence.resolve(url)
    assert release is not None
    return evidence.looks(release)


def test_a_page_comes_back_as_it_was_stored(evidence: Evidence) -> None:
    sent = page(URL, b"\x00caf\xc3\xa9 <html>" * 50, etag='"1"', content_type="text/html; charset=utf-8")
    store(evidence, sent)
    (look,) = _only(evidence, URL)
    assert look.blob is not None
    assert evidence.page(look, look.blob) == sent


def test_the_same_response_twice_is_one_row_and_equal_bytes_are_one_blob(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    store(evidence, page(URL, b"one"))
    store(evidence, page(URL, b"one", at=NOON + DAY))
    count = evidence.connection.execute
    assert count("select count(*) from fetches").fetchone() == (2,)
    assert count("select count(*) from blobs").fetchone() == (1,)


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/news/ferries",
        "https://www.harbour.example/news/ferries/",
        "https://harbour.example/news/ferries?utm_source=mail&fbclid=7#top",
        "HTTPS://Harbour.Example:443/news/ferries",
    ],
)
def test_equal_addresses_are_one_release(evidence: Evidence, other: str) -> None:
    store(evidence, page(URL, b"one"))
    store(evidence, page(other, b"two", at=NOON + HOUR))
    assert evidence.resolve(other) == evidence.resolve(URL)
    assert [look.url for look in _only(evidence, URL)] == [URL, other]


@pytest.mark.parametrize(
    "other",
    [
        "https://harbour.example/news/ferries?page=2",
        "https://harbour.example/news/Ferries",
        "https://other.harbour.example/news/ferries",
        "https://harbour.example:8080/news/ferries",
    ],
)
def test_other_addresses_are_other_releases(evidence: Evidence, other: str) -> None:
    store(evidence, page(URL, b"one"), page(other, b"two"))
    assert evidence.resolve(other) != evidence.resolve(URL)


@pytest.mark.parametrize("odd", ["http://[broken", "javascript:void(0)", "https://harbour.example:port/", ""])
def test_what_is_no_address_at_all_stops_nobody(evidence: Evidence, odd: str) -> None:
    run = evidence.begin(site=SITE, source="network", at=NOON)
    evidence.sight(run=run, site=SITE, listing=HOME, links=[ListedLink(url=odd)], at=NOON)
    evidence.problem(run=run, site=SITE, url=odd, kind="Unfetchable", message="no address", at=NOON)
    assert evidence.is_due(site=SITE, url=odd, now=NOON)
    assert evidence.resolve(odd) is not None
    assert evidence.validators(odd) == {}


def test_an_id_does_not_depend_on_what_was_seen_before(tmp_path: Path) -> None:
    urls = [f"https://harbour.example/news/{n}" for n in range(30)]
    found = []
    for name, order in (("a", urls), ("b", urls[::-1])):
        with Evidence(tmp_path / f"{name}.db") as evidence:
            store(evidence, *(page(url, url.encode()) for url in order))
            found.append([(each.id, each.number, each.address) for each in evidence.known(SITE)])
    assert found[0] == found[1]


def test_evidence_cannot_be_changed_or_deleted(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    tables = ("runs", "run_ends", "fetches", "sightings", "ids", "aliases", "blobs")
    for table in tables:
        with pytest.raises(sqlite3.IntegrityError, match=f"never deleted: {table}"):
            evidence.connection.execute(f"delete from {table}")
        column = {"blobs": "sha256", "aliases": "url"}.get(table, "rowid")
        with pytest.raises(sqlite3.IntegrityError, match=f"never changed: {table}"):
            evidence.connection.execute(f"update {table} set {column} = {column}")


def test_looks_become_rarer_as_a_page_grows_old(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + 5 * HOUR)
    assert evidence.is_due(site=SITE, url=URL + "/", now=NOON + 6 * HOUR)
    store(evidence, page(URL, b"", at=NOON + 6 * HOUR, status=304))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + 11 * HOUR)
    assert evidence.is_due(site=SITE, url=URL, now=NOON + 12 * HOUR)
    store(evidence, page(URL, b"two", at=NOON + 400 * DAY))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + 489 * DAY)
    assert evidence.is_due(site=SITE, url=URL, now=NOON + 490 * DAY)


def test_an_answer_in_trouble_is_no_look(evidence: Evidence) -> None:
    store(evidence, page(URL, b"busy", status=503))
    assert evidence.is_due(site=SITE, url=URL, now=NOON)
    store(evidence, page(URL, b"one", at=NOON + DAY))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + DAY)


def test_a_missing_page_is_looked_at_again_after_a_day(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    store(evidence, page(URL, b"gone", at=NOON + 100 * DAY, status=404))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + 100 * DAY + 23 * HOUR)
    assert evidence.is_due(site=SITE, url=URL, now=NOON + 101 * DAY)
    store(evidence, page(URL, b"gone", at=NOON + 101 * DAY, status=404))
    assert not evidence.is_due(site=SITE, url=URL, now=NOON + 102 * DAY)


def test_what_is_due_comes_never_answered_first_then_longest_overdue(evidence: Evidence) -> None:
    a, b, c, d = (f"https://harbour.example/news/{letter}" for letter in "abcd")
    store(evidence, page(a, b"a", at=NOON))
    store(evidence, page(b, b"b", at=NOON - DAY), page(c, b"c", at=NOON + 9 * HOUR))
    run = evidence.begin(site=SITE, source="network", at=NOON)
    evidence.sight(run=run, site=SITE, listing=HOME, links=[ListedLink(url=d)], at=NOON)
    assert list(evidence.due(site=SITE, now=NOON + 10 * HOUR)) == [d, b, a]
    assert list(evidence.due(site="zz-other", now=NOON + 10 * HOUR)) == []


def test_only_a_finished_run_makes_a_release_known(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"), complete=False)
    assert not evidence.knows(site=SITE, url=URL)
    store(evidence, page(URL, b"one", at=NOON + DAY))
    assert evidence.knows(site=SITE, url=URL + "?utm_medium=x")
    assert not evidence.knows(site="zz-other", url=URL)


def test_the_next_fetch_is_conditional_on_the_newest_answer(evidence: Evidence) -> None:
    assert evidence.validators(URL) == {}
    store(evidence, page(URL, b"one", etag='"1"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT"))
    store(evidence, page(URL, b"two", at=NOON + DAY, etag='"2"'))
    store(evidence, page(URL, b"", at=NOON + 2 * DAY, status=304))
    assert evidence.validators(URL) == {"If-None-Match": '"2"'}


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "evidence.db"
    path.write_bytes(b"not a database, certainly" * 100)
    with pytest.raises(StoreError, match=r"evidence\.db is no SQLite database; move it away"):
        Evidence(path)


def test_a_missing_file_is_named_where_it_is_only_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist; run `onrecord crawl` first"):
        Evidence(tmp_path / "evidence.db", readonly=True)


def test_a_folder_in_its_place_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Evidence(tmp_path)
    with pytest.raises(StoreError, match="cannot be opened; check that its folder exists"):
        Evidence(tmp_path / "nowhere" / "evidence.db")


def test_a_file_of_a_newer_program_is_refused(evidence: Evidence) -> None:
    evidence.connection.execute(
        "insert into _sqlite_migrations(migration_set, name, applied_at) values ('evidence', 'm999', 'x')"
    )
    with pytest.raises(StoreError, match="newer onrecord"):
        Evidence(evidence.path)
    with pytest.raises(StoreError, match="newer onrecord"):
        Evidence(evidence.path, readonly=True)


def test_a_locked_file_is_named_and_nothing_is_half_written(evidence: Evidence) -> None:
    with (
        closing(sqlite3.connect(evidence.path, isolation_level=None)) as other,
        Evidence(evidence.path, busy=0.05) as waiting,
    ):
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="is locked by another process"):
            waiting.begin(site=SITE, source="network", at=NOON)
        other.execute("rollback")
        store(waiting, page(URL, b"one"))
    assert len(_only(evidence, URL)) == 1


def test_a_file_that_cannot_be_written_is_named(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    with Evidence(evidence.path, readonly=True) as reading:
        with pytest.raises(StoreError, match="cannot be written; give this user the right"):
            reading.begin(site=SITE, source="network", at=NOON)
        assert len(_only(reading, URL)) == 1


def test_a_full_disk_is_named_and_what_was_stored_stays(evidence: Evidence) -> None:
    store(evidence, page(URL, b"one"))
    pages = evidence.connection.execute("pragma page_count").fetchone()[0]
    evidence.connection.execute(f"pragma max_page_count = {pages}")
    big = page(URL, bytes(range(256)) * 4000, at=NOON + DAY)
    run = evidence.begin(site=SITE, source="network", at=NOON + DAY)
    noise = random.Random(1).randbytes(200_000)
    with pytest.raises(StoreError, match="the disk is full; free some space"):
        evidence.save(
            run=run, site=SITE, role="release", source="network",
            page=page(URL, noise, at=big.fetched_at),
        )  # fmt: skip
    assert len(_only(evidence, URL)) == 1
    evidence.connection.execute("pragma max_page_count = 1000000")
    evidence.save(run=run, site=SITE, role="release", source="network", page=big)
    assert len(_only(evidence, URL)) == 2
