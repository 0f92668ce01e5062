"""What may go, goes; what is evidence stays, and both databases are checked while they are in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.copying import backup
from archive.evidence import Evidence
from archive.opening import transaction
from archive.pruning import prune
from archive.verifying import verify
from crawler.errors import StoreError
from tests.archive.worlds import DAY, HOME, NOON, SITE, dump, page, parse_invented, said, store

UNTIL = "2026-03-05T09:00:00+00:00"


def _clutter(evidence: Evidence, folder: Path) -> None:
    """Leave bytes without a response, a dictionary that only they need, and a reading without evidence."""
    store(evidence, *(page(f"{HOME}/{n}", said(f"Ferry {n}")) for n in range(20)))
    parse_invented(folder)
    with transaction(evidence.connection, evidence.path) as writing:
        (newest,) = writing.execute("select max(id) from dictionaries").fetchone()
        writing.execute(
            "insert into dictionaries(id, site, pages, ratio, bytes) select ?, site, pages, ratio, bytes"
            " from dictionaries where id = ?",
            (newest - 100, newest),
        )
        evidence.blobs.put(SITE, b"nobody answered this")
        writing.execute(
            "update blobs set dictionary = ? where size = ?", (newest - 100, len(b"nobody answered this"))
        )
    with closing(sqlite3.connect(folder / "readings.db")) as state, state:
        state.execute("insert into hiding values ('aaaaaaaaaaaa', ?)", (SITE,))


def test_only_what_nothing_needs_is_removed(evidence: Evidence, tmp_path: Path) -> None:
    _clutter(evidence, tmp_path)
    before = dump(tmp_path / "evidence.db")
    told = prune(tmp_path, sites=[SITE], dry_run=True)
    assert [each.rows for each in told] == [1, 1, 1]
    assert dump(tmp_path / "evidence.db") == before
    assert prune(tmp_path, sites=[SITE], dry_run=False) == told
    after = dump(tmp_path / "evidence.db")
    assert {name: len(before[name]) - len(rows) for name, rows in after.items() if rows != before[name]} == {
        "blobs": 1,
        "dictionaries": 1,
    }
    assert [each.rows for each in prune(tmp_path, sites=[SITE], dry_run=True)] == [0, 0, 0]
    assert list(verify(tmp_path)) == []
    assert parse_invented(tmp_path).read == 0
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        evidence.connection.execute("delete from blobs")


def test_readings_of_a_site_without_a_file_may_go(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(f"{HOME}/a", said()))
    parse_invented(tmp_path)
    assert [each.rows for each in prune(tmp_path, sites=[], dry_run=False)] == [0, 0, 1]
    assert parse_invented(tmp_path).read == 1


def test_an_archive_in_use_is_checked_and_copied(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, *(page(f"{HOME}/{n}", said(f"Ferry {n}")) for n in range(20)))
    parse_invented(tmp_path)
    with transaction(evidence.connection, evidence.path):
        evidence.blobs.put(SITE, b"in flight")
        assert list(verify(tmp_path)) == []
        (copied, _) = backup(tmp_path, tmp_path / "copies", NOON)
    assert copied.rows == 20


def test_an_index_that_is_being_written_is_not_called_wrong(
    evidence: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(evidence, page(f"{HOME}/a", said()))
    parse_invented(tmp_path)
    monkeypatch.setattr("archive.opening.connect.__kwdefaults__", {"readonly": False, "busy": 0.05})
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as writing:
        writing.execute("begin immediate")
        with pytest.raises(StoreError, match=r"archive\.db is locked by another process"):
            list(verify(tmp_path))


def test_a_release_that_names_a_held_one_is_found(evidence: Evidence, tmp_path: Path) -> None:
    held = f"{HOME}/zebrafinch"
    store(evidence, page(held, said("Zebrafinch", embargo=UNTIL)), page(f"{HOME}/a", said()))
    parse_invented(tmp_path, now=NOON + DAY)
    assert list(verify(tmp_path)) == []
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as archive:
        archive.execute("insert into links select id, 9, ?, 'x' from releases", (held + "/",))
    (sentence,) = verify(tmp_path)
    assert "names one that is held" in sentence
