"""Attributions that stand inside speech: « Oui, a déclaré X, et vite. », "Vinceremo - ha detto X -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.parsers.quotes.behind import is_idle
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import is_named_alone, source_behind
from crawler.parsers.quotes.stretches import Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary, fold
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, words_of

_PARTING = re.compile(r"[,!?.…] ?[–—-] ?|[ ,][–—-] ?|[,?!…] | -(?=[^\W\d])")
_CLOSING_DASH = re.compile(r" [–—-]|[–—](?=\W|$)|(?<=[^\W\d])-(?=\W|$)")
_RESUMED = re.compile(r":(?= [–—-] )")
"""Where speech goes on behind an announcement in its own line: "says X and goes on: – We must"."""
_REACH = 160
_FEW_WORDS = 5
_FEWEST_RESUMED = 3
_LONGEST_SUBJECT = 10
_LONGEST_TAIL = 6
_DASHES = "–—-"


def without_incises(
    text: str, stretch: Stretch, vocabulary: Vocabulary, *, sentence: bool = False
) -> list[Stretch]:
    """Return the pieces of a stretch that are left when attributions inside it are taken out.

    With `sentence` an attribution ends where its sentence ends, and speech goes on behind it.
    """
    pieces: list[Stretch] = []
    start, outer_start = stretch.start, stretch.outer_start
    for begin, stop in find_incises(text, stretch.start, stretch.end, vocabulary, sentence=sentence):
        if begin < start:
            continue
        pieces.append(replace(stretch, start=start, end=begin, outer_start=outer_start, outer_end=begin))
        if sentence and _ends_speech(text, begin, stop, stretch.end):
            return [_trimmed(text, piece) for piece in pieces if piece.start < piece.end]
        start = stop + len(text[stop : stretch.end]) - len(text[stop : stretch.end].lstrip(" ,.:–—-"))
        outer_start = start
    pieces.append(replace(stretch, start=start, outer_start=outer_start))
    return [_trimmed(text, piece) for piece in pieces if piece.start < piece.end]


def _ends_speech(text: str, begin: int, stop: int, end: int) -> bool:
    """Whether a dash parts speech from a sentence that says whose it was, and no other reopens it."""
    dashed = text[begin:stop].lstrip()[:1] in tuple(_DASHES) and text[stop - 1] in ".!?…"
    behind = text[stop:end].lstrip()
    return dashed and behind[:1].isupper()


def find_incises(
    text: str, start: int, end: int, vocabulary: Vocabulary, *, sentence: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the attributions inside `text[start:end]`, with the comma or dash before them."""
    position = start
    while (match := _PARTING.search(text, position, end)) is not None:
        position = match.end()
        stop = _incise(text, match.end(), end, vocabulary, match.group(), sentence=sentence)
        if stop is not None:
            begin = match.start() + (match.group()[0] in ".!?…")
            yield begin, stop
            position = max(stop, position)


def _incise(
    text: str, begin: int, end: int, vocabulary: Vocabulary, parting: str, *, sentence: bool
) -> int | None:
    """Return where the attribution ends that begins at `begin`, or None."""
    words = words_of(text, begin, min(end, begin + _REACH), vocabulary)
    if not len(words):
        return None
    if vocabulary.words.verb_last and (late := _late_verb(text, words, begin, end, vocabulary)) is not None:
        return late
    length = vocabulary.cues.at(words.folded, 0)
    if sentence and not length:
        length = vocabulary.sources_behind.at(words.folded, 0)
    inverted = not length and _inverted(text[words.spans[0][0] : words.spans[0][1]], vocabulary)
    if inverted:
        return words.spans[0][1]
    if not length:
        return None
    if (idle := _idle(text, begin, end, parting, vocabulary)) is not None:
        return idle
    limit = _limit(text, begin, end, parting, vocabulary)
    dashed = any(dash in parting for dash in _DASHES)
    source = None
    if length < len(words):
        source = source_behind(text, words.spans[length][0], limit, vocabulary)
    if source is None:
        return limit if sentence and dashed and _tells_how(text, begin, limit, vocabulary) else None
    return _end_of_source(text, source, limit, vocabulary, sentence=sentence, dashed=dashed)


