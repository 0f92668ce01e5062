"""Full dates in a line: the day, its weekday, its clock time, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from crawler.parsers.clock import Clock, find_clocks
from crawler.parsers.clock_zones import moment, zone
from crawler.parsers.dates_calendar import Day, calendar_day, full_year, numbered_day, plausible
from crawler.parsers.dates_patterns import DatePatterns, date_patterns
from crawler.records import DateOrder, PressDate
from crawler.words import Language

_BEHIND = 48
"""Characters beside a date in which its weekday and clock time stand."""
_ISO_CLOCK = re.compile(
    r"[T\s]\s?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z(?!\w)|[+-]\d{2}:?(?:\d{2})?(?!\d))?(?![\d:])",
    re.IGNORECASE,
)
_ISO_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=T\d|$)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_REACH = 28
"""Characters from a number within which the rest of its date stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date at text[start:end], with sentences about what is odd in it."""

    start: int
    end: int
    date: PressDate
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A day at text[start:end], before its clock time is looked for."""

    start: int
    end: int
    on: date
    iso: bool = False
    short_year: bool = False
    """The year is printed with two digits, which may also be an hour."""
    clock: str | None = None
    """A clock time between day and year, as Unix prints it."""
    weekday: int | None = None
    doubts: tuple[str, ...] = ()


def find_full_dates(
    text: str, *, language: Language, order: DateOrder, timezone: str, near: date | None
) -> tuple[FoundDate, ...]:
    """Return every plausible date of a line that has day, month and year, in order."""
    days = find_days(text, language=language, order=order, near=near)
    found: list[FoundDate] = []
    for index, day in enumerate(days):
        left = found[-1].end if found else 0
        right = days[index + 1].start if index + 1 < len(days) else len(text)
        found.append(_with_clock(text, day, language, timezone, (left, right)))
    return tuple(found)


def find_days(text: str, *, language: Language, order: DateOrder, near: date | None) -> tuple[FoundDay, ...]:
    """Return every plausible day with month and year of a line, its weekday included, in order."""
    if not _DIGIT.search(text):
        return ()
    patterns = date_patterns(language)
    found: list[FoundDay] = []
    if (match := _ISO_COMPACT.match(text)) and (on := calendar_day(*(int(each) for each in match.groups()))):
        found.append(FoundDay(start=0, end=match.end(), on=on, iso=True))
    for match in _around_digits(patterns.full, text, found[0].end if found else 0):
        day = _day(match, patterns, order, near)
        if day is None or not plausible(day.on, near) or _is_part(text, match, patterns):
            continue
        doubts = (
            (f"Day and month of {match[0]!r} stand in another order than {order}.",) if day.swapped else ()
        )
        bare = FoundDay(
            start=match.start(),
            end=match.end(),
            on=day.on,
            iso=match.lastgroup == "iso",
            short_year=bool(match["ds"] or match["ms"]),
            clock=match["mc"],
            doubts=doubts,
        )
        found.append(_with_weekday(text, bare, match, patterns, found[-1].end if found else 0))
    return tuple(found)


