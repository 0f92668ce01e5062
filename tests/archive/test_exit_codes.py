"""What a shell or a timer sees of a command: 0 done, 1 needs a person, 2 wrong use."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "archive" / "demo" / "pages" / "zz-meadow" / "county-library-to-open-on-sundays.html"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "archive.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    file = tmp_path / "saved.warc.gz"
    file.write_bytes(
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90\r\n\r\nHTTP/1.1 200")
    )
    return file


def test_a_page_that_is_read_ends_with_0() -> None:
    assert run("read", PAGE).returncode == 0


def test_a_file_that_cannot_be_read_ends_with_1_and_is_named(tmp_path: Path, warc: Path) -> None:
    missing = run("read", tmp_path / "missing.html")
    assert missing.returncode == 1
    assert "missing.html: the file cannot be opened" in missing.stderr
    kept = run("read", warc)
    assert kept.returncode == 1
    assert "is a WARC file, not a page; give it to a command with --recordings" in kept.stderr


def test_wrong_use_ends_with_2() -> None:
    assert run("nonsense").returncode == 2
    assert run("read", "--language", "xx", PAGE).returncode == 2
    assert run("search", "words", "--data", PAGE).returncode == 2
