"""The by-line that stands in an element of its own between headline and text."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read

TEXT = (
    "<p>I grew up on the quay, and I have seen the ferry come in every evening until this spring.</p>"
    "<p>My neighbours ask me what I will do about it, and I tell them that we will keep asking the board.</p>"
)


def authors(line: str, title: str = "Opinion: My island needs its ferry") -> list[str]:
    """Return who is read as the author of a page with a line of labels under its headline."""
    page = (
        f"<html lang=en><body><main><h1>{title}</h1>{line}<div class=text>{TEXT}</div></main></body></html>"
    )
    return [person.name for person in read(page).people if "author" in person.capacity]


@pytest.mark.parametrize(
    "line",
    [
        "<div class=byline><span>Posted by</span> <a href=/p>Priya Roe</a> · June 30, 2022 9:14 AM</div>",
        "<div class=meta><span>30 June 2022</span> | <span>By Priya Roe</span></div>",
        "<p>Written by Priya Roe</p><p class=date>30 June 2022</p>",
    ],
)
def test_who_is_named_under_the_headline_is_the_author(line: str) -> None:
    assert authors(line) == ["Priya Roe"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class=byline>Posted by Admin on 30 June 2022</div>",
        "<div class=byline>Posted by Team Roe on 30 June 2022</div>",
        "<div class=date>30 June 2022</div><p>By the harbour, nothing has moved since the storms.</p>",
    ],
)
def test_a_desk_and_a_sentence_name_no_author(line: str) -> None:
    assert authors(line) == []


def test_a_by_line_below_where_the_text_was_printed_first_is_no_text() -> None:
    first = "<p>This op-ed first appeared in the Island Plainsman.</p><p>By Priya Roe</p>"
    page = (
        f"<html lang=en><body><main><h1>My island</h1><p class=date>30 June 2022</p><div>{first}{TEXT}</div>"
    )
    found = read(page + "</main></body></html>")
    assert "By Priya Roe" not in found.body
    assert found.body[0].startswith("This op-ed")
    assert [person.name for person in found.people] == ["Priya Roe"]
