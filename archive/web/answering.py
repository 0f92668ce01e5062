"""Turns what a page found into an answer: HTML, JSON, CSV or Atom, with the headers a cache needs."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from datasette.utils.asgi import AsgiStream, Request, Response
from jinja2 import Environment

from archive.search.showing import cell, shown
from archive.web import asking, guarding, printing

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette

Answer: TypeAlias = "Response | AsgiStream"
View: TypeAlias = "Callable[[Request, Datasette], Awaitable[Answer]]"
_MARK = guarding.MARK.decode()


def page(view: View) -> View:
    """Answer GET and HEAD, with an ETag of the archive's state, so that a proxy may keep the page."""
    return _page(view, form=False)


def page_with_form(view: View) -> View:
    """Answer GET, HEAD and a form that is sent by POST because its text is too long for an address."""
    return _page(view, form=True)


def _page(view: View, *, form: bool) -> View:
    @functools.wraps(view)
    async def answering(request: Request, datasette: Datasette) -> Answer:
        if request.method not in {"GET", "HEAD"} and not (form and request.method == "POST"):
            return Response.text("This archive is read-only.", status=405, headers={"allow": "GET, HEAD"})
        keeping = _keeping(request, datasette)
        if request.method != "POST" and keeping["etag"] in _known(request):
            return Response("", status=304, headers={**keeping, _MARK: "1"})
        try:
            answer = await view(request, datasette)
        except asking.TooSlow:
            answer = await too_slow(request, datasette)
        if getattr(answer, "status", 200) == 200 and request.method != "POST":
            answer.headers = {**keeping, **answer.headers}
        answer.headers[_MARK] = "1"
        return answer

    return answering


def _keeping(request: Request, datasette: Datasette) -> dict[str, str]:
    """Return the headers that let a proxy keep a page, and make it ask every time whether it still holds."""
    state, changed = asking.stamp(datasette)
    kept = " ".join([state, request.full_path, request.host, now().date().isoformat(), _version()])
    return {
        "etag": f'W/"{hashlib.sha256(kept.encode()).hexdigest()[:20]}"',
        "last-modified": format_datetime(changed, usegmt=True),
        "cache-control": "public, no-cache",
    }


def _known(request: Request) -> set[str]:
    """Return the tags of the pages that the reader has kept."""
    return {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}


@functools.cache
def _version() -> str:
    """Return what changes when our pages do: a new release of the program makes kept pages stale."""
    from importlib.resources import files

    here = files("archive.web")
    digest = hashlib.sha256()
    for folder in (here / "templates" / "onrecord", here / "static"):
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


async def html(
    datasette: Datasette, request: Request, template: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    """Render one of our templates, the operator's own where there is one of that name."""
    page_ = _environment(datasette.jinja_env).get_template(f"onrecord/{template}")
    base = str(datasette.setting("base_url"))
    shared = {"request": request, "urls": _Addresses(base), "onrecord_style": printing.STYLE}
    return Response.html(page_.render({**shared, **context}), status=status)


@functools.lru_cache(maxsize=4)
def _environment(datasettes: Environment) -> Environment:
    """Return Datasette's templates as they are rendered at once: nothing on our pages is waited for, and
    asking whether each printed value is to be waited for takes longer than printing it."""
    return datasettes.overlay(enable_async=False)


class _Addresses:
    """Addresses as Datasette's `urls` makes them, as plain text: its own string class answers slowly."""

    def __init__(self, base: str) -> None:
        self._base = base

    def path(self, path: str) -> str:
        """Return the address of a path from the root of the archive."""
        return self._base + path.removeprefix("/")


def as_json(value: object, status: int = 200) -> Response:
    """Answer with JSON that other sites' scripts may read."""
    answer = Response.json(value, status=status)
    answer.headers["access-control-allow-origin"] = "*"
    return answer


def as_csv(name: str, columns: Sequence[str], chunks: AsyncIterator[list[dict[str, Any]]]) -> AsgiStream:
    """Answer with CSV, streamed chunk by chunk; cells that a spreadsheet would compute are defused."""

    async def stream(writer: Any) -> None:
        await writer.write("\ufeff" + _lines([list(columns)]))
        async for chunk in chunks:
            await writer.write(_lines([[cell(row.get(column)) for column in columns] for row in chunk]))

    return AsgiStream(
        stream,
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
        content_type="text/csv; charset=utf-8",
    )


def as_json_stream(head: Mapping[str, Any], chunks: AsyncIterator[list[dict[str, Any]]]) -> AsgiStream:
    """Answer with one JSON object whose `results` are streamed."""

    async def stream(writer: Any) -> None:
        opening = json.dumps(head, ensure_ascii=False)[:-1] + (", " if head else "") + '"results": ['
        await writer.write(opening)
        first = True
        async for chunk in chunks:
            for row in chunk:
                await writer.write(("" if first else ",\n") + json.dumps(row, ensure_ascii=False))
                first = False
        await writer.write("]}")

    return AsgiStream(
        stream,
        headers={"access-control-allow-origin": "*"},
        content_type="application/json; charset=utf-8",
    )


def _lines(rows: list[list[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


async def missing(datasette: Datasette, request: Request, message: str, status: int = 404) -> Response:
    """Say that something is not here, in the form that was asked for."""
    if request.path.endswith(".json"):
        return as_json({"ok": False, "error": message, "status": status}, status=status)
    return await html(
        datasette, request, "missing.html", {"message": message, "status": status}, status=status
    )


async def too_slow(request: Request, datasette: Datasette) -> Response:
    """Say that a question took too long, and how to ask a smaller one."""
    message = (
        "This search took longer than the archive allows."
        " Add a word, a party: or a from: and to:, and try again."
    )
    return await missing(datasette, request, message, status=503)


def base_of(datasette: Datasette, request: Request) -> str:
    """Return the address all permanent addresses begin with, without a slash at the end.

    It is the plugin's `base_url` in the metadata where the operator gave one; else what the reader's
    browser asked.
    """
    configured = (datasette.plugin_config("onrecord") or {}).get("base_url")
    if configured:
        return str(configured).rstrip("/")
    scheme = "https" if datasette.setting("force_https_urls") else request.scheme
    return f"{scheme}://{shown(request.host)}{str(datasette.setting('base_url')).rstrip('/')}"


def now() -> datetime:
    """Return the moment of the request. The one clock of the pages."""
    return datetime.now(UTC)
