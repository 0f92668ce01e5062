"""Which words of a line say what somebody is, left and right of the name.

A role is a noun phrase around an office or a mandate: what stands before the noun ("Scottish Greens
transport"), the noun, and the field bound to it ("for Science, Innovation and Technology").
"""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

_HEAD = "RMX"
# A list of fields goes on over a comma only where a conjunction closes it.
_THING = r"(?:[Dp]?[CUYBSwmnNHPI']{1,6})"
_LIST = rf"(?:{_THING},){{1,6}}{_THING},?A"
_AFTER = re.compile(r"[,(:-]?\(?([DQd]?'?[^FDOW,.;:()\"|-]{0,7}?[RMX])")
_BRACKET = re.compile(r"\([^()]{1,12}\)")
_FIELD_SIGN = frozenset("FDpdACUYBSRMXHNPI'")
_MOST = 30


def role_before(marked: Marked, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the span of the role that leads up to the name that begins at `index`, or None."""
    kinds = marked.kinds
    end = index
    if end and kinds[end - 1] in ",:-":
        end -= 1
    head = _head_before(kinds, end)
    if head is None:
        return None
    start = _left_edge(marked, head, lexicon)
    if head + 1 < end and kinds[index - 1] not in ",:-" and kinds[end - 1] in "Fp":
        return None
    return (start, _without_genitive(kinds, end))


def role_after(
    marked: Marked, index: int, lexicon: Lexicon, *, limit: int | None = None
) -> tuple[int, int] | None:
    """Return the span of the role that follows the name and its post-nominals, which end before `index`.

    It ends before `limit`, where another person may be named.
    """
    kinds = marked.kinds
    bracket = _BRACKET.match(kinds, index)
    if bracket is not None and not set(bracket.group()) & set("RM"):
        index = bracket.end()
    match = _AFTER.match(kinds, index)
    if match is None or (limit is not None and match.end(1) > limit):
        return None
    start = match.start(1)
    end = _right_edge(kinds[:limit], match.end(1))
    start = _trim(marked, start, lexicon)
    return (start, end) if start < end else None


def leading_role(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the role that a whole line is, or None: the line below a signature."""
    match = _AFTER.match(marked.kinds)
    if match is None:
        return None
    end = _right_edge(marked.kinds, match.end(1))
    if end < len(marked.kinds.rstrip(".,;:")):
        return None
    return marked.slice(_trim(marked, match.start(1), lexicon), end) or None


def _head_before(kinds: str, end: int) -> int | None:
    """Return the index of the leftmost office from which a chain of fields leads to `end`."""
    best = None
    index = end - 1
    lowest = max(0, end - _MOST)
    while index >= lowest:
        kind = kinds[index]
        if kind in _HEAD:
            if _chains(kinds, index + 1, end):
                best = index
            elif best is None:
                return None
        elif kind in '.;:"|-O' or kind == "W" or (kind == "," and not _list_comma(kinds, index, end)):
            break
        index -= 1
    return best


def _chains(kinds: str, start: int, end: int) -> bool:
    """Say whether all words from `start` to `end` can be the field of an office before them."""
    for index in range(start, end):
        kind = kinds[index]
        if kind in _FIELD_SIGN or kind == "," or kind == "m":
            continue
        if kind in "wf" and kinds[index - 1] in "FDpAwdf'Nm":
            continue
        return False
    return True


def _list_comma(kinds: str, comma: int, end: int) -> bool:
    """Say whether a comma parts two fields of one list that a conjunction closes before `end`."""
    rest = kinds[comma + 1 : end]
    return bool(re.match(rf"(?:{_THING},){{0,6}}{_THING},?A{_THING}", rest))


def _left_edge(marked: Marked, head: int, lexicon: Lexicon) -> int:
    kinds = marked.kinds
    index = head
    while index > 0 and _belongs(kinds, index - 1, head):
        index -= 1
    return _trim(marked, index, lexicon)


def _belongs(kinds: str, index: int, head: int) -> bool:
    """Say whether the word at `index`, left of a piece of the role, is a piece of it too."""
    kind, right = kinds[index], kinds[index + 1]
    if kind in "YBCUSRMXNHmf":
        return right not in "DdO"
    if kind == "'":
        return True
    if kind == "w":
        return right in "RMXwm'" or kinds[index - 1 : index] in ("D", "d", "Q", "'")
    if kind == "Q":
        return "'" in kinds[index:head] or right in "YCU"
    if kind == "A":
        return right not in "Y" and _coordinates(kinds, index)
    if kind == ",":
        return _list_comma(kinds, index, head + 1)
    return False


def _coordinates(kinds: str, index: int) -> bool:
    """Say whether a conjunction joins two fields, or two offices, and not two people."""
    left = kinds[index - 1 : index]
    if left in ("R", "M"):
        return True
    return left in ("C", "w", "S", "B", "Y") and kinds[index - 2 : index] != "CC"


def _trim(marked: Marked, start: int, lexicon: Lexicon) -> int:
    """Leave out what opens a noun phrase and is no part of the role: articles, "their current"."""
    kinds = marked.kinds
    while start < len(kinds) and _opens_phrase(marked, start, lexicon):
        start += 1
    return start


def _opens_phrase(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    kind, following = marked.kinds[index], marked.kinds[index + 1 : index + 2]
    if kind in "Ddf,A'":
        return True
    if kind in "SQ":
        return following != "" and following in ("Dd" if kind == "S" else "f")
    return kind == "p" and marked.slice(index, index + 1).casefold() in lexicon.articles


def _right_edge(kinds: str, index: int) -> int:
    """Return where the field of an office that ends before `index` ends itself."""
    limit = min(len(kinds), index + _MOST)
    while index < limit:
        kind = kinds[index]
        if kind in 'OW.;:"|-':
            break
        if kind == "(":
            match = _BRACKET.match(kinds, index)
            if match is None:
                break
            index = match.end()
            continue
        if kind == ")":
            break
        if kind == "," and not (_list_comma(kinds, index, limit) or _another(kinds, index)):
            break
        index += 1
    while index and kinds[index - 1] in ",A":
        index -= 1
    return _without_genitive(kinds, index)


def _another(kinds: str, comma: int) -> bool:
    """Say whether another office follows a comma: "MP for Hull, Chair of the Committee"."""
    return re.match(r"A?[Dd]?[YmwNCU']{0,4}[RM](?:[Fp]|\Z)", kinds[comma + 1 : comma + 9]) is not None


def _without_genitive(kinds: str, end: int) -> int:
    return end - 1 if end and kinds[end - 1] == "'" else end


def rank(role: str, lexicon: Lexicon) -> tuple[int, int]:
    """Return how much a role says: an office more than a mandate, then the number of words."""
    words = role.split()
    office = any(lexicon.kind(word.strip(",()")) == "R" for word in words)
    return (2 if office else 1, len(words))
