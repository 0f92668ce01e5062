"""What search engines may read, ``/robots.txt``: the pages, not every search and file that could be made
of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from archive.web.answering import Answer

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

_CLOSED = ("/search", "/source", "/compare", "/archive?", "/*.csv", "/*_facet", "/*_search", "/*_sort", "/-/")


async def robots(request: Request, datasette: Datasette) -> Answer:
    """Answer with the rules for robots."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED), ""]
    return Response.text("\n".join(lines), headers={"cache-control": "public, max-age=86400"})
