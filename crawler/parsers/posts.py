"""Posts of social networks that stand in a text, by the signature of their account."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.records import Block

_SIGNED = re.compile(r"(?:^|\s)[-–—]\s[^@]{1,80}\(@[\w.]{2,40}(?:@[\w.-]{3,60})?\)")
"""How an embedded post names its account: "— The Party (@party)"."""


def embedded_posts(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the groups that are posts of a social network: quotations that their account signs.

    Their text is the network's stand-in where its program does not run, and no part of the release.
    """
    return frozenset(
        block.group
        for block in blocks
        if block.group is not None and block.role == "quote" and block.linked and _SIGNED.search(block.text)
    )
