"""`onrecord export`: the archive as files, and its evidence as WARC."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli import data_folder


@click.command()
@click.option("--csv", "tables", type=click.Path(path_type=Path), metavar="FOLDER", help="One file a table.")
@click.option("--jsonl", "lines", type=click.Path(path_type=Path), metavar="FILE", help="One line a release.")
@click.option("--warc", type=click.Path(path_type=Path), metavar="FILE", help="The pages; .warc or .warc.gz.")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]")
def export(tables: Path | None, lines: Path | None, warc: Path | None, data: Path | None) -> None:
    """Write the archive to files. What is held under an embargo or withdrawn never leaves."""
    from archive import export as writing
    from archive.warc_export import export_warc

    if not (tables or lines or warc):
        raise click.UsageError("Say where to: --csv FOLDER, --jsonl FILE or --warc FILE.")
    folder = data_folder(data)
    if tables:
        counts = writing.export_csv(folder, tables)
        click.echo(f"{tables}: {len(counts)} tables, {sum(counts.values())} rows")
    if lines:
        click.echo(f"{lines}: {writing.export_jsonl(folder, lines)} releases")
    if warc:
        done = export_warc(folder, warc)
        click.echo(f"{warc}: {done.pages} pages; {done.left_out} left out that tell of what cannot be seen")
