"""Nights, a reading anew and a lifted embargo while Datasette serves the same archive, and people read it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from tests.archive.nights import DATES, DEMO, complete

EDITED = "lq4njbmq7rck"
PAGES = ("/", "/search?q=boat", "/changes", f"/archive/releases/{EDITED}", "/archive/releases.json?_size=50")
OLD, NEW = [[1, 1, 0, 1]], [[0, 0, 1, 2]]
"""Whether its quote and its body have the number that was edited later; its edits and versions."""
_SQL = f"""select instr(q.text, 'Forty-one') > 0, instr(r.body, 'Forty-one') > 0, r.edit_count,
  (select count(*) from versions v where v.release = r.id) from releases r
  join quotes q on q.release = r.id and q.text like '% pupils%' where r.id = '{EDITED}'"""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve the archive of a folder; what the server says goes to a file, as a full pipe would stop it."""
    said = folder / "served.log"
    command = [sys.executable, "-m", "archive.cli", "serve", "--data", str(folder)]
    with (
        said.open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT) as served,
    ):
        try:
            yield _answering(said)
        finally:
            served.terminate()


def _answering(said: Path) -> str:
    """Return the address of a server, as it said it, once it answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            (home, *_) = re.findall(r"http://127\.0\.0\.1:\d+", said.read_text("utf-8"))
            urllib.request.urlopen(home, timeout=10).close()
        except (OSError, ValueError):
            assert time.monotonic() < deadline, said.read_text("utf-8")
            time.sleep(0.2)
        else:
            return home


class _Readers(threading.Thread):
    """Asks for pages and for one release by SQL, over and over."""

    def __init__(self, home: str) -> None:
        super().__init__(daemon=True)
        self.home, self.ended = home, threading.Event()
        self.statuses: dict[str, set[int]] = {page: set() for page in PAGES}
        self.seen: list[list[list[int]]] = []
        self.errors: list[str] = []

    def run(self) -> None:
        sql = f"{self.home}/archive.json?{urlencode({'sql': _SQL, '_shape': 'arrays'})}"
        while not self.ended.is_set():
            try:
                for page in PAGES:
                    with urllib.request.urlopen(self.home + page, timeout=20) as answer:
                        self.statuses[page].add(answer.status)
                with urllib.request.urlopen(sql, timeout=20) as answer:
                    rows = json.loads(answer.read())["rows"]
                if rows not in self.seen:
                    self.seen.append(rows)
            except OSError as error:
                self.errors.append(repr(error))


def test_readers_see_each_release_before_or_after_a_night_and_never_an_error(tmp_path: Path) -> None:
    code, said, _ = complete(tmp_path, DATES[0])
    assert code == 0, said
    with _served(tmp_path) as home:
        readers = _Readers(home)
        readers.start()
        for day in DATES[1:]:
            code, said, _ = complete(tmp_path, day)
            assert code == 0, said
        command = [sys.executable, "-m", "archive.cli", "parse", "--data", str(tmp_path), "--lifted"]
        lifted = ["--as-of", "2027-01-01", "--sites", str(DEMO / "sites")]
        done = subprocess.run([*command, *lifted], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        with urllib.request.urlopen(f"{home}/archive/releases.json?_size=0", timeout=20) as answer:
            total = json.loads(answer.read())["filtered_table_rows_count"]
        readers.ended.set()
        readers.join()
    assert readers.errors == []
    assert readers.statuses == {page: {200} for page in PAGES}
    assert readers.seen == [OLD, NEW]
    assert total == 26
