"""`onrecord withdraw`: a legal take-down, for good."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.cli import data_folder, own_sites
from archive.cli.options import data_option, sites_option


@click.command()
@click.argument("release")
@click.option("--reason", required=True, help="Why; shown to the public in the place of the release.")
@click.option("--who", default=getpass.getuser, help="Who withdraws it.  [default: your user name]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_option
@sites_option
def withdraw(release: str, reason: str, who: str, yes: bool, data: Path | None, own: Path | None) -> None:
    """Remove a RELEASE (its id or address) for good: stored bytes, rows, indexes. Only the reason stays.

    Backups are not touched: remove it from them in the same way, or remove them.
    """
    from archive import asserting
    from archive.withdrawing import Withdrawal
    from crawler.sites.loading import load_parties, load_sites

    if not yes:
        click.confirm(f"Remove {release} for good? This cannot be undone", abort=True)
    folder, sites = data_folder(data), own_sites(own)
    why = Withdrawal(reason=reason, who=who, at=datetime.now(UTC))
    id = asserting.take_back(folder, release, why, sites=load_sites(sites), parties=load_parties(sites))
    click.echo(f"{id} is withdrawn. Copies made by `onrecord backup` still hold it.")
