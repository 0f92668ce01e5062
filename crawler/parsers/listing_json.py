"""Read a listing that is JSON: the WordPress REST interface, JSON Feed, pressrooms of news wires."""

from __future__ import annotations

import dataclasses
import json
from collections import deque
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import html

from crawler.errors import NotHTML
from crawler.parsers.addresses import fetchable_url
from crawler.parsers.listing_html import next_numbered, read_html
from crawler.records import ListedLink, Listing, RawPage, SiteSpec

_ADDRESSES = ("link", "url", "permalink", "href", "absoluteUrl", "path")
_TITLES = ("title", "headline", "heading", "name")
_DATES = ("date_gmt", "date_published", "published", "publishedAt", "publishDate", "published_at", "date")


def read_json(body: bytes, page: RawPage, spec: SiteSpec) -> Listing:
    """Return the entries of a JSON answer: every object that has an address and a title of its own, else
    the links in the HTML it carries.

    Which page comes next is said by ``next_url`` (JSON Feed), else by the site's `pages`. An entry's
    titles may be an object with ``rendered``, as in WordPress. Raises NotHTML for what is no JSON.
    """
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotHTML(f"{page.url} looks like JSON and is none ({error}); look at what was sent.") from None
    base = page.final_url or page.url
    links = tuple(link for entry in _objects(answer) if (link := _link(entry, base)) is not None)
    if not links:
        return _fragments(answer, page, spec)
    stated = answer.get("next_url") if isinstance(answer, dict) else None
    if isinstance(stated, str):
        return Listing(links=links, next_page=fetchable_url(stated, base=base))
    return Listing(links=links, next_page=next_numbered(page.url, spec), whole=spec.pages is not None)


def _fragments(answer: Any, page: RawPage, spec: SiteSpec) -> Listing:
    """Read the HTML inside a JSON answer, as load-more buttons and AJAX views get it, like a page of its own.

    Without the site's `links` selector, or without any HTML, the listing is empty.
    """
    pieces = [text for text in _texts(answer) if "<a " in text]
    if spec.links is None or not pieces:
        return Listing(links=())
    body = f"<!DOCTYPE html><html><body>{''.join(pieces)}</body></html>".encode()
    headers = {"content-type": "text/html; charset=utf-8"}
    return read_html(dataclasses.replace(page, body=body, headers=headers), spec)


def _texts(answer: Any) -> Iterator[str]:
    waiting = deque([answer])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _objects(answer: Any) -> Iterator[Mapping[str, Any]]:
    """Walk every object of a JSON answer, outer ones first; an entry's own parts are not walked again."""
    waiting = deque([answer])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            if _address(value) is not None and _first(value, _TITLES) is not None:
                yield value
            else:
                waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _link(entry: Mapping[str, Any], base: str) -> ListedLink | None:
    url = fetchable_url(_address(entry) or "", base=base)
    if url is None:
        return None
    return ListedLink(url=url, title=_first(entry, _TITLES), date=_first(entry, _DATES))


def _address(entry: Mapping[str, Any]) -> str | None:
    for key in _ADDRESSES:
        value = entry.get(key)
        if isinstance(value, str) and value.startswith(("http://", "https://", "/")):
            return value
    return None


def _first(entry: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = entry.get(key)
        if isinstance(value, dict):
            value = value.get("rendered")
        if isinstance(value, str) and value.strip():
            return _plain(value)
    return None


def _plain(text: str) -> str:
    """Return a text without markup: titles of WordPress are HTML, with entities and sometimes tags."""
    if "<" in text:
        text = str(html.fragment_fromstring(text, create_parent="div").text_content())
    return " ".join(unescape(text).split())
