"""Embargo and release lines that a page shows apart from the text: above the headline, in their own field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crawler.parsers.embargo import may_be_embargo
from crawler.parsers.embargo_openings import find_opening, is_spaced
from crawler.parsers.recognise.outline import Outline
from crawler.words import Language

_LONGEST = 200
"""Characters of a line that is looked at."""
_MUCH = 4 * _LONGEST
"""Characters of running text by which an element is known to be no line before its text is folded."""
_NO_LINE = "x" * (_LONGEST + 1)
"""Stands for the text of such an element."""


def release_lines(
    outline: Outline, around: Iterable[int], apart: set[int], language: Language
) -> Iterator[str]:
    """Yield the embargo and release lines among the blocks `apart` from the text, in page order.

    `around` are the blocks around headline and text. What stands before the opener in the same line, the
    date, is cut off; a label without a moment ("Embargo:" in a cell of its own) takes the next block along.
    """
    places = sorted(k for k in set(around) if outline.own[k] <= _LONGEST)
    texts = [outline.text(k) if outline.prose[k] <= _MUCH else _NO_LINE for k in places]
    seen = "\n".join(texts).replace("’", "'").casefold()
    if not may_be_embargo(seen, language) and not any(map(is_spaced, texts)):
        return
    for at, (k, text) in enumerate(zip(places, texts, strict=True)):
        if k in apart and len(text) <= _LONGEST:
            line = _line(text, texts[at + 1 : at + 2], language)
            if line is not None:
                yield line


def _line(text: str, following: Sequence[str], language: Language) -> str | None:
    opening = find_opening(text, language)
    if opening is None:
        return None
    if _says_more(opening.text[opening.end :]):
        return opening.text[opening.start :]
    if opening.kind == "embargo" and opening.start == 0 and following and len(following[0]) <= _LONGEST:
        joined = f"{text.rstrip(' :')}: {following[0]}"
        if find_opening(joined, language) is not None:
            return joined
    return text


def _says_more(tail: str) -> bool:
    return any(character.isalnum() for character in tail)
