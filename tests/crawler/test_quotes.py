"""Speech in English and German releases. All people and texts are invented."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import Speech, read_speech
from crawler.records import Block, Quote
from crawler.sites.languages import load_language


def read(
    *paragraphs: str | Block,
    language: str = "en",
    title: str | None = None,
    organisation: str | None = None,
    byline: str | None = None,
) -> Speech:
    blocks = [each if isinstance(each, Block) else Block(text=each) for each in paragraphs]
    return read_speech(
        blocks, (), language=load_language(language), title=title, organisation=organisation, byline=byline
    )


def spoken(speech: Speech) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in speech.quotes if quote.kind == "speech"]


def only(speech: Speech) -> Quote:
    (quote,) = [each for each in speech.quotes if each.kind == "speech"]
    return quote


# --- joining ----------------------------------------------------------------------------------


def test_paragraphs_that_reopen_are_one_quote() -> None:
    quote = only(
        read(
            "Ana Brook MP, Harbour Party spokesperson for Ports and Piers, said:",
            "“The piers are falling apart.",
            '"Nobody has painted them since 1998.',
            "“We will rebuild them.”",
        )
    )
    assert quote.text == (
        "The piers are falling apart.\n\nNobody has painted them since 1998.\n\nWe will rebuild them."
    )
    assert quote.speaker == "Ana Brook"
    assert quote.speaker_raw == "Ana Brook MP, Harbour Party spokesperson for Ports and Piers"


def test_paragraphs_carried_on_without_a_mark_are_one_quote() -> None:
    quote = only(
        read("Ana Brook said:", "“The piers are falling apart.", "We will rebuild them.”", "The end.")
    )
    assert quote.text == "The piers are falling apart.\n\nWe will rebuild them."


def test_pieces_parted_only_by_an_attribution_are_joined_by_a_space() -> None:
    quote = only(read("“We will win,” said Ana Brook. “We must.”"))
    assert (quote.text, quote.speaker) == ("We will win, We must.", "Ana Brook")


def test_an_attribution_that_ends_a_paragraph_does_not_end_the_speech() -> None:
    quote = only(read("“We will win,” said Ana Brook.", "“We must.”"))
    assert quote.text == "We will win,\n\nWe must."


@pytest.mark.parametrize("line", ["She added:", "Ms Brook added:", "Ana Brook continued:"])
def test_a_bare_attribution_to_the_same_speaker_goes_on(line: str) -> None:
    quote = only(read("Ana Brook said:", "“We will win.”", line, "“We must.”"))
    assert quote.text == "We will win.\n\nWe must."


def test_an_attribution_that_tells_something_begins_a_new_quote() -> None:
    speech = read(
        "Ana Brook said: “We will win this race.”",
        "Turning to the harbour budget of the county, Ms Brook said: “We must spend more on it.”",
    )
    assert spoken(speech) == [
        ("We will win this race.", "Ana Brook"),
        ("We must spend more on it.", "Ana Brook"),
    ]


def test_another_speaker_begins_a_new_quote() -> None:
    speech = read("“We will win this race,” said Ana Brook.", "“We must spend more,” said Tom Carrow.")
    assert spoken(speech) == [("We will win this race", "Ana Brook"), ("We must spend more", "Tom Carrow")]


def test_narrative_begins_a_new_quote_of_the_same_speaker() -> None:
    speech = read(
        "“We will win this race,” said Ana Brook. The harbour opened in 1911 and burned down in "
        "1954. “We must "
        "rebuild it.”"
    )
    assert spoken(speech) == [("We will win this race", "Ana Brook"), ("We must rebuild it.", "Ana Brook")]


# --- who speaks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Responding to the report, Harbour Party ports spokesperson Ana Brook said:", "Ana Brook"),
        ("Commenting, Ana Brook MP said:", "Ana Brook"),
        ("The Harbour Party ports spokesperson, Ana Brook MSP said:", "Ana Brook"),
        (
            "Speaking after the vote, Councillor Ana Brook, who has led the campaign since 2016, said:",
            "Ana Brook",
        ),
        ("Statement by Ana Brook:", "Ana Brook"),
        ("Quotes attributable to Ana Brook MP:", "Ana Brook"),
        ("HARBOURTON – Mayor Ana Brook issued the following statement on the pier:", "Ana Brook"),
        ("The following statement was released today by Mayor Ana Brook:", "Ana Brook"),
        ("Ana Brook, chair of the committee:", "Ana Brook"),
    ],
)
def test_reads_the_speaker_before_the_speech(lead: str, speaker: str) -> None:
    quote = only(read(lead, "“We will rebuild the pier by spring.”"))
    assert (quote.text, quote.speaker, quote.organisation) == (
        "We will rebuild the pier by spring.",
        speaker,
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We will rebuild the pier,” said Ana Brook, chair of the harbour committee.",
        "“We will rebuild the pier,” Ana Brook said in a statement on Tuesday.",
        "“We will rebuild the pier,” Mayor Ana Brook told the council.",
        "“We will rebuild the pier,” – Ana Brook, Mayor of Harbourton",
        "“We will rebuild the pier,” according to Ana Brook.",
    ],
)
def test_reads_the_speaker_behind_the_speech(text: str) -> None:
    assert spoken(read(text)) == [("We will rebuild the pier", "Ana Brook")]


def test_reads_the_speaker_on_a_line_below() -> None:
    speech = read("“We will rebuild the pier by spring.”", "— Ana Brook, Mayor of Harbourton")
    assert spoken(speech) == [("We will rebuild the pier by spring.", "Ana Brook")]


def test_a_surname_a_pronoun_and_a_seat_mean_the_person_named_before() -> None:
    for source in ("Ms Brook said:", "She said:", "The MSP said:"):
        speech = read(
            "Scottish Harbour MSP Ana Brook has called for a new pier.",
            source,
            "“We will rebuild it by spring.”",
        )
        assert spoken(speech) == [("We will rebuild it by spring.", "Ana Brook")], source


def test_somebody_without_a_name_speaks_for_an_organisation() -> None:
    quote = only(read("A spokesperson for the Harbour Union said: “We were never asked about this.”"))
    assert (quote.speaker, quote.organisation) == (None, "Harbour Union")


def test_several_people_who_are_not_named_are_nobody() -> None:
    quote = only(read("Ana Brook led the letter.", "“We ask you to rebuild it,” the senators wrote."))
    assert (quote.speaker, quote.organisation, quote.speaker_raw) == (None, None, "the senators")


# --- without marks ----------------------------------------------------------------------------


def test_a_block_quote_needs_no_marks() -> None:
    speech = read(
        "Ports Minister Ana Brook said:",
        Block(text="We will rebuild the pier.", role="quote", group=1),
        Block(text="It will be painted green.", role="quote", group=1),
        "The pier opened in 1911.",
    )
    assert spoken(speech) == [("We will rebuild the pier.\n\nIt will be painted green.", "Ana Brook")]


def test_an_attribution_inside_a_block_quote_is_no_speech() -> None:
    speech = read(
        "Harbour MSP Ana Brook has welcomed the plan.",
        Block(text="The Harbour MSP said:", role="quote", group=1),
        Block(text="We will rebuild the pier.", role="quote", group=1),
    )
    assert spoken(speech) == [("We will rebuild the pier.", "Ana Brook")]


def test_a_name_closes_a_block_quote() -> None:
    speech = read(
        "The council met on Friday.",
        Block(text="We will rebuild the pier.", role="quote", group=1),
        Block(text="Ana Brook, Mayor of Harbourton", role="quote", group=1),
    )
    assert spoken(speech) == [("We will rebuild the pier.", "Ana Brook")]


def test_a_q_element_needs_no_marks() -> None:
    text = "We will rebuild the pier by spring. Cllr Ana Brook"
    speech = read(Block(text=text, role="quote", group=1, marked=((0, 35),)))
    assert spoken(speech) == [("We will rebuild the pier by spring.", "Ana Brook")]


@pytest.mark.parametrize("emphasis", ["em", "strong"])
def test_speech_may_be_all_italic_or_all_bold(emphasis: str) -> None:
    speech = read(
        "Ana Brook, Mayor of Harbourton, said:",
        Block(text="The pier will be rebuilt.", emphasis=emphasis),  # type: ignore[arg-type]
        Block(text="It will be painted green.", emphasis=emphasis),  # type: ignore[arg-type]
        "The pier opened in 1911.",
    )
    assert spoken(speech) == [("The pier will be rebuilt.\n\nIt will be painted green.", "Ana Brook")]


def test_a_statement_without_marks_is_one_quote() -> None:
    speech = read(
        "Mayor Ana Brook released the following statement on the pier:",
        "I have walked that pier all my life.",
        "It will be rebuilt.",
        "Background",
    )
    assert spoken(speech) == [("I have walked that pier all my life.\n\nIt will be rebuilt.", "Ana Brook")]


def test_a_headline_may_say_that_the_text_is_a_statement() -> None:
    speech = read(
        "I have walked that pier all my life.",
        "We will rebuild it.",
        title="Statement on the Harbourton pier",
        byline="Ana Brook",
    )
    assert spoken(speech) == [("I have walked that pier all my life.\n\nWe will rebuild it.", "Ana Brook")]


def test_a_statement_without_a_name_is_nobodys() -> None:
    quote = only(
        read("I have walked that pier all my life.", "We will rebuild it.", title="Statement on the pier")
    )
    assert (quote.speaker, quote.organisation, quote.speaker_raw) == (None, None, None)


def test_a_name_above_speech_means_its_speaker() -> None:
    speech = read(
        "Many support the pier.",
        "Mayor Ana Brook",
        "“We will rebuild the pier by spring.”",
        "Councillor Tom Carrow",
        "“It is the heart of the town.”",
    )
    assert spoken(speech) == [
        ("We will rebuild the pier by spring.", "Ana Brook"),
        ("It is the heart of the town.", "Tom Carrow"),
    ]


def test_a_speech_printed_whole_has_no_quote_of_itself() -> None:
    speech = read(
        "Ana Brook MP, Mayor of Harbourton, speech at the harbour conference:",
        "Conference, I have walked that pier all my life.",
        "We will rebuild it. And when they say “never”, we say now.",
        "As Tom Carrow told me: “The pier is the town.”",
        title="Ana Brook speech at the harbour conference",
    )
    assert spoken(speech) == [("The pier is the town.", "Tom Carrow")]


# --- interviews -------------------------------------------------------------------------------


def test_answers_of_an_interview_are_quotes_and_its_questions_are_not() -> None:
    speech = read(
        "Ana Brook talks about the new pier.",
        "Ms Brook, why does the town need a pier?",
        "Brook: Because we live from the sea.",
        "I have said so for years.",
        "And who pays for it?",
        "Brook: We all do, over ten years.",
        Block(text="When does it open?", emphasis="strong"),
        "Brook: I hope by spring.",
    )
    assert spoken(speech) == [
        ("Because we live from the sea.\n\nI have said so for years.", "Ana Brook"),
        ("We all do, over ten years.", "Ana Brook"),
        ("I hope by spring.", "Ana Brook"),
    ]


def test_lines_of_a_table_are_no_interview() -> None:
    speech = read("TIME: 10:00am", "PLACE: The town hall", "TIME: 2:00pm", "PLACE: The pier", "TIME: 4:00pm")
    assert spoken(speech) == []


# --- what is no quote -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The party will publish a paper entitled “We must rebuild the pier now” on Friday.",
        "The so-called “pier of the people” has been closed since June.",
        "He wrote a song, “The Pier,” and a book, “My Harbour.”",
        "The “Rebuild It Now!” campaign goes on.",
        "The report says: “The pier is not safe for traffic.”",
    ],
)
def test_titles_names_and_documents_are_no_quotes(text: str) -> None:
    assert spoken(read(text)) == []


def test_words_that_are_no_clause_are_fragments() -> None:
    speech = read("Ana Brook called the plan “woefully inadequate” on Friday.")
    assert [(quote.text, quote.kind, quote.speaker) for quote in speech.quotes] == [
        ("woefully inadequate", "fragment", "Ana Brook")
    ]


def test_a_clause_inside_a_sentence_is_speech() -> None:
    speech = read("Ana Brook warned that “we cannot go on like this any more” and left.")
    assert spoken(speech) == [("we cannot go on like this any more", "Ana Brook")]


# --- German -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lead",
    [
        "Zum heutigen Beschluss des Hafenrats erklärt die hafenpolitische Sprecherin der "
        "Hafenfraktion, Ada Brook:",
        "Zu den neuen Zahlen können Sie die Vorsitzende der Hafenfraktion, Ada Brook, gerne wie "
        "folgt zitieren:",
        "Ada Brook, hafenpolitische Sprecherin, kritisiert das Vorgehen:",
        "Dazu Ada Brook, Mitglied im Vorstand:",
        "Ada Brook, zuständige Berichterstatterin:",
    ],
)
def test_reads_german_announcements(lead: str) -> None:
    quote = only(read(lead, "„Der Hafen verfällt.", "Das muss ein Ende haben.“", language="de"))
    assert (quote.text, quote.speaker) == ("Der Hafen verfällt.\n\nDas muss ein Ende haben.", "Ada Brook")


def test_a_german_statement_without_marks_runs_to_the_end() -> None:
    speech = read(
        "Zum heutigen Beschluss des Hafenrats erklärt die hafenpolitische Sprecherin der "
        "Hafenfraktion Ada Brook:",
        "Der Hafen verfällt seit Jahren.",
        "Das muss ein Ende haben.",
        language="de",
    )
    assert spoken(speech) == [("Der Hafen verfällt seit Jahren.\n\nDas muss ein Ende haben.", "Ada Brook")]


def test_reads_german_attributions_behind_the_speech() -> None:
    quote = only(
        read(
            "„Der Hafen verfällt“, erklärt Ada Brook, hafenpolitische Sprecherin der Hafenfraktion, "
            "anlässlich der "
            "heutigen Debatte. Brook weiter: „Das muss ein Ende haben.“",
            language="de",
        )
    )
    assert (quote.text, quote.speaker) == ("Der Hafen verfällt Das muss ein Ende haben.", "Ada Brook")
    assert quote.speaker_raw == "Ada Brook, hafenpolitische Sprecherin der Hafenfraktion"


def test_reads_so_behind_the_speech() -> None:
    quote = only(read("„Der Hafen verfällt seit Jahren“, so Ada Brook.", language="de"))
    assert (quote.text, quote.speaker) == ("Der Hafen verfällt seit Jahren", "Ada Brook")


def test_a_label_above_a_standfirst_means_the_speech_below_it() -> None:
    speech = read(
        "Ada Brook, hafenpolitische Sprecherin:",
        "Der Hafenrat hat heute ein Gesetz beschlossen.",
        "„Das Gesetz kommt zu spät für viele Häfen.“",
        language="de",
    )
    assert spoken(speech) == [("Das Gesetz kommt zu spät für viele Häfen.", "Ada Brook")]
