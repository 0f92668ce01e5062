"""Whole nights over a real connection to a site that fails in every way: what is kept, and who is told."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from archive import nightly
from archive.evidence import Evidence
from crawler.records import LayoutSpec, Party, SiteSpec
from crawler.spiders.crawling import crawl
from crawler.spiders.pager import Pager
from tests.archive.worlds import rows
from tests.crawler.site_server import Answer, SiteServer, listing, serving

FIRST = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
DAY = timedelta(days=1)
PARTY = Party(id="zz", name="Z", country="ZZ")
OLD = LayoutSpec(name="zz-2025", body="div.text", title="h1", date="p.date")
NEW = LayoutSpec(name="zz-2026", body="section.story", title="h1", date="time")


@dataclass
class World:
    """A site that can be broken, and an archive of its nights."""

    server: SiteServer
    folder: Path
    layouts: tuple[LayoutSpec, ...] = (OLD,)
    n: int = -1
    releases: dict[str, str] = field(default_factory=dict)

    @property
    def spec(self) -> SiteSpec:
        home = self.server.url("/news")
        return SiteSpec(slug="zz", name="Z", party="zz", url=home, listings=(home,), links="main h2 a",
                        next="a.next", layouts=self.layouts, language="en")  # fmt: skip

    def night(self) -> nightly.Night:
        """Run the next night."""
        self.n += 1
        now = FIRST + self.n * DAY

        def go(specs: Sequence[SiteSpec], evidence: Evidence, wide: set[str]) -> Sequence[str]:
            chosen = {"DOWNLOAD_TIMEOUT": 2, "RETRY_TIMES": 0, "AUTOTHROTTLE_ENABLED": False}
            done = crawl(specs, evidence, clock=lambda: now, wide=wide, contact="press@archive.example",
                         delay=0.005, loopback=True, settings=chosen)  # fmt: skip
            return done.faults

        sites, parties = {"zz": self.spec}, {"zz": PARTY}
        return nightly.run_night(
            self.folder, sites=sites, chosen=[self.spec], parties=parties, clock=lambda: now, crawl=go
        )

    def publish(self, *names: str) -> None:
        """Let the site show releases, the newest at the top of its listing."""
        for name in names:
            self.releases[f"/news/{name}"] = _page(name)
        for path, page in self.releases.items():
            self.server.put(path, page)
        self.server.put("/news", listing(*reversed(self.releases)))

    def stands(self) -> list[tuple[Any, ...]]:
        """Return what the archive says of each release."""
        return rows(self.folder, "select title, edit_count, gone_at from releases order by title")

    def findings(self) -> list[tuple[str, str]]:
        return rows(self.folder, "select kind, level from findings order by kind")


def _page(name: str, layout: LayoutSpec = OLD) -> str:
    text = (
        f"<p>The {name} of the harbour will open again in spring, the Harbour Party said on Monday. It had "
        "been closed since the storm of November, when the sea took the lower steps.</p><p>“We have waited "
        f"for the {name} for too long,” said Ann Yew.</p>"
    )
    if layout is OLD:
        told = f"<p class='date'>1 March 2026</p><div class='text'>{text}</div>"
    else:
        told = f"<time datetime='2026-03-01'>1 March</time><section class='story'>{text}{MORE}</section>"
    return f"<html><body><h1>News of the {name}</h1>{told}</body></html>"


MORE = "<p>The harbour is the oldest of the coast.</p>"
"""What the new layout prints below every release."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as server:
        made = World(server, tmp_path)
        made.publish("pier", "crane", "slip")
        assert not made.night().needs_a_person
        yield made


WELL = [("News of the crane", 0, None), ("News of the pier", 0, None), ("News of the slip", 0, None)]


def _break(world: World, *paths: str, **answer: Any) -> None:
    for path in paths:
        world.server.pages[path] = Answer(**answer)


def _too_short(handler: BaseHTTPRequestHandler) -> None:
    """Say that the page has twenty bytes, and send more."""
    page = _page("pier").encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n" + page)


