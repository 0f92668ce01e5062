"""`onrecord serve`: the archive as pages, on this machine or for the open web."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli import data_folder
from archive.configuration import load_configuration


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="The data folder; ./data by default."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port; the first free one from 8001 by default."
)
@click.option("--public", is_flag=True, help="Settings fit for the open web, behind a proxy that ends TLS.")
def serve(data: Path | None, host: str, port: int | None, public: bool) -> None:
    """Serve archive.db with Datasette: pages for reading, SQL, feeds and files."""
    from archive.served import archive_file
    from archive.web import serving

    archive = archive_file(data_folder(data))
    configured = load_configuration()
    serving.tell(base_url=configured.base_url, contact=configured.contact)
    serving.serve(archive, host=host, port=port, public=public, say=click.echo)
