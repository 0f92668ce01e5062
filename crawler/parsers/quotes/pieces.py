"""The pieces of a clause between its commas: at which of them the source begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import OFFICES, Words, names_somebody

_LISTED = re.compile(r"(?:\A|[RMTHLA])[CU][CUIPp]*[CU]X*(?:A[RMTHL]*[CU][CUIPp]*X*)?\Z|[RMTHL][CU]X*\Z")
"""A name at the end of a piece, or two that a conjunction joins; a surname alone behind office or title."""
_DASH = re.compile(r"[–—]|\s-{1,2}\s")
_PLACED = re.compile(r"[THLRM]*[CU][CUIPp]*[CU]X*[Fp]")
"""A name with a preposition behind it: "Jane Doe of High Street"."""
_HELD_NAME = re.compile(r"(?:\A|[RMTHL])[CU][CUIPp]*[CU]X*\Z")
"""A name at the end of a piece, behind an office or a title."""

_ENDS_IN_NAME = re.compile(r"[CUIXRM]\Z")
"""What stands before a clause about somebody: "Jane Doe, who …", "The former MP, who …"."""
_OFFICE_LAST = re.compile(r"[RM][BYS]*\Z")
_NAMED_NOUN = re.compile(r"[CU](?:[CU]?p[CU]+|S)\Z")
"""A noun that no list has and what it is of, where nouns have capitals: "Geschäftsleiterin der OHG"."""
_FULL_LAST = re.compile(r"[CU][CU]\Z")
_PARTICIPLE = re.compile(r"w[Fp][^RM]*\Z")
"""A participle and where it happened, behind a name: "Jane Doe, elected in Leeds said"."""


def first_piece(pieces: Sequence[Words], vocabulary: Vocabulary, *, apposed: bool) -> int | None:
    """Return at which piece between commas the source begins."""
    if not pieces:
        return None
    return _apposed_source(pieces, vocabulary) if apposed else _plain_source(pieces, vocabulary)


def _plain_source(pieces: Sequence[Words], vocabulary: Vocabulary) -> int:
    """Return the first piece of a source right before the verb: "Jane Doe, John Roe and Ann Poe"."""
    last = len(pieces) - 1
    if last and pieces[last].kinds[:1] == "W" and _ENDS_IN_NAME.search(pieces[last - 1].kinds):
        return last - 1  # "Jane Doe, who first published a report on the debt said"
    first = last
    while first and _are_letters(pieces[first]):
        first -= 1  # "Jane Doe, M.D." and "Jane Doe, Jr.": letters never begin a source
    if first and is_legal_form(pieces[first]):
        return _plain_source(pieces[:first], vocabulary)
    lettered = first
    if first and _PARTICIPLE.match(pieces[first].kinds) and _ends_in_name(pieces[first - 1]):
        return first - 1 if not is_lead(pieces[first - 1], vocabulary) else first
    while (
        first
        and pieces[last].kinds[0] == "A"
        and not _are_one(pieces[first - 1], pieces[first], vocabulary)
        and not _is_listed(pieces[first - 1], vocabulary)
    ):
        first -= 1  # the fields of an office, listed: "dean of research, planning, and grants"
    first = first or lettered
    if first and _is_role(pieces[first], vocabulary) and "A" in pieces[first - 1].kinds:
        first -= _is_listed(pieces[first - 1], vocabulary)  # "…, and Jane Doe, leaders of the Caucus"
        last = first
    if "A" in pieces[last].kinds and _is_listed(pieces[last], vocabulary):
        while first and not _is_dated(pieces[first]) and _is_listed(pieces[first - 1], vocabulary):
            first -= 1
    if first > 1 and _is_field(pieces, first, vocabulary):
        return first - 2  # "Jane Doe, President, Western Harbour Alliance said"
    if first and _is_employer(pieces, first, vocabulary):
        return first - 1
    return first - 1 if first and _are_one(pieces[first - 1], pieces[first], vocabulary) else first


def _are_letters(piece: Words) -> bool:
    """Whether a piece is nothing but letters behind a name, and a seat in brackets: "M.D. (R-TN)"."""
    bracket = piece.text.find("(", piece.spans[0][0], piece.spans[-1][1])
    kinds = piece.kinds if bracket < 0 else piece.kinds[: piece.before(bracket)]
    return bool(kinds) and not kinds.strip("X")


def is_legal_form(piece: Words) -> bool:
    """Whether a piece is a shortened word for a company: the "Inc." of "Acme Energy, Inc. issued"."""
    return piece.kinds == "B" and piece.text[piece.spans[0][1] :][:1] == "."


def _is_employer(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> bool:
    """Whether a body stands behind whom it employs: "Chief Jane Doe, Harfield Police Department said"."""
    body = pieces[number].kinds
    return (
        body[-1] == "B"
        and not set(body) & set("wWFdDOA")
        and _HELD_NAME.search(pieces[number - 1].kinds) is not None
        and not is_lead(pieces[number - 1], vocabulary)
        and "F" not in pieces[number - 1].kinds[-4:]
    )


def _apposed_source(pieces: Sequence[Words], vocabulary: Vocabulary) -> int:
    """Return the first piece of a source that a comma parts from the verb: "Jane Doe, the leader, said"."""
    for number in range(len(pieces) - 1, -1, -1):
        if number and pieces[number].kinds[:1] == "W" and _ENDS_IN_NAME.search(pieces[number - 1].kinds):
            continue  # "Jane Doe, who stands for the Party of High Street, said"
        if (
            number
            and pieces[number].kinds[0] in "RM"
            and _HELD_NAME.search(pieces[number - 1].kinds.lstrip("fAZ"))
        ):
            continue  # "Also Jane Doe, chair of the High Club, said"
        if is_name(pieces[number]) or (
            _ends_in_name(pieces[number]) and not is_lead(pieces[number], vocabulary)
        ):
            dated = _is_dated(pieces[number])
            if (
                number
                and not dated
                and is_name(pieces[number - 1])
                and not is_lead(pieces[number - 1], vocabulary)
            ):
                continue
            if number > 1 and _is_field(pieces, number, vocabulary):
                continue
            if number and _is_listed_field(pieces, number, vocabulary):
                continue
            if number and _is_seat(pieces, number, vocabulary):
                continue
            if number > 1 and _is_held_in_lead(pieces, number, vocabulary):
                continue
            return _first_of_several(pieces, number, vocabulary)
    for number, piece in enumerate(pieces):
        if not is_lead(piece, vocabulary) and names_somebody(piece):
            return number
    return len(pieces) - 1


def _is_field(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> bool:
    """Whether capitals behind an office say where: "Jane Doe, vice president, Life Sciences, said"."""
    named = is_name(pieces[number - 2]) or _ends_in_name(pieces[number - 2])
    named = named and not is_lead(pieces[number - 2], vocabulary)
    held = _is_dated(pieces[number - 1]) or set(pieces[number].kinds) & OFFICES
    return named and not held and _is_role(pieces[number - 1], vocabulary) and not _is_full(pieces[number])


def _is_listed_field(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is one of the fields of an office: "of the Board of Roads, Bridges, and Ferries"."""
    if number + 1 >= len(pieces) or len(pieces[number]) > 1 or vocabulary.is_given(_word(pieces[number], 0)):
        return False
    listed = pieces[number + 1].kinds[:1] == "A" and not set(pieces[number + 1].kinds) & OFFICES
    return listed and bool(set(pieces[number - 1].kinds) & (OFFICES | {"B"}))


