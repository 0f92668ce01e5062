"""What stands before and below speech, and says who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.parsers.quotes.labels import is_topic, looks_like_source
from crawler.parsers.quotes.leads import LeadReader
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch, attribution
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, words_of

_TRAIL = " \t:,;–—-…"
_CLOSING = "\"”“»«’'"
_LONGEST_CLAUSE = 800
"""Characters of a sentence that are looked at; what is longer is no attribution."""
_TITLING = frozenset("RMTHX")
_LONGEST_PLAIN_LINE = 12
_LONGEST_OPENING = 200
_NAMED_FIRST = re.compile(r"(?:[DdBYSm]*[RM][BYS]*)?[THL]*[CU][CUIPp]*[CU]")
"""A full name, behind an office perhaps."""
_GOES_ON = ("…", "...")
"""Signs that open a line which goes on with one above it: "Ana Brook …", "… on the harbour:"."""
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[).]\s")
"""What numbers an entry or a section: "1) Roads for Islanders:"."""
_LINE_DASHES = "—–-―~"
_REMEMBERED = 128
"""Ends of paragraphs that are kept once read: those of a page or two."""


def read_lead(
    text: str,
    start: int,
    end: int,
    paragraph: int,
    vocabulary: Vocabulary,
    *,
    announced: bool,
    whole: bool = True,
) -> Attribution | None:
    """Read the sentence that stands before speech. `announced`: it ends in a colon or runs into the mark.

    Without `whole` the text is the end of a sentence only, and cannot be a label.
    """
    start = max(start, end - _LONGEST_CLAUSE)
    stop = start + len(text[start:end].rstrip(_TRAIL + _CLOSING))
    words = words_of(text, start, stop, vocabulary)
    reader = LeadReader(text, start, stop, paragraph, words, vocabulary)
    if not len(words) or not announced:
        return (
            None if not len(words) else reader.framed() or reader.issued(announced=False) or reader.resumed()
        )
    colon = ":" in text[stop : end + 1]
    if colon and vocabulary.salutations.at(words.folded, 0):
        return None  # "Dear Minister:" names who is written to
    label = colon and whole and not _NUMBERED.match(text, start) and not is_topic(words, vocabulary)
    return (
        reader.framed()
        or (reader.opened() if colon else None)
        or reader.issued(announced=True)
        or (reader.remarked() if colon else None)
        or reader.said()
        or reader.according()
        or (reader.label() or reader.subject() if label else None)
    )


def read_subject(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """Read of whom a sentence tells that a comma parts from speech: "Brook echoed the view, “We …”"."""
    start = max(start, end - _LONGEST_CLAUSE)
    stop = start + len(text[start:end].rstrip(_TRAIL + _CLOSING))
    words = words_of(text, start, stop, vocabulary)
    return LeadReader(text, start, stop, paragraph, words, vocabulary).subject() if len(words) else None


def read_above(
    text: str, stretches: Sequence[Stretch], paragraph: int, vocabulary: Vocabulary
) -> tuple[Attribution | None, bool]:
    """Read the end of a paragraph that stands above speech; also say whether it holds nothing else.

    Marks in its last sentence may be a title or a term: "… to avoid the “fiscal cliff”:"
    """
    start = max((each.outer_end for each in stretches), default=0)
    if stretches and not text[start:].strip():
        return None, False
    if text.startswith(_GOES_ON):
        return None, False
    bare_text = text.rstrip(_CLOSING + " ")
    announced = bare_text.endswith((":", ",", "–", "—"))
    lead, alone = _last_sentence(text, start, paragraph, vocabulary, announced=announced)
    if lead is None and stretches and stretches[-1].outer_start:
        lead, _ = _last_sentence(text, 0, paragraph, vocabulary, announced=announced)
        alone = False
    return lead, alone and start == 0


@lru_cache(maxsize=_REMEMBERED)
def _last_sentence(
    text: str, start: int, paragraph: int, vocabulary: Vocabulary, *, announced: bool
) -> tuple[Attribution | None, bool]:
    spans = sentence_spans(text[start:], vocabulary)
    if not spans:
        return None, False
    a, b = start + spans[-1][0], start + spans[-1][1]
    return read_lead(text, a, b, paragraph, vocabulary, announced=announced), len(spans) == 1


def read_line(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a paragraph that stands below speech and holds nothing but its source: "— Name, role"."""
    begin = len(text) - len(text.lstrip(" \t(" + _LINE_DASHES))
    stop = len(text.rstrip(" .)"))
    words = words_of(text, begin, stop, vocabulary)
    if text.rstrip()[-1:] in ":?!" or not looks_like_source(words, vocabulary):
        return None
    plain = text[:1] not in _LINE_DASHES
    if plain and (len(words) > _LONGEST_PLAIN_LINE or text.rstrip().endswith(".")):
        return None
    return attribution(text, paragraph, (begin, stop), "line")


def read_opening(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a line that says whose statement stands below it: "Statement from Ana Brook, mayor"."""
    if len(text) > _LONGEST_OPENING or not vocabulary.openers.hinted_at(text):
        return None
    stop = len(text.rstrip())
    words = words_of(text, 0, stop, vocabulary)
    if text.rstrip()[-1:] in ".:?!,;" or vocabulary.own_texts.within(words.folded) is not None:
        return None
    length = vocabulary.openers.at(words.folded, 0)
    if vocabulary.agents.at(words.folded, 0) or _NAMED_FIRST.match(words.kinds, length) is None:
        return None
    return LeadReader(text, 0, stop, paragraph, words, vocabulary).opened()


def surname_of(raw: str, vocabulary: Vocabulary) -> str:
    """Return the surname in a source: the last word of the name it opens with, or else its last word."""
    words = words_of(raw, 0, len(raw), vocabulary)
    named = _NAMED_FIRST.match(words.kinds)
    return raw[slice(*words.spans[named.end() - 1])] if named else raw.split()[-1]


def read_heading(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a line above speech that is nothing but a name with its office: "Mayor Ana Brook"."""
    words = words_of(text, 0, min(len(text), _LONGEST_CLAUSE), vocabulary)
    if not 1 < len(words) <= _LONGEST_PLAIN_LINE or text.rstrip()[-1:] in ".:?!,;":
        return None
    named = sum(1 for kind in words.kinds if kind in NAMES)
    if named < 1 or not any(kind in _TITLING for kind in words.kinds) or words.kinds[0] in "DF":
        return None
    if any(kind in "wWO" for kind in words.kinds) or not looks_like_source(words, vocabulary):
        return None
    return attribution(text, paragraph, (0, len(text.rstrip())), "label")


def read_embedded(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """Read the part of a sentence before words quoted inside it: "The party warns that X is"."""
    start = max(start, end - _LONGEST_CLAUSE)
    words = words_of(text, start, end, vocabulary)
    if not len(words):
        return None
    reader = LeadReader(text, start, end, paragraph, words, vocabulary)
    return reader.said(strength="embedded", reporting=True) or reader.according() or reader.closed()
