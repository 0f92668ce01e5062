"""Names on lines of their own, marks that were lost, and sentences that only look like attributions."""

from __future__ import annotations

import pytest

from tests.crawler.test_quotes_sources import read, speakers

_FERRY = "“We will bring back the ferry and we will pay for it.”"
_ISLAND = "“No island should wait for years.”"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Ana Brook", "Leader of the Harbour Party", _FERRY, "Tom Reed", "Deputy leader", _ISLAND],
        [_FERRY, "Ana Brook", "Leader of the Harbour Party", _ISLAND, "Tom Reed", "Deputy leader"],
        ["Harbour leaders reacted.", "Ana Brook", _FERRY, "Tom Reed", _ISLAND, "The debate goes on."],
        [_FERRY, "Ana Brook", _ISLAND, "Tom Reed"],
    ],
)
def test_names_on_lines_of_their_own_stand_above_all_speeches_or_sign_them_all(paragraphs: list[str]) -> None:
    speech = read("en", *paragraphs, title="Statements on the ferry")
    assert speakers(speech) == ["Ana Brook", "Tom Reed"]


def test_an_office_between_a_name_and_speech_is_the_speakers() -> None:
    speech = read(
        "de",
        "Jana Roth",
        "Vorsitzende der Hafenpartei",
        "„Wir holen die Fähre zurück und wir bezahlen sie.“",
        title="Stimmen zum Hafen",
    )
    assert [(each.name, each.role) for each in speech.people] == [
        ("Jana Roth", "Vorsitzende der Hafenpartei")
    ]


def test_a_noun_behind_an_article_attributes_nothing() -> None:
    speech = read(
        "en",
        "“Money buys elections,” Ana Brook said. “This must end.” "
        "The comments by Brook, who has said she will not stand, came before the vote.",
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        ("Money buys elections, This must end.", "Ana Brook")
    ]


@pytest.mark.parametrize("front", ["", "Last month, ", "In the spring, "])
def test_a_statement_ends_where_its_speaker_is_told_of(front: str) -> None:
    speech = read(
        "en",
        "Below is a statement from Representative Ana Brook:",
        "Our islanders have waited long enough. We must act.",
        "It is time to bring the ferry back, and I will.",
        f"{front}Representative Brook introduced the Ferry Act, which would pay for it.",
    )
    assert [quote.text[-9:] for quote in speech.quotes] == ["d I will."]


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        (
            "en",
            [
                "Ana Brook and Tom Reed met veterans.",
                "“We must honour those who fought for us, said Ana Brook.",
                "“They gave us all they had, added Tom Reed of the Harbour Party.",
            ],
        ),
        (
            "de",
            [
                "Ana Brook und Tom Reed trafen die Helfer.",
                "„Wir müssen die ehren, die uns geholfen haben, sagte Ana Brook.",
                "„Sie haben alles gegeben, erklärte Tom Reed.",
            ],
        ),
    ],
)
def test_speech_whose_closing_mark_was_lost_ends_before_its_source(
    language: str, paragraphs: list[str]
) -> None:
    speech = read(language, *paragraphs)
    assert speakers(speech) == ["Ana Brook", "Tom Reed"]
    assert [quote.text.rpartition(" ")[2] for quote in speech.quotes] == [
        quote.rpartition(", ")[0].rpartition(" ")[2] for quote in paragraphs[1:]
    ]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "nl",
            [
                "Wethouder Eva Holm zegt: ‘Wij nemen de kritiek serieus.’",
                "‘Onbegrijpelijk’, vindt Jan Postma, die al jaren meer woningen wil. ‘Zo verliezen we ze.’",
            ],
            ["Eva Holm", "Jan Postma"],
        ),
        (
            "en",
            [
                "Mayor Eva Holm said: “We take this seriously.”",
                "“Absurd,” said Jan Postma, who has asked for more homes. “We lose our young people.”",
            ],
            ["Eva Holm", "Jan Postma"],
        ),
        (
            "en",
            [
                "“We build more than ever,” said Mayor Eva Holm.",
                "A statement from the council read: “We take all concerns seriously.”",
            ],
            ["Eva Holm", "council"],
        ),
        (
            "en",
            [
                "“It is a scandal,” said Jan Roth.",
                "Backing came from Tim Reed, spokesperson for the Tenants’ Union: “We are short of homes.”",
            ],
            ["Jan Roth", "Tim Reed"],
        ),
        (
            "fr",
            [
                "« C’est un scandale », fulmine Jean Morel.",
                "La maire, Eva Holm, réplique : « Nous construisons plus que jamais. »",
                "Morel n’en démord pas : « Les chiffres disent le contraire. »",
            ],
            ["Jean Morel", "Eva Holm", "Jean Morel"],
        ),
        (
            "es",
            [
                "“Es un escándalo”, critica Juan Mora. El apoyo llega de Pablo Merlo, edil: “Hay mil”.",
            ],
            ["Juan Mora", "Pablo Merlo"],
        ),
        (
            "de",
            [
                "„Das ist ein Skandal“, sagt Jan Roth.",
                "Unterstützung kommt von Tim Ried, Sprecher des Mieterbunds: „Es fehlen tausend Wohnungen.“",
            ],
            ["Jan Roth", "Tim Ried"],
        ),
    ],
)
def test_another_speaker_is_not_the_one_before(
    language: str, paragraphs: list[str], expected: list[str]
) -> None:
    assert speakers(read(language, *paragraphs)) == expected


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", "Contacted, Eva Holm said: “We will look into it.”"),
        ("de", "Gefragt sagt Eva Holm: „Wir prüfen das.“"),
        ("nl", "Desgevraagd zegt Eva Holm: ‘Wij zoeken het uit.’"),
        ("sv", "Tillfrågad svarar Eva Holm: ”Vi ser över det.”"),
        ("da", "Adspurgt svarer Eva Holm: ”Vi ser på det.”"),
        ("fr", "Contactée, Eva Holm répond : « Nous étudions le dossier. »"),
        ("it", "Interpellata, Eva Holm risponde: “Stiamo valutando.”"),
        ("pl", "Pytana, Eva Holm odpowiada: „Sprawdzamy to”."),
        ("pt", "Confrontada, Eva Holm responde: “Estamos a estudar o caso.”"),
        ("en", "“That is for the voters,” was the response of the mayor, Eva Holm."),
        ("it", "“È una vergogna”, le parole di Eva Holm."),
        ("fr", "« Il faut agir vite », selon les mots de Eva Holm."),
    ],
)
def test_who_was_asked_answers(language: str, paragraph: str) -> None:
    assert speakers(read(language, paragraph)) == ["Eva Holm"]
