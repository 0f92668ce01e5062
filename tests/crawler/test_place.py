"""Where a publisher is, told by address, language tag, or a language whose parties keep one clock."""

from __future__ import annotations

import pytest

from crawler.parsers.recognise.place import place_of
from tests.crawler.reader import read


@pytest.mark.parametrize(
    ("addresses", "tags", "language", "zone"),
    [
        (["https://partij.example.nl/"], ["nl"], "nl", "Europe/Amsterdam"),
        ([], ["nl"], "nl", "Europe/Amsterdam"),
        ([], ["de-AT"], "de", "Europe/Vienna"),
        ([], [], "de", "Europe/Berlin"),
        (["https://party.example.nz/"], ["en"], "en", "Pacific/Auckland"),
        ([], ["sv"], "sv", "Europe/Stockholm"),
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


LINE = "EMBARGO: Not for publication before 6am, Monday 23 September 2024"
TEXT = (
    "I am saddened by the decision to close the mart after 71 years, and I have asked for an answer tonight."
)


def embargo(words: str, address: str = "") -> tuple[str, str | None]:
    """Return status and moment of an embargo on a page of a publisher of whom nothing else is known."""
    page = f"<p>{LINE}</p><p>{TEXT}</p><p>{words} The office is open to all nineteen families.</p>"
    return embargo_of("en", f"<h1>Mart shut</h1><p>22 September 2024</p>{page}", address)


def embargo_of(language: str, main: str, address: str = "") -> tuple[str, str | None]:
    """Return status and moment of the embargo of a page that holds only `main`."""
    page = f"<html lang={language}><body><main>{main}</main></body></html>"
    found = read(page, url=address).embargo
    assert found is not None
    return found.status, found.until and found.until.isoformat()


@pytest.mark.parametrize(
    "words",
    [
        "The TD said so.",
        "It costs £2m.",
        "Call +44 20 5550 1234.",
        "Write to press@party.org.uk.",
        "Call Ana on 07700 900123.",
        "Our office is at 4 Mart Lane, Fennby FE1 4XX.",
        "Published and promoted by A. Brook on behalf of the Fen Party, 4 Mart Lane, Fennby.",
    ],
)
def test_a_text_that_gives_away_london_or_dublin_has_their_clock(words: str) -> None:
    assert embargo(words) == ("until", "2024-09-23T06:00:00+01:00")


@pytest.mark.parametrize("words", ["It costs €2m.", "The TD wants $5.", "The MP said so."])
def test_a_text_that_may_be_from_anywhere_has_no_clock(words: str) -> None:
    assert embargo(words) == ("conditional", None)


def test_an_address_of_a_country_with_several_clocks_is_believed_before_the_text() -> None:
    assert embargo("It costs £2m.", "https://party.ca/news/a") == ("conditional", None)


def test_a_new_zealand_office_has_its_own_clock_whatever_it_counts_in() -> None:
    assert embargo("It costs $2m. Write to press@party.org.nz.") == ("until", "2024-09-23T06:00:00+12:00")


@pytest.mark.parametrize(
    ("words", "told"),
    [("Cuesta 3 millones de euros.", ("until", "2024-09-23T06:00:00+02:00")), ("", ("conditional", None))],
)
def test_spanish_has_the_clock_of_madrid_where_it_counts_in_euros(
    words: str, told: tuple[str, str | None]
) -> None:
    line = "Embargado hasta las 6:00 horas del lunes 23 de septiembre de 2024"
    text = "Lamentamos el cierre del mercado después de 71 años y pedimos una respuesta esta misma noche."
    page = f"<h1>Cierra el mercado</h1><p>22 de septiembre de 2024</p><p>{line}</p><p>{text} {words}</p>"
    assert embargo_of("es", page) == told
