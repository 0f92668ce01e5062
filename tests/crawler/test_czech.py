"""A Czech release: its frame, its embargo, its speech, and people whom it names in other cases."""

from __future__ import annotations

from tests.crawler.reader import read

PAGE = """<!doctype html><html lang="cs-CZ"><head>
<meta charset="utf-8"><title>Opravy | Nový směr</title></head><body>
<nav><a href="/">Domů</a> <a href="/aktuality">Aktuality</a> <a href="/kontakt">Kontakt</a></nav><main>
<p>Tisková zpráva</p><h1>Kraj musí opravit mosty dřív, než spadnou</h1><p>Publikováno 14. března 2025</p>
<p>EMBARGO do 15. března 2025 6:00 hodin</p>
<p>Strana Nový směr dnes představila plán oprav krajských mostů. Podle krajské zastupitelky Aleny Dvorské je v
havarijním stavu každý šestý most a kraj na opravy nemá peníze.</p>
<p>„Peníze v rozpočtu jsou, jen se utrácejí za něco jiného,“ uvedla Dvorská.</p>
<p>Předseda strany Pavel Horák upozornil, že most v Lhotě je uzavřen už tři roky. „Lidé tam jezdí deset
kilometrů oklikou a kraj mlčí. To není normální,“ říká Horák.</p>
<p>S plánem souhlasí i starostka Lhoty Jitka Malá: „Bez mostu nám odejde škola i lékař.“</p>
<p>Návrh projedná zastupitelstvo příští týden. „Nevidíme důvod, proč čekat,“ doplnil místopředseda strany
Mgr. Ondřej Kubíček.</p>
<p>KONEC</p><p>Kontakt pro média: Eva Tichá, tel. 601 000 000, eva@novysmer.example</p>
<p>Sdílet na Facebooku</p></main><div>Tento web používá soubory cookie. <button>Přijmout vše</button></div>
<footer>Všechna práva vyhrazena</footer></body></html>"""


def test_a_czech_page_is_framed_and_held() -> None:
    found = read(PAGE)
    assert (found.language, found.title) == ("cs", "Kraj musí opravit mosty dřív, než spadnou")
    assert found.published is not None
    assert found.published.on.isoformat() == "2025-03-14"
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2025-03-15T06:00:00+01:00"
    assert len(found.body) == 5
    assert found.notes == ()


def test_czech_speakers_are_named_in_the_nominative() -> None:
    found = read(PAGE)
    assert [quote.speaker for quote in found.quotes] == [
        "Alena Dvorská",
        "Pavel Horák",
        "Jitka Malá",
        "Ondřej Kubíček",
    ]
    assert [(each.name, each.role) for each in found.people][1:] == [
        ("Pavel Horák", "Předseda strany"),
        ("Jitka Malá", "starostka Lhoty"),
        ("Ondřej Kubíček", "místopředseda strany"),
    ]
