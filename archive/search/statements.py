"""The SQL of a search: one full-text table walked in the order of `doc`, joined to what a list shows.
Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from archive.search.found import Found
from archive.search.language import Wanted
from archive.search.narrowing import ALIAS, Kind, Narrowed

SHOWN: dict[Kind, str] = {
    "releases": "r.doc, r.id, r.title, r.party, r.site, r.url, r.published, r.first_seen, r.gone_at, "
    "r.edit_count,"
    " r.quote_count, r.embargo_status, r.language",
    "quotes": "q.doc, q.id, q.release, q.text, q.kind, q.speaker, q.organisation, q.person, q.party, q.site,"
    " q.published, q.language, r.title, r.url, r.gone_at, r.first_seen",
}
# CROSS JOIN keeps the order of the tables: the index is walked, and walking stops after a page.
_TABLES: dict[Kind, str] = {
    "releases": "releases r",
    "quotes": "quotes q cross join releases r on r.id = q.release",
}
# Conditions on party and year are met by the first index alone, on site and id by the second; only rows
# that pass are read.
_BESIDE_INDEX: dict[Kind, str] = {
    "releases": "releases r indexed by releases_spread",
    "quotes": "quotes q indexed by quotes_spread",
}
_LISTED = "releases r indexed by releases_listed"
_MARKS = "char(2), char(3)"


@dataclass(frozen=True, slots=True)
class Source:
    """One full-text table and what to match in it."""

    table: str
    match: str


@dataclass
class Plan:
    """A search made ready to run, as often as pages and facets need."""

    kind: Kind
    wanted: Wanted
    sources: list[Source]
    narrowed: Narrowed
    exclude: str | None = None
    """A match of what must not be there, where the search names nothing that must."""
    found: Found | None = None
    """All hits, once they were looked up (see `archive.search.looking`)."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return everything that was left out, one sentence each."""
        return tuple(dict.fromkeys([*self.wanted.remarks, *self.narrowed.remarks]))


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with named parameters."""

    sql: str
    parameters: dict[str, Any]


def tables_and_conditions(
    plan: Plan, source: Source | None, *, shown: bool = True
) -> tuple[str, list[str], dict[str, Any]]:
    """Return what stands after FROM and WHERE, and the parameters, without order and limits.

    Where nothing of the rows is shown, tables that no condition needs are left out: the index alone answers.
    """
    kind, parameters = plan.kind, dict(plan.narrowed.parameters)
    doc = doc_column(plan, source)
    conditions = list(plan.narrowed.conditions)
    tables = _TABLES[kind] if shown else f"{kind} {ALIAS[kind]}"
    if kind == "releases" and not source:
        tables = _LISTED
    if source:
        parameters["match"] = source.match
        beside, ties = _beside(kind, doc, conditions, shown=shown)
        tables = source.table + beside
        conditions = [f"{source.table} match :match", *ties, *conditions]
    if plan.exclude:
        for table in (f"{kind}_stems", f"{kind}_unstemmed"):
            conditions.append(f"{doc} not in (select rowid from {table} where {table} match :exclude)")
        parameters["exclude"] = plan.exclude
    for name, sign in (("lowest", ">="), ("highest", "<=")):
        if (value := getattr(plan.narrowed, name)) is not None:
            conditions.append(f"{doc} {sign} :{name}")
            parameters[name] = value
    return tables, conditions, parameters


def _beside(kind: Kind, doc: str, conditions: list[str], *, shown: bool) -> tuple[str, list[str]]:
    """Return what is joined to a full-text table, and by which conditions."""
    if not shown and not conditions:
        return "", []
    listed = kind == "releases" and (shown or any("r.id" in each or "r.site" in each for each in conditions))
    joined = f" cross join {_LISTED if listed else _BESIDE_INDEX[kind]}"
    ties = [f"{ALIAS[kind]}.doc = {doc}"]
    if shown and kind == "quotes":
        return f"{joined} cross join releases r", [*ties, "r.id = q.release"]
    return joined, ties


def doc_column(plan: Plan, source: Source | None) -> str:
    """Return the column that orders the walk."""
    return f"{source.table}.rowid" if source else f"{ALIAS[plan.kind]}.doc"


def walk(plan: Plan, source: Source | None, *, size: int) -> Statement:
    """Return the statement of the newest hits of one source, for a reader to change."""
    tables, conditions, parameters = tables_and_conditions(plan, source)
    return Statement(
        f"select {_shown(plan.kind, source)} from {tables}{_where(conditions)}"
        f" order by {doc_column(plan, source)} desc limit :size",
        {**parameters, "size": size},
    )


def some(plan: Plan, source: Source | None, docs: list[int], *, in_a_row: bool) -> Statement:
    """Return the statement that shows hits, which have met every filter already.

    `in_a_row` says that no other hit of the words stands between them: then the index is walked once over
    them. It is asked for each of the others by itself, because a walk would meet all that stand between.
    """
    listed = "(select value from json_each(:docs))"
    parameters: dict[str, Any] = {"docs": json.dumps(docs)}
    if source is None:
        tables, conditions = _TABLES[plan.kind], [f"{ALIAS[plan.kind]}.doc in {listed}"]
    elif in_a_row:
        # The plus keeps FTS5 from starting anew for each.
        ends = f"{source.table}.rowid between :lowest and :highest and +{source.table}.rowid in {listed}"
        tables, conditions = f"{source.table} cross join {_TABLES[plan.kind]}", [ends]
        parameters |= {"lowest": min(docs), "highest": max(docs)}
    else:
        tables = f"json_each(:docs) d cross join {source.table} cross join {_TABLES[plan.kind]}"
        conditions = [f"{source.table}.rowid = d.value"]
    if source:
        conditions += [f"{source.table} match :match", f"{ALIAS[plan.kind]}.doc = {source.table}.rowid"]
        parameters["match"] = source.match
    return Statement(f"select {_shown(plan.kind, source)} from {tables}{_where(conditions)}", parameters)


def _shown(kind: Kind, source: Source | None) -> str:
    return SHOWN[kind] + (f", {_marked(kind, source.table)}" if source else "")


def _where(conditions: list[str]) -> str:
    return f" where {' and '.join(conditions)}" if conditions else ""


def _marked(kind: Kind, table: str) -> str:
    if kind == "quotes":
        return f"highlight({table}, 0, {_MARKS}) as marked"
    return f"highlight({table}, 0, {_MARKS}) as marked, snippet({table}, -1, {_MARKS}, '…', 40) as snippet"
