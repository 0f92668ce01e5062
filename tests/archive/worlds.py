"""A small invented world for the tests of the archive: one site whose pages are JSON, and a clock in hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.evidence import Evidence
from archive.reading import parse
from archive.reading_site import SiteSummary
from crawler.errors import LayoutUnknown
from crawler.records import (
    Embargo,
    Link,
    ListedLink,
    Party,
    Person,
    Piece,
    PressDate,
    Quote,
    RawPage,
    Release,
    SiteSpec,
)
from crawler.words import Language

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SITE = "zz-harbour"
HOME = "https://harbour.example/news"


def page(
    url: str,
    body: bytes,
    at: datetime = NOON,
    status: int = 200,
    final_url: str | None = None,
    **headers: str,
) -> RawPage:
    """Return a response as the spider would hand it over."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return RawPage(
        url=url, final_url=final_url or url, fetched_at=at, status=status, headers=named, body=body
    )


def store(evidence: Evidence, *pages: RawPage, site: str = SITE, complete: bool = True) -> int:
    """Store pages as one run of a site that showed each of them on its listing, and return the run."""
    at = pages[0].fetched_at
    run = evidence.begin(site=site, source="network", at=at)
    links = [ListedLink(url=each.url, title=None, date=None) for each in pages]
    evidence.sight(run=run, site=site, listing=HOME, links=links, at=at)
    for each in pages:
        evidence.save(run=run, site=site, role="release", source="network", page=each)
    evidence.finish(run=run, at=at, counts={}, pagers={HOME: "end of the list"}, complete=complete)
    return run


PARTY = Party(id="zz-harbour", name="Harbour Party", country="ZZ")
SPEC = SiteSpec(
    slug=SITE, name="Harbour Party", party=PARTY.id, url=HOME, listings=(HOME,), not_found=".not-found"
)
SITES = {SITE: SPEC}
PARTIES = {PARTY.id: PARTY}


def said(
    title: str | None = "Ferries",
    *paragraphs: str,
    published: str | None = "2026-02-27",
    quotes: Sequence[tuple[str, str | None]] = (),
    **more: Any,
) -> bytes:
    """Return a page of the invented world: what `read_invented` makes a release of."""
    body = list(paragraphs) or ["The boat is late."]
    fields = {"title": title, "published": published, "body": body, "quotes": quotes, **more}
    return json.dumps(fields).encode()


def read_invented(
    page: RawPage,
    *,
    spec: SiteSpec,
    party: Party,
    languages: Callable[[str], Language],
    listed: ListedLink | None,
) -> Release:
    """Read a page of the invented world; the words of a quote are found again in its body."""
    try:
        fields = json.loads(page.body)
    except ValueError:
        raise LayoutUnknown(f"{page.url}: no layout of {spec.slug} fits") from None
    if fields.get("fault"):
        raise KeyError(fields["fault"])
    body = tuple(fields["body"])
    quotes = tuple(_quote(text, speaker, body) for text, speaker in fields["quotes"])
    embargo = fields.get("embargo")
    return Release(
        kind=fields.get("kind", "release"),
        url=page.url,
        language=fields.get("language", spec.language),
        layout=fields.get("layout", "invented"),
        title=fields["title"],
        published=fields["published"] and PressDate(on=date.fromisoformat(fields["published"]), raw="…"),
        embargo=embargo and _embargo(embargo),
        body=body,
        notes=tuple(fields.get("notes", ())),
        body_roles=("paragraph",) * len(body),
        quotes=quotes,
        people=tuple(
            Person(name=name, capacity=("speaker",), role=fields.get("role"))
            for name in sorted({quote.speaker for quote in quotes if quote.speaker})
        ),
        canonical_url=fields.get("canonical"),
        links=tuple(Link(url=url, text=text) for url, text in fields.get("links", ())),
    )


def _quote(text: str, speaker: str | None, body: tuple[str, ...]) -> Quote:
    pieces = [
        Piece(part="body", paragraph=n, start=paragraph.index(text), end=paragraph.index(text) + len(text))
        for n, paragraph in enumerate(body)
        if text in paragraph
    ]
    return Quote(text=text, speaker=speaker, speaker_raw=speaker, pieces=tuple(pieces[:1]))


def _embargo(until: str) -> Embargo:
    if until == "conditional":
        return Embargo(status="conditional", raw="when the minister sits down")
    return Embargo(status="until", until=datetime.fromisoformat(until), raw=f"embargoed until {until}")


def parse_invented(folder: Path, now: datetime = NOON + 1000 * DAY, **more: Any) -> SiteSummary:
    """Parse the invented site in a data folder and return its summary."""
    chosen = {"sites": SITES, "parties": PARTIES, "read": read_invented, **more}
    found = parse(folder, now=now, **chosen)
    return found[0] if found else SiteSummary(site=SITE)


def dump(path: Path, *, without: Sequence[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of a database, in the order of their values."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("select name, sql from sqlite_master where type = 'table'").fetchall()
        indexes = [name for name, sql in tables if "using fts5" in (sql or "")]
        left_out = ("sqlite_", "_sqlite", *indexes)
        return {
            name: sorted(connection.execute(f'select * from "{name}"').fetchall(), key=repr)
            for name, _ in tables
            if name not in without and not name.startswith(left_out)
        }


def rows(folder: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what archive.db in a data folder answers to a statement."""
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return connection.execute(sql, values).fetchall()
