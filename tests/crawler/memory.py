"""A store in memory, which answers as the archive's evidence does, for tests of the spider alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crawler.parsers.addresses import canonical_url
from crawler.records import FetchRole, ListedLink, RawPage, Source


@dataclass
class MemoryStore:
    """Keeps everything it is told. A page is due until it was fetched, and again where `again` names it."""

    runs: list[dict[str, Any]] = field(default_factory=list)
    pages: list[tuple[str, str, RawPage]] = field(default_factory=list)
    sightings: list[tuple[int, str, ListedLink, int]] = field(default_factory=list)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)
    conditional: bool = False
    fails_with: Exception | None = None

    def begin(self, *, site: str, source: Source, at: datetime) -> int:
        self.runs.append({"site": site, "source": source, "begun": at})
        return len(self.runs)

    def is_due(self, *, site: str, url: str, now: datetime) -> bool:
        return url in self.again or canonical_url(url) not in self.fetched

    def knows(self, *, site: str, url: str) -> bool:
        return canonical_url(url) in self.known

    def due(self, *, site: str, now: datetime) -> Sequence[str]:
        return sorted(self.again)

    def ended_well(self, *, site: str, before: int) -> bool:
        earlier = [run for run in self.runs[: before - 1] if run["site"] == site]
        return bool(earlier) and bool(earlier[-1].get("complete"))

    def validators(self, url: str) -> Mapping[str, str]:
        if not self.conditional:
            return {}
        for _, _, page in reversed(self.pages):
            if page.url == url and page.status == 200 and "etag" in page.headers:
                return {"If-None-Match": page.headers["etag"]}
        return {}

    def sight(self, *, run: int, site: str, listing: str, links: Sequence[ListedLink], at: datetime) -> None:
        for position, link in enumerate(links):
            self.sightings.append((run, listing, link, position))
            self.known.add(canonical_url(link.url))

    def save(self, *, run: int, site: str, role: FetchRole, source: Source, page: RawPage) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        self.pages.append((site, role, page))
        if role == "release":
            self.fetched.add(canonical_url(page.url))

    def problem(self, *, run: int, site: str, url: str, kind: str, message: str, at: datetime) -> None:
        self.problems.append((url, kind, message))

    def finish(
        self,
        *,
        run: int,
        at: datetime,
        counts: Mapping[str, int],
        pagers: Mapping[str, str],
        complete: bool,
    ) -> None:
        self.runs[run - 1] |= {"ended": at, "counts": counts, "pagers": pagers, "complete": complete}

    def of(self, role: str) -> list[RawPage]:
        """Return the pages kept in one role, in order."""
        return [page for _, kept, page in self.pages if kept == role]
