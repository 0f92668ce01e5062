"""A folder of recorded pages: files, and index.jsonl with one JSON object a line.

Keys: ``url``, ``file`` (a path inside the folder), ``captured`` (ISO 8601), and where they matter
``content_type``, ``status`` (200 where it is not said), ``headers``. Other keys are for people.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.errors import RecordingError


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One line of index.jsonl."""

    url: str
    captured: datetime
    path: Path
    status: int
    headers: tuple[tuple[str, str], ...]

    def read(self, largest: int) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """Return status, headers and the file's bytes; a page saved as .gz is unpacked."""
        with self.path.open("rb") as file:
            body = file.read(largest + 1)
        if body[:2] == b"\x1f\x8b" and not self._is_gzip_itself():
            try:
                body = zlib.decompressobj(31).decompress(body, largest + 1)
            except zlib.error as error:
                raise RecordingError(f"{self.path} is a damaged gzip file ({error}).") from None
        return self.status, self.headers, body

    def _is_gzip_itself(self) -> bool:
        return any(name.lower() == "content-type" and "gzip" in value for name, value in self.headers)


def index_folder(folder: Path) -> list[SavedFile]:
    """Return the lines of a folder's index.jsonl. Raises RecordingError naming the line that is wrong."""
    files = []
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                files.append(_saved(folder, number, line))
    return files


def _saved(folder: Path, number: int, line: str) -> SavedFile:
    where = f"{folder / 'index.jsonl'}, line {number}"
    try:
        entry: dict[str, Any] = json.loads(line)
        url, name, captured = str(entry["url"]), str(entry["file"]), _moment(str(entry["captured"]))
        headers = tuple((str(key), str(value)) for key, value in dict(entry.get("headers") or {}).items())
        status = int(entry.get("status", 200))
    except (ValueError, TypeError, KeyError) as error:
        raise RecordingError(
            f"{where}: {error!r}; a line needs url, file and captured (ISO 8601), and may have content_type, "
            "status and headers."
        ) from None
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise RecordingError(f"{where}: the file {name!r} lies outside the folder; move it in.")
    if not path.is_file():
        raise RecordingError(f"{where}: there is no file {name!r}; restore it or take the line out.")
    content_type = entry.get("content_type")
    if content_type and not any(key.lower() == "content-type" for key, _ in headers):
        headers = (("Content-Type", str(content_type)), *headers)
    return SavedFile(url, captured, path, status, headers)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
