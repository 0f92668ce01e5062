"""Which addresses were withdrawn. Only hashes are kept: an address often holds the words of a headline."""

from __future__ import annotations

import re
import sqlite3
from urllib.parse import urljoin

from archive.ids import address_hash
from crawler.records import RawPage

_LINK = re.compile(
    rb"""(?:href\s*=\s*["']?|<link>\s*|<loc>\s*|"(?:url|link)"\s*:\s*")([^"'\s<>]+)""", re.IGNORECASE
)


class Withdrawn:
    """The withdrawn addresses of one evidence.db, for whoever is about to store something."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def is_withdrawn(self, url: str) -> bool:
        """Say whether an address, in any of its equal forms, belongs to a withdrawn release."""
        row = self._connection.execute(
            "select 1 from withdrawn_addresses where sha256 = ?", (address_hash(url),)
        ).fetchone()
        return row is not None

    def is_named_in(self, site: str, page: RawPage) -> bool:
        """Say whether a page links to a withdrawn release of the site, so that its bytes must not be kept."""
        some = self._connection.execute(
            "select 1 from withdrawals where site = ? limit 1", (site,)
        ).fetchone()
        return some is not None and any(self.is_withdrawn(url) for url in links_of(page))


def links_of(page: RawPage) -> set[str]:
    """Return every address that a page, feed or sitemap links to, absolute, found by its bytes alone."""
    found = {link.decode("utf-8", "replace").replace("&amp;", "&") for link in _LINK.findall(page.body)}
    addresses = set()
    for link in found:
        try:
            address = urljoin(page.final_url, link)
            address_hash(address)
        except ValueError:  # no address at all, such as http://[ in a broken page
            continue
        addresses.add(address)
    return addresses
