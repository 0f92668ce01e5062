"""Quotation marks of one paragraph, and the outermost stretches between them.

A mark is told by its place first (what stands before and behind it), then by its shape and the pairs the
language uses, then by whether something is open. Two families nest in one another: comma-shaped and straight
double marks, and guillemets. Single marks count only outside of both; most of them are apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold

Family = Literal["double", "guillemet", "single"]

_MARK = re.compile(r"``|''|’’|‘‘|,,(?=[^\W\d_])|[\"“”„‟«»‹›＂‘’‚‛'`]")
_SURE = re.compile('["“”„‟«»‹›＂‘‚‛`]')
_LOOSE = re.compile(r"(?<!\w)['’]|''|’’|,,(?=[^\W\d_])")
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
_WORDS_LOOKED_AT = 8
_SPOKEN_ENDS = frozenset(",.!?…")
_GLANCE = 6
_SPEECH_REACH = 400
_DEEPEST = 6
"""No text nests more quotations; marks beyond are mistakes."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", ":")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, `text[start:end]`, and what it can be in its place."""

    start: int
    end: int
    family: Family
    can_open: bool
    can_close: bool
    shape: int
    """1 where its shape opens in this language, -1 where it closes, 0 where it does either."""


@dataclass(frozen=True, slots=True)
class Between:
    """What stands between an outermost pair of marks; `text[start:end]` without them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Paired:
    """What the marks of a paragraph say."""

    stretches: tuple[Between, ...] = ()
    loose_close: int | None = None
    """Where the first mark stands that closes nothing here: the end of speech of an earlier paragraph."""
    opens: bool = False
    """The paragraph begins with an opening mark."""


NOTHING = Paired()


def pair_marks(text: str, vocabulary: Vocabulary, *, carried: bool = False) -> Paired:
    """Return the outermost stretches between the marks of one paragraph, in order.

    With `carried` the paragraph begins inside speech that an earlier one opened.
    """
    if not carried and not _hinted(text):
        return NOTHING
    marks = read_marks(text, vocabulary)
    if not marks and not carried:
        return NOTHING
    pairing = _Pairing(text, marks, vocabulary)
    if carried:
        family: Family = next((mark.family for mark in marks if mark.family != "single"), "double")
        pairing.stack.append(Mark(0, 0, family, True, False, 1))
    return pairing.run()


def _hinted(text: str) -> bool:
    """Say at a glance whether there may be a mark; most paragraphs have none."""
    if _SURE.search(text) is not None:
        return True
    return ("’" in text or "'" in text or ",," in text) and _LOOSE.search(text) is not None


