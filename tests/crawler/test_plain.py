"""Plain text to blocks, and the seed release read from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.frame import frame
from crawler.parsers.plain import blocks_of_text
from crawler.sites.languages import load_language

SITE = Path(__file__).parents[1] / "sites" / "gb-libdem"


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of_text(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n \u200b\n", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n \r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        ("One.\n_____________\nTwo.", ["One.", "Two."]),
        ("> One.\n>\n> > Two.", ["One.", "Two."]),
        ("-30-", ["-30-"]),
        ("# # #", ["# # #"]),
        ("a\u00a0b\u00adc", ["a bc"]),
        ("\u200dOne.\n\nTwo.\u200d", ["One.", "Two."]),
        ("\U0001f469\u200d\U0001f393 graduates", ["\U0001f469\u200d\U0001f393 graduates"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_lines_of_a_text_without_empty_lines_are_paragraphs() -> None:
    first = (
        "A paragraph that is much longer than any mail program would leave in one line, and which ends here."
    )
    second = "Another paragraph of the same kind, much longer than a mail program would leave it in one line."
    assert texts(f"{first}\n{second}") == [first, second]


def test_lines_that_a_mail_program_wrapped_are_joined() -> None:
    text = (
        "The council has agreed to mend the harbour wall before the winter\n"
        "storms begin, and to pay for it from the sale of the old ferry that\n"
        "has been lying at the pier since the spring of the year before.\n"
        "\n"
        "Notes to editors:\n"
        "1. The wall dates from 1871 and was last mended in the year that the\n"
        "lighthouse was built.\n"
        "2. It is wet.\n"
    )
    found = blocks_of_text(text)
    assert [block.text for block in found] == [
        "The council has agreed to mend the harbour wall before the winter storms begin, and to pay for it "
        "from the sale of the old ferry that has been lying at the pier since the spring of the year before.",
        "Notes to editors:",
        "1. The wall dates from 1871 and was last mended in the year that the lighthouse was built.",
        "2. It is wet.",
    ]
    assert [block.role for block in found] == ["paragraph", "paragraph", "list_item", "list_item"]
    assert all(found[0].text[offset] == " " for offset in found[0].breaks)


def test_the_seed_is_read_as_its_gold(shared: Path) -> None:
    text = (shared / "seed" / "libdems-nca-x-grok.txt").read_text("utf-8")
    gold = json.loads((shared / "seed" / "libdems-nca-x-grok.txt.json").read_text("utf-8"))
    found = frame(blocks_of_text(text), language=load_language("en"), title=None)
    assert found.title_line == gold["title"]
    assert found.date_lines == (gold["published_raw"],)
    assert found.embargo_line == gold["embargo"]["raw"]
    assert [block.text for block in found.body] == gold["body"]
    assert [block.text for block in found.notes] == gold["notes"]


def test_a_pasted_copy_of_a_page_is_read_as_the_page() -> None:
    gold = json.loads((SITE / "ferry-app-inquiry.html.json").read_text("utf-8"))
    pasted = [
        gold["title"],
        gold["published_raw"],
        "EMBARGO: Immediate Release ",
        *gold["body"],
        "ENDS",
        "Notes to Editor: ",
        *gold["notes"],
        "Desks in front of a painted wall\n\nBack to press releases\n\nView",
        "Hands on a keyboard\n\nContact the press office\n\nView",
        "This website uses cookies",
        "Please select the types of cookies you want to allow.",
        "These are necessary for the website to function properly.\n"
        "These help us to understand how our visitors use our website.\n"
        "These allow us to display content from other websites that track you for advertising purposes.",
        "Administrator preview\nLive version at www.harbourdemocrats.example",
    ]
    found = frame(blocks_of_text("\n\n".join(pasted)), language=load_language("en"), title=None)
    assert found.title_line == gold["title"]
    assert [block.text for block in found.body] == gold["body"]
    assert [block.text for block in found.notes] == gold["notes"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab c.,-•1>\n\r\t\u00a0\u200b“", max_size=200))
def test_no_text_loses_or_invents_letters(text: str) -> None:
    found = blocks_of_text(text)
    assert [c for b in found for c in b.text if c.isalpha()] == [c for c in text if c.isalpha()]
    assert all(block.text == " ".join(block.text.split()) != "" for block in found)
    assert all(block.text[offset] == " " for block in found for offset in block.breaks)


SHORT = "The island needs a ferry in the winter, too."


@pytest.mark.parametrize(
    "lines",
    [
        "The party will ask the council to decide upon the new ferry that is\nplanned before Easter.",
        "Jane Roe, who has spoken for the island and its people on the council since\n2003 says she is glad.",
        'Of the ferry that broke down on its first day Jane Roe said:\n"It should not have sailed."',
    ],
)
def test_a_line_break_inside_a_paragraph_between_empty_lines(lines: str) -> None:
    text = "\n\n".join((SHORT, lines, SHORT, f"{SHORT} {SHORT} {SHORT}", SHORT))
    assert lines.replace("\n", " ") in [block.text for block in blocks_of_text(text)]


@pytest.mark.parametrize(
    "lines",
    [
        "A ferry for the island, and for all who live there\nThe party asks the council to decide now.",
        "Jane Roe\nSpokesperson for ferries.",
        "Who spoke, in the order in which they asked for the floor:\nJane Roe, John Doe.",
    ],
)
def test_a_line_break_that_is_the_writers(lines: str) -> None:
    text = "\n\n".join((SHORT, lines, SHORT, f"{SHORT} {SHORT} {SHORT}", SHORT))
    assert [block.text for block in blocks_of_text(text)][1:3] == lines.split("\n")


def test_a_capital_behind_a_line_break_where_a_program_broke_another_line() -> None:
    wrapped = "Die Partei hat sich mit dem Antrag der anderen auf eine neue Fähre\nbefasst."
    noun = "Es gibt nach ihrer Ansicht dafür keinen Grund für neue\nWahlen."
    headed = "Die Insel braucht ihre Fähre, und zwar jeden Tag\nDas sagen alle."
    text = "\n\n".join((SHORT, wrapped, noun, f"{SHORT} {SHORT} {SHORT}"))
    assert [block.text for block in blocks_of_text(text)][1:3] == [
        wrapped.replace("\n", " "),
        noun.replace("\n", " "),
    ]
    text = "\n\n".join((SHORT, headed, noun, f"{SHORT} {SHORT} {SHORT}"))
    assert [block.text for block in blocks_of_text(text)][1:5] == [*headed.split("\n"), *noun.split("\n")]


def test_speech_below_its_announcement_is_a_line_of_its_own_where_no_empty_lines_part_paragraphs() -> None:
    lines = ["Of the ferry that broke down on its first day Jane Roe said:", '"It should not have sailed."']
    assert [block.text for block in blocks_of_text("\n".join((SHORT, *lines)))] == [SHORT, *lines]
