"""What stands before, behind and below speech, and says who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crawler.parsers.quotes.leads import LeadReader, attribution, looks_like_source
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.sources import document_before, source_before, source_behind
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary
from crawler.parsers.quotes.wording import NAMES, Words, words_of

_TRAIL = " \t:,;–—-…"
_HEAD = " \t,;.–—-("
_CLOSING = "\"”“»«’'"
_SIGNING = frozenset("CUILXTHPpRMBYN")
_LONGEST_CLAUSE = 800
"""Characters of a sentence that are looked at; what is longer is no attribution."""
_TITLING = frozenset("RMTHX")
_LONGEST_SUBJECT = 24
_LONGEST_PLAIN_LINE = 12
_LINE_DASHES = "—–-―~"
_SHORT_TAIL = 10
_SHORT_SUBJECT = 5
_REACH = 80
_REMEMBERED = 128
"""Ends of paragraphs that are kept once read: those of a page or two."""


def read_lead(
    text: str,
    start: int,
    end: int,
    paragraph: int,
    vocabulary: Vocabulary,
    *,
    announced: bool,
    whole: bool = True,
) -> Attribution | None:
    """Read the sentence that stands before speech. `announced`: it ends in a colon or runs into the mark.

    Without `whole` the text is the end of a sentence only, and cannot be a label.
    """
    start = max(start, end - _LONGEST_CLAUSE)
    stop = start + len(text[start:end].rstrip(_TRAIL + _CLOSING))
    words = words_of(text, start, stop, vocabulary)
    reader = LeadReader(text, start, stop, paragraph, words, vocabulary)
    if not len(words) or not announced:
        return None if not len(words) else reader.framed() or reader.issued(announced=False)
    colon = ":" in text[stop : end + 1]
    return (
        reader.framed()
        or (reader.opened() if colon else None)
        or reader.issued(announced=True)
        or reader.said()
        or reader.according()
        or (reader.label() if colon and whole else None)
    )


def read_above(
    text: str, stretches: Sequence[Stretch], paragraph: int, vocabulary: Vocabulary
) -> tuple[Attribution | None, bool]:
    """Read the end of a paragraph that stands above speech; also say whether it holds nothing else.

    Marks in its last sentence may be a title or a term: "… to avoid the “fiscal cliff”:"
    """
    start = max((each.outer_end for each in stretches), default=0)
    bare_text = text.rstrip(_CLOSING + " ")
    announced = bare_text.endswith((":", ",", "–", "—"))
    lead, alone = _last_sentence(text, start, paragraph, vocabulary, announced=announced)
    if lead is None and stretches and stretches[-1].outer_start:
        lead, _ = _last_sentence(text, 0, paragraph, vocabulary, announced=announced)
        alone = False
    return lead, alone and start == 0


@lru_cache(maxsize=_REMEMBERED)
def _last_sentence(
    text: str, start: int, paragraph: int, vocabulary: Vocabulary, *, announced: bool
) -> tuple[Attribution | None, bool]:
    spans = sentence_spans(text[start:], vocabulary)
    if not spans:
        return None, False
    a, b = start + spans[-1][0], start + spans[-1][1]
    return read_lead(text, a, b, paragraph, vocabulary, announced=announced), len(spans) == 1


def read_behind(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary, *, ended: bool = True
) -> Attribution | None:
    """Read what follows speech in its own paragraph, up to the end of the sentence or the next mark.

    `ended` says whether the speech ended its sentence; behind a comma the attribution may go on longer.
    """
    end = min(end, start + _LONGEST_CLAUSE)
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(_HEAD))
    stop = start + len(text[start:end].rstrip(_TRAIL + "."))
    if begin >= stop:
        return None
    words = words_of(text, begin, stop, vocabulary)
    if not len(words):
        return None
    span = (
        _inverted(text, words, start)
        or _verb_first(text, words, stop, vocabulary)
        or _verb_later(text, words, begin, vocabulary, ended=ended)
        or _any_verb(text, words, start, stop, vocabulary)
    )
    if span is not None:
        return attribution(text, paragraph, span, "behind", bare=True)
    paper = _document(text, words, begin, vocabulary)
    if paper is not None:
        return attribution(text, paragraph, paper, "document", bare=True)
    unnamed = _unnamed(words, vocabulary)
    if unnamed is not None:
        return attribution(text, paragraph, unnamed, "unnamed", bare=True)
    return _signed(text, words, start, begin, stop, paragraph, vocabulary)


def read_line(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a paragraph that stands below speech and holds nothing but its source: "— Name, role"."""
    begin = len(text) - len(text.lstrip(" \t(" + _LINE_DASHES))
    stop = len(text.rstrip(" .)"))
    words = words_of(text, begin, stop, vocabulary)
    if text.rstrip()[-1:] in ":?!" or not looks_like_source(words, vocabulary):
        return None
    plain = text[:1] not in _LINE_DASHES
    if plain and (len(words) > _LONGEST_PLAIN_LINE or text.rstrip().endswith(".")):
        return None
    return attribution(text, paragraph, (begin, stop), "line")


