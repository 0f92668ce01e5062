"""Find the source, ``/source``: paste an article or a quotation, see which releases it comes from."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from datasette.utils.asgi import Request

from archive.search.marking import Stretch, stretches
from archive.search.sources import Origin, origins
from archive.web import rows
from archive.web.answering import Answer, as_json, base_of, html, page_with_form
from archive.web.asking import ask

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

LONGEST = 60_000
"""Characters of a pasted text that are read."""
AROUND = 160
"""Characters of the release shown on each side of a shared passage."""


@page_with_form
async def source(request: Request, datasette: Datasette) -> Answer:
    """Answer with the form, and with what was found where a text was pasted."""
    pasted = (await _pasted(request))[:LONGEST].replace("\x00", " ").strip()
    base = base_of(datasette, request)
    found = await ask(datasette, lambda conn: _found(conn, pasted, base)) if pasted else []
    if request.url_vars.get("format") == "json":
        return as_json(
            {
                "text": pasted,
                "results": [{k: v for k, v in each.items() if k != "passages"} for each in found],
            }
        )
    return await html(datasette, request, "source.html", {"pasted": pasted, "found": found})


async def _pasted(request: Request) -> str:
    """Return the text, from the address or from the form; a form is read up to four bytes a character."""
    if request.method != "POST":
        return request.args.get("text") or ""
    body = b""
    more = True
    while more and len(body) <= LONGEST * 12:
        message = await request.receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return (parse_qs(body.decode("ascii", "replace"), keep_blank_values=True).get("text") or [""])[0]


def _found(conn: sqlite3.Connection, pasted: str, base: str) -> list[dict[str, Any]]:
    told = []
    for origin in origins(conn, pasted):
        row = rows.first(
            conn,
            "select r.id, r.title, r.party, p.name as party_name, r.published, r.gone_at from releases r"
            " join parties p on p.id = r.party where r.doc = ?",
            [origin.doc],
        )
        assert row is not None, origin.doc
        told.append({
            **row, "permanent": f"{base}/archive/releases/{row['id']}", "words": origin.words,
            "shared": [{"pasted": pasted[slice(*each.pasted)], "release": origin.text[slice(*each.release)],
                        "words": each.words} for each in origin.shared],
            "passages": [_side_by_side(pasted, origin, n) for n in range(len(origin.shared))],
        })  # fmt: skip
    return told


def _side_by_side(pasted: str, origin: Origin, n: int) -> tuple[list[Stretch], list[Stretch]]:
    shared = origin.shared[n]
    return _around(pasted, shared.pasted), _around(origin.text, shared.release)


def _around(text: str, place: tuple[int, int]) -> list[Stretch]:
    """Return a passage marked, with some of the text on each side, cut at the border of words."""
    start, end = place
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    whole = before + text[start:end] + after
    return stretches(whole, (), [(len(before), len(before) + end - start)])
