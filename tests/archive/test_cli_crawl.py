"""`onrecord crawl` and `onrecord sites`, and Scrapy's own commands on the same sites."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from crawler.errors import CrawlRefused, RecordingError, SpecError, Usage

DEMO = Path(str(resources.files("archive"))) / "demo"
SITES = ("--sites", str(DEMO / "sites"))
RECORDED = ("--recordings", str(DEMO), *SITES)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(onrecord, [*arguments])


def test_recorded_pages_go_into_evidence(tmp_path: Path) -> None:
    done = run("crawl", "zz-harbour", "--as-of", "2026-03-09", *RECORDED)
    assert done.exit_code == 0, done.output
    assert "zz-harbour" in done.output
    assert "no next link (1)" in done.output
    rows = query("select role, count(*), count(distinct url) from fetches group by role order by role")
    assert rows == [("listing", 3, 3), ("release", 12, 12), ("robots", 1, 1)]
    assert query("select distinct source from fetches") == [("recording",)]
    assert query("select max(at) < '2026-03-10' from fetches") == [(1,)]
    assert query("select complete from run_ends") == [(1,)]


def test_the_next_night_asks_for_what_is_due(tmp_path: Path) -> None:
    run("crawl", "zz-harbour", "--as-of", "2026-03-09", *RECORDED)
    done = run("crawl", "zz-harbour", "--short", "--as-of", "2026-03-10", *RECORDED)
    assert done.exit_code == 0, done.output
    assert query("select count(*) from runs") == [(2,)]
    assert query("select count(*) from fetches where at >= '2026-03-10'") > [(0,)]


def test_without_a_name_a_recording_answers_for_every_site(tmp_path: Path) -> None:
    done = run("crawl", *RECORDED)
    assert done.exit_code == 0, done.output
    assert "zz-harbour" in done.output
    assert "zz-meadow" in done.output
    # Sites that the recording holds nothing of are not told of, and have no run.
    assert "gb-labour" not in done.output
    assert query("select distinct site from runs order by site") == [("zz-harbour",), ("zz-meadow",)]


def test_a_cut_recording_is_used_and_told(tmp_path: Path, shared: Path) -> None:
    whole = (shared / "recordings" / "warc" / "greens.scot.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    done = run("crawl", "gb-green-scot", "--recordings", "cut.warc.gz")
    assert done.exit_code == 1
    assert "cut.warc.gz is cut off or damaged after" in done.output


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        (("crawl", "gb-whig", "--recordings", str(DEMO)), Usage, "There is no site gb-whig"),
        (("crawl", "gb-labour", "--as-of", "2026-03-09"), Usage, "--as-of chooses among recorded pages"),
        (("crawl", "gb-labour"), CrawlRefused, "contact"),
        (
            ("crawl", "gb-labour", "--recordings", "nowhere.warc"),
            RecordingError,
            r"nowhere\.warc does not exist",
        ),
        (("crawl", "--sites", "nowhere", "--recordings", str(DEMO)), SpecError, "nowhere"),
        (("sites", "gb-whig"), Usage, "There is no site gb-whig"),
    ],
)
def test_wrong_use_is_named(arguments: tuple[str, ...], error: type[Exception], said: str) -> None:
    done = run(*arguments)
    assert isinstance(done.exception, error)
    assert done.exception is not None
    assert re.search(said, str(done.exception))


def test_a_person_is_needed_where_a_site_shows_nothing(tmp_path: Path) -> None:
    done = run("crawl", "gb-labour", *RECORDED)
    assert done.exit_code == 1
    assert "not recorded: https://labour.org.uk/updates/press-releases/" in done.output


def test_sites_are_listed(tmp_path: Path) -> None:
    done = run("sites", *SITES)
    assert done.exit_code == 0
    assert "zz-harbour" in done.output
    assert "The facts of" in done.output
    lines = [
        json.loads(line)
        for line in run("sites", "zz-harbour", "gb-libdem", "--json", *SITES).output.splitlines()
    ]
    assert [line["slug"] for line in lines] == ["zz-harbour", "gb-libdem"]
    assert lines[0]["layouts"][0]["body"]


def test_own_sites_and_data_can_be_configured(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text(f'sites = "{DEMO / "sites"}"\ndata = "elsewhere"\n', "utf-8")
    done = run("crawl", "zz-meadow", "--recordings", str(DEMO))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "elsewhere" / "evidence.db").is_file()


def scrapy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    settings = {"SCRAPY_SETTINGS_MODULE": "archive.scrapy_settings", "ONRECORD_SITES": str(DEMO / "sites")}
    command = [sys.executable, "-m", "scrapy.cmdline", *arguments]
    return subprocess.run(
        command,
        env={**clean, **settings, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_scrapy_lists_the_sites() -> None:
    done = scrapy("list")
    assert done.returncode == 0, done.stderr
    assert {"zz-harbour", "gb-libdem", "gb-green-scot"} <= set(done.stdout.split())


def test_scrapy_crawls_a_site(tmp_path: Path) -> None:
    done = scrapy("crawl", "zz-meadow", ONRECORD_RECORDINGS=str(DEMO), ONRECORD_DATA=str(tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    assert query("select count(*) from fetches where role = 'release'")[0][0] >= 12
    assert query("select count(*) from run_ends") == [(1,)]


def test_scrapy_crawls_nothing_live_without_a_contact(tmp_path: Path) -> None:
    done = scrapy("crawl", "zz-meadow", ONRECORD_DATA=str(tmp_path / "data"))
    assert done.returncode == 2
    assert "A live crawl needs a contact address" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_scrapy_names_a_site_that_is_not_there(tmp_path: Path) -> None:
    done = scrapy("crawl", "zz-nowhere", ONRECORD_RECORDINGS=str(DEMO))
    assert done.returncode == 2
    assert "There is no site 'zz-nowhere'" in done.stderr
    assert "Traceback" not in done.stderr


def query(sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("data/evidence.db")) as connection:
        return connection.execute(sql).fetchall()
