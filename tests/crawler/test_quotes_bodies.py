"""Bodies that speak, by their noun or a pronoun; told speech that a conjunction joins. Invented texts."""

from __future__ import annotations

import pytest

from tests.crawler.test_quotes_sources import read, speakers


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        ("fr", ["« Nous ne lâcherons rien », affirme l’association Rives Propres."], "Rives Propres"),
        (
            "fr",
            ["L’association Rives Propres a saisi le tribunal. « Nous attendons », affirme-t-elle."],
            "Rives Propres",
        ),
        (
            "fr",
            ["Le syndicat Alliance Rurale réagit.", "« C’est grave », écrit le syndicat."],
            "Alliance Rurale",
        ),
        ("nl", ['De vereniging Schone Beek reageert. "Wij gaan door", zegt de vereniging.'], "Schone Beek"),
        ("nl", ['"Wij nemen onze verantwoordelijkheid", aldus het kabinet.'], "kabinet"),
        (
            "en",
            ["Calder Borough Council disagreed. “We acted at once,” the council said."],
            "Calder Borough Council",
        ),
        ("en", ["“We will not sign this,” said the union. The Dock Union has members."], "Dock Union"),
        (
            "es",
            ["La asociación Ríos Limpios critica el plan. “Es grave”, denuncia la asociación."],
            "Ríos Limpios",
        ),
        (
            "it",
            ["L’associazione Fiumi Puliti critica. «È uno scandalo», denuncia l’associazione."],
            "Fiumi Puliti",
        ),
        (
            "pt",
            ["A associação Rios Limpos criticou. «É um escândalo», denuncia a associação."],
            "Rios Limpos",
        ),
    ],
)
def test_a_body_meant_by_its_noun_or_a_pronoun_is_the_one_the_page_names(
    language: str, paragraphs: list[str], expected: str
) -> None:
    speech = read(language, *paragraphs)
    assert [(quote.speaker, quote.organisation) for quote in speech.quotes] == [(expected, expected)]


def test_the_party_is_nobody_where_no_page_names_it() -> None:
    speech = read("en", "“We will act,” the party said.")
    assert [(quote.speaker, quote.organisation) for quote in speech.quotes] == [(None, None)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pt",
            "Rita Sousa afirmou que «o Governo falhou na resposta» e que «faltam mais médicos».",
            "o Governo falhou na resposta faltam mais médicos",
        ),
        (
            "es",
            "Marta Ruiz dijo que “el Gobierno no ha cumplido” y ha insistido en que “llevamos años igual”.",
            "el Gobierno no ha cumplido llevamos años igual",
        ),
        (
            "fr",
            "Anne Morel estime que « le plan est mauvais » et ajoute que « les parents demandent mieux ».",
            "le plan est mauvais les parents demandent mieux",
        ),
    ],
)
def test_told_speech_that_a_conjunction_joins_is_one_quote(language: str, text: str, expected: str) -> None:
    assert [quote.text for quote in read(language, text).quotes] == [expected]


def test_a_source_before_a_comma_attributes_what_follows_it() -> None:
    speech = read(
        "pt",
        "Jan Meireles disse que «a região não espera». Ana Lopes discorda. Para Ana Lopes, «o plano é bom».",
    )
    assert speakers(speech) == ["Jan Meireles", "Ana Lopes"]


def test_the_two_who_spoke_together_go_on_together() -> None:
    speech = read(
        "de",
        "„Wir brauchen Geld“, erklären Karin Kass, Sprecherin der Fraktion, und Fabio Masi, Sprecher der"
        " Fraktion. Die beiden Abgeordneten weiter: „Der Bund muss handeln.“",
    )
    assert [quote.text for quote in speech.quotes] == ["Wir brauchen Geld Der Bund muss handeln."]


def test_what_somebody_explains_names_nobody_who_speaks() -> None:
    speech = read(
        "de",
        "Jan Brandt, Sprecher, hält das für ein „falsches Signal“ und macht deutlich, dass zunächst die"
        " Verhältnisse im Inland besser werden müssen:",
        "„Wir waren auf dem richtigen Weg.“",
    )
    assert speakers(speech) == ["Jan Brandt"]


def test_an_adverb_before_the_verb_is_nobody() -> None:
    speech = read(
        "de", "Jan Brandt klagt vor Gericht.", "Wörtlich meint Brandt hierzu:", "„Das ist nicht gerecht.“"
    )
    assert speakers(speech) == ["Jan Brandt"]


