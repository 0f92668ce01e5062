"""Keep a page as a test: without its scripts, and only where it then reads as before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.errors import NotARelease
from crawler.parsers.as_json import to_json
from crawler.parsers.tree import decode
from crawler.records import RawPage, Release

_SCRIPT = re.compile(
    r"<script(?P<attributes>(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?)>.*?</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_LD_JSON = re.compile(r"application/ld\+json", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCase:
    """A page to keep, and today's reading of it."""

    page: str
    """The page as text, without scripts; to be written as UTF-8."""
    reading: dict[str, Any]
    """The keys of the guidelines, with `must_exclude` still to be filled by a person."""
    scripts: int
    """How many scripts were taken out."""


def recorded_case(page: RawPage, *, file: str, read: Callable[[RawPage], Release]) -> RecordedCase:
    """Return a page without scripts and its reading, to be written as `file`.

    Raises NotARelease, naming the fields, where the page reads otherwise without its scripts; and what
    `read` raises.
    """
    text = decode(page)
    cleaned, scripts = without_scripts(text)
    before = to_json(read(page), file=file)
    after = to_json(
        read(replace(page, body=cleaned.encode(), headers={"content-type": "text/html; charset=utf-8"})),
        file=file,
    )
    if differing := sorted(key for key in before if before[key] != after[key]):
        raise NotARelease(
            f"{page.url} reads otherwise without its scripts ({', '.join(differing)}), so it is no test "
            "of how the site reads. Keep it by hand, with the scripts that matter."
        )
    return RecordedCase(page=cleaned, reading=after | {"must_exclude": []}, scripts=scripts)


def without_scripts(text: str) -> tuple[str, int]:
    """Return a page without its scripts, all but JSON-LD, and how many were taken out."""
    taken = 0

    def keep(script: re.Match[str]) -> str:
        nonlocal taken
        if _LD_JSON.search(script["attributes"]):
            return script[0]
        taken += 1
        return ""

    return _SCRIPT.sub(keep, text), taken


def case_name(url: str) -> str:
    """Return the name of a case after the last part of a page's address."""
    path = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2].lower()
    name = _NOT_IN_NAMES.sub("-", path.removesuffix(".html").removesuffix(".htm")).strip("-")
    return name[:_LONGEST_NAME].rstrip("-") or "page"
