"""Runs a search on archive.db: hits by page, how many there are, and facets. Takes a read connection.

Newest first walks the full-text index backwards, because `doc` grows with the day of publication, and
stops after a
page; so a word that stands in every release costs no more than a rare one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from archive.search import matching
from archive.search.language import Either, Node, Term, Wanted
from archive.search.narrowing import Kind, narrow
from archive.search.statements import Plan, Source, Statement, some, walk

Sort = Literal["newest", "oldest", "relevance"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "relevance")
PAGE = 20
RANKED = 2_000
"""Relevance is weighed among this many of the newest hits; bm25 over a word of every sixth release takes a
second."""

_COLUMNS: dict[Kind, dict[str, str]] = {
    "releases": {"title": "title", "body": "body", "quotes": "quoted", "notes": "notes"},
    "quotes": {"quotes": "text"},
}
# A word of the headline weighs six times one of the text; the texts of quotes stand in the body already.
_WEIGHTS: dict[Kind, str] = {"releases": "6.0, 1.0, 0.0, 0.5", "quotes": "1.0, 0.5, 0.5"}


@dataclass(frozen=True)
class Hits:
    """One page of a search."""

    rows: list[dict[str, Any]]
    next: int | None
    """What to hand in as `after` for the next page: a `doc`, or a count for relevance. None at the end."""
    ranked_among: int | None = None
    """How many of the newest hits were weighed, where not all were."""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def plan(conn: sqlite3.Connection, wanted: Wanted, kind: Kind) -> Plan:
    """Decide which full-text tables answer, and turn filters into conditions."""
    narrowed = narrow(conn, wanted, kind)
    columns = tuple(_COLUMNS[kind][scope] for scope in wanted.scope if scope in _COLUMNS[kind])
    if wanted.scope and not columns:
        narrowed.remarks.append("A search for quotes looks in quotes; in: was left out.")
    match = matching.positive(wanted, columns)
    exclude = matching.negative(wanted, columns)
    sources = [] if match is None else _sources(wanted, kind, match)
    return Plan(kind, wanted, sources, narrowed, exclude)


def _sources(wanted: Wanted, kind: Kind, match: str) -> list[Source]:
    """English is matched by stems, everything else exactly; a prefix goes on a word, not on its stem."""
    if wanted.words is not None and _has_prefix(wanted.words):
        return [Source(f"{kind}_fts", match)]
    # English rows stand in the one, all others in the other: nothing is found twice.
    return [Source(f"{kind}_stems", match), Source(f"{kind}_unstemmed", match)]


def _has_prefix(node: Node) -> bool:
    if isinstance(node, Term):
        return node.prefix
    without = () if isinstance(node, Either) else node.without
    return any(_has_prefix(part) for part in (*node.parts, *without))


def hits(
    conn: sqlite3.Connection,
    ready: Plan,
    *,
    sort: Sort = "newest",
    after: int | None = None,
    size: int = PAGE,
) -> Hits:
    """Return one page. `after` is the `next` of the page before."""
    if ready.narrowed.impossible:
        return Hits([], None)
    if sort == "relevance" and ready.sources:
        return _by_relevance(conn, ready, after or 0, size)
    rows = _walk(conn, ready, descending=sort != "oldest", after=after, size=size + 1)
    return Hits(rows[:size], rows[size - 1]["doc"] if len(rows) > size else None)


def every(conn: sqlite3.Connection, ready: Plan, chunk: int = 500) -> Iterator[list[dict[str, Any]]]:
    """Return all hits, newest first, in chunks; nothing is capped."""
    after = None
    while True:
        page = hits(conn, ready, after=after, size=chunk)
        if page.rows:
            yield page.rows
        if page.next is None:
            return
        after = page.next


def _walk(
    conn: sqlite3.Connection, ready: Plan, *, descending: bool, after: int | None, size: int
) -> list[dict[str, Any]]:
    """Walk each source in order of `doc`, merge, and show only what stands on the page.

    Marking a text costs more than finding it, and of two sources half the hits fall off the page.
    """
    if not ready.sources:
        return rows_of(conn, walk(ready, None, descending=descending, after=after, size=size))
    docs: set[int] = set()
    for source in ready.sources:
        bare = walk(ready, source, descending=descending, after=after, size=size, bare=True)
        docs |= {doc for (doc,) in conn.execute(bare.sql, bare.parameters)}
    page = sorted(docs, reverse=descending)[:size]
    if not page:
        return []
    found: dict[int, dict[str, Any]] = {}
    for source in ready.sources:
        part = walk(ready, source, descending=descending, after=after, until=page[-1], size=size)
        found |= {row["doc"]: row for row in rows_of(conn, part)}
    return [found[doc] for doc in page]


def rows_of(conn: sqlite3.Connection, statement: Statement) -> list[dict[str, Any]]:
    """Run a statement and return its rows as dictionaries, whatever the connection's row factory."""
    cursor = conn.execute(statement.sql, statement.parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def _by_relevance(conn: sqlite3.Connection, ready: Plan, offset: int, size: int) -> Hits:
    """Weigh the newest hits by bm25, then fetch what a page shows, with snippets for these alone."""
    newest: set[int] = set()
    for source in ready.sources:
        bare = walk(ready, source, size=RANKED + 1, bare=True)
        newest |= {row[0] for row in conn.execute(bare.sql, bare.parameters)}
    docs = set(sorted(newest, reverse=True)[:RANKED])
    scores: dict[int, float] = {}
    for source in ready.sources:
        for doc, score in _weighed(conn, ready, source, docs):
            scores[doc] = min(score, scores.get(doc, 0.0))
    cut = RANKED if len(newest) > RANKED else None
    best = sorted(scores, key=lambda doc: (scores[doc], -doc))
    page = best[offset : offset + size]
    more = offset + size if len(best) > offset + size else None
    return Hits(_shown(conn, ready, page), more, ranked_among=cut)


def _weighed(
    conn: sqlite3.Connection, ready: Plan, source: Source, docs: set[int]
) -> Iterator[tuple[int, float]]:
    if not docs:
        return
    table = source.table
    # The plus keeps FTS5 from looking up each document for itself; only those listed are weighed.
    yield from conn.execute(
        f"select rowid, bm25({table}, {_WEIGHTS[ready.kind]}) from {table} where {table} match ?"
        " and rowid between ? and ? and +rowid in (select value from json_each(?))",
        (source.match, min(docs), max(docs), json.dumps(sorted(docs))),
    )


def _shown(conn: sqlite3.Connection, ready: Plan, page: list[int]) -> list[dict[str, Any]]:
    """Return what a page shows of these hits, in this order: one walk of each source marks them all."""
    found: dict[int, dict[str, Any]] = {}
    if page:
        for source in ready.sources:
            found |= {row["doc"]: row for row in rows_of(conn, some(ready, source, page))}
    return [found[doc] for doc in page if doc in found]
