"""The record of a quote, made of its act of speech, and what the records of a page say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.parsers.people.roster import Resolved
from crawler.parsers.quotes.assembly import Act
from crawler.parsers.quotes.stretches import Stretch
from crawler.records import Block, Part, Piece, Quote


def quote_of(act: Act, part: Part, blocks: Sequence[Block], resolved: Resolved | None) -> Quote:
    """Return the quote that an act of speech is, with a piece for each of its stretches."""
    text = ""
    stretches = [*act.stretches[:-1], _without_comma(act.stretches[-1], blocks)]
    for number, each in enumerate(stretches):
        if number:
            text += " " if each.paragraph == stretches[number - 1].paragraph else "\n\n"
        text += blocks[each.paragraph].text[each.start : each.end]
    return Quote(
        text=text,
        kind=act.kind,
        speaker=resolved.speaker if resolved else None,
        organisation=resolved.organisation if resolved else None,
        speaker_raw=(act.attribution.raw or None) if act.attribution else None,
        pieces=tuple(
            Piece(part=part, paragraph=each.paragraph, start=each.start, end=each.end) for each in stretches
        ),
    )


def _without_comma(stretch: Stretch, blocks: Sequence[Block]) -> Stretch:
    """Leave out the comma that parts speech from the attribution behind it; it is nobody's word."""
    words = blocks[stretch.paragraph].text[stretch.start : stretch.end]
    kept = len(words.rstrip(", "))
    return replace(stretch, end=stretch.start + kept) if kept and words.endswith(",") else stretch


def only_body(quotes: Sequence[Quote]) -> str | None:
    """Return the organisation that speaks for itself where just one does; None where none or several do."""
    heard = {each.organisation for each in quotes if each.organisation and each.speaker == each.organisation}
    return heard.pop() if len(heard) == 1 and not any(map(str.islower, heard)) else None
