"""How values read on a page: days, times, counts, addresses. The filters of our templates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from archive.search.marking import Stretch
from archive.search.showing import address, headline, shown
from archive.web.differences import Run


def _sheet(name: str) -> str:
    """Return the address of a style sheet, which changes whenever the sheet does."""
    file = files("archive.web") / "static" / name
    return f"/-/static-plugins/onrecord/{name}?{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"


STYLE = _sheet("onrecord.css")
TABLES_STYLE = _sheet("tables.css")
_LANGUAGES = {
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic",
    "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "sv": "Swedish",
}  # fmt: skip


def day(value: object, missing: str = "no date") -> str:
    """Return ``2024-05-14`` or a time beginning so as ``14 May 2024``; what is no date stays as it is."""
    if not value:
        return missing
    try:
        on = date.fromisoformat(str(value)[:10])
    except ValueError:
        return shown(value)
    return f"{on.day} {on:%B} {on.year}"


def moment(value: object, missing: str = "unknown") -> str:
    """Return an ISO time as ``14 May 2024, 00:01 (UTC+01:00)``."""
    if not value:
        return missing
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return shown(value)
    if len(str(value)) == 10:
        return day(value)
    zone = "" if at.tzinfo is None else f" ({at.tzname()})"
    return f"{at.day} {at:%B} {at.year}, {at:%H:%M}{zone}"


def month(value: object) -> str:
    """Return ``2024-05`` as ``May 2024``."""
    try:
        return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
    except ValueError:
        return shown(value)


def count(number: int | None, one: str, many: str | None = None) -> str:
    """Return ``1 release`` or ``1,204 releases``."""
    number = number or 0
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def query(**given: object) -> str:
    """Return a query string of what is given; None and empty strings are left out."""
    return urlencode([(key, value) for key, value in given.items() if value not in (None, "")])


def segment(value: object) -> str:
    """Return a value as one segment of an address."""
    return quote(str(value), safe="")


def language(code: object) -> str:
    """Return the English name of a language, or its code."""
    return _LANGUAGES.get(str(code), shown(code))


def linked_data(value: Any) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  every character with a meaning in HTML is written as \uXXXX


def host(url: object) -> str:
    """Return the host of an address, to show where a link leads."""
    whole = address(url)
    return shown(whole.split("/")[2].rpartition("@")[2].removeprefix("www.")) if whole else ""


def marked(stretches: Iterable[Stretch]) -> Markup:
    """Return stretches of text with the hits marked. A filter and not a macro: Jinja's asynchronous macros
    took most
    of the time of a search page."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(each.text) if each.hit else each.text for each in stretches
    )


_RUNS = {"same": Markup("{}"), "gone": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}


def difference(runs: Iterable[Run]) -> Markup:
    """Return a difference by words: what is gone struck out, what is new underlined."""
    return Markup("").join(_RUNS[run.sort].format(run.text) for run in runs)


FILTERS: dict[str, Callable[..., Any]] = {
    "address": address,
    "counted": count,
    "day": day,
    "difference": difference,
    "headline": headline,
    "host": host,
    "language_name": language,
    "linked_data": linked_data,
    "marked": marked,
    "moment": moment,
    "month_name": month,
    "segment": segment,
    "shown": shown,
}
