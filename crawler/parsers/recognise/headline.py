"""Which heading heads the release: the one the page's titles name, else the one nearest above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crawler.parsers.metadata import Declared
from crawler.parsers.phrases import is_one_of
from crawler.parsers.recognise.outline import INLINE, Outline
from crawler.parsers.recognise.titles import (
    SIMILAR,
    agreement,
    bare_all,
    bare_of,
    cores_of,
    share_of_words,
    shown_part,
)
from crawler.parsers.runs import composed
from crawler.parsers.tree import Element
from crawler.words import Language

_LONGEST = 400
"""Characters; a longer heading is a paragraph in large letters."""
_LABEL = 40
_INTO = 200
"""Characters of running text above a heading by which it is one of the text's own."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as printed, and where it stands in the outline; None where it is only declared."""

    text: str
    index: int | None


def headline_of(outline: Outline, declared: Declared, start: int, language: Language) -> Headline | None:
    """Return the headline of the text whose first block is `start`; None where a page has no title at all."""
    names = bare_all([*declared.site_names])
    labels = _labels(language)
    cores = cores_of(declared, lambda core: _BARE_NUMBER.sub("", core) in labels or core in names)
    best: tuple[float, int] | None = None
    first, deep = _beginning(outline, start)
    for i in _headings(outline):
        if outline.tags[i] in _SMALLEST and best is not None and best[0] >= _LABELLED:
            continue
        if best is not None and best[0] >= _MOST_BY_TAG.get(outline.tags[i], 11.5) + _MARKED_UP:
            continue
        score = _score(outline, i, cores, names, (start, first, deep), language)
        if score > 0 and (best is None or score > best[0]):
            best = (score, i)
    if best is not None and cores and best[0] < _NAMED_IN_PART and _is_of_site(outline, best[1]):
        best = None
    if best is None or best[0] < _MATCHED:
        headed = best is not None and outline.tags[best[1]] == "h1"
        named = _named_block(outline, cores, start, None if headed else labels)
        if named is not None:
            return Headline(printed(outline.elements[named]), named)
    if best is not None:
        return Headline(_without_label(outline, best[1], cores, language), best[1])
    if cores:
        return Headline(shown_part(declared, names), None)
    return None


@lru_cache(maxsize=64)
def _labels(language: Language) -> frozenset[str]:
    """Return the section labels of a language, bare of marks: never a headline of a text."""
    return frozenset(bare_all([*language.recogniser.sections, *language.frame.labels]))


def _beginning(outline: Outline, start: int) -> tuple[int, int]:
    """Return the first paragraph below an element, and the one by which its text is well begun."""
    first, size = start, 0
    for i in range(start, outline.last[start]):
        if outline.plain[i]:
            first = first if size else i
            size += outline.plain[i]
            if size > _INTO:
                return first, i
    return first, outline.last[start]


def printed(element: Element) -> str:
    """Return the folded text of a heading, with a space where a line breaks or an inner block ends."""
    if _JOINED.issuperset([each.tag for each in element.iterdescendants()]):
        return _clean(etree.tostring(element, method="text", encoding="unicode", with_tail=False))
    parts: list[str] = []
    for text in element.xpath("descendant::text()"):
        source = text.getparent()
        broken = (
            source.tag not in INLINE if text.is_tail else source is not element and source.tag not in INLINE
        )
        parts.append(f" {text}" if broken or source.tag == "br" else text)
    return _clean("".join(parts))


_JOINED = INLINE - {"br"}
"""Elements at whose edges a word goes on."""


def _clean(text: str) -> str:
    return composed(" ".join(text.replace("\u00ad", "").replace("\u200b", "").split()))


_MATCHED, _NAMED_IN_PART = 8.0, 6.0
"""Scores of headings that a declared title names, and of the least that one has in part."""
_MOST_BY_TAG = {"h1": 15.0, "h2": 13.0, "h3": 12.0}
"""The highest score that a heading can reach by its words and its place."""
_MARKED_UP = 2.0
"""What a heading gains that is marked up as the headline."""


_SMALLEST = ("h5", "h6")
_LABELLED = 1.0
"""A score that no label has: where a page heads its text with nothing else, its small headings count."""


def _headings(outline: Outline) -> list[int]:
    """Return the headings in their order, those in the smallest letters last."""
    return sorted(outline.headings, key=lambda i: outline.tags[i] in _SMALLEST)


