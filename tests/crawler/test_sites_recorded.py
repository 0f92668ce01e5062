"""The layouts that claim to be seen on recordings match every release page there, each exactly once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.parsers.listing import read_listing
from crawler.parsers.select import count
from crawler.parsers.tree import open_page
from crawler.records import RawPage
from crawler.sites.loading import load_site

RELEASES = {
    "gb-green-scot": (r"^https://greens\.scot/", b"node-type-press-release", 268),
    "gb-labour": (r"labour\.org\.uk/.*-speech-", b"", 6),
    "us-democratic-delaney": (r"johndelaney\.com/2019/", b"", 60),
    "us-republican-trump": (r"donaldjtrump\.com/media/", b"", 26),
    "us-democratic-williamson": (r"marianne2020\.com/posts/", b"", 16),
    "us-democratic-gabbard": (r"tulsi2020\.com/(?:press|es/prensa)/\d", b"", 28),
    "eu-parliament": (r"europarl\.europa\.eu/news/en/press-room/", b"", 3),
    "de-cdu-bundestag": (r"www\.cducsu\.de/", b"", 1),
    "de-gruene-bundestag": (r"www\.gruene-bundestag\.de/", b"", 2),
    "de-linke-bundestag": (r"www\.linksfraktion\.de/", b"", 1),
    "de-spd-bundestag": (r"www\.spdfraktion\.de/", b"", 1),
}


@pytest.mark.parametrize("slug", RELEASES)
def test_one_body_one_title_one_date(shared: Path, slug: str) -> None:
    site = load_site(slug)
    address, marker, expected = RELEASES[slug]
    assert site.facts == "recorded"
    read = 0
    for page in recorded(shared, address):
        if marker not in page.body:
            continue
        root = open_page(page).root
        first = next((layout for layout in site.layouts if count(root, layout.body) == 1), None)
        assert first is not None, page.url
        assert first.title is not None
        assert count(root, first.title) == 1, page.url
        if first.date is not None:
            assert count(root, first.date) <= 1, page.url
        read += 1
    assert read == expected


LISTINGS = {
    # site: the recorded listing, links on it, links with a date, whether there is a next page
    "gb-green-scot": (r"greens\.scot/news\?page=1$", 13, 13, True),
    "gb-green-scot-glasgow": (r"greens\.scot/glasgow$", 5, 5, True),
    "gb-labour": (r"labour\.org\.uk/updates/press-releases/$", 12, 12, True),
    "us-democratic-delaney": (r"johndelaney\.com/category/press-release/page/2/$", 6, 6, True),
    "us-democratic-gabbard": (r"tulsi2020\.com/press\?page=1$", 10, 10, True),
    "us-democratic-williamson": (r"marianne2020\.com/blog\.html$", 45, 0, False),
    "us-democratic-nelson": (r"billnelson\.senate\.gov/newsroom/press-releases$", 10, 10, True),
    "us-democratic-perlmutter": (r"perlmutter\.house\.gov", 445, 445, False),
    "us-democratic-keating": (r"keating\.house\.gov", 161, 161, False),
    "us-republican-vitter": (r"vitter\.senate\.gov", 20, 20, True),
    "us-republican-burr": (r"burr\.senate\.gov", 25, 25, False),
    "gb-conservative-2013": (r"conservatives\.com/XMLGateway", 10, 10, False),
    "us-democratic-deblasio": (r"billdeblasio\.com/feed/$", 10, 10, False),
}


@pytest.mark.parametrize("slug", LISTINGS)
def test_links_titles_and_dates_of_recorded_listings(shared: Path, slug: str) -> None:
    address, links, dated, following = LISTINGS[slug]
    page = next(recorded(shared, address))
    listing = read_listing(page, load_site(slug))
    assert len(listing.links) == links
    assert all(link.title and link.title.lower() != "read more" for link in listing.links)
    assert sum(link.date is not None for link in listing.links) == dated
    assert (listing.next_page is not None) == following


def recorded(shared: Path, address: str) -> Iterator[RawPage]:
    folder = shared / "recordings"
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if re.search(address, entry["url"]):
                body = (folder / entry["file"]).read_bytes()
                at = datetime.now(UTC)
                yield RawPage(url=entry["url"], final_url=entry["url"], fetched_at=at, status=200, body=body)