def _around_digits(pattern: re.Pattern[str], text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, looking only where digits are near: most text has none."""
    begin = end = start
    for digits in _DIGITS.finditer(text, start):
        if digits.start() - _REACH > end:
            yield from pattern.finditer(text, begin, end)
            begin = digits.start() - _REACH
        end = digits.end() + _REACH
    if end > begin:
        yield from pattern.finditer(text, begin, end)


def _day(match: re.Match[str], patterns: DatePatterns, order: DateOrder, near: date | None) -> Day | None:
    form = match.lastgroup
    if form == "iso":
        on = calendar_day(int(match["iy"]), int(match["im"]), int(match["id"]))
        return Day(on) if on else None
    if form == "rom":
        on = calendar_day(int(match["ry"]), _ROMAN.index(match["rb"].upper()) + 1, int(match["ra"]))
        return Day(on) if on else None
    if form == "num":
        return _numeric_day(match, order, near)
    names = {"dmy": ("da", "db"), "mdy": ("ma", "mb"), "ymd": ("ya", "yb")}
    number, month = names[str(form)]
    named = patterns.months.get(" ".join(match[month].casefold().split()))
    if named is None:
        return None
    year = next(filter(None, (match[group] for group in ("dy", "ds", "my", "ms", "mcy", "yy"))))
    digits = _DIGIT.findall(match[number])
    on = calendar_day(full_year(year, near), named, int("".join(digits)))
    return Day(on) if on else None


def _numeric_day(match: re.Match[str], order: DateOrder, near: date | None) -> Day | None:
    first, second, last = match["na"], match["nb"], match["ny"]
    if order == "YMD" and len(last.strip("'’")) == 2:
        on = calendar_day(full_year(first.zfill(2), near), int(second), int(last.strip("'’")))
        return Day(on) if on else None
    return numbered_day(int(first), int(second), full_year(last, near), order)


def _is_part(text: str, match: re.Match[str], patterns: DatePatterns) -> bool:
    """Say whether the match is the last day of a span, or the tail of another date ("11 |June 06.00")."""
    before = text[max(0, match.start() - 16) : match.start()]
    if match["ms"] and patterns.day_before.search(before):
        return True
    return bool(patterns.span_before.search(before))


def _with_weekday(
    text: str, day: FoundDay, match: re.Match[str], patterns: DatePatterns, left: int
) -> FoundDay:
    """Take the weekday beside the day into its stretch; let it choose between two orders of the numbers."""
    before = patterns.weekday_before.search(text[max(left, day.start - 24) : day.start])
    after = None if before or day.iso else patterns.weekday_after.match(text[day.end : day.end + 24])
    weekday_match = before or after
    if weekday_match is None:
        return day
    number = patterns.weekdays.get(" ".join(weekday_match[1].rstrip(".").casefold().split()))
    start = day.start - len(before[0]) if before else day.start
    end = day.end + after.end() if after else day.end
    return _agreed(replace(day, start=start, end=end, weekday=number), text, match)


def _agreed(day: FoundDay, text: str, match: re.Match[str]) -> FoundDay:
    if day.weekday is None or day.on.weekday() == day.weekday:
        return day
    raw = text[day.start : day.end].strip()
    other = calendar_day(day.on.year, day.on.day, day.on.month) if match.lastgroup == "num" else None
    if other and other.weekday() == day.weekday:
        doubt = f"The weekday of {raw!r} fits only with day and month in the other order."
        return replace(day, on=other, doubts=(*day.doubts, doubt))
    return replace(day, doubts=(*day.doubts, f"The weekday of {raw!r} is not that of the date."))


def _with_clock(
    text: str, day: FoundDay, language: Language, timezone_name: str, room: tuple[int, int]
) -> FoundDate:
    if day.iso and (match := _ISO_CLOCK.match(text, day.end, room[1])):
        return _with_iso_clock(text, day, match, timezone_name)
    plain = FoundDate(
        start=day.start,
        end=day.end,
        date=PressDate(on=day.on, raw=text[day.start : day.end]),
        doubts=day.doubts,
    )
    clock = _clock_beside(text, day, language, timezone_name, room)
    if clock is None:
        return plain
    start, end = min(day.start, clock.start), max(day.end, clock.end)
    placeholder = clock.at == time(0) or clock.next_day or clock.strange_zone
    at = None if placeholder else moment(day.on, clock.at, zone(timezone_name), clock.zones[:1])
    on = at.date() if at and clock.zones else day.on
    return FoundDate(
        start=start, end=end, date=PressDate(on=on, at=at, raw=text[start:end]), doubts=day.doubts
    )


def _clock_beside(
    text: str, day: FoundDay, language: Language, timezone_name: str, room: tuple[int, int]
) -> Clock | None:
    """Return the clock time that nothing but joints separates from the day, in offsets of `text`."""
    if day.clock is not None:
        found = find_clocks(day.clock, language=language, timezone=timezone_name)
        return replace(found[0], start=day.start, end=day.end) if found else None
    joints = date_patterns(language).joints
    behind = text[day.end : min(room[1], day.end + _BEHIND)]
    if _DIGIT.search(behind):
        for clock in find_clocks(behind, language=language, timezone=timezone_name)[:1]:
            if (clock.zones or not clock.bare) and joints.fullmatch(behind[: clock.start]):
                return replace(clock, start=clock.start + day.end, end=clock.end + day.end)
    origin = max(room[0], day.start - _BEHIND)
    ahead = text[origin : day.start]
    if _DIGIT.search(ahead):
        for clock in find_clocks(ahead, language=language, timezone=timezone_name)[-1:]:
            if not clock.bare and joints.fullmatch(ahead[clock.end :]):
                return replace(clock, start=clock.start + origin, end=clock.end + origin)
    return None


def _with_iso_clock(text: str, day: FoundDay, match: re.Match[str], timezone_name: str) -> FoundDate:
    """Read the clock time behind an ISO date; 00:00:00, and noon of UTC, stand for "no time given"."""
    raw = text[day.start : match.end()]
    hour, minute, second = (int(match[group] or 0) for group in (1, 2, 3))
    on, at = day.on, None
    if hour < 24 and minute < 60 and second < 60 and not _is_placeholder(hour, minute, second, match[4]):
        at = _iso_moment(datetime.combine(day.on, time(hour, minute, second)), match[4], timezone_name)
        on = at.date() if at else day.on
        if at and (at.hour, at.minute, at.second) == (0, 0, 0):
            at = None
    return FoundDate(
        start=day.start, end=match.end(), date=PressDate(on=on, at=at, raw=raw), doubts=day.doubts
    )


def _is_placeholder(hour: int, minute: int, second: int, offset: str | None) -> bool:
    if minute or second:
        return False
    return hour == 0 or (hour == 12 and (offset or "").upper() in ("Z", "+00:00", "+0000"))


def _iso_moment(wall: datetime, offset: str | None, timezone_name: str) -> datetime | None:
    """Return the moment in the publisher's zone; in the printed offset where the publisher's is unknown."""
    home = zone(timezone_name)
    if not offset:
        return moment(wall.date(), wall.time(), home)
    shift = _shift(offset)
    if shift is None:
        return None
    aware = wall.replace(tzinfo=timezone(shift))
    if shift and home in (UTC, ZoneInfo("UTC")):
        return aware
    try:
        return aware.astimezone(home)
    except (ValueError, OverflowError):
        return None


def _shift(offset: str) -> timedelta | None:
    if offset in ("Z", "z"):
        return timedelta(0)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return None if shift >= timedelta(days=1) else shift * (-1 if offset[0] == "-" else 1)
