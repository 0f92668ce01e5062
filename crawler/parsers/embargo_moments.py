"""The moment an embargo line names, put together from its days and clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from crawler.parsers.clock import Clock, find_clocks
from crawler.parsers.clock_zones import moment, zone
from crawler.parsers.embargo_days import NamedDay, blank, dated_days, spoken_days
from crawler.parsers.embargo_openings import Opening
from crawler.parsers.embargo_patterns import EmbargoPatterns, embargo_patterns
from crawler.records import DateOrder, PressDate
from crawler.words import Language

_STRAY = 3
"""Unknown words between two parts of one moment; more begin another subject."""
_BEHIND = 24
"""Characters behind the moment in which "approx" or "(start of speech)" stands."""
_OFFICE = time(6)
"""No release is issued before: a clock time before it has passed by the time of issue."""
_NUMBER = re.compile(r"(?<![\w/+(-])\d{1,4}(?![\w/-])")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant until which the release may not be used, in the publisher's zone."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    days: tuple[NamedDay, ...]
    clocks: tuple[Clock, ...]
    between: str
    """The words of the line from its opener to a little behind the last part, without the parts."""
    named: str
    """The days as printed."""
    lead: str
    """Unknown words before the first part."""
    inside: str
    """Unknown words between two parts: perhaps of another week, another zone, an event."""
    behind: str
    """Unknown words behind the last part: perhaps an hour in words, an event."""
    goes_on: bool
    """A joining word stands right behind the last part: midi ``et demi``."""


def find_moment(
    opening: Opening, *, language: Language, released: PressDate | None, order: DateOrder, timezone: str
) -> Moment | Literal["immediate", "conditional"]:
    """Return the moment of an embargo line, or how it is without one."""
    patterns = embargo_patterns(language)
    issued = released.on if released else None
    tail = opening.text[opening.end :]
    parts = _parts(tail, language, patterns, order, issued, timezone)
    if opening.kind == "immediate" and not any(not clock.bare for clock in parts.clocks):
        return "immediate"
    if _is_free(tail, parts, patterns):
        return "immediate"
    if opening.kind == "release" and patterns.event.search(opening.text[opening.start : opening.end]):
        return "conditional"
    if not parts.clocks and not parts.days and not _WORD.search(tail):
        parts = _before(opening, language, patterns, order, issued, timezone)
    elif parts.clocks and not parts.days:
        ahead = _parts(opening.text[: opening.start], language, patterns, order, issued, timezone)
        days = [day for day in ahead.days if day.on and (issued is None or day.on > issued)]
        parts = replace(parts, days=tuple(days[-1:]))
    if _is_conditional(parts, patterns):
        return "conditional"
    at = _latest(parts, released, language, timezone)
    return Moment(at) if at else "conditional"


def _parts(
    text: str,
    language: Language,
    patterns: EmbargoPatterns,
    order: DateOrder,
    issued: date | None,
    timezone: str,
) -> _Parts:
    dated = dated_days(text, language=language, order=order, issued=issued)
    without_dates = blank(text, dated)
    clocks = find_clocks(without_dates, language=language, timezone=timezone)
    spoken = spoken_days(blank(without_dates, clocks), language=language, issued=issued)
    found: list[NamedDay | Clock] = sorted([*dated, *clocks, *spoken], key=lambda part: part.start)
    run = _first_run(text, found, patterns)
    days = [part for part in run if isinstance(part, NamedDay)]
    explicit = [day for day in days if not day.relative] or days
    end = run[-1].end if run else 0
    bare = blank(text, run)
    return _Parts(
        days=tuple(explicit),
        clocks=tuple(part for part in run if isinstance(part, Clock)),
        between=bare[: end + _BEHIND].replace("\x00", " "),
        named=" ".join(text[day.start : day.end] for day in explicit if not day.relative),
        lead=" ".join(_unknown(_from_until(text[: run[0].start], patterns), patterns)) if run else "",
        inside=" ".join(_unknown(patterns.half.sub(" ", bare[run[0].end : end]), patterns)) if run else "",
        behind=" ".join(_unknown(text[end:], patterns)),
        goes_on=patterns.goes_on.match(text, end) is not None if run else False,
    )


def _first_run(
    text: str, parts: Sequence[NamedDay | Clock], patterns: EmbargoPatterns
) -> list[NamedDay | Clock]:
    """Return the parts up to the first gap with more unknown words than one moment can hold."""
    run: list[NamedDay | Clock] = []
    for part in parts:
        if run and len(_unknown(text[run[-1].end : part.start], patterns)) > _STRAY:
            break
        run.append(part)
    return run


def _unknown(gap: str, patterns: EmbargoPatterns) -> list[str]:
    return _WORD.findall(patterns.filler.sub(" ", gap))


def _from_until(gap: str, patterns: EmbargoPatterns) -> str:
    """Return what stands behind the one word of time before the moment: what precedes it names the text."""
    strong = [word for word in patterns.until.finditer(gap) if word[0].casefold() not in patterns.weak]
    return gap[strong[0].end() :] if len(strong) == 1 else gap


def _before(
    opening: Opening,
    language: Language,
    patterns: EmbargoPatterns,
    order: DateOrder,
    issued: date | None,
    timezone: str,
) -> _Parts:
    """Return the parts that stand before an opener with nothing behind it, where they are day and clock."""
    parts = _parts(opening.text[: opening.start], language, patterns, order, issued, timezone)
    if parts.days and parts.clocks:
        return parts
    return _Parts(days=(), clocks=(), between="", named="", lead="", inside="", behind="", goes_on=False)


def _is_free(tail: str, parts: _Parts, patterns: EmbargoPatterns) -> bool:
    """Say whether the line frees the release: "EMBARGO: immediate", "embargo lifted", and no moment."""
    if parts.clocks or (parts.days and not patterns.at_once.match(tail.lstrip(" :.-–—*("))):
        return False
    start = tail.lstrip(" :.-–—*([")
    return bool(
        patterns.at_once.match(start) or patterns.lifted.match(start) or patterns.immediate.match(start)
    )


def _is_conditional(parts: _Parts, patterns: EmbargoPatterns) -> bool:
    if not parts.days and not parts.clocks:
        return True
    if parts.lead or parts.inside or any(clock.strange_zone for clock in parts.clocks):
        return True
    if parts.goes_on or (parts.behind and not (parts.clocks and parts.days)):
        return True
    if patterns.event.search(parts.between) or patterns.vague.search(parts.between):
        return True
    if not (parts.clocks and parts.days) and _NUMBER.search(parts.between):
        return True  # perhaps an hour whose mark a scan has lost, or a day that no month has
    vague_day = patterns.daypart.search(f"{parts.between} {parts.named}") or any(
        day.evening for day in parts.days
    )
    return bool(vague_day and not parts.clocks)


def _latest(parts: _Parts, released: PressDate | None, language: Language, timezone: str) -> datetime | None:
    """Return the latest moment of all that day and clock can mean; None where no day is known."""
    home = zone(timezone)
    if any(day.on is None for day in parts.days):
        return None
    evening = any(day.evening for day in parts.days)
    clocks = _whole_clocks(parts, language, timezone, evening=evening)
    if not clocks:
        last = timedelta(days=bool(embargo_patterns(language).including.search(parts.between)))
        found = [moment(day.on + last, time(0), home) for day in parts.days if day.on]
    elif not parts.days:
        found = [_on_issue(clock, released, timezone) for clock in clocks]
    else:
        found = [_at(day.on, clock, timezone) for day, clock in _paired(parts.days, clocks) if day.on]
    known = [each for each in found if each is not None]
    return max(known) if known and len(known) == len(found) else None


def _paired(days: Sequence[NamedDay], clocks: Sequence[Clock]) -> list[tuple[NamedDay, Clock]]:
    """Pair days and clocks one to one where they are as many, else every day with every clock."""
    if len(days) == len(clocks):
        return list(zip(days, clocks, strict=True))
    return [(day, clock) for day in days for clock in clocks]


def _whole_clocks(parts: _Parts, language: Language, timezone: str, *, evening: bool) -> list[Clock]:
    """Return the clocks with their half of the day: the second, unless the line says morning.

    A clock that, as printed, is the same moment as another of the line is taken so ("22:30 AEDT/11:30 GMT").
    """
    mornings = {mark.split()[-1].casefold() for mark in language.dates.am if "." not in mark}
    said = {word.casefold() for word in _WORD.findall(parts.between)}
    late = embargo_patterns(language).late.search(f"{parts.between} {parts.named}") is not None
    if bool(mornings & said) and not evening and not late:
        return list(parts.clocks)
    any_day = parts.days[0].on if parts.days and parts.days[0].on else date(2000, 1, 1)
    half = [clock.half_open or (late and not clock.marked and clock.at.hour < 12) for clock in parts.clocks]
    sure = {
        _time_of_day(any_day, clock, timezone)
        for clock, is_half in zip(parts.clocks, half, strict=True)
        if not is_half
    }
    whole = []
    for clock, is_half in zip(parts.clocks, half, strict=True):
        if is_half and 1 <= clock.at.hour < 12 and _time_of_day(any_day, clock, timezone) not in sure:
            clock = replace(clock, at=clock.at.replace(hour=clock.at.hour + 12))
        whole.append(clock)
    return whole


def _time_of_day(on: date, clock: Clock, timezone: str) -> time | None:
    """Return the publisher's time of day at a clock time of that day, to compare clocks of several zones."""
    at = _at(on, clock, timezone)
    return at.time() if at else None


def _at(on: date, clock: Clock, timezone: str) -> datetime | None:
    try:
        day = on + timedelta(days=1) if clock.next_day else on
    except OverflowError:
        return None
    return moment(day, clock.at, zone(timezone), clock.zones)


def _on_issue(clock: Clock, released: PressDate | None, timezone: str) -> datetime | None:
    """Return the clock time on the day of issue, or on the next where it has passed by then."""
    if released is None:
        return None
    at = _at(released.on, clock, timezone)
    if at is None:
        return None
    passed = at < released.at if released.at else at.date() == released.on and at.time() < _OFFICE
    try:
        return _at(released.on + timedelta(days=1), clock, timezone) if passed else at
    except OverflowError:
        return None
