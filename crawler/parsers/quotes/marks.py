"""Quotation marks of one paragraph, and what each of them can be in its place.

Apostrophes, feet and inches are told from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold

Family = Literal["double", "guillemet", "single"]

# Each choice begins with a letter of its own, so that a text is searched for these letters at once.
_MARK = re.compile(r"\"|“|”|„|‟|«|»|‹|›|＂|‚|‛|’’|’|‘‘|‘|''|'|``|`|,,(?=[^\W\d_])")
_SURE = '"“”„‟«»‹›＂‘‚‛`'
_LOOSE = re.compile(r"'(?:(?<!\w')|')|’(?:(?<!\w’)|’)|,,(?=[^\W\d_])")
"""Finds a mark that is no apostrophe inside or behind a word."""
_FAMILY: dict[str, Family] = dict.fromkeys(
    ('"', "“", "”", "„", "‟", "＂", "``", "''", "’’", "‘‘", ",,"), "double"
)
_FAMILY.update(dict.fromkeys("«»‹›", "guillemet"))
_FAMILY.update(dict.fromkeys("‘’‚‛'`", "single"))
_OPEN_BEHIND = frozenset(" ([{–—-‐‑:/¡¿")
_CLOSE_BEFORE = frozenset(" )]}–—-.,;:!?…/*")
_STOPS = frozenset(",.;!?)]")
_APOSTROPHES = frozenset("'’`‛")
_SPEECH_REACH = 400


@dataclass(slots=True)
class Mark:
    """One quotation mark, `text[start:end]`, and what it can be in its place."""

    start: int
    end: int
    family: Family
    can_open: bool
    can_close: bool
    shape: int
    """1 where its shape opens in this language, -1 where it closes, 0 where it does either."""


def hinted(text: str) -> bool:
    """Say at a glance whether there may be a mark; most paragraphs have none."""
    if any(map(text.__contains__, _SURE)):
        return True
    return ("’" in text or "'" in text or ",," in text) and _LOOSE.search(text) is not None


def opening_of(mark: Mark) -> int:
    """Return 1 for a mark that opens, -1 for one that closes, 0 where place and shape leave it open."""
    return mark.can_open - mark.can_close or mark.shape


def read_marks(text: str, vocabulary: Vocabulary) -> list[Mark]:
    """Return all quotation marks of a text; apostrophes, feet and inches are not among them."""
    marks: list[Mark] = []
    opened = 0
    for match in _MARK.finditer(text):
        start, end = match.span()
        family = _FAMILY[match.group()]
        if family == "single" and _apostrophe(text, start, end, vocabulary):
            continue
        previous = marks[-1] if marks and marks[-1].end == start else None
        mark = _placed(text, start, end, family, previous, vocabulary)
        if family == "double":
            if _inches(text, mark, opened):
                continue
            opened += 1 if mark.can_open and not mark.can_close else -1
        marks.append(mark)
    return marks


def _placed(
    text: str, start: int, end: int, family: Family, previous: Mark | None, vocabulary: Vocabulary
) -> Mark:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    free_before = not before or before in _OPEN_BEHIND or (previous is not None and previous.can_open)
    free_behind = not behind or behind in _CLOSE_BEFORE or behind in _FAMILY
    floating = before in ("", " ") and behind in ("", " ")
    spaced = family == "guillemet" and before == " " and behind in _STOPS
    can_open = (
        free_before and behind not in _STOPS and (behind not in ("", " ") or (floating and behind != ""))
    )
    can_close = spaced or (free_behind and (before not in ("", " ") or (floating and before != "")))
    if previous is not None and not previous.can_open:
        can_open = behind.isalpha() and previous.family == family  # "… is so.""We go on"
    shape = 1 if text[start:end] in vocabulary.opens or text[start] in "`," else 0
    if text[start:end] in vocabulary.closes:
        shape = -1
    if text[start] == "„" or text[start:end] in ("``", ",,", "‘‘"):
        can_open, can_close, shape = True, False, 1
    return Mark(start, end, family, can_open, can_close, shape)


def _apostrophe(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() and behind.isalnum():
        return True
    if text[start] not in _APOSTROPHES or before.isalnum():
        return before.isdigit()
    if text[end : end + 2] == "s ":
        return True  # the genitive ending of a word in the line above
    if behind.isdigit() or (text[start] in vocabulary.closes and behind.isalpha()):
        return True
    word = WORD.match(text, end)
    return word is not None and fold(word.group()) in vocabulary.elided


def _inches(text: str, mark: Mark, opened: int) -> bool:
    """Whether a straight double mark behind a number measures something."""
    if not mark.start or text[mark.start] != '"' or not text[mark.start - 1].isdigit():
        return False
    if opened <= 0:
        return True
    behind = text[mark.end : mark.end + 2]
    closing = text.find('"', mark.end, mark.end + _SPEECH_REACH)
    return behind[:1] == " " and behind[1:2].islower() and closing > 0 and text[closing - 1] != " "
