"""From bytes to a tree: character sets, gzip, bad input, bounds."""

from __future__ import annotations

import gzip

import pytest

from crawler.errors import NotHTML, PageTooLarge
from crawler.parsers.tree import DEEPEST, LARGEST, decode, is_markup, open_page
from tests.crawler.reader import raw_page


def text_of(body: bytes, **headers: str) -> str:
    return "".join(open_page(raw_page(body, **headers)).root.itertext())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Grüße aus Köln".encode(), "Grüße aus Köln"),
        ("<meta charset=iso-8859-1><p>Grüße".encode(), "Grüße"),
        ("<meta charset=iso-8859-15><p>Grüße, 5 €".encode("iso-8859-15"), "Grüße, 5 €"),
        ("<meta charset=utf-8><p>“Grüße” – so".encode("cp1252"), "“Grüße” – so"),
        ("<p>“Quotes” – so".encode("cp1252"), "“Quotes” – so"),
        ("<p>Żółw".encode("utf-16"), "Żółw"),
        ("\ufeff<p>Żółw".encode(), "Żółw"),
        (b"<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>caf\xe9", "café"),
        (gzip.compress("<p>Grüße".encode(), mtime=0), "Grüße"),
        (b"<p>Fa\0ir de\0al", "Fair deal"),
        ("<p>Cut in the mid ü".encode()[:-1], "Cut in the mid \ufffd"),
    ],
)
def test_a_page_is_decoded_as_a_browser_would(body: bytes, expected: str) -> None:
    assert text_of(body).strip() == expected


def test_the_header_names_the_character_set() -> None:
    assert (
        text_of("<p>Žlutý".encode("iso-8859-2"), **{"content-type": "text/html; charset=iso-8859-2"})
        == "Žlutý"
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"PK\x03\x04 docx", "zip"),
        (b"\x01\x02\x03\x04" * 500, "binary"),
        (b"\x1f\x8b\x08broken", "gzip"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feed"),
        (b"<!-- nothing", "no page"),
        (b'{"kind": "release"}', "JSON"),
    ],
)
def test_what_is_no_page_is_named(body: bytes, words: str) -> None:
    with pytest.raises(NotHTML, match=words) as caught:
        open_page(raw_page(body, url="https://party.example/x"))
    assert "https://party.example/x" in str(caught.value)


def test_a_page_of_forty_megabytes_is_too_large() -> None:
    with pytest.raises(PageTooLarge, match="32 MB"):
        decode(raw_page(b"<p>" + b"a" * (LARGEST + 1)))


def test_a_small_file_that_unpacks_to_too_much_is_too_large() -> None:
    with pytest.raises(PageTooLarge):
        decode(raw_page(gzip.compress(b"<p>" + b"a" * (LARGEST + 1))))


@pytest.mark.parametrize("levels", [10_000, 100_000, 1_000_000])
def test_deep_nesting_is_a_named_problem(levels: int) -> None:
    with pytest.raises(PageTooLarge, match="nested"):
        open_page(raw_page(b"<div>" * levels + b"deep"))


def test_nesting_within_the_bound_is_read_to_its_end() -> None:
    levels = DEEPEST - 10
    page = open_page(raw_page(b"<div>" * levels + b"deep" + b"</div>" * levels + b"<p>after"))
    assert "".join(page.root.itertext()) == "deepafter"


def test_relative_addresses_are_read_against_the_base_element() -> None:
    page = open_page(raw_page("<base href='/de/'><p>x", url="https://party.example/news/a"))
    assert page.base_url == "https://party.example/de/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<!DOCTYPE html><html>", True), ("<p>Hello", True), ("5 < 6 > 3, a release", False)],
)
def test_markup_is_told_from_text(text: str, expected: bool) -> None:
    assert is_markup(text) is expected
