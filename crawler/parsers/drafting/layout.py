"""Write a layout from a few releases: what holds text, headline and date, called by lasting names.

The recogniser says what the text is; the layout says where such texts stand. Every selector is tried on every
page before it is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bs4 import Tag

from crawler.parsers.drafting.apart import Apart
from crawler.parsers.drafting.headings import date_candidates, draft_title
from crawler.parsers.drafting.names import selectors
from crawler.parsers.drafting.places import Stretch, squeezed
from crawler.parsers.drafting.samples import PageReport, Reader, Sample, compare, mean
from crawler.parsers.select import Element, many
from crawler.records import LayoutSpec, SiteSpec

_OPENING = 4
"""Paragraphs at the start that may stand outside the element with the text, as a standfirst does."""
_HELD = 0.85
"""Share of the text's characters that the body element must hold on every page."""
_TRIED = 6
"""How many body selectors are read with before one is taken."""
_ABOVE = 8
"""Levels above the narrowest element of the text at which a good name is looked for."""
_MOST_DROPS = 5

Accepted = Callable[[str], bool]


def draft_layout(
    samples: Sequence[Sample],
    site: SiteSpec,
    name: str,
    read: Reader,
    accepted: Accepted,
    listing: Element | None = None,
) -> tuple[LayoutSpec | None, list[PageReport]]:
    """Return the layout that reads all samples best, and how; None where no name is safe.

    Selectors that match on `listing`, the page that lists the releases, are made narrower.
    """
    apart = Apart(listing, site.links, accepted)
    bodies = apart.ordered(body_candidates(samples, accepted), samples)[:_TRIED]
    title = draft_title(samples, accepted, apart)
    drafts = []
    for css in bodies:
        layout = _with_drops(samples, LayoutSpec(name=name, body=css, title=title), site, read, accepted)
        layout = _with_intro(samples, layout, site, read, accepted)
        reports = _reports(samples, layout, site, read)
        drafts.append((mean(reports) - 0.01 * len(layout.drop), layout, reports))
        if mean(reports) > 0.995 and not layout.drop:
            break
    if not drafts:
        return None, []
    _, layout, reports = max(drafts, key=lambda each: each[0])
    for date in date_candidates(samples, accepted, apart):
        retold = _reports(samples, dated := replace(layout, date=date), site, read)
        if all(_is_dated(each) for each in retold):
            return dated, retold
    return layout, reports


def _reports(samples: Sequence[Sample], layout: LayoutSpec, site: SiteSpec, read: Reader) -> list[PageReport]:
    spec = replace(site, layouts=(layout,), family=None)
    return [compare(sample, spec, read) for sample in samples]


# --- the text -----------------------------------------------------------------------------------


def body_candidates(samples: Sequence[Sample], accepted: Accepted) -> list[str]:
    """Return selectors that match one element on every page, which holds the text; the closest first."""
    votes: dict[str, tuple[int, int]] = {}
    counted: Counter[str] = Counter()
    for sample in samples:
        for cost, css in _names_of_body(sample):
            counted[css] += 1
            votes[css] = min(votes.get(css, (99, 99)), (cost, len(css)))
    likely = sorted(votes, key=lambda css: (-counted[css], votes[css]))
    ranked = []
    for css in likely:
        surplus = _surplus(samples, css) if accepted(css) else None
        if surplus is not None:
            ranked.append((round(surplus, 2), votes[css], css))
        if len(ranked) >= 4 * _TRIED:
            break
    return _without_twins(samples, [css for _, _, css in sorted(ranked)])


