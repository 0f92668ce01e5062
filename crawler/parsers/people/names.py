"""Which words of a marked line are somebody's name.

A name is a run of capitalised words with initials and particles between them. What tells it from the other
capitalised words of a release stands around it: a title before it, post-nominals or a comma behind it, an
office before it. Each run gets points for that; a run without any is not believed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.parsers.people.bounds import (
    CLOSES,
    FIELD,
    SURNAMES_TOO,
    begin_behind_body,
    begin_behind_field,
    follows_body,
    follows_genitive,
    given_name,
    letters_behind,
    with_generation,
    with_surname_too,
    without_origin,
)
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

# Titles, then given names and initials, then particles and the rest of the surname.
_RUN = re.compile(
    r"(?=[THLCUIYBSRPp\"])"  # one glance at most words
    r"(?!(?<=[^RM\-:.\"|])[CUI](?![CUIPp\"HLYBSRM]))"  # one capital inside a line is hopeless
    r"([THL]*)((?<=T)[YBSHL](?![CUIYBR])|(?<=[MH])[YBSHR](?=\Z|[,;.:)\-'\"wWX])|(?:[CUI]|(?<=[CITHLPp])[Pp](?=[CPp])|(?<=[CI])\"C\"(?=C)){1,8})"
)
_PASSIVE = re.compile(r"[Fp][YBCUw]{0,3}[RMX]+\Z")
_BETWEEN = re.compile(r"(?:\([^()]*\))?,?A\Z")
# A signature of one line, "Jane Roe Leader of the Harbour Party"; not "New Wales Minister for Ports Ann Roe".
_SIGNED = re.compile(r"[RM][wmYS]{0,2}[FpD]{1,2}[YBSCUAFpD]{1,8}(?<!CC)\Z")
_OFFICE_NEXT = re.compile(r"[YSm]{0,4}[RM](?![CI])")
_SEAT = re.compile(r"\([A-Z]{1,4}[-–](?:[A-Z][\w.]{0,5}(?:-\d+)?|\d+)\)")
"""Party and seat in the bracket behind a legislator's name: "(R-TX)", "(TX-16)", "(ECR-PL)"."""
_SECOND = re.compile(r"[W.;]|A[^,]{0,8}[RM](?![Fp])")
_OPENS = frozenset(',-(:."|')
_ENOUGH = 1
_LONGEST = 6


@dataclass(slots=True)
class NameSpan:
    """Where a name stands, as indexes into `Marked.kinds`."""

    before: int
    """Index of the first title, or of the name."""
    start: int
    end: int
    behind: int
    """Index after the last post-nominal, or `end`."""
    points: int
    titled: str
    """The kinds of the titles before it: T, H or L."""


def find_names(marked: Marked, lexicon: Lexicon) -> list[NameSpan]:
    """Return the believable names of a line, in order."""
    found: list[NameSpan] = []
    for match in _RUN.finditer(marked.kinds):
        span = _weigh(marked, match, found[-1] if found else None, lexicon)
        if span is not None:
            if found and _is_seat(marked, found[-1], span, lexicon):
                found.pop()
            found.append(span)
    return found


