"""Marks, lines and leads that a page prints oddly. Invented texts."""

from __future__ import annotations

import pytest

from tests.crawler.test_quotes_sources import read, speakers


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    speech = read(
        "en",
        "“We are proud,” said Maj. Gen. William “Bill” Crane, Adjutant General. “People have come to us.”",
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        ("We are proud, People have come to us.", "William “Bill” Crane")
    ]


def test_a_letter_like_a_mark_inside_a_word_parts_nothing() -> None:
    speech = read(
        "en", "“We waited,” said Mia Roe, Hawai‘i Chapter Chair of the Lawyers Alliance. “It is enough.”"
    )
    assert speakers(speech) == ["Mia Roe"]


def test_speech_whose_first_mark_was_lost_begins_with_the_paragraph() -> None:
    speech = read("en", "The response depends on the law,” said Congresswoman Ann Lee. “This is a start.”")
    assert [quote.text for quote in speech.quotes] == ["The response depends on the law, This is a start."]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            [
                "The resolution is a spree which will cost us:",
                "“Prices rise and wages do not,” said Rep. Ann Lee.",
            ],
            "Ann Lee",
        ),
        (["As Frank Rich aptly put it in the paper, “Our people are sick of it.”"], "Frank Rich"),
        (
            [
                "Congressman Sessions voiced his support for the plan. Mr Sessions spoke.",
                "“It plays an important role. It is great.”",
            ],
            "Sessions",
        ),
    ],
)
def test_who_speaks_where_the_lead_says_little(paragraphs: list[str], expected: str) -> None:
    assert speakers(read("en", *paragraphs)) == [expected]


def test_a_treaty_before_the_verb_is_not_its_subject() -> None:
    speech = read(
        "de",
        "Anlässlich der Debatte zum EU-Südsee Abkommen erklärt Julia Klein, Sprecherin:",
        "„Es ist geboten.“",
    )
    assert speakers(speech) == ["Julia Klein"]


def test_a_name_that_lines_go_on_with_speaks_below_them() -> None:
    speech = read(
        "de",
        "Im Podcast ist Lars Kling, Parteichef, zu Gast.",
        "Lars Kling …",
        "… zu den Ergebnissen:",
        "„Wir schalten den Turbo an.“ (ab Minute 08:15)",
        "… zur Koalition:",
        "„Ich glaube, dass die Tage gut waren.“ (ab Minute 16:05)",
    )
    assert speakers(speech) == ["Lars Kling", "Lars Kling"]


def test_the_adjective_of_a_joint_statement_is_nobody() -> None:
    speech = read(
        "de",
        "Wir nehmen es zur Kenntnis.",
        '"Der Verein steht für vieles ein."',
        title="Gemeinsame Erklärung",
    )
    assert speakers(speech) == [None]


def test_a_motion_before_the_name_is_not_who_speaks() -> None:
    speech = read(
        "en",
        "The plan was proposed by the lead, Tom Fox MSP.",
        "In proposing the motion, Mr Fox opened the debate:",
        "“Rights must apply to all of us, or they are worthless.",
        "“What we have seen is bad.”",
    )
    assert [(quote.text[-12:], quote.speaker) for quote in speech.quotes] == [("seen is bad.", "Tom Fox")]
    assert speech.quotes[0].text.startswith("Rights must")


def test_somebody_who_answers_just_once_has_a_turn() -> None:
    speech = read(
        "en",
        "Rep. Greg Steele questioned the Attorney General.",
        "Steele: “So this is the first that you know about people who were in the building?”",
        "AG Garland: “As you know one picture is not enough for that and I would need more.”",
        "Steele: “Well, I am telling you what it is.”",
    )
    assert speakers(speech) == ["Greg Steele", "AG Garland", "Greg Steele"]


def test_a_line_that_ends_in_the_verb_announces_words_without_marks() -> None:
    speech = read(
        "en",
        "Responding to reports that the Government have recognised the state of Norland and plan to move, "
        "Civic List Affairs spokesperson Ann Lee said:",
        "This move is deeply unhelpful and disappointing.",
        "All nations have a responsibility to uphold that.",
    )
    assert [(quote.text[:9], quote.text[-12:], quote.speaker) for quote in speech.quotes] == [
        ("This move", "uphold that.", "Ann Lee")
    ]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("But Mr Fox, who is standing for Respect in the race for City Hall, tweeted:", "Tom Fox"),
        ("But a friend of Mr Fox told the Courier:", None),
    ],
)
def test_a_clause_about_somebody_and_his_friends_are_told_from_him(lead: str, expected: str | None) -> None:
    speech = read(
        "en",
        "Tom Fox and Ann Lee met.",
        "Ann Lee said: “It is so.”",
        f"{lead} “We never said that about it.”",
    )
    assert speakers(speech) == ["Ann Lee", expected]


def test_a_predicate_whose_attribution_follows_behind_a_comma_is_speech() -> None:
    speech = read("en", "That plan is “one where everyone wins and nobody has to pay,” said Ann Lee.")
    assert speakers(speech) == ["Ann Lee"]


