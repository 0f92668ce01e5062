"""What a page is: one release, a list of them, or something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

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
_UNDATED_SHORTEST = 140
_LIST_LEAST = 4
"""Teasers from which a page can be a list."""
_PROSE_PER_TEASER = 160
_NAMED_TEASER = 30
"""Characters of text a teaser, below which a page of many teasers is a list, whatever it calls them."""
_LONG = 500
_LINES_LEAST = 8
"""Lines with a link from which a text can be a list of links."""
_ARCHIVE = frozenset(
    ("archive", "category", "search", "search-results", "blog", "home", "tag", "author", "paged")
)
"""Names that WordPress and its like give to the body of a page that lists others."""
_POSTED = re.compile(
    r"(?:^|\s)(?:single-(?:post|press|news)\S*|type-(?:post|press|news|article|blog)\S*|node-type-(?:press|news|article|blog)\S*"
    r"|node--type-(?:press|news|article|blog)\S*|page-node-type-(?:press|news|article|blog)\S*|press-?release\S*"
    r"|(?:news|article|press|blog|post)-?(?:single|detail|entry|view|page|item)|(?:single|detail)-?(?:news|article|press|post)|h-?entry-post)(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a page when its kind is decided."""

    outline: Outline
    mass: Mass
    kept: Kept
    headline: Headline | None
    titled: bool
    """Whether the page, or the first line of its text, gives a title."""
    declared: Declared
    dated: bool
    """Whether a day of publication is shown, or declared for this text."""
    body: Sequence[Block]
    addresses: Sequence[str]
    spoken: Callable[[], bool]
    """Says whether the text has a label, an end mark, an embargo line or direct speech of a release."""


def kind_of(signs: Signs, language: Language) -> Kind:
    """Return the kind of a page that is neither a consent wall nor a bot challenge."""
    if _is_error(signs, language) or _is_profile(signs, language):
        return "other"
    if _is_list(signs, language):
        return "listing"
    if signs.kept.size < _SHORTEST or not signs.body or not signs.titled:
        return "other"
    if signs.dated or "text" in signs.declared.types:
        return "release"
    if signs.kept.size < _UNDATED_SHORTEST:
        return "other"
    return "release" if _is_posted(signs, language) or signs.spoken() else "other"


def _is_error(signs: Signs, language: Language) -> bool:
    if signs.kept.size > _ERROR_LONGEST:
        return False
    titles = [signs.headline.text if signs.headline else "", *signs.declared.titles[-1:]]
    missing = anywhere(language.recogniser.missing)
    return any(missing.search(folded(title)) for title in titles if len(title) < 120)


def _is_profile(signs: Signs, language: Language) -> bool:
    if signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.profile):
        return True
    types = signs.declared.types
    return ("other" in types and not signs.dated) or ("event" in types and "text" not in types)


def _is_posted(signs: Signs, language: Language) -> bool:
    """Say whether the page's own names or its address say that it is a post among others."""
    outline, k = signs.outline, signs.kept.top
    while k >= 0:
        if _POSTED.search(outline.elements[k].get("class") or ""):
            return True
        k = outline.parents[k]
    labels = {_slug(label) for label in language.recogniser.sections} - {"home", "search", "events"}
    return any(not labels.isdisjoint(_sections(address)) for address in signs.addresses)


def _sections(address: str) -> list[str]:
    try:
        return urlsplit(address).path.lower().strip("/").split("/")[:-1]
    except ValueError:  # no address at all
        return []


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.lower())
    return "-".join(
        re.findall(r"[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each)))
    )


def _is_list(signs: Signs, language: Language) -> bool:
    shown = list(_outside_furniture(signs))
    teasers = _teasers(signs, shown)
    headings = sum(1 for i in shown if _is_linked_heading(signs.outline, i))
    declared = signs.declared.types
    named = signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.sections)
    if (
        named or _is_archive(signs) or ("list" in declared and "text" not in declared)
    ) and teasers + headings >= 1:
        return True
    if _is_lines(signs) or _is_series(signs) or _is_headlines(signs, shown):
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
        i
        for i, element in enumerate(outline.elements)
        if element.tag == "article" and outline.prose[i] >= _PROSE_PER_TEASER
    ]
    headed = [
        i
        for i in texts
        if any(_is_linked_heading(outline, k) for k in range(i, min(i + 15, outline.last[i])))
    ]
    return len(headed) >= 2


def _is_headlines(signs: Signs, shown: list[int]) -> bool:
    """Say whether the text is mostly headlines that are links, with a few lines below each."""
    inside = [
        i for i in shown if signs.outline.inside(i, signs.kept.top) and _is_linked_heading(signs.outline, i)
    ]
    return len(inside) >= _LIST_LEAST and len(inside) * _LINES_A_HEADLINE >= len(signs.body)


_LINES_A_HEADLINE = 4


def _teasers(signs: Signs, shown: list[int]) -> int:
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


def _outside_furniture(signs: Signs) -> Iterator[int]:
    """Yield the elements that do not stand in furniture; of a teaser only itself."""
    furniture, teasers = signs.mass.furniture, set(signs.mass.teasers)
    k = 0
    while k < len(furniture):
        if k in teasers or not furniture[k]:
            yield k
        k = signs.outline.last[k] if furniture[k] else k + 1


def _is_linked_heading(outline: Outline, i: int) -> bool:
    heading = outline.elements[i].tag in HEADINGS
    return heading and outline.own[i] > 0 and outline.linked[i] >= 0.8 * outline.own[i]
