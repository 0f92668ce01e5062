"""The speech words of a language, looked up a word at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.parsers.people.lexicon import Lexicon, lexicon_of
from crawler.words import Language

if TYPE_CHECKING:
    from crawler.parsers.quotes.wording import Words

_LONGEST_PHRASE = 4
_REMEMBERED = 20_000
_SHORTEST_VERB = 5
_NOUNS = frozenset("RMCUBYSHTL")
WORD = re.compile(r"[^\W_]+(?:[’'‘.\-‑/:*][^\W_]+)*")


class Phrases:
    """A list of words and phrases, found in a sequence of folded words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_head: dict[str, tuple[tuple[str, ...], ...]] = {}
        listed: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            words = tuple(fold(match.group()) for match in WORD.finditer(entry))
            if words:
                listed.setdefault(words[0], []).append(words)
        for head, phrases in listed.items():
            self._by_head[head] = tuple(sorted(phrases, key=len, reverse=True))
        self._telling = frozenset(max(phrase, key=len) for each in listed.values() for phrase in each)

    def at(self, words: Sequence[str], position: int) -> int:
        """Return how many words the longest entry has that begins at `position`, or 0."""
        if position >= len(words):
            return 0
        phrases = self._by_head.get(words[position])
        if phrases is None:
            return 0
        for phrase in phrases:
            if len(phrase) == 1 or tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def absent(self, words: Iterable[str]) -> bool:
        """Whether no entry can stand among words, at a glance: none of them begins one."""
        return self._by_head.keys().isdisjoint(words)

    def within(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return [first, last) of the first entry in a sequence of words."""
        if self.absent(words):
            return None
        for position, word in enumerate(words):
            if word in self._by_head and (length := self.at(words, position)):
                return position, position + length
        return None

    def hinted(self, text: str) -> bool:
        """Whether an entry may stand in a text: the longest word of one does, as it is listed."""
        return any(map(text.__contains__, self._telling))

    def hinted_at(self, text: str) -> bool:
        """Whether an entry may begin a text: its first word is one of theirs."""
        match = WORD.match(text)
        return match is not None and fold(match.group()) in self._by_head

    def ends(self, words: Sequence[str]) -> bool:
        """Return whether an entry ends where the words end."""
        first = max(0, len(words) - _LONGEST_PHRASE)
        return any(self.at(words, n) == len(words) - n for n in range(first, len(words)))


def _before_elision(phrases: Iterable[str]) -> Iterator[str]:
    """Yield what stands before an elided preposition: "aux yeux" of "aux yeux de", for "aux yeux d’Anne"."""
    return (phrase[:-3] for phrase in phrases if phrase.endswith((" de", " di")))


class Vocabulary:
    """Everything speech is found by in one language. Made once for each language."""

    def __init__(self, language: Language) -> None:
        words = language.speech
        self.words = words
        self._lexicon: Lexicon = lexicon_of(language)
        self.known: dict[str, tuple[str, str]] = {}
        """Words looked up before, with what `look_up` says of them."""
        self.read: dict[tuple[str, int, int], Words] = {}
        """Stretches of text that were read before; `wording.words_of` fills it."""
        self.own = self._lexicon.body_nouns
        self.capital_nouns = language.people.capital_nouns
        self.adjectives_behind = language.people.adjectives_behind
        self._elisions = frozenset(language.people.elisions)
        self._learn_said(language)
        self._learn_announced(language)
        self._learn_words(language)

    def _learn_said(self, language: Language) -> None:
        """Take the phrases by which words are said: verbs, what stands about them, sources."""
        words = language.speech
        self.cues = Phrases(words.cues)
        self.reporting = Phrases(words.reporting)
        self.continuing = Phrases(words.continuing)
        self.auxiliaries = Phrases(words.auxiliaries)
        self.adverbs = Phrases(words.adverbs)
        self.lead_ins = Phrases(words.lead_ins)
        self.ends = Phrases(words.ends)
        self.agents = Phrases(words.agents)
        self.sources = Phrases(words.sources)
        self.elided_sources = Phrases(_before_elision(words.sources))
        self.elided_openers = Phrases(_before_elision(words.openers))
        self.sources_before = Phrases(words.sources_before)
        self.sources_behind = Phrases(words.sources_behind)
        self.joins = Phrases(each for each in language.people.particles if " " in each)
        self.frames = tuple(
            (Phrases((pair[0],)), Phrases((pair[1],)) if pair[1] else None) for pair in words.frames
        )
        self.frame_heads = frozenset(fold(pair[0].split()[0]) for pair in words.frames)

    def _learn_announced(self, language: Language) -> None:
        """Take the phrases that announce or end a text of somebody: statement, speech, interview."""
        words = language.speech
        self.issuing = Phrases(words.issuing)
        self.statements = Phrases(words.statements)
        self.statement_titles = Phrases(words.statement_titles)
        self.own_texts = Phrases(words.own_texts)
        self.openers = Phrases(words.openers)
        self.remarks = Phrases(words.remarks)
        self.titled = Phrases(words.titled)
        self.pointers = Phrases(words.pointers)
        self.closers = Phrases(words.closers)
        self.salutations = Phrases(language.frame.salutations)
        self.backgrounds = Phrases(words.backgrounds)
        self.interviews = Phrases(words.interviews)
        self.interview_ends = Phrases(words.interview_ends)
        self.questions = Phrases(words.questions)

    def _learn_words(self, language: Language) -> None:
        """Take the lists that are looked up a word at a time, and the shapes of the marks."""
        words = language.speech
        self.clause = frozenset(map(fold, words.clause))
        self.states = frozenset(map(fold, words.states))
        self._finite = self.clause.union(map(fold, words.finite))
        self._clause_endings = tuple(map(fold, words.clause_endings))
        own = sorted(map(re.escape, words.first_person), key=len, reverse=True)
        self.first_person = re.compile(rf"\b(?:{'|'.join(own) or '(?!)'})\b", re.IGNORECASE)
        """Finds "I" and "we"."""
        self.asking = frozenset(map(fold, words.questions))
        self.answers = frozenset(map(fold, words.answers))
        self.topics = frozenset(map(fold, words.topics))
        self.plurals = frozenset(map(fold, words.plurals))
        self.documents = frozenset(map(fold, words.documents))
        self.reported = frozenset(map(fold, words.reported))
        self.relatives = frozenset(map(fold, words.relative_pronouns)) | self.reported
        self.elided = frozenset(map(fold, words.elided))
        self.abbreviations = frozenset(map(fold, words.abbreviations))
        self.pronouns = frozenset(map(fold, language.people.pronouns))
        self.articles = frozenset(map(fold, language.people.articles + language.people.indefinite))
        opening = {pair[0] for pair in words.pairs}
        closing = {pair[1] for pair in words.pairs}
        self.opens = frozenset(opening - closing) | frozenset("„‚")
        self.closes = frozenset(closing - opening)

    def is_finite(self, word: str) -> bool:
        """Whether a folded word is a pronoun or a finite verb, by which words are known for a clause."""
        if word in self._finite:
            return True
        return word.endswith(self._clause_endings) and len(word) >= _SHORTEST_VERB

    def is_given(self, word: str) -> bool:
        """Whether a word as printed is a common given name."""
        return self._lexicon.is_given(word)

    def is_surname(self, word: str) -> bool:
        """Whether a word as printed, an office or a rank elsewhere, is a surname with a capital: "Baker"."""
        return word[:1].isupper() and word.casefold() in self._lexicon.surnames_too

    def look_up(self, word: str) -> tuple[str, str]:
        """Return a word folded, and its kind in the people lexicon; at most 20,000 are remembered."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            known = self.known[word] = (fold(word), self._kind(word))
        return known

    def _kind(self, word: str) -> str:
        """Return the kind of a word; behind an elided article or preposition that of the noun: "l’élue"."""
        elided, _, noun = word.replace("’", "'").partition("'")
        if noun and (elided in self._elisions or elided.casefold() in self._elisions):
            kind = self._lexicon.kind(noun)
            if kind in _NOUNS:
                return kind
        return self._lexicon.kind(word)


@lru_cache(maxsize=64)
def vocabulary_of(language: Language) -> Vocabulary:
    """Return the vocabulary of a language, made once."""
    return Vocabulary(language)


def fold(word: str) -> str:
    """Return a word as the lists hold it: no letter case, one kind of apostrophe and hyphen."""
    return word.casefold().replace("’", "'").replace("‑", "-")
