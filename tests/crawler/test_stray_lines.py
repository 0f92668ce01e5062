"""Lines around and in a text that are no text: what to click, labels of days, appeals, who posted it."""

from __future__ import annotations

import pytest

from crawler.parsers.furniture import is_noise_block
from crawler.records import Block
from crawler.sites.languages import load_language
from tests.crawler.reader import read, read_text

PARAGRAPHS = (
    "The Harbour Party has set out a plan to cut ferry fares by a third across the northern islands.",
    "The plan, which would begin in April, has been costed and would help about 14,000 people at work.",
    "“Nobody should have to choose between a job and a home,” said Morag Tennant, transport spokesperson.",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def html(before: str = "", behind: str = "", language: str = "en", text: str = TEXT) -> str:
    return (
        f"<html lang='{language}'><body><main><article><h1>Plan for cheaper ferries</h1>"
        f"{before}{text}{behind}</article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Click HERE, HERE, and HERE for individual photos."),
        ("en", "Click here to watch the full film of the visit."),
        ("de", "Klicken Sie hier, um das Video anzusehen."),
        ("fr", "Cliquez ici pour voir la vidéo."),
        ("es", "Haga clic aquí para ver el vídeo."),
        ("it", "Clicca qui per vedere il video."),
        ("nl", "Klik hier om de video te bekijken."),
        ("sv", "Klicka här för att se filmen."),
        ("da", "Klik her for at se filmen."),
        ("fi", "Klikkaa tästä katsoaksesi videon."),
        ("pl", "Kliknij tutaj, aby obejrzeć film."),
        ("pt", "Clique aqui para ver o vídeo."),
        ("ga", "Cliceáil anseo chun an físeán a fheiceáil."),
        ("cy", "Cliciwch yma i weld y fideo."),
        ("en", "PS We need 900 more individual donations to qualify. Please donate now"),
        ("de", "Lesezeit: 2 Min."),
        ("fr", "2 min de lecture"),
        ("en", "4 minutes to read"),
        ("fr", "Mis à jour le"),
        ("cy", "Diweddarwyd ddiwethaf:"),
    ],
)
def test_a_line_that_is_no_text(code: str, line: str) -> None:
    assert is_noise_block(Block(text=line), load_language(code))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Clicks on party pages have doubled."),
        ("en", "In 4 minutes the ferry is gone."),
        ("en", "Here is the list of harbours that close."),
        ("fr", "Publié ou non, le rapport existe."),
        ("de", "Hier geht es zu weit, und das ist der Punkt."),
        ("en", "Link to the mainland restored on Monday after a winter without a ferry."),
        ("en", "They have the money but we have the people, and the people vote."),
        ("no", "Gi barna en trygg skole"),
        ("cs", "Podpořit rodiny s dětmi"),
        ("cs", "Zadavatel zakázky neodpověděl na jedinou z otázek, které mu město poslalo."),
        ("ca", "Dona i ciència a les illes"),
        ("no", "Støtt barna som trenger det mest"),
    ],
)
def test_a_line_that_is_text(code: str, line: str) -> None:
    assert not is_noise_block(Block(text=line), load_language(code))


@pytest.mark.parametrize(
    ("code", "line"), [("en", "Watch the whole speech here."), ("es", "Ver el video clip aqui.")]
)
def test_a_sentence_that_is_all_link_and_says_here(code: str, line: str) -> None:
    assert is_noise_block(Block(text=line, linked=1.0), load_language(code))
    assert not is_noise_block(Block(text=line), load_language(code))


def test_the_day_of_posting_at_the_foot() -> None:
    found = read(html(behind="<p>Posted to the <a href='/b'>Party Blog</a> on 3 March 2025 by Jo Roe</p>"))
    assert found.published is not None
    assert found.published.on.isoformat() == "2025-03-03"
    assert list(found.body) == list(PARAGRAPHS)


