"""Read a release: from a response, or from plain text, to the record the guidelines define."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from crawler.errors import LayoutError
from crawler.parsers.blocks import blocks_of_element, blocks_of_text
from crawler.parsers.embargo_elsewhere import noticed
from crawler.parsers.embargo_leads import without_lead
from crawler.parsers.frame import Frame, frame
from crawler.parsers.laid_out import outside, signs_laid_out, standfirsts
from crawler.parsers.layouts import LaidOut, has_layouts, laid_out, laid_out_date, or_recognised
from crawler.parsers.links import links_of
from crawler.parsers.metadata import Declared, declared_by
from crawler.parsers.noise import drop_noise, drop_unseen
from crawler.parsers.reading import Asked, Context, Read, context_of, recorded, spoken_in
from crawler.parsers.recognise.author import without_byline
from crawler.parsers.recognise.headline import headline_of
from crawler.parsers.recognise.kept import asides_within, remove, sections_behind
from crawler.parsers.recognise.kind import is_error, kind_laid_out, kind_of
from crawler.parsers.recognise.language import sample_of
from crawler.parsers.recognise.lettered import untagged
from crawler.parsers.recognise.outline import outline_of
from crawler.parsers.recognise.page import Recognised, blocks_behind, recognise, without_twins
from crawler.parsers.recognise.prose import why_no_prose
from crawler.parsers.recognise.published import Published, opening, published_of, with_time, without_day
from crawler.parsers.recognise.shown_dates import Shown, places, shown_dates
from crawler.parsers.recognise.signs import Signs, stands_in_box, stands_unseen
from crawler.parsers.recognise.walls import refuse_consent, refuse_posing, refuse_walls
from crawler.parsers.tree import Element, Page, opened
from crawler.records import Block, ListedLink, Party, PressDate, RawPage, Release, SiteSpec
from crawler.words import Language, NoiseRules

_BOX_LARGEST = 500
"""Characters of the longest text of a sign-up box."""
_WALL_LARGEST = 2500
"""Characters of the longest undated text that is asked whether it is a wall."""
_HARDLY_ANYTHING = 120
"""Characters of running text below which a page is asked whether it is a wall."""


def read_release(
    page: RawPage,
    *,
    spec: SiteSpec | None = None,
    party: Party | None = None,
    languages: Callable[[str], Language],
    language: str | None = None,
    timezone: str | None = None,
    listed: ListedLink | None = None,
    noise: NoiseRules | None = None,
    known: Sequence[str] = (),
) -> Release:
    """Read one response.

    `language` (ISO 639-1) and `timezone` (IANA) say what neither the site nor the page does; `known` are the
    codes of languages to try where a page declares none. Raises NotHTML, PageTooLarge, NotARelease and, for a
    site with layouts, LayoutUnknown, FieldMissing, FieldAmbiguous and DateUnreadable.
    """
    asked = Asked(
        spec, party, languages, language, timezone, listed, noise or NoiseRules(), tuple(known), page
    )
    text, parsed = opened(page)
    if parsed is None:
        return _read_text(text, asked)
    declared = declared_by(parsed)
    if spec is None or not has_layouts(spec):
        return _read_generic(parsed, declared, asked, text)
    try:
        return _read_laid_out(parsed, declared, asked, spec, text)
    except LayoutError as unfit:
        if not or_recognised(spec):
            raise
        return _read_generic(parsed, declared, asked, text, [f"read by its structure: {unfit}"])


def read_text(
    text: str,
    *,
    spec: SiteSpec | None = None,
    party: Party | None = None,
    languages: Callable[[str], Language],
    language: str | None = None,
    timezone: str | None = None,
    listed: ListedLink | None = None,
    noise: NoiseRules | None = None,
    known: Sequence[str] = (),
    blocks: Sequence[Block] | None = None,
) -> Release:
    """Read a release that is plain text, as it is pasted or mailed; keywords as for `read_release`.

    `blocks` are the text taken apart already, where more is known than its lines show: an HTML mail.
    """
    asked = Asked(
        spec, party, languages, language, timezone, listed, noise or NoiseRules(), tuple(known), None
    )
    return _read_text(text, asked, blocks)


def _read_text(text: str, asked: Asked, blocks: Sequence[Block] | None = None) -> Release:
    declared = Declared()
    context = context_of(asked, declared, lambda: text[:_SAMPLE], text, plain=True)
    shown = blocks_of_text(text) if blocks is None else blocks
    framed = frame(shown, language=context.language, title=None)
    title = framed.title_line or (asked.listed.title if asked.listed else None)
    title, held = _parted(title, context.language)
    read = Read("text", title, framed, held=held)
    _date(read, context, Published())
    reason = why_no_prose(text)
    read.doubts.extend([reason] if reason else [])
    return recorded(read, "release" if framed.body and reason is None else "other", context)


_SAMPLE = 2000
"""Characters by which the language of a plain text is told."""


def _read_generic(
    page: Page, declared: Declared, asked: Asked, text: str, doubts: Sequence[str] = ()
) -> Release:
    context = context_of(asked, declared, lambda: sample_of(page.root), text)
    language = context.language
    weights = drop_unseen(page.root)
    beside = noticed(page.root.find("body"), weights.seen, language)
    marks = drop_noise(page.root, asked.noise, language.page, weights)
    found = recognise(page, declared, language, context.reader, marks)
    headline = found.headline
    shown = headline.text if headline is not None and headline.index is not None else None
    shown, held = _parted(shown, language)
    shown, day = without_day(shown, language)
    framed = frame(found.blocks, language=language, title=shown)
    if day is not None:
        framed = replace(framed, date_lines=(*framed.date_lines, day))
    if found.byline is not None:
        framed = replace(framed, body=without_byline(framed.body, found.byline))
    read = Read("generic", shown, framed, byline=framed.byline or found.byline, held=held or beside)
    read.doubts.extend(doubts)
    read.title = (
        shown or read.framed.title_line or untagged(headline, found.outline, found.kept.top, language)
    )
    _date(read, context, _weighed(found, read.framed, context))
    signs = _signs(found, read, context)
    kind = kind_of(signs, language)
    if kind != "listing" and found.kept.size < _HARDLY_ANYTHING and not is_error(signs, language):
        refuse_walls(text, page.url, language.page)
    if kind == "other":
        refuse_consent(found.blocks, page.url, language.page)
    if kind != "listing" and read.published is None and found.kept.size < _WALL_LARGEST:
        pages = {language.code: language.page, "en": asked.languages("en").page}
        refuse_posing([read.title or "", *declared.titles], found.blocks, page.url, pages.values())
    if kind == "release":
        read.links = links_of(found.kept.parts, page.base_url)
    return recorded(read, kind if read.framed.body or kind == "listing" else "other", context)


def _parted(title: str | None, language: Language) -> tuple[str | None, str | None]:
    """Return a headline without the embargo line run into it, and that line; None for what is not there."""
    return without_lead(title, language) if title else (title, None)


def _weighed(found: Recognised, framed: Frame, context: Context) -> Published:
    first = opening(framed.body, context.reader)
    address = next(iter([_address(context), *context.declared.addresses]), None)
    return published_of(found.shown, context.declared, framed.date_lines, first, address, context.reader)


def _address(context: Context) -> str | None:
    page = context.asked.page
    return page.final_url or page.url if page is not None else None


def _signs(found: Recognised, read: Read, context: Context) -> Signs:
    shown = read.published is not None and read.published.origin in ("visible", "time")
    address = _address(context)
    return Signs(
        outline=found.outline,
        mass=found.mass,
        kept=found.kept,
        headline=found.headline,
        titled=read.title is not None,
        declared=context.declared,
        dated=shown or (read.published is not None and context.declared.dated),
        body=read.framed.body,
        addresses=[*([address] if address else []), *context.declared.addresses],
        spoken=lambda: spoken_in(read, context),
        boxed=not shown and found.kept.size < _BOX_LARGEST and stands_in_box(found.outline, found.kept.top),
        unseen=stands_unseen(found.outline.elements[found.kept.top], context.asked.noise.hidden),
    )


def _date(read: Read, context: Context, weighed: Published) -> None:
    """Settle the day of publication: what was weighed, a date in the text's own lines, the listing's date."""
    if weighed.date is None:
        first = opening(read.framed.body, context.reader)
        weighed = published_of((), Declared(), read.framed.date_lines, first, None, context.reader)
    listed = context.asked.listed
    if weighed.date is None and listed is not None and listed.date:
        weighed = Published(context.reader.read(listed.date, "listing"))
    read.published = weighed.date
    read.doubts.extend(weighed.doubts)


def _read_laid_out(page: Page, declared: Declared, asked: Asked, spec: SiteSpec, text: str) -> Release:
    found = laid_out(page, spec)
    context = context_of(asked, declared, lambda: sample_of(page.root), "")
    language = context.language
    title, held = _parted(found.title or _headline(page, declared, language), language)
    held = held or noticed(page.root.find("body"), text, language)
    on = laid_out_date(found, context.reader, url=page.url)
    signs = signs_laid_out(page, found, title, context)
    shown = () if found.layout.date or "published" in spec.lacks else _shown_around(signs, context)
    behind = [signs.outline.elements[i] for i in sections_behind(signs.outline, signs.mass, signs.kept.top)]
    above: list[Element] = []
    if or_recognised(spec):
        above = [] if found.layout.intro else standfirsts(signs, context)
        asides = asides_within(signs.outline, signs.mass, signs.kept.top)
        remove(signs.outline.elements[i] for i in asides)
    remove(found.drop)
    parts = [*above, *outside(found), found.body]
    for part in [*parts, *behind]:
        drop_noise(part, asked.noise, language.page)
    blocks = [*without_twins([blocks_of_element(part) for part in parts]), *blocks_behind(behind)]
    read = Read(
        found.layout.name,
        title,
        frame(blocks, language=language, title=title),
        byline=found.byline,
        held=held,
    )
    read.title = title or read.framed.title_line
    read.links = links_of(parts, page.base_url)
    _date(read, context, _timed(on, context) if on else _declared_date(found, declared, shown, context, page))
    signs = replace(signs, dated=read.published is not None, body=read.framed.body)
    return recorded(read, kind_laid_out(signs, language), context)


def _headline(page: Page, declared: Declared, language: Language) -> str | None:
    body = page.root.find("body")
    headline = headline_of(outline_of(body), declared, 0, language) if body is not None else None
    return headline.text if headline else None


def _shown_around(signs: Signs, context: Context) -> Sequence[Shown]:
    """Return the dates around headline and text, which the tree must still hold."""
    headline = signs.headline.index if signs.headline is not None else None
    around = places(signs.outline, signs.mass, headline, signs.kept.top)
    return shown_dates(signs.outline, around, context.reader)


def _timed(on: PressDate, context: Context) -> Published:
    """Return the day that a layout's element prints, with the time that the page declares for that day."""
    stated = published_of((), context.declared, (), None, None, context.reader).date
    return Published(with_time(on, stated) if stated is not None else on)


def _declared_date(
    found: LaidOut, declared: Declared, shown: Sequence[Shown], context: Context, page: Page
) -> Published:
    """Return the day a page declares, or shows, where its layout names no element for the date."""
    if found.layout.date is not None:
        return Published()
    stated = published_of((), declared, (), None, None, context.reader)
    if stated.date is not None:
        return stated
    return published_of(shown, declared, (), None, page.url, context.reader)
