"""The newsroom: a Datasette plugin that turns archive.db into pages for reading.

Installed by its entry point. It adds pages to Datasette and takes none away; it never writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jinja2
from datasette import hookimpl
from markupsafe import Markup

from archive.search import showing
from archive.web import guarding, printing, routes
from archive.web.asking import DATABASE

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

_PAGE = re.compile(r"/archive/(releases|people|quotes|parties)/[\w-]+")


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Add our pages where an archive is served; a Datasette that serves something else stays as it is."""
    return routes.ROUTES if DATABASE in datasette.databases else []


@hookimpl
def prepare_jinja2_environment(env: jinja2.Environment) -> None:
    """Give templates our filters. Everything they print is escaped unless it is Markup."""
    env.filters.update(printing.FILTERS)


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """Tell Datasette's own pages whether they stand in an archive, for masthead and style."""
    return {
        "onrecord_archive": DATABASE in datasette.databases,
        "onrecord_style": printing.STYLE,
        "onrecord_tables_style": printing.TABLES_STYLE,
    }


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool | None:
    """Let a pasted text be sent without a token: the page reads, and changes nothing."""
    return True if scope["path"].endswith(("/source", "/source.json")) else None


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[..., Any]:
    """Put a content security policy and its companions on every answer."""
    return guarding.wrapper(datasette)


@hookimpl
def render_cell(value: object, column: str, datasette: Datasette) -> str | None:
    """Show text in Datasette's tables without characters that reorder or hide a line; link to our pages."""
    if column == "page" and isinstance(value, str) and _PAGE.fullmatch(value):
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(value), value)
    if isinstance(value, str) and showing.shown(value) != value:
        # Returned as plain text: Datasette's templates escape it.
        return showing.shown(value)[:2048]
    return None
