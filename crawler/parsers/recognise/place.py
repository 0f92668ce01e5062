"""Where a publisher is, as far as a page says it: for the time zone and the order of day and month.

A country is taken from the page's address or from the region of its language tag, and its zone only where
the whole country has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.records import DateOrder

_ZONES = {
    # country code, or top-level domain of a part of a country: IANA zone
    "uk": "Europe/London", "gb": "Europe/London", "scot": "Europe/London", "wales": "Europe/London",
    "cymru": "Europe/London", "london": "Europe/London", "ie": "Europe/Dublin", "im": "Europe/Isle_of_Man",
    "de": "Europe/Berlin", "berlin": "Europe/Berlin", "bayern": "Europe/Berlin", "hamburg": "Europe/Berlin",
    "nrw": "Europe/Berlin", "koeln": "Europe/Berlin", "saarland": "Europe/Berlin", "ruhr": "Europe/Berlin",
    "at": "Europe/Vienna", "wien": "Europe/Vienna", "tirol": "Europe/Vienna", "ch": "Europe/Zurich", "swiss": "Europe/Zurich",
    "li": "Europe/Vaduz", "fr": "Europe/Paris", "paris": "Europe/Paris", "bzh": "Europe/Paris", "alsace": "Europe/Paris",
    "corsica": "Europe/Paris", "es": "Europe/Madrid", "cat": "Europe/Madrid", "eus": "Europe/Madrid", "gal": "Europe/Madrid",
    "madrid": "Europe/Madrid", "it": "Europe/Rome", "nl": "Europe/Amsterdam", "amsterdam": "Europe/Amsterdam",
    "frl": "Europe/Amsterdam", "be": "Europe/Brussels", "vlaanderen": "Europe/Brussels", "brussels": "Europe/Brussels",
    "lu": "Europe/Luxembourg", "pl": "Europe/Warsaw", "se": "Europe/Stockholm", "dk": "Europe/Copenhagen",
    "fi": "Europe/Helsinki", "ax": "Europe/Mariehamn", "no": "Europe/Oslo", "is": "Atlantic/Reykjavik", "pt": "Europe/Lisbon",
    "cz": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "si": "Europe/Ljubljana",
    "hr": "Europe/Zagreb", "ro": "Europe/Bucharest", "bg": "Europe/Sofia", "gr": "Europe/Athens", "ee": "Europe/Tallinn",
    "lv": "Europe/Riga", "lt": "Europe/Vilnius", "mt": "Europe/Malta", "in": "Asia/Kolkata", "jp": "Asia/Tokyo",
    "za": "Africa/Johannesburg", "ar": "America/Argentina/Buenos_Aires", "uy": "America/Montevideo", "co": "America/Bogota",
}  # fmt: skip
_WORLDWIDE = frozenset(("co", "is", "li", "in", "im", "cat", "swiss"))
"""Domains that people elsewhere register for their look; as regions of a language tag they are countries."""
_AMERICAN = frozenset(("us", "gov", "mil"))
_REGION = re.compile(r"[a-zA-Z]{2,3}[-_]([A-Za-z]{2})\b")
_AMERICAN_ZONES = frozenset(
    f"America/{city}"
    for city in (
        "New_York",
        "Chicago",
        "Denver",
        "Los_Angeles",
        "Phoenix",
        "Anchorage",
        "Detroit",
        "Boise",
        "Juneau",
    )
) | {"Pacific/Honolulu", "US/Eastern", "US/Central", "US/Mountain", "US/Pacific"}


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of where a publisher is."""

    timezone: str | None
    """IANA name; None where nobody knows it."""
    order: DateOrder
    sure: bool
    """Whether the order of day and month is known, and not only likely."""


def place_of(addresses: Iterable[str], tags: Iterable[str], language: str, timezone: str | None) -> Place:
    """Return the publisher's zone and the order of its numeric dates.

    `addresses` are the page's own, `tags` the language tags it declares, `timezone` what the caller knows. The
    month comes first in the United States only. Many British pages declare "en-US" without meaning it, so that
    a tag alone makes no order sure.
    """
    if timezone is not None:
        american = timezone in _AMERICAN_ZONES or timezone.startswith("America/Indiana")
        return Place(timezone, "MDY" if american else "DMY", True)
    domains = [host.rsplit(".", 1)[-1] for address in addresses if (host := _host(address))]
    if any(domain in _AMERICAN for domain in domains):
        return Place(None, "MDY", True)
    for domain in domains:
        if domain in _ZONES and domain not in _WORLDWIDE:
            return Place(_ZONES[domain], "DMY", True)
    regions = [match[1].lower() for tag in tags if (match := _REGION.match(tag))]
    zones = {_ZONES[region] for region in regions if region in _ZONES}
    zone = zones.pop() if len(zones) == 1 and "us" not in regions else None
    if language != "en":
        return Place(zone if regions else None, "DMY", True)
    return Place(zone, "MDY" if regions and set(regions) == {"us"} else "DMY", False)


def is_american(text: str) -> bool:
    """Say whether a text has a postal address of the United States: a state and a ZIP code, or its capital."""
    return _AMERICAN_ADDRESS.search(text) is not None


_AMERICAN_ADDRESS = re.compile(
    r"\bWashington,?\s+D\.?C\b|,\s+(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[TA]|W[AVIY])\.?\s+\d{5}\b"
)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # no address at all
        return ""
