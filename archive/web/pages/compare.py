"""Two searches over time, ``/compare``: as a plot, as a table, and as .json or .csv."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from archive.search import finding
from archive.search.facets import Months, by_month, by_month_sql
from archive.search.language import read
from archive.search.statements import Plan
from archive.web import plots
from archive.web.answering import Answer, as_csv, as_json, html, page
from archive.web.asking import ask

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

SIDES = ("a", "b")
COLUMNS = ("month", *SIDES)


@page
async def compare(request: Request, datasette: Datasette) -> Answer:
    """Answer with one or two searches by month."""
    asked = {side: " ".join((request.args.get(side) or "").split()) for side in SIDES}
    plans = await ask(datasette, lambda conn: _plans(conn, asked))
    counted = await ask(datasette, lambda conn: {side: by_month(conn, each) for side, each in plans.items()})
    months = _months(counted)
    by_side = {side: dict(each.counts) for side, each in counted.items()}
    table = [{"month": month, **{side: by_side[side].get(month, 0) for side in counted}} for month in months]
    form = request.url_vars.get("format")
    if form == "csv":

        async def chunks() -> Any:
            yield table

        return as_csv("onrecord-compare", COLUMNS, chunks())
    if form == "json":
        return as_json({"asked": asked, "results": table})
    series = {side: [(month, by_side[side].get(month, 0)) for month in months] for side in counted}
    top = max((count for each in series.values() for _, count in each), default=1)
    return await html(
        datasette, request, "compare.html",
        {
            "asked": asked, "counted": counted, "years": _years(table, list(counted)), "top": top,
            "plots": {
                side: plots.bars(each, f"{asked[side]}: releases a month", height=70, highest=top)
                for side, each in series.items() if each
            },
            "query": urlencode(asked), "sql": {side: _sql(each) for side, each in plans.items()},
        },
    )  # fmt: skip


def _plans(conn: sqlite3.Connection, asked: dict[str, str]) -> dict[str, Plan]:
    return {side: finding.plan(conn, read(line), "releases") for side, line in asked.items() if line}


def _sql(ready: Plan) -> str:
    """Return the query string that shows a side's SQL, with its parameters."""
    sql, parameters = by_month_sql(ready)
    return urlencode({"sql": sql, **parameters})


def _months(counted: dict[str, Months]) -> list[str]:
    """Return all months from the first to the last that either search has."""
    found = sorted(month for each in counted.values() for month, _ in each.counts)
    return plots.months(found[0], found[-1]) if found else []


def _years(table: list[dict[str, Any]], sides: list[str]) -> list[dict[str, Any]]:
    """Return the table by years, newest first, which is what fits on a page."""
    years: dict[str, dict[str, Any]] = {}
    for row in table:
        year = years.setdefault(row["month"][:4], {"year": row["month"][:4], **dict.fromkeys(sides, 0)})
        for side in sides:
            year[side] += row[side]
    return [years[year] for year in sorted(years, reverse=True)]
