"""The paper a release is written on: letterhead, who posted it, a day between the lines, source, contacts."""

from __future__ import annotations

import pytest

from crawler.records import Block
from tests.crawler.reader import read, read_text
from tests.crawler.test_frame import FIRST, SECOND, framed, texts

# --- above the text ---------------------------------------------------------------------------


def test_a_letterhead_in_capitals_stands_above_the_label() -> None:
    found = framed("SENATOR ADA BYRNE", "SHADOW MINISTER FOR PORTS", "MEDIA RELEASE", FIRST)
    assert texts(found.body) == [FIRST]


def test_below_a_letterhead_stands_the_headline_of_a_plain_text() -> None:
    found = framed("SENATOR ADA BYRNE", "MEDIA RELEASE", "Harbour wall at last", FIRST, SECOND, title=None)
    assert found.title_line == "Harbour wall at last"
    assert texts(found.body) == [FIRST, SECOND]


@pytest.mark.parametrize("below", [FIRST, "A sentence that is the text."])
def test_a_headline_in_capitals_above_a_label_is_no_letterhead(below: str) -> None:
    found = framed("COUNCIL MENDS THE HARBOUR WALL", "PRESS RELEASE", below, SECOND, title=None)
    assert found.title_line == "COUNCIL MENDS THE HARBOUR WALL"
    assert texts(found.body) == [below, SECOND]


def test_capitals_without_a_label_below_them_stay() -> None:
    assert texts(framed("NO MORE DELAY", FIRST).body) == ["NO MORE DELAY", FIRST]


def test_who_posted_a_text_stands_with_its_day() -> None:
    found = framed("Media Release", "Ada Byrne 26 Jun 2011", FIRST)
    assert found.date_lines == ("26 Jun 2011",)
    assert texts(found.body) == [FIRST]


@pytest.mark.parametrize("line", ["Autumn Conference 2024", "Harbour Festival 26 – 27 October 2024"])
def test_an_event_of_a_year_is_nobody_who_posts(line: str) -> None:
    found = framed(line, FIRST)
    assert found.date_lines == ()
    assert texts(found.body) == [line, FIRST]


def test_a_label_in_brackets_is_no_headline() -> None:
    found = framed("(Communiqué du Parti du Port)", "La députée veut un mur.", title=None, code="fr")
    assert found.title_line is None
    assert texts(found.body) == ["La députée veut un mur."]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("14 May 2024",), "14 May 2024"),
        (("Published:", "14 May 2024"), "14 May 2024"),
        (("Published: 14 May 2024",), "Published: 14 May 2024"),
    ],
)
def test_a_day_between_standfirst_and_text(lines: tuple[str, ...], day: str) -> None:
    found = framed(SECOND, *lines, FIRST)
    assert found.date_lines == (day,)
    assert texts(found.body) == [SECOND, FIRST]


@pytest.mark.parametrize(
    "line", ["2024", "When: 14 May 2024", "26 – 27 October 2024", "26 - 27 October 2024", "Budget - 2021"]
)
def test_what_is_no_day_of_publication_stays(line: str) -> None:
    found = framed(SECOND, line, FIRST)
    assert found.date_lines == ()
    assert texts(found.body) == [SECOND, line, FIRST]


def test_a_day_below_a_heading_or_below_another_day_is_that_of_an_event() -> None:
    heading = Block(text="Public meeting", role="heading")
    assert "14 May 2024" in texts(framed(SECOND, heading, "14 May 2024", FIRST).body)
    found = framed("1 May 2024", SECOND, "14 May 2024", FIRST)
    assert found.date_lines == ("1 May 2024",)
    assert "14 May 2024" in texts(found.body)


def test_a_line_between_speech_is_no_headline() -> None:
    text = (
        "Storm over wall\n\nParty harbour spokesperson Ada Byrne said:\n\n“This is a storm.\n\n"
        "“They do not mend it.\n\nLISTEN: Ada Byrne on the harbour wall\n\n“It is not too late.”"
    )
    found = read_text(text)
    assert found.title == "Storm over wall"
    assert found.body == (
        "Party harbour spokesperson Ada Byrne said:",
        "“This is a storm.",
        "“They do not mend it.",
        "“It is not too late.”",
    )
    assert len(found.quotes) == 1


@pytest.mark.parametrize("between", ["", "– Ada Berg\n\n"])
def test_a_dateline_stands_below_a_motto(between: str) -> None:
    text = (
        "Accueil : la société doit changer\n\n« Parce que le port se construit ensemble »\n\n"
        f"{between}Port-Neuf, le 17 juin 2016 – La députée du port, Ada Berg, veut un accueil digne."
    )
    found = read_text(text)
    assert found.published is not None
    assert str(found.published.on) == "2016-06-17"


