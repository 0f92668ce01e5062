"""What every reading of a page or text shares: what was asked, in which language and zone, and the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.parsers.clock import find_clocks
from crawler.parsers.embargo import read_embargo
from crawler.parsers.embargo_elsewhere import declared_line
from crawler.parsers.frame import Frame
from crawler.parsers.metadata import Declared
from crawler.parsers.recognise.language import language_of
from crawler.parsers.recognise.place import Place, is_american, names_country, place_of, shown_zone
from crawler.parsers.recognise.shown_dates import UNKNOWN_ZONES, DateReader
from crawler.parsers.speech import Speech, read_speech
from crawler.records import (
    Block,
    Embargo,
    Kind,
    Link,
    ListedLink,
    Party,
    PressDate,
    RawPage,
    Release,
    SiteSpec,
)
from crawler.words import Language, NoiseRules


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of a reading."""

    spec: SiteSpec | None
    party: Party | None
    languages: Callable[[str], Language]
    language: str | None
    timezone: str | None
    listed: ListedLink | None
    noise: NoiseRules
    known: tuple[str, ...]
    page: RawPage | None
    """None for a text that came from no address."""


@dataclass(frozen=True, slots=True)
class Context:
    """The language and place in which a page is read."""

    asked: Asked
    language: Language
    declared: Declared
    reader: DateReader
    doubts: tuple[str, ...] = ()
    text: str = ""
    """The page as it came."""

    @property
    def organisation(self) -> str | None:
        """The name of whoever publishes the page, where it is known."""
        if self.asked.party is not None:
            return self.asked.party.name
        return next(iter(self.declared.site_names), None)


@dataclass(slots=True)
class Read:
    """What was read of a page before its record is put together."""

    layout: str
    title: str | None
    framed: Frame
    published: PressDate | None = None
    byline: str | None = None
    held: str | None = None
    """An embargo line that stands neither above the text nor in it: in the headline, or beside the text."""
    links: tuple[Link, ...] = ()
    doubts: list[str] = field(default_factory=list)


def context_of(
    asked: Asked, declared: Declared, sample: Callable[[], str], text: str, *, plain: bool = False
) -> Context:
    """Settle language, zone and order of dates: what the caller says, then the site, then the page.

    `sample` gives some running text, `text` is the page as it came. A language that nobody knows is read as
    English, with a doubt.
    """
    doubts: list[str] = []
    code = asked.language or (asked.spec.language if asked.spec else None)
    foreign = asked.language is None and code is not None and _is_other(declared.languages, code)
    if code is not None and not foreign:
        language: Language | None = asked.languages(code)
    else:
        # A page of a site may be in another language than the site, and then says so.
        tags = [*declared.languages, *([code] if code else [])]
        language, doubt = language_of(sample(), tags, asked.languages, asked.known)
        # A plain text declares nothing, so there is nothing to wonder about.
        doubts.extend([doubt] if doubt and not plain else [])
    if language is None:
        language = asked.languages("en")
        doubts.append("No language is declared or known; read as English. Give it with --language.")
    place = _place(asked, declared, language)
    near = asked.page.fetched_at.date() if asked.page is not None else None
    abroad = asked.languages("en") if language.code != "en" else None
    reader = DateReader(
        language, place.order, place.timezone, place.sure, near, abroad, lambda: is_american(text)
    )
    return Context(asked, language, declared, reader, tuple(doubts), text)


def _is_other(tags: Sequence[str], code: str) -> bool:
    """Say whether the first language tag of a page names another language than its site's."""
    return bool(tags) and re.split("[-_]", tags[0].strip().lower(), maxsplit=1)[0] != code


def _place(asked: Asked, declared: Declared, language: Language) -> Place:
    spec = asked.spec
    if spec is not None and asked.timezone is None:
        return Place(spec.timezone, spec.date_order, True)
    address = [asked.page.final_url or asked.page.url] if asked.page is not None else []
    place = place_of([*address, *declared.addresses], declared.languages, language.code, asked.timezone)
    return replace(place, order=spec.date_order, sure=True) if spec is not None else place


