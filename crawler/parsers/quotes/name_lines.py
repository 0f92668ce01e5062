"""Names on lines of their own above speech: "Ana Brook", perhaps an office below it, then what she says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from crawler.parsers.quotes.closing import is_line, signs_below
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import OFFICES, words_of
from crawler.records import Block

_MOST_LINES = 2


class NameLines:
    """The lines of one part that say whose speech stands below them; none where names sign it instead."""

    def __init__(
        self, blocks: Sequence[Block], found: Sequence[Sequence[Stretch]], vocabulary: Vocabulary
    ) -> None:
        self._blocks = blocks
        self._found = found
        self._vocabulary = vocabulary

    def above(self, stretch: Stretch) -> Attribution | None:
        """Return who is named on the one or two lines right above speech; None where no name stands there."""
        if not stretch.paragraph or stretch.outer_start:
            return None
        found = self._read(stretch.paragraph)
        return found if found is not None and self._stand_above else None

    @cached_property
    def sign(self) -> bool:
        """Whether names close the speeches: one below the last of them, and none above the first."""
        return self._first is None and self._is_below

    @cached_property
    def _stand_above(self) -> bool:
        """Whether names open the speeches: one above the first of them, and none below the last."""
        return self._first is not None and not self._is_below

    @cached_property
    def _first(self) -> Attribution | None:
        """The name above the first speech that opens its paragraph."""
        spoken = enumerate(self._found)
        first = next((n for n, stretches in spoken if stretches and not stretches[0].outer_start), None)
        return None if first is None else self._read(first)

    @cached_property
    def _is_below(self) -> bool:
        """Whether a name stands on the line below the last speech."""
        behind = max(n for n, stretches in enumerate(self._found) if stretches) + 1
        return behind < len(self._blocks) and signs_below(self._blocks[behind].text, self._vocabulary)

    def _read(self, number: int) -> Attribution | None:
        """Read the name in the lines above a paragraph, with the office that stands between."""
        office = ""
        for above in range(number - 1, max(-1, number - 1 - _MOST_LINES), -1):
            text = self._blocks[above].text.strip()
            if self._found[above] or not is_line(text):
                return None
            if signs_below(text, self._vocabulary):
                raw = f"{text}, {office}" if office else text
                return Attribution(raw=raw, paragraph=above, start=0, strength="label")
            if not self._is_office(text):
                return None
            office = text
        return None

    def _is_office(self, text: str) -> bool:
        """Whether a line tells what somebody is: "Leader of the Harbour Party"."""
        kinds = set(words_of(text, 0, len(text), self._vocabulary).kinds)
        return bool(kinds & OFFICES) and kinds.isdisjoint("WO")
