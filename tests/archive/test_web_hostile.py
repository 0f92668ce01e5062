"""Stored text is hostile: wherever it is shown, it stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from datasette.app import Datasette
from lxml import etree, html

from archive.web.serving import metadata_file
from tests.archive.invented import make
from tests.archive.invented_releases import HOSTILE, PLAIN

IDS = [release.id for release in HOSTILE]
PAGES = [
    "/",
    "/search?q=hostile",
    "/search?q=hostile&show=quotes",
    "/search?q=hostile&sort=relevance",
    "/changes",
    "/about",
    "/archive/parties/aa-river",
    "/source?text=hostile+body+%3Cscript%3E+window+pwned+1",
    *(f"/archive/releases/{identity}" for identity in IDS),
    *(f"/archive/releases/{identity}?q=hostile" for identity in IDS),
]
TYPED = [
    "<script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "javascript:alert(1)",
    "{{7*7}}",
    "\u202egpj",
    "'; drop table releases; --",
]
TYPED_INTO = [
    "/search?q=", "/search?party=", "/search?speaker=", "/search?after=", "/search?sort=", "/compare?a=",
    "/source?text=", "/changes?party=", "/changes?kind=", "/changes?at=", "/archive/releases/ferry0000001?q=",
    "/archive/people/", "/archive/quotes/",
]  # fmt: skip
FILES = [
    "/search.csv?q=hostile", "/search.csv?q=hostile&show=quotes", "/changes.csv", "/index.csv",
    "/archive/parties/aa-river.csv",
]  # fmt: skip
FEEDS = [
    "/index.atom", "/search.atom?q=hostile", "/search.atom?q=hostile&show=quotes", "/changes.atom",
    "/archive/parties/aa-river.atom",
]  # fmt: skip
TABLES = [
    "/archive", "/archive/releases", "/archive/quotes", "/archive?sql=select+1",
    "/archive/who_said_what?words=hostile", "/-/versions",
]  # fmt: skip
WRITING = [
    "delete from releases", "attach database '/etc/passwd' as x", "pragma journal_mode=off",
    "select load_extension('x')", "update releases set title = ''",
]  # fmt: skip
pytestmark = pytest.mark.asyncio(loop_scope="module")
RUNNING = ("script", "iframe", "object", "embed", "base", "meta[http-equiv]")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("hostile") / "archive.db", [*PLAIN, *HOSTILE])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(archive: Path) -> AsyncIterator[Datasette]:
    datasette = Datasette([str(archive)], metadata=json.loads(metadata_file().read_text()))
    await datasette.invoke_startup()
    yield datasette
    datasette.get_database("archive").close()


def assert_harmless(text: str) -> None:
    """Nothing in the page runs, leads to a script, or reorders a line."""
    page = html.fromstring(text)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in RUNNING or element.get("type") == "application/ld+json", element.tag
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            assert name != "style", element.tag
            if name in {"href", "src", "action"}:
                assert re.match(r"(https?://|/|#|\?)", value), value
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x08\x1b]", text)
    assert "49" not in re.findall(r"hostile \$\{?(\d+)", text)


@pytest.mark.parametrize("page", PAGES)
async def test_hostile_text_stays_text_on_every_page(served: Datasette, page: str) -> None:
    answer = await served.client.get(page)
    assert answer.status_code == 200
    assert_harmless(answer.text)


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("path", TYPED_INTO)
async def test_what_a_reader_types_stays_text(served: Datasette, path: str, typed: str) -> None:
    from urllib.parse import quote

    answer = await served.client.get(path + quote(typed, safe=""))
    assert answer.status_code in {200, 404}
    assert_harmless(answer.text)


@pytest.mark.parametrize("host", ['evil.example"><script>', "evil.example\u00a0x", "a b"])
async def test_a_host_name_stays_text(served: Datasette, host: str) -> None:
    answer = await served.client.get("/archive/releases/ferry0000001", headers={"host": host.encode()})
    assert_harmless(answer.text)


@pytest.mark.parametrize("path", FILES)
async def test_no_cell_of_a_csv_file_computes(served: Datasette, path: str) -> None:
    csv.field_size_limit(10_000_000)
    text = (await served.client.get(path)).text.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1
    for row in rows:
        assert all(not cell.lstrip().startswith(("=", "+", "-", "@", "\t")) for cell in row), row
        assert len(row) == len(rows[0])


@pytest.mark.parametrize("path", FEEDS)
async def test_a_feed_of_hostile_text_is_well_formed_and_leads_nowhere_else(
    served: Datasette, path: str
) -> None:
    answer = await served.client.get(path)
    feed = etree.fromstring(answer.content, etree.XMLParser(huge_tree=True))
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) >= 2
    for link in feed.iter(f"{atom}link"):
        assert link.get("href", "").startswith(("http://", "https://"))
    for text in [*feed.iter(f"{atom}title"), *feed.iter(f"{atom}summary")]:
        assert text.get("type", "text") == "text"
        assert len(text) == 0


async def test_json_in_the_page_cannot_end_its_element(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/hostile00001")).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    assert "<script>" in json.loads(found[1])["headline"]


async def test_an_address_that_is_no_web_address_is_shown_and_not_linked(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/hostile00001")).text
    assert "an address that cannot be opened: javascript:window.pwned=1" in text
    assert 'href="javascript:' not in text
    assert (await served.client.get("/archive/releases/hostile00001.json")).json()["id"] == "hostile00001"


@pytest.mark.parametrize("page", TABLES)
async def test_pages_of_datasette_run_only_their_own_scripts(served: Datasette, page: str) -> None:
    import base64
    import hashlib

    answer = await served.client.get(page)
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    for script in re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, script[:200]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", answer.text)


@pytest.mark.parametrize("sql", WRITING)
async def test_sql_reads_and_nothing_else(served: Datasette, sql: str) -> None:
    answer = await served.client.get("/archive.json", params={"sql": sql})
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/%5Cevil.example/", "/%5C%5Cevil.example/", "/archive/%5Cevil.example/"])
async def test_no_redirect_leads_away(served: Datasette, path: str) -> None:
    # A browser reads a backslash in an address as a slash, and so "/\host" as another host.
    answer = await served.client.get(path)
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "backslash" in answer.text


async def test_a_backslash_may_be_searched_for(served: Datasette) -> None:
    assert (await served.client.get("/search?q=%5C")).status_code == 200
