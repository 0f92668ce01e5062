"""About the archive, ``/about``: what each column means, what is covered, how it is made, how to cite and
ask."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.web import plots, rows
from archive.web.answering import Answer, as_json, base_of, html, now, page
from archive.web.asking import DATABASE, ask

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

MONTHS = 24
"""Months of the map of coverage; the table coverage holds them all."""


def coverage(conn: sqlite3.Connection) -> dict[str, Any]:
    """Return sites by months, with the status and count of each."""
    cells = rows.rows(conn, "select site, month, status, releases, failed, reason from coverage")
    last = max((cell["month"] for cell in cells), default="")
    months = plots.months(f"{int(last[:4]) - MONTHS // 12:04}{last[4:]}", last)[1:] if last else []
    by_place = {(cell["site"], cell["month"]): cell for cell in cells}
    top = max((cell["releases"] for cell in cells if cell["month"] in months), default=1) or 1
    sites = rows.rows(
        conn,
        "select s.id, s.name, s.url, s.rights, s.enabled, s.reason, p.name as party_name from sites s"
        " join parties p on p.id = s.party order by p.name, s.name",
    )
    for site in sites:
        site["cells"] = [_cell(by_place.get((site["id"], month)), month, top) for month in months]
        site["covered"] = any(cell["status"] != "not covered" for cell in site["cells"])
    return {"months": months, "sites": sites}


def _cell(cell: rows.Row | None, month: str, top: int) -> dict[str, Any]:
    if cell is None:
        return {"month": month, "status": "not covered", "releases": None, "heat": 0}
    heat = 0 if not cell["releases"] else 1 + min(3, cell["releases"] * 4 // (top + 1))
    return {**cell, "heat": heat}


def quality(conn: sqlite3.Connection) -> dict[str, Any]:
    """Return figures a reader may judge the archive by."""
    sums = rows.first(
        conn,
        "select count(*) as problems, sum(open) as open from problems",
    )
    kinds = rows.rows(
        conn, "select kind, count(*) as problems from problems where open group by kind order by 2 desc"
    )
    return {
        "releases": conn.execute("select count(*) from releases").fetchone()[0],
        "quotes": conn.execute("select count(*) from quotes").fetchone()[0],
        "named": conn.execute("select count(*) from quotes where speaker is not null").fetchone()[0],
        "doubted": conn.execute("select count(distinct release) from doubts").fetchone()[0],
        "undated": conn.execute("select count(*) from releases where published is null").fetchone()[0],
        "corrected": conn.execute("select count(distinct release) from corrections").fetchone()[0],
        "withdrawn": conn.execute("select count(*) from withdrawals").fetchone()[0],
        "problems": sums,
        "kinds": kinds,
    }


@page
async def about(request: Request, datasette: Datasette) -> Answer:
    """Answer with the page about the archive."""

    def question(conn: sqlite3.Connection) -> dict[str, Any]:
        return {"coverage": coverage(conn), "quality": quality(conn)}

    found = await ask(datasette, question)
    if request.url_vars.get("format") == "json":
        return as_json(found)
    metadata = datasette.metadata() or {}
    tables = metadata.get("databases", {}).get(DATABASE, {}).get("tables", {})
    described = {
        name: table for name, table in tables.items() if table.get("columns") and not table.get("hidden")
    }
    config = datasette.plugin_config("onrecord") or {}
    return await html(
        datasette, request, "about.html",
        {**found, "tables": described, "metadata": metadata, "contact": config.get("contact"),
         "queries": metadata.get("databases", {}).get(DATABASE, {}).get("queries", {}),
         "base": base_of(datasette, request), "today": now().date().isoformat()},
    )  # fmt: skip
