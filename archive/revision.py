"""The reading revision: a short hash of everything that decides how a page of a site is read.

It changes with the parsers (their syntax trees without docstrings, so that comments and layout of the
code do not count), with the words of any language, with the site's file and its party, and with the
libraries that parse.
"""

from __future__ import annotations

import ast
import hashlib
import json
import tomllib
from dataclasses import replace
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from crawler.records import Expectation, Party, SiteSpec

_LIBRARIES = ("lxml", "beautifulsoup4", "parsel", "dateparser")
_CRAWLER = ("parsers", "records.py", "words")
_ARCHIVE = (
    *("snapshots.py", "changes.py", "correcting.py", "reading_release.py", "rows.py", "people.py"),
    *("ids.py", "grouping.py", "holding.py"),
)


def revision(spec: SiteSpec, party: Party) -> str:
    """Return the reading revision of a site: eight letters and digits."""
    read = replace(spec, enabled=True, reason=None, expect=Expectation(), rights=None, facts="recorded")
    return hashlib.sha256(f"{code()}\n{read!r}\n{party!r}".encode()).hexdigest()[:8]


@cache
def code() -> str:
    """Return the hash of all code, words and libraries that reading uses; worked out once a process."""
    folders = [(_folder("crawler"), _CRAWLER), (_folder("archive"), _ARCHIVE)]
    digest = hashlib.sha256()
    for folder, names in folders:
        for path in sorted(file for name in names for file in _files(folder / name)):
            digest.update(f"{path.relative_to(folder)}\n{_meaning(path)}\n".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.hexdigest()


def _folder(package: str) -> Path:
    return Path(str(resources.files(package)))


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [*path.rglob("*.py"), *path.rglob("*.toml")]


def _meaning(path: Path) -> str:
    """Return what a file says without its comments, docstrings and layout."""
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return json.dumps(tomllib.loads(text), sort_keys=True, default=str)
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_docstring(each)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_docstring(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
