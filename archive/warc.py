"""WARC in: take recorded pages of known sites into evidence.db, from whoever made the file.

Only addresses of known sites are taken: their listings, their robots.txt, and what is a release of theirs. A
page is that where its address is known already, where a listing in the same files links to it, where the
site's `paths` say so, or, of a site without `paths`, where one of its layouts fits. Importing a file again
takes in nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from archive.evidence import Evidence
from archive.times import stamp
from crawler.errors import PageError
from crawler.parsers.addresses import canonical_url, host_of
from crawler.parsers.layouts import has_layouts, laid_out
from crawler.parsers.listing import read_listing
from crawler.parsers.tree import open_page
from crawler.records import FetchRole, ListedLink, RawPage, SiteSpec

LARGEST = 32 * 2**20
"""Bytes of the largest page that is taken; no release is that long."""
_TELLING = (200, 404, 410)
"""Answers that say something of a page: that it is there, or that it is gone."""
_LATER_PAGE = re.compile(r"(?:/page/\d+|/\d{1,3})?/?$")
"""What stands behind the address of a listing on its later pages, beside a query."""


class Record(Protocol):
    """One recorded response, such as `crawler.spiders.recordings` finds them in a WARC."""

    @property
    def url(self) -> str: ...
    @property
    def captured(self) -> datetime: ...

    def read(self, largest: int) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """Return status, headers and body, of the body at most `largest` bytes and one more."""
        ...


@dataclass(slots=True, kw_only=True)
class Imported:
    """What came of an import."""

    stored: Counter[str] = field(default_factory=Counter)
    """Pages that are new in evidence.db, by site."""
    left: Counter[str] = field(default_factory=Counter)
    """Pages that were not stored, by reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A record that belongs to a site, and the listing that shows it, if one in the files does."""

    record: Record
    site: SiteSpec
    role: FetchRole
    listing: Record | None = None
    link: ListedLink | None = None


def import_records(
    evidence: Evidence,
    records: Iterable[Record],
    *,
    sites: Mapping[str, SiteSpec],
    hosts: Mapping[str, frozenset[str]],
    kept_headers: frozenset[str],
    now: datetime,
) -> Imported:
    """Store the pages of known sites, one run a site that has any new one, and say what came of each record.

    `hosts` gives the hosts of each site, `kept_headers` the headers worth keeping. Raises StoreError.
    """
    done = Imported()
    by_site: dict[str, list[_Placed]] = {}
    for placed in _place(evidence, sorted(records, key=_order), sites, hosts, done.left):
        by_site.setdefault(placed.site.slug, []).append(placed)
    for slug, found in sorted(by_site.items()):
        fresh = [each for each in found if not _is_stored(evidence, each.record)]
        done.left["already there"] += len(found) - len(fresh)
        if fresh:
            _store(evidence, slug, fresh, kept_headers=kept_headers, now=now, done=done)
    return done


def _order(record: Record) -> tuple[datetime, str]:
    return record.captured, record.url


def _is_stored(evidence: Evidence, record: Record) -> bool:
    row = evidence.connection.execute(
        "select 1 from fetches where url = ? and at = ? and source = 'import'",
        (record.url, stamp(record.captured)),
    ).fetchone()
    return row is not None


# --- whose page is it, and what ----------------------------------------------------------------------


def _place(
    evidence: Evidence,
    records: Sequence[Record],
    sites: Mapping[str, SiteSpec],
    hosts: Mapping[str, frozenset[str]],
    left: Counter[str],
) -> Iterator[_Placed]:
    """Yield each record that belongs to a site; count the others by reason."""
    by_host: dict[str, list[SiteSpec]] = {}
    for slug, names in hosts.items():
        for name in names:
            by_host.setdefault(name, []).append(sites[slug])
    rest, shown = list[tuple[Record, list[SiteSpec]]](), dict[str, _Placed]()
    for record in records:
        candidates = by_host.get(host_of(record.url), [])
        placed = _furniture(record, candidates)
        if not candidates:
            left["of no known site"] += 1
        elif placed is None:
            rest.append((record, candidates))
        else:
            yield placed
            shown.update(_links(placed))
    for record, candidates in rest:
        placed = _release(evidence, record, candidates, shown)
        if placed is None:
            left["no release of its site"] += 1
        else:
            yield placed


def _furniture(record: Record, candidates: Sequence[SiteSpec]) -> _Placed | None:
    """Return a record that is a robots.txt or a listing of a site, or None."""
    if candidates and urlsplit(record.url).path == "/robots.txt":
        return _Placed(record=record, site=candidates[0], role="robots")
    for spec in candidates:
        if _is_listing(record.url, spec):
            return _Placed(record=record, site=spec, role="listing")
    return None


def _is_listing(url: str, spec: SiteSpec) -> bool:
    page = canonical_url(url).partition("?")[0]
    for listing in (*spec.listings, *spec.also):
        first = canonical_url(listing)
        plain = first.partition("?")[0].rstrip("/")
        if canonical_url(url) == first:
            return True
        if "?" not in first and page.startswith(plain) and _LATER_PAGE.fullmatch(page[len(plain) :]):
            return urlsplit(plain).path not in ("", "/")
    return False


def _links(placed: _Placed) -> dict[str, _Placed]:
    """Return what a recorded listing links to, by canonical address."""
    if placed.role != "listing":
        return {}
    try:
        page = _page(placed.record, frozenset(("content-type",)))
        links = read_listing(page, placed.site).links if page is not None and page.status == 200 else ()
    except PageError:
        return {}
    return {
        canonical_url(link.url): _Placed(
            record=placed.record, site=placed.site, role="release", listing=placed.record, link=link
        )
        for link in links
    }


def _release(
    evidence: Evidence, record: Record, candidates: Sequence[SiteSpec], shown: Mapping[str, _Placed]
) -> _Placed | None:
    """Return a record that is a release of one of the sites, or None."""
    by = shown.get(canonical_url(record.url))
    if by is not None and by.site in candidates:
        return _Placed(record=record, site=by.site, role="release", listing=by.listing, link=by.link)
    known = evidence.resolve(record.url)
    for spec in candidates:
        if known is not None and evidence.site_of(known) == spec.slug:
            return _Placed(record=record, site=spec, role="release")
    for spec in candidates:
        if any(path.search(record.url) for path in _patterns(spec.paths)) or _fits(record, spec):
            return _Placed(record=record, site=spec, role="release")
    return None


@lru_cache
def _patterns(paths: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(path) for path in paths)


def _fits(record: Record, spec: SiteSpec) -> bool:
    """Say whether a page is laid out as a release, of a site that does not tell them by their addresses."""
    if spec.paths or not has_layouts(spec):
        return False
    try:
        page = _page(record, frozenset(("content-type",)))
        return page is not None and page.status == 200 and bool(laid_out(open_page(page), spec).title)
    except PageError:
        return False


# --- storing -----------------------------------------------------------------------------------------


def _store(
    evidence: Evidence,
    slug: str,
    found: Sequence[_Placed],
    *,
    kept_headers: frozenset[str],
    now: datetime,
    done: Imported,
) -> None:
    run = evidence.begin(site=slug, source="import", at=now)
    _sight(evidence, run, slug, found)
    kept: Counter[str] = Counter()
    for each in found:
        page = _page(each.record, kept_headers)
        if page is None:
            done.left["an answer that says nothing of its page"] += 1
            continue
        evidence.save(run=run, site=slug, role=each.role, source="import", page=page)
        kept[each.role if each.role == "robots" else f"{each.role}s"] += 1
        done.stored[slug] += 1
    evidence.finish(run=run, at=now, counts=kept, pagers={}, complete=False)


def _sight(evidence: Evidence, run: int, slug: str, found: Sequence[_Placed]) -> None:
    """Note what the recorded listings said of the releases that are taken."""
    by_listing: dict[tuple[str, datetime], list[ListedLink]] = {}
    for each in found:
        if each.link is not None and each.listing is not None:
            by_listing.setdefault((each.listing.url, each.listing.captured), []).append(each.link)
    for (listing, at), links in by_listing.items():
        evidence.sight(run=run, site=slug, listing=listing, links=links, at=at)


def _page(record: Record, kept_headers: frozenset[str]) -> RawPage | None:
    """Return a record as a page; None where its answer says nothing: a redirect, a fault of the server."""
    status, headers, body = record.read(LARGEST)
    if status not in _TELLING or len(body) > LARGEST:
        return None
    return RawPage(
        url=record.url,
        final_url=record.url,
        fetched_at=record.captured,
        status=status,
        headers={name.lower(): value for name, value in headers if name.lower() in kept_headers},
        body=body,
    )
