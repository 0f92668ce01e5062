"""Texts copied out of a page: lines of the site above the headline, labels and teasers below the text."""

from __future__ import annotations

import pytest

from crawler.parsers.blocks import blocks_of_text
from crawler.parsers.frame import Frame, frame
from crawler.records import Block
from crawler.sites.languages import load_language
from tests.crawler.reader import read_text

HEADLINE = "Harbour board must say why the ferry is not sailing"
FIRST = "The board will meet on Tuesday to hear why the ferry has not sailed since the storms in the spring."
LAST = "Islanders have waited eleven weeks for an answer, and the board owes them one before the winter."


def framed(*lines: str, code: str = "en") -> Frame:
    """Return the frame of a plain text with an empty line between its paragraphs."""
    return frame(blocks_of_text("\n\n".join(lines)), language=load_language(code), title=None)


@pytest.mark.parametrize(
    "above",
    [
        ["Politics"],
        ["Island Party", "News"],
        ["Island Party - For All of Us"],
        ["Harbour", HEADLINE],
    ],
    ids=["a section", "name and section", "name and motto", "the headline twice"],
)
def test_lines_of_the_site_are_no_headline(above: list[str]) -> None:
    found = framed(*above, HEADLINE, "4 May 2024", FIRST, LAST)
    assert found.title_line == HEADLINE
    assert found.date_lines == ("4 May 2024",)
    assert [block.text for block in found.body] == [FIRST, LAST]


def test_a_sentence_of_the_site_above_the_headline_goes() -> None:
    notice = "Since the harbour has two boards, we ask you once which of them you would like to read about."
    found = framed("Choose a board", notice, HEADLINE, HEADLINE, FIRST, LAST)
    assert found.title_line == HEADLINE
    assert [block.text for block in found.body] == [FIRST, LAST]


def test_a_headline_of_three_long_words_is_no_line_of_the_site() -> None:
    headline = "Küstenschifffahrtsverordnung praxistauglich weiterentwickeln"
    deck = "Schutz vor Sturm und Flut mit der Freiheit der Inseln in Einklang bringen"
    assert framed(headline, deck, FIRST, LAST, code="de").title_line == headline


def test_a_short_headline_with_nothing_like_one_below_stays_the_headline() -> None:
    assert framed("Ferries now", "4 May 2024", FIRST, LAST).title_line == "Ferries now"
    assert framed("Politics", FIRST, LAST).title_line is None


@pytest.mark.parametrize("line", ["INISHMORE, 9 (ISLAND NEWS)", "INISHMORE 6 May. (ISLAND NEWS) -"])
def test_a_dateline_on_a_line_of_its_own_is_text_and_no_headline(line: str) -> None:
    found = framed(line, FIRST, LAST)
    assert found.title_line is None
    assert found.body[0].text == line


def test_a_line_of_who_posted_a_text_and_when_is_its_date() -> None:
    lines = (HEADLINE, "Island Party Island Party Kilronan 02-12-2019 14:07", FIRST, LAST)
    found = read_text("\n\n".join(lines), language="nl")
    assert found.published is not None
    assert found.published.on.isoformat() == "2019-12-02"
    assert found.body == (FIRST, LAST)


def test_texts_that_break_off_behind_the_last_paragraph_are_teasers() -> None:
    teasers = (
        "The board of the harbour has asked for more time to read the…",
        "Eleven weeks after the storm…",
    )
    assert [block.text for block in framed(HEADLINE, FIRST, LAST, *teasers).body] == [FIRST, LAST]
    ending = "And then there was nothing to be heard but the sea, and the gulls, and the wind in the ropes…"
    assert [block.text for block in framed(HEADLINE, FIRST, ending).body] == [FIRST, ending]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Next: Ministers set out their plan for the islands", "en"),
        ("Næste: Ministeren fremlægger sin plan for øerne", "da"),
        ("Vorherige: Ministerin legt ihren Plan für die Inseln vor", "de"),
        ("The leader of the Island Party on the quay. SEALIGHT / JANE DOE", "en"),
        ("Anzeige", "de"),
        ("/ritzau/", "da"),
        ("Es gilt das gesprochene Wort.", "de"),
        ("Share This", "sv"),
        ("The quay in the evening sun. (A. Ross / iStock.com)", "en"),
        ("Der Kai in der Abendsonne [Foto: Jo Roe/picture alliance]", "de"),
        ("Published by the Island Party", "en"),
        ("Klicken Sie auf den unteren Button, um den Inhalt nachzuladen.", "de"),
        ("ISSN 2222-1111", "de"),
        ("0:00 / 2:31", "en"),
        ("Can you chip in £5 to help us win?", "en"),
        ("Previous article Ferries sail again in the winter", "en"),
        ("Articolo precedente Il traghetto parte di nuovo", "it"),
        ("Commenti disabilitati", "it"),
        ("Descargar imagen en alta resolución", "es"),
        ("Compartir en redes", "es"),
        ("Lyssna på sidan", "sv"),
        ("Foto de Rui Costa", "pt"),
        ("Takaisin uutisiin", "fi"),
        ("The post Harbour board must say why appeared first on Island Party.", "en"),
        ("MAINOS (artikkeli jatkuu alla)", "fi"),
    ],
)
def test_labels_captions_and_leads_to_other_texts_are_no_text(line: str, code: str) -> None:
    assert [block.text for block in framed(HEADLINE, FIRST, line, LAST, code=code).body] == [FIRST, LAST]


