"""Looks a search up: a short list where it has few hits, and where it has many the bits of its words.

A word of a few thousand rows is looked up in the full-text table, and each hit asked whether it passes the
filters. Where the words have more hits than that, no hit is asked: common words, parties, sites and days
have bits, everything else (a phrase, a prefix, a rare word beside OR, what somebody said) is looked up and
turned into bits, and what the search means is done with bits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import groupby

from archive.schema_spans import SPAN_BITS
from archive.search.found import Few, Found, Many
from archive.search.language import Both, Either, Node, Term
from archive.search.matching import expression
from archive.search.narrowing import Kind
from archive.search.spans import Bits, Span, spans, unpacked, word_in
from archive.search.statements import Plan, Source, doc_column, tables_and_conditions
from archive.search.tokens import SORTS, tokens

FEW = 5_000
"""Hits of the words alone up to which each is looked up."""


def look(conn: sqlite3.Connection, ready: Plan) -> Found:
    """Return all hits of a search; a plan is looked up once."""
    if ready.found is None:
        ready.found = _look(conn, ready)
    return ready.found


def _look(conn: sqlite3.Connection, ready: Plan) -> Found:
    if ready.narrowed.impossible:
        return Few(ready.kind, [])
    looking = _Looking(conn, ready)
    sources: list[Source | None] = [*ready.sources] or [None]
    docs: list[int] | None = None if looking.is_common() else []
    if len(ready.sources) == 1:
        # FTS5 gathers all that begin with a prefix before it finds the first: it is asked only once.
        docs = looking.whole = _at_most(conn, ready, ready.sources[0], -1)
        docs = docs if len(docs) <= FEW else None
    for source in sources if not looking.whole else ():
        if docs is not None:
            docs += _at_most(conn, ready, source, FEW + 1 - len(docs))
            docs = docs if len(docs) <= FEW else None
    if docs is None:
        return Many(ready.kind, *looking.hits())
    narrowed = ready.narrowed
    if narrowed.conditions or ready.exclude or (narrowed.lowest, narrowed.highest) != (None, None):
        docs = [doc for source in sources for doc in _passing(conn, ready, source)]
    return Few(ready.kind, sorted(docs, reverse=True))


def _at_most(conn: sqlite3.Connection, ready: Plan, source: Source | None, size: int) -> list[int]:
    """Return the hits of the words alone, up to a number; all of them where it is below zero."""
    if source is None:
        return _docs(conn, f"select doc from {ready.kind} limit ?", (size,))
    table = source.table
    return _docs(conn, f"select rowid from {table} where {table} match ? limit ?", (source.match, size))


def _passing(conn: sqlite3.Connection, ready: Plan, source: Source | None) -> list[int]:
    tables, conditions, parameters = tables_and_conditions(ready, source, shown=False)
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return _docs(conn, f"select {doc_column(ready, source)} from {tables}{where}", parameters)


def _docs(
    conn: sqlite3.Connection, sql: str, parameters: tuple[object, ...] | dict[str, object]
) -> list[int]:
    return [doc for (doc,) in conn.execute(sql, parameters)]


class _Looking:
    """Works out one search in bits."""

    def __init__(self, conn: sqlite3.Connection, ready: Plan) -> None:
        self.conn = conn
        self.ready = ready
        self.kind: Kind = ready.kind
        self.spans: dict[int, Span] = {}
        self.whole: list[int] = []
        """All hits of the words, where they were looked up already."""

    def is_common(self) -> bool:
        """Return whether bits answer the whole search, so that nothing need be looked up to see how many
        hits there are."""
        words = self.ready.wanted.words
        if not self.ready.sources:
            sql = f"select count(*) from (select 1 from {self.kind} limit ?)"
            return bool(self.conn.execute(sql, (FEW + 1,)).fetchone()[0] > FEW)
        return words is not None and self._in_single_words() and self._has_bits(words)

    def _has_bits(self, node: Node) -> bool:
        if isinstance(node, Both):
            return all(map(self._has_bits, (*node.parts, *node.without)))
        if isinstance(node, Either):
            return all(map(self._has_bits, node.parts))
        return any(self._common_word(node, sort) is not None for sort in SORTS)

    def hits(self) -> tuple[dict[int, Span], Bits]:
        """Return the spans and the bits of the hits."""
        self.spans = spans(self.conn, self.kind)
        bits = self._days()
        narrowed = self.ready.narrowed
        for place, values, negated in narrowed.places:
            bits = _taken(bits, self._placed(place, values), away=negated)
        for sql, negated in narrowed.lists:
            bits = _taken(bits, self._listed(_docs(self.conn, sql, narrowed.parameters)), away=negated)
        if self.ready.sources:
            bits = _taken(bits, self._words(), away=False)
        elif self.ready.exclude:
            bits = _taken(bits, self._excluded(self.ready.exclude), away=True)
        return self.spans, bits

    def _days(self) -> Bits:
        """Return all rows of the days that are asked for."""
        ends = self.ready.narrowed.lowest, self.ready.narrowed.highest
        return {number: span.from_to(*ends) for number, span in self.spans.items()}

    def _placed(self, place: str, values: list[str]) -> Bits:
        return {
            number: reduce(int.__or__, (span.places[place].get(value, 0) for value in values), 0)
            for number, span in self.spans.items()
        }

    def _listed(self, docs: Iterable[int]) -> Bits:
        shift = SPAN_BITS[self.kind]
        return {
            number: self.spans[number].bits_of(own)
            for number, own in groupby(sorted(docs), key=lambda doc: doc >> shift)
            if number in self.spans
        }

    def _words(self) -> Bits:
        words = self.ready.wanted.words
        if self.whole:
            return self._listed(self.whole)
        if words is None or not self._in_single_words():
            return self._matched((source.table, source.match) for source in self.ready.sources)
        return self._node(words)

    def _in_single_words(self) -> bool:
        """Return whether the hits are those of the words one by one, put together."""
        wanted = self.ready.wanted
        both_tables = len(self.ready.sources) == len(SORTS)
        return both_tables and not wanted.scope and wanted.words is not None and _each(wanted.words)

    def _excluded(self, match: str) -> Bits:
        words = self.ready.wanted.words
        if words is None or self.ready.wanted.scope or not all(map(_each, words.without)):
            return self._matched((f"{self.kind}_{end}", match) for end in SORTS.values())
        return self._any(words.without)

    def _matched(self, asked: Iterable[tuple[str, str]]) -> Bits:
        """Return the rows that full-text tables find."""
        docs: list[int] = []
        for table, match in asked:
            docs += _docs(self.conn, f"select rowid from {table} where {table} match ?", (match,))
        return self._listed(docs)

    def _node(self, node: Node) -> Bits:
        if isinstance(node, Term):
            return _joined(self._term(node, sort) for sort in SORTS)
        if isinstance(node, Either):
            return self._any(node.parts)
        bits = self._node(node.parts[0])
        for part in node.parts[1:]:
            bits = _taken(bits, self._node(part), away=False)
        return _taken(bits, self._any(node.without), away=True) if node.without else bits

    def _any(self, nodes: tuple[Node, ...]) -> Bits:
        return _joined(map(self._node, nodes))

    def _term(self, term: Term, sort: str) -> Bits:
        """Return the rows of one kind of language in which a word or phrase stands."""
        word = self._common_word(term, sort)
        if word is None:
            return self._matched([(f"{self.kind}_{SORTS[sort]}", expression(term))])
        rows = self.conn.execute(
            "select span, bits from postings where kind = ? and sort = ? and word = ?",
            (self.kind, sort, word),
        )
        bits = {span: unpacked(stored) for span, stored in rows}
        for span in self.spans.values():
            if not span.made:
                bits[span.number] = word_in(self.conn, self.kind, sort, term.text, span)
        return bits

    def _common_word(self, term: Term, sort: str) -> str | None:
        """Return the one word of a term as the table has it, where it is one word and has bits."""
        words = tokens(term.text, sort)
        if term.prefix or len(words) != 1:
            return None
        sql = "select 1 from common_words where kind = ? and sort = ? and word = ?"
        common = self.conn.execute(sql, (self.kind, sort, words[0])).fetchone()
        return words[0] if common else None


def _each(node: Node) -> bool:
    """Return whether a search means what its words mean one by one: what a mark without any word comes to,
    FTS5 alone knows."""
    if isinstance(node, Term):
        return all(tokens(node.text, sort) for sort in SORTS)
    without = node.without if isinstance(node, Both) else ()
    return all(map(_each, (*node.parts, *without)))


def _taken(bits: Bits, other: Bits, *, away: bool) -> Bits:
    """Return what both have, or what the first has and the other has not."""
    keep: Callable[[int, int], int] = (lambda own, its: own & ~its) if away else int.__and__
    return {number: keep(own, other.get(number, 0)) for number, own in bits.items() if own}


def _joined(all_bits: Iterable[Bits]) -> Bits:
    """Return what any has."""
    joined: Bits = {}
    for bits in all_bits:
        for number, own in bits.items():
            joined[number] = joined.get(number, 0) | own
    return joined
