"""Which words left of a name say what somebody is: "Scottish Greens transport spokesperson Jane Doe"."""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.roles import (
    HEAD,
    LIST,
    MOST,
    Span,
    is_year,
    joins_seat,
    opens_ballot,
    opens_name,
    trim,
    without_genitive,
)
from crawler.parsers.people.roles_verbs import (
    behind_verb,
    binds,
    is_capital,
    is_dateline,
    is_infinitive,
    says,
    without_verbs,
)

_OF_HOLDER = re.compile(r"F[RM]+")
"""A preposition and the office of whom it governs."""
_OWNED = re.compile(r"D?[CUBSY]+'")
"""The rest of a body's name that ends in a genitive: "Friends of the Earth’s Head of Campaigns"."""
_RESPONSIBLE = re.compile(r"F[DpwmCSUBY]{1,10}\Z")
_RESPONSIBLE_WORDS = ("zuständig", "verantwortlich")
"""Für die Rechtspolitik zuständiger Berichterstatter."""
_FIELD = frozenset("FDpdACUYBSRMXHNPI'Q()m,f")


def role_before(
    marked: Marked, index: int, lexicon: Lexicon, *, over_comma: bool = True, floor: int = 0
) -> Span | None:
    """Return the span of the role that leads up to the name or titles that begin at `index`, or None.

    It begins at `floor` or later, where another person's name ends.
    """
    kinds = marked.kinds
    end = index
    if over_comma and end and kinds[end - 1] in ",:-":
        end -= 1
        if kinds[end - 2 : end] in ("WN", "FN", "wN") and is_year(marked, end - 1):
            end -= 2  # "Maire de Roe depuis 2014, Jane Doe"
    head = _head_before(marked, end, lexicon)
    if head is None or head < floor or (end == index and kinds[end - 1] in "FpAD"):
        return None
    start = _left_edge(marked, head, lexicon, floor)
    if start == index - 1 and says(marked, start, lexicon):
        return None
    if end < index and _opens_clause(marked, start, lexicon):
        return None
    while end > head + 1 and kinds[end - 1] in "Dd":
        end -= 1
    if end == index and _ends_in_seat(marked, start, end):
        end -= 1  # "party leader Senator Jane Doe": the seat stands for a title there
    return start, without_genitive(kinds, end)


def _demonstrates(kinds: str, index: int) -> bool:
    """Say whether a pronoun stands before its noun: "portavoz de este grupo"."""
    return kinds[index - 1 : index] in ("F", "p") and kinds[index + 1 : index + 2] in ("w", "B", "S")


def _is_field(marked: Marked, index: int, *, loose: bool) -> bool:
    """Say whether the noun of an office is the field of another: "spokesperson for workers rights"."""
    if marked.kinds[index - 1 : index] not in ("F", "p", "A"):
        return False
    return loose or not is_capital(marked, index)