def read_heading(text: str, paragraph: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read a line above speech that is nothing but a name with its office: "Mayor Ana Brook"."""
    words = words_of(text, 0, min(len(text), _LONGEST_CLAUSE), vocabulary)
    if not 1 < len(words) <= _LONGEST_PLAIN_LINE or text.rstrip()[-1:] in ".:?!,;":
        return None
    named = sum(1 for kind in words.kinds if kind in NAMES)
    if named < 1 or not any(kind in _TITLING for kind in words.kinds) or words.kinds[0] in "DF":
        return None
    if any(kind in "wWO" for kind in words.kinds) or not looks_like_source(words, vocabulary):
        return None
    return attribution(text, paragraph, (0, len(text.rstrip())), "label")


def read_embedded(
    text: str, start: int, end: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """Read the part of a sentence before words quoted inside it: "The party warns that X is"."""
    start = max(start, end - _LONGEST_CLAUSE)
    words = words_of(text, start, end, vocabulary)
    if not len(words):
        return None
    reader = LeadReader(text, start, end, paragraph, words, vocabulary)
    return reader.said(strength="embedded", reporting=True) or reader.according()


def _unnamed(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "”, said the signatories of the letter", "” researchers wrote": nobody whom the words name."""
    first = next((n for n in range(1, 3) if vocabulary.cues.at(words.folded, n)), 0)
    if first and all(kind in "wDd" for kind in words.kinds[:first]):
        return words.spans[0][0], words.spans[first - 1][1]
    length = _at_front(words, vocabulary.cues, vocabulary)
    if not 0 < length < len(words) - 1 or words.folded[length] not in vocabulary.articles:
        return None
    last = length + 1
    while last < len(words) and last < length + _SHORT_TAIL and not vocabulary.ends.at(words.folded, last):
        last += 1
    return words.spans[length][0], words.spans[last - 1][1]


def _document(text: str, words: Words, begin: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "” the letter reads" """
    for number in range(1, min(len(words), _SHORT_SUBJECT)):
        if vocabulary.cues.at(words.folded, number):
            return document_before(text, begin, words.spans[number][0], vocabulary)
    return None


def is_idle(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a sentence is a verb of saying and no more, its source understood: "», ha añadido"."""
    printed = words_of(text, start, min(end, start + _REACH), vocabulary).folded
    words = [_without_pronoun(word, vocabulary) for word in printed]
    number = 0
    cue = False
    while number < len(words):
        if length := vocabulary.cues.at(words, number):
            cue = True
        else:
            length = vocabulary.adverbs.at(words, number) or vocabulary.auxiliaries.at(words, number)
        if not length:
            return False
        number += length
    return cue


def _without_pronoun(word: str, vocabulary: Vocabulary) -> str:
    """Return a verb without the pronoun that follows it by hyphen: "a-t-elle", "ajoute-t-il"."""
    parts = word.split("-")
    return parts[0] if len(parts) > 1 and parts[-1] in vocabulary.pronouns else word


def _inverted(text: str, words: Words, start: int) -> tuple[int, int] | None:
    """ "», a-t-il ironisé": behind mark and comma a verb with its pronoun attributes, whatever it tells."""
    begin, end = words.spans[0]
    if "," not in text[start:begin] or "-t-" not in text[begin:end]:
        return None
    return text.rindex("-", begin, end) + 1, end


def _verb_first(text: str, words: Words, stop: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "”, said X", "“, so X", "», selon X" """
    for phrases in (vocabulary.cues, vocabulary.sources_behind, vocabulary.sources, vocabulary.closers):
        length = _at_front(words, phrases, vocabulary)
        if 0 < length < len(words):
            source = source_behind(text, words.spans[length][0], stop, vocabulary)
            if source is not None:
                return source
    return None


def _any_verb(
    text: str, words: Words, start: int, stop: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """ "“, empört sich X": behind mark and comma any verb attributes, if a name follows it at once."""
    if text[start : start + 1] != "," or len(words) < 2 or words.kinds[0] not in "wW":
        return None
    first = 1 + vocabulary.adverbs.at(words.folded, 1)
    if (
        first >= len(words)
        or words.kinds[first] not in "CULIHTRP"
        or vocabulary.clause.intersection(words.folded[:1])
    ):
        return None
    source = source_behind(text, words.spans[first][0], stop, vocabulary)
    if source is None or not any(kind in NAMES for kind in words_of(text, *source, vocabulary).kinds):
        return None
    return source


def _at_front(words: Words, phrases: Phrases, vocabulary: Vocabulary) -> int:
    """Return how many words a verb at the front takes, with auxiliaries before it."""
    first = 0
    while first < min(2, len(words)) and vocabulary.auxiliaries.at(words.folded, first):
        first += 1
    for number in (0, first):
        if length := phrases.at(words.folded, number):
            return number + length
    return 0


def _verb_later(
    text: str, words: Words, begin: int, vocabulary: Vocabulary, *, ended: bool
) -> tuple[int, int] | None:
    """ "” X said in a statement" """
    for number in range(1, min(len(words), _LONGEST_SUBJECT)):
        length = vocabulary.cues.at(words.folded, number)
        if not length or words.kinds[number] in NAMES:
            continue
        source = source_before(text, begin, words.spans[number][0], vocabulary)
        if source is None or source[0] > words.spans[min(3, len(words) - 1)][0]:
            return None
        tail = words.cut(number + length, len(words))
        if _ends_there(tail, vocabulary) or (not ended and _first_comma(tail) <= _SHORT_TAIL):
            return source
        return None
    return None


def _first_comma(tail: Words) -> int:
    """Return how many words stand before the first comma."""
    for number in range(1, len(tail)):
        if "," in tail.text[tail.spans[number - 1][1] : tail.spans[number][0]]:
            return number
    return len(tail)


def _ends_there(tail: Words, vocabulary: Vocabulary) -> bool:
    if not len(tail):
        return True
    return bool(vocabulary.ends.at(tail.folded, 0) or vocabulary.adverbs.at(tail.folded, 0))


def _signed(
    text: str, words: Words, start: int, begin: int, stop: int, paragraph: int, vocabulary: Vocabulary
) -> Attribution | None:
    """ "…” – Name, role" """
    signed = any(sign in _LINE_DASHES or sign == "(" for sign in text[start:begin])
    if not signed and (len(words) < 2 or any(kind not in _SIGNING for kind in words.kinds)):
        return None
    if not looks_like_source(words, vocabulary):
        return None
    return attribution(text, paragraph, (begin, stop), "line", bare=True)
