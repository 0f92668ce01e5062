"""The links inside the text of a release: attachments, sources, films."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from crawler.parsers.tree import Element
from crawler.records import Link

_MOST = 500


def links_of(parts: Iterable[Element], base_url: str) -> tuple[Link, ...]:
    """Return the web links in some elements, in page order, each address once.

    Addresses are absolute where the page's own is known. Mail addresses and telephone numbers are left out:
    those of press officers never leave the evidence.
    """
    found: dict[str, Link] = {}
    for part in parts:
        for element in part.iter("a"):
            address = _absolute(base_url, element.get("href") or "")
            if address is None or address in found:
                continue
            found[address] = Link(url=address, text=" ".join("".join(element.itertext()).split()))
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _absolute(base_url: str, address: str) -> str | None:
    address = address.strip()
    if not address or address.startswith("#"):
        return None
    try:
        whole = urljoin(base_url, address)
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:  # no address at all
        return None
