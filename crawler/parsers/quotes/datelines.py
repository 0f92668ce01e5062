"""Place and day in front of a release's first sentence: "ROMA, 2 MAG –"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of

_PLACE = frozenset("CUISNYXB")
# Not the dash that joins two places: "Jane Roe (North Hill–Split Lake)".
_DASH = re.compile(r"\)?\s?(?:—|–(?!\w)|(?<![^\W\d_A-ZÀ-Þ])–)\s?|\)?\s-{1,3}\s")
_LONGEST = 60


def behind_dateline(text: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Return where a sentence begins behind its dateline: "MD – Presidential candidate …"."""
    dash = _DASH.search(text, start, min(end, start + _LONGEST))
    if dash is None:
        return None
    place = words_of(text, start, dash.start(), vocabulary)
    if not len(place) or any(kind not in _PLACE for kind in place.kinds):
        return None
    return dash.end() if text[dash.end() : end].strip(" ,") else None


def is_dateline(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing but place and day stand before speech: "ROMA, 2 MAG – “Il governo …”"."""
    if end > _LONGEST:
        return False
    place = words_of(text, 0, end, vocabulary)
    if not len(place) or place.kinds[0] not in _PLACE or not text[:1].isupper():
        return False
    dated = "N" in place.kinds
    return all(kind in _PLACE or (kind == "w" and dated) for kind in place.kinds)
