"""Which words of a line say what somebody is, left and right of the name.

A role is a noun phrase around an office or a mandate: what stands before the noun ("Scottish Greens
transport"), the noun, and the field bound to it ("for Science, Innovation and Technology").
"""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

Span = tuple[int, int]

_HEAD = "RMX"
_ABBREVIATION = 5
_MOST = 30
"""Words and separators of the longest role."""
# A list of fields goes on over a comma only where a conjunction closes it: "Science, Sport and Culture".
_THING = r"(?:[Dp]?[CUYBSwmnNHPI']{1,6})"
_LIST = re.compile(rf"(?:{_THING},){{0,6}}{_THING},?A{_THING}")
_BRACKET = re.compile(r"\([^()]{1,24}\)")
_AFTER = re.compile(
    r"[,(|-]?\(?"
    r"(?:F[DpQ]?[YBCUDSw]{1,4}(?=[mwRM]))?"  # für die Fraktion X Mitglied …
    r"([DQdp]?'?(?:[CUYBSwmnNHLPI'AfQp]|\([^()]{1,8}\)){0,8}?[RMX])"
)
_TOLD = re.compile(r"w[wpFDdQO]")
"""Words that no role begins with where no sign parts it from the name: "Jane Doe (X) asked the minister"."""
_AGE = re.compile(",Nw?(?=,)")
_OCCUPATION = re.compile(r",d([wm]{1,2}|[wm]?C)(?=[,.;WF)-]|\Z)")
_ANOTHER = re.compile(r"A?[DdpQ]?'?[YmwNCUBSP']{0,6}[RM](?:[Fp,D]|\Z)")
_HOLDER = re.compile(r"[THL]*(?:[CI][CI]|(?<=[THL])C)")
_ARTICLE, _OFFICE = re.compile("[Ddp]"), re.compile("[RMX]")
_SURNAME = re.compile(r"[THL]*C")
_BODY = re.compile(r"[DdP]?[CUYBSFpDA'N(]*[CUYB][CUYBSFpDA')]*\Z")
_COMPOUND = frozenset("CUYBSwm")
"""Kinds of words that join two nouns into one."""
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
    head = _head_before(kinds, end, loose=lexicon.words.adjectives_behind)
    if head is None or head < floor or (end == index and kinds[end - 1] in "FpA"):
        return None
    start = _left_edge(marked, head, lexicon, floor)
    while end > head + 1 and kinds[end - 1] in "Dd":
        end -= 1
    if end - 1 > start and end == index and kinds[end - 2 : end] == "RM":
        end -= 1  # "party leader Senator Jane Doe": the seat stands for a title there
    return start, _without_genitive(kinds, end)


def role_after(
    marked: Marked, index: int, lexicon: Lexicon, *, limit: int | None = None, running: bool = False
) -> Span | None:
    """Return the span of the role that follows the name and its post-nominals, which end before `index`.

    It ends before `limit`, where another person may be named. In `running` text a comma, dash or bracket
    must stand before it: "Jane Doe asked Minister Roe".
    """
    kinds = marked.kinds if limit is None else marked.kinds[:limit]
    bracket = _BRACKET.match(kinds, index)
    if bracket is not None and not set(bracket.group()) & set("RM"):
        index = bracket.end()
    elif running and kinds[index : index + 1] not in (",", "-", "("):
        return None
    if (age := _AGE.match(kinds, index)) is not None:
        index = age.end()
    match = _AFTER.match(kinds, index)
    if match is None:
        return _occupation(marked, kinds, index, lexicon)
    if kinds[index] not in ",(|-" and _TOLD.search(match.group(1)):
        return None
    start = _trim(marked, match.start(1), lexicon)
    end = _right_edge(marked, match.end(1), len(kinds))
    holder = _SURNAME if running else _HOLDER
    if holder.match(marked.kinds, match.end(1)) or (end == limit and kinds[end - 1] in "RM"):
        return None  # "Jane Doe, Carson Mayor John Roe": the office of the next person
    return (start, end) if start < end else None


