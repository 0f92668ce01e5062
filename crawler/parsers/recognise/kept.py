"""Which elements of the page are kept as the release, and which inside them are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crawler.parsers.frame_lines import is_end_mark
from crawler.parsers.phrases import is_one_of
from crawler.parsers.recognise.body import Mass, descend, is_imprint, weigh
from crawler.parsers.recognise.headed import section_named
from crawler.parsers.recognise.outline import HEADINGS, INLINE, Outline
from crawler.parsers.tree import Element, take_out
from crawler.words import Language

_SENTENCE = 25
_STANDFIRST = 60
"""Characters from which a paragraph between headline and text is a standfirst, whatever it ends with."""
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»“)\]]*$")
_LEVELS = 5
"""How many levels above the text are searched for its continuation."""
_POINT_WORDS = 3
_CUT_OFF = ("[…]", "[...]", "(…)", "(...)")
_RIVAL = 0.35
"""Share of the text elsewhere from which the text right below the headline is preferred to it."""


@dataclass(slots=True)
class Kept:
    """The parts of a page that hold the release, in page order, and what is dropped in them."""

    parts: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    """Sections behind the text that are headed as notes."""
    dropped: list[Element] = field(default_factory=list)
    top: int = 0
    """Index of the element that holds most of the text."""
    size: int = 0
    """Characters of running text in what is kept."""


def kept_of(outline: Outline, mass: Mass, headline: int | None, language: Language) -> Kept:
    """Return what is kept of a page whose headline is known, or known to be missing (None)."""
    good, top = mass.good, mass.top
    if headline is not None:
        loose = _loose_behind(outline, headline)
        good = weigh(outline, mass.aside, after=outline.last[headline], loose=loose)
        top = _top_below(outline, good, headline)
    if not good[top]:
        return Kept(top=top)
    below = outline.last[headline] if headline is not None else top
    parts = [*standfirst(outline, mass, below, top, language)] if headline is not None else []
    size = good[top] + sum(outline.plain[k] for k in parts)
    parts.append(top)
    rest = list(_continuation(outline, mass, good, top, headline, language))
    parts.extend(k for k in rest if k not in mass.closing)
    after = [k for k in rest if k in mass.closing]
    inner = [k for k in mass.closing if any(outline.inside(k, part) for part in parts)]
    after += [k for k in sections_behind(outline, mass, top) if k not in after and k not in inner]
    kept = Kept(top=top, size=size)
    kept.parts = [outline.elements[k] for k in parts]
    kept.after = [outline.elements[k] for k in [*inner, *after]]
    for part in [*parts, *after]:
        kept.dropped.extend(outline.elements[k] for k in asides_within(outline, mass, part, headline))
    return kept


def sections_behind(outline: Outline, mass: Mass, top: int) -> list[int]:
    """Return the sections named as addressed to the editor that stand behind the text, however far."""
    return [k for k in mass.named if k >= outline.last[top]]


def remove(elements: Iterable[Element]) -> None:
    """Take elements out of their tree; text behind a removed element stays."""
    for element in elements:
        take_out(element)


def _loose_behind(outline: Outline, headline: int) -> list[int]:
    """Return the elements around a headline that hold running text behind it in no element of its own.

    So do old pages: a cell with the headline, then sentences with line breaks between them.
    """
    found = []
    child, around = headline, outline.parents[headline]
    while around >= 0:
        if outline.plain[around] and _has_loose(outline, around, child):
            found.append(around)
        child, around = around, outline.parents[around]
    return found


def _has_loose(outline: Outline, around: int, first: int) -> bool:
    """Say whether a sentence stands loose in an element, from its child `first` on."""
    for child in outline.children(around):
        element = outline.elements[child]
        if child >= first and len((element.tail or "").strip()) >= _SENTENCE:
            return True
        if child <= first or outline.owners[child] != around or outline.links[child]:
            continue
        if len(outline.text(child)) >= _SENTENCE:
            return True
    return False


def _top_below(outline: Outline, good: list[int], headline: int) -> int:
    """Return the element with the text below the headline.

    That is looked for in the smallest surroundings of the headline that hold a fair share of what is there:
    near beats much where both are of one order.
    """
    top = descend(outline, good, 0)
    near = headline
    while near and good[near] < _RIVAL * good[top]:
        near = outline.parents[near]
    return descend(outline, good, near) if good[near] else top


def standfirst(outline: Outline, mass: Mass, below: int, top: int, language: Language) -> Iterator[int]:
    """Yield the blocks from `below`, the end of the headline, to `top` that are text themselves."""
    k = below
    while k < top:
        if mass.aside[k]:
            k = outline.last[k]
            continue
        if outline.own[k] and not outline.inside(top, k) and _is_standfirst(outline, k, below, language):
            yield k
            k = outline.last[k]
            continue
        k += 1


def _is_standfirst(outline: Outline, k: int, below: int, language: Language) -> bool:
    own = outline.own[k]
    if outline.linked[k] > own / 2:
        return False
    tag = outline.elements[k].tag
    if outline.last[k] - k > 40:
        return False
    text = outline.text(k)
    words = text.split()
    if text.endswith(_CUT_OFF):
        return False  # the beginning of the text itself, as listings print it
    if len(words) < _POINT_WORDS or is_one_of(text, language.recogniser.sections):
        return False
    if _named_intro(outline, k, below):
        return True
    if tag in HEADINGS:
        long = len(text) >= _STANDFIRST
        return tag != "h1" and (long or _is_second_headline(outline, k, below, text, language))
    if tag == "li":
        return _in_points(outline, k)
    return len(text) >= _STANDFIRST or (len(text) >= _SENTENCE and _SENTENCE_END.search(text) is not None)


def _is_second_headline(outline: Outline, k: int, below: int, text: str, language: Language) -> bool:
    """Say whether a heading right below the headline, in the same element, is the line under it."""
    headline = outline.parents[below - 1] if below else -1
    while headline >= 0 and outline.last[headline] == below:
        headline = outline.parents[headline]
    beside = outline.parents[k] == headline
    return beside and len(text) >= _SENTENCE and section_named(text, language) is None


def _named_intro(outline: Outline, k: int, below: int) -> bool:
    while k >= below:
        if outline.hints[k] == "intro":
            return True
        k = outline.parents[k]
    return False


def _in_points(outline: Outline, k: int) -> bool:
    """Say whether a list item is one of several that are text and not links."""
    points = [i for i in outline.children(outline.parents[k]) if outline.elements[i].tag == "li"]
    return len(points) >= 2 and not any(outline.links[i] for i in points)


def _continuation(
    outline: Outline, mass: Mass, good: list[int], top: int, headline: int | None, language: Language
) -> Iterator[int]:
    """Yield what follows the text in the same shape, and the sections headed as its notes.

    Behind an end mark the notes may have any shape, and stand below the element with text and headline.
    """
    node, ended = top, _ends_marked(outline, top, language)
    for _ in range(_LEVELS):
        parent = outline.parents[node]
        outer = (
            outline.elements[node].tag == "article" if headline is None else outline.inside(headline, node)
        )
        if parent < 0 or outline.elements[node].tag in ("main", "body") or (outer and not ended):
            return
        shape = _shape(outline, node)
        for sibling in outline.children(parent):
            if sibling <= node:
                continue
            if sibling in mass.closing:
                yield sibling
            elif good[sibling] and not mass.aside[sibling] and _goes_on(outline, sibling, shape, ended):
                opening = _first_text(outline, sibling)
                if section_named(opening, language) == "furniture" or is_imprint(opening, language):
                    return
                yield sibling
        node = parent


def _goes_on(outline: Outline, k: int, shape: tuple[str, str], ended: bool) -> bool:
    if not ended:
        return _same_shape(outline, k, shape)
    return not outline.links[k] and outline.hints[k] in (None, "text", "closing")


def _ends_marked(outline: Outline, top: int, language: Language) -> bool:
    """Say whether the last line of the text is an end mark."""
    for i in range(outline.last[top] - 1, max(top, outline.last[top] - _OPENING), -1):
        if outline.own[i]:
            return outline.own[i] <= _MARK and is_end_mark(outline.text(i), language.frame)
    return False


_OPENING = 12
"""Elements within which a section's first or last line is looked for."""
_MARK = 40
"""Characters of the longest line with an end mark."""


