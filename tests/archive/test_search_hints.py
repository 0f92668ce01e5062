"""A search that finds nothing says what would find something."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from archive.search import hinting
from archive.search.language import read
from archive.search.narrowing import Kind
from archive.spanning import make_spans
from tests.archive.invented import make
from tests.archive.invented_releases import PLAIN
from tests.archive.test_search import STRANGE, TAXES


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path_factory.mktemp("hints") / "archive.db", [*PLAIN, TAXES])
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        make_spans(writing, path, common=1)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        yield opened


def told(conn: sqlite3.Connection, line: str, kind: Kind = "releases") -> list[hinting.Hint]:
    return hinting.hints(conn, read(line), kind)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ferrry", ("ferry", 2)),
        ("frery", ("ferry", 2)),
        ("gerry", ("ferry", 2)),
        ("timetabel", ("timetable", 1)),
        ("apologise", ("apology", 1)),
        ("ferrry inquiry", ("ferry inquiry", 1)),
        ("ferrry party:river", ("ferry party:river", 2)),
        ("ferry party:hill", ("ferry", 2)),
        ("in:title petition", ("petition", 2)),
        ("ferry party:hill from:2024", ("ferry from:2024", 2)),
        ("ferry rents", ("ferry OR rents", 3)),
        ('ferry party:"River Party" site:aa-hill', ('ferry party:"River Party"', 2)),
    ],
)
def test_what_would_find_something_is_said_first(
    conn: sqlite3.Connection, line: str, first: hinting.Hint
) -> None:
    assert told(conn, line)[0] == first


@pytest.mark.parametrize("line", ["zxqvzxqv", "zx", "—", "", "z" * 400, "12345678"])
def test_what_is_like_nothing_is_not_guessed_at(conn: sqlite3.Connection, line: str) -> None:
    assert told(conn, line) == []


@pytest.mark.parametrize("line", STRANGE)
def test_a_strange_line_gets_few_hints_that_all_find_something(conn: sqlite3.Connection, line: str) -> None:
    for kind in ("releases", "quotes"):
        given = told(conn, line, kind)
        assert len(given) <= hinting.MOST
        assert all(total > 0 for _, total in given)


def test_a_word_that_nobody_printed_is_not_offered_for_its_stem(conn: sqlite3.Connection) -> None:
    # "ferriing" has the stem of "ferries", and stands nowhere.
    assert hinting.nearest(conn, "ferriingx") == []


def test_words_are_offered_as_they_are_printed_in_a_large_archive_too(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hinting, "_SCANNED", 0)
    monkeypatch.setattr(hinting, "_one_off", lambda _: [])
    assert hinting.nearest(conn, "timetabel") == ["timetable"]
    assert told(conn, "timetabel") == [("timetable", 1)]
