"""A release, at its permanent address: ``/archive/releases/<id>`` and the same with .json, .bib or .csl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from archive.search.showing import address
from archive.web import citing, releases
from archive.web.answering import Answer, as_json, base_of, html, missing, now, page
from archive.web.asking import ask
from archive.web.clocks import between
from archive.web.pages.named import asked_id
from archive.web.printing import day
from archive.web.releases import Whole

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette


QUOTE_KEYS = {"id", "text", "kind", "speaker", "organisation", "speaker_raw", "person", "role"}


@page
async def release(request: Request, datasette: Datasette) -> Answer:
    """Answer with a release, a way to where it went, or why it is not here."""
    identity = asked_id(request)
    looked_for = (request.args.get("q") or "").strip()
    found = await ask(datasette, lambda conn: releases.whole(conn, identity, looked_for))
    if found is None:
        return await _elsewhere(datasette, request, identity)
    permanent = f"{base_of(datasette, request)}/archive/releases/{found.row['id']}"
    form = request.url_vars.get("format")
    today = now().date()
    cited = (found.row, found.site["name"], permanent, today)
    if form == "bib":
        return Response(citing.bibtex(*cited), content_type="application/x-bibtex; charset=utf-8")
    if form == "csl":
        return as_json([citing.csl(*cited)])
    if form == "json":
        return as_json(in_full(found, permanent))
    if form == "txt":
        return Response.text(in_words(found, permanent))
    cut = releases.cut(found)
    context = {
        "found": found, "release": found.row, "permanent": permanent, "looked_for": looked_for,
        "citation": citing.sentence(*cited), "wayback": _wayback(found.row),
        "between": between(found.row), "cut": cut,
        "linked_data": citing.schema_org(found.row, found.site["name"], permanent),
    }  # fmt: skip
    return await html(datasette, request, "release.html", context)


async def _elsewhere(datasette: Datasette, request: Request, identity: str) -> Answer:
    moved, gone = await ask(
        datasette, lambda conn: (releases.moved_to(conn, identity), releases.withdrawn(conn, identity))
    )
    if moved:
        form = request.url_vars.get("format")
        return Response.redirect(
            datasette.urls.path(f"/archive/releases/{moved}{'.' + form if form else ''}"), status=301
        )
    if gone:
        return await missing(
            datasette, request, f"This release was withdrawn from the archive: {gone['reason']}", status=410
        )
    return await missing(datasette, request, f"No release has the id {identity[:60]!r}.")


def _wayback(row: dict[str, Any]) -> str | None:
    url = address(row["url"])
    stamp = str(row["first_seen"] or "")[:10].replace("-", "")
    return f"https://web.archive.org/web/{stamp}/{url}" if url else None


def _version(version: releases.Version) -> dict[str, Any]:
    """Return a version as JSON: when it was seen, and what the party changed with it."""
    told = ("id", "n", "first_seen", "last_seen", "title", "edited")
    changed = ("kind", "at", "before", "after")
    return {
        **{key: version.row[key] for key in told},
        "changes": [{key: change[key] for key in changed} for change in version.changes],
    }


def in_words(found: Whole, permanent: str) -> str:
    """Return a release as plain text: headline, party and day, text, notes, address."""
    head = [releases.plain(found.headline), f"{found.site['name']}, {day(found.row['published'])}"]
    text = [releases.plain(paragraph.stretches) for paragraph in found.body]
    notes = [releases.plain(paragraph.stretches) for paragraph in found.notes]
    return "\n\n".join([*head, *text, *(["Notes", *notes] if notes else []), permanent]) + "\n"


def in_full(found: Whole, permanent: str) -> dict[str, Any]:
    """Return a release as JSON, with the field names of the tables."""
    hidden = {"doc", "reading", "quoted", "body", "notes"}
    return {
        **{key: value for key, value in found.row.items() if key not in hidden},
        "permanent": permanent,
        "party_name": found.party["name"],
        "site_name": found.site["name"],
        "body": [releases.plain(paragraph.stretches) for paragraph in found.body],
        "notes": [releases.plain(paragraph.stretches) for paragraph in found.notes],
        "quotes": [
            {key: value for key, value in quote.items() if key in QUOTE_KEYS} for quote in found.quotes
        ],
        "people": found.people,
        "links": [{"url": link["url"], "text": link["text"]} for link in found.links],
        "versions": [_version(version) for version in found.versions],
        "removals": found.removals,
        "doubts": found.doubts,
        "corrections": found.corrections,
    }  # fmt: skip
