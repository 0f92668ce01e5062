"""A speaker, ``/archive/people/<id>``: roles over time, every quote, who else is quoted with them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.web import feeds, plots, rows
from archive.web.answering import Answer, as_csv, as_json, base_of, html, missing, page
from archive.web.asking import ask
from archive.web.listing import every_quote, quote_page, quotes_below
from archive.web.pages.named import asked_id, whole_number

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

COMPANIONS = 12
MOST_MONTHS = 120


def person(conn: sqlite3.Connection, identity: str) -> dict[str, Any] | None:
    """Return who somebody is, as learned from the releases, or None."""
    row = rows.first(
        conn,
        "select e.id, e.name, e.party, p.name as party_name from people e join parties p on p.id = "
        "e.party where e.id = ?",
        [identity],
    )
    if row is None:
        return None
    months = _months(conn, identity)
    return {
        **row,
        "roles": _roles(conn, identity),
        "months": months,
        "plot": plot(months, row["name"]),
        "with": _companions(conn, identity),
        "signed": _written(conn, identity),
        "total": conn.execute("select count(*) from quotes where person = ?", [identity]).fetchone()[0],
    }


def _roles(conn: sqlite3.Connection, identity: str) -> list[rows.Row]:
    """Return the roles with the newest release each was read from, and the attribution that prints it."""
    return rows.rows(
        conn,
        "select a.role, a.post_nominals, a.first, a.last, a.releases, a.raw, r.id as release, r.title from ("
        " select role, post_nominals, min(published) as first, max(published) as last,"
        " count(distinct release) as releases, max(coalesce(published, '') || release) as newest,"
        " max(case when instr(raw, role) then raw end) as raw from appearances where person = ?"
        " group by role, post_nominals) a join releases r on r.id = substr(a.newest, -12)"
        " order by a.last desc, a.role",
        [identity],
    )


def _months(conn: sqlite3.Connection, identity: str) -> list[rows.Row]:
    return rows.rows(
        conn,
        "select substr(published, 1, 7) as month, count(*) as quotes from quotes"
        " indexed by quotes_months where person = ? and kind = 'speech' and published is not null"
        " group by 1 order by 1",
        [identity],
    )


def plot(months: list[rows.Row], name: str) -> Any:
    """Return the plot of quotes by month, of the last ten years at most."""
    if not months:
        return None
    last = months[-1]["month"]
    first = max(months[0]["month"], f"{int(last[:4]) - MOST_MONTHS // 12:04}{last[4:]}")
    series = plots.filled({row["month"]: row["quotes"] for row in months}, first, last)
    return plots.bars(series, f"Quotes of {name} a month, {first} to {last}", height=60)


def _companions(conn: sqlite3.Connection, identity: str) -> list[rows.Row]:
    """Return who is quoted in the same releases, most often first."""
    return rows.rows(
        conn,
        "select b.person as id, e.name, count(distinct b.release) as releases from appearances a"
        " cross join appearances b on b.release = a.release and b.person != a.person and b.capacity = "
        "'speaker'"
        " join people e on e.id = b.person where a.person = ? and a.capacity = 'speaker'"
        " group by b.person order by releases desc, e.name limit ?",
        [identity, COMPANIONS],
    )


def _written(conn: sqlite3.Connection, identity: str) -> list[rows.Row]:
    return rows.rows(
        conn,
        "select r.id, r.title, r.published, a.capacity from appearances a join releases r on r.id = a.release"
        " where a.person = ? and a.capacity != 'speaker' order by a.published desc limit 20",
        [identity],
    )


@page
async def people(request: Request, datasette: Datasette) -> Answer:
    """Answer with a speaker, or with all their quotes as a feed or file."""
    identity = asked_id(request)
    found = await ask(datasette, lambda conn: person(conn, identity))
    if found is None:
        return await missing(datasette, request, f"Nobody here has the id {identity[:60]!r}.")
    base, form = base_of(datasette, request), request.url_vars.get("format")
    own = f"{base}/archive/people/{identity}"
    narrowed = ("q.person = ?", identity)
    if form == "csv":
        return as_csv(f"onrecord-{identity}", quote_page.COLUMNS, every_quote(datasette, narrowed, base))
    if form in feeds.FORMS:
        quotes = await ask(datasette, lambda conn: quotes_below(conn, narrowed, None, feeds.ENTRIES, base))
        return feeds.feed(form, f"onrecord: {found['name']}", own, f"{own}.atom", quotes)
    after = whole_number(request, "after")
    size = quote_page.SIZE
    quotes = await ask(datasette, lambda conn: quotes_below(conn, narrowed, after, size + 1, base))
    more = quotes[size - 1]["doc"] if len(quotes) > size else None
    if form == "json":
        hidden = {key: value for key, value in found.items() if key != "plot"}
        following = f"{own}.json?after={more}" if more else None
        return as_json({**hidden, "permanent": own, "quotes": quotes[:size], "next": following})
    return await html(
        datasette, request, "person.html",
        {"person": found, "quotes": quotes[:size], "more": more, "permanent": own},
    )  # fmt: skip
