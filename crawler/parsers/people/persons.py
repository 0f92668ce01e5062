"""The people of a marked line, each with the role beside the name.

Several people may share one attribution: "the co-convenors A and B", "A, leader of X, and B, leader of Y".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.names import NameSpan, find_names
from crawler.parsers.people.roles import Span, is_plural, rank
from crawler.parsers.people.roles_before import role_before
from crawler.parsers.people.roles_behind import role_after
from crawler.parsers.people.seats import without_seats

_JOINT = re.compile(r"[,;()]*[A;,]?[DdpF]?\Z")
_FIRST_NAME = re.compile(r"[Dd][wm]{1,2}C\Z")
"""A given name behind an adjective: "a delighted Fiona"."""
_SURNAMES = re.compile(r"C(?:,C)*,?AC\Z")
_PARTICLED_HOLDER = re.compile(r"([DdpF]?[wmYS]{0,2}[RM])([Pp]{1,3}[CU]{1,2}(?:,?X)*)\Z")
"""A surname alone behind an office, whose particle has a capital: "burgemeester Van den Roe"."""
_PARTICLED = re.compile(r"[DPp][Pp]{0,2}[CU]{1,2}(?:,?X)*\Z")
_SEAT_BEFORE = re.compile(r"(,)[Dp]?[YBC]{0,3}(?:[MX]{1,2}|M(W[RBSC]))\Z")
_PARTY_TITLE = re.compile(r"(,)D?[YBC]{0,3}[THL]+\Z")
_SURE = 5
_FAR = 40


@dataclass(slots=True)
class Named:
    """One person of a line: the name, the role or None, and the stretch that both fill."""

    name: NameSpan
    role: Span | None
    extent: Span


def people_of(
    marked: Marked, lexicon: Lexicon, *, signed: bool = False, running: bool = False
) -> list[Named]:
    """Return everyone whom a line names, in order.

    In a `signed` line the role stands behind the name. In `running` text verbs stand between the names.
    """
    names = without_seats(marked, find_names(marked, lexicon), lexicon)
    found: list[Named] = []
    for place, name in enumerate(names):
        if found and name.start < found[-1].extent[1]:
            continue  # what looked like a name is the field of the role before it
        if found and not running and _is_body(marked, found[-1], name):
            role = beside(marked, found[-1].name, lexicon)
            found[-1] = Named(found[-1].name, role, _extent(marked, found[-1].name, role))
            continue
        limit = _limit(marked, names[place + 1]) if place + 1 < len(names) else None
        floor = _floor(marked.kinds, found[-1], name) if found else 0
        role = beside(marked, name, lexicon, floor=floor, limit=limit, signed=signed, running=running)
        if found and role is not None and role[0] < found[-1].name.behind:
            found.pop()  # "Jane Doe's campaign director John Roe"
        found.append(Named(name, role, _extent(marked, name, role)))
    return _shared(marked, found, lexicon)


def _floor(kinds: str, last: Named, name: NameSpan) -> int:
    """Return where the role before a name may begin: behind the last person, whose own genitive it may open.

    In a list, "Jane Doe (Hull), whip of the group, John Roe (York)", the role is the last person's.
    """
    follows = kinds[last.name.behind : last.name.behind + 1]
    if follows == "'":
        return last.name.before
    after = last.role is not None and last.role[0] >= last.name.behind
    if after and follows == "(" and kinds[last.extent[1] : name.before] == ",":
        return last.extent[1] + 1
    return last.name.behind


def _is_body(marked: Marked, held: Named, name: NameSpan) -> bool:
    """Say whether what looks like a name ends a line behind a role: "Jane Doe, Manager, Amber Optics"."""
    kinds = marked.kinds
    if name.titled or name.behind > name.end or name.end < len(kinds) or held.role is None:
        return False
    return held.role[0] >= held.name.behind and kinds[held.extent[1] : name.start] == ","


def _limit(marked: Marked, following: NameSpan) -> int | None:
    """Return where the next person begins, unless it may be a field: "Ausschuss Digitale Agenda"."""
    left = marked.kinds[following.before - 1 : following.before]
    return following.before if following.points >= _SURE or left in tuple(",;:.-()|AX") else None


def sources_of(marked: Marked, lexicon: Lexicon) -> list[Named]:
    """Return the people who are the source of one attribution: the surest name and those joined with it."""
    found = people_of(marked, lexicon) or _surnames(marked, lexicon)
    if not found:
        return []
    sure = [named for named in found if named.name.points >= _SURE or _held(named)]
    free = [named for named in sure if marked.kinds[named.extent[0] - 1 : named.extent[0]] not in ("F", "p")]
    # Whom a preposition governs says nothing: "After the naming of Judge Jane Doe, John Roe, manager,".
    first = next(iter(free or sure), None) or max(found, key=lambda named: named.name.points)
    place = found.index(first)
    chosen = [first]
    for named in reversed(found[:place]):
        place_name = named.name.end - named.name.start == 1 and not named.name.titled
        if place_name and marked.kinds[named.extent[1] : chosen[0].extent[0]] == ",":
            break  # "Veneto, Jane Doe"
        if not _joined(marked, named, chosen[0]):
            break
        chosen.insert(0, named)
    for named in found[place + 1 :]:
        if not _joined(marked, chosen[-1], named):
            break
        chosen.append(named)
    return chosen


def _surnames(marked: Marked, lexicon: Lexicon) -> list[Named]:
    """Read "Muster and Roe" as two surnames, "von der Muster" as one."""
    if _PARTICLED.match(marked.kinds) and marked.slice(0, 1).casefold() in lexicon.particles:
        behind = len(marked.kinds)
        end = len(marked.kinds.rstrip("X,"))
        return [Named(NameSpan(0, 0, end, behind, 1, ""), None, (0, behind))]
    if (holder := _PARTICLED_HOLDER.match(marked.kinds)) is not None:
        return _particled_holder(marked, holder, lexicon)
    last = len(marked.kinds) - 1
    if _FIRST_NAME.match(marked.kinds) and lexicon.is_given(marked.slice(last, last + 1)):
        return [Named(NameSpan(last, last, last + 1, last + 1, 1, ""), None, (0, last + 1))]
    if _SURNAMES.match(marked.kinds) is None:
        return []
    places = (place for place, kind in enumerate(marked.kinds) if kind == "C")
    spans = (NameSpan(place, place, place + 1, place + 1, 1, "") for place in places)
    return [Named(span, None, (span.start, span.end)) for span in spans]


def _particled_holder(marked: Marked, holder: re.Match[str], lexicon: Lexicon) -> list[Named]:
    start, behind = holder.span(2)
    role = role_before(marked, start, lexicon)
    if not marked.slice(start, start + 1)[:1].isupper() or role is None:
        return []  # "burgemeester van Roe"
    end = start + len(marked.kinds[start:behind].rstrip("X,"))
    return [Named(NameSpan(start, start, end, behind, 1, ""), role, (0, behind))]


def _held(named: Named) -> bool:
    """Say whether a whole name stands right behind its role."""
    return named.role is not None and named.role[1] == named.name.before < named.name.end - 1


def beside(
    marked: Marked,
    name: NameSpan,
    lexicon: Lexicon,
    *,
    floor: int = 0,
    limit: int | None = None,
    signed: bool = False,
    running: bool = False,
) -> Span | None:
    """Return the role beside a name; where one stands on either side, the one that says more."""
    # ", Doe has said" ends a sentence; only a whole name is in apposition to the office before the comma.
    whole = name.end - name.start > 1 or name.titled != ""
    before = (
        _title_as_role(marked, name, lexicon)
        or role_before(marked, name.before, lexicon, over_comma=whole, floor=floor)
        or _before_title(marked, name, lexicon, floor)
    )
    before = _over_seat(marked, before, name, lexicon, floor)
    after = role_after(marked, name.behind, lexicon, limit=limit, running=running)
    if after is not None and after[1] == limit and not signed and _leads_to_name(marked.kinds, limit):
        after = None
    before = _own(marked, before, name.before, lexicon) if running else before
    after = _own(marked, after, -1, lexicon) if running else after
    if before is None or after is None:
        return before or after
    if signed:
        return after
    return max((before, after), key=lambda span: rank(marked.slice(*span), lexicon))


def _leads_to_name(kinds: str, index: int) -> bool:
    """Say whether a role runs up to the next name, whose it is then: "A (Hull), chair of the group B"."""
    return kinds[index - 1] not in "CU" or kinds[index : index + 1] in tuple("THL")


def _own(marked: Marked, role: Span | None, name: int, lexicon: Lexicon) -> Span | None:
    """Leave out a plural that a comma parts from the name: "Jane Doe, State Leaders Celebrate"."""
    words = lexicon.words
    if words.capital_nouns or words.adjective_endings:
        return role  # one leader and several may be the same word there: gruppledare, den Vorsitzenden
    return None if role and role[1] != name and is_plural(marked, role, lexicon) else role


def _over_seat(
    marked: Marked, role: Span | None, name: NameSpan, lexicon: Lexicon, floor: int
) -> Span | None:
    """Return the office that a comma parts from a seat before the name: "Whip for Ports, Senator Doe".

    A seat with its body is no title but a part of the role: "Abgeordneter zum Nationalrat Jan Roe".
    """
    if role is None or role[1] != name.before or marked.kinds[name.before - 1] not in "MXR":
        return role
    match = _SEAT_BEFORE.search(marked.kinds, floor, name.before)
    office = role_before(marked, match.end(1), lexicon, floor=floor) if match is not None else None
    if office is None or "R" not in marked.kinds[slice(*office)]:
        return role
    return (office[0], role[1]) if match is not None and match.group(2) is not None else office


def _before_title(marked: Marked, name: NameSpan, lexicon: Lexicon, floor: int) -> Span | None:
    """Return an office parted by a comma from article, party and title: "the mayor, the Hon Jane Doe"."""
    match = _PARTY_TITLE.search(marked.kinds, floor, name.start) if name.titled else None
    return None if match is None else role_before(marked, match.end(1), lexicon, floor=floor)


def _title_as_role(marked: Marked, name: NameSpan, lexicon: Lexicon) -> Span | None:
    """Return a rank with a body before it: "Rockdale County Judge Jane Doe". Alone it is a title."""
    kinds = marked.kinds
    before = kinds[name.start - 2 : name.start - 1]
    if name.titled[-1:] == "H" and before in tuple("mY"):
        word = marked.slice(name.start - 2, name.start - 1)
        if word.casefold() in lexicon.modifiers:  # "state Rep. Jane Doe"
            return name.start - 2, name.start
    if before == "R" and marked.slice(name.start - 2, name.start - 1).casefold() in lexicon.modifiers:
        before = "Y"  # Chief Constable
    if name.titled[-1:] != "H" or before not in ("C", "B", "U", "Y"):
        return None
    title = marked.slice(name.start - 1, name.start)
    if title.endswith(".") or len(title) < 5:
        return None
    start = name.start - 1
    while start and (kinds[start - 1] in "CBUYNS" or start == name.start - 1):
        start -= 1
    return start, name.start


def _extent(marked: Marked, name: NameSpan, role: Span | None) -> Span:
    start, end = name.before, name.behind
    if role is not None:
        start, end = min(start, role[0]), max(end, role[1])
    while start and marked.kinds[start - 1] in "Ddp" and name.before - start < _FAR:
        start -= 1
    if marked.kinds[end : end + 1] == "(" and (close := marked.kinds.find(")", end, end + _FAR)) >= 0:
        end = close + 1
    return start, end


def _shared(marked: Marked, found: list[Named], lexicon: Lexicon) -> list[Named]:
    """Give a role in the plural to all whose names are joined under it."""
    for place in range(1, len(found)):
        left, right = found[place - 1], found[place]
        if (
            right.role is None
            and _joined(marked, left, right)
            and _plural(marked, left, lexicon, behind=False)
        ):
            found[place] = Named(right.name, left.role, right.extent)
    for place in range(len(found) - 1, 0, -1):
        left, right = found[place - 1], found[place]
        if (
            left.role is None
            and _joined(marked, left, right)
            and _plural(marked, right, lexicon, behind=True)
        ):
            found[place - 1] = Named(left.name, right.role, left.extent)
    return found


def _plural(marked: Marked, named: Named, lexicon: Lexicon, *, behind: bool) -> bool:
    """Say whether a role in the plural stands before, or behind, a name."""
    role = named.role
    if role is None or (role[0] >= named.name.behind) != behind:
        return False
    return is_plural(marked, role, lexicon)


def _joined(marked: Marked, left: Named, right: Named) -> bool:
    between = marked.kinds[left.extent[1] : right.extent[0]]
    if not between and marked.kinds[left.extent[1] - 1] == ")":
        return True  # a comma left out in a list: "Jane Doe (X), Jan Poe (Y) John Roe (Z)"
    return bool(set(between) & set(",;A")) and _JOINT.match(between) is not None
