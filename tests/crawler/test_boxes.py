"""Boxes that interrupt a text: known by their form, their button or where it leads, whatever they say."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read

FIRST = "The harbour board will meet on Tuesday to hear why the ferry has not sailed since the spring storms."
LAST = "Islanders have waited eleven weeks for an answer, and the board owes them one before the winter."
FORM = "<form><input type=email><input type=submit></form>"
AMOUNTS = "<a href=/5 class=button>$5</a> <a href=/25 class=button>$25</a>"
BOXES = {
    "form": f"<div><h3>Stand with the island</h3><p>Tell the board: no more excuses.</p>{FORM}</div>",
    "buttons": f"<div><p>We will use the card you gave us last time:</p>{AMOUNTS}</div>",
    "address": "<div><h3>Our letter</h3><p>Every Friday.</p><div><a href=/newsletter>Yes</a></div></div>",
    "words": "<div><p>Our letter</p><p>Every Friday.</p><a href=/x>Donate today</a></div>",
}
KEPT = {
    "The board’s own figures show why.": "<div><p>%s</p><p><a href=/report.pdf>Read the report</a></p></div>",
    "You can give evidence until May.": "<div><h3>Then</h3><p>%s <a href=/join>So we hear</a>.</p></div>",
}


def body(box: str) -> tuple[str, ...]:
    """Return the text of a page whose text is interrupted by a box."""
    return read(
        "<html lang=en><head><title>Ferry</title></head><body><main><h1>Ferry still not sailing</h1>"
        "<p class=date><time datetime=2024-03-12>12 March 2024</time></p>"
        f"<div class=text><p>{FIRST}</p>{box}<p>{LAST}</p></div></main></body></html>"
    ).body


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_box_with_a_form_or_a_button_is_no_text(box: str) -> None:
    assert body(box) == (FIRST, LAST)


def test_a_box_between_two_containers_of_text_is_no_text() -> None:
    box = "<div class=teaser><div><h3>Join</h3><p>Shape the harbour.</p><a href=/join>Join</a></div></div>"
    assert body(f"</div>{box}<div class=text>") == (FIRST, LAST)


def test_amounts_that_lead_somewhere_are_no_text() -> None:
    assert body("<p><a href=/5>$5</a> <a href=/25>$25</a></p>") == (FIRST, LAST)


@pytest.mark.parametrize("words", KEPT)
def test_what_only_looks_like_a_box_stays(words: str) -> None:
    found = body(KEPT[words] % words)
    assert (found[0], found[-1]) == (FIRST, LAST)
    assert words in " ".join(found)


def test_a_list_of_releases_with_a_hidden_consent_strip_is_a_list() -> None:
    entry = "<div><h3><a href=/%d>Moción sobre el muelle %d</a></h3><span>%d de mayo</span></div>"
    entries = "".join(entry % (n, n, n) for n in range(1, 7))
    strip = "<div class=strip hidden><p>Utilizamos cookies. Este sitio web utiliza cookies.</p></div>"
    page = f"<html lang=es><body><main><h1>Notas de prensa</h1>{entries}</main>{strip}</body></html>"
    assert read(page, url="").kind == "listing"
