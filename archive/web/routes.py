"""Which page answers which address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archive.web.pages import (
    about,
    changes,
    compare,
    front,
    parties,
    people,
    quotes,
    release,
    robots,
    search,
    source,
)

_FORM = r"(?:\.(?P<format>json|csv|atom|feed\.json))?"

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/$", front.front),
    (r"^/index\.(?P<format>json|csv|atom|feed\.json)$", front.front),
    (rf"^/search{_FORM}$", search.search),
    (rf"^/changes{_FORM}$", changes.changes),
    (r"^/compare(?:\.(?P<format>json|csv))?$", compare.compare),
    (r"^/source(?:\.(?P<format>json))?$", source.source),
    (r"^/about(?:\.(?P<format>json))?$", about.about),
    (r"^/archive/releases/(?P<id>[^/]+?)(?:\.(?P<format>json|bib|csl|txt))?$", release.release),
    (rf"^/archive/people/(?P<id>[^/]+?){_FORM}$", people.people),
    (rf"^/archive/parties/(?P<id>[^/]+?){_FORM}$", parties.parties),
    (r"^/archive/quotes/(?P<id>[^/]+?)(?:\.(?P<format>json))?$", quotes.quotes),
    (r"^/robots\.txt$", robots.robots),
]
