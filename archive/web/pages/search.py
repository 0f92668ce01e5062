"""The search page, ``/search``, and everything it finds as .json, .csv or .atom."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from archive.search import finding, statements
from archive.search.facets import HEARD, Facets, count, facets, spoken
from archive.search.finding import Hits, Sort
from archive.search.hinting import hints
from archive.search.language import Wanted, read
from archive.search.looking import look
from archive.search.marking import Stretch, hits_in, snippet
from archive.search.narrowing import Kind
from archive.search.showing import address, shown
from archive.search.statements import Plan
from archive.web import feeds, rows
from archive.web.answering import Answer, as_csv, as_json_stream, base_of, html, page
from archive.web.asking import ask
from archive.web.pages.named import whole_number

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

FORM_FIELDS = ("party", "speaker", "role", "country", "from", "to", "in")
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "releases": (
        "id", "permanent", "title", "party", "party_name", "site", "published", "url", "language",
        "embargo_status", "quote_count", "edit_count", "first_seen", "gone_at", "snippet",
    ),
    "quotes": (
        "id", "permanent", "text", "speaker", "organisation", "party", "party_name", "site", "published",
        "release", "title", "url", "kind", "language", "first_seen", "gone_at",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A search as its address tells it: the line typed, what the form adds, and in which order."""

    line: str
    kind: Kind
    sort: Sort
    after: int | None
    form: dict[str, str]
    all_speakers: bool = False
    """Whether speakers are counted among all quotes found, however many."""

    @property
    def whole(self) -> str:
        """Return the line with what the form adds, as one line that means the same."""
        added = [f'{name}:"{value}"' for name, value in self.form.items()]
        return " ".join([self.line, *added]).strip()

    def address(self, path: str = "/search", **changed: object) -> str:
        """Return the address of this search with some of it changed; None takes a part away."""
        parts: dict[str, object] = {"q": self.line, **self.form}
        parts |= {"show": "quotes"} if self.kind == "quotes" else {}
        parts |= {"sort": self.sort} if self.sort != "newest" else {}
        parts |= changed
        pairs = [(key, value) for key, value in parts.items() if value not in (None, "")]
        return path + ("?" + urlencode(pairs) if pairs else "")


def asked(request: Request) -> Asked:
    """Read the address. Whatever stands in it, it is a search."""
    args = request.args
    form = {name: " ".join((args.get(name) or "").replace('"', " ").split())[:200] for name in FORM_FIELDS}
    sort = args.get("sort")
    return Asked(
        line=(args.get("q") or "").strip(),
        kind="quotes" if args.get("show") == "quotes" else "releases",
        sort=next((known for known in finding.SORTS if known == sort), "newest"),
        after=whole_number(request, "after"),
        form={name: value for name, value in form.items() if value},
        all_speakers=args.get("speakers") == "all",
    )


@dataclass
class Answered:
    """What one search page shows."""

    ready: Plan
    hits: Hits
    facets: Facets
    parties: dict[str, rows.Row]
    other: int
    """Where nothing was found: how many hits the same search has among quotes, or among releases."""
    speakers: list[tuple[str, str, int]]
    """Who says most of the newest quotes found, or of all: id, name, quotes."""
    hints: list[tuple[str, int]]
    """Where nothing was found: searches that would find something, and how much."""


def answer(conn: sqlite3.Connection, wanted: Wanted, searched: Asked) -> Answered:
    """Run a search: one page, its counts, and what would be found otherwise."""
    ready = finding.plan(conn, wanted, searched.kind)
    found = finding.hits(conn, ready, sort=searched.sort, after=searched.after)
    counted = facets(conn, ready)
    among = None if searched.all_speakers else HEARD
    speakers = spoken(conn, ready, among=among) if searched.kind == "quotes" else []
    near = [] if counted.total else hints(conn, wanted, searched.kind)
    other: Kind = "quotes" if searched.kind == "releases" else "releases"
    elsewhere = 0 if counted.total else count(conn, finding.plan(conn, wanted, other))
    return Answered(ready, found, counted, rows.parties_heard(conn), elsewhere, speakers, near)


