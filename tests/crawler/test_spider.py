"""The spider over a real connection: what it asks for, keeps, refuses, and says of itself."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.errors import CrawlRefused, StoreError
from crawler.records import Expectation, SiteSpec
from crawler.spiders.crawling import Crawl, crawl
from crawler.spiders.summary import RunSummary
from tests.crawler.memory import MemoryStore
from tests.crawler.site_server import SiteServer, listing, serving

NOW = datetime(2026, 3, 5, 2, 30, tzinfo=UTC)
DELAY = 0.02


def test_a_whole_walk(site: SiteServer, store: MemoryStore) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /search\n")
    site.put("/news", listing("/news/1", "/news/2", "https://elsewhere.example/x", following="/news?page=1"))
    site.put("/news?page=1", listing("/news/1", "/news/3"))
    for n in (1, 2, 3):
        site.put(f"/news/{n}", f"<p>{n}</p>", headers={"ETag": f'"{n}"', "X-Powered-By": "press"})
    run = live(site, store)
    assert run.pagers == {site.url("/news"): "no next link on page 2"}
    assert run.complete
    assert not run.needs_a_person
    assert {page.url for page in store.of("release")} == {site.url(f"/news/{n}") for n in (1, 2, 3)}
    assert [page.url for page in store.of("listing")] == [site.url("/news"), site.url("/news?page=1")]
    assert store.of("robots")[0].body.startswith(b"User-agent")
    page = store.of("release")[0]
    assert (page.status, page.fetched_at, page.headers["x-powered-by"]) == (200, NOW, "press")
    assert [(link.title, position) for _, _, link, position in store.sightings][:2] == [
        ("Release /news/1", 0),
        ("Release /news/2", 1),
    ]
    assert (run.counts["new"], run.counts["sighted"], run.counts["elsewhere"]) == (3, 4, 1)
    assert store.runs[0]["complete"]
    assert site.paths().count("/robots.txt") == 1
    assert all("onrecord/" in asked.headers["user-agent"] for asked in site.asked)
    assert all("press@archive.example" in asked.headers["user-agent"] for asked in site.asked)
    assert not any("cookie" in asked.headers or "referer" in asked.headers for asked in site.asked)


def test_a_night_without_news_costs_two_requests(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1", following="/news?page=1"))
    site.put("/news?page=1", listing("/news/2"))
    site.put("/news/1", "<p>1</p>")
    site.put("/news/2", "<p>2</p>")
    live(site, store, wide=False)
    site.asked.clear()
    run = live(site, store, wide=False)
    assert site.paths() == ["/robots.txt", "/news"]
    assert run.pagers == {site.url("/news"): "nothing new on page 1"}
    assert not run.needs_a_person


def test_a_listing_that_did_not_change_says_so(site: SiteServer, store: MemoryStore) -> None:
    store.conditional = True
    site.put("/news", listing("/news/1"), headers={"ETag": '"l1"'})
    site.put("/news/1", "<p>1</p>", headers={"ETag": '"r1"'})
    live(site, store)
    store.again.add(site.url("/news/1"))
    run = live(site, store, wide=False)
    assert run.pagers == {site.url("/news"): "not changed since the last look"}
    assert run.counts["unchanged"] == 1
    assert [page.status for page in store.of("release")] == [200, 304]
    assert run.complete
    # A wide sweep reads listings whole, whatever the server remembers.
    assert live(site, store, wide=True).pagers == {site.url("/news"): "no next link on page 1"}


def test_after_a_run_that_broke_off_an_unchanged_listing_is_read(
    site: SiteServer, store: MemoryStore
) -> None:
    store.conditional = True
    site.put("/news", listing("/news/1", following="/news?page=1"), headers={"ETag": '"l1"'})
    site.put("/news?page=1", "no", status=500)
    assert not live(site, store, wide=False).complete
    site.put("/news?page=1", listing("/news/2"))
    store.known.clear()  # as the archive does: what a run saw that did not end well is not known
    run = live(site, store, wide=False)
    assert run.pagers == {site.url("/news"): "no next link on page 2"}
    assert run.counts["new"] == 2


def test_what_is_due_is_looked_at_again(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", "<p>1</p>")
    store.again.update({site.url("/news/old"), site.url("/news/1"), "https://elsewhere.example/x"})
    run = live(site, store)
    assert run.counts["gone"] == 1
    assert sorted(site.paths()) == ["/news", "/news/1", "/news/old", "/robots.txt"]
    assert {page.status for page in store.of("release")} == {200, 404}


def test_revisits_are_capped(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/new", "/news/known"))
    store.known.add(site.url("/news/known").replace("http:", "https:"))
    store.again.update(site.url(f"/old/{n}") for n in range(9))
    live(site, store, revisits=3)
    assert len([path for path in site.paths() if path.startswith("/old/")]) == 3
    assert "/news/new" in site.paths()
    assert "/news/known" not in site.paths()


def test_a_pager_that_always_answers_page_1(site: SiteServer, store: MemoryStore) -> None:
    first = listing("/news/1", "/news/2", following="/news?page=2")
    for path in ("/news", "/news?page=2"):
        site.put(path, first)
    run = live(site, store)
    assert run.pagers[site.url("/news")] == "repeats: page 2 shows only what earlier pages did"


def test_an_older_listing_that_redirects_to_page_1(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1", following="/old/page/2"))
    site.put("/old/page/2", status=301, headers={"Location": "/news"})
    run = live(site, store)
    assert run.pagers[site.url("/news")].startswith("repeats")
    assert store.of("listing")[1].url == site.url("/old/page/2")
    assert store.of("listing")[1].final_url == site.url("/news")


def test_an_empty_listing_needs_a_person(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", "<html><body><main><p>Nothing here.</p></main></body></html>")
    run = live(site, store)
    assert run.needs_a_person
    assert store.problems[0][1] == "ListingEmpty"
    assert not run.complete
    assert live(site, store, expect=Expectation(releases_per_month=0)).complete


def test_a_listing_that_cannot_be_read_is_a_problem(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    run = live(site, store)
    assert run.pagers[site.url("/news")] == "error: NotHTML on page 1"
    assert store.problems[0][1] == "NotHTML"
    assert store.of("listing")[0].body == b"%PDF-1.7"


def test_a_page_with_links_elsewhere_only_is_not_the_end(site: SiteServer, store: MemoryStore) -> None:
    away = [f"https://papers.example/{n}" for n in range(3)]
    site.put("/news", listing(*away, following="/news?page=1"))
    site.put("/news?page=1", listing("/news/1", following="/news?page=2"))
    site.put("/news?page=2", listing(*away, following="/news?page=3"))
    site.put("/news?page=3", listing("/news/2"))
    for wide in (True, False):
        run = live(site, store := MemoryStore(), wide=wide)
        assert run.pagers == {site.url("/news"): "no next link on page 4"}
        assert (run.counts["new"], store.problems) == (2, [])
    for n in range(1, 9):
        site.put(f"/news?page={n}", listing(*away, following=f"/news?page={n + 1}"))
    run = live(site, store, wide=False)
    assert run.pagers == {site.url("/news"): "nothing new on page 3"}
    assert live(site, store, wide=True).pagers == {site.url("/news"): "error: page 10 answered 404"}


WALLS = (
    "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult "
    "with your administrator.</body></html>",
    "<html><body><h1>Just a moment...</h1><p>Checking your browser before you go on.</p></body></html>",
)


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("number", [1, 2])
def test_a_wall_in_place_of_a_listing_is_no_end_of_it(
    site: SiteServer, store: MemoryStore, wall: str, number: int
) -> None:
    site.put("/news", listing("/news/1", following="/news?page=1"))
    site.put("/news/1", "<p>1</p>")
    site.put("/news" if number == 1 else "/news?page=1", wall)
    run = live(site, store, language="de")
    assert run.pagers == {site.url("/news"): f"error: NotARelease on page {number}"}
    assert [(kind, "program" in said) for _, kind, said in store.problems] == [("NotARelease", True)]
    assert not run.complete


@pytest.mark.parametrize(
    "nothing",
    [
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    ],
)
def test_a_feed_without_an_entry_is_an_empty_listing(
    site: SiteServer, store: MemoryStore, nothing: str
) -> None:
    site.put("/news", nothing)
    run = live(site, store)
    assert [kind for _, kind, _ in store.problems] == ["ListingEmpty"]
    assert run.pagers == {site.url("/news"): "no links on page 1"}


def test_numbered_pages_end_at_a_404(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/page-2", listing("/news/2"))
    run = live(site, store, pages="{listing}/page-{n}", next=None)
    assert run.pagers[site.url("/news")] == "no more pages: page 3 answers 404"
    assert run.complete


def test_a_release_put_in_late_and_dated_back_is_found_by_the_wide_sweep(
    site: SiteServer, store: MemoryStore
) -> None:
    site.put("/news", listing("/news/1", following="/news?page=1"))
    site.put("/news?page=1", listing("/news/2", "/news/3"))
    for n in (1, 2, 3, 4):
        site.put(f"/news/{n}", f"<p>{n}</p>")
    assert live(site, store, wide=True).counts["new"] == 3
    site.put("/news?page=1", listing("/news/2", "/news/4", "/news/3"))
    assert live(site, store, wide=False).counts.get("new", 0) == 0
    late = live(site, store, wide=True)
    assert (late.counts["new"], late.counts["releases"]) == (1, 1)
    assert store.of("release")[-1].url == site.url("/news/4")


def test_a_listing_that_answers_only_to_a_form(site: SiteServer, store: MemoryStore) -> None:
    def fragment(*paths: str) -> str:
        return json.dumps({"success": True, "data": {"html": listing(*paths)}})

    for n, paths in enumerate([("/news/1", "/news/2"), ("/news/3",), ()], start=1):
        page = fragment(*paths) if paths else '{"success": true, "data": {"html": ""}}'
        site.put(f"POST /ajax?action=more&category=news%20room&page={n}", page)
    first = site.url("/ajax?action=more&category=news%20room&page=1")
    pages = site.url("/ajax?action=more&category=news%20room&page={n}")
    run = live(site, store, listings=(first,), pages=pages, next=None, post=True)
    assert run.pagers == {first: "no more pages: page 3 is empty"}
    assert (run.complete, run.counts["new"]) == (True, 3)
    assert [page.url for page in store.of("listing")] == [pages.replace("{n}", str(n)) for n in (1, 2, 3)]
    assert all(page.final_url == page.url for page in store.of("listing"))
    posted = [asked for asked in site.asked if asked.path.startswith("POST")]
    assert {asked.headers["content-type"] for asked in posted} == {"application/x-www-form-urlencoded"}
    assert "/ajax" not in {path.partition("?")[0] for path in site.paths()}
    site.pages.clear()
    run = live(site, MemoryStore(), listings=(first,), pages=pages, next=None, post=True)
    assert run.pagers == {first: "error: page 1 answered 404"}
    assert run.problems[0][0] == first


def test_only_a_wide_sweep_walks_topics(site: SiteServer, store: MemoryStore) -> None:
    topics = '<a class="topic" href="/topics/sea">Sea</a>'
    site.put("/news", listing("/news/1").replace("</main>", topics))
    site.put("/topics/sea", listing("/news/1", "/news/2").replace("</main>", topics))
    run = live(site, store, wide=False, further="a.topic")
    assert list(run.pagers) == [site.url("/news")]
    run = live(site, MemoryStore(), wide=True, further="a.topic")
    assert list(run.pagers) == [site.url("/news"), site.url("/topics/sea")]


def test_an_index_of_sitemaps_is_walked(site: SiteServer, store: MemoryStore) -> None:
    index = f"<sitemapindex><sitemap><loc>{site.url('/sitemap-1.xml')}</loc></sitemap></sitemapindex>"
    site.put("/sitemap.xml", index)
    site.put("/sitemap-1.xml", f"<urlset><url><loc>{site.url('/news/1')}</loc></url></urlset>")
    run = live(site, store, listings=(site.url("/sitemap.xml"),))
    assert run.counts["releases"] == 1
    assert run.complete


def test_no_contact_no_crawl(site: SiteServer, store: MemoryStore) -> None:
    for contact in (None, "", "the press office"):
        with pytest.raises(CrawlRefused, match="contact address"):
            crawl([spec(site)], store, clock=lambda: NOW, contact=contact)
    assert site.asked == []


def test_a_store_that_is_full_ends_the_run_and_says_so(site: SiteServer) -> None:
    site.put("/news", listing("/news/1"))
    store = MemoryStore(fails_with=StoreError("evidence.db: the disk is full"))
    with pytest.raises(StoreError, match="disk is full"):
        live(site, store)
    assert store.pages == []


@pytest.mark.parametrize("method", ["begin", "due", "knows", "sight", "is_due", "finish"])
def test_a_store_that_is_locked_ends_the_run_and_says_so(
    site: SiteServer, store: MemoryStore, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def locked(**values: object) -> None:
        raise StoreError("evidence.db is locked")

    monkeypatch.setattr(store, method, locked)
    site.put("/news", listing(*(f"/news/{n}" for n in range(50))))
    with pytest.raises(StoreError, match="locked"):
        live(site, store)
    assert method == "finish" or len(site.asked) < 10


def test_a_fault_of_ours_is_a_problem_and_no_silence(
    site: SiteServer, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("crawler.spiders.press.read_listing", broken)
    site.put("/news", listing("/news/1"))
    run = live(site, store)
    assert store.problems[0][1] == "Fault"
    assert "ZeroDivisionError" in store.problems[0][2]
    assert run.pagers[site.url("/news")].startswith("error: not finished")
    assert len(store.of("listing")) == 1


def test_a_site_that_fails_stops_no_other(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", "<p>1</p>")
    with serving() as broken:
        broken.put("/news", "no", status=503)
        done = crawl_live([spec(broken, slug="zz-broken"), spec(site, slug="zz-whole")], store)
    assert [(run.site, run.complete) for run in done.summaries] == [("zz-broken", False), ("zz-whole", True)]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_is_closed_and_incomplete(
    site: SiteServer, store: MemoryStore, sent: signal.Signals
) -> None:
    site.put("/news", listing(*(f"/news/{n}" for n in range(100)), following="/news?page=1"))

    def interrupt(slug: str, role: str, url: str) -> None:
        if role == "listing":
            signal.raise_signal(sent)

    run = crawl_live([spec(site)], store, watcher=interrupt).summaries[0]
    assert run.pagers[site.url("/news")].startswith("error: not finished")
    assert store.runs[0]["complete"] is False
    assert len(site.asked) < 20
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_watcher_is_told_of_each_response(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", "<p>1</p>")
    told: list[tuple[str, str, str]] = []
    ended: list[RunSummary] = []
    crawl_live([spec(site)], store, watcher=lambda *what: told.append(what), done=ended.append)
    assert [role for _, role, _ in told] == ["robots", "listing", "release"]
    assert [run.site for run in ended] == ["zz"]


def spec(site: SiteServer, *, slug: str = "zz", **more: Any) -> SiteSpec:
    listings = more.pop("listings", (site.url("/news"),))
    return SiteSpec(
        slug=slug,
        name="Z",
        party="zz",
        url=listings[0],
        listings=listings,
        **{"links": "main h2 a", "next": "a.next", **more},
    )


def live(site: SiteServer, store: MemoryStore, **more: Any) -> RunSummary:
    """Crawl a site of the test's; what `crawl` knows goes there, all else into the site's spec."""
    ways = {
        key: more.pop(key) for key in ("wide", "revisits", "settings", "loopback", "delay") if key in more
    }
    return crawl_live([spec(site, **more)], store, **ways).summaries[0]


def crawl_live(specs: list[SiteSpec], store: MemoryStore, **more: Any) -> Crawl:
    return crawl(
        specs,
        store,
        clock=lambda: NOW,
        contact="press@archive.example",
        **{"delay": DELAY, "loopback": True, **more},
    )
