"""The embargo gate: nothing that is served names a held release, and all of it comes back when it is free."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.evidence import Evidence
from archive.hiding import Hidden
from archive.reading import parse
from archive.reading_state import Hold
from archive.times import stamp
from crawler.records import RawPage
from tests.archive.worlds import (
    DAY,
    HOME,
    HOUR,
    NOON,
    PARTIES,
    SITE,
    SPEC,
    dump,
    page,
    parse_invented,
    read_invented,
    rows,
    said,
    store,
)

A, B, C = (f"https://harbour.example/news/{letter}" for letter in "abc")
HELD = f"{HOME}/zebrafinch-plan"
UNTIL = "2026-03-05T09:00:00+00:00"
LIFTED = datetime.fromisoformat(UNTIL)
MEADOW = replace(SPEC, slug="zz-meadow", url="https://meadow.example/", listings=("https://meadow.example/",))
TWO = {SITE: SPEC, MEADOW.slug: MEADOW}
SEED = "https://meadow.example/a"


def _parse_both(folder: Path, now: datetime, **more: Any) -> None:
    parse(folder, sites=TWO, parties=PARTIES, read=read_invented, now=now, **more)


def _everything(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return b"".join(path.read_bytes() for path in folder.glob("archive.db*"))


def test_an_embargoed_release_is_nowhere_until_its_instant(evidence: Evidence, tmp_path: Path) -> None:
    until = "2026-03-05T09:00:00+00:00"
    secret = said(
        "Zebrafinch plan",
        "Ross Oak said: “Quokka.”",
        quotes=[("Quokka.", "Zed Yak")],
        embargo=until,
        canonical=A,
    )
    store(evidence, page(A, b"Zebrafinch is no JSON", at=NOON - HOUR))
    run = store(evidence, page(A, secret), page(B, said("Trains")), page(C, secret))
    evidence.problem(run=run, site=SITE, url=A, kind="Timeout", message=f"{A} took long", at=NOON)
    summary = parse_invented(tmp_path, now=NOON)
    assert (summary.held, summary.releases, dict(summary.problems)) == (1, 1, {})
    names = [*(str(evidence.resolve(url)) for url in (A, C)), A, C, "Zebrafinch", "Quokka", "Yak"]
    for word in map(str.encode, names):
        assert word not in _everything(tmp_path)
    assert parse_invented(tmp_path, now=datetime.fromisoformat(until) - HOUR, lifted=True).read == 0
    lifted = parse_invented(tmp_path, now=datetime.fromisoformat(until), lifted=True)
    assert (lifted.new, lifted.held, lifted.releases, lifted.read) == (1, 0, 2, 0)
    assert rows(tmp_path, "select title, embargo_status from embargoes") == [("Zebrafinch plan", "until")]
    assert rows(tmp_path, "select rowid from quotes_fts('quokka')") != []


def test_a_conditional_embargo_is_held_two_days_or_until_lifted(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said(embargo="conditional")), page(B, said("Trains", embargo="conditional")))
    assert parse_invented(tmp_path, now=NOON + 47 * HOUR).held == 2
    evidence.lift(release=str(evidence.resolve(A)), who="desk", why="she spoke", at=NOON + 47 * HOUR)
    assert parse_invented(tmp_path, now=NOON + 47 * HOUR).held == 1
    assert rows(tmp_path, "select url from releases") == [(A,)]
    assert parse_invented(tmp_path, now=NOON + 48 * HOUR, lifted=True).releases == 2


def test_an_embargo_that_comes_later_takes_the_rows_out(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said("Zebrafinch plan")))
    parse_invented(tmp_path, now=NOON)
    store(evidence, page(A, said("Zebrafinch plan", embargo="2026-03-09T09:00:00+00:00"), at=NOON + DAY))
    summary = parse_invented(tmp_path, now=NOON + DAY)
    assert (summary.held, summary.removed, summary.releases, summary.worse) == (1, 1, 0, [])


# --- what others say of a held release ---------------------------------------------------------


def _linking(url: str, *links: str, at: datetime = NOON) -> RawPage:
    shown = [(link, "Trains" if link == B else "Our Zebrafinch plan") for link in links]
    return page(url, said(f"Ferries {url[-1]}", links=[*shown, (HOME, "All news")]), at=at)


def _tell_everywhere(evidence: Evidence) -> None:
    """Let a listing, a redirect, problems of two sites and links in three forms tell the held address."""
    held = page(HELD, said("Zebrafinch plan", embargo=UNTIL))
    run = store(evidence, held, _linking(B, HELD.replace("https", "http") + "/?utm_source=x#top"))
    evidence.problem(run=run, site=SITE, url=HOME, kind="Fault", message=f"{HOME} sends to {HELD}.", at=NOON)
    evidence.problem(run=run, site=SITE, url=HELD + "/", kind="Timeout", message="too late", at=NOON)
    store(evidence, page(C, said("Moved")), page(C, said("Moved"), at=NOON + HOUR, final_url=HELD))
    run = store(evidence, _linking(SEED, HELD, B), site=MEADOW.slug)
    evidence.problem(run=run, site=MEADOW.slug, url=SEED, kind="Fault", message=f"({HELD}) led here", at=NOON)


def test_nothing_that_is_served_names_a_held_release(evidence: Evidence, tmp_path: Path) -> None:
    _tell_everywhere(evidence)
    _parse_both(tmp_path, NOON + DAY)
    everything = _everything(tmp_path)
    assert b"Ferries" in everything
    for word in (b"zebrafinch", str(evidence.resolve(HELD)).encode()):
        assert word not in everything.lower()
    assert rows(tmp_path, "select release, url from links where url != ?", HOME) == [
        (evidence.resolve(SEED), B)
    ]


def test_what_was_left_out_comes_back_by_itself_as_if_nothing_had_been_held(
    evidence: Evidence, tmp_path: Path
) -> None:
    _tell_everywhere(evidence)
    _parse_both(tmp_path, NOON + DAY)
    before = dump(tmp_path / "archive.db")
    _parse_both(tmp_path, NOON + DAY)
    assert dump(tmp_path / "archive.db") == before
    _parse_both(tmp_path, LIFTED, lifted=True)
    freed = dump(tmp_path / "archive.db")
    assert len(freed["links"]) == len(before["links"]) + 2
    assert len(freed["problems"]) == len(before["problems"]) + 3
    for name in ("archive.db", "readings.db"):
        (tmp_path / name).unlink()
    _parse_both(tmp_path, LIFTED)
    assert dump(tmp_path / "archive.db") == freed


def test_what_stood_before_the_hold_is_taken_out_of_pages_read_long_ago(
    evidence: Evidence, tmp_path: Path
) -> None:
    store(evidence, _linking(B, HELD))
    store(evidence, _linking(SEED, HELD), site=MEADOW.slug)
    _parse_both(tmp_path, NOON)
    assert rows(tmp_path, "select count(*) from links where url = ?", HELD) == [(2,)]
    store(evidence, page(HELD, said("Zebrafinch plan", embargo=UNTIL), at=NOON + DAY))
    _parse_both(tmp_path, NOON + DAY, only=[SITE])  # the other site is not even looked at
    assert b"zebrafinch" not in _everything(tmp_path).lower()
    _parse_both(tmp_path, NOON + DAY)
    (tmp_path / "readings.db").unlink()  # what it knew of the hold is found again
    _parse_both(tmp_path, NOON + DAY)
    assert b"zebrafinch" not in _everything(tmp_path).lower()
    _parse_both(tmp_path, LIFTED, lifted=True)
    assert rows(tmp_path, "select count(*) from links where url = ?", HELD) == [(2,)]


def test_words_of_a_release_that_comes_under_an_embargo_do_not_stay_in_the_file(
    evidence: Evidence, tmp_path: Path
) -> None:
    store(evidence, page(HELD, said("Zebrafinch plan", "The Quokka bill.")), page(B, said("Trains")))
    parse_invented(tmp_path, now=NOON)
    assert b"Quokka" in _everything(tmp_path)
    store(evidence, page(HELD, said("Zebrafinch plan", "The Quokka bill.", embargo=UNTIL), at=NOON + DAY))
    parse_invented(tmp_path, now=NOON + DAY)
    for word in (b"zebrafinch", b"quokka"):
        assert word not in _everything(tmp_path).lower()


def test_a_hold_does_not_hide_the_listing_it_was_redirected_to() -> None:
    hold = Hold(
        id="a" * 12,
        site=SITE,
        group_key="",
        until=stamp(LIFTED),
        status="until",
        title=None,
        url=None,
        members=("a" * 12,),
        addresses=("https://harbour.example/news/zebrafinch",),
    )
    hidden = Hidden([hold])
    assert hidden.is_named_in("See <https://www.harbour.example/news/zebrafinch/>.")
    assert not hidden.is_named_in("See https://harbour.example/news/zebrafinches and /news.")
    assert not Hidden([]).is_at("https://harbour.example/news/zebrafinch")
