"""Draft the layouts of a site: one for all its releases, or one for each of two shapes they come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from bs4 import Tag

from crawler.parsers.drafting.layout import Accepted, draft_layout
from crawler.parsers.drafting.names import classes, lasting
from crawler.parsers.drafting.samples import PageReport, Reader, Sample, compare, mean
from crawler.parsers.select import Element
from crawler.records import LayoutSpec, SiteSpec

_MOST_SHAPES = 2
_FEWEST = 2
"""Releases of one shape without which no selector is trusted."""
_AGREED = 0.985
"""Mean share of equal paragraphs below which a layout reads worse than the recogniser does."""
_AGREED_EACH = 0.93
"""The same for each single release."""


def draft_layouts(
    samples: Sequence[Sample],
    site: SiteSpec,
    name: str,
    read: Reader,
    accepted: Accepted,
    listing: Element | None = None,
) -> tuple[tuple[LayoutSpec, ...], list[PageReport]]:
    """Return the layouts that read all samples as well as the recogniser does, and how they read them.

    No layouts where they would read some release worse; the reports then say which, and how.
    """
    layout, reports = draft_layout(samples, site, name, read, accepted, listing)
    fits = layout is not None and reads_as_well(reports)
    if layout is None or not fits or layout.title is None or layout.date is None:
        parted = _one_each(samples, site, name, read, accepted, listing)
        if parted is not None and (not fits or _names_more(parted[0], layout)):
            return parted
    return (layout,) if layout is not None and fits else (), reports


def _one_each(
    samples: Sequence[Sample],
    site: SiteSpec,
    name: str,
    read: Reader,
    accepted: Accepted,
    listing: Element | None,
) -> tuple[tuple[LayoutSpec, ...], list[PageReport]] | None:
    """Return a layout for each shape that the releases come in, and how they read; None where one fails."""
    shapes: dict[tuple[str, ...], list[Sample]] = {}
    for sample in samples:
        shapes.setdefault(_shape(sample), []).append(sample)
    if not 1 < len(shapes) <= _MOST_SHAPES or min(map(len, shapes.values())) < _FEWEST:
        return None
    found: list[LayoutSpec] = []
    for number, group in enumerate(sorted(shapes.values(), key=len, reverse=True), 1):
        named = name if number == 1 else f"{name}-{number}"
        layout, _ = draft_layout(group, site, named, read, accepted, listing)
        if layout is None:
            return None
        found.append(layout)
    for layouts in permutations(found):
        spec = replace(site, layouts=layouts, family=None)
        reports = [compare(sample, spec, read) for sample in samples]
        if reads_as_well(reports):
            return layouts, reports
    return None


def _names_more(layouts: Sequence[LayoutSpec], single: LayoutSpec | None) -> bool:
    """Say whether each of some layouts names headline and date at least as often as a single one does."""
    if single is None:
        return True
    named = min((each.title is not None) + (each.date is not None) for each in layouts)
    return named > (single.title is not None) + (single.date is not None)


def reads_as_well(reports: Sequence[PageReport]) -> bool:
    """Say whether a draft reads every release as well as the recogniser does."""
    whole = all(each.error is None and not each.missing for each in reports)
    return whole and mean(reports) >= _AGREED and all(each.agreement >= _AGREED_EACH for each in reports)


def _shape(sample: Sample) -> tuple[str, ...]:
    """Return what the elements around the text of a release are called, from the page inwards."""
    stretches = sample.places.paragraphs(sample.release.body)
    if not stretches:
        return ()
    whole = min(start for start, _ in stretches), max(end for _, end in stretches)
    holder = sample.places.around(whole)
    around = [holder, *holder.parents] if holder.name != "p" else list(holder.parents)
    return tuple(_called(tag) for tag in reversed(around) if tag.name not in ("html", "body", "[document]"))


def _called(tag: Tag) -> str:
    return ".".join([tag.name, *sorted(filter(lasting, classes(tag)))])
