"""When a walk along a listing ends, and the reason it states."""

from __future__ import annotations

import pytest

from crawler.spiders.pager import Pager

HOME = "https://party.example/news"


def walk(pager: Pager, pages: list[list[str]], known: set[str], *, last_has_next: bool = False) -> list[str]:
    """Turn through pages of links; return the addresses that were asked for after the first."""
    asked = []
    url = HOME
    for n, links in enumerate(pages):
        new = [link for link in links if link not in known]
        following = f"{HOME}?page={n + 1}" if n + 1 < len(pages) or last_has_next else None
        url_next = pager.turn(url=url, final_url=url, links=links, new=new, next_page=following)
        if url_next is None:
            break
        asked.append(url_next)
        url = url_next
    return asked


def test_a_walk_ends_where_no_link_leads_on() -> None:
    pager = Pager(listing=HOME, wide=False)
    assert len(walk(pager, [["a", "b"], ["c"]], set())) == 1
    assert pager.reason == "no next link on page 2"
    assert pager.complete


def test_a_short_sweep_ends_where_nothing_is_new() -> None:
    pager = Pager(listing=HOME, wide=False)
    assert len(walk(pager, [["a", "b"], ["c", "d"], ["e"]], {"b", "c", "d", "e"})) == 1
    assert pager.reason == "nothing new on page 2"
    assert pager.complete


def test_a_wide_sweep_goes_on() -> None:
    pager = Pager(listing=HOME, wide=True)
    assert len(walk(pager, [["a"], ["b"], ["c"]], {"a", "b", "c"})) == 2
    assert pager.reason == "no next link on page 3"


def test_pinned_releases_say_nothing_of_a_page() -> None:
    # The pinned one is new: it heads every page, and must not keep a short sweep going.
    pager = Pager(listing=HOME, wide=False)
    assert len(walk(pager, [["pin", "a"], ["pin", "b"], ["pin", "c"]], {"a", "b", "c"})) == 1
    assert pager.reason == "nothing new on page 2"
    # The pinned one is known: it must not end a sweep that has news below it.
    pager = Pager(listing=HOME, wide=False)
    assert len(walk(pager, [["pin", "a"], ["pin", "b"], ["pin", "c"]], {"pin", "c"})) == 2
    assert pager.reason == "nothing new on page 3"


@pytest.mark.parametrize("wide", [True, False])
def test_a_pager_that_always_answers_page_1(wide: bool) -> None:
    pager = Pager(listing=HOME, wide=wide)
    walk(pager, [["a", "b"]] * 50, set(), last_has_next=True)
    assert pager.reason == "repeats: page 2 shows only what earlier pages did"
    assert pager.number == 2


def test_a_next_link_that_leads_back() -> None:
    pager = Pager(listing=HOME, wide=True)
    assert (
        pager.turn(url=HOME, final_url=HOME, links=["a"], new=["a"], next_page=f"{HOME}/?utm_source=x")
        is None
    )
    assert pager.reason == "repeats: page 1 leads back to a page before it"


def test_a_calendar_without_end_meets_a_limit() -> None:
    pager = Pager(listing=HOME, wide=True, limit=30)
    asked = walk(pager, [[f"day-{n}"] for n in range(10_000)], set())
    assert len(asked) == 29
    assert pager.reason == "page limit of 30"
    assert not pager.complete


def test_an_empty_first_page_is_no_end() -> None:
    pager = Pager(listing=HOME, wide=True)
    walk(pager, [[]], set())
    assert pager.reason == "no links on page 1"
    assert not pager.complete
    may = Pager(listing=HOME, wide=True, may_be_empty=True)
    walk(may, [[]], set())
    assert may.complete


def test_an_empty_later_page_is_the_end() -> None:
    pager = Pager(listing=HOME, wide=True)
    walk(pager, [["a"], []], set(), last_has_next=True)
    assert pager.reason == "no more pages: page 2 is empty"
    assert pager.complete


def test_the_first_reason_stands() -> None:
    pager = Pager(listing=HOME, wide=True)
    pager.end("error: Unreachable on page 1")
    pager.end("no next link on page 1")
    assert pager.reason == "error: Unreachable on page 1"
    assert not pager.complete
