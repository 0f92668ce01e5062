"""Letters without case and accents, so that "RUBEN DIAZ" in a headline is the Rubén Díaz of the text."""

from __future__ import annotations

_BARE = str.maketrans(
    "àáâãäåāăąçćčďđèéêëēęěìíîïīłľĺñńňòóôõöøőōŕřśšşťţùúûüůűūųýÿźžż",
    "aaaaaaaaacccddeeeeeeeiiiiilllnnnoooooooorrsssttuuuuuuuuyyzzz",
)


def lowered(text: str) -> str:
    """Return a text in lower case without accents, or unchanged where that would change its length."""
    lower = text.lower().translate(_BARE)
    return lower if len(lower) == len(text) else text
