"""From a reading to rows: every row of one release, in every table it has rows in. Pure.

A row is a dictionary of column and value; missing values are None and never empty text. Rows are a
function of the reading alone, so that reading again in any order gives the same rows.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from archive.correcting import quote_ids
from archive.ids import NUMBERS
from archive.people import persons, speaker_of
from archive.reading_release import Reading, Version
from archive.times import moment
from crawler.records import BlockRole, Release

Row = dict[str, Any]
QUOTES = 4096
"""How many quotes of one release have room behind its `doc`."""
_EPOCH = date(1970, 1, 1).toordinal()


def rows_of(reading: Reading, *, site: str, party: str, number: int, key: str) -> dict[str, list[Row]]:
    """Return the rows of a release by table; the order of the tables is the order in which to write them.

    `number` is the release's own (see `archive.ids`), `key` the fingerprint of evidence and parsers.
    """
    release = reading.release
    assert release is not None, reading.id
    known = persons(party, release)
    day = release.published.on if release.published else moment(reading.first_seen).date()
    doc = (day.toordinal() - _EPOCH) * NUMBERS + number
    head = _release(reading, release) | {"doc": doc, "site": site, "party": party, "reading": key}
    quotes = _quotes(reading.id, release, head, known)
    versions = _versions(reading)
    return {
        "releases": [head],
        "addresses": [
            {"url": a.url, "release": reading.id, "first_seen": a.first_seen, "last_seen": a.last_seen}
            for a in reading.addresses
        ],
        "paragraphs": [*_paragraphs(reading.id, release)],
        "quotes": quotes,
        "quote_pieces": _pieces(quotes, release),
        "appearances": _appearances(reading.id, release, known, head["published"]),
        "links": [
            {"release": reading.id, "n": n, "url": link.url, "text": link.text}
            for n, link in enumerate(release.links)
        ],
        "doubts": [
            {"release": reading.id, "n": n, "doubt": doubt} for n, doubt in enumerate(release.doubts)
        ],
        "versions": versions,
        "changes": _changes(reading, [row["id"] for row in versions]),
        "removals": [
            {"release": reading.id, "n": n, "last_seen": r.last_seen, "first_missing": r.first_missing,
             "confirmed": r.confirmed, "status": r.status, "back": r.back}
            for n, r in enumerate(reading.removals)
        ],
        "corrections": _corrections(reading),
    }  # fmt: skip


def _release(reading: Reading, release: Release) -> Row:
    published, embargo = release.published, release.embargo
    on = published.on.isoformat() if published else None
    return {
        "id": reading.id,
        "url": reading.url,
        "canonical_url": release.canonical_url,
        "title": release.title,
        "published": on,
        "published_at": _iso(published.at if published else None),
        "published_raw": published.raw if published else None,
        "published_origin": published.origin if published else None,
        "year": published.on.year if published else None,
        "month": on[:7] if on else None,
        "language": release.language,
        "layout": release.layout,
        "embargo_status": embargo.status if embargo else None,
        "embargo_until": _iso(embargo.until if embargo else None),
        "embargo_raw": embargo.raw if embargo else None,
        "body": _joined(release.body) or "",
        "notes": _joined(release.notes),
        "quoted": _joined(tuple(quote.text for quote in release.quotes)),
        "words": sum(len(paragraph.split()) for paragraph in release.body),
        "quote_count": len(release.quotes),
        "version_count": len(reading.versions),
        "edit_count": sum(version.edited for version in reading.versions),
        "first_seen": reading.first_seen,
        "last_seen": reading.last_seen,
        "gone_at": reading.gone_at,
    }


def _iso(moment: Any) -> str | None:
    return None if moment is None else str(moment.isoformat())


def _joined(paragraphs: tuple[str, ...]) -> str | None:
    return "\n\n".join(paragraphs) or None


def _paragraphs(id: str, release: Release) -> list[Row]:
    def part(name: str, texts: tuple[str, ...], roles: tuple[BlockRole, ...]) -> list[Row]:
        padded = [*roles, *["paragraph"] * (len(texts) - len(roles))]
        return [
            {"release": id, "part": name, "n": n, "role": padded[n], "text": text}
            for n, text in enumerate(texts)
        ]

    return [
        *part("body", release.body, release.body_roles),
        *part("notes", release.notes, release.notes_roles),
    ]


def _quotes(id: str, release: Release, head: Row, known: dict[str, str]) -> list[Row]:
    shared = {name: head[name] for name in ("site", "party", "published", "year", "language")}
    ids = quote_ids(id, release.quotes)
    return [
        {
            "id": found,
            "doc": head["doc"] * QUOTES + n,
            "release": id,
            "n": n,
            "text": quote.text,
            "kind": quote.kind,
            "speaker": quote.speaker,
            "organisation": quote.organisation,
            "speaker_raw": quote.speaker_raw,
            "person": speaker_of(quote, head["party"], known),
            "words": len(quote.text.split()),
            **shared,
        }
        for n, (found, quote) in enumerate(zip(ids[:QUOTES], release.quotes, strict=False))
    ]


def _pieces(quotes: list[Row], release: Release) -> list[Row]:
    return [
        {"quote": row["id"], "n": n, "part": piece.part, "paragraph": piece.paragraph,
         "start": piece.start, "end": piece.end}
        for row, quote in zip(quotes, release.quotes, strict=False)
        for n, piece in enumerate(quote.pieces)
    ]  # fmt: skip


def _appearances(id: str, release: Release, known: dict[str, str], published: str | None) -> list[Row]:
    rows: dict[tuple[str, str], Row] = {}
    for person in release.people:
        for capacity in person.capacity:
            if person.name in known:
                row: Row = {
                    "release": id,
                    "person": known[person.name],
                    "capacity": capacity,
                    "n": len(rows),
                    "name": person.name,
                    "post_nominals": person.post_nominals,
                    "role": person.role,
                    "raw": person.raw,
                    "published": published,
                }
                rows.setdefault((row["person"], capacity), row)
    return list(rows.values())


def _versions(reading: Reading) -> list[Row]:
    counts: Counter[str] = Counter()
    rows = []
    for n, version in enumerate(reading.versions, start=1):
        stem = f"{reading.id}-{version.first_seen.replace('-', '').replace(':', '')}"
        counts[stem] += 1
        id = stem if counts[stem] == 1 else f"{stem}-{counts[stem]}"
        rows.append(_version(version) | {"id": id, "release": reading.id, "n": n})
    return rows


def _version(version: Version) -> Row:
    release = version.release
    published, embargo = release.published, release.embargo
    return {
        "first_seen": version.first_seen,
        "last_seen": version.last_seen,
        "looks": version.looks,
        "layout": release.layout,
        "title": release.title,
        "published": published.on.isoformat() if published else None,
        "published_at": _iso(published.at if published else None),
        "body": _joined(release.body) or "",
        "notes": _joined(release.notes),
        "embargo_status": embargo.status if embargo else None,
        "embargo_until": _iso(embargo.until if embargo else None),
        "edited": int(version.edited),
    }


def _changes(reading: Reading, ids: list[str]) -> list[Row]:
    return [
        {"version": id, "release": reading.id, "n": n, "kind": change.kind, "at": version.first_seen,
         "before": change.before, "after": change.after}
        for id, version in zip(ids, reading.versions, strict=True)
        for n, change in enumerate(version.changes)
    ]  # fmt: skip


def _corrections(reading: Reading) -> list[Row]:
    return [
        {"release": reading.id, "n": n, "field": each.correction.field, "value": each.correction.value,
         "was": each.was, "who": each.correction.who, "why": each.correction.why, "at": each.correction.at}
        for n, each in enumerate(reading.corrections)
    ]  # fmt: skip
