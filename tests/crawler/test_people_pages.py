"""Whom the words of a page mean: surnames, titles, pronouns and offices, by-lines and signatures. All are invented."""

# ruff: noqa: E501 (a paragraph is one line, as a release prints it)

from __future__ import annotations

import pytest

from crawler.parsers.people.attribution import read_source
from crawler.parsers.people.byline import authors, read_byline
from crawler.parsers.people.lexicon import lexicon_of
from crawler.parsers.people.marking import mark
from crawler.parsers.people.persons import people_of
from crawler.parsers.people.roster import Roster
from crawler.parsers.people.signatories import CONTACT, signed_at_foot
from crawler.sites.languages import load_language

MEANT = [
    ("en", ["Baroness Finch of Leith, the party’s pensions spokesperson, said: “One.”", "Lady Finch added: “Two.”"], "Lady Finch", "Baroness Finch of Leith"),
    ("nl", ["“Een”, zegt fractievoorzitter Joke van den Bos.", "Van den Bos: “Twee.”"], "Van den Bos", "Joke van den Bos"),
    ("fr", ["Le texte est bloqué, affirme dans Bonjour Rivage Anne De Roc, députée.", "« Un », dit Anne De Roc."], "Anne De Roc", "Anne De Roc"),
    ("en", ["Representatives Ann Poe (X-1) María Elvira Sol led it.", "said Congresswoman María Elvira Sol."], "Congresswoman María Elvira Sol", "María Elvira Sol"),
    ("en", ["Tonight, John Weir highlighted his plan.", "Climate Corps Weir proposed it.", "Weir said: “One.”"], "Weir", "John Weir"),
    ("fr", ["Le président du parti, Luc Orval, s’en réjouit.", "« Un », ajoute le Rivagois."], "le Rivagois", "Luc Orval"),
    ("es", ["El portavoz del PX en el Senado, Juan Mora, ha hablado.", "«Uno», ha dicho el portavoz de los socialistas."], "el portavoz de los socialistas", "Juan Mora"),
    ("en", ["RUBEN WEIR LAUNCHES IT", "Bronx Borough President Rubén Díaz Weir Jr. spoke."], "Weir", "Rubén Díaz Weir Jr."),
    ("en", ["Members have chosen Fiona Weir.", "A delighted Fiona said: “One.”"], "A delighted Fiona", "Fiona Weir"),
    ("pt", ["Luís de Sá disse ainda que não.", "«Um», disse o secretário-geral do PX."], "o secretário-geral do PX", "Luís de Sá"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "body", "raw", "name"), MEANT)
def test_words_for_somebody_mean_the_person_of_the_page(
    code: str, body: list[str], raw: str, name: str
) -> None:
    language = load_language(code)
    roster = Roster(title=None, body=body, language=language)
    reading = read_source(raw, language=language)
    assert reading is not None
    last = len(body) - 1
    assert roster.resolve(reading, last, body[last].rindex(raw)).speaker == name


def test_words_in_capitals_are_no_letters_behind_a_name() -> None:
    title = "DORA FINCH NAMES SAM WEIR AS MAINE CHAIRMAN"
    roster = Roster(title=title, body=["Sam Weir said: “One.”"], language=load_language("en"))
    assert [mention.post_nominals for mention in roster.mentions("Sam Weir")] == [None, None]


def test_a_pronoun_may_mean_whom_the_headline_names() -> None:
    language = load_language("en")
    roster = Roster(title="Susan Weir admits it", body=["“One”, she said.", "Two."], language=language)
    reading = read_source("she", language=language)
    assert reading is not None
    assert roster.resolve(reading, 0, 7).speaker == "Susan Weir"


RUNNING = [
    ("en", "Representatives Ron Weir (X-17), Deputy Whip of the Caucus, Kate Poe (X-45), and Mark Oak introduced it.", {"Ron Weir": "Deputy Whip of the Caucus", "Kate Poe": None}),
    ("en", "As a member of the Budget Committee, Rep. Weir was there.", {"Weir": None}),
    ("en", "Cllr Sam Weir emailed Cllr Ann Poe, the Cabinet member for Roads to let him know it.", {"Ann Poe": "Cabinet member for Roads"}),
    ("en", "After the debate Labour leader Sam Weir said so.", {"Sam Weir": "Labour leader"}),
    ("en", "Bernie Oak’s campaign director Sam Weir said so.", {"Sam Weir": "Bernie Oak’s campaign director"}),
    ("nl", "Zo kondigde partijvoorzitter Jan Pol aan dat het kan.", {"Jan Pol": "partijvoorzitter"}),
    ("da", "Nej, forsikrer Havnepartiets gruppeformand, Per Krag. Men nej.", {"Per Krag": "Havnepartiets gruppeformand"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "roles"), RUNNING)
def test_a_role_belongs_to_one_person_of_a_sentence(
    code: str, text: str, roles: dict[str, str | None]
) -> None:
    lexicon = lexicon_of(load_language(code))
    marked = mark(text, lexicon)
    found = {
        marked.slice(named.name.start, named.name.end): marked.slice(*named.role) if named.role else None
        for named in people_of(marked, lexicon, running=True)
    }
    assert {name: found[name] for name in roles} == roles


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted by Priya Nair · June 30, 2022 9:14 AM", "Priya Nair"),
        ("Posted by John Weir on May 1, 2019", "John Weir"),
        ("Posted by Team Weir on May 1, 2019", None),
        ("By Admin", None),
        ("By 12:30 PM ET", None),
    ],
)
def test_a_byline_names_a_person_without_day_and_desk(line: str, name: str | None) -> None:
    found = read_byline(line, language=load_language("en"))
    assert [each.name for each in found] == ([name] if name else [])


