"""Drop pull quotes: blocks that print a sentence of the text once more."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.records import Block

_SHORTEST = 25
"""Letters; a shorter line may stand twice by chance."""


def without_repeats(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without those whose whole text stands inside a longer block.

    Of blocks that say exactly the same, the first stays.
    """
    letters = [_letters(block.text) for block in blocks]
    everything = "\n".join(letters)
    seen: set[str] = set()
    kept: list[Block] = []
    for block, text in zip(blocks, letters, strict=True):
        if len(text) >= _SHORTEST and (text in seen or _stands_in_longer(text, block, everything)):
            continue
        seen.add(text)
        kept.append(block)
    return kept


def _stands_in_longer(text: str, block: Block, everything: str) -> bool:
    """Say whether a pull quote's text is part of another block; list items and rows may echo the text."""
    if block.role not in ("quote", "heading", "paragraph") or block.role == "paragraph" and not block.emphasis:
        return False
    first = everything.find(text)
    second = everything.find(text, first + 1)
    return any(
        place >= 0 and not _is_whole_line(everything, place, len(text)) for place in (first, second)
    )


def _is_whole_line(everything: str, start: int, length: int) -> bool:
    before = everything[start - 1 : start] if start else "\n"
    return before in ("\n", "") and everything[start + length : start + length + 1] in ("\n", "")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
