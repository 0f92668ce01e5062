"""Embargo lines wherever a page, a text or a mail puts them: none may be missed, none stay in a headline."""

from __future__ import annotations

import pytest

from crawler.parsers.embargo_leads import without_lead
from crawler.parsers.mail import open_mail, read_mail
from crawler.parsers.release import read_text
from crawler.records import Release
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise
from tests.crawler.reader import read

LINE = "EMBARGOED UNTIL 00:01 MONDAY 3 MARCH 2025"
UNTIL = "2025-03-03T00:01:00+00:00"
TITLE = "Council must stand up for families, says Brook"
TEXT = (
    "The council must stand up for families who were let down by the last budget, the party has said today.",
    "Ana Brook, spokesperson for housing, said: “We will not rest until every family has a warm home.”",
    "The letter was sent to the leader of the council on Friday and asks for an answer within fourteen days.",
)
EN = load_language("en")


def page(
    *,
    h1: str = TITLE,
    head: str = "",
    above: str = "",
    below: str = "",
    lead: str = "",
    end: str = "",
    outside: str = "",
) -> bytes:
    """Return a page of our own with something put in one place of it."""
    text = "".join(f"<p>{each}</p>" for each in (lead + TEXT[0], *TEXT[1:]))
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><main><article>{above}<h1>{h1}</h1>'
        f'<time datetime="2025-03-02">2 March 2025</time>{below}{text}{end}</article></main>{outside}'
        "<footer><p>© The Party</p></footer></body></html>"
    ).encode()


