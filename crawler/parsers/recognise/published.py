"""Which of a page's dates is the day of publication: what it shows weighed against what it declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from crawler.parsers.dates import find_dates
from crawler.parsers.frame_lines import is_date_line
from crawler.parsers.metadata import Declared
from crawler.parsers.recognise.shown_dates import DateReader, Shown, no_placeholder
from crawler.records import Block, PressDate
from crawler.words import Language

_DATELINE = 110
"""Characters at the beginning of a text within which a dateline gives its date."""
_DATELINE_END = re.compile(r"\s*[)\]]?\s*(?:\.? ?[-–—:|/]|\.?$)")
_SIGNS = re.compile(r"[(\[,]")
_DATELINE_WORD = re.compile(
    r"(?:[^\Wa-zß-öø-ÿ_].*|den|le|el|il|lì|de|del|der|am|em|på|kl|dnia|d|of|a|à|i|y|og|och|and|und|et|\W+)"
)
_BRACKETED_END = re.compile(r"\s*[)\]]\.?\s+(?=[^\Wa-z\d_])")
"""What ends a dateline that stands in brackets: "(Bogotá, 1 de marzo de 2017) Jane Roe …"."""
_DAY_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{6,40}\d[^()\[\]]{0,4})[)\]]$")
_CLOCK = re.compile(r"\d:\d\d")
_STOP = re.compile(r"\.\s+[\"“«„]?[^\Wa-z\d_]")
"""A full stop between a dateline with its place and the text: "Porto, 3 May 2024. The party …"."""
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, and sentences about what disagrees with it."""

    date: PressDate | None = None
    doubts: tuple[str, ...] = ()


def published_of(
    shown: Sequence[Shown],
    declared: Declared,
    lines: Sequence[str],
    first: str | None,
    url: str | None,
    reader: DateReader,
) -> Published:
    """Return the day of publication.

    `shown` are the dates around headline and text, the likeliest first; `lines` lines of the text that are
    nothing but a date; `first` its first paragraph, which may begin with a dateline. What the page declares
    is believed where it agrees with a date that is shown, and where none is.
    """
    once = {text: origin for origin, text in reversed(declared.published)}
    told = [each for text, origin in reversed(once.items()) if (each := reader.read(text, origin))]
    stated = [each for each in told if not _is_of_template(each)] or told
    candidates = [
        *shown,
        *(Shown(tuple(found), "near") for line in lines if (found := reader.both_orders(line, "visible"))),
    ]
    if (line := dateline(first, reader)) is not None:
        candidates.append(Shown((line,), "behind"))
    if candidates and stated:
        return _weighed(candidates, stated)
    if candidates:
        return _likeliest(candidates)
    if stated:
        return Published(replace(stated[0], at=no_placeholder(stated[0])), _disagreement(stated))
    return _from_address(url, reader)


def _is_of_template(stated: PressDate) -> bool:
    """Say whether a date is the first moment of a year, as the samples of templates have it."""
    return (stated.on.month, stated.on.day) == (1, 1) and no_placeholder(stated) is None


def _weighed(candidates: Sequence[Shown], stated: Sequence[PressDate]) -> Published:
    """Return the shown date that a declared one confirms; the first shown, with a doubt, where none does."""
    for near in (timedelta(0), _A_DAY):
        for shown in candidates:
            for reading in shown.readings:
                for each in stated:
                    if abs(reading.on - each.on) == near:
                        return Published(with_time(reading, each))
    first = candidates[0].readings[0]
    if candidates[0].place == "behind":
        first = replace(stated[0], at=no_placeholder(stated[0]))
    return Published(
        first,
        (
            f"The page shows {candidates[0].readings[0].raw!r} and declares {stated[0].raw!r}; "
            f"read as {first.on}.",
        ),
    )


def with_time(shown: PressDate, stated: PressDate) -> PressDate:
    """Take the clock time from what is declared, where none is shown and the day is the same."""
    moment = no_placeholder(stated)
    if shown.at is not None or moment is None or moment.date() != shown.on:
        return shown
    return replace(shown, at=moment)


