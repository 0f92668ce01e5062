"""How many words of a piece between commas belong to the source behind a verb: "said Jane Doe yesterday"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.pieces import is_name
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words

_FULL_NAME = re.compile(r"[CU][CUIPp]*[CU]")


def leading_piece(piece: Words, vocabulary: Vocabulary) -> int:
    """Return how many words of the first piece belong to the source."""
    named = False
    for number, kind in enumerate(piece.kinds):
        stops = vocabulary.ends.at(piece.folded, number) or vocabulary.adverbs.at(piece.folded, number)
        if (
            named
            and stops
            and kind not in "CUL"
            and not piece.text[piece.spans[number][0]].isupper()
            and not (kind in "Pp" and piece.kinds[number + 1 : number + 2] in ("C", "U"))
            and not _joins_name(piece, number, vocabulary)
        ):
            return number
        if kind == "W" and set(piece.kinds[:number]) & OFFICES and piece.kinds[number - 1] != "F":
            return number
        held = number and set(piece.kinds[:number]) <= OFFICES
        if held and kind == "w" and vocabulary.ends.at(piece.folded, number):
            return number  # "przewodniczący wskazując na wzrost"
        told = vocabulary.adverbs.at(piece.folded, number) if set(piece.kinds[:number]) & OFFICES else 0
        if told > 1 or (told and kind == "w" and number + told == len(piece)):
            return number  # "la portavoz en declaraciones a los medios", "der Stadtrat abschließend"
        if named and (
            kind == "W" or (kind == "A" and piece.kinds[number + 1 : number + 2] in ("w", "W", ""))
        ):
            return number
        if kind == "w" and piece.kinds[number - 1 : number] in ("C", "U") and _tells(piece, number):
            return number
        named = named or (kind in "CUL" and piece.kinds[number - 1 : number] not in ("F", "p"))
    return len(piece)


def _joins_name(piece: Words, number: int, vocabulary: Vocabulary) -> bool:
    """Whether particles of several words stand between a given name and a surname: "Jan in der Roe"."""
    length = vocabulary.joins.at(piece.folded, number)
    if not length or piece.kinds[number + length : number + length + 1] not in ("C", "U"):
        return False
    return vocabulary.is_given(piece.text[slice(*piece.spans[number - 1])])


def _tells(piece: Words, number: int) -> bool:
    """Whether a lower-case word behind a name is a verb, and no part of an office: "volgens Roe stemde"."""
    behind = piece.kinds[number : number + 5]
    return not any(kind in OFFICES for kind in behind[:4]) and _FULL_NAME.search(behind) is None


def _told_from(piece: Words, vocabulary: Vocabulary) -> int:
    """Return at which word a piece begins to say when, where or to whom: "Jane Doe yesterday"."""
    return next(
        (n for n in range(1, len(piece)) if piece.kinds[n] in "wWSF" and vocabulary.ends.at(piece.folded, n)),
        len(piece),
    )


def apposed_piece(piece: Words, vocabulary: Vocabulary, number: int) -> int:
    """Return how many words of a piece behind a comma say more of the source."""
    if not len(piece):
        return 0
    kind = piece.kinds[0]
    role = any(each in OFFICES or each == "X" for each in piece.kinds)
    named = number == 1 and is_name(piece.cut(0, _told_from(piece, vocabulary)), joined=True)
    if not (role or named or (number > 1 and piece.spans and piece.text[piece.spans[0][0]].isupper())):
        return 0
    if kind in "WO" or (vocabulary.ends.at(piece.folded, 0) and kind not in "DdRM" and not named):
        return 0
    if kind in "Dd" and number > 1:
        return 0
    for position in range(1, len(piece)):
        length = vocabulary.ends.at(piece.folded, position)
        listed = kind == "A" and piece.kinds[position - 1] in NAMES  # "and Roe in a letter to the chair"
        listed = listed or (named and not set(piece.kinds[position:]) & OFFICES)  # "Roe on Monday"
        if length > 1 or (length and (listed or piece.kinds[position] in "wWS")):
            return position
        if piece.kinds[position] == "W":
            return position
    return len(piece)
