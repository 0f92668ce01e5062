"""The headline of a page that marks none: a line in larger or bolder letters above the text."""

from __future__ import annotations

import re

from crawler.parsers.frame_lines import is_label
from crawler.parsers.phrases import is_one_of
from crawler.parsers.recognise.headline import Headline
from crawler.parsers.recognise.outline import Outline
from crawler.parsers.tree import Element
from crawler.words import Language

_BOLD = frozenset(("b", "strong", "big"))
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:content-?)?(?:titles?|head(?:line|ing)s?|tite?l|titre|t[ií]tulo|titolo|rubrik|overskrift|otsikko|tytul|kop)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What such a line is called where it is a cell, a paragraph or a span of its own."""
_LARGE = 4
"""The size of a `font` from which letters are larger than those of a text, which has 2 or 3."""
_SHORTEST, _LONGEST = 15, 200
"""Characters."""
_NAME_OF_A_SITE = 3
"""Words of the longest declared title that is taken for the name of the site."""
_LINE = 80
"""Characters of running text beyond which a block is the text's own."""
_FEWEST = 3
"""Words that are no numbers."""
_BACK = 40
"""Elements above the text in which its headline stands."""


def untagged(headline: Headline | None, outline: Outline, top: int, language: Language) -> str | None:
    """Return the headline of a page whose tags tell none: a declared one, else a line in larger letters.

    A few declared words are mostly the name of the site. `top` is the element of the text.
    """
    declared = headline.text if headline is not None else None
    if declared is not None and len(declared.split()) > _NAME_OF_A_SITE:
        return declared
    return _lettered(outline, top, language) or declared


def _lettered(outline: Outline, top: int, language: Language) -> str | None:
    """Return the line nearest above the text that is set in other letters than the text; None for none."""
    long = (i for i in range(top, outline.last[top]) if outline.plain[i] > _LINE)
    for i in range(next(long, top), max(top - _BACK, 0), -1):
        owner = outline.owners[i]
        if outline.linked[owner] or not 0 < outline.own[owner] <= _LONGEST:
            continue
        if _stands_out(outline.elements[i], outline.names[i]) and _is_title(outline.text(i), language):
            return outline.text(i)
    return None


def _stands_out(element: Element, name: str) -> bool:
    if element.tag in _BOLD or _NAMED.search(name):
        return True
    size = element.get("size", "") if element.tag == "font" else ""
    return size.startswith("+") or (size.isdigit() and int(size) >= _LARGE)


def _is_title(text: str, language: Language) -> bool:
    """Say whether a line can be a headline: neither a sentence, nor a date, nor a label."""
    if not _SHORTEST <= len(text) <= _LONGEST or text.endswith((".", ":", ",", ";")):
        return False
    if is_label(text, language.frame) or is_one_of(text, language.recogniser.sections):
        return False
    return sum(word.isalpha() for word in text.split()) >= _FEWEST
