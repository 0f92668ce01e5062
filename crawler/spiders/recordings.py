"""Recorded pages: WARC files and folders with index.jsonl, looked up by address and day.

A WARC is indexed by offset and read again when a page is asked for, so that one of many gigabytes needs
no more memory than its addresses do. Where a file is cut off, what comes before the cut is used, and
`faults` says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from crawler.errors import NotRecorded, RecordingError
from crawler.parsers.addresses import canonical_url, host_of
from crawler.spiders.recorded_folder import index_folder
from crawler.spiders.recorded_warc import index_warc

_WARC_NAMES = ("*.warc", "*.warc.gz", "*.warc.zst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One recorded response."""

    url: str
    captured: datetime
    """Aware, UTC."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    """The decoded transfer: neither chunked nor compressed."""


class Record(Protocol):
    """Where a recorded response lies."""

    @property
    def url(self) -> str: ...
    @property
    def captured(self) -> datetime: ...

    def read(self, largest: int) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """Return status, headers and body, of the body at most `largest` bytes and one more."""
        ...


class Recording:
    """All recordings of a run, as one. Among equal captures of a moment the one given last counts."""

    def __init__(self, records: Iterable[Record], faults: Iterable[str] = ()) -> None:
        self.faults = tuple(faults)
        """Sentences: what was cut off or unusable, for a person."""
        self._exact: dict[str, list[Record]] = {}
        self._equal: dict[str, list[Record]] = {}
        self._mirrored: dict[str, list[Record]] = {}
        for record in sorted(records, key=lambda each: each.captured):
            self._exact.setdefault(_as_asked(record.url), []).append(record)
            self._equal.setdefault(canonical_url(record.url), []).append(record)
            self._mirrored.setdefault(_without_ending(record.url), []).append(record)
        self._hosts = frozenset(map(host_of, self._exact))

    def __len__(self) -> int:
        return sum(len(records) for records in self._exact.values())

    @property
    def newest(self) -> datetime | None:
        """The moment of the newest capture, None where there is none."""
        return max((records[-1].captured for records in self._exact.values()), default=None)

    def holds_any_of(self, hosts: Collection[str]) -> bool:
        """Say whether any page of these hosts was recorded."""
        return not self._hosts.isdisjoint(hosts)

    def find(self, url: str, *, not_after: datetime | None, largest: int) -> Recorded:
        """Return the newest response to an address, captured not after a moment.

        The address as asked comes first. Only where it has no capture, an equal one answers: http for
        https, with or without a trailing slash, tracking parameters or fragment, and last with the ending
        ``.html`` that mirroring programs add; `Recorded.url` then is the address that was recorded, as if
        the server had redirected there. Raises NotRecorded.
        """
        for records in (
            self._exact.get(_as_asked(url)),
            self._equal.get(canonical_url(url)),
            self._mirrored.get(_without_ending(url)),
        ):
            if not records:
                continue
            place = len(records)
            if not_after is not None:
                place = bisect_right(records, not_after, key=lambda each: each.captured)
            if place:
                record = records[place - 1]
                status, headers, body = record.read(largest)
                return Recorded(
                    url=record.url, captured=record.captured, status=status, headers=headers, body=body
                )
        until = f" not after {not_after:%Y-%m-%d %H:%M}" if not_after is not None else ""
        raise NotRecorded(f"The recordings hold no answer for {url}{until}.")


def open_recordings(paths: Iterable[Path]) -> Recording:
    """Index WARC files, folders with index.jsonl, and folders of WARC files, as one recording.

    Raises RecordingError where a path does not exist or is none of these.
    """
    records: list[Record] = []
    faults: list[str] = []
    for path in paths:
        for part in _parts(path):
            if part.is_dir():
                records.extend(index_folder(part))
            else:
                found, fault = index_warc(part)
                records.extend(found)
                faults.extend([fault] if fault else [])
    return Recording(records, faults)


def _parts(path: Path) -> list[Path]:
    if not path.exists():
        raise RecordingError(f"{path} does not exist; give a WARC file or a folder with index.jsonl.")
    if path.is_file() or (path / "index.jsonl").is_file():
        return [path]
    warcs = sorted(file for pattern in _WARC_NAMES for file in path.glob(pattern))
    if not warcs:
        raise RecordingError(f"{path} holds neither index.jsonl nor a WARC file; give one that does.")
    return warcs


def _as_asked(url: str) -> str:
    """Return an address without fragment, and with scheme and host in lower case."""
    plain = url.partition("#")[0].strip()
    scheme, mark, rest = plain.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash or '/'}{path}"


def _without_ending(url: str) -> str:
    return canonical_url(url).removesuffix(".html")
