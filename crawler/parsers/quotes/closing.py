"""The sentence below speech that says whose it was: "Lo dichiara in una nota X"."""

from __future__ import annotations

from crawler.parsers.quotes.leads import attribution
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import source_behind
from crawler.parsers.quotes.stretches import Attribution
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of

_LONGEST = 800
"""Characters of a paragraph that are looked at."""


def read_closing(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a sentence below speech that says whose it was: "Lo dichiara in una nota X"."""
    if not vocabulary.closers.hinted_at(text):
        return None
    spans = sentence_spans(text[:_LONGEST], vocabulary)[:1]
    words = words_of(text, *spans[0], vocabulary) if spans else words_of(text, 0, 0, vocabulary)
    length = vocabulary.closers.at(words.folded, 0)
    if not 0 < length < len(words):
        return None
    span = source_behind(text, words.spans[length][0], spans[0][1], vocabulary)
    return attribution(text, paragraph, span, "behind", bare=True)
