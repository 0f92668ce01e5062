"""`onrecord add`: a site's file from a listing and a few releases, and where it must refuse."""

from __future__ import annotations

import gzip
import os
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from crawler.errors import CrawlRefused, ListingEmpty, NotARelease, NotRecorded, Unreachable, Usage
from tests.archive.platforms import PLATFORMS, SUBJECTS, record

HOME = "https://tidewater.example"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(onrecord, [*arguments])


def add(url: str, *more: str) -> Result:
    return run("add", HOME + url, "--slug", "gb-tidewater", "--party", "gb-libdem", *more)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Result]]:
    """For each platform the folder with its recording and its drafted site, and what was said."""
    made = {}
    for platform, (pages, listing) in PLATFORMS.items():
        folder = tmp_path_factory.mktemp(platform)
        record(folder / "recorded", HOME, pages(HOME))
        done = add(listing, "--recordings", str(folder / "recorded"), "--sites", str(folder / "sites"))
        made[platform] = (folder, done)
    return made


Drafts = dict[str, tuple[Path, Result]]


def site_of(folder: Path) -> dict[str, Any]:
    text = (folder / "sites" / "gb-tidewater.toml").read_text("utf-8")
    assert len(text.rstrip().split("\n")) <= 15
    return tomllib.loads(text)


def test_elementor_gets_selectors_of_named_widgets(drafts: Drafts) -> None:
    folder, done = drafts["elementor"]
    site = site_of(folder)
    assert done.exit_code == 0, done.output
    assert site["facts"] == "recorded"
    assert site["timezone"] == "Europe/London"
    assert site["links"] == "h3.elementor-post__title a"
    assert site["next"] == "a.next"
    (layout,) = site["layout"]
    assert layout["body"] == "div.elementor-widget-theme-post-content"
    assert layout["title"] == "h1.elementor-heading-title"
    assert "time" in layout["date"] or "date" in layout["date"]
    assert "6 links, 6 with a date; the next page is https://tidewater.example/news/page/2/." in done.output
    assert "agree on 100% of the paragraphs of 6 releases" in done.output
    assert "1 quote (Orla Penhallow); 100% as generic" in done.output
    assert f"onrecord crawl gb-tidewater --sites {folder / 'sites'}" in done.output


def test_typo3_is_its_family_and_four_lines(drafts: Drafts) -> None:
    folder, done = drafts["typo3"]
    site = site_of(folder)
    assert done.exit_code == 0, done.output
    assert site["family"] == "typo3-news"
    assert not {"links", "next", "layout"} & site.keys()


def test_hashed_classes_are_called_by_what_a_person_chose_in_them(drafts: Drafts) -> None:
    folder, done = drafts["nextjs"]
    site = site_of(folder)
    assert done.exit_code == 0, done.output
    (layout,) = site["layout"]
    for selector in (site["links"], layout["body"], layout["title"], layout["date"]):
        assert not any(mark in selector for mark in ("Qz81k", "Zp0rT", "m3Xw1", "9fPqa", "text-", "prose"))
    assert "A button loads more releases" in done.output


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_crawl_with_the_draft_finds_what_the_listing_shows(platform: str, drafts: Drafts) -> None:
    folder, _ = drafts[platform]
    ours = ("gb-tidewater", "--sites", str(folder / "sites"), "--data", "data")
    done = run("crawl", *ours, "--recordings", str(folder / "recorded"))
    assert done.exit_code == 0, done.output
    read = run("parse", *ours)
    assert read.exit_code == 0, read.output
    with closing(sqlite3.connect("data/archive.db")) as archive:
        found = archive.execute("select title, published is not null from releases order by title").fetchall()
        speakers = archive.execute("select distinct speaker from quotes order by speaker").fetchall()
    assert found == sorted((title, 1) for _, title, _, _ in SUBJECTS)
    assert speakers == [("Ines Caldbeck",), ("Orla Penhallow",), ("Tam Wetherlam",)]


def test_a_file_is_never_written_over_unasked(drafts: Drafts) -> None:
    folder, _ = drafts["typo3"]
    where = ("--recordings", str(folder / "recorded"), "--sites", str(folder / "sites"))
    file = folder / "sites" / "gb-tidewater.toml"
    before = file.read_bytes()
    refused = add("/presse", *where)
    assert isinstance(refused.exception, Usage)
    assert "exists already" in str(refused.exception)
    file.write_text("# mine", "utf-8")
    assert add("/presse", *where, "--force").exit_code == 0
    assert file.read_bytes() == before


def test_without_releases_the_text_is_left_to_the_recogniser(tmp_path: Path) -> None:
    pages = PLATFORMS["elementor"][0](HOME)
    record(tmp_path / "recorded", HOME, {"/news/": pages["/news/"]})
    done = add("/news/", "--recordings", "recorded")
    assert done.exit_code == 1
    site = tomllib.loads(Path("sites/gb-tidewater.toml").read_text("utf-8"))
    assert (site["family"], site["links"]) == ("generic", "h3.elementor-post__title a")
    assert "Not one release could be read" in done.output


WALL = (
    "<html><body><div id='consent'><h1>We value your privacy</h1><p>We use cookies. Accept all cookies or "
    "manage your cookie preferences.</p><button>Accept all</button></div></body></html>"
)
EMPTY = "<html><body><main><h1>News</h1><p>Our new site is being built.</p></main></body></html>"


