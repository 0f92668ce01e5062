"""What was told of a night is kept for good, names nothing that is held, and forgets what is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from archive import asserting, nightly
from archive.evidence import Evidence
from archive.nights import FOLDER
from archive.withdrawing import Withdrawal
from crawler.records import RawPage
from tests.archive.worlds import (
    DAY,
    HOME,
    NOON,
    PARTIES,
    SITES,
    SPEC,
    page,
    parse_invented,
    read_invented,
    rows,
    said,
    store,
)

A, B = f"{HOME}/zebrafinch", f"{HOME}/zebrafinches"
HEADLINE = "Zebrafinch & sons"
UNTIL = "2026-03-09T09:00:00+00:00"


def _night(folder: Path, now: datetime, *pages: RawPage) -> None:
    def crawl(specs: Sequence[object], evidence: Evidence, wide: set[str]) -> Sequence[str]:
        store(evidence, *pages)
        return ()

    nightly.run_night(
        folder,
        sites=SITES,
        chosen=[SPEC],
        parties=PARTIES,
        clock=lambda: now,
        crawl=crawl,
        read=read_invented,
    )


def _reports(folder: Path) -> list[tuple[object, ...]]:
    return rows(folder, "select * from nights order by at")


def test_nights_are_there_again_after_the_archive_is_read_anew(tmp_path: Path) -> None:
    _night(tmp_path, NOON, page(A, said(HEADLINE)), page(B, said("Boats")))
    _night(tmp_path, NOON + DAY, page(A, said(HEADLINE, "Edited."), at=NOON + DAY))
    before = _reports(tmp_path)
    assert [row[2:5] for row in before] == [(2, 0, 0), (0, 1, 0)]
    (tmp_path / "archive.db").unlink()
    parse_invented(tmp_path)
    assert _reports(tmp_path) == before


def test_a_night_names_no_release_that_came_under_an_embargo_later(tmp_path: Path) -> None:
    _night(tmp_path, NOON, page(A, said("Our Zebrafinch and her sons")), page(B, said("Boats")))
    before = _reports(tmp_path)
    _night(tmp_path, NOON + DAY, page(A, said("Our Zebrafinch and her sons", embargo=UNTIL), at=NOON + DAY))
    told = str(_reports(tmp_path))
    assert "Zebrafinch and" not in told
    assert f"{A}\\n" not in told
    assert B in told
    parse_invented(tmp_path, now=datetime.fromisoformat(UNTIL), lifted=True)
    assert _reports(tmp_path)[0] == before[0]


def test_a_withdrawn_release_is_in_no_report(tmp_path: Path) -> None:
    _night(tmp_path, NOON, page(A, said(HEADLINE)), page(B, said("Boats")))
    files = sorted((tmp_path / FOLDER).iterdir())
    assert [path.suffix for path in files] == [".html", ".txt"]
    assert all(f"{A}\n" in text or f'{A}"' in text for path in files for text in [path.read_text("utf-8")])
    why = Withdrawal(reason="by order of a court", who="desk", at=NOON + 2 * DAY)
    asserting.take_back(tmp_path, A, why, sites=SITES, parties=PARTIES, read=read_invented)
    left = b"".join(path.read_bytes() for path in [*files, *tmp_path.glob("*.db*")])
    assert b"Zebrafinch &" not in left
    assert f"{A}\n".encode() not in left
    assert f'{A}"'.encode() not in left
    assert B.encode() in left
    assert b"Boats" in left
    (tmp_path / "archive.db").unlink()
    parse_invented(tmp_path)
    assert "Zebrafinch" not in str(_reports(tmp_path))
