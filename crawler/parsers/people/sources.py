"""The attributions that name nobody: organisations, and people who speak for one without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.parsers.people.folding import lowered
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

_BODY = frozenset("CUYBSZFDA")
"""Kinds of the capitalised words in the name of an organisation."""
_LONGEST = 10
"""Words of the longest name of an organisation."""


def spokesperson_for(
    marked: Marked, lexicon: Lexicon, organisation: str | None
) -> tuple[str, str | None] | None:
    """Read "a spokesperson for X" and "an X spokesperson" as the role and X; None for anything else."""
    kinds = marked.kinds
    for index, kind in enumerate(kinds):
        if kind in "RM" and marked.slice(index, index + 1).casefold() in lexicon.spokespeople:
            break
    else:
        return None
    indefinite = kinds[:1] == "d"
    clause = kinds.find(",W", index)  # ", which has campaigned against rent rises"
    after = _trimmed(marked, index + 1, len(kinds) if clause < 0 else clause, lexicon)
    before = _trimmed(marked, 0, index, lexicon)
    if after and kinds[index + 1 : index + 2] in tuple("FpD"):
        telling = "UYB" if lexicon.words.indefinite else "UYBC"
        named = marked.slice(*after)
        noun, _, rest = named.partition(" ")
        if noun in lexicon.words.named_bodies and rest[:1].isupper():
            named = rest  # "du mouvement Terre et Ciel"
        elif not indefinite and not set(kinds[slice(*after)]) & set(telling):
            return None  # "the spokesperson for Culture": somebody's office
    elif before and (indefinite or kinds[:1] != "D"):
        named = _without_field(marked, *before, organisation)
    else:
        return (marked.slice(index, index + 1), organisation) if indefinite else None
    if not _is_organisation(named) and not _is_definite(kinds[index + 1 :]):
        return (marked.slice(0, len(kinds)), organisation) if indefinite else None
    return marked.slice(index, index + 1), own_name(named, lexicon, organisation)


def _without_field(marked: Marked, start: int, end: int, organisation: str | None) -> str:
    """Leave out the field between the publisher's name and its spokesperson: "Reform List health"."""
    last = end
    while last > start and marked.kinds[last - 1] in "Sw":
        last -= 1
    party = marked.slice(start, last)
    own = organisation is not None and last > start and same_name(party, organisation)
    return party if own else marked.slice(start, end)


def organisation_named(marked: Marked, lexicon: Lexicon, organisation: str | None) -> str | None:
    """Return the organisation an attribution names, or None."""
    span = _trimmed(marked, 0, len(marked.kinds), lexicon)
    if span is None:
        return None
    span = _without_saying(marked, *span, lexicon)
    text = marked.slice(*span)
    if text.casefold() in lexicon.own:
        return organisation
    kinds = marked.kinds[span[0] : span[1]]
    if not any(kind in "YBCU" for kind in kinds) or len(kinds) > _LONGEST or kinds.count("w") > 2:
        return None
    if (
        set(kinds) & set("OWZ.,;:")
        or kinds[:2] == "wD"
        or (kinds[-1] == "w" and not lexicon.words.adjectives_behind)
    ):
        return None
    return own_name(text, lexicon, organisation)


def _without_saying(marked: Marked, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Leave out a verb at the end, and in what it was said: "the Roe Society in a statement wrote"."""
    for phrase in lexicon.words.occasions:
        offset = marked.lower.find(f" {lowered(phrase)}")
        if offset > 0 and start < (cut := marked.at(offset)) < end:
            end = cut
    while end - 1 > start and marked.kinds[end - 1] == "W":
        end -= 1
    return start, end


def full_body(name: str, organisation: str | None, passages: Iterable[Marked]) -> str | None:
    """Return the full name of "the Network": the publisher's, or the one the page prints with more words.

    None where the name has several words, or the page has several such bodies.
    """
    if " " in name or not name[:1].isupper():
        return None
    if organisation is not None and " " in organisation and name in organisation.split():
        return organisation
    found = {text for passage in passages for text in bodies_with(lowered(name), passage)}
    return found.pop() if len(found) == 1 else None


def bodies_with(noun: str, passage: Marked) -> Iterator[str]:
    """Yield the names of organisations in a passage that hold a noun, given in small letters."""
    for index, kind in enumerate(passage.kinds):
        if kind != "B" or not _is_capital(passage, index) or lowered(passage.slice(index, index + 1)) != noun:
            continue
        first, last = index, index + 1
        while first and (passage.kinds[first - 1] in _BODY and _is_capital(passage, first - 1)):
            first -= 1
        while last < len(passage.kinds) and passage.kinds[last] in _BODY and _is_capital(passage, last):
            last += 1
        while first < index and passage.kinds[first] in "DdTFA":
            first += 1
        if last - first > 1:
            yield passage.slice(first, last)


def _is_capital(passage: Marked, index: int) -> bool:
    return passage.text[passage.spans[index][0]].isupper()


def own_name(text: str, lexicon: Lexicon, organisation: str | None) -> str | None:
    """Return the publisher's own name where the words mean it, else the words."""
    if text.casefold() in lexicon.own:
        return organisation
    if organisation is not None and same_name(text, organisation):
        return organisation
    return text


def same_name(text: str, organisation: str) -> bool:
    """Say whether two names of an organisation differ in case, article or plural only."""
    return _stem(text) == _stem(organisation)


def _stem(text: str) -> str:
    return text.casefold().rstrip("s").removeprefix("the ")


def _is_organisation(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split()) or " " not in text


def _is_definite(kinds: str) -> bool:
    """Say whether a body follows that has an article and no name: "for the county council", "da câmara"."""
    return re.match(r"F?[Dp][wSBm]{2,4}\Z", kinds) is not None


def _trimmed(marked: Marked, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Leave out articles, prepositions and signs at both ends."""
    kinds = marked.kinds
    while start < end and kinds[start] in "DdFpA,-:.()\"'Q":
        start += 1
    while end > start and kinds[end - 1] in ",-:.(\"'":
        end -= 1
    return (start, end) if start < end else None
