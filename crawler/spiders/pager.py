"""When to stop walking a listing. Pure: no network and no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.parsers.addresses import canonical_url

COMPLETE = ("no next link", "nothing new", "repeats", "not changed", "no more pages")
"""How the reasons begin after which a listing counts as walked to its end."""

NEWEST = ", which shows only the newest"
"""What the reason of a walk adds that could not go back to the beginning, as along a feed without pages."""
BARREN = 3
"""Pages in a row with links to other sites only, after which a short sweep has seen enough."""


@dataclass(slots=True, kw_only=True)
class Pager:
    """One walk along a listing, page by page, and the stated reason why it ended."""

    listing: str
    """The address of the first page."""
    wide: bool
    """A wide sweep goes on where a short one stops: at a page that shows nothing new."""
    may_be_empty: bool = False
    """Of a site's own listings an empty one is a fault, unless the site says otherwise; a topic without
    releases is none."""
    limit: int = 2000
    """Pages after which a walk is ended: an archive of press releases has fewer, a calendar more."""
    number: int = 0
    """The page that was read last, the first being 1."""
    reason: str | None = None
    _seen: set[str] = field(default_factory=set)
    _walked: set[str] = field(default_factory=set)
    _barren: int = 0

    @property
    def complete(self) -> bool:
        """Whether the walk ended at the end of the listing, or at what is known."""
        return self.reason is not None and self.reason.startswith(COMPLETE)

    def end(self, reason: str) -> None:
        """End the walk, unless it has ended."""
        self.reason = self.reason or reason

    def turn(
        self,
        *,
        url: str,
        final_url: str,
        links: Sequence[str],
        new: Sequence[str],
        next_page: str | None,
        whole: bool = True,
        elsewhere: int = 0,
    ) -> str | None:
        """Take in one page and return the address of the next; None where the walk has ended.

        `links` are the canonical addresses on the page, `new` those of them that no listing had shown
        before this run. Links that head every page say nothing: what counts is what earlier pages of
        this walk did not show. `whole` says whether such listings lead to all there ever was, `elsewhere` how
        many links of the page lead off the site: a page with no others is not the end of the listing.
        """
        self.number += 1
        shown = [link for link in links if link not in self._seen]
        self._seen.update(links)
        self._walked.update((canonical_url(url), canonical_url(final_url)))
        self._judge(links, shown, set(new), elsewhere)
        if not self.reason:
            self._look_on(next_page, whole)
        return None if self.reason else next_page

    def _judge(self, links: Sequence[str], shown: Sequence[str], new: set[str], elsewhere: int) -> None:
        """End the walk where the page shows that nothing is left to see."""
        self._barren = 0 if links else self._barren + 1
        if not links and elsewhere:
            if not self.wide and self._barren >= BARREN:
                self.end(f"nothing new on page {self.number}")
        elif not links and self.number == 1 and not self.may_be_empty:
            self.end("no links on page 1")
        elif not links:
            self.end(f"no more pages: page {self.number} is empty")
        elif not shown:
            self.end(f"repeats: page {self.number} shows only what earlier pages did")
        elif not self.wide and not new.intersection(shown):
            self.end(f"nothing new on page {self.number}")

    def _look_on(self, next_page: str | None, whole: bool) -> None:
        """End the walk where no further page can be asked for."""
        if next_page is None:
            only = "" if whole or self.number > 1 else NEWEST
            self.end(f"no next link on page {self.number}{only}")
        elif canonical_url(next_page) in self._walked:
            self.end(f"repeats: page {self.number} leads back to a page before it")
        elif self.number >= self.limit:
            self.end(f"page limit of {self.limit}")
