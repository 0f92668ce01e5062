"""What is wrong with a site, told from its history. Pure: a history and a moment in, findings out.

A finding of level ``act`` needs a person; one of level ``watch`` may pass by itself and is only reported.
There is none on the first run of a site, because there is nothing yet to compare it with, none of a site
that is not enabled, and a site whose file says ``expect = { releases_per_month = 0 }`` may be empty.

overdue           silent for longer than its own rhythm allows, in working days outside the recess
no links          not one of its listings shows a release
first page empty  one of its listings shows none, while others do
unreachable       no listing answered
not crawled       no run of it over the network has ended for days: the nights do not run, or are killed
broke off         no run came to the end of its listings for three runs or more
layout unknown    most new pages cannot be read, or fit no layout of the site
fill rate         a field that used to be filled is mostly empty on the newest releases
challenge page    a bot challenge, a consent wall or an error page stands where a page should
many requests     the last run asked for far more pages than any before, as in an endless calendar
bulk removal      many releases are gone at once
robots changed    the site's robots.txt says something else
kept back         readings that got worse were not written
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb
from typing import Literal

from archive.health_rhythm import expected_silence, longest_silence
from archive.health_seen import RECENT, RunSeen, SiteHistory
from archive.recess import counting
from archive.times import moment

Level = Literal["act", "watch"]
UNCRAWLED = timedelta(days=3)
"""How long no run may have ended of a site that is crawled every night."""
PATIENCE = 3
"""Runs in a row that must fail before a person is told: servers are down for a night, and come back."""
NEWEST = 10
"""Releases on which the fill of a field is judged, against at least twice as many before them."""
UNLIKELY = 0.001
"""A fill so low would come by chance less often than this."""
MANY, MANY_TIMES = 100, 4
"""Pages of a run, and times as many as in any earlier run."""
_UNREADABLE = ("LayoutUnknown", "FieldMissing", "FieldAmbiguous", "DateUnreadable", "NotHTML")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with one site."""

    site: str
    kind: str
    level: Level
    since: str
    """ISO 8601, UTC: when it began, as far as the history tells."""
    message: str


def findings(history: SiteHistory, *, now: datetime) -> list[Finding]:
    """Return what is wrong with a site at `now`; nothing on its first run."""
    if not history.enabled or len(history.runs) < 2:
        return []
    quiet = history.expect.releases_per_month == 0
    return [
        *_reach(history, now, quiet=quiet),
        *([] if quiet else _overdue(history, now)),
        *_reading(history, now),
        *_fill(history),
        *_many(history),
        *_told(history),
    ]


def _finding(history: SiteHistory, kind: str, level: Level, since: str, message: str) -> Finding:
    return Finding(site=history.site, kind=kind, level=level, since=since, message=message)


def _reach(history: SiteHistory, now: datetime, *, quiet: bool) -> Iterator[Finding]:
    last = history.runs[-1]
    if last.live and now - moment(last.started) > UNCRAWLED:
        message = (
            f"No run of {history.site} has ended since {last.started}. See whether the nights begin, and "
            "what ends them."
        )
        yield _finding(history, "not crawled", "act", last.started, message)
        return
    silent = _in_a_row(history.runs, _heard_nothing)
    open_ends = _in_a_row(history.runs, _broke_off)
    if silent:
        long = len(silent) >= PATIENCE or now - moment(silent[0].started) >= timedelta(hours=48)
        message = f"No listing of {history.site} answered in its last {_runs(silent)}."
        yield _finding(history, "unreachable", "act" if long else "watch", silent[0].started, message)
        return
    empty = [url for url, why in last.ended.items() if why.startswith("no links")]
    if empty and not quiet:
        before = _in_a_row(history.runs, _shows_nothing)
        level: Level = "act" if len(before) > 1 else "watch"
        kind = "no links" if len(empty) == len(last.ended) else "first page empty"
        message = (
            f"{', '.join(empty)} showed not a single release in the last {_runs(before)}. Compare the page "
            "with `links` in the site's file; if nothing is right, say releases_per_month = 0 there."
        )
        yield _finding(history, kind, level, before[0].started, message)
    elif len(open_ends) >= PATIENCE:
        why = "; ".join(sorted({why for why in last.ended.values() if why})) or "no reason was stored"
        message = f"The last {_runs(open_ends)} did not come to the end of every listing ({why})."
        yield _finding(history, "broke off", "act", open_ends[0].started, message)


def _heard_nothing(run: RunSeen) -> bool:
    """Say whether no listing answered. A recording played again stores no page twice, and yet it answers."""
    return not run.listings and all(why.startswith(("error", "not recorded")) for why in run.ended.values())


def _broke_off(run: RunSeen) -> bool:
    """Say whether a run did not come to its end. What a recording lacks is no fault of the site."""
    return not run.complete and (run.live or any(why.startswith("error") for why in run.ended.values()))


def _shows_nothing(run: RunSeen) -> bool:
    return any(why.startswith("no links") for why in run.ended.values())


def _in_a_row(runs: Sequence[RunSeen], fails: Callable[[RunSeen], bool]) -> list[RunSeen]:
    """Return the last runs that all fail, oldest first."""
    row = list[RunSeen]()
    for run in reversed(runs):
        if not fails(run):
            break
        row.insert(0, run)
    return row


