"""Which words of a line say what somebody is.

A role is a noun phrase around an office or a mandate: what stands before the noun ("Scottish Greens
transport"), the noun, and the field bound to it ("for Science, Innovation and Technology"). `roles_before`
and `roles_behind` find it left and right of a name; this is what both know of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.parsers.people.folding import lowered
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

Span = tuple[int, int]

HEAD = "RMX"
MOST = 30
"""Words and separators of the longest role."""
# A list of fields goes on over a comma only where a conjunction closes it: "Science, Sport and Culture".
_THING = r"(?:[Dp]?[CUYBSwmnNHPI']{1,6})"
LIST = re.compile(rf"(?:{_THING},){{0,6}}{_THING},?A{_THING}")
_ONE_OF = re.compile(r"d(?:FD[^C]|[FDp]{1,2}[NmwSBpP]{0,2}[RM]|FD?[CUYBSm]{1,5}')")
_REMEMBERED = 1_024
"""Roles whose rank is kept: those of one person are compared with one another."""
_YEAR_DIGITS = 4
_DATE = re.compile(r"(?:N|NC|N,|NS),?\Z")
"""Day and month before a year."""
_SEAT = re.compile(r"[RMX][Fp]D?[CS]{1,3}\Z")
_LONGEST_SEAT = 6
_VOWELS = "aeiouh"
_COMPOUND = frozenset("CUYBSwm'")
"""Kinds of words that join two nouns into one, and of the mark of a genitive."""


@lru_cache(maxsize=_REMEMBERED)
def rank(role: str, lexicon: Lexicon) -> tuple[int, int, int]:
    """Return how much a role says: an office more than a mandate, one person's own, the number of words.

    A seat in a body without a field of one's own says least: "senior member of the House Committee".
    """
    words = role.replace("-", " ").split()
    if _is_membership(words, lexicon):
        return (1, 1, 0)
    office = any(lexicon.kind(word.strip(",()")) == "R" for word in (*words, *role.split()))
    head = next((word for word in words if lexicon.kind(word) in "RM"), "")
    plural = head != "" and head.casefold().endswith(lexicon.plurals)
    return (2 if office else 1, 0 if plural else 1, len(words))


def _is_membership(words: list[str], lexicon: Lexicon) -> bool:
    seats = lexicon.memberships
    place = next((place for place, word in enumerate(words) if lexicon.kind(word) in "RM"), None)
    if not seats or place is None or words[place].casefold() not in seats:
        return False
    before = words[:place]
    return all(word[:1].islower() for word in before) and lexicon.kind(
        words[place + 1] if place + 1 < len(words) else ""
    ) in ("F", "p")


def is_plural(marked: Marked, span: Span, lexicon: Lexicon) -> bool:
    """Say whether a role is printed in the plural, for several people."""
    head: int | None = None
    for index in range(*span):
        # The last noun of "councillor group convenors", the first of "chairs of the ministers' group".
        if marked.kinds[index] in HEAD and (head is None or set(marked.kinds[head + 1 : index]) <= _COMPOUND):
            head = index
    return head is not None and marked.slice(head, head + 1).casefold().endswith(lexicon.plurals)


def trim(marked: Marked, start: int, lexicon: Lexicon) -> int:
    """Leave out what opens a noun phrase and is no part of the role: articles, "their current"."""
    kinds = marked.kinds
    if _ONE_OF.match(kinds, start) is not None:
        return start  # one of the owners, eine der beiden Vorsitzenden
    while start < len(kinds) and _opens_phrase(marked, start, lexicon):
        start += 1
    return start


def _opens_phrase(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    kind, following = marked.kinds[index], marked.kinds[index + 1 : index + 2]
    if kind == "d" and opens_name(marked, index, lexicon):
        return False
    if kind in "df,A'()":
        return True
    if kind == "B" and following == "M":  # Watch Senator Doe's speech
        return marked.slice(index, index + 1).casefold() in lexicon.words.never_names
    if kind == "D":
        return not (following == "Y" and index and _is_capital(marked, index))
    if kind == "N":
        return following not in ("", "N", "w") and not _counts(marked, index)
    if kind in "SQ":
        return following != "" and following in ("Dd" if kind == "S" else "fR")
    if following == "Y" and index and _is_capital(marked, index):
        return False  # "De Radikales leder", inside a sentence
    return kind == "p" and marked.slice(index, index + 1).casefold() in lexicon.articles


def _counts(marked: Marked, index: int) -> bool:
    """Say whether a number is a part of the role: "2020 Presidential candidate", not "May 3, 2021 Senator".

    The year of a ballot stands before more than the office alone.
    """
    word = marked.slice(index, index + 1)
    ballot = len(word) == _YEAR_DIGITS and marked.kinds[index + 1] not in HEAD
    return not word.isdigit() or (ballot and not _DATE.search(marked.kinds, 0, index))


def is_year(marked: Marked, index: int) -> bool:
    """Say whether a word is a number of four digits."""
    word = marked.slice(index, index + 1)
    return len(word) == _YEAR_DIGITS and word.isdigit()


def opens_name(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether an article is the first word of a name, since no vowel follows: "An Comhaontas"."""
    articles = lexicon.words.vowel_articles
    if not articles or marked.slice(index, index + 1) not in articles:
        return False
    word = marked.slice(index + 1, index + 2)
    return word[:1].isupper() and not word.isupper() and lowered(word)[0] not in _VOWELS


def _is_capital(marked: Marked, index: int) -> bool:
    """Say whether a word has a capital that no sentence gives it."""
    return marked.text[marked.spans[index][0]].isupper() and marked.kinds[index - 1] not in '.:"|-'


def joins_seat(marked: Marked, index: int) -> bool:
    """Say whether a dash without space stands inside the name of a seat: "the MPP for Hull—York Bay"."""
    kinds, text = marked.kinds, marked.text
    if kinds[index] != "-" or not _SEAT.search(kinds, max(0, index - _LONGEST_SEAT), index):
        return False
    start, end = marked.spans[index]
    return not text[start - 1].isspace() and text[end : end + 1].isupper()


def opens_ballot(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a word leads to what a candidate stands in: "Spitzenkandidatin zur Landtagswahl"."""
    ballots = lexicon.words.ballots
    return bool(ballots) and marked.slice(index + 1, index + 2).casefold().endswith(ballots)


def without_genitive(kinds: str, end: int) -> int:
    return end - 1 if end and kinds[end - 1] == "'" else end


def opens_several(marked: Marked, comma: int, lexicon: Lexicon) -> bool:
    """Say whether a comma and a conjunction stand before several people: ", and leaders from the islands"."""
    if marked.kinds[comma + 1 : comma + 2] != "A" or marked.kinds[comma + 2 : comma + 3] not in ("R", "M"):
        return False
    noun = marked.slice(comma + 2, comma + 3)
    return noun.islower() and noun.endswith(lexicon.plurals)
