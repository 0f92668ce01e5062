"""The outline of a page: one walk over its elements, with how much text and how many links each holds."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from crawler.parsers.recognise.names import Hint, hint_of
from crawler.parsers.tree import Element

INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del",
        "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q",
        "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "svg",
        "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPHS = frozenset(
    ("p", "li", "dd", "dt", "blockquote", "td", "th", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
)
_SIDE = frozenset(("aside", "nav", "footer"))
_SENTENCE = 25
"""Characters from which a block counts as running text."""


@dataclass(slots=True)
class Outline:
    """A page's elements in page order. All lists have one entry an element."""

    elements: list[Element]
    tags: list[str]
    """What each is called; what is marked up as a heading in other ways is called one."""
    parents: list[int]
    """Index of the parent; -1 for the first."""
    last: list[int]
    """Index behind the last descendant: the descendants of i are i+1 … last[i]-1."""
    owners: list[int]
    """The block an element's text belongs to: itself, or the block around an inline element."""
    blocks: list[bool]
    """Whether the element is a block with text of its own."""
    own: list[int]
    """Characters of text directly in this block, its inline elements included."""
    linked: list[int]
    """How many of those are link text."""
    plain: list[int]
    """Characters of running text directly in this block; 0 for headings, labels and lines of links."""
    prose: list[int]
    """Characters of running text in this element and everything below."""
    links: list[int]
    """Link elements in this element and everything below."""
    hints: list[Hint]
    named: list[int]
    """The elements with a hint, and those whose tag is one: aside, nav, footer. Never the first."""
    headings: list[int]
    """The headings, in page order."""
    index: dict[Element, int]

    def inside(self, i: int, ancestor: int) -> bool:
        """Say whether element i is `ancestor` or below it."""
        return ancestor <= i < self.last[ancestor]

    def children(self, i: int) -> list[int]:
        """Return the children of an element, in page order."""
        found = []
        child = i + 1
        while child < self.last[i]:
            found.append(child)
            child = self.last[child]
        return found

    def text(self, i: int) -> str:
        """Return the folded text of an element."""
        return text_of(self.elements[i])


def text_of(element: Element) -> str:
    """Return the folded text of an element and everything below it."""
    return " ".join("".join(element.itertext()).split())


def outline_of(body: Element) -> Outline:
    """Walk a `body` once; the tree must not change while the outline is used."""
    elements = list(body.iter("*"))
    tags = [str(element.tag) for element in elements]
    index = {element: i for i, element in enumerate(elements)}
    for element in _MARKED_HEADINGS(body):
        tags[index[element]] = f"h{element.get('aria-level') or 2}"
    parents = [index[element.getparent()] for element in elements[1:]]  # type: ignore[index]
    parents.insert(0, -1)
    hints = [_hint(element.get("class"), element.get("id")) for element in elements]
    owners, own, linked, links = _sizes(elements, tags, parents)
    running = [
        size - 2 * link if size - 2 * link >= _SENTENCE and tag not in HEADINGS else 0
        for size, link, tag in zip(own, linked, tags, strict=True)
    ]
    last, prose = _added_up(parents, running, links)
    return Outline(
        elements=elements,
        tags=tags,
        parents=parents,
        last=last,
        owners=owners,
        blocks=[size > 0 for size in own],
        own=own,
        linked=linked,
        plain=running,
        prose=prose,
        links=links,
        hints=hints,
        named=[i for i, hint in enumerate(hints) if i and (hint is not None or tags[i] in _SIDE)],
        headings=[i for i, tag in enumerate(tags) if tag in HEADINGS],
        index=index,
    )


_MARKED_HEADINGS = etree.XPath(".//*[@role='heading'][not(self::h1 or self::h2 or self::h3 or self::h4)]")
"""Headings that are marked up for screen readers only."""


def _hint(names: str | None, identity: str | None) -> Hint:
    if names is None:
        return None if identity is None else hint_of(identity)
    return hint_of(names if identity is None else f"{names} {identity}")


def _sizes(
    elements: list[Element], tags: list[str], parents: list[int]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return the block each text belongs to, the characters of each block, those of links, and the links."""
    count = len(elements)
    owners, own, linked, links = list(range(count)), [0] * count, [0] * count, [0] * count
    in_link = bytearray(count)
    for i, (element, tag, parent) in enumerate(zip(elements, tags, parents, strict=True)):
        inside = in_link[parent] if i else 0
        owner = owners[parent] if i else 0
        if (text := element.tail) and i and not text.isspace():
            own[owner] += len(text)
            if inside:
                linked[owner] += len(text)
        if tag in INLINE:
            owners[i] = owner
            if tag == "a" and element.get("href") is not None:
                inside = links[i] = 1
        else:
            owner = i
        in_link[i] = inside
        if (text := element.text) and not text.isspace():
            own[owner] += len(text)
            if inside:
                linked[owner] += len(text)
    return owners, own, linked, links


def _added_up(parents: list[int], running: list[int], links: list[int]) -> tuple[list[int], list[int]]:
    """Return where each element ends and its running text; `links` is added up in place."""
    count = len(parents)
    last, prose = list(range(1, count + 1)), running[:]
    for i in range(count - 1, 0, -1):
        parent = parents[i]
        prose[parent] += prose[i]
        links[parent] += links[i]
        if last[i] > last[parent]:
            last[parent] = last[i]
    return last, prose
