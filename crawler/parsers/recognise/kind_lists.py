"""Whether a page lists others: by its teasers, its linked headlines, its lines of links."""

from __future__ import annotations

from crawler.parsers.phrases import is_one_of
from crawler.parsers.recognise.outline import HEADINGS, Outline, outermost
from crawler.parsers.recognise.signs import Signs
from crawler.words import Language

_LIST_LEAST = 4
"""Teasers from which a page can be a list."""
_PROSE_PER_TEASER = 160
_NAMED_TEASER = 30
"""Characters of text a teaser, below which a page of many teasers is a list, whatever it calls them."""
_LONG = 500
_LINES_LEAST = 8
"""Lines with a link from which a text can be a list of links."""
_LINES_A_HEADLINE = 4
_LINKS_LEAST = 5
_LINK_LONG = 25
"""Characters from which a link is a headline, and no entry of a menu."""
_ARCHIVE = frozenset(
    ("archive", "category", "search", "search-results", "blog", "home", "tag", "author", "paged")
)
"""Names that WordPress and its like give to the body of a page that lists others."""


def is_list(signs: Signs, language: Language) -> bool:
    """Say whether it is the page's job to link to others."""
    shown = _outside_furniture(signs)
    linked = [i for i in signs.outline.headings if i in shown and _is_linked_heading(signs.outline, i)]
    teasers, headings = _teasers(signs, shown), len(linked)
    declared = signs.declared.types
    named = signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.sections)
    if (
        named or _is_archive(signs) or ("list" in declared and "text" not in declared)
    ) and teasers + headings >= 1:
        return True
    if signs.boxed and teasers + headings >= 1:
        return True
    if _is_lines(signs) or _is_series(signs) or _is_headlines(signs, linked) or _is_links(signs, shown):
        return True
    if teasers < _LIST_LEAST:
        return headings >= _LIST_LEAST and signs.kept.size < _LONG
    if signs.dated and signs.kept.size >= _PROSE_PER_TEASER:
        return False
    return signs.kept.size < max(2 * _PROSE_PER_TEASER, _PROSE_PER_TEASER * teasers // 4)


def _is_archive(signs: Signs) -> bool:
    names = set((signs.outline.elements[0].get("class") or "").split())
    return not names.isdisjoint(_ARCHIVE) and not any(name.startswith("single") for name in names)


def _is_lines(signs: Signs) -> bool:
    """Say whether the text is mostly lines that are a link each, with a date or label beside it."""
    led = sum(1 for block in signs.body if block.linked >= 0.4 and block.role != "heading")
    return led >= _LINES_LEAST and led >= 0.7 * len(signs.body)


def _is_series(signs: Signs) -> bool:
    """Say whether whole texts follow one another, each under a headline that links to its own page."""
    outline, headline = signs.outline, signs.headline
    if headline is not None and headline.index is not None and outline.elements[headline.index].tag == "h1":
        return False
    texts = [
        i for i, tag in enumerate(outline.tags) if tag == "article" and outline.prose[i] >= _PROSE_PER_TEASER
    ]
    headed = [
        i
        for i in texts
        if any(_is_linked_heading(outline, k) for k in range(i, min(i + 15, outline.last[i])))
    ]
    return len(headed) >= 2


def _is_headlines(signs: Signs, linked: list[int]) -> bool:
    """Say whether the text is mostly headlines that are links, with a few lines below each."""
    inside = [i for i in linked if signs.outline.inside(i, signs.kept.top)]
    return len(inside) >= _LIST_LEAST and len(inside) * _LINES_A_HEADLINE >= len(signs.body)


def _teasers(signs: Signs, shown: set[int]) -> int:
    """Count the teasers that are not in the margin; where the page has hardly any text, all in its middle."""
    teasers = set(signs.mass.teasers)
    found = len(teasers.intersection(shown))
    middle = sum(1 for i in teasers if not _in_margin(signs.outline, i))
    return found if found or signs.kept.size >= max(_PROSE_PER_TEASER, _NAMED_TEASER * middle) else middle


def _in_margin(outline: Outline, i: int) -> bool:
    while i > 0:
        if outline.elements[i].tag in ("aside", "footer", "nav"):
            return True
        i = outline.parents[i]
    return False


def _outside_furniture(signs: Signs) -> set[int]:
    """Return the elements that do not stand in furniture; of a teaser only itself."""
    furniture, teasers, last = signs.mass.furniture, set(signs.mass.teasers), signs.outline.last
    shown: set[int] = set()
    behind = 0
    for k in outermost(furniture, last):
        shown.update(range(behind, k), (k,) if k in teasers else ())
        behind = last[k]
    shown.update(range(behind, len(furniture)))
    return shown


def _is_linked_heading(outline: Outline, i: int) -> bool:
    heading = outline.elements[i].tag in HEADINGS
    return heading and outline.own[i] > 0 and outline.linked[i] >= 0.8 * outline.own[i]


def _is_links(signs: Signs, shown: set[int]) -> bool:
    """Say whether a page without running text has several headlines that are nothing but links."""
    if signs.kept.size >= _PROSE_PER_TEASER:
        return False
    outline = signs.outline
    found = 0
    for i in shown:
        size = outline.own[i]
        if size >= _LINK_LONG and outline.linked[i] >= 0.9 * size and not _in_margin(outline, i):
            found += 1
    return found >= _LINKS_LEAST
