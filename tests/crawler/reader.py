"""Reading a page in a test: the words and rules that ship, and a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from crawler.parsers import release
from crawler.records import RawPage, Release
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise

NOW = datetime(2026, 11, 1, tzinfo=UTC)
read_page = partial(
    release.read_release, languages=load_language, noise=load_noise(), known=languages_known()
)
read_text = partial(release.read_text, languages=load_language, noise=load_noise(), known=languages_known())


def raw_page(body: bytes | str, url: str = "https://party.example/news/a", **headers: str) -> RawPage:
    """Return a response as the crawler stores it."""
    content = body.encode() if isinstance(body, str) else body
    return RawPage(url=url, final_url=url, fetched_at=NOW, status=200, headers=headers, body=content)


def read(body: bytes | str, url: str = "https://party.example/news/a", **how: object) -> Release:
    """Read the bytes of a page."""
    return read_page(raw_page(body, url), **how)  # type: ignore[arg-type]
