"""Which of the dates near a headline is that of publication, on invented pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.parsers.release import read_release
from crawler.records import RawPage
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise

PROSE = "".join(
    f"<p>The council will mend {place} before the winter, and it will pay for the work from its reserve.</p>"
    for place in ("the weir", "the mill bridge", "the lower lock", "the tow path")
)


def published(above: str, below: str = "", head: str = "") -> str | None:
    """Return the day that a page with these lines around its headline and text was published."""
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>Weir to be mended</title>{head}</head><body>"
        f"<main><article>{above}<h1>Weir to be mended</h1>{PROSE}{below}</article></main></body></html>"
    )
    page = RawPage(
        url="https://news.example.org/weir",
        final_url="https://news.example.org/weir",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        status=200,
        body=html.encode(),
    )
    read = read_release(page, languages=load_language, noise=load_noise(), known=languages_known())
    return read.published.on.isoformat() if read.published else None


@pytest.mark.parametrize(
    "above",
    [
        "<div><span>Ada Weir</span><span>Apr 18, 2024</span><span>2 min read</span>"
        "<div><span>Updated: Apr 20, 2024</span></div></div>",
        "<dl><dt>Last updated</dt><dd>20 April 2024</dd><dt>Published</dt><dd>18 April 2024</dd></dl>",
        "<p>18<sup>th</sup> April 2024</p>",
    ],
)
def test_the_day_of_publication_is_told_from_that_of_an_update(above: str) -> None:
    assert published(above) == "2024-04-18"


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    head = '<meta property="article:published_time" content="2024-04-18T09:30:00+01:00">'
    below = "<h2>Notes to editors</h2><ul><li>The old weir gave way on 14 February 2022.</li></ul>"
    assert published("", below, head) == "2024-04-18"
