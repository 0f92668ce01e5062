"""Parse one site: which of its releases are stale, which addresses are one release, what may be written."""

from __future__ import annotations

import hashlib
import pickle
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO

from archive.evidence import Evidence
from archive.grouping import groups
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
from crawler.records import Party, SiteSpec

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


@dataclass(slots=True, kw_only=True)
class SiteParse:
    """One site of one parse."""

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
    hidden: frozenset[str] = frozenset()
    """After `run`: every id of a release that is held, so that no other table tells of it."""

    def run(self, progress: Progress | None) -> SiteSummary:
        """Read what is stale, write what differs and may be written, and say what that came to."""
        summary = SiteSummary(site=self.spec.slug)
        with tempfile.TemporaryFile() as scratch:
            spool = _Spool(scratch)
            grouped, keys = self._read_stale(spool, summary, progress)
            standing = self.archive.reading_keys(self.spec.slug)
            todo = self._todo(grouped, keys, standing, summary)
            for reading in self._readings(todo, spool):
                self._settle(reading, keys[reading.id], standing, summary)
        self._clear(grouped, standing, summary)
        retired = {id: group[0] for group in grouped for id in group[1:]}
        summary.merged = len(retired)
        if not self.dry_run:
            self.archive.sync_redirects(self.spec.slug, retired)
        held = {hold.id for hold in self.state.holds(self.spec.slug)}
        self.hidden = frozenset(id for group in grouped if group[0] in held for id in group)
        summary.held = len(held)
        summary.releases = self.archive.count(self.spec.slug)
        return summary

    def _read_stale(
        self, spool: _Spool, summary: SiteSummary, progress: Progress | None
    ) -> tuple[list[tuple[str, ...]], dict[str, str]]:
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
            spool.put(reading)
            if progress is not None:
                progress(site, number, len(stale))
        summary.read = len(stale)
        readable = [known[id].claim for id in stale_keys if known[id].outcome == "release"]
        summary.unreadable = sum(known[id].outcome == "unreadable" for id in stale_keys)
        grouped = groups(readable)
        return grouped, {group[0]: _group_key(group, stale_keys, read_by) for group in grouped}

    def _todo(
        self,
        grouped: Sequence[tuple[str, ...]],
        keys: dict[str, str],
        standing: dict[str, str],
        summary: SiteSummary,
    ) -> list[tuple[str, ...]]:
        """Return the groups whose rows, or whose hold, are not those of their newest reading."""
        holds = {hold.id: hold for hold in self.state.holds(self.spec.slug)}
        todo = []
        for group in grouped:
            hold = holds.get(group[0])
            held = (
                hold is not None
                and hold.group_key == keys[group[0]]
                and is_held(moment(hold.until), self.now)
            )
            stands = standing.get(group[0]) == keys[group[0]] and hold is None
            if not stands and not (held and group[0] not in standing):
                todo.append(group)
        for id in holds.keys() - {group[0] for group in grouped}:
            self.state.release_hold(id)
        return todo

    def _readings(self, todo: Sequence[tuple[str, ...]], spool: _Spool) -> Iterator[Reading]:
        """Yield the reading of each group: from the spool where it was just read alone, else read now."""
        yield from (spool.get(group[0]) for group in todo if len(group) == 1 and group[0] in spool)
        rest = [group for group in todo if len(group) > 1 or group[0] not in spool]
        yield from read_all(self._task(), rest, self.jobs)

    def _settle(self, reading: Reading, key: str, standing: dict[str, str], summary: SiteSummary) -> None:
        """Write one release, hold it, or keep its rows because it got worse."""
        site = self.spec.slug
        if is_held(reading.held_until, self.now):
            self.state.hold(reading, site=site, group_key=key)
            return
        self.state.release_hold(reading.id)
        if reading.outcome != "release" or reading.release is None:
            return
        number = self.evidence.number(reading.id)
        rows = rows_of(reading, site=site, party=self.party.id, number=number, key=key)
        if reading.id in standing and not self.accept:
            same = standing[reading.id].split("-")[0] == key.split("-")[0]
            before = self.archive.filled(reading.id)
            after = rows["releases"][0] | {"person_count": len(rows["appearances"])}
            if what := emptied(before, after, same_evidence=same):
                summary.worse.append(
                    Worse(id=reading.id, url=str(reading.url), title=before["title"], what=what)
                )
                return
        changed = self._write(reading.id, rows, persons(self.party.id, reading.release))
        summary.new += reading.id not in standing
        summary.changed += reading.id in standing and changed

    def _write(self, id: str, rows: dict[str, list[Row]], known: dict[str, str]) -> bool:
        """Write the rows of a release; for a dry run only say whether any differs."""
        if self.dry_run:
            return differs(self.archive.connection, id, rows)
        return write_release(self.archive.connection, self.archive.path, id, rows, known)

    def _clear(
        self, grouped: Sequence[tuple[str, ...]], standing: dict[str, str], summary: SiteSummary
    ) -> None:
        """Take out the rows of what must not stand: held, merged into another, withdrawn, lost."""
        first = {group[0] for group in grouped}
        retired = {id for group in grouped for id in group[1:]}
        held = {hold.id for hold in self.state.holds(self.spec.slug)}
        evident = {each.id for each in self.evidence.known(self.spec.slug)}
        for id in sorted(standing.keys() - (first - held)):
            lost = id in evident and id not in retired and id not in held
            if lost and not self.accept:
                row = self.archive.filled(id)
                summary.worse.append(Worse(id=id, url=row["url"], title=row["title"], what=("lost",)))
                continue
            summary.removed += 1
            if not self.dry_run:
                delete_release(self.archive.connection, self.archive.path, id)

    def _task(self) -> Task:
        # A read-only mapping, such as an empty one is, cannot be sent to another process; a dictionary can.
        spec = replace(self.spec, moved=dict(self.spec.moved))
        return Task(evidence=self.evidence.path, spec=spec, party=self.party, read=self.read)


class _Spool:
    """Readings put aside on disk between being read and being written: a first parse may have very many."""

    def __init__(self, scratch: IO[bytes]) -> None:
        self._scratch = scratch
        self._places: dict[str, int] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._places

    def put(self, reading: Reading) -> None:
        self._places[reading.id] = self._scratch.seek(0, 2)
        pickle.dump(reading, self._scratch)

    def get(self, id: str) -> Reading:
        self._scratch.seek(self._places[id])
        reading = pickle.load(self._scratch)  # noqa: S301  (written by this process a moment ago)
        assert isinstance(reading, Reading)
        return reading


def _group_key(group: Sequence[str], stale_keys: dict[str, str], read_by: str) -> str:
    """Return the fingerprint of a group's evidence and of what reads it, with a hyphen between."""
    parts = [f"{id} {stale_keys[id].split('-')[0]}" for id in group]
    return f"{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:16]}-{read_by}"
