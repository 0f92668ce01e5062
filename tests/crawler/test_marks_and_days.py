"""Marks around a text that stand otherwise than usual: end marks, orders, pull quotes, days in a dateline."""

from __future__ import annotations

import pytest

from crawler.parsers.embargo_leads import lead_end
from crawler.sites.languages import load_language
from tests.crawler.reader import read, read_text

FIRST = "The council has agreed to mend the harbour wall before the winter storms begin."
SECOND = "Work begins in March and is to end before the ferries return in May."


def page(*inside: str, head: str = "", language: str = "en") -> str:
    text = "".join(inside)
    return f"<html lang='{language}'><head>{head}</head><body><main><h1>Harbour wall</h1>{text}</main>"


@pytest.mark.parametrize("mark", ["#", "* # *", "###"])
def test_a_single_hash_is_an_end_mark(mark: str) -> None:
    found = read(
        page(
            f"<p>{FIRST}</p><p>{SECOND}</p><h2>{mark}</h2>",
            "<p>About the Harbour Party</p><p>The party was founded in 1990 and sits on six councils.</p>",
        )
    )
    assert list(found.body) == [FIRST, SECOND]
    assert list(found.notes) == ["The party was founded in 1990 and sits on six councils."]


@pytest.mark.parametrize("order", ["FOR IMMEDIATE RELEASE", "FOR IMMEDIATE RELEASE "])
def test_a_release_order_takes_nothing_of_the_text_it_is_run_into(order: str) -> None:
    found = read(page(f"<p>{order}{FIRST}</p><p>{SECOND}</p>"))
    assert list(found.body) == [FIRST, SECOND]
    assert found.embargo is not None
    assert (found.embargo.raw, found.embargo.status) == ("FOR IMMEDIATE RELEASE", "immediate")


@pytest.mark.parametrize(
    "line", ["FOR IMMEDIATE RELEASE", "FOR IMMEDIATE RELEASE March 3, 2025", "For immediate release of funds"]
)
def test_an_order_alone_is_not_parted(line: str) -> None:
    assert lead_end(line, load_language("en")) is None


def test_a_pull_quote_is_known_by_its_class_where_the_text_has_it() -> None:
    pulled = "<div class='pullquote'><p>Work begins in March.</p></div>"
    other = "<div class='pull-quote'><p>The wall is as old as the town and older than its church.</p></div>"
    text = f"<p>{FIRST}</p><p>“Work begins in March,” said Jane Roe.</p>"
    found = read(page(text, pulled, other, f"<p>{SECOND}</p>"))
    assert list(found.body) == [
        FIRST,
        "“Work begins in March,” said Jane Roe.",
        "The wall is as old as the town and older than its church.",
        SECOND,
    ]


def test_the_label_of_a_statement_is_no_pull_quote_of_the_list_above_it() -> None:
    listed = "Groups such as Ferries Now, Harbour Safety Foundation of the Isles and Sea Watch took part."
    label = "Harbour Safety Foundation of the Isles:"
    text = f"<p>{FIRST}</p><p>{listed}</p><p><b>{label}</b></p><p>“We are glad,” said Jane Roe.</p>"
    assert label in read(page(text, f"<p>{SECOND}</p>")).body


@pytest.mark.parametrize(
    ("language", "opens", "on"),
    [
        (
            "it",
            "Porto Alto 9 settembre 2015. La lista dell’isola chiede battelli anche d’inverno.",
            "2015-09-09",
        ),
        ("es", "Puerto Alto, 11 de diciembre de 2025. La lista pidió barcos de invierno.", "2025-12-11"),
        ("en", "Harwick, 3 May 2024. The list asked for ferries in winter.", "2024-05-03"),
        ("en", "Harwick had no ferry on 3 May 2024. The list asked for one.", None),
    ],
)
def test_a_full_stop_may_end_a_dateline(language: str, opens: str, on: str | None) -> None:
    told = "La lista pide que los barcos salgan también en invierno." if language == "es" else SECOND
    found = read_text(f"Boats for the island in winter\n\n{opens}\n\n{told}\n\n{told}", language=language)
    assert (found.published.on.isoformat() if found.published else None) == on


def test_the_sample_date_of_a_template_is_no_date() -> None:
    node = '{"@type": "Article", "datePublished": "2020-01-01T00:00:00"}'
    sample = f"<script type='application/ld+json'>{node}</script>"
    told = '<meta property="article:published_time" content="2025-09-04T12:18:00+02:00">'
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    found = read(page(text, head=sample + told))
    assert found.published is not None
    assert found.published.on.isoformat() == "2025-09-04"
    alone = read(page(text, head=sample))
    assert alone.published is not None
    assert alone.published.on.isoformat() == "2020-01-01"


@pytest.mark.parametrize(("below", "on"), [("March 10, 2020", "2020-03-10"), ("March 2, 2020", "2020-03-11")])
def test_the_day_of_the_release_is_believed_before_the_stamp_of_the_day_after(below: str, on: str) -> None:
    lines = f"<p>March 11, 2020 00:43</p><p>For Immediate Release</p><p>{below}</p>"
    found = read(page(lines, f"<p>{FIRST}</p><p>{SECOND}</p>"))
    assert found.published is not None
    assert found.published.on.isoformat() == on
