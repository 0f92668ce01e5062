"""A crawl that is killed at any moment loses at most the page in flight and never leaves half of one."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from archive.evidence import Evidence
from tests.archive.worlds import SITE
from tests.effort import tries

_CRAWL = """
import sys
from datetime import timedelta
from pathlib import Path
from archive.evidence import Evidence
from tests.archive.worlds import NOON, page, SITE, HOME
from crawler.records import ListedLink

first = int(sys.argv[2])
with Evidence(Path(sys.argv[1])) as evidence:
    run = evidence.begin(site=SITE, source="network", at=NOON)
    for n in range(first, first + 100_000):
        url, at = f"https://harbour.example/news/{n}", NOON + timedelta(seconds=n)
        evidence.sight(run=run, site=SITE, listing=HOME, links=[ListedLink(url=url)], at=at)
        body = (f"<p>{n}</p>" + "<div>menu</div>" * 500).encode()
        evidence.save(run=run, site=SITE, role="release", source="network", page=page(url, body, at=at))
        print(n, flush=True)
"""


def test_a_killed_crawl_loses_at_most_the_page_in_flight(tmp_path: Path) -> None:
    path, chance, stored = tmp_path / "evidence.db", random.Random(7), 0
    for _ in range(tries(60, ordinary=5)):
        crawl = subprocess.Popen(
            [sys.executable, "-c", _CRAWL, str(path), str(stored)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert crawl.stdout is not None
        crawl.stdout.readline()
        time.sleep(chance.random() * 0.25)
        os.kill(crawl.pid, signal.SIGKILL)
        told = crawl.stdout.read().splitlines()
        crawl.stdout.close()
        crawl.wait()
        stored = _check(path, at_least=int(told[-1]) + 1 if told and told[-1] else stored + 1)


def _check(path: Path, at_least: int) -> int:
    """Return how many pages are stored, after looking at every one of them and at the file."""
    with Evidence(path) as evidence:
        rows = evidence.connection.execute
        assert rows("pragma integrity_check").fetchone() == ("ok",)
        assert rows("pragma foreign_key_check").fetchall() == []
        bodies = [evidence.blobs.get(blob) for (blob,) in rows("select blob from fetches order by at")]
        assert [body.split(b"</p>")[0] for body in bodies] == [f"<p>{n}".encode() for n in range(len(bodies))]
        assert at_least <= len(bodies) <= at_least + 1
        sighted = rows("select count(distinct url) from sightings").fetchone()[0]
        assert len(bodies) <= sighted <= len(bodies) + 1
        assert {each.id for each in evidence.known(SITE)} == {
            release for (release,) in rows("select id from aliases")
        }
        unused = rows("select count(*) from blobs where sha256 not in (select blob from fetches)")
        assert unused.fetchone() == (0,)
        assert isinstance(evidence.connection, sqlite3.Connection)
    return len(bodies)
