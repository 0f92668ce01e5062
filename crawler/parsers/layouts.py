"""Read a page by the layouts of its site: selectors that a person wrote and reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.errors import DateUnreadable, FieldAmbiguous, FieldMissing, LayoutUnknown, NotARelease
from crawler.parsers.recognise.headline import printed
from crawler.parsers.recognise.shown_dates import DateReader
from crawler.parsers.select import count, many, maybe, one
from crawler.parsers.tree import Element, Page
from crawler.records import LayoutSpec, PressDate, SiteSpec


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The elements of a page that a layout names. None where the layout has no selector for them."""

    layout: LayoutSpec
    body: Element
    heading: Element | None
    title: str | None
    intro: tuple[Element, ...]
    byline: str | None
    dates: tuple[Element, ...]
    drop: tuple[Element, ...]


def has_layouts(spec: SiteSpec | None) -> bool:
    """Say whether a site's pages are read by selectors, and not by the recogniser alone."""
    return spec is not None and bool(spec.layouts)


def or_recognised(spec: SiteSpec) -> bool:
    """Say whether the recogniser reads what no layout of the site fits: a site of the generic family."""
    return spec.family == "generic"


def laid_out(page: Page, spec: SiteSpec) -> LaidOut:
    """Return the elements of the first layout, newest first, whose `body` matches exactly one element.

    Raises LayoutUnknown where none does, NotARelease for the site's own page that says "not found",
    FieldMissing and FieldAmbiguous where the layout fits and one of its other selectors does not.
    """
    if spec.not_found and count(page.root, spec.not_found):
        raise NotARelease(f"{page.url}: {spec.slug} says that this page was not found ({spec.not_found!r}).")
    for layout in spec.layouts:
        if count(page.root, layout.body) == 1:
            return _found(page, spec, layout)
    tried = ", ".join(
        f"{layout.name}: {layout.body!r} matched {count(page.root, layout.body)}" for layout in spec.layouts
    )
    raise LayoutUnknown(
        f"{page.url}: no layout of {spec.slug} fits ({tried} elements, each must match 1); "
        f"compare the page with the site's TOML file and add a layout."
    )


def _found(page: Page, spec: SiteSpec, layout: LayoutSpec) -> LaidOut:
    root, url = page.root, page.url
    heading = one(root, layout.title, url=url) if layout.title else None
    title = printed(heading) if heading is not None else None
    if layout.title and not title:
        raise FieldMissing(
            f"{url}: {layout.title!r} of layout {layout.name} is empty; correct the layout's title."
        )
    byline = maybe(root, layout.byline, url=url) if layout.byline else None
    return LaidOut(
        layout=layout,
        body=one(root, layout.body, url=url),
        heading=heading,
        title=title,
        intro=tuple(many(root, layout.intro, url=url)) if layout.intro else (),
        byline=printed(byline) or None if byline is not None else None,
        dates=_dates(page, spec, layout),
        drop=tuple(element for selector in layout.drop for element in many(root, selector, url=url)),
    )


def _dates(page: Page, spec: SiteSpec, layout: LayoutSpec) -> tuple[Element, ...]:
    if layout.date is None:
        return ()
    return tuple(many(page.root, layout.date, url=page.url))


def laid_out_date(found: LaidOut, reader: DateReader, *, url: str) -> PressDate | None:
    """Return the date in the element the layout names; None where the page has no such element.

    Raises DateUnreadable where words stand there that are no date, FieldAmbiguous for elements with
    different days.
    """
    dates = [each for element in found.dates if (each := _read(element, reader))]
    words = " ".join(printed(element) for element in found.dates).strip()
    if not dates:
        if any(character.isdigit() for character in words):
            raise DateUnreadable(
                f"{url}: {words[:80]!r} in {found.layout.date!r} is no date in {reader.language.code!r}; "
                "correct the layout's date, or the site's language or date_order."
            )
        return None
    if len({each.on for each in dates}) > 1:
        raise FieldAmbiguous(
            f"{url}: {found.layout.date!r} matched {len(found.dates)} elements with different days; "
            "make it narrower."
        )
    return next((each for each in dates if each.at is not None), dates[0])


def _read(element: Element, reader: DateReader) -> PressDate | None:
    shown = printed(element)
    marked = (element.get("datetime") or element.get("content") or "").strip()
    stated = reader.read(marked, "layout") if marked else None
    visible = reader.read(shown, "layout") if shown else None
    if stated is None or visible is None:
        return stated or visible
    if visible.at is not None or stated.on != visible.on:
        return visible
    return PressDate(on=visible.on, at=stated.at, raw=visible.raw, origin="layout")
