"""Which words of a clause name who speaks.

A clause is looked at word by word; the kind of each word (name, office, article, …) is the people lexicon's.
"""

from __future__ import annotations

import re

from crawler.parsers.quotes.datelines import behind_dateline
from crawler.parsers.quotes.extents import apposed_piece, leading_piece
from crawler.parsers.quotes.fronts import behind_comma, front_of
from crawler.parsers.quotes.pieces import first_piece, is_lead, is_legal_form, is_name
from crawler.parsers.quotes.sentences import comma_pieces, with_brackets
from crawler.parsers.quotes.vocabulary import Phrases, Vocabulary
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, names_somebody, words_of

_PHRASE = frozenset("CUILRMBYXTHPpNADmfSQ")
_OPENS_SOURCE = frozenset("CUILTHRMDdBYPpX")
_FULL_NAME = re.compile(r"[CU][CUIPp]*[CU]")
_SOMEBODY_OF = re.compile(r"(?:\A|[AZ])d[mwS]{1,3}[Fp](?:[DTHL]*[CU][CUIPp]*X*|[Dd][wB])\Z")
_NAMED_ALONE = re.compile(r"(?:[BYwm]{0,4}[RM])?[THL]*[CU][CUIPp]*X*")
_LAST_FIELD = re.compile(r"A[SC]{1,3}[BY]?[RM][THL]*[CUI]")
"""Where a list of fields with capitals ends in an office and its holder."""
_CLAUSE = re.compile(r"\s[–—]\s(?=[a-z])")
"""A dash that opens a clause about whoever stands before it."""
_LOWER_BEFORE_OFFICE = 3
_LONGEST = 90
"""Words of the longest source: five people who speak together, each with an office."""