@pytest.mark.parametrize(
    ("page", "error", "said"),
    [
        (None, NotRecorded, "recordings hold no answer for https://tidewater.example/news"),
        (WALL, NotARelease, "consent wall"),
        (EMPTY, ListingEmpty, "no repeated block of links"),
    ],
)
def test_a_listing_that_cannot_be_read_is_named(
    page: str | None, error: type[Exception], said: str, tmp_path: Path
) -> None:
    record(tmp_path / "recorded", HOME, {"/else": EMPTY} if page is None else {"/news": page})
    refused = add("/news", "--recordings", "recorded")
    assert isinstance(refused.exception, error), refused.output
    assert said in str(refused.exception)
    assert not Path("sites").exists()


def sitemap(*paths: str) -> str:
    entries = "".join(f"<url><loc>{HOME}{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def test_a_listing_made_by_scripts_is_read_through_the_sitemap(tmp_path: Path) -> None:
    pages = PLATFORMS["nextjs"][0](HOME)
    releases = [path for path in pages if path.startswith("/press/")]
    others = [f"/people/{n}" for n in range(12)]
    # The folders of years are one: /press/2025/… and /press/2026/…
    moved = {
        path.replace("/press/", f"/press/{2025 + n % 2}/"): pages[path] for n, path in enumerate(releases)
    }
    recorded = {**moved, "/press": EMPTY, "/sitemap.xml": sitemap("/", *others, *moved)}
    record(tmp_path / "recorded", HOME, recorded)
    done = add("/press", "--recordings", "recorded")
    assert done.exit_code == 0, done.output
    site = tomllib.loads(Path("sites/gb-tidewater.toml").read_text("utf-8"))
    assert site["listings"] == [f"{HOME}/sitemap.xml"]
    assert site["paths"] == [r"/press/\d+/[^/]+/?$"]
    assert "the site's sitemap is read" in done.output
    assert "Listing: 6 links" in done.output


@pytest.mark.parametrize("at", ["/sitemap_index.xml", "/maps/all.xml.gz"])
@pytest.mark.parametrize("asked", ["/press", None])
def test_of_an_index_of_packed_sitemaps_the_one_with_releases_is_the_listing(
    tmp_path: Path, at: str, asked: str | None
) -> None:
    pages = PLATFORMS["nextjs"][0](HOME)
    releases = [path for path in pages if path.startswith("/press/")]
    parts = "".join(f"<sitemap><loc>{HOME}/maps/{n}.xml.gz</loc></sitemap>" for n in ("a", "b", "gone"))
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'
    recorded: dict[str, str | bytes] = {
        **{path: pages[path] for path in releases},
        "/press": EMPTY,
        "/robots.txt": f"User-agent: *\nDisallow: /search\nSitemap: {HOME}{at}\n",
        "/maps/a.xml.gz": gzip.compress(sitemap("/", *(f"/people/{n}" for n in range(12))).encode()),
        "/maps/b.xml.gz": gzip.compress(sitemap("/about", *releases).encode()),
        at: gzip.compress(index.encode()) if at.endswith(".gz") else index,
    }
    record(tmp_path / "recorded", HOME, recorded)
    done = add(asked or at, "--recordings", "recorded")
    assert done.exit_code == 0, done.output
    site = tomllib.loads(Path("sites/gb-tidewater.toml").read_text("utf-8"))
    assert site["listings"] == [f"{HOME}/maps/b.xml.gz"]
    assert site["paths"] == ["/press/[^/]+/?$"]
    crawled = run("crawl", "gb-tidewater", "--recordings", "recorded", "--sites", "sites")
    assert crawled.exit_code == 0, crawled.output
    with closing(sqlite3.connect("data/evidence.db")) as evidence:
        found = evidence.execute("select count(*) from fetches where role = 'release'").fetchone()
    assert found == (len(releases),)


def test_a_feed_given_as_the_listing_needs_no_selector_of_links(tmp_path: Path) -> None:
    pages = PLATFORMS["elementor"][0](HOME)
    entries = "".join(
        f"<item><title>{title}</title><link>{HOME}/{slug}/</link><pubDate>{date}</pubDate></item>"
        for slug, title, _, date in SUBJECTS
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{entries}</channel></rss>'
    record(tmp_path / "recorded", HOME, {**pages, "/feed/": feed})
    done = add("/feed/", "--recordings", "recorded")
    assert done.exit_code == 0, done.output
    site = tomllib.loads(Path("sites/gb-tidewater.toml").read_text("utf-8"))
    assert not {"links", "next", "paths"} & site.keys()
    assert site["layout"][0]["body"] == "div.elementor-widget-theme-post-content"


def test_robots_refuse(tmp_path: Path) -> None:
    pages = {"/robots.txt": "User-agent: *\nDisallow: /news\n", **PLATFORMS["elementor"][0](HOME)}
    record(tmp_path / "recorded", HOME, pages)
    refused = add("/news/", "--recordings", "recorded")
    assert isinstance(refused.exception, CrawlRefused | Unreachable), refused.output
    assert "robots" in str(refused.exception)


def test_an_unknown_party_is_named_with_what_to_do() -> None:
    refused = run("add", f"{HOME}/news", "--slug", "gb-whig", "--party", "gb-whig", "--recordings", ".")
    assert isinstance(refused.exception, Usage)
    assert "gb-libdem" in str(refused.exception)
    assert '[gb-whig] with name = "…" and country = "GB"' in str(refused.exception)


def test_a_live_draft_needs_a_contact_address() -> None:
    refused = add("/news")
    assert isinstance(refused.exception, CrawlRefused)
    assert "contact" in str(refused.exception)