def test_english_days_on_a_page_of_another_language() -> None:
    text = "".join(
        f"<p>{each}</p>"
        for each in (
            "Die Hafenpartei hat einen Plan vorgelegt, mit dem die Preise der Fähren sinken sollen.",
            "Der Plan soll im April beginnen und vielen Menschen helfen, die mit dem Schiff fahren.",
        )
    )
    found = read(html(before="<p class='meta'>March 3, 2025</p>", language="de", text=text))
    assert found.published is not None
    assert found.published.on.isoformat() == "2025-03-03"


@pytest.mark.parametrize(
    "line", ["© 3 March 2025 The Harbour Party", "Today is 20 November 2026", "Last edited 9 March 2025"]
)
def test_days_that_are_never_of_publication(line: str) -> None:
    assert read(html(behind=f"<p>{line}</p>")).published is None


def test_an_event_without_a_paragraph_is_no_release() -> None:
    page = (
        "<html lang='en'><body><main><h1>Ferry fares rally</h1><p>Saturday, April 12, 2025 at 11:00 AM</p>"
        "<p>Town Hall</p><form><button>RSVP</button></form><p>Will you come?</p></main></body></html>"
    )
    assert read(page).kind == "other"


def test_the_office_above_the_text() -> None:
    found = read(html(before="<p>FROM THE OFFICE OF REP. MORAG TENNANT</p>"))
    assert list(found.body) == list(PARAGRAPHS)


def test_times_of_an_event_above_a_contact_stay() -> None:
    lines = ("Harwick Courthouse", "301 Second Street", "Harwick", "1:00 p.m. – 2:00 p.m.")
    text = "\n\n".join(
        (
            "Staff to hold office hours in Harwick",
            "March 3, 2025",
            *PARAGRAPHS,
            *lines,
            "Contact: Jo Roe, 202-555-0100",
        )
    )
    found = read_text(text, language="en")
    assert list(found.body) == [*PARAGRAPHS, *lines]


@pytest.mark.parametrize(
    ("code", "line", "day", "order"),
    [
        ("fi", "Tiedote 25.9.2025, julkaisuvapaa heti", "2025-09-25", "julkaisuvapaa heti"),
        ("de", "Pressemitteilung vom 3. Mai 2025, frei ab sofort", "2025-05-03", "frei ab sofort"),
        ("en", "Press release 3 May 2025 – for immediate release", "2025-05-03", "for immediate release"),
    ],
)
def test_label_day_and_order_in_one_line(code: str, line: str, day: str, order: str) -> None:
    text = "\n\n".join((line, "Ferries cost less", *PARAGRAPHS))
    found = read_text(text, language=code)
    assert found.title == "Ferries cost less"
    assert found.published is not None
    assert found.published.on.isoformat() == day
    assert found.embargo is not None
    assert (found.embargo.status, found.embargo.raw) == ("immediate", order)


def test_a_year_at_the_head_of_a_wrapped_line_is_neither_a_point_nor_a_day() -> None:
    note = "1. The survey was carried out online between 17 November and 12 December\n2025."
    text = "\n\n".join(("Ferries cost less", "5 January 2026", *PARAGRAPHS, "ENDS", "Notes to editors", note))
    assert list(read_text(text, language="en").notes) == [note.replace("\n", " ")]


@pytest.mark.parametrize(
    ("code", "behind"),
    [
        ("de", ("(Schluss) ab/cd",)),
        ("en", ("ENDS", "Page last reviewed: 4 September 2025")),
        ("en", ("(Issued by the Central Media Department, Harbour Party)",)),
        ("fr", ("– 30 –", "Source : Aile parlementaire du Port")),
        ("pt", ("Com os melhores cumprimentos,", "Gabinete de Imprensa", "Tel.: 213 555 010")),
    ],
)
def test_lines_below_the_text(code: str, behind: tuple[str, ...]) -> None:
    text = "\n\n".join(("Ferries cost less", "5.1.2026", *PARAGRAPHS, *behind))
    found = read_text(text, language=code)
    assert list(found.body) == list(PARAGRAPHS)
    assert not found.notes