PLACES = {
    "headline, colon": page(h1=f"{LINE}: {TITLE}"),
    "headline, dash": page(h1=f"{LINE} – {TITLE}"),
    "headline, brackets": page(h1=f"[{LINE}] {TITLE}"),
    "headline, line break": page(h1=f"{LINE}<br>{TITLE}"),
    "headline, no sign": page(h1=f"<span>{LINE}</span> {TITLE}"),
    "headline, behind": page(h1=f"{TITLE} ({LINE})"),
    "aside inside": page(below=f"<aside>{LINE}</aside>"),
    "aside outside": page(outside=f"<aside><h3>Embargo</h3><p>{LINE}</p></aside>"),
    "heading above": page(above=f"<h2>{LINE}</h2>"),
    "small heading above": page(above=f"<h3>{LINE}</h3>"),
    "caption": page(below=f'<figure><img src="a.jpg"><figcaption>{LINE}</figcaption></figure>'),
    "header": page(above=f"<header><p>{LINE}</p></header>"),
    "alert": page(above=f'<div class="alert" role="alert"><strong>{LINE}</strong></div>'),
    "behind the article": page(outside=f'<div class="notice">{LINE}</div>'),
    "description": page(head=f'<meta name="description" content="{LINE} – The council must stand up">'),
    "title element": page(head=f'<meta property="og:title" content="{LINE}: {TITLE}">'),
    "JSON-LD": page(
        head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        f'{TITLE}", "description": "{LINE}. The council must act.", "datePublished": "2025-03-02"}}</script>'
    ),
    "first paragraph": page(lead=f"{LINE} – "),
    "first paragraph, bold": page(lead=f"<strong>{LINE}</strong> "),
    "end": page(end=f"<p>ENDS</p><p>{LINE}</p>"),
    "notes": page(
        end="<p>ENDS</p><h3>Notes to editors</h3><p>1. The council has forty members.</p>"
        "<p>2. This release is embargoed until 00:01 on Monday 3 March 2025.</p>"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_embargo_line_is_read_wherever_it_stands(place: str) -> None:
    release = read(PLACES[place], url="https://party.example.co.uk/news/1")
    assert release.embargo is not None
    assert release.embargo.until is not None
    assert release.embargo.until.isoformat() == UNTIL
    assert release.title == TITLE
    assert release.body == TEXT


def test_words_without_a_moment_hold_the_release() -> None:
    for h1 in (f"EMBARGOED: {TITLE}", f"Embargoed press release: {TITLE}"):
        release = read(page(h1=h1), url="")
        assert release.embargo is not None
        assert release.embargo.status == "conditional"
        assert release.title == TITLE


def test_embargoes_of_other_releases_and_of_the_story_are_none() -> None:
    teaser = f'<aside><h3>Latest</h3><p><a href="/2">{LINE}: Party launches plan</a></p></aside>'
    told = "<aside><p>The arms embargo must be kept until peace is made.</p></aside>"
    for outside in (teaser, told):
        assert read(page(outside=outside), url="").embargo is None


@pytest.mark.parametrize(
    "headline",
    [
        "Embargo: what next for Cuba",
        "Arms embargo: ministers must act until 3 March – Smith",
        "Embargo on oil – party calls for action",
        "Lift embargo now: MSP",
        "Immediate release of hostages: party calls for action",
        "STRICTLY EMBARGOED UNTIL 00:01HRS ON 8TH MARCH 2025. IT MUST NOT BE PUBLISHED BEFORE THEN.",
    ],
)
def test_headlines_about_embargoes_stay_whole(headline: str) -> None:
    assert without_lead(headline, EN) == (headline, None)


@pytest.mark.parametrize(
    ("code", "printed", "line"),
    [
        ("en", "Embargoed until 6 p.m. Monday: Party to act at last", "Embargoed until 6 p.m. Monday"),
        ("en", "EMBARGOED UNTIL DELIVERY – Speech by Ana Brook", "EMBARGOED UNTIL DELIVERY"),
        ("en", "FOR IMMEDIATE RELEASE: Party to act at last", "FOR IMMEDIATE RELEASE"),
        ("en", "Party to act at last [EMBARGO 00:01 3 March]", "EMBARGO 00:01 3 March"),
        (
            "de",
            "SPERRFRIST 3. März 2025, 6 Uhr: Partei fordert mehr Wohnungen",
            "SPERRFRIST 3. März 2025, 6 Uhr",
        ),
        (
            "fr",
            "SOUS EMBARGO jusqu’au 3 mars à 6h00 – Le parti veut agir",
            "SOUS EMBARGO jusqu’au 3 mars à 6h00",
        ),
        ("es", "EMBARGADO HASTA LAS 10:00: El partido pide más viviendas", "EMBARGADO HASTA LAS 10:00"),
    ],
)
def test_a_line_run_into_a_headline(code: str, printed: str, line: str) -> None:
    title, found = without_lead(printed, load_language(code))
    assert found == line
    assert title
    assert title in printed
    assert line not in title


def text_of(text: str) -> Release:
    """Read a pasted text of a London publisher."""
    return read_text(text, languages=load_language, timezone="Europe/London", known=languages_known())


def test_a_pasted_text_whose_headline_begins_with_the_line() -> None:
    release = text_of(f"{LINE}: {TITLE}\n\n2 March 2025\n\n" + "\n\n".join(TEXT))
    assert release.title == TITLE
    assert release.embargo is not None
    assert release.embargo.raw == LINE
    assert release.body == TEXT


@pytest.mark.parametrize("subject", [f"{LINE}: {TITLE}", f"{TITLE} [{LINE}]"])
@pytest.mark.parametrize("first", ["", f"{TITLE}\n\n"])
def test_the_subject_of_a_mail(subject: str, first: str) -> None:
    mail = (
        "From: press@party.example\nTo: news@paper.example\n"
        f"Subject: {subject}\nDate: Sun, 02 Mar 2025 14:00:00 +0000\n"
        "Content-Type: text/plain; charset=utf-8\n\n" + first + "\n\n".join(TEXT)
    )
    release = read_mail(
        mail.encode(), languages=load_language, timezone="Europe/London", known=languages_known()
    )
    assert release.title == TITLE
    assert release.embargo is not None
    assert release.embargo.raw == LINE


@pytest.mark.parametrize(
    ("language", "line", "released", "zone"),
    [
        ("en", "Not for publication before 10 a.m. on 14 March 2024", "13 March 2024", "Europe/London"),
        ("en", "Embargoed until 10 a.m. Thursday 14 March 2024", "13 March 2024", "Europe/London"),
        ("ga", "Ná foilsítear roimh 10 r.n. ar 14 Márta 2024", "13 Márta 2024", "Europe/Dublin"),
        ("cy", "Embargo tan 10 y.b. ar 14 Mawrth 2024", "13 Mawrth 2024", "Europe/London"),
        (
            "es",
            "Embargado hasta las 10 a. m. del 14 de marzo de 2024",
            "13 de marzo de 2024",
            "Europe/London",
        ),
        ("da", "Må først offentliggøres torsdag den 14. marts kl. 10", "13. marts 2024", "Europe/London"),
        ("fi", "Ei julkaistavaksi ennen torstaita 14.3.2024 klo 10", "13.3.2024", "Europe/London"),
    ],
)
def test_the_dots_of_a_clock_end_no_embargo_line(language: str, line: str, released: str, zone: str) -> None:
    text = "\n\n".join((TITLE, released, line, *TEXT))
    release = read_text(text, language=language, timezone=zone, languages=load_language)
    assert release.embargo is not None
    assert (release.embargo.raw, release.embargo.status) == (line, "until")
    assert release.embargo.until is not None
    assert release.embargo.until.isoformat() == "2024-03-14T10:00:00+00:00"


def test_a_picture_that_is_a_stamp() -> None:
    page = (
        "<html lang='en'><body><main><article><h1>Council must stand up for families</h1>"
        "<time datetime='2025-03-02'>2 March 2025</time>"
        "{picture}"
        "<p>The council must stand up for families who were let down by the last budget, the party says.</p>"
        "<p>The letter asks for an answer within fourteen days of its arrival at the town hall.</p>"
        "</article></main></body></html>"
    )
    stamp = "<img src='e.png' alt='EMBARGOED UNTIL 00:01 MONDAY 3 MARCH 2025'>"
    found = read(page.format(picture=stamp), timezone="Europe/London")
    assert found.embargo is not None
    assert found.embargo.until is not None
    assert found.embargo.until.isoformat() == "2025-03-03T00:01:00+00:00"
    for other in (f"<a href='/x'>{stamp}</a>", "<img src='e.png' alt='Embargo on arms'>"):
        assert read(page.format(picture=other), timezone="Europe/London").embargo is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("da", "Klausul: Må tidligst offentliggøres søndag den 1. februar 2026 kl. 06.00"),
        ("da", "Embargo: Kan tidligst bringes søndag den 1. februar 2026 kl. 06.00"),
        ("sv", "Embargo: Får tidigast publiceras söndag den 1 februari 2026 kl. 06.00"),
        ("sv", "Får tidigast publiceras söndag den 1 februari 2026 kl. 06.00"),
        ("de", "Sperrfrist: Darf frühestens am Sonntag, 1. Februar 2026, 06.00 Uhr veröffentlicht werden"),
        ("en", "Embargo: May be published no earlier than 06:00 on Sunday 1 February 2026"),
        ("fr", "Embargo : à publier au plus tôt le dimanche 1er février 2026 à 6 h 00"),
        ("es", "Embargo: podrá publicarse a partir del domingo 1 de febrero de 2026 a las 06:00 horas"),
        ("it", "Embargo: pubblicabile non prima di domenica 1 febbraio 2026, ore 6.00"),
        ("nl", "Embargo: mag niet eerder worden gepubliceerd dan zondag 1 februari 2026 om 06.00 uur"),
        ("pl", "Embargo: publikacja nie wcześniej niż w niedzielę 1 lutego 2026 r. o godz. 6.00"),
        ("pl", "Embargo: można publikować najwcześniej w niedzielę 1 lutego 2026 r. o godz. 6.00"),
        ("fi", "Embargo: saa julkaista aikaisintaan sunnuntaina 1.2.2026 klo 6.00"),
        ("pt", "Embargo: pode ser publicado a partir de domingo, 1 de fevereiro de 2026, às 06h00"),
    ],
)
def test_what_may_be_published_at_the_earliest_is_under_embargo_until_then(language: str, line: str) -> None:
    release = read_text(
        "\n\n".join((TITLE, line, *TEXT)), language=language, timezone="Europe/Paris", languages=load_language
    )
    assert release.embargo is not None
    assert release.embargo.until is not None
    assert release.embargo.until.isoformat() == "2026-02-01T06:00:00+01:00"


