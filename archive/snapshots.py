"""From looks to snapshots: spans of time in which a page answered the same bytes. Pure; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.evidence_pages import MISSING, Look
from archive.revisits import CONFIRM
from archive.times import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One span of equal bytes at one release's addresses. Times are text as in `archive.times`."""

    look: Look
    """The first look of the span."""
    blob: bytes
    first_seen: str
    last_seen: str
    looks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A page that was found missing, and missing again at least 24 hours later."""

    last_seen: str
    first_missing: str
    confirmed: str
    status: int
    back: str | None = None


def snapshots(looks: Sequence[Look]) -> tuple[Snapshot, ...]:
    """Return the spans of equal bytes among the looks at one release, which come oldest first.

    An answer 304 lengthens the span of the same address. Answers that were no success make no snapshot.
    """
    found: list[Snapshot] = []
    for look, blob in _with_bytes(looks):
        if blob is None or not (look.status == 304 or 200 <= look.status < 300):
            continue
        if found and found[-1].blob == blob:
            found[-1] = replace(found[-1], last_seen=look.at, looks=found[-1].looks + 1)
        else:
            found.append(Snapshot(look=look, blob=blob, first_seen=look.at, last_seen=look.at, looks=1))
    return tuple(found)


def in_one_line(members: Sequence[Sequence[Snapshot]]) -> tuple[Snapshot, ...]:
    """Return the snapshots of several addresses of one release as one history.

    Each member's snapshots come oldest first, and the members in the order of their first look. While an
    address still answers, what another one shows meanwhile is left out: a print view is not an edit.
    """
    line: list[Snapshot] = []
    for member in members:
        until = line[-1].last_seen if line else ""
        line.extend(each for each in member if each.last_seen > until)
    return tuple(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """How one address stands: when it was last seen, and since when it has been missing."""

    alive: str
    missing: str | None = None


def removals(members: Sequence[Sequence[Look]], gone: frozenset[bytes] = frozenset()) -> tuple[Removal, ...]:
    """Return every confirmed removal of a release, oldest first; only the last one can still be open.

    A release is missing while every address of it that ever answered is missing. `gone` names the blobs
    that are the site's own "not found" page, answered with 200.
    """
    events = sorted(
        (look.at, number, *_answer(look, blob, gone))
        for number, member in enumerate(members)
        for look, blob in _with_bytes(member)
    )
    found: list[Removal] = []
    states: dict[int, _State] = {}
    for at, number, answer, status in events:
        state = states.get(number)
        if answer == "seen":
            states[number] = _State(alive=at)
            if found and found[-1].back is None:
                found[-1] = replace(found[-1], back=at)
        elif answer == "missing" and state is not None:
            states[number] = replace(state, missing=state.missing or at)
            open_already = bool(found) and found[-1].back is None
            if not open_already and (removal := _confirmed(states.values(), at, status)):
                found.append(removal)
    return tuple(found)


def _with_bytes(looks: Sequence[Look]) -> Iterator[tuple[Look, bytes | None]]:
    """Yield each look with the bytes it stands for: those of the last answer, where it says 304."""
    newest: dict[str, bytes | None] = {}
    for look in looks:
        if look.status != 304:
            newest[look.url] = look.blob
        yield look, newest.get(look.url)


def _answer(look: Look, blob: bytes | None, gone: frozenset[bytes]) -> tuple[str, int]:
    if blob in gone:
        return "missing", 404
    if look.status in MISSING:
        return "missing", look.status
    return ("seen" if look.status == 304 or 200 <= look.status < 300 else "silent"), look.status


def _confirmed(states: Iterable[_State], at: str, status: int) -> Removal | None:
    alive, missing = [], []
    for state in states:
        if state.missing is None:
            return None
        alive.append(state.alive)
        missing.append(state.missing)
    if moment(at) - moment(max(missing)) < CONFIRM:
        return None
    return Removal(last_seen=max(alive), first_missing=max(missing), confirmed=at, status=status)
