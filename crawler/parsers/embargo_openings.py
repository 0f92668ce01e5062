"""Tell an embargo or release line from talk about embargoes, and find where its moment begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crawler.parsers.clock import find_clocks
from crawler.parsers.dates_patterns import date_patterns
from crawler.parsers.embargo_patterns import EmbargoPatterns, embargo_patterns, plain
from crawler.parsers.runs import composed
from crawler.words import Language

OpeningKind = Literal["embargo", "release", "immediate", "none"]
LONGEST = 320
"""Characters of an embargo line; longer blocks are paragraphs that talk of one."""
_NEAR = 70
"""Characters behind an opener in which its moment or event begins."""
_CAVEAT = "¦"
"""Stands where a caveat stood."""
_ORDER = 160
"""Characters of a line that bars publication in general, or until an event."""
_SPACED = 6
"""Words of one or two letters that make a line look scanned letter by letter."""
_PROSE = 5
"""Characters a word, its space included, that only lines of whole words have."""
_EDGE = re.compile(r"(?:^|[\d.:;|¦/–—•·*(\[>\-!\"'”)\]])\s*$")
_FEW = 5
"""Words before an opener in a line that sets an embargo in a sentence of its own."""
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})")
"""Where a lost line break has glued two words: RELEASEContact."""
_OCR_ZERO = re.compile(r"(?<=\d[.:])[oO]{1,2}(?!\w)|(?<=\d[.:]\d)[oO](?!\w)|(?<=\d)[oO](?=[.:]\d)")
"""A zero of a clock time that a scan has read as a letter: 5.OO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What opens an embargo line: text[start:end] of the folded line `text`."""

    kind: OpeningKind
    """``embargo``: a moment may follow; ``release``: one does; ``immediate``; ``none``: no embargo."""
    text: str
    start: int
    end: int


def folded(line: str, language: Language) -> str:
    """Return the line, white space folded, spaced letters joined, glued words cut, caveats blanked."""
    text = " ".join(line.replace("\u200b", "").split())
    patterns = embargo_patterns(language)
    text = _OCR_ZERO.sub(lambda match: "0" * len(match[0]), _GLUED.sub(" ", text))
    text = patterns.compound.sub(r"\1 ", text)
    if is_spaced(text):
        text = " ".join(patterns.squeezed.sub(r" \g<0> ", text.replace(" ", "")).split())
    return patterns.caveat.sub(f" {_CAVEAT} ", text)


def find_opening(line: str, language: Language) -> Opening | None:
    """Return the opening of an embargo or release line, or None where the line is none."""
    if len(line) > LONGEST * 2:
        return None
    patterns = embargo_patterns(language)
    line = composed(line)
    seen = plain(line)
    if not any(map(seen.__contains__, patterns.traces)) and not is_spaced(line):
        return None
    text = folded(line, language)
    if len(text) > LONGEST:
        return None
    return (
        _free(text, language, patterns)
        or _embargo(text, language, patterns, loose=is_spaced(line))
        or _barred(text, language, patterns)
        or _bracketed(text, language, patterns)
        or _immediate(text, language, patterns)
        or _held(text, patterns)
    )


def is_spaced(text: str) -> bool:
    """Say whether a scan has put spaces between the letters."""
    if len(text) > _PROSE * (text.count(" ") + 1):
        return False
    words = [word for word in (each.strip(".,:;–-") for each in text.split()) if word.isalpha()]
    short = sum(len(word) <= 2 for word in words)
    return short >= _SPACED and short > 0.6 * len(words)


def _head_words(head: str, language: Language) -> str:
    """Return what stands before an opener without introductions and without the day of the release."""
    patterns = embargo_patterns(language)
    if _DIGIT.search(head):
        without, count = date_patterns(language).full.subn(" ", head)
        head = patterns.filler.sub(" ", without) if count else head
    return patterns.introduction.sub("", head)


def _free(text: str, language: Language, patterns: EmbargoPatterns) -> Opening | None:
    match = patterns.free.search(text)
    if match is None or len(text) > 120 or not _edge_before(text, match.start(), language):
        return None
    if (now := patterns.immediate.search(text)) is not None:
        return Opening(kind="immediate", text=text, start=now.start(), end=now.end())
    return Opening(kind="none", text=text, start=match.start(), end=match.end())


def _embargo(text: str, language: Language, patterns: EmbargoPatterns, *, loose: bool) -> Opening | None:
    for match in patterns.opener.finditer(text):
        first = _edge_before(text, match.start(), language, whole=True)
        alone = first or loose or _stands_apart(text, match, patterns)
        if not alone and not _is_whole_order(text, match, language, patterns):
            continue
        kind = _what_follows(text, match.end(), match[0], language, patterns, first=first)
        if kind is not None:
            return Opening(kind=kind, text=text, start=match.start(), end=match.end())
    return None


def _edge_before(text: str, start: int, language: Language, *, whole: bool = False) -> bool:
    """Say whether only introductions stand before `start`, or (not `whole`) an edge of the sentence."""
    rest = _head_words(text[:start], language)
    if not _WORD.search(rest):
        return True
    return not whole and bool(_EDGE.search(rest))


def _stands_apart(text: str, match: re.Match[str], patterns: EmbargoPatterns) -> bool:
    """Say whether an opener inside a line is printed as one: in capitals, or behind a sign or number."""
    head = text[: match.start()]
    rest = patterns.introduction.sub("", head).rstrip()
    last = re.search(r"[^\W_]+$", rest)
    if last and patterns.subject.fullmatch(last[0]):
        return False
    return match[0][:1].isupper() or bool(_EDGE.search(rest))


def _is_whole_order(text: str, match: re.Match[str], language: Language, patterns: EmbargoPatterns) -> bool:
    """Say whether a few words before an opener and a word of time and a moment behind it are all there is.

    "The findings are embargoed until Monday 10 March at 00:01." tells of no embargo; it sets one.
    """
    head, tail = _WORDS.findall(text[: match.start()]), text[match.end() :]
    if len(head) > _FEW or patterns.subject.fullmatch(head[-1]):
        return False
    if not tail.startswith(":") and not patterns.until.match(tail.lstrip()):
        return False
    for pattern in moment_starts(language):
        tail = pattern.sub(" ", tail)
    for clock in reversed(find_clocks(tail, language=language, timezone="UTC")):
        tail = tail[: clock.start] + " " + tail[clock.end :]
    return not _WORD.search(patterns.filler.sub(" ", tail))


def _what_follows(
    text: str, end: int, opener: str, language: Language, patterns: EmbargoPatterns, *, first: bool
) -> OpeningKind | None:
    tail = text[end:]
    if patterns.number.match(tail):
        return "none"
    lead = re.match(r"[\W_]{0,8}", tail)
    begin = end + (lead.end() if lead else 0)
    if patterns.none.match(text, begin) and not _moment_follows(text, begin, language, patterns):
        return None if patterns.immediate.search(tail) else "none"
    if not _WORD.search(tail):
        return "embargo" if first or opener.isupper() else None
    if patterns.at_once.match(text, begin) or patterns.lifted.match(text, begin):
        return "embargo"
    if _moment_follows(text, end, language, patterns):
        return "embargo"
    if not first:
        return None
    told = _CAVEAT in text or _opens_event(tail, opener, patterns) or _is_field(tail, language)
    return "embargo" if told else None


def _is_field(tail: str, language: Language) -> bool:
    """Say whether a colon and a day follow, however the hour is printed: "Embargoed: 12 Friday 7 March"."""
    if len(tail) > _NEAR or not tail.lstrip().startswith(":"):
        return False
    return re.search(r"\d", tail) is not None and any(
        pattern.search(tail) for pattern in moment_starts(language)
    )


def _opens_event(tail: str, opener: str, patterns: EmbargoPatterns) -> bool:
    """Say whether an unknown event follows: a strong word of time, or a colon behind capitals."""
    until = patterns.until.search(tail[:_NEAR])
    if until and not _WORD.search(patterns.filler.sub("", tail[: until.start()])):
        return until[0].casefold() not in patterns.weak or opener.isupper()
    announced = re.match(r"\s?(?:[:–—-]|\d)", tail)
    return opener.isupper() and announced is not None and not patterns.subject.search(tail[:40])


def _moment_follows(text: str, begin: int, language: Language, patterns: EmbargoPatterns) -> bool:
    """Say whether a day, a clock time or an event follows, with nothing but fillers before it."""
    tail = text[begin : begin + _NEAR + 40]
    starts = [match.start() for pattern in moment_starts(language) for match in pattern.finditer(tail)]
    told = [match for pattern in (patterns.event, patterns.vague) for match in pattern.finditer(tail)]
    starts += [match.start() for match in told if not patterns.subject.fullmatch(match[0])]
    starts += [clock.start for clock in find_clocks(tail, language=language, timezone="UTC")]
    near = min(starts, default=_NEAR + 1)
    return near <= _NEAR and not _WORD.search(patterns.filler.sub("", tail[:near]))


@lru_cache(maxsize=64)
def moment_starts(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the expressions of what a day can begin with."""
    patterns = date_patterns(language)
    words = language.dates
    spoken = (*words.today, *words.tonight, *words.tomorrow, *words.day_after_tomorrow)
    spoken_pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, spoken)) or '(?!)'})(?!\w)", re.IGNORECASE
    )
    return patterns.full, patterns.short, patterns.weekday, spoken_pattern