@page
async def search(request: Request, datasette: Datasette) -> Answer:
    """Answer with one page of hits, or with all of them as a file."""
    searched = asked(request)
    wanted = read(searched.whole)
    form = request.url_vars.get("format")
    base = base_of(datasette, request)
    if form in {"json", "csv"}:
        chunks = _every(datasette, wanted, searched.kind, base)
        if form == "csv":
            return as_csv(f"onrecord-{searched.kind}", COLUMNS[searched.kind], chunks)
        return as_json_stream({"search": searched.whole, "show": searched.kind}, chunks)
    if form in feeds.FORMS:
        found = await ask(
            datasette,
            lambda conn: _shown(conn, finding.plan(conn, wanted, searched.kind), base, feeds.ENTRIES),
        )
        title = f"onrecord: {searched.whole or 'all ' + searched.kind}"
        return feeds.feed(
            form, title, base + searched.address(), base + searched.address("/search.atom"), found
        )
    answered = await ask(datasette, lambda conn: answer(conn, wanted, searched))
    return await html(datasette, request, "search.html", _context(searched, wanted, answered))


def _context(searched: Asked, wanted: Wanted, answered: Answered) -> dict[str, Any]:
    for row in answered.hits.rows:
        row["marked_text"] = snippet(row.get("marked")) if row.get("marked") else None
        row["snippet_text"] = _beside_title(row)
    source = answered.ready.sources[0] if answered.ready.sources else None
    walked = statements.walk(answered.ready, source, size=100)
    named = {f":{name}": name for name in walked.parameters}
    sql = urlencode({"sql": walked.sql, **{named[key]: walked.parameters[named[key]] for key in named}})
    hits = dict(answered.facets.parties)
    return {
        "by_party": [(party, hits[party]) for party in answered.parties if party in hits],
        "searched": searched,
        "wanted": wanted,
        "answered": answered,
        "rows": answered.hits.rows,
        "next": answered.hits.next,
        "remarks": answered.ready.remarks,
        "sql": sql,
        "heard": HEARD,
    }


def _beside_title(row: dict[str, Any]) -> list[Stretch] | None:
    """Return the snippet, where it is more than the headline that stands above it."""
    if not row.get("snippet"):
        return None
    text, _ = hits_in(row["snippet"])
    return None if text == row["title"] else snippet(row["snippet"])


async def _every(
    datasette: Datasette, wanted: Wanted, kind: Kind, base: str
) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield all hits in chunks, newest first. They are looked up once; each chunk is one short question, so
    that no reader holds up a write."""

    def looked(conn: sqlite3.Connection) -> tuple[Plan, array[int]]:
        ready = finding.plan(conn, wanted, kind)
        return ready, array("q", look(conn, ready).walk())

    ready, docs = await ask(datasette, looked)
    for start in range(0, len(docs), finding.CHUNK):
        chunk = docs[start : start + finding.CHUNK].tolist()
        yield await ask(datasette, partial(_chunk, ready=ready, docs=chunk, base=base))


def _chunk(conn: sqlite3.Connection, ready: Plan, docs: list[int], base: str) -> list[dict[str, Any]]:
    return _complete(conn, finding.shown(conn, ready, docs), ready.kind, base)


def _shown(conn: sqlite3.Connection, ready: Plan, base: str, size: int) -> list[dict[str, Any]]:
    return _complete(conn, finding.hits(conn, ready, size=size).rows, ready.kind, base)


def _complete(
    conn: sqlite3.Connection, found: list[dict[str, Any]], kind: Kind, base: str
) -> list[dict[str, Any]]:
    names = {identity: party["name"] for identity, party in rows.parties(conn).items()}
    for row in found:
        row["permanent"] = f"{base}/archive/{kind}/{row['id']}"
        row["party_name"] = names.get(row["party"])
        row["url"] = address(row["url"])
        if row.get("snippet"):
            row["snippet"] = shown(hits_in(row["snippet"])[0])
        row.pop("marked", None)
        row.pop("doc", None)
    return found
