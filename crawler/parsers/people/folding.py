"""Letters without case and accents, so that "RUBEN DIAZ" in a headline is the Rubén Díaz of the text."""

from __future__ import annotations

import re

_ACCENTED = "àáâãäåāăąçćčďđèéêëēęěìíîïīłľĺñńňòóôõöøőōŕřśšşťţùúûüůűūųýÿźžż"
_BARE = dict(zip(_ACCENTED, "aaaaaaaaacccddeeeeeeeiiiiilllnnnoooooooorrsssttuuuuuuuuyyzzz", strict=True))
# A range is searched much faster than a set; the few letters in it that are not listed stay as they are.
_MAY_HAVE_ACCENT = re.compile(f"[{min(_ACCENTED)}-{max(_ACCENTED)}]")


def lowered(text: str) -> str:
    """Return a text in lower case without accents, or unchanged where that would change its length."""
    lower = text.lower()
    if len(lower) != len(text) and "İ" in text:
        lower = text.replace("İ", "I").lower()
    if not lower.isascii():
        lower = _MAY_HAVE_ACCENT.sub(_bare, lower)
    return lower if len(lower) == len(text) else text


def _bare(letter: re.Match[str]) -> str:
    return _BARE.get(letter[0], letter[0])
