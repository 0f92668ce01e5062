"""Where sentences end, and the pieces between the commas of one."""

from __future__ import annotations

import re

from crawler.parsers.quotes.vocabulary import Vocabulary, fold

# The sign stands first in the pattern, so that a text is searched for it at once.
_END = re.compile(r"[.!?…](?:(?<![.!?…][\s\S])[.!?…]*+[\"”“»«’')\]]*+(?=\s|$)|(?<=[.!?])(?=[A-ZÄÖÜ„»]))")
_GLANCE = 6
_LONGEST_ORDINAL = 3
_LAST_WORD = re.compile(r"[^\s(\[\"“„«]+$")


def sentence_spans(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return [start, end) of the sentences of a short text, without the space around them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match, vocabulary):
            spans.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans if text[a:b].strip()]


def last_sign(text: str, position: int) -> str:
    """Return the last character before a place that is no space and no bracket or mark; "" at the start."""
    while position and text[position - 1] in " \t\"'“„«»(‘’”":
        position -= 1
    return text[position - 1] if position else ""


def _is_end(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    following = text[match.end() : match.end() + _GLANCE].lstrip()
    if following and (following[0].islower() or following[0] in ",;:"):
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    if word is None or not following:
        return True
    last = word.group()
    return not (
        fold(last).rpartition("'")[2] in vocabulary.abbreviations
        or (last[-1:].isalpha() and last[-2:-1] in ("", "-"))
        or (last.isdigit() and len(last) <= _LONGEST_ORDINAL)
        or "." in last
    )


def comma_pieces(text: str) -> list[tuple[int, int]]:
    """Return [start, end) of what stands between commas that are outside of brackets."""
    pieces: list[tuple[int, int]] = []
    start = depth = 0
    for position, sign in enumerate(text):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif sign == "," and not depth and not _in_number(text, position):
            pieces.append((start, position))
            start = position + 1
    pieces.append((start, len(text)))
    return [
        (a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip()))
        for a, b in pieces
        if text[a:b].strip()
    ]


def _in_number(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()


def with_brackets(text: str, stop: int, end: int) -> int:
    """Take a bracket that opens right behind a name with it: "John Smith (D-CT)"."""
    behind = text[stop:end].lstrip(".")
    if (
        stop < end
        and text[stop] == "."
        and text[stop - 1 : stop].isalpha()
        and text[stop - 3 : stop - 1].strip(" .") == ""
    ):
        stop += 1
    if behind.lstrip()[:1] == "(":
        closing = text.find(")", stop, end)
        if 0 <= closing < stop + 60:
            return closing + 1
    if text[stop : stop + 1] in ")]" and text.rfind("(", 0, stop) >= 0:
        return stop + 1
    return stop
