"""Starts Datasette on archive.db: the same command line a person would type, with the settings an archive
needs."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from crawler.errors import StoreError, Usage

SETTINGS: dict[str, str] = {
    # Suggesting facets is the whole cost of a table page: 682 ms against 14 ms at 100,000 releases.
    "suggest_facets": "off",
    "default_page_size": "20",
    "sql_time_limit_ms": "3000",
    "facet_time_limit_ms": "1000",
    "max_csv_mb": "0",
    "truncate_cells_html": "160",
    # SQLite's own 2 MB are fewer pages than one search reads; each of Datasette's three threads has its own.
    "cache_size_kb": "65536",
}
PUBLIC: dict[str, str] = {
    **SETTINGS,
    "sql_time_limit_ms": "1500",
    "facet_time_limit_ms": "500",
    "allow_download": "off",
    "force_https_urls": "on",
    "default_cache_ttl": "60",
}
"""For the open web, behind a proxy that ends TLS: shorter limits, and the file itself is not for download."""
TRIED = 20
"""Ports tried after the first, where none was asked for."""


def metadata_file() -> Path:
    """Return datasette_metadata.json: inside the installed package, or at the root of a checkout."""
    package = Path(__file__).parents[1]
    for place in (package, package.parent):
        file = place / "datasette_metadata.json"
        if file.is_file():
            return file
    raise StoreError(
        f"datasette_metadata.json is neither in {package} nor beside it; install onrecord again."
    )


def command_line(archive: Path, *, host: str, port: int, public: bool) -> list[str]:
    """Return the arguments of ``datasette`` that serve the archive."""
    settings = PUBLIC if public else SETTINGS
    return [
        "serve",
        str(archive),
        *("--metadata", str(metadata_file()), "--host", host, "--port", str(port)),
        *(part for name, value in settings.items() for part in ("--setting", name, value)),
    ]


def tell(*, base_url: str | None, contact: str | None) -> None:
    """Hand the operator's address and contact to the pages, where datasette_metadata.json names them.

    The metadata reads them from the environment, so that ``datasette archive.db -m …`` alone can be told too.
    """
    for name, value in (("ONRECORD_BASE_URL", base_url), ("ONRECORD_CONTACT", contact)):
        if value:
            os.environ[name] = value


def free_port(host: str, wanted: int | None, first: int = 8001) -> int:
    """Return the port to serve on: the wanted one, which must be free, or the first that is."""
    for port in [wanted] if wanted is not None else range(first, first + TRIED):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
            except OSError as error:
                refusal = error
                continue
            return int(tried.getsockname()[1])
    asked = f"Port {wanted}" if wanted is not None else f"None of the ports {first} to {first + TRIED - 1}"
    raise Usage(f"{asked} on {host} can be used ({refusal.strerror}). Name another with --port.")


def serve(archive: Path, *, host: str, port: int | None, public: bool, say: Callable[[str], None]) -> None:
    """Serve until stopped. `say` is told the address before the server starts."""
    from datasette.cli import cli

    chosen = free_port(host, port)
    named = f"[{host}]" if ":" in host else host
    say(f"Serving {archive} at http://{named}:{chosen}/ (stop with Ctrl-C)")
    cli.main(command_line(archive, host=host, port=chosen, public=public), standalone_mode=False)
