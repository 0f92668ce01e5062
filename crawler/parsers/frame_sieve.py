"""Which tests the lines of a release need at all: one look at all of them together passes most tests over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.embargo import is_embargo_line, may_be_embargo
from crawler.parsers.embargo_openings import is_spaced
from crawler.parsers.furniture import is_noise_block, may_ask
from crawler.records import Block
from crawler.words import Language

LONGEST = 320
"""Characters; what is longer is a paragraph, and neither an embargo line nor furniture."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """The language of a release, and which of its words stand anywhere in it."""

    language: Language
    asks: bool
    """Whether a phrase stands in the release by which it could ask for consent, an address or money."""
    frees: bool
    """Whether words stand in it that an embargo or release line could have."""

    def is_noise(self, block: Block) -> bool:
        """Say whether a block is furniture of the page."""
        return is_noise_block(block, self.language, asks=self.asks)

    def is_embargo(self, text: str, longest: int) -> bool:
        """Say whether a line of at most `longest` characters sets or lifts an embargo."""
        if len(text) > longest or not (self.frees or is_spaced(text)):
            return False
        return is_embargo_line(text, self.language)


def sieve_of(blocks: Sequence[Block], language: Language) -> Sieve:
    """Look at all lines of a release at once."""
    lines = (block.text for block in blocks if len(block.text) <= LONGEST)
    seen = "\n".join(lines).replace("’", "'").casefold()
    return Sieve(language, may_ask(seen, language), may_be_embargo(seen, language))
