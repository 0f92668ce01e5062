"""What a machine's owner says once: `onrecord.toml` in the working folder, or the environment.

Keys: ``contact`` (a mail or web address for the user agent), ``base_url`` (where the archive is served),
``data`` and ``sites`` (folders, relative to the file), ``delay`` (seconds between requests to a host),
``ping`` and ``webhook`` (addresses that are told of each night), ``mail`` (who is sent the report) and
``sendmail`` (the program that sends it). Each can be said in the environment instead, as ONRECORD_CONTACT and
so on, which counts more than the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import Usage

FILE = "onrecord.toml"
_KEYS = ("contact", "base_url", "data", "sites", "delay", "ping", "webhook", "mail", "sendmail")
_SENDMAIL = "/usr/sbin/sendmail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What was configured; None where nothing was."""

    contact: str | None = None
    base_url: str | None = None
    data: Path | None = None
    sites: Path | None = None
    delay: float = 1.0
    ping: str | None = None
    webhook: str | None = None
    mail: str | None = None
    sendmail: str = _SENDMAIL


def load_configuration(
    folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Configuration:
    """Return the configuration of a working folder. Raises Usage for an unknown key or a wrong value."""
    folder = Path() if folder is None else folder
    environment = os.environ if environment is None else environment
    values = _from_file(folder / FILE)
    for key in _KEYS:
        if stated := environment.get(f"ONRECORD_{key.upper()}"):
            values[key] = stated
    return Configuration(
        contact=_text(values, "contact"),
        base_url=_text(values, "base_url"),
        data=_path(values, "data"),
        sites=_path(values, "sites"),
        delay=_seconds(values),
        ping=_address(values, "ping"),
        webhook=_address(values, "webhook"),
        mail=_text(values, "mail"),
        sendmail=_text(values, "sendmail") or _SENDMAIL,
    )


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Usage(f"{path} is no TOML: {error}.") from None
    if unknown := sorted(set(values) - set(_KEYS)):
        raise Usage(f"{path}: unknown key {', '.join(unknown)}; known: {', '.join(_KEYS)}.")
    for key in ("data", "sites"):
        if isinstance(values.get(key), str):
            values[key] = str(path.parent / values[key])
    return values


def _text(values: Mapping[str, Any], key: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise Usage(f"{FILE}: {key} is {value!r}; expected a text in quotation marks.")
    return value


def _address(values: Mapping[str, Any], key: str) -> str | None:
    value = _text(values, key)
    if value is not None and not value.startswith(("http://", "https://")):
        raise Usage(f"{FILE}: {key} is {value!r}; expected an address that begins with https:// or http://.")
    return value.rstrip("/") if value else None


def _path(values: Mapping[str, Any], key: str) -> Path | None:
    value = _text(values, key)
    return Path(value) if value else None


def _seconds(values: Mapping[str, Any]) -> float:
    try:
        delay = float(values.get("delay", 1.0))
    except (TypeError, ValueError):
        delay = -1.0
    if delay < 1.0:
        raise Usage(
            f"{FILE}: delay is {values.get('delay')!r}; expected a number of seconds, 1 or more: a host is "
            "asked at most once a second."
        )
    return delay
