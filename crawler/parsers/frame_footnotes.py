"""Footnotes below a text: where they begin, and which lines are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.records import Block

_FOOTNOTE = re.compile(r"(\[\d{1,2}\]|\(\d{1,2}\)|\*{1,3})\s?\w")
_FOOTNOTES = 100


def is_footnote(text: str) -> bool:
    """Say whether a line begins as a footnote does, with a number in brackets: "[1] https://…"."""
    return text.startswith(("[", "(")) and _FOOTNOTE.match(text) is not None


def trailing_footnotes(blocks: Sequence[Block]) -> int:
    """Return where the footnotes at the end of a text begin; the number of blocks where there are none.

    A footnote begins with a number in brackets, or with an asterisk, that stands in the text above it too.
    """
    start = len(blocks)
    least = max(1, start - _FOOTNOTES)
    while start > least and (mark := _FOOTNOTE.match(blocks[start - 1].text)):
        sign = mark.group(1)
        if not any(block.text.find(sign) > 0 for block in blocks[: start - 1]):
            break
        start -= 1
    return start