def test_a_sentence_that_begins_like_a_label_stays() -> None:
    kept = "Next the board will have to say who pays for the ferry, and when it will be paid."
    assert kept in [block.text for block in framed(HEADLINE, FIRST, kept, LAST).body]


@pytest.mark.parametrize(
    "lines",
    [
        ("Minister's office - 6552 6900",),
        ("Media contacts", "Minister’s Office: Ph: (07) 5550 8300", "Please use our form.", "Island Party"),
        ("For more information, please contact:", "Caucus Media Relations, 306-555-0166"),
    ],
    ids=["an office and its number", "contacts and what the site says below them", "with a comma"],
)
def test_contacts_at_the_end_and_the_site_below_them_go_nowhere(lines: tuple[str, ...]) -> None:
    found = framed(HEADLINE, FIRST, LAST, *lines)
    assert [block.text for block in found.body] == [FIRST, LAST]
    assert found.notes == ()


def test_a_contact_and_its_heading_behind_an_end_mark_are_no_notes() -> None:
    found = framed(
        HEADLINE, FIRST, "-30-", "For more information, please contact:", "Media Relations, 306-555-0166"
    )
    assert found.notes == ()


def test_what_is_announced_behind_an_end_mark_and_does_not_follow_is_no_note() -> None:
    found = framed(
        HEADLINE, FIRST, "ENDS", "Fast facts:", "Media contact: Jane Roe - 0433 555 570", "Island Party"
    )
    assert found.notes == ()


def test_a_line_that_begins_with_a_surname_names_no_author() -> None:
    headline = "Ó Conghaile ceaptha in athuair mar urlabhraí Iascaigh agus Oileán an Pháirtí"
    found = frame(
        [Block(text=headline), Block(text=FIRST), Block(text=LAST)], language=load_language("ga"), title=None
    )
    assert (found.title_line, found.byline) == (headline, None)


def test_a_label_in_capitals_may_say_whose_it_is() -> None:
    found = framed("NEWS RELEASE from the Island Party press office", HEADLINE, FIRST, LAST)
    assert found.title_line == HEADLINE
    assert [block.text for block in found.body] == [FIRST, LAST]
    assert framed("News release ban must end now", FIRST, LAST).title_line == "News release ban must end now"


def test_a_heading_of_notes_may_say_in_brackets_what_they_are_for() -> None:
    found = framed(HEADLINE, FIRST, LAST, "Note to editors (not for publication):", "The wall is of 1871.")
    assert [block.text for block in found.body] == [FIRST, LAST]
    assert [block.text for block in found.notes] == ["The wall is of 1871."]


def test_a_labelled_date_below_a_kicker_and_headline_is_no_text() -> None:
    dates = ("Publié: 02.11.2022 à 17:11 heures", "Dernière mise à jour: 03.11.2022 à 17:12 heures")
    found = framed("Après la tempête de l’automne sur le port", HEADLINE, *dates, FIRST, LAST, code="fr")
    assert found.date_lines == dates[:1]
    assert not {block.text for block in found.body} & set(dates)


def test_the_date_of_an_event_stays_in_the_text() -> None:
    event = "Date: Saturday 16 November 2024"
    found = framed(HEADLINE, FIRST, event, LAST)
    assert [block.text for block in found.body] == [FIRST, event, LAST]
    assert found.date_lines == ()


def test_the_heading_of_what_has_been_left_out_goes_too() -> None:
    blocks = [Block(text=FIRST), Block(text=LAST), Block(text="Downloads", role="heading")]
    found = frame(blocks, language=load_language("en"), title=HEADLINE)
    assert [block.text for block in found.body] == [FIRST, LAST]


def test_a_heading_above_text_and_one_that_is_a_sentence_stay() -> None:
    heading = Block(text="What comes next", role="heading")
    closing = Block(text="The island cannot wait.", role="heading")
    blocks = [Block(text=FIRST), heading, Block(text=LAST), closing]
    assert frame(blocks, language=load_language("en"), title=HEADLINE).body == tuple(blocks)
