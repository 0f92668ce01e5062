"""Statements below a line that says whose they are, spokespeople of bodies without a name, told clauses."""

from __future__ import annotations

import pytest

from crawler.parsers.blocks import blocks_of_text
from crawler.parsers.speech import Speech, read_speech
from crawler.sites.languages import load_language


def read(code: str, *paragraphs: str, title: str | None = None) -> Speech:
    """Read invented paragraphs of a release of the Reform List."""
    return read_speech(
        blocks_of_text("\n\n".join(paragraphs)),
        (),
        language=load_language(code),
        title=title,
        organisation="Reform List",
        byline=None,
    )


@pytest.mark.parametrize(
    ("code", "line", "text", "name", "role"),
    [
        (
            "en",
            "Statement from Ana Brook, Member of Parliament for Northfield",
            "I am appalled by this decision. We must act now for our towns.",
            "Ana Brook",
            "Member of Parliament for Northfield",
        ),
        (
            "fr",
            "Communiqué de presse de Camille Ferrand, députée du Gard et porte-parole de Force Locale",
            "Je suis indignée par cette décision. Nous devons agir pour nos communes.",
            "Camille Ferrand",
            "députée du Gard et porte-parole de Force Locale",
        ),
        (
            "de",
            "Erklärung von Anna Berger, Abgeordnete der Freien Liste",
            "Ich bin entsetzt über diese Entscheidung. Wir müssen jetzt handeln.",
            "Anna Berger",
            "Abgeordnete der Freien Liste",
        ),
        (
            "es",
            "Declaración de Marta Ruiz, diputada por Teruel y portavoz de Fuerza Local",
            "Estoy indignada por esta decisión. Debemos actuar ahora.",
            "Marta Ruiz",
            "diputada por Teruel y portavoz de Fuerza Local",
        ),
        (
            "it",
            "Nota di Giulia Conti, consigliera regionale e portavoce di Forza Locale",
            "Sono indignata per questa decisione. Dobbiamo agire adesso.",
            "Giulia Conti",
            "consigliera regionale e portavoce di Forza Locale",
        ),
    ],
)
def test_a_line_above_the_first_person_makes_a_statement(
    code: str, line: str, text: str, name: str, role: str
) -> None:
    speech = read(code, line, text)
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [(text, name)]
    assert [(person.name, person.role) for person in speech.people] == [(name, role)]


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        ("en", "Statement from Ana Brook, mayor", "The council meets on Monday. It will vote on the budget."),
        ("en", "Remarks by Ana Brook, mayor, as delivered", "I thank the House. We have come far together."),
        ("de", "Von Anna Berger", "Ich bin entsetzt über diese Entscheidung. Wir müssen jetzt handeln."),
    ],
)
def test_a_line_above_a_report_a_speech_or_an_opinion_makes_none(code: str, line: str, text: str) -> None:
    assert not read(code, line, text).quotes


@pytest.mark.parametrize(
    ("code", "text", "body"),
    [
        ("de", "Ein Sprecher der Stadtverwaltung sagte: „Wir prüfen den Vorgang.“", "Stadtverwaltung"),
        ("en", "A spokesperson for the county council said: “We will look into it.”", "county council"),
        ("en", "A spokesperson for the party said: “We will look into it.”", "Reform List"),
        ("es", "Un portavoz del hospital provincial dijo: «Estudiamos el asunto.»", "hospital provincial"),
        ("pt", "Um porta-voz da câmara municipal disse: «Vamos estudar o assunto.»", "câmara municipal"),
        ("fr", "Un porte-parole de la mairie a déclaré : « Nous examinons le dossier. »", "mairie"),
        ("nl", "Een woordvoerder van de gemeente zei: “Wij onderzoeken de zaak.”", "gemeente"),
        ("sv", "En talesperson för kommunen sade: ”Vi undersöker ärendet.”", "kommunen"),
    ],
)
def test_a_spokesperson_speaks_for_the_body_that_is_told(code: str, text: str, body: str) -> None:
    quotes = read(code, text).quotes
    assert [(quote.speaker, quote.organisation) for quote in quotes] == [(None, body)]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Für Ständerat Urs Keller ist klar, dass «der Bund jetzt handeln muss».", "Urs Keller"),
        ("de", "Für Nationalrätin Eva Brunner steht fest, dass «der Bund handeln muss».", "Eva Brunner"),
    ],
)
def test_a_clause_is_told_of_whom_it_is_clear_to(code: str, text: str, name: str) -> None:
    quotes = read(code, text).quotes
    assert [(quote.kind, quote.speaker) for quote in quotes] == [("speech", name)]


