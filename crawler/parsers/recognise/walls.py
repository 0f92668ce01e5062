"""Tell a consent wall, a bot challenge and the like from a page: they are no release, and no empty one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crawler.errors import NotARelease
from crawler.parsers.phrases import anywhere, folded
from crawler.parsers.tree import parse
from crawler.parsers.weights import consent_weight
from crawler.records import Block
from crawler.words import PageWords

_LONGEST = 6000
"""Characters of the longest text that is nothing but a preference centre."""
_PHRASES = 2
_SURE = 3
"""Weight from which a page with some text is known to do nothing but ask for consent."""
_TITLE = 120
_BESIDE = 32
"""Characters of a title beside the phrase of a challenge: the name of the site."""
_COUNT = re.compile(r"\s\(?\d[\d.,]*\)?(?=\s)")
"""How many partners a site has: "we and our 842 partners"."""
_TESTED = "{} tests whether the reader is a program; fetch it again later."


def refuse_consent(blocks: Sequence[Block], url: str, words: PageWords, least: int = 2) -> None:
    """Raise NotARelease where all that is left of a page asks for consent with at least a weight."""
    text = _COUNT.sub("", " ".join(block.text for block in blocks)[:_LONGEST])
    if consent_weight(text, words) >= least:
        raise NotARelease(f"{url or 'This page'} is a consent wall and nothing else; it holds no release.")


def refuse_posing(
    titles: Iterable[str], blocks: Sequence[Block], url: str, words: Iterable[PageWords]
) -> None:
    """Raise NotARelease where an undated page with some text is a wall by its headline, or asks for consent.

    `titles` are its headline and what it declares as title. The tools behind walls write English on sites of
    every language, so `words` are those of several.
    """
    folded_titles = [folded(title) for title in titles if len(title) <= _TITLE]
    for each in words:
        if any(_is_of_wall(title, each) for title in folded_titles):
            raise NotARelease(_TESTED.format(url or "This page"))
        refuse_consent(blocks, url, each, _SURE)


def _is_of_wall(title: str, words: PageWords) -> bool:
    """Say whether a title is a phrase of a bot challenge with a few words beside it."""
    found = anywhere(words.challenge).search(title)
    return found is not None and len(title) - len(found.group()) <= _BESIDE


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
        raise NotARelease(_TESTED.format(url or "This page"))
    if len(set(anywhere(words.consent).findall(line))) >= _PHRASES or (
        anywhere(words.consent).search(line) and len(line) < _LONGEST / 4
    ):
        raise NotARelease(f"{url or 'This page'} is a consent wall and nothing else; it holds no release.")
