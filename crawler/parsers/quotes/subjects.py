"""Whose words a sentence before a colon announces, whatever its verb: "Ana Brook is angry: “…”"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.sentences import comma_pieces
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, words_of

_SUBJECT = re.compile(r"[DdYBSmRMTHLf]*?[THL]*(?:[CUI][CUIPp]*[CU]|(?<=[RMTHL])[CU])X*")
"""Article, office and name at the head of a sentence: given name and surname, or one behind an office."""
_PERSON = re.compile(r"(?:[BYm]{0,3}[RM][BYS]{0,2})?[THL]*(?<![CUI])[CU][CUIPp]*[CU]X*")
_BEHIND_NAME = frozenset("wWOQ")
_LAST_NAME = re.compile(r"[DdmRMTHL]*(?<![FpCUBYS])[CUI][CUIPp]*[CU]X*\Z")
_NAMED = re.compile(r"[DdRMTHLYB]*[CU][CUIPp]*[CU]X*")
_MOST_ADJECTIVES = 3


def is_named(words: Words) -> bool:
    """Whether words are nothing but a full name with its office."""
    return _NAMED.fullmatch(words.kinds) is not None


def subject_of(
    text: str, start: int, stop: int, words: Words, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return [start, end) of the person of whom a sentence tells that a colon parts from speech.

    It stands at the head ("Ana Brook, the leader, is angry:") or, where verbs come first, at the end.
    """
    if (whom := _for_whom(words, vocabulary)) is not None:
        return whom
    if not len(words) or any(word in vocabulary.documents for word in words.folded):
        return None
    found = head_of(text, start, stop, vocabulary) or _end(words, vocabulary) or _only(words, vocabulary)
    comma = text.find(",", start, stop)
    if found is not None or comma < 0:
        return found
    return _only(words.cut(0, words.before(comma)), vocabulary)  # "Same view from Jane Doe, chair of it"


def head_of(text: str, start: int, stop: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    pieces = comma_pieces(text[start:stop])
    for number, (a, b) in enumerate(pieces[:3]):
        piece = words_of(text, start + a, start + b, vocabulary)
        if number and not len(piece):
            return None
        if vocabulary.lead_ins.at(piece.folded, 0) and piece.kinds[0] not in "CU":
            continue
        match = _SUBJECT.match(piece.kinds)
        if match is None:
            if number or not set(piece.kinds) & OFFICES or set(piece.kinds) & set("wWO"):
                return None
            continue  # "The leader of the council, Ana Brook, is angry:"
        last = match.end()
        told = piece.kinds[last : last + 1]
        if last < len(piece) and told not in _BEHIND_NAME and piece.folded[last] not in vocabulary.clause:
            return None
        if last == len(piece) and number + 1 == len(pieces):
            return None
        return piece.spans[0][0], piece.spans[last - 1][1]
    return None


def _for_whom(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return for whom something is so, where verbs come second: "Für Nationalrat Jan Roe ist das Gesetz"."""
    match = _PERSON.match(words.kinds, 1) if vocabulary.words.inverts and words.kinds[:1] == "F" else None
    if match is None or words.kinds[match.end() : match.end() + 1] != "W":
        return None
    name = next(n for n in range(*match.span()) if words.kinds[n] in NAMES)
    if not vocabulary.is_given(words.text[slice(*words.spans[name])]):
        return None
    return words.spans[match.start()][0], words.spans[match.end() - 1][1]


def _end(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    if not vocabulary.words.inverts:
        return None
    match = _LAST_NAME.search(words.kinds)
    if match is None or not match.start() or not set(words.kinds[: match.start()]) & _BEHIND_NAME:
        return None
    return words.spans[match.start()][0], words.spans[-1][1]


def _only(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the one person of a sentence, wherever it names her: "A view that Ana Brook shares:"."""
    found = list(_PERSON.finditer(words.kinds))
    if len(found) != 1:
        return None
    before = words.kinds[found[0].start() - 1 : found[0].start()]
    if before in ("F", "p"):
        name = next(n for n in range(*found[0].span()) if words.kinds[n] in NAMES)
        if not vocabulary.is_given(words.text[slice(*words.spans[name])]):
            return None  # "in New York"
        if vocabulary.cues.within(words.folded) is not None:
            return None  # "ha poi aggiunto sull’alleanza con Jane Doe": who speaks is understood
    return words.spans[found[0].start()][0], words.spans[found[0].end() - 1][1]


def remarks_of(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return [start, end) of whose remarks follow: "Excerpts of Ana Brook’s full remarks are below"."""
    for number in range(1, len(words)):
        if not vocabulary.remarks.at(words.folded, number):
            continue
        owner = number - 1
        while owner and number - owner <= _MOST_ADJECTIVES and not _is_genitive(words, owner, vocabulary):
            owner -= 1
        if not _is_genitive(words, owner, vocabulary) or set(words.kinds[owner + 1 : number]) & NAMES:
            continue  # "Jens Roe äußert Kritik": no genitive
        first = owner
        while first and words.kinds[first - 1] in "CUIPTHLRMYBm":
            first -= 1
        if any(kind in NAMES for kind in words.kinds[first : owner + 1]):
            return words.spans[first][0], words.spans[owner][1] - (_ending(words, owner, vocabulary) or 0)
    return None


def _is_genitive(words: Words, number: int, vocabulary: Vocabulary) -> bool:
    return words.kinds[number] in NAMES and _ending(words, number, vocabulary) is not None


def _ending(words: Words, number: int, vocabulary: Vocabulary) -> int | None:
    """Return how many characters of a word are its genitive ending; None where it is no genitive."""
    word = words.folded[number]
    if word.endswith("'s"):
        return 2
    if not word.endswith("s") or word.endswith("ss"):
        return None
    end = words.spans[number][1]
    if words.text[end : end + 1] in ("’", "'"):
        return 0
    return 1 if vocabulary.words.bare_genitives else None
