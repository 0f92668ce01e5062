"""The pieces of a clause between its commas: at which of them the source begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import OFFICES, Words, names_somebody

_HELD_NAME = re.compile(r"(?:\A|[RMTHL])[CU][CUIPp]*[CU]X*\Z")
"""A name at the end of a piece, behind an office or a title."""


def first_piece(pieces: Sequence[Words], vocabulary: Vocabulary, *, apposed: bool) -> int | None:
    """Return at which piece between commas the source begins."""
    if not pieces:
        return None
    last = len(pieces) - 1
    if not apposed:
        first = last
        while (
            first
            and pieces[last].kinds[0] == "A"
            and not _are_one(pieces[first - 1], pieces[first], vocabulary)
        ):
            first -= 1  # the fields of an office, listed: "dean of research, planning, and grants"
        first = first or last
        return first - 1 if first and _are_one(pieces[first - 1], pieces[first], vocabulary) else last
    for number in range(last, -1, -1):
        if is_name(pieces[number]) or (
            _ends_in_name(pieces[number]) and not is_lead(pieces[number], vocabulary)
        ):
            if number and is_name(pieces[number - 1]) and not is_lead(pieces[number - 1], vocabulary):
                continue
            return number
    for number, piece in enumerate(pieces):
        if not is_lead(piece, vocabulary) and names_somebody(piece):
            return number
    return last


def _are_one(before: Words, piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether two pieces are one source: "the leader, Jane Doe" or "Jane Doe, the leader"."""
    if is_name(piece):
        return _is_role(before, vocabulary)
    if before.kinds[:1] in ("w", "W", "F"):
        return False  # "X, along with Jane Doe, chair of the committee"
    named = is_name(before) or (_ends_in_name(before) and not is_lead(before, vocabulary))
    apposed = _is_role(piece, vocabulary) or piece.kinds[:1] in ("D", "d")
    bracket = piece.text.find("(", piece.spans[0][0], piece.spans[-1][1])
    kinds = piece.kinds if bracket < 0 else piece.kinds[: piece.before(bracket)]
    return named and apposed and _HELD_NAME.search(kinds) is None


def is_name(piece: Words, *, joined: bool = False) -> bool:
    """Whether a piece is nothing but a name with its titles; `joined` allows two of them."""
    allowed = "CUILXTHPpSA" if joined else "CUILXTHPpS"
    return (
        0 < len(piece) <= 8
        and piece.kinds[0] != "X"
        and any(kind in "CUL" for kind in piece.kinds)
        and all(kind in allowed for kind in piece.kinds)
    )


def _ends_in_name(piece: Words) -> bool:
    kinds = piece.kinds.rstrip("X")
    return len(kinds) > 1 and kinds[0] not in "XA" and kinds[-1] in "CU" and kinds[-2] in "CUIPpHTLRMBYS"


def _is_role(piece: Words, vocabulary: Vocabulary) -> bool:
    return (
        any(kind in OFFICES for kind in piece.kinds)
        and not is_lead(piece, vocabulary)
        and not any(word in vocabulary.clause for word in piece.folded)
    )


def is_lead(piece: Words, vocabulary: Vocabulary) -> bool:
    return len(piece) > 0 and bool(vocabulary.lead_ins.at(piece.folded, 0)) and piece.kinds[0] not in "CU"
