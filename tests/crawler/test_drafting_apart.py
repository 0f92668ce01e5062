"""Selectors of a layout that hold on pages never seen: with teasers below, or sub-headings in the text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crawler.parsers.drafting.apart import Apart
from crawler.parsers.drafting.blocks import link_blocks
from crawler.parsers.drafting.headings import date_candidates, draft_title
from crawler.parsers.drafting.names import own_names
from crawler.parsers.drafting.places import Places
from crawler.parsers.drafting.samples import Sample, sample_of
from crawler.parsers.tree import parse
from crawler.records import PressDate, RawPage, Release

URL = "https://saltmarsh.example/news"
TEXT = "The county has said nothing about the landing since the autumn, and the islands are waiting."


def accept(css: str) -> bool:
    return bool(css)


def sample(n: int, body: str) -> Sample:
    """Return a release whose page is `body`, with TITLE, DAY and TEXT in it filled in."""
    title, day = f"Ferry landing closed for winter number {n}", f"{n} March 2026"
    text = f"<html><body>{body}</body></html>"
    for word, said in (("TITLE", title), ("DAY", day), ("TEXT", f"<p>{TEXT}</p>")):
        text = text.replace(word, said)
    now = datetime(2026, 3, 14, tzinfo=UTC)
    page = RawPage(url=f"{URL}/{n}", final_url=f"{URL}/{n}", fetched_at=now, status=200, body=text.encode())
    on = PressDate(on=date(2026, 3, n), at=None, raw=day)
    return sample_of(page, Release(kind="release", language="en", title=title, published=on, body=(TEXT,)))


def samples(body: str) -> list[Sample]:
    return [sample(n, body) for n in (3, 4)]


LISTING = parse(
    "<html><body><main><h1 class='page-title'>News</h1>"
    "<article class='post'><h2 class='entry-title'><a href='/news/3'>Ferry landing</a></h2>"
    "<time class='published'>3 March 2026</time><div class='entry-content'>The county</div></article>"
    "</main></body></html>",
    url=URL,
).root
RELEASE = (
    "<main><article class='post'><h1 class='entry-title'>TITLE</h1><time class='published'>DAY</time>"
    "<div class='entry-content'>TEXT</div></article></main>"
)


def test_what_stands_on_the_listing_too_is_named_with_its_headline() -> None:
    apart = Apart(LISTING, "h2.entry-title a", accept)
    assert apart.shared("div.entry-content")
    assert not apart.shared("h1.entry-title")
    assert not apart.shared("h1.page-title")  # The heading of the list is in no teaser.
    (narrower,) = apart.ordered(["div.entry-content"], samples(RELEASE))
    assert narrower == "article.post:has(h1) div.entry-content"
    assert apart.ordered(["time.published", "h1.entry-title"], samples(RELEASE)) == [
        "article.post:has(h1) time.published",
        "h1.entry-title",
    ]


def test_what_cannot_be_told_apart_comes_last() -> None:
    alike = samples("<main><h1>TITLE</h1><time>DAY</time><div class='entry-content'>TEXT</div></main>")
    apart = Apart(LISTING, "h2.entry-title a", accept)
    ordered = apart.ordered(["div.entry-content", "main:has(h1)"], alike)
    assert ordered == ["main:has(h1)", "div.entry-content"]


def test_without_a_page_for_the_listing_nothing_is_shared() -> None:
    assert not Apart(None, None, accept).shared("div.entry-content")


@pytest.mark.parametrize(
    ("head", "css"),
    [
        ("<h1>TITLE</h1>", None),
        ("<h1 class='head__title'>TITLE</h1>", "h1.head__title"),
        ("<header><h1>TITLE</h1></header>", "header > h1"),
    ],
)
def test_a_headline_is_named_so_that_no_sub_heading_is_taken_for_it(head: str, css: str | None) -> None:
    assert draft_title(samples(f"<article>{head}<b>DAY</b>TEXT</article>"), accept) == css


def test_a_date_in_the_text_is_not_taken_for_the_day() -> None:
    first, *_ = date_candidates(
        samples("<article><p class='meta__day'><time>DAY</time></p>TEXT</article>"), accept
    )
    assert first == "p.meta__day"


@pytest.mark.parametrize("key", ["data-testid", "data-qa", "data-component", "data-hook"])
def test_what_the_makers_of_a_page_call_a_part_lasts(key: str) -> None:
    text = f"<html><body><div class='css-1x2ab3' {key}='article-body'>x</div></body></html>"
    (names,) = [own_names(div) for div in Places(text).body.find_all("div")]
    assert names == [(2, f"div[{key}='article-body']")]


def test_entries_that_only_such_a_name_tells_apart_are_two_blocks() -> None:
    def card(name: str, folder: str, n: int) -> str:
        title = f"A headline of five words {n}"
        link = f"<a href='/{folder}/{n}-a-b-c'><i>{title}</i> {n} March 2026</a>"
        return f"<div class='css-1q2w3e'{name}>{link}</div>"

    news = "".join(card(" data-testid='news-card'", "news", n) for n in range(1, 6))
    agenda = "".join(card("", "agenda", n) for n in range(1, 4))
    places = Places(f"<html><body><main><div>{news}</div><div>{agenda}</div></main></body></html>")
    blocks = link_blocks(places, url=URL, base=URL, dated=lambda text: "2026" in text)
    assert [len(block.addresses) for block in blocks] == [5, 3]
