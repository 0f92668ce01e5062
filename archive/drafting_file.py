"""The file of a drafted site: what it may hold, what its country has in common, and reading it back."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
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


def habit(party: Party, own: Path | None) -> tuple[str | None, DateOrder]:
    """Return the time zone and order of dates that most known sites of a party's country have."""
    parties = load_parties(own)
    found = Counter(
        (site.timezone, site.date_order)
        for site in load_sites().values()
        if parties[site.party].country == party.country
    )
    return found.most_common(1)[0][0] if found else (None, "DMY")


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