def test_a_wrapped_line_that_begins_with_the_dash_of_a_sentence() -> None:
    said = (
        "„Nikt nie powinien wybierać między pracą na lądzie a domem na wyspie”\n"
        "– powiedziała Maria Tendera, rzeczniczka do spraw transportu."
    )
    plan = (
        "Partia Portu przedstawiła dziś plan obniżenia o jedną trzecią cen\n"
        "promów na północne wyspy. Plan, który miałby ruszyć w kwietniu, pomógłby\n"
        "około 14 tysiącom osób, które płyną do pracy."
    )
    found = read_text("\n\n".join(("Tańsze promy", "3.3.2025", plan, said)), language="pl")
    assert list(found.body) == [plan.replace("\n", " "), said.replace("\n", " ")]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "This e-mail and any attachments are confidential and meant for the addressee alone."),
        ("de", "Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt."),
        ("fr", "Ce message et toutes les pièces jointes sont confidentiels."),
    ],
)
def test_the_disclaimer_of_a_mail(code: str, line: str) -> None:
    assert is_noise_block(Block(text=line), load_language(code))


@pytest.mark.parametrize(
    ("code", "line", "linked"),
    [
        ("en", "Click to watch", 0.0),
        ("en", "Link to the council’s election results", 0.0),
        ("en", "Join Our Party (It's Free!)", 1.0),
        ("en", "If everyone who visits this website joins us, there is no stopping us.", 0.0),
        (
            "sv",
            "Bildtext: Mikael Roos, Elisabet Ek, Anna Ros och Bo Berg presenterade på onsdagen en budget "
            "för färjorna som partierna har enats om efter fyra veckors samtal i hamnen och på öarna i norr.",
            0.0,
        ),
    ],
)
def test_a_call_a_button_and_a_labelled_caption_are_no_text(code: str, line: str, linked: float) -> None:
    assert is_noise_block(Block(text=line, linked=linked), load_language(code))


def test_a_whole_link_that_is_a_sentence_is_text_and_an_exclamation_too_where_it_is_no_link() -> None:
    assert not is_noise_block(Block(text="The ferries sail again.", linked=1.0), load_language("en"))
    assert not is_noise_block(Block(text="The ferries sail again!"), load_language("en"))


@pytest.mark.parametrize(
    "behind",
    [
        ("For more information Morag Tennant:",),
        ("Further information, Morag Tennant, 3337 4707",),
        ("SOURCE The Harbour Party", "Media enquiries: Jo Roe, 020 7946 0018"),
    ],
)
def test_a_line_for_enquiries_and_a_source_above_contacts_go(behind: tuple[str, ...]) -> None:
    found = read_text("\n\n".join(("Ferries cost less", "5.1.2026", *PARAGRAPHS, *behind)), language="en")
    assert list(found.body) == list(PARAGRAPHS)


def test_the_greeting_and_name_below_an_address_in_a_letter_stay() -> None:
    letter = ("If you have questions, I can be reached at jo.roe@harbour.example.", "Sincerely,", "Jo Roe")
    found = read_text("\n\n".join(("Ferries cost less", "5.1.2026", *PARAGRAPHS, *letter)), language="en")
    assert list(found.body[-2:]) == ["Sincerely,", "Jo Roe"]


def test_a_day_and_who_wrote_in_one_line_are_no_text() -> None:
    head = ("Ferries cost less", "26 October, 2017 - by Jo Roe TD")
    found = read_text("\n\n".join((*head, *PARAGRAPHS)), language="en")
    assert list(found.body) == list(PARAGRAPHS)
    assert found.published is not None
    assert found.published.on.isoformat() == "2017-10-26"


def test_a_teaser_that_is_cut_off_is_no_standfirst() -> None:
    teaser = "<p>The Harbour Party has set out a plan to cut ferry fares by a third […]</p>"
    head = f"<header><h1>Plan for cheaper ferries</h1><p>5 January 2026</p>{teaser}</header>"
    found = read(f"<html lang=en><body><main>{head}<div class=text>{TEXT}</div></main></body></html>")
    assert list(found.body) == list(PARAGRAPHS)
