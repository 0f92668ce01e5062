"""Reads what the address of a page names."""

from __future__ import annotations

from urllib.parse import unquote

from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

LONGEST_ID = 300


def asked_id(request: Request) -> str:
    """Return the id in the address, decoded from per cent and from Datasette's tilde encoding."""
    return unquote(tilde_decode(request.url_vars["id"]), errors="replace")[:LONGEST_ID]


def whole_number(request: Request, name: str) -> int | None:
    """Return a parameter as a whole number that SQLite can hold, or None."""
    text = (request.args.get(name) or "").strip()
    if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 19):
        return None
    number = int(text)
    return number if -(2**63) <= number < 2**63 else None