def source_before(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return [start, end) of the source in the clause that stands before a verb of saying."""
    words = words_of(text, start, end, vocabulary)
    last = without_tail(words, vocabulary)
    if not last or _is_noun(words, last, vocabulary):
        return None
    stop = with_brackets(text, words.spans[last - 1][1], end)
    clause = _CLAUSE.search(text, start, stop)
    if clause is not None and words_of(text, clause.end(), stop, vocabulary).kinds[:1] == "W":
        stop = clause.start()  # "Jane Doe – who introduced the bill – said"
    apposed = "," in text[stop:end] or clause is not None
    pieces = comma_pieces(text[start:stop])
    read = [words_of(text, start + a, start + b, vocabulary) for a, b in pieces]
    first = first_piece(read, vocabulary, apposed=apposed)
    if first and not apposed and first == len(read) - 1 and _is_governed(read[first], vocabulary):
        first = first_piece(read[:-1], vocabulary, apposed=True)  # "Jane Doe, in reply to X said"
        stop = start + pieces[-2][1]
    shortened = "." in text[start:stop].rpartition(" ")[2]  # "Rettet die Bucht e.V."
    if text[stop : stop + 1] == "." and (shortened or is_legal_form(read[-1])):
        stop += 1
    if first is None or (first == 0 and not apposed and _is_place(read[0], vocabulary)):
        return None
    if apposed and (told := _last_told(read, first, vocabulary)) < len(read) - 1:
        stop = start + pieces[told][1]
    a, b = start + pieces[first][0], start + pieces[first][1]
    dated = behind_dateline(text, a, b, vocabulary)
    led = words_of(text, dated, b, vocabulary) if dated is not None else read[first]
    begin = _without_lead(led, vocabulary)
    found = words_of(text, begin, stop, vocabulary)
    if not _is_source(found, vocabulary) or _is_object(led, begin, vocabulary) or is_somebody_of(led):
        return None
    kept = _without_clause(found, vocabulary)
    return begin, stop if kept == len(found) else found.spans[kept - 1][1]


def _is_noun(words: Words, last: int, vocabulary: Vocabulary) -> bool:
    """Whether an article stands before the verb, which is a noun then: "Given the reports that"."""
    article = words.folded[last - 1]
    return last == len(words) > 1 and article in vocabulary.articles and article not in vocabulary.pronouns


def is_named_alone(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words are a name, behind an office or a participle: "kokoukseen osallistunut Kemppainen"."""
    return _NAMED_ALONE.fullmatch(words.kinds, _behind_participle(words, vocabulary)) is not None


def _behind_participle(words: Words, vocabulary: Vocabulary) -> int:
    """Return where a name begins behind a participle that tells of it; 0 where none does."""
    told = max(words.kinds.rfind("w"), words.kinds.rfind("W"))
    endings = vocabulary.words.participles
    if told < 0 or not words.folded[told].endswith(endings):
        return 0
    return told + 1 if _NAMED_ALONE.fullmatch(words.kinds, told + 1) is not None else 0


def _last_told(pieces: list[Words], first: int, vocabulary: Vocabulary) -> int:
    """Return the last piece of a source that begins at `first`: "Jane Doe, during the sitting, said"."""
    last = len(pieces) - 1
    while last > first and is_lead(pieces[last], vocabulary):
        last -= 1
    if last > first and "B" in pieces[first].kinds and is_lead(pieces[first + 1], vocabulary):
        return first  # "The council, after talks with the mayor, Jane Doe, said"
    return last


def source_behind(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return [start, end) of the source that stands behind a verb of saying."""
    words = words_of(text, start, end, vocabulary)
    first = front_of(words, vocabulary)
    if first is None:
        return None
    if words.kinds[first] == "O":
        if words.kinds[first + 1 : first + 2] not in ("R", "M"):
            return words.spans[first]
        first += 1  # "aux yeux de cette porte-parole"
    begin = words.spans[first][0]
    pieces = _behind_fields(text, begin, end, vocabulary)
    stop = begin
    for number, (a, b) in enumerate(pieces):
        piece = words_of(text, begin + a, begin + b, vocabulary)
        if number and not any(kind in NAMES for kind in words_of(text, begin, stop, vocabulary).kinds):
            told = piece.kinds[:1] in OFFICES or any(kind in NAMES for kind in piece.kinds)
            taken = leading_piece(piece, vocabulary) if told else 0
        else:
            taken = apposed_piece(piece, vocabulary, number) if number else leading_piece(piece, vocabulary)
        if not taken:
            break
        stop = with_brackets(text, piece.spans[taken - 1][1], end)
        if taken < len(piece):
            break
    found = words_of(text, begin, stop, vocabulary)
    return (begin, stop) if _is_source(found, vocabulary) else None


def _behind_fields(text: str, begin: int, end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Part a source at its commas, but for those of a list: "Science, Ports, and Fish Committee Chair X"."""
    pieces = comma_pieces(text[begin:end])
    for number, (a, b) in enumerate(pieces):
        words = words_of(text, begin + a, begin + b, vocabulary)
        if number > 1 and _LAST_FIELD.match(words.kinds):
            return [(pieces[0][0], b), *pieces[number + 1 :]]
        if words.kinds.strip("SC"):
            break
    return pieces


def _without_clause(words: Words, vocabulary: Vocabulary) -> int:
    """Return how many words stay when another verb and all behind it go: "X addressed them, saying"."""
    for number in range(1, len(words)):
        verb = words.kinds[number] == "w" or (words.kinds[number] == "W" and not behind_comma(words, number))
        named = words.kinds[number - 1] in ("CUILBYXRM" if behind_comma(words, number) else "CUILBY")
        named = named and not words.folded[number - 1].endswith("'s")  # "The Governor’s office said"
        if verb and vocabulary.adjectives_behind and words.kinds[number - 1 :].strip("w") == "B":
            return len(words)  # "le Parti communiste français"
        if verb and named and not _bracketed(words, number):
            several = words.folded[-1] in vocabulary.plurals  # the Ohio officials
            return len(words) if several or any(kind in OFFICES for kind in words.kinds[number:]) else number
    return len(words)


def _bracketed(words: Words, number: int) -> bool:
    """Whether a word stands in brackets: "the deputy (United Left) Jane Doe"."""
    start, stop = words.spans[0][0], words.spans[number][0]
    return words.text.rfind("(", start, stop) > words.text.rfind(")", start, stop)


def _is_object(piece: Words, begin: int, vocabulary: Vocabulary) -> bool:
    """Whether a preposition governs the noun in which a clause ends: "After remarks at the Forum, saying"."""
    number = piece.before(begin)
    if not number or number >= len(piece) or not is_lead(piece, vocabulary):
        return False
    return piece.kinds[number - 1] == "F" and piece.kinds[number] in "Dd"


def is_somebody_of(piece: Words) -> bool:
    """Whether a clause tells of somebody whom it does not name: "a friend of Mr Roe"."""
    return _SOMEBODY_OF.search(piece.kinds) is not None


def _is_place(piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether one name alone stands in a phrase of time or place: "In an interview with the Courier said"."""
    governed = len(piece) > 2 and piece.kinds[-2] in "Fp" and _is_governed(piece, vocabulary)
    return governed and not set(piece.kinds) & OFFICES


def _is_governed(piece: Words, vocabulary: Vocabulary) -> bool:
    """Whether a piece is a phrase of time or place to its end: "during the sitting in the town of Leeds"."""
    opens = piece.kinds[0] in "Fp" and piece.folded[0] not in vocabulary.articles
    if not opens and not is_lead(piece, vocabulary):
        return False
    last = len(piece) - 1
    while last and piece.kinds[last] in "CUILBYS":
        last -= 1
    return (
        last < len(piece) - 1 and piece.kinds[last] in "Fp" and piece.folded[last] not in vocabulary.articles
    )


def _is_source(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words name somebody and tell nothing; a clause about the person may follow ("who has led")."""
    if 0 < len(words) < 3 and _is_body(words, vocabulary):
        return True  # "the party", "föreningen"
    if not names_somebody(words) or len(words) > _LONGEST or words.kinds[-1] == "Q":
        return False
    if len(words) == 1:
        return True
    for number, word in enumerate(words.folded):
        relative = behind_comma(words, number) or (number > 1 and word in vocabulary.relatives)
        if words.kinds[number] == "W" and relative:
            return True
        if word in vocabulary.clause and words.kinds[number] not in "CULITHDdRMBYPpFA":
            if number and words.text[words.spans[number][0]].isupper():
                continue  # "the One You campaign"
            return False
    return True


def _is_body(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether words are the noun for a body, with an article perhaps: "the council", "l’association"."""
    noun = words.folded[-1]
    if len(words) == 1:
        return noun in vocabulary.own or noun.partition("'")[2] in vocabulary.own
    return noun in vocabulary.own and words.folded[0] in vocabulary.articles


def without_tail(words: Words, vocabulary: Vocabulary) -> int:
    """Return how many words stay when auxiliaries and adverbs are taken from the end."""
    last = len(words)
    if last > 1 and words.kinds[last - 1] == "W" and behind_comma(words, last - 1):
        last -= 1  # "X, who said"
    while last:
        taken = _tail_at(words, last, vocabulary.auxiliaries) or _tail_at(words, last, vocabulary.adverbs)
        if not taken or words.kinds[last - 1] in "CUL":
            return last
        last -= taken
    return 0


def _tail_at(words: Words, last: int, phrases: Phrases) -> int:
    for length in (4, 3, 2, 1):
        if last >= length and phrases.at(words.folded[:last], last - length) == length:
            return length
    return 0


def _without_lead(piece: Words, vocabulary: Vocabulary) -> int:
    """Return the text offset at which the source begins in a piece that may open with a lead-in."""
    first = _behind_participle(piece, vocabulary)
    while (
        first < len(piece) - 1
        and vocabulary.adverbs.at(piece.folded, first)
        and (piece.kinds[first] not in "CUDdTHLO" or piece.kinds[first + 1] == "O")
    ):
        first += 1
    rest = piece.cut(first, len(piece))
    if len(rest) > 2 and rest.kinds[-1] == "O" and rest.kinds[-2] not in "FQ":
        return rest.spans[-1][0]  # "Criticising the minister she said"
    if first < len(piece) - 1 and piece.kinds[first] == "A":
        return piece.spans[first + 1][0]
    named = rest.kinds[0] == "Z" and is_name(rest.cut(1, len(rest)))
    if named and vocabulary.lead_ins.at(rest.folded, 0):
        return rest.spans[1][0]  # "But Mr Roe, who stands for the seat"
    if not is_lead(rest, vocabulary):
        return rest.spans[_behind_verb(rest, vocabulary)][0]
    return rest.spans[_noun_phrase(rest)][0]


def _behind_verb(words: Words, vocabulary: Vocabulary) -> int:
    """Return where a name begins behind a verb of saying in a clause: "So said Jane Doe, who added"."""
    for number in range(len(words) - 2, 0, -1):
        length = vocabulary.cues.at(words.folded, number)
        if length and number + length < len(words) and words.kinds[number] not in NAMES:
            behind = words.kinds[number + length :]
            named = behind[0] in _OPENS_SOURCE and any(kind in NAMES for kind in behind)
            return number + length if named else 0
    return 0


def _noun_phrase(words: Words) -> int:
    """Return at which word the noun phrase begins that ends a clause."""
    first = len(words)
    lower = 0
    office = False
    while first > 1:
        kind = words.kinds[first - 1]
        if kind in "O" and first == len(words):
            return first - 1
        named = kind == "F" and words.kinds[first - 2] == "B"  # "the Office of Public Works"
        if kind in "wF" and not named and (not office or lower == _LOWER_BEFORE_OFFICE or kind == "F"):
            break
        if kind not in _PHRASE and kind != "w" and not named:
            break
        office = office or kind in OFFICES
        lower = lower + 1 if kind == "w" else 0
        first -= 1
        if kind in "D":
            break
    first += lower
    return min(first, len(words) - 1)
