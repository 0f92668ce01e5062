"""Layouts of a site: newest first, exactly one body, and errors that a person can act on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.errors import (
    DateUnreadable,
    FieldAmbiguous,
    FieldMissing,
    LayoutError,
    LayoutUnknown,
    NotARelease,
)
from crawler.records import LayoutSpec, Party, SiteSpec
from tests.crawler.reader import read

NEW = LayoutSpec(
    name="2024",
    body="div.text",
    title="h1.headline",
    date="p.day",
    intro="div.intro",
    byline="p.by",
    drop=("div.box",),
)
OLD = LayoutSpec(name="2010", body="td.body", title="h2", date="font.day")
SPEC = SiteSpec(
    slug="gb-harbour", name="Harbour Party", party="gb-harbour", url="https://party.example/news",
    listings=("https://party.example/news",), timezone="Europe/London", layouts=(NEW, OLD),
)  # fmt: skip
PARTY = Party(id="gb-harbour", name="Harbour Party", country="GB")
PAGE = """<html lang=en><body><h1>Harbour Party</h1><h1 class=headline>Fair <b>deal</b></h1>
<p class=day>12 March 2024</p>
<div class=intro>Islanders have waited long enough.</div><p class=by>By Morag Ellison</p>
<div class=text><p>The party has called for a plan.</p><div class=box><p>Sign up for news</p></div>
<p>It will be debated on Thursday. <a href="/motion.pdf">Read the motion</a> <a href="tel:0123">call</a></p>
</div></body></html>"""


def test_the_newest_layout_that_fits_reads_the_page() -> None:
    found = read(PAGE, spec=SPEC, party=PARTY)
    assert (found.kind, found.layout, found.title) == ("release", "2024", "Fair deal")
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert found.published.origin == "layout"
    assert found.body == (
        "Islanders have waited long enough.",
        "The party has called for a plan.",
        "It will be debated on Thursday. Read the motion call",
    )
    assert [link.url for link in found.links] == ["https://party.example/motion.pdf"]


def test_an_older_layout_reads_older_pages() -> None:
    day = "<font class=day>12.03.10</font>"
    page = f"<table><tr><td class=body><h2>Fair deal</h2>{day}<p>The party has called for a plan.</table>"
    found = read(page, spec=SPEC)
    assert (found.layout, found.title) == ("2010", "Fair deal")
    assert found.published is not None
    assert found.published.on.isoformat() == "2010-03-12"


def test_an_unknown_layout_lists_what_was_tried_and_the_counts() -> None:
    with pytest.raises(LayoutUnknown) as caught:
        read(PAGE.replace("class=text", "class=text><p></div><div class=text"), spec=SPEC)
    for words in (
        "gb-harbour",
        "2024: 'div.text' matched 2",
        "2010: 'td.body' matched 0",
        "https://party.example/news/a",
    ):
        assert words in str(caught.value)


def test_a_title_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FieldMissing, match=r"'h1\.headline' matched 0"):
        read(PAGE.replace("class=headline", ""), spec=SPEC)


def test_two_titles_are_an_error() -> None:
    with pytest.raises(FieldAmbiguous, match=r"'h1\.headline' matched 2"):
        read(PAGE.replace("<h1>", "<h1 class=headline>"), spec=SPEC)


def test_words_that_are_no_date_are_an_error() -> None:
    with pytest.raises(DateUnreadable, match="31 Brumaire 212"):
        read(PAGE.replace("12 March 2024", "31 Brumaire 212"), spec=SPEC)


def test_a_page_without_its_date_has_none() -> None:
    found = read(PAGE.replace("<p class=day>12 March 2024</p>", ""), spec=SPEC)
    assert found.kind == "release"
    assert found.published is None


def test_a_marked_up_date_gives_the_time_in_the_sites_zone() -> None:
    marked = '<p class=day datetime="2024-07-12T08:30:00Z">12 July 2024</p>'
    found = read(PAGE.replace("<p class=day>12 March 2024</p>", marked), spec=SPEC)
    assert found.published is not None
    assert found.published.at is not None
    assert found.published.at.isoformat() == "2024-07-12T09:30:00+01:00"
    assert found.published.raw == "12 July 2024"


def test_the_sites_own_not_found_page_is_no_release() -> None:
    with pytest.raises(NotARelease, match="not found"):
        read("<p class=gone>Gone</p>", spec=replace(SPEC, not_found="p.gone"))


def test_a_generic_site_needs_no_layout() -> None:
    found = read(PAGE, spec=replace(SPEC, family="generic", layouts=()))
    assert (found.layout, found.title, found.doubts) == ("generic", "Fair deal", ())
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("<div class=text>", "<div class=story>", "no layout of gb-harbour fits"),
        ("<h1 class=headline>", "<h1 class=banner>", "h1.headline"),
    ],
)
def test_what_no_layout_of_a_generic_site_fits_is_read_by_its_structure(old: str, new: str, why: str) -> None:
    page = PAGE.replace(old, new)
    found = read(page, spec=replace(SPEC, family="generic"))
    assert (found.layout, found.kind) == ("generic", "release")
    assert "It will be debated on Thursday. Read the motion call" in found.body
    assert any(doubt.startswith("read by its structure: ") and why in doubt for doubt in found.doubts)
    with pytest.raises(LayoutError):
        read(page, spec=SPEC)


def test_a_standfirst_that_the_layout_of_a_generic_site_does_not_name_is_text() -> None:
    bare = replace(SPEC, layouts=(LayoutSpec(name="2024", body="div.text", title="h1.headline"),))
    assert read(PAGE, spec=bare).body[0] == "The party has called for a plan."
    page = PAGE.replace("long enough.", "long enough for a ferry that sails all winter.")
    found = read(page, spec=replace(bare, family="generic"))
    assert (found.layout, found.body[0]) == (
        "2024",
        "Islanders have waited long enough for a ferry that sails all winter.",
    )
    unseen = page.replace("class=intro", 'class="intro sr-only"')
    assert read(unseen, spec=replace(bare, family="generic")).body[0] == "The party has called for a plan."


def test_a_generic_site_with_layouts_is_read_by_them_and_loses_asides_that_they_do_not_name() -> None:
    related = (
        "<aside><h3>Related</h3><ul><li><a href=/a>Ferries again</a><li><a href=/b>Piers</a></ul></aside>"
    )
    page = PAGE.replace("<p>It will", f"{related}<p>It will")
    found = read(page, spec=replace(SPEC, family="generic"))
    assert found.layout == "2024"
    assert not any("Ferries" in text for text in (*found.body, *found.notes))


def test_a_layout_without_a_date_reads_the_day_beside_the_headline() -> None:
    bare = replace(SPEC, layouts=(LayoutSpec(name="2024", body="div.text"),))
    found = read(PAGE, spec=bare, party=PARTY)
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert read(PAGE, spec=replace(bare, lacks=("published",)), party=PARTY).published is None


@pytest.mark.parametrize(
    ("declared", "at"),
    [
        ("2024-03-12T09:41:13+00:00", "2024-03-12T09:41:13+00:00"),
        ("2024-03-14T09:41:13+00:00", None),  # another day: when it was moved, perhaps
        ("2024-03-12T00:00:00+00:00", None),
    ],
)
def test_the_time_is_that_declared_for_the_day_that_the_layout_shows(declared: str, at: str | None) -> None:
    site = SiteSpec(
        slug="gb-harbour", name="Harbour Party", party="gb-harbour", url="https://party.example/news",
        listings=("https://party.example/news",), timezone="Europe/London",
        layouts=(LayoutSpec(name="2024", body="div.text", title="h1", date="p.day"),),
    )  # fmt: skip
    meta = f'<meta property="article:published_time" content="{declared}">'
    text = "<p>The party has called on ministers to bring forward a plan for the winter timetable.</p>"
    page = (
        f"<html lang=en><head>{meta}</head><body><h1>Fair deal for ferries</h1>"
        f"<p class=day>12 March 2024</p><div class=text>{text}</div></body></html>"
    )
    published = read(page, spec=site).published
    assert published is not None
    assert published.on.isoformat() == "2024-03-12"
    assert (published.at.isoformat() if published.at else None) == at