def test_the_end_of_a_clause_that_begins_far_before_the_mark_is_no_speech() -> None:
    text = "Ordföranden skriver att avgifterna i tandvården måste höjas nu eftersom ”det inte finns pengar”."
    assert [quote.kind for quote in read("sv", text).quotes] != ["speech"]


@pytest.mark.parametrize(
    ("code", "text", "spoken"),
    [
        ("sv", "– Vi är nöjda, säger Karin Holm, men det räcker inte.", "Vi är nöjda men det räcker inte."),
        ("da", "– Vi er glade, siger Karen Holm, men det er ikke nok.", "Vi er glade men det er ikke nok."),
        ("sv", "– Vi är nöjda, säger Karin Holm, men vill inte säga mer.", "Vi är nöjda"),
        ("sv", "– Vi är nöjda, säger Karin Holm, som det har ringt till.", "Vi är nöjda"),
    ],
)
def test_a_line_with_a_dash_goes_on_behind_its_source(code: str, text: str, spoken: str) -> None:
    assert [(quote.text, quote.speaker) for quote in read(code, text).quotes] == [
        (spoken, read(code, text).people[0].name)
    ]


@pytest.mark.parametrize("verb", ["ha incidido en que", "ha afirmado que"])
def test_a_second_verb_of_saying_opens_told_speech_behind_a_fragment(verb: str) -> None:
    text = (
        f"El portavoz Luis Prado ha tachado de “cortina de humo” el plan y {verb} “nadie tiene un proyecto”."
    )
    speech = [quote for quote in read("es", text).quotes if quote.kind == "speech"]
    assert [(quote.text, quote.speaker) for quote in speech] == [("nadie tiene un proyecto", "Luis Prado")]


def test_whoever_is_named_behind_speech_outweighs_a_participle_before_it() -> None:
    text = "Seguidos por los aplausos del público, respondió “Yo he decidido seguir,” dijo Tulia Gabriel."
    assert [quote.speaker for quote in read("es", text).quotes] == ["Tulia Gabriel"]


def test_a_first_person_text_below_a_byline_holds_no_quote_of_somebody_unnamed() -> None:
    paragraphs = [
        "I rise to speak about the budget, and I thank the House.",
        "The Prime Minister said that “we simply cannot afford it”. I do not agree with him.",
        "My party will vote against this budget.",
    ]
    speech = read_speech(
        blocks_of_text("\n\n".join(paragraphs)),
        (),
        language=load_language("en"),
        title="The budget: what I told the House",
        organisation="Reform List",
        byline="Ana Brook MP",
    )
    assert not speech.quotes
    assert [(person.name, person.capacity) for person in speech.people] == [("Ana Brook", ("author",))]


def test_a_statement_goes_on_where_it_tells_of_the_body_in_the_line_above_it() -> None:
    speech = read(
        "fr",
        "Communiqué de presse de Camille Ferrand, députée du Gard et porte-parole de l’Alliance des Rives",
        "J’ai interpellé le ministre. Nous devons agir pour nos communes.",
        "L’Alliance des Rives propose un plan de sauvegarde doté de cinq millions d’euros.",
        "Nos campagnes attendent des actes.",
    )
    assert [quote.text.count("\n\n") for quote in speech.quotes] == [2]
