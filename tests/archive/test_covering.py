"""Words of other releases that name a held one are covered while the hold lasts, and come back with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from archive.covering import BLOCK, Cover, Runs, folded
from archive.evidence import Evidence
from archive.verifying import verify
from archive.warc_export import export_warc
from crawler.records import ListedLink
from tests.archive.worlds import DAY, HOME, HOUR, NOON, SITE, dump, page, parse_invented, rows, said, store

HELD = f"{HOME}/zebrafinch-rescue"
HEADLINE = "Party's Zebrafinch plan - a rescue for quokkas"
UNTIL = "2026-03-05T09:00:00+00:00"
LIFTED = datetime.fromisoformat(UNTIL)
A, B, C, D = (f"{HOME}/{letter}" for letter in "abcd")

COVER = Cover([HELD], [HEADLINE, "Zebrafinch plan", "Our quokkas…"])


@pytest.mark.parametrize(
    "text",
    [
        "Read also: Party’s  Zebrafinch plan – a rescue for QUOKKAS.",
        "(https://www.harbour.example/news/zebrafinch-rescue/?utm_source=x)",
        "See harbour.example/news/zebrafinch-rescue.",
        "http://harbour.example/news/zebrafinch-rescue#top, and then home",
    ],
)
def test_what_names_it_is_covered_in_place(text: str) -> None:
    covered = COVER.over(text)
    assert len(covered) == len(text)
    assert "zebrafinch" not in covered.lower()
    assert covered[:4] in (text[:4], BLOCK * 4, f"({BLOCK * 3}")
    assert covered[-1] in (text[-1], BLOCK)
    assert COVER.is_named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The zebrafinch plan is one of many.",
        "https://harbour.example/news/zebrafinch-rescued",
        "https://other.example/news/zebrafinch-rescue",
        "Party’s Zebrafinch plan - a rescue for quokkasand more",
        "harbour.example/news",
        "",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert COVER.over(text) == text
    assert not COVER.is_named_in(text)


def test_a_headline_cut_short_by_a_listing_is_one_too() -> None:
    cover = Cover([], ["A rescue for the quokkas …"])
    assert cover.over("A rescue for the quokkas of the isle") == "█ ██████ ███ ███ ███████ of the isle"


def test_a_release_of_the_same_headline_speaks_for_itself() -> None:
    assert COVER.over(HEADLINE, own={folded(HEADLINE)}) == HEADLINE
    assert COVER.over(HEADLINE, own={folded("Another")}) != HEADLINE


def test_a_button_for_sharing_tells_it_too() -> None:
    shared = "https://social.example/share?u=https%3A%2F%2Fharbour.example%2Fnews%2Fzebrafinch-rescue"
    assert COVER.is_told_by(shared)
    assert COVER.is_told_by(
        "https://social.example/t?text=Party%E2%80%99s+Zebrafinch+plan+-+a+rescue+for+quokkas"
    )
    assert not COVER.is_told_by("https://social.example/share?u=https%3A%2F%2Fharbour.example%2Fnews")


def test_a_teaser_is_covered_as_far_as_it_repeats() -> None:
    text = "The okapi of the harbour will be moved to the isle, said its keeper, before the tide comes."
    teaser = "News. The okapi of the harbour will be moved to the  isle, said …"
    assert Runs([text]).over(teaser) == "News. ███ █████ ██ ███ ███████ ████ ██ █████ ██ ███  █████ ████ …"
    for other in ("The okapi of the harbour will be fed", "", "The okapi of"):
        assert Runs([text]).over(other) == other
    assert Runs([]).over(text) == text


def test_a_release_that_links_to_a_held_one_repeats_nothing_of_it(evidence: Evidence, tmp_path: Path) -> None:
    words = "The okapi of the harbour will be moved to the isle before the spring tide comes in again."
    store(evidence, page(HELD, said(HEADLINE, words, embargo=UNTIL)))
    store(evidence, page(A, said("Ferries", f"Next: {words[:60]}…", "Stay.", links=[(HELD, "Read on")])))
    store(evidence, page(B, said("Trains", f"As we said before: {words}")))
    parse_invented(tmp_path, now=NOON + DAY)
    assert rows(tmp_path, "select count(*) from releases where body like '%harbour will be moved%'") == [(1,)]
    assert rows(tmp_path, "select substr(body, 1, 9) from releases where url = ?", A) == [("Next: ███",)]
    parse_invented(tmp_path, now=LIFTED, lifted=True)
    assert rows(tmp_path, "select count(*) from releases where body like '%harbour will be%'") == [(3,)]


def test_a_short_headline_is_covered_where_a_link_leads_to_it(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(HELD, said("Okapi plan", embargo=UNTIL)))
    store(evidence, page(A, said("Ferries", "More on this: Okapi plan.", links=[(HELD, "Okapi plan")])))
    store(evidence, page(B, said("Trains", "An okapi plan of others.")))
    parse_invented(tmp_path, now=NOON + DAY)
    found = rows(tmp_path, "select body from releases order by url")
    assert found == [("More on this: █████ ████.",), ("An okapi plan of others.",)]


# --- in the archive -----------------------------------------------------------------------------

TELLING = said(
    "Ferries again",
    f"“We said it in {HEADLINE}, long ago,” said Ann Yew.",
    "Read also: Quokkas to the rescue of a plan",
    f"More: {HELD}",
    quotes=[(f"We said it in {HEADLINE}, long ago,", "Ann Yew")],
    notes=[HEADLINE.upper()],
    links=[
        (HELD, "Quokkas to the rescue of a plan"),
        (f"https://social.example/share?u={HELD}", "Share"),
        (HOME, "All news"),
    ],
)


def _tell(evidence: Evidence) -> None:
    """Let releases print a headline: in text, quote, note and link, and in a version that was replaced."""
    store(evidence, page(A, TELLING))
    store(evidence, page(B, said("Trains", f"{HEADLINE} is out.")))
    store(evidence, page(B, said("Trains", "Nothing is out."), at=NOON + HOUR))
    store(evidence, page(C, said(HEADLINE, "It is the same headline.")))
    store(evidence, page(D, said("Rain", "The zebrafinch plan of others.")))


def _hold(evidence: Evidence) -> None:
    run = store(evidence, page(HELD, said(HEADLINE, "The okapi bill.", embargo=UNTIL), at=NOON + 2 * HOUR))
    short = ListedLink(url=HELD, title="Rescuing quokkas: the plan of our zebrafinch …")
    evidence.sight(run=run, site=SITE, listing=HOME, links=[short], at=NOON + 2 * HOUR)
    evidence.problem(run=run, site=SITE, url=A, kind="Fault", message=f"{HEADLINE}: no", at=NOON + 2 * HOUR)


def _public(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return b"".join(path.read_bytes() for path in folder.glob("archive.db*")).decode("utf-8", "replace")


@pytest.mark.parametrize("order", ["told before it is held", "told and held at once"])
def test_no_public_byte_tells_the_headline_or_the_address(
    evidence: Evidence, tmp_path: Path, order: str
) -> None:
    _tell(evidence)
    if order == "told before it is held":
        parse_invented(tmp_path, now=NOON + HOUR)
    _hold(evidence)
    parse_invented(tmp_path, now=NOON + DAY)
    public = _public(tmp_path)
    assert "okapi" not in public
    assert HELD not in public
    assert "to the rescue of a plan" not in public
    told = rows(tmp_path, "select url from releases where body || coalesce(notes, '') like '%quokka%'")
    assert told == []
    assert rows(tmp_path, "select url from releases where title = ?", HEADLINE) == [(C,)]
    assert rows(tmp_path, "select text from links") == [("All news",)]
    assert rows(tmp_path, "select count(*) from problems where message like '%Zebrafinch%'") == [(0,)]
    assert [text.count(BLOCK) > 20 for (text,) in rows(tmp_path, "select text from quotes")] == [True]
    assert rows(tmp_path, "select url from releases where body like '%zebrafinch plan of others%'") == [(D,)]
    assert list(verify(tmp_path)) == []
    export_warc(tmp_path, tmp_path / "all.warc")
    pages = (tmp_path / "all.warc").read_bytes()
    assert b"zebrafinch plan of others" in pages
    assert b"quokka" not in pages.lower()


def test_covered_words_do_not_stay_in_an_index(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, TELLING), page(D, said("Rain")))
    parse_invented(tmp_path, now=NOON + HOUR)
    assert "quokka" in _public(tmp_path).lower()
    _hold(evidence)
    parse_invented(tmp_path, now=NOON + DAY)
    assert "quokka" not in _public(tmp_path).lower()
    assert list(verify(tmp_path)) == []


def test_covered_words_come_back_as_if_nothing_had_been_held(evidence: Evidence, tmp_path: Path) -> None:
    _tell(evidence)
    parse_invented(tmp_path, now=NOON + HOUR)
    _hold(evidence)
    parse_invented(tmp_path, now=NOON + DAY)
    covered = dump(tmp_path / "archive.db")
    parse_invented(tmp_path, now=NOON + DAY)
    assert dump(tmp_path / "archive.db") == covered
    parse_invented(tmp_path, now=LIFTED, lifted=True)
    freed = dump(tmp_path / "archive.db")
    assert BLOCK not in str(freed)
    assert HEADLINE in str(freed["quotes"])
    for name in ("archive.db", "readings.db"):
        (tmp_path / name).unlink()
    parse_invented(tmp_path, now=LIFTED)
    assert dump(tmp_path / "archive.db") == freed
