"""Parse one site: which of its releases are stale, which addresses are one release, what may be written."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO

from archive.evidence import Evidence
from archive.grouping import groups
from archive.hiding import Hidden, addresses_of, headlines_of
from archive.holding import is_held
from archive.people import persons
from archive.reading_release import Reading, ReadRelease
from archive.reading_state import State
from archive.reading_workers import Task, read_all
from archive.rebuilding import Archive
from archive.revision import revision
from archive.rows import Row, rows_of
from archive.times import moment
from archive.worse import Worse, emptied
from archive.writing import delete_release, differs, write_release
from crawler.records import Party, Release, SiteSpec

Progress = Callable[[str, int, int], None]
"""Told the site, how many of its stale releases were read, and how many there are."""


@dataclass(slots=True, kw_only=True)
class SiteSummary:
    """What parsing one site came to."""

    site: str
    releases: int = 0
    """Releases of the site in the archive afterwards."""
    read: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    """Releases whose rows were taken out: held, merged, withdrawn, or lost and accepted."""
    held: int = 0
    merged: int = 0
    unreadable: int = 0
    """Minted releases none of whose looks could be read."""
    worse: list[Worse] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)
    """Open problems of the site by kind, those of crawling among them."""

    @property
    def blind(self) -> bool:
        """Whether pages are there and not one could be read: the site's file is wrong, or the site new."""
        return self.unreadable > 0 and not self.releases and not self.held


