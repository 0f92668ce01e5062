"""Who speaks behind a dateline, a long lead-in, a paragraph that tells of somebody else. Invented texts."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import Speech, read_speech
from crawler.records import Block
from crawler.sites.languages import load_language

_SPOKEN = "We opened the bridge in May, and it will stay open."


def read(language: str, *paragraphs: str, title: str = "A headline") -> Speech:
    return read_speech(
        [Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title=title,
        organisation=None,
        byline=None,
    )


def speakers(speech: Speech) -> list[str | None]:
    return [quote.speaker for quote in speech.quotes if quote.kind == "speech"]


@pytest.mark.parametrize(
    ("language", "lead", "expected"),
    [
        (
            "en",
            "HARBOUR HEIGHTS, MD – In response to President Roe’s refusal to talk, presidential candidate "
            "Joan Penn releases the following statement:",
            "Joan Penn",
        ),
        (
            "en",
            "HARBOUR HEIGHTS, MD – In response to the report, candidate Joan Penn said:",
            "Joan Penn",
        ),
        (
            "en",
            "Responding to the UK Government’s statement on steel, Civic Wales’ economy spokesperson "
            "Luke Penn MS said:",
            "Luke Penn",
        ),
        ("en", "As the month ends, Acre Energy, Inc. issued the following statement.", "Acre Energy, Inc."),
        (
            "en",
            "As the month ends, Lara Penn, Senior Advisor to Joan Penn for President, Inc. issued the "
            "following statement.",
            "Lara Penn",
        ),
        ("en", "Excerpts of Joan Penn’s full remarks are below:", "Joan Penn"),
        ("de", "Viele haben aufgegeben. Inga Penn, Brückenleiterinn der ÖBR fordert:", "Inga Penn"),
        (
            "es",
            "A raíz de lo dicho ayer, el Grupo Municipal Ribereño quiere puntualizar lo siguiente:",
            "Grupo Municipal Ribereño",
        ),
        (
            "es",
            "El Consejo de Administración de PORVISA, por unanimidad, ante las declaraciones realizadas "
            "por la Concejal Socialista, Belén Roca, hace saber lo siguiente:",
            "Consejo de Administración de PORVISA",
        ),
    ],
)
def test_lead_names_who_issues(language: str, lead: str, expected: str) -> None:
    assert speakers(read(language, lead, f"“{_SPOKEN}”")) == [expected]


@pytest.mark.parametrize(
    "time", ["yesterday", "today", "on Monday", "in a statement", "in Brussels", "last night"]
)
@pytest.mark.parametrize("comma", ["", ","])
def test_time_behind_a_name_ends_it(comma: str, time: str) -> None:
    text = f"“{_SPOKEN[:-1]},” said RBU President{comma} Hasan Penn {time}."
    assert speakers(read("en", "Talks failed.", text)) == ["Hasan Penn"]


def test_who_ends_the_paragraph_above_is_meant() -> None:
    speech = read(
        "en",
        "“It is past its date,” said Fred Penn, President of the Union.",
        "Civic leader Justin Roe means to go on as before. The sale is a scandal in the making, Penn warned.",
        f"“{_SPOKEN[:-1]},” he said.",
    )
    assert speakers(speech) == ["Fred Penn", "Fred Penn"]


@pytest.mark.parametrize("party", ["Labour", "Sinn Féin", "The party"])
def test_candidate_of_a_party_in_the_genitive(party: str) -> None:
    speech = read(
        "en",
        f"{party}’s Anna Penn has said it will not stop.",
        "The Harbour South candidate said:",
        f'"{_SPOKEN}"',
    )
    assert speakers(speech) == ["Anna Penn"]


@pytest.mark.parametrize(
    ("language", "above", "expected"),
    [
        (
            "da",
            "”Vi vil gerne tale med regeringen,” siger KLR’s formand Martin Penn og fortsætter:",
            "Martin Penn",
        ),
        (
            "en",
            "“We look forward to the talks,” said council leader Martin Penn and continued:",
            "Martin Penn",
        ),
    ],
)
def test_speech_goes_on_behind_its_attribution(language: str, above: str, expected: str) -> None:
    speech = read(language, above, "”Men de tager penge.”" if language == "da" else "“But they take money.”")
    assert speakers(speech) == [expected]
    assert "\n\n" in speech.quotes[0].text


def test_nested_mark_that_never_closes_ends_with_the_speech() -> None:
    text = (
        "“Il Consiglio discute il protocollo, è chiaro che la “coperta è corta’ e che toglie a tutti. "
        "È propaganda”. Così il deputato Matteo Penna."
    )
    speech = read("it", text)
    assert speakers(speech) == ["Matteo Penna"]
    assert speech.quotes[0].text.endswith("È propaganda")


def test_article_before_letters_is_no_part_of_the_name() -> None:
    speech = read("fr", "Le NRD estime qu’il faut demander. «Si elle a des convictions, elle acceptera.»")
    assert speakers(speech) == ["NRD"]


def test_label_may_stand_before_a_small_letter() -> None:
    speech = read(
        "pl",
        "Rafał Pióro: budujemy wspólny blok, lewica się zjednoczyła.",
        "Andrzej Most: To jest ważny moment dla naszej małej wspólnoty i dla Polski.",
    )
    assert speakers(speech) == ["Rafał Pióro", "Andrzej Most"]


def test_dash_closes_speech_that_no_other_dash_reopens() -> None:
    speech = read(
        "pl",
        "Przewodniczący Komisji Jan Most wygłosił orędzie.",
        "– Wiatr znów zawiał w żagle – mówił Przewodniczący wskazując na wzrost i bezrobocie. "
        "Istotne jest sceptyczne podejście – przykładowo Most krytycznie mówił o budżecie.",
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        ("Wiatr znów zawiał w żagle", "Jan Most")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "– Det är en ära att få leda arbetet i gruppen. Nu lägger vi tydliga förslag för hela landet.",
            ["Mia Sundbro"],
        ),
        ("– Fler bussar och tåg i hela länet, lägre hyror och bättre skolor för alla barn.", []),
    ],
)
def test_one_line_with_a_dash_between_told_paragraphs(line: str, expected: list[str]) -> None:
    speech = read(
        "sv",
        "Idag valdes Mia Sundbro till ny gruppledare för partiet. Hon är ledamot i utskottet.",
        line,
        "Till vice gruppledare valdes Maj Ekbro.",
    )
    assert speakers(speech) == expected


@pytest.mark.parametrize(
    ("language", "lead", "behind"),
    [
        (
            "en",
            "Congresswoman Joan Penn (D-CA) released the following statement on the bridge:",
            "Congresswoman Joan Penn (CA-9) is Co-chair of the Bridge Caucus and a member of the committee.",
        ),
        (
            "en",
            "Today, Congresswoman Joan Penn joined Luke Roe in the town hall. She released this statement:",
            "Penn has led efforts to build bridges, including the law of 2008.",
        ),
        (
            "en",
            "Congresswoman Joan Penn released the following statement on the bridge:",
            "The full text of the letter is attached.",
        ),
        (
            "en",
            "Congresswoman Joan Penn released the following statement on the bridge:",
            "Over the last week, Congresswoman Penn’s staff came to the following events:",
        ),
        (
            "de",
            "Dazu erklärt die Abgeordnete Inga Penn:",
            "Inga Penn ist Mitglied im Verkehrsausschuss und Vorsitzende der Gruppe.",
        ),
    ],
)
def test_a_statement_without_marks_ends_where_its_speaker_is_told_of(
    language: str, lead: str, behind: str
) -> None:
    spoken = "Wir haben die Brücke im Mai gebaut." if language == "de" else _SPOKEN
    speech = read(language, lead, spoken, spoken, behind)
    assert [quote.text for quote in speech.quotes] == [f"{spoken}\n\n{spoken}"]


def test_a_body_tells_of_itself_in_its_statement() -> None:
    lead = "Harbour International released the following statement:"
    told = "Harbour International will go on with its work in every town."
    assert [each.text for each in read("en", lead, _SPOKEN, told).quotes] == [f"{_SPOKEN}\n\n{told}"]


def test_a_statement_begins_behind_the_colon_inside_its_first_sentence() -> None:
    storm = "The storm took the bridge of our town, and the council helped at once. We will build it again."
    text = f"Congresswoman Joan Penn made the following statement on the Bridge Act of 2013: {storm}"
    speech = read("en", text, title="Joan Penn Statement on the Bridge Act")
    assert [(each.text, each.speaker) for each in speech.quotes] == [(storm, "Joan Penn")]


def test_of_two_in_a_headline_the_first_speaks() -> None:
    speech = read(
        "de",
        "„Das ist falsch. Wir werden klagen, und das Gericht wird entscheiden.“",
        title="Jörg Penn und Tina Roe zu Berichten über den Hafen",
    )
    assert speakers(speech) == ["Jörg Penn"]


def test_speech_without_a_closing_mark_goes_on_where_it_says_i_in_the_end() -> None:
    lead = "Congressman Luke Penn issued the following statement on the bridge:"
    opened = "“The bridge is one of the oldest in the country."
    ended = "As a friend of the harbour, I am pleased that it stands."
    speech = read("en", lead, opened, ended)
    assert [each.text for each in speech.quotes] == [f"{opened[1:]}\n\n{ended}"]
