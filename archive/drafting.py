"""Draft the file of a new site: look at its listing, read a few releases, write selectors, read again.

What is fetched, and how, is handed in. Nothing is kept but the draft.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from archive.drafting_families import Family, families_of, family_that_fits
from archive.drafting_file import Habit, accepted, habit, loaded
from archive.drafting_folders import by_folder, through_sitemaps
from archive.drafting_listing import (
    is_on_path,
    narrowed,
    refuse_release,
    with_archives,
    with_hosts,
    with_next,
)
from archive.drafting_refusing import no_answer, no_listing, none_of, refuse_answer, refused_wall
from archive.drafting_sampling import Fetch, Sampling, Wanted
from crawler.errors import ListingEmpty, NotARelease
from crawler.parsers.addresses import canonical_url
from crawler.parsers.dates import find_dates
from crawler.parsers.drafting.groups import draft_layouts
from crawler.parsers.drafting.listing import ListingDraft, ListingFound, find_listing
from crawler.parsers.drafting.pager import PagerDraft
from crawler.parsers.drafting.samples import PageReport, Sample, compare, mean
from crawler.parsers.drafting.writing import toml_of
from crawler.parsers.listing import read_listing
from crawler.parsers.tree import Element, open_page
from crawler.records import LayoutSpec, Listing, RawPage, SiteSpec
from crawler.sites.languages import languages_known, load_language

_FEWEST = 2
"""Releases without which no selector is trusted: one page cannot tell what is its own."""
_DATED = 0.7
"""Share of the entries from which a listing is said to print dates."""
_NO_PAGE = re.compile(rb"\x1f\x8b|[{\[]|.*?<(?:rss|feed|urlset|sitemapindex)\b", re.S)
"""JSON, feeds and sitemaps, packed ones too: listings that need no selectors."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """A drafted site, and how well it reads."""

    toml: str
    spec: SiteSpec
    listing: Listing
    reports: list[PageReport] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def agreement(self) -> float:
        """Mean share of equal paragraphs of the drafted and the generic readings."""
        return mean(self.reports)


def draft_site(wanted: Wanted, fetch: Fetch) -> Draft:
    """Return the draft of a site.

    Raises what kept its listing from being fetched or read: NotRecorded, Unreachable, CrawlRefused,
    NotARelease for a consent wall, ListingEmpty where no release links are found.
    """
    drafting = _Drafting(wanted, fetch)
    listing = drafting.listing()
    site, samples = drafting.sampled(listing)
    return drafting.laid_out(site, samples, listing)


class _Drafting:
    """One draft in the making."""

    def __init__(self, wanted: Wanted, fetch: Fetch) -> None:
        self._wanted, self._fetch = wanted, fetch
        self.doubts: list[str] = []
        self._pager = PagerDraft()
        usual = habit(wanted.party, wanted.own)
        zone = wanted.timezone or usual.timezone or "UTC"
        if wanted.timezone is None:
            self.doubts.extend(_of_zone(zone, usual))
        self._site = SiteSpec(
            slug=wanted.slug,
            name=wanted.name,
            party=wanted.party.id,
            url=wanted.url,
            listings=(wanted.url,),
            language=wanted.language or "en",
            timezone=zone,
            date_order=usual.date_order,
            facts="recorded" if wanted.recorded else "reported",
        )
        self._sampling = Sampling(wanted, self._site.timezone, fetch)

    # --- the listing ------------------------------------------------------------------------------

    def listing(self) -> RawPage:
        """Fetch the listing; raise why there is none."""
        fetched = self._fetch([self._wanted.url])
        page = fetched.pages.get(self._wanted.url)
        if page is None:
            raise no_answer(self._wanted.url, next(iter(fetched.reasons.values()), None))
        refuse_answer(page)
        if canonical_url(page.final_url) == canonical_url(page.url):
            return page
        self._site = replace(self._site, url=page.final_url, listings=(page.final_url,))
        self.doubts.append(f"{page.url} redirects to {page.final_url}, which the file names.")
        return replace(page, url=page.final_url)

    def sampled(self, listing: RawPage) -> tuple[SiteSpec, list[Sample]]:
        """Return the site with the way to read its listing that leads to releases, and some of those."""
        best: tuple[int, SiteSpec, list[Sample], list[str]] | None = None
        for site, doubts in self._ways(listing):
            samples, told = self._sampling.samples(site, listing)
            if best is None or len(samples) > best[0]:
                best = (len(samples), site, samples, [*doubts, *told])
            if len(samples) >= _FEWEST:
                break
        if best is None:
            raise no_listing(replace(listing, url=self._wanted.url))
        _, site, samples, told = best
        if not samples and self._sampling.others and not self._sampling.missing:
            raise none_of(listing, site.links, self._sampling.others)
        first = self._sampling.first(site, listing) or listing
        site = with_hosts(site, [link.url for link in read_listing(first, site).links])
        site, more = narrowed(site, listing, samples, self._sampling, self._fetch)
        samples = [each for each in samples if is_on_path(each.page.url, site)] or samples
        site = with_next(site, listing, self._pager, self._fetch)
        site = with_archives(site, listing, self._pager, self._fetch)
        self.doubts.extend([*told, *more])
        return site, samples

    def _ways(self, listing: RawPage) -> Iterator[tuple[SiteSpec, list[str]]]:
        """Yield the ways to read the listing, the likeliest first, each with what a person should know."""
        if _NO_PAGE.match(listing.body.lstrip()[:4096]):
            ways = [(way, list[str]()) for way in by_folder(self._site, listing, self._fetch)]
            if not ways:
                raise ListingEmpty(
                    f"{listing.url} is a feed, a sitemap or JSON, and names not one page. Give the address "
                    "of the page that lists releases."
                )
            yield from ways
            return
        found = self._found(listing)
        self._pager = found.drafts[0].pager if found.drafts else self._pager
        for draft in found.drafts:
            yield self._with_listing(draft, listing), list(draft.doubts)
        lacking = "leads to no releases" if found.drafts else "has no links that can be named"
        for feed in found.feeds[:2]:
            told = f"The listing's page {lacking}; its feed is read, which is short."
            yield replace(self._site, listings=(feed,)), [told]
        for way in through_sitemaps(self._site, self._fetch):
            yield way, [f"The listing's page {lacking}; the site's sitemap is read."]

    def _found(self, listing: RawPage) -> ListingFound:
        """Return what the page of a listing offers; raise where it is a wall, or a release itself."""
        words = load_language(self._site.language)
        dated = partial(_states_a_date, language=self._language_of(listing), site=self._site)
        try:
            found = find_listing(listing, dated=dated, accepted=accepted, words=words.page)
        except NotARelease as error:
            raise refused_wall(listing, error) from None
        refuse_release(self._sampling.alone(listing), listing, found.drafts)
        return found

    def _with_listing(self, draft: ListingDraft, listing: RawPage) -> SiteSpec:
        pager = draft.pager
        site = replace(
            self._site,
            links=draft.links,
            next=pager.next,
            pages=pager.pages,
            pages_from=pager.pages_from,
            pages_step=pager.pages_step,
        )
        if draft.dated < _DATED:
            return site
        ways = [site, *(replace(site, listed_date=css) for css in draft.dates[:8])]
        return next((way for way in ways if _dated_share(read_listing(listing, way)) >= _DATED), site)

    def _language_of(self, listing: RawPage) -> str:
        if self._wanted.language:
            return self._wanted.language
        declared = (open_page(listing).root.get("lang") or "").lower().split("-")[0]
        return declared if declared in languages_known() else self._site.language

    # --- releases ---------------------------------------------------------------------------------

    # --- the file ---------------------------------------------------------------------------------

    def laid_out(self, site: SiteSpec, samples: list[Sample], listing: RawPage) -> Draft:
        """Return the draft: by a family that fits, else by a layout of its own, else by the recogniser."""
        site = replace(site, language=self._wanted.language or _language(samples) or site.language)
        if not samples:
            self.doubts.append("Not one release could be read: no selector was tried on a text.")
        elif all(each.release.published is None for each in samples):
            self.doubts.append(
                "Not one of the releases read shows its date of publication: look at them, and name the "
                'element with `date`, or say lacks = ["published"].'
            )
        family = self._family(site, samples, listing)
        if family is not None:
            return self._finished(family.site, family.ruling, samples, listing)
        layouts: tuple[LayoutSpec, ...] = ()
        reports: list[PageReport] = []
        if len(samples) >= _FEWEST:
            name = f"{self._wanted.slug}-drafted"
            layouts, reports = draft_layouts(
                samples, site, name, self._sampling.read, accepted, _tree(listing)
            )
        if not layouts:
            self.doubts.extend(_of_no_layout(reports) if samples else ())
            ruling = replace(site, family="generic", layouts=())
            return self._finished(ruling, None, samples, listing)
        return self._finished(replace(site, family="generic", layouts=layouts), None, samples, listing)

    def _family(self, site: SiteSpec, samples: list[Sample], listing: RawPage) -> Family | None:
        families = families_of(site, self._wanted.own)
        return family_that_fits(families, site, samples, listing, self._sampling.read)

    def _finished(
        self, site: SiteSpec, ruling: SiteSpec | None, samples: list[Sample], listing: RawPage
    ) -> Draft:
        toml = toml_of(site, ruling)
        spec = loaded(toml, self._wanted.slug, self._wanted.own)
        reports = [compare(sample, spec, self._sampling.read) for sample in samples]
        page = self._sampling.first(spec, listing) or listing
        return Draft(
            toml=toml, spec=spec, listing=read_listing(page, spec), reports=reports, doubts=self.doubts
        )


def _of_zone(zone: str, usual: Habit) -> list[str]:
    if usual.timezone is None:
        return [f"Nothing tells the time zone of this country: {zone} is taken; give --timezone."]
    if usual.zones:
        others = ", ".join(each for each in usual.zones[:6] if each != zone)
        return [f"The country has several time zones: {zone} is taken; give --timezone for {others} …"]
    return []


def _of_no_layout(reports: Sequence[PageReport]) -> list[str]:
    """Say why the text is left to the recogniser: no lasting name, or a release read worse by names."""
    left = 'The text is left to the recogniser (family = "generic"): '
    worst = min(
        reports, key=lambda each: (each.error is None, not each.missing, each.agreement), default=None
    )
    if worst is None:
        return [left + "no element with a lasting name holds it on every page read."]
    why = worst.error or (
        f"another {' and '.join(worst.missing)}"
        if worst.missing
        else f"{worst.agreement:.0%} of the paragraphs"
    )
    return [f"{left}the likeliest selectors read {worst.url} worse ({why})."]


def _tree(listing: RawPage) -> Element | None:
    return None if _NO_PAGE.match(listing.body.lstrip()[:4096]) else open_page(listing).root


def _dated_share(listing: Listing) -> float:
    return sum(link.date is not None for link in listing.links) / max(1, len(listing.links))


def _language(samples: Sequence[Sample]) -> str | None:
    found: Mapping[str, int] = Counter(each.release.language for each in samples if each.release.language)
    return max(found, key=lambda code: found[code], default=None)


def _states_a_date(text: str, *, language: str, site: SiteSpec) -> bool:
    return any(
        find_dates(line, language=load_language(language), order=site.date_order, timezone=site.timezone)
        for line in text.split("\n")
        if any(character.isdigit() for character in line)
    )
