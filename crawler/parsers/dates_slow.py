"""The slow road: dateparser, for date lines in a form that the quick forms lack."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.parsers.dates_calendar import plausible
from crawler.records import DateOrder, PressDate
from crawler.words import Language

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NUMBERS = re.compile(r"\d\s?[./-]\s?\d")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 3
"""First letters by which the name of a month is known, however it is cut short."""


_CODES = {"no": "nb"}
"""What dateparser calls a language otherwise."""


@lru_cache(maxsize=64)
def _reader(code: str, order: DateOrder) -> DateDataParser | None:
    """Return the one reader of a language and order; None where dateparser does not know the language.

    A reader kept for one language never takes another's words (dateparser remembers earlier languages).
    """
    from dateparser.date import DateDataParser  # a third of a second, which most pages never need

    try:
        return DateDataParser(
            languages=[_CODES.get(code, code)],
            settings={
                "DATE_ORDER": order,
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "NORMALIZE": True,
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except ValueError:
        return None


def slow_date(
    text: str, *, language: Language, order: DateOrder, timezone: str, near: date | None
) -> PressDate | None:
    """Return the day that dateparser sees in a short line with a year in it, without a clock time.

    dateparser takes amounts and model numbers for dates, so only lines of up to 60 characters with a
    four-digit year, a number for the day, and a month in letters or numbers come to it.
    """
    if len(text) > _LONGEST or not all(sign.search(text) for sign in (_YEAR, _DAY)):
        return None
    if not (_NUMBERS.search(text) or _names_month(text, language)):
        return None
    reader = _reader(language.code, order)
    if reader is None:
        return None
    found = _day(reader, text)
    if found is None or str(found.year) not in text or not plausible(found.date(), near):
        return None
    return PressDate(on=found.date(), raw=text)


def _names_month(text: str, language: Language) -> bool:
    """Say whether a word of a line begins as the name of a month does."""
    begun = _beginnings(language)
    return any(word[:_LETTERS] in begun for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=64)
def _beginnings(language: Language) -> frozenset[str]:
    return frozenset(form.casefold()[:_LETTERS] for forms in language.dates.months for form in forms)


def _day(reader: DateDataParser, text: str) -> datetime | None:
    try:
        found = reader.get_date_data(text).date_obj
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError):
        return None  # dateparser raises these on odd digits and signs; to a reader they are no date
    return found if isinstance(found, datetime) else None
