"""How fast the pages answer on a large archive, beside the bare full-text query in the same run.

    python -m tests.benchmarks.newsroom --releases 100000 --folder build/newsroom

Prints a table of p50 and p95 in milliseconds. One process, one reader at a time, in process without a
socket; then
20 readers at once while another process writes releases, as a night does, and counts what failed.
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
from itertools import pairwise
from pathlib import Path

from datasette.app import Datasette
from datasette.utils import sqlite3 as datasette_sqlite

from archive.web.serving import SETTINGS, metadata_file
from tests.archive.invented import Invented, add
from tests.benchmarks.newsroom_archive import SUBJECT, make

COMMON = ["the", "of", "government", "people", "new"]
ORDINARY = SUBJECT[:24]
PAIRS = [f"{a} {b}" for a, b in zip(SUBJECT[:12], SUBJECT[12:24], strict=True)]
RARE_RANK = 20_000
BARE = (
    "select rowid, highlight(releases_stems, 0, char(2), char(3)),"
    " snippet(releases_stems, -1, char(2), char(3), '…', 40)"
    " from releases_stems where releases_stems match ? order by rowid desc limit 21"
)


def quantiles(took: list[float]) -> tuple[float, float]:
    """Return p50 and p95 of seconds, in milliseconds."""
    ordered = sorted(took)
    return 1000 * statistics.median(ordered), 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


async def timed(ask: Callable[[str], Awaitable[object]], asked: list[str]) -> list[float]:
    """Return the seconds each question took."""
    took = []
    for each in asked:
        start = time.perf_counter()
        await ask(each)
        took.append(time.perf_counter() - start)
    return took


def row(name: str, took: list[float]) -> None:
    """Print one line of the table."""
    p50, p95 = quantiles(took)
    print(f"{name:<44}{p50:>9.1f}{p95:>9.1f}")


async def measure(archive: Path, rounds: int) -> None:
    """Measure every kind of page, and the bare query beside."""
    settings = {name: int(value) if value.isdigit() else value == "on" for name, value in SETTINGS.items()}
    datasette = Datasette([str(archive)], metadata=json.loads(metadata_file().read_text()), settings=settings)
    await datasette.invoke_startup()
    conn = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    rng = random.Random(1)

    async def get(path: str) -> None:
        answer = await datasette.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    async def bare(words: str) -> None:
        conn.execute(BARE, [" AND ".join(f'"{word}"' for word in words.split())]).fetchall()

    def drawn(table: str) -> list[str]:
        (last,) = conn.execute(f"select max(doc) from {table}").fetchone()
        (first,) = conn.execute(f"select min(doc) from {table}").fetchone()
        wanted = "person" if table == "quotes" else "id"
        sql = f"select {wanted} from {table} where doc >= ? order by doc limit 1"
        return [conn.execute(sql, [rng.randint(first, last)]).fetchone()[0] for _ in range(rounds)]

    print(f"{'':<44}{'p50 ms':>9}{'p95 ms':>9}")
    await get("/")
    for name, words in (("common words", COMMON), ("ordinary words", ORDINARY), ("two words", PAIRS)):
        asked = (words * rounds)[: max(rounds, len(words))]
        row(f"bare FTS5, newest first, {name}", await timed(bare, asked))
        row(
            f"search, newest first, {name}",
            await timed(get, [f"/search?q={w.replace(' ', '+')}" for w in asked]),
        )
        ranked = [f"/search?sort=relevance&q={w.replace(' ', '+')}" for w in asked]
        row(f"search, by relevance, {name}", await timed(get, ranked))
    narrowed = [f"/search?q={word}&party=gb-party05&from=2022&to=2023" for word in ORDINARY]
    row("search, narrowed by party and year", await timed(get, narrowed))
    row("search, among quotes", await timed(get, [f"/search?show=quotes&q={word}" for word in ORDINARY]))
    row(
        "search, by speaker",
        await timed(get, [f"/search?q=speaker:{name}" for name in ("quill", "Ives", "Moss")] * 5),
    )
    row("search, no words", await timed(get, ["/search"] * rounds))
    row("front page", await timed(get, ["/"] * rounds))
    row("release page", await timed(get, [f"/archive/releases/{each}" for each in drawn("releases")]))
    row("speaker page", await timed(get, [f"/archive/people/{each}" for each in drawn("quotes")]))
    row("party page", await timed(get, ["/archive/parties/gb-party00", "/archive/parties/gb-party05"] * 5))
    row("changes", await timed(get, ["/changes", "/changes?kind=number", "/changes?party=gb-party03"] * 5))
    row("about", await timed(get, ["/about"] * 5))
    row(
        "compare",
        await timed(get, [f"/compare?a={a}&b={b}" for a, b in pairwise(ORDINARY)]),
    )
    pasted = conn.execute("select substr(body, 200, 1500) from releases limit 5").fetchall()
    row(
        "find the source, 250 words",
        await timed(get, [f"/source?text={'+'.join(text[0].split())}" for text in pasted]),
    )
    queries = json.loads(metadata_file().read_text())["databases"]["archive"]["queries"]
    for name in queries:
        row(
            f"query {name}",
            await timed(get, [f"/archive/{name}.json?words=housing&party=&year=&person=Ada+Quill"] * 3),
        )
    row("table page of releases", await timed(get, ["/archive/releases?_size=20"] * 5))
    conn.close()
    await readers_during_a_night(datasette, archive)


async def readers_during_a_night(datasette: Datasette, archive: Path) -> None:
    """Let 20 readers search while another process writes, and count what failed."""
    night = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.newsroom", "--write", str(archive)])
    failed = answered = 0
    took: list[float] = []

    async def reader(n: int) -> None:
        nonlocal failed, answered
        for word in (ORDINARY * 2)[n : n + 15]:
            start = time.perf_counter()
            answer = await datasette.client.get(f"/search?q={word}")
            took.append(time.perf_counter() - start)
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
    for n in range(1_000_000):
        conn.execute("begin immediate")
        url = f"https://gb-party01.example/night/{time.time_ns()}/{n}"
        add(
            conn,
            Invented(f"Night {n}", ["Housing " * 300], party="gb-party01", published="2026-10-31", url=url),
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
    asyncio.run(measure(make(folder / "archive.db", given.releases), given.rounds))


if __name__ == "__main__":
    main()
