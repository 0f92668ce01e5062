"""Selectors that last: which names on a page a person chose, and how an element is called by them.

A name lasts where it says what the element is. Names that a build tool made, that say how something looks,
or that belong to one page, one entry or one visit do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

_PLAIN = re.compile(r"-?[A-Za-z_][A-Za-z_-]+$")
"""A name without digits: numbers in names count pages, columns, sizes or versions."""
_LOOK = re.compile(
    r"""(?x)^-?(?:
        (?:flex|grid|block|inline|hidden|relative|absolute|fixed|sticky|static|container(?:-fluid)?|row|cols?|column
          |clearfix|clear|left|right|center|wrapper?|inner|outer|active|first|last|odd|even|even-row|odd-row|underline
          |truncate|uppercase|lowercase|capitalize|italic|prose|antialiased|visible|invisible|transition|group|peer
          |collapse|img-fluid|fade|show|open|wide|narrow|big|small|large|dark|light|bold|span|box|shadow|rounded
          |xs|sm|md|lg|xl|xxl|primary|secondary|tertiary|border|resize|transform|blur|filter|outline|ring|table-cell|contents|isolate|focus|hover|js|no-js)
      | (?:[mp][trblxyse]?|w|h|min-[wh]|max-[wh]|gap|space-[xy]|leading|tracking|font|bg|border|rounded|shadow
          |z|inset|top|bottom|opacity|order|justify|items|self|place|object|overflow|cursor|flex|grid|col|cols|row
          |offset|d|g|gx|gy|float|align|duration|ease|from|via|to|divide|ring|fill|stroke|scale|rotate
          |translate|whitespace|break|line-clamp|decoration|list-(?:disc|none|decimal)|aspect|basis|grow|shrink
          |pull|push|hidden|visible|large|medium|small|bricks-(?:background|color)|hentry|is-layout|has|is|wp-container|wf|wow|animate
          |animated|aos|fa|fas|icon|u|js|lazy|lazyload|text-(?:xs|sm|base|lg|xl|left|right|center|justify
          |white|black|gray|grey|start|end|body|muted))(?:-.*)?
      | (?:btn|button)s?--?\w[\w-]*
    )$"""
)
"""Names that say how an element looks, as utility frameworks have them, or that it moves."""
_OF_ONE = re.compile(
    r"""(?x)^(?:
        (?:tag|category|author|status|format|postid|term|taxonomy|parent|page-id|menu-item)-.+
      | (?:view-dom-id|js-view-dom-id|yui|ember|react|radix|headlessui|wp-image|attachment|ui-id).*
      | has-post-thumbnail|sticky|hentry|current.*|.*-(?:active|current|first|last|odd|even)
      | (?:elementor-element|fl-node|framer|svelte|astro|css|jsx|emotion|stk|_ng(?:content|host))-[A-Za-z]+
      | brxe-(?!button|slider|search)[a-z]{6}
    )$"""
)
"""Names that belong to one page, entry or visit, or that a site builder counts its elements by."""
_SCRAMBLED = re.compile(
    r"(?:^|__|--|-|_)(?=[A-Za-z]{5,8}$)(?:[a-z]+(?:[A-Z]{2,}|[A-Z][a-z]?[A-Z])\w*|[A-Z]+[a-z]+[A-Z]+[A-Za-z]*"
    r"|[a-z]{1,3}[A-Z][a-z]{1,2}[A-Z]\w*|[a-z]+[A-Z])$|(?:^|[-_])[b-df-hj-np-tv-xz]{5,}$"
)
"""Letters only, and yet made by a build tool: capitals where no word begins, or no vowel."""
_PLATFORM = re.compile(r"w-(?:richtext|dyn-(?:list|items?)|pagination-next)$")
"""Names that a platform gives its parts, though they begin as a utility's do: Webflow's."""
_MODULE = re.compile(r"([A-Za-z][A-Za-z-]*_[A-Za-z][A-Za-z-]*__)[A-Za-z0-9_-]{5,6}$")
"""A class of a CSS module: the name of file and class a person chose, and behind it a hash."""
_MEANING = re.compile(
    r"article|body|byline|content|copy|date|detail|entry|field|headline|intro|lead|main|meta|news|post|press"
    r"|publish|release|richtext|rich-text|rte|single|statement|story|summary|teaser|text|time|title|wysiwyg",
    re.I,
)
_ANY_LINK = re.compile(r"(?:^|[-_])(?:btn|button|link|cta)s?$")
"""Names that any link of a site may have."""
_TELLING_TAGS = ("main", "article", "header", "h1", "time")
_TOLD = (
    "data-testid",
    "data-test",
    "data-qa",
    "data-component",
    "data-hook",
    "data-ui",
    "data-cy",
    "data-e2e",
)
"""Attributes by which the people who make a site, or its builder, call its parts in tests and scripts."""
_LEVELS = 6
"""How far above an element its name may be looked for."""


def lasting(name: str) -> bool:
    """Say whether a class or id is one that a person chose for what the element is."""
    if _PLATFORM.match(name):
        return True
    return (
        bool(_PLAIN.match(name))
        and len(name) <= 60
        and not _LOOK.match(name)
        and not of_one(name)
        and not _SCRAMBLED.search(name)
    )


def of_one(name: str) -> bool:
    """Say whether a class or id belongs to one page, entry or visit."""
    return _OF_ONE.match(name) is not None


def told_names(tag: Tag) -> list[str]:
    """Return what the makers of a page call an element in attributes of their own."""
    return [str(tag[key]) for key in _TOLD if tag.has_attr(key)]


def classes(tag: Tag) -> list[str]:
    """Return all classes of an element."""
    found = tag.get("class")
    return found if isinstance(found, list) else (found or "").split()


def own_names(tag: Tag) -> list[tuple[int, str]]:
    """Return what an element can be called by itself, as (cost, selector), the cheapest first."""
    names: list[tuple[int, str]] = []
    identity = tag.get("id")
    if isinstance(identity, str) and lasting(identity):
        names.append((1 if _MEANING.search(identity) and "-" in identity else 2, f"#{identity}"))
    prop = tag.get("itemprop")
    if isinstance(prop, str) and _PLAIN.match(prop):
        names.append((1, f"{tag.name}[itemprop='{prop}']"))
    told = [(key, str(tag.get(key) or "")) for key in _TOLD]
    names.extend((2, f"{tag.name}[{key}='{value}']") for key, value in told if _PLAIN.match(value))
    good = [name for name in classes(tag) if lasting(name)]
    names.extend((_cost(name), f"{tag.name}.{name}") for name in good)
    names.extend((max(4, _cost(a), _cost(b)), f"{tag.name}.{a}.{b}") for a in good for b in good if a < b)
    for name in classes(tag):
        if module := _MODULE.match(name):
            names.append((5, f"{tag.name}[class*='{module[1]}']"))
    if "prose" in classes(tag):
        names.append((7, f"{tag.name}.prose"))
    if tag.name in _TELLING_TAGS:
        names.append((3, tag.name))
    return sorted(names)


def _cost(name: str) -> int:
    """Return how little a class says: nothing less than a part named of something named (BEM)."""
    if not _MEANING.search(name):
        return 5 if _ANY_LINK.search(name) else 3
    return 1 if "__" in name or "-content" in name or "-body" in name else 2


def selectors(tag: Tag) -> Iterator[tuple[int, str]]:
    """Yield (cost, selector) for an element: by its own names, then by those of what it stands in."""
    own = own_names(tag)
    yield from own
    within = [*own[:4], (3, tag.name)]
    parent = tag.parent
    for level in range(_LEVELS):
        if parent is None or parent.name in ("body", "html", "[document]"):
            break
        for cost, name in own_names(parent)[:4]:
            for mine, inner in within:
                total = cost + mine + level // 2
                yield total + 1, f"{name} {inner}"
                if level == 0:
                    yield total, f"{name} > {inner}"
        parent = parent.parent
    yield from _in_headings(tag)


def _in_headings(tag: Tag) -> Iterator[tuple[int, str]]:
    """Yield ways to call a link by the heading it stands in, and by what that stands in."""
    heading = tag.find_parent(["h1", "h2", "h3", "h4", "h5", "h6"])
    if heading is None:
        return
    yield from ((cost, f"{name} {tag.name}") for cost, name in own_names(heading) if name != heading.name)
    for name in [heading.name, *(name for _, name in own_names(heading)[:2])]:
        parent = heading.parent
        for level in range(_LEVELS):
            if parent is None or parent.name in ("body", "html", "[document]"):
                break
            for cost, outer in own_names(parent)[:4]:
                yield cost + 2 + level // 2, f"{outer} {name} {tag.name}"
            parent = parent.parent
