"""Runs a search on archive.db and returns its hits by page. Takes a read connection.

`doc` grows with the day of publication, so newest first is the order of the index. Relevance is bm25 where
there are few hits. Of many, those are weighed that can stand at the top: the newest, and the newest with the
words in the headline; all others come behind them, newest first.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from archive.search import matching
from archive.search.found import Few, Found, Many, newest
from archive.search.language import Either, Node, Term, Wanted
from archive.search.looking import look
from archive.search.narrowing import Kind, narrow
from archive.search.statements import Plan, Source, Statement, some

Sort = Literal["newest", "oldest", "relevance"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "relevance")
PAGE = 20
RANKED = 1_000
"""Of many hits so many of the newest are weighed, and so many of the newest with a match in the headline."""
HEADED = 20_000
"""Hits whose headlines are asked, newest first: what a page costs must not grow with the archive."""
CHUNK = 500

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
    ranked: int | None = None
    """How many hits were weighed, where not all were."""


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
    ranked = _by_relevance(conn, ready) if sort == "relevance" and ready.sources else None
    if ranked is None:
        docs = newest(look(conn, ready), size + 1, after=after, descending=sort != "oldest")
        return Hits(shown(conn, ready, docs[:size]), docs[size - 1] if len(docs) > size else None)
    offset = after or 0
    docs = list(islice(ranked.walk(), offset, offset + size + 1))
    more = offset + size if len(docs) > size else None
    return Hits(shown(conn, ready, docs[:size]), more, ranked.weighed)


def every(conn: sqlite3.Connection, ready: Plan, sort: Sort = "newest") -> Iterator[list[dict[str, Any]]]:
    """Yield all hits in chunks; nothing is capped."""
    if sort == "relevance" and ready.sources:
        docs = array("q", _by_relevance(conn, ready).walk())
    else:
        docs = array("q", look(conn, ready).walk(descending=sort != "oldest"))
    for start in range(0, len(docs), CHUNK):
        yield shown(conn, ready, docs[start : start + CHUNK].tolist())


def shown(conn: sqlite3.Connection, ready: Plan, docs: list[int]) -> list[dict[str, Any]]:
    """Return what a list shows of these hits, in this order. What is no hit any more is left out."""
    found: dict[int, dict[str, Any]] = {}
    in_a_row = _has_a_prefix(ready) or (not ready.narrowed.conditions and _in_order(docs))
    sources: list[Source | None] = [*ready.sources] or [None]
    for source in sources if docs else []:
        found |= {row["doc"]: row for row in rows_of(conn, some(ready, source, docs, in_a_row=in_a_row))}
    return [found[doc] for doc in docs if doc in found]


def _in_order(docs: list[int]) -> bool:
    return sorted(docs) in (docs, docs[::-1])


def _has_a_prefix(ready: Plan) -> bool:
    """Return whether FTS5 gathers the words of a prefix before it finds anything, which is done only once."""
    return len(ready.sources) == 1


def rows_of(conn: sqlite3.Connection, statement: Statement) -> list[dict[str, Any]]:
    """Run a statement and return its rows as dictionaries, whatever the connection's row factory."""
    cursor = conn.execute(statement.sql, statement.parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


@dataclass(frozen=True)
class _Ranked:
    """Hits by relevance: those that were weighed, best first, and behind them the others, newest first."""

    found: Found
    best: dict[int, float]

    @property
    def weighed(self) -> int | None:
        """Return how many hits were weighed, where not all were."""
        return len(self.best) if len(self.best) < self.found.total else None

    def walk(self) -> Iterator[int]:
        """Yield the `doc` of every hit."""
        yield from self.best
        yield from (doc for doc in self.found.walk() if doc not in self.best)


def _by_relevance(conn: sqlite3.Connection, ready: Plan) -> _Ranked:
    """Weigh the hits that can stand at the top by bm25."""
    found = look(conn, ready)
    docs = set(found.docs) if isinstance(found, Few) else _candidates(conn, ready, found)
    scores: dict[int, float] = {}
    for source in ready.sources:
        scores |= _weighed(conn, source, docs, _WEIGHTS[ready.kind])
    return _Ranked(found, {doc: scores[doc] for doc in sorted(scores, key=lambda doc: (scores[doc], -doc))})


def _candidates(conn: sqlite3.Connection, ready: Plan, found: Many) -> set[int]:
    """Return the newest hits, and the newest with a match in the headline; of quotes the newest alone."""
    docs = set(newest(found, RANKED))
    if ready.kind == "releases":
        for source in ready.sources:
            headline = conn.execute(
                f"select rowid from {source.table} where {source.table} match ? and rowid >= ?"
                " order by rowid desc limit ?",
                (f"{{title}} : ({source.match})", found.reaching_back(HEADED), RANKED),
            )
            docs |= {doc for (doc,) in headline if found.has(doc)}
    return docs


def _weighed(conn: sqlite3.Connection, source: Source, docs: set[int], weights: str) -> dict[int, float]:
    """Return the bm25 of those of `docs` that a source has; the lower, the better."""
    if not docs:
        return {}
    table = source.table
    # The plus keeps FTS5 from looking up each document for itself; only those listed are weighed.
    rows = conn.execute(
        f"select rowid, bm25({table}, {weights}) from {table} where {table} match ?"
        " and rowid between ? and ? and +rowid in (select value from json_each(?))",
        (source.match, min(docs), max(docs), json.dumps(sorted(docs))),
    )
    return dict(rows.fetchall())
