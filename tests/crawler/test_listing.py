"""Listings of every kind and platform: links, titles, dates, next page; and what only looks like one."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import FieldMissing, NotHTML, PageTooLarge
from crawler.parsers.listing import read_listing
from crawler.records import ListedLink, Listing, RawPage, SiteSpec
from crawler.sites.loading import load_site

PAGES = Path(__file__).parents[1] / "sites"
AT = datetime(2026, 3, 5, tzinfo=UTC)
HOME = "https://party.example"

FAMILIES = {
    # page: (what the site adds to its family, address, links with date, next page)
    "fleet/listing.html": (
        'url = "https://party.example/press"\nlisted_date = "div.type-body-a"',
        "/press",
        [
            (
                "/news/article/larkmoor-library-hours",
                "Larkmoor library to keep its evening hours",
                "4 Mar 2026",
            ),
            (
                "/news/article/bus-shelter-count",
                "Forty bus shelters still without a roof, count finds",
                "27 Feb 2026",
            ),
            (
                "/larkmoor-west/articles/millpond-survey-1",
                "Millpond survey opens to residents",
                "19 Feb 2026",
            ),
        ],
        "/press/page-2",
    ),
    "wordpress/listing.html": (
        "",
        "/press/",
        [
            (
                "/2026/03/tram-depot-roof/",
                "Tram depot roof to be mended before winter",
                "2026-03-04T09:30:00+00:00",
            ),
            ("/2026/02/canal-towpath/", "Canal towpath reopens", "2026-02-25T11:00:00+00:00"),
            ("https://video.example/watch?v=1", "Watch: our year in ninety seconds", None),
        ],
        "/press/page/2/",
    ),
    "wordpress/listing-rest.json": (
        'url = "https://party.example/wp-json/wp/v2/posts?per_page=20"\npages = "{listing}&page={n}"',
        "/wp-json/wp/v2/posts?per_page=20",
        [
            (
                "/2026/03/tram-depot-roof/",
                "Tram depot roof to be mended before winter",
                "2026-03-04T09:30:00",
            ),
            ("/2026/02/canal-towpath/", "Canal towpath “open by Easter”", "2026-02-25T11:00:00"),
        ],
        "/wp-json/wp/v2/posts?per_page=20&page=2",
    ),
    "wordpress/listing-feed.xml": (
        "",
        "/press/feed/",
        [
            (
                "/2026/03/tram-depot-roof/",
                "Tram depot roof to be mended before winter",
                "Wed, 04 Mar 2026 09:30:00 +0000",
            ),
            ("/2026/02/canal-towpath/", "Canal towpath “open by Easter”", "Wed, 25 Feb 2026 11:00:00 +0000"),
        ],
        None,
    ),
    "wordpress/listing-sitemap.xml": (
        "",
        "/sitemap.xml",
        [
            (
                "/2026/03/tram-depot-roof/",
                "Tram depot roof to be mended before winter",
                "2026-03-04T09:30:00+00:00",
            ),
            ("/2026/02/canal-towpath/", None, "2026-02-25T11:00:00+00:00"),
            ("/2019/01/no-date/", None, None),
        ],
        None,
    ),
    "wordpress/listing-comments.xml": ("", "/2026/03/tram-depot-roof/feed/", [], None),
    "greens-scot/listing.html": (
        'links = ".node-press-release h2 a"',
        "/news",
        [
            ("/news/members-elect-new-council", "Members elect new council", "21 Nov 2025"),
            ("/how-to-vote", "How to vote in the council elections", "05 Mar 2026"),
            ("/news/peatland-map-published", "Peatland map published", "02 Mar 2026"),
        ],
        "/news?page=1",
    ),
    "drupal-congress/listing.html": (
        "",
        "/media-center/press-releases",
        [
            (
                "/media-center/press-releases/marlowe-introduces-bridge-bill",
                "Marlowe Introduces Bridge Bill",
                "Mar 4, 2026",
            ),
            (
                "/media-center/press-releases/marlowe-statement-on-flooding",
                "Marlowe Statement on Flooding",
                "Feb 19, 2026",
            ),
        ],
        "/media-center/press-releases?page=1",
    ),
    "joomla/listing.html": (
        "",
        "/index.php",
        [
            (
                "/index.php?option=com_content&view=article&id=314:harbour-grant&catid=14&Itemid=13",
                "Harbour Grant Announced",
                "March 4, 2026",
            ),
            (
                "/index.php?option=com_content&view=article&id=313:lighthouse&catid=14&Itemid=13",
                "Lighthouse Cottages Saved",
                "February 27, 2026",
            ),
        ],
        None,
    ),
    "senate-table/listing.html": (
        "",
        "/newsroom/press",
        [
            (
                "http://www.senator.example/newsroom/press/dredging-funds",
                "Dredging Funds Secured for Three Ports",
                "03/04/26",
            ),
            (
                "http://www.senator.example/newsroom/press/letter-on-tides",
                "Letter on Tide Gauges",
                "02/27/26",
            ),
        ],
        "/newsroom/press?PageNum_rs=2&year=2026",
    ),
    "typo3-news/listing.html": (
        "",
        "/presse/",
        [
            ("/presse/detail/bruecke-bleibt-offen/", "Brücke bleibt offen", "2026-03-04"),
            ("/presse/detail/fahrplan/", "Fahrplan ab Ostern", "2026-02-27"),
        ],
        "/presse/seite-2/",
    ),
    "nationbuilder/listing.html": (
        "",
        "/news",
        [
            ("/ferry_fares", "Ferry fares frozen for a year", "2026-03-04"),
            ("/harbour_dues", "Harbour dues to fall", "2026-02-27"),
        ],
        "/news?page=2",
    ),
    "squarespace/listing.html": (
        "",
        "/news",
        [
            ("/news/weir-repair", "Weir repair begins", "3/4/26"),
            ("/news/reed-beds", "Reed beds return", "2/27/26"),
        ],
        "/news?offset=1772150400",
    ),
    "webflow/listing.html": (
        "",
        "/press",
        [
            ("/posts/orchard-plan", "Orchard plan for every school", None),
            ("/posts/well-water", "Statement on well water", None),
        ],
        "/press?f00_page=2",
    ),
    "wire-pressroom/listing.json": (
        'url = "https://party.example/releases/20/0"\npages = "https://party.example/releases/20/{n}"\n'
        "pages_from = 20\npages_step = 20",
        "/releases/20/20",
        [
            (
                "https://wire.example/pressmeddelande/4711/fler-larare-i-gymnasiet?publisherId=12",
                "Fler lärare i gymnasiet",
                "2026-03-04T08:00:00Z",
            ),
            (
                "https://wire.example/pressmeddelande/4702/hamnen-far-ny-kran?publisherId=12",
                "Hamnen får ny kran",
                "2026-02-27T10:15:00Z",
            ),
        ],
        "/releases/20/40",
    ),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_listings_of_the_families(tmp_path: Path, name: str) -> None:
    added, address, links, following = FAMILIES[name]
    site = site_of(tmp_path, f'family = "{name.partition("/")[0]}"\n{added}')
    listing = read_listing(page(HOME + address, (PAGES / name).read_bytes()), site)
    absolute = [(url if "://" in url else HOME + url, title, date) for url, title, date in links]
    assert [(link.url, link.title, link.date) for link in listing.links] == absolute
    assert listing.next_page == (HOME + following if following else None)


def test_a_page_of_ours_stands_for_every_family_that_reads_html() -> None:
    kept = {path.parent.name for path in PAGES.glob("*/listing*")}
    assert kept == {name.partition("/")[0] for name in FAMILIES}


SITE = SiteSpec(
    slug="zz", name="Z", party="zz", url=f"{HOME}/news", listings=(f"{HOME}/news",), links="h2 a, .more a"
)


def test_the_same_release_under_several_addresses_is_one_link() -> None:
    found = read(
        '<h2><a href="/a/?utm_source=x">Ferry fares</a></h2><p class="more"><a href="http://party.example/a#top">…</a></p>'
    )
    assert found.links == (ListedLink(url=f"{HOME}/a/", title="Ferry fares"),)


def test_a_page_without_a_selector_for_its_links_is_a_named_fault() -> None:
    bare = SiteSpec(slug="zz", name="Z", party="zz", url=HOME, listings=(HOME,))
    with pytest.raises(FieldMissing, match=r"zz: .*no 'links'"):
        read_listing(page(HOME, b"<html><body><p>x</p></body></html>"), bare)


def test_only_addresses_that_paths_name_are_releases() -> None:
    site = SiteSpec(
        slug="zz", name="Z", party="zz", url=HOME, listings=(HOME,), links="a", paths=("/news/[^/?]+",)
    )
    found = read_listing(
        page(HOME, b'<body><a href="/news/x">X</a><a href="/news/">N</a><a href="/join">J</a></body>'), site
    )
    assert [link.url for link in found.links] == [f"{HOME}/news/x"]


def test_a_link_to_the_listing_itself_is_no_release() -> None:
    found = read('<h2><a href="/news">News</a></h2><h2><a href="/x">X</a></h2>')
    assert [link.url for link in found.links] == [f"{HOME}/x"]


def test_links_stand_against_the_base_of_the_page() -> None:
    body = b'<head><base href="https://party.example/de/"></head><body><h2><a href="x">X</a></h2></body>'
    assert read_listing(page(f"{HOME}/news", body), SITE).links[0].url == f"{HOME}/de/x"


def test_an_index_of_sitemaps_names_further_listings() -> None:
    index = b"""<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://party.example/sitemap-1.xml.gz</loc></sitemap>
    <sitemap><loc>https://party.example/sitemap-2.xml.gz</loc></sitemap></sitemapindex>"""
    for body in (index, gzip.compress(index)):
        found = read_listing(page(f"{HOME}/sitemap.xml", body), SITE)
        assert found == Listing(links=(), further=(f"{HOME}/sitemap-1.xml.gz", f"{HOME}/sitemap-2.xml.gz"))


