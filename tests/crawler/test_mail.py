"""Releases that come by mail: which part, whose subject, whose date."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import NotHTML, PageError
from crawler.parsers.mail import Mail, open_mail, read_mail
from crawler.parsers.release import read_text
from crawler.sites.languages import load_language
from crawler.sites.noise import load_noise

TEXT = """The council has agreed to mend the harbour wall before the winter storms begin, and starts in March.

Jane Doe MP, Harbour Democrat Spokesperson for Islands, said:

"We have waited for ten years, and we will not wait for another ten. The wall must be mended now."

ENDS

Notes to editors:

The wall dates from 1871.

Press office: 020 7946 0018
"""


def message(subject: str = "Council to mend harbour wall", text: str = TEXT) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "Press <press@harbour.example>"
    mail["Date"] = "Fri, 09 Jan 2026 09:12:00 +0000"
    mail.set_content(text)
    return mail


def opened(raw: bytes) -> Mail:
    return open_mail(raw, noise=load_noise(), words=(load_language("en"), load_language("de")))


def test_a_mail_gives_the_record_of_the_text_in_it() -> None:
    found = read_mail(
        message().as_bytes(),
        languages=load_language,
        language="en",
        timezone="Europe/London",
        noise=load_noise(),
    )
    pasted = read_text(
        TEXT, languages=load_language, language="en", timezone="Europe/London", noise=load_noise()
    )
    assert (found.body, found.notes, found.quotes, found.people) == (
        pasted.body,
        pasted.notes,
        pasted.quotes,
        pasted.people,
    )
    assert found.title == "Council to mend harbour wall"
    assert found.published is not None
    assert found.published.on.isoformat() == "2026-01-09"
    assert found.notes == ("The wall dates from 1871.",)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Fwd: FW: Re[2]: Wall", "Wall"),
        ("WG: AW: Mauer", "Mauer"),
        ("TR : Le mur", "Le mur"),
        ("Re-opening of the pier", "Re-opening of the pier"),
    ],
)
def test_subjects_lose_the_prefixes_of_forwarding(subject: str, expected: str) -> None:
    assert opened(message(subject).as_bytes()).subject == expected


def test_a_mail_that_is_only_html_is_read_from_it() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Wall"
    mail.set_content(
        "<html><body><table><tr><td><p>One.</p><p>Two<br>lines.</p></td></tr></table></body></html>", "html"
    )
    assert opened(mail.as_bytes()).text == "One.\n\nTwo lines."


def html_mail(markup: str, subject: str = "Council to mend harbour wall") -> bytes:
    mail = message(subject)
    mail.set_content(f"<html><body>{markup}</body></html>", "html")
    return mail.as_bytes()


MARKUP = (
    "<p>The council has agreed to mend the harbour wall before the winter storms begin.</p>"
    "<p>It will:</p><ul><li>bring the stones in March</li><li>end in May</li></ul>"
    "<p>Jane Doe MP said:</p>"
    "<blockquote><p>We have waited for ten years, and we will not wait for ten more.</p>"
    "<p>The wall must be mended now.</p></blockquote><p>ENDS</p><p>The wall dates from 1871.</p>"
)


def test_an_html_mail_keeps_its_lists_and_quotations() -> None:
    found = read_mail(html_mail(MARKUP), languages=load_language, language="en", noise=load_noise())
    assert found.body_roles == (
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
        "quote",
        "quote",
    )
    assert [(quote.speaker, quote.text) for quote in found.quotes] == [
        (
            "Jane Doe",
            "We have waited for ten years, and we will not wait for ten more.\n\n"
            "The wall must be mended now.",
        )
    ]
    assert found.notes == ("The wall dates from 1871.",)


@pytest.mark.parametrize(
    "head",
    [
        "<b>From:</b> Press<br><b>Sent:</b> Thu, 8 Jan 2026 at 18:00<br><b>To:</b> Desk<br>"
        "<b>Subject:</b> Wall to be mended<br>{}",
        "<div>From: Press</div><div>Date: Thu, 8 Jan 2026 at 18:00</div><div>Subject: Wall to be mended</div>"
        "<blockquote type='cite'>{}</blockquote>",
    ],
)
def test_a_mail_forwarded_in_html_is_read_for_the_mail_in_it(head: str) -> None:
    text = head.format(MARKUP) + "<p>--<br>Jane Doe</p>"
    found = opened(html_mail("<p>Please look at this.</p>" + text, subject="Fwd: no subject"))
    assert (found.subject, found.date) == ("Wall to be mended", "Thu, 8 Jan 2026 at 18:00")
    assert found.blocks is not None
    assert [block.role for block in found.blocks[:4]] == ["paragraph", "paragraph", "list_item", "list_item"]
    assert found.text.startswith("The council has agreed")
    assert found.text.endswith("1871.")


def test_a_signature_above_a_forwarded_mail_takes_nothing_of_it() -> None:
    text = "FYI\n\n-- \nJane\n\nFrom: Press\nDate: Thu, 8 Jan 2026 at 18:00\nSubject: Wall\n\n" + TEXT
    assert opened(message(text=text).as_bytes()).text.strip() == TEXT.strip()


def test_of_two_parts_the_plain_one_is_read_where_it_says_something() -> None:
    mail = message()
    mail.add_alternative("<p>Other words.</p>", subtype="html")
    assert opened(mail.as_bytes()).text.strip() == TEXT.strip()
    pointer = message(text="View this mail in your browser.")
    pointer.add_alternative(
        "<p>" + "The council has agreed to mend the harbour wall. " * 6 + "</p>", subtype="html"
    )
    assert opened(pointer.as_bytes()).text.startswith("The council has agreed")


@pytest.mark.parametrize(
    "head",
    [
        "FYI\n\n---------- Forwarded message ---------\nFrom: Press <press@harbour.example>\n"
        "Date: Thu, 8 Jan 2026 at 18:00\nSubject: Wall to be mended\nTo: <desk@paper.example>\n\n",
        "Bitte prüfen\n\n-----Ursprüngliche Nachricht-----\nVon: Presse\nGesendet: Thu, 8 Jan 2026 at 18:00\n"
        "An: Redaktion\nBetreff: Wall to be mended\n\n",
        "> *From:* Press\n> *Date:* Thu, 8 Jan 2026 at 18:00\n> *Subject:* Wall to be mended\n\n",
    ],
)
def test_a_forwarded_mail_is_read_for_the_mail_in_it(head: str) -> None:
    found = opened(message("Fwd: something", head + TEXT).as_bytes())
    assert (found.subject, found.date) == ("Wall to be mended", "Thu, 8 Jan 2026 at 18:00")
    assert found.text.strip() == TEXT.strip()


def test_a_mail_attached_to_a_mail_is_the_one_that_is_read() -> None:
    outer = message("Fwd: see attached", "See attached.")
    outer.add_attachment(message("Inner subject"))
    found = opened(outer.as_bytes())
    assert (found.subject, found.text.strip()) == ("Inner subject", TEXT.strip())


def test_the_signature_is_cut() -> None:
    found = opened(message(text=TEXT + "\n-- \nJane Doe\n020 7946 0018\n").as_bytes())
    assert "Jane Doe\n020" not in found.text


def test_an_unknown_character_set_is_read_all_the_same() -> None:
    raw = b"Subject: Wall\nContent-Type: text/plain; charset=x-nobody\n\nCaf\xe9 at the wall.\n"
    assert opened(raw).text.strip() == "Café at the wall."


@pytest.mark.parametrize("raw", [b"", b"\n\njust words", b"Subject: Wall\n\n", b"\x00\x01\x02"])
def test_what_is_no_mail_is_named(raw: bytes) -> None:
    with pytest.raises(NotHTML):
        opened(raw)


def test_the_seed_as_a_mail(shared: Path) -> None:
    text = (shared / "seed" / "libdems-nca-x-grok.txt").read_text("utf-8")
    how = {"language": "en", "timezone": "Europe/London"}
    mailed = read_mail(
        message("Fwd: press", text).as_bytes(), languages=load_language, noise=load_noise(), **how
    )
    pasted = read_text(text, languages=load_language, noise=load_noise(), **how)
    assert (mailed.title, mailed.published, mailed.embargo) == (
        pasted.title,
        pasted.published,
        pasted.embargo,
    )
    assert (mailed.body, mailed.notes, mailed.people) == (pasted.body, pasted.notes, pasted.people)


MUTATIONS = st.lists(st.tuples(st.integers(0, 2_000), st.binary(min_size=0, max_size=6)), max_size=8)


@settings(max_examples=100, deadline=None)
@given(MUTATIONS)
def test_a_damaged_mail_raises_nothing_but_named_errors(mutations: list[tuple[int, bytes]]) -> None:
    mail = message("Fwd: Wand", "From: a\nSubject: b\nDate: c\n\n" + TEXT)
    mail.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    raw = mail.as_bytes()
    for place, piece in mutations:
        raw = raw[:place] + piece + raw[place + 3 :]
    try:
        found = opened(raw)
    except PageError:
        return
    assert found.text.strip()
