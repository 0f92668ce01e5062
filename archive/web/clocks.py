"""A release's three clocks, and what lies between them in words: when the party says it published, until when
it asked for silence, and when we first saw the page. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any


def between(row: dict[str, Any]) -> list[str]:
    """Return a sentence for each pair of clocks the release has: `published_at` or `published`,
    `embargo_until`, `first_seen`. A clock without an hour is compared by days."""
    seen, stated, until = (_moment(row.get(name)) for name in ("first_seen", "published_at", "embargo_until"))
    told = []
    if seen and stated:
        told.append(_told("First seen", seen - stated, "the time stated"))
    elif seen and row.get("published"):
        told.append(_days(seen.date(), str(row["published"])))
    if seen and until:
        told.append(_told("First seen", seen - until, "the embargo ended"))
    if stated and until:
        told.append(_told("Dated", stated - until, "the embargo ended"))
    return [each for each in told if each]


def _moment(value: object) -> datetime | None:
    """Return a time with its zone, or None for a day, a time without a zone, and what is no time."""
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return at if at.tzinfo and "T" in str(value) else None


def _told(what: str, after: timedelta, event: str) -> str:
    if abs(after) < timedelta(minutes=1):
        return f"{what} within a minute of {event.replace(' ended', '’s end')}."
    return f"{what} {span(abs(after))} {'before' if after < timedelta() else 'after'} {event}."


def _days(seen: date, published: str) -> str:
    try:
        days = (seen - date.fromisoformat(published)).days
    except ValueError:
        return ""
    if days == 0:
        return "First seen on the day stated."
    return f"First seen {_many(abs(days), 'day')} {'before' if days < 0 else 'after'} the day stated."


def span(length: timedelta) -> str:
    """Return a length of time in words: minutes below two hours, hours below four days, days beyond."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 120:
        return _many(minutes, "minute")
    hours = round(minutes / 60)
    return _many(hours, "hour") if hours < 96 else _many(round(hours / 24), "day")


def _many(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
