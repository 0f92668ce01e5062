"""Feeds of whatever a list shows: Atom by RFC 4287, which lxml escapes, and JSON Feed 1.1."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from datasette.utils.asgi import Response
from lxml import etree

from archive.search.showing import address, headline, shown
from archive.web.printing import day

ENTRIES = 50
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/ArchiveComponent#onrecord")
"""Ids are made from what an entry is about, so they stay when the archive moves to another host."""
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"


def identity(about: str) -> str:
    """Return the id of a feed or entry: the same for the same thing, for ever, on every host."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, about)}"


FORMS = frozenset({"atom", "feed.json"})


def feed(form: str, title: str, page: str, own: str, entries: Iterable[dict[str, Any]]) -> Response:
    """Return a feed in one of `FORMS`. `page` is the address people read, `own` that of the Atom feed."""
    if form == "feed.json":
        return _json_feed(title, page, own.replace(".atom", ".feed.json", 1), entries)
    return atom(title, page, own, entries)


def _json_feed(title: str, page: str, own: str, entries: Iterable[dict[str, Any]]) -> Response:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title[:300],
        "home_page_url": page,
        "feed_url": own,
        "items": [_json_entry(row) for row in entries],
    }
    return Response(json.dumps(told, ensure_ascii=False), content_type="application/feed+json; charset=utf-8")


def _json_entry(row: dict[str, Any]) -> dict[str, Any]:
    entry = {
        "id": identity(_about(row)),
        "url": row["permanent"],
        "external_url": address(row.get("url")),
        "title": _title(row),
        "content_text": _summary(row),
        "date_published": f"{row['published']}T00:00:00Z" if row.get("published") else None,
        "date_modified": row.get("updated") or row.get("first_seen"),
        "authors": [{"name": shown(row.get("party_name") or row.get("party") or "onrecord")}],
    }
    return {name: value for name, value in entry.items() if value is not None}


def _about(row: dict[str, Any]) -> str:
    """Return what an entry is about: a change, or the path of its page, which is the same on every host."""
    return str(row.get("about") or row["permanent"].split("://", 1)[-1].partition("/")[2])


def atom(title: str, page: str, own: str, entries: Iterable[dict[str, Any]]) -> Response:
    """Return a feed of releases, quotes or changes: rows with `permanent`, `title`, `updated` or
    `first_seen`."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    told = [_entry(row) for row in entries]
    _text(feed, "id", identity(own.split("://", 1)[-1].partition("/")[2]))
    _text(feed, "title", title[:300])
    _text(
        feed,
        "updated",
        max((entry.findtext(f"{{{_ATOM}}}updated") or _NEVER for entry in told), default=_NEVER),
    )
    _link(feed, "self", own, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", "onrecord")
    feed.extend(told)
    body = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Response(body.decode(), content_type="application/atom+xml; charset=utf-8")


def _entry(row: dict[str, Any]) -> Any:
    entry = etree.Element(f"{{{_ATOM}}}entry")
    _text(entry, "id", identity(_about(row)))
    _text(entry, "title", _title(row))
    _text(entry, "updated", row.get("updated") or row.get("first_seen") or _NEVER)
    if row.get("published"):
        _text(entry, "published", f"{row['published']}T00:00:00Z")
    author = etree.SubElement(entry, f"{{{_ATOM}}}author")
    _text(author, "name", row.get("party_name") or row.get("party") or "onrecord")
    _link(entry, "alternate", row["permanent"], "text/html")
    if original := address(row.get("url")):
        _link(entry, "via", original, None)
    _text(entry, "summary", _summary(row))
    return entry


def _title(row: dict[str, Any]) -> str:
    if row.get("text") and not row.get("about"):
        who = row.get("speaker") or row.get("organisation") or "Unnamed speaker"
        return f"{who}: {headline(row['text'], 120)}"
    return headline(row.get("title"))


def _summary(row: dict[str, Any]) -> str:
    said = row.get("summary") or row.get("snippet") or row.get("text") or ""
    return f"{row.get('party_name') or row.get('party') or ''}, {day(row.get('published'))}. {said}".strip()


def _text(parent: Any, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _xml(text)


def _link(parent: Any, relation: str, address_: str, kind: str | None) -> None:
    link = etree.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=_xml(address_))
    if kind:
        link.set("type", kind)


def _xml(text: str) -> str:
    """Return text that XML 1.0 can hold."""
    return "".join(
        c for c in shown(text) if c in "\t\n\r" or 0x20 <= ord(c) <= 0xD7FF or 0xE000 <= ord(c) != 0xFFFE
    )
