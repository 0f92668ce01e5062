"""The tables of archive.db that are about sites and not about releases: what was crawled, and what went
wrong.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from archive.coverage import Run, coverage
from archive.evidence_pages import Pages
from archive.hiding import Hidden
from archive.ids import problem_id
from archive.opening import transaction
from archive.reaching import captures, reaches
from archive.reading_state import State
from archive.rebuilding import Archive
from archive.rows import Row
from archive.writing import make_equal, upsert
from crawler.records import Party, SiteSpec

BULK, BULK_SHARE = 10, 0.05
"""How many releases, and which share of a site's, are removed in one week before a person is told."""
_PAGE_NUMBER = re.compile(r":? *(on )?page \d+( is)?")


def sync_places(
    connection: sqlite3.Connection,
    path: Path,
    sites: Mapping[str, SiteSpec],
    parties: Mapping[str, Party],
) -> None:
    """Write every party and site as the site files say; take out those that no file and no release names."""
    party_rows = [_party(parties[id]) for id in sorted({spec.party for spec in sites.values()})]
    site_rows = [_site(sites[slug]) for slug in sorted(sites)]
    with transaction(connection, path):
        upsert(connection, "parties", party_rows)
        upsert(connection, "sites", site_rows)
        kept = json.dumps([row["id"] for row in site_rows])
        for table in ("coverage", "problems", "runs", "redirects"):
            connection.execute(
                f"delete from {table} where site not in (select value from json_each(?))"  # noqa: S608
                " and site not in (select site from releases)",
                (kept,),
            )
        connection.execute(
            "delete from sites where id not in (select value from json_each(?))"
            " and id not in (select site from releases) and id not in (select site from withdrawals)",
            (kept,),
        )
        connection.execute(
            "delete from parties where id not in (select party from sites)"
            " and id not in (select party from releases) and id not in (select party from people)"
        )


def _party(party: Party) -> Row:
    return {
        name: getattr(party, name)
        for name in ("id", "name", "country", "parlgov", "partyfacts", "manifesto", "wikidata")
    }


def _site(spec: SiteSpec) -> Row:
    return {
        "id": spec.slug,
        "party": spec.party,
        "name": spec.name,
        "url": spec.url,
        "language": spec.language,
        "timezone": spec.timezone,
        "family": spec.family,
        "facts": spec.facts,
        "enabled": int(spec.enabled),
        "reason": spec.reason,
        "rights": spec.rights,
    }


def sync_ledger(archive: Archive, evidence: Pages, state: State, spec: SiteSpec, *, hidden: Hidden) -> None:
    """Make the runs, problems, coverage and withdrawals of a site say what its evidence and readings say.

    No row names what is `hidden`: releases that are held.
    """
    connection, path, site = archive.connection, archive.path, spec.slug
    runs = _runs(evidence, site, hidden)
    problems = [
        *_crawl_problems(evidence, site, hidden),
        *_reading_problems(state, site, hidden),
        *_bulk_removals(connection, site),
        *_changed_robots(evidence, site),
    ]
    published = connection.execute(
        "select month, count(*) from releases where site = ? and month is not null group by month", (site,)
    ).fetchall()
    ended = _ended(evidence, connection, spec, runs)
    withdrawals = evidence.connection.execute(
        "select release as id, site, reason, at from withdrawals where site = ?", (site,)
    ).fetchall()
    with transaction(connection, path):
        of_site = ("site = ?", (site,))
        make_equal(connection, "runs", *of_site, runs)
        make_equal(connection, "problems", *of_site, problems)
        make_equal(connection, "coverage", *of_site, coverage(site, dict(published), ended))
        tombs = [dict(zip(("id", "site", "reason", "at"), row, strict=True)) for row in withdrawals]
        make_equal(connection, "withdrawals", *of_site, tombs)


def _ended(evidence: Pages, connection: sqlite3.Connection, spec: SiteSpec, runs: Sequence[Row]) -> list[Run]:
    """Return what each run of a site that ended says of its months.

    Pages brought in are no walk of a listing: they say nothing of what is missing.
    """
    reach = reaches(evidence, connection, spec.slug, spec.listings)
    captured = captures(evidence, spec.slug)
    found = []
    for row in runs:
        if row["finished"] and row["source"] != "import":
            started = str(captured.get(row["id"]) or row["started"])
            found.append(
                Run(
                    started=started,
                    complete=bool(row["complete"]),
                    answered=row["listings"] > 0,
                    reach=reach.get(row["id"], started[:7]),
                )
            )
    return found


