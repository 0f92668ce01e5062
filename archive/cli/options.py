"""Options that several commands have, each said once."""

from __future__ import annotations

from pathlib import Path

import click

data_option = click.option(
    "--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]"
)
sites_option = click.option(
    "--sites",
    "own",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder of sites of one's own.",
)
recordings_option = click.option(
    "--recordings",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A WARC file, or a folder with index.jsonl or WARC files, that answers instead of the network.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="With --recordings: use only what was captured by the end of this day, or by this moment (UTC).",
)