def _score(
    outline: Outline,
    i: int,
    cores: Sequence[str],
    names: Sequence[str],
    where: tuple[int, int, int],
    language: Language,
) -> float:
    """Return how likely a heading heads the text.

    `where` is the text's element, its first paragraph, and the paragraph by which it is well begun.
    """
    start, first, deep = where
    text = printed(outline.elements[i]) if outline.own[i] <= 2 * _LONGEST else ""
    if not text or len(text) > _LONGEST:
        return 0.0
    bare = bare_of(text)
    tag = outline.tags[i]
    score = {"h1": 4.0, "h2": 2.0, "h3": 1.0}.get(tag, 0.5)
    match = agreement(bare, cores)
    score += match
    if i > start and (not outline.inside(i, start) or i > deep):
        score -= 3.0 if match >= 8.0 and tag == "h1" else 6.0
    elif i < first:
        score += 1.0 - min(first - i, 1000) / 2000
    if outline.elements[i].get("itemprop") == "headline":
        score += _MARKED_UP
    if _linked(outline, i) and match < 8.0:
        score -= 3.0
    return _as_label(text, bare in names, score, language)


def _as_label(text: str, is_site: bool, score: float, language: Language) -> float:
    """Return the score of a heading, lowered where it is a label of the site or of links."""
    label = _NUMBER.sub("", text)
    labels = (language.recogniser.sections, language.frame.labels)
    if is_site or any(is_one_of(label, words) for words in labels):
        score = min(score, 0.5 + score / 100)
    if is_one_of(text, language.page.related) or is_one_of(text, language.page.consent_actions):
        score -= 6.0
    return score


_NUMBER = re.compile(r"\W+(?:n[ro]?[.°º]{0,2} ?)?\d{1,4}(?:[/.-]\d{1,4})?\W*$", re.IGNORECASE)
"""The number of a release behind its label: "Press release No. 12/2024"."""
_BARE_NUMBER = re.compile(r"(?: n[ro]?)?(?: [ºª])?(?: \d{1,4}){1,2}$")
"""The same where only words are left: "press release no 12 2024"."""


def _is_of_site(outline: Outline, i: int) -> bool:
    """Say whether a heading that no declared title names is the site's: by its class, or in the banner."""
    if _SITE.search(outline.names[i]):
        return True
    around = outline.parents[i]
    while around > 0 and outline.tags[around] != "header":
        around = outline.parents[around]
    banner = outline.tags[max(around, 0)] == "header" and not _HOLDING_TEXT.intersection(_above(outline, i))
    return banner and "main" in outline.tags[outline.last[around] :]


def _above(outline: Outline, i: int) -> set[str]:
    """Return the tags of the elements around an element."""
    return {str(element.tag) for element in outline.elements[i].iterancestors()}


_SITE = re.compile(
    r"(?:^|\s)(?:(?:site|blog)[_-]?(?:title|name|heading)|(?:navbar-)?brand|logo)(?:$|\s)", re.IGNORECASE
)
"""What the heading with the name of the site is called."""
_HOLDING_TEXT = frozenset(("main", "article"))


def _linked(outline: Outline, i: int) -> bool:
    return outline.own[i] > 0 and outline.linked[i] >= 0.8 * outline.own[i]


def _named_block(
    outline: Outline, cores: Sequence[str], start: int, labels: frozenset[str] | None
) -> int | None:
    """Return the last block above the text that is a declared title, else a line with most of its words.

    `labels` are no such lines; where they are None, no other line but a declared title is.
    """
    wanted = {core for core in cores if len(core) >= 8}
    found: int | None = None
    alike: tuple[float, int] | None = None
    for i in range(min(start + 40, len(outline.elements))):
        if not _can_be_headline(outline, i):
            continue
        text = outline.text(i)
        bare = bare_of(text)
        if bare in wanted and (i <= start or found is None):
            found = i
        elif (
            labels is not None
            and not text.endswith(".")
            and outline.own[i] < _IN_OTHER_WORDS
            and found is None
        ):
            share = max((share_of_words(bare, core) for core in wanted), default=0.0)
            labelled = _BARE_NUMBER.sub("", bare) in labels
            if share >= SIMILAR and not labelled and (alike is None or share >= alike[0]):
                alike = (share, i)
    return found if found is not None or alike is None else alike[1]


_IN_OTHER_WORDS = 160
"""Characters of the longest block that can be a headline whose declared title has other words."""


def _can_be_headline(outline: Outline, i: int) -> bool:
    return (
        0 < outline.own[i] <= _LONGEST
        and not outline.linked[i]
        and outline.last[i] - i < 12
        and outline.elements[i].tag not in ("li", "title")
    )


def _without_label(outline: Outline, i: int, cores: Sequence[str], language: Language) -> str:
    """Return a heading without a section label or date that stands inside it, in an element of its own."""
    element = outline.elements[i]
    text = printed(element)
    bare = bare_of(text)
    if bare in cores:
        return text
    for child in element:
        label = printed(child) if isinstance(child.tag, str) else ""
        if not label or len(label) > _LABEL or len(label) >= len(text):
            continue
        rest = (
            text.removeprefix(label).strip() if text.startswith(label) else text.removesuffix(label).strip()
        )
        rest = rest.strip("|:-–— ") if rest != text else text
        if (
            rest
            and rest != text
            and (bare_of(rest) in cores or is_one_of(label, language.recogniser.sections))
        ):
            return rest
    return text