def recorded(read: Read, kind: Kind, context: Context) -> Release:
    """Put the record of a release together, its speech included; for another kind only what may be told."""
    asked, language = context.asked, context.language
    url = (asked.page.final_url or asked.page.url) or None if asked.page is not None else None
    if kind != "release":
        told = tuple(read.doubts) if read.layout == "text" else ()
        canonical = context.declared.canonical_url
        return Release(kind=kind, url=url, layout=read.layout, canonical_url=canonical, doubts=told)
    framed = read.framed
    doubts = [*context.doubts, *read.doubts, *framed.doubts]
    embargo = _embargo(read, context, doubts)
    speech = _speech(read, context)
    return Release(
        kind=kind,
        url=url,
        language=language.code,
        layout=read.layout,
        title=read.title,
        published=read.published,
        embargo=embargo,
        body=_texts(framed.body),
        notes=_texts(framed.notes),
        body_roles=tuple(block.role for block in framed.body),
        notes_roles=tuple(block.role for block in framed.notes),
        quotes=tuple(speech.quotes),
        people=tuple(speech.people),
        links=read.links,
        canonical_url=context.declared.canonical_url,
        doubts=tuple(dict.fromkeys([*doubts, *speech.doubts])),
    )


def _speech(read: Read, context: Context) -> Speech:
    """Read who says what in the text and the notes of a release."""
    framed = read.framed
    return read_speech(
        framed.body,
        framed.notes,
        language=context.language,
        title=read.title,
        organisation=context.organisation,
        byline=read.byline or framed.byline,
    )


def _texts(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def _embargo(read: Read, context: Context, doubts: list[str]) -> Embargo | None:
    """Read the embargo line; where the publisher's zone is unknown, no moment is stated, lest it be early."""
    listed, declared = context.asked.listed, context.declared
    texts = (listed.title if listed else None, *declared.titles, *declared.descriptions)
    line = read.framed.embargo_line or read.held or declared_line(texts, context.language)
    reader = context.reader
    if line is None:
        return None
    embargo = _embargo_in(line, read, context, reader.timezone or UNKNOWN_ZONES[0])
    if embargo is None or embargo.until is None or reader.timezone is not None:
        return embargo
    elsewhere = _embargo_in(line, read, context, UNKNOWN_ZONES[1])
    if elsewhere is not None and elsewhere.until == embargo.until:
        return replace(embargo, until=_in_zone_of(line, embargo.until, context.language))
    zone = None if _from_afar(context) else shown_zone(context.text, context.language.code)
    if zone is not None:
        doubts.append(f"The time of {line!r} is read as that of {zone}, by what the text says.")
        return _embargo_in(line, read, context, zone)
    doubts.append(
        f"The publisher's time zone is not known, so {line!r} gives no moment. Give it with --timezone."
    )
    return replace(embargo, status="conditional", until=None)


def _in_zone_of(line: str, until: datetime, language: Language) -> datetime:
    """Return a moment with the offset of the zone that its line names, where it names but one."""
    clocks = find_clocks(line, language=language, timezone=UNKNOWN_ZONES[0])
    zones = [clock.zones[0] for clock in clocks if clock.zones]
    return until.astimezone(zones[0]) if len(zones) == 1 else until


def _from_afar(context: Context) -> bool:
    """Say whether an address of the page names a country, of which no zone is known."""
    page = context.asked.page
    own = [page.final_url or page.url] if page is not None else []
    return any(names_country(address) for address in [*own, *context.declared.addresses])


def _embargo_in(line: str, read: Read, context: Context, timezone: str) -> Embargo | None:
    order = context.reader.order
    return read_embargo(
        line, language=context.language, released=read.published, order=order, timezone=timezone
    )


def spoken_in(read: Read, context: Context) -> bool:
    """Say whether a text without a date reads like a release: its label, its by-line, a person's speech."""
    framed = read.framed
    if framed.embargo_line is not None or framed.date_lines or framed.byline:
        return True
    size = sum(len(block.text) for block in framed.body)
    if size < _SPOKEN_SHORTEST:
        return False
    speech = read_speech(
        framed.body, framed.notes, language=context.language, title=read.title, organisation=None, byline=None
    )
    named = [quote.speaker for quote in speech.quotes if quote.kind == "speech" and not quote.organisation]
    words = 1 if size >= _SPOKEN_LONG else _FULL_NAME
    return any(
        name and len(name.split()) >= words and not _is_headed(read.title or "", name) for name in named
    )


def _is_headed(title: str, name: str) -> bool:
    """Say whether a headline is hardly more than a name, as that of a biography is: "Meet Ana Brook"."""
    return name.casefold() in title.casefold() and len(title.split()) <= len(name.split()) + _MEET


_SPOKEN_SHORTEST, _SPOKEN_LONG = 300, 600
"""Characters; shorter texts with a quotation are banners of campaigns, and so may those be between."""
_FULL_NAME = 2
"""Words of a name: a petition quotes a first name alone, a release whoever answers for it."""
_MEET = 1
"""Words beside the name in the headline of a biography."""
