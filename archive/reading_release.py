"""Read everything that is known of one release: all looks at all its addresses, by today's parsers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from archive.changes import Change, changes, content_key
from archive.correcting import Corrected, corrected
from archive.evidence_pages import Look, Pages
from archive.grouping import claimed, title_key
from archive.holding import held_until
from archive.snapshots import Removal, Snapshot, in_one_line, removals, snapshots
from archive.times import moment
from crawler.errors import PageError, StoreError
from crawler.parsers.select import count
from crawler.parsers.tree import open_page
from crawler.records import ListedLink, Party, RawPage, Release, SiteSpec
from crawler.sites.languages import load_language
from crawler.words import Language

Outcome = Literal["release", "unreadable", "missing"]


class ReadRelease(Protocol):
    """What reads one page: `crawler.parsers.release.read_release`, or a stand-in."""

    def __call__(
        self,
        page: RawPage,
        *,
        spec: SiteSpec,
        party: Party,
        languages: Callable[[str], Language],
        listed: ListedLink | None,
    ) -> Release:
        """Read a page. Raises PageError where that cannot be done."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A run of snapshots whose content is equal as read today."""

    first_seen: str
    last_seen: str
    looks: int
    release: Release
    changes: tuple[Change, ...]
    """What is different from the version before; none for the first."""

    @property
    def edited(self) -> bool:
        """Whether the publisher changed words here: a new layout or other white space is no edit."""
        return any(change.kind not in ("relaid", "white space") for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A page of a release that could not be read, and between which looks it was seen so."""

    url: str
    kind: str
    message: str
    first_seen: str
    last_seen: str
    looks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address under which a release was fetched, and when first and last."""

    url: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What today's parsers make of all that is known of one release."""

    id: str
    members: tuple[str, ...]
    outcome: Outcome
    release: Release | None = None
    """The newest version, with people's corrections in it."""
    url: str | None = None
    versions: tuple[Version, ...] = ()
    removals: tuple[Removal, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    addresses: tuple[Address, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    claim: str | None = None
    title_key: str | None = None
    first_seen: str = ""
    last_seen: str = ""
    held_until: datetime | None = None

    @property
    def gone_at(self) -> str | None:
        """Since when the page has been missing, or None while it is online."""
        open_ones = [removal for removal in self.removals if removal.back is None]
        return open_ones[-1].first_missing if open_ones else None


class Reader:
    """Reads releases of one site from its evidence."""

    def __init__(self, evidence: Pages, spec: SiteSpec, party: Party, read: ReadRelease) -> None:
        self._evidence = evidence
        self._spec = spec
        self._party = party
        self._read = read

    def read(self, members: tuple[str, ...]) -> Reading:
        """Read the release whose ids are `members`, the one that stays first."""
        looks = [self._evidence.looks(member) for member in members]
        by_member = [snapshots(each) for each in looks]
        listed = self._evidence.listed(members[0])
        read = {each: self._read_one(each, listed) for member in by_member for each in member}
        seen = sorted((each for each in by_member if each), key=lambda each: each[0].first_seen)
        line = [
            (each, release)
            for each in in_one_line(seen)
            if isinstance(release := read[each], Release) and release.kind == "release"
        ]
        troubles = tuple(answer for answer in read.values() if isinstance(answer, Trouble))
        others = tuple(
            _not_a_release(each, release.kind)
            for each, release in read.items()
            if isinstance(release, Release) and release.kind != "release"
        )
        gone = frozenset(each.blob for each in read if read[each] is None)
        known = Reading(
            id=members[0],
            members=members,
            outcome="unreadable" if read else "missing",
            troubles=tuple(sorted((*troubles, *others), key=lambda each: (each.first_seen, each.url))),
            removals=removals(looks, gone),
            addresses=_addresses(looks),
        )
        return self._with_versions(known, line, looks) if line else known

    def _read_one(self, snapshot: Snapshot, listed: ListedLink | None) -> Release | Trouble | None:
        """Return the reading of a snapshot, why there is none, or None for a "not found" answered with
        200.
        """
        try:
            page = self._evidence.page(snapshot.look, snapshot.blob)
        except StoreError as error:  # one damaged blob; the rest of the archive is read all the same
            return _trouble(snapshot, error.kind, str(error))
        try:
            return self._read(
                page, spec=self._spec, party=self._party, languages=load_language, listed=listed
            )
        except PageError as error:
            if self._is_not_found(page):
                return None
            return _trouble(snapshot, error.kind, str(error))
        except Exception as error:  # a fault of ours in one page must not end the run, nor be forgotten
            message = f"{page.url}: the parser failed with {type(error).__name__}: {error}. Please report it."
            return _trouble(snapshot, "ParserFault", message)

    def _is_not_found(self, page: RawPage) -> bool:
        if self._spec.not_found is None:
            return False
        try:
            return count(open_page(page).root, self._spec.not_found) > 0
        except PageError:
            return False

    def _with_versions(
        self, known: Reading, line: list[tuple[Snapshot, Release]], looks: Sequence[Sequence[Look]]
    ) -> Reading:
        newest, release = line[-1]
        sighted = [self._evidence.first_sighting(member) for member in known.members]
        first = min([line[0][0].first_seen, *(at for at in sighted if at)])
        asserted = [each for member in known.members for each in self._evidence.corrections(member)]
        release, corrections = corrected(release, known.id, asserted)
        lifted = any(self._evidence.lifted(member) for member in known.members)
        until = held_until(release.embargo, first_seen=moment(first), lifted=lifted)
        claim = claimed(
            canonical=release.canonical_url,
            final_url=newest.look.final_url,
            moved=self._spec.moved,
            listings=(self._spec.url, *self._spec.listings),
        )
        return replace(
            known,
            outcome="release",
            release=release,
            url=newest.look.final_url,
            versions=_versions(line),
            corrections=corrections,
            claim=claim,
            title_key=title_key(line[-1][1].title),
            first_seen=first,
            last_seen=max(snapshot.last_seen for snapshot, _ in line),
            held_until=until,
        )


def _versions(line: Sequence[tuple[Snapshot, Release]]) -> tuple[Version, ...]:
    found: list[Version] = []
    for snapshot, release in line:
        if found and content_key(found[-1].release) == content_key(release):
            last = found[-1]
            found[-1] = replace(
                last, release=release, last_seen=snapshot.last_seen, looks=last.looks + snapshot.looks
            )
            continue
        found.append(
            Version(
                first_seen=snapshot.first_seen,
                last_seen=snapshot.last_seen,
                looks=snapshot.looks,
                release=release,
                changes=changes(found[-1].release, release) if found else (),
            )
        )
    return tuple(found)


def _addresses(looks: Sequence[Sequence[Look]]) -> tuple[Address, ...]:
    times: dict[str, list[str]] = {}
    for member in looks:
        for look in member:
            times.setdefault(look.url, []).append(look.at)
            times.setdefault(look.final_url, []).append(look.at)
    return tuple(Address(url=url, first_seen=min(at), last_seen=max(at)) for url, at in sorted(times.items()))


def _trouble(snapshot: Snapshot, kind: str, message: str) -> Trouble:
    return Trouble(
        url=snapshot.look.url,
        kind=kind,
        message=message,
        first_seen=snapshot.first_seen,
        last_seen=snapshot.last_seen,
        looks=snapshot.looks,
    )


def _not_a_release(snapshot: Snapshot, kind: str) -> Trouble:
    message = (
        f"{snapshot.look.url} was taken for a release by a listing, and reads as kind {kind!r}. Where that "
        "is right, narrow `links` in the site's file."
    )
    return _trouble(snapshot, "NotARelease", message)