def _is_part(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a word that mostly ends a role is a part of this one."""
    kinds, kind = marked.kinds, marked.kinds[index]
    if kind == "O":
        return _demonstrates(kinds, index)
    if kind == "-":
        return joins_seat(marked, index)
    if kind == "Z":
        return _names_place(kinds, index)
    return kind == "W" and opens_ballot(marked, index, lexicon)


def _names_place(kinds: str, index: int) -> bool:
    """Say whether a capital makes any word a name: "députée du Cher", "der Partei Neues Land"."""
    behind = kinds[index - 1 : index]
    return behind in ("F", "p") or (behind == "B" and kinds[index + 1 : index + 2] in tuple("CSBYU"))


def _opens_clause(marked: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether a clause opens before a role and its article: "As a member of the board, Doe was"."""
    before = start - 1 if marked.kinds[start - 1 : start] in ("D", "d") else start
    return before > 0 and marked.slice(before - 1, before).casefold() in lexicon.words.capacities


def _head_before(marked: Marked, end: int, lexicon: Lexicon) -> int | None:
    """Return the index of the leftmost office from which a chain of fields leads to `end`."""
    kinds, loose = marked.kinds, lexicon.words.adjectives_behind
    best = None
    for index in range(end - 1, max(-1, end - MOST), -1):
        kind = kinds[index]
        if kind in HEAD and is_infinitive(marked, index, lexicon):
            return best  # "proud to partner with Representative Doe"
        if kind in HEAD and not (loose and kinds[index - 1 : index] == "B"):  # Grupo Parlamentario
            if not _is_held(marked, index + 1, end, lexicon) and _chains(marked, index + 1, end, lexicon):
                best = index
            elif best is None and not _is_field(marked, index, loose=loose):
                return None
        elif _is_part(marked, index, lexicon):
            continue
        elif kind in '.;:"|-OWZ' or (kind == "," and not LIST.match(kinds[index + 1 : end])):
            break
    return best


def _is_held(marked: Marked, index: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the name of another holder stands behind an office: "Minister Jane Doe to meet".

    A capital there may be a place in the genitive, or a field: "responsabile Scuola del Partito".
    """
    kinds, words = marked.kinds, lexicon.words
    if index >= end or kinds[index] not in "CITL":
        return False
    field = words.adjectives_behind and not set(kinds[index:end]) & set(HEAD)
    field = field and (kinds[end : end + 1] not in tuple(",:-") or kinds[index + 1] in "Fp")
    free = kinds[index] == "C" and (words.bare_genitives or field)
    return not free or lexicon.is_given(marked.slice(index, index + 1))


def _chains(marked: Marked, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether all words from `start` to `end` can be the field of an office before them.

    Where adjectives follow their noun, a lower-case word may follow any other; where a field needs no
    preposition, it may follow the office at once.
    """
    kinds, loose, bare = marked.kinds, lexicon.words.adjectives_behind, lexicon.words.bare_fields
    if not loose and _OF_HOLDER.fullmatch(kinds, start, end) and is_capital(marked, start + 1):
        # "an aide to President Doe", but "candidate for Mayor Jane Doe"
        return marked.slice(start - 1, start).casefold() in lexicon.words.aspirants
    for index in range(start, end):
        kind = kinds[index]
        if (
            kind == "A"
            and kinds[index + 1 : index + 2] in ("D", "d", "p")
            and set(kinds[index:end]) & set("RMX")
        ):
            return False  # "A, leader of X, and the spokesperson B"
        if _is_part(marked, index, lexicon):
            continue
        if kind == "w" and (loose or kinds[index - 1] in "FDpAwdf'Nm"):
            continue
        if kind == "w" and bare and kinds[index - 1] in "RM":
            continue
        if kind == "w" and kinds[index - 1] in "CYS" and _is_noun(marked, index, lexicon):
            continue
        if kind == "w" and index > start and kinds[index - 1] in "MR":
            continue
        if kind not in _FIELD:
            return False
    return True


def _walk_left(marked: Marked, head: int, first: int, lexicon: Lexicon) -> int:
    """Return where the run of words that can stand before an office at `head` begins, `first` at most."""
    kinds, capitals = marked.kinds, lexicon.words.capital_nouns
    genitives = lexicon.words.bare_genitives and lexicon.words.adjectives_behind
    index = head
    while index > first and not is_dateline(marked, index - 1) and not _parts(marked, index - 1):
        if _belongs(kinds, index - 1, head, capitals=capitals, genitives=genitives) or (
            kinds[index - 1] == "A" and marked.slice(index - 1, index) == "&"
        ):
            index -= 1
        elif index > first + 1 and (
            (lexicon.binders and binds(marked, index - 1, lexicon)) or _is_halved(marked, index - 1)
        ):
            index -= 2
        else:
            break
    return index


def _parts(marked: Marked, index: int) -> bool:
    """Say whether a word parts an office with a capital from what stands before it.

    A conjunction behind a noun does, "his aunt and Mayor Doe", and a word behind a dateline: "LEEDS Today".
    """
    if marked.kinds[index] == "Z":
        return index > 0 and is_dateline(marked, index - 1)
    if marked.kinds[index] != "A" or marked.kinds[index - 1 : index] not in ("w", "B"):
        return False
    office = marked.kinds[index + 1 : index + 2] in tuple(HEAD) and is_capital(marked, index + 1)
    return office and not _is_halved(marked, index)


def _left_edge(marked: Marked, head: int, lexicon: Lexicon, floor: int) -> int:
    kinds, capitals = marked.kinds, lexicon.words.capital_nouns
    first = max(floor, head - MOST)
    index = _walk_left(marked, head, first, lexicon)
    if capitals and marked.slice(head, head + 1).startswith(_RESPONSIBLE_WORDS):
        field = _RESPONSIBLE.search(kinds, first, head)
        index = field.start() if field is not None else index
    if index > first and kinds[index] == "Y" and _is_article(marked, index - 1, lexicon):
        index -= 1  # "De Radikales leder": trimmed again where a sentence gives the capital
    if index > first and kinds[index] == "C" and opens_name(marked, index - 1, lexicon):
        return index - 1  # "An Comhaontas spokesperson"
    if lexicon.words.adjective_endings:
        index = behind_verb(marked, index, head, lexicon)
    elif not capitals:
        index = without_verbs(marked, index, head, lexicon)
    return trim(marked, index, lexicon)


def _is_noun(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a word in small letters is a field or a body: "leader of Hull council"."""
    return not lexicon.words.capital_nouns and marked.slice(index, index + 1) in lexicon.field_nouns


def _is_article(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    kind = marked.kinds[index]
    return kind == "D" or (kind == "p" and marked.slice(index, index + 1).casefold() in lexicon.articles)


def _is_halved(marked: Marked, index: int) -> bool:
    """Say whether a conjunction joins the first half of a compound: "Arbeits- und Sozialminister"."""
    half = marked.spans[index - 1][1]
    return marked.kinds[index] == "A" and marked.text[half : half + 2] == "- "


def _ends_in_seat(marked: Marked, start: int, end: int) -> bool:
    """Say whether a seat follows an office and its field at once: "Minister for Ports Senator"."""
    kinds = marked.kinds
    if kinds[end - 1] != "M" or end - 1 == start or not is_capital(marked, end - 1):
        return False
    return kinds[end - 2] == "R" or ("R" in kinds[start : end - 1] and kinds[end - 2] in "CSB")


def _belongs(kinds: str, index: int, head: int, *, capitals: bool, genitives: bool) -> bool:
    """Say whether the word at `index`, left of a piece of the role, is a piece of it too."""
    kind, right = kinds[index], kinds[index + 1]
    if kind in "YBCUS" and genitives:
        return False  # there a name stands behind its office: "w Sejmie poseł"
    if kind in "YBCUSRMXNHmf":
        return right not in "DdO"
    if kind in "FD" and _OWNED.match(kinds, index + 1):
        return kinds[index - 1 : index] in (("F",) if kind == "D" else ("C", "S", "B", "Y"))
    if kind == "Z":  # People Before Profit
        return right in "CYBUS" and index > 0 and kinds[index - 1] in "CYBUS"
    if kind == "L":  # Lord Advocate
        return right == "R"
    if kind == "w" and right in "YCUBS" and not capitals:
        return False  # "at the debate Labour leader Jane Doe"
    if kind == "w":
        return right in "RMXwm'A" or kinds[index - 1 : index] in ("D", "d", "Q", "'")
    if kind == ")":
        return kinds[index - 2 : index] == "(U" and kinds[index - 3 : index - 2] in ("B", "C", "S", "U", "Y")
    if kind == "(":
        return right == "U"
    if kind == "Q":
        return "'" in kinds[index:head] or right in "YCU"
    if kind == "A":
        return (right not in "Y" or kinds[index - 1 : index] == "S") and _coordinates(kinds, index)
    if kind == "F":  # Department of Mental Health … Director
        return kinds[index - 1 : index] in ("B", "Y") and right in "CUSB"
    if kind == ",":
        return _closes_list(kinds, index) or LIST.match(kinds[index + 1 : head + 1]) is not None
    return kind == "'"


def _closes_list(kinds: str, comma: int) -> bool:
    """Say whether a comma stands before the conjunction of fields: "Science, Ports, and Fish Committee"."""
    return kinds[max(0, comma - 3) : comma + 2] in ("S,S,A", "S,C,A", "C,S,A")


def _coordinates(kinds: str, index: int) -> bool:
    """Say whether a conjunction joins two fields, or two offices, and not two people."""
    left = index - 1
    while left >= 0 and kinds[left] == "C":
        left -= 1
    if kinds[left : left + 1] in ("T", "H") or (
        left < index - 1 and kinds[left : left + 1] in ("R", "M", "X")
    ):
        return False  # "both Congressman Roe and Congressman"
    if left == index - 2 and kinds[left : left + 1] in ("", "D", "F", "W", ".", "Z"):
        return kinds[index + 1 : index + 2] == "C" or kinds[index + 1] in "BS"  # Ways and Means Committee
    if left == index - 1:
        return kinds[left : left + 1] in ("R", "M", "w", "m", "S", "B", "Y") or _closes_list(kinds, left)
    return kinds[left : left + 1] in ("F", "p", "D", "B", "Y", "S", "Q", ",", "'")
