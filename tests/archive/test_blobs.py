"""Bytes go in and come out the same, whatever dictionary was made in between."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.blobs import Blobs
from archive.evidence import Evidence
from archive.opening import transaction
from crawler.errors import StoreError
from tests.archive.worlds import SITE
from tests.effort import tries

FRAME = ("<div class='menu'>Aktuelles · Presse · Kontakt</div>\n" * 60).encode()


def _pages(count: int, seed: int = 1) -> list[bytes]:
    words = random.Random(seed)
    return [
        FRAME + b" ".join(words.randbytes(4).hex().encode() for _ in range(80)) + FRAME[:500]
        for _ in range(count)
    ]


def _fill(evidence: Evidence, pages: list[bytes], site: str = SITE) -> list[bytes]:
    with transaction(evidence.connection, evidence.path):
        return [evidence.blobs.put(site, each) for each in pages]


def test_every_page_survives_every_dictionary(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        pages = _pages(120)
        digests, trainings = [], 0
        for each in pages:
            digests += _fill(evidence, [each])
            trainings += evidence.blobs.train_where_due(SITE)
        assert trainings == 3
        assert [evidence.blobs.get(digest) for digest in digests] == pages
        fresh = Blobs(evidence.connection, evidence.path)
        assert [fresh.get(digest) for digest in digests] == pages
        kept = evidence.connection.execute("select count(*) from dictionaries").fetchone()[0]
        assert kept == 1


def test_a_dictionary_is_worth_it(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _fill(evidence, _pages(40))
        size = "select sum(length(bytes)) from blobs"
        before = evidence.connection.execute(size).fetchone()[0]
        assert evidence.blobs.train_where_due(SITE)
        assert evidence.connection.execute(size).fetchone()[0] < before
        assert not evidence.blobs.train_where_due(SITE)


def test_a_relaunch_gets_its_own_dictionary_and_the_old_pages_keep_theirs(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        old = _pages(60)
        digests = _fill(evidence, old)
        assert evidence.blobs.train_where_due(SITE)
        digests += _fill(evidence, _pages(5, seed=2))
        frame = random.Random(5).randbytes(3000).hex().encode()
        new = [frame + str(n * 104729).encode() for n in range(64)]
        digests += _fill(evidence, new)
        assert evidence.blobs.train_where_due(SITE)
        digests += _fill(evidence, [frame])
        assert [evidence.blobs.get(digest) for digest in digests] == [*old, *_pages(5, seed=2), *new, frame]
        used = evidence.connection.execute("select count(distinct dictionary) from blobs").fetchone()[0]
        assert used == 2


def test_pages_that_nothing_helps_get_no_dictionary_after_dictionary(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _fill(evidence, _pages(40))
        assert evidence.blobs.train_where_due(SITE)
        _fill(evidence, [random.Random(n).randbytes(3000) for n in range(50)])
        assert not evidence.blobs.train_where_due(SITE)


def test_equal_pages_cannot_be_trained_on_and_are_kept_all_the_same(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        pages = [b"", *(bytes([n]) for n in range(20))]
        digests = _fill(evidence, pages)
        assert evidence.blobs.train_where_due(SITE)
        assert [evidence.blobs.get(digest) for digest in digests] == pages


def test_damage_is_named(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        digest, other = _fill(evidence, _pages(2))
        evidence.connection.execute("update blobs set bytes = x'00' where sha256 = ?", (digest,))
        with pytest.raises(StoreError, match=f"{digest.hex()} is damaged"):
            evidence.blobs.get(digest)
        small = evidence.connection.execute("select bytes from blobs where sha256 = ?", (other,)).fetchone()
        evidence.connection.execute("update blobs set bytes = ? where sha256 = ?", (small[0], digest))
        assert evidence.blobs.get(digest) == evidence.blobs.get(other)
        with pytest.raises(StoreError, match="lacks the blob"):
            evidence.blobs.get(b"\0" * 32)


@given(pages=st.lists(st.binary(max_size=2000), min_size=1, max_size=40), trained=st.integers(0, 40))
@settings(max_examples=tries(200, ordinary=15), deadline=None)
def test_any_bytes_survive(
    pages: list[bytes], trained: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Evidence(tmp_path_factory.mktemp("blobs") / "evidence.db") as evidence:
        digests = _fill(evidence, pages[:trained])
        evidence.blobs.train_where_due(SITE)
        digests += _fill(evidence, pages[trained:])
        assert [evidence.blobs.get(digest) for digest in digests] == pages
