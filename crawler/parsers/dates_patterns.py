"""The regular expressions of one language's dates, compiled once from its words.

Every expression is linear: no repetition stands inside a repetition, and every run of white space is
bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crawler.words import DateWords, Language

GAP = r"[\s\u200b]{0,3}"
_SHORT_YEAR = (
    r"\d{2}(?=\.?\s{0,3}$|\s{0,3}(?:[,;|()\]–—/@]|[:-](?!\d))"
    r"|\s{1,3}\d{1,2}(?:[:.h]\d{2}|[ap]m)|\s{1,3}(?:BEFORE_CLOCK))"
)
"""Two digits that are a year: an edge or a clock time follows them, so that they are none themselves."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DatePatterns:
    """What finds the dates of one language."""

    months: Mapping[str, int]
    """Case-folded form to the number of the month, 1 to 12."""
    weekdays: Mapping[str, int]
    """Case-folded form to the number of the weekday, Monday 0."""
    full: re.Pattern[str]
    """A day with month and year. The name of the last group tells the form."""
    short: re.Pattern[str]
    """A day with month and no year."""
    weekday: re.Pattern[str]
    weekday_before: re.Pattern[str]
    """A weekday and its joints, up to the end of the text."""
    weekday_after: re.Pattern[str]
    """A weekday and its joints, from the beginning of the text."""
    span_before: re.Pattern[str]
    """The first day of a span, up to the end of the text."""
    day_before: re.Pattern[str]
    """A number that is the day of the month behind it, up to the end of the text."""
    joints: re.Pattern[str]
    """Nothing but joints between a day and its clock time."""
    published: re.Pattern[str]
    updated: re.Pattern[str]


@lru_cache(maxsize=64)
def date_patterns(language: Language) -> DatePatterns:
    """Return the expressions of a language, compiled at the first call."""
    words = language.dates
    months = numbered(words.months, 1)
    weekdays = numbered(words.weekdays, 0)
    weekday = rf"(?:{alternation(weekdays)})\.?"
    glue = rf"{GAP}[,.(|–—-]?{GAP}(?:(?:{alternation(words.joins)}){GAP})?"
    return DatePatterns(
        months=months,
        weekdays=weekdays,
        full=_compiled(rf"{_first(months, 'd')}(?<!\w)(?:{_numeric()}|{_worded(words, months)})"),
        short=_compiled(rf"{_first(months, 'd')}(?<!\w)(?:{_yearless(words, months)})"),
        weekday=_compiled(rf"{_first(weekdays)}(?<!\w){weekday}"),
        weekday_before=_compiled(rf"(?<!\w)({weekday}){glue}$"),
        weekday_after=_compiled(rf"{GAP}[,(|–—-]?{GAP}({weekday})\)?"),
        span_before=_compiled(_span(words)),
        day_before=_compiled(
            rf"(?<!\d)\d{{1,2}}(?:{alternation(words.ordinals)})?[\s.]{{1,3}}(?:(?:{alternation(words.joins)})\s)?$"
        ),
        joints=_compiled(_joints(words)),
        published=_compiled(_label(words.published)),
        updated=_compiled(_label((*words.updated, "©", "copyright", "(c)"))),
    )


