"""Drop pull quotes, which print a sentence of the text once more, and teasers, which break off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from crawler.records import Block

_OTHER = re.compile(r"[\W_]+")
_STRETCH = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_RUN = re.compile(r"[^\W_]+(?: [^\W_]+){4}")
"""Five words without a mark between them: a pull quote prints them as the text does."""
_SHORTEST = 25
"""Letters; a shorter line may stand twice by chance."""
_FEWEST_TEASERS = 2
_OFTEN = 20
_LOOKED_AT = 200
"""Blocks set apart that are compared at most, so that time stays linear in the size of the page."""
_NAME = 60
"""Characters of the longest line under a pull quote that says whose words they are."""


def without_repeats(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without those that are set apart and whose text stands in another block.

    Set apart is a block quotation, or a paragraph all bold or italic that is not the standfirst. The name
    under a pull quote goes with it.
    """
    apart = [number for number, block in enumerate(blocks) if _is_set_apart(block, number)]
    if not apart:
        return list(blocks)
    texts = [block.text.casefold() for block in blocks]
    everything = "\n".join(texts)
    pulled = [False] * len(blocks)
    letters: dict[str, str] = {}
    for number in apart[:_LOOKED_AT]:
        run = _run_of(texts[number]) if len(texts[number]) >= _SHORTEST else None
        if run is None or everything.find(run, everything.find(run) + 1) < 0:
            continue
        alike = list(islice((text for text in texts if run in text), _OFTEN + 1))
        if len(alike) > _OFTEN:
            continue  # a line that a page repeats, and no pull quote
        letters.update((text, _letters(text)) for text in alike if text not in letters)
        pulled[number] = _is_pulled(blocks, number, [letters[text] for text in alike])
    return [
        block
        for number, block in enumerate(blocks)
        if not pulled[number] and not (number and pulled[number - 1] and _is_name_under(blocks, number))
    ]


def without_teasers(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without the beginnings of other texts that follow the last: each breaks off."""
    end = len(blocks)
    while end and blocks[end - 1].text.rstrip("]) ").endswith(("…", "...")):
        end -= 1
    return list(blocks[:end] if end and len(blocks) - end >= _FEWEST_TEASERS else blocks)


def _run_of(text: str) -> str | None:
    """Return some words of a case-folded text by which its other printing is found: marks may differ."""
    found = _RUN.search(text)
    return found.group() if found else max(_STRETCH.findall(text), key=len, default=None)


def _is_set_apart(block: Block, number: int) -> bool:
    if block.role == "quote":
        return True
    label = block.text.endswith(":")
    return block.role == "paragraph" and block.emphasis is not None and number > 0 and not label


def _is_pulled(blocks: Sequence[Block], number: int, letters: Sequence[str]) -> bool:
    """Say whether a block is a pull quote; `letters` are those of all blocks that share words with it."""
    block, text = blocks[number], _letters(blocks[number].text)
    if len(text) < _SHORTEST:
        return False
    everything = "\n".join(letters)
    if block.role == "quote":
        if not _alone_in_group(blocks, number):
            return False
        said = _letters(_without_name(block)) or text
        if len(said) >= _SHORTEST and everything.count(said) > 1:
            return True
    return everything.count(text) > letters.count(text)


def _without_name(block: Block) -> str:
    """Return what a pull quote says, without the name in its last line or behind its marked stretch."""
    if block.marked:
        return block.text[block.marked[0][0] : block.marked[-1][1]]
    return block.text[: block.breaks[-1]] if block.breaks else block.text


def _alone_in_group(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a block quotation is one paragraph, with at most a name under it."""
    group = blocks[number].group
    before = number and blocks[number - 1].group == group
    behind = [block for block in blocks[number + 1 : number + 3] if block.group == group]
    return not before and (not behind or (len(behind) == 1 and len(behind[0].text) <= _NAME))


def _is_name_under(blocks: Sequence[Block], number: int) -> bool:
    block = blocks[number]
    same = block.group is not None and block.group == blocks[number - 1].group
    return same and len(block.text) <= _NAME


def _letters(text: str) -> str:
    return _OTHER.sub("", text.casefold())
