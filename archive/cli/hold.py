"""`onrecord hold`: what is held back under an embargo, for the operator's eyes only."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.cli import data_folder
from archive.cli.options import data_option


@click.command()
@click.option("--lift", "release", metavar="RELEASE", help="Set this release free: its id or its address.")
@click.option("--why", help="Why it is set free, with --lift.")
@click.option("--who", default=getpass.getuser, help="Who sets it free.  [default: your user name]")
@data_option
def hold(release: str | None, why: str | None, who: str, data: Path | None) -> None:
    """List the releases that are held back under an embargo, with the moment at which each appears."""
    from archive import asserting

    folder, now = data_folder(data), datetime.now(UTC)
    if release is not None:
        if not why:
            raise click.UsageError("Say why the release is set free, with --why.")
        id = asserting.lift(folder, release, who=who, why=why, now=now)
        click.echo(f"{id} is set free; `onrecord parse --lifted` shows it.")
        return
    held = asserting.holds(folder)
    for each in held:
        click.echo(f"{each.until}  {each.status:<11}  {each.id}  {each.site}  {each.title or each.url}")
    click.echo(
        f"{len(held)} held." if held else "Nothing is held, as of the last `onrecord parse`.", err=True
    )
