"""The frame around the text: what is above it, what behind, and what stays body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.frame import Frame, frame
from crawler.parsers.furniture import is_noise_block
from crawler.parsers.plain import blocks_of_text
from crawler.records import Block
from crawler.sites.languages import languages_known, load_language

FIRST = "The council has agreed to mend the harbour wall before the winter storms begin."
SECOND = "Work begins in March and is to end before the ferries return in May."


def framed(*lines: str | Block, title: str | None = "Harbour wall", code: str = "en") -> Frame:
    blocks = [line if isinstance(line, Block) else Block(text=line) for line in lines]
    return frame(blocks, language=load_language(code), title=title)


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


# --- above the text ---------------------------------------------------------------------------


def test_everything_above_the_text_is_taken_off() -> None:
    found = framed(
        "PRESS RELEASE",
        "EMBARGO: Immediate Release",
        "Friday 9 January 2026",
        "Contact:",
        "Jane Doe",
        "020 7946 0018",
        "“Harbour Wall”",
        FIRST,
    )
    assert texts(found.body) == [FIRST]
    assert found.embargo_line == "EMBARGO: Immediate Release"
    assert found.date_lines == ("Friday 9 January 2026",)
    assert found.title_line == "“Harbour Wall”"
    assert texts(found.contacts) == ["Contact:", "Jane Doe", "020 7946 0018"]


def test_without_a_known_headline_the_first_line_is_it() -> None:
    found = framed("9 Jan 2026", "Council to mend harbour wall", FIRST, SECOND, title=None)
    assert found.title_line == "Council to mend harbour wall"
    assert texts(found.body) == [FIRST, SECOND]


def test_a_text_that_opens_with_a_sentence_has_no_headline() -> None:
    found = framed(FIRST, SECOND, title=None)
    assert found.title_line is None
    assert texts(found.body) == [FIRST, SECOND]


def test_a_dateline_stays_in_its_paragraph() -> None:
    line = "SANDWICK, 9 January 2026 – " + FIRST
    assert texts(framed(line).body) == [line]


def test_a_byline_is_named_and_is_no_text() -> None:
    found = framed("By Jane Doe MP", FIRST)
    assert found.byline == "By Jane Doe MP"
    assert texts(found.body) == [FIRST]


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    line = "By Monday the Council had heard nothing from the Ministry, nor from anyone else."
    assert texts(framed(line, SECOND).body) == [line, SECOND]


def test_an_update_is_no_day_of_publication() -> None:
    found = framed("Last updated: 3 March 2026", "Published: 9 January 2026", FIRST)
    assert found.date_lines == ("Published: 9 January 2026",)


def test_a_standfirst_is_body_and_a_headline_printed_once_more_is_not() -> None:
    found = framed("Wall to stand by May", "Harbour wall", FIRST)
    assert texts(found.body) == ["Wall to stand by May", FIRST]


def test_a_contact_run_into_the_first_paragraph_leaves_the_paragraph() -> None:
    long = f"{FIRST} {SECOND} {FIRST} {SECOND} {FIRST} {SECOND}"
    lead = "Contact: Jane Doe (202) 555-0143"
    for block in (
        Block(text=f"{lead} {long}"),
        Block(text=f"{lead} {long}", breaks=(len(lead) + 1 + len(FIRST),)),
    ):
        found = framed(block)
        assert texts(found.body) == [long]
        assert texts(found.contacts) == [lead]


# --- the end of the text ----------------------------------------------------------------------

END_MARKS = {
    "en": ["ENDS", "Ends", "- ENDS -", "–Ends–", "[ENDS]", "END", "ENDS."],
    "de": ["ENDE", "- Ende -", "Schluss"],
    "fr": ["FIN", "– Fin –", "Fin du communiqué"],
    "es": ["FIN", "- Fin -"],
    "it": ["FINE", "Fine comunicato"],
    "nl": ["EINDE", "Einde persbericht"],
    "pl": ["KONIEC", "– Koniec –"],
    "sv": ["SLUT", "- Slut -"],
    "da": ["SLUT", "- slut -"],
    "no": ["SLUTT", "- Slutt -"],
    "pt": ["FIM", "- Fim -"],
    "cy": ["DIWEDD", "- Diwedd -"],
    "fi": ["LOPPU", "- loppu -"],
    "ga": ["CRÍOCH", "- Críoch -"],
    "cs": ["KONEC", "– Konec –"],
    "ca": ["FI", "- Fi -"],
}
SIGNS = ["###", "# # #", "#####", "-30-", "– 30 –"]


def test_every_language_has_end_marks() -> None:
    assert set(END_MARKS) == set(languages_known())


@pytest.mark.parametrize(
    ("code", "mark"), [(c, m) for c, marks in END_MARKS.items() for m in [*marks, *SIGNS]]
)
def test_end_marks(code: str, mark: str) -> None:
    found = framed(FIRST, mark, SECOND, code=code)
    assert (texts(found.body), texts(found.notes)) == ([FIRST], [SECOND])


@pytest.mark.parametrize("ending", [" ENDS", " - Ends -", " ###", " -30-", " – ENDS –"])
def test_end_marks_at_the_end_of_the_last_paragraph(ending: str) -> None:
    found = framed(FIRST, SECOND + ending, "Sandwick is a harbour town.")
    assert texts(found.body) == [FIRST, SECOND]
    assert texts(found.notes) == ["Sandwick is a harbour town."]


@pytest.mark.parametrize(
    "line",
    [
        "This is where the matter ends.",
        "“We will not rest until the waiting ends",
        "Nobody knows how it ends",
        "The number of boats rose from 20 - 30 - 40 in a decade.",
        "The party's answer to the strike was: END.",
    ],
)
def test_words_that_are_no_end_mark(line: str) -> None:
    found = framed(FIRST, line, SECOND)
    assert texts(found.body) == [FIRST, line, SECOND]


def test_end_marks_of_two_languages_in_one_line() -> None:
    assert texts(framed(FIRST, "CRÍOCH/ENDS", SECOND).body) == [FIRST]
    assert texts(framed(FIRST, "DIWEDD / ENDS", SECOND, code="cy").body) == [FIRST]
    assert texts(framed(FIRST, "Ends/means", SECOND).body) == [FIRST, "Ends/means", SECOND]


def test_an_end_mark_on_a_line_of_its_paragraph() -> None:
    text = f"{SECOND} ENDS Notes to editors:"
    breaks = (len(SECOND), len(SECOND) + 5)
    found = framed(FIRST, Block(text=text, breaks=breaks), "1. The wall is old.")
    assert (texts(found.body), texts(found.notes)) == ([FIRST, SECOND], ["1. The wall is old."])


# --- notes ------------------------------------------------------------------------------------

NOTES = {
    "en": [
        "Notes to editors",
        "Notes to Editor: ",
        "NOTE TO EDITORS",
        "Editor’s notes:",
        "Notes for Editors (2)",
    ],
    "de": ["Hinweis für die Redaktion:", "Hinweise an die Redaktionen"],
    "fr": ["Note aux rédactions :", "Notes à l’attention des rédactions"],
    "es": ["Nota a los medios:", "Notas para los editores"],
    "it": ["Note per la redazione", "Nota per i giornalisti:"],
    "nl": ["Noot voor de redactie:", "Niet voor publicatie"],
    "pl": ["Informacje dla redakcji:", "Uwagi dla redaktorów"],
    "sv": ["Not till redaktionen:", "Fotnoter"],
    "da": ["Note til redaktionen:", "Noter til redaktører"],
    "pt": ["Nota aos editores:", "Notas à redação"],
    "cy": ["Nodiadau i olygyddion:", "Nodiadau i’r Golygydd"],
    "fi": ["Huomautus toimitukselle:", "Taustatietoa toimittajille"],
    "ga": ["Nótaí d’eagarthóirí:", "Nótaí don eagarthóir"],
    "cs": ["Poznámky pro editory:", "Poznámka pro novináře"],
    "ca": ["Notes per als editors:", "Nota per als periodistes"],
}


@pytest.mark.parametrize(("code", "heading"), [(c, h) for c, heads in NOTES.items() for h in heads])
def test_headings_of_notes_need_no_end_mark(code: str, heading: str) -> None:
    found = framed(FIRST, heading.strip(), SECOND, code=code)
    assert (texts(found.body), texts(found.notes)) == ([FIRST], [SECOND])


def test_a_note_in_the_line_of_its_heading() -> None:
    found = framed(FIRST, "ENDS", "Note to editors: the wall dates from 1871.")
    assert texts(found.notes) == ["the wall dates from 1871."]


def test_background_is_body_before_the_end_mark_and_notes_behind_it() -> None:
    assert texts(framed(FIRST, "Background", SECOND).body) == [FIRST, "Background", SECOND]
    assert texts(framed(FIRST, "ENDS", "Background", SECOND).notes) == [SECOND]


def test_the_paragraph_about_the_organisation_behind_the_end_mark_is_a_note() -> None:
    found = framed(FIRST, "###", "About the Harbour Democrats", "The party was founded in 1901.")
    assert texts(found.notes) == ["The party was founded in 1901."]


def test_a_letter_with_its_signatories_stays_in_the_notes() -> None:
    letter = [
        "Dear Minister,",
        "We write about the wall.",
        "Yours sincerely,",
        "Jane Doe MP",
        "Leader",
        "Bo Birch MP",
    ]
    found = framed(FIRST, "ENDS", "Notes to editors", *letter, "Press office: 020 7946 0018")
    assert texts(found.notes) == letter
    assert texts(found.contacts) == ["Press office: 020 7946 0018"]


def test_footnotes_at_the_end_are_notes_where_the_text_points_to_them() -> None:
    found = framed("The wall is 300 metres long [1] and wet.", SECOND, "[1] Survey of 2024.")
    assert texts(found.notes) == ["[1] Survey of 2024."]
    assert texts(framed(FIRST, SECOND, "[1] Survey of 2024.").body) == [FIRST, SECOND, "[1] Survey of 2024."]


def test_more_behind_the_end_mark_than_before_it_is_a_doubt() -> None:
    assert framed(FIRST, "ENDS", SECOND + SECOND + SECOND).doubts
    assert not framed(FIRST, "ENDS", "Short.").doubts


# --- contacts ---------------------------------------------------------------------------------

CONTACTS = {
    "en": "For further information please contact Jane Doe on 020 7946 0018",
    "de": "Pressekontakt: Jana Muster, Tel. 030 555 12 34, presse@beispiel.example",
    "fr": "Contact presse : Jeanne Dupont, tél. 01 99 00 12 34",
    "es": "Contacto de prensa: Juana Pérez, tel. 91 555 01 23",
    "it": "Ufficio stampa: Gianna Rossi, tel. 06 555 0123",
    "nl": "Perscontact: Jannie de Vries, tel. 070 555 01 23",
    "pl": "Kontakt dla mediów: Janina Kowalska, tel. 22 555 01 23",
    "sv": "Presskontakt: Johanna Ek, mobil 070-555 01 23",
    "da": "Pressekontakt: Johanne Holm, tlf. 33 55 01 23",
    "pt": "Assessoria de imprensa: Joana Silva, tel. 21 555 01 23",
    "cy": "Swyddfa’r wasg: Siân Huws, ffôn 029 5550 1234",
    "fi": "Lisätietoja antaa: Johanna Mäki, puh. 09 555 0123",
    "ga": "Oifig phreasa: Síle Ní Bhriain, teil. 01 555 0123",
    "cs": "Kontakt pro média: Eva Tichá, tel. 601 555 012",
    "ca": "Contacte de premsa: Eva Mas, tel. 600 555 012",
}


@pytest.mark.parametrize(("code", "line"), CONTACTS.items())
@pytest.mark.parametrize("end", [["###"], []])
def test_contacts_go_nowhere(code: str, line: str, end: list[str]) -> None:
    found = framed(FIRST, SECOND, *end, line, code=code)
    assert (texts(found.body), texts(found.notes)) == ([FIRST, SECOND], [])
    assert texts(found.contacts) == [line]


ENQUIRIES = {
    "en": "For more information: Jane Doe, Communications Manager, 020 7946 0018",
    "de": "Weitere Informationen: Jana Muster, Tel. 030 555 12 34",
    "fr": "Pour tout renseignement : Jeanne Dupont, 01 99 00 12 34",
    "es": "Para más información: Juana Pérez, prensa@ejemplo.example",
    "it": "Per ulteriori informazioni: Gianna Rossi, stampa@esempio.example",
    "nl": "Voor meer informatie: Jannie de Vries, 070 555 01 23",
    "pl": "Więcej informacji: Janina Kowalska, prasa@przyklad.example",
    "sv": "För mer information: Johanna Ek, 070-555 01 23",
    "da": "For yderligere kommentarer: Pressechef Johanne Holm, 33 55 01 23",
    "pt": "Para mais informações: Joana Silva, imprensa@exemplo.example",
    "cy": "Am ragor o wybodaeth: Siân Huws, 029 5550 1234",
    "ga": "Tuilleadh eolais: Síle Ní Bhriain, 01 555 0123",
    "cs": "Pro více informací: Eva Tichá, tisk@priklad.example",
    "ca": "Per a més informació: Eva Mas, premsa@exemple.example",
}


@pytest.mark.parametrize(("code", "line"), ENQUIRIES.items())
def test_enquiries_are_contacts_where_a_number_or_an_address_follows(code: str, line: str) -> None:
    found = framed(FIRST, SECOND, line, code=code)
    assert (texts(found.body), texts(found.notes)) == ([FIRST, SECOND], [])
    opening = line.split(":")[0].strip()
    note = opening + " the report of the committee lists all harbours and what each of them costs."
    assert texts(framed(FIRST, "###", note, code=code).notes) == [note]


def test_the_heading_of_enquiries_goes_with_them() -> None:
    found = framed(FIRST, "-30-", "For more information:", "Office of Jane Doe, M.P., 613-555-0118")
    assert (texts(found.body), texts(found.notes)) == ([FIRST], [])


def test_a_last_sentence_with_a_day_stays_and_the_address_of_an_office_goes() -> None:
    last = "The council decides on 2 April."
    contact = "Press office: 020 7946 0018"
    assert texts(framed(FIRST, last, contact).body) == [FIRST, last]
    found = framed(FIRST, last, "12 Harbour Street", contact)
    assert (texts(found.body), texts(found.notes)) == ([FIRST, last], [])
    assert texts(found.contacts) == ["12 Harbour Street", contact]


def test_the_postal_address_under_a_contact_goes_and_a_note_with_a_year_stays() -> None:
    contact = "Pressekontakt: Jana Muster, Tel. 030 555 12 34"
    address = "Hafenpartei im Landtag · Am Kai 70 · 24105 Kiel"
    found = framed(FIRST, contact, address, "Die Mauer stammt von 1871.", code="de")
    assert texts(found.notes) == ["Die Mauer stammt von 1871."]
    assert texts(found.contacts) == [contact, address]
    budget = "Haushalt 2025: Zahlen"
    assert texts(framed(FIRST, "– Ende –", contact, budget, code="de").notes) == [budget]


def test_contacts_before_the_notes() -> None:
    found = framed(FIRST, "ENDS", "Media contact", "Jane Doe", "jane@example.org", "Notes to editors", SECOND)
    assert texts(found.notes) == [SECOND]
    assert texts(found.contacts) == ["Media contact", "Jane Doe", "jane@example.org"]


@pytest.mark.parametrize(
    "line",
    [
        "Residents who need sandbags can call the council on 020 7946 0018 at any hour of the day or night.",
        "The survey of 05.03.2021 found 12,000 cracks, the one of 06.03.2024 found 31,000 in the wall.",
        "Spending rose from £100 000 000 in 2019-2020 to £210 000 000 in 2023-2024, the books show.",
    ],
)
def test_numbers_of_the_story_stay(line: str) -> None:
    assert texts(framed(FIRST, line, SECOND).body) == [FIRST, line, SECOND]


def test_a_list_of_help_lines_is_what_the_release_says() -> None:
    lines = [f"Help for the people of district {n}: 020 7946 00{n}" for n in range(10, 18)]
    assert texts(framed(FIRST, *lines).body) == [FIRST, *lines]


# --- furniture in the text --------------------------------------------------------------------


def test_links_onward_shares_and_calls_leave_the_text() -> None:
    found = framed(
        FIRST,
        Block(text="Read more about the wall", linked=1.0),
        "Share this: Facebook Twitter",
        "Photo: Jane Doe",
        SECOND,
        "Tags: harbour, wall",
        "Sign up to our newsletter",
        "Back to press releases",
    )
    assert texts(found.body) == [FIRST, SECOND]


def test_related_links_in_the_middle_do_not_end_the_text() -> None:
    teaser = Block(text="Ferry fares frozen", linked=1.0)
    found = framed(FIRST, "Related news", teaser, "3 May 2025", SECOND)
    assert texts(found.body) == [FIRST, SECOND]


def test_pull_quotes_go_and_repeated_standfirsts_stay() -> None:
    said = (
        "“The wall has stood since 1871 and it will stand for another century,” said Doe. “We owe it that.”"
    )
    pulled = Block(
        text="The wall has stood since 1871 and it will stand for another century", role="quote", group=1
    )
    name = Block(text="Jane Doe", role="quote", group=1)
    assert texts(framed(FIRST, pulled, name, said).body) == [FIRST, said]
    speech = [
        Block(text="“We owe it to those who built it.", role="quote", group=2),
        Block(text=SECOND, role="quote", group=2),
    ]
    lead = "Doe said that “we owe it to those who built it.”"
    assert texts(framed(lead, *speech).body) == [lead, *(block.text for block in speech)]
    strong = Block(text=FIRST, emphasis="strong")
    assert texts(framed(FIRST, strong, SECOND).body) == [FIRST, FIRST, SECOND]


def test_an_embedded_post_goes_and_a_block_quotation_stays() -> None:
    post = Block(text="The wall will be mended. We said so in May.", role="quote", group=1)
    signed = Block(text="— The Harbour Party (@harbourparty) May 3, 2025", role="quote", group=1, linked=0.25)
    letter = Block(text="Dear council, mend the wall (and soon).", role="quote", group=2)
    assert texts(framed(FIRST, post, signed, letter, SECOND).body) == [
        FIRST,
        "Dear council, mend the wall (and soon).",
        SECOND,
    ]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Your donation helps us mend the wall."),
        ("en", "You can unsubscribe at any time."),
        ("en", "The harbour wall in May. Photo: Jane Doe / Agency"),
        ("en", "The mayor at the wall in May. (Photo courtesy of the office of the mayor)"),
        ("en", "If you like what we do, please consider a donation."),
        ("nl", "Blijf op de hoogte en meld je aan voor onze nieuwsbrief."),
        ("en", "4 min read"),
        ("en", "View comments (3)"),
        ("en", "Reading time: 4 minutes"),
        ("de", "Lesezeit: 4 Minuten"),
        ("de", "Die Mauer im Mai. Foto: Jana Muster"),
        ("fr", "66 % de votre don est déductible de vos impôts."),
        ("fr", "Temps de lecture : 4 minutes"),
        ("sv", "Du kan avsluta prenumerationen när som helst."),
    ],
)
def test_appeals_credits_and_counters_leave_the_text(code: str, line: str) -> None:
    assert texts(framed(FIRST, line, SECOND, code=code).body) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Next steps",
        "Social media",
        "The council sent a letter (photo attached), and the minister has not answered it.",
        "Comment",
        "The council has one question: who will mend the wall?",
        "“Your donation helps us all,” the mayor told the company that gave the stones.",
        "“We use cookies” has become the most read sentence of our time, and nobody is the wiser for it.",
        "The regulator said that marketing cookies need consent, and that a settings page is not enough.",
        "Share prices fell by 25% after the decision, and the pension funds of the islands lost most of all.",
        "Photographers from five countries came to see the wall.",
        "Donate blood: that is what the councillor asked of everybody in the room, and most of them did so.",
        "Copyright reform is overdue.",
        "Issues of the day",
        "We must take action to discourage young people from smoking",
    ],
)
def test_text_that_looks_like_furniture_stays(line: str) -> None:
    assert texts(framed(FIRST, line, SECOND).body) == [FIRST, line, SECOND]


# --- any input ----------------------------------------------------------------------------------

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["ENDS", "###", "Contact:", "Notes to editors:", FIRST, "9 Jan 2026", "020 7946 0018", "-30-"]
        ),
        st.text(max_size=60),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(languages_known()), st.one_of(st.none(), st.just("A headline")))
def test_nothing_is_raised_and_nothing_is_invented(lines: list[str], code: str, title: str | None) -> None:
    blocks = blocks_of_text("\n\n".join(lines))
    found = frame(blocks, language=load_language(code), title=title)
    everything = "\n".join(block.text for block in blocks)
    kept = found.body + found.notes
    assert all(block.text in everything for block in kept)
    assert sum(len(block.text) for block in kept) <= len(everything)
    assert not any(is_noise_block(block, load_language(code)) for block in found.body)


BY = "By Ana Brook MP, Shadow Minister for Housing"


@pytest.mark.parametrize(
    "byline",
    [
        BY,
        f"{BY}.",
        BY.replace("Ana", "the Rt Hon Ana").replace("By", "by"),
        f"{BY}, Communities and Local "
        "Government and Member of Parliament for North Wessex and the Vale of the White Hart",
    ],
)
@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_byline_is_taken_out_above_the_text_below_a_standfirst_and_at_the_end(byline: str, at: int) -> None:
    lines = [
        "A cold home harms a child for life, and this town has too many of them, our columnist writes.",
        "I have seen what a cold home does to a child, and I have seen it too often in this town of ours.",
        "We can do better, and I believe that we will.",
    ]
    blocks = [Block(text=each) for each in [*lines[:at], byline, *lines[at:]]]
    found = frame(blocks, language=load_language("en"), title="Warm homes for all")
    assert found.byline == byline
    assert [block.text for block in found.body] == lines


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "By Friday, Ministers Must Act."),
        ("de", "Von Kindern, Eltern und Lehrern."),
        ("de", "Von Montag, 3. März, bis Freitag."),
    ],
)
def test_a_sentence_with_a_preposition_first_is_no_byline(code: str, text: str) -> None:
    blocks = [
        Block(text="Die Partei hat heute einen Plan für die Stadt und ihre Schulen vorgelegt."),
        Block(text=text),
    ]
    found = frame(blocks, language=load_language(code), title="Ein Plan")
    assert found.byline is None
    assert len(found.body) == 2
