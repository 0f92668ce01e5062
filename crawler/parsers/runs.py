"""Fold runs of text, as a walk over a page collects them, into blocks.

White space is folded over run boundaries, invisible characters are dropped, text is Unicode NFC, and every
offset a block carries is an offset into the folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from crawler.records import Block, BlockRole

STRONG, EM, LINK, Q, PRE = 1, 2, 4, 8, 16
Run = tuple[str, int]
"""A text that `clean` has seen, and the sum of the marks that hold for all of it."""
BREAK: Run = ("\n", -1)
"""A line break that the page asks for."""

_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]+"
    "|[\u200c\u200d]+(?=[\\s!-\u024f\u2010-\u203a]|$)"
)
"""Soft hyphens, zero-width spaces, marks of writing direction, and joiners but for those that emoji need."""
_FEWEST_POINTS = 2
_SIGNS_APART = 20
_LINES_OF_LIST = 4
_POINT_LINE = 90
"""Characters of the longest line that can be a point of a list without a bullet."""
_POINT = re.compile(
    r"[•‣◦▪▫●○■□▸►➢➤✓✔·∙*]\s*(?=\S)|[-–—]\s+(?=\S)|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-z]\)\s+(?=\S)"
)
"""The beginning of a point of a list that was typed by hand."""


def clean(text: str) -> str:
    """Return a text without invisible characters, in NFC; white space is left as it is."""
    if text.isascii():
        return text
    # What is printable holds no such character; most text with line breaks in it holds none either.
    return composed(text if text.isprintable() else _INVISIBLE.sub("", text))


def is_point(line: str) -> bool:
    """Say whether a line begins like a point of a list: a bullet, a dash and a space, a number."""
    return _POINT.match(line) is not None


def blocks_of_runs(runs: Sequence[Run], *, role: BlockRole, group: int | None) -> Iterator[Block]:
    """Yield the blocks of one stretch of text; several line breaks together separate paragraphs."""
    if BREAK not in runs:
        yield from _made([runs], role, group)
        return
    for lines in _paragraphs(runs):
        yield from _blocks_of_lines(lines, role=role, group=group)


def _paragraphs(runs: Iterable[Run]) -> Iterator[list[list[Run]]]:
    """Yield paragraphs as lists of lines, lines as lists of runs; none is empty."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run is not BREAK:
            lines[-1].append(run)
        elif any(not text.isspace() for text, _ in lines[-1] if text):
            lines.append([])
        else:
            lines.pop()
            if lines:
                yield lines
            lines = [[]]
    if not any(not text.isspace() for text, _ in lines[-1] if text):
        lines.pop()
    if lines:
        yield lines


def _blocks_of_lines(lines: list[list[Run]], *, role: BlockRole, group: int | None) -> Iterator[Block]:
    if len(lines) < _FEWEST_POINTS or role in ("heading", "table_row"):
        yield from _made(lines, role, group)
        return
    starts = _starts([" ".join("".join(text for text, _ in line).split()) for line in lines])
    if sum(starts) < _FEWEST_POINTS:
        yield from _made(lines, role, group)
        return
    first = starts.index(True)
    if first:
        yield from _made(lines[:first], role, group)
    kept: list[list[Run]] = []
    for line, start in zip(lines[first:], starts[first:], strict=True):
        if start and kept:
            yield from _made(kept, "list_item" if role == "paragraph" else role, group)
            kept = []
        kept.append(line)
    yield from _made(kept, "list_item" if role == "paragraph" else role, group)


def _starts(lines: list[str]) -> list[bool]:
    """Say of each line of a paragraph whether it begins a point of a list.

    Points are lines that begin with a bullet or a number; without any, several short lines, none of which is
    a sentence or ends in mid-sentence, are a list all the same.
    """
    starts = [is_point(line) for line in lines]
    if any(starts) or len(lines) < _LINES_OF_LIST:
        return starts
    plain = all(len(line) <= _POINT_LINE and line[-1] not in ".!?,;…\"'”’»“" for line in lines)
    return [line[0].isupper() or line[0].isdigit() for line in lines] if plain else starts