def _occupation(marked: Marked, kinds: str, index: int, lexicon: Lexicon) -> Span | None:
    """Return what somebody is called between commas: "Jane Doe, a night porter, said"."""
    match = _OCCUPATION.match(kinds, index)
    if match is None or ("C" in match.group(1)) != lexicon.words.capital_nouns:
        return None
    return match.span(1)


def leading_role(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the role that a whole line is, or None: the line below a signature."""
    match = _AFTER.match(marked.kinds)
    if match is None:
        return None
    end = _right_edge(marked, match.end(1), len(marked.kinds))
    if end < len(marked.kinds.rstrip(".,;:")):
        return None
    return marked.slice(_trim(marked, match.start(1), lexicon), end) or None


def rank(role: str, lexicon: Lexicon) -> tuple[int, int, int]:
    """Return how much a role says: an office more than a mandate, one person's own, the number of words."""
    words = role.replace("-", " ").split()
    office = any(lexicon.kind(word.strip(",()")) == "R" for word in (*words, *role.split()))
    head = next((word for word in words if lexicon.kind(word) in "RM"), "")
    plural = head != "" and head.casefold().endswith(lexicon.plurals)
    return (2 if office else 1, 0 if plural else 1, len(words))


def is_plural(marked: Marked, span: Span, lexicon: Lexicon) -> bool:
    """Say whether a role is printed in the plural, for several people."""
    head: int | None = None
    for index in range(*span):
        # The last noun of "councillor group convenors", the first of "chairs of the ministers' group".
        if marked.kinds[index] in _HEAD and (
            head is None or set(marked.kinds[head + 1 : index]) <= _COMPOUND
        ):
            head = index
    return head is not None and marked.slice(head, head + 1).casefold().endswith(lexicon.plurals)


def _head_before(kinds: str, end: int, *, loose: bool) -> int | None:
    """Return the index of the leftmost office from which a chain of fields leads to `end`."""
    best = None
    for index in range(end - 1, max(-1, end - _MOST), -1):
        kind = kinds[index]
        if kind in _HEAD:
            if _chains(kinds, index + 1, end, loose=loose):
                best = index
            elif best is None:
                return None
        elif kind in '.;:"|-OWZ' or (kind == "," and not _LIST.match(kinds[index + 1 : end])):
            break
    return best


def _chains(kinds: str, start: int, end: int, *, loose: bool) -> bool:
    """Say whether all words from `start` to `end` can be the field of an office before them.

    `loose` where adjectives follow their noun, so that a lower-case word may follow any other.
    """
    if start < end and kinds[start] in "CITL":
        return False  # the name of another holder: "Minister Jane Doe to meet"
    for index in range(start, end):
        kind = kinds[index]
        if (
            kind == "A"
            and kinds[index + 1 : index + 2] in ("D", "d", "p")
            and set(kinds[index:end]) & set("RMX")
        ):
            return False  # "A, leader of X, and the spokesperson B"
        if kind == "w" and (loose or kinds[index - 1] in "FDpAwdf'Nm"):
            continue
        if kind not in _FIELD:
            return False
    return True


def _left_edge(marked: Marked, head: int, lexicon: Lexicon, floor: int) -> int:
    kinds = marked.kinds
    index, first = head, max(floor, head - _MOST)
    while index > first and _belongs(kinds, index - 1, head) and not _is_dateline(marked, index - 1):
        index -= 1
    if not lexicon.words.capital_nouns:
        index = _without_verbs(marked, index, head)
    return _trim(marked, index, lexicon)


def _is_dateline(marked: Marked, index: int) -> bool:
    """Say whether a word is a place in capitals before the text and no abbreviation: "WASHINGTON Senator"."""
    start, end = marked.spans[index]
    return end - start > _ABBREVIATION and marked.text[start:end].isupper()


def _without_verbs(marked: Marked, start: int, head: int) -> int:
    """Leave out lower-case words before an office with a capital: "asked Governor", "this morning Senator".

    They belong to it only where an article, a party or a genitive stands before them.
    """
    kinds = marked.kinds
    if not marked.text[marked.spans[head][0]].isupper():
        return start
    index = head
    while index > start and kinds[index - 1] != "w":
        index -= 1
    before = index
    while before > start and kinds[before - 1] == "w":
        before -= 1
    if before == index or (before and kinds[before - 1] in "QY'BU"):
        return start
    return index


def _belongs(kinds: str, index: int, head: int) -> bool:
    """Say whether the word at `index`, left of a piece of the role, is a piece of it too."""
    kind, right = kinds[index], kinds[index + 1]
    if kind in "YBCUSRMXNHmf":
        return right not in "DdO"
    if kind == "L":  # Lord Advocate
        return right == "R"
    if kind == "w":
        return right in "RMXwm'A" or kinds[index - 1 : index] in ("D", "d", "Q", "'")
    if kind == ")":
        return kinds[index - 2 : index] == "(U" and kinds[index - 3 : index - 2] in ("B", "C", "S", "U", "Y")
    if kind == "(":
        return right == "U"
    if kind == "Q":
        return "'" in kinds[index:head] or right in "YCU"
    if kind == "A":
        return right not in "Y" and _coordinates(kinds, index)
    if kind == "F":  # Department of Mental Health … Director
        return kinds[index - 1 : index] in ("B", "Y") and right in "CUSB"
    if kind == ",":
        return _LIST.match(kinds[index + 1 : head + 1]) is not None
    return kind == "'"


def _coordinates(kinds: str, index: int) -> bool:
    """Say whether a conjunction joins two fields, or two offices, and not two people."""
    left = index - 1
    while left >= 0 and kinds[left] == "C":
        left -= 1
    if kinds[left : left + 1] in ("T", "H") or (
        left < index - 1 and kinds[left : left + 1] in ("R", "M", "X")
    ):
        return False  # "both Congressman Roe and Congressman"
    if left == index - 1:
        return kinds[left : left + 1] in ("R", "M", "w", "S", "B", "Y")
    return kinds[left : left + 1] in ("F", "p", "D", "B", "Y", "S", "Q", ",", "'")


def _trim(marked: Marked, start: int, lexicon: Lexicon) -> int:
    """Leave out what opens a noun phrase and is no part of the role: articles, "their current"."""
    kinds = marked.kinds
    while start < len(kinds) and _opens_phrase(marked, start, lexicon):
        start += 1
    return start


def _opens_phrase(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    kind, following = marked.kinds[index], marked.kinds[index + 1 : index + 2]
    if kind in "Ddf,A'()":
        return True
    if kind in "SQ":
        return following != "" and following in ("Dd" if kind == "S" else "fR")
    return kind == "p" and marked.slice(index, index + 1).casefold() in lexicon.articles


def _right_edge(marked: Marked, index: int, limit: int) -> int:
    """Return where the field of an office that ends before `index` ends itself."""
    kinds, head, limit = marked.kinds, index, min(limit, index + _MOST)
    while index < limit:
        kind = kinds[index]
        # A capital behind a preposition makes any word a name: "députée du Cher".
        if kind in 'OWZ.;:"|-)' and not (kind == "Z" and kinds[index - 1] in "Fp"):
            break
        if kind == "(":
            match = _BRACKET.match(kinds, index)
            if match is None:
                break
            index = match.end()
            continue
        # "Sprecherin der Fraktion im Bundestag das Gesetz": an article behind a noun opens something else.
        if kind == "D" and kinds[index - 1] in "BCYUSw" and marked.text[marked.spans[index][0]].islower():
            break
        if kind == "," and not _goes_on(kinds, index, head, limit):
            break
        index += 1
    while index > head and kinds[index - 1] in ",AFDdp":
        index -= 1
    return _without_genitive(kinds, index)


def _goes_on(kinds: str, comma: int, head: int, limit: int) -> bool:
    """Say whether a role goes on over a comma: a list of fields, another office, its body."""
    rest = kinds[comma + 1 : limit]
    if comma > head and (_LIST.match(rest) or (rest[:1] == "A" and "," in kinds[head:comma])):
        return True
    return _ANOTHER.match(rest) is not None or (_BODY.match(rest) is not None and len(rest) > 1)


def _without_genitive(kinds: str, end: int) -> int:
    return end - 1 if end and kinds[end - 1] == "'" else end
