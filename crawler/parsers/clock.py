"""Clock times in a line, in every form that press releases print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time, tzinfo
from functools import lru_cache

from crawler.parsers.clock_zones import counts_to_24, zone, zone_of_city, zones_of
from crawler.parsers.dates_patterns import alternation
from crawler.words import DateWords, Language

_ENDS_ZONE = re.compile(r"\s{0,2}(?:[),/;|]|$)")
"""What stands behind a place that is a zone by itself: 10 a.m. Eastern, Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time as printed at text[start:end]."""

    start: int
    end: int
    at: time
    next_day: bool = False
    """It is the end of the day named: midnight, 24:00."""
    half_open: bool = False
    """An hour from 1 to 12 with nothing that tells morning from evening; `at` is as printed."""
    marked: bool = False
    """The half of the day is printed with it: 8 a.m., noon."""
    bare: bool = False
    """Four digits and no mark: 2300 may also be a year or any other number."""
    zones: tuple[tzinfo, ...] = ()
    """Readings of the zone printed behind it; empty where none is, or where it is the publisher's own."""
    strange_zone: bool = False
    """A zone is printed and nobody knows it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Patterns:
    clock: re.Pattern[str]
    zone: re.Pattern[str]
    strange: re.Pattern[str]
    places: dict[str, str]


def find_clocks(text: str, *, language: Language, timezone: str) -> tuple[Clock, ...]:
    """Return the clock times of a line, in order. `timezone` is the publisher's, an IANA name.

    Dates such as 12.11.82 must have been blanked out before: 11.82 is no time, but 12.11 is one.
    """
    patterns = _patterns(language)
    found: list[Clock] = []
    position = 0
    while match := patterns.clock.search(text, position):
        clock = _clock(match, language.dates)
        position = match.end()
        if clock is not None:
            clock = _with_zone(clock, text, patterns, timezone)
            found.append(clock)
            position = max(position, clock.end)
    return tuple(found)


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    words = language.dates
    places = {name.casefold(): key for key, names in words.places.items() for name in names}
    return _Patterns(
        clock=re.compile(_clock_text(words), re.IGNORECASE),
        zone=re.compile(_zone_text(words, places), re.IGNORECASE),
        strange=re.compile(_strange_text(words), re.IGNORECASE),
        places=places,
    )


def _zone_text(words: DateWords, places: Iterable[str]) -> str:
    place, before, after = (alternation(each) for each in (places, words.before_place, words.after_place))
    dotted = "|".join(r"\.\s?".join(each) + r"\." for each in words.abbreviations)
    abbreviations = rf"(?:{dotted or '(?!)'})|(?-i:{alternation(words.abbreviations)})"
    offset = r"(?:GMT|UTC)\s?[+-−]\s?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)|(?-i:Z)(?!\w)"
    return (
        rf"[\s(,/]{{0,3}}(?:(?P<local>{alternation(words.local)})"
        rf"|(?:{before})\s{{1,2}}(?P<place>{place})(?:\s{{1,2}}(?:{after}))?"
        rf"|(?P<abbr>{offset}|{abbreviations})"
        rf"|(?P<timed>{place})\s{{0,2}}(?:{after})|(?P<alone>{place}))\)?"
    )


def _strange_text(words: DateWords) -> str:
    name = r"[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?"
    before, after = alternation(words.before_place), alternation(words.after_place)
    return rf"[\s(,/]{{0,3}}(?:(?P<city>{name})\s(?:{after})|(?:{before})\s(?P<town>{name})(?=\s?[,;)]|\s?$))"


def _clock_text(words: DateWords) -> str:
    am, pm = _halves(words.am), _halves(words.pm)
    hours, oclock, before = (alternation(each) for each in (words.hours, words.oclock, words.before_clock))
    mark = rf"(?:{am}|{pm}|{hours}|{oclock})"
    noon, midnight = alternation(words.noon), alternation(words.midnight)
    return (
        rf"(?<![\w:])(?<!\d[.])(?:(?P<before>{before})[\s.:]{{0,3}})?(?:"
        rf"(?P<h>\d{{1,2}})(?:\s?[:.]\s?|(?(before),|(?!))|\s?(?:{hours}|[hu])\s?)(?P<m>[0-5]\d)(?!\d)(?::(?P<s>[0-5]\d)(?:[.,]\d{{1,9}})?)?"
        rf"|(?P<sh>\d{{1,2}})\s(?P<sm>[0-5]\d)(?=\s{{0,2}}{mark})"
        rf"|(?P<ph>[01]\d|2[0-4])(?P<pmin>[0-5]\d)(?!\d)(?!\s?[/–-]\d)"
        rf"|(?P<oh>\d{{1,2}})(?=\s{{0,2}}[.]?{mark})"
        rf"|(?:12\s)?(?P<noon>{noon})|(?:(?P<past>{alternation(words.minute_past)})\s{{1,3}})?(?:12\s)?(?P<night>{midnight})"
        rf"|(?P<bh>\d{{1,2}})(?![\w:.]))"
        rf"(?:[\s.]{{0,3}}(?:(?P<hours>{hours})|(?P<oclock>{oclock})))?"
        rf"[\s.]{{0,3}}(?:(?P<amark>{am})|(?P<pmark>{pm})|(?P<noon2>{noon})|(?P<night2>{midnight}))?"
    )


def _halves(marks: tuple[str, ...]) -> str:
    """Return an alternative of the marks of one half of the day; a dot may be printed, a space, or absent."""
    dotted = [mark for mark in marks if "." in mark]
    plain = [mark for mark in marks if "." not in mark]
    letters = [[re.escape(part.strip()) for part in mark.split(".") if part.strip()] for mark in dotted]
    flexible = [r"\.?\s?".join(each) + r"(?!\w)\.?" for each in letters]
    return "|".join([*flexible, alternation(plain)])


def _clock(match: re.Match[str], words: DateWords) -> Clock | None:
    found = match.groupdict()
    if found["bh"] and not (found["before"] and words.before_clock):
        return None
    hour = int(found["h"] or found["sh"] or found["ph"] or found["oh"] or found["bh"] or 12)
    minute = int(found["m"] or found["sm"] or found["pmin"] or 0)
    second = int(found["s"] or 0)
    bare = bool(found["ph"]) and not (found["hours"] or found["amark"] or found["pmark"])
    if found["night"] or found["night2"]:
        return _night(match, hour, minute)
    read = _half(hour, minute, found)
    if read is None or hour > 24 or (hour == 24 and minute):
        return None
    printed = found["h"] or found["sh"] or found["oh"] or found["bh"] or ""
    marked = any(found[each] for each in ("hours", "amark", "pmark", "noon", "noon2", "ph"))
    return Clock(
        start=_begin(match),
        end=_trimmed(match),
        at=time(read % 24, minute, second),
        next_day=read == 24,
        marked=any(found[each] for each in ("amark", "pmark", "noon", "noon2")),
        bare=bare,
        half_open=words.twelve_hours and not marked and 1 <= hour <= 12 and not printed.startswith("0"),
    )


def _night(match: re.Match[str], hour: int, minute: int) -> Clock | None:
    """Midnight ends the day it is named with; a printed 00:00 before the word does not change that."""
    if hour not in (0, 12, 24) or minute:
        return None
    if match["past"]:
        return Clock(start=_begin(match), end=_trimmed(match), at=time(0, 1))
    return Clock(start=_begin(match), end=_trimmed(match), at=time(0), next_day=True)


def _half(hour: int, minute: int, found: dict[str, str | None]) -> int | None:
    """Return the hour of the 24-hour clock, 24 for the end of the day; None where no clock shows it."""
    if found["noon"] or found["noon2"]:
        return 12 if hour == 12 and not minute else None
    if found["amark"]:
        return 0 if hour == 12 else hour
    if found["pmark"]:
        return hour + 12 if 1 <= hour < 12 else hour
    return hour


def _begin(match: re.Match[str]) -> int:
    """Return where the time itself begins, behind a word that announces it."""
    if match["before"] is None:
        return match.start()
    announced = match.string[match.end("before") : match.end()]
    return match.end("before") + len(announced) - len(announced.lstrip(" .:\t\u00a0\u202f\u2009"))


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip())


def _with_zone(clock: Clock, text: str, patterns: _Patterns, home: str) -> Clock:
    rest = text[clock.end : clock.end + 60]
    match = patterns.zone.match(rest)
    if match is None:
        return _with_city(clock, rest, patterns, home)
    if match["alone"] and not _ENDS_ZONE.match(rest, match.end() - (match[0][-1] == ")")):
        return clock
    place = match["place"] or match["timed"] or match["alone"]
    end = clock.end + match.end()
    if place:
        folded = " ".join(place.casefold().split())
        return _moved(clock, end, (zone(patterns.places[folded]),) if folded in patterns.places else ())
    if not match["abbr"]:
        return _moved(clock, end, ())
    if counts_to_24(match["abbr"], text[clock.start : clock.end]):
        clock = replace(clock, half_open=False)
    return _moved(clock, end, zones_of(match["abbr"], home))


def _with_city(clock: Clock, rest: str, patterns: _Patterns, home: str) -> Clock:
    match = patterns.strange.match(rest)
    if match is None:
        return clock
    found = zone_of_city(match["city"] or match["town"], home)
    if found is not None:
        return _moved(clock, clock.end + match.end(), (found,))
    if match["town"]:
        return clock
    return _moved(clock, clock.end + match.end(), (), strange=True)


def _moved(clock: Clock, end: int, zones: tuple[tzinfo, ...], *, strange: bool = False) -> Clock:
    return replace(clock, end=end, zones=zones, strange_zone=strange)
