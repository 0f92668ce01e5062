"""The commands of the archive, called as a person calls them; the pages are the demo's."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from archive.evidence import Evidence
from crawler.errors import StoreError
from tests.archive.worlds import page, rows, store

DEMO = Path(__file__).parents[2] / "archive" / "demo"
SITE = "zz-harbour"
NAMES = ("night-bus-to-run-until-easter", "plan-for-lighthouse-cottages")


def _address(name: str) -> str:
    return f"https://harbour-party.example/news/{name}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    with Evidence(data / "evidence.db") as evidence:
        pages = [
            page(_address(name), (DEMO / "pages" / SITE / f"{name}.html").read_bytes()) for name in NAMES
        ]
        store(evidence, *pages, page(_address("broken"), b"\x89PNG\r\n\x1a\n" * 20), site=SITE)
    return data


def _call(folder: Path, *words: str, sites: bool = False, given: str | None = None) -> Result:
    arguments = [*words, "--data", str(folder)]
    if sites:
        arguments += ["--sites", str(DEMO / "sites")]
    return CliRunner().invoke(onrecord, arguments, input=given, catch_exceptions=False)


def test_parse_says_what_it_did_and_what_is_wrong(folder: Path) -> None:
    dry = _call(folder, "parse", "--dry-run", sites=True)
    assert "What would change" in dry.output
    assert not (folder / "archive.db").exists()
    done = _call(folder, "parse", sites=True)
    assert done.exit_code == 0
    (line,) = [line for line in done.output.splitlines() if line.strip().startswith(SITE)]
    assert line.split() == [SITE, "3", "2", "0", "0", "0", "0", "1", "2"]
    assert "Open problems: NotHTML 1. They stand in the table `problems`." in done.output
    assert _call(folder, "parse", "--lifted", sites=True).output == ""


def test_parse_without_pages_names_the_command_that_fetches_them(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `onrecord crawl` first"):
        _call(tmp_path, "parse")


def test_what_gets_worse_ends_with_one_and_says_how_to_accept_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _call(folder, "parse", sites=True)
    monkeypatch.setattr("archive.reading_site.revision", lambda spec, party: "another")
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as archive:
        archive.execute("update releases set notes = 'Something that nobody reads there'")
    worse = _call(folder, "parse", sites=True)
    assert worse.exit_code == 1
    assert f"{_address(NAMES[0])} would lose notes; kept as it was." in worse.output
    assert f"onrecord parse --accept {SITE}" in worse.output
    assert _call(folder, "parse", "--accept", SITE, sites=True).exit_code == 0


def test_correct_and_withdraw_from_the_command_line(folder: Path) -> None:
    _call(folder, "parse", sites=True)
    put_right = _call(
        folder, "correct", _address(NAMES[0]), "title", "Night bus", "--why", "typo", "--who", "desk"
    )
    assert "the next `onrecord parse` shows it" in put_right.output
    assert _call(folder, "correct", _address(NAMES[0]), "title", "--why", "typo").exit_code == 2
    _call(folder, "parse", sites=True)
    assert ("Night bus",) in rows(folder, "select title from releases")
    kept = _call(folder, "withdraw", _address(NAMES[0]), "--reason", "court order", sites=True, given="n\n")
    assert kept.exit_code == 1
    gone = _call(folder, "withdraw", _address(NAMES[0]), "--reason", "court order", "--yes", sites=True)
    assert "is withdrawn" in gone.output
    assert rows(folder, "select reason from withdrawals") == [("court order",)]
    assert rows(folder, "select count(*) from releases") == [(1,)]
    assert _call(folder, "verify").exit_code == 0


def test_hold_lists_and_lifts(folder: Path) -> None:
    _call(folder, "correct", _address(NAMES[0]), "embargo", "2099-01-01T00:00:00+00:00", "--why", "agreed")
    _call(folder, "parse", sites=True)
    listed = _call(folder, "hold")
    assert listed.stdout.startswith("2099-01-01T00:00:00Z  until")
    assert SITE in listed.stdout
    assert _call(folder, "hold", "--lift", _address(NAMES[0])).exit_code == 2
    assert "is set free" in _call(folder, "hold", "--lift", _address(NAMES[0]), "--why", "agreed").output
    lifted = _call(folder, "parse", "--lifted", sites=True)
    assert lifted.exit_code == 0
    assert rows(folder, "select count(*) from releases") == [(2,)]


def test_verify_and_backup(folder: Path, tmp_path: Path) -> None:
    _call(folder, "parse", sites=True)
    copied = _call(folder, "backup", str(tmp_path / "copies"))
    assert "evidence.db" in copied.output
    assert "2 rows" in copied.output
    assert "nothing wrong" in _call(folder, "verify").output
    with Evidence(folder / "evidence.db") as evidence:
        evidence.connection.execute("update blobs set bytes = x'00'")
    broken = _call(folder, "verify")
    assert broken.exit_code == 1
    assert "3 wrong" in broken.output


def test_an_archive_that_was_cut_is_named(folder: Path) -> None:
    _call(folder, "parse", sites=True)
    archive = folder / "archive.db"
    archive.write_bytes(archive.read_bytes()[:5000])
    with pytest.raises(StoreError, match="is damaged; run `onrecord verify`"):
        _call(folder, "parse", sites=True)


@pytest.mark.parametrize("command", ["crawl", "parse", "verify", "hold", "prune", "demo"])
def test_a_data_folder_that_is_a_file_is_named(command: str, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(StoreError, match=r"taken is a file, not a folder; name another with --data"):
        _call(tmp_path / "taken", command)


def test_what_adds_to_evidence_makes_none(tmp_path: Path) -> None:
    for words in (("correct", "a", "title", "x", "--why", "y"), ("withdraw", "a", "--reason", "x", "--yes"),
                  ("hold", "--lift", "a", "--why", "y"), ("prune",)):  # fmt: skip
        with pytest.raises(StoreError, match=r"evidence\.db does not exist; run `onrecord crawl` first"):
            _call(tmp_path, *words)
    assert "Nothing is held" in _call(tmp_path, "hold").output
    assert list(tmp_path.iterdir()) == []


def test_prune_from_the_command_line(folder: Path) -> None:
    told = _call(folder, "prune", "--dry-run", sites=True)
    assert "0  " in told.output
    assert "Nothing was removed." in told.output
    assert "Removed." in _call(folder, "prune", sites=True).output


def test_a_site_of_which_nothing_can_be_read_needs_a_person(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(DEMO / "sites", own)
    file = own / f"{SITE}.toml"
    file.write_text(file.read_text("utf-8").replace('title = "h1"', 'title = "p"'), "utf-8")
    done = CliRunner().invoke(onrecord, ["parse", "--data", str(folder), "--sites", str(own)])
    assert done.exit_code == 1
    assert f"{SITE}: not one of its 3 pages can be read" in done.output
