"""Which links of a listing are the releases, and how they are called where names are few or shared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.parsers.drafting.headings import date_candidates
from crawler.parsers.drafting.listing import ListingDraft, find_listing
from crawler.parsers.drafting.names import lasting
from crawler.parsers.drafting.pager import draft_pager
from crawler.parsers.drafting.places import Places
from crawler.parsers.drafting.samples import sample_of
from crawler.parsers.listing import read_listing
from crawler.parsers.tree import parse
from crawler.records import PressDate, RawPage, Release, SiteSpec
from crawler.sites.languages import load_language

URL = "https://www.saltmarsh.example/press"
TITLES = (
    "Ferry landing closed for a third winter",
    "Who pays for the sea wall at Dunholm",
    "School meals for every child in the county",
    "Night trains deserve a real timetable",
)


def accept(css: str) -> bool:
    return bool(css)


def has_year(text: str) -> bool:
    return "2026" in text


def raw(body: str, url: str = URL) -> RawPage:
    text = f"<html><body>{body}</body></html>"
    now = datetime(2026, 3, 14, tzinfo=UTC)
    return RawPage(url=url, final_url=url, fetched_at=now, status=200, body=text.encode())


def drafted(page: RawPage) -> ListingDraft:
    found = find_listing(page, dated=has_year, accepted=accept, words=load_language("en").page)
    return found.drafts[0]


def read_by(draft: ListingDraft, page: RawPage) -> list[str]:
    site = SiteSpec(slug="zz", name="Z", party="zz", url=page.url, listings=(page.url,), links=draft.links)
    return [link.url for link in read_listing(page, site).links]


def field_row(address: str, title: str, day: str) -> str:
    return (
        f'<div class="views-row"><div class="views-field-created">{day} March 2026</div>'
        f'<div class="views-field-title"><a href="{address}">{title}</a></div></div>'
    )


def test_fields_that_a_sidebar_shares_are_called_by_the_list_they_stand_in() -> None:
    rows = "".join(field_row(f"/{n}-{len(t)}-slug-of-it", t, str(n + 1)) for n, t in enumerate(TITLES))
    events = "".join(field_row(f"/e{n}", f"Coffee with the candidate no {n}", "9") for n in range(3))
    pager = '<ul class="pager"><li><a href="?page=0">1</a></li><li><a href="?page=1">2</a></li></ul>'
    page = raw(
        f'<main><div class="view-press-releases">{rows}{pager}</div></main>'
        f'<div class="side"><div class="view-events">{events}</div></div>'
    )
    draft = drafted(page)
    assert draft.links == "div.view-press-releases div.views-field-title a"
    assert len(read_by(draft, page)) == len(TITLES)
    assert draft.doubts == ()


def test_files_beside_releases_are_no_releases() -> None:
    rows = "".join(
        f'<li class="entry"><a href="/{n}-{len(t)}-slug-of-it">{t}</a> {n + 1} March 2026</li>'
        for n, t in enumerate(TITLES)
    )
    budget = (
        '<li class="entry"><a href="/files/budget.pdf">Our alternative budget in full</a> 9 March 2026</li>'
    )
    page = raw(f"<main><ul>{rows}{budget}</ul></main>")
    draft = drafted(page)
    assert len(read_by(draft, page)) == len(TITLES)
    assert draft.links.endswith(":not([href$='.pdf'])")


def test_a_table_without_any_name_is_read_by_the_addresses_it_writes() -> None:
    rows = "".join(
        f"<TR><TD><FONT size=2>{n + 1}/3/2026</FONT></TD>"
        f'<TD><A href="release.asp?id={120 + n}">{t}</A></TD></TR>'
        for n, t in enumerate(TITLES)
    )
    page = raw(f'<TABLE>{rows}</TABLE><A href="about.asp?id=4">About the list</A>', url=f"{URL}/list.asp")
    draft = drafted(page)
    assert draft.links == "a[href*='release.asp?id=']"
    assert len(read_by(draft, page)) == len(TITLES)


def test_files_numbered_by_hand_are_called_by_how_their_names_begin() -> None:
    rows = "".join(
        f'<TR><TD>{n + 1}/3/2026</TD><TD><A href="pm_26030{n + 1}.htm">{t}</A></TD></TR>'
        for n, t in enumerate(TITLES)
    )
    page = raw(f'<TABLE>{rows}</TABLE><A href="people.htm">Our people</A>', url=f"{URL}/list.htm")
    draft = drafted(page)
    assert draft.links == "a[href*='pm_']"
    assert len(read_by(draft, page)) == len(TITLES)


def test_a_list_without_any_name_is_called_by_its_elements() -> None:
    rows = "".join(
        f"<LI>{n + 1}/3/2026 <A href='{t.split()[0]}.htm'>{t}</A></LI>" for n, t in enumerate(TITLES)
    )
    page = raw(f'<UL>{rows}</UL><P><A href="people.htm">Our people</A></P>', url=f"{URL}/list.htm")
    draft = drafted(page)
    assert draft.links == "li > a"
    assert len(read_by(draft, page)) == len(TITLES)


def test_a_link_is_called_by_the_card_it_ends_before_it_is_called_a_button() -> None:
    cards = "".join(
        f'<div class="card__body"><h3>{t}</h3><i>{n + 1} March 2026</i>'
        f'<a class="acme-button acme-link" href="/press/{n}-{len(t)}-slug">Read more</a></div>'
        for n, t in enumerate(TITLES)
    )
    assert drafted(raw(f"<main>{cards}</main>")).links == "div.card__body > a"


def test_the_folder_of_a_month_is_never_part_of_a_selector() -> None:
    rows = "".join(
        f'<p><a href="/press/2026/03/{n}-{len(t)}-slug-of-it">{t}</a> {n + 1} March 2026</p>'
        for n, t in enumerate(TITLES)
    )
    assert drafted(raw(rows)).links == "a[href*='/press/']"


def test_a_link_to_a_section_beside_releases_is_a_stranger() -> None:
    rows = "".join(
        f'<div class="media-body"><b><a href="/media/releases/{n}-{len(t)}-slug-of-it">{t}</a></b>'
        f"{n + 1} March 2026</div>"
        for n, t in enumerate(TITLES)
    )
    paper = '<div class="media-body"><b><a href="https://courier.example/a">Our letter in the Courier</a></b>'
    section = ' 2 March 2026 <i><a href="/media/in-the-news">In the news</a></i></div>'
    page = raw(f"<main>{rows}{paper}{section}</main>")
    assert len(read_by(drafted(page), page)) == len(TITLES)


def test_an_entry_is_called_before_the_frame_of_the_page() -> None:
    rows = "".join(
        f'<div class="blog-excerpt"><h3><a href="/{n}-{len(t)}-slug-of-it">{t}</a></h3>'
        f"{n + 1} March 2026</div>"
        for n, t in enumerate(TITLES)
    )
    assert drafted(raw(f'<div id="content">{rows}</div>')).links == "div.blog-excerpt h3 a"


def test_releases_on_a_host_below_are_found_and_those_of_strangers_are_not() -> None:
    rows = "".join(
        f'<h3 class="headline"><a href="https://press.saltmarsh.example/{n}-{len(t)}-slug-of-it">{t}</a></h3>'
        for n, t in enumerate(TITLES)
    )
    page = raw(f"<main>{rows}</main>")
    assert len(drafted(page).urls) == len(TITLES)
    elsewhere = raw(f"<main>{rows.replace('press.saltmarsh', 'the-courier')}</main>")
    found = find_listing(elsewhere, dated=has_year, accepted=accept, words=load_language("en").page)
    assert found.drafts == []


@pytest.mark.parametrize("name", ["w-richtext", "w-dyn-item", "w-pagination-next"])
def test_names_that_a_platform_gives_its_parts_last(name: str) -> None:
    assert lasting(name)
    assert not lasting("w-64")


@pytest.mark.parametrize(
    ("body", "pages", "onward"),
    [
        ('<a class="button" href="/press/2">Older news</a>', "{listing}/{n}", "a.button"),
        (
            '<b>1</b><a href="/press?page=2">2</a><a aria-label="Next page" href="/press?page=2">›</a>',
            "{listing}?page={n}",
            "a[aria-label='Next page']",
        ),
        (
            '<a class="more-link" href="/press?seite=2">Weitere laden</a>',
            "{listing}?seite={n}",
            "a.more-link",
        ),
        ('<a href="/press?pag=2">2</a><a href="/press?pag=3">3</a>', "{listing}?pag={n}", None),
        ('<a aria-label="Page 2" href="/press?page=2">2</a>', "{listing}?page={n}", None),
    ],
)
def test_a_link_that_may_say_next_is_named_beside_the_numbers(
    body: str, pages: str, onward: str | None
) -> None:
    text = f"<html><body>{body}</body></html>"
    draft = draft_pager(Places(text), parse(text, url=URL), accept)
    assert draft.pages == pages
    assert (draft.onward or (None,))[0] == onward


def test_a_date_without_a_name_is_called_by_its_place_behind_the_headline() -> None:
    samples = []
    for n, title in enumerate(TITLES[:2]):
        page = raw(
            f"<h1>{title}</h1><div class='text-block-{n}'>{n + 3} March 2026</div>"
            f"<div class='w-richtext'><p>The county has said nothing about it since the autumn.</p></div>"
        )
        on = PressDate(on=datetime(2026, 3, n + 3, tzinfo=UTC).date(), at=None, raw=f"{n + 3} March 2026")
        release = Release(
            url=page.url, kind="release", language="en", layout="generic", title=title, published=on
        )
        samples.append(sample_of(page, release))
    assert date_candidates(samples, accept) == ["h1 + div"]
