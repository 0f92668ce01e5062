"""`onrecord search`: the search of the pages, in a terminal or a pipe."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal

import click
from rich.console import Console
from rich.text import Text

from archive.cli import data_folder
from archive.opening import connect
from archive.search import facets, finding
from archive.search.language import read
from archive.search.marking import hits_in, snippet
from archive.search.narrowing import Kind
from archive.search.showing import address, cell, headline, shown
from archive.search.statements import Plan
from archive.served import archive_file

Form = Literal["text", "json", "csv"]
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "releases": ("id", "published", "party", "title", "url", "gone_at", "snippet"),
    "quotes": (
        "id", "published", "party", "speaker", "organisation", "text", "release", "title", "url", "gone_at",
    ),
}  # fmt: skip
# Escaped in JSON, where it changes nothing: what a terminal obeys, and what some readers take for a line end.
_OBEYED = re.compile("[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]")
DATA = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--data", type=DATA, help="The data folder; ./data by default.")
@click.option("--quotes", is_flag=True, help="Search what people are quoted with, instead of releases.")
@click.option(
    "--sort", type=click.Choice(finding.SORTS), default="newest", show_default=True, help="The order."
)
@click.option(
    "--limit", type=click.IntRange(1), help="Show so many: 20 by default, all with --json or --csv."
)
@click.option("--json", "form", flag_value="json", help="One JSON object a line.")
@click.option(
    "--csv", "form", flag_value="csv", help="CSV with a heading; no cell computes in a spreadsheet."
)
def search(
    words: tuple[str, ...],
    data: Path | None,
    quotes: bool,
    sort: finding.Sort,
    limit: int | None,
    form: Form | None,
) -> None:
    """Search releases for WORDS: words, "phrases", AND, OR, NOT, prefix*, party: speaker: role: from: to:
    in:."""
    line = " ".join(words)
    kind: Kind = "quotes" if quotes else "releases"
    with closing(_open(data_folder(data))) as conn:
        ready = finding.plan(conn, read(line), kind)
        for remark in ready.remarks:
            click.echo(shown(remark), err=True)
        if form is None:
            _print(conn, ready, sort, limit or finding.PAGE)
            return
        rows = chain.from_iterable(finding.every(conn, ready, sort))
        _write(islice(rows, limit), COLUMNS[kind], form)


def _open(folder: Path) -> sqlite3.Connection:
    """Open the archive for reading, and keep to one moment of it, whatever a night writes meanwhile."""
    conn = connect(archive_file(folder), readonly=True)
    conn.execute("begin")
    return conn


def _write(rows: Iterator[dict[str, Any]], columns: tuple[str, ...], form: Form) -> None:
    told = ({column: _plain(row, column) for column in columns} for row in rows)
    if form == "json":
        for row in told:
            click.echo(
                _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(row, ensure_ascii=False))
            )
        return
    writer = csv.DictWriter(sys.stdout, columns)
    writer.writeheader()
    writer.writerows({column: cell(value) for column, value in row.items()} for row in told)


def _plain(row: dict[str, Any], column: str) -> object:
    value = row.get(column)
    if column == "snippet":
        return shown(hits_in(value or "")[0]) or None
    return address(value) if column == "url" else value


def _print(conn: sqlite3.Connection, ready: Plan, sort: finding.Sort, limit: int) -> None:
    """Print hits for a person: stored text is stripped of what a terminal would obey."""
    console = Console(highlight=False, markup=False, soft_wrap=False)
    names = dict(conn.execute("select id, name from parties").fetchall())
    total = facets.count(conn, ready)
    page = finding.hits(conn, ready, sort=sort, size=limit)
    for row in page.rows:
        console.print(_release(row, names) if ready.kind == "releases" else _quote(row, names))
    noun = ready.kind if total != 1 else ready.kind.removesuffix("s")
    more = f", {len(page.rows):,} shown" if len(page.rows) < total else ""
    console.print(Text(f"{total:,} {noun}{more}", style="dim"))


def _release(row: dict[str, Any], names: dict[str, str]) -> Text:
    text = _marked(row.get("marked")) if row.get("marked") else Text(headline(row["title"]))
    text.stylize("bold")
    text.append(f"\n{_where(row, names)}\n", style="dim")
    if row.get("snippet") and hits_in(row["snippet"])[0] != row["title"]:
        text.append_text(_marked(row["snippet"])).append("\n")
    return text


def _quote(row: dict[str, Any], names: dict[str, str]) -> Text:
    text = _marked(row["marked"]) if row.get("marked") else Text(shown(row["text"]))
    speaker = headline(row["speaker"] or row["organisation"] or "speaker not named", 120)
    text.append(f"\n{speaker}", style="bold")
    text.append(f" · {_where(row, names)} · {headline(row['title'], 120)}\n", style="dim")
    return text


def _where(row: dict[str, Any], names: dict[str, str]) -> str:
    gone = " · gone from the party’s site" if row["gone_at"] else ""
    return f"{names[row['party']]} · {row['published'] or 'no date'} · {row['id']}{gone}"


def _marked(highlighted: str | None) -> Text:
    text = Text()
    for stretch in snippet(" ".join((highlighted or "").split())):
        text.append(stretch.text, style="bold yellow" if stretch.hit else "")
    return text
