"""readings.db: what the last parse made of each release, so that the next one knows what is stale.

It holds what the served archive must not: which releases are held under an embargo, and until when.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.grouping import Claim
from archive.opening import connect, open_migrated, transaction
from archive.reading_release import Reading
from archive.schema import READINGS, age
from archive.times import stamp

FILE = "readings.db"
STATE_TABLES = (("readings", "id"), ("troubles", "id"), ("holds", "id"), ("hiding", "release"))
"""The tables, and which column of each is the release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A release that is kept back until a moment, as `onrecord hold` lists it to the operator."""

    id: str
    site: str
    group_key: str
    until: str
    status: str
    title: str | None
    url: str | None
    members: tuple[str, ...]
    """Every id of the release, the one that stays first."""
    addresses: tuple[str, ...]
    """The keys of all its addresses, see `archive.ids.address_key`."""
    headlines: tuple[str, ...] = ()
    """Every headline it had, on its page and on listings."""
    text: tuple[str, ...] = ()
    """Its paragraphs: what other pages may repeat of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the last reading of one minted release came to."""

    stale_key: str
    outcome: str
    claim: Claim


class State:
    """The rows of readings.db. A file of another age is thrown away: everything is read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.is_file():
            connection = connect(path)
            usable = age(connection, READINGS) in ("new", "current")
            connection.close()
            if not usable:
                for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                    each.unlink(missing_ok=True)
        self.connection = open_migrated(path, READINGS, synchronous="normal")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def known(self, site: str) -> dict[str, Known]:
        """Return what is known of each release of a site that was ever read."""
        rows = self.connection.execute(
            "select id, stale_key, outcome, minted, address, claim, title_key from readings where site = ?",
            (site,),
        )
        return {
            id: Known(
                stale_key=stale_key,
                outcome=outcome,
                claim=Claim(id=id, minted=minted, address=address, claim=claim, title_key=title_key),
            )
            for id, stale_key, outcome, minted, address, claim, title_key in rows
        }

    def keep(self, reading: Reading, *, site: str, stale_key: str, minted: str, address: str) -> Known:
        """Store what a reading of one minted release came to, with its unreadable pages."""
        id = reading.id
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert or replace into readings(id, site, stale_key, outcome, minted, address, claim,"
                " title_key) values (?, ?, ?, ?, ?, ?, ?, ?)",
                (id, site, stale_key, reading.outcome, minted, address, reading.claim, reading.title_key),
            )
            writing.execute("delete from troubles where id = ?", (id,))
            writing.executemany(
                "insert or replace into troubles values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (id, site, t.url, t.kind, t.message, t.first_seen, t.last_seen, t.looks,
                     int(t.last_seen >= reading.last_seen))
                    for t in reading.troubles
                ],
            )  # fmt: skip
        claim = Claim(id=id, minted=minted, address=address, claim=reading.claim, title_key=reading.title_key)
        return Known(stale_key=stale_key, outcome=reading.outcome, claim=claim)

    def forget(self, ids: Iterable[str]) -> None:
        """Forget releases that evidence.db does not know any more."""
        with transaction(self.connection, self.path) as writing:
            for id in ids:
                for table, column in STATE_TABLES:
                    writing.execute(f"delete from {table} where {column} = ?", (id,))  # noqa: S608

    def holds(self, site: str | None = None) -> list[Hold]:
        """Return the held releases, of one site or of all, the one that is free first at the top."""
        return holds_in(self.connection, site)

    def hold(
        self,
        reading: Reading,
        *,
        site: str,
        group_key: str,
        addresses: Sequence[str],
        headlines: Sequence[str] = (),
    ) -> None:
        """Note that a release is held, until when, the keys of its addresses, and its headlines."""
        assert reading.held_until is not None
        assert reading.release is not None
        embargo = reading.release.embargo
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert or replace into holds(id, site, group_key, until, status, title, url, members,"
                " addresses, headlines, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (reading.id, site, group_key, stamp(reading.held_until), embargo.status if embargo else "",
                 reading.release.title, reading.url, json.dumps(reading.members), json.dumps(addresses),
                 json.dumps(headlines), json.dumps((*reading.release.body, *reading.release.notes))),
            )  # fmt: skip

    def release_hold(self, id: str) -> None:
        """Note that a release is held no more."""
        with transaction(self.connection, self.path) as writing:
            writing.execute("delete from holds where id = ?", (id,))

    def free(self, id: str, now: datetime) -> None:
        """Note that a hold has ended, so that the next look for lifted ones finds it."""
        with transaction(self.connection, self.path) as writing:
            writing.execute("update holds set until = ? where id = ?", (stamp(now), id))

    def lifted_sites(self, now: datetime) -> list[str]:
        """Return the sites that have a release whose hold has ended by `now`, and where one has, those too
        whose rows leave out what names held ones.
        """
        rows = self.connection.execute(
            """select site from holds where until <= ?1 union select site from hiding
            where exists (select 1 from holds where until <= ?1) order by site""",
            (stamp(now),),
        )
        return [site for (site,) in rows]

    def hiding(self) -> frozenset[str]:
        """Return the releases from whose rows something was left out because it names a held one."""
        return frozenset(id for (id,) in self.connection.execute("select release from hiding"))

    def hide(self, release: str, site: str) -> None:
        """Note that something is left out of the rows of a release."""
        with transaction(self.connection, self.path) as writing:
            writing.execute("insert or ignore into hiding(release, site) values (?, ?)", (release, site))

    def show(self, release: str) -> None:
        """Note that the rows of a release are whole."""
        with transaction(self.connection, self.path) as writing:
            writing.execute("delete from hiding where release = ?", (release,))

    def troubles(self, site: str) -> list[sqlite3.Row]:
        """Return the unreadable pages of a site: id, url, kind, message, first and last seen, looks, open."""
        rows = self.connection.execute(
            "select id, url, kind, message, first_seen, last_seen, looks, open from troubles"
            " where site = ? order by url, kind, first_seen",
            (site,),
        )
        return list(rows)


def holds_in(connection: sqlite3.Connection, site: str | None = None) -> list[Hold]:
    """Return the held releases that a readings.db of today's schema knows, see `State.holds`."""
    rows = connection.execute(
        "select id, site, group_key, until, status, title, url, members, addresses, headlines, text"
        " from holds where ? is null or site = ? order by until, id",
        (site, site),
    )
    names = ("id", "site", "group_key", "until", "status", "title", "url")
    return [
        Hold(
            **dict(zip(names, values, strict=True)),
            members=tuple(json.loads(members)),
            addresses=tuple(json.loads(addresses)),
            headlines=tuple(json.loads(headlines)),
            text=tuple(json.loads(text)),
        )
        for *values, members, addresses, headlines, text in rows
    ]
