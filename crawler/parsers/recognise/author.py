"""The by-line that a page shows between its headline and its text, in an element of its own."""

from __future__ import annotations

import re

from crawler.parsers.frame_lines import byline_of
from crawler.parsers.phrases import begins, folded
from crawler.parsers.recognise.body import Mass
from crawler.parsers.recognise.outline import Outline
from crawler.records import Block
from crawler.words import Language

_ABOVE = 8
"""Elements above the headline among which its author may be named."""
_LONGEST = 160
_PARAGRAPH = 80
_WORD = re.compile(r"\w+")
_APART = re.compile(r"\s[|·•]\s")


def byline_shown(outline: Outline, mass: Mass, headline: int | None, language: Language) -> str | None:
    """Return the line near the headline that names the author of the text, as printed; None without one."""
    if headline is None:
        return None
    for k in range(max(0, headline - _ABOVE), len(outline.elements)):
        if outline.plain[k] >= _PARAGRAPH and k > headline and not mass.aside[k]:
            return None
        if mass.furniture[k] or not 0 < outline.own[k] <= _LONGEST or outline.inside(k, headline):
            continue
        if (line := _byline(outline, k, language)) is not None:
            return line
    return None


def _byline(outline: Outline, k: int, language: Language) -> str | None:
    """Return the part of a line of labels that names an author."""
    words = language.frame
    element = outline.elements[k]
    texts = element.itertext() if len(element) else (element.text or "",)
    pieces = [text for text in texts if not text.isspace()]
    if not any(begins(folded(text), words.byline) for text in pieces):
        return None
    line = " ".join(" ".join(pieces).split())
    if not set(language.people.desks).isdisjoint(_WORD.findall(line.casefold())):
        return None  # posted by a desk, which has written nothing
    return next((found for part in _APART.split(line) if (found := byline_of(part, words))), None)


def without_byline(body: tuple[Block, ...], byline: str) -> tuple[Block, ...]:
    """Return a text without its by-line, which may stand below a line on where the text was printed first."""
    return tuple(block for i, block in enumerate(body) if i >= _BYLINE_WITHIN or block.text != byline)


_BYLINE_WITHIN = 3
