"""Addresses that mean the same page, and the identities made from them.

A release's id is made once, from the address under which it was first seen, and stored in evidence.db. It
is a hash and not a counter, so that it does not depend on what else was seen before, and 12 letters long,
so that it can be read out on the telephone.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

NUMBERS = 2**31
"""How many numbers there are for releases; a `doc` is a day times this, plus the release's number."""

_TRACKING = re.compile(
    r"utm_.+|mc_[ce]id|fbclid|gclid|msclkid|dclid|yclid|igshid|_hs(enc|mi)|ref_src|wt_mc|pk_.+"
)


def address_key(url: str) -> str:
    """Return the one form of all addresses that differ in nothing a server answers differently to.

    Left out or evened are: http or https, ``www.``, letter case of the host, default ports, the fragment,
    a slash at the end, tracking parameters, the order of parameters. What is no address at all, such as a
    listing may link to, is its own form.
    """
    try:
        parts = urlsplit(canonicalize_url(url.strip()))
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name.lower())])
    return urlunsplit(("https", host + port, parts.path.rstrip("/"), query, ""))


def _letters(text: str, length: int) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b32encode(digest).decode().lower()[:length]


def release_id(address: str) -> str:
    """Return the id that the address key of a release makes: 12 letters and digits."""
    return _letters(f"release\n{address}", 12)


def release_number(release: str, attempt: int = 0) -> int:
    """Return a release's number below `NUMBERS`; `attempt` counts up where another release has it already."""
    digest = hashlib.sha256(f"number\n{release}\n{attempt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % NUMBERS


def quote_id(release: str, text: str, occurrence: int) -> str:
    """Return the id of a quote: 16 letters from its release, its words, and how often they came before."""
    return _letters(f"quote\n{release}\n{occurrence}\n{text}", 16)


def problem_id(stage: str, site: str, url: str, kind: str) -> str:
    """Return the id of a problem: the same trouble with the same page keeps its row."""
    return _letters(f"problem\n{stage}\n{site}\n{url}\n{kind}", 16)


def address_hash(url: str) -> bytes:
    """Return what is kept of a withdrawn page's address: enough to refuse it, too little to read it."""
    return hashlib.sha256(f"address\n{address_key(url)}".encode()).digest()


def name_slug(name: str) -> str:
    """Return a name as it stands in an address: lower case, without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("’", "").replace("'", "")
    return re.sub(r"[^\w]+", "-", plain).strip("-_").replace("_", "-")


def person_id(party: str, name: str) -> str:
    """Return the id of a person: one name within one party's releases is one person, over parties never."""
    return f"{party}_{name_slug(name)}"
