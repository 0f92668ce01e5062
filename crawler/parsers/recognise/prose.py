"""Tell running text from tables and programs, where a plain text says nothing of what it is."""

from __future__ import annotations

import re
from collections import Counter

_LOOKED_AT = 20_000
"""Characters from the beginning that are looked at."""
_SEPARATORS = tuple(map(re.compile, (r",(?=\S)", r";(?=\S)", r"\t", r"\|")))
"""In running text a space follows a comma."""
_ROWS = 4
_SAME = 0.8
"""Share of the lines with the same number of columns from which a text is a table."""
_SIGNS = re.compile(r"[{}\[\]<>=_\\|^~`]|;$|^\s*(?://|#include|\*/)", re.MULTILINE)
_SIGNS_SHARE = 0.025
"""Share of the signs of programs and markup; running text with addresses stays below a fifth of it."""
_MARKED = 200
"""Characters below which a text is too short to count its signs."""


def why_no_prose(text: str) -> str | None:
    """Return a sentence that says what a text is, where it is a table or a program; None for running text."""
    text = text[:_LOOKED_AT]
    if _is_table(text):
        return "Its lines have the columns of a table; it is no text of a release."
    if len(text) >= _MARKED and len(_SIGNS.findall(text)) > _SIGNS_SHARE * len(text):
        return "It has the signs of a program or of markup; it is no text of a release."
    return None


def _is_table(text: str) -> bool:
    """Say whether nearly all lines have as many separators as the first."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _ROWS:
        return False
    for separator in _SEPARATORS:
        counts = Counter(len(separator.findall(line)) for line in lines)
        columns, rows = counts.most_common(1)[0]
        if columns and rows >= _SAME * len(lines) and len(separator.findall(lines[0])) == columns:
            return True
    return False
