"""The nouns of the project, as frozen dataclasses. Standard library only.

Every interpreted value keeps the words it came from, in `raw`. What each field of a release means is
defined by the project's reading guidelines; the field names here are the same in code, tables,
commands and JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

Kind = Literal["release", "listing", "other"]
QuoteKind = Literal["speech", "fragment"]
EmbargoStatus = Literal["immediate", "until", "conditional"]
Part = Literal["body", "notes"]
BlockRole = Literal["heading", "paragraph", "list_item", "quote", "table_row"]
DateOrder = Literal["DMY", "MDY", "YMD"]
Capacity = Literal["speaker", "signatory", "author"]
FetchRole = Literal["listing", "release", "robots", "other"]
Source = Literal["network", "recording", "import"]

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


# --- what a site looks like -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A political party, with its numbers in the four registers researchers join on."""

    id: str
    name: str
    country: str
    """ISO 3166-1 alpha-2, upper case; ``EU`` for parties of the European Parliament."""
    parlgov: int | None = None
    partyfacts: int | None = None
    manifesto: int | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSpec:
    """One way a site lays out a release. All values but `name` are CSS selectors."""

    name: str
    body: str
    """Must match exactly one element of a page in this layout; recognises the layout."""
    title: str | None = None
    date: str | None = None
    """The element whose text, or `datetime` or `content` attribute, is the publication date."""
    intro: str | None = None
    """A standfirst that stands outside `body`."""
    byline: str | None = None
    drop: tuple[str, ...] = ()
    """What stands inside `body` and is no part of the release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a healthy site shows. None means: learn it from the site's own history."""

    releases_per_month: float | None = None
    quotes: float | None = None
    """Smallest share of releases with at least one quote, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSpec:
    """One press page of one organisation, as its TOML file says it."""

    slug: str
    name: str
    party: str
    url: str
    """The address a reader would open: the first listing, as a page."""
    listings: tuple[str, ...]
    links: str | None = None
    """CSS selector of the `a` elements of a listing that lead to releases; feeds need none."""
    next: str | None = None
    """CSS selector of the `a` element that leads to the next page of a listing."""
    pages: str | None = None
    """Address of page n of a listing, with ``{n}`` in it, where no link leads to the next page;
    ``{listing}`` stands for the address of the first page."""
    pages_from: int = 2
    """The number that stands in `pages` for the second page."""
    pages_step: int = 1
    """What the number in `pages` grows by: more than 1 where it counts entries."""
    post: bool = False
    """The listings answer only to POST, as the scripts behind "load more" often do: what stands behind the
    ``?`` of their addresses is sent as a form."""
    paths: tuple[str, ...] = ()
    """Regular expressions; a release's address contains one of them. For sitemaps, feeds and listings
    that mix releases with other pages. Empty: every link counts."""
    listed_date: str | None = None
    """CSS selector of the date inside an entry of a listing, where no `time` element marks it."""
    also: tuple[str, ...] = ()
    """Further listings, which only a wide sweep walks."""
    further: str | None = None
    """CSS selector of the links on a listing that lead to other listings, of topics for example; only a
    wide sweep walks those."""
    hosts: tuple[str, ...] = ()
    """Further hosts on which this site's releases stand, beside those of its listings."""
    language: str = "en"
    timezone: str = "UTC"
    date_order: DateOrder = "DMY"
    layouts: tuple[LayoutSpec, ...] = ()
    """Newest first."""
    family: str | None = None
    lacks: tuple[str, ...] = ()
    """Fields this site never has, so that their absence is no fault."""
    not_found: str | None = None
    """Selector that only the site's own "not found" page, answered with 200, has."""
    moved: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)
    """Old address prefix to new one, after a relaunch."""
    expect: Expectation = Expectation()
    rights: str | None = None
    facts: Literal["recorded", "reported"] = "reported"
    """Whether the selectors were seen on a recorded page, or only reported by others."""
    enabled: bool = True
    reason: str | None = None
    """Why the site is not enabled."""


# --- what was fetched -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A response as it came. `body` is the decoded transfer, not the decoded text."""

    url: str
    final_url: str
    fetched_at: datetime
    """Aware, UTC."""
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)
    """Lower-case names; the few that reading and revisiting need."""
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLink:
    """One entry of a listing, with what the listing itself says of it."""

    url: str
    title: str | None = None
    date: str | None = None
    """The date as printed or marked up beside the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page whose job is to link to releases, in page order."""

    links: tuple[ListedLink, ...]
    next_page: str | None = None
    further: tuple[str, ...] = ()
    """Other listings this one names: the sitemaps of a sitemap index."""
    whole: bool = True
    """Whether it leads to all there ever was, page after page; a feed without pages shows only the newest."""


# --- what a page says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of text with its role. Everything after layout recognition works on blocks."""

    text: str
    """White space folded, Unicode NFC, quotation marks as printed."""
    role: BlockRole = "paragraph"
    group: int | None = None
    """Equal for blocks of the same blockquote, list or table."""
    emphasis: Literal["strong", "em"] | None = None
    """The whole block is bold, or italic."""
    strong_lead: int = 0
    """How many characters at the beginning are bold; 0 where none are."""
    linked: float = 0.0
    """Share of the characters that are link text, 0 to 1."""
    marked: tuple[tuple[int, int], ...] = ()
    """Stretches inside `q` elements, as [start, end) offsets into `text`."""
    breaks: tuple[int, ...] = ()
    """Offsets of the spaces in `text` that stand for a single line break, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PressDate:
    """A day, and the moment where one is given, in the publisher's time zone."""

    on: date
    at: datetime | None = None
    """Aware, in the publisher's time zone."""
    raw: str
    origin: str | None = None
    """Where it stood: ``layout``, ``time``, ``json-ld``, ``meta``, ``visible``, ``listing``, ``url``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """What the release says of when it may be used."""

    status: EmbargoStatus
    until: datetime | None = None
    """Aware, in the publisher's time zone; only for status ``until``."""
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One stretch of a quote: `paragraphs[paragraph][start:end]` of the body or the notes."""

    part: Part
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One uninterrupted act of speech. Half of all real quotes are more than one piece."""

    text: str
    kind: QuoteKind = "speech"
    speaker: str | None = None
    organisation: str | None = None
    speaker_raw: str | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who speaks in, signs or wrote a release."""

    name: str
    post_nominals: str | None = None
    role: str | None = None
    capacity: tuple[Capacity, ...] = ()
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside the text of a release: an attachment, a source, a video."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one page says, read by today's parsers."""

    kind: Kind
    url: str | None = None
    language: str | None = None
    layout: str | None = None
    """Name of the layout that read the page; ``generic`` for the recogniser, ``text`` for plain text."""
    title: str | None = None
    published: PressDate | None = None
    embargo: Embargo | None = None
    body: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    body_roles: tuple[BlockRole, ...] = ()
    """One role for each paragraph of `body`."""
    notes_roles: tuple[BlockRole, ...] = ()
    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    canonical_url: str | None = None
    """The address the page itself gives as its own."""
    doubts: tuple[str, ...] = ()
    """Sentences for a person: what the parser was unsure of."""
