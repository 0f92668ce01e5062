"""A release as a JSON object with the keys of the reading guidelines."""

from __future__ import annotations

from typing import Any

from crawler.records import Embargo, Person, Quote, Release


def to_json(release: Release, *, file: str | None = None) -> dict[str, Any]:
    """Return a release as the guidelines write it, with `file` first where it came from one.

    Days are YYYY-MM-DD, moments ISO 8601 with offset. What the page does not have is None or an empty list.
    """
    named = {} if file is None else {"file": file}
    if release.kind != "release":
        return named | _empty(release)
    published = release.published
    return named | {
        "url": release.url,
        "language": release.language,
        "kind": release.kind,
        "title": release.title,
        "published": published.on.isoformat() if published else None,
        "published_at": published.at.isoformat() if published and published.at else None,
        "published_raw": published.raw if published else None,
        "embargo": _embargo(release.embargo),
        "body": list(release.body),
        "notes": list(release.notes),
        "quotes": [_quote(quote) for quote in release.quotes],
        "people": [_person(person) for person in release.people],
        "doubts": list(release.doubts),
    }


def _empty(release: Release) -> dict[str, Any]:
    """Return a page that is no release: its kind, and nothing read from it."""
    nothing = dict.fromkeys(
        ("language", "kind", "title", "published", "published_at", "published_raw", "embargo")
    )
    lists: dict[str, Any] = {name: [] for name in ("body", "notes", "quotes", "people")}
    return {"url": release.url} | nothing | {"kind": release.kind} | lists | {"doubts": list(release.doubts)}


def _embargo(embargo: Embargo | None) -> dict[str, Any] | None:
    if embargo is None:
        return None
    until = embargo.until.isoformat() if embargo.until else None
    return {"raw": embargo.raw, "status": embargo.status, "until": until}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "organisation": quote.organisation,
        "speaker_raw": quote.speaker_raw,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "post_nominals": person.post_nominals,
        "role": person.role,
        "capacity": list(person.capacity),
    }
