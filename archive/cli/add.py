"""`onrecord add URL`: draft the file of a site, and say how well it reads. A person reviews and commits."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import own_sites
from archive.cli.crawl import moment
from archive.configuration import load_configuration
from crawler.errors import Usage
from crawler.records import Party

if TYPE_CHECKING:
    from archive.drafting import Draft
    from crawler.parsers.drafting.samples import PageReport

_SLUG = re.compile(r"[a-z]{2}(?:-[a-z0-9]+)+$")
_GOOD = 0.95
"""Mean agreement from which a draft is said to read well."""
_SHOWN = 5
"""Releases that a report shows, those that are read otherwise than by the recogniser first."""


@click.command()
@click.argument("url")
@click.option("--slug", required=True, help="The site's name: its party's, or with a unit behind it.")
@click.option("--party", required=True, help="The id of a party in parties.toml, as gb-libdem.")
@click.option("--name", help="What the site is called.  [default: the party's name]")
@click.option("--language", metavar="CODE", help="The language of the releases: en, de, fr …")
@click.option("--timezone", metavar="ZONE", help="The publisher's time zone: Europe/London …")
@click.option(
    "--recordings",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A WARC file, or a folder with index.jsonl or WARC files, that answers instead of the network.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="With --recordings: use only what was captured by then (UTC).",
)
@click.option(
    "--sites",
    "own",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of sites of one's own.  [default: ./sites]",
)
@click.option("--force", is_flag=True, help="Write over a file of this slug.")
def add(
    url: str,
    slug: str,
    party: str,
    name: str | None,
    language: str | None,
    timezone: str | None,
    recordings: tuple[Path, ...],
    as_of: datetime | None,
    own: Path | None,
    force: bool,
) -> None:
    """Draft a site's file from its listing at URL and a few releases, and report how well it reads.

    Looks for the links to releases, the pager, and the elements that hold text, headline and date, called by
    names that last; reads a few releases with the draft. Exit code 1 where the draft needs more care.
    """
    from archive.cli.fetching import Fetcher
    from archive.drafting import draft_site
    from archive.drafting_sampling import Wanted

    if as_of is not None and not recordings:
        raise Usage("--as-of chooses among recorded pages; give --recordings too, or leave it out.")
    folder = own_sites(own) or Path("sites")
    file = _file(folder, slug, force=force)
    _check(url, language, timezone)
    existing = folder if folder.is_dir() else None
    member = _party(party, existing)
    wanted = Wanted(
        url=url,
        slug=slug,
        name=name or member.name,
        party=member,
        language=language,
        timezone=timezone,
        own=existing,
        recorded=bool(recordings),
    )
    draft = draft_site(wanted, Fetcher(load_configuration(), recordings, moment(as_of)))
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(draft.toml, "utf-8")
    for line in report(draft, file, recordings):
        click.echo(line)
    sys.exit(0 if reads_well(draft) else 1)


def _file(folder: Path, slug: str, *, force: bool) -> Path:
    from crawler.sites.loading import SHIPPED

    if not _SLUG.match(slug):
        raise Usage(
            f"{slug!r} is no slug: expected a country and a short name in lower case, as gb-libdem-wales."
        )
    file = folder / f"{slug}.toml"
    if file.exists() and not force:
        raise Usage(f"{file} exists already; choose another slug, or write over it with --force.")
    if (SHIPPED / file.name).exists() and not force:
        raise Usage(
            f"A site {slug!r} ships with onrecord; choose another slug, or give --force to take its place."
        )
    return file


def _check(url: str, language: str | None, timezone: str | None) -> None:
    from crawler.sites import checks
    from crawler.sites.languages import languages_known

    checks.address("--url", "URL", url)
    if language is not None and language not in languages_known():
        raise Usage(f"No words for the language {language!r}; known: {', '.join(languages_known())}.")
    if timezone is not None:
        checks.time_zone("the command", "--timezone", timezone)


def _party(party: str, own: Path | None) -> Party:
    from crawler.sites.loading import load_parties

    known = load_parties(own)
    if party not in known:
        country = party[:2].upper()
        near = [each.id for each in known.values() if each.country == country] or sorted(known)
        raise Usage(
            f"There is no party {party!r}; known{f' in {country}' if len(near) < len(known) else ''}: "
            f"{', '.join(near)}. To add one, put into parties.toml of the folder of own sites: "
            f'[{party}] with name = "…" and country = "{country}".'
        )
    return known[party]


def reads_well(draft: Draft) -> bool:
    """Say whether a draft has selectors of its own, or of a family, and reads as the recogniser does."""
    plain = not draft.spec.layouts or any(each.error or each.missing for each in draft.reports)
    return bool(draft.reports) and not plain and draft.agreement >= _GOOD


def report(draft: Draft, file: Path, recordings: Sequence[Path] = ()) -> Iterator[str]:
    """Yield the lines of a report: the file, the listing, each release, doubts, what to do next."""
    yield f"{file} drafted:"
    yield from (f"    {line}" for line in draft.toml.rstrip("\n").split("\n"))
    yield from _of_listing(draft)
    telling = sorted(draft.reports, key=lambda each: each.error is None and not each.missing)
    for each in telling[:_SHOWN]:
        yield from _of_page(each)
    if len(telling) > _SHOWN:
        yield f"… and {counted(len(telling) - _SHOWN, 'more release')}, read like these."
    if draft.reports:
        share = f"{draft.agreement:.0%} of the paragraphs of {counted(len(draft.reports), 'release')}"
        yield f"Draft and generic reading agree on {share}."
    yield from (f"Doubt: {doubt}" for doubt in draft.doubts)
    slug, sites = draft.spec.slug, f"--sites {file.parent}"
    played = "".join(f" --recordings {each}" for each in recordings)
    yield "Next: look at the file and these readings; then"
    yield f"    onrecord crawl {slug} {sites}{played}"
    yield f"    onrecord parse {slug} {sites}"
    if draft.reports:
        yield f"    onrecord record {slug} {draft.reports[0].url} {sites}{played}"
    yield f"    git add {file}"


def _of_listing(draft: Draft) -> Iterator[str]:
    """Yield what is said of the listing: the links a crawl follows, and those to other sites."""
    from archive.drafting_listing import own_links

    links, own = draft.listing.links, own_links(draft.listing, draft.spec)
    dated = sum(link.date is not None for link in own)
    following = draft.listing.next_page
    goes_on = f"the next page is {following}" if following else "no next page was found"
    yield f"Listing: {counted(len(own), 'link')}, {dated} with a date; {goes_on}."
    if len(own) < len(links):
        other = next(link.url for link in links if link not in own)
        left = counted(len(links) - len(own), "more link")
        yield f"    {left} to other sites, which a crawl leaves out, such as {other}"


def counted(n: int, noun: str) -> str:
    """Return a number and its noun: 1 quote, 2 quotes."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _of_page(page: PageReport) -> Iterator[str]:
    yield page.url
    release = page.drafted
    if release is None:
        yield f"    not read: {page.error}"
        return
    published = release.published.on.isoformat() if release.published else "no date"
    yield f"    {published}  {release.title or 'no headline'}"
    speech = [quote for quote in release.quotes if quote.kind == "speech"]
    speakers = dict.fromkeys(quote.speaker or quote.organisation or "nobody named" for quote in speech)
    spoken = f"{counted(len(speech), 'quote')} ({', '.join(speakers)})" if speech else "no quotes"
    told = f"{counted(len(release.body), 'paragraph')}, {counted(len(release.notes), 'note')}, {spoken}"
    yield f"    {told}; {page.agreement:.0%} as generic"
    if page.missing:
        yield f"    otherwise than the generic reading, or missing: {', '.join(page.missing)}"
    yield from (f"    doubt: {doubt}" for doubt in release.doubts[:3])
