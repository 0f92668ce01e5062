"""The coverage ledger: for each site and month, whether a number of releases is a fact. Pure.

captured      releases of that month stand in the archive
empty         none do, and a run that came to its end reached back to that month: the source had none
unreachable   runs began in that month, or since, and no listing was answered
not covered   no run reached back to that month, or none has looked since
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a site that ended: when it looked, and whether every pager came to a stated end."""

    started: str
    """When it began; one on recordings, when the newest listing it had seen was captured."""
    complete: bool
    answered: bool
    """Whether a listing of the site was answered at all."""
    reach: str = ""
    """The month back to which a complete one reached, see `archive.reaching`."""


def coverage(site: str, published: Mapping[str, int], runs: Sequence[Run]) -> list[Row]:
    """Return one row for each month from the first release or run of a site to the last run.

    `published` gives the number of releases by month of publication (``YYYY-MM``).
    """
    runs = sorted(runs, key=lambda run: run.started)
    months = sorted([*published, *(run.started[:7] for run in runs)])
    if not months:
        return []
    last = max([run.started[:7] for run in runs], default=months[-1])
    rows = []
    for month in _from_to(months[0], max(last, months[-1])):
        in_month = [run for run in runs if run.started[:7] == month]
        status, reason = _status(month, published.get(month, 0), runs)
        rows.append(
            {
                "site": site,
                "month": month,
                "status": status,
                "releases": published.get(month, 0),
                "runs": len(in_month),
                "failed": sum(not run.complete for run in in_month),
                "reason": reason,
            }
        )
    return rows


def _status(month: str, releases: int, runs: Sequence[Run]) -> tuple[str, str | None]:
    later = [run for run in runs if run.started[:7] >= month]
    whole = [run for run in later if run.complete]
    # A run inside the month says nothing of the days after it, unless it is the newest there is.
    settled = [run for run in whole if run.started[:7] > month] or whole[-1:]
    reached = [run for run in settled if run.reach <= month]
    if releases:
        return "captured", _why_more(whole, [run for run in reached if run.reach < month])
    if reached:
        return "empty", f"the run of {reached[0].started[:10]} came to its end and saw none"
    inside = [run for run in later if run.started[:7] == month] or later
    if inside and not any(run.answered for run in inside):
        return "unreachable", f"{len(later)} runs since, no listing was answered"
    if whole:
        return "not covered", "the listings show only the newest, and no run since reached back to it"
    return "not covered", f"{len(later)} runs since, none came to its end" if later else "no run since"


def _why_more(whole: Sequence[Run], beyond: Sequence[Run]) -> str | None:
    """Return why there may be more releases of a month than were captured, or None."""
    if not whole:
        return "no run has come to its end since; there may be more"
    return None if beyond else "no run reached back past it; there may be more"


def _from_to(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
