"""The generic recogniser, on pages written by us in the true structure of widespread platforms."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import NotARelease
from crawler.parsers.as_json import to_json
from crawler.records import ListedLink, Release
from tests.crawler.reader import read

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name.removesuffix(".html") for path in PAGES.glob("*.html"))
RELEASES = [
    name for name in NAMES if json.loads((PAGES / f"{name}.html.json").read_text())["kind"] == "release"
]


def expected(name: str) -> dict[str, Any]:
    return json.loads((PAGES / f"{name}.html.json").read_text("utf-8"))  # type: ignore[no-any-return]


def reading(name: str) -> Release:
    try:
        return read((PAGES / f"{name}.html").read_bytes(), url="")
    except NotARelease:
        return Release(kind="other")


@pytest.mark.parametrize("name", NAMES)
def test_kind(name: str) -> None:
    assert reading(name).kind == expected(name)["kind"]


@pytest.mark.parametrize("name", RELEASES)
def test_title_day_language_and_text(name: str) -> None:
    gold, found = expected(name), to_json(reading(name))
    keys = ("language", "title", "published", "embargo", "body")
    assert {key: found[key] for key in keys} == {key: gold[key] for key in keys}


@pytest.mark.parametrize("name", [name for name in RELEASES if expected(name)["must_exclude"]])
def test_furniture_is_left_behind(name: str) -> None:
    found = reading(name)
    kept = "\n".join([*found.body, *found.notes, *(quote.text for quote in found.quotes)])
    assert [words for words in expected(name)["must_exclude"] if words in kept] == []


@pytest.mark.parametrize("name", [name for name in RELEASES if expected(name)["published_at"]])
def test_a_marked_up_time_is_more_than_a_placeholder(name: str) -> None:
    found = reading(name).published
    assert found is not None
    assert found.at is not None
    assert found.at == datetime.fromisoformat(expected(name)["published_at"])


def test_noon_on_every_page_is_a_placeholder() -> None:
    found = reading("drupal-node").published
    assert found is not None
    assert found.at is None


def page(main: str, head: str = "") -> str:
    top = "<header><a href=/>Party</a></header>"
    return f"<html lang=en><head>{head}</head><body>{top}<main>{main}</main></body></html>"


TEXT = "<p>The party has called on ministers to bring forward a plan for the winter timetable, it said.</p>"
MORE = "<p>Figures released this week show that one crossing in nine was cancelled during the autumn.</p>"


def test_dates_that_disagree_give_a_doubt_with_both() -> None:
    head = "<meta property=article:published_time content=2021-01-05T08:00:00Z>"
    found = read(page(f"<h1>Fair deal for ferries</h1><p class=date>12 March 2024</p>{TEXT}{MORE}", head))
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert any("12 March 2024" in doubt and "2021-01-05" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "line", ["Last updated: 14 March 2024", "Updated 14 March 2024", "© 2024 Party, 14 March 2024 edition"]
)
def test_a_later_change_is_no_publication(line: str) -> None:
    found = read(
        page(f"<h1>Fair deal for ferries</h1><p>Published 12 March 2024</p>{TEXT}{MORE}<p>{line}</p>")
    )
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"


def test_a_dateline_gives_the_day_where_nothing_else_does() -> None:
    body = TEXT.replace("<p>", "<p>NORTHQUAY, 12 March 2024 – ")
    found = read(
        page(f"<h1>Fair deal for ferries</h1>{body}{MORE}<p>“We want boats,” said Morag Ellison.</p>")
    )
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert found.body[0].startswith("NORTHQUAY, 12 March 2024 –")


def test_a_date_in_a_sentence_is_no_publication() -> None:
    body = TEXT.replace("<p>", "<p>On 12 March 2024 ministers met. ") + MORE
    found = read(page(f"<article class='press-release'><h1>Fair deal</h1>{body}</article>"), url="")
    assert found.kind == "release"
    assert found.published is None


def test_the_listing_gives_the_day_where_the_page_does_not() -> None:
    link = ListedLink(url="https://party.example/news/a", date="12 March 2024")
    body = f"<article class='press-release'><h1>Fair deal</h1>{TEXT}{MORE}</article>"
    found = read(page(body), listed=link)
    assert found.published is not None
    assert (found.published.on.isoformat(), found.published.origin) == ("2024-03-12", "listing")


@pytest.mark.parametrize(
    ("url", "body", "day"),
    [
        ("https://party.example.uk/a", "", "2024-03-04"),
        ("https://tidewater.house.gov/a", "", "2024-04-03"),
        ("https://party.example/a", "<footer><p>1 Quay St, Northquay, ME 04101</p></footer>", "2024-04-03"),
    ],
)
def test_the_order_of_day_and_month_follows_the_place(url: str, body: str, day: str) -> None:
    found = read(
        page(f"<h1>Fair deal for ferries</h1><p class=date>04/03/2024</p>{TEXT}{MORE}") + body, url=url
    )
    assert found.published is not None
    assert found.published.on.isoformat() == day


def test_an_undeclared_language_is_read_from_the_commonest_words() -> None:
    source = (PAGES / "typo3-news.html").read_text("utf-8").replace('lang="de"', "")
    found = read(source)
    assert found.language == "de"
    assert any("'de'" in doubt for doubt in found.doubts)


def test_a_wrongly_declared_language_gives_a_doubt() -> None:
    found = read((PAGES / "typo3-news.html").read_text("utf-8").replace('lang="de"', 'lang="en"'))
    assert found.language == "de"
    assert any("'en'" in doubt and "'de'" in doubt for doubt in found.doubts)


def test_a_language_that_is_given_is_not_questioned() -> None:
    assert read((PAGES / "typo3-news.html").read_bytes(), language="nl").language == "nl"


def test_a_wall_is_no_release_and_no_empty_one() -> None:
    with pytest.raises(NotARelease, match="consent wall"):
        read((PAGES / "consent-wall.html").read_bytes())
    with pytest.raises(NotARelease, match="program"):
        read((PAGES / "challenge.html").read_bytes())
