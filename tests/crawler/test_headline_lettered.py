"""Headlines that no tag marks: pages made of tables, fonts and classes. All pages here are invented."""

from __future__ import annotations

import pytest

from tests.crawler.reader import read

_TEXT = (
    "<p>The Harbour Party has asked the council to publish the survey of the old pier before it is sold.</p>"
    "<p>Residents were told that the report would be out by June, and it is now the end of autumn.</p>"
)
_TITLE = "Council must publish the pier survey"


def _page(above: str, text: str = _TEXT, title: str = "Harbour Party") -> str:
    return (
        f"<html lang=en><head><title>{title}</title></head><body><table><tr><td><a href=/a>Our plan</a><br>"
        f"<a href=/b><b>All the news of the year</b></a></td><td>{above}{text}</td></tr></table></body>"
    )


@pytest.mark.parametrize("label", ["Comunicado 7", "Entrada", "Nota de prensa n.º 12/2024"])
def test_a_small_heading_below_a_mere_label_is_the_headline(label: str) -> None:
    title = "El ayuntamiento publicará las cuentas del puerto cada mes"
    page = (
        f"<html lang=es><head><title>{label} - Ayuntamiento de Costaviva</title></head><body><main><article>"
        f"<h1>{label}</h1><h5>{title}</h5><p>3 de mayo de 2024</p>"
        "<p>El ayuntamiento de Costaviva publicará desde junio las cuentas del puerto, mes a mes.</p>"
        "<p>La oposición había pedido la medida durante dos años, y el pleno la aprobó ayer.</p>"
        "</article></main></body></html>"
    )
    assert read(page).title == title


@pytest.mark.parametrize(
    "line",
    [
        "<table><tr><td><font size=1>11 March 2005</font><br><font size=4>{}</font></td></tr></table>",
        "<div class=contentheading>{}</div><div class=createdate>11 March 2005</div>",
        "<p><b>{}</b></p><p>11 March 2005</p>",
        "<p>11 March 2005</p><p><span class=news-title>{}</span></p>",
    ],
)
def test_a_line_in_other_letters_is_the_headline(line: str) -> None:
    release = read(_page(line.format(_TITLE)))
    assert release.title == _TITLE
    assert release.published is not None
    assert release.published.on.isoformat() == "2005-03-11"
    assert release.body[0].startswith("The Harbour Party has asked")


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>Press release</b></p>",
        "<p><b>Harbour Party of the Eastern Coast</b>.</p>",
        "<p><b><a href=/x>Read about the harbour plan</a></b></p>",
        "<p><b>This is what we stand for, and have stood for since the first ferry sailed.</b></p>",
    ],
)
def test_a_label_a_link_and_a_motto_are_none(line: str) -> None:
    title = read(_page(line + f"<h2>{_TITLE}</h2><p>11 March 2005</p>")).title
    assert title == _TITLE


def test_a_sentence_with_the_words_of_a_declared_headline_stays_in_the_text() -> None:
    release = read(_page("<p>11 March 2005</p>", title=f"{_TITLE} | Harbour Party"))
    assert release.title == _TITLE
    assert len(release.body) == 2


def test_a_link_without_address_is_a_link() -> None:
    cards = "".join(
        f"<div class=card><a class=block><h5>Ferries run on time again {n}</h5><p>The boats came back on the "
        f"{n}th of May and nobody was late.</p></a></div>"
        for n in range(4, 8)
    )
    page = _page(f"<h1>{_TITLE}</h1><p>11 March 2005</p>", text=f"{_TEXT}<div>{cards}</div>")
    assert len(read(page).body) == 2


@pytest.mark.parametrize(
    "banner",
    [
        "<header><h1>The Harbour Party of the Coast</h1></header><main>{}</main>",
        "<div><h1 class=site-title>The Harbour Party of the Coast</h1></div><div>{}</div>",
    ],
)
def test_the_heading_of_a_banner_is_the_name_of_the_site(banner: str) -> None:
    text = f"<p>FOR IMMEDIATE RELEASE</p><p>11 March 2005</p><p><strong>{_TITLE.upper()}</strong></p>{_TEXT}"
    head = f"<html lang=en><head><title>News - RELEASE: {_TITLE.upper()}</title></head><body>"
    release = read(head + banner.format(text))
    assert release.title == _TITLE.upper()
    assert len(release.body) == 2


def test_a_headline_in_a_banner_of_its_own_is_one() -> None:
    head = f"<html lang=en><head><title>{_TITLE} | Harbour Party</title></head><body>"
    page = f"{head}<header><h1>{_TITLE}</h1><time>11 March 2005</time></header><main>{_TEXT}</main>"
    assert read(page).title == _TITLE
