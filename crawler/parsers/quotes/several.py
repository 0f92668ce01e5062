"""Attributions that mean several speakers: "the senators", "they", "A Trust, B Watch, and Friends of C"."""

from __future__ import annotations

from crawler.parsers.quotes.stretches import Attribution
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.parsers.quotes.wording import words_of


def means_several(attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether several people speak whom the attribution does not name: "the senators", "they"."""
    words = attribution.raw.split()
    if not words:
        return False
    return fold(words[-1]) in vocabulary.plurals and (
        len(words) == 1 or words[0].islower() or fold(words[0]) in vocabulary.articles
    )


def lists_bodies(attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether the words list bodies: "The Harbour Trust, Bridge Watch, and Friends of the Ferry"."""
    words = words_of(attribution.raw, 0, len(attribution.raw), vocabulary)
    listed = "," in attribution.raw and "A" in words.kinds
    return listed and attribution.strength in ("lead", "behind") and words.kinds[:1] in tuple("CUDB")
