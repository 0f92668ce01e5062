"""One crawl at a time: a lock in the data folder that ends with the process that holds it.

The lock is the operating system's, so a process that was killed holds nothing, and the next one takes over.
Who holds it is written in a file beside it, for the sentence that a second one is told.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from archive.times import stamp
from crawler.errors import StoreError

FILE, HOLDER = "crawl.lock", "crawl.holder.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The process that crawls."""

    pid: int
    host: str
    since: str


@contextmanager
def crawl_lock(folder: Path, *, now: datetime) -> Iterator[Holder | None]:
    """Hold the lock of a data folder; yield the holder that died before, or None.

    Raises StoreError where another process holds it, with who and since when, or where the folder cannot
    be written.
    """
    lock = FileLock(folder / FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(_held(folder)) from None
    except OSError as error:
        raise StoreError(
            f"{folder / FILE} cannot be made ({error.strerror}); give this user the right to write there."
        ) from None
    try:
        died = holder(folder)
        _write(folder, Holder(pid=os.getpid(), host=socket.gethostname(), since=stamp(now)))
        try:
            yield died
        finally:
            (folder / HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def holder(folder: Path) -> Holder | None:
    """Return who holds the lock, or who held it and died; None where nobody does or a file is unreadable."""
    try:
        return Holder(**json.loads((folder / HOLDER).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(folder: Path, who: Holder) -> None:
    beside = folder / f"{HOLDER}.new"
    try:
        beside.write_text(json.dumps(asdict(who)), "utf-8")
        beside.replace(folder / HOLDER)
    except OSError as error:
        raise StoreError(
            f"{folder / HOLDER} cannot be written ({error.strerror}); free some space, or give this user the "
            "right to write the folder."
        ) from None


def _held(folder: Path) -> str:
    who = holder(folder)
    by = f"process {who.pid} on {who.host} since {who.since}" if who else "another process"
    return (
        f"{folder} is being crawled by {by}. Wait until it ends; if it hangs, end that process: its lock "
        "goes with it, and the next run carries on."
    )
