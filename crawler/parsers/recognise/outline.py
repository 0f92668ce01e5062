"""The outline of a page: one walk over its elements, with how much text and how many links each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from lxml import etree

from crawler.parsers.noise import Marks
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
_REAL = frozenset(("h1", "h2", "h3", "h4"))
"""Headings whose role is no news."""
_SIDE = frozenset(("aside", "nav", "footer"))
_SENTENCE = 25
"""Characters from which a block counts as running text."""
_ANCHOR = frozenset(("name", "id"))
"""What an `a` without address has that is a place to lead to; without either a script makes it a link."""


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
    own: list[int]
    """Characters of text directly in this block, its inline elements included; 0 where it is no block."""
    linked: list[int]
    """How many of those are link text."""
    plain: list[int]
    """Characters of running text directly in this block; 0 for headings, labels and lines of links."""
    prose: list[int]
    """Characters of running text in this element and everything below."""
    links: list[int]
    """Link elements in this element and everything below."""
    names: list[str]
    """Class names and id of each, with a space before the id; "" where it has none."""
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
    return " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())


def outline_of(body: Element, marks: Marks | None = None) -> Outline:
    """Walk a `body` once; the tree must not change while the outline is used.

    `marks` is what a walk before has read of its elements.
    """
    elements = list(body.iter("*"))
    tags = cast(list[str], [element.tag for element in elements])
    index = dict(zip(elements, range(len(elements)), strict=True))
    marks = marks or _marks(elements)
    for element in marks.roles:
        if element in index and element.tag not in _REAL and element.get("role") == "heading":
            tags[index[element]] = f"h{element.get('aria-level') or 2}"
    parents = [-1, *[index[element.getparent()] for element in elements[1:]]]  # type: ignore[index]
    names = [marks.names.get(element, "") for element in elements]
    hints = [hint_of(each) if each else None for each in names]
    owners, own, linked, linking = _sizes(elements, tags, parents)
    headings = [i for i, tag in enumerate(tags) if tag in HEADINGS]
    plain = _plain(own, linked, headings)
    last = _ends(parents)
    return Outline(
        elements=elements,
        tags=tags,
        parents=parents,
        last=last,
        owners=owners,
        own=own,
        linked=linked,
        plain=plain,
        prose=added_up(plain, last),
        links=added_up(linking, last),
        names=names,
        hints=hints,
        named=[i for i, hint in enumerate(hints) if (hint or tags[i] in _SIDE) and i],
        headings=headings,
        index=index,
    )


def _plain(own: list[int], linked: list[int], headings: list[int]) -> list[int]:
    """Return the characters of running text directly in each block: long enough and mostly no link."""
    plain = [size - 2 * link for size, link in zip(own, linked, strict=True)]
    plain = [size if size >= _SENTENCE else 0 for size in plain]
    for i in headings:
        plain[i] = 0
    return plain


def _marks(elements: Sequence[Element]) -> Marks:
    names = ((each, each.get("class"), each.get("id")) for each in elements)
    return Marks(
        {each: f"{classes or ''} {own or ''}" for each, classes, own in names if classes or own},
        [each for each in elements if each.get("role")],
    )


def _sizes(
    elements: list[Element], tags: list[str], parents: list[int]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return the block each text belongs to, the characters of each block, those of links, and the links."""
    count = len(elements)
    owners, own, linked = list(range(count)), [0] * count, [0] * count
    links, in_link = [0] * count, [0] * count
    for i, (element, tag, parent) in enumerate(zip(elements, tags, parents, strict=True)):
        inside = in_link[parent]
        if i and (tail := element.tail) and not tail.isspace():
            own[owners[parent]] += len(tail)
            if inside:
                linked[owners[parent]] += len(tail)
        if tag in INLINE:
            owners[i] = owners[parent]
            if tag == "a" and (element.get("href") is not None or not _ANCHOR.intersection(element.keys())):
                inside = links[i] = 1
        if inside:
            in_link[i] = 1
        if (text := element.text) and not text.isspace():
            own[owners[i]] += len(text)
            if inside:
                linked[owners[i]] += len(text)
    return owners, own, linked, links


def _ends(parents: list[int]) -> list[int]:
    """Return the index behind the last descendant of each element."""
    last = list(range(1, len(parents) + 1))
    for i in range(len(parents) - 1, 0, -1):
        if last[i] > last[parents[i]]:
            last[parents[i]] = last[i]
    return last


def added_up(values: Iterable[int], last: Sequence[int]) -> list[int]:
    """Return the sum of a value over each element and everything below it."""
    sums = [0, *accumulate(values)]
    return [sums[end] - before for end, before in zip(last, sums, strict=False)]


def outermost(marked: list[bool], last: Sequence[int]) -> Iterator[int]:
    """Yield the marked elements that stand in no other marked one."""
    i = 0
    while True:
        try:
            i = marked.index(True, i)
        except ValueError:
            return
        yield i
        i = last[i]
