"""Lines of the paper a release is written on: the letterhead above it, who posted it, the source below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.embargo_openings import find_opening
from crawler.parsers.frame_contacts import is_contact_line
from crawler.parsers.frame_headline import can_be_title
from crawler.parsers.frame_lines import byline_of, ends_sentence, is_date_line, is_label, is_labelled_date
from crawler.parsers.frame_sieve import Sieve
from crawler.parsers.phrases import begins, folded, is_one_of
from crawler.records import Block
from crawler.words import FrameWords, Language

_WITHIN = 6
"""Lines of the longest letterhead, and blocks from the top between which a day may stand."""
_LINE = 100
"""Characters of the longest line of a letterhead, and of a source."""
_NAME = 4
"""Words of a single line above a label that is surely no headline."""
_TEXT = 40
"""Characters of the shortest paragraph below a day."""
_POSTED = re.compile(r"(?:[^\Wa-z\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)* ){2,4}[|,–-]? ?(?=\d)")
_SAYS_WHAT = re.compile(r"[^\d:]+:")
"""The beginning of a line that says what the day after it is of: "When: 3 May 2024"."""
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_RANGE = re.compile(r"(?<!\d)\d{1,2}\S* ?[–—] ?\d|(?<!\d)\d{1,2}\S* - \d")
_BETWEEN = re.compile(r",? ?[|·•] ?| [-–—] |,? (?=\d)|, ")
"""What parts the author of a text from its day."""
_LABELLED = re.compile(r"[^.:!?\d]{2,40}: ?(?=(?:https?://|www\.)\S+$)")


def letterhead(blocks: Sequence[Block], language: Language, *, titled: bool) -> int:
    """Return how many of the first lines are a letterhead: names and offices in capitals above a label.

    Where the headline is not known yet, one must stand below the label.
    """
    for number, block in enumerate(blocks[:_WITHIN]):
        text = block.text
        if is_label(text, language.frame):
            if number == 1 and not titled and len(blocks[0].text.split()) > _NAME:
                return 0
            return number if titled or _is_headed(blocks, number + 1, language) else 0
        if not text.isupper() or len(text) > _LINE or ends_sentence(text) or block.role != "paragraph":
            return 0
    return 0


def _is_headed(blocks: Sequence[Block], at: int, language: Language) -> bool:
    for number in range(at, min(len(blocks), at + _WITHIN)):
        text = blocks[number].text
        if not is_label(text, language.frame) and not is_date_line(text, language):
            return can_be_title(blocks, number) and not ends_sentence(text)
    return False


def day_posted(text: str, language: Language) -> str | None:
    """Return the day of a line that says who posted a text and when, "Jane Doe 26 Jun 2011", or None."""
    if len(text) > _LINE or not text[:1].isupper() or (who := _POSTED.match(text)) is None:
        return None
    day = text[who.end() :]
    return day if _DAY.search(day) and not _RANGE.search(day) and is_date_line(day, language) else None


def byline_and_day(text: str, language: Language) -> tuple[str, str] | None:
    """Return the by-line and the day of a line that holds both: "By Jane Doe MP, 3 May 2024"; else None."""
    if len(text) > _LINE or not _DAY.search(text):
        return None
    for sign in _BETWEEN.finditer(text):
        author, day = text[: sign.start()], text[sign.end() :]
        if is_date_line(day, language):
            byline = byline_of(author, language.frame)
            return (byline, day) if byline else None
    return None


def tells_day(blocks: Sequence[Block], at: int, language: Language, *, known: bool) -> bool:
    """Say whether a line in the text tells the day of publication, or is the label of the day below it.

    `known` says that a day stood above the text already, so that only a labelled one is another.
    """
    text = blocks[at].text
    if is_labelled_date(text, language) or (not known and is_day_between(blocks, at, language)):
        return True
    return (
        is_day_label(text, language) and at + 1 < len(blocks) and is_date_line(blocks[at + 1].text, language)
    )


def is_day_between(blocks: Sequence[Block], at: int, language: Language) -> bool:
    """Say whether a line is the day of a release and stands between its standfirst and its text.

    A day below a heading or behind a colon is that of an event, unless the word before says that it is the
    day of publication.
    """
    if not 0 < at < min(_WITHIN, len(blocks) - 1) or not is_date_line(blocks[at].text, language):
        return False
    text, above, below = blocks[at].text, blocks[at - 1], blocks[at + 1]
    if not _DAY.search(text) or _RANGE.search(text) or _SAYS_WHAT.match(text):
        return False
    if above.role != "paragraph" or len(below.text) < _TEXT or below.role not in ("paragraph", "quote"):
        return False
    if at == 1 and len(below.text) > _LINE and ends_sentence(below.text):
        return not above.text.endswith((":", ","))  # between a subtitle and the text
    return ends_sentence(above.text) or is_day_label(above.text, language)


def is_day_label(text: str, language: Language) -> bool:
    """Say whether a line is nothing but the label of a day: "Published:"."""
    words = language.dates.published
    return text.endswith(":") and is_one_of(text, words) and not is_one_of(text, language.frame.mail_date)


def day_before_order(text: str, language: Language) -> tuple[str | None, str]:
    """Return the day of a release that stands before the order in an embargo line, or None, and the order.

    "Press release of 3 May 2024, for immediate release" holds both.
    """
    opening = find_opening(text, language)
    if opening is None or not opening.start:
        return None, text
    day = opening.text[: opening.start].rstrip(" ,;|·–—-")
    if not _DAY.search(day) or not is_date_line(day, language):
        return None, text
    return day, opening.text[opening.start :]


def is_office_above(text: str, words: FrameWords) -> bool:
    """Say whether a line above a text names the office it came from: "FROM THE OFFICE OF REP. JANE DOE"."""
    if len(text) > _LINE or ends_sentence(text.rstrip(".")):
        return False
    return begins(folded(text), words.offices_above) is not None and text[:1].isupper()


def is_source_line(block: Block, words: FrameWords) -> bool:
    """Say whether a line names where a text came from: "Source: Party press release", "SOURCE The Party"."""
    text = block.text
    if len(text) > _LINE or block.role != "paragraph" or ends_sentence(text):
        return False
    opening = begins(folded(text), words.sources)
    if opening is None:
        return False
    rest = text.lstrip("(*–- ")[len(opening) :].lstrip(" ")
    return rest[:1] == ":" or (text[: len(opening)].isupper() and rest[:1].isupper())


def is_labelled_address(block: Block, words: FrameWords) -> bool:
    """Say whether a line is an address on the web and what it leads to: "Full speech: https://…"."""
    text = block.text
    if ("://" not in text and "www." not in text) or block.role != "paragraph":
        return False
    label = _LABELLED.match(text)
    return label is not None and not is_one_of(label.group(), words.contact_labels)


def without_source(text: list[Block], sieve: Sieve) -> list[Block]:
    """Return a text without the lines at its end that name its source, or are furniture of the page.

    An address that stands alone stays: it tells that what stands above it is a contact.
    """
    end, words = len(text), sieve.language.frame
    while end > 1 and (
        is_source_line(text[end - 1], words)
        or (sieve.is_noise(text[end - 1]) and not is_contact_line(text[end - 1].text, words))
    ):
        end -= 1
    return text[:end]
