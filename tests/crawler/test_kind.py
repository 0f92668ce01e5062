"""What a page is: lists of one, petitions, hidden texts, tables, and pages that a layout fits by mistake."""

from __future__ import annotations

import pytest

from crawler.records import LayoutSpec, Release, SiteSpec
from tests.crawler.reader import read, read_text

TEXT = "<p>The party has called on ministers to bring forward a plan for the winter timetable, it said.</p>"
MORE = "<p>Figures released this week show that one crossing in nine was cancelled during the autumn.</p>"
SAID = "<p>“We have waited for boats for nine years, and nobody tells us why,” said Morag Ellison.</p>"
SIGN_UP = (
    "<div class=subscribe><h3>Let us write to you</h3><p>This party is about opening doors that were shut to "
    "many for far too long, and we begin today.</p></div>"
)
SITE = SiteSpec(
    slug="gb-harbour", name="Harbour Party", party="gb-harbour", url="https://party.example/news",
    listings=("https://party.example/news",), timezone="Europe/London",
    layouts=(LayoutSpec(name="2024", body="div.text", title="h1", date="p.day"),),
)  # fmt: skip


def page(main: str, names: str = "") -> str:
    head = "<head><title>Ferries</title></head>"
    return f'<html lang=en>{head}<body class="{names}"><main>{main}</main></body></html>'


def laid_out(
    text: str, names: str = "text", day: str = "<p class=day>12 March 2024</p>", around: str = ""
) -> Release:
    return read(
        page(f'<h1>Fair deal for ferries</h1>{day}<div class="{names}">{text}</div>{around}'), spec=SITE
    )


def test_a_category_with_a_single_teaser_is_a_listing() -> None:
    teaser = (
        "<div class=card><a href=/a><h4>Party welcomes the new pier</h4><div>On the pier.</div></a></div>"
    )
    assert read(page(f"<h1>Press</h1><div>{teaser}</div>") + SIGN_UP, url="").kind == "listing"


def test_a_list_of_bare_headlines_is_a_listing() -> None:
    lines = "".join(f"<li><a href=/{n}>Statement on the closure of pier {n}</a></li>" for n in range(6))
    assert read(page(f"<h2>Friday, March 29, 2013</h2><ul>{lines}</ul>"), url="").kind == "listing"


@pytest.mark.parametrize("names", ["node-type-campaign-page", "single-event", "page-node-type-petition"])
def test_what_the_system_calls_a_petition_or_an_event_is_no_release(names: str) -> None:
    source = page(f"<h1>Fair deal for ferries</h1>{TEXT}{MORE}{SAID * 6}", names)
    assert read(source, url="").kind == "other"
    assert read(source.replace(names, ""), url="").kind == "release"


def test_a_text_that_is_not_shown_is_no_release() -> None:
    source = page(
        f"<h1>Fair deal</h1><p class=date>12 March 2024</p><div class=w-dyn-bind-empty>{TEXT}{MORE}</div>"
    )
    assert read(source).kind == "other"
    assert read(source.replace("w-dyn-bind-empty", "text")).kind == "release"


def test_a_layout_that_fits_does_not_make_a_release() -> None:
    assert laid_out(TEXT + MORE).kind == "release"
    assert laid_out(TEXT + MORE, "text w-dyn-bind-empty").kind == "other"
    assert laid_out("<p> </p>").kind == "other"


def test_a_list_that_a_layout_fits_is_a_listing() -> None:
    teasers = "".join(
        f"<div class=card><h3><a href=/{n}>Pier {n} is to close</a></h3><p>On pier {n}.</p></div>"
        for n in range(6)
    )
    assert laid_out(teasers, day="").kind == "listing"


def test_an_error_page_that_a_layout_fits_is_no_release() -> None:
    source = page(
        "<h1>Page not found</h1><div class=text><p>Sorry, there is no such page on this site.</p></div>"
    )
    assert read(source, spec=SITE).kind == "other"


