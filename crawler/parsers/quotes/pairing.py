"""Quotation marks paired: the outermost stretches between the marks of one paragraph.

A mark is told by its place first, then by its shape and the pairs the language uses, then by whether
something is open. Two families nest in one another: comma-shaped and straight double marks, and guillemets.
Single marks count only outside of both; most of them are apostrophes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crawler.parsers.quotes.marks import Family, Mark, hinted, opening_of, read_marks
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold

_WORDS_LOOKED_AT = 8
_SPOKEN_ENDS = frozenset(",.!?…")
_GLANCE = 6
_DEEPEST = 6
"""No text nests more quotations; marks beyond are mistakes."""
_LINES = (":", "–", "—")
"""What may part a lead or a dateline from speech."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", ":")


@dataclass(slots=True)
class Between:
    """What stands between an outermost pair of marks; `text[start:end]` without them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


@dataclass(slots=True)
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
    if not carried and not hinted(text):
        return NOTHING
    marks = read_marks(text, vocabulary)
    if not marks and not carried:
        return NOTHING
    pairing = _Pairing(text, marks, vocabulary)
    if carried:
        family: Family = next((mark.family for mark in marks if mark.family != "single"), "double")
        pairing.stack.append(Mark(0, 0, family, True, False, 1))
    return pairing.run()


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

    @cached_property
    def _surplus(self) -> int:
        """How many more marks open than close."""
        return sum(opening_of(mark) for mark in self._marks if mark.family != "single")

    @cached_property
    def _last_opening(self) -> int:
        return max((mark.start for mark in self._marks if opening_of(mark) > 0), default=-1)

    def run(self) -> Paired:
        opens = False
        for index, mark in enumerate(self._marks):
            if mark.family == "single" and self.stack and self.stack[0].family != "single":
                continue
            act = self._act(index, mark)
            if self.stack and self._breaks(index, mark, act):
                first = self.stack[0]
                self._found.append(self._between(first.end, mark.start, first.start, mark.start, closed=True))
                self.stack = [mark]
            elif act > 0 and len(self.stack) < _DEEPEST:
                opens = opens or (mark.start == 0 and not self.stack)
                self.stack.append(mark)
            elif act < 0:
                self._close(mark)
        if self.stack:
            self._leave_open(self.stack[0])
        return Paired(tuple(self._found), self._loose, opens)

    def _breaks(self, index: int, mark: Mark, act: int) -> bool:
        """Whether speech is opened again that was not closed: the page lost the end of a paragraph.

        "We go on."It is so," said X: a mark between two sentences, and more marks open than close.
        """
        if len(self.stack) > 1 or not self._reopens(mark, self.stack[0], glued=True):
            return False
        if act > 0:
            return opening_of(mark) > 0 and self._surplus > 0
        following = self._marks[index + 1] if index + 1 < len(self._marks) else None
        return not mark.can_close and following is not None and opening_of(following) <= 0

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
        if inside and mark.shape > 0 and mark.can_open and not mark.can_close and self._closes_twice(index):
            return 1
        if mark.can_open and not self.stack:
            return 1 if index < self._last_single_close or self._may_stay_open(mark) else 0
        return 0

    def _closes_twice(self, index: int) -> bool:
        """Whether marks close both speech in single marks and what they open inside: "‘A ‘B’ C.’"."""
        following = [mark for mark in self._marks[index + 1 :] if mark.can_close and not mark.can_open]
        return len(following) > 1 and following[0].family == "single" and following[-1] is self._marks[-1]

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
        if depth is None and len(self.stack) == 1 and (not self.stack[0].start or self._ends_text(mark)):
            depth = 0  # a single mark in front, a double one behind: a slip of the typist
        if depth is None:
            if self._loose is None and not self.stack and mark.family != "single":
                self._loose = mark.start
                start = self._reopened_at(mark) if self._found else 0 if self._lost_opening(mark) else None
                if start is not None:
                    self._found.append(self._between(start, mark.start, start, mark.end, closed=True))
            return
        if depth and self._surplus > 0 and (self._is_attributed(mark) or self._ends_all(mark)):
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

    def _reopens(self, mark: Mark, first: Mark, *, glued: bool = False) -> bool:
        before = self._text[max(0, mark.start - _GLANCE) : mark.start].rstrip()
        if mark.family != first.family or before[-1:] not in _SENTENCE_ENDS[: -1 if glued else None]:
            return False
        return mark.can_open or (glued and self._text[mark.end : mark.end + 1].isupper())

    def _between(self, start: int, end: int, outer_start: int, outer_end: int, *, closed: bool) -> Between:
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Between(start, max(start, end), outer_start, outer_end, closed)

    def _is_attributed(self, mark: Mark) -> bool:
        return self._text[mark.start - 1] in _SPOKEN_ENDS and self._attributed(mark.end)

    def _ends_text(self, mark: Mark) -> bool:
        """Whether a mark behind the end of a sentence is the last sign of its paragraph."""
        return self._text[mark.start - 1] in _SPOKEN_ENDS and not self._text[mark.end :].strip()

    def _lost_opening(self, mark: Mark) -> bool:
        """Whether a paragraph is speech whose first mark was lost: "We go on,” said X. “It is so.”"."""
        clean = self._text[:1].isupper() and not any(sign in self._text[: mark.start] for sign in _LINES)
        return clean and self._text[mark.start - 1] == "," and self._attributed(mark.end)

    def _reopened_at(self, mark: Mark) -> int | None:
        """Return where speech goes on behind its attribution whose mark was lost: "“It is,” said X. We”"."""
        first = self._found[-1]
        if mark is not self._marks[-1] or first.outer_start or self._text[mark.end :].strip(" ."):
            return None
        if self._text[mark.start - 1] not in _SPOKEN_ENDS or not self._attributed(first.outer_end):
            return None
        spans = sentence_spans(self._text[first.outer_end : mark.start], self._vocabulary)
        return first.outer_end + spans[1][0] if len(spans) > 1 else None

    def _ends_all(self, mark: Mark) -> bool:
        """Whether a closing mark before a full stop ends all that is open.

        Speech opens again behind it, or a sentence says whose it was: "“… (“too short’).” So Jane Doe".
        """
        behind = self._text[mark.end : mark.end + 3]
        if behind[:1] != "." or not behind[2:].isupper():
            return False
        if self._last_opening > mark.end:
            return True
        return mark is self._marks[-1] and self._vocabulary.pointers.hinted_at(self._text[mark.end + 2 :])

    def _attributed(self, position: int) -> bool:
        """Whether a verb of saying follows at once, so that the mark ends the speech and no inner quote."""
        words = []
        for match in WORD.finditer(self._text, position, position + 120):
            words.append(fold(match.group()))
            if len(words) == _WORDS_LOOKED_AT:
                break
        return any(self._vocabulary.cues.at(words, n) for n in range(min(4, len(words))))
