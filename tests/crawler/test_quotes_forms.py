"""Forms in which releases print speech and its source, one by one. Invented texts."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import read_speech
from crawler.records import Block
from crawler.sites.languages import load_language


def spoken(
    language: str, *paragraphs: str | Block, title: str = "A headline"
) -> list[tuple[str | None, str]]:
    speech = read_speech(
        [each if isinstance(each, Block) else Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title=title,
        organisation=None,
        byline=None,
    )
    return [(quote.speaker, quote.text) for quote in speech.quotes if quote.kind == "speech"]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"We built the harbour."It is open to all," said Ana Brook. "Come and see."',
        '"We built the harbour. "It is open to all," said Ana Brook. "Come and see."',
        '"We built the harbour.""It is open to all," said Ana Brook. "Come and see."',
        "“We built the harbour.“It is open to all,” said Ana Brook. “Come and see.”",
    ],
)
def test_speech_whose_paragraphs_the_page_ran_together_is_one_quote(paragraph: str) -> None:
    assert spoken("en", paragraph) == [
        ("Ana Brook", "We built the harbour. It is open to all, Come and see.")
    ]


def test_a_quotation_inside_speech_in_the_same_marks_stays_in_it() -> None:
    assert spoken("en", 'Ana Brook said: "We heard it. "Never again," they told us. So we act."') == [
        ("Ana Brook", 'We heard it. "Never again," they told us. So we act.')
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Senators Ana Brook, John Roe and Ida Poe issued the following joint statement:",
        "Today, Mayor Ana Brook (HP), Councillor John Roe (RL), and Councillor Ida Poe (HP) said:",
        "Ana Brook, vice president and general manager, Life Sciences, said:",
        "Today, Rep. Ana Brook, M.D. (H-ME) released the following statement on harbours:",
    ],
)
def test_a_source_begins_with_the_first_of_those_who_speak_together(lead: str) -> None:
    assert spoken("en", lead, "“The harbour lost a whole summer.”") == [
        ("Ana Brook", "The harbour lost a whole summer.")
    ]
