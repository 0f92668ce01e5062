"""The ready-made queries that are answered from tables of their own say what the texts say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.invented import Invented, Told, make
from tests.archive.test_metadata import QUERIES

LINE = "We will build the bridge that this town was promised, and we will build it now."
ALIKE = LINE + " That is a promise."
RELEASES = [
    Invented(
        f"Bridge {n}",
        [f"Ada Quill said: “{text}”"],
        party=party,
        quotes=[Told(text, "Ada Quill", role=role, kind=kind)],
        url=f"https://bridge.example/{n}",
        published=f"2024-03-0{n}",
    )
    for n, (text, party, role, kind) in enumerate(
        [
            (LINE, "aa-river", "leader", "speech"),
            (LINE, "aa-hill", "leader", "speech"),
            (ALIKE, "aa-hill", "mayor", "speech"),
            ("Build it.", "aa-river", "leader", "speech"),
            ("Build it.", "aa-hill", "leader", "speech"),
            (LINE, "aa-river", "leader", "statement"),
        ],
        1,
    )
]


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(make(tmp_path / "archive.db", RELEASES), isolation_level=None)) as opened:
        yield opened


def asked(conn: sqlite3.Connection, name: str, **given: str) -> list[tuple[object, ...]]:
    return conn.execute(QUERIES[name]["sql"], {"party": "", "year": "", **given}).fetchall()


def test_the_same_words_are_found_whoever_said_them_and_words_alike_are_not(conn: sqlite3.Connection) -> None:
    ((text, releases, parties, speakers, first, last),) = asked(conn, "same_words_twice")
    assert (text, releases, first, last) == (LINE, 2, "2024-03-01", "2024-03-02")
    assert (set(str(parties).split(",")), speakers) == ({"aa-river", "aa-hill"}, "Ada Quill")


def test_words_that_were_changed_or_taken_out_are_no_longer_found(conn: sqlite3.Connection) -> None:
    conn.execute("update quotes set text = ? where text = ? and party = 'aa-hill'", (ALIKE + "!", LINE))
    assert asked(conn, "same_words_twice") == []
    assert conn.execute("select count(*) from beginnings").fetchone() == (3,)
    conn.execute("delete from quotes")
    assert conn.execute("select count(*) from beginnings").fetchone() == (0,)


def test_who_is_quoted_most_is_counted_by_party_and_year(conn: sqlite3.Connection) -> None:
    assert [row[:4] for row in asked(conn, "most_quoted")] == [
        ("Ada Quill", "Hill Union", 3, 3),
        ("Ada Quill", "River Party", 2, 2),
    ]
    assert [row[1] for row in asked(conn, "most_quoted", party="aa-river", year="2024")] == ["River Party"]
    assert asked(conn, "most_quoted", year="2023") == []


def test_several_roles_are_told_with_their_days(conn: sqlite3.Connection) -> None:
    assert asked(conn, "several_roles") == [
        ("Hill Union", "Ada Quill", "leader", "2024-03-02", "2024-03-05", 2),
        ("Hill Union", "Ada Quill", "mayor", "2024-03-03", "2024-03-03", 1),
    ]
