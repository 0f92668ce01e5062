"""`onrecord sites`: list the sites, and say whether their files are right."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from archive.cli import own_sites
from archive.cli.options import sites_option
from crawler.errors import Usage
from crawler.records import SiteSpec


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with everything a file says.")
@sites_option
def sites(sites: tuple[str, ...], as_json: bool, own: Path | None) -> None:
    """List and check sites: all of them, or those named. A file that is wrong ends with exit code 2."""
    from crawler.sites.loading import load_parties, load_sites

    folder = own_sites(own)
    known = load_sites(folder)
    load_parties(folder)
    if unknown := [name for name in sites if name not in known]:
        raise Usage(f"There is no site {', '.join(unknown)}; known: {', '.join(known)}.")
    listed = [known[name] for name in sites] or list(known.values())
    if as_json:
        for spec in listed:
            click.echo(json.dumps(_plain(spec), ensure_ascii=False))
    else:
        _show(listed)


def _plain(spec: SiteSpec) -> dict[str, object]:
    values = {field.name: getattr(spec, field.name) for field in dataclasses.fields(spec)}
    layouts = [dataclasses.asdict(layout) for layout in spec.layouts]
    return {
        **values,
        "moved": dict(spec.moved),
        "layouts": layouts,
        "expect": dataclasses.asdict(spec.expect),
    }


def _show(specs: list[SiteSpec]) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=180)
    table = Table(box=None, header_style="bold")
    for name in ("site", "name", "language", "facts", "state"):
        table.add_column(name, no_wrap=name == "site")
    for spec in specs:
        state = "enabled" if spec.enabled else f"not enabled: {spec.reason}"
        table.add_row(spec.slug, spec.name, spec.language, spec.facts, state)
    console.print(table)
    enabled = sum(spec.enabled for spec in specs)
    recorded = sum(spec.facts == "recorded" for spec in specs)
    console.print(
        f"{len(specs)} sites, {enabled} enabled. The facts of {recorded} were seen on recorded pages, the "
        "others are only reported.",
        highlight=False,
    )
