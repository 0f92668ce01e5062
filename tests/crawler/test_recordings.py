"""Recorded pages: found by address and day, from WARC files and folders, whole or cut off."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from crawler.errors import NotRecorded, RecordingError
from crawler.spiders.recordings import Recorded, Recording, open_recordings

NEWS = "https://party.example/news"
LARGEST = 1024 * 1024


def test_the_newest_capture_not_later_answers(tmp_path: Path) -> None:
    recording = folder(
        tmp_path,
        (NEWS, "2026-03-02T02:30:00Z", b"second"),
        (NEWS, "2026-03-01T02:30:00Z", b"first"),
        (NEWS, "2026-03-03T02:30:00Z", b"third"),
    )
    assert find(recording, NEWS).body == b"third"
    assert find(recording, NEWS, "2026-03-02T23:59:59").body == b"second"
    assert find(recording, NEWS, "2026-03-02T02:30:00").captured == datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
    with pytest.raises(NotRecorded, match=r"no answer for https://party\.example/news not after 2026-02-28"):
        find(recording, NEWS, "2026-02-28T00:00:00")
    assert recording.newest == datetime(2026, 3, 3, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "asked",
    [
        "http://party.example/news",
        "https://PARTY.example/news/",
        "https://party.example/news#top",
        "https://party.example/news?utm_source=mail",
    ],
)
def test_an_equal_address_is_answered_as_if_redirected(tmp_path: Path, asked: str) -> None:
    recording = folder(tmp_path, (NEWS, "2026-03-01T00:00:00Z", b"news"))
    found = find(recording, asked)
    assert (found.body, found.url) == (b"news", NEWS)


def test_the_address_as_asked_comes_first(tmp_path: Path) -> None:
    recording = folder(
        tmp_path,
        (NEWS, "2026-03-01T00:00:00Z", b"https"),
        ("http://party.example/news/", "2026-03-02T00:00:00Z", b"http"),
    )
    assert find(recording, NEWS).body == b"https"
    assert find(recording, "http://party.example/news/").body == b"http"


def test_a_mirror_adds_an_ending(tmp_path: Path) -> None:
    recording = folder(tmp_path, (f"{NEWS}.html", "2026-03-01T00:00:00Z", b"mirrored"))
    assert find(recording, NEWS).url == f"{NEWS}.html"
    with pytest.raises(NotRecorded):
        find(recording, "https://party.example/news?page=2")


def test_status_headers_and_gzip_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "gone.html").write_bytes(gzip.compress(b"<p>gone</p>"))
    write_index(
        tmp_path,
        {
            "url": NEWS,
            "file": "gone.html",
            "captured": "2026-03-01T03:30:00+01:00",
            "content_type": "text/html",
            "status": 410,
            "headers": {"ETag": '"1"'},
        },
    )
    found = find(open_recordings([tmp_path]), NEWS)
    assert (found.status, found.body) == (410, b"<p>gone</p>")
    assert dict(found.headers) == {"Content-Type": "text/html", "ETag": '"1"'}
    assert found.captured == datetime(2026, 3, 1, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            {"url": NEWS, "file": "missing.html", "captured": "2026-03-01"},
            "line 1: there is no file 'missing.html'",
        ),
        ({"url": NEWS, "file": "../outside.html", "captured": "2026-03-01"}, "line 1: .*outside the folder"),
        ({"url": NEWS, "captured": "2026-03-01"}, "line 1: .*file"),
        ({"url": NEWS, "file": "a.html", "captured": "yesterday"}, "line 1: .*captured"),
    ],
)
def test_a_wrong_line_of_an_index_is_named(tmp_path: Path, entry: dict[str, str], said: str) -> None:
    (tmp_path / "a.html").write_bytes(b"a")
    write_index(tmp_path, entry)
    with pytest.raises(RecordingError, match=said):
        open_recordings([tmp_path])


def test_what_is_no_recording_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="does not exist"):
        open_recordings([tmp_path / "nowhere"])
    with pytest.raises(RecordingError, match=r"neither index\.jsonl nor a WARC"):
        open_recordings([tmp_path])
    (tmp_path / "letter.warc.gz").write_bytes(b"Dear Sir")
    with pytest.raises(RecordingError, match=r"letter\.warc\.gz holds no page"):
        open_recordings([tmp_path / "letter.warc.gz"])


@pytest.mark.parametrize("packed", [True, False])
def test_responses_of_a_warc(tmp_path: Path, packed: bool) -> None:
    path = warc(
        tmp_path,
        packed,
        (NEWS, "2026-03-01T02:30:00Z", b"<p>news</p>"),
        (f"{NEWS}/1", "2026-03-01T02:31:00Z", b"one"),
    )
    recording = open_recordings([path])
    assert len(recording) == 2
    found = find(recording, f"{NEWS}/1")
    assert (found.status, found.body) == (200, b"one")
    assert ("Content-Type", "text/html") in found.headers
    assert not any(name.lower() == "content-encoding" for name, _ in found.headers)


def test_transfer_coding_is_undone_and_bounded(tmp_path: Path) -> None:
    packed = gzip.compress(b"x" * 3 * LARGEST)
    path = warc(
        tmp_path, True, (NEWS, "2026-03-01T02:30:00Z", packed), headers=(("Content-Encoding", "gzip"),)
    )
    found = find(open_recordings([path]), NEWS)
    assert found.body == b"x" * (LARGEST + 1)


def test_a_revisit_answers_with_the_bytes_it_refers_to(tmp_path: Path) -> None:
    digest = {"WARC-Payload-Digest": "sha1:" + base64.b32encode(hashlib.sha1(b"same").digest()).decode()}
    first = record("response", NEWS, "2026-03-01T00:00:00Z", answer(b"same"), digest)
    again = record("revisit", NEWS, "2026-03-05T00:00:00Z", b"HTTP/1.1 304 Not Modified\r\n\r\n", digest)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(first) + gzip.compress(again))
    found = find(open_recordings([tmp_path / "a.warc.gz"]), NEWS)
    assert (found.captured.day, found.body) == (5, b"same")


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("lost", [1, 40, 200, 400])
def test_what_comes_before_a_cut_is_used_and_the_cut_is_told(tmp_path: Path, packed: bool, lost: int) -> None:
    pages = [(f"{NEWS}/{n}", "2026-03-01T00:00:00Z", bytes(str(n), "ascii") * 400) for n in range(20)]
    path = warc(tmp_path, packed, *pages)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4 - lost])
    recording = open_recordings([path])
    assert 0 < len(recording) < 20
    assert len(recording.faults) == 1
    assert f"cut off or damaged after {len(recording)} pages" in recording.faults[0]
    assert find(recording, f"{NEWS}/3").body == b"3" * 400


def test_several_recordings_are_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    folder(tmp_path / "folder", (NEWS, "2026-03-04T00:00:00Z", b"from the folder"))
    path = warc(tmp_path, True, (NEWS, "2026-03-01T00:00:00Z", b"from the WARC"))
    recording = open_recordings([path, tmp_path / "folder"])
    assert find(recording, NEWS).body == b"from the folder"
    assert find(recording, NEWS, "2026-03-02T00:00:00").body == b"from the WARC"


def test_a_recorded_site_is_indexed_whole(shared: Path) -> None:
    recording = open_recordings([shared / "recordings" / "warc" / "greens.scot.warc.gz"])
    assert len(recording) == 488
    assert not recording.faults
    page = recording.find("http://greens.scot/news?page=1", not_after=None, largest=LARGEST)
    assert page.body.count(b"node-press-release") >= 13


def find(recording: Recording, url: str, as_of: str | None = None) -> Recorded:
    moment = datetime.fromisoformat(as_of).replace(tzinfo=UTC) if as_of else None
    return recording.find(url, not_after=moment, largest=LARGEST)


def folder(path: Path, *pages: tuple[str, str, bytes]) -> Recording:
    entries = []
    for n, (url, captured, body) in enumerate(pages):
        (path / f"{n}.html").write_bytes(body)
        entries.append({"url": url, "file": f"{n}.html", "captured": captured, "content_type": "text/html"})
    write_index(path, *entries)
    return open_recordings([path])


def write_index(path: Path, *entries: object) -> None:
    (path / "index.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries), "utf-8")


def warc(
    path: Path, packed: bool, *pages: tuple[str, str, bytes], headers: tuple[tuple[str, str], ...] = ()
) -> Path:
    records = [record("warcinfo", "", "2026-03-01T00:00:00Z", b"software: test\r\n")]
    records += [record("response", url, captured, answer(body, headers)) for url, captured, body in pages]
    file = path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return file


def record(kind: str, url: str, captured: str, block: bytes, more: Mapping[str, str] | None = None) -> bytes:
    """Return one WARC record, written out by hand: what is tested is the reading of files by others."""
    fields = {"WARC-Type": kind, "WARC-Date": captured, "WARC-Record-ID": f"<urn:uuid:{uuid4()}>"}
    fields |= {"WARC-Target-URI": url} if url else {}
    fields |= {"Content-Type": "application/http; msgtype=response", "Content-Length": str(len(block))}
    lines = [f"{name}: {value}" for name, value in {**fields, **(more or {})}.items()]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def answer(body: bytes, headers: tuple[tuple[str, str], ...] = ()) -> bytes:
    lines = [f"{name}: {value}" for name, value in (("Content-Type", "text/html"), *headers)]
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode() + body
