"""What stands behind speech and says who spoke: "”, said X", "”, a déclaré X", "” – X, role"."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.parsers.quotes.closing import points_back
from crawler.parsers.quotes.documents import document_before
from crawler.parsers.quotes.labels import looks_like_source
from crawler.parsers.quotes.sources import source_before, source_behind
from crawler.parsers.quotes.stretches import Attribution, attribution
from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary
from crawler.parsers.quotes.wording import NAMES, Words, words_of

_TRAIL = " \t:,;–—-…"
_HEAD = " \t,;.–—-("
_SIGNING = frozenset("CUILXTHPpRMBYN")
_LONGEST_CLAUSE = 800
"""Characters of a sentence that are looked at; what is longer is no attribution."""
_LONGEST_SUBJECT = 24
_LINE_DASHES = "—–-―~"
_SHORT_TAIL = 10
_SHORT_SUBJECT = 5
_REACH = 80
_LONGEST_LINK = 7
_FEWEST_JOINED = 4
"""Words between two pieces of told speech that a conjunction joins."""
_FULL_NAME = re.compile(r"[CU][CUIPp]*[CU]")


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
        _inverted(text, words, start, vocabulary)
        or _verb_first(text, words, stop, vocabulary)
        or _verb_later(text, words, begin, vocabulary, ended=ended)
        or _any_verb(text, words, start, stop, vocabulary)
    )
    if span is not None:
        return _said(text, paragraph, span, words, vocabulary)
    paper = _document(text, words, begin, vocabulary)
    if paper is not None:
        return attribution(text, paragraph, paper, "document", bare=True)
    unnamed = _unnamed(words, vocabulary)
    if unnamed is not None:
        return attribution(text, paragraph, unnamed, "unnamed", bare=True)
    return _signed(text, words, start, begin, stop, paragraph, vocabulary)


def _said(
    text: str, paragraph: int, span: tuple[int, int], words: Words, vocabulary: Vocabulary
) -> Attribution | None:
    found = attribution(text, paragraph, span, "behind", bare=True)
    if found is None:
        return None
    goes_on = vocabulary.continuing.within(words.folded[:_SHORT_SUBJECT]) is not None
    return replace(found, continues=goes_on)


def is_idle(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a sentence is a verb of saying and no more, its source understood: "», ha añadido"."""
    printed = words_of(text, start, min(end, start + _REACH), vocabulary)
    words = [_without_pronoun(word, vocabulary) for word in printed.folded]
    number = int(printed.kinds[:1] == "A" and not vocabulary.cues.at(words, 0))
    cue = False
    while number < len(words):
        if length := vocabulary.cues.at(words, number) or vocabulary.cues.at(printed.folded, number):
            cue = True
        elif number and words[number] in vocabulary.reported:
            length = 1
        elif cue and printed.kinds[number] in "Fp" and vocabulary.reported.intersection(words[number + 1 :]):
            length = 1  # "ha insistido en que"
        else:
            length = vocabulary.adverbs.at(words, number) or vocabulary.auxiliaries.at(words, number)
        if not length:
            return cue and (printed.kinds[number] == "F" or vocabulary.ends.at(words, number) > 0)
        number += length
    return cue


def is_linked(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a conjunction and "that" go on with told speech: "» y ha lamentado que «", "» e que «"."""
    words = words_of(text, start, min(end, start + _REACH), vocabulary)
    if not 1 < len(words) <= _LONGEST_LINK:
        return False
    joined = words.kinds[0] == "A"
    if not joined and not text[start : words.spans[0][0]].startswith(","):
        return False
    if words.folded[-1] not in vocabulary.reported or text[words.spans[-1][1] : end].strip():
        return False
    number = int(joined)
    while number < len(words) - 1:
        lists = (vocabulary.cues, vocabulary.adverbs, vocabulary.auxiliaries)
        length = max(phrases.at(words.folded, number) for phrases in lists)
        if not length and words.kinds[number] not in "Fp":
            return False
        number += length or 1
    return True


def is_joined(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a clause ends in a second verb of saying and "that": "” the plan and has said that “"."""
    words = words_of(text, max(start, end - _REACH), end, vocabulary)
    if len(words) < _FEWEST_JOINED or words.folded[-1] not in vocabulary.reported:
        return False
    joining = words.kinds.rfind("A", 1, len(words) - 2)
    return joining > 0 and is_idle(text, words.spans[joining + 1][0], end, vocabulary)


def _without_pronoun(word: str, vocabulary: Vocabulary) -> str:
    """Return a verb without the pronoun that follows it by hyphen: "a-t-elle", "ajoute-t-il"."""
    parts = word.split("-")
    return parts[0] if len(parts) > 1 and parts[-1] in vocabulary.pronouns else word


def _inverted(text: str, words: Words, start: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "», a-t-il ironisé": behind mark and comma a verb with its pronoun attributes, whatever it tells."""
    begin, end = words.spans[0]
    parts = words.folded[0].split("-")
    spoken = "-t-" in text[begin:end] or (len(parts) > 1 and vocabulary.cues.at(parts, 0))
    if "," not in text[start:begin] or not spoken or parts[-1] not in vocabulary.pronouns:
        return None
    return text.rindex("-", begin, end) + 1, end


def _verb_first(text: str, words: Words, stop: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "”, said X", "“, so X", "», selon X" """
    lists = (vocabulary.sources_behind, vocabulary.cues, vocabulary.sources)
    for length in (*(_at_front(words, each, vocabulary) for each in lists), points_back(words, vocabulary)):
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
        or not _opens_source(words, first, vocabulary)
        or (vocabulary.clause.intersection(words.folded[:1]) and not _is_state(words, vocabulary))
    ):
        return None
    source = source_behind(text, words.spans[first][0], stop, vocabulary)
    if source is None or not any(kind in NAMES for kind in words_of(text, *source, vocabulary).kinds):
        return None
    return source


def _is_state(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words tell somebody's mind: "“, ist X überzeugt", "”, är X nöjd över beslutet"."""
    return not vocabulary.states.isdisjoint(words.folded[2:])


def _opens_source(words: Words, number: int, vocabulary: Vocabulary) -> bool:
    """Whether a name, an office or an article with an office stands at a word."""
    if words.kinds[number] in "CULIHTRP":
        return True
    if words.kinds[number] == "w":
        return _FULL_NAME.match(words.kinds, number + 1) is not None  # an occupation that no list has
    article = words.kinds[number] in "Dd" or words.folded[number] in vocabulary.articles
    return article and words.kinds[number + 1 : number + 2] in ("R", "M", "T", "H")


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
        if ended and tail.folded[:1] and tail.folded[0] in vocabulary.reported:
            return None  # "…” The chair said that": a sentence of its own
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
    signed = any(sign in _LINE_DASHES for sign in text[start:begin])
    if "(" in text[start:begin]:
        signed = len(words) > 1 and words.kinds[-1] != "w"  # no "(Schluss) ab/cd"
    if not signed and (len(words) < 2 or any(kind not in _SIGNING for kind in words.kinds)):
        return None
    if not looks_like_source(words, vocabulary):
        return None
    return attribution(text, paragraph, (begin, stop), "line", bare=True)


def _unnamed(words: Words, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "”, said the signatories of the letter", "” researchers wrote": nobody whom the words name."""
    first = next((n for n in range(1, 3) if vocabulary.cues.at(words.folded, n)), 0)
    if "w" in words.kinds[:first] and all(kind in "wDd" for kind in words.kinds[:first]):
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
