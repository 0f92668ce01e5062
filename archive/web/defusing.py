"""Datasette's own CSV made safe for spreadsheets: cells that would compute get an apostrophe before them.

Works on the bytes of the answer, because Datasette has no hook for its CSV.
"""

from __future__ import annotations

import re

# A cell as Python's csv module writes it: quoted with doubled quotation marks, or bare.
_CELL = re.compile(r'"(?:[^"]|"")*"|[^",\r\n]+')
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
_COMPUTES = tuple("=+-@\t\r＝＋－＠")


class Defuser:
    """Defuses a stream of CSV: `feed` each part, then `rest`."""

    def __init__(self) -> None:
        self.kept = b""

    def feed(self, part: bytes) -> bytes:
        """Return the whole rows there are so far, defused; the beginning of a row waits for its end."""
        whole = self.kept + part
        # Within a quoted cell the number of quotation marks before a line's end is odd.
        if whole.count(b'"') % 2 or not whole.endswith(b"\n"):
            self.kept = whole
            return b""
        self.kept = b""
        return _defused(whole)

    def rest(self) -> bytes:
        """Return what is left at the end."""
        left, self.kept = self.kept, b""
        return _defused(left)


def _defused(rows: bytes) -> bytes:
    return _CELL.sub(_cell, rows.decode("utf-8", "replace")).encode()


def _cell(match: re.Match[str]) -> str:
    cell = match[0]
    quoted = cell.startswith('"')
    text = cell[1:-1] if quoted else cell
    if not text.lstrip(" \u00a0\ufffd\u200b").startswith(_COMPUTES) or _NUMBER.fullmatch(text):
        return cell
    return f'"\'{text}"' if quoted else f"'{text}"
