"""`onrecord read`: one JSON object a line, a sentence for every bad file, never a traceback."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli.read import read
from tests.crawler.test_release import KEYS, TEXT

PAGES = Path(__file__).parent / "pages"


def run(*arguments: object) -> tuple[Result, list[dict[str, Any]]]:
    result = CliRunner().invoke(read, [str(each) for each in arguments])
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def test_pages_texts_and_gzip_are_read_in_order(tmp_path: Path) -> None:
    text, packed = tmp_path / "a.txt", tmp_path / "b.html.gz"
    text.write_text(TEXT, "utf-8")
    packed.write_bytes(gzip.compress((PAGES / "senate.html").read_bytes()))
    result, lines = run(text, packed, PAGES / "joomla.html")
    assert result.exit_code == 0
    assert [line["file"] for line in lines] == [str(text), str(packed), str(PAGES / "joomla.html")]
    assert {line["kind"] for line in lines} == {"release"}
    assert all(tuple(line) == ("file", *KEYS) for line in lines)


def test_what_the_page_does_not_say_can_be_said(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text((PAGES / "updated-line.html").read_text("utf-8").replace('lang="en-GB"', ""), "utf-8")
    url = "https://party.example/news/a"
    _, (line,) = run(page, "--url", url, "--language", "en", "--timezone", "Europe/London")
    assert (line["url"], line["language"]) == (url, "en")


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("empty.html", b"", "empty"),
        ("image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"),
        ("deep.html", b"<div>" * 10_000, "nested"),
        ("broken.html.gz", b"\x1f\x8b\x08nothing", "gzip"),
        ("empty.txt", b"  \n ", "empty"),
        ("feed.html", b"<?xml version='1.0'?><rss/>", "feed"),
    ],
)
def test_a_bad_file_is_a_sentence_and_the_run_goes_on(
    tmp_path: Path, name: str, body: bytes, words: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(body)
    result, lines = run(bad, PAGES / "joomla.html")
    assert result.exit_code == 1
    assert [line["kind"] for line in lines] == ["other", "release"]
    assert str(bad) in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_is_a_problem_of_that_file(tmp_path: Path) -> None:
    result, lines = run(tmp_path / "nothing.html", PAGES / "joomla.html")
    assert result.exit_code == 1
    assert "cannot be opened" in result.stderr
    assert [line["kind"] for line in lines] == ["other", "release"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--language", "xx"), "known: ca, cs, cy, da"),
        (("--timezone", "Mars/Base"), "Europe/London"),
        (("--site", "gb-nobody"), "gb-nobody"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_read(arguments: tuple[str, str], words: str) -> None:
    command = [sys.executable, "-m", "archive.cli", "read", str(PAGES / "joomla.html"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_it_starts_without_scrapy_datasette_or_dateparser() -> None:
    code = (
        "import sys, archive.cli.read\n"
        "heavy = ('scrapy', 'twisted', 'datasette', 'sqlite_utils', 'dateparser')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"
