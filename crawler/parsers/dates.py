"""Read dates: one from a line that is a date, or all date-shaped stretches of a line.

The forms that press pages use are read here in microseconds. Only what has none of them goes to
dateparser, with the language and the order that were given and its strictest settings. Nothing is
guessed: a date has a day, a month and a year, all printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawler.parsers.dates_found import FoundDate, find_full_dates
from crawler.parsers.dates_patterns import date_patterns
from crawler.parsers.dates_slow import slow_date
from crawler.parsers.phrases import begins
from crawler.parsers.runs import composed
from crawler.records import DateOrder, PressDate
from crawler.words import Language

LONGEST = 160
"""Characters of a line that is a date and nothing but a few words about it."""
_STRANGE_WORDS = 6
_WORDS_OF_A_POST = 12
"""Words beside the date of a line that says first that it is one: "Posted to the Blog on … by Jane Doe"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date, and sentences for a person about what is odd in it."""

    date: PressDate | None
    doubts: tuple[str, ...] = ()


def read_date(
    raw: str, *, language: Language, order: DateOrder, timezone: str, near: date | None = None
) -> PressDate | None:
    """Return the one date that a line states, or None where it states none, or several.

    `timezone` is the publisher's, an IANA name; `order` that of the site's numeric dates; `near` a day on
    which the page existed, which bounds the years. The line may have up to six words beside the date
    ("Posted by Jane Doe on 3 May 2019 at 10.30 am"); dates marked as updates do not count.
    """
    return weigh_date(raw, language=language, order=order, timezone=timezone, near=near).date


def find_dates(
    text: str, *, language: Language, order: DateOrder, timezone: str, near: date | None = None
) -> tuple[tuple[int, int, PressDate], ...]:
    """Return the date-shaped stretches of a line as (start, end, date), in order, not overlapping.

    Weekday and clock time beside a date belong to its stretch. `text` is Unicode NFC. Spans of days
    ("3-5 May 2019") and dates without a year are left out.
    """
    found = find_full_dates(text, language=language, order=order, timezone=timezone, near=near)
    return tuple((each.start, each.end, each.date) for each in found)


def weigh_date(
    raw: str, *, language: Language, order: DateOrder, timezone: str, near: date | None = None
) -> DateReading:
    """Read a line as `read_date` does, and say what is odd: a weekday of another day, a foreign order."""
    text = " ".join(composed(raw[: 4 * LONGEST]).split())
    if not text or len(text) > LONGEST:
        return DateReading(date=None)
    found = find_full_dates(text, language=language, order=order, timezone=timezone, near=near)
    if not found:
        slow = slow_date(text, language=language, order=order, timezone=timezone, near=near)
        return DateReading(date=slow)
    stated = _published(text, found, language)
    line = text.casefold()
    author = begins(line, language.frame.byline) or ""  # "Written by Jo Roe on 3 May 2024. Posted in News"
    posted = " " in author or begins(line, language.dates.published) is not None
    if stated is None or _strange_words(text, found) > (_WORDS_OF_A_POST if posted else _STRANGE_WORDS):
        return DateReading(date=None)
    return DateReading(date=stated.date, doubts=tuple(stated.doubts))


def is_update(text: str, start: int, language: Language) -> bool:
    """Say whether the date at `start` is introduced as one of an update ("Last modified: …")."""
    return bool(date_patterns(language).updated.search(text[max(0, start - 40) : start]))


def is_published(text: str, start: int, language: Language) -> bool:
    """Say whether the date at `start` is introduced as the day of publication ("Posted on …")."""
    return bool(date_patterns(language).published.search(text[max(0, start - 40) : start]))


def _published(text: str, found: tuple[FoundDate, ...], language: Language) -> FoundDate | None:
    """Return the date that is no update; the one said to be of publication where others stand beside it."""
    kept = [each for each in found if not is_update(text, each.start, language)]
    if len({each.date.on for each in kept}) > 1:
        kept = [each for each in kept if is_published(text, each.start, language)]
    if len({each.date.on for each in kept}) != 1:
        return None
    return next((each for each in kept if each.date.at), kept[0])


def _strange_words(text: str, found: tuple[FoundDate, ...]) -> int:
    """Count the words of the line outside its dates."""
    pieces, position = [], 0
    for each in found:
        pieces.append(text[position : each.start])
        position = each.end
    words = " ".join([*pieces, text[position:]]).split()
    return sum(any(character.isalpha() for character in word) for word in words)
