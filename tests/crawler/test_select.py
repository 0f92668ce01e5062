"""Selectors say what they expected and what they found."""

from __future__ import annotations

import pytest
from lxml import html

from crawler.errors import FieldAmbiguous, FieldMissing
from crawler.parsers.select import count, many, maybe, one

ROOT = html.fromstring("<div><p class=a>1</p><p class=a>2</p><h1>T</h1></div>")
URL = "https://party.example/news/a"


def test_one_returns_the_element() -> None:
    assert one(ROOT, "h1", url=URL).text == "T"


def test_one_names_selector_count_and_address_where_nothing_matches() -> None:
    with pytest.raises(FieldMissing, match=r"https://party.example/news/a: 'h2' matched 0 elements"):
        one(ROOT, "h2", url=URL)


@pytest.mark.parametrize("selector", [one, maybe])
def test_several_matches_are_ambiguous(selector: object) -> None:
    with pytest.raises(FieldAmbiguous, match=r"'p.a' matched 2 elements"):
        selector(ROOT, "p.a", url=URL)  # type: ignore[operator]


def test_maybe_returns_none_for_no_match() -> None:
    assert maybe(ROOT, "h2", url=URL) is None


def test_many_keeps_page_order_and_can_ask_for_a_least_number() -> None:
    assert [element.text for element in many(ROOT, "p", url=URL)] == ["1", "2"]
    with pytest.raises(FieldMissing, match="matched 2 elements, expected 3 or more"):
        many(ROOT, "p", url=URL, least=3)


def test_count_counts() -> None:
    assert count(ROOT, "p, h1") == 3
