"""Of which kind an edit is, and which addresses are one release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from archive.changes import changes
from archive.grouping import Claim, claimed, groups, title_key
from archive.redacting import fragments, redacted
from crawler.records import Embargo, Person, Piece, PressDate, Quote, Release

BEFORE = Release(
    kind="release",
    layout="2026",
    title="Ferries are late",
    published=PressDate(on=date(2026, 2, 27), raw="27 February 2026"),
    body=(
        "The boat from Ardmore was 40 minutes late on Monday.",
        "Ross Oak said: “We will not wait for 3 more years.”",
        "A second boat is planned.",
    ),
    notes=("The timetable has 12 pages.",),
    quotes=(
        Quote(
            text="We will not wait for 3 more years.",
            speaker="Ross Oak",
            pieces=(Piece(part="body", paragraph=1, start=16, end=50),),
        ),
    ),
    people=(Person(name="Ross Oak", capacity=("speaker",)),),
)


def _edited(n: int, old: str, new: str) -> Release:
    body = list(BEFORE.body)
    assert old in body[n]
    body[n] = body[n].replace(old, new)
    return replace(BEFORE, body=tuple(body))


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (BEFORE, []),
        (replace(BEFORE, title="Ferries are early"), ["headline"]),
        (replace(BEFORE, title="Ferries  are late"), ["white space"]),
        (replace(BEFORE, published=PressDate(on=date(2026, 2, 28), raw="x")), ["date"]),
        (replace(BEFORE, published=None), ["date"]),
        (_edited(0, "40", "45"), ["number"]),
        (_edited(0, "Monday", "Tuesday"), ["other"]),
        (_edited(1, "Ross Oak", "Rowan Elm"), ["name"]),
        (_edited(1, "wait", "stand"), ["quote"]),
        (_edited(1, "3 more", "4 more"), ["quote", "number"]),
        (replace(BEFORE, body=BEFORE.body[:2]), ["other"]),
        (replace(BEFORE, body=(BEFORE.body[0], " ".join(BEFORE.body[1:]))), ["white space"]),
        (replace(BEFORE, notes=("The timetable has 13 pages.",)), ["number"]),
        (replace(BEFORE, embargo=Embargo(status="immediate", raw="For immediate release")), ["other"]),
        (replace(BEFORE, layout="2027", title="Ferries"), ["relaid"]),
        (replace(_edited(0, "40", "45"), title="Ferries are early"), ["headline", "number"]),
    ],
)
def test_an_edit_is_of_its_kinds(after: Release, kinds: list[str]) -> None:
    if "Rowan" in " ".join(after.body):
        after = replace(after, people=(Person(name="Rowan Elm"),))
    assert [change.kind for change in changes(BEFORE, after)] == kinds


def test_an_edit_shows_the_words_before_and_after() -> None:
    (change,) = changes(BEFORE, _edited(0, "40", "45"))
    assert (change.before, change.after) == (BEFORE.body[0], BEFORE.body[0].replace("40", "45"))


_SITE = {
    "moved": {"https://old.example/news": "https://new.example/press"},
    "listings": ("https://a.example/news",),
}


@pytest.mark.parametrize(
    ("canonical", "final", "expected"),
    [
        (None, "http://www.a.example/news/1/?utm_source=x", "https://a.example/news/1"),
        ("https://a.example/news/one", "https://a.example/?p=1", "https://a.example/news/one"),
        ("https://other.example/news/one", "https://a.example/1", "https://a.example/1"),
        ("https://a.example/", "https://a.example/1", "https://a.example/1"),
        ("https://a.example/news/", "https://a.example/1", "https://a.example/1"),
        (None, "https://old.example/news/1", "https://new.example/press/1"),
        (None, "https://old.example/newsroom/1", "https://old.example/newsroom/1"),
    ],
)  # fmt: skip
def test_a_page_claims_an_address(canonical: str | None, final: str, expected: str) -> None:
    assert claimed(canonical=canonical, final_url=final, **_SITE) == expected  # type: ignore[arg-type]


def test_the_id_that_was_minted_first_stays() -> None:
    def claim(id: str, minted: str, address: str, title: str | None) -> Claim:
        return Claim(id=id, minted=minted, address=id, claim=address, title_key=title_key(title))

    claims = [
        claim("b", "2026-03-02", "x", "Ferries"),
        claim("c", "2026-03-01", "x", " FERRIES"),
        claim("a", "2026-03-03", "x", "Trains"),
        claim("d", "2026-03-03", "x", None),
        claim("e", "2026-03-03", "x", None),
    ]
    assert groups(claims) == [("a",), ("c", "b"), ("d",), ("e",)]
    assert groups(claims[::-1]) == groups(claims)


def test_words_are_taken_out_however_they_are_written_in_the_page() -> None:
    what = fragments(
        addresses=["https://a.example/news/the-plan"],
        title=["Oak & Elm’s plan"],
        text=["One two three four five six seven.", "Short one."],
    )
    body = "<a href='/news/the-plan'>OAK &amp; ELM’S\n plan</a> two three  four\tfive six. Eight. Short one."
    left = redacted(body.encode(), what).decode()
    assert len(left.encode()) == len(body.encode())
    for word in ("plan", "ELM", "three", "five"):
        assert word not in left
    assert left.endswith(". Eight. Short one.")