def _shape(outline: Outline, k: int) -> tuple[str, str]:
    element = outline.elements[k]
    return str(element.tag), " ".join(
        sorted(name for name in (element.get("class") or "").split() if not name[-1:].isdigit())
    )


def _same_shape(outline: Outline, k: int, shape: tuple[str, str]) -> bool:
    if outline.hints[k] == "text" or outline.elements[k].tag in ("p", "blockquote"):
        return True
    return _shape(outline, k) == shape and (outline.links[k] - 1) * 80 <= outline.prose[k]


def _first_text(outline: Outline, k: int) -> str:
    for i in range(k, min(outline.last[k], k + _OPENING)):
        if outline.own[i]:
            return outline.text(i) if outline.last[i] - i < 40 else ""
    return ""


def asides_within(outline: Outline, mass: Mass, part: int, headline: int | None = None) -> Iterator[int]:
    """Yield what is no text inside a part: asides, and a headline that stands in it with all above that."""
    k = part + 1
    if headline is not None and outline.inside(headline, part):
        yield from _above(outline, part, headline)
        k = outline.last[headline]
    while k < outline.last[part]:
        if mass.aside[k] and outline.elements[k].tag not in INLINE:
            yield k
            k = outline.last[k]
        else:
            k += 1


def _above(outline: Outline, part: int, headline: int) -> Iterator[int]:
    """Yield the headline and all that stands above it inside a part."""
    node = headline
    yield node
    while node != part:
        parent = outline.parents[node]
        yield from (sibling for sibling in outline.children(parent) if sibling < node)
        node = parent
