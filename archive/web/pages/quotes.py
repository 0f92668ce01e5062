"""A quote, at its own address: ``/archive/quotes/<id>`` and .json."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.search.marking import Span, Stretch, stretches
from archive.web import rows
from archive.web.answering import Answer, as_json, base_of, html, missing, page
from archive.web.asking import ask
from archive.web.pages.named import asked_id

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette


def quote(conn: sqlite3.Connection, identity: str) -> dict[str, Any] | None:
    """Return a quote with the paragraphs it stands in, or None."""
    row = rows.first(
        conn,
        "select q.*, r.title, r.url, r.gone_at, p.name as party_name, a.role, a.post_nominals from quotes q"
        " join releases r on r.id = q.release join parties p on p.id = q.party"
        " left join appearances a on a.release = q.release and a.person = q.person and a.capacity = 'speaker'"
        " where q.id = ?",
        [identity],
    )
    return row and {**row, "context": _context(conn, row)}


def _context(conn: sqlite3.Connection, row: rows.Row) -> list[list[Stretch]]:
    """Return the paragraphs of the quote, with one before and one after, its own words marked."""
    pieces = rows.rows(
        conn,
        'select part, paragraph, start, "end" from quote_pieces where quote = ? order by n',
        [row["id"]],
    )
    if not pieces:
        return []
    part = pieces[0]["part"]
    numbers = [piece["paragraph"] for piece in pieces if piece["part"] == part]
    paragraphs = rows.rows(
        conn,
        "select n, text from paragraphs where release = ? and part = ? and n between ? and ? order by n",
        [row["release"], part, min(numbers) - 1, max(numbers) + 1],
    )
    spans = rows.by(pieces, "paragraph")
    return [
        stretches(
            paragraph["text"],
            [
                Span(p["start"], p["end"], row["id"])
                for p in spans.get(paragraph["n"], [])
                if p["part"] == part
            ],
            (),
        )
        for paragraph in paragraphs
    ]


@page
async def quotes(request: Request, datasette: Datasette) -> Answer:
    """Answer with a quote, or say that it is not here."""
    identity = asked_id(request)
    found = await ask(datasette, lambda conn: quote(conn, identity))
    if found is None:
        return await missing(datasette, request, f"No quote has the id {identity[:60]!r}.")
    base = base_of(datasette, request)
    permanent = f"{base}/archive/quotes/{identity}"
    if request.url_vars.get("format") == "json":
        shown = {key: value for key, value in found.items() if key not in {"doc", "context", "n"}}
        return as_json(
            {
                **shown,
                "permanent": permanent,
                "release_permanent": f"{base}/archive/releases/{found['release']}",
            }
        )
    return await html(datasette, request, "quote.html", {"quote": found, "permanent": permanent})
