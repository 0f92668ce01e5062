"""Moments as text: ISO 8601 in UTC, whole seconds, a ``Z`` behind; text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Return an aware moment as text, such as ``2023-03-11T12:00:00Z``; parts of a second are cut off."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; every moment in the databases is aware")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """Return the aware moment that `stamp` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
