"""`onrecord record`: a page as a test, without scripts, with a reading for review."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from archive.recording import case_name, recorded_case, without_scripts
from crawler.errors import NotARelease, NotRecorded, Usage
from crawler.records import RawPage, Release
from tests.archive.platforms import record as record_pages

HOME = "https://tidewater.example"
SITE = f"""name = "Tidewater"
party = "gb-libdem"
url = "{HOME}/news"
links = "h2 a"
timezone = "Europe/London"
[[layout]]
name = "plain"
body = "main .text"
title = "h1"
"""
PAGE = """<html lang="en"><head>
<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2026-03-12T09:30:00+00:00"}</script>
<script src="/a.js"></script><SCRIPT>document.write("<p>1 > 0</p>")</SCRIPT></head>
<body><main><h1>Ferry timetable must serve the islands first</h1><div class="text">
<p>The Tidewater Party has asked the county for a timetable that people can live by, all year round.</p>
<p>Orla Penhallow, Tidewater spokesperson for the islands, said:</p>
<p>“A ferry that leaves before the school bus arrives is no ferry at all, and everybody here knows it.”</p>
</div></main></body></html>"""


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with a site of one's own and a recording."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    Path("sites").mkdir()
    Path("sites/gb-tidewater.toml").write_text(SITE, "utf-8")
    record_pages(tmp_path / "recorded", HOME, {"/news/Ferry_Timetable.html": PAGE})


def record(*more: str, url: str = "/news/Ferry_Timetable.html") -> Result:
    given = ("record", "gb-tidewater", HOME + url, "--sites", "sites", *more)
    return CliRunner().invoke(onrecord, [*given])


@pytest.mark.parametrize("how", ["recordings", "file"])
def test_a_page_is_kept_without_scripts_and_with_its_reading(how: str) -> None:
    Path("saved.html").write_text(PAGE, "utf-8")
    done = record(*(("--recordings", "recorded") if how == "recordings" else ("--file", "saved.html")))
    assert done.exit_code == 0, done.output
    folder = Path("tests/sites/gb-tidewater")
    assert {file.name for file in folder.iterdir()} == {"ferry-timetable.html", "ferry-timetable.draft.json"}
    kept = (folder / "ferry-timetable.html").read_text("utf-8")
    assert "a.js" not in kept
    assert "document.write" not in kept
    assert "2026-03-12T09:30:00" in kept
    reading = json.loads((folder / "ferry-timetable.draft.json").read_text("utf-8"))
    assert reading["file"] == "ferry-timetable.html"
    assert (reading["published"], reading["title"]) == (
        "2026-03-12",
        "Ferry timetable must serve the islands first",
    )
    assert [quote["speaker"] for quote in reading["quotes"]] == ["Orla Penhallow"]
    assert reading["must_exclude"] == []
    assert "ferry-timetable.json" in done.output


def test_nothing_is_written_over_and_a_review_never(tmp_path: Path) -> None:
    record("--recordings", "recorded")
    draft = Path("tests/sites/gb-tidewater/ferry-timetable.draft.json")
    assert isinstance(record("--recordings", "recorded").exception, Usage)
    assert record("--recordings", "recorded", "--force").exit_code == 0
    draft.rename(draft.with_name("ferry-timetable.json"))
    refused = record("--recordings", "recorded", "--force")
    assert "reviewed already" in str(refused.exception)
    assert record("--recordings", "recorded", "--case", "second").exit_code == 0


def test_a_page_that_needs_its_scripts_is_refused() -> None:
    def read(page: RawPage) -> Release:
        title = "Written by a script" if b"document.write" in page.body else "Plain"
        return Release(kind="release", title=title, body=("One paragraph.",))

    page = RawPage(
        url=HOME, final_url=HOME, fetched_at=datetime(2026, 3, 14, tzinfo=UTC), status=200, body=PAGE.encode()
    )
    with pytest.raises(NotARelease, match=r"reads otherwise without its scripts \(title\)"):
        recorded_case(page, file="x.html", read=read)


def test_what_is_not_there_is_named() -> None:
    assert isinstance(record("--recordings", "recorded", url="/news/else").exception, NotRecorded)
    assert isinstance(record("--file", "nowhere.html").exception, Usage)
    assert isinstance(record("--file", "x", "--case", "../x").exception, Usage)


def test_scripts_are_found_by_their_own_ends() -> None:
    facts = '<script type="application/LD+json">{}</script>'
    text = f"<p>a</p><script data-a='>'>if (1 < 2) {{ '<p>' }}</script ><p>b</p>{facts}"
    assert without_scripts(text) == (f"<p>a</p><p>b</p>{facts}", 1)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{HOME}/news/Ferry_Timetable.html", "ferry-timetable"),
        (f"{HOME}/news/gr%C3%BCn/", "gr-n"),
        (f"{HOME}/", "page"),
    ],
)
def test_a_case_is_named_after_its_page(url: str, name: str) -> None:
    assert case_name(url) == name
