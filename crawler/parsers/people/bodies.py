"""Organisations that the noun for a body names or means: "the council", "the association Clean Rivers"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.parsers.people.folding import lowered
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.sources import bodies_with

_NOUN = re.compile(r"[DpF]?w")
_NAMED = re.compile(r"[DpF]?([wB])([CUYBSIQZ](?:[FpDA]{0,2}[CUYBSIQZ])*)(?:\Z|[,(])")
_LONGEST_OPENING = 6
_OPENING = re.compile(r"[DpF]?w?[CUYBSZ]")


def noun_meant(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the noun where nothing but it and an article stands there: "the council", "l’association"."""
    if _NOUN.fullmatch(marked.kinds) is None:
        return None
    last = len(marked.kinds) - 1
    noun = marked.slice(last, last + 1)
    return noun if noun.islower() and noun in lexicon.body_nouns else None


def named_behind_noun(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the name that stands behind the noun of its body: "l’association Rives Propres".

    A noun with a capital is part of the name: "Föreningen Rena Bäckar".
    """
    match = _NAMED.match(marked.kinds)
    if match is None:
        return None
    noun = marked.slice(*match.span(1))
    if noun not in lexicon.body_nouns and noun.casefold() not in lexicon.named_bodies:
        return None
    if not noun.islower() and match.end(2) < len(marked.kinds):
        return None  # "Partei Neues Land, Olaf Brandt"
    first, last = match.span(2)
    given = lexicon.is_given(marked.slice(first, first + 1))
    if given or not _are_capitals(marked, first, last):
        return None
    return marked.slice(first if noun.islower() else match.start(1), last)


def body_meant(
    noun: str, organisation: str | None, passages: Iterable[Marked], lexicon: Lexicon
) -> str | None:
    """Return whom a noun in small letters means: the publisher, or the body that is named nearest."""
    if organisation is not None and noun in organisation.casefold().split():
        return organisation
    return next((name for passage in passages for name in _named_with(noun, passage, lexicon)), None)


def _named_with(noun: str, passage: Marked, lexicon: Lexicon) -> Iterator[str]:
    folded = lowered(noun)
    if folded not in passage.lower:
        return
    yield from bodies_with(folded, passage)
    for index, (start, end) in enumerate(passage.spans):
        if passage.text[start:end] == noun and (name := _behind(passage, index, lexicon)):
            yield name


def _behind(passage: Marked, index: int, lexicon: Lexicon) -> str | None:
    last = index + 1
    while (
        last < len(passage.kinds)
        and passage.kinds[last] in "CUYBSIQZ"
        and _are_capitals(passage, last, last + 1)
    ):
        last += 1
    if last == index + 1 or lexicon.is_given(passage.slice(index + 1, index + 2)):
        return None
    return passage.slice(index + 1, last)


def opening_body(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the organisation that a paragraph tells of first: "L’association Rives Propres a saisi …"."""
    if _OPENING.match(marked.kinds) is None:
        return None
    for index, kind in enumerate(marked.kinds[:_LONGEST_OPENING]):
        word = marked.slice(index, index + 1)
        if word in lexicon.body_nouns and (name := _behind(marked, index, lexicon)):
            return name
        if kind == "B":
            return next(bodies_with(lowered(word), marked), None)
        if kind not in "DpFCUYS":
            return None
    return None


def _are_capitals(marked: Marked, first: int, last: int) -> bool:
    """Whether the first of some words is printed with a capital, and the last."""
    return all(marked.text[marked.spans[n][0]].isupper() for n in (first, last - 1))
