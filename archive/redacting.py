"""Take the words of a withdrawn release out of other pages: teasers and links that repeat them. Pure.

Only pages that link to the release are looked at. What goes is its addresses, its headline, and every run
of five words that its text has too; each is replaced by as many dots, so that the rest of the page stays
readable.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_RUN = 5
_DOT = b"."


def fragments(*, addresses: Iterable[str], title: Iterable[str], text: Iterable[str]) -> frozenset[bytes]:
    """Return every stretch of bytes that must not stand in another page, as it would stand in HTML."""
    found: set[str] = set()
    for address in addresses:
        path = urlsplit(address).path.rstrip("/")
        found.update(part for part in (address, path, path.rpartition("/")[2]) if len(part) > 3)
    found.update(each for each in title if len(each) > 3)
    for paragraph in text:
        words = paragraph.split()
        if len(words) < _RUN:
            continue
        found.update(" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
    forms = {form for each in found for form in (each, html.escape(each), html.escape(each, quote=False))}
    return frozenset(form.encode() for form in forms)


def redacted(body: bytes, what: frozenset[bytes]) -> bytes:
    """Return a page with every stretch that `what` names replaced by dots of the same length."""
    if not what:
        return body
    longest_first = sorted(what, key=len, reverse=True)
    spans: list[tuple[int, int]] = []
    for each in longest_first:
        # White space in a page may be folded otherwise than in the text that was read from it.
        pattern = rb"\s+".join(re.escape(word) for word in each.split())
        spans.extend(match.span() for match in re.finditer(pattern, body, re.IGNORECASE))
    clean = bytearray(body)
    for start, end in spans:
        clean[start:end] = _DOT * (end - start)
    return bytes(clean)