def test_speech_that_opens_inside_a_paragraph_and_is_never_closed_is_kept() -> None:
    speech = read(
        "fr",
        "Pour Jean Morel, co-secrétaire régional, “le travail est essentiel. Nous devons œuvrer ici.",
    )
    assert speakers(speech) == ["Jean Morel"]
    assert not read(
        "en", "He filed a “friend of the court brief, urging the Court to act. He went on."
    ).quotes


def test_a_line_with_a_dash_does_not_go_on_with_words_in_marks() -> None:
    speech = read(
        "fi",
        "Kansanedustaja Anna Laine muistuttaa, että politiikkaan kuuluu maltti.",
        "– Tilanne on vakava. Nyt tämä on unohtunut.",
        "Viime vuonna Pekka Mäki muistutti, että ”raja voidaan haluttaessa sulkea”.",
        "– Toivon, että viesti muistetaan yhä. Se on tärkeä.",
    )
    assert speakers(speech) == ["Anna Laine", "Pekka Mäki", "Anna Laine"]


def test_a_clause_between_dashes_parts_a_name_from_its_verb() -> None:
    speech = read(
        "en",
        "“We have days of remembrance,” Congressman Al Green – who introduced The Original Day Resolution in"
        " July – said in a statement. “If we allow it to fade we fail.”",
    )
    assert speakers(speech) == ["Al Green"]


def test_an_interview_that_one_paragraph_holds_has_its_turns() -> None:
    first = (
        "Die Opposition ist sehr konstruktiv. Es gibt viele Kontakte. Ich äußere dort meine Gedanken. " * 4
    )
    second = "Wir haben Vorschläge gemacht. Die Gemeinden sollen mehr bekommen: für Schulen und Busse. " * 4
    speech = read(
        "de",
        "Die Vorsitzende Mia Roth gab der „Zeitung“ (Mittwoch) das folgende Interview. Es fragte Uli Hage:"
        "Frage: Die Krise sei die Zeit der Exekutive – was tut die Opposition, um sich zu zeigen?"
        f"Roth: {first.strip()}Frage: Was bedeutet das für die Gemeinden?Roth: {second.strip()}",
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        (first.strip(), "Mia Roth"),
        (second.strip(), "Mia Roth"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Mr Fox, who first published a report on the debt said: ",
        "Tom Fox released the following statement after the House passed H. Res. 601, the Resolution: ",
    ],
)
def test_a_paper_in_the_lead_does_not_take_the_speech(lead: str) -> None:
    speech = read("en", "Tom Fox MSP has a plan.", f"{lead}“We know that people struggle.", "“It is a step.”")
    assert [(quote.text, quote.speaker) for quote in speech.quotes] == [
        ("We know that people struggle.\n\nIt is a step.", "Tom Fox")
    ]


def test_a_statement_that_somebody_welcomes_is_not_the_speech_below() -> None:
    speech = read(
        "en",
        "Mayor Ana Brook welcomed a recent statement from the Harbour Trust pledging to review the claims.",
        "“This is something we have been pushing the trust to do for years,” Brook said.",
    )
    assert speakers(speech) == ["Ana Brook"]


def test_whoever_a_letter_is_written_to_does_not_speak_in_it() -> None:
    speech = read(
        "en",
        "Mayor Ana Brook today sent a letter to Speaker Jan Roe and Majority Leader Ida Holm.",
        "Full text of the letter below:",
        "Dear Speaker Roe, and Majority Leader Holm:",
        "Once again we want to express our deep concern for the plight of the port. Many are out of work.",
        "We look forward to your response and hope that you see the importance of this.",
    )
    assert not {"Jan Roe", "Ida Holm"} & set(speakers(speech))


def test_speech_whose_second_opening_mark_was_lost_goes_on_behind_its_attribution() -> None:
    speech = read(
        "en", "“We are glad,” said Mr. Luke Roe, director of Bridge Watch. I thank the Senator. It will do.”"
    )
    assert [quote.text for quote in speech.quotes] == ["We are glad, I thank the Senator. It will do."]
    speech = read("en", "“We are glad,” said Mr. Luke Roe. He thanked the Senator.", "The end”.")
    assert [quote.text for quote in speech.quotes] == ["We are glad"]


def test_an_announcement_may_lose_the_space_behind_its_colon() -> None:
    speech = read(
        "en",
        "Today Senator Joan Penn issued the following statement on the Bridge Act (BA):As a friend of "
        "bridges, I have supported the act on several occasions. It is good.",
    )
    assert speakers(speech) == ["Joan Penn"]
    assert speech.quotes[0].text.startswith("As a friend")


def test_an_announcement_may_stand_before_another_sentence() -> None:
    told = (
        "Today, Senator Joan Penn released this statement following her vote for the Bridge Act. It passed."
    )
    said = "I cast my vote for all who cross the river. There is no doubt that they need it."
    assert [quote.text for quote in read("en", told, said).quotes] == [said]
    assert read("en", told, "The bridge is open. It has two lanes.").quotes == ()


def test_an_occupation_behind_a_given_name_is_a_surname() -> None:
    speech = read(
        "en", "Richard Walker, Board Member, Harbour County Veterans Park, said, “We are glad of it.”"
    )
    assert speakers(speech) == ["Richard Walker"]
