"""The front page: what is new, what was changed, how much there is, and whether the archive is well."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from archive.search.showing import address
from archive.web import feeds, plots, rows
from archive.web.answering import Answer, as_csv, as_json, base_of, html, now, page
from archive.web.asking import ask
from archive.web.pages.changes import grouped, lately
from archive.web.printing import month

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

NEWEST = 12
MONTHS = 36
"""Months of the small plots: three years fit beside a party's name on a telephone."""
QUIET_AFTER = timedelta(days=30)


def newest(conn: sqlite3.Connection, size: int) -> list[rows.Row]:
    """Return the newest releases."""
    return rows.rows(
        conn,
        "select r.id, r.title, r.party, p.name as party_name, r.site, r.url, r.published, r.first_seen, "
        "r.gone_at,"
        " r.edit_count, r.embargo_status from releases r join parties p on p.id = r.party order by "
        "r.doc desc limit ?",
        [size],
    )


def by_party(conn: sqlite3.Connection, today: date) -> list[dict[str, Any]]:
    """Return for each party, in alphabetical order, its releases today, this week, in all, and by month."""
    volume = rows.by(
        rows.rows(
            conn,
            "select s.party, c.month, sum(c.releases) as releases from coverage c join sites s on s.id "
            "= c.site"
            " group by s.party, c.month",
        ),
        "party",
    )
    week = rows.rows(
        conn,
        "select party, sum(published = ?) as today, count(*) as week from releases"
        " where published > ? and published <= ? group by party",
        [today.isoformat(), (today - timedelta(days=7)).isoformat(), today.isoformat()],
    )
    lately_by = {row["party"]: row for row in week}
    months = [row["month"] for group in volume.values() for row in group if row["releases"]]
    last = max(months, default=f"{today:%Y-%m}")
    first = max(min(months, default=last), f"{int(last[:4]) - MONTHS // 12:04}{last[4:]}")
    counts = {party: {row["month"]: row["releases"] for row in group} for party, group in volume.items()}
    top = max((count for own in counts.values() for stamp, count in own.items() if stamp >= first), default=1)
    told = []
    for identity, party in rows.parties_heard(conn).items():
        own = counts.get(identity, {})
        series = plots.filled(own, first, last)
        label = (
            f"{party['name']}: releases a month, {month(first)} to {month(last)},"
            f" at most {max(own.values(), default=0)}"
        )
        told.append({
            **party, "today": lately_by.get(identity, {}).get("today", 0),
            "week": lately_by.get(identity, {}).get("week", 0), "total": sum(own.values()),
            "plot": plots.spark(series, label, highest=top), "series": series,
        })  # fmt: skip
    return told


def state(conn: sqlite3.Connection, today: date) -> dict[str, Any]:
    """Return how the archive is: the last night, how many sites, which are quiet or unwell."""
    sites = rows.rows(
        conn,
        "select s.id, s.name, s.enabled,"
        " (select max(published) from releases r where r.site = s.id and r.doc ="
        "   (select max(doc) from releases x where x.site = s.id)) as newest,"
        " (select max(started) from runs n where n.site = s.id) as last_run,"
        " (select complete from runs n where n.site = s.id order by started desc limit 1) as complete,"
        " (select count(*) from problems p where p.site = s.id and p.open) as problems"
        " from sites s order by s.name",
    )
    quiet_before = (today - QUIET_AFTER).isoformat()
    return {
        "releases": conn.execute("select count(*) from releases").fetchone()[0],
        "quotes": conn.execute("select count(*) from quotes").fetchone()[0],
        "last_run": max((site["last_run"] for site in sites if site["last_run"]), default=None),
        "sites": sites,
        "incomplete": [site for site in sites if site["last_run"] and not site["complete"]],
        "quiet": [site for site in sites if site["enabled"] and "" < (site["newest"] or "") < quiet_before],
        "silent": sum(1 for site in sites if not site["newest"]),
        "problems": sum(site["problems"] for site in sites),
    }


@page
async def front(request: Request, datasette: Datasette) -> Answer:
    """Answer with the front page, or the newest releases as a feed or file."""
    form = request.url_vars.get("format")
    base = base_of(datasette, request)
    today = now().date()
    if form:
        return await _listed(datasette, form, base)

    def question(conn: sqlite3.Connection) -> dict[str, Any]:
        return {
            "newest": newest(conn, NEWEST),
            "parties": by_party(conn, today),
            "changes": grouped(lately(conn, size=12))[:8],
            "state": state(conn, today),
            "today": today.isoformat(),
        }

    return await html(datasette, request, "front.html", await ask(datasette, question))


async def _listed(datasette: Datasette, form: str, base: str) -> Answer:
    found = await ask(datasette, lambda conn: newest(conn, feeds.ENTRIES))
    for row in found:
        row["permanent"] = f"{base}/archive/releases/{row['id']}"
        row["url"] = address(row["url"])
    if form in feeds.FORMS:
        return feeds.feed(form, "onrecord: newest releases", f"{base}/", f"{base}/index.atom", found)
    if form == "csv":

        async def chunks() -> Any:
            yield found

        return as_csv("onrecord-newest", tuple(found[0]) if found else ("id",), chunks())
    return as_json({"results": found})
