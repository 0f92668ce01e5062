"""Every page answers in every form, and shows what it must; in process, without a socket."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import feedparser
import pytest
import pytest_asyncio
from datasette.app import Datasette

from archive.web.serving import metadata_file
from tests.archive.invented import Invented, add, make
from tests.archive.invented_releases import FERRY, PLAIN

pytestmark = pytest.mark.asyncio(loop_scope="module")
PAGES = [
    "/",
    "/search",
    "/search?q=ferry",
    "/search?q=boat&show=quotes",
    "/search?q=nothing+at+all",
    "/changes",
    "/changes?kind=number&party=aa-hill",
    "/compare?a=ferry&b=rents",
    "/source?text=nine+years+for+a+boat+that+sails",
    "/about",
    "/archive/releases/ferry0000001",
    "/archive/releases/rents0000001",
    "/archive/releases/gone00000001",
    "/archive/releases/tal000000001",
    "/archive/releases/undated00001",
    "/archive/people/aa-river_ada-quill",
    "/archive/parties/aa-river",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("web") / "archive.db", PLAIN)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(archive: Path) -> AsyncIterator[Datasette]:
    datasette = Datasette([str(archive)], metadata=json.loads(metadata_file().read_text()))
    await datasette.invoke_startup()
    yield datasette
    datasette.get_database("archive").close()


@pytest.mark.parametrize("page", PAGES)
async def test_a_page_answers_with_words_and_a_policy(served: Datasette, page: str) -> None:
    answer = await served.client.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "<script" not in answer.text.replace('<script type="application/ld+json">', "")
    assert len(answer.content) < 100_000
    assert answer.text.count("<h1") == 1
    assert " style=" not in answer.text


@pytest.mark.parametrize("page", PAGES)
async def test_nothing_on_a_page_is_fetched_from_elsewhere(served: Datasette, page: str) -> None:
    text = (await served.client.get(page)).text
    fetched = re.findall(r'<(?:img|script|iframe|source|video)[^>]*src="([^"]*)"', text)
    fetched += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', text)
    assert fetched
    assert all(address.startswith("/-/static-plugins/onrecord/") for address in fetched)
    for address in fetched:
        assert (await served.client.get(address)).status_code == 200


async def test_a_release_shows_all_that_is_known_of_it(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/ferry0000001")).text
    for shown in (
        "Ferry timetable “held together with string”, says River Party",
        "14 May 2024, 00:01 (UTC+01:00)",
        "read from “14 May 2024” (a time element)",
        "EMBARGO: 00.01 Tuesday 14 May 2024",
        "First seen</dt><dd>14 May 2024, 18:00 (UTC)",
        "last seen 2 June 2024, 02:00 (UTC)",
        'href="https://river.example/ferry-timetable',
        "https://web.archive.org/web/20240514/https://river.example/",
        '<a href="/archive/people/aa-river_ada-quill">Ada Quill</a>',
        "as printed: “River Party transport spokesperson Ada Quill MP”",
        "Notes to editors",
        "2. The petition has 4,100 names.",
        "The text has two dates; the one beside the headline was taken.",
        "Permanent address: ",
        "Press release, 14 May 2024.",
    ):
        assert shown in text, shown


async def test_a_quote_over_two_paragraphs_is_marked_in_both_and_named_once(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/ferry0000001")).text
    marked = re.findall(r'<span class="q"[^>]*>([^<]*)</span>', text)
    assert marked == [
        "Islanders have waited nine years for a boat that sails in the rain.",
        "Ministers owe them an apology and a timetable.",
        "We will keep asking,",
    ]
    assert text.count("as printed: “River Party transport spokesperson Ada Quill MP”") == 1
    assert len(re.findall(r'id="q-', text)) == 2


async def test_notes_stand_apart_from_the_text(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/ferry0000001")).text
    body, _, notes = text.partition('id="notes"')
    assert "freedom of information" not in body
    assert "freedom of information" in notes


async def test_words_of_a_search_are_marked_on_the_release(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/ferry0000001?q=islander+petition")).text
    assert '<mark id="hit">Islanders</mark>' in text
    assert text.count("<mark") == 3
    assert text.count('id="hit"') == 1


async def test_a_removed_release_says_so_above_its_text(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/gone00000001")).text
    assert "Gone from the party’s site." in text.partition("<article>")[0]
    assert "30 May 2024" in text


async def test_versions_differ_by_words(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/rents0000001")).text
    assert "<del>demands</del><ins>calls for</ins> cap on rents" in text
    assert "Rents rose by <del>8.1%</del><ins>9.4%</ins> in a year." in text


async def test_a_release_describes_itself_to_machines(served: Datasette) -> None:
    text = (await served.client.get("/archive/releases/ferry0000001")).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    described = json.loads(found[1])
    assert described["headline"] == FERRY.title
    assert described["datePublished"] == "2024-05-14T00:01:00+01:00"
    assert described["url"] == "http://localhost/archive/releases/ferry0000001"


async def test_a_release_can_be_cited(served: Datasette) -> None:
    bibtex = (await served.client.get("/archive/releases/ferry0000001.bib")).text
    assert bibtex.startswith("@misc{aa-river-ferry0000001,")
    assert "date = {2024-05-14}" in bibtex
    entry = (await served.client.get("/archive/releases/ferry0000001.csl")).json()[0]
    assert entry["issued"] == {"date-parts": [[2024, 5, 14]]}
    assert entry["author"] == [{"literal": "River Party"}]


async def test_a_release_as_json_has_its_parts(served: Datasette) -> None:
    told = (await served.client.get("/archive/releases/rents0000001.json")).json()
    assert told["body"][0] == "Rents rose by 9.4% in a year."
    assert told["quotes"][0]["speaker"] == "Cato Fenn"
    assert [change["kind"] for change in told["versions"][0]["changes"]] == ["headline", "number"]
    assert told["permanent"].endswith("/archive/releases/rents0000001")


async def test_a_withdrawn_release_is_gone_for_good_and_a_retired_id_leads_on(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive.db", [FERRY])
    with sqlite3.connect(archive) as conn:
        conn.execute(
            "insert into withdrawals values ('w00000000001', null, 'A court order.', '2024-06-01T00:00:00Z')"
        )
        conn.execute(
            "insert into redirects(id, release, site) values ('old000000001', 'ferry0000001', 'aa-river')"
        )
    conn.close()
    datasette = Datasette([str(archive)])
    await datasette.invoke_startup()
    gone = await datasette.client.get("/archive/releases/w00000000001")
    assert gone.status_code == 410
    assert "A court order." in gone.text
    moved = await datasette.client.get("/archive/releases/old000000001.json")
    assert moved.status_code == 301
    assert moved.headers["location"] == "/archive/releases/ferry0000001.json"
    assert (await datasette.client.get("/archive/releases/never0000001")).status_code == 404
    datasette.get_database("archive").close()


async def test_a_quote_has_an_address(served: Datasette) -> None:
    quote = (await served.client.get("/search.json?q=apology&show=quotes")).json()["results"][0]
    page = await served.client.get(quote["permanent"].removeprefix("http://localhost"))
    assert "Where it stands" in page.text
    assert "Commenting, River Party transport spokesperson" in page.text
    told = (await served.client.get(f"/archive/quotes/{quote['id']}.json")).json()
    assert told["speaker"] == "Ada Quill"
    assert (await served.client.get("/archive/quotes/none")).status_code == 404


@pytest.mark.parametrize(
    "feed",
    ["/index.atom", "/search.atom?q=ferry", "/search.atom?q=boat&show=quotes", "/changes.atom",
     "/archive/people/aa-river_ada-quill.atom", "/archive/parties/aa-river.atom"],
)  # fmt: skip
async def test_every_list_is_a_feed(served: Datasette, feed: str) -> None:
    answer = await served.client.get(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.get("bozo_exception")
    assert read.entries
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    for entry in [read.feed, *read.entries]:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.updated)


@pytest.mark.parametrize("feed", ["/index", "/search", "/changes", "/archive/people/aa-river_ada-quill"])
async def test_every_feed_is_a_json_feed_too(served: Datasette, feed: str) -> None:
    answer = await served.client.get(f"{feed}.feed.json")
    told = answer.json()
    assert answer.headers["content-type"].startswith("application/feed+json")
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"http://localhost{feed}.feed.json"
    atom = feedparser.parse((await served.client.get(f"{feed}.atom")).content)
    assert [entry["id"] for entry in told["items"]] == [entry.id for entry in atom.entries]
    assert all(
        entry["url"].startswith("http://localhost/") and entry["content_text"] for entry in told["items"]
    )


async def test_ids_of_a_feed_do_not_depend_on_the_host(served: Datasette) -> None:
    here = feedparser.parse((await served.client.get("/index.atom")).content)
    there = feedparser.parse(
        (await served.client.get("/index.atom", headers={"host": "example.org"})).content
    )
    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]
    assert here.entries[0].link != there.entries[0].link


@pytest.mark.parametrize(
    ("path", "rows"),
    [("/search.csv?q=ferry", 2), ("/changes.csv", 3), ("/archive/people/aa-river_ada-quill.csv", 1),
     ("/archive/parties/aa-river.csv", 3), ("/compare.csv?a=ferry", 2), ("/index.csv", 5)],
)  # fmt: skip
async def test_every_list_is_a_csv_file(served: Datasette, path: str, rows: int) -> None:
    answer = await served.client.get(path)
    assert answer.headers["content-type"].startswith("text/csv")
    read = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(read) == rows


async def test_a_search_streams_everything_it_finds(tmp_path: Path) -> None:
    many = [
        Invented(
            f"Harbour notice {n}",
            ["The harbour is open."],
            published=f"2023-{n % 12 + 1:02}-{n % 28 + 1:02}",
            url=f"https://river.example/harbour/{n}",
        )
        for n in range(1203)
    ]
    datasette = Datasette([str(make(tmp_path / "archive.db", many))])
    await datasette.invoke_startup()
    lines = (await datasette.client.get("/search.csv?q=harbour")).text.splitlines()
    assert len(lines) == 1204
    results = (await datasette.client.get("/search.json?q=harbour")).json()["results"]
    assert len({row["id"] for row in results}) == 1203
    assert [row["published"] for row in results] == sorted(
        (row["published"] for row in results), reverse=True
    )
    seen, address = 0, "/search?q=harbour"
    while address:
        page = (await datasette.client.get(address)).text
        seen += page.count('class="head"')
        following = re.search(r'href="([^"]*)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert seen == 1203
    datasette.get_database("archive").close()


async def test_changes_are_listed_with_their_difference(served: Datasette) -> None:
    text = (await served.client.get("/changes")).text
    assert "Headline and number changed" in text
    assert "<del>8.1%</del><ins>9.4%</ins>" in text
    assert "Gone from the party’s site" in text
    narrowed = (await served.client.get("/changes?kind=removal")).text
    assert "8.1%" not in narrowed
    assert "River Party welcomes ferry inquiry" in narrowed


async def test_a_pasted_article_leads_to_its_release(served: Datasette) -> None:
    article = (
        "The islands are angry. “Islanders have waited nine years for a boat that sails in the rain,” "
        "said Ms Quill, whose party counted 212 crossings cancelled since January."
    )
    answer = await served.client.post("/source", data={"text": article})
    assert answer.status_code == 200
    assert "Ferry timetable" in answer.text
    assert "<mark>Islanders have waited nine years for a boat that sails in the rain</mark>" in answer.text
    found = (await served.client.post("/source.json", data={"text": article})).json()["results"]
    assert [each["id"] for each in found] == ["ferry0000001"]
    assert [each["words"] for each in found[0]["shared"]] == [13, 5]


async def test_the_front_page_names_parties_in_alphabetical_order(served: Datasette) -> None:
    table = (await served.client.get("/")).text.partition("<h2>Parties</h2>")[2]
    names = re.findall(r'href="/archive/parties/[^"]*">([^<]*)<', table)
    assert names == ["Hill Union", "River Party", "Talbund"]


async def test_a_page_is_kept_until_the_archive_changes(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive.db", [FERRY])
    datasette = Datasette([str(archive)])
    await datasette.invoke_startup()
    first = await datasette.client.get("/search?q=ferry")
    tag = first.headers["etag"]
    kept = await datasette.client.get("/search?q=ferry", headers={"if-none-match": tag})
    assert (kept.status_code, kept.content) == (304, b"")
    with sqlite3.connect(archive) as conn:
        add(conn, Invented("A second ferry", ["It sails."], published="2024-06-01"))
    conn.close()
    changed = await datasette.client.get("/search?q=ferry", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert "A second <mark>ferry</mark>" in changed.text
    datasette.get_database("archive").close()


@pytest.mark.parametrize("path", ["/", "/search", "/archive/releases/ferry0000001", "/changes"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
async def test_no_page_of_ours_can_be_written_to(served: Datasette, path: str, method: str) -> None:
    answer = await getattr(served.client, method)(path)
    assert answer.status_code in {403, 405}


async def test_another_database_keeps_the_pages_of_datasette(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as conn:
        conn.execute("create table words(word text)")
    conn.close()
    datasette = Datasette([str(other)])
    await datasette.invoke_startup()
    home = await datasette.client.get("/")
    assert "other" in home.text
    assert (await datasette.client.get("/search")).status_code == 404
    assert "onrecord.css" not in (await datasette.client.get("/other/words")).text
    datasette.get_database("other").close()
