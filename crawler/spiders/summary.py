"""What a person is told of one run of one site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from crawler.records import Source

Clock = Callable[[], datetime]
"""Says what time it is: aware, in UTC."""

Watcher = Callable[[str, str, str], None]
"""Told of each response: site, role, address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run of one site, after it ended."""

    site: str
    run: int
    source: Source
    wide: bool
    started: datetime
    ended: datetime
    counts: Mapping[str, int]
    """Responses kept (`listings`, `releases`, `robots`), links (`sighted`, `new`, `elsewhere`), looks
    (`unchanged`, `gone`), `not_recorded`, `problems`, `bytes`; what is zero may be left out."""
    pagers: Mapping[str, str]
    """For each listing the stated reason why its walk ended."""
    complete: bool
    not_recorded: tuple[str, ...]
    problems: tuple[tuple[str, str, str], ...]
    """Address, kind, sentence."""

    @property
    def needs_a_person(self) -> bool:
        """Whether something broke. A page that a recording lacks is no fault, unless nothing was found."""
        broken = any(reason.startswith(("error", "no links")) for reason in self.pagers.values())
        return broken or bool(self.problems) or not self.counts.get("sighted")
