"""Lists of quotes and releases in the order of `doc`, a page at a time or all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from archive.search.showing import address
from archive.web import rows
from archive.web.asking import ask

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

Narrowed = tuple[str, object]
"""A condition with one place, on ``quotes q`` or ``releases r``, and what stands there."""
CHUNK = 500

quote_page = SimpleNamespace(
    SIZE=20,
    COLUMNS=(
        "id", "permanent", "text", "speaker", "organisation", "speaker_raw", "kind", "party", "party_name",
        "published", "release", "title", "url", "first_seen", "gone_at",
    ),
)  # fmt: skip
release_page = SimpleNamespace(
    SIZE=20,
    COLUMNS=(
        "id", "permanent", "title", "party", "party_name", "site", "published", "url", "language",
        "embargo_status", "quote_count", "edit_count", "first_seen", "gone_at",
    ),
)  # fmt: skip


def quotes_below(
    conn: sqlite3.Connection, narrowed: Narrowed, after: int | None, size: int, base: str
) -> list[rows.Row]:
    """Return quotes newest first, below the `doc` of the last one shown."""
    condition, value = narrowed
    found = rows.rows(
        conn,
        "select q.doc, q.id, q.text, q.speaker, q.organisation, q.speaker_raw, q.kind, q.party, p.name "
        "as party_name,"
        " q.published, q.release, q.person, r.title, r.url, r.first_seen, r.gone_at from quotes q"
        f" cross join releases r on r.id = q.release join parties p on p.id = q.party where {condition}"
        " and q.doc < ? order by q.doc desc limit ?",
        [value, after if after is not None else 2**63 - 1, size],
    )
    return _addressed(found, "quotes", base)


def releases_below(
    conn: sqlite3.Connection, narrowed: Narrowed, after: int | None, size: int, base: str
) -> list[rows.Row]:
    """Return releases newest first, below the `doc` of the last one shown."""
    condition, value = narrowed
    found = rows.rows(
        conn,
        "select r.doc, r.id, r.title, r.party, p.name as party_name, r.site, r.published, r.url, r.language,"
        " r.embargo_status, r.quote_count, r.edit_count, r.first_seen, r.gone_at from releases r"
        f" join parties p on p.id = r.party where {condition} and r.doc < ? order by r.doc desc limit ?",
        [value, after if after is not None else 2**63 - 1, size],
    )
    return _addressed(found, "releases", base)


def _addressed(found: list[rows.Row], kind: str, base: str) -> list[rows.Row]:
    for row in found:
        row["permanent"] = f"{base}/archive/{kind}/{row['id']}"
        row["url"] = address(row["url"])
    return found


async def every_quote(datasette: Datasette, narrowed: Narrowed, base: str) -> AsyncIterator[list[rows.Row]]:
    """Yield all quotes in chunks."""
    async for chunk in _every(datasette, quotes_below, narrowed, base):
        yield chunk


async def every_release(datasette: Datasette, narrowed: Narrowed, base: str) -> AsyncIterator[list[rows.Row]]:
    """Yield all releases in chunks."""
    async for chunk in _every(datasette, releases_below, narrowed, base):
        yield chunk


async def _every(
    datasette: Datasette, below: Callable[..., list[rows.Row]], narrowed: Narrowed, base: str
) -> AsyncIterator[list[rows.Row]]:
    after: int | None = None
    while True:
        found = await ask(datasette, partial(below, narrowed=narrowed, after=after, size=CHUNK, base=base))
        yield found
        if len(found) < CHUNK:
            return
        after = found[-1]["doc"]
