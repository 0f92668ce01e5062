"""Attributions that mean several speakers: "the senators", "they", "A Trust, B Watch, and Friends of C"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.stretches import Attribution
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.parsers.quotes.wording import OFFICES, words_of

_OWNED = re.compile(r"(?:\w[’']s|s[’']) [^\W\d_]+(?: [^\W\d_]+)?\Z")


def means_several(attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether several people speak whom the attribution does not name: "the senators", "they"."""
    words = attribution.raw.split()
    if not words:
        return False
    return fold(words[-1]) in vocabulary.plurals and (
        len(words) == 1 or words[0].islower() or fold(words[0]) in vocabulary.articles
    )


def is_other_body(attribution: Attribution, vocabulary: Vocabulary, *, known: bool) -> bool:
    """Whether the words mean a body that is not who spoke before, though nobody can tell which."""
    return is_owned(attribution, vocabulary) or (not known and lists_bodies(attribution, vocabulary))


def lists_bodies(attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether the words list bodies: "The Harbour Trust, Bridge Watch, and Friends of the Ferry"."""
    words = words_of(attribution.raw, 0, len(attribution.raw), vocabulary)
    listed = "," in attribution.raw and "A" in words.kinds
    return listed and attribution.strength in ("lead", "behind") and words.kinds[:1] in tuple("CUDB")


def is_owned(attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether the words name a body by whose it is, which is not he who spoke: "The Mayor’s Office"."""
    if _OWNED.search(attribution.raw) is None:
        return False
    return words_of(attribution.raw, 0, len(attribution.raw), vocabulary).kinds[-1] not in OFFICES
