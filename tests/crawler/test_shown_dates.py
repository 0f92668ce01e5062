"""Which of the dates near a headline is that of publication, on invented pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.parsers.release import read_release
from crawler.records import RawPage
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise
from tests.crawler.reader import read

PROSE = "".join(
    f"<p>The council will mend {place} before the winter, and it will pay for the work from its reserve.</p>"
    for place in ("the weir", "the mill bridge", "the lower lock", "the tow path")
)


def published(above: str, below: str = "", head: str = "") -> str | None:
    """Return the day that a page with these lines around its headline and text was published."""
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>Weir to be mended</title>{head}</head><body>"
        f"<main><article>{above}<h1>Weir to be mended</h1>{PROSE}{below}</article></main></body></html>"
    )
    page = RawPage(
        url="https://news.example.org/weir",
        final_url="https://news.example.org/weir",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        status=200,
        body=html.encode(),
    )
    read = read_release(page, languages=load_language, noise=load_noise(), known=languages_known())
    return read.published.on.isoformat() if read.published else None


@pytest.mark.parametrize(
    "above",
    [
        "<div><span>Ada Weir</span><span>Apr 18, 2024</span><span>2 min read</span>"
        "<div><span>Updated: Apr 20, 2024</span></div></div>",
        "<dl><dt>Last updated</dt><dd>20 April 2024</dd><dt>Published</dt><dd>18 April 2024</dd></dl>",
        "<p>18<sup>th</sup> April 2024</p>",
    ],
)
def test_the_day_of_publication_is_told_from_that_of_an_update(above: str) -> None:
    assert published(above) == "2024-04-18"


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    head = '<meta property="article:published_time" content="2024-04-18T09:30:00+01:00">'
    below = "<h2>Notes to editors</h2><ul><li>The old weir gave way on 14 February 2022.</li></ul>"
    assert published("", below, head) == "2024-04-18"


@pytest.mark.parametrize(
    ("opens", "on"),
    [
        ("(Puerto Alto, 1 de marzo de 2017) Jorge Rivas fue ratificado como candidato.", "2017-03-01"),
        ("[Puerto Alto, 1 de marzo de 2017] Jorge Rivas fue ratificado como candidato.", "2017-03-01"),
        ("<em>Puerto Alto, 1 de marzo de 2017.-</em> La lista de la isla aplaude la ley.", "2017-03-01"),
        ("<b>17 de enero de 2014</b> – La lista de la isla aplaude la ley de los puertos.", "2014-01-17"),
        ("(el 1 de marzo de 2017 en la sala) se reunió la lista de la isla por primera vez.", None),
    ],
)
def test_a_dateline_may_stand_in_brackets_or_be_a_day_alone_below_a_motto(opens: str, on: str | None) -> None:
    told = "<p>La lista pide que los barcos salgan también en invierno y que el puerto abra de noche.</p>"
    found = read(
        f"<html lang=es><body><h1>La isla decide</h1><p>Vecinos por el puerto</p><p>{opens}</p>{told}{told}"
    )
    assert (found.published.on.isoformat() if found.published else None) == on


def test_a_day_set_off_inside_the_headline_s_element_is_the_day() -> None:
    told = "<p>The list asks that the boats sail in winter, and that the harbour opens at night too.</p>"
    title = "Boats must sail in winter"
    head = f"<html lang=en><head><title>{title}</title></head><body><main>"
    found = read(f"{head}<h1>{title} <small>3 May 2024</small></h1>{told}{told}")
    assert found.title == title
    assert found.published is not None
    assert found.published.on.isoformat() == "2024-05-03"
    whole = read(f"{head}<h1>What changed since <span>3 May 2024</span></h1>{told}{told}")
    assert whole.published is None


def test_a_day_in_brackets_behind_the_headline_is_the_day_and_not_of_the_headline() -> None:
    told = "<p>La liste demande que les bateaux partent aussi en hiver et que le port ouvre la nuit.</p>"
    found = read(f"<html lang=fr><body><h1>Déclaration sur le port (6 oct. 2020)</h1>{told}{told}{told}")
    assert found.title == "Déclaration sur le port"
    assert found.published is not None
    assert found.published.on.isoformat() == "2020-10-06"
    plain = read(
        f"<html lang=fr><body><h1>Déclaration sur le port (2020)</h1><p>6 octobre 2020</p>{told}{told}{told}"
    )
    assert plain.title == "Déclaration sur le port (2020)"


def test_a_label_with_its_number_is_no_headline() -> None:
    told = "<p>La lista pide que los barcos salgan también en invierno y que el puerto abra de noche.</p>"
    heads = "<h2>COMUNICADO 7</h2><h2>La isla decide el martes</h2><p>1 de marzo de 2017</p>"
    found = read(f"<html lang=es><body>{heads}{told}{told}")
    assert found.title == "La isla decide el martes"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Stand: 9. September 2026"),
        ("nl", "Laatst bijgewerkt: 9 september 2026"),
        ("sv", "Senast uppdaterad: 9 september 2026"),
        ("no", "Sist oppdatert 9. september 2026"),
        ("da", "Sidst opdateret 9. september 2026"),
    ],
)
def test_an_update_is_no_day_of_publication_though_english_reads_its_month(language: str, line: str) -> None:
    texts = {
        "de": "Die Küstenpartei bittet den Stadtrat, das Gutachten über den Steg noch heute zu zeigen.",
        "nl": "De Kustpartij heeft de raad gevraagd om het rapport over de pier vandaag te tonen.",
        "sv": "Kustpartiet har bett kommunen att visa utredningen om bryggan innan den säljs till någon.",
        "no": "Kystpartiet har bedt kommunen om å vise rapporten om moloen før den blir solgt til noen.",
        "da": "Kystpartiet har bedt byrådet om at vise rapporten om molen, før den bliver solgt til nogen.",
    }
    told = f"<p>{texts[language]}</p>" * 3
    head = '<meta property="og:type" content="article">'
    found = read(f"<html lang={language}><head>{head}</head><body><main><h1>Molo</h1><p>{line}</p>{told}")
    assert found.published is None
