"""What the public side must not name: held releases, by id or by any of their addresses.

A release under embargo is in no table of its own (see `archive.holding`), but other rows could still tell
its address, and with it most of its headline: a link in a release that can be seen, a redirect, the message
of a problem. Such rows are left out while the hold lasts, and come back with it.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archive.ids import address_key
from archive.opening import transaction
from archive.reading_release import Reading
from archive.reading_state import Hold, State
from archive.rows import Row
from crawler.records import SiteSpec

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}"
"""Marks that end a sentence or a bracket behind an address and are no part of it."""


class Hidden:
    """The ids and the addresses of all releases that are held at one moment."""

    def __init__(self, holds: Iterable[Hold]) -> None:
        self._holds = tuple(holds)
        self.ids = frozenset(id for hold in self._holds for id in hold.members)
        self.addresses = frozenset(key for hold in self._holds for key in hold.addresses)

    def is_at(self, url: str | None) -> bool:
        """Say whether an address, in any of its equal forms, is one of a held release."""
        return bool(self.addresses) and url is not None and address_key(url) in self.addresses

    def is_named_in(self, text: str | None) -> bool:
        """Say whether a text holds the id or an address of a held release."""
        if not self.ids or not text:
            return False
        found = (each.rstrip(_AFTER) for each in _ADDRESS.findall(text))
        return any(map(self.is_at, found)) or any(id in text for id in self.ids)

    def left_of(self, rows: dict[str, list[Row]]) -> bool:
        """Take out of a release's rows what names a held one; say whether there was anything."""
        if not self.addresses:
            return False
        head, found = rows["releases"][0], False
        for table in ("links", "addresses"):
            seen = [row for row in rows[table] if not self.is_at(row["url"])]
            found |= len(seen) < len(rows[table])
            rows[table] = seen
        if self.is_at(head["url"]) and rows["addresses"]:  # it was sent on to the held one's address
            head["url"], found = rows["addresses"][0]["url"], True
        if self.is_at(head["canonical_url"]):
            head["canonical_url"], found = None, True
        if found:
            head["reading"] = sealed(head["reading"])
        return found


def addresses_of(reading: Reading, spec: SiteSpec) -> tuple[str, ...]:
    """Return the keys of every address of a release, without those that stand for more than itself."""
    keys = {address_key(each.url) for each in reading.addresses}
    keys |= {reading.claim} if reading.claim else set()
    shared = {address_key(url) for url in (spec.url, *spec.listings, *spec.also)}
    return tuple(sorted(key for key in keys - shared if _word_of(key)))


def sealed(key: str) -> str:
    """Return the fingerprint of a release whose rows lack what names a held one: never that of a whole
    reading, so that every parse looks at it again.
    """
    evidence, _, read_by = key.partition("-")
    return f"{evidence}-{hashlib.sha256(f'sealed {read_by}'.encode()).hexdigest()[:8]}"


def hide(connection: sqlite3.Connection, path: Path, state: State, hidden: Hidden) -> None:
    """Take out of the archive what was written before a release came to be held, and names it.

    The rows come back when the hold ends: `state` remembers from which releases some were taken.
    """
    known = state.hiding()
    for release, site, urls in naming(connection, hidden):
        state.hide(release, site)
        with transaction(connection, path):
            for url in urls:
                for table in ("links", "addresses"):
                    connection.execute(f"delete from {table} where release = ? and url = ?", (release, url))  # noqa: S608
                connection.execute(
                    "update releases set canonical_url = null where id = ? and canonical_url = ?",
                    (release, url),
                )
            if release not in known:
                (key,) = connection.execute(
                    "select reading from releases where id = ?", (release,)
                ).fetchone()
                connection.execute("update releases set reading = ? where id = ?", (sealed(key), release))
    with transaction(connection, path):
        rows = connection.execute("select id, url, message from problems").fetchall() if hidden.ids else []
        for id, url, message in rows:
            if hidden.is_named_in(url) or hidden.is_named_in(message):
                connection.execute("delete from problems where id = ?", (id,))


def naming(connection: sqlite3.Connection, hidden: Hidden) -> list[tuple[str, str, list[str]]]:
    """Return each release that can be seen and names a held one: its id, its site, the addresses it names."""
    found: dict[tuple[str, str], list[str]] = {}
    for key in sorted(hidden.addresses):
        # One word of it is the same in all equal forms; Python looks only at what has it.
        rows = connection.execute(
            """select n.release, r.site, n.url from (
              select release, url from links union select release, url from addresses
              union select id, canonical_url from releases where canonical_url is not null
            ) n join releases r on r.id = n.release where instr(n.url, ?1)""",
            (_word_of(key),),
        )
        for release, site, url in rows:
            if address_key(url) == key and release not in hidden.ids:
                found.setdefault((release, site), []).append(url)
    return [(release, site, urls) for (release, site), urls in found.items()]


def _word_of(key: str) -> str:
    """Return the longest run of plain letters and digits that tells a page from others of its host, or ""."""
    parts = urlsplit(key)
    tail = f"{parts.path.rpartition('/')[2]} {parts.query}"
    return max(re.findall(r"[A-Za-z0-9_-]+", unquote(tail)), key=len, default="")
