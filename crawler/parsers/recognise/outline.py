"""The outline of a page: one walk over its elements, with how much text and how many links each holds."""

from __future__ import annotations

from dataclasses import dataclass

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
_SENTENCE = 25
"""Characters from which a block counts as running text."""


@dataclass(slots=True)
class Outline:
    """A page's elements in page order. All lists have one entry an element."""

    elements: list[Element]
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
    count = len(elements)
    parents, own, linked = [-1] * count, [0] * count, [0] * count
    links = [0] * count
    hints: list[Hint] = [None] * count
    owner = [0] * count
    index: dict[Element, int] = {}
    in_link = bytearray(count)
    headings: list[int] = []
    for i, element in enumerate(elements):
        index[element] = i
        tag = element.tag
        parent = -1
        if i:
            above = element.getparent()
            parent = parents[i] = index[above] if above is not None else 0
            in_link[i] = in_link[parent]
        if tag in INLINE:
            owner[i] = owner[parent]
            if tag == "a" and element.get("href") is not None:
                in_link[i] = 1
                links[i] = 1
        else:
            owner[i] = i
            if tag in HEADINGS:
                headings.append(i)
        names = element.get("class")
        identity = element.get("id")
        if names is not None:
            hints[i] = hint_of(names if identity is None else f"{names} {identity}")
        elif identity is not None:
            hints[i] = hint_of(identity)
        text = element.text
        if text is not None:
            size = len(text) if not text.isspace() else 0
            if size:
                own[owner[i]] += size
                if in_link[i]:
                    linked[owner[i]] += size
        text = element.tail
        if text is not None and parent >= 0 and not text.isspace():
            own[owner[parent]] += len(text)
            if in_link[parent]:
                linked[owner[parent]] += len(text)
    running = [
        max(size - 2 * link, 0) if size - 2 * link >= _SENTENCE and element.tag not in HEADINGS else 0
        for size, link, element in zip(own, linked, elements, strict=True)
    ]
    last, prose = _added_up(parents, running, links)
    return Outline(
        elements=elements,
        parents=parents,
        last=last,
        owners=owner,
        blocks=[size > 0 for size in own],
        own=own,
        linked=linked,
        plain=running,
        prose=prose,
        links=links,
        hints=hints,
        headings=headings,
        index=index,
    )


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
