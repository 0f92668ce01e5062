"""Tell a table of figures from a table that only lays out a page."""

from __future__ import annotations

from itertools import islice

from lxml import etree

_LOOKED_AT = 30
"""Rows; what a table is shows in its first ones."""
_CELL = 200
"""Characters; a longer cell is a text, not a figure or a label."""
_INNER = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote")


def is_data_table(table: etree._Element) -> bool:
    """Say whether the rows of a table belong together as rows.

    A table is of figures where it has header cells, or several rows with several short cells each, and
    neither tables inside it nor cells that hold paragraphs.
    """
    if table.get("role") in ("presentation", "none"):
        return False
    inner = table.iter("table")
    next(inner)
    if next(inner, None) is not None:
        return False
    rows = list(islice(table.iter("tr"), _LOOKED_AT))
    wide = 0
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(_is_text(cell) for cell in cells):
            return False
        wide += len(cells) > 1
    return len(rows) > 1 and 2 * wide >= len(rows)


def _is_text(cell: etree._Element) -> bool:
    if sum(1 for child in cell.iter(*_INNER)) > 1:
        return True
    return len(" ".join(str(cell.xpath("string()")).split())) > _CELL