@dataclass(slots=True, kw_only=True)
class SiteParse:
    """One site of one parse: `look` at every site first, then `write` each, so that what is written names
    nothing that another site's new pages put under an embargo.
    """

    evidence: Evidence
    state: State
    archive: Archive
    spec: SiteSpec
    party: Party
    read: ReadRelease
    now: datetime
    jobs: int
    accept: bool
    dry_run: bool
    summary: SiteSummary = field(init=False)
    _spool: _Spool = field(init=False)
    _grouped: list[tuple[str, ...]] = field(init=False)
    _keys: dict[str, str] = field(init=False)
    _standing: dict[str, str] = field(init=False)
    _todo: list[tuple[str, ...]] = field(init=False)

    def look(self, scratch: IO[bytes], progress: Progress | None) -> None:
        """Read what is stale, put it aside in `scratch`, note what is held; the archive is left as it is."""
        self.summary, self._spool = SiteSummary(site=self.spec.slug), _Spool(scratch)
        self._grouped, self._keys = self._read_stale(progress)
        self._standing = self.archive.reading_keys(self.spec.slug)
        self._todo = self._groups_to_settle()
        rest = [group for group in self._todo if group not in self._spool]
        for reading in read_all(self._task(), rest, self.jobs):
            self._spool.put(reading)
        held = {hold.id for hold in self.state.holds(self.spec.slug)}
        for group in self._todo:
            if is_held(self._spool.held_until(group), self.now):
                reading = self._spool.get(group)
                self.state.hold(
                    reading,
                    site=self.spec.slug,
                    group_key=self._keys[reading.id],
                    addresses=addresses_of(reading, self.spec),
                    headlines=headlines_of(reading, self.evidence.headlines(group)),
                )
            elif group[0] in held:
                self.state.free(group[0], self.now)

    def write(self, hidden: Hidden) -> SiteSummary:
        """Write what differs and may be written, without what names `hidden`, and say what that came to."""
        for group in self._todo:
            self._settle(self._spool.get(group), hidden)
        self._clear()
        retired = {id: group[0] for group in self._grouped for id in group[1:]}
        self.summary.merged = len(retired)
        if not self.dry_run:
            self.archive.sync_redirects(self.spec.slug, retired)
        self.summary.held = len(self.state.holds(self.spec.slug))
        self.summary.releases = self.archive.count(self.spec.slug)
        return self.summary

    def _read_stale(self, progress: Progress | None) -> tuple[list[tuple[str, ...]], dict[str, str]]:
        """Read each minted release that is stale; return the groups of readable ones, and each group's
        key.
        """
        site = self.spec.slug
        read_by = revision(self.spec, self.party)
        stale_keys = {id: f"{key}-{read_by}" for id, key in self.evidence.digests(site).items()}
        minted = {each.id: each for each in self.evidence.known(site)}
        known = self.state.known(site)
        self.state.forget(sorted(known.keys() - stale_keys.keys()))
        stale = sorted(id for id, key in stale_keys.items() if id not in known or known[id].stale_key != key)
        for number, reading in enumerate(read_all(self._task(), [(id,) for id in stale], self.jobs), start=1):
            each = minted[reading.id]
            known[each.id] = self.state.keep(
                reading,
                site=site,
                stale_key=stale_keys[each.id],
                minted=each.minted,
                address=each.address,
            )
            self._spool.put(reading)
            if progress is not None:
                progress(site, number, len(stale))
        self.summary.read = len(stale)
        readable = [known[id].claim for id in stale_keys if known[id].outcome == "release"]
        self.summary.unreadable = sum(known[id].outcome == "unreadable" for id in stale_keys)
        grouped = groups(readable)
        return grouped, {group[0]: _group_key(group, stale_keys, read_by) for group in grouped}

    def _groups_to_settle(self) -> list[tuple[str, ...]]:
        """Return the groups whose rows, or whose hold, are not those of their newest reading."""
        holds = {hold.id: hold for hold in self.state.holds(self.spec.slug)}
        todo = []
        for group in self._grouped:
            hold, key = holds.get(group[0]), self._keys[group[0]]
            held = hold is not None and hold.group_key == key and is_held(moment(hold.until), self.now)
            stands = self._standing.get(group[0]) == key and hold is None
            if not stands and not (held and group[0] not in self._standing):
                todo.append(group)
        for id in holds.keys() - {group[0] for group in self._grouped}:
            self.state.release_hold(id)
        return todo

    def _settle(self, reading: Reading, hidden: Hidden) -> None:
        """Write one release, leave it held, or keep its rows because it got worse."""
        if is_held(reading.held_until, self.now):
            return
        if reading.outcome == "release" and reading.release is not None:
            self._offer(reading, reading.release, hidden)
        self.state.release_hold(reading.id)

    def _offer(self, reading: Reading, release: Release, hidden: Hidden) -> None:
        key, stands = self._keys[reading.id], self._standing.get(reading.id)
        number = self.evidence.number(reading.id)
        rows = rows_of(reading, site=self.spec.slug, party=self.party.id, number=number, key=key)
        if stands is not None and not self.accept:
            same = stands.split("-")[0] == key.split("-")[0]
            before = self.archive.filled(reading.id)
            after = rows["releases"][0] | {"person_count": len(rows["appearances"])}
            if what := emptied(before, after, same_evidence=same):
                worse = Worse(id=reading.id, url=str(reading.url), title=before["title"], what=what)
                self.summary.worse.append(worse)
                return
        if hidden.left_of(rows):
            self.state.hide(reading.id, self.spec.slug)
        changed = self._write(reading.id, rows, persons(self.party.id, release))
        if rows["releases"][0]["reading"] == key:
            self.state.show(reading.id)
        self.summary.new += stands is None
        self.summary.changed += stands is not None and changed

    def _write(self, id: str, rows: dict[str, list[Row]], known: dict[str, str]) -> bool:
        """Write the rows of a release; for a dry run only say whether any differs."""
        if self.dry_run:
            return differs(self.archive.connection, id, rows)
        return write_release(self.archive.connection, self.archive.path, id, rows, known)

    def _clear(self) -> None:
        """Take out the rows of what must not stand: held, merged into another, withdrawn, lost."""
        first = {group[0] for group in self._grouped}
        retired = {id for group in self._grouped for id in group[1:]}
        held = {hold.id for hold in self.state.holds(self.spec.slug)}
        evident = {each.id for each in self.evidence.known(self.spec.slug)}
        going = self._standing.keys() - (first - held)
        for id in sorted(going):
            lost = id in evident and id not in retired and id not in held
            if lost and not self.accept:
                row = self.archive.filled(id)
                self.summary.worse.append(Worse(id=id, url=row["url"], title=row["title"], what=("lost",)))
                continue
            self.summary.removed += 1
            if not self.dry_run:
                delete_release(self.archive.connection, self.archive.path, id)
        if going & held and not self.dry_run:
            self.archive.forget_deleted_words()

    def _task(self) -> Task:
        # A read-only mapping, such as an empty one is, cannot be sent to another process; a dictionary can.
        spec = replace(self.spec, moved=dict(self.spec.moved))
        return Task(evidence=self.evidence.path, spec=spec, party=self.party, read=self.read)


class _Spool:
    """Readings put aside on disk between being read and being written: a first parse may have very many."""

    def __init__(self, scratch: IO[bytes]) -> None:
        self._scratch = scratch
        self._places: dict[tuple[str, ...], tuple[int, datetime | None]] = {}

    def __contains__(self, members: tuple[str, ...]) -> bool:
        return members in self._places

    def held_until(self, members: tuple[str, ...]) -> datetime | None:
        return self._places[members][1]

    def put(self, reading: Reading) -> None:
        self._places[reading.members] = self._scratch.seek(0, 2), reading.held_until
        pickle.dump(reading, self._scratch)

    def get(self, members: tuple[str, ...]) -> Reading:
        self._scratch.seek(self._places[members][0])
        reading = pickle.load(self._scratch)  # noqa: S301  (written by this process a moment ago)
        assert isinstance(reading, Reading)
        return reading


def _group_key(group: Sequence[str], stale_keys: dict[str, str], read_by: str) -> str:
    """Return the fingerprint of a group's evidence and of what reads it, with a hyphen between."""
    parts = [f"{id} {stale_keys[id].split('-')[0]}" for id in group]
    return f"{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:16]}-{read_by}"
