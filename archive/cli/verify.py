"""`onrecord verify`: are both databases what they should be?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.cli import data_folder
from archive.cli.options import data_option


@click.command()
@data_option
def verify(data: Path | None) -> None:
    """Check the files, the hash of every stored page, every id and every full-text index."""
    from archive.verifying import verify as look

    looked = 0

    def count(done: int, of: int) -> None:
        nonlocal looked
        looked = done
        if sys.stderr.isatty() and (done % 100 == 0 or done == of):
            click.echo(f"\r{done} of {of} pages", nl=done == of, err=True)

    wrong = 0
    for sentence in look(data_folder(data), count):
        click.echo(sentence)
        wrong += 1
    click.echo(f"{looked} stored pages looked at, {wrong or 'nothing'} wrong.", err=True)
    sys.exit(1 if wrong else 0)