def test_a_sitemap_names_no_file_of_this_machine() -> None:
    body = b"""<?xml version="1.0"?><!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/hostname">]>
    <urlset><url><loc>https://party.example/&f;</loc></url></urlset>"""
    assert [link.url for link in read_listing(page(HOME, body), SITE).links] == [f"{HOME}/"]


def test_a_link_from_a_feed_without_one_is_its_permanent_address() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
    <entry><id>https://party.example/n/1</id><title>One</title><updated>2026-03-04T08:00:00Z</updated></entry>
    <entry><id>tag:party.example,2026:2</id><title>Two</title></entry></feed>"""
    found = read_listing(page(f"{HOME}/atom", body), SITE)
    assert found.links == (ListedLink(url=f"{HOME}/n/1", title="One", date="2026-03-04T08:00:00Z"),)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", NotHTML),
        (b"%PDF-1.7 ...", NotHTML),
        (b"{not json", NotHTML),
        (b"\x1f\x8b\x08broken", NotHTML),
        (gzip.compress(b" " * (33 * 1024 * 1024)), PageTooLarge),
        (b"[" * 100_000, NotHTML),
    ],
)
def test_what_is_no_listing_is_a_named_problem(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"party\.example/news"):
        read_listing(page(f"{HOME}/news", body), SITE)


@pytest.mark.parametrize(
    "answer",
    [
        [{"command": "settings"}, {"command": "insert", "data": '<div><h2><a href="/a">A</a></h2></div>'}],
        {"success": True, "data": {"html": '<h2><a href="/a">A</a></h2>', "more": False}},
    ],
)
def test_html_inside_json_is_read_as_a_page(answer: object) -> None:
    found = read_listing(page(f"{HOME}/ajax", json.dumps(answer).encode()), SITE)
    assert found.links == (ListedLink(url=f"{HOME}/a", title="A"),)


def test_json_without_releases_is_an_empty_listing() -> None:
    assert read_listing(page(f"{HOME}/ajax", b'{"items": [], "count": 0}'), SITE) == Listing(links=())


def test_an_entry_ends_where_the_next_release_begins() -> None:
    found = read(
        '<div><div><h2><a href="/a">A</a></h2><span class="date">1 March 2026</span></div>'
        '<div><h2><a href="/b">B</a></h2></div></div>'
    )
    assert [(link.title, link.date) for link in found.links] == [("A", "1 March 2026"), ("B", None)]


def read(body: str) -> Listing:
    return read_listing(page(f"{HOME}/news", f"<html><body>{body}</body></html>".encode()), SITE)


def page(url: str, body: bytes) -> RawPage:
    return RawPage(url=url, final_url=url, fetched_at=AT, status=200, body=body)


def site_of(folder: Path, text: str) -> SiteSpec:
    (folder / "parties.toml").write_text('[zz]\nname = "Z"\ncountry = "ZZ"\n', "utf-8")
    address = "" if "url = " in text else 'url = "https://party.example/listing-of-its-own"\n'
    (folder / "zz.toml").write_text(f'name = "Z"\nfacts = "recorded"\n{address}{text}\n', "utf-8")
    return load_site("zz", folder)
