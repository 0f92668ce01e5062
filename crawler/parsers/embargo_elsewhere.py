"""Embargo lines that stand neither above the text nor in it: in a box, in a caption, in declared facts.

To miss one would publish a held release early; so the whole page is looked through where it has the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from crawler.parsers.embargo import may_be_embargo
from crawler.parsers.embargo_leads import without_lead
from crawler.parsers.embargo_openings import find_opening, is_spaced
from crawler.parsers.embargo_patterns import plain
from crawler.parsers.phrases import traces_of
from crawler.parsers.runs import composed
from crawler.parsers.tree import Element
from crawler.words import Language

_LONGEST = 200
"""Characters of a line that is looked at."""
_PICTURES = 60
"""Pictures whose alternative text is looked at."""
_MOST = 40
"""Lines with the word that are looked at; a page about embargoes has hundreds."""
_SPACED = re.compile(r"(?: \w{1,2}(?= )){4}")
"""A stretch that a scan may have read letter by letter."""
_INLINE = frozenset(
    {"b", "strong", "em", "i", "u", "small", "span", "font", "mark", "time", "abbr", "br", "sup"}
)
_NO_TEXT = frozenset(
    {
        "a",
        "nav",
        "footer",
        "script",
        "style",
        "template",
        "noscript",
        "button",
        "form",
        "option",
        "blockquote",
    }
)
"""Elements whose words are of other releases, of the site, of a program, or somebody's speech."""


def noticed(body: Element | None, text: str, language: Language) -> str | None:
    """Return the first line anywhere on a page that is nothing but an embargo line, or None.

    `text` is all text of the page, or the page as it came: one look at it tells that most have no such line.
    The tree must hold its boxes and captions, which are dropped from it later.
    """
    if body is None:
        return None
    printed = _printed(body, language) if any(map(text.__contains__, _traces(language))) else None
    return printed or _on_picture(body, language)


def _printed(body: Element, language: Language) -> str | None:
    """Return the first printed line that is nothing but an embargo line; the bare word where no other is."""
    bare = None
    for element in islice(_lines(body, language), _MOST):
        line = _short_text(element)
        if line is not None and (found := stated(line, language)) is not None:
            if " " in found:
                return found
            bare = bare or found
    return bare


def _on_picture(body: Element, language: Language) -> str | None:
    """Return the embargo line that a picture shows by its alternative text: a stamp above the release."""
    traces = _traces(language)
    for picture in islice(body.iter("img"), _PICTURES):
        words = picture.get("alt")
        if words and len(words) <= _LONGEST and any(map(words.__contains__, traces)):
            line = " ".join(words.split())
            if " " in line and (found := stated(line, language)) is not None and not _is_of_other(picture):
                return found
    return None


def _is_of_other(element: Element) -> bool:
    return any(each.tag in _NO_TEXT for each in element.iterancestors())


def _short_text(element: Element) -> str | None:
    """Return the folded text of an element, or None as soon as it is longer than a line."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > 4 * _LONGEST:
            return None
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else None


def stated(line: str, language: Language) -> str | None:
    """Return the embargo line that a line is, or that stands before or behind a headline in it, or None."""
    opening = find_opening(line, language)
    first = opening is not None and not any(map(str.isalnum, opening.text[: opening.start]))
    rest, lead = without_lead(line, language)
    if lead is not None and rest:
        opening, line, first = find_opening(lead, language), lead, True
    if opening is None or not first or opening.kind not in ("embargo", "release"):
        return None
    return line


def declared_line(texts: Iterable[str | None], language: Language) -> str | None:
    """Return the embargo line that a declared headline or description is or begins with, or None."""
    told = [text for text in dict.fromkeys(texts) if text]
    if not _may_state(told, language):
        return None
    for text in told:
        if (found := stated(" ".join(text.split())[: 2 * _LONGEST], language)) is not None:
            return found
    return None


def _may_state(texts: Sequence[str], language: Language) -> bool:
    """Say whether any of the texts can hold an embargo line; one look at all of them tells it of most."""
    seen = plain(composed("\n".join(texts)))
    return may_be_embargo(seen, language) or _SPACED.search(seen) is not None or any(map(is_spaced, texts))


def _lines(body: Element, language: Language) -> Iterable[Element]:
    """Yield the innermost blocks that hold a word of embargoes and are neither links nor the site's own."""
    traces = _traces(language)
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        for words in (element.text, element[0].tail if len(element) else None):
            if words and len(words) <= _LONGEST and any(map(words.__contains__, traces)):
                block = element
                while block.tag in _INLINE and (above := block.getparent()) is not None:
                    block = above
                if not any(each.tag in _NO_TEXT for each in (block, *block.iterancestors())):
                    yield block
                break


@lru_cache(maxsize=64)
def _traces(language: Language) -> tuple[str, ...]:
    """Return strings of which one stands in every printed opener, in capitals or not."""
    traces = traces_of(language.embargo.openers)
    forms = {form for each in traces for form in (each[1:], each.upper())}
    # Each costs a look through the whole page, and what holds another one is found with it.
    return tuple(sorted(form for form in forms if not any(each in form for each in forms - {form})))
