"""Pages that no parser can make sense of: each is a named problem, and all other pages are read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.evidence import Evidence
from archive.reading import parse
from crawler.sites.loading import load_parties, load_sites
from tests.archive.worlds import NOON, page, rows, store

DEMO = Path(__file__).parents[2] / "archive" / "demo"
GOOD = "night-bus-to-run-until-easter"
SITE = "zz-harbour"


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    good = (DEMO / "pages" / SITE / f"{GOOD}.html").read_bytes()
    bodies = {
        "good": good,
        "huge": good.replace(b"</body>", b"<p>On and on it goes.</p>" * 1_700_000 + b"</body>"),
        "empty": b"",
        "binary": bytes(range(256)) * 40,
        "cut": good[: len(good) // 3],
        "deep": b"<html><body>" + b"<div>" * 10_000 + b"x" + b"</div>" * 10_000,
    }
    assert len(bodies["huge"]) > 40_000_000
    folder = tmp_path_factory.mktemp("bad")
    with Evidence(folder / "evidence.db") as evidence:
        pages = [
            page(f"https://{SITE}.example/press/{name}", body, content_type="text/html; charset=utf-8")
            for name, body in bodies.items()
        ]
        store(evidence, *pages, site=SITE)
    sites, parties = load_sites(DEMO / "sites"), load_parties(DEMO / "sites")
    (summary,) = parse(folder, sites=sites, parties=parties, now=datetime(2030, 1, 1, tzinfo=UTC))
    assert summary.read == len(bodies)
    return folder


def test_every_bad_page_is_a_problem_with_a_name(parsed: Path) -> None:
    found = rows(parsed, "select url, kind, message from problems where open")
    kinds = {url.rsplit("/", 1)[1]: kind for url, kind, _ in found}
    assert "good" not in kinds
    assert kinds["huge"] == "PageTooLarge"
    assert kinds["empty"] == "NotHTML"
    assert kinds["binary"] == "NotHTML"
    assert kinds["deep"] in ("PageTooLarge", "LayoutUnknown", "NotARelease")
    assert all(url.split("/")[2] in message for url, _, message in found)


def test_the_good_page_is_read_and_no_bytes_are_lost(parsed: Path) -> None:
    titles = rows(parsed, "select title, url from releases where url like '%/good'")
    assert len(titles) == 1
    with Evidence(parsed / "evidence.db", readonly=True) as evidence:
        looks = [look for each in evidence.known(SITE) for look in evidence.looks(each.id)]
        sizes = {look.url.rsplit("/", 1)[1]: len(evidence.blobs.get(look.blob or b"")) for look in looks}
    assert sizes["huge"] > 40_000_000
    assert sizes["empty"] == 0
    assert all(look.at == f"{NOON:%Y-%m-%dT%H:%M:%SZ}" for look in looks)
