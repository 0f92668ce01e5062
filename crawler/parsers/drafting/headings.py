"""Name the headline and the date of a release: elements outside its text, on every page the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bs4 import Tag
from lxml import etree

from crawler.parsers.drafting.apart import Apart
from crawler.parsers.drafting.names import selectors
from crawler.parsers.drafting.places import squeezed
from crawler.parsers.drafting.samples import Sample
from crawler.parsers.select import Element, count, many

_HEADINGS = ("h1", "h2", "h3")
_TRIED = 6
"""How many selectors of a date are read with before one is taken."""

Accepted = Callable[[str], bool]


def draft_title(samples: Sequence[Sample], accepted: Accepted, apart: Apart | None = None) -> str | None:
    """Return a selector that matches exactly one element on every page, whose words are the headline.

    None where every one would match a sub-heading in the text of another page too, as a bare `h1` does.
    """
    names: dict[str, int] = {}
    for sample in samples:
        wanted = squeezed(sample.release.title or "")
        for tag in sample.places.body.find_all(_HEADINGS):
            start, end = sample.places.of(tag)
            if wanted and sample.places.text[start:end] == wanted:
                for cost, css in selectors(tag):
                    # Another page may have more headings: a bare `h1` comes last.
                    names.setdefault(css, cost + 3 * (tag.name != "h1") + 6 * (css == tag.name))
    likely = sorted(names, key=lambda each: (names[each], len(each)))
    fitting = [css for css in likely if accepted(css) and all(_is_titled(sample, css) for sample in samples)]
    outside = [css for css in fitting if not any(_finds_in_text(sample, css) for sample in samples)]
    ordered = apart.ordered(outside, samples) if apart is not None else outside
    return next(iter(ordered), None)


def _finds_in_text(sample: Sample, css: str) -> bool:
    """Say whether a selector would match an element without a name in the text or between its paragraphs."""
    found = many(sample.root, css, url=sample.page.url)
    paragraph = _holder(sample.root, max(map(squeezed, sample.release.body), key=len, default=""))
    if not found or paragraph.getparent() is None:
        return False
    between, within = etree.Element(found[0].tag), etree.SubElement(paragraph, found[0].tag)
    paragraph.addnext(between)
    matched = count(sample.root, css)
    for each in (between, within):
        each.getparent().remove(each)  # type: ignore[union-attr]
    return matched > len(found)


def _holder(root: Element, text: str) -> Element:
    """Return the deepest element that holds a text without white space; `root` where none does."""
    while True:
        inner = (each for each in root if isinstance(each.tag, str) and text in _text(each))
        holder = next(inner, None)
        if holder is None:
            return root
        root = holder


def _text(element: Element) -> str:
    return squeezed("".join(str(text) for text in element.itertext()))


def _is_titled(sample: Sample, css: str) -> bool:
    found = many(sample.root, css, url=sample.page.url)
    return len(found) == 1 and _text(found[0]) == squeezed(sample.release.title or "")


def date_candidates(samples: Sequence[Sample], accepted: Accepted, apart: Apart | None = None) -> list[str]:
    """Return selectors of the date of publication: of what prints it, once on every page where possible.

    What has no lasting name may be called by its place right behind the headline.
    """
    names: dict[str, int] = {}
    dated = [sample for sample in samples if sample.release.published is not None] or samples
    for sample in dated:
        published = sample.release.published
        printed = sample.places.find(published.raw, near=_headline(sample)) if published else None
        tags = [sample.places.around(printed)] if printed else []
        tags.extend(sample.places.body.find_all("time"))
        for tag in tags:
            for level, holder in enumerate([tag, tag.parent]):
                if holder is not None and len(holder.get_text()) <= 160:
                    for cost, css in (*selectors(holder), *_behind_headline(holder)):
                        names.setdefault(css, cost + level)
    fitting = []
    for css in names:
        counts = [len(many(each.root, css, url=each.page.url)) for each in dated] if accepted(css) else [0]
        if min(counts) >= 1 and max(counts) <= 2 and all(_states_day(each, css) for each in dated):
            fitting.append((max(counts), names[css], len(css), css))
    ordered = [css for *_, css in sorted(fitting)][: 2 * _TRIED]
    ordered = apart.ordered(ordered, dated) if apart is not None else ordered
    return sorted(ordered, key=lambda css: any(_finds_in_text(each, css) for each in dated))[:_TRIED]


def _states_day(sample: Sample, css: str) -> bool:
    """Say whether what a selector finds prints the day of a release, or marks it up."""
    published = sample.release.published
    if published is None:
        return True
    for each in many(sample.root, css, url=sample.page.url):
        marked = f"{each.get('datetime') or ''} {each.get('content') or ''}"
        if squeezed(published.raw) in _text(each) or published.on.isoformat() in marked:
            return True
    return False


def _behind_headline(tag: Tag) -> list[tuple[int, str]]:
    before = tag.find_previous_sibling()
    return [(9, f"h1 + {tag.name}")] if isinstance(before, Tag) and before.name == "h1" else []


def _headline(sample: Sample) -> int:
    found = sample.places.find(sample.release.title or "")
    return found[0] if found else 0
