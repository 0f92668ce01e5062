"""`onrecord parse`: read evidence.db into archive.db."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from archive.cli import data_folder, own_sites
from archive.cli.options import data_option, sites_option
from archive.reading_site import Progress as Watch
from archive.reading_site import SiteSummary


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option(
    "--dry-run", is_flag=True, help="Write nothing; say what would change and what would get worse."
)
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read pages."
)
@click.option("--accept", multiple=True, metavar="SITE", help="Write this site's readings even where worse.")
@click.option("--lifted", is_flag=True, help="Only sites with an embargo that has ended since.")
@click.option(
    "--as-of", type=click.DateTime(), help="Take this moment, in UTC, for now; what is held depends on it."
)
@data_option
@sites_option
def parse(
    sites: tuple[str, ...],
    dry_run: bool,
    jobs: int,
    accept: tuple[str, ...],
    lifted: bool,
    as_of: datetime | None,
    data: Path | None,
    own: Path | None,
) -> None:
    """Read stored pages into archive.db: all sites, or those named. Never touches the network.

    A release whose reading gets worse, or is lost, keeps the rows it has until --accept SITE; the exit code
    is then 1, as it is where not one page of a site can be read.
    """
    from archive import reading
    from crawler.sites.loading import load_parties, load_sites

    console, folder = Console(stderr=True), own_sites(own)
    with _progress(console) as watch:
        found = reading.parse(
            data_folder(data),
            sites=load_sites(folder),
            parties=load_parties(folder),
            now=as_of.replace(tzinfo=UTC) if as_of else datetime.now(UTC),
            only=sites,
            accept=accept,
            lifted=lifted,
            dry_run=dry_run,
            jobs=jobs,
            progress=watch,
        )
    show(found, dry_run=dry_run, quiet=lifted)
    if any(summary.worse or summary.blind for summary in found):
        sys.exit(1)


def show(found: Sequence[SiteSummary], *, dry_run: bool = False, quiet: bool = False) -> None:
    """Print one table of what parsing came to, what was kept back, and the open problems by kind."""
    console = Console() if sys.stdout.isatty() else Console(width=120, soft_wrap=True)
    if quiet and not any(summary.new or summary.changed or summary.worse for summary in found):
        return
    if not found:
        console.print("Nothing to parse: no site with stored pages. Run `onrecord crawl` first.")
        return
    table = Table(title="What would change" if dry_run else None, box=None, header_style="bold")
    names = ("site", "read", "new", "changed", "removed", "worse", "held", "unreadable", "releases")
    for name in names:
        first = name == "site"  # the one column that may be cut in a narrow terminal
        table.add_column(
            name, justify="left" if first else "right", no_wrap=True, min_width=0 if first else len(name)
        )
    for each in found:
        table.add_row(
            *(
                str(value)
                for value in (
                    each.site, each.read, each.new, each.changed, each.removed, len(each.worse), each.held,
                    each.unreadable, each.releases,
                )
            )
        )  # fmt: skip
    console.print(table)
    _show_problems(console, found)
    _show_worse(console, found)
    for each in found:
        if each.blind:
            console.print(
                f"{each.site}: not one of its {each.unreadable} pages can be read; see whether the layouts in"
                " its file still match.",
                highlight=False,
            )


def _show_problems(console: Console, found: Sequence[SiteSummary]) -> None:
    problems: Counter[str] = Counter()
    for summary in found:
        problems += summary.problems
    if problems:
        counted = ", ".join(f"{kind} {count}" for kind, count in problems.most_common())
        console.print(f"Open problems: {counted}. They stand in the table `problems`.", highlight=False)


def _show_worse(console: Console, found: Sequence[SiteSummary]) -> None:
    for summary in found:
        for worse in summary.worse[:3]:
            what = ", ".join(worse.what)
            console.print(f"{summary.site}: {worse.url} would lose {what}; kept as it was.", highlight=False)
        if len(summary.worse) > 3:
            console.print(f"{summary.site}: and {len(summary.worse) - 3} more.", highlight=False)
        if summary.worse:
            console.print(f"Write them with `onrecord parse --accept {summary.site}`.", highlight=False)


@contextmanager
def _progress(console: Console) -> Iterator[Watch | None]:
    """Give a progress bar a site on a terminal, and nothing in a log: the summary says it all."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def watch(site: str, done: int, of: int) -> None:
            if site not in tasks:
                tasks[site] = bars.add_task(site, total=of)
            bars.update(tasks[site], completed=done)

        yield watch
