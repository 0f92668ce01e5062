"""A crawl of recordings goes the way of the network: same spider, same middlewares, same store."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.records import SiteSpec
from crawler.spiders.crawling import crawl
from crawler.spiders.summary import RunSummary
from tests.crawler.memory import MemoryStore
from tests.crawler.site_server import listing

HOME = "https://party.example"
FIRST, SECOND = "2026-03-09T02:30:00Z", "2026-03-10T02:30:00Z"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def record(folder: Path, url: str, body: str = "", *, captured: str = FIRST, **more: Any) -> None:
    name = f"{len(list(folder.glob('*.html')))}.html"
    (folder / name).write_text(body, "utf-8")
    entry = {
        "url": HOME + url,
        "file": name,
        "captured": captured,
        "content_type": "text/html; charset=utf-8",
        **more,
    }
    with (folder / "index.jsonl").open("a", encoding="utf-8") as index:
        index.write(json.dumps(entry) + "\n")


def replay(folder: Path, store: MemoryStore, *, as_of: str | None = None, **more: Any) -> RunSummary:
    site = SiteSpec(
        slug="zz",
        name="Z",
        party="zz",
        url=f"{HOME}/news",
        listings=(f"{HOME}/news",),
        links="h2 a",
        next="a.next",
        **more,
    )
    moment = datetime.fromisoformat(as_of) if as_of else None
    return crawl([site], store, clock=never, recordings=[folder], as_of=moment).summaries[0]


def never() -> datetime:
    raise AssertionError("with recordings the clock stands still and nobody asks for the time")


def test_a_page_that_is_not_recorded_is_counted_and_never_stored(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/news/1", "/news/2", "/news/3", following="/news?page=1"))
    record(tmp_path, "/news/1", "<p>1</p>")
    record(tmp_path, "/news/2", "<p>gone</p>", status=404)
    run = replay(tmp_path, store)
    assert [(page.url, page.status) for page in store.of("release")] == [
        (f"{HOME}/news/1", 200),
        (f"{HOME}/news/2", 404),
    ]
    assert run.not_recorded == (f"{HOME}/news/3", f"{HOME}/news?page=1")
    assert (run.counts["not_recorded"], run.counts["gone"]) == (2, 1)
    assert run.pagers == {f"{HOME}/news": "not recorded: page 2"}
    assert not run.complete
    assert not run.needs_a_person
    assert store.problems == []
    assert store.runs[0]["source"] == "recording"


def test_a_page_was_fetched_when_it_was_captured(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/news/1"), captured=SECOND)
    record(tmp_path, "/news/1", "<p>1</p>", captured=FIRST)
    replay(tmp_path, store)
    assert store.of("release")[0].fetched_at == datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
    assert store.runs[0]["begun"] == datetime(2026, 3, 10, 2, 30, tzinfo=UTC)


def test_each_night_has_its_own_pages(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/news/1"), captured=FIRST)
    record(tmp_path, "/news", listing("/news/2", "/news/1"), captured=SECOND)
    record(tmp_path, "/news/1", "<p>first</p>", captured=FIRST)
    record(tmp_path, "/news/1", "<p>edited</p>", captured=SECOND)
    record(tmp_path, "/news/2", "<p>2</p>", captured=SECOND)
    replay(tmp_path, store, as_of="2026-03-09T23:59:59+00:00")
    assert [page.body for page in store.of("release")] == [b"<p>first</p>"]
    store.again.add(f"{HOME}/news/1")
    replay(tmp_path, store, as_of="2026-03-10T23:59:59+00:00")
    assert sorted(page.body for page in store.of("release")[1:]) == [b"<p>2</p>", b"<p>edited</p>"]


def test_before_the_first_capture_there_is_nothing(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/news/1"))
    run = replay(tmp_path, store, as_of="2026-03-08T00:00:00+00:00")
    assert run.pagers == {f"{HOME}/news": "not recorded: page 1"}
    assert store.pages == []
    assert run.needs_a_person


def test_a_recorded_robots_txt_is_obeyed_and_kept(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/robots.txt", "User-agent: *\nDisallow: /news/2\n")
    record(tmp_path, "/news", listing("/news/1", "/news/2"))
    record(tmp_path, "/news/1", "<p>1</p>")
    record(tmp_path, "/news/2", "<p>2</p>")
    replay(tmp_path, store)
    assert [page.url for page in store.of("release")] == [f"{HOME}/news/1"]
    assert [kind for _, kind, _ in store.problems] == ["CrawlRefused"]
    assert len(store.of("robots")) == 1


def test_recorded_redirects_are_followed_inside_the_site_only(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/old/1", "/old/2"))
    record(tmp_path, "/old/1", status=301, headers={"Location": "/news/1"})
    record(tmp_path, "/old/2", status=301, headers={"Location": "https://elsewhere.example/2"})
    record(tmp_path, "/news/1", "<p>1</p>")
    replay(tmp_path, store)
    assert [(page.url, page.final_url) for page in store.of("release")] == [
        (f"{HOME}/old/1", f"{HOME}/news/1")
    ]
    assert [kind for _, kind, _ in store.problems] == ["CrawlRefused"]


def test_an_equal_address_is_kept_as_a_redirect(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("http://party.example/news/1/"))
    record(tmp_path, "/news/1", "<p>1</p>")
    replay(tmp_path, store)
    page = store.of("release")[0]
    assert (page.url, page.final_url) == ("http://party.example/news/1/", f"{HOME}/news/1")


def test_a_recorded_giant_is_a_named_problem(tmp_path: Path, store: MemoryStore) -> None:
    record(tmp_path, "/news", listing("/news/1"))
    record(tmp_path, "/news/1", "0" * (33 * 1024 * 1024))
    replay(tmp_path, store)
    assert store.of("release") == []
    assert [kind for _, kind, _ in store.problems] == ["PageTooLarge"]


def test_the_scottish_greens_from_their_recording(shared: Path, store: MemoryStore) -> None:
    from crawler.sites.loading import load_site

    recordings = [shared / "recordings" / "warc" / "greens.scot.warc.gz"]
    done = crawl([load_site("gb-green-scot")], store, clock=never, recordings=recordings)
    run = done.summaries[0]
    assert done.faults == ()
    assert run.pagers["https://greens.scot/news"] == "not recorded: page 10"
    assert (run.counts["listings"], run.counts["releases"], run.counts["not_recorded"]) == (62, 229, 143)
    assert store.problems == []
