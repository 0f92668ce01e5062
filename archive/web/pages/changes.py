"""What changed: edits and removals, newest first, by party and kind; ``/changes`` and .json, .csv, .atom."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.search.showing import address, shown
from archive.web import feeds, rows
from archive.web.answering import Answer, as_csv, as_json_stream, base_of, html, page
from archive.web.asking import ask
from archive.web.differences import of_words, shortened
from archive.web.printing import query

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

KINDS = ("headline", "number", "quote", "name", "date", "other", "removal")
PAGE = 30
CHUNK = 500
COLUMNS = (
    "at",
    "kind",
    "before",
    "after",
    "release",
    "permanent",
    "title",
    "party",
    "party_name",
    "published",
    "url",
)
# A change is found by its time and the key of its row; both orders read an index backwards.
_EDITS = (
    "select c.at, c.kind, c.before, c.after, c.version || '/' || c.n as key, c.release, r.title, "
    "r.party, r.published,"
    " r.url, r.gone_at from changes c cross join releases r on r.id = c.release"
    " where c.kind not in ('relaid', 'white space') and (c.at, c.version || '/' || c.n) < (:at, :key){narrow}"
    " and c.at <= :at order by c.at desc, key desc limit :size"
)
_REMOVALS = (
    "select m.first_missing as at, 'removal' as kind, null as before, m.back as after,"
    " m.release || '/gone' || m.n as key, m.release, r.title, r.party, r.published, r.url, r.gone_at"
    " from removals m cross join releases r on r.id = m.release"
    " where (m.first_missing, m.release || '/gone' || m.n) < (:at, :key){narrow}"
    " and m.first_missing <= :at order by m.first_missing desc, key desc limit :size"
)
END = ("9999", "~")


def lately(
    conn: sqlite3.Connection,
    *,
    party: str | None = None,
    kind: str | None = None,
    before: tuple[str, str] = END,
    size: int = PAGE,
) -> list[rows.Row]:
    """Return edits and removals before a place in time, newest first."""
    parameters: dict[str, object] = {
        "at": before[0],
        "key": before[1],
        "size": size,
        "party": party,
        "kind": kind,
    }
    narrow = " and r.party = :party" if party else ""
    found: list[rows.Row] = []
    if kind != "removal":
        own = narrow + (" and c.kind = :kind" if kind else "")
        found += rows.rows(conn, _EDITS.format(narrow=own), _used(parameters, own))
    if kind in (None, "removal"):
        found += rows.rows(conn, _REMOVALS.format(narrow=narrow), _used(parameters, narrow))
    names = {identity: each["name"] for identity, each in rows.parties(conn).items()}
    found.sort(key=lambda row: (row["at"], row["key"]), reverse=True)
    for row in found[:size]:
        row["party_name"] = names[row["party"]]
    return found[:size]


def _used(parameters: dict[str, object], narrow: str) -> dict[str, object]:
    return {
        name: value
        for name, value in parameters.items()
        if name not in {"party", "kind"} or f":{name}" in narrow
    }


def grouped(found: list[rows.Row]) -> list[rows.Row]:
    """Join the changes of one version into one entry, with its kinds and differences in reading order."""
    entries: list[rows.Row] = []
    for row in reversed(found):
        entry = entries[-1] if entries else None
        if entry is None or (entry["release"], entry["at"]) != (row["release"], row["at"]):
            entry = {**row, "kinds": [], "differences": []}
            entries.append(entry)
        if row["kind"] not in entry["kinds"]:
            entry["kinds"].append(row["kind"])
        if row["kind"] != "removal":
            difference = shortened(of_words(shown(row["before"]), shown(row["after"])))
            if difference not in entry["differences"]:
                entry["differences"].append(difference)
    return entries[::-1]


@page
async def changes(request: Request, datasette: Datasette) -> Answer:
    """Answer with one page of changes, or with all of them as a file."""
    party = request.args.get("party") or None
    kind = request.args.get("kind") if request.args.get("kind") in KINDS else None
    form = request.url_vars.get("format")
    if form:
        return await _file(datasette, form, party, kind, base_of(datasette, request))
    before = (request.args.get("at") or END[0], request.args.get("key") or END[1])

    def question(conn: sqlite3.Connection) -> tuple[list[rows.Row], dict[str, rows.Row]]:
        return lately(conn, party=party, kind=kind, before=before, size=PAGE + 1), rows.parties_heard(conn)

    found, parties = await ask(datasette, question)
    last = found[PAGE - 1] if len(found) > PAGE else None
    context = {
        "changes": grouped(found[:PAGE]), "parties": parties, "party": party, "kind": kind, "kinds": KINDS,
        "older": query(party=party, kind=kind, at=last["at"], key=last["key"]) if last else None,
        "narrowed": query(party=party, kind=kind),
    }  # fmt: skip
    return await html(datasette, request, "changes.html", context)


async def _file(datasette: Datasette, form: str, party: str | None, kind: str | None, base: str) -> Answer:
    """Return the changes as a feed of the newest, or as a file of all."""
    if form in feeds.FORMS:
        found = await ask(datasette, lambda conn: lately(conn, party=party, kind=kind, size=feeds.ENTRIES))
        narrowed = query(party=party, kind=kind)
        tail = f"?{narrowed}" if narrowed else ""
        entries = [told(row, base) for row in found]
        title = "onrecord: what changed"
        return feeds.feed(form, title, f"{base}/changes{tail}", f"{base}/changes.atom{tail}", entries)
    chunks = _every(datasette, party, kind, base)
    return as_csv("onrecord-changes", COLUMNS, chunks) if form == "csv" else as_json_stream({}, chunks)


def told(row: rows.Row, base: str) -> rows.Row:
    """Return a change as a feed and a file have it."""
    permanent = f"{base}/archive/releases/{row['release']}"
    if row["kind"] == "removal":
        summary = (
            "The page is gone from the party’s site."
            if not row["after"]
            else "The page was gone and came back."
        )
        title = f"Gone from the party’s site: {shown(row['title'])}"
    else:
        title = f"Edited ({row['kind']}): {shown(row['title'])}"
        summary = f"Before: {shown(row['before']) or 'nothing'}. After: {shown(row['after']) or 'nothing'}."
    return {
        **row, "permanent": permanent, "about": f"change/{row['key']}", "title": title, "summary": summary,
        "updated": row["at"], "url": address(row["url"]),
    }  # fmt: skip


async def _every(
    datasette: Datasette, party: str | None, kind: str | None, base: str
) -> AsyncIterator[list[dict[str, Any]]]:
    before: tuple[str, str] = END
    while True:
        start = before

        def chunk(conn: sqlite3.Connection, start: tuple[str, str] = start) -> list[rows.Row]:
            return lately(conn, party=party, kind=kind, before=start, size=CHUNK)

        found = await ask(datasette, chunk)
        yield [
            {column: row.get(column) for column in COLUMNS}
            | {"permanent": f"{base}/archive/releases/{row['release']}", "url": address(row["url"])}
            for row in found
        ]
        if len(found) < CHUNK:
            return
        before = (found[-1]["at"], found[-1]["key"])