@pytest.mark.parametrize(
    ("sender", "last", "until"),
    [
        ("press@party.ie", "The plan is open to all.", "2025-07-03T00:01:00+01:00"),
        ("press@party.example", "The plan saves a family €40 a month.", None),
        ("press@party.example", "The plan saves a family $40 or €40 a month.", None),
        ("press@party.com", "The plan is open to all.", None),
    ],
)
def test_the_clock_of_whoever_sent_a_mail(sender: str, last: str, until: str | None) -> None:
    mail = (
        f"From: Press <{sender}>\nSubject: {TITLE}\nDate: Wed, 02 Jul 2025 09:00:00 +0000\n"
        "Content-Type: text/plain; charset=utf-8\n\nEMBARGOED UNTIL 00:01, THURSDAY 3 JULY 2025\n\n"
        + "\n\n".join((TITLE, *TEXT, last))
    )
    found = read_mail(mail.encode(), languages=load_language, known=languages_known()).embargo
    assert found is not None
    assert (found.until.isoformat() if found.until else None) == until
    forwarded = "---\nFrom: Jo <jo@party.example>\nTo: us\nSubject: Plan\nDate: 2 July 2025\n\n"
    text = mail.replace("\n\nEMB", f"\n\n{forwarded}EMB")
    assert open_mail(text.encode(), noise=load_noise(), words=(load_language("en"),)).sender is None
