"""What the public side must not name: held releases, by id, by any of their addresses, or by headline.

A release under embargo is in no table of its own (see `archive.holding`), but other rows could still tell
its address or its headline: a link in a release that can be seen, a line "read also", a redirect, the message
of a problem. While the hold lasts such rows are left out, and in texts such words are covered (see
`archive.covering`); when it ends everything comes back.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive.covering import BLOCK, Cover, Runs, folded, phrase, telling_word
from archive.ids import address_key
from archive.opening import transaction
from archive.reading_release import Reading
from archive.reading_state import Hold, State
from archive.rows import Row
from archive.writing import stored_rows, write_release
from crawler.records import SiteSpec

_NO_TEXT = frozenset(
    ("id", "release", "quote", "version", "person", "site", "party", "reading", "url", "canonical_url")
)
"""Columns of ids and addresses; what any other one says may be a page's words."""
_SHORT = 2
"""Words of the shortest headline that is covered where a release links to the held one."""
_OTHER_TEXTS = """
  select v.release, coalesce(v.title, '') || ' ' || v.body || ' ' || coalesce(v.notes, '') from versions v
    join releases r on r.id = v.release where v.n < r.version_count
  union all select release, coalesce(before, '') || ' ' || coalesce(after, '') from changes
  union all select release, doubt from doubts
  union all select release, coalesce(value, '') || ' ' || coalesce(was, '') || ' ' || why from corrections
"""
"""The texts of releases that are in no full-text table."""


class Hidden:
    """The ids, addresses and headlines of all releases that are held at one moment."""

    def __init__(self, holds: Iterable[Hold]) -> None:
        self._holds = tuple(holds)
        self.ids = frozenset(id for hold in self._holds for id in hold.members)
        self.cover = Cover(
            (key for hold in self._holds for key in hold.addresses),
            (headline for hold in self._holds for headline in hold.headlines),
        )

    def is_at(self, url: str | None) -> bool:
        """Say whether an address, in any of its equal forms, is one of a held release."""
        return self.cover.is_at(url)

    def is_named_in(self, text: str | None) -> bool:
        """Say whether a text holds the id, an address or a headline of a held release."""
        if not self.ids or not text:
            return False
        return self.cover.is_named_in(text) or any(id in text for id in self.ids)

    def covered(self, text: str) -> str:
        """Return a text of as many letters that names no held release."""
        for id in self.ids:
            text = text.replace(id, BLOCK * len(id))
        return self.cover.over(text) if self.ids else text

    def left_of(self, rows: dict[str, list[Row]]) -> bool:
        """Take out of a release's rows what names a held one; say whether there was anything."""
        if not self.ids:
            return False
        found = self._cover_texts(rows)
        head = rows["releases"][0]
        for table in ("links", "addresses"):
            tells = self.cover.is_told_by if table == "links" else self.is_at
            seen = [row for row in rows[table] if not tells(row["url"])]
            found |= len(seen) < len(rows[table])
            rows[table] = seen
        if self.is_at(head["url"]) and rows["addresses"]:  # it was sent on to the held one's address
            head["url"], found = rows["addresses"][0]["url"], True
        if self.is_at(head["canonical_url"]):
            head["canonical_url"], found = None, True
        if found:
            self._cover_runs(rows)
            head["reading"] = sealed(head["reading"])
        return found

    def _cover_texts(self, rows: dict[str, list[Row]]) -> bool:
        """Cover what names a held release in all texts of a release; say whether there was anything."""
        linked = [row for row in rows["links"] if self.is_at(row["url"])]
        keys = {address_key(row["url"]) for row in linked}
        near = [hold for hold in self._holds if not keys.isdisjoint(hold.addresses)]
        texts = {row["text"] for row in linked if row["text"]}
        cover, own = Cover(self.cover.addresses, self.cover.headlines | texts), _headlines_in(rows)
        # Beside a link to it a short headline too tells of the release.
        short = Cover((), (headline for hold in near for headline in hold.headlines), few=_SHORT)
        return _over_texts(rows, lambda text: short.over(cover.over(text, own=own), own=own))

    def _cover_runs(self, rows: dict[str, list[Row]]) -> None:
        """Cover what a release that names a held one repeats of its text, such as a teaser."""
        own = _headlines_in(rows)
        told = [hold for hold in self._holds if folded(hold.title) not in own]
        _over_texts(rows, Runs(paragraph for hold in told for paragraph in hold.text).over)


