"""The speech words of a language, looked up a word at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from crawler.parsers.people.lexicon import Lexicon, lexicon_of
from crawler.words import Language

WORD = re.compile(r"[^\W_]+(?:[’'.\-‑/:*][^\W_]+)*")


class Phrases:
    """A list of words and phrases, found in a sequence of folded words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_head: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            words = tuple(fold(match.group()) for match in WORD.finditer(entry))
            if words:
                self._by_head.setdefault(words[0], []).append(words)
        for phrases in self._by_head.values():
            phrases.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], position: int) -> int:
        """Return how many words the longest entry has that begins at `position`, or 0."""
        for phrase in self._by_head.get(words[position], ()) if position < len(words) else ():
            if tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def within(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return [first, last) of the first entry in a sequence of words."""
        for position in range(len(words)):
            if length := self.at(words, position):
                return position, position + length
        return None

    def ends(self, words: Sequence[str]) -> bool:
        """Return whether an entry ends where the words end."""
        return any(
            self.at(words, position) == len(words) - position
            for position in range(max(0, len(words) - 4), len(words))
        )


class Vocabulary:
    """Everything speech is found by in one language. Made once for each language."""

    def __init__(self, language: Language) -> None:
        words = language.speech
        self.words = words
        self.lexicon: Lexicon = lexicon_of(language)
        self.cues = Phrases(words.cues)
        self.reporting = Phrases(words.reporting)
        self.issuing = Phrases(words.issuing)
        self.statements = Phrases(words.statements)
        self.agents = Phrases(words.agents)
        self.sources = Phrases(words.sources)
        self.sources_behind = Phrases(words.sources_behind)
        self.openers = Phrases(words.openers)
        self.lead_ins = Phrases(words.lead_ins)
        self.auxiliaries = Phrases(words.auxiliaries)
        self.adverbs = Phrases(words.adverbs)
        self.ends = Phrases(words.ends)
        self.titled = Phrases(words.titled)
        self.backgrounds = Phrases(words.backgrounds)
        self.questions = Phrases(words.questions)
        self.own_texts = Phrases(words.own_texts)
        self.statement_titles = Phrases(words.statement_titles)
        self.clause = frozenset(fold(word) for word in words.clause)
        self.first_person = frozenset(fold(word) for word in words.first_person)
        self.pronouns = frozenset(fold(word) for word in language.people.pronouns)
        self.articles = frozenset(map(fold, language.people.articles + language.people.indefinite))
        self.elided = frozenset(fold(word) for word in words.elided)
        self.abbreviations = frozenset(fold(word) for word in words.abbreviations)
        self.frames = tuple(
            (Phrases((pair[0],)), Phrases((pair[1],)) if pair[1] else None) for pair in words.frames
        )
        opening = {pair[0] for pair in words.pairs}
        closing = {pair[1] for pair in words.pairs}
        self.opens = frozenset(opening - closing) | frozenset("„‚")
        self.closes = frozenset(closing - opening)


@lru_cache(maxsize=64)
def vocabulary_of(language: Language) -> Vocabulary:
    """Return the vocabulary of a language, made once."""
    return Vocabulary(language)


def fold(word: str) -> str:
    """Return a word as the lists hold it: no letter case, one kind of apostrophe and hyphen."""
    return word.casefold().replace("’", "'").replace("‑", "-")
