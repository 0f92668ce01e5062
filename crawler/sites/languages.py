"""Load the words of a language from `crawler/parsers/languages/<code>.toml`, checked strictly."""

from __future__ import annotations

import tomllib
import typing
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from crawler.errors import SpecError, UnknownLanguage
from crawler.words import Language

_FOLDER = Path(str(resources.files("crawler.parsers"))) / "languages"
_WRITTEN = {"nb": "no", "nn": "no"}
"""Written forms of a language that share its file: Bokmål and Nynorsk."""
_NAMES = _FOLDER.with_name("names") / "given.toml"


def languages_known() -> tuple[str, ...]:
    """Return the codes of all languages that have a file, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load_language(code: str) -> Language:
    """Return the words of one language, read once.

    Of a language with two written forms either code will do. Raises UnknownLanguage where no file exists;
    SpecError where a table or key is unknown, or a value has another shape than its class in `crawler.words`
    says.
    """
    if code in _WRITTEN:
        return load_language(_WRITTEN[code])
    path = _FOLDER / f"{code}.toml"
    if not path.is_file():
        known = ", ".join(languages_known())
        raise UnknownLanguage(f"No words for the language {code!r}: {path.name} is missing; known: {known}.")
    tables = tomllib.loads(path.read_text("utf-8"))
    classes = {name: hint for name, hint in typing.get_type_hints(Language).items() if name != "code"}
    _refuse_unknown(path, "table", set(tables), set(classes))
    tables["people"] = given_names() | tables.get("people", {})
    words = {name: _fill(path, name, table, classes[name]) for name, table in tables.items()}
    return Language(code=code, **words)


@cache
def given_names() -> dict[str, list[str]]:
    """Return the given names that every language knows, as keys of the table ``[people]``."""
    return tomllib.loads(_NAMES.read_text("utf-8"))


def _fill(path: Path, table: str, values: dict[str, Any], cls: type[Any]) -> Any:
    hints = typing.get_type_hints(cls)
    _refuse_unknown(path, f"key in [{table}]", set(values), set(hints))
    return cls(**{key: _shaped(path, f"{table}.{key}", value, hints[key]) for key, value in values.items()})


def _shaped(path: Path, key: str, value: Any, hint: Any) -> Any:
    """Turn TOML lists and tables into the tuples, or dictionaries of tuples, that `hint` asks for."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and isinstance(value, list):
        return tuple(_shaped(path, key, each, arguments[0]) for each in value)
    if origin is not None and origin is not tuple and isinstance(value, dict):
        return {name: _shaped(path, f"{key}.{name}", each, arguments[1]) for name, each in value.items()}
    if origin is None and isinstance(hint, type) and type(value) is hint:
        return value
    raise SpecError(f"{path.name}: {key} is {value!r}; expected {hint}.")


def _refuse_unknown(path: Path, what: str, found: set[str], known: set[str]) -> None:
    if unknown := sorted(found - known):
        raise SpecError(
            f"{path.name}: unknown {what} {', '.join(unknown)}; known: {', '.join(sorted(known))}."
        )
