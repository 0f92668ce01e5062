"""`onrecord serve` and `onrecord search`: the commands around the pages."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli.search import search
from archive.served import archive_file
from archive.web import serving
from crawler.errors import StoreError, Usage
from tests.archive.invented import make
from tests.archive.invented_releases import HOSTILE, PLAIN


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    make(folder / "archive.db", [*PLAIN, *HOSTILE])
    return folder


def test_an_archive_that_is_not_there_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no archive at .*archive\.db\. Run `onrecord parse` first"):
        archive_file(tmp_path)


def test_an_archive_of_an_older_program_names_the_command_that_mends_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(make(tmp_path / "archive.db", PLAIN))) as conn:
        conn.execute("drop index quotes_heard")
    with pytest.raises(StoreError, match=r"older onrecord .* Run `onrecord parse` once"):
        archive_file(tmp_path)


def test_a_port_that_is_taken_is_said_and_another_is_found() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Usage, match=rf"Port {port} on 127\.0\.0\.1 can be used|Port {port} on"):
            serving.free_port("127.0.0.1", port)
        assert serving.free_port("127.0.0.1", None, first=port) > port


def test_settings_for_the_open_web_are_the_stricter_ones() -> None:
    assert serving.PUBLIC["allow_download"] == "off"
    assert int(serving.PUBLIC["sql_time_limit_ms"]) < int(serving.SETTINGS["sql_time_limit_ms"])
    line = serving.command_line(Path("archive.db"), host="127.0.0.1", port=1, public=True)
    assert line[line.index("allow_download") + 1] == "off"
    assert line[:2] == ["serve", "archive.db"]


def test_the_command_serves_the_pages_and_says_where(data: Path) -> None:
    command = [sys.executable, "-m", "archive.cli", "serve", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        try:
            assert served.stdout is not None
            said = served.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found, said
            text = _fetched(found[0])
        finally:
            served.terminate()
    assert "What parties said, when, and what they changed" in text


def _fetched(address: str) -> str:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_the_terminal_finds_what_the_page_finds(data: Path) -> None:
    result = CliRunner().invoke(search, ["ferries", "--data", str(data)])
    assert result.exit_code == 0, result.output
    assert "Ferry timetable “held together with string”" in result.output
    assert "gone from the party’s site" in result.output
    assert result.output.rstrip().endswith("2 releases")


def test_all_hits_go_down_a_pipe(data: Path) -> None:
    told = CliRunner().invoke(search, ["party:river", "--json", "--data", str(data)])
    ids = [json.loads(line)["id"] for line in told.output.splitlines()]
    assert len(ids) == 9
    quotes = CliRunner().invoke(search, ["speaker:quill", "--quotes", "--csv", "--data", str(data)])
    rows = list(csv.DictReader(io.StringIO(quotes.output)))
    assert [row["speaker"] for row in rows] == ["Ada Quill"]


def test_a_terminal_is_not_told_to_do_anything(data: Path) -> None:
    for form in ([], ["--json"], ["--csv"]):
        result = CliRunner().invoke(search, ["hostile", *form, "--data", str(data)], color=True)
        assert result.exit_code == 0
        assert "\x1b[31m hostile" not in result.output
        assert "\u202e" not in result.output
        assert "\x00" not in result.output


def test_a_terminal_search_says_what_it_left_out(data: Path) -> None:
    result = CliRunner().invoke(search, ["party:nobody", "--data", str(data)])
    assert "No party here is called “nobody”" in result.stderr
    missing = CliRunner().invoke(search, ["x", "--data", str(data / "none")])
    assert isinstance(missing.exception, StoreError)
