"""The releases a draft is made from, and how well a drafted site reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.errors import PageError
from crawler.parsers.drafting.places import Places, squeezed
from crawler.parsers.tree import Element, decode, parse
from crawler.records import RawPage, Release, SiteSpec

Reader = Callable[[RawPage, SiteSpec | None], Release]
"""Reads a page by a site, or by the recogniser where there is none; raises PageError."""


@dataclass(slots=True, eq=False)
class Sample:
    """One release as the recogniser reads it."""

    page: RawPage
    release: Release
    places: Places
    root: Element
    """The page's tree for selectors; nothing is taken out of it."""
    paragraphs: tuple[str, ...] = ()
    """Body and notes, without white space."""


@dataclass(slots=True, kw_only=True)
class PageReport:
    """How a drafted site reads one release, beside the recogniser."""

    url: str
    drafted: Release | None = None
    generic: Release
    error: str | None = None
    agreement: float = 0.0
    """Share of equal paragraphs of body and notes, 0 to 1."""
    missing: tuple[str, ...] = field(default=())
    """Fields that the recogniser finds and the draft does not, or reads otherwise."""


def sample_of(page: RawPage, release: Release) -> Sample:
    """Return a page that the recogniser has read as a release, ready to be looked at."""
    text = decode(page)
    paragraphs = tuple(squeezed(each) for each in (*release.body, *release.notes))
    root = parse(text, url=page.final_url or page.url).root
    return Sample(page, release, Places(text), root, paragraphs)


def agreement(first: Release, second: Release) -> float:
    """Return the share of equal paragraphs of two readings: twice the equal ones over all of both."""
    mine, yours = _paragraphs(first), _paragraphs(second)
    both = sum(mine.values()) + sum(yours.values())
    return 2 * sum((mine & yours).values()) / both if both else 1.0


def _paragraphs(release: Release) -> Counter[str]:
    return Counter(squeezed(text) for text in (*release.body, *release.notes))


def compare(sample: Sample, spec: SiteSpec, read: Reader) -> PageReport:
    """Read a release by a drafted site, and say where it differs from the recogniser's reading."""
    report = PageReport(url=sample.page.url, generic=sample.release)
    try:
        report.drafted = read(sample.page, spec)
    except PageError as error:
        report.error = str(error)
        return report
    drafted, generic = report.drafted, sample.release
    report.agreement = agreement(drafted, generic)
    days = [each.published.on if each.published else None for each in (drafted, generic)]
    differing = {
        "title": drafted.title != generic.title,
        "published": days[1] is not None and days[0] != days[1],
        "body": bool(generic.body) and not drafted.body,
        "quotes": bool(generic.quotes) and not drafted.quotes,
    }
    report.missing = tuple(name for name, differs in differing.items() if differs)
    return report


def mean(reports: Sequence[PageReport]) -> float:
    """Return the mean agreement of some reports."""
    return sum(each.agreement for each in reports) / len(reports) if reports else 0.0
