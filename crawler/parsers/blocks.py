"""Turn the element that is kept into blocks of text with their roles.

The walk is over lxml events and keeps its own stack, so deep nesting costs no recursion. A paragraph ends
where an element that browsers set off ends, or where two line breaks stand together; inline elements never
split a word. One line break is a space, and remembered in `Block.breaks`, except between the points of a
list that was typed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from crawler.parsers.plain import blocks_of_text
from crawler.parsers.runs import BREAK, EM, LINK, PRE, STRONG, Q, Run, blocks_of_runs, clean, of_one_text
from crawler.parsers.tables import is_data_table
from crawler.records import Block, BlockRole

__all__ = ["blocks_of_element", "blocks_of_text"]

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "input",
        "progress",
        "meter",
        "dialog",
        "nav",
        "figcaption",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_APART = frozenset({"nav", "figcaption", "dialog", "iframe", "object", "video", "audio"})
"""Of the skipped ones, those that separate what stands before and behind them."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_POINTS = frozenset({"li", "dt", "dd"})
_GROUPS = frozenset({"blockquote", "ul", "ol", "dl", "menu", "dir", "table"})
_PLAIN = _BLOCKS - _GROUPS - {"tr", "pre"}
"""Those that change nothing but the role of the text inside them."""
_MARKS = {"b": STRONG, "strong": STRONG, "i": EM, "em": EM, "cite": 0, "a": LINK, "q": Q}


@dataclass(slots=True)
class _Frame:
    """What an element on the walk's stack changes for the text inside it."""

    role: BlockRole | None
    group: int | None
    flags: int
    is_block: bool
    row: bool
    """The element is a row of a table of figures, whose cells stay together."""
    cells: bool
    """Text inside stays in the row, whatever elements it is in."""


def blocks_of_element(element: etree._Element) -> tuple[Block, ...]:
    """Return the text of an element as blocks, in document order; the element itself is left as it is.

    Text behind the element is not its own and is left out. An element without text gives ().
    """
    return _Walk(element).blocks()


class _Walk:
    """One pass over an element, keeping the text since the last boundary."""

    def __init__(self, element: etree._Element) -> None:
        self._root = element
        self._stack = [_Frame(None, None, 0, True, False, False)]
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._groups = 0

    def blocks(self) -> tuple[Block, ...]:
        walk = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                tag = element.tag
                if tag in _SKIPPED and element is not self._root:
                    walk.skip_subtree()
                    if tag in _APART:
                        self._boundary(self._stack[-1])
                    self._stack.append(self._stack[-1])
                else:
                    self._enter(element, str(tag))
            elif event == "end":
                self._leave(element)
            elif element is not self._root:
                self._say(element.tail)
        self._flush(self._stack[0])
        return tuple(self._blocks)

    def _enter(self, element: etree._Element, tag: str) -> None:
        outer = self._stack[-1]
        if tag == "br":
            self._runs.append(BREAK)
            self._stack.append(outer)
            return
        if tag in _BLOCKS:
            self._boundary(outer)
            if not len(element) and tag in _PLAIN and not outer.cells and not outer.flags & PRE:
                self._take(element, tag, outer)
                self._stack.append(outer)
                return
            self._stack.append(self._block(element, tag, outer))
        else:
            flags = outer.flags | _MARKS.get(tag, 0) | _styled(element)
            same = flags == outer.flags
            inner = outer if same else _Frame(outer.role, outer.group, flags, False, False, outer.cells)
            self._stack.append(inner)
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        frame = self._stack.pop()
        if frame.is_block and element.tag in _BLOCKS:
            if frame.row:
                self._flush(frame)
            else:
                self._boundary(frame)
        if element is not self._root:
            self._say(element.tail)

    def _block(self, element: etree._Element, tag: str, outer: _Frame) -> _Frame:
        group, cells, row = outer.group, outer.cells, False
        of_figures = tag == "table" and is_data_table(element)
        if tag in _GROUPS and group is None and (tag != "table" or of_figures):
            self._groups += 1
            group = self._groups
        role = "table_row" if of_figures else _role(tag, outer.role)
        if tag == "tr" and role == "table_row" and not cells:
            row = cells = True
        flags = outer.flags | _styled(element) | (PRE if tag == "pre" else 0)
        return _Frame(role, group, flags, True, row, cells)

    def _boundary(self, frame: _Frame) -> None:
        """End the paragraph; inside a row of a table of figures, only set the words apart."""
        if frame.cells:
            self._runs.append((" ", 0))
        elif self._runs:
            self._flush(frame)

    def _take(self, element: etree._Element, tag: str, outer: _Frame) -> None:
        """Take a paragraph with nothing inside but one text, as most are."""
        role = _role(tag, outer.role) or "paragraph"
        block = of_one_text(element.text or "", outer.flags | _styled(element), role=role, group=outer.group)
        if block is not None:
            self._blocks.append(block)

    def _say(self, text: str | None) -> None:
        if not text or (not self._runs and text.isspace()):
            return
        text = clean(text)
        flags = self._stack[-1].flags
        if not flags & PRE:
            self._runs.append((text, flags))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._runs.append(BREAK)
            self._runs.append((line, flags))

    def _flush(self, frame: _Frame) -> None:
        if self._runs:
            role = frame.role or "paragraph"
            self._blocks.extend(blocks_of_runs(self._runs, role=role, group=frame.group))
            self._runs = []


def _role(tag: str, outer: BlockRole | None) -> BlockRole | None:
    """Return the role of an element inside another of the role `outer`; that of a table is not its own."""
    if tag == "blockquote":
        return "quote"
    if tag in _POINTS and outer != "quote":
        return "list_item"
    if tag in _HEADINGS and outer not in ("quote", "list_item", "table_row"):
        return "heading"
    return outer


def _styled(element: etree._Element) -> int:
    style = element.get("style")
    if not style:
        return 0
    plain = style.replace(" ", "").lower()
    bold = "font-weight:bold" in plain or "font-weight:700" in plain or "font-weight:600" in plain
    return (STRONG if bold else 0) | (EM if "font-style:italic" in plain else 0)
