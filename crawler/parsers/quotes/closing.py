"""The sentence below speech that says whose it was: "Lo dichiara in una nota X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import source_behind
from crawler.parsers.quotes.stretches import Attribution, attribution
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, words_of
from crawler.records import Block

_ENDS = tuple('.!?:;…”»“"')
_LONGEST_LINE = 120
_LONGEST = 800
"""Characters of a paragraph that are looked at."""
_LONGEST_FRONT = 5
_LONGEST_REMARK = 12
"""Words between the noun for what was said and who said it."""
_SOURCES = tuple("CUILTHRMY")


def signed_statement(
    blocks: Sequence[Block], vocabulary: Vocabulary
) -> tuple[Sequence[Block], Attribution | None]:
    """Return a text without the name and office that sign it in its last one or two lines, and these."""
    for lines in (2, 1):
        first = len(blocks) - lines
        if first < 1:
            continue
        signed = [block.text for block in blocks[first:]]
        words = words_of(signed[0], 0, min(len(signed[0]), _LONGEST), vocabulary)
        if all(is_line(text) for text in signed) and _opens_with_name(words):
            raw = ", ".join(text.strip() for text in signed)
            return blocks[:first], Attribution(raw=raw, paragraph=first, start=0, strength="line")
    return blocks, None


def is_line(text: str) -> bool:
    """Whether a text is short and ends as no sentence does."""
    return len(text) <= _LONGEST_LINE and text.rstrip()[-1:] not in _ENDS


def _opens_with_name(words: Words) -> bool:
    """Whether a line begins with a name of two words or more, with its titles."""
    return re.match(r"[THL]*[CUI][CUIPp]*[CU](?![wW])", words.kinds) is not None


def points_back(words: Words, vocabulary: Vocabulary) -> int:
    """Return how many words say "this is what … said" at the front, before the source; 0 where none do."""
    number = vocabulary.pointers.at(words.folded, 0)
    if number and words.kinds[number : number + 1] in ("w", "W"):
        told = vocabulary.clause.isdisjoint(words.folded[number : number + 1])
        if not vocabulary.states.isdisjoint(words.folded[number + 2 :]) and not told:
            return number + 1  # "Dat wil Jan Roe weten"
    while number:
        if length := vocabulary.cues.at(words.folded, number):
            return number + length
        length = vocabulary.auxiliaries.at(words.folded, number)
        number = number + length if length else 0
    return vocabulary.closers.at(words.folded, 0) or _owned(words, vocabulary)


def _owned(words: Words, vocabulary: Vocabulary) -> int:
    """Return how many words say whose remark this is: "Questa la denuncia lanciata alla Camera dal …"."""
    if vocabulary.closers.absent(words.folded[:1]) and vocabulary.pointers.absent(words.folded[:1]):
        return 0
    said = words.folded[:_LONGEST_FRONT]
    noun = next((n for n, word in enumerate(said) if n and _is_remark(word, vocabulary)), 0)
    if not noun or not NAMES.isdisjoint(words.kinds[1:noun]):
        return 0
    for number in range(noun + 1, min(len(words), noun + _LONGEST_REMARK)):
        agent = vocabulary.agents.at(words.folded, number)
        elided = not agent and "'" in words.folded[number] and words.kinds[number] in OFFICES
        if elided or (agent and words.kinds[number + agent : number + agent + 1] in _SOURCES):
            return number + agent
    return 0


def _is_remark(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun for what is said, behind an elided article perhaps: "l'appello"."""
    return any(vocabulary.remarks.at((each,), 0) for each in {word, word.rpartition("'")[2]})


def signs_below(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a full name, with an office behind a comma perhaps."""
    if not is_line(text.rstrip(". ")):
        return False
    words = words_of(text, 0, len(text), vocabulary)
    if text.isupper() and not (len(words) and vocabulary.is_given(text[slice(*words.spans[0])].title())):
        return False  # "EVENT DETAILS"
    if not _opens_with_name(words) or "w" in words.kinds[: words.before(text.find(","))]:
        return False
    office = text.partition(",")[2]
    return not office.strip() or any(
        kind in OFFICES or kind == "X" for kind in words.kinds[words.before(text.find(",")) :]
    )


def read_closing(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a sentence below speech that says whose it was: "Lo dichiara in una nota X"."""
    if not vocabulary.closers.hinted_at(text) and not vocabulary.pointers.hinted_at(text):
        return None
    spans = sentence_spans(text[:_LONGEST], vocabulary)[:1]
    words = words_of(text, *spans[0], vocabulary) if spans else words_of(text, 0, 0, vocabulary)
    length = points_back(words, vocabulary)
    if not 0 < length < len(words):
        return None
    span = source_behind(text, words.spans[length][0], spans[0][1], vocabulary)
    return attribution(text, paragraph, span, "behind", bare=True)
