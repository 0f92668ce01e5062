"""One release, put together from its rows: paragraphs with their quotes and hits, people, versions, twins."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from archive.search import matching
from archive.search.language import read
from archive.search.marking import Span, Stretch, by_paragraph, hits_in, stretches
from archive.search.showing import shown
from archive.web.differences import Run, of_paragraphs, of_words, shortened
from archive.web.rows import Row, by, first, rows

LONGEST_PAGE = 55_000
"""Characters of text and marks that a page shows; with all that stands around them it is under 100 kB."""
TWIN_WORDS = 6
"""Words in a row that are looked for elsewhere: the longest ones of the text, which are its rarest."""


@dataclass
class Paragraph:
    """A paragraph ready to be printed."""

    role: str
    stretches: list[Stretch]
    begins: list[Row] = field(default_factory=list)
    """Quotes whose first piece stands here: their speakers are named beside it."""
    spoken: bool = False
    """Some of it is a quote that is a clause or more."""
    goes_on: bool = False
    """The quote it ends with goes on in the next paragraph."""

    def first_quote(self) -> str | None:
        """Return the first quote in the paragraph."""
        return next((stretch.quote for stretch in self.stretches if stretch.quote), None)

    def last_quote(self) -> str | None:
        """Return the last quote in the paragraph."""
        return next((stretch.quote for stretch in reversed(self.stretches) if stretch.quote), None)


@dataclass
class Version:
    """What changed with one version."""

    row: Row
    changes: list[Row]
    headline: list[Run]
    paragraphs: list[list[Run]]


@dataclass
class Whole:
    """Everything a release page shows."""

    row: Row
    party: Row
    site: Row
    body: list[Paragraph]
    notes: list[Paragraph]
    headline: list[Stretch]
    quotes: list[Row]
    people: list[Row]
    links: list[Row]
    versions: list[Version]
    removals: list[Row]
    addresses: list[Row]
    twins: list[Row]
    doubts: list[str]
    corrections: list[Row]
    found: bool


def whole(conn: sqlite3.Connection, identity: str, looked_for: str = "") -> Whole | None:
    """Return a release by its id, with what was looked for marked; None where it is not here."""
    row = first(conn, "select * from releases where id = ?", [identity])
    if row is None:
        return None
    quotes = rows(conn, "select * from quotes where release = ? order by n", [identity])
    people = _people(conn, identity)
    roles = {person["person"]: person["role"] for person in people if person["role"]}
    for quote in quotes:
        quote["role"] = roles.get(quote["person"])
    hits = _hits(conn, row, looked_for)
    paragraphs = by(_paragraphs(conn, identity), "part")
    spans = _spans(conn, identity)
    body, notes = (
        _printable(paragraphs.get(part, []), row[part] or "", hits[part], spans, quotes, part)
        for part in ("body", "notes")
    )
    return Whole(
        row=row, party=_place(conn, "parties", row["party"]), site=_place(conn, "sites", row["site"]),
        body=body, notes=notes, quotes=quotes, people=people,
        headline=stretches(row["title"] or "Untitled release", (), hits["title"]),
        links=rows(conn, "select * from links where release = ? order by n", [identity]),
        versions=_versions(conn, identity),
        removals=rows(conn, "select * from removals where release = ? order by n", [identity]),
        addresses=_addresses(conn, row),
        twins=_twins(conn, row),
        doubts=_doubts(conn, identity),
        corrections=rows(conn, "select * from corrections where release = ? order by n", [identity]),
        found=any(hits.values()),
    )  # fmt: skip


def cut(found: Whole) -> int:
    """Cut what is longer than a page of a hundred kilobytes, and return how many words are left out.

    Text, then notes, then differences are shown while there is room; the whole stands in the .txt form.
    """
    room, left_out = LONGEST_PAGE, 0
    for part in (found.body, found.notes):
        shown_ = len(part)
        for n, paragraph in enumerate(part):
            room -= sum(len(stretch.text) + 60 for stretch in paragraph.stretches) + 450 * len(
                paragraph.begins
            )
            if room < 0:
                shown_ = min(shown_, n)
                left_out += len(plain(paragraph.stretches).split())
        del part[shown_:]
    room = max(room, LONGEST_PAGE // 10)
    for version in found.versions:
        for n, paragraph_ in enumerate(version.paragraphs):
            room -= sum(len(run.text) + 12 for run in paragraph_)
            if room < 0:
                del version.paragraphs[n:]
                break
    return left_out


def _place(conn: sqlite3.Connection, table: str, identity: str) -> Row:
    row = first(conn, f"select * from {table} where id = ?", [identity])
    assert row is not None, (table, identity)
    return row


def moved_to(conn: sqlite3.Connection, identity: str) -> str | None:
    """Return the id that took the place of a retired one."""
    row = first(conn, "select release from redirects where id = ?", [identity])
    return None if row is None else str(row["release"])


def withdrawn(conn: sqlite3.Connection, identity: str) -> Row | None:
    """Return why and when a release was withdrawn, or None."""
    return first(conn, "select reason, at from withdrawals where id = ?", [identity])


def _addresses(conn: sqlite3.Connection, row: Row) -> list[Row]:
    sql = "select url from addresses where release = ? and url != ? order by url"
    return rows(conn, sql, [row["id"], row["url"]])


def _doubts(conn: sqlite3.Connection, identity: str) -> list[str]:
    found = rows(conn, "select doubt from doubts where release = ? order by n", [identity])
    return [row["doubt"] for row in found]


def _people(conn: sqlite3.Connection, identity: str) -> list[Row]:
    return rows(
        conn,
        "select person, name, post_nominals, role, raw, group_concat(capacity, ', ') as capacity from"
        " (select * from appearances where release = ? order by n) group by person order by min(n)",
        [identity],
    )


def _paragraphs(conn: sqlite3.Connection, identity: str) -> list[Row]:
    return rows(
        conn, "select part, n, role, text from paragraphs where release = ? order by part, n", [identity]
    )


def _spans(conn: sqlite3.Connection, identity: str) -> dict[tuple[str, int], list[Span]]:
    found: dict[tuple[str, int], list[Span]] = {}
    pieces = rows(
        conn,
        'select p.quote, p.part, p.paragraph, p.start, p."end" from quotes q join quote_pieces p'
        " on p.quote = q.id where q.release = ? order by q.n, p.n",
        [identity],
    )
    for piece in pieces:
        place = (piece["part"], piece["paragraph"])
        found.setdefault(place, []).append(Span(piece["start"], piece["end"], piece["quote"]))
    return found


def _hits(conn: sqlite3.Connection, row: Row, looked_for: str) -> dict[str, list[tuple[int, int]]]:
    """Return where the words of a search stand in title, body and notes."""
    nowhere: dict[str, list[tuple[int, int]]] = {"title": [], "body": [], "notes": []}
    wanted = read(looked_for)
    match = matching.positive(wanted, ())
    if match is None:
        return nowhere
    for table in ("releases_stems", "releases_fts") if row["language"] == "en" else ("releases_fts",):
        marked = first(
            conn,
            f"select highlight({table}, 0, char(2), char(3)) as title, highlight({table}, 1, char(2), "
            f"char(3)) as body,"
            f" highlight({table}, 3, char(2), char(3)) as notes from {table} where {table} match ? and "
            f"rowid = ?",
            [match, row["doc"]],
        )
        if marked:
            return {part: hits_in(marked[part] or "")[1] for part in nowhere}
    return nowhere


def _printable(
    paragraphs: list[Row],
    joined: str,
    hits: list[tuple[int, int]],
    spans: dict[tuple[str, int], list[Span]],
    quotes: list[Row],
    part: str,
) -> list[Paragraph]:
    known = {quote["id"]: quote for quote in quotes}
    named: set[str] = set()
    printable = []
    dealt = by_paragraph([paragraph["text"] for paragraph in paragraphs], joined, hits)
    for paragraph, own_hits in zip(paragraphs, dealt, strict=True):
        here = [span for span in spans.get((part, paragraph["n"]), []) if span.quote in known]
        speech = [span.quote for span in here if known[span.quote]["kind"] == "speech"]
        begins = [known[quote] for quote in dict.fromkeys(speech) if quote not in named]
        named |= set(speech)
        printable.append(
            Paragraph(paragraph["role"], stretches(paragraph["text"], here, own_hits), begins, bool(speech))
        )
    for upper, lower in pairwise(printable):
        upper.goes_on = (last := upper.last_quote()) is not None and last == lower.first_quote()
    return printable


def _versions(conn: sqlite3.Connection, identity: str) -> list[Version]:
    """Return the versions, newest first, each with its difference from the one before."""
    told = rows(conn, "select * from versions where release = ? order by n", [identity])
    if len(told) < 2:
        return [Version(row, [], [], []) for row in told]
    changes = by(
        rows(conn, "select * from changes where release = ? order by version, n", [identity]), "version"
    )
    versions = []
    for before, row in zip([None, *told], told, strict=False):
        versions.append(_compared(before, row, changes.get(row["id"], [])))
    return versions[::-1]


def _compared(before: Row | None, row: Row, changes: list[Row]) -> Version:
    if before is None:
        return Version(row, changes, [], [])
    headline = (
        of_words(shown(before["title"]), shown(row["title"])) if before["title"] != row["title"] else []
    )
    paragraphs = [
        shortened(runs)
        for part in ("body", "notes")
        for runs in of_paragraphs(_split(before[part]), _split(row[part]))
    ]
    return Version(row, changes, headline, paragraphs)


def _split(text: str | None) -> list[str]:
    return [shown(paragraph) for paragraph in text.split("\n\n")] if text else []


def _twins(conn: sqlite3.Connection, row: Row) -> list[Row]:
    """Return other releases that hold the same run of rare words as this one's longest paragraph."""
    longest = max(row["body"][:20_000].split("\n\n"), key=len)
    words = re.findall(r"[^\W_]+", longest)[:400]
    starts = range(len(words) - TWIN_WORDS)
    if not starts or max(map(len, words)) > 60:
        return []
    best = max(starts, key=lambda start: sum(map(len, words[start : start + TWIN_WORDS])))
    phrase = " ".join(words[best : best + TWIN_WORDS])
    return rows(
        conn,
        "select r.id, r.title, r.party, r.published, p.name as party_name from releases_fts"
        " cross join releases r on r.doc = releases_fts.rowid join parties p on p.id = r.party"
        " where releases_fts match ? and r.id != ? order by releases_fts.rowid desc limit 10",
        [f'"{phrase}"', row["id"]],
    )


def plain(text: Any) -> str:
    """Return stretches or text as plain text."""
    return "".join(stretch.text for stretch in text) if isinstance(text, list) else shown(text)
