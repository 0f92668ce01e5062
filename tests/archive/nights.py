"""Nights on the recorded pages that ship: run as a command, to its end or until it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

from archive.lock import HOLDER

DEMO = Path(str(resources.files("archive"))) / "demo"
DATES = ("2026-03-09", "2026-03-10", "2026-03-11")
COUNTED = ("runs", "nights", "coverage", "problems")
"""Tables that count runs, and so tell of a night that broke off."""


def arguments(folder: Path, day: str) -> list[str]:
    """Return the arguments of one night."""
    sites = ["--sites", str(DEMO / "sites"), "--recordings", str(DEMO)]
    return ["nightly", "--data", str(folder), "--as-of", day, *sites]


def begin(folder: Path, day: str) -> subprocess.Popen[str]:
    """Begin a night in a process of its own."""
    command = [sys.executable, "-m", "archive.cli", *arguments(folder, day)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    return subprocess.Popen(
        command,
        cwd=DEMO,
        env=clean,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def complete(folder: Path, day: str) -> tuple[int, str, float]:
    """Run a night to its end; return its exit code, what it said, and how many seconds it took."""
    began = time.monotonic()
    night = begin(folder, day)
    said, _ = night.communicate(timeout=120)
    return night.returncode, said, time.monotonic() - began


def kill(folder: Path, day: str, after: float, *, at_work: bool = False) -> bool:
    """Kill a night after so many seconds; say whether it was still at work.

    `at_work` counts them from when it holds the lock, and not from when the process begins.
    """
    night = begin(folder, day)
    while at_work and night.poll() is None and not (folder / HOLDER).is_file():
        time.sleep(0.01)
    try:
        night.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        night.send_signal(signal.SIGKILL)
        night.communicate()
    return night.returncode == -signal.SIGKILL
