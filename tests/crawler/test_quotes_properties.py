"""What must hold for every text: pieces rebuild the words, nothing is raised, time grows with the text."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.speech import Speech, read_speech
from crawler.records import Block, Piece
from crawler.sites.languages import languages_known, load_language

SCRAPS = [
    "“We must act",
    "” said Ana Brook. ",
    "Ana Brook said: ",
    *'"“”„‘»«',
    "« ",
    " »",
    "– ",
    "She added:",
    "The bill passed.",
    " erklärt Ada Brook",
    "Statement by Tom Carrow:",
    "Brook: We will.",
    "Frage: Warum?",
    ", a déclaré X, ",
    "Dr. ",
    '5" ',
    "(",
    ")",
    "...",
    "released the following statement",
    ":",
    "the letter reads",
    "’’",
    ",,Das",
    "I ",
    "wir ",
]
ROLES = ["paragraph", "quote", "heading", "list_item"]

texts = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=12), max_size=8).map(
    lambda parts: " ".join("".join(parts).split())
)
blocks = st.builds(
    lambda text, role, group, emphasis, strong: Block(
        text=text, role=role, group=group, emphasis=emphasis, strong_lead=min(strong, len(text))
    ),
    texts.filter(bool),
    st.sampled_from(ROLES),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "em", "strong"]),
    st.integers(0, 20),
)


def rebuilt(pieces: tuple[Piece, ...], body: list[Block], notes: list[Block]) -> str:
    """Join the pieces of a quote: a space inside a paragraph, a blank line between paragraphs."""
    text = ""
    for number, piece in enumerate(pieces):
        paragraphs = body if piece.part == "body" else notes
        if number:
            text += " " if piece.paragraph == pieces[number - 1].paragraph else "\n\n"
        text += paragraphs[piece.paragraph].text[piece.start : piece.end]
    return text


def hold(speech: Speech, body: list[Block], notes: list[Block]) -> None:
    for quote in speech.quotes:
        assert quote.pieces
        assert quote.text == rebuilt(quote.pieces, body, notes)
        assert quote.text == quote.text.strip() != ""
        places = [(piece.paragraph, piece.start, piece.end) for piece in quote.pieces]
        assert places == sorted(places)
        assert all(start < end for _, start, end in places)
    assert len({person.name for person in speech.people}) == len(speech.people)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(blocks, max_size=7),
    st.lists(blocks, max_size=3),
    st.sampled_from(languages_known()),
    st.none() | texts,
)
def test_pieces_rebuild_every_quote(
    body: list[Block], notes: list[Block], language: str, title: str | None
) -> None:
    speech = read_speech(
        body, notes, language=load_language(language), title=title, organisation=None, byline=None
    )
    hold(speech, body, notes)


def test_pieces_rebuild_every_quote_of_the_read_pages(shared: Path) -> None:
    quotes = 0
    for path in sorted((shared / "gold" / "pages").rglob("*.json")):
        page = json.loads(path.read_text("utf-8"))
        body = [Block(text=text) for text in page.get("body") or ()]
        notes = [Block(text=text) for text in page.get("notes") or ()]
        speech = read_speech(
            body,
            notes,
            language=load_language(page["language"] or "en"),
            title=page.get("title"),
            organisation=None,
            byline=None,
        )
        hold(speech, body, notes)
        quotes += len(speech.quotes)
    assert quotes > 40