def _headlines_in(rows: dict[str, list[Row]]) -> set[str]:
    return {folded(row["title"]) for table in ("releases", "versions") for row in rows[table]}


def _over_texts(rows: dict[str, list[Row]], cover: Callable[[str], str]) -> bool:
    """Put every text of a release through `cover`; say whether any differs."""
    found = False
    for table in rows.values():
        for row in table:
            for column, value in row.items():
                if isinstance(value, str) and column not in _NO_TEXT:
                    row[column] = cover(value)
                    found |= row[column] != value
    return found


def addresses_of(reading: Reading, spec: SiteSpec) -> tuple[str, ...]:
    """Return the keys of every address of a release, without those that stand for more than itself."""
    keys = {address_key(each.url) for each in reading.addresses}
    keys |= {reading.claim} if reading.claim else set()
    shared = {address_key(url) for url in (spec.url, *spec.listings, *spec.also)}
    return tuple(sorted(key for key in keys - shared if telling_word(key)))


def headlines_of(reading: Reading, listed: Iterable[str]) -> tuple[str, ...]:
    """Return every headline of a release: of each version, and as the listings have it."""
    titles = {version.release.title for version in reading.versions} | set(listed)
    titles.add(reading.release.title if reading.release else None)
    return tuple(sorted(title for title in titles if title))


def sealed(key: str) -> str:
    """Return the fingerprint of a release whose rows lack what names a held one: never that of a whole
    reading, so that every parse looks at it again.
    """
    evidence, _, read_by = key.partition("-")
    return f"{evidence}-{hashlib.sha256(f'sealed {read_by}'.encode()).hexdigest()[:8]}"


def hide(connection: sqlite3.Connection, path: Path, state: State, hidden: Hidden) -> bool:
    """Take out of the archive what was written before a release came to be held, and names it.

    The rows come back when the hold ends: `state` remembers from which releases some were taken. Returns
    whether words went that the full-text indexes still know.
    """
    found = [*naming(connection, hidden)]
    for release, site, rows in found:
        state.hide(release, site)
        write_release(connection, path, release, rows, {})
    if hidden.ids:
        _hide_messages(connection, path, hidden)
    return bool(found)


def _hide_messages(connection: sqlite3.Connection, path: Path, hidden: Hidden) -> None:
    with transaction(connection, path):
        for id, text in connection.execute("select id, url || ' ' || message from problems").fetchall():
            if hidden.is_named_in(text):
                connection.execute("delete from problems where id = ?", (id,))
        for (message,) in connection.execute("select message from findings").fetchall():
            if hidden.is_named_in(message):
                connection.execute("delete from findings where message = ?", (message,))


def naming(connection: sqlite3.Connection, hidden: Hidden) -> Iterator[tuple[str, str, dict[str, list[Row]]]]:
    """Yield each release that can be seen and names a held one: its id, its site, its rows without that."""
    for release in sorted(_suspects(connection, hidden) - hidden.ids):
        rows = stored_rows(connection, release)
        if hidden.left_of(rows):
            yield release, rows["releases"][0]["site"], rows


def _suspects(connection: sqlite3.Connection, hidden: Hidden) -> set[str]:
    """Return the releases that may name a held one: a word of it stands in them."""
    found = set[str]()
    for word in {telling_word(key) for key in hidden.cover.addresses}:
        rows = connection.execute(
            """select release from links where instr(url, ?1) union
            select release from addresses where instr(url, ?1) union
            select id from releases where instr(canonical_url, ?1) union
            select id from releases where instr(url, ?1)""",
            (word,),
        )
        found.update(release for (release,) in rows)
    for words in {phrase(telling_word(key)) for key in hidden.cover.addresses} | {
        phrase(headline) for headline in hidden.cover.headlines
    }:
        rows = connection.execute(
            "select r.id from releases_fts f join releases r on r.doc = f.rowid where releases_fts match ?",
            (words,),
        )
        found.update(release for (release,) in rows)
    if hidden.ids:
        found.update(id for id, text in connection.execute(_OTHER_TEXTS) if hidden.is_named_in(text))
    return found
