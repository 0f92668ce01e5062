"""A reporter's way through the pages in Chromium, on the demo archive and on one made from recorded pages.

Needs Debian's chromium and the extra `browser`; without them the tests are skipped and say what is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install -e '.[browser]'")
from tests.screenshots import FLAGS, served  # noqa: E402  it needs Playwright

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]


def onrecord(*arguments: str | Path) -> None:
    """Run a command in a process of its own, which Scrapy's reactor wants."""
    command = [sys.executable, "-m", "archive.cli", *map(str, arguments)]
    settings = {**os.environ, "ONRECORD_CONTACT": "desk@press.example"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode in (0, 1), done.stdout + done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    onrecord("demo", "--no-serve", "--data", folder)
    return folder


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    warc = shared / "recordings" / "warc" / "greens.scot.warc.gz"
    if not warc.is_file():
        pytest.skip("real pages are not here: no recordings/warc/greens.scot.warc.gz in ../shared")
    folder = tmp_path_factory.mktemp("recorded")
    onrecord("crawl", "gb-green-scot", "--recordings", warc, "--data", folder)
    onrecord("parse", "gb-green-scot", "--data", folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("archive", ["demo", "recorded"])
def test_search_open_follow_subscribe_compare_and_find_the_source(
    archive: str, browser: Any, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(archive)
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        speaker, title, words = conn.execute(
            "select q.speaker, r.title, q.text from quotes q join releases r on r.id = q.release"
            " where q.person is not null and q.words > 12 and r.title is not null order by q.doc desc limit 1"
        ).fetchone()
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("searchbox").fill('"' + title.replace('"', " ") + '"')
        page.get_by_role("button", name="Search").first.click()
        page.locator("ol.entries h3 a").first.click()
        assert title in page.locator("h1").inner_text()
        page.locator(".speaker a").get_by_text(speaker).first.click()
        assert page.locator("h1").inner_text() == speaker
        feed = page.locator('link[rel="alternate"][type="application/atom+xml"]').get_attribute("href")
        answer = page.request.get(page.evaluate("href => new URL(href, location.href).href", feed))
        assert answer.ok
        assert speaker in answer.text()
        page.get_by_role("link", name="Compare").click()
        page.get_by_label("First").fill(max(re.findall(r"\w+", title), key=len))
        page.get_by_label("Second").fill(f'speaker:"{speaker}"')
        page.get_by_role("button", name="Compare").click()
        assert page.locator("svg.bars").count() == 2
        page.get_by_role("link", name="Find the source").click()
        page.get_by_label("Text").fill(f"As they said: {words} And so on.")
        page.get_by_role("button", name="Find").click()
        assert title in page.locator("main h3").first.inner_text()
        page.close()
