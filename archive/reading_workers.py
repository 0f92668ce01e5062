"""Read many releases, in this process or in several: the evidence is opened anew in each, read only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from archive.evidence import Evidence
from archive.reading_release import Reader, Reading, ReadRelease
from crawler.records import Party, SiteSpec

_TOGETHER = 16
"""Releases handed to a worker at a time: fewer cost more in transit, more leave workers idle at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a worker needs to read releases of one site."""

    evidence: Path
    spec: SiteSpec
    party: Party
    read: ReadRelease


_reader: Reader | None = None


def read_all(task: Task, groups: Sequence[tuple[str, ...]], jobs: int) -> Iterator[Reading]:
    """Yield the reading of each group of ids, in the order given."""
    if jobs <= 1 or len(groups) <= _TOGETHER:
        with Evidence(task.evidence, readonly=True) as evidence:
            yield from _each(Reader(evidence, task.spec, task.party, task.read), groups)
        return
    context = multiprocessing.get_context("spawn")  # a forked child would share open databases
    with ProcessPoolExecutor(jobs, context, initializer=_open, initargs=(task,)) as workers:
        yield from workers.map(_read, groups, chunksize=_TOGETHER)


def _each(reader: Reader, groups: Iterable[tuple[str, ...]]) -> Iterator[Reading]:
    for group in groups:
        yield reader.read(group)


def _open(task: Task) -> None:
    global _reader
    evidence = Evidence(task.evidence, readonly=True)
    _reader = Reader(evidence, task.spec, task.party, task.read)


def _read(group: tuple[str, ...]) -> Reading:
    assert _reader is not None, "the worker was not opened"
    return _reader.read(group)
