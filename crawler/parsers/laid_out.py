"""What is known of a page that a layout of its site fits, beside what the layout names."""

from __future__ import annotations

from crawler.parsers.layouts import LaidOut
from crawler.parsers.reading import Context
from crawler.parsers.recognise.body import mass_of
from crawler.parsers.recognise.headline import Headline
from crawler.parsers.recognise.kept import Kept, standfirst
from crawler.parsers.recognise.outline import outline_of
from crawler.parsers.recognise.signs import Signs, stands_unseen
from crawler.parsers.recognise.titles import titles_of
from crawler.parsers.tree import Element, Page


def signs_laid_out(page: Page, found: LaidOut, title: str | None, context: Context) -> Signs:
    """Return what is known of a page with a layout while its tree is whole: all but its day and its text."""
    body = page.root.find("body")
    assert body is not None, "parse() refuses a page without body"
    outline = outline_of(body)
    mass = mass_of(outline, context.language, titles_of(context.declared))
    top, heading = outline.index[found.body], found.heading
    index = outline.index.get(heading) if heading is not None else None
    return Signs(
        outline=outline,
        mass=mass,
        kept=Kept(top=top, size=mass.good[top]),
        headline=Headline(title, index) if title else None,
        titled=title is not None,
        declared=context.declared,
        dated=False,
        body=(),
        addresses=(),
        spoken=lambda: False,
        unseen=stands_unseen(found.body, context.asked.noise.hidden),
    )


def standfirsts(signs: Signs, context: Context) -> list[Element]:
    """Return what the recogniser takes for standfirsts between the headline and the element with the text."""
    outline, top = signs.outline, signs.kept.top
    if signs.headline is None or signs.headline.index is None:
        return []
    below = outline.last[signs.headline.index]
    found = [outline.elements[i] for i in standfirst(outline, signs.mass, below, top, context.language)]
    return [each for each in found if not stands_unseen(each, context.asked.noise.hidden)]


def outside(found: LaidOut) -> list[Element]:
    """Return the standfirsts that do not stand inside the body."""
    return [each for each in found.intro if not any(above is found.body for above in each.iterancestors())]
