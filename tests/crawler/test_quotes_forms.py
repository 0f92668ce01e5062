"""Forms in which releases print speech and its source, one by one. Invented texts."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import read_speech
from crawler.records import Block
from crawler.sites.languages import load_language


def spoken(
    language: str, *paragraphs: str | Block, title: str = "A headline"
) -> list[tuple[str | None, str]]:
    speech = read_speech(
        [each if isinstance(each, Block) else Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title=title,
        organisation=None,
        byline=None,
    )
    return [(quote.speaker, quote.text) for quote in speech.quotes if quote.kind == "speech"]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"We built the harbour."It is open to all," said Ana Brook. "Come and see."',
        '"We built the harbour. "It is open to all," said Ana Brook. "Come and see."',
        '"We built the harbour.""It is open to all," said Ana Brook. "Come and see."',
        "“We built the harbour.“It is open to all,” said Ana Brook. “Come and see.”",
    ],
)
def test_speech_whose_paragraphs_the_page_ran_together_is_one_quote(paragraph: str) -> None:
    assert spoken("en", paragraph) == [
        ("Ana Brook", "We built the harbour. It is open to all, Come and see.")
    ]


def test_a_quotation_inside_speech_in_the_same_marks_stays_in_it() -> None:
    assert spoken("en", 'Ana Brook said: "We heard it. "Never again," they told us. So we act."') == [
        ("Ana Brook", 'We heard it. "Never again," they told us. So we act.')
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Senators Ana Brook, John Roe and Ida Poe issued the following joint statement:",
        "Today, Mayor Ana Brook (HP), Councillor John Roe (RL), and Councillor Ida Poe (HP) said:",
        "Ana Brook, vice president and general manager, Life Sciences, said:",
        "Today, Rep. Ana Brook, M.D. (H-ME) released the following statement on harbours:",
    ],
)
def test_a_source_begins_with_the_first_of_those_who_speak_together(lead: str) -> None:
    assert spoken("en", lead, "“The harbour lost a whole summer.”") == [
        ("Ana Brook", "The harbour lost a whole summer.")
    ]


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "fr",
            "« Le port est ouvert », a déclaré devant la presse le député Jean Morel.",
            ("Jean Morel", "Le port est ouvert"),
        ),
        (
            "es",
            "«No podemos seguir así», ha lamentado este martes en rueda de prensa la concejala Ana Rubio.",
            ("Ana Rubio", "No podemos seguir así"),
        ),
        (
            "pt",
            "“Não podemos continuar assim”, afirmou esta terça-feira aos jornalistas a deputada Ana Moura.",
            ("Ana Moura", "Não podemos continuar assim"),
        ),
        (
            "pl",
            "– To skandal – powiedziała w rozmowie z dziennikarzami posłanka Ewa Zając. – Nie ma zgody.",
            ("Ewa Zając", "To skandal Nie ma zgody."),
        ),
        (
            "de",
            "„Wir brauchen Klarheit“, sagte am Montag in Harfeld die Sprecherin Anna Dohm.",
            ("Anna Dohm", "Wir brauchen Klarheit"),
        ),
    ],
)
def test_a_source_may_stand_behind_where_and_when_it_was_said(
    language: str, paragraph: str, expected: tuple[str, str]
) -> None:
    assert spoken(language, paragraph) == [expected]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Ana Brook, in reply to a question from the mayor of Harfield said:", "Ana Brook"),
        ("Criticising the mayor for breaking promises and wishful thinking Ana Brook said:", "Ana Brook"),
        ("Ana Brook, Clinical Adviser for the One You campaign, said:", "Ana Brook"),
        ("Ana Brook on the harbour:", "Ana Brook"),
        ("Ana Brook to the mayor:", "Ana Brook"),
        ("In Ana Brook’s words,", "Ana Brook"),
        ("As Ana Brook put it:", "Ana Brook"),
    ],
)
def test_a_clause_before_speech_names_its_speaker(lead: str, speaker: str) -> None:
    assert spoken("en", f"{lead} “This harbour is a scandal.”") == [(speaker, "This harbour is a scandal.")]


@pytest.mark.parametrize(
    "lead",
    [
        "Harfield, Ohio’s harbour policy:",
        "The state’s policy:",
        "A report last year from the Harbour Commission warned that",
        "The study from Harfield Centre for Ports found and the report said:",
    ],
)
def test_words_of_a_policy_or_a_report_are_nobodys_speech(lead: str) -> None:
    assert spoken("en", "Ana Brook said: “We read it.”", f"{lead} “No boat shall leave the harbour.”") == [
        ("Ana Brook", "We read it.")
    ]


def test_a_sentence_that_goes_on_to_report_more_parts_two_quotes() -> None:
    assert spoken(
        "es",
        "“Exigimos una rectificación inmediata”, ha señalado Ana Rubio, al tiempo que ha recordado que el "
        "pleno fue en mayo. “No hay ninguna excusa”, ha dicho Rubio.",
    ) == [("Ana Rubio", "Exigimos una rectificación inmediata"), ("Ana Rubio", "No hay ninguna excusa")]


def test_a_single_mark_that_a_double_one_closes_ends_there() -> None:
    assert spoken("en", "‘Boooo!” That is how the town met the mayor. Still, she deserves credit.") == []


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("cy", ("dywedodd Elin Rees: “Mae hyn yn wael iawn.”", "Ychwanegodd:", "“Rhaid gweithredu nawr.”")),
        ("es", ("Ana Rubio afirmó: “Esto es muy grave.”", "Y añadió:", "“Hay que actuar ya mismo.”")),
    ],
)
def test_a_verb_alone_between_two_paragraphs_parts_nothing(
    language: str, paragraphs: tuple[str, ...]
) -> None:
    (quote,) = spoken(language, *paragraphs)
    assert "\n\n" in quote[1]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "es",
            ("“El alcalde ha dado la espalda a todos”. Así lo ha denunciado la portavoz, Ana Rubio.",),
            [("Ana Rubio", "El alcalde ha dado la espalda a todos")],
        ),
        (
            "sv",
            ("– Det är oacceptabelt.", "Det säger Anna Lind, gruppledare för Centerpartiet."),
            [("Anna Lind", "Det är oacceptabelt.")],
        ),
        (
            "sv",
            ("Anna Lind säger till tidningen: – Det är oacceptabelt. Vi kräver svar.",),
            [("Anna Lind", "Det är oacceptabelt. Vi kräver svar.")],
        ),
        (
            "de",
            ("„Wir brauchen Klarheit“, heißt es in einer Mitteilung der Grünen.",),
            [("Grünen", "Wir brauchen Klarheit")],
        ),
        (
            "en",
            ("“This is a scandal. We want answers.”", "Ana Brook, MSP for the Isles"),
            [("Ana Brook", "This is a scandal. We want answers.")],
        ),
        (
            "pt",
            ("Para Ana Moura, “o Governo virou as costas às famílias portuguesas”.",),
            [("Ana Moura", "o Governo virou as costas às famílias portuguesas")],
        ),
    ],
)
def test_speech_is_followed_by_who_said_it(
    language: str, paragraphs: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert spoken(language, *paragraphs) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Councillor Ana Brook says it is “a scandal that nobody in the council has answered for”.",
        "Cllr Ana Brook thundered that it was “nothing but contempt for the town we all live in”.",
    ],
)
def test_what_is_quoted_without_its_subject_is_a_fragment(paragraph: str) -> None:
    assert spoken("en", paragraph) == []


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "Ana Brook, who chairs the harbour board, is angry:", "Ana Brook"),
        ("en", "Excerpts of Ana Brook’s remarks follow:", "Ana Brook"),
        ("da", "Formanden for Harfelds Erhvervsråd, Anna Holm, er enig:", "Anna Holm"),
        ("de", "Anna Dohm zeigt sich enttäuscht:", "Anna Dohm"),
        ("de", "Für Anna Dohm ist klar:", "Anna Dohm"),
        ("fr", "Anne Morel a également interpellé la présidente sur le calendrier :", "Anne Morel"),
        ("es", "Así lo ha señalado Ana Robles:", "Ana Robles"),
        ("nl", "Voor Anna de Wit is het duidelijk:", "Anna de Wit"),
    ],
)
def test_the_subject_of_a_sentence_speaks_behind_its_colon(
    language: str, sentence: str, speaker: str
) -> None:
    assert spoken(language, f"{sentence} “We act now.”") == [(speaker, "We act now.")]


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "es",
            "“Precisamos”, ha subrayado Ana Robles, “de más recursos”.",
            "Precisamos de más recursos",
        ),
        ("es", "“Necesitamos -ha recalcado Ana Robles- más recursos”.", "Necesitamos más recursos"),
        ("it", "“Servono – conclude Ana Robles – più risorse”.", "Servono più risorse"),
        (
            "pt",
            "“Isto é grave”, disse Ana Robles. “Isto tem de acabar”, ilustrou.",
            "Isto é grave Isto tem de acabar",
        ),
    ],
)
def test_a_sentence_parted_by_its_attribution_is_one_quote(
    language: str, paragraph: str, expected: str
) -> None:
    assert spoken(language, paragraph) == [("Ana Robles", expected)]


def test_the_source_before_its_verb_ends_a_line_of_speech() -> None:
    assert spoken(
        "fi",
        "– Matka on kohta 165 kilometriä, mutta tietä ei ole, kansanedustaja Antti Kemppi sanoo.",
    ) == [("Antti Kemppi", "Matka on kohta 165 kilometriä, mutta tietä ei ole")]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("David Rudd, of St Peters Road, Warley, said:", "David Rudd"),
        ("State Representative Jane Doe, D-Dover, said:", "Jane Doe"),
        ("Jane Doe, 43, from Leeds, said:", "Jane Doe"),
    ],
)
def test_where_somebody_lives_is_not_who_speaks(lead: str, speaker: str) -> None:
    assert spoken("en", f"{lead} “We must act now.”") == [(speaker, "We must act now.")]


def test_a_verb_alone_after_its_conjunction_leaves_speech_with_who_spoke() -> None:
    assert spoken(
        "es",
        "La portavoz del grupo, Ana Robles, ha hablado hoy en el pleno de Soria.",
        'Además, ha subrayado que "necesitamos más recursos para las escuelas".',
    ) == [("Ana Robles", "necesitamos más recursos para las escuelas")]


def test_the_deputy_who_goes_on_is_the_one_who_spoke() -> None:
    (quote,) = spoken(
        "fr",
        "«Il faut agir vite», explique le chef de file des humanistes, Jean Morel.",
        "«Nous ne lâcherons rien», poursuit le député humaniste.",
    )
    assert quote == ("Jean Morel", "Il faut agir vite\n\nNous ne lâcherons rien")


def asked(text: str) -> Block:
    return Block(text=text, emphasis="strong")


def test_the_answers_to_questions_in_bold_are_quotes_of_whom_the_headline_names() -> None:
    assert spoken(
        "de",
        "Die Schule fängt an. Florian Grabmann, bildungspolitischer Sprecher, über Tablets.",
        asked("Herr Grabmann, wie war der erste Tag?"),
        "Mit gemischten Gefühlen. Ich war selbst Lehrer.",
        "Aber das ersetzt keine Stellen.",
        asked("Was würden Sie anders machen?"),
        "Jede Schule bekommt einen Techniker.",
        "Vielen Dank für das Gespräch.",
        title="Interview mit Florian Grabmann",
    ) == [
        (
            "Florian Grabmann",
            "Mit gemischten Gefühlen. Ich war selbst Lehrer.\n\nAber das ersetzt keine Stellen.",
        ),
        ("Florian Grabmann", "Jede Schule bekommt einen Techniker."),
    ]


def test_questions_that_are_often_asked_are_no_interview() -> None:
    assert (
        spoken(
            "en",
            "What is the harbour fund? Here are the facts.",
            asked("Who pays?"),
            "The council pays half, the state the rest.",
            asked("When does it start?"),
            "In May.",
            asked("How do I apply?"),
            "Write to the harbour board.",
            title="The harbour fund: your questions",
        )
        == []
    )


def test_paragraphs_that_open_with_somebodys_name_are_their_statements() -> None:
    assert spoken(
        "en",
        "Congresswoman Ana Brook: The report tells us what we knew. It is time to act on this harbour.",
        "Congressman John Roe: The report is a call to arms for all of us in this House.",
    ) == [
        ("Ana Brook", "The report tells us what we knew. It is time to act on this harbour."),
        ("John Roe", "The report is a call to arms for all of us in this House."),
    ]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Brook statement on the harbour", "Mayor Ana Brook issued the below statement on the harbour vote."),
        ("Brook remarks on the harbour", "Mayor Ana Brook released the following statement after the vote:"),
        ("A headline", "Mayor Ana Brook’s full statement is below:"),
        ("A headline", "A statement from Mayor Ana Brook:"),
    ],
)
def test_a_statement_without_marks_is_a_quote(title: str, line: str) -> None:
    assert spoken("en", line, "The vote closed the harbour. The town will pay for it.", title=title) == [
        ("Ana Brook", "The vote closed the harbour. The town will pay for it.")
    ]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Ana Brook announced today that the list includes the following:", "I-10 bridge in Harfield"),
        ("Read the letter of Ana Brook and John Roe below:", "Dear Secretary, we write to ask for help."),
        ("ANA BROOK REVEALS: HARBOUR LOST A SUMMER; TOWN WILL PAY FOR IT.", "The town has a harbour."),
    ],
)
def test_a_list_a_letter_and_a_headline_are_no_statement(line: str, following: str) -> None:
    assert spoken("en", line, following) == []


def test_whoever_a_sentence_names_in_its_end_speaks_below_it() -> None:
    assert spoken(
        "fr",
        "La coalition n’est pas morte, affirme ce jeudi la députée Anne Morel.",
        "« Nous avons encore travaillé hier. Venez nous voir. »",
    ) == [("Anne Morel", "Nous avons encore travaillé hier. Venez nous voir.")]


def test_the_paper_of_an_interview_says_nothing() -> None:
    assert spoken(
        "it",
        "“Ci siamo, e ci saremo ancora”. Lo ha detto Anna Neri, deputata.",
        "In una intervista al Corriere ha poi aggiunto: “Sono punti condivisi da tutti noi”.",
    )[-1] == ("Anna Neri", "Sono punti condivisi da tutti noi")


def test_what_we_promise_in_a_list_is_nobodys_statement() -> None:
    assert (
        spoken(
            "sv",
            "Partiet tar nya tag för att leverera det som vi lovade våra väljare i valet:",
            "God vård i hela länet. En politik som utvecklar hela länet. Vi håller det vi lovar!",
        )
        == []
    )


def test_marks_that_nobody_closed_end_with_their_sentence() -> None:
    first, second = spoken(
        "pt",
        "A deputada Ana Moura disse que “o partido sempre assumiu uma postura “positiva e aberta” e que o "
        "“voto útil é no partido”. O debate durou uma hora. Ana Moura afirmou: “Existem dois blocos.”",
    )
    assert first[1].endswith("no partido")
    assert second == ("Ana Moura", "Existem dois blocos.")


def test_speech_of_several_paragraphs_is_not_broken_by_a_verb_inside_it() -> None:
    (quote,) = spoken(
        "cy",
        "Dywedodd Elin Rees: “Mae gan y blaid lawer o bryderon, ac yr wyf wedi datgan yn glir na allwn ei "
        "gefnogi.",
        "“Mae’r adroddiad yn glir.",
        "“Mater i’r llywodraeth yw hyn.”",
    )
    assert quote[0] == "Elin Rees"
    assert quote[1].count("\n\n") == 2


def test_who_is_found_to_go_on_goes_on() -> None:
    assert spoken(
        "en",
        "Ms Brook, leader of the Harbour Party, met Ana Brook’s old crew.",
        "Ana Brook called for a safe harbour, adding that it could begin",
        "“Perhaps with just a few boats. That is a vision that many here share.”",
        "Ms Brook concluded:",
        "“What do we mean by safe? Are we content to wait?”",
    ) == [
        (
            "Ana Brook",
            "Perhaps with just a few boats. That is a vision that many here share.\n\n"
            "What do we mean by safe? Are we content to wait?",
        )
    ]


def test_where_it_was_said_may_stand_alone_behind_the_verb() -> None:
    assert spoken(
        "pl",
        "– Chcemy debaty. To się należy nam wszystkim – mówił Robert Bielak.",
        "– Warto, żeby nas zobaczyli – mówił podczas konferencji prasowej w Poznaniu.",
    ) == [("Robert Bielak", "Chcemy debaty. To się należy nam wszystkim\n\nWarto, żeby nas zobaczyli")]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "en",
            ("In a reply to Cllr Roe the Office of Public Works stated: “The scheme remains at Stage 1.”",),
            ("Office of Public Works", "The scheme remains at Stage 1."),
        ),
        (
            "nl",
            ("De motie komt. De Rooij: ‘Wij rekenen op steun.’", "Sanne de Rooij is fractievoorzitter."),
            ("Sanne de Rooij", "Wij rekenen op steun."),
        ),
        (
            "pt",
            ("“A roupa fica preta no estendal todos os dias”, contou Rita Mourão, moradora há 40 anos.",),
            ("Rita Mourão", "A roupa fica preta no estendal todos os dias"),
        ),
        (
            "fr",
            (
                "Une idée partagée par Jean Onet, vice-président de la Région :",
                "« On sent la fin du règne. »",
            ),
            ("Jean Onet", "On sent la fin du règne."),
        ),
    ],
)
def test_more_sources(language: str, paragraphs: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert spoken(language, *paragraphs) == [expected]


def test_two_paragraphs_that_ran_together_before_another_speaks() -> None:
    assert spoken(
        "de",
        'Jan Lutz: „Wir wollen handeln. Das geschieht nun."Bislang wissen Nutzer das nicht. Es ist gut."Karl '
        "Moll: „In unserem Papier hatten wir das gefordert.“",
    ) == [
        ("Jan Lutz", "Wir wollen handeln. Das geschieht nun. Bislang wissen Nutzer das nicht. Es ist gut."),
        ("Karl Moll", "In unserem Papier hatten wir das gefordert."),
    ]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("The Harfield Water and Sewer Authority expressed their thanks stating:", "Harfield Water"),
        ("Congresswoman Ana Brook continued, saying:", "Ana Brook"),
        (
            "Congressman Ian Roe, Ranking Member of the Subcommittee on Ports, Rivers, and Canals, said:",
            "Ian Roe",
        ),
    ],
)
def test_a_source_ends_before_another_verb_and_keeps_its_fields(lead: str, speaker: str) -> None:
    ((found, text),) = spoken("en", f"{lead} “We are glad of this harbour.”")
    assert found is not None
    assert found.startswith(speaker)
    assert text == "We are glad of this harbour."


@pytest.mark.parametrize("line", ["Excerpts of the letter to Roe:", "From the Senators’ letter:"])
def test_what_a_letter_says_below_its_name_is_nobodys_speech(line: str) -> None:
    assert spoken("en", "Senators Ana Brook and Ian Roe wrote a letter.", line, "“We need a harbour.”") == []


def test_headings_inside_a_letter_are_no_speakers() -> None:
    assert (
        spoken(
            "en",
            "Integrate Access to Harbours into Daily Lives: It is critical to ensure that we have harbours.",
            "Ensure Full Use of Private Plans: We were pleased to learn of harbours earlier this year.",
        )
        == []
    )


def test_one_block_quote_goes_on_with_the_one_before_it() -> None:
    assert spoken(
        "en",
        "Ana Brook, Clinical Adviser, said:",
        Block(text="The harbour takes its toll on us all.", role="quote", group=1),
        Block(text="A few changes will help the whole town.", role="quote", group=2),
        "The campaign began in May.",
    ) == [("Ana Brook", "The harbour takes its toll on us all.\n\nA few changes will help the whole town.")]


def test_remarks_whose_marks_run_on_are_a_quote_and_no_speech_printed_whole() -> None:
    ((speaker, text),) = spoken(
        "en",
        "Congresswoman Ana Brook delivered remarks on the floor today in memory of a sailor.",
        "“My colleagues have done well to pay tribute to him.",
        "I would like to take a moment to thank his wife.",
        "So thank you for the role you played.”",
        title="Congresswoman Brook Delivers Remarks in Memory of a Sailor",
    )
    assert speaker == "Ana Brook"
    assert text.count("\n\n") == 2


def test_a_dateline_before_a_clause_names_nobody() -> None:
    assert spoken(
        "en",
        "NEW YORK, NY – Following the nomination of Judge Ian Roe, Ana Brook, Campaign Manager for the "
        "Harbour Party, Inc., issued the following statement:",
        "“Judge Roe will serve the nation well.”",
    ) == [("Ana Brook", "Judge Roe will serve the nation well.")]


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "es",
            "“No hay excusas para nadie”, sentenciaba ayer la alcaldesa Ana Rubio.",
            ("Ana Rubio", "No hay excusas para nadie"),
        ),
        (
            "es",
            "Tal y como ha explicado Ana Rubio, “el pueblo no puede esperar ni un día más”.",
            ("Ana Rubio", "el pueblo no puede esperar ni un día más"),
        ),
        (
            "fr",
            "Aux yeux d’Anne Morel, « ce texte est dangereux pour tous les salariés ».",
            ("Anne Morel", "ce texte est dangereux pour tous les salariés"),
        ),
        (
            "pt",
            "A deputada Ana Moura, citada em nota, diz que “o plano não resolve os problemas de ninguém”.",
            ("Ana Moura", "o plano não resolve os problemas de ninguém"),
        ),
        (
            "de",
            "Klare Worte von Anna Dohm, Sprecherin für Verkehr: „Das ist ein Fehler.“",
            ("Anna Dohm", "Das ist ein Fehler."),
        ),
    ],
)
def test_still_more_sources(language: str, paragraph: str, expected: tuple[str, str]) -> None:
    assert spoken(language, paragraph) == [expected]


def test_a_headline_names_who_speaks_on_its_topic() -> None:
    assert spoken(
        "de",
        "„Schlechte Nachrichten für das Land. Das bleibt so.“",
        title="Anna Dohm zur Wahl des neuen Vorstands",
    ) == [("Anna Dohm", "Schlechte Nachrichten für das Land. Das bleibt so.")]


def test_several_people_whose_names_stand_above_their_words() -> None:
    assert spoken(
        "de",
        "Zur Einigung erklären Marlene Hof, familienpolitische Sprecherin, und Deniz Yal, Berichterstatter:",
        Block(text="Marlene Hof:", emphasis="strong"),
        "Zwei Jahre sind besser als nichts. Darauf bleibt die Regierung die Antwort schuldig.",
        Block(text="Deniz Yal:", emphasis="strong"),
        "In keinem anderen Bereich rächt sich jeder eingesparte Euro so schnell.",
    ) == [
        (
            "Marlene Hof",
            "Zwei Jahre sind besser als nichts. Darauf bleibt die Regierung die Antwort schuldig.",
        ),
        ("Deniz Yal", "In keinem anderen Bereich rächt sich jeder eingesparte Euro so schnell."),
    ]


def test_letters_of_an_agency_behind_speech_are_nobody() -> None:
    assert spoken(
        "de",
        "„Die Inflation ist nur halb so hoch“, erinnert die Abgeordnete Petra Grub. „Das muss möglich sein.“ "
        "(Schluss) ls/bj",
    ) == [("Petra Grub", "Die Inflation ist nur halb so hoch Das muss möglich sein.")]


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "nl",
            "“Wij doen het al jaren”, getuigt dorpsomroeper Griet Van Roos. “Het werkt.”",
            ("Griet Van Roos", "Wij doen het al jaren Het werkt."),
        ),
        (
            "fi",
            "Ehdotus saa tukea. – Näemme joka päivä nuoria, jotka odottavat, kertoo päällikkö Sari Tanska.",
            ("Sari Tanska", "Näemme joka päivä nuoria, jotka odottavat"),
        ),
    ],
)
def test_speech_between_narrative_and_its_source(
    language: str, paragraph: str, expected: tuple[str, str]
) -> None:
    assert spoken(language, paragraph) == [expected]


def test_a_verb_alone_ends_a_line_of_dashes_before_another_speaks() -> None:
    assert [
        text
        for _, text in spoken(
            "pl",
            "Starosta Andrzej Patyk przypomniał o torach. – Napisaliśmy wiele pism. Nikt nie odpowiada – "
            "stwierdził.",
            "– Nie obiecujemy kolei do każdej wsi – podsumował Tomasz Grab.",
        )
    ] == ["Napisaliśmy wiele pism. Nikt nie odpowiada", "Nie obiecujemy kolei do każdej wsi"]


def test_a_declaration_of_an_organisation_is_its_statement() -> None:
    ((speaker, text),) = spoken(
        "es",
        "El Tribunal ha confirmado la anulación de los acuerdos.",
        "La sentencia es una victoria del pueblo saharaui.",
        title="Declaración de Izquierda Común ante la sentencia",
    )
    assert speaker == "Izquierda Común"
    assert text.startswith("El Tribunal")


def test_words_whose_subject_stands_before_the_mark_are_a_fragment() -> None:
    assert spoken(
        "es",
        '"Pedimos que se cumpla la ley", ha remachado la senadora Ana Ruiz, quien ha advertido de que la '
        'legislatura "será larga o corta según se cumpla la palabra dada".',
    ) == [("Ana Ruiz", "Pedimos que se cumpla la ley")]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Kathleen Sgam, President, Western Harbour Alliance stated:", "Kathleen Sgam"),
        ("Ian Roe, Vice President of Public Affairs, Western Harbour Alliance said:", "Ian Roe"),
        ("In Harrogate, the leader, Ana Brook said:", "Ana Brook"),
        ("After meeting Ian Roe, the minister, Ana Brook said:", "Ana Brook"),
    ],
)
def test_the_body_behind_an_office_is_no_speaker(lead: str, speaker: str) -> None:
    assert spoken("en", f"{lead} “We are glad of this harbour.”") == [
        (speaker, "We are glad of this harbour.")
    ]


def test_answers_behind_a_letter_are_quotes_of_whom_the_headline_names() -> None:
    assert spoken(
        "en",
        "Q: Why did you stand?",
        "A: I grew up here. I owe this town a lot.",
        "Q: What comes first?",
        "A: The harbour. We need it.",
        title="Interview with Ana Brook",
    ) == [("Ana Brook", "I grew up here. I owe this town a lot."), ("Ana Brook", "The harbour. We need it.")]


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (("Congressman Neal Roe, M.D. (Harfield-02) said:", "“We act now.”"), "Neal Roe"),
        (
            (
                "Representatives Ana Brook (HP-09), Ian Roe (HP-03), and Ida Poe (RL-02), leaders of the "
                "Ports Caucus issued a statement before the kick-off:",
                "“We act now.”",
            ),
            "Ana Brook",
        ),
        (("“We act now,” wrote Senators Brook, Roe, and Poe in a letter to FTC Chair Lina Kahl.",), "Brook"),
        (
            (
                "Leaders from Harfield praised the bill:",
                "“We act now.” - Colonel Craig Pool, Executive Director, Troopers Association",
            ),
            "Craig Pool",
        ),
    ],
)
def test_those_who_speak_together_and_those_who_sign(paragraphs: tuple[str, ...], speaker: str) -> None:
    assert [who for who, _ in spoken("en", *paragraphs)] == [speaker]


def test_a_state_in_a_dateline_is_no_letters_behind_a_name() -> None:
    assert spoken("en", "HARFIELD HEIGHTS, MD – Presidential candidate Ana Brook said:", "“We act now.”") == [
        ("Ana Brook", "We act now.")
    ]
