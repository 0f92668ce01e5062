"""The day an embargo line means: a full date, a date without a year, a weekday, tomorrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from crawler.parsers.clock import Clock
from crawler.parsers.dates_calendar import calendar_day, numbered_day
from crawler.parsers.dates_found import find_days
from crawler.parsers.dates_patterns import DatePatterns, alternation, date_patterns
from crawler.records import DateOrder
from crawler.words import Language

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)
_NUMBERED = re.compile(r"\s{1,2}\(?(\d{1,2})[.)]{0,2}(?![\w:.,/])")
"""A day of the month behind a weekday: viernes 5, quinta-feira (4)."""
_LATE_PAGE = timedelta(days=60)
"""A page may carry an embargo that ended this long before the day it is dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day as an embargo line names it, at text[start:end]."""

    start: int
    end: int
    on: date | None
    """None where the day of issue is needed and nobody knows it."""
    relative: bool = False
    """It is named by the day of issue: today, tomorrow."""
    evening: bool = False
    """The second half of it is meant: tonight."""


def dated_days(
    text: str, *, language: Language, order: DateOrder, issued: date | None
) -> tuple[NamedDay, ...]:
    """Return the days that are named by number and month, with a year or without, in order.

    `issued` is the day of the release. Of two readings (weekday against date, day against month, this year
    against next) the later plausible one is taken, so that no embargo ends early.
    """
    patterns = date_patterns(language)
    found = []
    for day in find_days(text, language=language, order=order, near=issued):
        if day.short_year and issued and not -_LATE_PAGE < day.on - issued < _YEAR:
            continue  # the two digits are no year, perhaps an hour; without them the day is read below
        on = _not_last_year(day.on, issued)
        if day.weekday is not None and on.weekday() != day.weekday:
            on = _settled(day.on, day.weekday, issued)
        if issued and on < issued - _DAY:
            on = max(on, _swapped(text[day.start : day.end], on) or on)
        found.append(NamedDay(start=day.start, end=day.end, on=on))
    blanked = blank(text, found)
    for match in patterns.short.finditer(blanked):
        short = _short_day(blanked, match, patterns, order, issued)
        if short is not None:
            found.append(short)
    return tuple(sorted(found, key=lambda day: day.start))


def spoken_days(text: str, *, language: Language, issued: date | None) -> tuple[NamedDay, ...]:
    """Return the days that are named by weekday alone, or from the day of issue, in order.

    Dates and clock times must have been blanked out before.
    """
    patterns = date_patterns(language)
    today, tonight, tomorrow, after, following = _spoken(language)
    found = []
    for match in patterns.weekday.finditer(text):
        word = match[0].rstrip(".")
        if text[match.end() : match.end() + 2] in ("'s", "’s"):
            continue  # "for Thursday's papers" names the papers
        if len(word) > 3 or (len(word) == 3 and word[0].isupper()):
            number = patterns.weekdays.get(" ".join(word.casefold().split()))
            beside = (
                text[max(0, match.start() - 14) : match.start()] + "|" + text[match.end() : match.end() + 14]
            )
            on = None if number is None else _coming(number, issued, later=bool(following.search(beside)))
            numbered = _NUMBERED.match(text, match.end())
            if numbered is not None:
                on = _with_number(on, int(numbered[1]))
            found.append(NamedDay(start=match.start(), end=(numbered or match).end(), on=on))
    rest = blank(text, found)
    shifts = ((after, 2, False), (tonight, 0, True), (tomorrow, 1, False), (today, 0, False))
    for pattern, shift, evening in shifts:
        for match in pattern.finditer(rest):
            on = issued + shift * _DAY if issued else None
            found.append(
                NamedDay(start=match.start(), end=match.end(), on=on, relative=True, evening=evening)
            )
        rest = blank(rest, found)
    return tuple(sorted(found, key=lambda day: day.start))


def blank(text: str, parts: Iterable[NamedDay | Clock]) -> str:
    """Return the text with the stretches of `parts` replaced by control signs, as long as it was."""
    pieces = list(text)
    for part in parts:
        pieces[part.start : part.end] = "\x00" * (part.end - part.start)
    return "".join(pieces)


@lru_cache(maxsize=64)
def _spoken(language: Language) -> tuple[re.Pattern[str], ...]:
    words = language.dates
    lists = (words.today, words.tonight, words.tomorrow, words.day_after_tomorrow, words.next_weekday)
    return tuple(re.compile(rf"(?<!\w)(?:{alternation(each)})", re.IGNORECASE) for each in lists)


def _short_day(
    text: str, match: re.Match[str], patterns: DatePatterns, order: DateOrder, issued: date | None
) -> NamedDay | None:
    """Read a day and a month; the year is that of the first such day that is not long before the issue."""
    on_in = _in_year(match, patterns, order)
    before = patterns.weekday_before.search(text[max(0, match.start() - 24) : match.start()])
    after = None if before else patterns.weekday_after.match(text[match.end() : match.end() + 24])
    beside = before or after
    start = match.start() - len(before[0]) if before else match.start()
    end = match.end() + (after.end() if after else 0)
    if on_in(2000) is None:
        return None
    if issued is None:
        return NamedDay(start=start, end=end, on=None)
    weekday = patterns.weekdays.get(" ".join(beside[1].rstrip(".").casefold().split())) if beside else None
    years = [on_in(issued.year + shift) for shift in (-1, 0, 1)]
    days = [day for day in years if day and day >= issued - _LATE_PAGE]
    if not days:
        return None
    on = days[0]
    if weekday is not None and on.weekday() != weekday:
        on = _settled(on, weekday, issued)
    return NamedDay(start=start, end=end, on=on)


def _in_year(match: re.Match[str], patterns: DatePatterns, order: DateOrder) -> Callable[[int], date | None]:
    """Return what makes a day of the match when it is given a year."""
    form = match.lastgroup
    if form in ("slash", "num"):
        names = ("sa", "sb") if form == "slash" else ("na", "nb")
        first, second = (int(match[name]) for name in names)
        return lambda year: getattr(numbered_day(first, second, year, order), "on", None)
    day = int(re.sub(r"\D", "", match["da"] or match["ma"]))
    month = patterns.months.get(" ".join((match["db"] or match["mb"]).casefold().split()), 0)
    return lambda year: calendar_day(year, month, day)


def _settled(on: date, weekday: int, issued: date | None) -> date:
    """Return the later of a printed day and the day its printed weekday means.

    That is the nearest day of that weekday which is not before the day of issue.
    """
    try:
        ahead = on + (weekday - on.weekday()) % 7 * _DAY
        back = ahead - _WEEK
    except OverflowError:
        return on
    if issued is not None and back < issued:
        return ahead
    return ahead if ahead - on < on - back else on


def _not_last_year(on: date, issued: date | None) -> date:
    """Return the same day a year on where a year-old date is printed, as happens in January."""
    if issued is None or on > issued - 300 * _DAY:
        return on
    following = calendar_day(on.year + 1, on.month, on.day)
    return following if following and -3 * _DAY <= following - issued <= 30 * _DAY else on


def _swapped(printed: str, on: date) -> date | None:
    return calendar_day(on.year, on.day, on.month) if not any(map(str.isalpha, printed)) else None


def _with_number(on: date | None, number: int) -> date | None:
    """Return the first such weekday from `on` in the coming month that is that day of its month, or None."""
    if on is None:
        return None
    try:
        days = [on + week * _WEEK for week in range(5)]
    except OverflowError:
        return None
    return next((day for day in days if day.day == number), None)


def _coming(weekday: int, issued: date | None, *, later: bool) -> date | None:
    """Return the first such weekday from the day of issue on; that of the week after where `later`."""
    if issued is None:
        return None
    try:
        if later:
            monday = issued - issued.weekday() * _DAY + _WEEK
            return monday + weekday * _DAY
        return issued + (weekday - issued.weekday()) % 7 * _DAY
    except OverflowError:
        return None
