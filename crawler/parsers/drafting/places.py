"""Where on a page a text stands: every element as a stretch of the page's text without white space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

_UNSEEN = ("script", "style", "template", "noscript", "head")
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")

Stretch = tuple[int, int]
"""[start, end) in the squeezed text of the page."""


def squeezed(text: str) -> str:
    """Return a text without white space and characters of no width, in Unicode NFC."""
    return _SPACE.sub("", unicodedata.normalize("NFC", text))


class Places:
    """The elements of a page and the stretches of its squeezed text that they hold."""

    def __init__(self, page: str) -> None:
        self.soup = BeautifulSoup(page, "lxml")
        self._stretches: dict[int, list[int]] = {}
        parts: list[str] = []
        at = 0
        self.body = self.soup.body or self.soup
        for node in self.body.descendants:
            if isinstance(node, Tag):
                self._stretches[id(node)] = [at, at]
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                parents = [each for each in node.parents if id(each) in self._stretches]
                text = squeezed(str(node))
                if not text or any(each.name in _UNSEEN for each in parents):
                    continue
                parts.append(text)
                at += len(text)
                for each in parents:
                    self._stretches[id(each)][1] = at
        self.text = "".join(parts)

    def of(self, tag: Tag) -> Stretch:
        """Return the stretch an element holds."""
        start, end = self._stretches.get(id(tag), (0, len(self.text)))
        return start, end

    def find(self, text: str, *, near: int = 0) -> Stretch | None:
        """Return where a text stands, the place nearest to `near`; None where it does not."""
        wanted = squeezed(text)
        if not wanted:
            return None
        best: int | None = None
        at = self.text.find(wanted)
        while at >= 0:
            if best is None or abs(at - near) < abs(best - near):
                best = at
            at = self.text.find(wanted, at + 1)
        return None if best is None else (best, best + len(wanted))

    def around(self, stretch: Stretch) -> Tag:
        """Return the deepest element that holds a stretch whole."""
        holder: Tag = self.body
        while True:
            inner = next((each for each in _children(holder) if self._holds(each, stretch)), None)
            if inner is None:
                return holder
            holder = inner

    def paragraphs(self, texts: Iterable[str]) -> list[Stretch]:
        """Return where the paragraphs of a reading stand, those of one reading near each other."""
        wanted = [text for text in texts if text]
        longest = max(wanted, key=len, default="")
        anchor = self.find(longest)
        if anchor is None:
            return []
        found = [self.find(text, near=anchor[0]) for text in wanted]
        return [each for each in found if each is not None]

    def _holds(self, tag: Tag, stretch: Stretch) -> bool:
        start, end = self.of(tag)
        return start <= stretch[0] and stretch[1] <= end and start < end


def _children(tag: Tag) -> list[Tag]:
    return [each for each in tag.children if isinstance(each, Tag)]
