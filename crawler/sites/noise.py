"""Load the selectors of known furniture from `crawler/parsers/noise.toml`, checked strictly."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path

from cssselect import SelectorError, parse

from crawler.errors import SpecError
from crawler.words import NoiseRules

_FILE = Path(str(resources.files("crawler.parsers"))) / "noise.toml"


@cache
def load_noise() -> NoiseRules:
    """Return the selectors of known furniture, read once; the keys inside a table are for people.

    Raises SpecError where a table is unknown, a value is no list of texts, or a text is no CSS selector.
    """
    return noise_from(_FILE.read_text("utf-8"), name=_FILE.name)


def noise_from(text: str, *, name: str) -> NoiseRules:
    """Return the rules in a TOML text; `name` is what errors call the file."""
    known = {field.name for field in fields(NoiseRules)}
    tables = tomllib.loads(text)
    if unknown := sorted(set(tables) - known):
        raise SpecError(f"{name}: unknown table {', '.join(unknown)}; known: {', '.join(sorted(known))}.")
    return NoiseRules(**{table: _selectors(name, table, groups) for table, groups in tables.items()})


def _selectors(name: str, table: str, groups: object) -> tuple[str, ...]:
    if not isinstance(groups, dict):
        raise SpecError(f"{name}: {table} is {groups!r}; expected a table of lists of selectors.")
    found: list[str] = []
    for key, selectors in groups.items():
        if not isinstance(selectors, list) or not all(isinstance(each, str) for each in selectors):
            raise SpecError(f"{name}: {table}.{key} is {selectors!r}; expected a list of selectors.")
        for selector in selectors:
            _check(name, f"{table}.{key}", selector)
        found.extend(selectors)
    return tuple(found)


def _check(name: str, key: str, selector: str) -> None:
    try:
        parse(selector)
    except SelectorError as error:
        raise SpecError(f"{name}: {key} has {selector!r}, which is no CSS selector: {error}.") from error
    if re.search(r"[\s>+~,]", selector) or not re.search(r"^[#.]?[\w-]+$|\[", selector):
        raise SpecError(
            f"{name}: {key} has {selector!r}; expected an id, a class, an element or an attribute."
        )