def _runs(runs: Sequence[RunSeen]) -> str:
    return "run" if len(runs) == 1 else f"{len(runs)} runs"


def _overdue(history: SiteHistory, now: datetime) -> Iterator[Finding]:
    looks = [run.started for run in history.runs if run.complete]
    if not looks or not history.days:
        return
    today = min(now, moment(looks[-1])).date()
    days = [day for day in history.days if day <= today]
    if not days or history.rests(today):
        return
    counted = counting(days[0], today, history.rests)
    expected = history.expect.releases_per_month
    limit = longest_silence(days, counted) or (expected_silence(expected) if expected else None)
    # A night looks early: the day on which it does has only begun, and says nothing yet.
    silence = counted(max(today - timedelta(days=1), days[-1])) - counted(days[-1])
    if limit is not None and silence > limit:
        message = (
            f"The newest release of {history.site} is of {days[-1]}, {silence} working days before the last "
            f"look at its listings; its longest usual silence is {limit:.0f}. See whether its press page has "
            "moved; if the source has ended, say releases_per_month = 0 in its file."
        )
        yield _finding(history, "overdue", "act", f"{days[-1]}T00:00:00Z", message)


def _reading(history: SiteHistory, now: datetime) -> Iterator[Finding]:
    level: Level
    new = [each for each in history.problems if moment(each.first_seen) >= now - RECENT]
    unreadable = [each for each in new if each.stage == "reading" and each.kind in _UNREADABLE]
    if unreadable and len(unreadable) >= history.recent:
        level = "act" if len(unreadable) > 1 else "watch"
        since = min(each.first_seen for each in unreadable)
        message = (
            f"{len(unreadable)} pages since {since[:10]} could not be read, {history.recent} could. "
            f"The first: {unreadable[0].message}"
        )
        yield _finding(history, "layout unknown", level, since, message)
    if len(history.unfitted) > 1 and len(history.unfitted) >= history.recent:
        message = (
            f"{len(history.unfitted)} new releases fit no layout of {history.site}, {history.recent} do. "
            "They were read by their structure; compare their pages with the site's file and add a layout."
        )
        yield _finding(history, "layout unknown", "watch", min(history.unfitted), message)
    walls = [each for each in new if each.kind == "NotARelease"]
    on_listings = [each for each in walls if each.stage == "crawl"]
    # A single page that is no release is an event, or an office's other news.
    if on_listings or len(walls) >= max(2, history.recent):
        level = "watch" if on_listings == walls and max(each.times for each in walls) == 1 else "act"
        since = min(each.first_seen for each in walls)
        yield _finding(history, "challenge page", level, since, (on_listings or walls)[0].message)


def _fill(history: SiteHistory) -> Iterator[Finding]:
    first_run_over = history.runs[1].started
    new, before = history.newest[:NEWEST], history.newest[NEWEST:]
    if len(new) < NEWEST or len(before) < 2 * NEWEST or any(each.first_seen < first_run_over for each in new):
        return
    for name in ("title", "published", "quotes", "people"):
        if name in history.lacks:
            continue
        usual = sum(name in each.filled for each in before) / len(before)
        usual = min(usual, history.expect.quotes) if name == "quotes" and history.expect.quotes else usual
        filled = sum(name in each.filled for each in new)
        if _chance(filled, NEWEST, usual) < UNLIKELY:
            message = (
                f"{filled} of the {NEWEST} newest releases of {history.site} have {name}, where {usual:.0%} "
                f"of the {len(before)} before do. Compare one with `onrecord read --site {history.site}`."
            )
            yield _finding(history, "fill rate", "act", new[-1].first_seen, message)


def _chance(filled: int, of: int, share: float) -> float:
    """Return how likely at most so many are filled, where each is filled with the chance `share`."""
    return sum(comb(of, n) * share**n * (1 - share) ** (of - n) for n in range(filled + 1))


# --- what else was told ------------------------------------------------------------------------------


def _many(history: SiteHistory) -> Iterator[Finding]:
    *before, last = history.runs
    # A first run asks for every release there is; the pages of listings tell of a calendar all the same.
    for what, asked, most in (
        ("pages", last.pages, max(run.pages for run in before)),
        ("pages of listings", last.listings, max(run.listings for run in before)),
    ):
        if asked >= MANY and asked > MANY_TIMES * most:
            message = (
                f"The run of {last.started[:10]} asked for {asked} {what}; no run before asked for more than "
                f"{most}. See whether its listings lead into an endless calendar or archive."
            )
            yield _finding(history, "many requests", "watch", last.started, message)
            return


def _told(history: SiteHistory) -> Iterator[Finding]:
    for each in history.problems:
        if each.kind == "BulkRemoval":
            yield _finding(history, "bulk removal", "act", each.first_seen, each.message)
        elif each.kind == "RobotsChanged":
            yield _finding(history, "robots changed", "watch", each.first_seen, each.message)
        elif each.kind == "Fault":
            yield _finding(history, "fault", "act", each.first_seen, each.message)
    if history.kept_back:
        message = (
            f"{history.kept_back} readings of {history.site} got worse and were not written. See them with "
            f"`onrecord parse --dry-run {history.site}`, and write them with "
            f"`onrecord parse --accept {history.site}`."
        )
        yield _finding(history, "kept back", "act", history.runs[-1].started, message)
