"""Whose speech it is where the attribution says little: surnames, pronouns, bodies. Invented texts."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import Speech, read_speech
from crawler.records import Block
from crawler.sites.languages import load_language

_NO_COMMA = "It is a start"


def read(
    language: str, *paragraphs: str, title: str = "A headline", organisation: str | None = None
) -> Speech:
    return read_speech(
        [Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title=title,
        organisation=organisation,
        byline=None,
    )


def speakers(speech: Speech) -> list[str | None]:
    return [quote.speaker for quote in speech.quotes if quote.kind == "speech"]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Civic List transport lead Idris ap Rhun spoke.", "“It is late,” ap Rhun added."], "Idris ap Rhun"),
        (
            [
                "“It is late,” Senator Ní Bhroin said.",
                "Caoimhe Ní Bhroin, a senator, has asked for a review.",
            ],
            "Caoimhe Ní Bhroin",
        ),
        (
            ["Party leader Fergal Mac an Roe said it was bad.", "“We asked for the paper,” he said."],
            "Fergal Mac an Roe",
        ),
        (
            ["“This bill is wrong,” said Congressman Bishop.", "Congressman Robert Bishop sits for Utah."],
            "Robert Bishop",
        ),
        (
            [
                "“We must act,” Congressman Green said.",
                "Congressman Mark Green is chairman of the committee.",
            ],
            "Mark Green",
        ),
        (["“We must act,” said the lead, Rhys Penn MP, Civic List roads lead."], "Rhys Penn"),
        (["Rhys Penn MP, Civic List roads spokesperson said:", "“We must act.”"], "Rhys Penn"),
        (
            ["Dr. Joan Oxen, Director of Research, Planning, and Outreach said, “By this we do well.”"],
            "Joan Oxen",
        ),
        (["The plan was welcomed by Civic List leader Mark Russ.", "He said: “We must act.”"], "Mark Russ"),
        (
            ["Mr Hart also spoke of the price paid by Mr Yussel. Later he said: “We must act now.”"],
            "Hart",
        ),
        (["Sen. Bill Nellson filed the act.", "“We must act,” the Ohio Democrat said."], "Bill Nellson"),
    ],
)
def test_finds_the_full_name_of_a_surname(paragraphs: list[str], expected: str) -> None:
    assert speakers(read("en", *paragraphs)) == [expected]


def test_a_pronoun_means_somebody_of_its_gender() -> None:
    speech = read(
        "en",
        "Mr Halloway met Ms Brook at the town hall on Monday. “He did not listen at all,” she said.",
        "“I listened for two hours,” he said.",
        "Civic List leader Cameron Halloway and Green councillor Ada Brook will meet again.",
    )
    assert speakers(speech) == ["Ada Brook", "Cameron Halloway"]


def test_the_person_told_of_right_above_speaks() -> None:
    speech = read("en", "Green councillor Ada Brook disagrees.", "“We found the plot again, and it is ours.”")
    assert speakers(speech) == ["Ada Brook"]
    assert [(person.name, person.role) for person in speech.people] == [("Ada Brook", "Green councillor")]


def test_nobody_told_of_inside_speech_is_meant_by_a_pronoun() -> None:
    speech = read(
        "en",
        "Co-leader Lorna Slade said:",
        "“The leader in Scotland Amy Sarn has condemned this. It is late.”",
        "Writing for a newspaper, she added: “It is indefensible that he has gone.”",
    )
    assert set(speakers(speech)) == {"Lorna Slade"}


def test_what_goes_on_behind_a_letter_is_nobodys_quote() -> None:
    speech = read(
        "en",
        "“This directive represents government overreach,” the letter states. “Further, it attempts to turn "
        "our small businesses into the police.”",
        "Mayor Bill Blass has signed it.",
    )
    assert speech.quotes == ()


@pytest.mark.parametrize(
    ("language", "title", "paragraphs", "expected"),
    [
        (
            "en",
            "Statement on the closure of Harrow Mill",
            [
                "The closure is a betrayal, and I mean it.",
                "We will fight it.",
                "Gwen Parry MS",
                "Civic List leader",
            ],
            ("Gwen Parry", "Civic List leader"),
        ),
        (
            "fr",
            "Déclaration sur les pesticides",
            [
                "Cette décision est une faute.",
                "Nous saisirons le juge dès demain.",
                "Yasmine Corbel",
                "Secrétaire",
            ],
            ("Yasmine Corbel", "Secrétaire"),
        ),
    ],
)
def test_a_signed_statement_is_one_quote_without_its_signature(
    language: str, title: str, paragraphs: list[str], expected: tuple[str, str]
) -> None:
    speech = read(language, *paragraphs, title=title)
    assert [quote.text for quote in speech.quotes] == ["\n\n".join(paragraphs[:2])]
    assert [(person.name, person.role) for person in speech.people] == [expected]


def test_the_line_above_an_opinion_piece_may_name_its_author() -> None:
    speech = read(
        "en",
        "Kerensa Trevith, housing spokesperson, argues that a licence cannot wait another summer.",
        "On my lane there are eleven cottages. I see two of them lit.",
        "I do not blame the families. I blame a tax, and I would like one neighbour back.",
    )
    assert [(person.name, person.capacity) for person in speech.people] == [("Kerensa Trevith", ("author",))]


def test_a_seat_before_a_name_stands_for_a_title_behind_an_office() -> None:
    speech = read("en", "Health spokesperson Senator Jane Roe said: “We have waited long enough.”")
    assert [(person.name, person.role) for person in speech.people] == [("Jane Roe", "Health spokesperson")]


def test_a_peer_is_found_by_title_and_surname() -> None:
    speech = read(
        "en", "Mayor of Leith, Baroness Agnes Hume, opened it.", "“A proud day for us,” Baroness Hume said."
    )
    assert speakers(speech) == ["Agnes Hume"]


def test_a_body_called_by_its_noun_has_its_full_name() -> None:
    speech = read(
        "en",
        "Rents will rise again, the Homes Now Network says in a report.",
        "“This is a national emergency,” the Network said.",
    )
    assert [(quote.speaker, quote.organisation) for quote in speech.quotes] == [("Homes Now Network",) * 2]


def test_a_publisher_called_like_a_person_is_that_person() -> None:
    speech = read(
        "en",
        "“We must act,” said Jane Dorring.",
        "Senator Jane Dorring sits for Maine.",
        organisation="Jane Dorring",
    )
    assert [(quote.speaker, quote.organisation) for quote in speech.quotes] == [("Jane Dorring", None)]


def test_what_stands_in_square_brackets_speaks_nothing() -> None:
    assert speakers(read("en", "“The objection still stands and we press it,” [P48] notes.")) == [None]


def test_the_comma_before_the_attribution_is_no_part_of_the_quote() -> None:
    speech = read("en", "“It is a start,” said Ada Brook.")
    (quote,) = speech.quotes
    assert quote.text == _NO_COMMA
    assert [(piece.start, piece.end) for piece in quote.pieces] == [(1, 1 + len(_NO_COMMA))]


def test_what_somebody_said_inside_a_speech_is_not_the_speakers_quote() -> None:
    speech = read(
        "en",
        "Thank you. I gather it was hard, and we are here.",
        "My father was on strike when I was six. He told me: “Never promise what you cannot carry.”",
        "So let me tell you what we can carry.",
        title="Ruth Ademy’s speech to the summit",
    )
    assert speech.quotes == ()


def test_an_interview_may_print_the_office_behind_the_first_name() -> None:
    speech = read(
        "en",
        "JEDDA MARLOW, MINISTER FOR SUPPLY: The landing will open on Monday, and I am glad of it.",
        "JOURNALIST: Will that bring down the price?",
        "MARLOW: It will, and I have told them so.",
        "JOURNALIST: And if not?",
        "MARLOW: Then we publish the margins, and I mean all of them.",
    )
    assert speakers(speech) == ["JEDDA MARLOW"] * 3


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "it",
            ["“Il pedaggio sale ancora e nessuno lo giustifica”.", "Così in una nota Donato Bellori."],
            ["Donato Bellori"],
        ),
        (
            "de",
            [
                "„Wer versichert ist, zahlt doppelt“, erklärt Gesine Barth, Sprecherin der Fraktion, zur "
                "Anhebung. Barth weiter:",
                "„Alle müssen einzahlen.“",
            ],
            ["Gesine Barth"],
        ),
        (
            "de",
            [
                "„Leerstand ist ein Geschäftsmodell“, kritisiert Roth und fordert eine Abgabe.",
                "Hemma Roth, MdB.",
            ],
            ["Hemma Roth"],
        ),
        (
            "fr",
            ["Le sénateur Bastien d’Artois a rappelé le rapport. « C’est un continent », a-t-il ironisé."],
            ["Bastien d’Artois"],
        ),
        (
            "pl",
            ["Rzecznik partii Tomasz Grylas przypomniał o wniosku. – Czekamy do piątku – zaznaczył."],
            ["Tomasz Grylas"],
        ),
        (
            "sv",
            [
                "– Ingen ska behöva vänta, säger Hanna Björkman, talesperson.",
                "Regionrådet Lars af Klintberg är lika kritisk.",
                "– Jag har varit med om tre nedläggningar.",
            ],
            ["Hanna Björkman", "Lars af Klintberg"],
        ),
        (
            "fr",
            ["La députée (Gauche unie) Sophie d’Almont a répondu : « Rien n’est joué. »"],
            ["Sophie d’Almont"],
        ),
        (
            "nl",
            [
                "Fractieleider Pieter van ’t Hoef sprak.",
                "‘Dat is te weinig voor de boeren’, zegt Van ’t Hoef.",
            ],
            ["Pieter van ’t Hoef"],
        ),
        (
            "it",
            ["“Il governo ha tradito i pendolari”: è quanto dichiara la deputata dei Verdi Chiara De Sanis."],
            ["Chiara De Sanis"],
        ),
        (
            "es",
            [
                "La portavoz de Sanidad, Itziar Zubia Manrique, ha reclamado un plan.",
                "“Hay mil personas que esperan”, ha asegurado Zubia.",
            ],
            ["Itziar Zubia Manrique"],
        ),
    ],
)
def test_reads_the_sources_of_each_language(
    language: str, paragraphs: list[str], expected: list[str]
) -> None:
    assert speakers(read(language, *paragraphs)) == expected


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", "The Harbour Group tables a motion which, according to Ana Roe, “opens the pier”."),
        ("es", "El Grupo Costa presentará una moción que propone, según explica Ana Roe, “abrir el muelle”."),
        ("fr", "Le groupe Rivage dépose une motion qui doit, selon Ana Roe, « ouvrir le quai à tous »."),
        ("it", "Il gruppo Rive presenta una mozione che deve, secondo Ana Roe, “aprire il molo a tutti”."),
        ("nl", "De fractie dient een motie in die, volgens Ana Roe, “de pier voor iedereen opent”."),
    ],
)
def test_an_aside_between_commas_says_whose_words_follow(language: str, paragraph: str) -> None:
    assert [quote.speaker for quote in read(language, paragraph).quotes] == ["Ana Roe"]


@pytest.mark.parametrize(
    ("language", "paragraph", "speaker"),
    [
        ("es", "El comunicado del Partido Costero subraya que «la línea es útil».", "Partido Costero"),
        ("fr", "Le communiqué du Parti du Rivage dit que « la ligne est utile ».", "Parti du Rivage"),
        ("de", "In der Mitteilung der Küstenpartei heißt es: „Die Linie ist für alle da.“", "Küstenpartei"),
        ("pl", "W komunikacie Partia Brzeg podkreśla: „Linia jest potrzebna wszystkim”.", "Partia Brzeg"),
        ("nl", "De Kustpartij laat in een verklaring weten: “De lijn is nodig.”", "Kustpartij"),
        ("es", "Fuentes del Partido Costero dicen que «la línea es útil».", "Partido Costero"),
        ("de", "Die Küstenhilfe e.V. erklärt: „Die Linie ist für alle da.“", "Küstenhilfe e.V."),
    ],
)
def test_who_speaks_through_a_statement_is_the_speaker(language: str, paragraph: str, speaker: str) -> None:
    (quote,) = read(language, paragraph).quotes
    assert (quote.speaker, quote.organisation) == (speaker, speaker)


def test_a_spokesperson_speaks_for_the_body_named_behind_its_noun() -> None:
    (quote,) = read("fr", "La porte-parole du mouvement Terre et Ciel dit : « La ligne est utile. »").quotes
    assert (quote.speaker, quote.organisation) == (None, "Terre et Ciel")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_statement_without_marks_is_hers_whose_name_stands_behind_an_elision(apostrophe: str) -> None:
    lead = f"Déclaration d{apostrophe}Anne Roe, présidente du groupe Rivage :"
    (quote,) = read("fr", lead, "Le vote est une victoire pour tous.", "Nous tiendrons parole.").quotes
    assert (quote.speaker, quote.text) == (
        "Anne Roe",
        "Le vote est une victoire pour tous.\n\nNous tiendrons parole.",
    )
