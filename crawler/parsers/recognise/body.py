"""Which elements hold the text of the release, and what inside them is something else.

The text is found by its mass: from the page down, into whatever holds nearly all running text that is no
furniture, until it divides. What stands between the headline and there may be a standfirst; what follows in
the same shape is the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.parsers.phrases import begins, folded
from crawler.parsers.recognise.headed import headed_sections
from crawler.parsers.recognise.outline import HEADINGS, INLINE, Outline, added_up, outermost
from crawler.parsers.tree import Element
from crawler.words import Language

_NEARLY_ALL = 0.8
_NO_TEASER = frozenset(("p", "span", "td", "ul", "ol"))
_NEVER = frozenset(("html", "body", "main", *HEADINGS))
_ASIDE_TAGS = frozenset(("aside", "nav", "footer"))
_PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "blockquote", "pre", "ul", "ol", "dl", "figure", *HEADINGS))
_TEASER_LONGEST = 500
_TEASER_LARGEST = 60
"""Elements."""
_LABEL_LONGEST = 240
_LABEL_LINE = 160
"""Characters of the longest paragraph that its class can make a label."""


@dataclass(slots=True)
class Mass:
    """Where the running text of a page is. Indices are those of the outline."""

    furniture: list[bool]
    """Roots of what leads elsewhere: by name, by tag, or because it repeats."""
    aside: list[bool]
    """The same, the short labels about the text (its date, its author, its subjects), and what closes it."""
    good: list[int]
    """Characters of running text outside furniture, in each element and below."""
    top: int = 0
    """The element that holds nearly all of it."""
    teasers: list[int] = field(default_factory=list)
    """Elements that repeat as links to other pages."""
    closing: list[int] = field(default_factory=list)
    """Sections headed as notes, background or about the organisation, or named so."""
    named: list[int] = field(default_factory=list)
    """Those that their class or id names: they may stand far from the text."""


def mass_of(outline: Outline, language: Language, titles: Sequence[str]) -> Mass:
    """Weigh the running text of a page, furniture left out, and find the element that holds it.

    `titles` are the titles that the page declares, folded: what they head is never furniture.
    """
    teasers = _teasers(outline)
    sections = headed_sections(outline, language, titles)
    known = [
        *teasers,
        *(i for i, kind in sections.items() if kind == "furniture"),
        *_imprints(outline, language),
        *_button_boxes(outline, language),
    ]
    furniture = _furniture(outline, known)
    aside = _with_labels(outline, furniture)
    closing = [i for i, kind in sections.items() if kind == "closing" and not aside[i]]
    named = [i for i in outline.named if outline.hints[i] == "closing" and not aside[i]]
    named = [i for i in named if i not in sections and 0 < 2 * outline.prose[i] < outline.prose[0]]
    closing.extend(named)
    for i in closing:
        aside[i] = True
    good = weigh(outline, aside)
    mass = Mass(furniture=furniture, aside=aside, good=good, teasers=teasers, closing=closing, named=named)
    mass.top = descend(outline, mass.good, 0)
    return mass


def descend(outline: Outline, good: list[int], i: int) -> int:
    """Return the deepest element below i that still holds nearly all of its running text."""
    while True:
        heaviest = max(outline.children(i), key=good.__getitem__, default=None)
        if heaviest is None or good[heaviest] < _NEARLY_ALL * good[i] or not good[heaviest]:
            return i
        tag = outline.tags[heaviest]
        if tag in _PARAGRAPHS or tag in INLINE:
            return i
        i = heaviest


def _furniture(outline: Outline, known: list[int]) -> list[bool]:
    """Mark what leads elsewhere; what holds most of the text, or the headline, is not marked for its name."""
    total = outline.prose[0]
    furniture = [False] * len(outline.elements)
    for i in known:
        furniture[i] = True
    for i in outline.named:
        tag, hint = outline.tags[i], outline.hints[i]
        if tag in _NEVER:
            continue
        below = tag == "footer" or hint == "footer"
        if below and outline.prose[i] < _LABEL_LONGEST and outline.links[i] < 3:
            continue  # a label: in many layouts the line below a headline that says who posted it and when
        if tag in _ASIDE_TAGS or below:
            furniture[i] = 2 * outline.prose[i] < total or not _holds_main(outline, i)
        elif hint == "aside" and tag != "article":
            furniture[i] = 2 * outline.prose[i] < total
    return furniture


def _imprints(outline: Outline, language: Language) -> list[int]:
    """Return the blocks in the lower half of the page that say who owns it, pays for it or answers for it."""
    half = len(outline.elements) // 2
    first = _imprint_openings(language)
    return [
        i
        for i, size in enumerate(outline.plain[half:], half)
        if 0 < size <= _IMPRINT
        and _opening(outline.elements[i]).startswith(first)
        and is_imprint(outline.text(i), language)
    ]


@lru_cache(maxsize=64)
def _imprint_openings(language: Language) -> tuple[str, ...]:
    """Return the first letters of everything that opens a legal line, folded."""
    return tuple({folded(words)[:4] for words in language.page.imprint} | {"©", "(c)", "copy"})


def _opening(element: Element) -> str:
    text = element.text
    if text is None or text.isspace():
        text = next((text for text in element.itertext() if not text.isspace()), "")
    return text.strip()[:12].casefold()


_IMPRINT = 600
"""Characters of the longest legal line."""


def is_imprint(text: str, language: Language) -> bool:
    """Say whether a line is a copyright notice or names who answers for the page."""
    line = folded(text)
    return line.startswith(("©", "(c)", "copyright")) or begins(line, language.page.imprint) is not None


def _button_boxes(outline: Outline, language: Language) -> list[int]:
    """Return the boxes that interrupt a text with a few words and a button: to give, to join, to sign up."""
    tags, links, last, prose = outline.tags, outline.links, outline.last, outline.prose
    return [
        i
        for i, tag in enumerate(tags)
        if links[i]
        and tag in _BOX_TAGS
        and last[i] - i <= _BOX_LARGEST
        and prose[i] <= _BOX_LONGEST
        and _PROSE_BEFORE.isdisjoint(tags[i : last[i]])
        and _is_button_box(outline, i, language)
    ]


def _is_button_box(outline: Outline, i: int, language: Language) -> bool:
    before = outline.elements[i].getprevious()
    inside = range(i, outline.last[i])
    if before is None or not (before.tag in _PARAGRAPHS or outline.prose[outline.index[before]]):
        return False
    if sum(outline.own[k] for k in inside) > _BOX_LONGEST:
        return False
    button = (
        max(k for k in inside if outline.tags[k] == "a") if "a" in outline.tags[i : outline.last[i]] else i
    )
    told = max((k for k in inside if outline.linked[k] < 0.9 * outline.own[k]), default=button)
    owner = outline.owners[button]
    if told >= button or outline.linked[owner] < 0.9 * outline.own[owner]:
        return False
    if any(_BUTTON.search(outline.names[k]) for k in inside):
        return True
    address = outline.elements[button].get("href", "")
    return (
        bool(_CALLING.search(address))
        or begins(folded(outline.text(button)), language.page.calls) is not None
    )


_BOX_TAGS = frozenset(("div", "section", "aside"))
_BOX_LONGEST, _BOX_LARGEST = 240, 24
"""Characters, and elements."""
_PROSE_BEFORE = frozenset(("h1", "time", "article", "main"))
_CALLING = re.compile(
    r"newsletter|sign-?up|signup|subscri|suscri|boletin|donat|/dona|doneer|spende|faire-un-don|/join|volunteer|petition|mitglied|mitmach"
    r"|adhesion|adherer|afilia|iscriviti|tesserament|lid-word|bli-medlem|bliv-medlem",
    re.IGNORECASE,
)
"""What stands in the addresses of pages to sign up, to give or to join."""
_BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|button|cta)s?(?![^\W_])", re.IGNORECASE)


def _holds_main(outline: Outline, i: int) -> bool:
    return next(outline.elements[i].iter("h1", "main", "article"), None) is not None


def _with_labels(outline: Outline, furniture: list[bool]) -> list[bool]:
    total = outline.prose[0]
    aside = furniture[:]
    for i in outline.named:
        tag, hint = outline.tags[i], outline.hints[i]
        if aside[i] or not (hint in ("label", "footer") or tag == "footer") or tag == "li" or tag in _NEVER:
            continue
        if outline.prose[i] < _LABEL_LONGEST and 2 * outline.prose[i] < total:
            aside[i] = tag != "p" or outline.own[i] <= _LABEL_LINE
    return aside


def weigh(outline: Outline, aside: list[bool], after: int = 0, loose: Sequence[int] = ()) -> list[int]:
    """Return the running text outside furniture, in each element and below, from element `after` on.

    `loose` are elements before `after` whose own text counts all the same: it stands behind.
    """
    plain = outline.plain[:]
    plain[:after] = [0] * after
    for i in loose:
        plain[i] = outline.plain[i]
    last = outline.last
    for i in outermost(aside, last):
        plain[i : last[i]] = [0] * (last[i] - i)
    return added_up(plain, last)


def _teasers(outline: Outline) -> list[int]:
    """Return elements that repeat side by side, each short and led or ended by a link of its own."""
    found: list[int] = []
    for members in _alike(outline):
        like = [i for i in members if _is_teaser(outline, i)]
        if len(like) >= 3 or (
            len(like) >= 2 and len(like) == len(members) and _named_teaser(outline, like[0])
        ):
            found.extend(like)
    return found


def _alike(outline: Outline) -> Iterator[list[int]]:
    """Yield groups of small elements with links that have parent, tag and first class in common."""
    last, prose, tags, names = outline.last, outline.prose, outline.tags, outline.names
    groups: dict[tuple[int, str, str], list[int]] = {}
    for i in [i for i, links in enumerate(outline.links) if links and 1 < last[i] - i <= _TEASER_LARGEST]:
        if prose[i] <= _TEASER_LONGEST and tags[i] not in _NO_TEASER:
            shape = (outline.parents[i], tags[i], names[i].partition(" ")[0])
            groups.setdefault(shape, []).append(i)
    yield from (members for members in groups.values() if len(members) >= 2)


def _named_teaser(outline: Outline, i: int) -> bool:
    name = (outline.elements[i].get("class") or "").lower()
    return any(
        word in name for word in ("teaser", "card", "related", "item", "news", "post", "tile", "preview")
    )


def _is_teaser(outline: Outline, i: int) -> bool:
    end = outline.last[i]
    blocks = [k for k, own in enumerate(outline.own[i:end], i) if own]
    if outline.tags[i] == "a":
        return len(blocks) >= 1
    if len(blocks) < 2 and HEADINGS.isdisjoint(outline.tags[i:end]):
        return False
    whole = [k for k in blocks if outline.linked[k] >= 0.9 * outline.own[k] and outline.linked[k]]
    if not whole:
        return False
    return whole[0] in blocks[:3] or whole[-1] == blocks[-1]
