"""An archive.db with the real schema and invented releases, for tests of the pages and of the search."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from archive.ids import name_slug
from archive.rows import QUOTES
from archive.schema_archive import STEPS

PARTIES = [
    ("aa-river", "River Party", "GB"),
    ("aa-hill", "Hill Union", "GB"),
    ("bb-tal", "Talbund", "DE"),
]
SITES = [
    ("aa-river", "aa-river", "River Party", "https://river.example/news", "en"),
    ("aa-hill", "aa-hill", "Hill Union", "https://hill.example/press", "en"),
    ("bb-tal", "bb-tal", "Talbund im Landtag", "https://tal.example/presse", "de"),
]


@dataclass
class Told:
    """A quote to be found in the text: its words are looked up in `body`, then in `notes`."""

    text: str
    speaker: str | None = None
    organisation: str | None = None
    raw: str | None = None
    kind: str = "speech"
    role: str | None = None


@dataclass
class Invented:
    """One release. What is not given is filled with something plain."""

    title: str | None
    body: Sequence[str]
    published: str | None = "2024-05-14"
    party: str = "aa-river"
    language: str = "en"
    notes: Sequence[str] = ()
    quotes: Sequence[Told] = ()
    url: str | None = None
    embargo: tuple[str, str | None, str] | None = None
    gone_at: str | None = None
    roles: dict[int, str] = field(default_factory=dict)
    older: Sequence[dict[str, Any]] = ()
    changes: Sequence[tuple[str, str | None, str | None]] = ()
    links: Sequence[tuple[str, str]] = ()
    doubts: Sequence[str] = ()
    published_at: str | None = None
    id: str | None = None


def make(path: Path, releases: Iterable[Invented]) -> Path:
    """Write an archive of `releases` to `path` and return it."""
    conn = sqlite3.connect(path)
    conn.execute("pragma journal_mode=wal")
    for _, sql in STEPS:
        conn.executescript(sql)
    conn.executemany("insert into parties(id, name, country) values (?, ?, ?)", PARTIES)
    conn.executemany(
        "insert into sites(id, party, name, url, language, enabled, rights) values (?, ?, ?, ?, ?, 1, null)",
        SITES,
    )
    for release in releases:
        add(conn, release)
    _state(conn)
    conn.commit()
    conn.close()
    return path


def add(conn: sqlite3.Connection, release: Invented) -> str:
    """Write one release with all that hangs on it, and return its id."""
    url = (
        release.url
        or f"https://{release.party.partition('-')[2]}.example/{name_slug(release.title or 'x')[:60]}"
    )
    number = int.from_bytes(hashlib.sha256((url + str(release.published)).encode()).digest()[:4], "big") >> 1
    identity = release.id or f"r{number:011d}"
    day = date.fromisoformat(release.published) if release.published else date(2024, 1, 1)
    doc = ((day - date(1970, 1, 1)).days << 31) + number
    seen = f"{release.published or '2024-01-01'}T18:00:00Z"
    status, until, raw = release.embargo or (None, None, None)
    row = {
        "id": identity, "doc": doc, "site": release.party, "party": release.party, "url": url,
        "title": release.title, "published": release.published, "published_at": release.published_at,
        "published_raw": release.published and day.strftime("%d %B %Y"), "published_origin": "time",
        "year": day.year if release.published else None,
        "month": release.published and release.published[:7], "language": release.language, "layout": "news",
        "embargo_status": status, "embargo_until": until, "embargo_raw": raw,
        "body": "\n\n".join(release.body), "notes": "\n\n".join(release.notes) or None,
        "quoted": "\n\n".join(q.text for q in release.quotes) or None,
        "words": len(" ".join(release.body).split()), "quote_count": len(release.quotes),
        "version_count": 1 + len(release.older), "edit_count": len(release.older),
        "first_seen": seen, "last_seen": "2024-06-02T02:00:00Z", "gone_at": release.gone_at, "reading": "x",
    }  # fmt: skip
    _insert(conn, "releases", row)
    for part, paragraphs in (("body", release.body), ("notes", release.notes)):
        for n, text in enumerate(paragraphs):
            role = release.roles.get(n, "paragraph") if part == "body" else "paragraph"
            conn.execute("insert into paragraphs values (?, ?, ?, ?, ?)", (identity, part, n, role, text))
    for n, quote in enumerate(release.quotes):
        _quote(conn, release, row, n, quote)
    for n, (link, text) in enumerate(release.links):
        conn.execute("insert into links values (?, ?, ?, ?)", (identity, n, link, text))
    for n, doubt in enumerate(release.doubts):
        conn.execute("insert into doubts values (?, ?, ?)", (identity, n, doubt))
    conn.execute("insert or ignore into addresses values (?, ?, ?, ?)", (url, identity, seen, seen))
    _versions(conn, release, row)
    return identity


def _quote(conn: sqlite3.Connection, release: Invented, row: dict[str, Any], n: int, quote: Told) -> None:
    identity = hashlib.sha256(f"{row['id']}{n}{quote.text}".encode()).hexdigest()[:16]
    person = (
        f"{release.party}_{name_slug(quote.speaker)}" if quote.speaker and not quote.organisation else None
    )
    if person:
        conn.execute("insert or ignore into people values (?, ?, ?)", (person, quote.speaker, release.party))
        conn.execute(
            "insert or ignore into appearances values (?, ?, 'speaker', ?, ?, null, ?, ?, ?)",
            (row["id"], person, n, quote.speaker, quote.role, quote.raw, release.published),
        )
    _insert(conn, "quotes", {
        "id": identity, "doc": row["doc"] * QUOTES + n, "release": row["id"], "n": n,
        "text": quote.text, "kind": quote.kind, "speaker": quote.speaker, "organisation": quote.organisation,
        "speaker_raw": quote.raw or quote.speaker, "person": person, "site": release.party,
        "party": release.party, "published": release.published, "year": row["year"],
        "language": release.language, "words": len(quote.text.split()),
    })  # fmt: skip
    for i, piece in enumerate(quote.text.split("\n\n")):
        for part, paragraphs in (("body", release.body), ("notes", release.notes)):
            at = next(((p, t.find(piece)) for p, t in enumerate(paragraphs) if piece in t), None)
            if at:
                conn.execute(
                    "insert or ignore into quote_pieces values (?, ?, ?, ?, ?, ?)",
                    (identity, i, part, at[0], at[1], at[1] + len(piece)),
                )
                break


def _versions(conn: sqlite3.Connection, release: Invented, row: dict[str, Any]) -> None:
    told = [*release.older, {}]
    for n, version in enumerate(told, 1):
        stamp = f"{release.published or '2024-01-01'}T{17 + n:02}:00:00Z"
        identity = f"{row['id']}-{stamp.replace('-', '').replace(':', '')}"
        _insert(conn, "versions", {
            "id": identity, "release": row["id"], "n": n, "first_seen": stamp, "last_seen": stamp, "looks": 1,
            "layout": "news", "title": version.get("title", row["title"]), "published": row["published"],
            "published_at": None, "body": version.get("body", row["body"]), "notes": row["notes"],
            "embargo_status": None, "embargo_until": None, "edited": int(n > 1),
        })  # fmt: skip
        if n == len(told):
            for i, (kind, before, after) in enumerate(release.changes):
                conn.execute(
                    "insert into changes values (?, ?, ?, ?, ?, ?, ?)",
                    (identity, row["id"], i, kind, stamp, before, after),
                )
    if release.gone_at:
        conn.execute(
            "insert into removals values (?, 0, ?, ?, ?, 404, null)",
            (row["id"], row["last_seen"], release.gone_at, release.gone_at),
        )


def _state(conn: sqlite3.Connection) -> None:
    """Write runs, coverage and a problem, as a night leaves them."""
    for n, (site, *_) in enumerate(SITES):
        conn.execute(
            "insert into runs values (?, ?, 'network', '2024-06-02T02:00:00Z', '2024-06-02T02:05:00Z', "
            "1, 12, 3, 2, ?,"
            " 'the pager ended')",
            (n + 1, site, n),
        )
        for month in ("2024-03", "2024-04", "2024-05"):
            count = conn.execute(
                "select count(*) from releases where site = ? and month = ?", (site, month)
            ).fetchone()[0]
            status = "captured" if count else "empty"
            conn.execute("insert into coverage values (?, ?, ?, ?, 1, 0, null)", (site, month, status, count))
    conn.execute(
        "insert into problems values ('p1', 'aa-hill', 'https://hill.example/x', 'LayoutUnknown',"
        " 'No layout of aa-hill matches.', 'reading', '2024-06-01T02:00:00Z', '2024-06-02T02:00:00Z', 2, 1)"
    )


def _insert(conn: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(row)
    places = ", ".join("?" * len(row))
    conn.execute(f"insert into {table}({columns}) values ({places})", tuple(row.values()))
