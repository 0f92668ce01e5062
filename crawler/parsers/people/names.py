"""Which words of a marked line are somebody's name.

A name is a run of capitalised words with initials and particles between them. What tells it from the other
capitalised words of a release stands around it: a title before it, post-nominals or a comma behind it, an
office before it. Each run gets points for that; a run without any is not believed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

# Titles, then given names and initials, then particles and the rest of the surname.
_RUN = re.compile(
    r"([THL]*)((?<=T)[YBSHL](?![CUIYBR])|(?<=[MH])[YBSHR](?=\Z|[,;.:)\-'\"wWX])|(?:[CUI]|(?<=[CITHLPp])[Pp](?=[CPp])|(?<=[CI])\"C\"(?=C)){1,8})"
)
_BEHIND = re.compile(r"[,(]?X(?:[,A]?X)*\)?")
_PASSIVE = re.compile(r"[Fp][YBCUw]{0,3}[RMX]+\Z")
_BETWEEN = re.compile(r"(?:\([^()]*\))?,?A\Z")
_FIELD = re.compile(r"[RM][FpDYBCUSwA,]{0,20}[FpA]D?\Z")
_OFFICE_OF = re.compile(r"[RM][mwYS]{0,2}[FpD]{0,2}B\Z")
# A signature of one line, "Jane Roe Leader of the Harbour Party"; not "New Wales Minister for Ports Ann Roe".
_SIGNED = re.compile(r"[RM][wmYS]{0,2}[FpD]{1,2}[YBSCUAFpD]{1,8}(?<!CC)\Z")
_GENITIVE_OFFICE = re.compile(r"[RMH][wmYBDp]{0,3}\Z")
_SECOND = re.compile(r"[W.;]|A[^,]{0,8}[RM](?![Fp])")
_OPENS = frozenset(',-(:."|')
_CLOSES = frozenset(',-():.;"|')
_SURNAMES_TOO = tuple("HLYBSR")
_ENOUGH = 1
_LONGEST = 6


@dataclass(frozen=True, slots=True)
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
    if _is_hopeless(kinds, start, end, titled) or not _can_be_surname(marked, start, lexicon):
        return None
    end = _with_surname_too(marked, start, end, lexicon)
    if (
        not titled
        and _FIELD.search(kinds[max(0, start - 24) : start])
        and not _is_apposed(kinds, last, start)
    ):
        before = start = _behind_field(marked, start, end, lexicon)
    if not titled and _follows_body(marked, start, lexicon):
        before = start = _behind_body(marked, start, end, lexicon)
    elif not titled and _follows_genitive(kinds, start, lexicon):
        before = start = _given_name(marked, start, end, lexicon) or start
    if titled.endswith("L") and kinds[end : end + 2] == "FC" and marked.slice(end, end + 1) == "of":
        end += 2
    end = with_generation(marked, end, lexicon)
    behind = letters_behind(kinds, end)
    points = _length_points(kinds, start, end, titled) + _left_points(kinds, before, titled, last)
    points += _right_points(kinds, before, end, behind)
    if points < _ENOUGH:
        return None
    return NameSpan(before, start, end, behind, points, titled)


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
    return kinds[end : end + 1] not in _SURNAMES_TOO


def _may_stand_alone(kinds: str, start: int) -> bool:
    """Say whether a single word can be a surname: it opens its line or follows an office.

    Between commas it is a place or a field.
    """
    return kinds[start] != "I" and (start == 0 or kinds[start - 1] in 'RM-:."|')


def _follows_body(marked: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether a run stands behind the noun of a body whose own name it may open with."""
    if marked.kinds[start - 1 : start] != "B" or not _OFFICE_OF.search(
        marked.kinds[max(0, start - 8) : start]
    ):
        return False
    return marked.slice(start - 1, start).casefold() in lexicon.named_bodies


