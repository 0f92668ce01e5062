"""evidence.db: every response as it came, who saw which link when, and which address is which release.

Nothing is ever taken out of it but by `onrecord withdraw`. One page is one transaction, flushed to the
disk: a process killed at any moment, or a power cut, loses at most the page in flight. It has no clock;
every call is given one.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.blobs import GROWTH_AT_END
from archive.evidence_pages import MISSING, Pages
from archive.ids import address_key, release_id, release_number
from archive.opening import BUSY_SECONDS, connect, named, open_migrated, refuse_newer, transaction
from archive.revisits import CONFIRM, due_at
from archive.schema import EVIDENCE
from archive.times import moment, stamp
from archive.withdrawn import Withdrawn
from crawler.errors import StoreError
from crawler.records import FetchRole, ListedLink, RawPage, Source

FILE = "evidence.db"
_TRAIN_EVERY = 16
_PAGE_SIZE = 8192
"""A compressed page is about 2 KB; in SQLite's usual 4 KB pages a fifth of the file would stay empty."""


class Evidence(Pages):
    """The store that spiders write to, and what is read again. Implements `crawler.spiders.store.Store`."""

    def __init__(self, path: Path, *, readonly: bool = False, busy: float = BUSY_SECONDS) -> None:
        """Open evidence.db, or make it. Raises StoreError where it cannot be used."""
        if readonly:
            connection = connect(path, readonly=True, busy=busy)
            try:
                refuse_newer(path, connection, EVIDENCE)
            except StoreError:
                connection.close()
                raise
        else:
            connection = open_migrated(path, EVIDENCE, busy=busy, page_size=_PAGE_SIZE)
        super().__init__(connection, path)
        self.withdrawn = Withdrawn(connection)
        self._since_trained: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- runs -------------------------------------------------------------------------------

    def begin(self, *, site: str, source: Source, at: datetime) -> int:
        """Open a run of one site and return its number."""
        with transaction(self.connection, self.path) as writing:
            row = writing.execute(
                "insert into runs(site, source, started) values (?, ?, ?) returning id",
                (site, source, stamp(at)),
            ).fetchone()
        return int(row[0])

    def finish(
        self,
        *,
        run: int,
        at: datetime,
        counts: Mapping[str, int],
        pagers: Mapping[str, str],
        complete: bool,
    ) -> None:
        """Close a run, and give its site a dictionary where enough pages are there to make one."""
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert into run_ends(run, at, complete, counts, pagers) values (?, ?, ?, ?, ?)",
                (run, stamp(at), int(complete), _json(counts), _json(pagers)),
            )
            site = writing.execute("select site from runs where id = ?", (run,)).fetchone()[0]
        with named(self.path):
            self.blobs.train_where_due(site, growth=GROWTH_AT_END)

    # --- what is known, what is due ---------------------------------------------------------

    def knows(self, *, site: str, url: str) -> bool:
        """Say whether a run that came to its stated end has ever seen this release on a listing.

        A run that was killed half-way does not count: what stood below would never be looked for again.
        """
        with named(self.path):
            release = self.resolve(url)
            if release is None:
                return self.withdrawn.is_withdrawn(url)
            row = self.connection.execute(
                """select 1 from aliases a join sightings s on s.url = a.url
                join run_ends e on e.run = s.run and e.complete where a.id = ? and s.site = ? limit 1""",
                (release, site),
            ).fetchone()
        return row is not None

    def is_due(self, *, site: str, url: str, now: datetime) -> bool:
        """Say whether a release's page is to be fetched: never answered, or due for another look."""
        with named(self.path):
            if self.withdrawn.is_withdrawn(url):
                return False
            release = self.resolve(url)
            looks = [] if release is None else self.looks(release)
        told = [(look.at, look.url, look.status) for look in looks if look.says_something]
        return not told or now >= _due_at(told)

    def due(self, *, site: str, now: datetime) -> Sequence[str]:
        """Return the addresses of a site's releases that are due: never answered, then longest overdue."""
        overdue: list[tuple[datetime, str]] = []
        with named(self.path):
            for url, told in self.look_times(site):
                at = _due_at(told) if told else datetime.min.replace(tzinfo=now.tzinfo)
                if now >= at and not self.withdrawn.is_withdrawn(url):
                    overdue.append((at, told[-1][1] if told else url))
        return [url for _, url in sorted(overdue)]

    def ended_well(self, *, site: str, before: int) -> bool:
        """Say whether the last run of a site before this one came to the end of every listing."""
        with named(self.path):
            row = self.connection.execute(
                """select coalesce(e.complete, 0) from runs r left join run_ends e on e.run = r.id
                where r.site = ? and r.id < ? order by r.id desc limit 1""",
                (site, before),
            ).fetchone()
        return row is not None and bool(row[0])

    def validators(self, url: str) -> Mapping[str, str]:
        """Return the request headers that make the next fetch of `url` conditional, or nothing."""
        with named(self.path):
            row = self.connection.execute(
                "select headers from fetches where url = ? and status = 200 order by at desc limit 1", (url,)
            ).fetchone()
        headers = {} if row is None else json.loads(row[0])
        pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        return {request: headers[response] for response, request in pairs if headers.get(response)}

    # --- storing ----------------------------------------------------------------------------

    def sight(self, *, run: int, site: str, listing: str, links: Sequence[ListedLink], at: datetime) -> None:
        """Note the links that one page of a listing showed, in one transaction, and give those their release
        id that have none.
        """
        seen = [each for each in enumerate(links) if not self.withdrawn.is_withdrawn(each[1].url)]
        if not seen:
            return
        with transaction(self.connection, self.path) as writing:
            for position, link in seen:
                self._mint(writing, site, link.url, stamp(at))
                writing.execute(
                    "insert into sightings(run, site, listing, url, position, title, date, at)"
                    " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    (run, site, listing, link.url, position, link.title, link.date, stamp(at)),
                )

    def save(self, *, run: int, site: str, role: FetchRole, source: Source, page: RawPage) -> None:
        """Keep one response, whole or not at all. The same response stored again is no second one."""
        if self.withdrawn.is_withdrawn(page.url) or self.withdrawn.is_withdrawn(page.final_url):
            return
        keep = page.status != 304 and not self.withdrawn.is_named_in(site, page)
        with transaction(self.connection, self.path) as writing:
            if role == "release":
                self._mint(writing, site, page.url, stamp(page.fetched_at))
            blob = self.blobs.put(site, page.body) if keep else None
            writing.execute(
                "insert into fetches(run, site, role, source, url, final_url, at, status, headers, blob)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                (run, site, role, source, page.url, page.final_url, stamp(page.fetched_at), page.status,
                 _json(page.headers), blob),
            )  # fmt: skip
        self._since_trained[site] += 1
        if self._since_trained[site] % _TRAIN_EVERY == 0:
            with named(self.path):
                self.blobs.train_where_due(site)

    def problem(self, *, run: int, site: str, url: str, kind: str, message: str, at: datetime) -> None:
        """Note what could not be fetched or followed, under the name of its error."""
        if self.withdrawn.is_withdrawn(url):
            return
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert into problems(run, site, url, kind, message, at) values (?, ?, ?, ?, ?, ?)",
                (run, site, url, kind, message, stamp(at)),
            )

    # --- asserting --------------------------------------------------------------------------

    def correct(
        self, *, release: str, field: str, value: str | None, who: str, why: str, at: datetime
    ) -> None:
        """Note what a person says a field of a release should be; see `archive.correcting` for the fields."""
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert into corrections(release, field, value, who, why, at) values (?, ?, ?, ?, ?, ?)",
                (release, field, value, who, why, stamp(at)),
            )

    def lift(self, *, release: str, who: str, why: str, at: datetime) -> None:
        """Note that a person has lifted the hold of an embargoed release."""
        with transaction(self.connection, self.path) as writing:
            writing.execute(
                "insert into lifts(release, who, why, at) values (?, ?, ?, ?)", (release, who, why, stamp(at))
            )

    def _mint(self, writing: sqlite3.Connection, site: str, url: str, at: str) -> None:
        """Make `url` an alias of its release, whose id is made now where no equal address has one."""
        if writing.execute("select 1 from aliases where url = ?", (url,)).fetchone():
            return
        address = address_key(url)
        known = writing.execute("select id from ids where address = ?", (address,)).fetchone()
        release = known[0] if known else release_id(address)
        if not known:
            writing.execute(
                "insert into ids(id, number, site, address, minted) values (?, ?, ?, ?, ?)",
                (release, _free_number(writing, release), site, address, at),
            )
        writing.execute("insert into aliases(url, id, at) values (?, ?, ?)", (url, release, at))


def existing(folder: Path) -> Evidence:
    """Open the evidence.db of a data folder for writing. Raises StoreError where there is none: a command
    that only adds to what is known must not make an empty one.
    """
    connect(folder / FILE, readonly=True).close()
    return Evidence(folder / FILE)


def _free_number(writing: sqlite3.Connection, release: str) -> int:
    for attempt in count():
        number = release_number(release, attempt)
        if not writing.execute("select 1 from ids where number = ?", (number,)).fetchone():
            return number
    raise AssertionError("count() has no end")


def _due_at(looks: Sequence[tuple[str, str, int]]) -> datetime:
    """Return when a page is due again, from its telling looks (time, url, status), oldest first."""
    first, last = moment(looks[0][0]), moment(looks[-1][0])
    missing_since = None
    for at, _, status in reversed(looks):
        if status not in MISSING:
            break
        missing_since = moment(at)
    if missing_since is not None and last - missing_since < CONFIRM:
        return missing_since + CONFIRM
    return due_at(first, last)


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=False)