def _is_held_in_lead(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> bool:
    """Whether a phrase ends in an office whose holder follows: "after talks with the mayor, Jane Doe"."""
    return (
        is_lead(pieces[number - 1], vocabulary)
        and _OFFICE_LAST.search(pieces[number - 1].kinds) is not None
        and pieces[0].kinds[0] in "DpB"
        and "B" in pieces[0].kinds
    )


def _first_of_several(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> int:
    """Return the first of several people who speak together, each with an office behind a comma."""
    first = position = number
    while position and not _is_dated(pieces[position]):
        position -= 1
        if _is_listed(pieces[position], vocabulary):
            first = position
        elif not _is_role(pieces[position], vocabulary) or first != position + 1:
            break
    return first


def _is_dated(piece: Words) -> bool:
    """Whether a dash parts a dateline from the sentence in a piece: "MN — Jane Doe"."""
    return _DASH.search(piece.text, piece.spans[0][0], piece.spans[-1][1]) is not None


def _is_seat(pieces: Sequence[Words], number: int, vocabulary: Vocabulary) -> bool:
    """Whether a single word says where somebody lives or sits: "Jane Doe of High Street, Leeds, said"."""
    if len(pieces[number]) > 1 or is_lead(pieces[number - 1], vocabulary):
        return False
    before = pieces[number - 1]
    if before.kinds[0] in "Fp" and number > 1:
        return is_name(pieces[number - 2]) or _ends_in_name(pieces[number - 2])
    return _ends_in_name(before) or _PLACED.match(before.kinds) is not None


def _is_full(piece: Words) -> bool:
    """Whether a piece is a name of two words with a given name or a title, and no field of an office."""
    return len(piece) > 1 and piece.kinds[0] in "THL"


def _is_listed(piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether a piece is one of several people who speak together, with titles, office and seat."""
    dash = _DASH.search(piece.text, piece.spans[0][0], piece.spans[-1][1])
    if dash is not None and 0 < (dated := piece.before(dash.end())) < len(piece):
        piece = piece.cut(dated, len(piece))  # "MN – Following the vote for Jane Doe"
    bracket = piece.text.find("(", piece.spans[0][0], piece.spans[-1][1])
    kinds = piece.kinds if bracket < 0 else piece.kinds[: piece.before(bracket)]
    led = piece.kinds[0] != "A" and is_lead(piece, vocabulary)
    return _LISTED.search(kinds) is not None and not led


def _are_one(before: Words, piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether two pieces are one source: "the leader, Jane Doe" or "Jane Doe, the leader"."""
    if is_name(piece):
        return _is_role(before, vocabulary) or _is_noun_behind_name(before, piece, vocabulary)
    if before.kinds[:1] in ("w", "W", "F"):
        return False  # "X, along with Jane Doe, chair of the committee"
    named = is_name(before) or (_ends_in_name(before) and not is_lead(before, vocabulary))
    apposed = _is_role(piece, vocabulary) or piece.kinds[:1] in ("D", "d")
    bracket = piece.text.find("(", piece.spans[0][0], piece.spans[-1][1])
    kinds = piece.kinds if bracket < 0 else piece.kinds[: piece.before(bracket)]
    return named and apposed and _HELD_NAME.search(kinds) is None


def _is_noun_behind_name(before: Words, piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether what has the looks of a name is an occupation of somebody called by given name and surname."""
    if not vocabulary.capital_nouns or _NAMED_NOUN.match(piece.kinds) is None:
        return False
    if _FULL_LAST.search(before.kinds) is None or vocabulary.is_given(_word(piece, 0)):
        return False
    return vocabulary.is_given(_word(before, len(before) - 2))


def _word(piece: Words, number: int) -> str:
    return piece.text[slice(*piece.spans[number])]


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
    if not len(piece) or not vocabulary.lead_ins.at(piece.folded, 0) or piece.kinds[0] in "CUDd":
        return False
    # "But Mr Roe, who …", "Bridge Watch, and Friends of the Ferry, said"
    named = is_name(piece.cut(1, len(piece))) or piece.kinds[1:2] in ("C", "U")
    return piece.kinds[0] not in "AZ" or not named
