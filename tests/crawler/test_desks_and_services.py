"""Numbers below a text: of a press desk, which are contacts, and of a service, which the release tells."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read, read_text

FIRST = "The council has agreed to mend the harbour wall before the winter storms begin."
SECOND = "Work begins in March and is to end before the ferries return in May."
GERMAN = "Der Rat will die Mauer am Hafen vor dem Winter erneuern und gibt dafür eine Million aus."
SPANISH = "El concejo quiere renovar el muro del puerto antes del invierno y paga un millón por ello."


@pytest.mark.parametrize(
    "line",
    [
        "Residents can report a leak through the council’s website or by calling 0300 123 6780.",
        "To book a place at the meeting, residents should call the town hall on 020 7946 0018.",
        "For help at any hour, people can ring the free line of the harbour on 0800 123 4567.",
    ],
)
def test_the_number_of_a_service_in_a_sentence_is_text(line: str) -> None:
    assert read_text("\n\n".join(("Harbour wall to be mended", FIRST, SECOND, line))).body[-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "You can reach Jane Doe, press officer of the party, at any time on 020 7946 0018.",
        "Please direct any press queries that you have to Jane Doe on 020 7946 0018.",
        "The press office can be reached at any hour of the day on 020 7946 0018.",
        "For more information on this and on all else please call 020 7946 0018.",
    ],
)
def test_the_number_of_a_press_officer_in_a_sentence_is_a_contact(line: str) -> None:
    assert read_text("\n\n".join(("Harbour wall to be mended", FIRST, SECOND, line))).body[-1] == SECOND


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("de", GERMAN, "Hafenpartei Ratsklub\n\nMag. Jo Roe\n\nKommunikation\n\n+43 1 4000 81929"),
        ("de", GERMAN, "Presse Hafenpartei\n\n+43 1 4000 81929"),
        ("es", SPANISH, "Prensa Lista del Puerto\n343 555-0156"),
        ("es", SPANISH, "Comunicación Lista del Puerto\nprensa@puerto.example"),
    ],
)
def test_the_desk_above_its_number_is_a_contact(language: str, text: str, lines: str) -> None:
    head = "Neue Mauer für den Hafen" if language == "de" else "Un muro nuevo para el puerto"
    found = read_text("\n\n".join((head, text, text, lines)), language=language)
    assert list(found.body) == [text, text]
    assert found.notes == ()


def test_a_signature_above_a_contact_stays() -> None:
    lines = ("Jane Doe MP", "Shadow Minister for Ports", "Press office", "020 7946 0018")
    found = read_text("\n\n".join(("Harbour wall to be mended", FIRST, SECOND, *lines)))
    assert list(found.body) == [FIRST, SECOND, *lines[:2]]


def test_footnotes_behind_the_end_mark_may_be_links() -> None:
    link = "<a href='https://harbour.example/a'>https://harbour.example/a</a>"
    text = f"<p>{FIRST} [1]</p><p>{SECOND}</p><p>###</p><p>[1] {link}</p><p>{link}</p>"
    found = read(f"<html lang='en'><body><main><h1>Harbour wall to be mended</h1>{text}</main>")
    assert list(found.notes) == ["[1] https://harbour.example/a"]


def test_a_link_that_announces_what_stands_below_it_is_text() -> None:
    said = "<blockquote><p>The wall must be mended before the winter.</p></blockquote>"
    text = f"<p>{FIRST}</p><p><a href='/r'>The resolution of the council says:</a></p>{said}<p>{SECOND}</p>"
    found = read(f"<html lang='en'><body><main><h1>Harbour wall to be mended</h1>{text}</main>")
    assert "The resolution of the council says:" in found.body
    label = text.replace("The resolution of the council says:", "Full text:")
    found = read(f"<html lang='en'><body><main><h1>Harbour wall to be mended</h1>{label}</main>")
    assert "Full text:" not in found.body
