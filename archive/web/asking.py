"""Asks archive.db a question from a page: on a reading connection, in one snapshot, within a time limit."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from datasette.utils import sqlite_timelimit

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

DATABASE = "archive"
"""The name Datasette gives the file archive.db."""
Answer = TypeVar("Answer")


class TooSlow(Exception):
    """A question took longer than `sql_time_limit_ms`; the page says how to narrow it."""


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """Run `question` on a reading connection. All it reads is one snapshot, whatever a night writes
    meanwhile."""
    limit = datasette.setting("sql_time_limit_ms")

    def asked(conn: sqlite3.Connection) -> Answer:
        with sqlite_timelimit(conn, limit):
            conn.execute("begin")
            try:
                return question(conn)
            except sqlite3.OperationalError as error:
                if error.args == ("interrupted",):
                    raise TooSlow from error
                raise
            finally:
                conn.rollback()

    answer: Answer = await datasette.get_database(DATABASE).execute_fn(asked)
    return answer


def stamp(datasette: Datasette) -> tuple[str, datetime]:
    """Return what changes whenever the archive does, and when it last did.

    In WAL mode a night writes to the file beside; both are looked at. A stamp is taken before the question
    is asked,
    so a write in between makes the next stamp differ and nobody keeps a stale page.
    """
    path = Path(datasette.get_database(DATABASE).path)
    newest, seen = 0, []
    for file in (path, path.with_name(path.name + "-wal")):
        try:
            state = file.stat()
        except FileNotFoundError:
            continue
        if file == path or state.st_size:
            newest = max(newest, state.st_mtime_ns)
            seen.append(f"{state.st_mtime_ns}.{state.st_size}.{state.st_ino}")
    digest = hashlib.sha256(" ".join(seen).encode()).hexdigest()[:16]
    return digest, datetime.fromtimestamp(newest // 10**9, UTC)
