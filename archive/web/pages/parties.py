"""A party, ``/archive/parties/<id>``: releases over time, who speaks, what was changed, what is covered."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.web import feeds, plots, rows
from archive.web.answering import Answer, as_csv, as_json, base_of, html, missing, page
from archive.web.asking import ask
from archive.web.listing import every_release, release_page, releases_below
from archive.web.pages.changes import grouped, lately
from archive.web.pages.named import asked_id, whole_number

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

BUSIEST = 20


def party(conn: sqlite3.Connection, identity: str) -> dict[str, Any] | None:
    """Return a party with what the archive knows of it, or None."""
    row = rows.first(conn, "select * from parties where id = ?", [identity])
    if row is None:
        return None
    coverage = rows.rows(
        conn,
        "select c.site, c.month, c.status, c.releases from coverage c join sites s on s.id = c.site "
        "where s.party = ?"
        " order by c.month",
        [identity],
    )
    months: dict[str, int] = {}
    for cell in coverage:
        months[cell["month"]] = months.get(cell["month"], 0) + cell["releases"]
    filled = sorted(stamp for stamp, count in months.items() if count)
    series = plots.filled(months, filled[0], filled[-1]) if filled else []
    return {
        **row,
        "sites": rows.rows(
            conn, "select id, name, url, enabled, rights from sites where party = ? order by name", [identity]
        ),
        "series": series,
        "plot": plots.bars(series, f"Releases of {row['name']} a month") if series else None,
        "years": _years(series),
        "total": conn.execute("select count(*) from releases where party = ?", [identity]).fetchone()[0],
        "busiest": _busiest(conn, identity),
        "changes": grouped(lately(conn, party=identity, size=9))[:6],
    }


def _years(series: plots.Series) -> list[tuple[str, int]]:
    years: dict[str, int] = {}
    for stamp, count in series:
        years[stamp[:4]] = years.get(stamp[:4], 0) + count
    return sorted(years.items(), reverse=True)


def _busiest(conn: sqlite3.Connection, identity: str) -> list[rows.Row]:
    """Return who is quoted in most releases, with the role of their newest one."""
    return rows.rows(
        conn,
        "select e.id, e.name, count(*) as releases, max(a.published) as last, (select role from appearances b"
        " where b.person = e.id and b.role is not null order by b.published desc limit 1) as role"
        " from people e cross join appearances a indexed by appearances_capacity on a.person = e.id"
        " where e.party = ? and a.capacity = 'speaker'"
        " group by e.id order by releases desc, e.name limit ?",
        [identity, BUSIEST],
    )


@page
async def parties(request: Request, datasette: Datasette) -> Answer:
    """Answer with a party, or with all its releases as a feed or file."""
    identity = asked_id(request)
    found = await ask(datasette, lambda conn: party(conn, identity))
    if found is None:
        return await missing(datasette, request, f"No party here has the id {identity[:60]!r}.")
    base, form = base_of(datasette, request), request.url_vars.get("format")
    own = f"{base}/archive/parties/{identity}"
    narrowed = ("r.party = ?", identity)
    if form == "csv":
        return as_csv(f"onrecord-{identity}", release_page.COLUMNS, every_release(datasette, narrowed, base))
    if form in feeds.FORMS:
        newest = await ask(datasette, lambda conn: releases_below(conn, narrowed, None, feeds.ENTRIES, base))
        return feeds.feed(form, f"onrecord: {found['name']}", own, f"{own}.atom", newest)
    after, size = whole_number(request, "after"), release_page.SIZE
    newest = await ask(datasette, lambda conn: releases_below(conn, narrowed, after, size + 1, base))
    more = newest[size - 1]["doc"] if len(newest) > size else None
    if form == "json":
        hidden = {key: value for key, value in found.items() if key != "plot"}
        following = f"{own}.json?after={more}" if more else None
        return as_json({**hidden, "permanent": own, "releases": newest[:size], "next": following})
    return await html(
        datasette, request, "party.html",
        {"party": found, "releases": newest[:size], "more": more, "permanent": own},
    )  # fmt: skip
