"""A Catalan release: its frame, its embargo and its speech."""

from __future__ import annotations

from tests.crawler.reader import read

PAGE = """<!doctype html><html lang="ca"><head><meta charset="utf-8">
<title>Un pla per als ponts | Aliança Verda</title></head><body>
<nav><a href="/">Inici</a> <a href="/noticies">Notícies</a> <a href="/contacte">Contacte</a></nav><main>
<p>Nota de premsa</p><h1>Aliança Verda reclama un pla per als ponts de la comarca</h1>
<p>14 de març de 2025</p>
<p>EMBARGAT fins al 15 de març de 2025 a les 6.00 h</p>
<p>La diputada d’Aliança Verda Clara Puigdomènech ha presentat avui al Parlament un pla per
arreglar els ponts de la comarca, que fa anys que esperen una inversió.</p>
<p>«Els diners hi són, però es gasten en altres coses», ha afirmat Puigdomènech, que ha afegit:
«Volem que tornin als pobles».</p>
<p>Segons l’alcaldessa de Vallfosca, Núria Soler, «sense pont no tindrem ni escola ni metge».</p>
<p>El portaveu del grup municipal, Jordi Ferrer, ha explicat que el
ple votarà la proposta dijous. «No podem esperar més», ha conclòs el regidor.</p>
<p>Contacte de premsa: Eva Mas, tel. 600 000 000, premsa@nourumb.example</p>
<p>Comparteix a Facebook</p></main>
<div>Aquest lloc web utilitza galetes.
<button>Accepta-ho tot</button></div>
<footer>Tots els drets reservats</footer></body></html>"""


def test_a_catalan_page_is_framed_and_held() -> None:
    found = read(PAGE)
    assert (found.language, found.title) == ("ca", "Aliança Verda reclama un pla per als ponts de la comarca")
    assert found.published is not None
    assert found.published.on.isoformat() == "2025-03-14"
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2025-03-15T06:00:00+01:00"
    assert len(found.body) == 4


def test_catalan_speakers_are_found_behind_and_before_their_words() -> None:
    found = read(PAGE)
    assert [quote.speaker for quote in found.quotes] == ["Clara Puigdomènech", "Núria Soler", "Jordi Ferrer"]