def test_a_page_in_another_language_than_its_site_is_read_in_its_own() -> None:
    text = (
        "<p>El partido ha pedido que se presente un plan para el horario de invierno de los transbordadores, "
        "que es lo que los vecinos de la isla esperan desde hace nueve años, y que no se ha cumplido.</p>"
    )
    source = page(f"<h1>Un plan justo</h1><p class=day>12 de marzo de 2024</p><div class=text>{text}</div>")
    found = read(source.replace("lang=en", "lang=es"), spec=SITE)
    assert found.language == "es"
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"


TABLE = "date,party,title\n2024-01-02,a,First\n2024-01-03,b,Second\n2024-01-04,c,Third\n2024-01-05,d,Fourth\n"
PROGRAM = (
    "def first(names: list[str]) -> dict[str, int]:\n    return {name: names[name] for name in names}\n" * 5
)


@pytest.mark.parametrize("text", [TABLE, TABLE.replace(",", "\t"), TABLE.replace(",", ";"), PROGRAM])
def test_a_table_or_a_program_is_no_release(text: str) -> None:
    found = read_text(text)
    assert found.kind == "other"
    assert len(found.doubts) == 1


def test_paragraphs_with_as_many_commas_each_are_no_table() -> None:
    line = "On Monday, in Northquay, the party asked for a plan.\n\n"
    assert read_text("Fair deal for ferries\n\n" + line * 5).kind == "release"


def test_a_page_that_was_not_found_is_told_as_such_though_it_hides_a_consent_strip() -> None:
    strip = "<div hidden class=strip><p>This website uses cookies. We use cookies here.</p></div>"
    source = page("<h1>Page not found</h1><p>We looked and looked.</p>") + strip
    assert read(source, url="").kind == "other"


@pytest.mark.parametrize(
    "address", ["https://party.example/posts/ferries", "https://party.example/2024/05/ferries"]
)
def test_an_undated_post_is_a_release_where_its_address_files_it_among_posts(address: str) -> None:
    undated = page(f"<h1>Fair deal for ferries</h1>{TEXT}{MORE}")
    assert read(undated, url=address).kind == "release"
    assert read(undated, url="https://party.example/ferries").kind == "other"


@pytest.mark.parametrize(
    ("names", "size", "kind"),
    [
        ("dynamic-post-title", 6, "release"),
        ("article-title", 6, "release"),
        ("page-title", 6, "other"),
        ("post-title", 1, "other"),
    ],
)
def test_a_long_undated_text_is_a_release_where_its_heading_is_named_as_that_of_a_post(
    names: str, size: int, kind: str
) -> None:
    undated = page(f'<h1 class="{names}">Fair deal for ferries</h1>{(TEXT + MORE) * size}')
    assert read(undated, url="https://party.example/ferries").kind == kind


def test_a_short_undated_text_is_a_release_where_a_person_speaks_in_it() -> None:
    undated = page(f"<h1>Fair deal for ferries</h1>{TEXT}{MORE}{MORE}{SAID}")
    assert read(undated, url="https://party.example/ferries").kind == "release"


@pytest.mark.parametrize("text", ["{0}<br><br>{1}", "<font size=2>{0}<br><br>{1}</font>"])
def test_sentences_in_no_element_of_their_own_beside_the_headline_are_the_text(text: str) -> None:
    first, second = TEXT[3:-4], MORE[3:-4]
    cell = f"<h1>Fair deal for ferries</h1><p>12 March 2024</p>{text.format(first, second)}"
    back = "<br><br><font size=1><a href=list.asp>Back to press releases</a></font>"
    release = read(f"<html lang=en><body><table><tr><td>{cell}{back}</td></tr></table></body></html>")
    assert release.kind == "release"
    assert release.body == (first, second)


def test_a_petition_that_quotes_a_first_name_and_a_biography_with_a_quotation_are_no_releases() -> None:
    petition = SAID.replace("Morag Ellison", "Morag")
    texts = (
        f"<h1>Fair deal for ferries</h1>{TEXT}{MORE}{MORE}{petition}",
        f"<h1>Meet Morag Ellison</h1>{TEXT}{MORE}{MORE}{SAID}",
    )
    for text in texts:
        assert read(page(text), url="https://party.example/ferries").kind == "other"
