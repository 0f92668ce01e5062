"""Sentences without marks that claim what stands above them, resume it or part it. Invented texts."""

from __future__ import annotations

import pytest

from tests.crawler.test_quotes_announced import read, speakers

_SPOKEN = "We opened the bridge in May, and it will stay open."


@pytest.mark.parametrize(
    ("language", "claim", "expected"),
    [
        ("it", "Così Anna Penn, consigliera regionale del Movimento Coste.", "Anna Penn"),
        ("it", "Lo dichiara in una nota la consigliera regionale Anna Penn.", "Anna Penn"),
        ("es", "Así lo ha manifestado la portavoz del grupo, Ana Roca.", "Ana Roca"),
        ("sv", "Det säger riksdagsledamoten Anna Holm.", "Anna Holm"),
    ],
)
@pytest.mark.parametrize("parted", [True, False])
def test_last_sentence_claims_a_text_without_marks(
    language: str, claim: str, expected: str, parted: bool
) -> None:
    above = ["I treni sono pochi e sempre in ritardo.", "La Regione deve – subito – trovare nuovi mezzi."]
    paragraphs = [*above, claim] if parted else [above[0], f"{above[1]} {claim}"]
    speech = read(language, *paragraphs)
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [("\n\n".join(above), expected)]


def test_a_sentence_that_claims_nothing_leaves_a_text_as_it_is() -> None:
    assert read("it", "I treni sono in ritardo.", "Così non va.").quotes == ()
    assert read("it", "Lo dichiara in una nota la consigliera Anna Penn.").quotes == ()


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("it", "Questa la denuncia lanciata oggi in Aula dal deputato del Movimento Coste, {}."),
        ("it", "Questo l’appello dell’assessora {}."),
        ("it", "È l’affondo della consigliera {}."),
        ("es", "Esta es la denuncia del concejal {}."),
        ("fr", "Tel est le constat de {}."),
        ("pt", "Este é o apelo de {}."),
        ("nl", "Dat wil Statenlid {} weten."),
        ("nl", "Dat is de oproep van Statenlid {}."),
        ("de", "Das will die Abgeordnete {} wissen."),
        ("sv", "Det vill riksdagsledamoten {} veta."),
    ],
)
def test_a_sentence_behind_speech_says_whose_remark_it_was(language: str, closing: str) -> None:
    assert speakers(read(language, f"“{_SPOKEN}” {closing.format('Anna Penn')}")) == ["Anna Penn"]


@pytest.mark.parametrize("resumption", ["Penn weiter.", "Penn fuhr fort.", "Penn weiter:"])
def test_a_sentence_with_name_and_adverb_resumes_speech(resumption: str) -> None:
    speech = read(
        "de",
        f"„Wir haben die Brücke geöffnet“, erklärt Inga Penn, Sprecherin der Fraktion. {resumption}",
        "„Wir wollen auch die Fähre behalten.“",
    )
    assert [quote.text for quote in speech.quotes] == [
        "Wir haben die Brücke geöffnet\n\nWir wollen auch die Fähre behalten."
    ]
    assert speakers(speech) == ["Inga Penn"]


@pytest.mark.parametrize("tail", [",” she continued.", ".” Penn continued.", "”, Penn added."])
def test_an_attribution_behind_speech_resumes_none_in_the_next_paragraph(tail: str) -> None:
    speech = read(
        "en",
        "“The bridge is open,” said Senator Joan Penn.",
        f"“It stays open{tail}",
        "“We thank the Senator,” said Luke Roe, chair of Bridge Watch.",
    )
    assert speakers(speech) == ["Joan Penn", "Luke Roe"]


def test_what_a_comma_parts_from_verb_and_pronoun_names_nobody() -> None:
    speech = read(
        "da",
        "Partiformand Mona Bech taler om broen.",
        "Det er ikke slut endnu. Snarere tværtimod, forklarer hun:",
        "”Vi åbnede broen i maj, og den forbliver åben.”",
    )
    assert speakers(speech) == ["Mona Bech"]


@pytest.mark.parametrize("label", ["Excerpt:", "Full transcript:", "Highlights:"])
def test_a_label_for_words_is_no_speaker(label: str) -> None:
    speech = read("en", "“It stays open,” said Senator Joan Penn of the bridge.", label, f"“{_SPOKEN}”")
    assert speakers(speech)[-1] == "Joan Penn"


