"""Turn a text into blocks: a pasted release, a .txt file, the text part of a mail.

An empty line separates paragraphs. Inside a paragraph a line break is either the sender's (wrapped at some
seventy characters, quoted as a mail is) or the writer's (a heading above its paragraph, a point of a list);
which one shows in the lines of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crawler.parsers.runs import clean, is_point
from crawler.records import Block

_WRAPPED_AT = 100
"""Characters; senders wrap lines at 65 to 80, and a line that is longer than this was not wrapped."""
_WRAPPED_FROM = 45
_WRAPPED_FULL = 60
_DASH = re.compile(r"[–—] ")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[.,;]| [^\W\dA-Z_])")
_MARKS = "\"'”’»“)"
_SPEECH = ('"', "“", "„", "«", "»")
_PARTED = 4
"""Paragraphs from which empty lines are seen to part them."""
_FEWEST = 2
_FULL = 0.85
"""Share of the longest line beyond which a line is full; letters of print differ in width."""
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_RULE = re.compile(r"^[\s_=*~–—-]{5,}$")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return a plain text as blocks, title and date lines first where the text has them first.

    A line that begins with a bullet or a number is a list item; nothing else has a role but paragraph.
    An empty text gives ().
    """
    lines = [_line(line) for line in clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    paragraphs = list(_paragraphs(lines))
    if _is_wrapped(lines):
        return tuple(block for paragraph in paragraphs for block in _blocks(paragraph, True))
    width, parted = _width(paragraphs), len(paragraphs) >= _PARTED
    return tuple(block for each in paragraphs for block in _blocks(each, _is_filled(each, width), parted))


def _line(line: str) -> str:
    folded = " ".join(line.split())
    return "" if _RULE.match(folded) and not folded.startswith("-30") else _QUOTED.sub("", folded)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    kept: list[str] = []
    for line in lines:
        if line:
            kept.append(line)
        elif kept:
            yield kept
            kept = []
    if kept:
        yield kept


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether a sender's program broke the lines: none is long, and many end in mid-sentence."""
    full = [line for line in lines if len(line) >= _WRAPPED_FROM]
    if len(full) < 3 or max(map(len, full)) > _WRAPPED_AT:
        return False
    open_ended = sum(1 for line in full if line[-1].isalnum() or line[-1] == ",")
    return 3 * open_ended >= len(full)


def _width(paragraphs: list[list[str]]) -> int:
    """Return the length of the longest line that a program broke; 0 where none shows that one did."""
    breaks = [(line, below) for lines in paragraphs for line, below in pairwise(lines)]
    if not any(_goes_on(line, below, False) for line, below in breaks):
        return 0
    return max(len(line) for line, _ in breaks)


def _is_filled(lines: list[str], width: int) -> bool:
    """Say whether a program broke the lines of one paragraph: nowhere had the next word found room."""
    if not width or len(lines) < _FEWEST or not lines[-1].rstrip(_MARKS).endswith((".", "!", "?")):
        return False
    return all(
        _WRAPPED_FROM <= len(line) <= _WRAPPED_AT
        and (line[-1].isalnum() or line[-1] in ",–-")
        and len(line) + 1 + len(below.split(" ", 1)[0]) > _FULL * width
        for line, below in pairwise(lines)
    )


def _blocks(lines: list[str], wrapped: bool, parted: bool = False) -> Iterator[Block]:
    """Yield the blocks of the lines between two empty ones; `parted` says that those part paragraphs."""
    kept: list[str] = []
    for line in lines:
        goes_on = _goes_on(kept[-1], line, parted) if kept and not wrapped else wrapped
        point = is_point(line) and not (wrapped and kept and _is_dash_inside(kept, line))
        if kept and (point or not goes_on or _is_short_before(kept[-1])):
            yield _block(kept)
            kept = []
        kept.append(line)
    yield _block(kept)


def _goes_on(line: str, following: str, parted: bool) -> bool:
    """Say whether a line of a text was wrapped: it is full and breaks off before a small letter or year.

    Where empty lines part the paragraphs, speech below the words that announce it belongs to their paragraph.
    """
    if parted and line.endswith(":") and following.startswith(_SPEECH) and len(line) >= _WRAPPED_FROM:
        return True
    if not _WRAPPED_FULL <= len(line) <= _WRAPPED_AT or not (line[-1].isalnum() or line[-1] == ","):
        return False
    return following[0].islower() or _YEAR.match(following) is not None


def _is_dash_inside(kept: list[str], line: str) -> bool:
    """Say whether a line of a wrapped text begins with the dash of a sentence: "… – said the minister"."""
    full = len(kept[-1]) >= _WRAPPED_FROM and kept[-1][-1] not in ".:;!?"
    return full and not is_point(kept[0]) and _DASH.match(line) is not None and line[2:3].islower()


def _is_short_before(line: str) -> bool:
    """Say whether a line of a wrapped text ended where its writer ended it."""
    return len(line) < _WRAPPED_FROM


def _block(lines: list[str]) -> Block:
    breaks: list[int] = []
    size = 0
    for line in lines[:-1]:
        size += len(line)
        breaks.append(size)
        size += 1
    text = " ".join(lines)
    return Block(text=text, role="list_item" if is_point(text) else "paragraph", breaks=tuple(breaks))
