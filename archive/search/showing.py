"""Stored text as it may be shown: everything a party printed is hostile until it has been through here.

Escaping is the templates' work (Jinja escapes by default) and the feeds' (lxml does). What escaping leaves
is removed here: characters that reorder, hide or break a line, addresses that run, cells that compute.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST_HEADLINE = 240
"""Characters of a headline that lists show; the release page shows all of it."""

# Overrides and embeddings reorder the words of others (CVE-2021-42574); isolates without an end do too.
# The two marks U+200E and U+200F only help right-to-left words and stay.
_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKING = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF]))
_HIDDEN = {ord(c): None for c in _REORDERING + "\u2028\u2029\ufeff"}
_UNPRINTABLE = _HIDDEN | {ord(c): "\ufffd" for c in _BREAKING}
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: object) -> str:
    """Return stored text without characters that reorder or break a line; None becomes nothing."""
    if text is None:
        return ""
    return _SURROGATE.sub("\ufffd", str(text)).translate(_UNPRINTABLE)


def headline(text: object, longest: int = LONGEST_HEADLINE) -> str:
    """Return a headline for a list, cut between words where it is longer than anyone prints."""
    whole = shown(text) or "Untitled release"
    if len(whole) <= longest:
        return whole
    return whole[:longest].rsplit(" ", 1)[0].rstrip() + "…"


def same_length(text: str) -> str:
    """Return `text` with every dangerous character replaced, so that stored offsets still count."""
    replaced = {ord(c): "\u200b" for c in _REORDERING + "\u2028\u2029\ufeff"} | {
        ord(c): "\ufffd" for c in _BREAKING
    }
    return _SURROGATE.sub("\ufffd", text).translate(replaced)


def address(url: object) -> str | None:
    """Return `url` where a reader may follow it: http or https with a host, else None."""
    text = shown(url).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() in {"http", "https"} and parts.netloc:
        return text
    return None


def cell(value: object) -> object:
    """Return a value for a CSV cell. Text that a spreadsheet would compute gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = shown(value)
    # OWASP's list; a full-width sign is folded to ASCII by some spreadsheets.
    if text.lstrip(" \u00a0\ufffd\u200b")[:1] in {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}:
        return "'" + text
    return text
