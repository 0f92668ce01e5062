"""What a page is: one release, a list of them, or something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.parsers.metadata import Declared
from crawler.parsers.phrases import anywhere, folded, is_one_of
from crawler.parsers.recognise.body import Mass
from crawler.parsers.recognise.headline import Headline
from crawler.parsers.recognise.kept import Kept
from crawler.parsers.recognise.outline import HEADINGS, Outline
from crawler.records import Block, Kind
from crawler.words import Language

_ERROR_LONGEST = 900
"""Characters of the longest text of an error page."""
_SHORTEST = 25
_LIST_LEAST = 4
"""Teasers from which a page can be a list."""
_PROSE_PER_TEASER = 160
_LONG = 500


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a page when its kind is decided."""

    outline: Outline
    mass: Mass
    kept: Kept
    headline: Headline | None
    declared: Declared
    dated: bool
    """Whether a day of publication is shown or declared."""
    blocks: Sequence[Block]
    spoken: Callable[[], bool]
    """Says whether the text has a label, an end mark, an embargo line or direct speech of a release."""


def kind_of(signs: Signs, language: Language) -> Kind:
    """Return the kind of a page that is neither a consent wall nor a bot challenge."""
    if _is_error(signs, language) or _is_profile(signs, language):
        return "other"
    teasers = _teasers_of_page(signs)
    if _is_list(signs, teasers, language):
        return "listing"
    if signs.kept.size < _SHORTEST or not signs.blocks:
        return "other"
    if signs.dated and (signs.kept.size >= _SHORTEST):
        return "release"
    if (
        "article" in signs.declared.types
        and "other" not in signs.declared.types
        and signs.headline is not None
    ):
        return "release"
    return "release" if signs.spoken() and signs.headline is not None else "other"


def _is_error(signs: Signs, language: Language) -> bool:
    if signs.kept.size > _ERROR_LONGEST:
        return False
    titles = [signs.headline.text if signs.headline else "", *signs.declared.titles[-1:]]
    missing = anywhere(language.recogniser.missing)
    return any(missing.search(folded(title)) for title in titles if len(title) < 120)


def _is_profile(signs: Signs, language: Language) -> bool:
    if signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.profile):
        return True
    return "other" in signs.declared.types and not signs.dated


def _teasers_of_page(signs: Signs) -> int:
    """Count the teasers that are not in the margin: outside asides and footers, or below the headline."""
    outline, furniture = signs.outline, signs.mass.furniture
    teasers = set(signs.mass.teasers)
    counted, k = 0, 0
    while k < len(outline.elements):
        if k in teasers:
            counted += 1
            k = outline.last[k]
        elif furniture[k]:
            k = outline.last[k]
        else:
            k += 1
    return counted


def _is_list(signs: Signs, teasers: int, language: Language) -> bool:
    named = signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.sections)
    if "list" in signs.declared.types and "article" not in signs.declared.types and teasers >= 2:
        return True
    if named and (teasers >= 2 or _linked_headings(signs) >= 2):
        return True
    if teasers < _LIST_LEAST:
        return _linked_headings(signs) >= _LIST_LEAST and signs.kept.size < _LONG
    return signs.kept.size < max(_PROSE_PER_TEASER * 2, _PROSE_PER_TEASER * teasers // 4) and not (
        signs.dated and signs.kept.size >= _PROSE_PER_TEASER
    )


def _linked_headings(signs: Signs) -> int:
    """Count the headings that are links, in and below the headline's surroundings."""
    outline = signs.outline
    return sum(
        1
        for i, element in enumerate(outline.elements)
        if element.tag in HEADINGS and outline.own[i] and outline.linked[i] >= 0.8 * outline.own[i]
    )
