"""From a `Wanted` to an FTS5 MATCH expression. Pure."""

from __future__ import annotations

from archive.search.language import Either, Node, Term, Wanted


def expression(node: Node) -> str:
    """Return the FTS5 expression of a tree whose groups all have something to find."""
    if isinstance(node, Term):
        quoted = '"' + node.text.replace('"', '""') + '"'
        return quoted + (" *" if node.prefix else "")
    if isinstance(node, Either):
        return "(" + " OR ".join(expression(part) for part in node.parts) + ")"
    found = " AND ".join(expression(part) for part in node.parts)
    if not node.without:
        return f"({found})"
    return f"(({found}) NOT {any_of(node.without)})"


def any_of(nodes: tuple[Node, ...]) -> str:
    """Return the expression that finds any of `nodes`."""
    return "(" + " OR ".join(expression(node) for node in nodes) + ")"


def positive(wanted: Wanted, columns: tuple[str, ...]) -> str | None:
    """Return the MATCH expression of what must be there, within `columns` (empty: all), or None.

    None means that no word was asked for, or that there are only exclusions (see `negative`).
    """
    if wanted.words is None or not wanted.words.parts:
        return None
    return _within(columns, expression(wanted.words))


def negative(wanted: Wanted, columns: tuple[str, ...]) -> str | None:
    """Return the expression of what must not be there, where nothing else is asked for."""
    if wanted.words is None or wanted.words.parts:
        return None
    return _within(columns, any_of(wanted.words.without))


def _within(columns: tuple[str, ...], found: str) -> str:
    return f"{{{' '.join(columns)}}} : {found}" if columns else found


def plain_words(node: Node | None) -> tuple[str, ...]:
    """Return the words and phrases that are looked for, without what is excluded."""
    if node is None:
        return ()
    if isinstance(node, Term):
        return (node.text,)
    return tuple(word for part in node.parts for word in plain_words(part))
