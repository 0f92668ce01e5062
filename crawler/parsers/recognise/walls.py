"""Tell a consent wall, a bot challenge and the like from a page: they are no release, and no empty one."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.errors import NotARelease
from crawler.parsers.furniture import consent_weight
from crawler.parsers.phrases import anywhere, folded
from crawler.parsers.tree import parse
from crawler.records import Block
from crawler.words import PageWords

_LONGEST = 6000
"""Characters of the longest text that is nothing but a preference centre."""
_PHRASES = 2


def refuse_consent(blocks: Sequence[Block], url: str, words: PageWords) -> None:
    """Raise NotARelease where all that is left of a page asks for consent."""
    if consent_weight(" ".join(block.text for block in blocks)[:_LONGEST], words) >= _PHRASES:
        raise NotARelease(f"{url or 'This page'} is a consent wall and nothing else; it holds no release.")


def refuse_walls(text: str, url: str, words: PageWords) -> None:
    """Raise NotARelease where a page without running text is a consent wall or a bot challenge.

    `text` is the page as it came, because the consent tool has been dropped from the tree.
    """
    root = parse(text, url=url).root
    for unseen in list(root.iter("script", "style", "template")):
        unseen.text = None
    # With a space between elements: a heading must not run into the sentence below it.
    line = folded(" ".join(str(text) for text in root.xpath("//text()")))[:_LONGEST]
    if anywhere(words.challenge).search(line):
        raise NotARelease(
            f"{url or 'This page'} tests whether the reader is a program; fetch it again later."
        )
    if len(set(anywhere(words.consent).findall(line))) >= _PHRASES or (
        anywhere(words.consent).search(line) and len(line) < _LONGEST / 4
    ):
        raise NotARelease(f"{url or 'This page'} is a consent wall and nothing else; it holds no release.")
