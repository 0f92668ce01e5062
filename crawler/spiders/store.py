"""What a spider asks of the place its pages go to. The archive hands one in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from crawler.records import FetchRole, ListedLink, RawPage, Source


class Store(Protocol):
    """Keeps what a spider fetched. It has no clock: every call is given the spider's, aware, in UTC."""

    def begin(self, *, site: str, source: Source, at: datetime) -> int:
        """Open a run of one site and return its number."""
        ...

    def is_due(self, *, site: str, url: str, now: datetime) -> bool:
        """Say whether a release's page is to be fetched: never fetched, or due for another look."""
        ...

    def knows(self, *, site: str, url: str) -> bool:
        """Say whether a listing of this site has ever shown this release, under this or an equal address.

        A short sweep ends at the first page of a listing that shows only what is known.
        """
        ...

    def due(self, *, site: str, now: datetime) -> Sequence[str]:
        """Return the addresses of known releases that are due for another look, longest overdue first."""
        ...

    def ended_well(self, *, site: str, before: int) -> bool:
        """Say whether the last run of a site before this one came to the end of every listing."""
        ...

    def validators(self, url: str) -> Mapping[str, str]:
        """Return the request headers that make the next fetch of `url` conditional, or nothing."""
        ...

    def sight(self, *, run: int, site: str, listing: str, links: Sequence[ListedLink], at: datetime) -> None:
        """Note the links that one page of a listing showed, from its top down."""
        ...

    def save(self, *, run: int, site: str, role: FetchRole, source: Source, page: RawPage) -> None:
        """Keep one response, whole or not at all."""
        ...

    def problem(self, *, run: int, site: str, url: str, kind: str, message: str, at: datetime) -> None:
        """Note what could not be fetched or followed, under the name of its error."""
        ...

    def finish(
        self,
        *,
        run: int,
        at: datetime,
        counts: Mapping[str, int],
        pagers: Mapping[str, str],
        complete: bool,
    ) -> None:
        """Close a run. `pagers` gives for each listing the stated reason why its pager ended."""
        ...
