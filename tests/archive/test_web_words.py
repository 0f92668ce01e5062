"""Text as it may be shown, quotes and hits in a paragraph, differences by words, plots: the pure parts of
the pages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search import marking, showing
from archive.web import differences, plots, printing


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example/b", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), (" javascript:x", False), ("//a.example", False),
        ("java\tscript:x", False), ("https:///x", False), ("https://[bad", False),
        ("file:///etc/passwd", False), (None, False), ("", False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_followed(url: str | None, followed: bool) -> None:
    assert (showing.address(url) is not None) is followed


def test_text_keeps_its_length_where_offsets_count() -> None:
    text = "a\u202eb\x00c\u2028d\ufeffe\u200ff"
    assert len(showing.same_length(text)) == len(text)
    assert showing.shown(text) == "ab\ufffdcde\u200ff"


def test_a_paragraph_is_cut_at_every_border_of_a_quote_and_a_hit() -> None:
    cut = marking.stretches("She said: “No more ferries.”", [marking.Span(11, 27, "q1")], [(14, 26)])
    assert [(each.text, each.quote, each.hit) for each in cut] == [
        ("She said: “", None, False),
        ("No ", "q1", False),
        ("more ferries", "q1", True),
        (".", "q1", False),
        ("”", None, False),
    ]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
)
def test_no_character_is_lost_or_printed_twice(
    text: str, quotes: list[tuple[int, int]], hits: list[tuple[int, int]]
) -> None:
    spans = [marking.Span(start, end, f"q{n}") for n, (start, end) in enumerate(quotes)]
    cut = marking.stretches(text, spans, hits)
    assert "".join(each.text for each in cut) == showing.same_length(text)


def test_hits_are_dealt_out_to_their_paragraphs() -> None:
    text, hits = marking.hits_in("one \x02two\x03\n\n\x02three\x03 two")
    assert text == "one two\n\nthree two"
    assert list(marking.by_paragraph(["one two", "three two"], text, hits)) == [[(4, 7)], [(0, 5)]]


def test_a_changed_number_is_one_change() -> None:
    runs = differences.of_words("Rents rose by 8.1% in a year.", "Rents rose by 9.4% in a year.")
    assert [(run.sort, run.text) for run in runs] == [
        ("same", "Rents rose by "), ("gone", "8.1%"), ("new", "9.4%"), ("same", " in a year."),
    ]  # fmt: skip


@given(st.text(alphabet="ab c.1", max_size=40), st.text(alphabet="ab c.1", max_size=40))
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    runs = differences.of_words(before, after)
    assert "".join(run.text for run in runs if run.sort != "new") == before
    assert "".join(run.text for run in runs if run.sort != "gone") == after


def test_only_paragraphs_that_differ_are_shown() -> None:
    changed = list(differences.of_paragraphs(["a b", "c d", "e"], ["a b", "c x", "e", "new"]))
    assert [[run.text for run in runs] for runs in changed] == [["c ", "d", "x"], ["new"]]


def test_every_month_has_its_bar_or_none() -> None:
    series = plots.filled({"2023-11": 2, "2024-02": 1}, "2023-11", "2024-02")
    assert series == [("2023-11", 2), ("2023-12", 0), ("2024-01", 0), ("2024-02", 1)]
    drawn = plots.bars(series, 'a "label"')
    assert drawn.count("<rect") == 2
    assert "<title>November 2023: 2</title>" in drawn
    assert 'aria-label="a &#34;label&#34;"' in drawn


@pytest.mark.parametrize(("years", "wide", "narrow"), [(2, 2, 2), (6, 6, 6), (12, 12, 6), (50, 16, 8)])
def test_the_years_below_a_plot_never_touch(years: int, wide: int, narrow: int) -> None:
    drawn = plots.bars(plots.filled({}, "1970-01", f"{1969 + years}-12"), "releases")
    labels = re.findall(r'<text x="([\d.]+)%" y="149"( class="wide")?>', drawn)
    assert (len(labels), sum(not marked for _, marked in labels)) == (wide, narrow)
    width = int(re.search(r'width="(\d+)"', drawn)[1])  # type: ignore[index]
    for room, shown in (
        (width, labels),
        (min(width, plots.NARROW), [label for label in labels if not label[1]]),
    ):
        places = [float(x) / 100 * room for x, _ in shown]
        assert all(b - a >= plots.LABEL - 1 for a, b in pairwise([*places, room])), (room, places)


@pytest.mark.parametrize(
    ("value", "read"),
    [("2024-05-14", "14 May 2024"), ("2024-05-14T00:01:00+01:00", "14 May 2024, 00:01 (UTC+01:00)"),
     ("2024-05-14T18:00:00Z", "14 May 2024, 18:00 (UTC)"), (None, "unknown"), ("soon", "soon")],
)  # fmt: skip
def test_a_moment_reads_as_a_person_writes_it(value: str | None, read: str) -> None:
    assert printing.moment(value) == read
