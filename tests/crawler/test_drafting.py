"""Names that last, blocks of links, pagers and places: the parts a draft is made of."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup, Tag

from crawler.parsers.drafting.blocks import link_blocks
from crawler.parsers.drafting.listing import find_listing
from crawler.parsers.drafting.names import lasting, own_names
from crawler.parsers.drafting.pager import draft_pager, feeds_of
from crawler.parsers.drafting.places import Places
from crawler.parsers.drafting.writing import MOST_LINES, toml_of
from crawler.parsers.listing import read_listing
from crawler.parsers.tree import Page, parse
from crawler.records import LayoutSpec, RawPage, SiteSpec
from crawler.sites.languages import load_language

URL = "https://tidewater.example/news"


@pytest.mark.parametrize(
    "name",
    [
        "entry-content",
        "post__body",
        "news-single",
        "elementor-post__title",
        "main-content",
        "wysiwyg",
        "hero",
    ],
)
def test_names_a_person_chose_last(name: str) -> None:
    assert lasting(name)


@pytest.mark.parametrize(
    "name",
    [
        *("css-1x2y3z", "sc-bdVaJa", "Article_body__9fPqa", "jss104", "c4711", "post-18481", "col-md-8"),
        *("mt-8", "md:flex", "text-lg", "flex", "w-full", "category-news", "tag-climate", "views-row-first"),
        *("view-dom-id-009f40f", "js-view-dom-id-ab", "has-post-thumbnail", "status-publish", "is-active"),
        *("elementor-element-3f2a1bc", "current-menu-item", "grid", "bg-white", "hentry"),
        *("elementor-element-abcdefa", "brxe-mmozvo", "svelte-abcdef", "framer-kdsjf", "css-abcdef"),
        *("bricks-background-primary", "btn-primary", "button--outline", "sm"),
    ],
)
def test_names_of_tools_looks_and_single_pages_do_not(name: str) -> None:
    assert not lasting(name)


def test_an_element_is_called_by_its_id_its_meaning_and_never_by_a_hash() -> None:
    element = BeautifulSoup(
        '<div id="c99" class="Story_text__Ab3dE mt-4 article-body wide" itemprop="articleBody">x</div>',
        "lxml",
    ).div
    assert isinstance(element, Tag)
    names = [css for _, css in own_names(element)]
    assert names[:2] == ["div.article-body", "div[itemprop='articleBody']"]
    assert "div[class*='Story_text__']" in names
    assert not any("Ab3dE" in css or "mt-4" in css or "c99" in css for css in names)


def page(body: str, url: str = URL) -> tuple[Places, Page]:
    text = f"<html><body>{body}</body></html>"
    return Places(text), parse(text, url=url)


def accept(css: str) -> bool:
    return bool(css)


def has_year(text: str) -> bool:
    return "2026" in text


RELEASES = "".join(
    f'<div class="entry"><h2><a href="/news/{n}-the-{word}-plan-was-never-costed">'
    f"The {word} plan was never costed</a></h2><p>{n} March 2026</p></div>"
    for n, word in enumerate(("harbour", "library", "school", "forest"), 1)
)
TOPICS = "".join(f'<li><a href="/topic/{word}">{word}</a></li>' for word in ("coast", "energy", "schools"))
MOST_READ = "".join(
    f'<li><a href="/news/{n}-an-older-release-people-read">An older release that people read {n}</a></li>'
    for n in range(3)
)
MENU = '<a href="/what-we-stand-for-in-the-county">What we stand for in the county</a>' * 3


def test_the_repeated_dated_block_comes_first_and_menus_never() -> None:
    body = f"<nav>{MENU}</nav><ul>{TOPICS}</ul><main>{RELEASES}</main><ul class='most'>{MOST_READ}</ul>"
    places, parsed = page(body)
    blocks = link_blocks(places, url=URL, base=parsed.base_url, dated=has_year)
    assert [len(block.addresses) for block in blocks] == [4, 3]
    assert blocks[0].dated == 1.0
    assert all("never-costed" in url for url in blocks[0].urls)


def raw(body: str) -> RawPage:
    text = f"<html><body>{body}</body></html>"
    return RawPage(
        url=URL, final_url=URL, fetched_at=datetime(2026, 3, 14, tzinfo=UTC), status=200, body=text.encode()
    )


def test_the_selector_reads_the_same_links_as_the_block() -> None:
    listing = raw(f"<nav>{MENU}</nav><main>{RELEASES}</main>")
    found = find_listing(listing, dated=has_year, accepted=accept, words=load_language("en").page)
    draft = found.drafts[0]
    site = SiteSpec(slug="zz", name="Z", party="zz", url=URL, listings=(URL,), links=draft.links)
    links = read_listing(listing, site).links
    assert [link.title for link in links][:2] == [
        "The harbour plan was never costed",
        "The library plan was never costed",
    ]
    assert len(links) == 4
    assert draft.dated == 1.0


def test_links_beside_the_block_into_its_folder_are_a_doubt() -> None:
    aside = '<aside><a href="/press/x-three-more-words-here">Another release</a></aside>'
    listing = raw(f"<main>{RELEASES.replace('/news/', '/press/')}</main>{aside}")
    found = find_listing(listing, dated=has_year, accepted=accept, words=load_language("en").page)
    assert any(
        "1 further link(s)" in doubt and "x-three-more-words-here" in doubt
        for doubt in found.drafts[0].doubts
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a rel="next" href="/news?page=2">more</a>', {"stated": True}),
        ('<li class="pager-next"><a href="/news?page=1">›</a></li>', {"next": "li.pager-next > a"}),
        ('<a class="btn next" href="/news/page/2">›</a>', {"next": "a.next"}),
        (
            '<a href="/news?page=1">2</a><a href="/news?page=2">3</a>',
            {"pages": "{listing}?page={n}", "pages_from": 1},
        ),
        (
            '<a href="/news?start=20">2</a><a href="/news?start=40">3</a>',
            {"pages": "{listing}?start={n}", "pages_from": 20, "pages_step": 20},
        ),
        ('<a href="/news/page/2/">2</a><a href="/news/page/9/">9</a>', {"pages": "{listing}/page/{n}/"}),
        ('<button class="load-more">Mehr</button>', {"button": True}),
        ("<a href=\"javascript:__doPostBack('ctl00$Grid','Page$2')\">2</a>", {"form": True}),
        (
            '<ol class="years"><li><a href="/news/2026/">2026</a><li><a href="/news/2025/">2025</a></ol>',
            {"further": "ol.years a"},
        ),
        ('<a href="/news/the-harbour-in-2026">2026</a><a href="/about">2025</a>', {}),
        ('<a class="next" href="/events/harbour-day">Next event</a>', {}),
        ("<p>No more</p>", {}),
    ],
)
def test_how_a_listing_goes_on(body: str, said: dict[str, object]) -> None:
    places, parsed = page(body)
    draft = draft_pager(places, parsed, accept)
    found = {
        name: getattr(draft, name)
        for name in ("next", "pages", "pages_from", "pages_step", "stated", "button", "form", "further")
    }
    expected = {
        "next": None,
        "pages": None,
        "pages_from": 2,
        "pages_step": 1,
        "stated": False,
        "button": False,
        "form": False,
        "further": None,
    }
    assert found == expected | said


def test_feeds_of_comments_are_left_out() -> None:
    feed = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    text = feed.format("News", "/feed/") + feed.format("News » Comments", "/comments/feed/")
    text += feed.format("Press", "/news/feed/")
    text = f"<html><head>{text}</head><body></body></html>"
    assert feeds_of(Places(text), parse(text, url=URL)) == [
        "https://tidewater.example/news/feed/",
        "https://tidewater.example/feed/",
    ]


def test_a_text_is_found_over_elements_and_white_space() -> None:
    places, _ = page("<div><script>var a = 'One two';</script><p>One <b>t</b>wo\n three</p><p>four</p></div>")
    stretch = places.find("One two three")
    assert stretch is not None
    assert places.around(stretch).name == "p"
    both = places.paragraphs(["One two three", "four"])
    assert places.around((both[0][0], both[1][1])).name == "div"
    assert places.find("five") is None


def test_a_file_has_at_most_fifteen_lines() -> None:
    layout = LayoutSpec(
        name="n", body="#b", title="h1.t", date="time.d", intro="div.i", drop=("div.x", "div.y")
    )
    site = SiteSpec(
        slug="us-x-y",
        name='The "Real" Party',
        party="us-x",
        url=URL,
        listings=(URL,),
        links="h2 a",
        pages="{listing}?start={n}",
        pages_from=10,
        pages_step=10,
        listed_date="span.date",
        date_order="MDY",
        timezone="America/New_York",
        layouts=(layout,),
        facts="recorded",
    )
    lines = toml_of(site).rstrip("\n").split("\n")
    assert len(lines) <= MOST_LINES
    (layout_read,) = tomllib.loads("\n".join(lines))["layout"]
    assert layout_read == {
        "name": "n",
        "body": "#b",
        "title": "h1.t",
        "date": "time.d",
        "intro": "div.i",
        "drop": ["div.x", "div.y"],
    }
    assert lines[0] == 'name = "The \\"Real\\" Party"'
