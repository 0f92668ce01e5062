"""The whole reading: the seed release as text and as a page, plain text, what other kinds give."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.parsers.as_json import to_json
from crawler.records import Embargo, Release
from tests.crawler.reader import read, read_text

KEYS = (
    "url", "language", "kind", "title", "published", "published_at", "published_raw", "embargo", "body",
    "notes", "quotes", "people", "doubts",
)  # fmt: skip
TEXT = """Harbour Party calls for a fair deal

12 March 2024

EMBARGO: Immediate release

The Harbour Party has today called on ministers to bring forward a plan.

Morag Ellison MSP, Harbour Party transport spokesperson, said:

"Nobody on the islands believes another review will help."

ENDS

Notes to editors

The figures cover September to November.
"""


def test_the_keys_are_those_of_the_guidelines() -> None:
    assert tuple(to_json(read_text(TEXT))) == KEYS
    assert tuple(to_json(Release(kind="other"), file="a.html")) == ("file", *KEYS)


def test_plain_text_gives_the_same_record_as_a_page() -> None:
    found = read_text(TEXT)
    assert found.title == "Harbour Party calls for a fair deal"
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-03-12"
    assert found.embargo == Embargo(status="immediate", raw="EMBARGO: Immediate release")
    assert found.notes == ("The figures cover September to November.",)
    assert [(quote.text, quote.speaker) for quote in found.quotes] == [
        ("Nobody on the islands believes another review will help.", "Morag Ellison")
    ]
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:])
    page = f"<html lang=en><main><h1>{TEXT.splitlines()[0]}</h1>{paragraphs}</main></html>"
    as_page = read(page)
    for name in ("title", "embargo", "body", "notes", "quotes", "people"):
        assert getattr(as_page, name) == getattr(found, name), name


def test_a_response_without_markup_is_read_as_text() -> None:
    assert read(TEXT).title == "Harbour Party calls for a fair deal"


def test_pieces_of_quotes_point_into_the_paragraphs() -> None:
    found = read_text(TEXT)
    for quote in found.quotes:
        for piece in quote.pieces:
            paragraph = (found.body if piece.part == "body" else found.notes)[piece.paragraph]
            assert paragraph[piece.start : piece.end] in quote.text.replace("\n\n", " ")


def test_an_embargo_without_a_known_zone_gives_no_moment() -> None:
    text = TEXT.replace("Immediate release", "00:01, 14 March 2024").replace("MSP", "member")
    unknown, known = read_text(text), read_text(text, timezone="Europe/London")
    assert unknown.embargo is not None
    assert unknown.embargo.status == "conditional"
    assert unknown.embargo.until is None
    assert any("--timezone" in doubt for doubt in unknown.doubts)
    assert known.embargo is not None
    assert known.embargo.until is not None
    assert known.embargo.until.isoformat() == "2024-03-14T00:01:00+00:00"


def test_an_embargo_that_names_its_zone_gives_a_moment() -> None:
    found = read_text(TEXT.replace("Immediate release", "until 00:01 GMT, 14 March 2024")).embargo
    assert found is not None
    assert found.until == datetime(2024, 3, 14, 0, 1, tzinfo=UTC)


def test_other_kinds_carry_nothing_but_their_kind() -> None:
    found = to_json(
        read("<html lang=en><title>Page not found</title><h1>Page not found</h1><p>It is gone.</p></html>")
    )
    assert found["kind"] == "other"
    assert all(not found[key] for key in KEYS if key not in ("url", "kind"))


@pytest.mark.parametrize("name", ["libdems-nca-x-grok.txt"])
def test_the_seed_is_read_as_its_gold_says(shared: Path, name: str) -> None:
    gold = json.loads((shared / "seed" / f"{name}.json").read_text("utf-8"))
    found = to_json(read_text((shared / "seed" / name).read_text("utf-8")))
    for key in ("kind", "title", "published", "embargo", "body", "notes", "people"):
        assert found[key] == gold[key], key
    spoken = [(quote["text"], quote["speaker"]) for quote in found["quotes"] if quote["kind"] == "speech"]
    assert spoken == [
        (quote["text"], quote["speaker"]) for quote in gold["quotes"] if quote["kind"] == "speech"
    ]
