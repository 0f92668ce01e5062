"""The regular expressions of one language's embargo lines, compiled once from its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from crawler.parsers.dates_patterns import alternation
from crawler.parsers.phrases import traces_of
from crawler.words import DateWords, EmbargoWords, Language


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EmbargoPatterns:
    """What finds the parts of an embargo line. Expressions that begin with `at_` match from a position on."""

    traces: tuple[str, ...]
    """Case-folded strings with straight apostrophes; a line that has none of them is no embargo line.

    They have no word boundaries: a lost line break may have glued the words.
    """
    opener: re.Pattern[str]
    introduction: re.Pattern[str]
    """Everything up to the opener is introductions: to be substituted by nothing."""
    until: re.Pattern[str]
    including: re.Pattern[str]
    release: re.Pattern[str]
    barred: re.Pattern[str]
    closer: re.Pattern[str]
    """Matches at the end of a line only."""
    held: re.Pattern[str]
    immediate: re.Pattern[str]
    free: re.Pattern[str]
    at_once: re.Pattern[str]
    none: re.Pattern[str]
    lifted: re.Pattern[str]
    number: re.Pattern[str]
    subject: re.Pattern[str]
    caveat: re.Pattern[str]
    event: re.Pattern[str]
    vague: re.Pattern[str]
    daypart: re.Pattern[str]
    half: re.Pattern[str]
    """A part of the day, which may stand between a day and its clock time; no week is one."""
    late: re.Pattern[str]
    """A part of the second half of the day."""
    compound: re.Pattern[str]
    """A weekday that is one word with a part of the day: ``Donnerstag`` in Donnerstagabend."""
    goes_on: re.Pattern[str]
    """A joining word and another word: to be matched where a part of the moment ends."""
    filler: re.Pattern[str]
    """Words that say nothing of the moment: what stands between opener, day and clock time."""
    weak: frozenset[str]
    """Words of `until` that also stand elsewhere, such as "to"."""
    squeezed: re.Pattern[str]
    """Words to find in a line whose spaces mean nothing."""


@lru_cache(maxsize=64)
def embargo_patterns(language: Language) -> EmbargoPatterns:
    """Return the expressions of a language, compiled at the first call."""
    words, dates = language.embargo, language.dates
    return EmbargoPatterns(
        traces=traces_of(
            words.openers + words.release + words.barred + words.held + words.immediate + words.free
        ),
        opener=_word(words.openers),
        introduction=_word((*words.introductions, *words.openers)),
        until=_word((*words.until, *words.until_after)),
        including=_word(words.including),
        release=_word(words.release),
        barred=_word(words.barred),
        closer=_compiled(rf"(?<!\w)(?:{alternation(words.closing)})[\W_]*$" if words.closing else "(?!)"),
        held=_word(words.held),
        immediate=_word(words.immediate),
        free=_word(words.free),
        at_once=_word(words.at_once),
        none=_word(words.none),
        lifted=_word(words.lifted),
        number=_compiled(rf"[\W_]{{0,4}}(?:{alternation(words.numbers)})[\W_]{{0,4}}\d"),
        subject=_word(words.subjects),
        caveat=_word(words.caveats),
        event=_word(words.events),
        vague=_word(words.vague),
        daypart=_word((*words.dayparts, *words.weeks)),
        half=_word((*words.dayparts, *(mark for mark in (*dates.am, *dates.pm) if "." not in mark))),
        late=_word(words.late),
        compound=_compound(words, dates),
        goes_on=_compiled(rf"\s{{1,3}}(?:{alternation(dates.ranges)})\s{{1,3}}[^\W\d_]"),
        filler=_word(_fillers(words, dates)),
        weak=frozenset(word.casefold() for word in words.until) & frozenset(words.between),
        squeezed=_squeezed(words, dates),
    )


def _word(words: Iterable[str]) -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{alternation(words)})")


def plain(text: str) -> str:
    """Return the text case-folded, white space folded, apostrophes straight."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _fillers(words: EmbargoWords, dates: DateWords) -> tuple[str, ...]:
    spoken = (
        *dates.joins,
        *dates.ranges,
        *dates.before_clock,
        *dates.oclock,
        *dates.hours,
        *dates.next_weekday,
        *dates.local,
    )
    return (
        *words.between,
        *words.until,
        *words.until_after,
        *words.including,
        *words.barred,
        *words.release,
        *words.lifted,
        *words.openers,
        *words.introductions,
        *spoken,
    )


def _compound(words: EmbargoWords, dates: DateWords) -> re.Pattern[str]:
    forms = (form for forms in (*dates.weekdays, dates.tomorrow) for form in forms)
    days = "|".join(sorted({form for form in forms if len(form) > 3}))
    return _compiled(rf"(?<!\w)({days or '(?!)'})[s-]?(?={alternation(words.dayparts)})")


def _squeezed(words: EmbargoWords, dates: DateWords) -> re.Pattern[str]:
    named = (form for forms in (*dates.months, *dates.weekdays) for form in forms)
    known = {
        word
        for phrase in (*words.openers, *words.until, *words.events, *words.at_once, *named)
        for word in phrase.split()
        if len(word) > 3
    }
    ordered = sorted(known, key=lambda word: (-len(word), word))
    return _compiled("|".join(map(re.escape, ordered)) or r"(?!)")
