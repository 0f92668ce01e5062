"""Embargo and release lines that stand apart from the text of a page: a release under embargo is held only
where its line is found."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read

LINE = "EMBARGOED UNTIL 00.01 WEDNESDAY 13 NOVEMBER 2024"
HEADLINE = "<h1>Council must stand up for family farms, says the Riverside Group</h1>"
DATE = '<div class="date"><time datetime="2024-11-12">12/11/2024</time></div>'
TEXT = """<p>Riverside councillors will today use their debate to urge the council to publish its own
assessment of how the changes will affect farms in the county, and of what they will cost.</p>
<p>Fewer than 500 estates a year will be affected across the country, the council has said.</p>
<p>Ann Brook, leader of the group, said: “Farming families are the backbone of our county.”</p>"""
BODY = f'<div class="body">{TEXT}</div>'


def page(main: str) -> bytes:
    head = '<html lang="en-GB"><head><title>Council must stand up for family farms</title></head>'
    menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
    return f"<!doctype html>{head}<body>{menu}<main>{main}</main></body></html>".encode()


@pytest.mark.parametrize(
    "main",
    [
        f'{HEADLINE}<article><div>{DATE}<p class="release-line">{LINE}</p>{BODY}</div></article>',
        f"<p>{LINE}</p>{HEADLINE}{DATE}{BODY}",
        f"<article><p>{LINE}</p>{HEADLINE}{DATE}{TEXT}</article>",
        f'<section class="hero"><div class="tag">{LINE}</div>{HEADLINE}{DATE}</section>{BODY}',
        f"<header><p>12 November 2024 | {LINE}</p>{HEADLINE}</header>{BODY}",
        f"{HEADLINE}<p><span>12 November 2024</span> <strong>{LINE}</strong></p>{BODY}",
        f'{HEADLINE}{DATE}<div role="alert">{LINE}</div>{BODY}',
        f"{HEADLINE}{DATE}<dl><dt>Embargo</dt><dd>00.01 Wednesday 13 November 2024</dd></dl>{BODY}",
        f"{HEADLINE}{DATE}<table><tr><td>Embargo:</td><td>00.01 Wednesday 13 November 2024</td></tr></table>"
        f"{BODY}",
        f"{HEADLINE}{DATE}<div class='body'><p>{LINE}</p>{TEXT}</div>",
        f"{HEADLINE}{DATE}<div class='body'>{TEXT}</div><p>{LINE}</p>",
    ],
)
def test_an_embargo_is_found_wherever_it_stands(main: str) -> None:
    found = read(page(main), url="", timezone="Europe/London")
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2024-11-13T00:01:00+00:00"
    assert not any("EMBARGO" in text or "00.01" in text for text in found.body)
    assert found.published is None or found.published.on.isoformat() == "2024-11-12"


def test_a_date_before_an_embargo_on_the_same_line_is_the_day_of_publication() -> None:
    found = read(page(f"<header>{HEADLINE}<p>12 November 2024 | {LINE}</p></header>{BODY}"), url="")
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-11-12"
    assert found.embargo is not None
    assert found.embargo.raw.endswith(LINE)


@pytest.mark.parametrize("line", ["FOR IMMEDIATE RELEASE", "EMBARGO: immediate release"])
def test_a_release_line_above_the_text_is_read(line: str) -> None:
    found = read(page(f'{HEADLINE}<div>{DATE}<p class="line">{line}</p>{BODY}</div>'), url="")
    assert found.embargo is not None
    assert (found.embargo.status, found.embargo.until) == ("immediate", None)


def test_the_embargo_of_another_release_in_a_teaser_holds_nothing() -> None:
    teaser = f'<aside class="related"><h2>Related</h2><p><a href="/b">{LINE}: bus fares</a></p></aside>'
    found = read(page(f"{HEADLINE}{DATE}{BODY}{teaser}"), url="")
    assert found.embargo is None


@pytest.mark.parametrize("house", ["Senedd", "MSP", "Stormont"])
def test_a_parliament_that_only_one_country_has_gives_the_clock(house: str) -> None:
    text = TEXT.replace("the council has said", f"the {house} was told")
    found = read(page(f"<p>{LINE}</p>{HEADLINE}{DATE}<div>{text}</div>").replace(b"en-GB", b"en"), url="")
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2024-11-13T00:01:00+00:00"
