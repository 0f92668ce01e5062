"""`onrecord health`: which sites are broken or quiet, each judged by its own history."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from archive.cli import data_folder, own_sites
from archive.health import Finding
from crawler.errors import Usage


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, one a line.")
@click.option("--as-of", type=click.DateTime(), help="Take this moment, in UTC, for now.")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]")
@click.option("--sites", "own", type=click.Path(path_type=Path), help="A folder of sites of one's own.")
def health(
    sites: tuple[str, ...], as_json: bool, as_of: datetime | None, data: Path | None, own: Path | None
) -> None:
    """Say what is wrong with the sites: all that were crawled, or those named.

    A site is judged by its own rhythm and its own past, from its second run on. Exit code 1 where a person is
    needed.
    """
    from archive.health_history import judge
    from crawler.sites.loading import load_parties, load_sites

    folder = own_sites(own)
    known = load_sites(folder)
    if unknown := [name for name in sites if name not in known]:
        raise Usage(f"There is no site {', '.join(unknown)}; `onrecord sites` lists those there are.")
    now = as_of.replace(tzinfo=UTC) if as_of else datetime.now(UTC)
    chosen = {name: known[name] for name in sites} if sites else known
    found = judge(data_folder(data), sites=chosen, parties=load_parties(folder), now=now)
    if as_json:
        for each in found:
            click.echo(json.dumps(asdict(each), ensure_ascii=False))
    else:
        show(found)
    if any(each.level == "act" for each in found):
        sys.exit(1)


def show(found: Sequence[Finding]) -> None:
    """Print one row a finding, those that need a person first."""
    console = Console() if sys.stdout.isatty() else Console(width=160)
    if not found:
        console.print("Nothing is wrong with any site that was crawled twice or more.")
        return
    table = Table(box=None, header_style="bold")
    for name in ("site", "level", "finding", "since", "what was found"):
        table.add_column(name, no_wrap=name in ("site", "level", "since"))
    for each in sorted(found, key=lambda each: (each.level, each.site, each.kind)):
        table.add_row(each.site, each.level, each.kind, each.since[:10], each.message)
    console.print(table)