def _end_of_source(
    text: str, source: tuple[int, int], limit: int, vocabulary: Vocabulary, *, sentence: bool, dashed: bool
) -> int | None:
    """Return where an attribution with a source ends; None where the words name nobody."""
    named = words_of(text, *source, vocabulary)
    if not any(kind in NAMES or kind in "RMOY" for kind in named.kinds):
        return None
    if sentence and source[1] < limit and _resumes(text, source[1], limit, vocabulary):
        return limit if dashed else source[1]
    return limit if sentence or dashed else source[1]


def _resumes(text: str, start: int, limit: int, vocabulary: Vocabulary) -> bool:
    """Whether the speech goes on behind its source: "– We are glad, says X, but that is not enough." """
    words = words_of(text, start, limit, vocabulary)
    if len(words) < _FEWEST_RESUMED or words.kinds[0] not in "AW" or text[start : words.spans[0][0]] != ", ":
        return False
    if words.folded[0] in vocabulary.relatives:
        return False
    if not vocabulary.pronouns.isdisjoint(words.folded) or vocabulary.cues.within(words.folded) is not None:
        return False  # "but he does not say when", "and adds that"
    told = words.folded[1] in vocabulary.clause and words.kinds[1] not in "wW"
    return told or vocabulary.first_person.search(text, start, limit) is not None


def _tells_how(text: str, begin: int, limit: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb of saying and few small words end a sentence: "– skwitowała z uśmiechem." """
    words = words_of(text, begin, limit, vocabulary)
    few = len(words) <= _FEW_WORDS and not set(words.kinds) & (NAMES | OFFICES)
    return few or is_idle(text, begin, limit, vocabulary)


def _late_verb(text: str, words: Words, begin: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Return where an attribution ends whose verb follows its source: ", Kemppainen sanoo tiedotteessa." """
    for number in range(1, min(len(words), _LONGEST_SUBJECT)):
        if words.kinds[number] in NAMES or not vocabulary.cues.at(words.folded, number):
            continue
        if "," in text[begin : words.spans[number][0]]:
            return None
        if words.kinds[:number] != "O" and not is_named_alone(words.cut(0, number), vocabulary):
            return None
        spans = sentence_spans(text[begin:end], vocabulary)
        stop = begin + spans[0][1]
        return stop if words.before(stop) - number <= _LONGEST_TAIL else None
    return None


def _idle(text: str, begin: int, end: int, parting: str, vocabulary: Vocabulary) -> int | None:
    """Return where a verb alone between two dashes ends: "– prosegue –"; None where more stands there."""
    dash = _CLOSING_DASH.search(text, begin, min(end, begin + _REACH)) if parting.strip() in _DASHES else None
    if dash is None or not parting.strip() or not is_idle(text, begin, dash.start(), vocabulary):
        return None
    return dash.start()


def _limit(text: str, begin: int, end: int, parting: str, vocabulary: Vocabulary) -> int:
    """Return where an attribution must end: at the next dash, or with its sentence."""
    stop = end
    if any(dash in parting for dash in _DASHES):
        dash = _CLOSING_DASH.search(text, begin, end)
        stop = dash.start() if dash else end
    if resumed := _RESUMED.search(text, begin, stop):
        stop = resumed.start() + 1
    spans = sentence_spans(text[begin:stop], vocabulary)
    return begin + spans[0][1] if spans else stop


def _inverted(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a verb of saying with its pronoun: "ajoute-t-il"."""
    parts = fold(word).split("-")
    return len(parts) > 1 and parts[-1] in vocabulary.pronouns and bool(vocabulary.cues.at(parts[:1], 0))


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    return replace(stretch, start=start, end=stretch.end - (len(words) - len(words.rstrip())))
