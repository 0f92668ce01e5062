"""Nothing that a plain text says vanishes: each paragraph is text, note, headline, day or contact."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from crawler.parsers.blocks import blocks_of_text
from crawler.parsers.frame import frame
from crawler.sites.languages import load_language
from tests.crawler.reader import read_text

# A headline of few words, one of many, a day, an embargo line, a contact, and paragraphs.
TEXTS: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "fr": (
        "Logement pour tous",
        "Le groupe demande un plan pour le logement",
        "3 mars 2026",
        "Contact presse : Luc Aubin, 01 23 45 67 89",
        (
            "La députée Anne Morel a réagi : « Il faut des logements. »",
            "Anne Morel a dit : « Il faut des logements »",
            "Le groupe a déposé une proposition de loi à Paris ce matin.",
        ),
    ),
    "en": (
        "Homes for all",
        "Party calls for action on housing now",
        "3 March 2026",
        "Press contact: Luke Aubin, 020 7946 0123",
        (
            "The local member Anne Morel responded: “We need homes.”",
            "Asked about it, the mayor said: “No, not now”",
            "The group tabled a bill this morning before the press.",
        ),
    ),
    "de": (
        "Wohnen für alle",
        "Der Stadtrat muss beim Wohnen handeln",
        "3. März 2026",
        "Pressekontakt: Lukas Aubin, 030 1234567",
        (
            "Die Abgeordnete Anna Mohr sagte: »Wir brauchen Wohnungen.«",
            "Dazu erklärt die Abgeordnete Anna Mohr: „Wir brauchen Wohnungen“",
            "Der Rat hat am Montag einen Antrag beschlossen.",
        ),
    ),
    "es": (
        "Vivienda para todos",
        "La comunidad debe actuar en materia de vivienda",
        "3 de marzo de 2026",
        "Contacto de prensa: Lucas Aubín, 912 345 678",
        (
            "La diputada Ana Mora ha dicho: «Hacen falta viviendas.»",
            "Preguntada por ello, Ana Mora respondió: «Hacen falta viviendas»",
            "El grupo presentó una ley este martes ante la prensa.",
        ),
    ),
    "it": (
        "Casa per tutti",
        "La regione deve agire subito sulla casa",
        "3 marzo 2026",
        "Ufficio stampa: Luca Aubini, 06 1234567",
        (
            "La deputata Anna Mori ha detto: «Servono case.»",
            "La deputata Anna Mori commenta: «Servono case»",
            "Il gruppo ha presentato una legge ieri a Roma.",
        ),
    ),
    "pt": (
        "Casas para todos",
        "O governo tem de agir já na habitação",
        "3 de março de 2026",
        "Contacto de imprensa: Lucas Aubim, 212 345 678",
        (
            "A deputada Ana Moura disse: “Faltam casas.”",
            "Contactada pela imprensa, Ana Moura respondeu: «Faltam casas»",
            "O grupo apresentou uma lei ontem em Lisboa.",
        ),
    ),
    "nl": (
        "Wonen voor iedereen",
        "De gemeente moet nu meer huizen bouwen",
        "3 maart 2026",
        "Perscontact: Lucas Aubin, 020 1234567",
        (
            "Kamerlid Anna Moor zegt: ‘Er zijn huizen nodig.’",
            "Het Kamerlid Anna Moor reageert: “Er zijn huizen nodig”",
            "De fractie diende dinsdag een voorstel in.",
        ),
    ),
    "sv": (
        "Bostäder åt alla",
        "Kommunen måste bygga fler bostäder i år",
        "3 mars 2026",
        "Presskontakt: Lukas Aubin, 08-123 45 67",
        (
            "Riksdagsledamoten Anna Moberg säger: ”Det behövs bostäder.”",
            "– Det behövs bostäder, säger Anna Moberg.",
            "Gruppen lade fram ett förslag i tisdags.",
        ),
    ),
    "da": (
        "Boliger til alle",
        "Kommunen må bygge flere boliger i år",
        "3. marts 2026",
        "Pressekontakt: Lukas Aubin, 33 12 34 56",
        (
            "Folketingsmedlem Anna Moberg siger: »Der mangler boliger.«",
            "Folketingsmedlem Anna Moberg mener: »Der mangler boliger«",
            "Gruppen fremsatte et forslag i tirsdags.",
        ),
    ),
    "no": (
        "Boliger til alle",
        "Kommunen må bygge flere boliger i år",
        "3. mars 2026",
        "Pressekontakt: Lukas Aubin, 22 12 34 56",
        (
            "Stortingsrepresentant Anna Moberg sier: «Det trengs boliger.»",
            "– Det trengs boliger, sier stortingsrepresentant Anna Moberg.",
            "Gruppa la fram et forslag på tirsdag.",
        ),
    ),
    "fi": (
        "Koti kaikille nyt",
        "Kaupungin on rakennettava lisää asuntoja tänä vuonna",
        "3.3.2026",
        "Yhteystiedot medialle: Lauri Aubin, 09 123 4567",
        (
            "Kansanedustaja Anna Mäki sanoo: ”Asuntoja tarvitaan.”",
            "– Asuntoja tarvitaan, kansanedustaja Anna Mäki sanoo.",
            "Ryhmä jätti esityksen tiistaina Helsingissä.",
        ),
    ),
    "pl": (
        "Mieszkania dla wszystkich",
        "Miasto musi w tym roku budować więcej mieszkań",
        "3 marca 2026",
        "Kontakt dla mediów: Łukasz Aubin, 22 123 45 67",
        (
            "Posłanka Anna Mroz powiedziała: „Potrzebne są mieszkania.”",
            "Wczoraj posłanka Anna Mroz komentowała: „Dość tego”",
            "Klub złożył wczoraj projekt ustawy w Sejmie.",
        ),
    ),
    "cy": (
        "Cartrefi i bawb",
        "Rhaid i’r cyngor weithredu ar dai eleni",
        "3 Mawrth 2026",
        "Cyswllt y wasg: Luc Aubin, 029 2012 3456",
        (
            "Dywedodd yr aelod lleol Anna Morus: “Mae angen cartrefi.”",
            "Ychwanegodd: “Digon yw digon.”",
            "Cyflwynodd y grŵp fesur yng Nghaerdydd ddoe.",
        ),
    ),
}


def _texts(code: str) -> Iterator[tuple[str, ...]]:
    """Yield texts of a language: with a day or none, paragraphs in every order, with a contact or none."""
    short, long, day, contact, paragraphs = TEXTS[code]
    for count in (2, 3):
        for chosen in itertools.permutations(paragraphs, count):
            for headline in (short, long):
                for above, below in itertools.product(((), (day,)), ((), (contact,))):
                    yield (headline, *above, *chosen, *below)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_every_paragraph_of_a_plain_text_lands_somewhere(code: str, between: str) -> None:
    language = load_language(code)
    for lines in _texts(code):
        read = frame(blocks_of_text(between.join(lines)), language=language, title=None)
        kept = [block.text for block in (*read.body, *read.notes, *read.contacts)]
        kept += [*read.date_lines, read.title_line or "", read.embargo_line or "", read.byline or ""]
        everything = _letters("\n".join(kept))
        assert [line for line in lines if _letters(line) not in everything] == [], lines


@pytest.mark.parametrize("code", TEXTS)
def test_a_short_headline_stays_above_the_speech_below_it(code: str) -> None:
    short, _, _, _, paragraphs = TEXTS[code]
    read = read_text("\n\n".join((short, *paragraphs)), language=code)
    assert read.title == short
    assert read.body == paragraphs


@pytest.mark.parametrize(
    ("code", "above", "title", "published"),
    [
        (
            "sv",
            "Pressmeddelande\n\nLillby 4 maj 2012\n\nKommunen bygger en ny skola i Lillby",
            None,
            "2012-05-04",
        ),
        (
            "de",
            "Kurzsichtig und unverantwortlich\n\nDer Ortsverein lehnt die Kürzung ab\n\n4.5.2021",
            "K",
            "2021-05-04",
        ),
        (
            "fr",
            "Une nouvelle gare pour la vallée.\n\nPartager\n\nLe train revient en mai",
            "Une nouvelle gare pour la vallée.",
            None,
        ),
        (
            "en",
            "Ferries sail again this spring\n\n4.5.2021 10:20 | THE PARTY | Press release",
            "Ferries",
            "2021-05-04",
        ),
    ],
)
def test_the_lines_above_a_plain_text(
    code: str, above: str, title: str | None, published: str | None
) -> None:
    below = {
        "sv": "Kommunen har beslutat att bygga en skola för trehundra elever, och den står klar nästa höst.",
        "de": "Als kurzsichtig und unverantwortlich bezeichnet der Ortsverein die Kürzung. "
        "Der Rat hat sie gestern Abend beschlossen.",
        "fr": "Le conseil a voté hier les crédits de la gare, construite au nord du bourg avant deux ans.",
        "en": "The council has decided that the ferries will sail again from May on, as they did before.",
    }[code]
    read = read_text(f"{above}\n\n{below}", language=code)
    assert read.title is not None
    assert read.title in above
    assert title is None or read.title.startswith(title)
    assert (read.published.on.isoformat() if read.published else None) == published
    assert read.body[-1] == below
    assert "4.5.2021" not in " ".join(read.body)


@pytest.mark.parametrize("mark", ["ENDS: 2 March", "ENDS (312 words)", "ENDS - 312", "- ENDS -"])
def test_an_end_mark_may_tell_how_many_words_or_which_day(mark: str) -> None:
    text = "The council has decided that the ferries will sail again."
    read = read_text(f"Ferries sail again this spring\n\n{text}\n\n{mark}\n\nThe council has nine members.")
    assert read.body == (text,)
    assert read.notes == ("The council has nine members.",)


@pytest.mark.parametrize(
    ("code", "line", "until"),
    [
        ("de", "Nicht vor dem 5. März 2026, 10 Uhr veröffentlichen", "2026-03-05T10:00:00+01:00"),
        ("de", "Vor dem 5. März 2026, 10 Uhr, nicht veröffentlichen", "2026-03-05T10:00:00+01:00"),
        ("nl", "Niet vóór 5 maart 2026, 10.00 uur publiceren", "2026-03-05T10:00:00+01:00"),
        ("en", "EMBARGOED UNTIL MARCH 5, 2026 AT 2:00 P.M. CST", "2026-03-05T14:00:00-06:00"),
    ],
)
def test_an_order_around_its_moment_and_the_zone_that_a_line_names(code: str, line: str, until: str) -> None:
    text = "The council has decided that the ferries will sail again."
    read = read_text(f"{line}\n\nFerries sail again this spring\n\n{text}", language=code)
    assert read.embargo is not None
    assert read.embargo.until is not None
    assert read.embargo.until.isoformat() == until


def test_what_is_done_by_a_day_is_no_embargo() -> None:
    line = "Bis 5. März 2026 will die Stadt die Zahlen veröffentlichen"
    assert (
        read_text(f"{line}\n\nDer Rat hat am Montag einen Antrag beschlossen.", language="de").embargo is None
    )
