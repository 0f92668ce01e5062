"""Letters without case and accents, so that "RUBEN DIAZ" in a headline is the Rubén Díaz of the text."""

from __future__ import annotations

import re

_ACCENTED = "àáâãäåāăąçćčďđèéêëēęěìíîïīłľĺñńňòóôõöøőōŕřśšşťţùúûüůűūųýÿźžż"
_BARE = str.maketrans(
    _ACCENTED,
    "aaaaaaaaacccddeeeeeeeiiiiilllnnnoooooooorrsssttuuuuuuuuyyzzz",
)
_HAS_ACCENT = re.compile(f"[{_ACCENTED}]")


def lowered(text: str) -> str:
    """Return a text in lower case without accents, or unchanged where that would change its length."""
    lower = text.lower()
    if not lower.isascii() and _HAS_ACCENT.search(lower) is not None:
        lower = lower.translate(_BARE)
    return lower if len(lower) == len(text) else text