def _runs(evidence: Pages, site: str, hidden: Hidden) -> list[Row]:
    """Return the runs of a site. Of a recording that is played again no response is stored a second time; the
    run itself counted those of listings.
    """
    rows = evidence.connection.execute(
        """select r.id, r.site, r.source, r.started, e.at, coalesce(e.complete, 0),
        (select count(*) from fetches f where f.run = r.id),
        (select count(*) from fetches f where f.run = r.id and f.role = 'release'),
        (select count(*) from fetches f where f.run = r.id and f.role = 'listing' and f.status < 400),
        (select count(*) from problems p where p.run = r.id), e.pagers,
        iif(r.source = 'recording', coalesce(json_extract(e.counts, '$.listings'), 0), 0)
        from runs r left join run_ends e on e.run = r.id where r.site = ? order by r.id""",
        (site,),
    )
    names = ("id", "site", "source", "started", "finished", "complete", "pages", "releases", "listings")
    found = []
    for *values, problems, pagers, counted in rows:
        told: dict[str, str] = json.loads(pagers or "{}")
        ended = _why_ended({url: why for url, why in told.items() if not hidden.is_named_in(f"{url} {why}")})
        row = dict(zip(names, values, strict=True)) | {"problems": problems, "ended": ended}
        if not all(why.startswith("error") for why in told.values()):
            row["listings"] = max(row["listings"], counted)
        found.append(row)
    return found


def _why_ended(pagers: Mapping[str, str]) -> str | None:
    """Return why the listings of a run ended: of one or two, each with its address; of more, counted."""
    if len(pagers) <= 2:
        return "; ".join(f"{url}: {why}" for url, why in sorted(pagers.items())) or None
    counted = Counter(_PAGE_NUMBER.sub("", why).strip(" :") for why in pagers.values())
    return "; ".join(f"{why} ({count})" for why, count in sorted(counted.items()))


def _crawl_problems(evidence: Pages, site: str, hidden: Hidden) -> list[Row]:
    """Return what went wrong in crawling; a problem is open where the newest finished run had it too."""
    rows = evidence.connection.execute(
        """select url, kind, max(message), min(at), max(at), count(*),
        max(run) >= (select max(e.run) from run_ends e join runs r on r.id = e.run
          where r.site = ?1 and r.source != 'import')
        from problems where site = ?1 group by url, kind order by url, kind""",
        (site,),
    )
    return [
        _problem("crawl", site, url, kind, message, *rest)
        for url, kind, message, *rest in rows
        if evidence.resolve(url) not in hidden.ids and not hidden.is_named_in(f"{url} {message}")
    ]


def _reading_problems(state: State, site: str, hidden: Hidden) -> list[Row]:
    together: dict[tuple[str, str], tuple[str, str, str, int, int]] = {}
    for id, url, kind, message, first, last, looks, is_open in state.troubles(site):
        if id in hidden.ids or hidden.is_named_in(f"{url} {message}"):
            continue
        before = together.get((url, kind), (message, first, last, 0, 0))
        together[url, kind] = (
            message if last >= before[2] else before[0],
            min(first, before[1]),
            max(last, before[2]),
            before[3] + looks,
            max(is_open, before[4]),
        )
    return [_problem("reading", site, url, kind, *rest) for (url, kind), rest in sorted(together.items())]


def _bulk_removals(connection: sqlite3.Connection, site: str) -> list[Row]:
    """Return a problem for each week in which a site lost many releases at once: a relaunch, or a purge."""
    rows = connection.execute(
        """select min(x.first_missing), max(x.confirmed), count(*), sum(x.back is null), s.url,
        (select count(*) from releases where site = ?1)
        from removals x join releases r on r.id = x.release join sites s on s.id = r.site where r.site = ?1
        group by strftime('%Y-%W', x.first_missing) order by 1""",
        (site,),
    )
    found = []
    for first, last, count, still, url, of in rows:
        if count >= BULK and count >= BULK_SHARE * of:
            message = (
                f"{count} of {of} releases of {site} were found missing from {first[:10]} on, {still} still"
                " are. A relaunch may have moved them: see whether `moved` in the site's file can say"
                " where to."
            )
            found.append(_problem("reading", site, f"{url}#{first[:10]}", "BulkRemoval", message, first, last,
                                  count, int(still > 0)))  # fmt: skip
    return found


def _changed_robots(evidence: Pages, site: str) -> list[Row]:
    """Return a problem for each change of a robots.txt, open where the site's newest finished run saw it."""
    rows = evidence.connection.execute(
        """select url, at, blob, run >= (select max(e.run) from run_ends e join runs r on r.id = e.run
          where r.site = ?1 and r.source != 'import')
        from fetches where site = ?1 and role = 'robots' and source != 'import' and blob is not null
        and status = 200 order by url, at""",
        (site,),
    )
    found = []
    last: tuple[str, bytes] | None = None
    for url, at, blob, is_open in rows:
        if last is not None and last[0] == url and last[1] != blob:
            message = f"{url} says something else since {at[:10]}; both versions are kept in evidence.db."
            found.append(_problem("crawl", site, f"{url}#{at}", "RobotsChanged", message, at, at, 1, is_open))
        last = (url, blob)
    return found


def _problem(
    stage: str, site: str, url: str, kind: str, message: str, first: str, last: str, times: int, is_open: int
) -> Row:
    return {
        "id": problem_id(stage, site, url, kind),
        "site": site,
        "url": url,
        "kind": kind,
        "message": message,
        "stage": stage,
        "first_seen": first,
        "last_seen": last,
        "times": times,
        "open": int(bool(is_open)),
    }
