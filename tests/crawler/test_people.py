"""Who is meant on a page, who signs, who wrote. All people are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crawler.parsers.people.attribution import SourceReading, read_source
from crawler.parsers.people.byline import authors, read_byline
from crawler.parsers.people.gather import gather
from crawler.parsers.people.roster import Resolved, Roster
from crawler.parsers.people.signatories import signatories
from crawler.records import Person
from crawler.sites.languages import load_language

EN = load_language("en")
DE = load_language("de")


def reading(raw: str) -> SourceReading:
    found = read_source(raw, language=EN, organisation="Free Alliance")
    assert found is not None
    return found


def roster_of(body: Sequence[str], *, title: str | None = None, notes: Sequence[str] = ()) -> Roster:
    return Roster(title=title, body=body, notes=notes, language=EN, organisation="Free Alliance")


def meant(roster: Roster, raw: str, position: int, offset: int = 0) -> Resolved:
    return roster.resolve(reading(raw), position, offset)


# --- whom the words mean ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "raw", "full"),
    [
        ("Free Alliance MSP Rory Kincaid has slammed the plan.", "Mr Kincaid", "Rory Kincaid"),
        ("The Member for Harrowby, Isla McBride-Shaw MP, visited.", "McBride-Shaw", "Isla McBride-Shaw"),
        (
            "It was opened by Dr Ursula von der Aue, who chairs the board.",
            "Dr von der Aue",
            "Ursula von der Aue",
        ),
        ("“Yes,” wrote J. D. Holloway in his letter.", "Holloway", "J. D. Holloway"),
        ("Sen. Thomas Kean, Jr. (R-NJ) voted against.", "Senator Kean", "Thomas Kean, Jr."),
        ("Rep. French Hale met voters on Capitol Hale.", "Rep. Hale", "French Hale"),
        ("Marianne Rowe is a candidate.", "Marianne", "Marianne Rowe"),
        ("Al Green MP spoke to the Green group.", "Mr Green", "Al Green"),
    ],
)
def test_a_surname_becomes_the_full_name_of_the_page(line: str, raw: str, full: str) -> None:
    assert meant(roster_of([line, "And more."]), raw, 1).speaker == full


def test_a_name_that_stands_in_the_headline_only_is_found() -> None:
    roster = roster_of(["Today the plan was dropped."], title="Rory Kincaid: plan was doomed")
    assert meant(roster, "Mr Kincaid", 0).speaker == "Rory Kincaid"


def test_capitals_give_way_to_the_mixed_form() -> None:
    roster = Roster(
        title="LENZBURG: Ein starkes Signal",
        body=["Dazu erklärt der FDP-Politiker Arnulf Graf Lenzburg:"],
        language=DE,
    )
    found = read_source("LENZBURG", language=DE)
    assert found is not None
    assert roster.resolve(found, 0).speaker == "Arnulf Graf Lenzburg"


def test_two_people_of_one_surname_are_not_guessed() -> None:
    roster = roster_of(["Anna Marsh MP met Ellen Marsh MP.", "Then it rained."])
    found = meant(roster, "Ms Marsh", 1)
    assert found.speaker == "Marsh"
    assert found.doubt is not None
    assert "Anna Marsh" in found.doubt
    assert "Ellen Marsh" in found.doubt


def test_of_two_people_of_one_surname_the_one_who_spoke_is_meant() -> None:
    roster = roster_of(["Anna Marsh MP met Ellen Marsh MP.", "Anna Marsh said:", "Marsh added:"])
    assert meant(roster, "Anna Marsh", 1).speaker == "Anna Marsh"
    assert meant(roster, "Marsh", 2).speaker == "Anna Marsh"


def test_a_pronoun_means_who_spoke_last() -> None:
    roster = roster_of(["Rory Kincaid MSP said:", "“We must.”", "He added, of the Prime Minister Jane Doe:"])
    meant(roster, "Rory Kincaid MSP", 0)
    assert meant(roster, "He", 2).speaker == "Rory Kincaid"


def test_a_pronoun_means_the_subject_of_its_paragraph_and_not_who_is_talked_about() -> None:
    lead = "Free Alliance MSP Isla Burnett wants more trees. Responding to Minister John Roe, she said:"
    assert meant(roster_of([lead]), "she", 0, lead.index("she said")).speaker == "Isla Burnett"


def test_a_seat_means_the_last_person_who_has_it() -> None:
    body = ["Isla Burnett, Free Alliance MSP for the Isles, warned of floods.", "The Isles MSP said:"]
    assert meant(roster_of(body), "The Isles MSP", 1).speaker == "Isla Burnett"


def test_an_office_means_the_person_who_is_printed_with_it() -> None:
    body = [
        "Free Alliance health spokesperson Ada Fenwick MSP met nurses.",
        "Free Alliance leader Tom Ashby was there.",
        "The party’s health spokesperson said:",
    ]
    assert meant(roster_of(body), "The party’s health spokesperson", 2).speaker == "Ada Fenwick"


def test_the_party_is_its_publisher_and_its_spokesperson_speaks_for_it() -> None:
    roster = roster_of(["Nobody is named."])
    party = meant(roster, "The party", 0)
    assert (party.speaker, party.organisation) == ("Free Alliance", "Free Alliance")
    spokesperson = meant(roster, "A spokesperson for the Free Alliance", 0)
    assert (spokesperson.speaker, spokesperson.organisation) == (None, "Free Alliance")
    own = meant(roster, "The party's spokesperson", 0)
    assert (own.speaker, own.organisation) == (None, "Free Alliance")


def test_several_people_said_to_speak_are_no_single_person() -> None:
    body = ["Senators Anna Marsh and Ellen Pike wrote to the agency.", "The senators wrote:"]
    assert meant(roster_of(body), "The senators", 1).speaker is None


def test_a_common_word_taken_for_a_surname_is_nobody() -> None:
    roster = roster_of(["New tools for councils.", "Tools: more money."])
    assert meant(roster, "Tools", 1).speaker is None


# --- roles ----------------------------------------------------------------------------------


def people(body: Sequence[str], *raws: tuple[str, int], title: str | None = None) -> dict[str, Person]:
    roster = roster_of(body, title=title)
    speakers = [meant(roster, raw, position) for raw, position in raws]
    return {person.name: person for person in gather(roster, speakers=speakers)}


def test_the_role_is_the_fullest_of_the_page_and_an_office_says_more_than_a_seat() -> None:
    found = people(
        [
            "Free Alliance MSP for the Highlands Isla Burnett has warned of floods.",
            "“Trees,” says the Free Alliance rural affairs spokesperson Isla Burnett MSP.",
            "Ms Burnett said:",
        ],
        ("Ms Burnett", 2),
    )
    assert found == {
        "Isla Burnett": Person(
            name="Isla Burnett",
            post_nominals="MSP",
            role="Free Alliance rural affairs spokesperson",
            capacity=("speaker",),
            raw="Ms Burnett",
        )
    }


def test_letters_before_a_name_are_role_and_no_post_nominals() -> None:
    found = people(["Scottish Greens MSP Rory Kincaid said:"], ("Scottish Greens MSP Rory Kincaid", 0))
    assert found["Rory Kincaid"].role == "Scottish Greens MSP"
    assert found["Rory Kincaid"].post_nominals is None


@pytest.mark.parametrize(
    "line",
    [
        "Kincaid asked Governor Ellen Pike for help.",
        "Rory Kincaid, Harrowby Mayor Ellen Pike and others met.",
        "It was signed by residents of Balloch, Kincaid has said.",
        "Rory Kincaid said the new minister must act.",
        "Minister Ellen Pike told the story. Rory Kincaid listened.",
    ],
)
def test_the_office_of_somebody_else_is_not_taken(line: str) -> None:
    assert people([line, "Rory Kincaid said:"], ("Rory Kincaid", 1))["Rory Kincaid"].role is None


def test_a_headline_of_capitals_gives_no_long_role() -> None:
    found = people(
        ["Rory Kincaid said:"],
        ("Rory Kincaid", 0),
        title="Rory Kincaid, Leaders Slam Budget Secretary for Ignoring Rural Small Firms",
    )
    assert found["Rory Kincaid"].role is None


def test_a_role_in_the_plural_goes_to_all_who_hold_it() -> None:
    body = ["Among them are the group co-convenors Ada Fenwick and Rory Kincaid.", "Kincaid said:"]
    assert people(body, ("Kincaid", 1))["Rory Kincaid"].role == "group co-convenors"


def test_everyone_who_shares_an_attribution_is_listed_with_the_own_role() -> None:
    raw = "Ada Fenwick MP, Shadow Minister for Health, and Rory Kincaid MP, Shadow Minister for Sport"
    found = people([raw + ", said:"], (raw, 0))
    assert {name: person.role for name, person in found.items()} == {
        "Ada Fenwick": "Shadow Minister for Health",
        "Rory Kincaid": "Shadow Minister for Sport",
    }


def test_organisations_are_no_people() -> None:
    assert people(["The party said:"], ("The party", 0), ("A spokesperson for the Free Alliance", 0)) == {}


@pytest.mark.parametrize("contact", ["020 7946 0000", "+44 (0)20 7946 0000", "ada@alliance.example"])
def test_telephone_numbers_and_addresses_stay_out_of_every_field(contact: str) -> None:
    raw = f"Ada Fenwick, spokesperson for the press on {contact}"
    found = people([f"{raw}, said:"], (raw, 0))
    assert [person.name for person in found.values()] == ["Ada Fenwick"]
    assert contact not in repr(found)


# --- signatories ------------------------------------------------------------------------------


def signed(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.name, each.post_nominals, each.role) for each in signatories(lines, language=EN)]


LETTER = [
    ("Ada Fenwick", "MP", "Free Alliance Spokesperson for Home Affairs"),
    ("Rory Kincaid", "MP", "Free Alliance Spokesperson for Science, Innovation and Technology"),
]


def test_name_and_role_on_lines_of_their_own() -> None:
    assert signed(
        "I look forward to your response.",
        "Yours sincerely,",
        "Ada Fenwick MP",
        "Free Alliance Spokesperson for Home Affairs",
        "Rory Kincaid MP",
        "Free Alliance Spokesperson for Science, Innovation and Technology",
        "The letter was sent to Jane Doe MP this morning.",
    ) == LETTER  # fmt: skip


def test_name_and_role_on_one_line_each() -> None:
    assert (
        signed("Yours sincerely", *(f"{name} {letters}, {role}" for name, letters, role in LETTER)) == LETTER
    )


def test_the_whole_signature_in_one_paragraph() -> None:
    line = " ".join(f"{name} {letters} {role}" for name, letters, role in LETTER)
    assert signed(f"Yours sincerely, {line}") == LETTER


def test_a_closing_without_a_sign_leads_to_a_name_alone() -> None:
    assert signed("Kind regards Ada Fenwick MP") == [("Ada Fenwick", "MP", None)]
    assert signed("Kind regards from everybody at the Harbour Trust, Ada Fenwick MP said.") == []


def test_columns_of_a_table() -> None:
    rows = [f"{name} {letters} | {role}" for name, letters, role in LETTER]
    assert signed("Yours faithfully,", *rows) == LETTER


def test_a_list_after_signed_by() -> None:
    assert signed("Signed by:", "Ada Fenwick MP", "Cllr Rory Kincaid", "Baroness Thorley of Easingwold") == [
        ("Ada Fenwick", "MP", None),
        ("Rory Kincaid", None, None),
        ("Baroness Thorley of Easingwold", None, None),
    ]


def test_press_officers_below_a_letter_do_not_sign_it() -> None:
    assert signed("Sincerely,", "Ada Fenwick MP", "Press contact: Joan Roe 020 7946 0000", "Joan Roe") == [
        ("Ada Fenwick", "MP", None)
    ]


def test_a_text_without_a_closing_line_is_signed_by_nobody() -> None:
    assert signed("Ada Fenwick MP", "Free Alliance Spokesperson for Home Affairs") == []


def test_german_signatures() -> None:
    lines = ["Mit freundlichen Grüßen", "Dr. Vera Stolz MdB", "Stellvertretende Vorsitzende der Fraktion"]
    found = signatories(lines, language=DE)
    assert [(each.name, each.post_nominals, each.role) for each in found] == [
        ("Vera Stolz", "MdB", "Stellvertretende Vorsitzende der Fraktion")
    ]


def test_who_speaks_and_signs_has_both_capacities_in_order() -> None:
    roster = roster_of(["Ada Fenwick MP said:", "Yours sincerely,", "Ada Fenwick MP"])
    found = gather(
        roster,
        speakers=[meant(roster, "Ada Fenwick MP", 0)],
        signatories=signatories(roster.passages, language=EN),
    )
    assert [(person.name, person.capacity) for person in found] == [("Ada Fenwick", ("speaker", "signatory"))]


# --- authors ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Fenwick MP", ["Ada Fenwick"]),
        ("By Ada Fenwick MP and Rory Kincaid", ["Ada Fenwick", "Rory Kincaid"]),
        ("Dr Ada Fenwick, Chair of the Health Committee", ["Ada Fenwick"]),
        ("By the press office", []),
        ("By Scottish Greens", []),
    ],
)
def test_a_byline_names_people(line: str, names: list[str]) -> None:
    assert [each.name for each in read_byline(line, language=EN)] == names


def test_a_line_that_announces_a_speech_names_its_author() -> None:
    body = [
        "Ada Fenwick MP, Secretary of State for Education, speech at the party conference:",
        "Friends, I thank you.",
    ]
    found = authors(None, title="Conference", body=body, language=EN)
    assert [(each.name, each.post_nominals, each.role) for each in found] == [
        ("Ada Fenwick", "MP", "Secretary of State for Education")
    ]


@pytest.mark.parametrize(
    "title", ["Speech by Ada Fenwick at conference", "Ada Fenwick’s speech to conference"]
)
def test_a_headline_names_the_author_of_a_text_in_the_first_person_only(title: str) -> None:
    own = ["I came here because we need change.", "I know my party. We will win."]
    assert [each.name for each in authors(None, title=title, body=own, language=EN)] == ["Ada Fenwick"]
    report = ["The speech was praised by unions.", "It lasted an hour."]
    assert authors(None, title=title, body=report, language=EN) == ()


# --- bounds -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw", ["", " ", ",", "–", "“”", "12.", "the", "\u00ad", "Mr", "MP", "and and", "'s"]
)
def test_words_that_name_nobody_are_read_without_a_name(raw: str) -> None:
    found = read_source(raw, language=EN)
    assert found is None or found.name is None