def test_a_day_told_in_a_later_paragraph_is_no_dateline() -> None:
    found = read_text(f"Harbour wall\n\n{FIRST}\n\nOn 17 June 2016 – a Friday – the wall broke in two.")
    assert found.published is None


# --- in the text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Full speech: https://party.example/speech", "en"),
        ("Sign-up for harbour updates: Text WALL to 12345", "en"),
        ("Leia mais - Porto de Vila Nova: muro vai ser reparado", "pt"),
        ("Read more – Ferries sail again", "en"),
    ],
)
def test_a_line_that_only_leads_on_is_no_text(line: str, code: str) -> None:
    assert texts(framed(FIRST, line, SECOND, code=code).body) == [FIRST, SECOND]


@pytest.mark.parametrize("line", ["Website: www.harbour.example", "See more: it is worth it."])
def test_a_line_that_tells_something_stays(line: str) -> None:
    assert line in texts(framed(FIRST, line, SECOND).body)


def test_a_label_before_a_link_makes_no_text_of_it() -> None:
    page = (
        "<html lang=en><body><article><h1>Harbour wall</h1><time datetime='2024-05-14'>14 May 2024</time>"
        f"<p>Ada Byrne MP said:</p><p>“{FIRST}</p><ul><li>HEAR IT: <a href='/a'>Ada Byrne MP on the wall"
        f"</a></li></ul><p>“{SECOND}”</p></article></body></html>"
    )
    found = read(page)
    assert found.body == ("Ada Byrne MP said:", f"“{FIRST}", f"“{SECOND}”")
    assert [quote.text for quote in found.quotes] == [f"{FIRST}\n\n{SECOND}"]


# --- below the text ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("bron: www.party.example", "nl"),
        ("Quelle: Pressemitteilung der Hafenpartei", "de"),
        ("SOURCE Harbour Party", "en"),
        ("Original-Content von: Hafenpartei, übermittelt durch news aktuell", "de"),
        ("--ooOoo--", "es"),
    ],
)
def test_the_last_line_names_the_source_and_is_no_text(line: str, code: str) -> None:
    assert texts(framed(FIRST, SECOND, line, code=code).body) == [FIRST, SECOND]


def test_a_source_below_a_table_inside_the_text_stays() -> None:
    line = "Source: Harbour statistics"
    assert texts(framed(FIRST, line, SECOND).body) == [FIRST, line, SECOND]


def test_contacts_above_the_line_of_the_source_are_contacts() -> None:
    found = framed(
        FIRST,
        SECOND,
        "Pressekontakt:",
        "Telefon: 030 555 01 99",
        "Original-Content von: Hafenpartei, übermittelt durch news aktuell",
        code="de",
    )
    assert texts(found.body) == [FIRST, SECOND]


def test_a_press_office_named_above_its_number_is_a_contact() -> None:
    found = framed(
        FIRST,
        SECOND,
        "För mer information:",
        "Ada Berg",
        "070-633 71 89",
        "Partiets presstjänst:",
        "070-620 00 64",
        code="sv",
    )
    assert texts(found.body) == [FIRST, SECOND]


def test_the_heading_of_contacts_is_no_note() -> None:
    found = framed(
        FIRST,
        "ENDS",
        "Notes to editors",
        SECOND,
        "Harbour media enquiries",
        "Media enquiries",
        "0300 555 7878",
    )
    assert texts(found.notes) == [SECOND]


@pytest.mark.parametrize(
    "note",
    [
        "Note to editor: For further information about the wall contact [email protected]",
        "Note to editors: for interviews with Ada Byrne call 020 7946 0018",
    ],
)
def test_a_note_that_is_a_contact_is_none(note: str) -> None:
    found = framed(FIRST, SECOND, "ENDS", note)
    assert found.notes == ()
    assert texts(found.contacts) == [note]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Brook MP, 3 May 2024",
        "By Ada Brook MP | 3 May 2024",
        "By Ada Brook MP – Friday, May 3, 2024",
        "By Ada Brook MP 3 May 2024",
    ],
)
def test_a_line_may_hold_the_author_and_the_day(line: str) -> None:
    release = read_text(f"Why the ferry matters\n\n{line}\n\nI grew up on the island.\n\nWe need the boat.")
    assert [(person.name, person.capacity) for person in release.people] == [("Ada Brook", ("author",))]
    assert release.published is not None
    assert release.published.on.isoformat() == "2024-05-03"
    assert release.body == ("I grew up on the island.", "We need the boat.")
