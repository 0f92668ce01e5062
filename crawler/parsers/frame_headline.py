"""Which of the first lines of a plain text is its headline, and which line prints a headline once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.parsers.frame_lines import ends_sentence, is_date_line, is_label, is_placed_day
from crawler.parsers.frame_sieve import Sieve
from crawler.parsers.phrases import folded, is_one_of
from crawler.records import Block

LONGEST = 300
"""Characters of the longest headline."""
_WITHIN = 12
"""Lines from the top among which the headline is."""
_PARAGRAPH = 80
"""Characters from which a line that ends a sentence is text."""
_FEW, _SLOGAN, _MANY = 3, 6, 5
"""Words of a line that may be the site's, of one with a dash in it, and of one that is no such line."""
_SENTENCE = 9
"""Words of the longest motto that ends as a sentence does."""
_OPENING_MARKS = ("“", "„", "«", "»", "”")
_SHORT = 30
"""Characters of the longest line of few words that is no headline; three German words can be one."""
_TWICE = 4
"""Words of the shortest line that is taken for the headline because it is printed twice."""
_LONG = 2 * _PARAGRAPH
_PLAIN = 8
"""Letters of a word in lower case that can tell a headline from the name of a site."""
_MARKS = ('"', "“", "”", "„", "«", "»", "‘", "’", "'")
_OTHER = re.compile(r"[\W_]+")
_DIFFERENT = 25
"""Characters by which marks and spaces can make two printings of a headline differ in length."""
_CLOSING = " \"'”’»“«›"
"""What may stand behind the last mark of a sentence; French sets a space before it, Danish turns it round."""
_DASH = re.compile(r"\s[-–—|·•]\s")
_DATELINE = re.compile(r"[^\W\d_a-z]{3}[^a-z]*\d[^()]{0,40}\([^()]{2,40}\)[\s.–—-]*$|.*[–—-]$")
"""The place, day and agency before a text, printed on a line of their own: "MADRID, 9 (AGENCY) -"."""


def can_be_title(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line can be a headline: it is no sentence, no dateline, and something follows it."""
    text = blocks[at].text
    if len(text) > LONGEST or at + 1 >= len(blocks) or blocks[at].role not in ("heading", "paragraph"):
        return False
    if blocks[at].role == "heading":
        return True
    return not text.rstrip(_CLOSING).endswith((".", ":", ",", ";")) and not _DATELINE.match(text)


def is_stopped_title(blocks: Sequence[Block], at: int, sieve: Sieve) -> bool:
    """Say whether a short line that ends in a full stop is a headline: a button or a date stands below it."""
    text, words = blocks[at].text, len(blocks[at].text.split())
    if at + 2 >= len(blocks) or not text.endswith(".") or len(text) > _LONG or words <= _FEW:
        return False
    return not ends_sentence(text.rstrip(".")) and ". " not in text and _is_other_line(blocks[at + 1], sieve)


def stands_above_title(blocks: Sequence[Block], at: int, sieve: Sieve) -> bool:
    """Say whether a line is the place and the day above a headline."""
    below = at + 1
    if not is_placed_day(blocks[at].text, sieve.language) or below >= len(blocks):
        return False
    return len(blocks[below].text.split()) >= _MANY and can_be_title(blocks, below)


def headline_among(blocks: Sequence[Block], sieve: Sieve) -> int:
    """Return the line above which only the site speaks: its name, its motto, its sections.

    A copied page begins with such lines. They have a few words each; the headline has more, or is printed
    twice running. The number of blocks is returned where a label of the site is all there is.
    """
    lines = _candidates(blocks, sieve)
    for i, (block, below) in enumerate(pairwise(blocks[:_WITHIN])):
        if len(block.text) > _LONG:
            break
        if block.text == below.text and len(block.text.split()) >= _TWICE and can_be_title(blocks, i):
            return i
    if not lines or not _may_be_of_site(blocks[lines[0]].text, sieve) or _is_taken_up(blocks, lines[0]):
        return 0
    label = is_one_of(blocks[lines[0]].text, sieve.language.recogniser.sections)
    only = len(blocks) if label else lines[0]
    return next((i for i in lines[1:] if len(blocks[i].text.split()) >= _MANY), only)


def _candidates(blocks: Sequence[Block], sieve: Sieve) -> list[int]:
    """Return the lines above the text that can be a headline; none where any is marked as a heading."""
    found: list[int] = []
    for i, block in enumerate(blocks[:_WITHIN]):
        if block.role != "paragraph":
            return []
        if _is_text(block.text):
            break
        if can_be_title(blocks, i) and not _is_other_line(block, sieve) and not _tells_speech(block.text):
            found.append(i)
    return found


def _tells_speech(text: str) -> bool:
    """Say whether a line is a clause with a verb, a colon and speech to the end, as paragraphs are."""
    clause, _, speech = text.partition(":")
    return speech.strip().startswith(_MARKS) and text.endswith(_MARKS) and clause[-2:].rstrip().islower()


def _is_taken_up(blocks: Sequence[Block], at: int) -> bool:
    """Say whether the text uses the words of a line in lower case, as it does those of no site's name."""
    line = blocks[at].text
    plain = [word for word in line.split() if word.islower() and len(word) >= _PLAIN]
    if not plain:
        return False
    text = "\n".join(block.text for block in blocks[at + 1 : at + _WITHIN])
    long = [word.casefold() for word in line.split() if len(word) >= _MANY]
    return line not in text and all(re.search(rf"\b{re.escape(word)}\b", text) for word in long)


def _is_text(text: str) -> bool:
    """Say whether a line is of the text itself: a long sentence, one that announces speech, or speech."""
    if ends_sentence(text):
        return len(text) >= _PARAGRAPH or len(text.split()) > _SENTENCE
    return len(text.split()) > _MANY and (text.endswith(":") or text.startswith(_OPENING_MARKS))


def _is_other_line(block: Block, sieve: Sieve) -> bool:
    language = sieve.language
    return (
        is_label(block.text, language.frame)
        or is_date_line(block.text, language)
        or sieve.is_noise(block)
        or sieve.is_embargo(block.text, LONGEST)
    )


def _may_be_of_site(text: str, sieve: Sieve) -> bool:
    words = sum(word[:1].isalnum() for word in text.split())
    if (words <= _FEW and len(text) <= _SHORT) or is_one_of(text, sieve.language.recogniser.sections):
        return True
    return words <= _SLOGAN and _DASH.search(text) is not None


def same_line(text: str, other: str | None) -> bool:
    """Say whether two lines are the same but for case, spaces, quotation marks and marks around them."""
    if other is None or abs(len(text) - len(other)) > _DIFFERENT:
        return False
    return _plain(text) == _plain(other)


def _plain(text: str) -> str:
    return _OTHER.sub("", folded(text))