def test_the_line_about_the_writer_below_an_opinion_piece_names_its_author() -> None:
    body = [
        "I grew up here.",
        "My mum and I sold cloth, and I know we can.",
        "Priya Nair is the councillor for Marsh ward.",
    ]
    found = authors(None, title="A market worth saving", body=body, language=load_language("en"))
    assert [(each.name, each.role) for each in found] == [("Priya Nair", "councillor for Marsh ward")]


def test_a_line_that_announces_a_guest_article_names_its_author() -> None:
    line = (
        "Der stellvertretende Vorsitzende Jan Keller schrieb für den „Hafenboten“ den folgenden Gastbeitrag:"
    )
    found = authors(None, title="Keller", body=[line, "Der Hafen ist alt."], language=load_language("de"))
    assert [(each.name, each.role) for each in found] == [("Jan Keller", "stellvertretende Vorsitzende")]
    letter = "Jane Doe MP wrote this to the harbour board:"
    assert authors(None, title="A", body=[letter, "We ask."], language=load_language("en")) == ()
    article = "Jane Doe MP wrote this article for the Harbour Courier:"
    found = authors(None, title="A", body=[article, "We ask."], language=load_language("en"))
    assert [(each.name, each.post_nominals) for each in found] == [("Jane Doe", "MP")]


def test_the_conjunction_behind_an_office_is_no_part_of_it() -> None:
    for code, raw, role in (("en", "the mayor and", "mayor"), ("sv", "gruppledaren och", "gruppledaren")):
        reading = read_source(raw, language=load_language(code))
        assert reading is not None
        assert reading.role == role


def test_a_german_topic_is_nobody() -> None:
    reading = read_source("einen Sprecher zum Thema Hafenrecht", language=load_language("de"))
    assert reading is not None
    assert reading.name is None


def test_the_years_of_a_term_are_no_telephone_number() -> None:
    assert CONTACT.search("candidato para el periodo 2018-2022") is None
    assert CONTACT.search("Deputy for 2018/22") is None
    assert CONTACT.search("020 7946 0000")
    assert CONTACT.search("0171 2020-2021")


def test_a_double_surname_with_spaces_stays_whole_in_a_signature() -> None:
    lines = [
        "Nous quittons la séance.",
        "Monique Du Pré, Vice-présidente du groupe",
        "Bernard Lavigne – Thomas, Président du groupe",
    ]
    found = signed_at_foot(lines, language=load_language("fr"))
    assert [each.name for each in found] == ["Monique Du Pré", "Bernard Lavigne – Thomas"]


def test_people_sign_below_a_text_without_a_closing_line() -> None:
    english = [
        "The plan has failed everyone here.",
        "Dean Weir MP",
        "Shadow Minister for Ports",
        "Shadow Minister for Rail",
    ]
    found = signed_at_foot(english, language=load_language("en"))
    assert [(each.name, each.post_nominals, each.role) for each in found] == [
        ("Dean Weir", "MP", "Shadow Minister for Ports")
    ]
    swedish = ["Det går.", "Elin Vall regionråd i opposition", "Omar Demir ledamot i kulturnämnden"]
    found = signed_at_foot(swedish, language=load_language("sv"))
    assert [(each.name, each.role) for each in found] == [
        ("Elin Vall", "regionråd i opposition"),
        ("Omar Demir", "ledamot i kulturnämnden"),
    ]
    assert signed_at_foot(["It is so.", "Roads", "Dora Finch"], language=load_language("en")) == ()


def test_a_list_of_signatures_may_close_with_a_full_stop() -> None:
    lines = [
        "Nous quittons la séance.",
        "Bernard Lavigne, Président du groupe de la Rive",
        "Monique Du Pré, Vice-présidente en charge de l’innovation sociale et de l’économie solidaire.",
    ]
    found = signed_at_foot(lines, language=load_language("fr"))
    assert [(each.name, each.role) for each in found] == [
        ("Bernard Lavigne", "Président du groupe de la Rive"),
        ("Monique Du Pré", "Vice-présidente en charge de l’innovation sociale et de l’économie solidaire"),
    ]


def test_an_office_below_a_signature_may_end_in_the_branch_of_a_party() -> None:
    lines = ["Nous le voulons.", "Bernard LAVIGNE", "Secrétaire régional de la Rive – Nord Val-de-Sel"]
    found = signed_at_foot(lines, language=load_language("fr"))
    assert [(each.name, each.role) for each in found] == [
        ("Bernard LAVIGNE", "Secrétaire régional de la Rive – Nord Val-de-Sel")
    ]


def test_bare_names_sign_only_where_there_are_several_and_no_press_desk() -> None:
    lines = ["Wir sehen das anders.", "Nicole Sander", "Helmut Borke"]
    german = load_language("de")
    assert [each.name for each in signed_at_foot(lines, language=german)] == ["Nicole Sander", "Helmut Borke"]
    assert signed_at_foot(lines[:2], language=german) == ()
    desk = ["Das bleibt so.", "Liste Hafen", "Mag. Helmut Borke", "Kommunikation"]
    assert signed_at_foot(desk, language=german) == ()


def test_a_list_of_bare_names_signs_nothing_below_a_colon_or_more_names() -> None:
    english = load_language("en")
    names = ["Jane Doe (Hull)", "Peter Finch (Leeds)", "Nancy Poe (York)"]
    assert signed_at_foot(["We will go on.", "All sponsors:", *names], language=english) == ()
    assert signed_at_foot(["It is so.", "Task force on roads", *names], language=english) == ()
