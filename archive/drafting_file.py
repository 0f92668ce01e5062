"""The file of a drafted site: what it may hold, what its country has in common, and reading it back."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from crawler.errors import SpecError
from crawler.records import DateOrder, Party, SiteSpec
from crawler.sites.checks import selector
from crawler.sites.loading import load_parties, load_site, load_sites


def accepted(css: str) -> bool:
    """Say whether a site's file may hold a selector."""
    try:
        selector("draft", "selector", css)
    except SpecError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Habit:
    """What sites of a country have in common; `timezone` is None where nothing tells it."""

    timezone: str | None
    date_order: DateOrder
    zones: tuple[str, ...]
    """The time zones that come into question, where there is more than one."""


def habit(party: Party, own: Path | None) -> Habit:
    """Return the time zone and order of dates a party's sites have, else most known sites of its country.

    A country of which no site is known has the zone that the time zone database gives it, if there is one.
    """
    parties = load_parties(own)
    sites = [site for site in load_sites().values() if parties[site.party].country == party.country]
    theirs = [site for site in sites if site.party == party.id] or sites
    zones = Counter(site.timezone for site in theirs)
    orders = Counter(site.date_order for site in theirs)
    order: DateOrder = orders.most_common(1)[0][0] if orders else "DMY"
    settled = bool(zones) and zones.most_common(1)[0][1] > zones.total() / 2
    usual = [zones.most_common(1)[0][0]] if settled else [*_of_capital(party.country), *zones]
    choice = () if settled else tuple(zones) if len(zones) > 1 else _zones_of(party.country)
    likely = usual[0] if usual else None
    return Habit(likely, order, choice if len(choice) > 1 else ())


_CAPITALS = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
}
"""The zone of the capital, where the time zone database begins with that of an island or a far coast."""


def _of_capital(country: str) -> tuple[str, ...]:
    """Return the likeliest time zone of a country by itself; nothing where none is known."""
    return (_CAPITALS[country],) if country in _CAPITALS else _zones_of(country)[:1]


def _zones_of(country: str) -> tuple[str, ...]:
    """Return the time zones of a country, in the order of the time zone database."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2].strip() for row in rows if row[0] == country)


def loaded(toml: str, slug: str, own: Path | None) -> SiteSpec:
    """Return the site a text describes, checked as any site's file is, with the parties of `own`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if own is not None and own.is_dir():
            for kept in ("parties.toml", "families"):
                if (own / kept).is_dir():
                    shutil.copytree(own / kept, folder / kept)
                elif (own / kept).is_file():
                    shutil.copy(own / kept, folder / kept)
        (folder / f"{slug}.toml").write_text(toml, "utf-8")
        return load_site(slug, folder)