def _made(lines: Sequence[Sequence[Run]], role: BlockRole, group: int | None) -> Iterator[Block]:
    if len(lines) == 1 and len(lines[0]) == 1:
        ((text, flags),) = lines[0]
        block = _of_folded(" ".join(text.split()), flags, role, group)
        yield from (block,) if block else ()
        return
    whole = _Text()
    for number, line in enumerate(lines):
        if number:
            whole.line_break()
        for run in line:
            whole.add(*run)
    if whole.size:
        yield whole.block(role, group)


def of_one_text(text: str, flags: int, *, role: BlockRole, group: int | None) -> Block | None:
    """Return the block of a text, as it stands in the page, that is a whole paragraph; None for no text."""
    folded = " ".join(text.split())
    if (cleaned := clean(folded)) != folded:
        folded = " ".join(cleaned.split())
    return _of_folded(folded, flags, role, group)


def _of_folded(folded: str, flags: int, role: BlockRole, group: int | None) -> Block | None:
    """Return the block of a text whose marks hold for all of it, as those of most paragraphs do."""
    if not folded:
        return None
    if not flags:
        return Block(text=folded, role=role, group=group)
    emphasis: Literal["strong", "em"] | None = None
    if role != "heading":
        emphasis = "strong" if flags & STRONG else "em" if flags & EM else None
    return Block(
        text=folded,
        role=role,
        group=group,
        emphasis=emphasis,
        strong_lead=len(folded) if flags & STRONG else 0,
        linked=1.0 if flags & LINK else 0.0,
        marked=((0, len(folded)),) if flags & Q else (),
    )


def composed(text: str) -> str:
    """Return a text in NFC; one that is in it, as most are, is only looked through."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(slots=True)
class _Text:
    """Folded text under construction, with how many of its characters each mark holds for."""

    size: int = 0
    _pieces: list[str] = field(default_factory=list)
    _space: Literal["", "space", "break"] = ""
    _flags: int = 0
    _letters: int = 0
    _strong: int = 0
    _em: int = 0
    _linked: int = 0
    _lead: int = 0
    _leading: bool = True
    _marked: list[tuple[int, int]] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)

    def line_break(self) -> None:
        if self.size:
            self._space = "break"

    def add(self, text: str, flags: int) -> None:
        words = text.split()
        if not words:
            if text and self.size and not self._space:
                self._space = "space"
            return
        if text[0].isspace() and self.size and not self._space:
            self._space = "space"
        self._set_off()
        core = " ".join(words)
        self._count(core, flags)
        self._pieces.append(core)
        self.size += len(core)
        self._space = "space" if text[-1].isspace() else ""

    def _set_off(self) -> None:
        if self._space:
            if self._space == "break":
                self._breaks.append(self.size)
            self._pieces.append(" ")
            self.size += 1

    def _count(self, core: str, flags: int) -> None:
        length = len(core)
        self._letters += length
        self._strong += length if flags & STRONG else 0
        self._em += length if flags & EM else 0
        self._linked += length if flags & LINK else 0
        self._leading = self._leading and bool(flags & STRONG)
        if self._leading:
            self._lead = self.size + length
        if flags & Q:
            if self._marked and self._marked[-1][1] >= self.size - 1:
                self._marked[-1] = (self._marked[-1][0], self.size + length)
            else:
                self._marked.append((self.size, self.size + length))

    def block(self, role: BlockRole, group: int | None) -> Block:
        text = "".join(self._pieces)
        emphasis: Literal["strong", "em"] | None = None
        if role != "heading":
            emphasis = "strong" if self._all(self._strong) else "em" if self._all(self._em) else None
        return Block(
            text=composed(text),
            role=role,
            group=group,
            emphasis=emphasis,
            strong_lead=self._lead,
            linked=self._linked / self._letters,
            marked=tuple(self._marked),
            breaks=tuple(self._breaks),
        )

    def _all(self, count: int) -> bool:
        """Say whether a mark holds for the whole text, but for a sign or two of a longer one."""
        return count > 0 and count >= self._letters - (2 if self._letters > _SIGNS_APART else 0)
