"""Picture credits and captions: lines that belong to a picture and not to the text around it."""

from __future__ import annotations

import re

from crawler.parsers.phrases import anywhere, begins, folded, is_one_of
from crawler.words import PageWords

_SHORT = 90
"""Characters of the longest credit."""
_CREDIT_LONGEST = 60
_ABBREVIATION = 4
"""Letters of the longest word before a name that may be cut off by a dot: "Fot. A. Kowalska"."""
_AGENCY = re.compile(
    r"^/[\w ]{2,20}/$|(?:^|[.)\s])[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{2,})* ?/ ?[A-ZÀ-Þ][A-ZÀ-Þ.'-]+(?: [A-ZÀ-Þ.'-]+)*$"
)
"""An agency's sign on a line of its own, or agency and photographer in capitals at the end of a caption."""
_CREDIT = re.compile(r"^(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|:))", re.IGNORECASE)
_BRACKETED = re.compile(r"^[(\[].*[)\]]$")
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]$")
_ARCHIVE = re.compile(
    r"(?<!\w)(?:i?stock(?:photo)?|adobe ?stock|getty ?images|shutterstock|unsplash|pixabay|pexels|fotolia"
    r"|depositphotos|picture[- ]alliance|alamy|wikimedia(?: commons)?|flickr)(?!\w)",
    re.IGNORECASE,
)
"""Names of picture agencies and archives, which credit a picture in any language."""


def is_agency(text: str) -> bool:
    """Say whether a line is the sign of an agency, or ends in one: "The wall (A. Ross / iStock.com)"."""
    if "/" in text and _AGENCY.search(text) is not None:
        return True
    credit = _CLOSING_BRACKET.search(text) if text.endswith((")", "]")) else None
    return credit is not None and _ARCHIVE.search(credit[1]) is not None


def is_caption(text: str, words: PageWords) -> bool:
    """Say whether a line credits a picture: "Photo: X", "(Foto: X)", "© X / Agency"."""
    if len(text) > _SHORT:
        return False
    if _CREDIT.match(text.lstrip("([ ")) or is_one_of(text, words.captions):
        return True
    opening = begins(folded(text), words.captions)
    if opening is None:
        return False
    rest = folded(text)[len(opening) :].lstrip()
    if rest.startswith((":", "©", "|", "/", "-", "–")) or _BRACKETED.match(text):
        return True
    if " " in opening and len(text) <= _CREDIT_LONGEST and not text.endswith((".", "!", "?")):
        return (
            text[text.casefold().find(opening) + len(opening) :].lstrip()[:1].isupper()
        )  # "Foto de Ana Roe"
    return rest.startswith(".") and len(opening) <= _ABBREVIATION


def ends_in_credit(line: str, words: PageWords) -> bool:
    """Say whether a caption ends in a picture credit: "The harbour wall. Photo: A. Ross / Agency"."""
    for found in anywhere(words.captions).finditer(line):
        before, behind = line[: found.start()].rstrip(), line[found.end() :]
        if len(behind) > _CREDIT_LONGEST:
            continue
        if " " in found.group() and before.endswith(("(", "[")):
            return True
        if behind.lstrip().startswith((":", "©")):
            return before.endswith((".", ")", "]", "|", "/", "–", "—", "-", "("))
    return False


def is_labelled_caption(line: str, words: PageWords) -> bool:
    """Say whether a block says that it tells what a picture shows: "Caption: Jane Doe and …"."""
    opening = begins(line, words.captions)
    return opening is not None and line[len(opening) :].lstrip().startswith(":")
