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

_PLACES = {
    # IANA zone: country codes, and top-level domains of parts of a country
    "Europe/London": "uk gb scot wales cymru london",
    "Europe/Dublin": "ie",
    "Europe/Isle_of_Man": "im",
    "Europe/Berlin": "de berlin bayern hamburg nrw koeln saarland ruhr",
    "Europe/Vienna": "at wien tirol",
    "Europe/Zurich": "ch swiss",
    "Europe/Vaduz": "li",
    "Europe/Paris": "fr paris bzh alsace corsica",
    "Europe/Madrid": "es cat eus gal madrid",
    "Europe/Rome": "it",
    "Europe/Amsterdam": "nl amsterdam frl",
    "Europe/Brussels": "be vlaanderen brussels",
    "Europe/Luxembourg": "lu",
    "Europe/Warsaw": "pl",
    "Europe/Stockholm": "se",
    "Europe/Copenhagen": "dk",
    "Europe/Helsinki": "fi",
    "Europe/Mariehamn": "ax",
    "Europe/Oslo": "no",
    "Atlantic/Reykjavik": "is",
    "Europe/Lisbon": "pt",
    "Europe/Prague": "cz",
    "Europe/Bratislava": "sk",
    "Europe/Budapest": "hu",
    "Europe/Ljubljana": "si",
    "Europe/Zagreb": "hr",
    "Europe/Bucharest": "ro",
    "Europe/Sofia": "bg",
    "Europe/Athens": "gr",
    "Europe/Tallinn": "ee",
    "Europe/Riga": "lv",
    "Europe/Vilnius": "lt",
    "Europe/Malta": "mt",
    "Asia/Kolkata": "in",
    "Asia/Tokyo": "jp",
    "Pacific/Auckland": "nz kiwi",
    "Africa/Johannesburg": "za",
    "America/Argentina/Buenos_Aires": "ar",
    "America/Montevideo": "uy",
    "America/Bogota": "co",
}
_ZONES = {code: zone for zone, codes in _PLACES.items() for code in codes.split()}
_WORLDWIDE = frozenset(("co", "is", "li", "in", "im", "cat", "swiss"))
"""Domains that people elsewhere register for their look; as regions of a language tag they are countries."""
_AMERICAN = frozenset(("us", "gov", "mil"))
_OF_LANGUAGE = {
    "ca": "Europe/Madrid",
    "cs": "Europe/Prague",
    "cy": "Europe/London",
    "da": "Europe/Copenhagen",
    "de": "Europe/Berlin",
    "fi": "Europe/Helsinki",
    "ga": "Europe/Dublin",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "no": "Europe/Oslo",
    "pl": "Europe/Warsaw",
    "sv": "Europe/Stockholm",
}
"""Languages whose parties all keep one clock: German is the same in Berlin, Vienna, Zurich and Bolzano.

Swedish is written in Helsinki too, an hour ahead, so that Stockholm's clock is never the earlier one."""
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

    `addresses` are the page's own, `tags` the language tags it declares, `timezone` what the caller knows.
    The month comes first in the United States only. Many British pages declare "en-US" without meaning it,
    so that a tag alone makes no order sure.
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
        return Place(zone if regions else _OF_LANGUAGE.get(language), "DMY", True)
    return Place(zone, "MDY" if regions and set(regions) == {"us"} else "DMY", False)


def is_american(text: str) -> bool:
    """Say whether a text gives away that it comes from the United States.

    By an address with a state and a ZIP code, a dateline with a state, the capital, or a link to one of the
    two services that collect donations for American campaigns only.
    """
    return _AMERICAN_ADDRESS.search(text) is not None


def shown_zone(text: str, language: str) -> str | None:
    """Return the zone that a text itself gives away where no address does, or None.

    By a calling code, a post code, an address of mail, money, the imprint that British election law asks for,
    or what only one country calls its parliament. A text that counts in dollars may be from anywhere.
    """
    if "$" in text or is_american(text):
        return "Pacific/Auckland" if language == "en" and _NEW_ZEALAND.search(text) else None
    return next((zone for zone, sign in _SIGNS.get(language, ()) if sign.search(text)), None)


_NEW_ZEALAND = re.compile(r"\+64[ (\d]|@[\w.-]{1,60}\.nz\b")
_BRITISH = re.compile(
    r"£\s?\d|\+44[ (\d]|@[\w.-]{1,60}\.uk\b|\b(?:MSPs?|Senedd|Holyrood|Stormont|House of Lords)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b07\d{3} ?\d{6}\b"
    r"|\b[Pp]romoted (?:and (?:published|printed) )?by\b.{1,120}\bon behalf of\b"
)
_IRISH = re.compile(r"\+353[ (\d]|@[\w.-]{1,60}\.ie\b|\b(?:TD|TDs|Dáil|Seanad|Taoiseach|Oireachtas)\b")
_EURO = r"€|\beuros?\b"
_SIGNS = {
    "en": (
        ("Pacific/Auckland", _NEW_ZEALAND),
        ("Europe/London", _BRITISH),
        ("Europe/Dublin", _IRISH),
    ),
    # Who counts in euros keeps the clock of Paris in French, of Madrid in Spanish, of Lisbon in Portuguese.
    "fr": (("Europe/Paris", re.compile(rf"{_EURO}|\+3[23][ (\d]|\+41[ (\d]")),),
    "es": (("Europe/Madrid", re.compile(rf"{_EURO}|\+34[ (\d]")),),
    "pt": (("Europe/Lisbon", re.compile(rf"{_EURO}|\+351[ (\d]")),),
}
"""Language: zones and what gives each away, the first that is found."""
_STATES = (
    r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]"
    r"|UT|V[TA]|W[AVIY])"
)
_AMERICAN_ADDRESS = re.compile(
    rf"\bWashington,?\s+D\.?C\b|,\s+{_STATES}\.?\s+(?:\d{{5}}\b|[–—])|\b(?:actblue|winred)\.com/"
)


def names_country(address: str) -> bool:
    """Say whether an address ends in the two letters of a country, or in those of the American state."""
    domain = _host(address).rsplit(".", 1)[-1]
    return (len(domain) == _COUNTRY and domain not in _WORLDWIDE) or domain in _AMERICAN


_COUNTRY = 2


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # no address at all
        return ""
