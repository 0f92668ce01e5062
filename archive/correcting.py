"""What a person says a release's field should be: put over every reading, and shown as a correction. Pure.

Fields: ``title``, ``published`` (YYYY-MM-DD), ``published_at`` (ISO 8601 with offset), ``language``,
``embargo`` (``none`` or ``immediate``, or an ISO 8601 instant), and for one quote ``quote:<id>:speaker`` and
``quote:<id>:organisation``. A value of None empties the field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from archive.evidence_pages import Correction
from archive.ids import quote_id
from crawler.errors import Usage
from crawler.records import Embargo, PressDate, Quote, Release

FIELDS = ("title", "published", "published_at", "language", "embargo")
QUOTE_FIELDS = ("speaker", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction, and what the parsers read in its place."""

    correction: Correction
    was: str | None


def quote_ids(release: str, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Return the id of each quote of a release: from its words, and how often they came before."""
    counts: Counter[str] = Counter()
    found = []
    for quote in quotes:
        found.append(quote_id(release, quote.text, counts[quote.text]))
        counts[quote.text] += 1
    return tuple(found)


def check(field: str, value: str | None) -> None:
    """Raise Usage where a field cannot be corrected or a value has the wrong form."""
    name, *rest = field.split(":")
    if name == "quote" and len(rest) == 2 and rest[1] in QUOTE_FIELDS:
        return
    if field not in FIELDS:
        known = ", ".join((*FIELDS, *(f"quote:<id>:{each}" for each in QUOTE_FIELDS)))
        raise Usage(f"The field {field!r} cannot be corrected; known: {known}.")
    try:
        _set(Release(kind="release"), "", Correction(field=field, value=value, who="", why="", at=""))
    except ValueError as error:
        raise Usage(f"{value!r} is no value for {field}: {error}.") from None


def corrected(
    release: Release, id: str, corrections: Sequence[Correction]
) -> tuple[Release, tuple[Corrected, ...]]:
    """Return a reading with corrections put over it, and what each replaced; the newest of a field wins."""
    newest: dict[str, Correction] = {}
    for each in sorted(corrections, key=lambda each: each.at):
        newest[each.field] = each
    found = []
    for _, correction in sorted(newest.items()):
        was = _get(release, id, correction.field)
        release = _set(release, id, correction)
        found.append(Corrected(correction=correction, was=was))
    return release, tuple(found)


def _get(release: Release, id: str, field: str) -> str | None:
    if field.startswith("quote:"):
        quote = dict(zip(quote_ids(id, release.quotes), release.quotes, strict=True)).get(field.split(":")[1])
        name = field.split(":")[2]
        return None if quote is None else (quote.speaker if name == "speaker" else quote.organisation)
    published, embargo = release.published, release.embargo
    values: dict[str, str | None] = {
        "title": release.title,
        "published": published.on.isoformat() if published else None,
        "published_at": published.at.isoformat() if published and published.at else None,
        "language": release.language,
        "embargo": None
        if embargo is None
        else embargo.until.isoformat()
        if embargo.until
        else embargo.status,
    }
    return values[field]


def _set(release: Release, id: str, correction: Correction) -> Release:
    field, value = correction.field, correction.value
    if field.startswith("quote:"):
        return _set_quote(release, id, field, value)
    if field == "title":
        return replace(release, title=value)
    if field == "language":
        return replace(release, language=value)
    if field == "embargo":
        return replace(release, embargo=_embargo(release, value))
    return replace(release, published=_published(release, field, value))


def _set_quote(release: Release, id: str, field: str, value: str | None) -> Release:
    _, quote, name = field.split(":")
    ids = quote_ids(id, release.quotes)
    quotes = tuple(
        each
        if found != quote
        else (replace(each, speaker=value) if name == "speaker" else replace(each, organisation=value))
        for found, each in zip(ids, release.quotes, strict=True)
    )
    return replace(release, quotes=quotes)


def _published(release: Release, field: str, value: str | None) -> PressDate | None:
    if value is None:
        return None if field == "published" else release.published and replace(release.published, at=None)
    if field == "published":
        on, at = date.fromisoformat(value), None
    else:
        at = _instant(value)
        on = at.date()
    return PressDate(on=on, at=at, raw=value, origin="correction")


def _embargo(release: Release, value: str | None) -> Embargo | None:
    if value is None or value == "none":
        return None
    raw = release.embargo.raw if release.embargo else value
    if value == "immediate":
        return Embargo(status="immediate", raw=raw)
    return Embargo(status="until", until=_instant(value), raw=raw)


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset, such as 2026-03-01T09:00:00+00:00")
    return instant