def numbered(lists: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    """Map every case-folded form to the number of its list; a form of two lists belongs to the first."""
    found: dict[str, int] = {}
    for number, forms in enumerate(lists, first):
        for form in forms:
            found.setdefault(form.casefold(), number)
    return found


def alternation(words: Iterable[str]) -> str:
    """Return the words as one alternative, longest first, each ending where the word ends.

    White space in a word matches any run of it. No words give an alternative that matches nothing.
    """
    ordered = sorted({word.strip() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    return "|".join(map(_whole, ordered)) or r"(?!)"


def spelled(word: str) -> str:
    """Return the expression of a word; an apostrophe in it may be straight or curly."""
    return re.sub(r"['’‘]", "['’‘]", re.escape(word))


def _whole(word: str) -> str:
    expression = r"\s{1,3}".join(spelled(part) for part in word.split())
    return expression + (r"(?!\w)" if word[-1].isalnum() else "")


def _first(words: Iterable[str], digits: str = "") -> str:
    """Return a glance at the first sign that rules out most of a text; `digits` is ``d`` where they count."""
    return rf"(?=[{''.join(sorted({re.escape(word[0]) for word in words}))}{digits and chr(92)}{digits}])"


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _numeric() -> str:
    return (
        r"(?P<iy>\d{4})(?P<is>[-/.])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})(?!\d)(?P<iso>)"
        rf"|(?P<na>\d{{1,2}})(?P<ns>{GAP}[./-]{GAP})(?P<nb>\d{{1,2}}){GAP}[./-]{GAP}"
        r"(?P<ny>\d{4}|['’]?\d{2})(?![\d/-])(?!\.\d)(?P<num>)"
        rf"|(?P<ra>\d{{1,2}})(?:[./-]\s?|\s)(?P<rb>(?-i:XI{{0,2}}|IX|IV|VI{{0,3}}|I{{1,3}}))(?:[./-]\s?|\s)(?P<ry>\d{{4}})(?!\d)(?P<rom>)"
    )


def _worded(words: DateWords, months: Mapping[str, int]) -> str:
    day, join, month = _parts(words, months)
    short_year = _SHORT_YEAR.replace("BEFORE_CLOCK", alternation(words.before_clock))
    year = rf"\d{{4}}(?!\d)(?!\s?(?:{alternation(words.hours)})(?!\.?\s?\d))|['’‘]\s?\d{{2}}(?!\d)"
    glue = rf"{GAP}[-/.,]?{GAP}"
    clock = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s{1,2}[A-Z]{2,5})?"
    after_day = (
        rf"{GAP}[,/.-]?{GAP}{join}(?P<my>{year})|{GAP}[,/-]?{GAP}(?P<ms>{short_year})"
        rf"|\s{{1,2}}(?P<mc>{clock})\s{{1,2}}(?P<mcy>\d{{4}}(?!\d))"
    )
    return (
        rf"(?P<da>{day}){glue}{join}(?P<db>{month}){glue}{join}(?:(?P<dy>{year})|(?P<ds>{short_year}))(?P<dmy>)"
        rf"|(?P<mb>{month})\.?{GAP}{join}(?P<ma>{day})(?:{after_day})(?P<mdy>)"
        rf"|(?P<yy>\d{{4}}){glue}{join}(?P<yb>{month}){glue}(?P<ya>{day})(?!\d)(?P<ymd>)"
    )


def _parts(words: DateWords, months: Mapping[str, int]) -> tuple[str, str, str]:
    """Return the expressions of a day's number, of what joins it to a month, and of the month."""
    day = rf"\d{{1,2}}(?!\d)(?:{GAP}(?:{alternation(words.ordinals)}))?"
    return day, rf"(?:(?:{alternation(words.joins)}){GAP})?", rf"(?:{alternation(months)})"


def _yearless(words: DateWords, months: Mapping[str, int]) -> str:
    day, join, month = _parts(words, months)
    dotted = r"|(?P<na>\d{1,2})\.\s?(?P<nb>\d{1,2})\.(?!\d)(?P<num>)" if "." in words.ordinals else ""
    return (
        rf"(?P<da>{day}){GAP}[-/.,]?{GAP}{join}(?P<db>{month})\.?(?P<dmy>)"
        rf"|(?P<mb>{month})\.?{GAP}{join}(?P<ma>{day})(?![:.]\d)(?P<mdy>)"
        rf"|(?P<sa>\d{{1,2}})/(?P<sb>\d{{1,2}})(?![/\d])(?P<slash>){dotted}"
    )


def _span(words: DateWords) -> str:
    ordinal = rf"(?:{alternation(words.ordinals)})?"
    joint = rf"[-–—/&]|(?<=\s)(?:{alternation(words.ranges)})"
    return rf"(?<![\d:.])\d{{1,2}}{ordinal}\s?(?:{joint})\s?$"


def _label(words: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{alternation(words)}){GAP}[:.–—-]?{GAP}$"


def _joints(words: DateWords) -> str:
    announced = alternation((*words.before_clock, *words.joins))
    joined = alternation(words.joins)
    return rf"(?:{GAP}(?:{joined}))?{GAP}[,;.:|/–—•·(-]?{GAP}(?:(?:{announced}){GAP}[.:]?{GAP})?"
