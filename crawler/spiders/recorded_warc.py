"""A WARC file of recorded pages, indexed by offset. warcio reads the records."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.errors import RecordingError

_CUT = (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, UnicodeError)
"""What warcio raises at the end of a file that is cut off or damaged."""

_TRANSFER = ("transfer-encoding", "content-encoding", "content-length")
"""Headers that describe a transfer that is over: the body is decoded."""


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One response of a WARC file."""

    url: str
    captured: datetime
    path: Path
    offset: int
    """Bytes from the beginning of the file to the record, in the compressed file."""

    def read(self, largest: int) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """Return status, headers and the decoded body."""
        with self.path.open("rb") as file:
            file.seek(self.offset)
            record = next(ArchiveIterator(file))
            if record.http_headers is None:
                raise RecordingError(f"{self.path}: the record of {self.url} has no HTTP headers.")
            headers = tuple(
                (str(name), str(value))
                for name, value in record.http_headers.headers
                if name.lower() not in _TRANSFER
            )
            body = _body(record, largest)
            return int(record.http_headers.get_statuscode()), headers, body


def index_warc(path: Path) -> tuple[list[WarcRecord], str | None]:
    """Return the responses of a WARC file, and a sentence where it is cut off or damaged.

    Every record is read through, because a record that is cut short is known only at its end; it is
    left out. A `revisit` record, which says that a page was the same as before, answers with the bytes
    it refers to. Raises RecordingError where the file is no WARC at all.
    """
    records: list[WarcRecord] = []
    payloads: dict[str, int] = {}
    fault, last, end = None, 0, 0
    with path.open("rb") as file:
        archive = ArchiveIterator(file, no_record_parse=True)
        try:
            for record in archive:
                if not _whole(record):
                    raise EOFError("the last record is cut short")
                last = archive.get_record_offset()
                end = last + archive.get_record_length()
                _index(record, last, path, records, payloads)
            if _rest(path, last, end):
                raise EOFError("it ends inside the headers of a record")
        except _CUT as error:
            fault = _said(error)
    if not records:
        why = f" ({fault})" if fault else ""
        raise RecordingError(f"{path} holds no page that can be read{why}; is it a WARC file?")
    if fault:
        fault = f"{path} is cut off or damaged after {len(records)} pages, which are used ({fault})."
    return records, fault


def _rest(path: Path, last: int, end: int) -> bytes:
    """Return what stands behind the last whole record, but for blank lines; it is part of another one.

    warcio ends without a word where a file is cut inside the headers of a record. `last` is where the last
    whole record begins and `end` where it ends, which warcio knows only of files that are not compressed.
    """
    with path.open("rb") as file:
        file.seek(last)
        if file.read(2) != b"\x1f\x8b":
            file.seek(end)
            return file.read(4096).strip(b"\r\n")
        file.seek(last)
        member = zlib.decompressobj(31)
        while not member.eof and (piece := file.read(65536)):
            member.decompress(piece)
        return member.unused_data + file.read(1)


def _index(record: Any, offset: int, path: Path, records: list[WarcRecord], payloads: dict[str, int]) -> None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in ("response", "revisit") or not str(url).startswith("http"):
        return
    digest = record.rec_headers.get_header("WARC-Payload-Digest")
    if record.rec_type == "revisit":
        if digest not in payloads:
            return
        offset = payloads[digest]
    elif digest:
        payloads.setdefault(digest, offset)
    captured = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC)
    records.append(WarcRecord(url.strip("<>"), captured, path, offset))


def _whole(record: Any) -> bool:
    """Read a record to its end and say whether it is as long as it says; cut headers do not even say."""
    read = 0
    while piece := record.raw_stream.read(65536):
        read += len(piece)
    stated = record.rec_headers.get_header("Content-Length")
    return stated is not None and read >= int(stated)


def _body(record: Any, largest: int) -> bytes:
    stream = record.content_stream()
    pieces, read = io.BytesIO(), 0
    while read <= largest and (piece := stream.read(min(65536, largest + 1 - read))):
        pieces.write(piece)
        read += len(piece)
    return pieces.getvalue()


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