def _likeliest(candidates: Sequence[Shown]) -> Published:
    first = candidates[0]
    reading = first.readings[0]
    if len(candidates) > 1 and _CLOCK.search(reading.raw) and first.place == candidates[1].place == "near":
        below = candidates[1].readings[0]
        if not _CLOCK.search(below.raw) and reading.on - below.on == _A_DAY:
            first, reading = candidates[1], below  # a release that was put on the site the day after
    doubts: list[str] = []
    if len(first.readings) > 1:
        doubts.append(f"{reading.raw!r} could also be {first.readings[1].on}; read as {reading.on}.")
    for other in candidates[1:]:
        if other.place == first.place != "behind" and other.readings[0].on != reading.on:
            shows = f"The page shows {reading.raw!r} and {other.readings[0].raw!r}"
            doubts.append(f"{shows}; read as {reading.on}.")
            break
    return Published(reading, tuple(doubts))


def _disagreement(stated: Sequence[PressDate]) -> tuple[str, ...]:
    other = next((each for each in stated if abs(each.on - stated[0].on) > _A_DAY), None)
    if other is None:
        return ()
    return (f"The page declares {stated[0].raw!r} and {other.raw!r}; read as {stated[0].on}.",)


def dateline(paragraph: str | None, reader: DateReader) -> PressDate | None:
    """Return the date of a dateline ("BERLIN, 3. Mai 2019 – Der …"); None for a date in a sentence."""
    if not paragraph:
        return None
    beginning = paragraph[: _DATELINE + 60]
    found = find_dates(
        beginning,
        language=reader.language,
        order=reader.order,
        timezone=reader.timezone or "UTC",
        near=reader.near,
    )
    if not found or found[0][0] > _DATELINE:
        return None
    start, end, on = found[0]
    words = _SIGNS.sub(" ", beginning[:start]).split()
    if len(words) > 9 or not all(_DATELINE_WORD.fullmatch(word) for word in words):
        return None
    ends = _BRACKETED_END if beginning.startswith(("(", "[")) else _DATELINE_END
    behind = beginning[end:]
    if not ends.match(behind) and not _DATELINE_END.match(behind) and not (words and _STOP.match(behind)):
        return None
    return replace(on, at=None, origin="visible")


def without_day(title: str | None, language: Language) -> tuple[str | None, str | None]:
    """Return a headline without the day in brackets at its end, and that day; None for what is not there."""
    behind = _DAY_BEHIND.search(title) if title else None
    if title is None or behind is None or not behind.start() or not is_date_line(behind[1], language):
        return title, None
    return title[: behind.start()], behind[1]


def opening(body: Sequence[Block], reader: DateReader) -> str | None:
    """Return the paragraph with the dateline of a text: its first, or the one below a motto or standfirst."""
    texts = [block.text for block in body[:_DATELINE_WITHIN]]
    dated = (text for text in texts[1:] if _DASHED.match(text) and dateline(text, reader))
    first = texts[0] if texts else None
    return first if len(texts) < 2 or dateline(first, reader) else next(dated, first)


_DATELINE_WITHIN = 4
"""Paragraphs from the top among which a dateline opens the text."""
_DASHED = re.compile(
    r"(?:[^\Wa-z\d_][^.!?\d,]{1,40},|[A-ZÀ-Þ]{3}[^.!?\d]{0,40})[^.!?]{0,30}\d{4}\)?[,.]? ?[-–—]"
    r"|[(\[][^()\d]{0,40}\d{1,4}\W"
    r"|(?:[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12})\.?,?(?: de)? \d{4}[,.]? ?[-–—]"
)
"""What opens a paragraph as a dateline does: a place, a year, or a day alone, and a dash; a bracket."""


def _from_address(url: str | None, reader: DateReader) -> Published:
    match = _URL_DAY.search(urlsplit(url).path) if url else None
    if match is None:
        return Published()
    found = reader.read("-".join((match[1], match[2].zfill(2), match[3].zfill(2))), "url")
    if found is None:
        return Published()
    return Published(replace(found, raw=match[0].strip("/-")), ("Only the page's address gives a date.",))
