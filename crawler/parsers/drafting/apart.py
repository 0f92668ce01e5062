"""Keep a layout's selectors apart from teasers: what stands on the listing may stand beside a release too.

A release often shows a few others below its text, in the very markup the listing has. A selector that
matches there would match several elements on such a page, and the page would not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag

from crawler.parsers.drafting.names import own_names
from crawler.parsers.drafting.places import squeezed
from crawler.parsers.drafting.samples import Sample
from crawler.parsers.select import Element, many

_ABOVE = 4
"""Elements above a shared one that are asked for a name of their own."""


class Apart:
    """Tells selectors that match in the entries of a listing, and makes them narrower."""

    def __init__(self, listing: Element | None, links: str | None, accepted: Callable[[str], bool]) -> None:
        """Take the listing's page, if there is one, and the selector of its links to releases."""
        self._listing, self._accepted = listing, accepted
        self._entries = _entries(listing, links) if listing is not None and links is not None else set()

    def shared(self, css: str) -> bool:
        """Say whether a selector matches an entry of the listing, or something in one."""
        if self._listing is None or not self._entries:
            return False
        for found in many(self._listing, css, url="the listing"):
            if found in self._entries or any(above in self._entries for above in found.iterancestors()):
                return True
        return False

    def ordered(self, candidates: Sequence[str], samples: Sequence[Sample]) -> list[str]:
        """Return selectors, the shared ones made narrower; those that cannot be come last."""
        apart: list[str] = []
        shared: list[str] = []
        for css in candidates:
            if not self.shared(css):
                apart.append(css)
            elif (narrower := self._narrower(css, samples)) is not None:
                apart.append(narrower)
            else:
                shared.append(css)
        return list(dict.fromkeys([*apart, *shared]))

    def _narrower(self, css: str, samples: Sequence[Sample]) -> str | None:
        for tried in _narrower(css, samples[0]):
            if self._accepted(tried) and not self.shared(tried) and _same(css, tried, samples):
                return tried
        return None


def _entries(listing: Element, links: str) -> set[Element]:
    """Return for each link to a release the largest element around it with no link to another release."""
    anchors = [each for each in many(listing, links, url="the listing") if each.tag == "a"]
    leading: dict[Element, set[str | None]] = {}
    for anchor in anchors:
        for each in (anchor, *anchor.iterancestors()):
            leading.setdefault(each, set()).add(anchor.get("href"))
    entries = set()
    for anchor in anchors:
        entry = anchor
        for parent in anchor.iterancestors():
            if parent.tag in ("body", "main", "html") or len(leading[parent]) > 1:
                break
            entry = parent
        entries.add(entry)
    return entries


def _narrower(css: str, sample: Sample) -> Iterator[str]:
    """Yield ways to say that an element stands with the headline, or in which other it stands."""
    tag = sample.places.soup.select_one(css)
    heading = _heading(sample)
    if tag is None or heading is None:
        return
    if heading in tag.descendants:
        yield f"{css}:has({heading.name})"
        return
    parents = [each for each in tag.parents if each.name not in ("html", "[document]")]
    around = next(each for each in parents if heading in each.descendants)
    if around.name != "body":
        for name in [*(name for _, name in own_names(around)[:3]), around.name]:
            yield f"{name}:has({heading.name}) {css}"
    for parent in parents[:_ABOVE]:
        for _, name in own_names(parent)[:3]:
            yield f"{name} {css}"


def _heading(sample: Sample) -> Tag | None:
    wanted = squeezed(sample.release.title or "")
    for tag in sample.places.body.find_all(["h1", "h2", "h3"]):
        start, end = sample.places.of(tag)
        if wanted and sample.places.text[start:end] == wanted:
            return tag
    return None


def _same(css: str, narrower: str, samples: Sequence[Sample]) -> bool:
    """Say whether the narrower selector finds the first element of the other on every page, and only that."""
    for sample in samples:
        found = many(sample.root, narrower, url=sample.page.url)
        if len(found) != 1 or found[0] not in many(sample.root, css, url=sample.page.url):
            return False
    return True
