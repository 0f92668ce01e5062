"""How to cite a release: a sentence, BibTeX, CSL-JSON, and what machines read in the page itself. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from archive.search.showing import address, shown
from archive.web.printing import day

Row = dict[str, Any]


_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Marks inside a quoted title."""


def sentence(row: Row, organisation: str, permanent: str, today: date) -> str:
    """Return a citation in a sentence, as a footnote has it."""
    title = (shown(row["title"]) or "Untitled release").translate(_INNER)
    title = title if title[-1:] in '.?!”"' else f"{title}."
    return (
        f"{shown(organisation)}, “{title}” Press release, {day(row['published'])}."
        f" onrecord, {permanent} (accessed {day(today)})."
    )


def bibtex(row: Row, organisation: str, permanent: str, today: date) -> str:
    """Return an entry for BibTeX and biblatex, with what TeX would read as a command escaped."""
    published = str(row["published"] or "")
    fields = {
        "author": "{" + _tex(organisation) + "}",
        "title": "{" + _tex(row["title"] or "Untitled release") + "}",
        "year": published[:4],
        "date": published,
        "howpublished": "Press release",
        "url": _tex_address(permanent),
        "urldate": today.isoformat(),
        "note": f"Original: {_tex(address(row['url']) or 'no address')}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@misc{{{re.sub(r'[^A-Za-z0-9-]', '', row['party'])}-{row['id']},\n" + "\n".join(lines) + "\n}\n"


def csl(row: Row, organisation: str, permanent: str, today: date) -> dict[str, Any]:
    """Return an entry of CSL-JSON, which Zotero and pandoc read."""
    entry: dict[str, Any] = {
        "id": row["id"],
        "type": "document",
        "genre": "Press release",
        "title": shown(row["title"]) or "Untitled release",
        "author": [{"literal": shown(organisation)}],
        "publisher": shown(organisation),
        "archive": "onrecord",
        "URL": permanent,
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "language": row["language"],
    }
    if row["published"]:
        entry["issued"] = {"date-parts": [[int(part) for part in row["published"].split("-")]]}
    return entry


def schema_org(row: Row, organisation: str, permanent: str) -> dict[str, Any]:
    """Return the JSON-LD of a release page. schema.org has no press release; it is an Article of that
    genre."""
    described = {
        "@context": "https://schema.org",
        "@type": "Article",
        "genre": "press release",
        "headline": shown(row["title"]) or "Untitled release",
        "datePublished": row["published_at"] or row["published"],
        "inLanguage": row["language"],
        "url": permanent,
        "isBasedOn": address(row["url"]),
        "publisher": {"@type": "Organization", "name": shown(organisation)},
        "archivedAt": permanent,
        "wordCount": row["words"],
    }
    return {key: value for key, value in described.items() if value is not None}


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    character: "\\" + character for character in "{}#$%&_"
}


def _tex(text: object) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(shown(text).split()))


def _tex_address(url: str) -> str:
    return re.sub(r"[{}\\\s]", lambda m: f"%{ord(m[0]):02X}", url)
