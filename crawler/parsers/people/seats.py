"""Which capitals of a line look like a name and are a seat, a body or the place of the text."""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.names import NameSpan
from crawler.parsers.people.roles import joins_seat

_OFFICE_BEHIND = re.compile(r"'[wmYS]{0,3}[RM]")
_DATELINE = re.compile(r"(?:\([^()]{1,9}\))?,?[NSwC.]{0,4}-")
_OFFICE_BETWEEN = re.compile(r",[DdpQ]?[wmYS]{0,2}[RM]\Z")
_OFFICE_NEXT = re.compile(r"'?[wmYS]{0,3}[RM]{1,2}")
_OFFICE_TOO = re.compile(r"A[wmYSCBU]{0,4}R[FpDSwA]*C?,?|F[DpCYS]{1,4},?")
"""A second office or a place behind a seat: "Fair Coast MLA and education spokesperson Jane Doe"."""
_BODY_OF = re.compile(r"[RM][Fp]D?[YBS]{1,2}\Z")
_SEAT_BEFORE = re.compile(r",[Dp]?[wmYS]{0,2}[RM]{1,2}")
_SEAT_TOO = re.compile(r"\.?\Z|\.|,?[wW]|A[wmYSCBUDdQ']{0,5}[RM](?![CIUTHL])")
"""What can follow a seat between commas, but no name in a list of people."""
_SEAT_ENDS = re.compile(r",[wW]|[wW](?!.*A)|\Z")


def without_seats(marked: Marked, names: list[NameSpan], lexicon: Lexicon) -> list[NameSpan]:
    """Leave out what stands in the bracket right behind a name: "Jane Doe (North Hill–Split Lake)".

    Also the body of somebody's office, "Jane Doe, Fair Coast's housing lead", and a seat between commas.
    """
    kinds = marked.kinds
    kept: list[NameSpan] = []
    for place, name in enumerate(names):
        behind = kept[-1].behind if kept else len(kinds)
        if place + 1 < len(names) and _is_before_office(marked, name, names[place + 1], lexicon):
            continue
        if place + 1 < len(names) and _is_dateline(kinds, name):
            continue
        if name.before and joins_seat(marked, name.before - 1):
            continue
        if place + 1 < len(names) and _is_before_name(marked, name, names[place + 1], lexicon):
            continue
        if kept and (_is_place(marked, behind, name, lexicon) or _is_seat(marked, kept[-1], name, lexicon)):
            continue
        if kinds[behind : name.before] == "," and not name.titled and _OFFICE_BEHIND.match(kinds, name.end):
            continue
        if kinds[behind : behind + 1] != "(" or ")" in kinds[behind : name.start]:
            kept.append(name)
    return kept


def _is_place(marked: Marked, behind: int, name: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether capitals behind a name, which end before `behind`, are its seat or its body.

    "Jane Doe, North Hill, said", and in the genitive "Jane Doe, llefarydd Llais y Bobl".
    """
    if name.titled or name.behind > name.end or lexicon.is_given(marked.slice(name.start, name.start + 1)):
        return False
    between = marked.kinds[behind : name.before]
    follow = lexicon.words.bare_genitives or lexicon.words.adjectives_behind
    if follow and _OFFICE_BETWEEN.match(between):
        return True  # "Jeanne Roe, députée Rivage de Nantes"
    return between == "," and _SEAT_ENDS.match(marked.kinds, name.end) is not None


def _is_seat(marked: Marked, held: NameSpan, name: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether a party and a seat are apposed to a name: "Jane Doe, Fair Coast MEP and rapporteur"."""
    if name.titled or name.behind == name.end or held.behind > held.end:
        return False
    if marked.kinds[held.behind : name.before] != "," or marked.kinds[name.end] != "X":
        return False
    apposed = _SEAT_TOO.match(marked.kinds, name.behind) is not None
    return apposed and not lexicon.is_given(marked.slice(name.start, name.start + 1))


def _is_before_office(marked: Marked, name: NameSpan, following: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether capitals are the body in the next person's office: "Fair Coast transport lead Jane Doe"."""
    if name.titled or lexicon.is_given(marked.slice(name.start, name.start + 1)):
        return False
    if name.behind > name.end:
        if marked.kinds[following.before - 1] == "," and following.behind > following.end:
            return False  # "Jane Doe MP for Hull, John Roe MP"
        return _OFFICE_TOO.fullmatch(marked.kinds, name.behind, following.before) is not None
    return _OFFICE_NEXT.fullmatch(marked.kinds, name.end, following.before) is not None


def _is_before_name(marked: Marked, name: NameSpan, following: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether capitals end an office whose holder follows: "Chefin der Grünen Mitte, Jana Doe".

    In the genitive it may be the field, and a seat may stand before him: "urlabhraí Tithíochta, an Teachta".
    """
    kinds = marked.kinds
    body = kinds[name.behind : following.before] == "," and _BODY_OF.search(kinds, 0, name.before)
    seat = lexicon.words.bare_genitives and _SEAT_BEFORE.fullmatch(kinds, name.end, following.before)
    if not body and not (seat and kinds[name.before - 1 : name.before] in ("R", "M")):
        return False
    mine, next_ = (marked.slice(each.start, each.start + 1) for each in (name, following))
    return not name.titled and not lexicon.is_given(mine) and lexicon.is_given(next_)


def _is_dateline(kinds: str, name: NameSpan) -> bool:
    """Say whether one word before a bracket and a dash is the place of the text: "Wien (XY) - Die …"."""
    if name.start != 0 or name.end != 1:
        return False
    return _DATELINE.match(kinds, name.end) is not None
