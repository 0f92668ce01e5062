"""archive.db is written while others read it: each release before or after, a new schema all at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from archive import schema_answers, schema_spans
from archive.evidence import Evidence
from archive.opening import connect
from archive.rebuilding import open_archive
from archive.schema import ARCHIVE, age
from archive.schema_fulltext import FULLTEXT_TABLES
from crawler.errors import StoreError
from tests.archive.worlds import DAY, HOME, NOON, dump, page, parse_invented, rows, said, store
from tests.effort import tries

COUNT = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Evidence(tmp_path / "evidence.db") as evidence:
        quotes = [("The boat", "Ross Oak")]
        store(evidence, *(page(f"{HOME}/{n}", said(f"Old ferry {n}", quotes=quotes)) for n in range(COUNT)))
    parse_invented(tmp_path)
    return tmp_path


class _Reader(threading.Thread):
    """Asks the archive again and again on one connection, as a server does, and notes every answer."""

    def __init__(self, folder: Path, sql: str) -> None:
        super().__init__()
        self._path, self._sql = folder / "archive.db", sql
        self.answers: set[object] = set()
        self.errors: list[str] = []
        self.ended = threading.Event()

    def run(self) -> None:
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as connection:
            while not self.ended.is_set():
                try:
                    self.answers.add(tuple(connection.execute(self._sql).fetchall()))
                except sqlite3.Error as error:
                    self.errors.append(str(error))


def test_a_new_schema_comes_all_at_once_for_whoever_reads(folder: Path) -> None:
    with closing(connect(folder / "archive.db")) as old:  # as an earlier onrecord would have left it
        old.execute("delete from _sqlite_migrations where name = 'm005_views'")
        for view in ("edits", "timelines", "embargoes", "roles", "health"):
            old.execute(f"drop view {view}")
        assert age(old, ARCHIVE) == "older"
    before = dump(folder / "archive.db")
    sql = "select count(*), count(distinct title), (select count(*) from quotes) from releases"
    reader = _Reader(folder, sql)
    reader.start()
    time.sleep(0.1)
    summary = parse_invented(folder)
    time.sleep(0.1)
    reader.ended.set()
    reader.join()
    assert reader.errors == []
    assert reader.answers == {((COUNT, COUNT, COUNT),)}
    assert summary.new == COUNT
    assert dump(folder / "archive.db") == before
    assert rows(folder, "select count(*) from health") == [(1,)]
    assert sorted(path.name for path in folder.glob("*.new*")) == []


def test_a_reader_sees_each_release_before_or_after(folder: Path) -> None:
    """Title, text, quotes and full text of one release change together."""
    with Evidence(folder / "evidence.db") as evidence:
        quotes = [("A train", "Rowan Elm")]
        new = [
            page(
                f"{HOME}/{n}",
                said(f"New train {n}", "A train is late.", quotes=quotes),
                at=NOON + DAY,
            )
            for n in range(COUNT)
        ]
        store(evidence, *new)
    sql = """select distinct substr(r.title, 1, 3), r.body, q.text, q.speaker, a.name, p.name,
        (select count(*) from releases_fts('late') f where f.rowid = r.doc),
        (select count(*) from quotes_fts('train') f where f.rowid = q.doc) from releases r
        join quotes q on q.release = r.id join appearances a on a.release = r.id
        join people p on p.id = a.person"""
    old = ("Old", "The boat is late.", "The boat", "Ross Oak", "Ross Oak", "Ross Oak", 1, 0)
    late = ("New", "A train is late.", "A train", "Rowan Elm", "Rowan Elm", "Rowan Elm", 1, 1)
    reader = _Reader(folder, sql)
    reader.start()
    time.sleep(0.1)
    assert parse_invented(folder).changed == COUNT
    time.sleep(0.2)
    reader.ended.set()
    reader.join()
    assert reader.errors == []
    seen = {row for answer in reader.answers for row in answer}  # type: ignore[attr-defined]
    assert seen == {old, late}


def test_a_file_of_a_newer_program_is_refused(folder: Path) -> None:
    with closing(connect(folder / "archive.db")) as newer:
        newer.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at) values ('archive', 'm999', 'x')"
        )
    before = (folder / "archive.db").read_bytes()
    with pytest.raises(StoreError, match="newer onrecord"):
        parse_invented(folder)
    assert (folder / "archive.db").read_bytes() == before


def test_a_locked_archive_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.opening.connect.__kwdefaults__", {"readonly": False, "busy": 0.05})
    monkeypatch.setattr(
        "archive.opening.open_migrated.__kwdefaults__",
        {"busy": 0.05, "synchronous": "normal", "page_size": 4096},
    )
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreError, match=r"archive\.db is locked by another process"):
            parse_invented(folder)
        other.execute("rollback")
    assert parse_invented(folder).releases == COUNT


def test_every_fulltext_table_is_kept_by_its_triggers(folder: Path) -> None:
    with closing(open_archive(folder / "archive.db")) as archive:
        execute = archive.connection.execute
        named = {name for (name,) in execute("select name from sqlite_master where type = 'trigger'")}
        kept = {f"{table}_{end}" for table in FULLTEXT_TABLES for end in ("ai", "ad", "bu", "au")}
        assert named == kept | set(schema_spans.TRIGGERS) | set(schema_answers.TRIGGERS)
        execute("update releases set language = 'cy', body = 'gwylan' where title = 'Old ferry 1'")
        execute("update releases set doc = doc + 1, body = 'gulls' where title = 'Old ferry 2'")
        execute("delete from releases where title = 'Old ferry 3'")
        assert len(execute("select 1 from releases_stems('ferries')").fetchall()) == COUNT - 2
        assert len(execute("select 1 from releases_fts('ferry')").fetchall()) == COUNT - 1
        assert len(execute("select 1 from releases_fts('gwylan')").fetchall()) == 1
        assert len(execute("select 1 from releases_stems('gull')").fetchall()) == 1
        for table in FULLTEXT_TABLES:
            execute(f"insert into {table}({table}, rank) values ('integrity-check', 1)")


_PARSE = """
import sys
from pathlib import Path
from tests.archive.worlds import parse_invented
parse_invented(Path(sys.argv[1]))
"""


def test_a_killed_parse_is_carried_on_by_the_next(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        for night in range(3):
            pages = [
                page(
                    f"{HOME}/{n}",
                    said(
                        f"Ferry {n % 90}",
                        f"Boat {n} of night {night // 2}.",
                        quotes=[("Boat", f"Ross Oak {n % 7}")],
                        canonical=f"{HOME}/{n % 90}",
                    ),
                    at=NOON + night * DAY,
                )
                for n in range(100)
            ]
            store(evidence, *pages)
    chance, killed = random.Random(3), 0
    for _ in range(tries(20, ordinary=4)):
        parsing = subprocess.Popen(
            [sys.executable, "-c", _PARSE, str(tmp_path)], cwd=Path(__file__).parents[2]
        )
        try:
            parsing.wait(timeout=0.5 + chance.random() * 0.5)
            break
        except subprocess.TimeoutExpired:
            os.kill(parsing.pid, signal.SIGKILL)
            killed += 1
        parsing.wait()
    parse_invented(tmp_path)
    assert killed > 0
    interrupted = dump(tmp_path / "archive.db")
    (tmp_path / "archive.db").unlink()
    (tmp_path / "readings.db").unlink()
    parse_invented(tmp_path)
    assert dump(tmp_path / "archive.db") == interrupted
    assert len(interrupted["releases"]) == 90
