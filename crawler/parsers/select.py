"""Selectors that say how many elements they expect, and name what they found instead."""

from __future__ import annotations

from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree

from crawler.errors import FieldAmbiguous, FieldMissing

Element = etree._Element

_TRANSLATOR = HTMLTranslator()


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(_TRANSLATOR.css_to_xpath(selector))


def many(root: Element, selector: str, *, url: str, least: int = 0) -> list[Element]:
    """Return all elements a CSS selector matches, in page order.

    Raises FieldMissing where they are fewer than `least`.
    """
    found = [each for each in _compiled(selector)(root) if isinstance(each, etree._Element)]
    if len(found) < least:
        raise FieldMissing(
            f"{url}: {selector!r} matched {len(found)} elements, expected {least} or more; "
            "look at the page and correct the site's layout."
        )
    return found


def maybe(root: Element, selector: str, *, url: str) -> Element | None:
    """Return the one element a CSS selector matches, or None; raises FieldAmbiguous for several."""
    found = many(root, selector, url=url)
    if len(found) > 1:
        raise FieldAmbiguous(
            f"{url}: {selector!r} matched {len(found)} elements, expected one; make the selector narrower."
        )
    return found[0] if found else None


def one(root: Element, selector: str, *, url: str) -> Element:
    """Return the one element a CSS selector matches.

    Raises FieldMissing for none, FieldAmbiguous for several.
    """
    found = maybe(root, selector, url=url)
    if found is None:
        raise FieldMissing(
            f"{url}: {selector!r} matched 0 elements, expected one; "
            "look at the page and correct the site's layout."
        )
    return found


def count(root: Element, selector: str) -> int:
    """Return how many elements a CSS selector matches."""
    return len(_compiled(selector)(root))
