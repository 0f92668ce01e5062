"""What is known of a page when its kind is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.parsers.metadata import Declared
from crawler.parsers.recognise.body import Mass
from crawler.parsers.recognise.headline import Headline
from crawler.parsers.recognise.kept import Kept
from crawler.parsers.recognise.outline import Outline
from crawler.parsers.tree import Element
from crawler.records import Block


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a page when its kind is decided."""

    outline: Outline
    mass: Mass
    kept: Kept
    headline: Headline | None
    titled: bool
    """Whether the page, or the first line of its text, gives a title."""
    declared: Declared
    dated: bool
    """Whether a day of publication is shown, or declared for this text."""
    body: Sequence[Block]
    addresses: Sequence[str]
    spoken: Callable[[], bool]
    """Says whether the text has a label, an end mark, an embargo line or direct speech of a release."""
    boxed: bool = False
    """Whether the text stands in a box beside or below what the page is about: to sign up, to share."""
    unseen: bool = False
    """Whether the text stands in an element that is not shown."""


def stands_in_box(outline: Outline, top: int) -> bool:
    """Say whether the only text of a page stands in what is named a box: to sign up, to share, to donate."""
    while top > 0:
        if outline.hints[top] == "aside" and outline.elements[top].tag not in ("main", "article"):
            return True
        top = outline.parents[top]
    return False


def stands_unseen(element: Element, hidden: Sequence[str]) -> bool:
    """Say whether an element or one around it bears a class whose meaning is that it is not shown."""
    names = {selector[1:] for selector in hidden}
    around = [each.get("class") or "" for each in (element, *element.iterancestors())]
    return not names.isdisjoint(" ".join(around).split())
