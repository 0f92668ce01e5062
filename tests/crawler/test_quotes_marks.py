"""Quotation marks told by place, shape and what is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsers.quotes.pairing import pair_marks
from crawler.parsers.quotes.vocabulary import vocabulary_of
from crawler.sites.languages import load_language


def words_between(text: str, language: str = "en") -> list[tuple[str, bool]]:
    paired = pair_marks(text, vocabulary_of(load_language(language)))
    return [(text[each.start : each.end], each.closed) for each in paired.stretches]


@pytest.mark.parametrize(
    ("language", "text", "inside"),
    [
        ("en", 'She said: "We will win."', ["We will win."]),
        ("en", "She said: “We will win.”", ["We will win."]),
        ("en", 'Mixed: “We will win."', ["We will win."]),
        ("en", "‘We will win,’ said Ana Brook.", ["We will win,"]),
        (
            "en",
            "'We don't give up on workers' rights,' said Ana Brook.",
            ["We don't give up on workers' rights,"],
        ),
        ("en", "“He told me ‘no’ and “never” twice,” she said.", ["He told me ‘no’ and “never” twice,"]),
        ("en", "He said,”It is late.”", ["It is late."]),
        ("en", "“ A mark set apart. ”", ["A mark set apart."]),
        ("en", "``Typed in the old way,'' he said.", ["Typed in the old way,"]),
        ("de", "Er sagte: „Das reicht nicht.“", ["Das reicht nicht."]),
        ("de", "Er sagte: „Das reicht nicht.”", ["Das reicht nicht."]),
        ("de", "Er sagte: »Das ›reicht‹ nicht.«", ["Das ›reicht‹ nicht."]),
        ("de", "Schröder:„Das reicht nicht.“Hintergrund: mehr", ["Das reicht nicht."]),
        ("de", ",,Das reicht nicht.’’", ["Das reicht nicht."]),
        ("fr", "Il dit : « Cela suffit. »", ["Cela suffit."]),
        (
            "fr",
            "« Cela suffit », dit-il, « et c’est bien “ainsi”. »",
            ["Cela suffit", "et c’est bien “ainsi”."],
        ),
        ("pl", "Mówi: „To za mało”.", ["To za mało"]),
        ("sv", "”Det räcker inte”, säger hon.", ["Det räcker inte"]),
        ("da", "»Det er ikke nok,« siger hun.", ["Det er ikke nok,"]),
    ],
)
def test_finds_words_between_the_marks_of_each_language(language: str, text: str, inside: list[str]) -> None:
    assert [words for words, _ in words_between(text, language)] == inside


@pytest.mark.parametrize(
    "text",
    [
        "The pipe is 5\" wide and 6' long.",
        "The workers' rights of the '90s aren't gone.",
        "It’s the teachers’ union’s view.",
        "Rock ’n’ roll.",
    ],
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    assert words_between(text) == []


def test_a_measure_inside_speech_does_not_end_it() -> None:
    text = 'She said: "A 5" pipe is too small for this street."'
    assert words_between(text) == [('A 5" pipe is too small for this street.', True)]


def test_an_inner_mark_that_is_never_closed_does_not_swallow_the_attribution() -> None:
    text = "“We must pass the “Harbour Act today,” said Ana Brook. “We must.”"
    assert [words for words, _ in words_between(text)] == ["We must pass the “Harbour Act today,", "We must."]


def test_marks_that_reopen_inside_one_paragraph_part_its_lines() -> None:
    text = "“The first line. “The second line. “The third line.”"
    assert [words for words, _ in words_between(text)] == [
        "The first line.",
        "The second line.",
        "The third line.",
    ]


def test_speech_that_is_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    assert words_between("“We will go on.") == [("We will go on.", False)]


@given(st.text(alphabet="ab .,:'\"“”„«»‘’‚-–5\n", max_size=120))
def test_stretches_lie_in_order_inside_the_text(text: str) -> None:
    for language in ("en", "de", "fr"):
        paired = pair_marks(text, vocabulary_of(load_language(language)))
        position = 0
        for each in paired.stretches:
            assert position <= each.outer_start <= each.start <= each.end <= each.outer_end <= len(text)
            position = each.outer_end
