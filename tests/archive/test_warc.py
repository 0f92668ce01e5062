"""WARC in and out, and the other files out: only known sites come in, nothing held goes out."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.cli import onrecord
from archive.evidence import Evidence
from crawler.errors import RecordingError, StoreError, Usage
from tests.archive.nights import COUNTED, DATES, DEMO, arguments
from tests.archive.worlds import dump, rows

SITES = ("--sites", str(DEMO / "sites"))
LATER = "2026-03-12"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DATA", raising=False)
    monkeypatch.delenv("ONRECORD_SITES", raising=False)


def run(*given: str | Path) -> Result:
    return CliRunner().invoke(onrecord, [str(each) for each in given])


def good(*given: str | Path) -> str:
    done = run(*given)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nights")
    for day in DATES[:2]:
        good(*arguments(folder, day))
    return folder


@pytest.fixture(scope="module")
def warc(nights: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("warc") / "all.warc.gz"
    assert "left out" in good("export", "--data", nights, "--warc", target)
    return target


def records(path: Path) -> list[tuple[str, str, str, bytes]]:
    """Return address, moment, status and body of each response."""
    with path.open("rb") as file:
        return [
            (
                record.rec_headers.get_header("WARC-Target-URI"),
                record.rec_headers.get_header("WARC-Date"),
                record.http_headers.get_statuscode(),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        ]


def test_warcio_finds_no_fault(warc: Path) -> None:
    command = [str(Path(sys.executable).with_name("warcio")), "check", "-v", str(warc)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("digest pass") >= len(records(warc)) >= 40


def test_pywb_indexes_every_response(warc: Path) -> None:
    """With pywb's cdx-indexer where it is installed, else with the indexer of warcio that pywb is made of."""
    pywb = shutil.which("cdx-indexer")
    command = [pywb, "--cdxj"] if pywb else [str(Path(sys.executable).with_name("warcio")), "index"]
    done = subprocess.run([*command, str(warc)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    responses = [line for line in done.stdout.splitlines() if '"warcinfo"' not in line]
    assert len(responses) == len(records(warc))


def test_nothing_of_a_held_release_goes_out(nights: Path, warc: Path, tmp_path: Path) -> None:
    with Evidence(nights / "evidence.db", readonly=True) as evidence:
        blobs = evidence.connection.execute("select sha256 from blobs").fetchall()
        assert b"seed bank" in b"".join(evidence.blobs.get(blob) for (blob,) in blobs).lower()
    good("export", "--data", nights, "--csv", tmp_path / "csv", "--jsonl", tmp_path / "all.jsonl")
    files = [path.read_bytes() for path in [*tmp_path.glob("csv/*"), tmp_path / "all.jsonl"]]
    everything = b"".join([gzip.decompress(warc.read_bytes()), *files]).lower()
    assert b"lighthouse cottages" in everything
    for words in (b"seed bank", b"seed-bank"):
        assert words not in everything


def test_what_went_out_comes_in_again(nights: Path, warc: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    said = good("import", warc, "--data", data, *SITES)
    assert "zz-harbour: " in said
    good("parse", "--data", data, "--as-of", LATER, *SITES)
    for sql in (
        "select id, title, published, body, quoted, edit_count from releases order by id",
        "select release, text, speaker from quotes order by release, n",
        "select release, kind, before, after from changes order by release, n",
    ):
        assert rows(data, sql) == rows(nights, sql)
    assert rows(data, "select distinct source, complete from runs") == [("import", 0)]


def test_importing_again_changes_nothing(warc: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    good("import", warc, "--data", data, *SITES)
    before = dump(data / "evidence.db")
    assert "Nothing new was stored." in good("import", warc, "--data", data, *SITES)
    assert dump(data / "evidence.db") == before


def test_the_same_archive_gives_the_same_file(nights: Path, warc: Path, tmp_path: Path) -> None:
    good("export", "--data", nights, "--warc", tmp_path / "all.warc.gz")
    assert records(tmp_path / "all.warc.gz") == records(warc)
    good("export", "--data", nights, "--warc", tmp_path / "plain.warc")
    assert records(tmp_path / "plain.warc") == records(warc)
    assert not list(tmp_path.glob("*.new"))


def write(path: Path, *pages: tuple[str, int, bytes]) -> Path:
    """Write a WARC as another program would."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for url, status, body in pages:
            headers = StatusAndHeaders(f"{status} X", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            date = {"WARC-Date": "2026-02-01T10:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=headers,
                    warc_headers_dict=date,
                )
            )
    return path


def page(name: str) -> bytes:
    found = [json.loads(line) for line in (DEMO / "index.jsonl").read_text("utf-8").splitlines()]
    (file, *_) = [each["file"] for each in found if each["url"].endswith(name)]
    return (DEMO / file).read_bytes()


def test_only_pages_of_known_sites_come_in(tmp_path: Path) -> None:
    release = page("/plan-for-lighthouse-cottages")
    home = "https://harbour-party.example"
    file = write(
        tmp_path / "crawl.warc",
        (f"{home}/robots.txt", 200, b"User-agent: *\n"),
        (f"{home}/news", 200, page("harbour-party.example/news")),
        (f"{home}/news/plan-for-lighthouse-cottages", 200, release),
        (f"{home}/news/a-page-that-no-listing-shows", 200, release),
        (f"{home}/about-us", 200, b"<h1>About us</h1>"),
        (f"{home}/news/moved", 301, b""),
        (f"{home}/news/broken", 503, b"Try again"),
        ("https://somebody-else.example/news/1", 200, release),
    )
    said = good("import", file, "--data", tmp_path / "data", *SITES)
    assert "left: 1 of no known site" in said
    with Evidence(tmp_path / "data" / "evidence.db") as evidence:
        found = evidence.connection.execute("select role, url, source from fetches order by url").fetchall()
    assert found == [
        ("listing", f"{home}/news", "import"),
        ("release", f"{home}/news/a-page-that-no-listing-shows", "import"),
        ("release", f"{home}/news/plan-for-lighthouse-cottages", "import"),
        ("robots", f"{home}/robots.txt", "import"),
    ]


def test_an_import_and_the_nights_after_it_are_one_archive(nights: Path, warc: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    good("import", warc, "--data", data, *SITES)
    for day in DATES[:2]:
        good(*arguments(data, day))
    tables = dump(data / "archive.db", without=[*COUNTED, "findings"])
    assert len(tables["releases"]) == 25
    assert rows(data, "select count(*) from releases where edit_count > 0") == [(1,)]
    assert rows(data, "select * from findings") == []


def test_a_file_that_is_no_warc_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>No WARC</p>")
    assert isinstance(run("import", "page.html", "--data", "data").exception, RecordingError)
    assert isinstance(run("import", "nowhere.warc", "--data", "data").exception, Usage)


def test_a_cut_file_is_used_and_told(warc: Path, tmp_path: Path) -> None:
    whole = warc.read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    done = run("import", "cut.warc.gz", "--data", "data", *SITES)
    assert done.exit_code == 1
    assert "cut.warc.gz is cut off or damaged after" in done.output


def test_tables_and_lines_hold_what_the_archive_holds(nights: Path, tmp_path: Path) -> None:
    good("export", "--data", nights, "--csv", tmp_path / "csv", "--jsonl", tmp_path / "all.jsonl")
    tables = dump(nights / "archive.db")
    for name in ("releases", "quotes", "versions", "coverage", "nights"):
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(tables[name]), name
    assert not list(tmp_path.glob("csv/*fts*"))
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len(tables["releases"])
    assert sum(len(line["quotes"]) for line in lines) == len(tables["quotes"])
    assert {"title", "published", "body", "people", "links", "versions"} <= lines[0].keys()


def test_an_export_to_nowhere_is_named(nights: Path, tmp_path: Path) -> None:
    for option in ("--warc", "--jsonl"):
        done = run("export", "--data", nights, option, tmp_path / "no" / "file")
        assert isinstance(done.exception, StoreError)
        assert "cannot be written" in str(done.exception)
    assert run("export", "--data", nights).exit_code == 2
    assert isinstance(run("export", "--data", tmp_path, "--jsonl", "x").exception, StoreError)


def test_real_recordings_come_in(shared: Path, tmp_path: Path) -> None:
    folder = shared / "recordings" / "warc"
    said = good(
        "import", folder / "johndelaney.com.warc.gz", folder / "labour.org.uk.warc.gz", "--data", "data"
    )
    stored = {
        line.split(":")[0]: int(line.split()[1]) for line in said.splitlines() if line.endswith("pages")
    }
    assert stored["us-democratic-delaney"] >= 80
    assert stored["gb-labour"] >= 5
