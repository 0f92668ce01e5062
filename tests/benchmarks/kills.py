"""Kill the nightly run at random instants, let it carry on, and compare the archive with an undisturbed one.

    python tests/benchmarks/kills.py [HOW MANY]

Three nights on the recorded pages that ship. Each is killed (SIGKILL) at an instant that is drawn from the
whole time a night takes, some also while they carry on, until it has come to its end; then every row of every
table of archive.db must be that of nights nobody disturbed, but for the tables that count runs. Exit code 1
where one is not.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.archive.nights import COUNTED, DATES, complete, kill  # noqa: E402
from tests.archive.worlds import dump  # noqa: E402

AGAIN = 0.3
"""The share of kills after which the night that carries on is killed too."""


def undisturbed(folder: Path) -> float:
    """Run the three nights and return how many seconds the longest took."""
    took = []
    for day in DATES:
        code, said, seconds = complete(folder, day)
        assert code == 0, said
        took.append(seconds)
    return max(took)


def disturbed(folder: Path, seconds: float, chance: random.Random) -> int:
    """Run the three nights, each killed at least once, and return how many kills met one at work."""
    killed = 0
    for day in DATES:
        killed += kill(folder, day, chance.random() * seconds)
        while chance.random() < AGAIN:
            killed += kill(folder, day, chance.random() * seconds)
        code, said, _ = complete(folder, day)
        assert code == 0, said
        for name in ("evidence.db", "archive.db"):
            with closing(sqlite3.connect(folder / name)) as connection:
                assert connection.execute("pragma integrity_check").fetchone() == ("ok",), name
    return killed


def main(wanted: int) -> int:
    """Kill nights at work so many times; return how many archives are not as they should be."""
    chance, killed, tries, wrong = random.Random(4), 0, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        seconds = undisturbed(whole)
        rows = dump(whole / "archive.db", without=COUNTED)
        print(f"a night takes {seconds:.1f} s; {sum(map(len, rows.values()))} rows in {len(rows)} tables")
        while killed < wanted:
            folder = Path(scratch) / str(tries)
            killed += disturbed(folder, seconds, chance)
            tries += 1
            found = dump(folder / "archive.db", without=COUNTED)
            differing = [name for name in rows if found[name] != rows[name]]
            wrong += bool(differing)
            told = f"differ in {', '.join(differing)}" if differing else "equal"
            print(f"{killed} kills, archive {tries}: {told}", flush=True)
    print(f"{killed} kills, {tries} archives of three nights, {wrong} not equal to the undisturbed one")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) else 0)