class _Pairing:
    """One walk over the marks of one paragraph."""

    def __init__(self, text: str, marks: list[Mark], vocabulary: Vocabulary) -> None:
        self._text = text
        self._marks = marks
        self._vocabulary = vocabulary
        self.stack: list[Mark] = []
        self._found: list[Between] = []
        self._loose: int | None = None
        self._last_single_close = max(
            (n for n, mark in enumerate(marks) if mark.family == "single" and mark.can_close), default=-1
        )
        self._closed_last: tuple[Mark, ...] = ()
        """What the last mark of the paragraph closed, if it stands inside something that stays open."""

    def run(self) -> Paired:
        opens = False
        for index, mark in enumerate(self._marks):
            if mark.family == "single" and self.stack and self.stack[0].family != "single":
                continue
            act = self._act(index, mark)
            if act > 0 and len(self.stack) < _DEEPEST:
                opens = opens or (mark.start == 0 and not self.stack)
                self.stack.append(mark)
            elif act < 0:
                self._close(mark)
        if self.stack:
            self._leave_open(self.stack[0])
        return Paired(tuple(self._found), self._loose, opens)

    def _act(self, index: int, mark: Mark) -> int:
        """Return 1 to open, -1 to close, 0 to take the mark for no mark."""
        inside = any(each.family == mark.family for each in self.stack)
        if mark.family == "single":
            return self._act_single(index, mark, inside=inside)
        if mark.can_open != mark.can_close:
            return 1 if mark.can_open else -1
        if mark.shape > 0:
            return 1
        if inside:
            return -1
        announced = self._text[mark.start - 1 : mark.start] in (",", ":", ".")
        return 1 if mark.can_open or announced else (-1 if mark.shape < 0 else 0)

    def _act_single(self, index: int, mark: Mark, *, inside: bool) -> int:
        if inside and mark.can_close:
            return 0 if self._possessive(index, mark) else -1
        if mark.can_open and not self.stack:
            return 1 if index < self._last_single_close or self._may_stay_open(mark) else 0
        return 0

    def _may_stay_open(self, mark: Mark) -> bool:
        """Whether a single mark that nothing closes opens speech: at the start or behind a colon."""
        announced = self._text[max(0, mark.start - 2) : mark.start] == ": "
        return mark.start == 0 or (announced and self._text[mark.end : mark.end + 1].isupper())

    def _possessive(self, index: int, mark: Mark) -> bool:
        """Whether this is the apostrophe of "workers’ rights" and a better closing mark follows."""
        if self._text[mark.start - 1] not in "sSxz" or self._text[mark.end : mark.end + 1] != " ":
            return False
        if not self._text[mark.end + 1 : mark.end + 2].islower():
            return False
        for each in self._marks[index + 1 :]:
            if each.family == "single":
                return each.can_close
        return False

    def _close(self, mark: Mark) -> None:
        depth = next(
            (n for n in range(len(self.stack) - 1, -1, -1) if self.stack[n].family == mark.family), None
        )
        if depth is None:
            if self._loose is None and not self.stack and mark.family != "single":
                self._loose = mark.start
            return
        if depth and self._text[mark.start - 1] in _SPOKEN_ENDS and self._attributed(mark.end):
            depth = 0
        first = self.stack[0]
        self._closed_last = (self.stack[depth],) if depth and mark is self._marks[-1] else ()
        del self.stack[depth:]
        if not self.stack:
            self._found.append(self._between(first.end, mark.start, first.start, mark.end, closed=True))

    def _leave_open(self, first: Mark) -> None:
        """Take what was opened and never closed, to the end of the paragraph.

        Marks that open a sentence inside it reopen the speech: line breaks of the page are folded.
        """
        if first.family == "single" and not self._may_stay_open(first):
            return
        end = len(self._text)
        last = self._marks[-1] if self._marks else first
        reopened = [mark for mark in (*self.stack[1:], *self._closed_last) if self._reopens(mark, first)]
        closed = bool(reopened) and last.can_close and not self._text[last.end :].strip(" .,")
        stops = [(mark.start, mark.end) for mark in sorted(reopened, key=lambda mark: mark.start)]
        begin = (first.start, first.end)
        for stop in stops:
            self._found.append(self._between(begin[1], stop[0], begin[0], stop[0], closed=True))
            begin = stop
        inner = last.start if closed else end
        self._found.append(
            self._between(begin[1], inner, begin[0], last.end if closed else end, closed=closed)
        )

    def _reopens(self, mark: Mark, first: Mark) -> bool:
        before = self._text[max(0, mark.start - _GLANCE) : mark.start].rstrip()
        return mark.family == first.family and mark.can_open and before[-1:] in _SENTENCE_ENDS

    def _between(self, start: int, end: int, outer_start: int, outer_end: int, *, closed: bool) -> Between:
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Between(start, max(start, end), outer_start, outer_end, closed)

    def _attributed(self, position: int) -> bool:
        """Whether a verb of saying follows at once, so that the mark ends the speech and no inner quote."""
        words = []
        for match in WORD.finditer(self._text, position, position + 120):
            words.append(fold(match.group()))
            if len(words) == _WORDS_LOOKED_AT:
                break
        return any(self._vocabulary.cues.at(words, n) for n in range(min(4, len(words))))


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
    if previous is not None and not previous.can_open and can_open:
        can_open = False
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
