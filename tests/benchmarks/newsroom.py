"""How fast the pages answer on a large archive, beside the bare full-text query in the same run.

    python -m tests.benchmarks.newsroom --releases 100000 --folder build/newsroom

Prints a table in milliseconds: the p50 and p95 on the clock, the p95 of computing (which other work on the
machine does not lengthen), the p95 of the very first time a question was asked (when nothing could be kept
of an earlier answer), and for a search the ratio of its computing to that of the bare query for the same
words, asked in the moment before. One process, one reader at a time, in process without a socket; then 20
readers at once while another process writes releases, as a night does, and counts what failed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from datasette.app import Datasette
from datasette.utils import sqlite3 as datasette_sqlite

from archive.web.serving import SETTINGS, metadata_file
from tests.archive.invented import Invented, add
from tests.benchmarks.newsroom_archive import SUBJECT, make, sentences, words

COMMON = ["the", "of", "government", "people", "new"]
TARGETS = {"front page": 60.0, "release page": 40.0, "find the source, 250 words": 1_000.0}
"""p95 in milliseconds that a page may take; a source is to be found in a second among 100,000 releases."""
ORDINARY = SUBJECT[:24]
PAIRS = [f"{a} {b}" for a, b in zip(SUBJECT[:12], SUBJECT[12:24], strict=True)]
BARE = (
    "select rowid, highlight(releases_stems, 0, char(2), char(3)),"
    " snippet(releases_stems, -1, char(2), char(3), '…', 40)"
    " from releases_stems where releases_stems match ? order by {order} limit 21"
)
NEWEST = BARE.format(order="rowid desc")
RANKED = BARE.format(order="bm25(releases_stems, 6.0, 1.0, 0.0, 0.5)")
RELEVANCE = "/search?sort=relevance&"
OF_LARGE = 200.0
"""p95 in milliseconds that a search may take at 500,000 releases."""


@dataclass
class Took:
    """How long one question took, each time it was asked: seconds on the clock, and seconds of computing."""

    clock: list[float] = field(default_factory=list)
    computing: list[float] = field(default_factory=list)


def quantiles(took: list[float]) -> tuple[float, float]:
    """Return p50 and p95 of seconds, in milliseconds."""
    ordered = sorted(took)
    return 1000 * statistics.median(ordered), 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


async def timed(asked: list[str], *asks: Callable[[str], Awaitable[object]]) -> tuple[list[Took], ...]:
    """Ask each question in every way, one after the other; return for each way how long each took."""
    took: tuple[dict[str, Took], ...] = tuple({} for _ in asks)
    for each in asked:
        for ask, own in zip(asks, took, strict=True):
            clock, computing = time.perf_counter(), time.process_time()
            await ask(each)
            seen = own.setdefault(each, Took())
            seen.clock.append(time.perf_counter() - clock)
            seen.computing.append(time.process_time() - computing)
    return tuple([*own.values()] for own in took)


def row(name: str, took: list[Took], *, limit: float | None = None, ratio: float | None = None) -> float:
    """Print one line of the table, with the target and whether it is met, and return the p95.

    The machine is shared: of each question the least time counts, of all times that it was asked.
    """
    p50, p95 = quantiles([min(each.clock) for each in took])
    computing = quantiles([min(each.computing) for each in took])[1]
    first = quantiles([each.clock[0] for each in took])[1]
    line = f"{name:<44}{p50:>8.1f}{p95:>8.1f}{computing:>11.1f}{first:>8.1f}"
    line += f"{ratio:>8.1f}" if ratio is not None else " " * 8
    if limit is not None:
        line += f"{limit:>9.1f}  {'met' if p95 <= limit else 'NOT MET'}"
    print(line, flush=True)
    return p95


async def measure(archive: Path, releases: int, rounds: int) -> None:
    """Measure every kind of page, and the bare query beside; then readers during a night."""
    settings = {name: int(value) if value.isdigit() else value == "on" for name, value in SETTINGS.items()}
    metadata = json.loads(metadata_file().read_text())
    datasette = Datasette([str(archive)], metadata=metadata, settings=settings)
    await datasette.invoke_startup()

    async def get(path: str) -> None:
        answer = await datasette.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    await get("/")
    print(f"{'milliseconds':<44}{'p50':>8}{'p95':>8}{'computing':>11}{'first':>8}{'ratio':>8}{'target':>9}")
    large = releases >= 500_000
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as conn:
        await _searches(conn, get, rounds, large=large)
        for name, paths in _pages(conn, rounds).items():
            row(name, (await timed(paths, get))[0], limit=TARGETS.get(name))
    for name in metadata["databases"]["archive"]["queries"]:
        path = f"/archive/{name}.json?words=housing&party=&year=&person=Ada+Quill"
        row(f"query {name}", (await timed([path] * 3, get))[0])
    await readers_during_a_night(datasette, archive)


async def _searches(
    conn: sqlite3.Connection, get: Callable[[str], Awaitable[None]], rounds: int, *, large: bool
) -> None:
    """Measure searches in both orders, each beside the bare query for the same words.

    A search may take one and a half times its bare query, or 40 ms more, whichever is longer.
    """
    for name, those in (("common words", COMMON), ("ordinary words", ORDINARY), ("two words", PAIRS)):
        asked = (those * rounds)[: max(rounds, len(those))]
        for order, sql, path in (("newest first", NEWEST, "/search?"), ("by relevance", RANKED, RELEVANCE)):

            async def bare(words: str, sql: str = sql) -> None:
                conn.execute(sql, [" AND ".join(f'"{word}"' for word in words.split())]).fetchall()

            async def page(words: str, path: str = path) -> None:
                await get(f"{path}q={words.replace(' ', '+')}")

            by_itself, found = await timed(asked, bare, page)
            own = row(f"bare FTS5, {order}, {name}", by_itself)
            computing = [quantiles([min(each.computing) for each in took])[1] for took in (found, by_itself)]
            limit = OF_LARGE if large else max(1.5 * own, own + 40)
            row(f"search, {order}, {name}", found, limit=limit, ratio=computing[0] / computing[1])


def _narrowed() -> dict[str, list[str]]:
    """Return searches that ask for more than words."""
    return {
        "search, narrowed by party": [f"/search?q={word}&party=gb-party05" for word in ORDINARY],
        "search, narrowed by party and year": [
            f"/search?q={word}&party=gb-party05&from=2022&to=2023" for word in ORDINARY
        ],
        "search, among quotes": [f"/search?show=quotes&q={word}" for word in ORDINARY],
        "search, by speaker": [f"/search?q=speaker:{name}" for name in ("quill", "Ives", "Moss")] * 5,
        "search, by role": [f"/search?q=role:{word}" for word in ORDINARY],
        "search, prefix": [f"/search?q={word[:5]}*" for word in ORDINARY],
        "search, phrase": [f"/search?q=%22{pair.replace(' ', '+')}%22" for pair in PAIRS],
        "search, in the headline": [f"/search?in=title&q={word}" for word in ORDINARY],
    }


def _pages(conn: sqlite3.Connection, rounds: int) -> dict[str, list[str]]:
    """Return what is asked of every other kind of page."""
    rng = random.Random(1)

    def drawn(table: str, column: str) -> list[str]:
        first, last = conn.execute(f"select min(doc), max(doc) from {table}").fetchone()
        sql = f"select {column} from {table} where doc >= ? order by doc limit 1"
        return [conn.execute(sql, [rng.randint(first, last)]).fetchone()[0] for _ in range(rounds)]

    pasted = conn.execute("select substr(body, 200, 1500) from releases limit 5").fetchall()
    return _narrowed() | {
        "search, no words": ["/search"] * rounds,
        "front page": ["/"] * rounds,
        "release page": [f"/archive/releases/{each}" for each in drawn("releases", "id")] * 3,
        "speaker page": [f"/archive/people/{each}" for each in drawn("quotes", "person")],
        "party page": ["/archive/parties/gb-party00", "/archive/parties/gb-party05"] * 5,
        "changes": ["/changes", "/changes?kind=number", "/changes?party=gb-party03"] * 5,
        "about": ["/about"] * 5,
        "compare": [f"/compare?a={a}&b={b}" for a, b in pairwise(ORDINARY)],
        "find the source, 250 words": [f"/source?text={'+'.join(text.split())}" for (text,) in pasted],
        "table page of releases": ["/archive/releases?_size=20"] * 5,
    }


async def readers_during_a_night(datasette: Datasette, archive: Path) -> None:
    """Let 20 readers search while another process writes, and count what failed."""
    night = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.newsroom", "--write", str(archive)])
    failed = answered = 0
    took: list[Took] = []

    async def reader(n: int) -> None:
        nonlocal failed, answered
        for word in (ORDINARY * 2)[n : n + 15]:
            start = time.perf_counter()
            answer = await datasette.client.get(f"/search?q={word}")
            took.append(Took([time.perf_counter() - start], [0.0]))
            answered += 1
            failed += answer.status_code != 200

    await asyncio.gather(*(reader(n) for n in range(20)))
    night.terminate()
    night.wait()
    row("search, 20 readers during a night", took)
    print(f"{answered} answers, {failed} failed")


def write(archive: Path) -> None:
    """Write releases one transaction each, until stopped."""
    conn = datasette_sqlite.connect(archive, timeout=30, isolation_level=None)
    rng, vocabulary = random.Random(), words()
    for n in range(1_000_000):
        conn.execute("begin immediate")
        url = f"https://gb-party01.example/night/{time.time_ns()}/{n}"
        add(
            conn,
            Invented(
                sentences(rng, vocabulary, 9),
                [sentences(rng, vocabulary, 60) for _ in range(7)],
                party="gb-party01",
                published="2026-10-31",
                url=url,
            ),
        )
        conn.execute("commit")


def main() -> None:
    """Make the archive where it is not there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("build/newsroom"))
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    if given.write:
        write(given.write)
        return
    folder = given.folder / str(given.releases)
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(measure(make(folder / "archive.db", given.releases), given.releases, given.rounds))


if __name__ == "__main__":
    main()
