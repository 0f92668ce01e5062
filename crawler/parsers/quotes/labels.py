"""Names before a colon that say whose words follow without marks: "Congresswoman Ana Brook: …"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, words_of

_TITLED = re.compile(r"[DdBYm]*[RMTHL]+[CUI][CUIPp]*X*(?:[RMBYX]|\Z)")
"""An office or title and a name, with more of its bearer behind it."""
_LABELLED = re.compile(r"[CU][CUIPp]*[CU]X*(?:[RMBYXDdm]|\Z)")
_NAME = re.compile(r"[RMTHL]*[CUI][CUIPp]*[CU]X*")
_LONGEST_NAME = 60
_LABEL_OPENS = frozenset("CUILTHRMBYXDPp")
_LONGEST_LABEL = 24
_SHORTEST_NAME = 3


def names_person(text: str, position: int, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph opens with a full name, or an office and a name, before a colon at `position`."""
    if position < 0:
        return False
    words = words_of(text, 0, position, vocabulary)
    if _TITLED.match(words.kinds) is not None:
        return True
    if _LABELLED.match(words.kinds) is None:
        return False
    return vocabulary.is_given(text[words.spans[0][0] : words.spans[0][1]])


def opens_list(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a name that the lines below go on with: "Ana Brook …"."""
    if not text.endswith(("…", "...")) or len(text) > _LONGEST_NAME:
        return False
    return _NAME.fullmatch(words_of(text, 0, len(text), vocabulary).kinds) is not None


def is_name_line(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a name and a colon."""
    if not text.endswith(":") or len(text) > _LONGEST_NAME:
        return False
    return _NAME.fullmatch(words_of(text, 0, len(text), vocabulary).kinds) is not None


def looks_like_source(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a line may be nothing but a name and what its bearer is."""
    if not len(words) or len(words) > _LONGEST_LABEL or words.kinds[0] not in _LABEL_OPENS:
        return False
    if not any(kind in NAMES or kind in OFFICES for kind in words.kinds):
        return False
    if max(map(len, words.folded)) < _SHORTEST_NAME:
        return False
    return not any(
        word in vocabulary.clause and not (number and words.text[words.spans[number][0]].isupper())
        for number, word in enumerate(words.folded)
    )