@pytest.mark.parametrize("title", ["Communiqué de presse : la réforme", "Communiqué"])
def test_a_communique_is_no_statement(title: str) -> None:
    speech = read(
        "fr", "Le plan est injuste.", "Nous demandons son retrait.", "Nous appelons à agir.", title=title
    )
    assert not speech.quotes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "it",
            "Il sindaco Luca Gallo parla. “Non possiamo aspettare”, ha detto. L’assessora Anna Conti ha"
            " annunciato i lavori. “Cominceremo a maggio”, ha aggiunto.",
            ["Luca Gallo", "Anna Conti"],
        ),
        (
            "pl",
            "Burmistrz Jan Kowal mówi. „Nie możemy czekać” – powiedział. Radna Anna Nowak zapowiedziała"
            " prace. „Zaczniemy w maju” – dodała.",
            ["Jan Kowal", "Anna Nowak"],
        ),
        (
            "es",
            "El alcalde Luis Gil habla. Tras la visita, ha asegurado que “no podemos esperar más”.",
            ["Luis Gil"],
        ),
    ],
)
def test_a_verb_without_a_subject_has_that_of_the_sentence_before_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert speakers(read(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pt",
            "O Partido da Terra insiste. «Não aceitamos isto», lê-se no comunicado.",
            "Partido da Terra",
        ),
        (
            "fr",
            "Le collectif Sauvons Nos Rives insiste. « Nous attendons », peut-on lire dans le communiqué.",
            "Sauvons Nos Rives",
        ),
        (
            "sv",
            "Föreningen Rena Bäckar kräver svar. ”Vi ger oss inte”, heter det i ett uttalande.",
            "Föreningen Rena Bäckar",
        ),
        ("nl", 'De vereniging Schone Beek eist antwoorden. "Wij gaan door", klinkt het.', "Schone Beek"),
        ("cy", "Siaradodd Rhys Morgan AS. “Mae’n hen bryd,” meddai’r cynghorydd Siân Rees.", "Siân Rees"),
        ("da", "Borgmester Jens Holm er uenig. »Pengene er der,« siger borgmesteren.", "Jens Holm"),
    ],
)
def test_a_paper_without_a_speaker_has_that_of_the_sentence_before_it(
    language: str, text: str, expected: str
) -> None:
    assert speakers(read(language, text)) == [expected]


def test_a_dash_behind_an_attribution_opens_speech_to_the_end_of_the_paragraph() -> None:
    speech = read(
        "sv", "Vården behöver mer pengar, menar Anna Berg. – Vi har inte råd att vänta. Det är dags."
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        ("Vi har inte råd att vänta. Det är dags.", "Anna Berg")
    ]


def test_the_paragraphs_of_a_letter_are_nobody_s_speech_together() -> None:
    speech = read(
        "en",
        "Senator Ana Brook wrote to the minister.",
        "From the letter:",
        "“Under the system we would see fewer new treatments for years to come.",
        "“It would put access to care at risk for all of us.”",
    )
    assert not speech.quotes


def test_told_speech_that_opens_a_paragraph_goes_on_with_the_speech_before_it() -> None:
    speech = read(
        "pl",
        "„To jest spokojna decyzja” – powiedział Jan Wawer.",
        "Wawer ocenił, że „większość robi w Sejmie, co jej się podoba”.",
    )
    assert [quote.text for quote in speech.quotes] == [
        "To jest spokojna decyzja\n\nwiększość robi w Sejmie, co jej się podoba"
    ]


def test_a_clause_behind_a_title_in_marks_has_its_subject_behind_the_verb() -> None:
    speech = read(
        "de",
        "Zur „Strategie Forschung“ der Bundesregierung erklärt der Sprecher Jan Brandt: „Wir starten jetzt.“",
    )
    assert speakers(speech) == ["Jan Brandt"]


def test_a_headline_does_not_name_a_body() -> None:
    speech = read(
        "en", "The campaign stated, “The only way is to vote.”", title="Brook Campaign Encourages Iowans"
    )
    assert speakers(speech) == [None]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "de",
            ["„Wir warnen davor“, sagt Jan Roth. Ins gleiche Horn stößt Mia Voss: „Es wird Zeit.“"],
            ["Jan Roth", "Mia Voss"],
        ),
        (
            "de",
            ["Jan Roth sagt, dass „der Fluss nicht mehr kann“. Ins gleiche Horn stößt Mia Voss: „Ja, ja.“"],
            ["Jan Roth", "Mia Voss"],
        ),
        (
            "fr",
            [
                "Anne Morel ajoute : « Les locataires paieront. »",
                "Même son de cloche chez Jean Petit, président du Club Toit Pour Tous : « C’est grave. »",
            ],
            ["Anne Morel", "Jean Petit"],
        ),
    ],
)
def test_who_agrees_before_a_colon_speaks_behind_it(
    language: str, paragraphs: list[str], expected: list[str]
) -> None:
    assert speakers(read(language, *paragraphs)) == expected
