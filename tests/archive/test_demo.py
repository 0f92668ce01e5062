"""The demo is the main job: what its summary and its archive say is what its pages hold."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "archive" / "demo"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `onrecord demo` as a reader does: in a process of its own, which Scrapy's reactor wants."""
    command = [sys.executable, "-m", "archive.cli", "demo", "--no-serve", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    done = run("--data", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def ask(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return connection.execute(sql).fetchall()


def test_every_release_on_the_recorded_pages_is_in_the_archive_but_the_held_one(
    demo: tuple[Path, str],
) -> None:
    recorded = {
        row["url"]
        for row in map(json.loads, (PAGES / "index.jsonl").read_text("utf-8").splitlines())
        if "listing" not in row["file"] and "robots" not in row["file"]
    }
    held = "https://meadow-alliance.example/updates/press-releases/alliance-to-propose-county-seed-bank/"
    in_archive = {url for (url,) in ask(demo[0], "select url from releases")}
    assert recorded - in_archive == {held}
    assert not in_archive - recorded


def test_the_second_night_edits_one_release_and_the_third_confirms_one_removal(
    demo: tuple[Path, str],
) -> None:
    assert ask(demo[0], "select distinct kind from changes order by kind") == [("number",), ("quote",)]
    assert ask(demo[0], "select count(*) from versions where edited") == [(1,)]
    assert ask(demo[0], "select status, back from removals") == [(404, None)]
    assert "25 releases, 1 edited, 1 removed, 1 held" in demo[1]


def test_no_word_of_the_held_release_is_in_the_archive(demo: tuple[Path, str]) -> None:
    everything = b"".join(path.read_bytes() for path in demo[0].glob("archive.db*"))
    assert b"lighthouse cottages" in everything.lower()
    assert b"seed bank" not in everything.lower()


def test_quotes_carry_their_speakers_and_noise_is_left_behind(demo: tuple[Path, str]) -> None:
    speakers = {name for (name,) in ask(demo[0], "select distinct speaker from quotes")}
    assert {"Orla Finnegan", "Beatrix Holm", "Idris ap Rhun", "Sunniva Tharp", "Peter Oakes"} <= speakers
    texts = " ".join(text for (text,) in ask(demo[0], "select body from releases"))
    for noise in (
        "This site uses cookies",
        "We value your privacy",
        "barn dance",
        "More in Harbour",
        "press@",
    ):
        assert noise not in texts
    assert "bake their own cookies" in texts


def test_pages_that_cannot_be_read_are_told_and_end_with_one(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    listing = "https://harbour-party.example/news"
    pages = {
        listing: b'<div class="node-press-release preview"><h2><a href="/news/broken">Gone</a></h2></div>',
        f"{listing}/broken": b"\x89PNG\r\n\x1a\n" * 20,
    }
    with (own / "index.jsonl").open("w") as index:
        for n, (url, body) in enumerate(pages.items()):
            (own / f"{n}.html").write_bytes(body)
            row = {"url": url, "file": f"{n}.html", "captured": "2026-01-01T00:00:00Z"}
            index.write(json.dumps(row) + "\n")
    done = run("--data", tmp_path / "data", "--recordings", own, "--sites", PAGES / "sites")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"NotHTML (1), such as {listing}/broken" in done.stderr
    assert "stands in the table `problems`" in done.stderr


def test_recordings_of_no_known_site_are_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "index.jsonl").write_text(
        json.dumps({"url": "https://nobody.example/", "file": "a.html", "captured": "2026-01-01T00:00:00Z"})
    )
    (tmp_path / "own" / "a.html").write_text("<p>Nothing</p>")
    done = run("--data", tmp_path / "data", "--recordings", tmp_path / "own")
    assert done.returncode == 2
    assert "hold no listing or release of a known site" in done.stderr
    assert "Traceback" not in done.stderr
