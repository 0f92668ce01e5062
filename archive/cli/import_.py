"""`onrecord import`: pages that somebody else recorded, into evidence.db."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli import data_folder, own_sites
from crawler.errors import Usage

if TYPE_CHECKING:
    from archive.warc import Imported


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]")
@click.option("--sites", "own", type=click.Path(path_type=Path), help="A folder of sites of one's own.")
def import_(files: tuple[Path, ...], data: Path | None, own: Path | None) -> None:
    """Take the pages of known sites out of WARC files: of Common Crawl, the Wayback Machine, a browser.

    Pages of other sites are left. Importing a file again changes nothing. `onrecord parse` then reads them.
    """
    from archive.evidence import FILE, Evidence
    from archive.lock import crawl_lock
    from archive.warc import import_records
    from crawler.sites.loading import load_sites
    from crawler.spiders.boundaries import hosts_of
    from crawler.spiders.pages import KEPT
    from crawler.spiders.recorded_warc import index_warc

    if missing := [str(path) for path in files if not path.is_file()]:
        raise Usage(f"{', '.join(missing)} is no file; give WARC files (.warc or .warc.gz).")
    indexed = [index_warc(path) for path in files]
    sites, folder, now = load_sites(own_sites(own)), data_folder(data), datetime.now(UTC)
    with crawl_lock(folder, now=now), Evidence(folder / FILE) as evidence:
        done = import_records(
            evidence,
            [record for records, _ in indexed for record in records],
            sites=sites,
            hosts={slug: hosts_of(spec) for slug, spec in sites.items()},
            kept_headers=KEPT,
            now=now,
        )
    _show(done)
    faults = [fault for _, fault in indexed if fault]
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)


def _show(done: Imported) -> None:
    for site, count in sorted(done.stored.items()):
        click.echo(f"{site}: {count} pages")
    for reason, count in done.left.most_common():
        if count:
            click.echo(f"left: {count} {reason}")
    if not done.stored:
        click.echo("Nothing new was stored.")
