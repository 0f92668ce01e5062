"""`onrecord prune`: what may go from the data folder without loss."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli import data_folder, own_sites
from archive.cli.options import data_option, sites_option


@click.command()
@click.option("--dry-run", is_flag=True, help="Remove nothing; say what would go.")
@data_option
@sites_option
def prune(dry_run: bool, data: Path | None, own: Path | None) -> None:
    """Remove bytes that no response names, dictionaries that compress nothing, and superseded readings.

    No response, sighting or run is ever removed: that is what `onrecord withdraw` is for.
    """
    from archive.pruning import prune as remove
    from crawler.sites.loading import load_sites

    for each in remove(data_folder(data), sites=load_sites(own_sites(own)), dry_run=dry_run):
        click.echo(f"{each.rows:>8}  {each.size / 1e6:>8.1f} MB  {each.what}")
    click.echo("Nothing was removed." if dry_run else "Removed.", err=True)