def test_bodies_that_state_something_together_do_not_go_on_with_another_speech() -> None:
    speech = read(
        "en",
        f"“{_SPOKEN}” said Senator Joan Penn.",
        f"The Harbour Alliance, Bridge Watch, and Friends of the Ferry, stated: “{_SPOKEN}”",
    )
    assert len(speech.quotes) == 2
    assert speakers(speech)[0] == "Joan Penn"


@pytest.mark.parametrize(
    ("language", "told", "spoken"),
    [
        ("sv", "Kommunen har lovat mer pengar.", "Vi behåller färjan. Det är viktigt för oss."),
        ("da", "Kommunen har lovet flere penge.", "Vi beholder færgen. Det er vigtigt for os."),
    ],
)
def test_a_dash_behind_a_sentence_opens_speech_where_others_do(language: str, told: str, spoken: str) -> None:
    verb = {"sv": "säger", "da": "siger"}[language]
    speech = read(language, f"– Vi åpner broen i maj, {verb} Anna Holm.", f"{told} – {spoken}")
    assert [quote.text for quote in speech.quotes][-1] == spoken
    assert speakers(speech) == ["Anna Holm"] * 2


def test_an_office_of_somebody_is_not_who_spoke_before() -> None:
    speech = read(
        "en",
        "Ambulances waited for hours, says Assembly Member Joan Penn.",
        "“Crews are parked up,” she said. “I do not know why.”",
        "The Mayor’s Office said: “The Mayor has found record funding.”",
    )
    assert [quote.text for quote in speech.quotes][1:] == ["The Mayor has found record funding."]
    assert speakers(speech)[0] == "Joan Penn"


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Für Nationalrätin Anna Holm ist die Initiative auch ein Signal an die Kantone:"),
        ("fr", "Pour la députée Anna Holm, l’initiative est un signal aux cantons :"),
        ("sv", "För riksdagsledamoten Anna Holm är förslaget en signal:"),
        ("es", "Para la diputada Anna Holm, la iniciativa es una señal:"),
    ],
)
def test_for_whom_something_is_speaks(language: str, lead: str) -> None:
    assert speakers(read(language, "Heute.", f"{lead} «{_SPOKEN}»")) == ["Anna Holm"]


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("pt", "A deputada Anna Pires disse que, até agora, “nem metade saiu do papel”.", "speech"),
        ("pt", "A deputada Anna Pires declarou que “repudia qualquer ataque a quem produz”.", "speech"),
        ("es", "La diputada Anna Pires ha dicho que, hasta hoy, “ni la mitad ha salido adelante”.", "speech"),
        ("da", "Anna Bech kalder forslaget ”et knivstik i ryggen på landsbyen”.", "fragment"),
    ],
)
def test_a_predicate_reported_whole_is_a_clause_and_a_noun_is_none(
    language: str, sentence: str, kind: str
) -> None:
    assert [quote.kind for quote in read(language, sentence).quotes] == [kind]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Congressman Luke Penn, the Top Democrat on the Board of Roads, Bridges, and Ferries, issued the "
            "following statement:",
            "Luke Penn",
        ),
        (
            "Congresswoman Joan Penn today voted for the Continuing Harbour Bill and released the following "
            "statement on her vote:",
            "Joan Penn",
        ),
        ("Joan Penn met the mayor of Leeds, John Roe, and said:", "Joan Penn"),
    ],
)
def test_who_is_told_of_first_issues_what_follows(lead: str, expected: str) -> None:
    assert speakers(read("en", lead, f"“{_SPOKEN}”")) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "In order to understand Ferrylink’s response to the storm, we ask that you answer the following:",
        "Dear Members of the Board of Governors of the United States Ferry Service:",
        "1) Direct Passage for Travellers who Live in North Harbour:",
        "Read the letter to Ferrylink here or below:",
    ],
)
def test_lines_of_letters_and_lists_name_no_speaker(line: str) -> None:
    assert (
        speakers(read("en", "The council met on Monday.", line, "We write about the storm. It was bad."))
        == []
    )


def test_a_title_may_be_the_statement_of_somebody() -> None:
    title = "Statement of Senator Luke Penn (D-Vt.) On The Harbour Bill"
    said = "I strongly support this bill, and I urge all Senators to do so."
    assert speakers(read("en", said, title=title)) == ["Luke Penn"]


def test_a_shouted_line_below_speech_signs_nothing() -> None:
    speech = read(
        "en", "“We are proud of it, and we will stay. That is good.”", "EVENT DETAILS", "It is on Monday."
    )
    assert speakers(speech) == [None]
