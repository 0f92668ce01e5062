"""What a reader may doubt or break: three clocks in words, CSV in a spreadsheet, very long releases, feeds by
the schema of Atom."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from lxml import etree

from archive.web import serving
from archive.web.clocks import between
from archive.web.defusing import Defuser
from archive.web.serving import SETTINGS, metadata_file
from tests.archive.invented import Invented, Told, make
from tests.archive.invented_releases import HOSTILE, PLAIN

LONG = "The council met again and said so. " * 40
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    long = Invented(
        "A very long release",
        [f"{n}. {LONG}" for n in range(150)],
        id="long00000001",
        quotes=[Told(f"{n}. {LONG.strip()}", speaker="Ada Quill") for n in range(20)],
    )
    sums = Invented('=HYPERLINK("https://evil.example")', ["Nothing to see."], id="sums00000001")
    archive = make(tmp_path_factory.mktemp("mends") / "archive.db", [*PLAIN, *HOSTILE, long, sums])
    conn = sqlite3.connect(archive)
    conn.execute("insert into parties(id, name, country) values ('cc-new', 'New Party', 'GB')")
    conn.execute(
        "insert into sites(id, party, name, url, language, enabled)"
        " values ('cc-new', 'cc-new', 'New Party', 'https://new.example', 'en', 1)"
    )
    conn.commit()
    conn.close()
    settings = {name: int(v) if v.isdigit() else v == "on" for name, v in SETTINGS.items()}
    return Datasette([str(archive)], metadata=json.loads(metadata_file().read_text()), settings=settings)


def test_hours_between_the_clocks_are_said_in_words() -> None:
    row = {
        "first_seen": "2024-05-14T02:00:00Z",
        "published": "2024-05-13",
        "published_at": "2024-05-13T22:30:00+01:00",
        "embargo_until": "2024-05-14T00:01:00+01:00",
    }
    assert between(row) == [
        "First seen 4 hours after the time stated.",
        "First seen 3 hours after the embargo ended.",
        "Dated 91 minutes before the embargo ended.",
    ]
    assert between({"first_seen": "2024-05-14T02:00:00Z", "published": "2024-05-12"}) == [
        "First seen 2 days after the day stated."
    ]
    assert between({"first_seen": None, "published": "2024-05-12"}) == []


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_csv_is_defused_whatever_parts_it_comes_in(size: int) -> None:
    table = [["=1+1", 'say "=no"', "a,\n=b"], ["-5.2", "@sum", "+44 20"], ["plain", "", '="x"']]
    written = io.StringIO()
    csv.writer(written).writerows(table)
    given, defuser = written.getvalue().encode(), Defuser()
    parts = [defuser.feed(given[at : at + size]) for at in range(0, len(given), size)]
    read = list(csv.reader(io.StringIO((b"".join(parts) + defuser.rest()).decode(), newline="")))
    assert read == [["'=1+1", 'say "=no"', "a,\n=b"], ["-5.2", "'@sum", "'+44 20"], ["plain", "", '\'="x"']]


async def test_no_csv_of_datasette_computes(datasette: Datasette) -> None:
    for path in ("/archive/sites.csv", "/archive.csv?sql=select+substr(title,1,90)+from+releases"):
        answer = await datasette.client.get(path)
        cells = [cell for row in csv.reader(io.StringIO(answer.text, newline="")) for cell in row]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells) is ("sql=" in path), path
        assert not [cell for cell in cells if cell[:1] in ("=", "@")], path


async def test_a_very_long_release_is_cut_and_says_where_the_rest_is(datasette: Datasette) -> None:
    page = await datasette.client.get("/archive/releases/long00000001")
    assert len(page.content) < 100_000
    assert "more words" in page.text
    whole = await datasette.client.get("/archive/releases/long00000001.txt")
    assert "149. The council met again" in whole.text
    assert whole.headers["content-type"].startswith("text/plain")
    short = await datasette.client.get("/archive/releases/ferry0000001")
    assert "would make the page too long" not in short.text


@pytest.mark.parametrize(
    "path",
    [
        "/index.atom", "/search.atom", "/search.atom?q=hostile&show=quotes", "/changes.atom",
        "/archive/people/aa-river_ada-quill.atom", "/archive/parties/aa-river.atom", "/search.atom?q=zebra",
    ],
)  # fmt: skip
async def test_every_feed_is_valid_atom(datasette: Datasette, path: str) -> None:
    feed = etree.fromstring((await datasette.client.get(path)).content)
    assert SCHEMA.validate(feed), SCHEMA.error_log
    ids = [entry.findtext("{*}id") for entry in feed.findall("{*}entry")]
    assert len(ids) == len(set(ids))


def test_the_schema_of_atom_finds_what_is_wrong() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><updated>yesterday</updated></feed>'
    assert not SCHEMA.validate(etree.fromstring(atom))


async def test_the_sql_beside_a_comparison_counts_the_same(datasette: Datasette) -> None:
    page = await datasette.client.get("/compare?a=ferry&b=party:aa-river+NOT+rents")
    links = etree.HTML(page.text).xpath("//main//a[text()='SQL']/@href")
    assert len(links) == 2
    table = (await datasette.client.get("/compare.json?a=ferry&b=party:aa-river+NOT+rents")).json()["results"]
    for side, link in zip("ab", links, strict=True):
        answer = await datasette.client.get(link.replace("/archive?", "/archive.json?_shape=array&"))
        counted = {row["month"]: row["releases"] for row in answer.json() if row["month"]}
        assert counted == {row["month"]: row[side] for row in table if row[side]}, side


async def test_the_sql_beside_a_search_finds_its_hits(datasette: Datasette) -> None:
    page = await datasette.client.get("/search?q=islanders")
    link = next(iter(etree.HTML(page.text).xpath("//main//a[text()='SQL']/@href")))
    answer = await datasette.client.get(link.replace("/archive?", "/archive.json?_shape=array&"))
    found = (await datasette.client.get("/search.json?q=islanders")).json()["results"]
    assert [row["id"] for row in answer.json()] == [row["id"] for row in found] != []


async def test_the_front_page_counts_parties_not_heard_and_calls_none_of_them_quiet(
    datasette: Datasette,
) -> None:
    text = (await datasette.client.get("/")).text
    assert "1 further party has sites but nothing captured yet" in text
    assert "New Party" not in text


async def test_addresses_and_contact_are_the_operators(
    datasette: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_BASE_URL", "")
    monkeypatch.setenv("ONRECORD_CONTACT", "")
    serving.tell(base_url="https://press.example/archive/", contact="desk@press.example")
    feed = await datasette.client.get("/search.atom?" + urlencode({"q": "ferry"}))
    assert 'href="https://press.example/archive/search?q=ferry"' in feed.text
    assert "Write to desk@press.example" in (await datasette.client.get("/about")).text
