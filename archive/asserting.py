"""What people say of a release: put right, set free, withdrawn. Each names the release by its id or an
address.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from archive import correcting
from archive.evidence import Evidence, existing
from archive.ids import address_hash
from archive.reading import default_reader, members_of, parse
from archive.reading_release import Reader, ReadRelease
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import Hold, State
from archive.withdrawing import Withdrawal, scrub, withdraw
from crawler.errors import Usage
from crawler.records import Party, SiteSpec


def find(evidence: Evidence, name: str) -> str:
    """Return the id of a release that is named by its id or by an address. Raises Usage where there is
    none.
    """
    row = evidence.connection.execute("select id from ids where id = ?", (name,)).fetchone()
    found = str(row[0]) if row else evidence.resolve(name) if "/" in name else None
    if found is None:
        raise Usage(f"No release has the id or address {name!r}; it stands at the end of its page's address.")
    return found


def correct(
    folder: Path, name: str, *, field: str, value: str | None, who: str, why: str, now: datetime
) -> str:
    """Store a correction and return the release's id; the next parse shows it. Raises Usage."""
    correcting.check(field, value)
    with existing(folder) as evidence:
        release = find(evidence, name)
        evidence.correct(release=release, field=field, value=value, who=who, why=why, at=now)
    return release


def holds(folder: Path) -> list[Hold]:
    """Return what is held under an embargo, as the last parse found it, the first to be free at the top."""
    if not (folder / STATE_FILE).is_file():
        return []
    state = State(folder / STATE_FILE)
    try:
        return state.holds()
    finally:
        state.close()


def lift(folder: Path, name: str, *, who: str, why: str, now: datetime) -> str:
    """Set a held release free and return its id; `onrecord parse --lifted` then shows it. Raises Usage."""
    existing(folder).close()
    state = State(folder / STATE_FILE)
    try:
        with existing(folder) as evidence:
            release = find(evidence, name)
            if release not in {hold.id for hold in state.holds()}:
                raise Usage(f"The release {release} is not held; `onrecord hold` lists those that are.")
            evidence.lift(release=release, who=who, why=why, at=now)
        state.free(release, now)
    finally:
        state.close()
    return release


def take_back(
    folder: Path,
    name: str,
    why: Withdrawal,
    *,
    sites: Mapping[str, SiteSpec],
    parties: Mapping[str, Party],
    read: ReadRelease | None = None,
) -> str:
    """Withdraw a release for good and return its id. Doing it again cleans up after one that was killed.

    Raises Usage where no release is named so, StoreError where a database cannot be used.
    """
    release = None
    with existing(folder) as evidence:
        done = _withdrawn(evidence, name)
        if done is None:
            release = find(evidence, name)
            site = evidence.site_of(release)
            if site not in sites:
                raise Usage(f"The site {site!r} of this release has no file; name its folder with --sites.")
            members = members_of(folder, release)
            reader = Reader(evidence, sites[site], parties[sites[site].party], read or default_reader())
            reading = reader.read(members)
    if release is not None:
        withdraw(folder, reading, site, why)
        parse(folder, sites=sites, parties=parties, now=why.at, only=[site], accept=[site], read=read)
    scrub(folder)
    return done or release or name


def _withdrawn(evidence: Evidence, name: str) -> str | None:
    sql = "select release from withdrawals where release = ?"
    row = evidence.connection.execute(sql, (name,)).fetchone()
    if row is None and "/" in name:
        sql = "select release from withdrawn_addresses where sha256 = ?"
        row = evidence.connection.execute(sql, (address_hash(name),)).fetchone()
    return None if row is None else str(row[0])