def _barred(text: str, language: Language, patterns: EmbargoPatterns) -> Opening | None:
    for pattern, needs_until in ((patterns.release, False), (patterns.barred, True)):
        match = pattern.search(text[: LONGEST // 2])
        if match is None or not _edge_before(text, match.start(), language):
            continue
        end = match.end()
        if needs_until:
            until = patterns.until.search(text, end, min(len(text), end + 90))
            if until is None:
                continue
            if _bars_until_event(text, match, until, language):
                return Opening(kind="release", text=text, start=match.start(), end=until.start())
            end = until.start()
        if patterns.event.search(match[0]) or _moment_follows(text, end, language, patterns):
            return Opening(kind="release", text=text, start=match.start(), end=end)
    return None


def _bracketed(text: str, language: Language, patterns: EmbargoPatterns) -> Opening | None:
    """Return the opening of a short line whose order stands around its moment: not before Monday publish."""
    closer = patterns.closer.search(text) if len(text) <= _ORDER else None
    until = patterns.until.search(text, 0, closer.start()) if closer is not None else None
    if until is None or closer is None or not _edge_before(text, until.start(), language, whole=True):
        return None
    if not _moment_follows(text, until.end(), language, patterns):
        return None
    # "Nicht vor" says no by itself; behind "Vor" the closing words must.
    if until[0].casefold() in patterns.weak and " " not in closer[0].strip():
        return None
    return Opening(kind="release", text=text, start=until.start(), end=until.start())


def _bars_until_event(text: str, match: re.Match[str], until: re.Match[str], language: Language) -> bool:
    """Say whether a short line bars publication until something that no word list knows has happened."""
    patterns = embargo_patterns(language)
    if " " not in match[0] or len(text) > _ORDER or until[0].casefold() in patterns.weak:
        return False
    between = text[match.end() : until.start()]
    return _edge_before(text, match.start(), language, whole=True) and not _WORD.search(
        patterns.filler.sub(" ", between)
    )


def _held(text: str, patterns: EmbargoPatterns) -> Opening | None:
    """Read a line that is nothing but an order to hold the release."""
    match = patterns.held.search(text)
    if match is None or len(text) > _ORDER:
        return None
    rest = patterns.introduction.sub("", text[: match.start()]) + patterns.filler.sub("", text[match.end() :])
    if _WORD.search(rest):
        return None
    return Opening(kind="release", text=text, start=match.start(), end=match.end())


def _immediate(text: str, language: Language, patterns: EmbargoPatterns) -> Opening | None:
    match = patterns.immediate.search(text)
    if match is None:
        return None
    first = not _WORD.search(_head_words(text[: match.start()], language))
    following = re.match(r"\s([^\W\d_]+)", text[match.end() :])
    word = following[1] if following else ""
    if word and (patterns.subject.fullmatch(word) or (word.islower() and (not first or len(text) > 60))):
        return None
    printed_apart = match[0].isupper() and not text[: match.start()].isupper()
    if first or printed_apart or _edge_before(text, match.start(), language):
        return Opening(kind="immediate", text=text, start=match.start(), end=match.end())
    return None
