"""`onrecord coverage`: for each site and month, what is and is not covered."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from archive.cli import data_folder
from crawler.errors import Usage

_SIGNS = {"empty": "0", "unreachable": "!", "not covered": "-"}
_LEGEND = (
    "A number: releases captured.  0: the source was read to its end and had none.  !: unreachable.  -: not "
    "covered."
)
_LISTED = 20
"""How many reasons are printed below the table."""
_COLUMNS = ("site", "month", "status", "releases", "runs", "failed", "reason")


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option(
    "--from", "first", metavar="YYYY-MM", help="The first month.  [default: eleven months before the last]"
)
@click.option("--to", "last", metavar="YYYY-MM", help="The last month.  [default: the newest]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a site and month, with the reason.")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]")
def coverage(
    sites: tuple[str, ...], first: str | None, last: str | None, as_json: bool, data: Path | None
) -> None:
    """Show one row a site and one column a month, so that a zero is a fact and not a gap."""
    rows = _rows(data_folder(data), sites)
    months = sorted({str(row["month"]) for row in rows})
    months = [month for month in months if (first or "") <= month <= (last or "9999")]
    if first is None and not as_json:
        months = months[-12:]
    shown = [row for row in rows if row["month"] in set(months)]
    if as_json:
        for row in shown:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        _show(shown, months)


def _rows(folder: Path, sites: Sequence[str]) -> list[dict[str, object]]:
    from archive.opening import connect, named
    from archive.reading import FILE

    path = folder / FILE
    with closing(connect(path, readonly=True)) as connection, named(path):
        connection.row_factory = sqlite3.Row
        known = {row["id"] for row in connection.execute("select id from sites")}
        if unknown := [name for name in sites if name not in known]:
            raise Usage(f"{path} has no site {', '.join(unknown)}; `onrecord sites` lists those there are.")
        found = connection.execute("select * from coverage order by site, month").fetchall()
    return [{name: row[name] for name in _COLUMNS} for row in found if not sites or row["site"] in sites]


def _show(rows: Sequence[dict[str, object]], months: Sequence[str]) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=200)
    if not rows:
        console.print("No month is covered: nothing was crawled and parsed yet.")
        return
    signs = {
        (row["site"], row["month"]): _SIGNS.get(str(row["status"]), str(row["releases"])) for row in rows
    }
    table = Table(box=None, header_style="bold")
    table.add_column("site", no_wrap=True)
    for month in months:
        table.add_column(month, justify="right", no_wrap=True)
    for site in dict.fromkeys(str(row["site"]) for row in rows):
        table.add_row(site, *(signs.get((site, month), "-") for month in months))
    console.print(table)
    console.print(_LEGEND, highlight=False)
    told = [*_reasons(rows)]
    for line in told[:_LISTED]:
        console.print(line, highlight=False)
    if more := len(told[_LISTED:]):
        console.print(f"And {more} more; --json gives every reason.", highlight=False)


def _reasons(rows: Sequence[dict[str, object]]) -> Iterator[str]:
    """Yield a sentence for each stretch of months of a site that lacks something for one reason."""
    told = [row for row in rows if row["reason"] and row["status"] != "empty"]
    for (site, status, reason), each in groupby(told, itemgetter("site", "status", "reason")):
        months = [str(row["month"]) for row in each]
        span = months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"
        yield f"{site} {span}: {status}; {reason}."
