"""Notes that stand outside the element with the text, standfirsts, second headlines, embargo lines."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read

TEXT = "<p>The party has called on ministers to bring forward a plan for the winter timetable, it said.</p>"
MORE = "<p>Figures released this week show that one crossing in nine was cancelled during the autumn.</p>"
ABOUT = (
    "The Harbour Party was founded in 1987 and has eleven councillors on the islands and two in the capital."
)


def page(main: str, around: str = "") -> str:
    head = "<h1>Fair deal for ferries</h1><p class=date>12 March 2024</p>"
    text = f"<div>{head}<div class=text>{main}</div></div>"
    return f"<html lang=en><body><main>{text}{around}</main></body></html>"


def test_what_a_press_office_puts_behind_every_release_is_notes() -> None:
    box = (
        "<div class='related'><div class='pr-footer'><p><b>More from the Harbour Party:</b></p>"
        f"<ul><li><a href=//x.example>x.example/harbour</a></li></ul><p>{ABOUT}</p></div></div>"
    )
    found = read(page(TEXT + MORE, box))
    assert found.body == (TEXT[3:-4], MORE[3:-4])
    assert found.notes == (ABOUT,)


@pytest.mark.parametrize("box", [f"<div>{ABOUT}</div>", f"<section><p>{ABOUT}</p></section>"])
def test_what_follows_an_end_mark_in_another_element_is_notes(box: str) -> None:
    found = read(page(TEXT + MORE + "<p>###</p>", box))
    assert found.body == (TEXT[3:-4], MORE[3:-4])
    assert found.notes == (ABOUT,)


def test_a_box_beside_a_text_without_end_mark_is_no_notes() -> None:
    found = read(page(TEXT + MORE, f"<div class=side><h4>About Morag</h4><p>{ABOUT}</p></div>"))
    assert found.notes == ()
    assert found.body == (TEXT[3:-4], MORE[3:-4])


def test_a_standfirst_that_the_text_begins_with_once_more_stays() -> None:
    found = read(
        page(TEXT + MORE).replace("<div class=text>", f"<div class=intro>{TEXT}</div><div class=text>")
    )
    assert found.body == (TEXT[3:-4], TEXT[3:-4], MORE[3:-4])


def test_a_second_headline_is_part_of_the_text() -> None:
    second = "<h2>Nine years of waiting at an end</h2>"
    found = read(page(TEXT + MORE).replace("<div class=text>", f"{second}<div class=text>"))
    assert found.body[0] == "Nine years of waiting at an end"


def test_the_line_that_sets_an_embargo_is_no_line_of_the_date() -> None:
    line = "<p><strong>STRICTLY EMBARGOED UNTIL 00.01 THURSDAY 14 MARCH 2024</strong></p>"
    found = read(page(line + TEXT + MORE), url="https://party.example.uk/a")
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2024-03-14T00:01:00+00:00"
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"


def test_a_headline_that_no_heading_marks_is_found_by_the_words_of_the_title() -> None:
    found = read(
        "<html lang=en><title>Ferries: statement by Morag Ellison | Harbour Party</title>"
        "<div><div>Transport</div>"
        "<div>Statement by Morag Ellison on the cancelled ferries</div><div>12/03/2024</div>"
        f"<div class=text>{TEXT}{MORE}</div></div></html>"
    )
    assert found.title == "Statement by Morag Ellison on the cancelled ferries"
    assert found.body == (TEXT[3:-4], MORE[3:-4])


@pytest.mark.parametrize(
    "sign", ["<p>St. Paul, MN — The party spoke.</p>", "<p><a href=https://secure.actblue.com/x>Give</a></p>"]
)
def test_signs_of_the_united_states_put_the_month_first(sign: str) -> None:
    found = read(page(TEXT + MORE, sign).replace("12 March 2024", "10/03/2024"))
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-10-03"


@pytest.mark.parametrize(
    "day", ["<time datetime=2024-03-12>Tue 12 March</time>", "<span>12 March 2024</span>"]
)
def test_a_date_between_headline_and_text_needs_no_element_around_it(day: str) -> None:
    found = read(f"<html lang=en><article><h1>Fair deal for ferries</h1>{day}{TEXT}{MORE}</article></html>")
    assert found.kind == "release"
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert found.body == (TEXT[3:-4], MORE[3:-4])


def test_a_heading_may_be_marked_up_for_screen_readers_only() -> None:
    found = read(
        "<html lang=en><div><div>Transport</div><div role=heading aria-level=1>Fair deal for ferries</div>"
        f"<div>12/03/2024</div><div class=text>{TEXT}{MORE}</div></div></html>"
    )
    assert found.title == "Fair deal for ferries"


def test_the_day_of_an_embargo_is_not_the_day_of_publication() -> None:
    line = "<p><strong>EMBARGOED UNTIL 00:01 Thursday 14 March 2024</strong></p>"
    found = read(page(line + TEXT + MORE).replace("<p class=date>12 March 2024</p>", ""))
    assert found.published is None
    assert found.embargo is not None
