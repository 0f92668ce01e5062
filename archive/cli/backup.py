"""`onrecord backup`: a copy of both databases while they are in use."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from archive.cli import data_folder
from archive.cli.options import data_option


@click.command()
@click.argument("into", type=click.Path(path_type=Path))
@data_option
def backup(into: Path, data: Path | None) -> None:
    """Copy evidence.db and archive.db into a new folder of INTO, and look the copies through."""
    from archive.copying import backup as copy

    for each in copy(data_folder(data), into, datetime.now(UTC)):
        click.echo(f"{each.path}  {each.size / 1e6:.1f} MB  {each.rows} rows")
