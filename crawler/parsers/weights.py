"""Weigh elements by how much of a page's text they hold, in time linear in the size of the page."""

from __future__ import annotations

from functools import cached_property

from lxml import etree

from crawler.parsers.phrases import anywhere, folded, stem
from crawler.words import PageWords

_TEXT = etree.XPath("normalize-space()", smart_strings=False)
_READING = 80
"""Characters of running text by which a paragraph is told from a label."""
_WEIGHINGS = 20
"""How often the page's text is read at most while weighing, so that time stays linear in its size."""


def consent_weight(text: str, words: PageWords) -> int:
    """Return how strongly a text reads like a consent tool: 0 not at all, 1 the subject, 2 and more a tool.

    The subject is a word such as "cookie"; a term such as "cookie settings" weighs one, a sentence that only
    consent tools say, such as "this website uses cookies", two.
    """
    line = folded(text)
    weight = 2 * len(set(anywhere(words.consent).findall(line)))
    weight += len(set(anywhere(words.consent_terms).findall(line)))
    return weight or int(stem(words.consent_topics).search(line) is not None)


class Weights:
    """How much of the page's text an element holds; bounded, so that nesting cannot make it slow."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self.seen: str = _TEXT(root)
        """All text of the page, white space folded."""
        self._size = len(self.seen)
        self._left = _WEIGHINGS * (self._size + 1_000)

    @cached_property
    def _all(self) -> str:
        return _folded(self._root)

    @cached_property
    def _unlinked(self) -> int:
        return _unlinked(self._root)

    def text(self, element: etree._Element) -> str:
        """Return the folded text of an element; that of the whole page once too much has been weighed."""
        if self._left < 0:
            return self._all
        text = _folded(element)
        self._left -= len(text) + 10
        return text

    def repeats(self, text: str) -> bool:
        """Say whether a text stands more than once in the page, as the twin of what is shown does."""
        self._left -= len(self._all)
        return self._left > 0 and len(text) < len(self._all) / 2 and self._all.count(text) > 1

    def holds(self, element: etree._Element) -> bool:
        """Say whether an element has most of the text, links left out; yes once too much was weighed."""
        if self._left < 0:
            return True
        size = len(_TEXT(element))
        self._left -= size + 10
        return 2 * size > self._size and 2 * _unlinked(element) > self._unlinked

    def reads_without(self, element: etree._Element, words: PageWords) -> bool:
        """Say whether running text that is not about consent stands outside an element."""
        self._left -= self._size
        if self._left < 0:
            return False
        inside = set(element.iter("p", "div", "section"))
        for paragraph in self._root.iter("p"):
            if paragraph in inside:
                continue
            text = _folded(paragraph)
            if len(text) >= _READING and not consent_weight(text, words):
                return True
        return False


def _folded(element: etree._Element) -> str:
    return " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())


def _unlinked(element: etree._Element) -> int:
    pieces = element.xpath(".//text()[not(ancestor::a)]", smart_strings=False)
    return sum(len(piece.strip()) for piece in pieces)