REJECTED = b"<html><title>Request Rejected</title><body>The requested URL was rejected.</body></html>"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"body": b"<html><body><main></main></body></html>"}, "no links"),
        ({"body": REJECTED, "headers": {"Content-Type": "text/html"}}, "challenge page"),
        ({"status": 503, "body": b"no"}, "unreachable"),
        ({"body": b"\x89PNG\r\n", "headers": {"Content-Type": "image/png"}}, None),
    ],
)
def test_one_bad_night_of_a_listing_takes_nothing_away_and_wakes_nobody(
    world: World, answer: dict[str, Any], kind: str | None
) -> None:
    _break(world, "/news", **answer)
    assert not world.night().needs_a_person
    assert world.findings() == ([(kind, "watch")] if kind else [])
    assert world.stands() == WELL
    _break(world, "/news", **answer)
    world.night()
    assert world.night().needs_a_person
    world.publish("buoy")
    assert not world.night().needs_a_person
    assert world.findings() == []
    assert len(world.stands()) == 4


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": b"no"},
        {"status": 429},
        {"body": REJECTED},
        {"body": b"<html></html>"},
        {"raw": _too_short},
        {"body": b"<html>this is not packed", "headers": {"Content-Encoding": "gzip"}},
        {"body": gzip.compress(b"<html>" + b"packed " * 5000)[:60], "headers": {"Content-Encoding": "gzip"}},
        {"status": 302, "headers": {"Location": "/news"}},
    ],
)
def test_a_night_of_broken_releases_is_no_edit_and_no_removal(world: World, answer: dict[str, Any]) -> None:
    _break(world, *world.releases, **answer)
    for _ in range(3):
        world.night()
    assert world.stands() == WELL
    world.publish()
    world.night()
    assert world.stands() == WELL


def test_robots_that_fail_leave_the_site_alone_until_they_answer(world: World) -> None:
    _break(world, "/robots.txt", status=500, body=b"no")
    world.server.asked.clear()
    world.night()
    assert set(world.server.paths()) == {"/robots.txt"}
    assert world.findings() == [("unreachable", "watch")]
    _break(world, "/robots.txt", status=404)
    world.publish("buoy")
    assert not world.night().needs_a_person
    assert len(world.stands()) == 4


def test_a_relaunch_is_told_and_is_no_edit_once_its_layout_is_known(world: World) -> None:
    for name in ("pier", "crane", "slip", "buoy", "mast"):
        world.releases[f"/news/{name}"] = _page(name, NEW)
    for path, page in world.releases.items():
        world.server.put(path, page)
    world.server.put("/news", listing(*reversed(world.releases)))
    for _ in range(2):
        night = world.night()
    assert night.needs_a_person
    assert ("layout unknown", "act") in world.findings()
    assert world.stands() == WELL
    world.layouts = (NEW, OLD)
    assert not world.night().needs_a_person
    assert [row[1:] for row in world.stands()] == [(0, None)] * 5
    assert rows(world.folder, "select count(*) from edits") == [(0,)]
    assert {kind for (kind,) in rows(world.folder, "select distinct kind from changes")} == {"relaid"}


class _Calendar(dict[str, Any]):
    """Ten thousand days, each with an event and a link to the next."""

    def get(self, path: str, default: Any = None) -> Any:
        if path.startswith("/news?day="):
            day = int(path.rpartition("=")[2])
            page = listing(f"/event/{day}", following=f"/news?day={day + 1}" if day < 10_000 else None)
            return Answer(page.encode(), headers={"Content-Type": "text/html"})
        return super().get(path, default)


def test_a_calendar_of_ten_thousand_pages_meets_its_limit_and_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.spiders.press.Pager", partial(Pager, limit=120))
    monkeypatch.setattr("archive.nightly.wide_tonight", lambda evidence, sites, now: {"zz"})
    world.server.pages = _Calendar(world.server.pages)
    world.server.put("/news", listing(*reversed(world.releases), following="/news?day=1"))
    night = world.night()
    assert rows(world.folder, "select complete, ended like '%page limit of 120' from runs order by id") == [
        (1, 0),
        (0, 1),
    ]
    assert world.findings() == [("many requests", "watch")]
    assert not night.needs_a_person
    assert world.stands() == WELL
    world.night()
    assert world.night().needs_a_person
    assert ("broke off", "act") in world.findings()