def _is_seat(marked: Marked, last: NameSpan, span: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether what looks like a name with letters is somebody's seat: "North Down MLA Jane Doe"."""
    if last.behind != span.before or marked.kinds[last.behind - 1] != "X" or last.titled:
        return False
    return not lexicon.is_given(marked.slice(last.start, last.start + 1))


def _weigh(marked: Marked, match: re.Match[str], last: NameSpan | None, lexicon: Lexicon) -> NameSpan | None:
    kinds = marked.kinds
    before, start, end = match.start(), match.start(2), match.end(2)
    titled = match.group(1)
    if not titled and _is_genitive(marked, start, lexicon):
        return None
    if _is_hopeless(kinds, start, end, titled) or not _can_be_surname(marked, start, lexicon):
        return None
    end = with_surname_too(marked, start, without_origin(marked, start, end, lexicon), lexicon)
    if not titled:
        begin = _beginning(marked, start, end, last, lexicon)
        if begin is None:
            return None
        before = start = begin
    if titled.endswith("L") and kinds[end : end + 2] == "FC" and marked.slice(end, end + 1) == "of":
        end += 2
    end = with_generation(marked, end, lexicon)
    behind = letters_behind(kinds, end)
    points = _length_points(kinds, start, end, titled) + _left_points(kinds, before, titled, last)
    points += _right_points(kinds, before, end, behind)
    if _has_seat(marked, end):
        points += 5
    if not titled and points < _ENOUGH and _opens_line(marked, start, end, lexicon):
        points = _ENOUGH + 1
    if points < _ENOUGH:
        return None
    return NameSpan(before, start, end, behind, points, titled)


def _is_genitive(marked: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether an article joins two nouns, which all have a capital: "Abbau der Kontrollen"."""
    if not lexicon.words.capital_nouns or marked.kinds[start : start + 3] != "CpC":
        return False
    article = marked.slice(start + 1, start + 2).casefold() in lexicon.articles
    return article and not lexicon.is_given(marked.slice(start, start + 1))


def _has_seat(marked: Marked, end: int) -> bool:
    """Say whether party and seat stand in a bracket right behind a name."""
    return marked.kinds[end : end + 1] == "(" and _SEAT.match(marked.text, marked.spans[end][0]) is not None


def _beginning(marked: Marked, start: int, end: int, last: NameSpan | None, lexicon: Lexicon) -> int | None:
    """Return where the name begins in a run that may open with other capitals; None where there is none."""
    kinds = marked.kinds
    while start < end - 1 and kinds[start] in "Pp":
        start += 1  # "número dos de Jane Doe"
    given = given_name(marked, start, end, lexicon) if end - start > 3 else None
    if given is not None and given > start + 1:
        return given  # "Coast Elder Uncle Jane Doe"
    if (
        end - start > 2
        and FIELD.search(kinds, max(0, start - 24), start)
        and (not _is_apposed(kinds, last, start) or _has_seat(marked, end))
    ):
        start = begin_behind_field(marked, start, end, lexicon)
    if follows_body(marked, start, lexicon):
        given = given_name(marked, start, end, lexicon)
        if given is not None:
            return given
        # "portavoz del Partido Ribera Social,"
        return None if end - start < 3 else begin_behind_body(marked, start, end, lexicon)
    return _behind_governor(marked, start, end, lexicon)


def _behind_governor(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return where the name begins in a run whose first words a preposition or a noun may govern."""
    kinds, left = marked.kinds, marked.kinds[start - 1 : start]
    genitive = follows_genitive(kinds, start, lexicon)
    # "à l’AFP Jeanne Roe": what a preposition governs is no part of the name.
    if not genitive and (not left or left not in "SBYFp"):
        return start
    given = given_name(marked, start, end, lexicon)
    if given is None and genitive and kinds[end : end + 1] in ("F", "p", "w", "D"):
        return None  # "llefarydd Llais y Bobl ar addysg": the name of a body
    bodily = "p" in kinds[start:end] or lexicon.words.adjectives_behind
    if given is None and left == "B" and not genitive and bodily:
        return None  # "Câmara Municipal de Roe", "Partido Democrático Social"
    return start if given is None else given


def _can_be_surname(marked: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether a word of another list may be the surname behind a seat: "Congressman Green"."""
    kinds = marked.kinds
    if kinds[start] not in "YBSHR" or kinds[start - 1 : start] == "T":
        return True
    return marked.slice(start, start + 1).casefold() in lexicon.surnames_too


def _is_apposed(kinds: str, last: NameSpan | None, start: int) -> bool:
    """Say whether a run is apposed to a name: "Jane Doe, director of the Green Heart Project"."""
    between = kinds[last.behind : start] if last is not None else ""
    return between[:1] in (",", "-", "(") and _SECOND.search(between) is None


def _is_hopeless(kinds: str, start: int, end: int, titled: str) -> bool:
    """Say whether a run is one word that can be no name, before anything else is looked at."""
    if end - start > 1 or titled or _may_stand_alone(kinds, start):
        return False
    return kinds[end : end + 1] not in SURNAMES_TOO


def _may_stand_alone(kinds: str, start: int) -> bool:
    """Say whether a single word can be a surname: it opens its line or follows an office.

    Between commas it is a place or a field.
    """
    return kinds[start] != "I" and (start == 0 or kinds[start - 1] in 'RM-:."|')


def _length_points(kinds: str, start: int, end: int, titled: str) -> int:
    length = end - start
    if length == 1:
        return -3 if titled or _may_stand_alone(kinds, start) else -12
    if length > _LONGEST:
        return -4
    acronyms = sum(1 for kind in kinds[start:end] if kind == "U")
    if acronyms and acronyms < length and kinds[start] == "U":
        return 0
    return 2 if length < 4 else 1


def _left_points(kinds: str, before: int, titled: str, last: NameSpan | None) -> int:
    if titled:
        return 6
    left = kinds[before - 1 : before]
    if not left:
        return 1
    if left in "CU":
        return 3  # the field of an office before it
    if left in "RMX":
        # "on Prime Minister Jane Doe's visit": somebody who is talked about.
        return 0 if _PASSIVE.search(kinds[max(0, before - 8) : before]) else 4
    if left in "FpDdQ":
        return -4
    if left == "A":
        # "Jane Doe and John Roe", but "Minister for Vaccines and Public Health".
        joined = last is not None and _BETWEEN.match(kinds, last.behind, before)
        return 0 if joined else -5
    if left in _OPENS:
        return 2
    return 0


def _opens_line(marked: Marked, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a given name opens a sentence and an office follows: "Jane Doe Labour MP for Hull"."""
    kinds = marked.kinds
    if end - start < 2 or kinds[start - 1 : start] not in ("", "."):
        return False
    return _OFFICE_NEXT.match(kinds, end) is not None and lexicon.is_given(marked.slice(start, start + 1))


def _right_points(kinds: str, before: int, end: int, behind: int) -> int:
    if behind > end:
        return 6
    right = kinds[end : end + 1]
    left = kinds[before - 1 : before]
    if not right or right in CLOSES:
        return 3 if not left or left in _OPENS else 1
    if right in "RMYBS":
        return 4 if not left and _SIGNED.match(kinds, end) else -4
    if right == "'":
        return -2
    return -1 if right in "wF" else 0
