"""What is known of a site when its health is judged: its runs, its newest releases, its open problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.records import Expectation

RECENT = timedelta(days=14)
"""How far back a page counts as new when layouts and challenges are judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSeen:
    """One run of a site that ended."""

    started: str
    complete: bool
    pages: int
    listings: int
    """Pages of listings that were answered."""
    live: bool
    """Whether it went over the network; a recording says nothing of today."""
    ended: Mapping[str, str]
    """For each listing the stated reason why its walk ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemSeen:
    """One open problem of a site."""

    url: str
    kind: str
    message: str
    stage: str
    first_seen: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSeen:
    """Which fields of a release are filled, and when it was first seen."""

    first_seen: str
    filled: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHistory:
    """What is known of a site: all of its runs over the network or from recordings, oldest first."""

    site: str
    enabled: bool
    expect: Expectation
    lacks: frozenset[str]
    runs: Sequence[RunSeen]
    days: Sequence[date]
    """The days with releases, each once, oldest first."""
    newest: Sequence[ReleaseSeen]
    """The newest releases, the newest first."""
    recent: int
    """Releases that were first seen in the last `RECENT`, but for those that fitted no layout of the site."""
    problems: Sequence[ProblemSeen]
    rests: Callable[[date], bool]
    """Whether the site's parliament is in recess on a day."""
    unfitted: Sequence[str] = ()
    """When each release of the last `RECENT` was first seen that fitted no layout: the recogniser read it."""
    kept_back: int = 0
    """Readings of the last parse that got worse and were not written."""
