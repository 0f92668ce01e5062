"""Speech, fragment, or no quote at all."""

from __future__ import annotations

import re

from crawler.parsers.quotes.vocabulary import WORD, Vocabulary, fold
from crawler.parsers.quotes.wording import Words, words_of

_TERMINAL = ".!?…"
_INSERTION = re.compile(r",[^,]{1,30},\s*\Z")
"""What commas part from its clause: "that, so far, “not half of it was built”"."""
_CLAUSE_WORDS = 4
_LONG = 9
_SURELY_LONG = 14
"""Spaces in a text that has more words than `_LONG`, also where dashes stand alone."""
_NEXT_SENTENCE = re.compile(r"\w\w[.!?…] [^\W\d_a-zà-ÿ]")
"""Where one sentence ends and another begins, and no shortened title stands before a name."""
_TITLE_REACH = 4
_ENOUGH = 240
"""Characters that show whether words are a clause."""
_GLANCE_BACK = 40
_TOLD_BACK = 100
"""Characters before a mark in which a conjunction may stand whose clause goes on in marks."""
_GLANCE = 6
"""How many characters tell whether a sentence goes on."""


def is_clause(text: str, start: int, end: int, vocabulary: Vocabulary, *, attributed: bool = False) -> bool:
    """Whether quoted words hold a clause of their own, as far as words tell.

    With `attributed` they are the words of somebody named beside them, and no part of another sentence.
    """
    if text.count(" ", start, min(end, start + _ENOUGH)) >= _SURELY_LONG:
        return True
    words = words_of(text, start, min(end, start + _ENOUGH), vocabulary)
    if len(words) >= _LONG or (attributed and len(words) >= _CLAUSE_WORDS - 1 and text[start].isupper()):
        return True
    finite = any(map(vocabulary.is_finite, words.folded))
    ended = finite or text[end - 1] in _TERMINAL
    if attributed and ended and len(words) > 1 and text[start].isupper():
        return True
    if text[start:end].rstrip("’'\"”“»«")[-1:] in _TERMINAL and len(words) >= 2:
        return finite or len(words) >= _CLAUSE_WORDS or text[end - 1] in "!?"
    return finite and len(words) >= _CLAUSE_WORDS - 1


def are_sentences(text: str, start: int, end: int, outer_end: int) -> bool:
    """Whether words in marks are several sentences to their end, as no part of another sentence is."""
    ended = text[end - 1] in _TERMINAL or text[outer_end : outer_end + 1] in tuple(_TERMINAL)
    return ended and _NEXT_SENTENCE.search(text, start, end) is not None


def is_told(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether words quoted inside a sentence have a finite verb or a pronoun, as no title or term has."""
    words = words_of(text, start, min(end, start + _ENOUGH), vocabulary)
    main = next((n for n, word in enumerate(words.folded) if n and word in vocabulary.relatives), len(words))
    finite = any(
        vocabulary.is_finite(word) and word not in vocabulary.articles for word in words.folded[:main]
    )
    return finite and any(kind not in "CUILSYBRMX" for kind in words.kinds[1:])


def is_reported(
    text: str, start: int, span: tuple[int, int], outer: tuple[int, int], vocabulary: Vocabulary
) -> bool:
    """Whether marks hold all that a conjunction reports: 'ha afirmado que "nadie asume errores".'"""
    before = _INSERTION.sub("", text[max(start, outer[0] - _GLANCE_BACK) : outer[0]])
    words = WORD.findall(before)
    if not words or fold(words[-1]) not in vocabulary.reported:
        return False
    if text.count(" ", *span) < _CLAUSE_WORDS - 1:
        return False
    behind = WORD.search(text, outer[1])
    parted = text[outer[1] : behind.start() if behind else len(text)].strip(" )")
    return behind is None or bool(parted) or vocabulary.look_up(behind.group())[1] == "A"


def lacks_subject(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a clause begins before the mark, so that less than one is quoted: "it is “a shame”"."""
    words = words_of(text, max(start, end - _TOLD_BACK), end, vocabulary)
    if not len(words):
        return False
    if words.folded[-1] in vocabulary.clause:
        return True
    told = max((n for n, word in enumerate(words.folded) if word in vocabulary.reported), default=None)
    if told is None or told == len(words) - 1 or "," in text[words.spans[told][1] : end]:
        return False
    return words.kinds[-1] == "W" or words.spans[told][0] >= end - _GLANCE_BACK


def is_titled(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the words before a mark say that a title, a name or a motto follows."""
    words = words_of(text, start, end, vocabulary)
    if not len(words):
        return False
    last = words.cut(max(0, len(words) - _TITLE_REACH), len(words))
    return vocabulary.titled.ends(last.folded) or _ends_in_article(words, vocabulary)


def _ends_in_article(words: Words, vocabulary: Vocabulary) -> bool:
    return words.folded[-1] in vocabulary.articles


def goes_on(text: str, position: int) -> bool:
    """Whether the sentence goes on behind a closing mark."""
    behind = text[position : position + _GLANCE].lstrip()
    return bool(behind) and (behind[0].islower() or behind[0].isdigit() or behind[0] in ",;")
