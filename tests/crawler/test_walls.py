"""Pages that stand before a page: bot challenges, waiting rooms and consent walls with text of their own."""

from __future__ import annotations

import pytest

from crawler.errors import NotARelease
from tests.crawler.reader import read

WHY = (
    "You are seeing this because whoever runs this website has set up a tool against programs that read it. "
    "This can cause downtime, which makes its pages inaccessible for everyone who wants to read them today."
)


def wall(title: str, text: str = WHY, language: str = "en", declared: str = "") -> str:
    return (
        f"<html lang='{language}'><head><title>{declared or title}</title></head><body><main>"
        f"<h1>{title}</h1><p>{text}</p></main></body></html>"
    )


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Sorry, you have been blocked", "en"),
        ("Making sure you're not a bot!", "en"),
        ("Let's confirm you are human", "en"),
        ("You are now in line", "en"),
        ("One more step", "de"),
        ("Your access to this site has been limited by the site owner", "en"),
        ("Human Verification", "fr"),
        ("Too many requests", "es"),
    ],
)
def test_challenges_with_an_explanation(title: str, language: str) -> None:
    with pytest.raises(NotARelease, match="program"):
        read(wall(title, language=language))


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        (
            "Bestätigen Sie, dass Sie kein Roboter sind",
            "Wir haben aus Ihrem Netzwerk viele Aufrufe erhalten und prüfen daher, ob Sie ein Mensch sind. "
            "Das dauert nur kurz, und danach können Sie die Seite wie gewohnt lesen.",
            "de",
        ),
        (
            "Vérification humaine",
            "Nous avons reçu beaucoup de demandes de votre réseau et vérifions que la personne qui lit "
            "cette page n'est pas un programme. Cela ne dure que quelques secondes.",
            "fr",
        ),
    ],
)
def test_challenges_in_other_languages(title: str, text: str, language: str) -> None:
    with pytest.raises(NotARelease, match="program"):
        read(wall(title, text, language))


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        (
            "Weiter mit Werbung lesen",
            "Besuchen Sie unsere Seiten mit Werbung und Tracking. Oder Pur-Abo: ohne Werbetracking. "
            "Wir und unsere 213 Partner können Informationen auf einem Gerät speichern und abrufen.",
            "de",
        ),
        (
            "Benvenuto",
            "Per continuare a leggere scegli: accetta i cookie oppure abbonati. Noi e i nostri 735 partner "
            "archiviamo informazioni su un dispositivo e trattiamo i dati personali di chi legge.",
            "it",
        ),
        (
            "Con tu acuerdo",
            "Nosotros y nuestros 842 socios utilizamos cookies para almacenar y acceder a información "
            "personal como tu visita a esta página. Puedes retirar tu consentimiento en cualquier momento.",
            "es",
        ),
    ],
)
def test_consent_walls_with_an_explanation(title: str, text: str, language: str) -> None:
    with pytest.raises(NotARelease, match="consent"):
        read(wall(title, text, language))


@pytest.mark.parametrize(
    "title",
    [
        "Access denied: how the council locked young people out of its own swimming pools",
        "One more step towards cheaper ferries",
        "Ferries: just a moment of courage is needed, says Tennant",
    ],
)
def test_releases_whose_headline_sounds_like_one(title: str) -> None:
    text = "The Harbour Party has set out a plan to cut ferry fares by a third across the northern islands. "
    found = read(
        f"<html lang='en'><head><title>{title}</title></head><body><main><article><h1>{title}</h1>"
        f"<p class='date'>3 March 2025</p><p>{text * 2}</p></article></main></body></html>"
    )
    assert found.kind == "release"


def test_a_release_about_cookies() -> None:
    text = (
        "The Harbour Party wants an end to cookie banners. “Nobody reads: this website uses cookies,” said "
        "Morag Tennant. A law would oblige every website to respect the settings of the browser."
    )
    found = read(
        "<html lang='en'><body><main><article class='post'><h1>End cookie banners</h1>"
        f"<p class='date'>3 March 2025</p><p>{text}</p><p>{WHY}</p></article></main></body></html>"
    )
    assert found.kind == "release"
    assert list(found.body) == [text, WHY]
