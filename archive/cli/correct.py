"""`onrecord correct`: a human fix that survives every reading, and is shown as one."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.cli import data_folder
from archive.cli.options import data_option


@click.command()
@click.argument("release")
@click.argument("field")
@click.argument("value", required=False)
@click.option("--empty", is_flag=True, help="The field has no value.")
@click.option("--why", required=True, help="Why it is put right; shown beside the release.")
@click.option("--who", default=getpass.getuser, help="Who puts it right.  [default: your user name]")
@data_option
def correct(
    release: str, field: str, value: str | None, empty: bool, why: str, who: str, data: Path | None
) -> None:
    """Put a FIELD of a RELEASE (its id or address) right, whatever the parsers read there.

    FIELD is title, published, published_at, language, embargo, quote:ID:speaker or quote:ID:organisation.
    """
    from archive import asserting

    if (value is None) != empty:
        raise click.UsageError("Give a value, or --empty where the field has none.")
    now = datetime.now(UTC)
    id = asserting.correct(data_folder(data), release, field=field, value=value, who=who, why=why, now=now)
    click.echo(f"{id}: {field} is put right; the next `onrecord parse` shows it.")
