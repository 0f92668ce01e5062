"""Recognise a known platform by trying its family: its selectors find the same links and the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.drafting_file import accepted, loaded
from crawler.errors import PageError
from crawler.parsers.addresses import canonical_url
from crawler.parsers.drafting.apart import Apart
from crawler.parsers.drafting.samples import Reader, Sample, compare, mean
from crawler.parsers.listing import read_listing
from crawler.parsers.tree import open_page
from crawler.records import ListedLink, RawPage, SiteSpec
from crawler.sites.loading import families_known

_SAME_LINKS = 0.9
_SAME_TEXT = 0.97
"""Mean share of equal paragraphs from which a family's layouts are taken to fit."""


@dataclass(frozen=True, slots=True)
class Family:
    """A site written by a family, and what the family alone would say of it."""

    site: SiteSpec
    ruling: SiteSpec


def families_of(site: SiteSpec, own: Path | None) -> list[SiteSpec]:
    """Return the site as each family with links or layouts of its own would read it."""
    found = []
    for name in families_known(own):
        toml = f'name = "{name}"\nparty = "{site.party}"\nfamily = "{name}"\nurl = "{site.url}"\n'
        ruling = loaded(toml, site.slug, own)
        if ruling.links or ruling.layouts:
            found.append(ruling)
    return found


def family_that_fits(
    families: Sequence[SiteSpec], site: SiteSpec, samples: Sequence[Sample], listing: RawPage, read: Reader
) -> Family | None:
    """Return the site by the first family whose selectors find the same links and read the same texts."""
    if site.links is None:
        return None
    own = read_listing(listing, site)
    wanted = {canonical_url(link.url) for link in own.links}
    apart = Apart(open_page(listing).root, site.links, accepted)
    for ruling in families:
        tried = _site_of(site, ruling)
        found = {canonical_url(link.url) for link in _links(listing, tried)}
        if len(found & wanted) < _SAME_LINKS * len(wanted) or len(found - wanted) > len(wanted) / 3:
            continue
        if not samples and not (ruling.links and _is_marked(listing, tried)):
            continue
        if any(apart.shared(layout.body) for layout in ruling.layouts):
            continue  # Teasers of the listing below a release would keep the family's layout from fitting.
        if ruling.layouts:
            reports = [compare(sample, tried, read) for sample in samples]
            if any(each.error or each.missing for each in reports) or mean(reports) < _SAME_TEXT:
                continue
        if own.next_page and read_listing(listing, tried).next_page is None:
            tried = replace(tried, next=site.next, pages=site.pages, pages_from=site.pages_from)
            tried = replace(tried, pages_step=site.pages_step)
        return Family(tried, ruling)
    return None


def _is_marked(listing: RawPage, site: SiteSpec) -> bool:
    """Say whether a family's date stands in every entry, which is a mark where no release can be read."""
    links = _links(listing, site)
    return site.listed_date is not None and all(link.date for link in links)


def _site_of(site: SiteSpec, ruling: SiteSpec) -> SiteSpec:
    """Return the site with what the family says, and of its own only what no family can know."""
    return replace(
        ruling,
        slug=site.slug,
        name=site.name,
        facts=site.facts,
        language=site.language,
        timezone=site.timezone,
        date_order=site.date_order,
        links=ruling.links or site.links,
    )


def _links(listing: RawPage, site: SiteSpec) -> Sequence[ListedLink]:
    try:
        return read_listing(listing, site).links
    except PageError:
        return ()
