"""Everyone who speaks, signs or wrote a release, once each, with the fullest role on the page."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.parsers.people.attribution import SourceReading
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.roles import rank
from crawler.parsers.people.roster import Resolved, Roster
from crawler.parsers.people.signatories import CONTACT
from crawler.records import Capacity, Person

_HEAD = 2
"""Words before the name of a field: "leader for Hull", but not "leader in the fight"."""


def gather(
    roster: Roster,
    *,
    speakers: Iterable[Resolved] = (),
    signatories: Iterable[SourceReading] = (),
    authors: Iterable[SourceReading] = (),
) -> tuple[Person, ...]:
    """Return the people of a release: speakers first, then signatories, then authors.

    Only pass speakers of speech, not of fragments. What names no person is left out.
    """
    found: dict[str, list[tuple[Capacity, SourceReading]]] = {}
    for resolved in speakers:
        if resolved.person is not None:
            found.setdefault(resolved.person, []).append(("speaker", resolved.reading))
            for other in resolved.reading.others:
                full = roster.full_name(other.name or "")[0]
                found.setdefault(full, []).append(("speaker", other))
    for capacity, readings in (("signatory", signatories), ("author", authors)):
        for reading in readings:
            if reading.name is not None:
                full = roster.full_name(reading.name)[0]
                found.setdefault(full, []).append((capacity, reading))  # type: ignore[arg-type]
    return tuple(_person(roster, name, said) for name, said in found.items())


def _person(roster: Roster, name: str, said: list[tuple[Capacity, SourceReading]]) -> Person:
    mentions = roster.mentions(name)
    beside = [_private(reading.role) for _, reading in said if reading.name is not None]
    beside += [_private(mention.role) for mention in mentions]
    # "The vice-president said", of somebody beside whose name no office stands.
    told = [_private(mention.told) for mention in mentions]
    alone = [_private(reading.role) for _, reading in said if reading.name is None]
    letters = [reading.post_nominals for _, reading in said] + [mention.post_nominals for mention in mentions]
    return Person(
        name=name,
        post_nominals=next((each for each in letters if each), None),
        role=_or_told(
            _higher(_fullest(beside, roster.lexicon), _fullest(alone, roster.lexicon), roster.lexicon),
            _fullest(told, roster.lexicon),
            roster.lexicon,
        ),
        capacity=tuple(dict.fromkeys(capacity for capacity, _ in said)),
        raw=_private(said[0][1].raw),
    )


def _fullest(roles: list[str | None], lexicon: Lexicon) -> str | None:
    """Return the role that says most; of equals, the first, in its longest wording."""
    printed = [role for role in roles if role]
    if not printed:
        return None
    fullest = max(printed, key=lambda role: rank(role, lexicon))
    equal = (role for role in printed if fullest in role and rank(role, lexicon) == rank(fullest, lexicon))
    return max(equal, key=len)


def _higher(beside: str | None, alone: str | None, lexicon: Lexicon) -> str | None:
    """Return the role printed beside the name, unless one that stands alone is an office and it is none."""
    if beside is None or alone is None:
        return beside or alone
    return alone if rank(alone, lexicon)[0] > rank(beside, lexicon)[0] else beside


def _or_told(printed: str | None, told: str | None, lexicon: Lexicon) -> str | None:
    """Return the role beside a name, unless that is a seat and a clause tells an office with its field."""
    if printed is None or told is None or not any(word[:1].isupper() for word in told.split()[_HEAD:]):
        return printed or told
    return told if rank(told, lexicon)[0] > rank(printed, lexicon)[0] else printed


def _private(text: str | None) -> str | None:
    """Return a text, or None where it holds a telephone number or an address."""
    return None if text is None or CONTACT.search(text) else text
