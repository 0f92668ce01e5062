"""`onrecord crawl`: fetch listings and releases into evidence.db, from the network or from recordings."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from archive.cli import data_folder, own_sites
from archive.cli.options import as_of_option, data_option, recordings_option, sites_option
from archive.configuration import load_configuration
from crawler.errors import Usage
from crawler.records import SiteSpec

if TYPE_CHECKING:
    from crawler.spiders.crawling import Crawl
    from crawler.spiders.summary import RunSummary, Watcher

_LISTED = 3
"""How many problems and unrecorded pages of a site are printed; all problems are in the database."""


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@recordings_option
@as_of_option
@click.option("--short", is_flag=True, help="End each listing at the first page with nothing new on it.")
@data_option
@sites_option
def crawl(
    sites: tuple[str, ...],
    recordings: tuple[Path, ...],
    as_of: datetime | None,
    short: bool,
    data: Path | None,
    own: Path | None,
) -> None:
    """Fetch into evidence.db: the sites named, or all that are enabled. Looks for no title, reads no text.

    With --recordings every answer comes from saved pages, through the same spider and into the same store; a
    page they lack is counted as not recorded and never stored. A live crawl needs a contact address in
    onrecord.toml.
    """
    from archive.evidence import FILE, Evidence
    from archive.lock import crawl_lock
    from crawler.sites.loading import load_sites
    from crawler.spiders.crawling import crawl as crawl_sites

    if as_of is not None and not recordings:
        raise Usage("--as-of chooses among recorded pages; give --recordings too, or leave it out.")
    specs = chosen(load_sites(own_sites(own)), sites, recorded=bool(recordings))
    configured = load_configuration()
    console = Console(stderr=True)
    folder, now = data_folder(data), datetime.now(UTC)
    with (
        crawl_lock(folder, now=now),
        Evidence(folder / FILE) as evidence,
        watching(console) as watcher,
    ):
        done = crawl_sites(
            specs,
            evidence,
            clock=lambda: datetime.now(UTC),
            recordings=recordings,
            only_recorded=not sites,
            as_of=moment(as_of),
            wide=not short,
            contact=configured.contact,
            delay=configured.delay,
            watcher=watcher,
        )
    show(done, named=bool(sites))
    if done.faults or any(summary.needs_a_person for summary in _told(done, bool(sites))):
        sys.exit(1)


def chosen(known: dict[str, SiteSpec], named: Sequence[str], *, recorded: bool) -> list[SiteSpec]:
    """Return the sites to crawl: those named, else the enabled ones, or with recordings all of them.

    Raises Usage for a name that no site has.
    """
    if unknown := [name for name in named if name not in known]:
        raise Usage(f"There is no site {', '.join(unknown)}; `onrecord sites` lists those there are.")
    if named:
        return [known[name] for name in dict.fromkeys(named)]
    return [spec for spec in known.values() if spec.enabled or recorded]


def moment(as_of: datetime | None) -> datetime | None:
    """Return the last moment that --as-of takes in: the end of a day that is given without a time."""
    if as_of is None:
        return None
    if as_of.time() == time.min:
        as_of = datetime.combine(as_of.date(), time(23, 59, 59))
    return as_of.replace(tzinfo=UTC)


def show(done: Crawl, *, named: bool) -> None:
    """Print one table of what each site came to, then what a person should know."""
    console = Console() if sys.stdout.isatty() else Console(width=120, soft_wrap=True)
    told = _told(done, named)
    table = Table(box=None, header_style="bold")
    for name in ("site", "listings", "releases", "new", "same", "gone", "not recorded", "problems", "walked"):
        left = name in ("site", "walked")
        table.add_column(name, justify="left" if left else "right", no_wrap=left)
    for each in told:
        numbers = ("listings", "releases", "new", "unchanged", "gone", "not_recorded", "problems")
        walked = "to the end" if each.complete else "in part"
        table.add_row(each.site, *(str(each.counts.get(key, 0)) for key in numbers), walked)
    console.print(table)
    for each in told:
        for line in _lines(each, alone=len(told) == 1):
            console.print(line, highlight=False)
    for fault in done.faults:
        console.print(fault, highlight=False)


def _lines(run: RunSummary, *, alone: bool) -> Iterator[str]:
    """Say why the walks of a site ended, counted by reason, and the first of what did not come."""
    reasons = Counter(reason.partition(":")[0].partition(" on page")[0] for reason in run.pagers.values())
    if alone:
        counted = ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common())
        yield f"{run.site}: why its {len(run.pagers)} listings ended: {counted}."
    for listing, reason in run.pagers.items():
        if reason.startswith(("error", "no links")):
            yield f"{run.site}: {listing} ended: {reason}."
    told = [f"{kind}: {message}" for _, kind, message in run.problems]
    told += [f"not recorded: {url}" for url in run.not_recorded] if alone else []
    for line in told[:_LISTED]:
        yield f"{run.site}: {line}"
    if more := len(told[_LISTED:]):
        yield f"{run.site}: and {more} more."


def _told(done: Crawl, named: bool) -> list[RunSummary]:
    """Return the runs worth telling of: all, but of sites nobody named only those a recording holds."""
    return [
        each for each in done.summaries if named or each.source == "network" or each.counts.get("listings")
    ]


@contextmanager
def watching(console: Console) -> Iterator[Watcher]:
    """Show what is fetched: a line that moves on a terminal, a plain line every hundred pages in a log."""
    fetched = 0
    if not console.is_terminal:

        def log(site: str, role: str, url: str) -> None:
            nonlocal fetched
            fetched += 1
            if fetched % 100 == 0:
                console.print(f"{fetched} pages, now {site}", highlight=False, soft_wrap=True)

        yield log
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bars:
        task = bars.add_task("crawling")

        def move(site: str, role: str, url: str) -> None:
            nonlocal fetched
            fetched += 1
            bars.update(task, description=f"{fetched} pages  {site}  {url[-60:]}")

        yield move
