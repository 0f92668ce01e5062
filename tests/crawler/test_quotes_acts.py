"""How far one act of speech goes, and what is said where little says so. Invented texts."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import read_speech
from crawler.records import Block
from crawler.sites.languages import languages_known, load_language

_FEWEST_VERBS = 60


def spoken(language: str, *paragraphs: str) -> list[tuple[str | None, str]]:
    speech = read_speech(
        [Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title="A headline",
        organisation=None,
        byline=None,
    )
    return [(quote.speaker, quote.text) for quote in speech.quotes if quote.kind == "speech"]


@pytest.mark.parametrize(("opens", "closes"), [('"', '"'), ("“", "”"), ("‘", "’")])
def test_speech_that_opens_behind_a_clause_about_its_speaker_goes_on_in_the_next_paragraph(
    opens: str, closes: str
) -> None:
    assert spoken(
        "en",
        f"Highlands MSP Isla Macrae, who commissioned the report, said: {opens}The harbour lost a summer.",
        f"{opens}I have met a crofter who missed a sale, and a bride who came a day late.{closes}",
    ) == [
        (
            "Isla Macrae",
            "The harbour lost a summer.\n\n"
            "I have met a crofter who missed a sale, and a bride who came a day late.",
        )
    ]


def test_a_report_that_says_something_itself_is_nobody() -> None:
    assert (
        spoken("en", 'Ana Brook asked for it. The report said: "The harbour has lost a whole summer."') == []
    )


def test_a_summary_line_above_a_story_leaves_its_quotes() -> None:
    assert spoken(
        "es",
        "Ana Rubio: «El río no es un grifo»",
        "La presidenta de la Lista, Ana Rubio Sanz, ha comparecido esta mañana en Soria.",
        "«El río no es un grifo que se abre cada cuatro años», ha subrayado. A su juicio, «nace caducado».",
        "El portavoz de Agua, Jacobo Vela Marco, ha detallado los costes: «Falta voluntad, no agua».",
    ) == [
        ("Ana Rubio Sanz", "El río no es un grifo"),
        ("Ana Rubio Sanz", "El río no es un grifo que se abre cada cuatro años"),
        ("Jacobo Vela Marco", "Falta voluntad, no agua"),
    ]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("sv", "Bonden väntade i elva dagar.", "Staten måste finnas, säger gruppledaren Ulla Brandt."),
        ("da", "Landmanden ventede i elleve dage.", "Staten skal være der, siger gruppeformand Ulla Brandt."),
        (
            "fi",
            "Viljelijä odotti yksitoista päivää.",
            "Valtion on autettava, sanoo kansanedustaja Ulla Brandt.",
        ),
        ("pl", "Rolnik czekał jedenaście dni.", "Państwo musi pomóc – mówi posłanka Ulla Brandt."),
    ],
)
def test_a_row_of_dashes_is_one_speech(language: str, first: str, last: str) -> None:
    (quote,) = spoken(language, f"– {first}", f"– {last}")
    assert quote[0] == "Ulla Brandt"
    assert quote[1].startswith(f"{first}\n\n")


def test_speech_goes_on_behind_an_attribution_between_dashes() -> None:
    assert spoken(
        "pl",
        "– Minister przyjechał i wyjechał objazdem – mówi poseł Jan Kowal.",
        "– Chcemy harmonogramu z datami – wtóruje mu radna sejmiku Ewa Zając. – Jesienią to nie jest termin.",
    ) == [
        ("Jan Kowal", "Minister przyjechał i wyjechał objazdem"),
        ("Ewa Zając", "Chcemy harmonogramu z datami Jesienią to nie jest termin."),
    ]


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "it",
            "Critico anche il senatore Carlo Neri, secondo cui la mappa “è fatta senza ascoltare nessuno”.",
            ("Carlo Neri", "è fatta senza ascoltare nessuno"),
        ),
        (
            "es",
            "Lo confirma la diputada Rita Mora, según la cual «no es justo para nadie».",
            ("Rita Mora", "no es justo para nadie"),
        ),
        (
            "pt",
            "Segundo a deputada Rita Moura, “o plano foi feito sem ouvir ninguém”.",
            ("Rita Moura", "o plano foi feito sem ouvir ninguém"),
        ),
        (
            "fr",
            "Selon la députée Rita Moreau, « le plan a été fait sans écouter personne ».",
            ("Rita Moreau", "le plan a été fait sans écouter personne"),
        ),
        (
            "es",
            "Según la diputada Rita Mora, «el plan se hizo sin escuchar a nadie».",
            ("Rita Mora", "el plan se hizo sin escuchar a nadie"),
        ),
        (
            "de",
            "Laut der Abgeordneten Rita Mohr „wurde der Plan ohne die Anwohner gemacht“.",
            ("Rita Mohr", "wurde der Plan ohne die Anwohner gemacht"),
        ),
    ],
)
def test_a_source_is_named_without_a_verb(language: str, paragraph: str, expected: tuple[str, str]) -> None:
    assert spoken(language, paragraph) == [expected]


def test_two_answers_to_unlabelled_questions_are_an_interview() -> None:
    assert spoken(
        "de",
        "Wir haben mit unserer Sprecherin Lena Brode gesprochen.",
        "Frau Brode, was haben Sie gegen Wohnungen?",
        "Brode: Nichts. Ich wohne ja selbst in einer.",
        "Was schlagen Sie vor?",
        "Brode: Erst die Brachen, dann reden wir.",
        "Vielen Dank für das Gespräch.",
    ) == [
        ("Lena Brode", "Nichts. Ich wohne ja selbst in einer."),
        ("Lena Brode", "Erst die Brachen, dann reden wir."),
    ]


def test_words_behind_a_dateline_are_speech_that_goes_on_under_the_same_name() -> None:
    assert spoken(
        "it",
        "ROMA, 2 MAG – “Il governo gioca a nascondino con l’Europa”. Lo dichiara la deputata Rita Mori.",
        "“Servono gare trasparenti”, aggiunge Mori, “non l’ennesima proroga scritta sulla sabbia”.",
    ) == [
        (
            "Rita Mori",
            "Il governo gioca a nascondino con l’Europa\n\n"
            "Servono gare trasparenti non l’ennesima proroga scritta sulla sabbia",
        )
    ]


def test_an_office_of_the_other_gender_is_somebody_else() -> None:
    quotes = spoken(
        "es",
        "El diputado Nel Cobo Ruiz visitó a los ganaderos.",
        "«Aquí la gente no odia al lobo», señaló Cobo, acompañado por la alcaldesa, Remedios Gómez.",
        "«Cada primavera se nos va una familia», lamentó la regidora.",
    )
    assert len(quotes) == 2
    assert quotes[0] == ("Nel Cobo Ruiz", "Aquí la gente no odia al lobo")
    assert quotes[1][0] != "Nel Cobo Ruiz"


@pytest.mark.parametrize("language", languages_known())
def test_every_language_has_enough_verbs_of_saying(language: str) -> None:
    assert len(set(load_language(language).speech.cues)) >= _FEWEST_VERBS


@pytest.mark.parametrize(
    ("language", "speaker", "first", "framed", "second"),
    [
        (
            "it",
            "Lucia Ferri",
            "Le isole aspettano.",
            "Così in una nota Lucia Ferri, capogruppo.",
            "Chiediamo.",
        ),
        ("it", "Lucia Ferri", "Le isole aspettano.", "Lo afferma Lucia Ferri, capogruppo.", "Chiediamo."),
        (
            "es",
            "Lucía Ferrer",
            "Las islas esperan.",
            "Así lo ha afirmado Lucía Ferrer, portavoz.",
            "Pedimos.",
        ),
        (
            "fr",
            "Lucie Morel",
            "Les îles attendent.",
            "C’est ce qu’a déclaré Lucie Morel, élue.",
            "Demandons.",
        ),
        ("de", "Luise Ferner", "Die Inseln warten.", "So Luise Ferner, Sprecherin.", "Wir fordern mehr."),
        ("nl", "Loes Verhoef", "De eilanden wachten.", "Aldus Loes Verhoef, wethouder.", "Wij vragen meer."),
    ],
)
def test_speech_goes_on_below_a_sentence_that_says_nothing_but_whose_it_is(
    language: str, speaker: str, first: str, framed: str, second: str
) -> None:
    below = f"“{second} Nobody has listened.”"
    assert spoken(language, f"“{first} It is late.”", framed, below) == [
        (speaker, f"{first} It is late.\n\n{second} Nobody has listened.")
    ]
    told = f"{framed} Il consiglio si riunisce il 3 maggio."
    assert len(spoken(language, f"“{first} It is late.”", told, below)) == 2


@pytest.mark.parametrize(
    ("language", "above", "before", "told"),
    [
        (
            "it",
            "«Il piano va rifatto», afferma Lucia Ferri, capogruppo della Lista Porto.",
            "Inoltre, aggiunge la capogruppo,",
            "nessuno ha speso i fondi e le isole sono sole",
        ),
        (
            "es",
            "«El plan debe rehacerse», afirma Lucía Ferrer, portavoz de la Lista Puerto.",
            "Además, ha subrayado Ferrer,",
            "nadie ha gastado los fondos y las islas están solas",
        ),
        (
            "fr",
            "« Le plan est à refaire », affirme Lucie Morel, porte-parole de la Liste du Port.",
            "En outre, souligne Lucie Morel,",
            "personne n’a dépensé les fonds et les îles sont seules",
        ),
    ],
)
def test_an_adverb_and_who_speaks_before_the_mark_go_on_with_the_speech_above(
    language: str, above: str, before: str, told: str
) -> None:
    found = spoken(language, above, f"{before} «{told}».")
    assert len(found) == 1
    assert found[0][1].endswith(f"\n\n{told}")


def test_a_surname_that_is_a_word_for_a_document_is_a_name_behind_a_given_name() -> None:
    assert spoken("en", 'David Bill said "The council has been working with the railway for years."') == [
        ("David Bill", "The council has been working with the railway for years.")
    ]


def test_a_noun_behind_an_article_is_no_verb_of_saying() -> None:
    assert spoken(
        "en",
        "Given the reports that officers were slow to act it may be prudent to begin with better training. "
        "“The route of this council is typical of them, ‘for the children”, says Jon Wills, leader.",
    ) == [("Jon Wills", "The route of this council is typical of them, ‘for the children")]


def test_who_speaks_behind_the_verb_beats_what_a_dateline_and_its_topic_name() -> None:
    assert spoken(
        "de",
        "WIESBADEN – Zu der heute vorgestellten Befragung an Schulen sagte Lena HARTIG, Sprecherin:",
        "„Die Zahlen sind eine Ohrfeige. Wir verlangen seit Jahren, dass jede Stunde erfasst wird.“",
        "Lena Hartig hatte im Frühjahr gefragt.",
    ) == [
        (
            "Lena Hartig",
            "Die Zahlen sind eine Ohrfeige. Wir verlangen seit Jahren, dass jede Stunde erfasst wird.",
        )
    ]


def test_somebody_quoted_in_an_open_letter_by_a_pronoun_is_quoted_and_the_author_is_not() -> None:
    letter = read_speech(
        [
            Block(text="Ana Brook initially refused to condemn the ban when questioned on it."),
            Block(text="She later said “We do not agree with this kind of approach.” We must do the same."),
        ],
        (),
        language=load_language("en"),
        title="An open letter on the ferry ban",
        organisation=None,
        byline=None,
    )
    assert [(quote.speaker, quote.text) for quote in letter.quotes] == [
        ("Ana Brook", "We do not agree with this kind of approach.")
    ]


def test_a_finnish_participle_tells_of_who_is_named_behind_it() -> None:
    assert spoken(
        "fi",
        "Saaristolistan valtuutettu Aino Lehtola vaatii talvilauttoja.",
        "– Nyt on aika tehdä päätös, lauttoja pitkään selvittänyt Lehtola sanoo.",
        "Valtuusto kokoontui maanantaina.",
        "– Rahaa on, lautakuntaa johtava valtuutettu Aino Lehtola muistuttaa.",
    ) == [("Aino Lehtola", "Nyt on aika tehdä päätös"), ("Aino Lehtola", "Rahaa on")]


@pytest.mark.parametrize("last", ["Nobody has asked the islanders.", "We will not wait any longer."])
def test_speech_whose_closing_mark_never_comes_goes_on_to_the_end_where_it_says_we(last: str) -> None:
    found = spoken(
        "en", "Commenting, Ana Brook said:", "“We have waited for years.", "The harbour is old.", last
    )
    assert found == [("Ana Brook", f"We have waited for years.\n\nThe harbour is old.\n\n{last}")]
    told = "Ana Brook said: “The harbour is old and empty."
    assert len(spoken("en", told, "The council meets.", last)[0][1].split("\n\n")) == 1 + 2 * ("We" in last)


def test_a_given_name_that_is_a_pronoun_too_is_a_name_with_its_capital() -> None:
    assert spoken(
        "sv",
        "Hans Lindvall, gruppledare för Hamnpartiet, tror inte på en uppgörelse.",
        "- Det är viktigt med en stark opposition, säger Hans Lindvall.",
    ) == [("Hans Lindvall", "Det är viktigt med en stark opposition")]


def test_a_name_before_a_colon_beats_a_party_that_the_next_sentence_tells_of() -> None:
    assert spoken(
        "nl",
        "Raadslid Joost van Dalen ontving de vissers van het eiland.",
        "Van Dalen: ‘Wij steunen de vissers. De haven moet open blijven.’ De Havenpartij stelt ook vragen.",
    ) == [("Joost van Dalen", "Wij steunen de vissers. De haven moet open blijven.")]


@pytest.mark.parametrize("opens", ["‘", "“"])
def test_several_sentences_in_marks_are_speech_without_a_comma_before_them(opens: str) -> None:
    assert spoken(
        "en",
        f"Council leader Ana Brook who has led the town since 2003 says {opens}Our plan is to keep the "
        "‘harbour emergency’ in mind. We look forward to May.”",
        "‘We will stand up for the islanders. We will work together.’",
    ) == [
        (
            "Ana Brook",
            "Our plan is to keep the ‘harbour emergency’ in mind. We look forward to May.\n\n"
            "We will stand up for the islanders. We will work together.",
        )
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "” così la deputata democratica, vicepresidente del gruppo alla Camera, Lucia Ferri."),
        ("es", "”, ha dicho la diputada isleña, portavoz del grupo en la Cámara, Lucía Ferrer."),
        ("fr", "”, a déclaré la députée écologiste, présidente du groupe à la Chambre, Lucie Ferrand."),
    ],
)
def test_a_second_office_may_stand_between_the_first_and_the_name(language: str, said: str) -> None:
    found = spoken(language, f"“Il piano va rifatto e le isole aspettano da dieci anni{said}")
    assert [speaker for speaker, _ in found] == [said.rstrip(".").rpartition(", ")[2]]


def test_a_particle_inside_a_name_before_a_colon_names_no_agent() -> None:
    said = "“Wie elk jaar moet verhuizen, bouwt nooit een leven op. Wij willen dat dit verandert.”"
    for label, speaker in (
        ("Joost van der Linde, woordvoerder zorg:", "Joost van der Linde"),
        ("Reactie van Femke Dijkgraaf:", "Femke Dijkgraaf"),
    ):
        assert [each for each, _ in spoken("nl", "De raad kwam bijeen.", f"{label} {said}")] == [speaker]
