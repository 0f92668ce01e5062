"""The pages in Chromium: nothing hostile runs, nothing is fetched from elsewhere, everyone can use them.

Needs Debian's chromium; without it the tests are skipped and say what is missing.
"""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from datasette.app import Datasette

from archive.web.serving import SETTINGS, free_port, metadata_file
from tests.archive.invented import make
from tests.archive.invented_releases import HOSTILE, PLAIN

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install -e '.[browser]'")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = [
    "/",
    "/search?q=ferry",
    "/search?q=boat&show=quotes&party=aa-river",
    "/search?q=zebra+unheard",
    "/archive/releases/ferry0000001?q=islanders",
    "/archive/releases/rents0000001",
    "/archive/releases/gone00000001",
    "/archive/people/aa-river_ada-quill",
    "/archive/parties/aa-river",
    "/changes",
    "/compare?a=ferry&b=rents",
    "/source?text=nine+years+for+a+boat+that+sails",
    "/about",
    "/archive/releases/none",
]
HOSTILE_PAGES = [
    "/search?q=hostile",
    "/search?q=hostile&show=quotes",
    "/changes",
    *(f"/archive/releases/{release.id}" for release in HOSTILE),
    "/archive/releases?_size=20",
    "/archive/quotes",
    "/archive/who_said_what?words=hostile",
]
WIDTHS = (360, 800, 1400)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the hostile archive in a thread, over a real socket."""
    archive = make(tmp_path_factory.mktemp("browser") / "archive.db", [*PLAIN, *HOSTILE])
    settings = {name: _setting(value) for name, value in SETTINGS.items()}
    datasette = Datasette([str(archive)], metadata=json.loads(metadata_file().read_text()), settings=settings)
    port = free_port("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(datasette.app(), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    datasette.get_database("archive").close()


def _setting(value: str) -> bool | int:
    return int(value) if value.isdigit() else value == "on"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def reader(browser: Any) -> Iterator[Any]:
    """Yield one window that visits every page; what it asks for and complains of is kept in lists."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [*PAGES, *HOSTILE_PAGES])
def test_nothing_runs_nothing_is_fetched_from_elsewhere_nothing_sticks_out(
    reader: Any, address: str, path: str
) -> None:
    requested: list[str] = []
    complaints: list[str] = []

    def complain(message: Any) -> None:
        if message.type == "error":
            complaints.append(message.text)

    listeners = {
        "request": lambda request: requested.append(request.url),
        "console": complain,
        "dialog": lambda dialog: complaints.append("a dialog opened"),
    }
    for event, listener in listeners.items():
        reader.on(event, listener)
    reader.goto(address + path)
    assert reader.evaluate("window.pwned") is None
    if path in PAGES or "releases/" in path:
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 800})
            assert reader.evaluate("document.documentElement.scrollWidth") <= width
    for event, listener in listeners.items():
        reader.remove_listener(event, listener)
    assert requested
    assert all(url.startswith((address, "data:image/svg+xml")) for url in requested), requested
    assert [each for each in complaints if "404" not in each] == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_to_complain_of(reader: Any, address: str, path: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    reader.set_viewport_size({"width": 1000, "height": 800})
    reader.goto(address + path)
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)
        found = axe.run(reader)
        assert found.violations_count == 0, found.generate_report()


def test_everything_works_without_scripts_and_by_keyboard(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address + "/")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.locator("#q").focus()
    opened.keyboard.type("islanders")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search?q=islanders")
    opened.get_by_role("link", name="Ferry timetable").first.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/archive/releases/ferry0000001?q=islanders#hit")
    assert opened.locator("#hit").inner_text() == "Islanders"
    opened.get_by_role("link", name="Ada Quill").first.click()
    assert opened.locator("h1").inner_text() == "Ada Quill"
    context.close()


def test_a_reporter_finds_follows_compares_and_traces(page: Any, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").fill("ferry")
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("link", name="Ferry timetable").click()
    page.get_by_role("link", name="Ada Quill").first.click()
    feed = page.locator('link[rel="alternate"][type="application/atom+xml"]').get_attribute("href")
    assert feed == f"{address}/archive/people/aa-river_ada-quill.atom"
    assert page.request.get(feed).ok
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("First").fill("ferry")
    page.get_by_label("Second").fill("speaker:fenn")
    page.get_by_role("button", name="Compare").click()
    assert page.locator("svg.bars").count() == 2
    page.get_by_role("link", name="Find the source").click()
    page.get_by_label("Text").fill("He said a cap is the least we can do. Nobody else did.")
    page.get_by_role("button", name="Find").click()
    assert page.locator("main h3").all_inner_texts() == ["Hill Union calls for cap on rents"]


def test_a_line_of_the_text_holds_a_readable_number_of_characters(page: Any, address: str) -> None:
    page.goto(address + "/archive/parties/aa-river")
    page.goto(address + "/archive/releases/ferry0000001")
    width, letter = page.evaluate(
        """() => {
            const p = document.querySelector('.text p.told'), s = document.createElement('span');
            s.textContent = 'The River Party has published figures on cancelled ferries between';
            p.appendChild(s); s.style.whiteSpace = 'nowrap';
            return [p.clientWidth, s.getBoundingClientRect().width / s.textContent.length];
        }"""
    )
    assert 58 <= width / letter <= 78
