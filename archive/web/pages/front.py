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
    counts = _volume(conn)
    lately_by = _week(conn, today)
    months = [stamp for own in counts.values() for stamp, releases in own.items() if releases]
    last = max(months, default=f"{today:%Y-%m}")
    first = max(min(months, default=last), f"{int(last[:4]) - MONTHS // 12:04}{last[4:]}")
    top = max((count for own in counts.values() for stamp, count in own.items() if stamp >= first), default=1)
    told = []
    for identity, party in rows.parties_heard(conn).items():
        own = counts.get(identity, {})
        label = (
            f"{party['name']}: releases a month, {month(first)} to {month(last)},"
            f" at most {max(own.values(), default=0)}"
        )
        series = plots.filled(own, first, last)
        week = lately_by.get(identity, {"today": 0, "week": 0})
        plot = plots.spark(series, label, highest=top)
        told.append({**party, **week, "total": sum(own.values()), "plot": plot, "series": series})
    return told


def _volume(conn: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """Return releases by party and month, from the table that counts them already."""
    counts: dict[str, dict[str, int]] = {}
    for party, stamp, releases in conn.execute(
        "select s.party, c.month, sum(c.releases) from coverage c join sites s on s.id = c.site"
        " group by s.party, c.month"
    ):
        counts.setdefault(party, {})[stamp] = releases
    return counts


def _week(conn: sqlite3.Connection, today: date) -> dict[str, dict[str, int]]:
    found = conn.execute(
        "select party, sum(published = ?), count(*) from releases"
        " where published > ? and published <= ? group by party",
        [today.isoformat(), (today - timedelta(days=7)).isoformat(), today.isoformat()],
    )
    return {party: {"today": dated, "week": week} for party, dated, week in found}


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
        "quiet": [
            site
            for site in sites
            if site["enabled"] and site["last_run"] and "" < (site["newest"] or "") < quiet_before
        ],
        "unheard": conn.execute(
            "select count(distinct s.party) from sites s where s.enabled"
            " and not exists (select 1 from releases r where r.party = s.party)"
        ).fetchone()[0],
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
