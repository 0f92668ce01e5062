"""Where a name begins and ends in a run of capitalised words, and which letters follow it."""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

_BEHIND = re.compile(r"[,(]?X(?:[,A]?X)*\)?")
FIELD = re.compile(r"[RMX][FpDYBCUSwA,]{0,20}[FpA]D?\Z")
_OFFICE_OF = re.compile(r"[RM][mwYSFpD]{0,5}B\Z")
_GENITIVE_OFFICE = re.compile(r"[RMH][wmYBDp]{0,3}\Z")
CLOSES = frozenset(',-():.;"|')
SURNAMES_TOO = tuple("HLYBSRM")


def behind_field(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where a name begins in a run of capitals that may open with the field of an office."""
    if follows_body(marked, start, lexicon):
        return begin_behind_body(marked, start, end, lexicon)
    if follows_genitive(marked.kinds, start, lexicon):
        return given_name(marked, start, end, lexicon) or start
    if end - start < 3 or FIELD.search(marked.kinds[max(0, start - 24) : start]) is None:
        return start
    return begin_behind_field(marked, start, end, lexicon)


def begin_behind_field(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the name begins in "spokesperson on Housing Jane Doe": the last two words of the run."""
    if end - start < 3:
        return start
    given = given_name(marked, start, end, lexicon)
    if given is not None or set(marked.kinds[start:end]) & set("PpI"):
        return start if given is None else given
    surname = 2 if marked.slice(end - 2, end - 1).casefold() in lexicon.particles else 1
    return end - 1 - surname


def follows_body(marked: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether a run stands behind the noun of a body whose own name it may open with.

    An adjective may stand between: "del Grupo Parlamentario Ribera Social".
    """
    kinds = marked.kinds
    noun = start - 2 if kinds[start - 2 : start] in ("BM", "BY", "BS") else start - 1
    if noun < 0 or kinds[noun] not in "Bw" or not _OFFICE_OF.search(kinds[max(0, noun - 7) : noun] + "B"):
        return False
    return marked.slice(noun, noun + 1).casefold() in lexicon.named_bodies


def begin_behind_body(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
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


def given_name(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the first word of a run that is a common given name and no last one, or None."""
    for index in range(start, end - 1):
        if marked.kinds[index] in "CU" and lexicon.is_given(marked.slice(index, index + 1)):
            return index
    return None


def follows_genitive(kinds: str, start: int, lexicon: Lexicon) -> bool:
    """Say whether a run stands behind an office that a genitive may follow: "prezydent Gdyni Jan Roe"."""
    return (
        lexicon.words.bare_genitives and _GENITIVE_OFFICE.search(kinds[max(0, start - 4) : start]) is not None
    )


def without_origin(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Leave out particles at the end, and behind a surname what is a body there: "Jan Roe van de Bond"."""
    kinds = marked.kinds
    while end - 1 > start and kinds[end - 1] in "Pp":
        end -= 1
    if end - start > 2 and marked.slice(end - 1, end).endswith(lexicon.words.origin_endings or "\0"):
        end -= 1  # Mikko Roe Kuopiosta
    for index in range(start + 2, end) if lexicon.words.origins_behind else ():
        if kinds[index] in "Pp" and kinds[index - 1] in "CU":
            word = marked.slice(index - 1, index)
            folded = word.casefold()  # Alexander Freiherr von Roe
            noble = folded in lexicon.masculine or folded in lexicon.feminine
            if not noble and not lexicon.is_given(word) and kinds[start] == "C":
                return index
    return end


def with_surname_too(marked: Marked, start: int, end: int, lexicon: Lexicon) -> int:
    """Take in a surname that is also a title, a party or a field: "Angus King,", "Al Green MP"."""
    kinds = marked.kinds
    if _is_given_before(marked, start, end, lexicon) or _is_institution(marked, start, end, lexicon):
        return end + 1
    if end - start > 2 or set(kinds[start:end]) - {"C", "I"} or kinds[end : end + 1] not in SURNAMES_TOO:
        return end
    follows = kinds[end + 1 : end + 2]
    told = follows in ("w", "W", "'") and kinds[start - 1 : start] in ("M", "R", "T", "H")
    if follows not in ("", "X") and follows not in CLOSES and not told:
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


def _is_institution(marked: Marked, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a given name stands before a surname that elsewhere opens a body's name: "Rui Sá Câmara".

    Only where adjectives and names follow their noun, so that no body's name ends in its noun.
    """
    if not lexicon.words.adjectives_behind or marked.kinds[end : end + 1] not in ("B", "S"):
        return False
    follows = marked.kinds[end + 1 : end + 2]
    if follows not in ("", "w", "W", "X") and follows not in CLOSES:
        return False
    return end - start < 4 and lexicon.is_given(marked.slice(start, start + 1))


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
