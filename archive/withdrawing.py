"""Withdraw a release for good, after a legal request: bytes and rows go, a tombstone with the reason
stays.

Gone are: every response of its addresses, the bytes of every listing that shows it, its words in other
pages that link to it, the dictionary that was made of them, sightings, ids, corrections, its rows in
archive.db and in the full-text indexes, its addresses and headlines in the reports of nights, and the free
pages of all three files in which any of it may linger. What is kept of its addresses are hashes, so that it
is never fetched or stored again. Copies made by `onrecord backup` are not touched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence
from archive.ids import address_hash, address_key
from archive.nights import redact_nights, redact_reports
from archive.opening import connect, named, transaction
from archive.reading import FILE as ARCHIVE_FILE
from archive.reading_release import Reading
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import State
from archive.redacting import fragments, redacted
from archive.schema_fulltext import FULLTEXT_TABLES
from archive.times import stamp
from archive.withdrawn import links_of
from archive.writing import delete_release
from crawler.errors import StoreError
from crawler.records import RawPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why, by whom and when a release is withdrawn."""

    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What must not stand anywhere any more."""

    addresses: frozenset[str]
    keys: frozenset[str]
    """The one form of each address, see `archive.ids.address_key`."""
    headlines: frozenset[str]
    fragments: frozenset[bytes]


def withdraw(folder: Path, reading: Reading, site: str, why: Withdrawal) -> None:
    """Take a release, as it was read last, out of the three databases in `folder`, but for their free pages.

    `scrub` must follow, after the site was parsed again. Raises StoreError where a database cannot be used.
    """
    with Evidence(folder / EVIDENCE_FILE) as evidence:
        words = _words(evidence, reading, _addresses(evidence, reading))
        redact_reports(folder, words.keys, words.headlines)
        if (folder / ARCHIVE_FILE).is_file():
            _out_of_archive(folder / ARCHIVE_FILE, reading.members, words)
        _out_of_evidence(evidence, reading, words, site, why)
    if (folder / STATE_FILE).is_file():
        state = State(folder / STATE_FILE)
        state.forget(reading.members)
        state.close()


def _addresses(evidence: Evidence, reading: Reading) -> set[str]:
    """Return every address of a release: fetched, listed, redirected to, claimed."""
    found = {each.url for each in reading.addresses}
    for member in reading.members:
        rows = evidence.connection.execute(
            "select url from aliases where id = ?1 union select address from ids where id = ?1", (member,)
        )
        found.update(url for (url,) in rows)
    for version in reading.versions:
        found.update(url for url in (version.release.canonical_url, version.release.url) if url)
    front = {url for url in found if url.count("/") <= 3 and url.endswith("/")}
    return found - front  # a page that redirected to the front page does not withdraw the front page


def _words(evidence: Evidence, reading: Reading, addresses: set[str]) -> _Words:
    """Return the words of a release, in every version and as the listings have it."""
    headlines = {version.release.title for version in reading.versions if version.release.title}
    headlines |= {*evidence.headlines(reading.members)}
    text = {
        paragraph
        for version in reading.versions
        for paragraph in (*version.release.body, *version.release.notes)
    }
    return _Words(
        addresses=frozenset(addresses),
        keys=frozenset(map(address_key, addresses)),
        headlines=frozenset(headlines),
        fragments=fragments(addresses=addresses, title=headlines, text=text),
    )


def _out_of_archive(path: Path, members: Sequence[str], words: _Words) -> None:
    with closing(connect(path)) as connection:
        for member in members:
            delete_release(connection, path, member)
        hashes = {address_hash(url) for url in words.addresses}
        links = connection.execute("select distinct url from links").fetchall()
        with transaction(connection, path):
            for (url,) in links:
                if address_hash(url) in hashes:
                    connection.execute("delete from links where url = ?", (url,))
            for url in words.addresses:
                connection.execute("delete from problems where url = ? or instr(message, ?)", (url, url))
                connection.execute("delete from findings where instr(message, ?)", (url,))
            redact_nights(connection, words.keys, words.headlines)


def _out_of_evidence(evidence: Evidence, reading: Reading, words: _Words, site: str, why: Withdrawal) -> None:
    with transaction(evidence.connection, evidence.path) as writing:
        writing.execute("pragma defer_foreign_keys = on")
        writing.execute("insert into withdrawing(release) values (?)", (reading.members[0],))
        _leave_tombstones(writing, reading.members, words, site, why)
        for url in words.addresses:
            writing.execute("delete from fetches where url = ?1 or final_url = ?1", (url,))
            writing.execute("delete from sightings where url = ?", (url,))
            writing.execute("delete from problems where url = ?1 or instr(message, ?1)", (url,))
        for member in reading.members:
            for table, column in (("corrections", "release"), ("lifts", "release"), ("aliases", "id"),
                                  ("ids", "id")):  # fmt: skip
                writing.execute(f"delete from {table} where {column} = ?", (member,))  # noqa: S608
        redact_nights(writing, words.keys, words.headlines)
        touched = _out_of_other_pages(evidence, words)
        writing.execute(
            "delete from blobs where sha256 not in (select blob from fetches where blob not null)"
        )
        for each in sorted({site, *touched}):
            evidence.blobs.compress_anew(each)
        writing.execute("delete from withdrawing")


def _leave_tombstones(
    writing: sqlite3.Connection, members: Sequence[str], words: _Words, site: str, why: Withdrawal
) -> None:
    """Keep the reason, and of the addresses a hash by which each is refused."""
    for member in members:
        writing.execute(
            "insert or ignore into withdrawals(release, site, reason, who, at) values (?, ?, ?, ?, ?)",
            (member, site, why.reason, why.who, stamp(why.at)),
        )
    for url in words.addresses:
        writing.execute(
            "insert or ignore into withdrawn_addresses(sha256, release) values (?, ?)",
            (address_hash(url), members[0]),
        )


def _out_of_other_pages(evidence: Evidence, words: _Words) -> set[str]:
    """Drop the bytes of listings that link to the release, and its words from other pages that do.

    Returns the sites whose bytes changed.
    """
    touched = set()
    hashes = {address_hash(url) for url in words.addresses}
    rows = evidence.connection.execute(
        "select id, role, site, url, final_url, blob from fetches where blob is not null"
    ).fetchall()
    for fetch, role, site, url, final_url, blob in rows:
        body = evidence.blobs.get(blob)
        page = RawPage(url=url, final_url=final_url, fetched_at=_NO_TIME, status=200, body=body)
        if not any(address_hash(link) in hashes for link in links_of(page)):
            continue
        left = None if role == "listing" else evidence.blobs.put(site, redacted(body, words.fragments))
        evidence.connection.execute("update fetches set blob = ? where id = ?", (left, fetch))
        touched.add(site)
    return touched


_NO_TIME = datetime.min


def scrub(folder: Path) -> None:
    """Leave nothing of deleted rows in the free pages, full-text segments and logs of the three databases.

    Raises StoreError where another process still reads an old state: its log cannot be emptied then.
    """
    for name in (ARCHIVE_FILE, EVIDENCE_FILE, STATE_FILE):
        path = folder / name
        if not path.is_file():
            continue
        with closing(connect(path)) as connection, named(path):
            if name == ARCHIVE_FILE:
                _rebuild_fulltext(connection, path)
            connection.execute("vacuum")
            busy, *_ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            if busy:
                raise StoreError(
                    f"{path} is being read, so that its log still holds what was withdrawn; stop "
                    "`onrecord serve` and run the same `onrecord withdraw` again."
                )


def _rebuild_fulltext(connection: sqlite3.Connection, path: Path) -> None:
    for table in FULLTEXT_TABLES:
        with transaction(connection, path):
            connection.execute(f"insert into {table}({table}) values ('rebuild')")  # noqa: S608
