"""`onrecord demo`: the main job from end to end on recorded pages, with no network."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from archive.cli import data_folder, made, own_sites
from archive.cli.options import sites_option
from crawler.errors import StoreError, Usage
from crawler.records import Party, SiteSpec

_SHIPPED = Path(str(resources.files("archive"))) / "demo"
_NIGHTS = (
    datetime(2026, 3, 9, 6, tzinfo=UTC),
    datetime(2026, 3, 10, 6, tzinfo=UTC),
    datetime(2026, 3, 11, 6, tzinfo=UTC),
)
"""When the nights of the shipped pages are over: on the second a release was edited and one was gone, and on
the third it was still gone, which makes it a removal."""

_COUNTS = {
    "releases": "select count(*) from releases where site = :site",
    "quotes": "select count(*) from quotes where site = :site and kind = 'speech'",
    "with speaker": "select count(*) from quotes where site = :site and kind = 'speech' and "
    "(speaker is not null or organisation is not null)",
    "people": "select count(distinct a.person) from appearances a join releases r on r.id = a.release "
    "where r.site = :site",
    "edited": "select count(*) from releases where site = :site and edit_count > 0",
    "removed": "select count(*) from releases where site = :site and gone_at is not null",
    "problems": "select count(*) from problems where site = :site and open",
}


@click.command()
@click.option(
    "--recordings",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Your own saved pages: a WARC file, or a folder with index.jsonl or WARC files.",
)
@click.option("--no-serve", is_flag=True, help="End after the summary.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; the first free one from 8001.")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data/demo]")
@sites_option
def demo(
    recordings: tuple[Path, ...], no_serve: bool, port: int | None, data: Path | None, own: Path | None
) -> None:
    """Crawl, parse and serve recorded pages: those that ship with the project, or your own.

    The archive is made anew each time. Nothing is asked of the network.
    """
    folder = _emptied(data or data_folder(None) / "demo")
    if recordings:
        slugs, held, faults = _run(folder, own_sites(own), recordings, (None,))
    else:
        slugs, held, faults = _run(folder, _SHIPPED / "sites", (_SHIPPED,), _NIGHTS)
    _show(folder / "archive.db", slugs, held)
    if not slugs:
        raise Usage(
            "The recordings hold no listing or release of a known site; `onrecord sites` lists them, and "
            "`onrecord read` reads a saved page of any site."
        )
    problems = _tell_problems(folder / "archive.db")
    if no_serve:
        click.echo(f"The archive is {folder / 'archive.db'}; see it with `onrecord serve --data {folder}`.")
    else:
        from archive.served import archive_file
        from archive.web import serving

        serving.serve(archive_file(folder), host="127.0.0.1", port=port, public=False, say=click.echo)
    if problems or faults:
        sys.exit(1)


def _emptied(folder: Path) -> Path:
    """Return the folder without the databases of an earlier demo; nothing else in it is touched."""
    made(folder)
    try:
        for name in ("evidence.db", "readings.db", "archive.db"):
            for suffix in ("", "-wal", "-shm"):
                (folder / f"{name}{suffix}").unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{error.filename} cannot be removed ({error.strerror}); see --data.") from None
    return folder


def _run(
    folder: Path, own: Path | None, recordings: Sequence[Path], nights: Sequence[datetime | None]
) -> tuple[list[str], dict[str, int], tuple[str, ...]]:
    """Crawl and parse night by night; return the sites with pages, how many releases of each are held, and
    what is wrong with the recordings.
    """
    from archive import reading
    from archive.cli.crawl import watching
    from archive.evidence import FILE, Evidence
    from crawler.spiders.crawling import crawl

    sites, parties = _places(own)
    slugs, held = set[str](), dict[str, int]()
    with Evidence(folder / FILE) as evidence:
        for night in nights:
            with watching(Console(stderr=True)) as watcher:
                done = crawl(
                    sites.values(),
                    evidence,
                    clock=lambda: datetime.now(UTC),
                    recordings=recordings,
                    only_recorded=True,
                    as_of=night,
                    watcher=watcher,
                )
            slugs.update(run.site for run in done.summaries if run.counts.get("listings"))
            now = night or datetime.now(UTC)
            found = reading.parse(folder, sites=sites, parties=parties, now=now, only=sorted(slugs))
            held.update({each.site: each.held for each in found})
            if night is not None:
                _tell(night, folder / reading.FILE, sum(held.values()))
    for fault in done.faults:
        click.echo(fault, err=True)
    return sorted(slugs), held, done.faults


def _places(own: Path | None) -> tuple[dict[str, SiteSpec], dict[str, Party]]:
    """Return the sites and parties to look for: all that are known, but for the shipped pages only theirs."""
    from crawler.sites.loading import load_parties, load_sites

    sites, parties = load_sites(own), load_parties(own)
    if own == _SHIPPED / "sites":
        sites = {slug: spec for slug, spec in sites.items() if (own / f"{slug}.toml").is_file()}
        parties = {spec.party: parties[spec.party] for spec in sites.values()}
    return sites, parties


def _tell(night: datetime, archive: Path, held: int) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        releases, edited, gone = connection.execute(
            "select count(*), sum(edit_count > 0), count(gone_at) from releases"
        ).fetchone()
    click.echo(
        f"Night to {night.day} {night:%B %Y}: {releases} releases, {edited or 0} edited, {gone} removed, "
        f"{held} held."
    )


def _tell_problems(archive: Path) -> int:
    """Say what could not be read, by kind, with one address of each; return how many problems are open."""
    with closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute(
            "select kind, count(*), min(url) from problems where open group by kind order by 2 desc, 1"
        ).fetchall()
    for kind, count, url in rows:
        click.echo(f"{kind} ({count}), such as {url}", err=True)
    if rows:
        click.echo("What went wrong with each stands in the table `problems`; the exit code is 1.", err=True)
    return sum(count for _, count, _ in rows)


def _show(archive: Path, slugs: Sequence[str], held: dict[str, int]) -> None:
    """Print one table of what is in the archive."""
    table = Table(box=None, header_style="bold")
    table.add_column("site", no_wrap=True)
    for name in [*_COUNTS, "held"]:
        table.add_column(name, justify="right", no_wrap=True)
    with closing(sqlite3.connect(archive)) as connection:
        for slug in slugs:
            counts = [connection.execute(sql, {"site": slug}).fetchone()[0] for sql in _COUNTS.values()]
            table.add_row(slug, *(str(count) for count in [*counts, held.get(slug, 0)]))
    console = Console() if sys.stdout.isatty() else Console(width=120, soft_wrap=True)
    console.print(table)
