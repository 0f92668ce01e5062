"""Where a publisher is, told by address, language tag, or a language whose parties keep one clock."""

from __future__ import annotations

import pytest

from crawler.parsers.recognise.place import place_of


@pytest.mark.parametrize(
    ("addresses", "tags", "language", "zone"),
    [
        (["https://partij.example.nl/"], ["nl"], "nl", "Europe/Amsterdam"),
        ([], ["nl"], "nl", "Europe/Amsterdam"),
        ([], ["de-AT"], "de", "Europe/Vienna"),
        ([], [], "de", "Europe/Berlin"),
        ([], ["es"], "es", None),
        ([], ["pt-BR"], "pt", None),
        ([], ["en"], "en", None),
        ([], ["en-GB"], "en", "Europe/London"),
    ],
)
def test_a_zone_is_known_or_left_open(
    addresses: list[str], tags: list[str], language: str, zone: str | None
) -> None:
    assert place_of(addresses, tags, language, None).timezone == zone