def _behind_body(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the name begins in "deputy of the Movement Coast Jane Doe".

    A given name and a surname with its particles, or two surnames where the language has them and the run
    has a word more. One word of the run at least is the body's.
    """
    kinds = marked.kinds
    index = end - 1
    for _ in range(2 if lexicon.words.second_surnames and end - start > 3 else 1):
        while index > start and kinds[index - 1] in "Pp":
            index -= 1
        index -= 1
    return index if start < index and kinds[index] in "CU" else start


def behind_field(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where a name begins in a run of capitals that may open with the field of an office."""
    if _follows_body(marked, start, lexicon):
        return _behind_body(marked, start, end, lexicon)
    if _follows_genitive(marked.kinds, start, lexicon):
        return _given_name(marked, start, end, lexicon) or start
    if end - start < 3 or _FIELD.search(marked.kinds[max(0, start - 24) : start]) is None:
        return start
    return _behind_field(marked, start, end, lexicon)


def _behind_field(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the name begins in "spokesperson on Housing Jane Doe": the last two words of the run."""
    if end - start < 3:
        return start
    given = _given_name(marked, start, end, lexicon)
    if given is not None or set(marked.kinds[start:end]) & set("PpI"):
        return start if given is None else given
    surname = 2 if marked.slice(end - 2, end - 1).casefold() in lexicon.particles else 1
    return end - 1 - surname


def _given_name(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the first word of a run that is a common given name and no last one, or None."""
    for index in range(start, end - 1):
        if marked.kinds[index] in "CU" and lexicon.is_given(marked.slice(index, index + 1)):
            return index
    return None


def _follows_genitive(kinds: str, start: int, lexicon: Lexicon) -> bool:
    """Say whether a run stands behind an office that a genitive may follow: "prezydent Gdyni Jan Roe"."""
    return (
        lexicon.words.bare_genitives and _GENITIVE_OFFICE.search(kinds[max(0, start - 4) : start]) is not None
    )


def _with_surname_too(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Take in a surname that is also a title, a party or a field: "Angus King,", "Al Green MP"."""
    kinds = marked.kinds
    if _is_given_before(marked, start, end, lexicon):
        return end + 1
    if end - start > 2 or set(kinds[start:end]) - {"C", "I"} or kinds[end : end + 1] not in _SURNAMES_TOO:
        return end
    follows = kinds[end + 1 : end + 2]
    told = follows in ("w", "W", "'") and kinds[start - 1 : start] in ("M", "R", "T", "H")
    if follows not in ("", "X") and follows not in _CLOSES and not told:
        return end
    word = marked.slice(end, end + 1)
    if not word[:1].isupper() or (start > 0 and kinds[start - 1] in "YB" and kinds[end] in "YB"):
        return end
    lettered = follows == "X" and kinds[end] in "HLSR"
    return end + 1 if lettered or word.casefold() in lexicon.surnames_too else end


def _is_given_before(marked: Marked, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a given name alone stands before the capitalised noun of an office: "Tom Farmer said"."""
    kinds = marked.kinds
    if end - start != 1 or kinds[end : end + 1] not in ("M", "R", "H"):
        return False
    follows, word = kinds[end + 1 : end + 2], marked.slice(end, end + 1)
    if follows in ("C", "U", "F", "p", "I") or not word[:1].isupper() or (len(word) > 1 and word.isupper()):
        return False
    return lexicon.is_given(marked.slice(start, end)) and not word.casefold().endswith(lexicon.plurals)


def with_generation(marked: Marked, end: int, lexicon: Lexicon) -> int:
    """Return where a name ends that what tells father from son follows: "Thomas Roe, Jr."."""
    kinds = marked.kinds
    at = end + 1 if kinds[end : end + 2] == ",X" else end
    if kinds[at : at + 1] == "X" and marked.slice(at, at + 1).rstrip(".") in lexicon.generations:
        return at + 1
    return end


def letters_behind(kinds: str, end: int) -> int:
    """Return the index after the post-nominals that follow a name, or `end`."""
    match = _BEHIND.match(kinds, end)
    if match is None:
        return end
    stop = match.end()
    if kinds[end - 1] == "U" and kinds[stop : stop + 1] in ("C", "U", "Y") and kinds[end] == "X":
        return end  # "JANE DOE AS CHAIRMAN"
    # A bracket that opens must close: "(MP for Hull)" is no post-nominal.
    if kinds[end] == "(" and kinds[stop - 1] != ")":
        return end
    if kinds[end] != "(" and kinds[stop - 1] == ")":
        stop -= 1
    # "Jane Doe, MP for Hull": the mandate is a role here.
    if kinds[end] == "," and kinds[stop : stop + 1] in ("F", "p", "A"):
        return end
    return stop


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


def _right_points(kinds: str, before: int, end: int, behind: int) -> int:
    if behind > end:
        return 6
    right = kinds[end : end + 1]
    left = kinds[before - 1 : before]
    if not right or right in _CLOSES:
        return 3 if not left or left in _OPENS else 1
    if right in "RMYBS":
        return 4 if not left and _SIGNED.match(kinds, end) else -4
    if right == "'":
        return -2
    return -1 if right in "wF" else 0
