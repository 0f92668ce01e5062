"""What evidence.db says of pages: read only, in the order of time."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from archive.blobs import Blobs
from archive.ids import address_key
from archive.opening import named
from archive.times import moment
from crawler.records import ListedLink, RawPage

MISSING = (404, 410)
PASSING = (408, 425, 429)
"""Answers that say nothing of the page: come again later. So does every status from 500."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One minted release: its id, its number (see `archive.ids`), its site and its first-seen address."""

    id: str
    number: int
    site: str
    address: str
    minted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One response of a release's page, without its bytes. `at` is text as in `archive.times`."""

    url: str
    final_url: str
    at: str
    status: int
    headers: str
    blob: bytes | None

    @property
    def says_something(self) -> bool:
        """Whether the answer is about the page and not about a server or a network in trouble."""
        return self.status < 500 and self.status not in PASSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says a field of a release should be, whatever the parsers read."""

    field: str
    value: str | None
    who: str
    why: str
    at: str


class Pages:
    """The reading half of evidence.db."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.blobs = Blobs(connection, path)

    def close(self) -> None:
        """Close the file. WAL and shared memory files go with the last one who closes."""
        self.connection.close()

    def sites(self) -> tuple[str, ...]:
        """Return the slugs of all sites that have been crawled or imported, in alphabetical order."""
        with named(self.path):
            rows = self.connection.execute("select distinct site from runs order by site")
            return tuple(site for (site,) in rows)

    def resolve(self, url: str) -> str | None:
        """Return the release id of an address, in whichever of its equal forms, or None."""
        row = self.connection.execute("select id from aliases where url = ?", (url,)).fetchone()
        if row is None:
            key = address_key(url)
            row = self.connection.execute("select id from ids where address = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def known(self, site: str) -> list[Known]:
        """Return every release minted for a site, by id."""
        with named(self.path):
            rows = self.connection.execute(
                "select id, number, site, address, minted from ids where site = ? order by id", (site,)
            )
            return [
                Known(id=id, number=number, site=site, address=address, minted=minted)
                for id, number, site, address, minted in rows
            ]

    def site_of(self, release: str) -> str:
        """Return the site of a minted release."""
        row = self.connection.execute("select site from ids where id = ?", (release,)).fetchone()
        return str(row[0])

    def number(self, release: str) -> int:
        """Return the number of a minted release, see `archive.ids`."""
        row = self.connection.execute("select number from ids where id = ?", (release,)).fetchone()
        return int(row[0])

    def digests(self, site: str) -> dict[str, str]:
        """Return for each release of a site a digest of all its evidence: equal digests read equally.

        Its looks, their answers, what listings said of it first, and what people asserted go into it; row
        numbers do not.
        """
        looks = """
            select a.id, f.at, f.url, f.final_url, f.status, hex(f.blob) from ids i
            join aliases a on a.id = i.id join fetches f on f.url = a.url
            where i.site = ? and f.role = 'release' order by a.id, f.at, f.url, f.source"""
        assertions = """
            select i.id, c.field, c.value, c.who, c.why, c.at from ids i
            join corrections c on c.release = i.id where i.site = ? order by i.id, c.at, c.id"""
        lifts = """
            select i.id, l.who, l.at from ids i join lifts l on l.release = i.id
            where i.site = ? order by i.id, l.at, l.id"""
        digests: dict[str, hashlib._Hash] = {}
        with named(self.path):
            for sql in (looks, assertions, lifts):
                for id, *values in self.connection.execute(sql, (site,)):
                    digests.setdefault(id, hashlib.sha256()).update(json.dumps(values).encode())
            for id, link in self._first_sightings(site).items():
                if id in digests:
                    digests[id].update(json.dumps([link.url, link.title, link.date]).encode())
        return {id: digest.hexdigest()[:16] for id, digest in digests.items()}

    def _first_sightings(self, site: str) -> dict[str, ListedLink]:
        rows = self.connection.execute(
            """select i.id, s.url, s.title, s.date from ids i join aliases a on a.id = i.id
            join sightings s on s.url = a.url where i.site = ?
            order by i.id, s.date is null, s.title is null, s.at, s.listing, s.position""",
            (site,),
        )
        return {
            id: ListedLink(url=first[1], title=first[2], date=first[3])
            for id, each in groupby(rows, key=lambda row: str(row[0]))
            for first in [next(each)]
        }

    def listed(self, release: str) -> ListedLink | None:
        """Return what a listing first said of a release, one with a date before one without."""
        row = self.connection.execute(
            """select s.url, s.title, s.date from aliases a join sightings s on s.url = a.url where a.id = ?
            order by s.date is null, s.title is null, s.at, s.listing, s.position limit 1""",
            (release,),
        ).fetchone()
        return None if row is None else ListedLink(url=row[0], title=row[1], date=row[2])

    def headlines(self, members: Sequence[str]) -> list[str]:
        """Return every headline under which listings showed a release, by the ids it has."""
        sql = """select distinct s.title from aliases a join sightings s on s.url = a.url
        where a.id = ? and s.title is not null"""
        return [title for id in members for (title,) in self.connection.execute(sql, (id,))]

    def first_sighting(self, release: str) -> str | None:
        """Return when a listing first showed a release, or None where none ever did."""
        sql = "select min(s.at) from aliases a join sightings s on s.url = a.url where a.id = ?"
        row = self.connection.execute(sql, (release,)).fetchone()
        return None if row[0] is None else str(row[0])

    def looks(self, release: str) -> list[Look]:
        """Return every response for the addresses of a release, oldest first."""
        rows = self.connection.execute(
            """select f.url, f.final_url, f.at, f.status, f.headers, f.blob from aliases a
            join fetches f on f.url = a.url where a.id = ? and f.role = 'release'
            order by f.at, f.url, f.source""",
            (release,),
        )
        return [
            Look(url=url, final_url=final, at=at, status=status, headers=headers, blob=blob)
            for url, final, at, status, headers, blob in rows
        ]

    def page(self, look: Look, blob: bytes) -> RawPage:
        """Return the page of a look, with the bytes that `blob` names."""
        return RawPage(
            url=look.url,
            final_url=look.final_url,
            fetched_at=moment(look.at),
            status=look.status,
            headers=json.loads(look.headers),
            body=self.blobs.get(blob),
        )

    def corrections(self, release: str) -> list[Correction]:
        """Return what people asserted of a release, oldest first."""
        rows = self.connection.execute(
            "select field, value, who, why, at from corrections where release = ? order by at, id", (release,)
        )
        return [
            Correction(field=field, value=value, who=who, why=why, at=at)
            for field, value, who, why, at in rows
        ]

    def lifted(self, release: str) -> str | None:
        """Return when a person lifted the hold of a release, or None."""
        row = self.connection.execute("select min(at) from lifts where release = ?", (release,)).fetchone()
        return None if row[0] is None else str(row[0])

    def look_times(self, site: str) -> Iterator[tuple[str, list[tuple[str, str, int]]]]:
        """Yield for each release of a site its address and its (time, url, status) of every telling look."""
        rows = self.connection.execute(
            """select i.id, coalesce(f.url, a.url), f.at, f.status from ids i join aliases a on a.id = i.id
            left join fetches f on f.url = a.url and f.role = 'release'
            where i.site = ? order by i.id, f.at, a.url""",
            (site,),
        )
        for _, each in groupby(rows, key=lambda row: row[0]):
            looks = list(each)
            told = [(at, url, status) for _, url, at, status in looks if at is not None and _tells(status)]
            yield str(looks[0][1]), told


def _tells(status: int) -> bool:
    return status < 500 and status not in PASSING


def last_moment(looks: list[tuple[str, str, int]]) -> datetime:
    """Return the moment of the newest look."""
    return moment(looks[-1][0])