def _names_of_body(sample: Sample) -> Iterable[tuple[int, str]]:
    body = sample.places.paragraphs(sample.release.body)
    whole = sample.places.paragraphs((*sample.release.body, *sample.release.notes))
    openings = [body[skipped:] for skipped in range(min(_OPENING, max(1, len(body) // 2)))]
    seen: set[str] = set()
    for stretches in filter(None, [whole, *openings]):
        holder: Tag | None = sample.places.around(_hull(stretches))
        for _ in range(_ABOVE):
            if holder is None or holder.name in ("body", "html", "[document]"):
                break
            for cost, css in selectors(holder) if holder.name != "p" else ():
                if css not in seen:
                    seen.add(css)
                    yield cost, css
            holder = holder.parent


def _hull(stretches: Sequence[Stretch]) -> Stretch:
    return min(start for start, _ in stretches), max(end for _, end in stretches)


def _surplus(samples: Sequence[Sample], css: str) -> float | None:
    """Return the length of an element over that of the text in it, on average; None where it lacks text."""
    ratios = []
    for sample in samples:
        found = many(sample.root, css, url=sample.page.url)
        if len(found) != 1:
            return None
        text = _text(found[0])
        body = [squeezed(each) for each in sample.release.body]
        held = sum(len(each) for each in body if each in text)
        whole = sum(len(each) for each in body)
        if held < _HELD * whole:
            return None
        ratios.append(len(text) / max(1, held))
    return sum(ratios) / len(ratios) if ratios else None


def _without_twins(samples: Sequence[Sample], ranked: list[str]) -> list[str]:
    """Leave out selectors that find the same elements as a better one."""
    kept: dict[tuple[str, ...], str] = {}
    for css in ranked:
        found = [many(each.root, css, url=each.page.url)[0] for each in samples]
        kept.setdefault(tuple(each.getroottree().getpath(each) for each in found), css)
    return list(kept.values())


def _text(element: Element) -> str:
    return squeezed("".join(str(text) for text in element.itertext()))


# --- what stands in the text and is no part of it -------------------------------------------------


def _with_drops(
    samples: Sequence[Sample], layout: LayoutSpec, site: SiteSpec, read: Reader, accepted: Accepted
) -> LayoutSpec:
    """Add selectors of what the layout reads and the recogniser does not, until nothing more can be named."""
    for _ in range(_MOST_DROPS):
        reports = _reports(samples, layout, site, read)
        css = _a_drop(samples, reports, layout, accepted)
        if css is None:
            break
        layout = replace(layout, drop=(*layout.drop, css))
    return layout


def _a_drop(
    samples: Sequence[Sample], reports: Sequence[PageReport], layout: LayoutSpec, accepted: Accepted
) -> str | None:
    for sample, report in zip(samples, reports, strict=True):
        if report.drafted is None:
            continue
        for text in (*report.drafted.body, *report.drafted.notes):
            if squeezed(text) in sample.paragraphs:
                continue
            for css in _names_of_surplus(sample, text, layout.body):
                if css not in layout.drop and accepted(css) and _harmless(samples, css, layout.body):
                    return css
    return None


def _names_of_surplus(sample: Sample, text: str, body: str) -> list[str]:
    """Return the names of the largest element inside the body around a text, without any of the release's."""
    outer = sample.places.soup.select_one(body)
    stretch = sample.places.find(text)
    if outer is None or stretch is None:
        return []
    kept = sample.places.paragraphs((*sample.release.body, *sample.release.notes))
    tag = sample.places.around(stretch)
    named: list[tuple[int, str]] = []
    while tag is not outer and outer in tag.parents:
        start, end = sample.places.of(tag)
        if any(a < end and start < b for a, b in kept):
            break
        named = [*selectors(tag), *named]
        if tag.parent is None:
            break
        tag = tag.parent
    return [css for _, css in sorted(named)]


def _harmless(samples: Sequence[Sample], css: str, body: str) -> bool:
    """Say whether what a selector finds holds no paragraph of any release, and not the body itself."""
    for sample in samples:
        for found in many(sample.root, css, url=sample.page.url):
            text = _text(found)
            if any(len(each) > 20 and each in text for each in sample.paragraphs):
                return False
            if found in many(sample.root, body, url=sample.page.url):
                return False
    return True


# --- standfirst and date --------------------------------------------------------------------------


def _with_intro(
    samples: Sequence[Sample], layout: LayoutSpec, site: SiteSpec, read: Reader, accepted: Accepted
) -> LayoutSpec:
    """Add the element of the standfirst where it stands outside the body and reading gets better by it."""
    names: dict[str, int] = {}
    for sample in samples:
        outer = sample.places.soup.select_one(layout.body)
        for text in sample.release.body[:_OPENING]:
            stretch = sample.places.find(text, near=sample.places.of(outer)[0] if outer is not None else 0)
            tag = sample.places.around(stretch) if stretch is not None else None
            if tag is None or outer is None or tag is outer or outer in tag.parents or tag in outer.parents:
                break
            for cost, css in selectors(tag):
                names.setdefault(css, cost)
    before = mean(_reports(samples, layout, site, read))
    for css in sorted(names, key=lambda each: (names[each], len(each)))[:_TRIED]:
        fits = all(len(many(each.root, css, url=each.page.url)) <= 1 for each in samples)
        tried = replace(layout, intro=css)
        if fits and accepted(css) and mean(_reports(samples, tried, site, read)) > before:
            return tried
    return layout


def _is_dated(report: PageReport) -> bool:
    """Say whether a draft reads the date the recogniser reads, or one where that reads none."""
    read = report.drafted is not None and (report.drafted.published or report.generic.published) is not None
    return read and "published" not in report.missing
