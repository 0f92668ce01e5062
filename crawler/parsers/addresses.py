"""Addresses of pages: which of them mean the same page, and which may be asked for at all."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi"
    r"|cmpid|ref_src|wt_mc|pk_campaign|pk_kwd|mtm_\w+|sharedby|share)$",
    re.IGNORECASE,
)
"""Names of query parameters that say where a reader came from, and nothing of the page."""

_DEFAULT_PORT = {"http": ":80", "https": ":443"}


def fetchable_url(link: str, *, base: str) -> str | None:
    """Return the absolute http(s) address a link leads to, without fragment and tracking parameters.

    Everything that a server could tell apart is left as it is. Returns None for mailto:, javascript:,
    for a bare fragment, and for what is no address.
    """
    link = link.strip()
    if not link or link.startswith("#"):
        return None
    try:
        url = urldefrag(urljoin(base, link)).url
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return urlunsplit(parts._replace(query=_without_tracking(parts.query)))


@lru_cache(maxsize=65536)
def canonical_url(url: str) -> str:
    """Return the one form under which equal addresses of a page are compared. It is not for fetching.

    Dropped or made equal: fragment, tracking parameters, http and https, letter case of the host, default
    port, trailing slash, order of query parameters, form of percent-encoding. Kept: ``www.``, the path's
    letter case, every other query parameter, because servers answer differently to them.
    Applying it twice changes nothing.
    """
    parts = urlsplit(url.strip())
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(_DEFAULT_PORT.get(parts.scheme, ":443"))
    plain = urlunsplit(("https", host, parts.path or "/", _without_tracking(parts.query), ""))
    # Only now is the slash at the end the last one: `/news/.` has become `/news/`.
    parts = urlsplit(canonicalize_url(plain))
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/"))


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without port; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _without_tracking(query: str) -> str:
    pairs = query.split("&") if query else []
    return "&".join(pair for pair in pairs if not TRACKING.match(pair.partition("=")[0]))
