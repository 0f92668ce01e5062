"""The words of a stretch of text, each with its kind in the people lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.parsers.quotes.vocabulary import WORD, Vocabulary

NAMES = frozenset("CUIL")
"""Kinds that a name is made of."""
OFFICES = frozenset("RM")
"""Kinds of nouns for what somebody is."""
_SURNAME = re.compile(r"(?<![CU])C[MRH](?![CUB])")
_REMEMBERED = 256
_SOURCES = NAMES | OFFICES | frozenset("OBY")


@dataclass(slots=True)
class Words:
    """The words of a stretch of text: their offsets, folded forms and kinds."""

    text: str
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    kinds: str

    def cut(self, first: int, last: int) -> Words:
        """Return the words from `first` to before `last`."""
        return Words(self.text, self.spans[first:last], self.folded[first:last], self.kinds[first:last])

    def before(self, position: int) -> int:
        """Return how many words begin before a text offset."""
        return sum(1 for start, _ in self.spans if start < position)

    def __len__(self) -> int:
        return len(self.spans)


def words_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> Words:
    """Return the words of `text[start:end]`; the last few hundred that were asked for are remembered."""
    key = (text, start, end)
    found = vocabulary.read.get(key)
    if found is None:
        if len(vocabulary.read) >= _REMEMBERED:
            vocabulary.read.clear()
        found = vocabulary.read[key] = _read(text, start, end, vocabulary)
    return found


def _read(text: str, start: int, end: int, vocabulary: Vocabulary) -> Words:
    matches = list(WORD.finditer(text, start, end))
    if not matches:
        return Words(text, (), (), "")
    known, look_up = vocabulary.known.get, vocabulary.look_up
    folded, letters = zip(*[known(match[0]) or look_up(match[0]) for match in matches], strict=True)
    kinds = "".join(letters)
    spans = tuple([match.span() for match in matches])
    if "CM" in kinds or "CR" in kinds or "CH" in kinds:
        kinds = _with_surnames(text, spans, kinds, vocabulary)
    return Words(text, spans, folded, kinds)


def _with_surnames(text: str, spans: tuple[tuple[int, int], ...], kinds: str, vocabulary: Vocabulary) -> str:
    """Return kinds in which an occupation behind a given name is the surname it is: "Ana Baker"."""
    for match in _SURNAME.finditer(kinds):
        number = match.start() + 1
        (start, stop), begin = spans[number - 1], spans[number][0]
        called = begin == stop + 1 and vocabulary.is_surname(text[slice(*spans[number])])
        if called and vocabulary.is_given(text[start:stop]):
            kinds = f"{kinds[:number]}C{kinds[number + 1 :]}"
    return kinds


def names_somebody(words: Words) -> bool:
    """Whether a word of these is a name, an office, a pronoun or an organisation."""
    return any(kind in _SOURCES for kind in words.kinds)
