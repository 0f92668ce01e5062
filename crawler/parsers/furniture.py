"""Tell furniture from text, a block at a time, by the words of the page's language.

What is tested here stands inside the element that holds the release: share lines, links onward, invitations,
stand-ins for blocked films, picture credits. A block is furniture only where the whole of it is: a sentence
of the release that happens to contain such a word is text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.parsers.captions import ends_in_credit, is_agency, is_caption, is_labelled_caption
from crawler.parsers.phrases import anywhere, begins, folded, found_in, is_one_of, may_hold
from crawler.records import Block
from crawler.words import Language, PageWords

_SHORT = 90
"""Characters; a longer line is a sentence, and sentences are furniture only by stronger signs."""
_LABEL = 40
_MINOR = 3
"""Letters of the longest word that joins the names of networks in a share line: "on", "or", "via"."""
_NAG = 320
"""Characters of the longest block that can be furniture, a consent text or a legal line; more is text."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[@#]\w+|\S+@\S+\.\w+")
_OPENING_MARKS = ('"', "“", "„", "«", "»", "”", "'", "‘", "‚")
"""Speech is text, whatever it is about."""
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
_WORD = re.compile(r"\w+")
_NUMBERS = re.compile(r"\(?\d{1,6}\+?\)?")
"""How many comments or minutes: "View comments (3)", "4 min read"."""
_PLAYER = re.compile(r"\d{1,2}:\d\d ?/ ?\d{1,3}:\d\d")
"""What a player shows of the time: "0:00 / 2:31"."""
_LETTER = re.compile(r"[^\W\d_]")
_LABEL_BEFORE = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+: ?")
"""A word or two and a colon before a link that is all the rest of its line: "LISTEN: …"."""
_LEAST_LINKED = 0.5
_ALL_LINKED = 0.9
_CLICK = 120
"""Characters of the longest line that says where to click."""
_PIC_TWITTER = re.compile(r"\bpic\.(?:twitter|x)\.com/\w+|\(@\w{2,30}\)")
_CALLS_OUT = re.compile(r"!\)?$")
"""How a button ends that calls upon the reader: "Join us now!"."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»“)\]]*$")


def may_ask(seen: str, language: Language) -> bool:
    """Say whether case-folded text can hold a phrase by which a block asks for consent, an address, money."""
    return may_hold(seen, _asking(language))


def is_noise_block(block: Block, language: Language, *, asks: bool = True) -> bool:
    """Say whether a block is furniture of the page and no part of what the release says.

    `asks` is what `may_ask` said of the text around it, where that was looked at.
    """
    text, words = block.text, language.page
    if len(text) > _NAG:
        return False
    if not _LETTER.search(text):
        return is_link_line(block) or _PLAYER.fullmatch(text) is not None
    line = folded(text)
    known = begins(line, _openings(language)) is not None
    if asks and may_ask(line, language) and _is_nag(line, text, words):
        return True
    if len(text) > 2 * _SHORT:
        return known and (_is_legal(line, text, words) or is_labelled_caption(line, words))
    if text.startswith("©") or is_one_of(text, language.embargo.caveats):
        return True
    return (
        is_link_line(block)
        or (known and (_is_legal(line, text, words) or _is_tag_line(line, block, words)))
        or (known and len(text) <= _CLICK and begins(line, words.clicks) is not None)
        or (block.role == "paragraph" and is_agency(text))
        or (may_hold(line, words.captions) and ends_in_credit(line, words))
        or (len(text) <= _SHORT and _is_short_line(line, block, words, known=known))
        or (len(text) <= _LABEL and _is_stray_label(line, block, language))
        or (block.linked > 0 and _PIC_TWITTER.search(text) is not None)
        or (block.linked >= _ALL_LINKED and len(text) <= _SHORT and _says_here(line, words))
    )


@lru_cache(maxsize=64)
def _openings(language: Language) -> tuple[str, ...]:
    """Return everything that a line of furniture can begin with, but for consent texts and stand-ins."""
    words = language.page
    whole = words.share + words.networks + words.more + words.consent_actions + words.consent_terms
    return whole + (
        words.more_openings
        + words.calls
        + words.captions
        + words.tags
        + words.skips
        + words.clicks
        + words.preview
        + words.imprint
        + words.legal
    )


@lru_cache(maxsize=64)
def _asking(language: Language) -> tuple[str, ...]:
    """Return every phrase by which a block is known that asks for something, wherever it stands in it."""
    words = language.page
    return words.stand_ins + words.consent + words.appeals


def _is_stray_label(line: str, block: Block, language: Language) -> bool:
    """Say whether a line is the label of a day that stands elsewhere, or tells how long the text takes."""
    if block.role == "heading":
        return False
    if is_one_of(line, language.dates.published) or is_one_of(line, language.dates.updated):
        return True
    if not any(map(str.isdigit, line)):
        return False
    told = [word for word in _WORD.findall(line) if not word.isdigit()]
    known = _words_of_reading(language)
    minutes = any(word.startswith("min") or word in known for word in told)
    return minutes and all(word.startswith("min") or word in known for word in told)


@lru_cache(maxsize=64)
def _words_of_reading(language: Language) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(language.page.reading_times).casefold()))


def _says_here(line: str, words: PageWords) -> bool:
    """Say whether the last word of a line is one that stands on a link: "Watch the film here."."""
    last = _WORD.findall(line)[-1:]
    return bool(last) and is_one_of(last[0], words.heres)


def _is_short_line(line: str, block: Block, words: PageWords, *, known: bool) -> bool:
    text = block.text
    if _is_call(line, block, words, known=known):
        return True
    if (known or line[0].isdigit()) and _is_onward(line, text, block, words):
        return True
    if (known or _can_be_shared(line, words)) and is_share_line(text, words):
        return True
    return (known or text[0] in "©(" or line.startswith("copyright")) and is_caption(text, words)


def _can_be_shared(line: str, words: PageWords) -> bool:
    """Say whether a line that does not begin as a share line can be one: "via Facebook", "@party".

    Its last word is then the name of a network, or an address.
    """
    first, _, rest = line.partition(" ")
    if len(first) > _MINOR and not _has_address(first):
        return False
    last = rest.rpartition(" ")[2] or first
    return len(last) <= _MINOR or _has_address(last) or anywhere(words.networks).search(last) is not None


def is_link_line(block: Block) -> bool:
    """Say whether a block is nothing but a link: its text, or an address."""
    if block.role in ("heading", "table_row"):
        return False
    if _has_address(block.text) and not _LETTER.search(_ADDRESS.sub("", block.text)):
        return True
    if block.linked < _LEAST_LINKED or len(block.text) > 2 * _SHORT:
        return False
    if block.text.endswith(":") and block.text.count(" ") >= _MINOR:
        return False  # announces what stands below it: "The resolution of the council says:"
    if _SENTENCE_END.search(block.text) and not (block.linked == 1 and _CALLS_OUT.search(block.text)):
        return False
    label = _LABEL_BEFORE.match(block.text)
    return block.linked >= 0.95 * (1 - (label.end() / len(block.text) if label else 0))


def _has_address(text: str) -> bool:
    return "@" in text or "#" in text or "://" in text or "www." in text


def is_share_line(text: str, words: PageWords) -> bool:
    """Say whether a line invites to share the page: "Share this:", "Teilen", "Tweet", names of networks."""
    if len(text) > _SHORT:
        return False
    line = folded(text)
    if is_one_of(text, words.share):
        return True
    opening = begins(line, words.share)
    rest = line[len(opening) :] if opening else line
    rest, count = anywhere(words.networks).subn(" ", rest)
    rest = _ADDRESS.sub(" ", rest) if _has_address(rest) else rest
    left = any(len(word) > _MINOR or not word.isalpha() for word in _WORD.findall(rest))
    return not left and (opening is not None or count > 1 or is_one_of(text, words.networks))


def is_related_heading(block: Block, words: PageWords) -> bool:
    """Say whether a block heads links to other pages: "Related news", "Mehr zum Thema"."""
    return len(block.text) <= _LABEL + 20 and is_one_of(block.text, words.related)


def is_onward_label(text: str, words: PageWords) -> bool:
    """Say whether a short line leads on or back, by its words alone: "View", "Back to press releases"."""
    return len(text) <= _LABEL and (
        is_one_of(text, words.more) or begins(folded(text), words.more_openings) is not None
    )


def _is_onward(line: str, text: str, block: Block, words: PageWords) -> bool:
    if is_one_of(_NUMBERS.sub(" ", line), words.more) or is_one_of(text, words.preview):
        return True
    if len(text) <= _LABEL and begins(line, words.skips):
        return True
    if begins(line, words.preview):
        return True
    if _names_other(line, begins(line, words.more), text):
        return True
    opening = begins(line, words.more_openings)
    if opening is None:
        return False
    if line[len(opening) :].startswith(":") and opening in _labels_before(words):
        return True
    if _names_other(line, opening, text) or block.linked >= 0.4 or _names_neighbour(opening, text, words):
        return True
    return (
        " " in opening and block.role != "heading" and len(text) <= _LABEL and not _SENTENCE_END.search(text)
    )


def _names_other(line: str, opening: str | None, text: str) -> bool:
    """Say whether words that lead on are set off from the headline of another text: "Read more – Ferries"."""
    if opening is None or " " not in opening or text.endswith("."):
        return False
    return line[len(opening) :].startswith((": ", " - ", " – ", " — "))


def _names_neighbour(opening: str, text: str, words: PageWords) -> bool:
    """Say whether a headline follows what is a label elsewhere: "Previous article Ferries sail again"."""
    other = " " in opening and is_one_of(opening, words.more) and text[len(opening) :].lstrip()[:1].isupper()
    return other and not _SENTENCE_END.search(text)


@lru_cache(maxsize=64)
def _labels_before(words: PageWords) -> frozenset[str]:
    """Return the words that, with a colon, lead on to another text: "Next: Ferries sail again"."""
    return frozenset(folded(each) for each in words.more_openings if each.endswith(":"))


def _is_nag(line: str, text: str, words: PageWords) -> bool:
    """Say whether a block asks for consent, for a click to load a film, for an address or for money."""
    if text.startswith(_OPENING_MARKS):
        return False
    if found_in(line, words.stand_ins):
        return True
    if (asked := found_in(line, words.consent)) is not None:
        return not _is_in_marks(line, asked.start())
    return len(text) <= 2 * _SHORT and found_in(line, words.appeals) is not None


def _is_in_marks(line: str, at: int) -> bool:
    """Say whether a place in a line stands behind an opening quotation mark: what is quoted is text."""
    before = line[:at]
    return any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS) or (
        before.count('"') % 2 == 1
    )


def _is_call(line: str, block: Block, words: PageWords, *, known: bool) -> bool:
    """Say whether a short line is a button, or calls upon the reader: "Donate now", "Join our newsletter"."""
    text = block.text
    if text.startswith(_OPENING_MARKS):
        return False
    if known and any(
        is_one_of(text, names) for names in (words.consent_actions, words.consent_terms, words.calls)
    ):
        return True
    if block.role == "heading" or block.emphasis == "strong" or _SENTENCE_END.search(text):
        return False
    found = found_in(line, words.calls)
    return found is not None and (not found.start() or (" " in found.group() and found.end() == len(line)))


def _is_tag_line(line: str, block: Block, words: PageWords) -> bool:
    text = block.text
    opening = begins(line, words.tags)
    if opening is None or len(text) > 2 * _SHORT:
        return False
    rest = line[len(opening) :].lstrip()
    if not rest:
        return text.rstrip().endswith(":") or block.role != "heading"
    return block.linked >= 0.4 or (rest.startswith(":") and not _SENTENCE_END.search(text))


def _is_legal(line: str, text: str, words: PageWords) -> bool:
    if begins(line, words.imprint):
        return True
    if len(line) > _SHORT:
        return False
    opening = begins(line, words.legal)
    return opening is not None and (opening == line or not _SENTENCE_END.search(text))
