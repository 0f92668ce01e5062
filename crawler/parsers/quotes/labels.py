"""Names before a colon that say whose words follow without marks: "Congresswoman Ana Brook: …"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.stretches import Attribution
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, words_of

_TITLED = re.compile(r"[DdBYm]*[RMTHL]+[CUI][CUIPp]*X*(?:[RMBYX]|\Z)")
"""An office or title and a name, with more of its bearer behind it."""
_LABELLED = re.compile(r"[CU][CUIPp]*[CU]X*(?:[RMBYXDdm]|\Z)")
_NAME = re.compile(r"[RMTHL]*[CUI][CUIPp]*[CU]X*")
_TELLS = re.compile(r"C[QpwW]+F[CU]|C[wW]{2,}\Z")
"""A clause about or with a name, not one with its office: "Same view with Ana Roe", "Roe n’en démord pas"."""
_COMES = re.compile(r"[Ddp]w[wW]+[Fp][CU]")
"""A clause in which something comes from a name: "El apoyo llega de Ana Roe"."""
_SUBJECT = re.compile(r"D?[BYRMTHLm]*[CUIPp]+")
_LONGEST_SUBJECT = 160
_LONGEST_NAME = 60
_LABEL_OPENS = frozenset("CUILTHRMBYXDPp")
_LONGEST_LABEL = 24
_SHORTEST_NAME = 3
_LONGEST_TIME = 4


def names_person(text: str, position: int, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph opens with a full name, or an office and a name, before a colon at `position`."""
    if position < 0:
        return False
    words = words_of(text, 0, position, vocabulary)
    if _TITLED.match(words.kinds) is not None:
        return True
    if _LABELLED.match(words.kinds) is None:
        return False
    return vocabulary.is_given(text[words.spans[0][0] : words.spans[0][1]])


def names_anybody(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words hold an office, a title or a given name."""
    given = (vocabulary.is_given(words.text[slice(*span)]) for span in words.spans)
    return not set(words.kinds).isdisjoint("RMTHL") or any(given)


def is_topic(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a line says what the words below it are on, and not whose they are: "On the Harbour Wall"."""
    return not vocabulary.topics.isdisjoint(words.folded[:1]) and not names_anybody(words, vocabulary)


def opens_list(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a name that the lines below go on with: "Ana Brook …"."""
    if not text.endswith(("…", "...")) or len(text) > _LONGEST_NAME:
        return False
    return _NAME.fullmatch(words_of(text, 0, len(text), vocabulary).kinds) is not None


def is_name_line(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a name and a colon."""
    if not text.endswith(":") or len(text) > _LONGEST_NAME:
        return False
    return _NAME.fullmatch(words_of(text, 0, len(text), vocabulary).kinds) is not None


def looks_like_source(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a line may be nothing but a name and what its bearer is."""
    if not len(words) or len(words) > _LONGEST_LABEL or words.kinds[0] not in _LABEL_OPENS:
        return False
    if not any(kind in NAMES or kind in OFFICES for kind in words.kinds):
        return False
    if max(map(len, words.folded)) < _SHORTEST_NAME:
        return False
    return not any(
        word in vocabulary.clause and not (number and words.text[words.spans[number][0]].isupper())
        for number, word in enumerate(words.folded)
    )


def tells(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words that look like a source are a clause: "Backing came from Jane Doe"."""
    if _TELLS.match(words.kinds) is not None:
        return True
    comes = _COMES.match(words.kinds)
    return comes is not None and vocabulary.is_given(words.text[slice(*words.spans[comes.end() - 1])])


def called_above(text: str, lead: Attribution, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names of the person who makes a statement; of a pronoun, those above it. None of a body."""
    words = words_of(lead.raw, 0, len(lead.raw), vocabulary)
    if words.kinds[:1] == "O":
        words = words_of(text, 0, lead.start, vocabulary)
    named = re.finditer(r"(?<=[RMTHLCUI])C", words.kinds)
    known = names_anybody(words, vocabulary)
    return frozenset(words.folded[each.start()] for each in named) if known else frozenset()


def says_again(words: Words, surname: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says that the speaker said something, so that the statement is over."""
    name = surname.casefold().rstrip(".")
    return any(
        word == name and number + 1 < len(words) and vocabulary.cues.at(words.folded, number + 1)
        for number, word in enumerate(words.folded)
    )


def tells_of(text: str, called: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a paragraph begins with one of these names and tells of its bearer: "Senator Roe is a"."""
    words = words_of(text, 0, min(len(text), _LONGEST_SUBJECT), vocabulary)
    if vocabulary.first_person.search(text) is not None:
        return False
    if text.endswith(":") and any(
        word.removesuffix("'s") in called and words.kinds[number - 1] in "RMTHL"
        for number, word in enumerate(words.folded)
        if number
    ):
        return True  # "Last week, Senator Roe’s staff came to the following events:"
    front = _behind_time(words)
    subject = _SUBJECT.match(words.kinds, front)
    if subject is None or called.isdisjoint(words.folded[front : subject.end()]):
        return False
    number = max(n for n in range(front, subject.end()) if words.folded[n] in called)
    behind = words.kinds[number + 1 : number + 2]
    apposed = text[words.spans[number][1] :].lstrip()[:1] in ("(", ",")
    return apposed or behind in tuple("wWFO")


def _behind_time(words: Words) -> int:
    """Return where the subject begins behind a short phrase and its comma: "Last month, Senator Roe"."""
    for number in range(1, min(len(words), _LONGEST_TIME + 1)):
        if words.kinds[number - 1] in NAMES or words.kinds[number - 1] in "OWA":
            return 0
        if "," in words.text[words.spans[number - 1][1] : words.spans[number][0]]:
            return number
    return 0
