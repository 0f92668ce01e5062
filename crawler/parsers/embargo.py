"""Embargo and release lines: which lines are one, and the moment they name.

The two possible errors cost differently. A line that is not understood is `conditional`; a moment is
never read too early: of two readings the later is taken.
"""

from __future__ import annotations

from crawler.parsers.embargo_moments import Moment, find_moment
from crawler.parsers.embargo_openings import find_opening
from crawler.parsers.embargo_patterns import embargo_patterns
from crawler.records import DateOrder, Embargo, PressDate
from crawler.words import Language


def is_embargo_line(text: str, language: Language) -> bool:
    """Say whether a line sets, lifts or denies an embargo, or frees the release; it is no part of the story.

    An embargo as a subject of the text (arms, trade; a leaked embargoed report) is no such line.
    """
    return find_opening(text, language) is not None


def may_be_embargo(seen: str, language: Language) -> bool:
    """Say whether any line of a case-folded text can be an embargo line, if it was not scanned badly."""
    return any(map(seen.__contains__, embargo_patterns(language).traces))


def is_caveat_line(text: str, language: Language) -> bool:
    """Say whether a line is nothing but a caveat such as "Check against delivery"."""
    if len(text) > 160:
        return False
    rest, count = embargo_patterns(language).caveat.subn("", text)
    return count > 0 and not any(character.isalnum() for character in rest)


def read_embargo(
    line: str, *, language: Language, released: PressDate | None, order: DateOrder, timezone: str
) -> Embargo | None:
    """Return what an embargo line says, or None where it is no such line or says there is none.

    `released` is the release's own date, from which a time without a day, a weekday or a day without a year
    is read; without it such lines are `conditional`. `timezone` is the publisher's, an IANA name; `until` is
    aware and in it.
    """
    raw = " ".join(line.split())
    opening = find_opening(line, language)
    if opening is None or opening.kind == "none":
        return None
    moment = find_moment(opening, language=language, released=released, order=order, timezone=timezone)
    if isinstance(moment, Moment):
        return Embargo(status="until", until=moment.at, raw=raw)
    return Embargo(status=moment, raw=raw)
