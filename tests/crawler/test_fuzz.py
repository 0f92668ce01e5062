"""Mutated pages: whatever comes, a reading or a named error, in time that grows with the size of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import PageError
from crawler.parsers.as_json import to_json
from crawler.records import Release
from tests.benchmarks.growth import REPEATED
from tests.crawler.reader import read, read_text

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
SCRAPS = (
    b"<div>", b"</div>", b"</p>", b"<p>", b"<table><tr><td>", b"<br><br>", b"<!--", b"-->", b"<script>",
    b"</script>",
    b"<blockquote>", b"<ul><li>", b"<h1>", b"</h1>", b"<time datetime=9999-99-99>",
    b"<meta charset=utf-16>", b"\0",
    b"\xff\xfe",
    b"&#x110000;", b"&#0;", b"\xe2\x80\x9c", b"\"", b"ENDS", b"###", b"EMBARGO: until 25:61 on 31 February",
    b"Notes to editors",
    b"said:", b"31/02/2019", b"<a href='http://['>", b"<svg>", b"<p><p><p>" * 40,
    b"\xe2\x80\x9e" * 40, b"<div>" * 300,
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("cut", "drop", "copy", "put")),
        st.floats(0, 1),
        st.floats(0, 0.3),
        st.sampled_from(SCRAPS),
    ),
    min_size=1,
    max_size=6,
)
QUIET = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def mutated(body: bytes, edits: list[tuple[str, float, float, bytes]]) -> bytes:
    """Cut, drop, copy and put things where the edits say, as shares of the length."""
    for kind, place, share, scrap in edits:
        at, size = int(place * len(body)), int(share * len(body))
        if kind == "cut":
            body = body[: max(at, 1)]
        elif kind == "drop":
            body = body[:at] + body[at + size :]
        elif kind == "copy":
            body = body[: at + size] + body[at:]
        else:
            body = body[:at] + scrap + body[at:]
    return body


def whole(found: Release) -> None:
    """Check what holds of every record: pieces lie in their paragraphs, no paragraph is empty."""
    assert len(found.body) == len(found.body_roles)
    assert len(found.notes) == len(found.notes_roles)
    assert all(paragraph.strip() for paragraph in (*found.body, *found.notes))
    assert found.title is None or found.title.strip()
    for quote in found.quotes:
        for piece in quote.pieces:
            paragraphs = found.body if piece.part == "body" else found.notes
            assert 0 <= piece.start < piece.end <= len(paragraphs[piece.paragraph])
    to_json(found)


def check(body: bytes) -> None:
    """Read some bytes: a whole record, or an error with a sentence for a person."""
    refused: PageError | None = None
    try:
        whole(read(body))
    except PageError as error:
        refused = error
    assert refused is None or len(str(refused)) > 20


@QUIET
@given(page=st.sampled_from(PAGES), edits=EDITS)
def test_mutated_pages_are_read_or_refused_by_name(
    page: Path, edits: list[tuple[str, float, float, bytes]]
) -> None:
    check(mutated(page.read_bytes(), edits))


@QUIET
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_by_name(body: bytes) -> None:
    check(body)


@QUIET
@given(st.text(max_size=3000))
def test_any_text_is_read(text: str) -> None:
    whole(read_text(text))


def test_mutated_real_pages_are_read_or_refused_by_name(shared: Path) -> None:
    pages = sorted((shared / "gold" / "pages").rglob("*.json"))
    sources = [
        shared / "recordings" / str(each.relative_to(shared / "gold" / "pages"))[:-5] for each in pages
    ][::4]

    @settings(parent=QUIET, max_examples=40)
    @given(page=st.sampled_from(sources), edits=EDITS)
    def mutate(page: Path, edits: list[tuple[str, float, float, bytes]]) -> None:
        check(mutated(page.read_bytes(), edits))

    mutate()


@pytest.mark.parametrize("name", list(REPEATED))
def test_what_is_repeated_many_times_is_read_or_refused_by_name(name: str) -> None:
    text = REPEATED[name] * 400
    page = f"<html lang=en><main><h1>Fair deal for ferries</h1><p>12 March 2024</p>{text}</main></html>"
    check(page.encode())
