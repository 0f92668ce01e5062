"""The coverage ledger: for each site and month, whether a number of releases is a fact. Pure.

captured      releases of that month stand in the archive
empty         none do, and a run that came to its end looked for them: the source had none
unreachable   runs began in that month or later and none came to its end
not covered   no run reached back to that month, or none has looked since
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a site that ended: when it began, and whether every pager came to a stated end."""

    started: str
    complete: bool
    answered: bool
    """Whether a listing of the site was answered at all."""


def coverage(site: str, published: Mapping[str, int], runs: Sequence[Run]) -> list[Row]:
    """Return one row for each month from the first release or run of a site to the last run.

    `published` gives the number of releases by month of publication (``YYYY-MM``).
    """
    months = sorted([*published, *(run.started[:7] for run in runs)])
    if not months:
        return []
    last = max([run.started[:7] for run in runs], default=months[-1])
    complete = sorted(run.started for run in runs if run.complete)
    rows = []
    for month in _from_to(months[0], max(last, months[-1])):
        in_month = [run for run in runs if run.started[:7] == month]
        status, reason = _status(month, published.get(month, 0), runs, complete)
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


def _status(
    month: str, releases: int, runs: Sequence[Run], complete: Sequence[str]
) -> tuple[str, str | None]:
    since = [started for started in complete if started[:7] >= month]
    if releases:
        return "captured", None if since else "no run has come to its end since; there may be more"
    if since:
        return "empty", f"the run of {since[0][:10]} came to its end and saw none"
    later = [run for run in runs if run.started[:7] >= month]
    if later and not any(run.answered for run in later):
        return "unreachable", f"{len(later)} runs since, no listing was answered"
    return "not covered", f"{len(later)} runs since, none came to its end" if later else "no run since"


def _from_to(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
