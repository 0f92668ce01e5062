"""One crawl at a time, and a killed one stands in nobody's way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.lock import FILE, crawl_lock, holder
from crawler.errors import StoreError

NOW = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
_HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from archive.lock import crawl_lock
with crawl_lock(Path(sys.argv[1]), now=datetime(2026, 3, 9, 2, 30, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path) -> subprocess.Popen[str]:
    held = subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    with held.stdout:
        assert held.stdout.readline() == "held\n"
    return held


def test_a_second_one_is_told_who_holds_it(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    try:
        with pytest.raises(StoreError, match=rf"process {other.pid} on \S+ since 2026-03-09T02:30:00Z"):
            crawl_lock(tmp_path, now=NOW).__enter__()
    finally:
        other.kill()
        other.wait()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    left = holder(tmp_path)
    assert left is not None
    with crawl_lock(tmp_path, now=NOW) as died:
        assert died == left
        assert died.pid == other.pid
        now_held = holder(tmp_path)
        assert now_held is not None
        assert now_held.pid == os.getpid()
    assert holder(tmp_path) is None


def test_it_can_be_taken_again_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        with crawl_lock(tmp_path, now=NOW) as died:
            assert died is None


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match=r"crawl\.lock cannot be made"):
        crawl_lock(tmp_path, now=NOW).__enter__()
