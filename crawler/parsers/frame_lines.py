"""What single lines around the text of a release are: end marks, headings of notes, labels, date lines.

Each test takes one line and the words of its language and says what the line is by itself; where a line
stands, and what follows from it, is decided in `crawler.parsers.frame`.
"""

from __future__ import annotations

import re

from crawler.parsers.phrases import anywhere, begins, folded, is_one_of
from crawler.records import Block
from crawler.words import FrameWords, Language

_HASHES = re.compile(r"^[\s*]*#(?:\s*#)*[\s*]*$")
_THIRTY = re.compile(r"^[\s*#]*[-–—~]\s*30\s*[-–—~][\s*#]*$")
_RINGS = re.compile(r"^[\s*–—-]*[o0]{3,9}[\s*–—-]*$", re.IGNORECASE)
"""The sign that newsrooms of several countries set below a text: "--ooOoo--"."""
_INITIALS = re.compile(r"\)\s?[a-zäöü]{2,3}(?:/[a-zäöü]{2,3})*$")
"""Who wrote and who passed a text, which wire services set behind the end mark: "(Schluss) ab/cd"."""
_SUFFIX = re.compile(r"(?:[-–—~]\s?30\s?[-–—~]|#\s?#\s?#(?:\s?#){0,3})$")
_SIGN = re.compile(r"(?<!\S)(?:#(?: ?#){2,8}|[-–—]30[-–—])(?!\S)|(?<=[.!?\"”’»] )[-–—] 30 [-–—](?!\S)")
_SIGN_ENDS = ("#", "-", "–", "—", "~")
_AROUND = " \t-–—*~#/|[](){}<>.:_=•"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»“)\]]*$")
_DAY_PART = re.compile(
    r"\d{1,4}(?:[./-]\d{1,4}){1,2}|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,4}(?:st|nd|rd|th|er|º|ª|\.)?(?!\w)|t\d{2}:\d{2}(?::\d{2})?z?"
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_BARE_YEAR = re.compile(r"\W*\d{4}\W*")
_COUNTED = re.compile(r"(?:\s?[:–-] ?|\s\(|\s\[)\d{1,4}(?!\d)[^\d]{0,20}(?:\d{4})?[)\]]?$")
"""What an end mark in capitals adds: how many words, or the day: "ENDS (312 words)", "ENDS: 2 March"."""
_PLACED = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]+[ -]){1,2}(?=\d{1,2}(?:\.? ?[^\W\d_]|[. /-]))")
_POSTED = re.compile(r"(?:[^\Wa-z\d_]\S* ){1,9}\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d,? \d{1,2}[:.]\d{2}")
"""Names, a day in numbers and a clock time: who posted a text, and when."""
_CLOSING_SIGN = re.compile(r"[-–—~*#]")
_CLOSING = 12
"""Characters at the end of a paragraph among which an end mark shows: a capital, or a sign around it."""
_PARTICLE = 3
"""Letters of the longest particle inside a name: von, de, van."""
_BYLINE = 180
"""Characters of the longest by-line, with the offices of its author."""
_ASIDE = re.compile(r"^\([^()\d]{3,50}\)\s?")
"""What a heading of notes adds in brackets: "(not for publication)"."""
_SHORT_HEADING = 40
"""Characters of the longest heading that may stand over links alone."""
_HEADING = 90
"""Characters of the longest heading of notes, with what sets it off."""
_WORDS = re.compile(r"[^\W_][\s\S]*?[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")


def has_words(text: str) -> bool:
    """Say whether a line holds more than one letter or digit."""
    return _WORDS.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def heads_nothing(block: Block) -> bool:
    """Say whether the last block of a text is the heading of what has been left out: "Downloads"."""
    return block.role == "heading" and len(block.text) <= _SHORT_HEADING and not ends_sentence(block.text)


def is_teaser(block: Block) -> bool:
    """Say whether a block can belong to the links under a heading such as "Related news"."""
    if block.linked >= 0.5:
        return True
    return block.role != "heading" and len(block.text) <= 60 and not ends_sentence(block.text)


def is_end_mark(text: str, words: FrameWords) -> bool:
    """Say whether a line is nothing but an end mark: "ENDS", "- Ends -", "###", "-30-"."""
    if len(text) > 40:
        return False
    if _HASHES.match(text) or _THIRTY.match(text) or _RINGS.match(text):
        return True
    if (found := _COUNTED.search(text)) and text[: found.start()].isupper():
        text = text[: found.start()]
    if (signed := _INITIALS.search(text)) is not None:
        text = text[: signed.start() + 1]
    # Publishers of two languages print the mark in both: "CRÍOCH/ENDS".
    marks = text.strip(_AROUND).replace("|", "/").split("/")
    return all(is_one_of(mark.strip(_AROUND), words.end_marks) for mark in marks)


def end_sign(text: str) -> tuple[int, int] | None:
    """Return where an end mark of signs, "###" or "-30-", stands inside a text, or None."""
    if "#" not in text and "30" not in text:
        return None
    found = _SIGN.search(text)
    return found.span() if found and len(text) > found.end() - found.start() else None


def without_end_mark(text: str, words: FrameWords) -> str | None:
    """Return a paragraph without the end mark that closes it, or None where none does.

    A word counts only in capitals or between dashes, and only behind the end of a sentence.
    """
    bare = text.rstrip()
    end = bare[-_CLOSING:]
    if end.islower() and not _CLOSING_SIGN.search(end):
        return None
    signs = _SUFFIX.search(bare[-12:]) if bare.endswith(_SIGN_ENDS) else None
    if signs:
        return bare[: len(bare) - (len(bare[-12:]) - signs.start())].rstrip()
    head, _, tail = bare.rstrip(_AROUND).rpartition(" ")
    word = tail.strip(_AROUND)
    dashed = tail[:1] in "-–—*" or head.rstrip()[-1:] in ("-", "–", "—", "*")
    if word and (word.isupper() or dashed) and is_one_of(word, words.end_marks):
        rest = head.rstrip().rstrip("-–—*/").rstrip()
        if ends_sentence(rest):
            return rest
    return None


def after_heading(text: str, words: tuple[str, ...], *, inline: bool = False) -> str | None:
    """Return what follows a heading of the list in its own line, "" where it stands alone, or None.

    A heading with text behind it is set off by a colon, a dash, a bracket or a number: "Note to editors: …".
    A single word counts as one only alone in its line, or before a colon where `inline` allows it.
    """
    line = text.strip()
    if len(line) <= _HEADING and is_one_of(line, words):
        return ""
    plain = line[:_HEADING].replace("’", "'").casefold().lstrip("*#-–— \t[(1234567890.")
    opening = begins(plain, words)
    if opening is None:
        return None
    if " " not in opening and not (inline and plain[len(opening) :].startswith(":")):
        return None
    shift = len(line[:_HEADING]) - len(plain)
    rest = _ASIDE.sub("", line[shift + len(opening) :].lstrip(" *"))
    if rest in ("", ":"):
        return ""
    if re.match(r"[:–—-]|\(?\[?\d", rest):
        rest = rest.lstrip(" :*–—-")
        return rest if has_words(rest) else ""
    return None


def is_label(text: str, words: FrameWords) -> bool:
    """Say whether a line only names the kind of text: "Press release", "PRESS RELEASE from the office".

    In brackets it may name whose it is: "(Statement of the Harbour Party)".
    """
    if len(text) <= 60 and is_one_of(text, words.labels):
        return True
    bracketed = text.startswith("(") and text.endswith(")")
    if len(text) > _HEADING or ends_sentence(text) or not (bracketed or text[:3].isupper()):
        return False
    opening = begins(folded(text), words.labels)
    if bracketed:
        return opening is not None
    return (
        opening is not None and text[: len(opening)].isupper() and text[len(opening) :].strip()[:1].islower()
    )


def byline_of(text: str, words: FrameWords) -> str | None:
    """Return a line that names its author, as printed, or None: "By Jane Doe MP"."""
    if len(text) > _BYLINE or (ends_sentence(text) and not names_office(text)):
        return None
    line = folded(text)
    opening = begins(line, words.byline)
    if opening is None:
        return None
    rest = text.strip()[len(opening) :].lstrip(" :")
    named = rest.split()
    names = sum(word[:1].isupper() for word in named)
    # "Ó Clochartaigh ceaptha …" begins with a surname, and no preposition.
    goes_on = len(named) > 1 and named[1][:1].islower() and len(named[1]) > _PARTICLE
    return text.strip() if rest[:1].isupper() and 2 * names >= len(named) and not goes_on else None


def names_office(text: str) -> bool:
    """Say whether a line is words with a name of two at their end, then a comma, and no number anywhere."""
    words = text.partition(",")[0].split()[1:]
    capitals = [word for word in words if word[:1].isupper()]
    return "," in text and len(capitals) > 1 and words[-1] in capitals and not any(map(str.isdigit, text))


def is_date_line(text: str, language: Language) -> bool:
    """Say whether a line is nothing but a date, with a time, a place, or words such as "Published"."""
    if len(text) > 90 or not _YEAR.search(text) or _BARE_YEAR.fullmatch(text):
        return False
    if _POSTED.fullmatch(text) or ("|" in text and _is_wire_head(text, language)):
        return True
    day, _, author = text.partition(" - ")
    if author and byline_of(author, language.frame) is not None:
        return is_date_line(day, language)  # "26 October, 2017 - by Jane Doe TD"
    bare = _DAY_PART.sub(" ", text.casefold())
    bare = anywhere(_day_words(language)).sub(" ", bare)
    left = [word for word in re.findall(r"[^\W\d_]+", bare) if len(word) > 1]
    if not left:
        return True
    place = re.match(r"^([^\W\d_]+(?:[ -][^\W\d_]+){0,3})(?:,| ?[-–|/])", text.strip(" (["))
    return (
        place is not None
        and len(left) <= 4
        and all(word in place.group(1).casefold() for word in left)
        and text.strip(" ([")[:1].isupper()
    )


def _is_wire_head(text: str, language: Language) -> bool:
    """Say whether signs part a line into a day, a label and a sender: "3.5.2024 | THE PARTY | Release"."""
    parts = [part.strip() for part in text.split("|")]
    labelled = any(is_one_of(part, language.frame.labels) for part in parts)
    return labelled and any(is_date_line(part, language) for part in parts)


def is_placed_day(text: str, language: Language) -> bool:
    """Say whether a line is a place and a whole day without a mark between: "Harwich 3 December 2012"."""
    place = _PLACED.match(text) if len(text) <= _HEADING else None
    return place is not None and is_date_line(text[place.end() :], language)


def is_labelled_date(text: str, language: Language) -> bool:
    """Say whether a line is a date and says of what: "Posted: 3 May 2024", "Last update: 4 May 2024".

    A mere "Date:" is as often that of an event.
    """
    dates = language.dates
    label = begins(folded(text), dates.published) or begins(folded(text), dates.updated)
    if label is None or ":" not in text or is_one_of(label, language.frame.mail_date):
        return False
    return is_date_line(text, language)


def is_updated_line(text: str, language: Language) -> bool:
    """Say whether a date line tells of a change, not of the publication."""
    return begins(folded(text), language.dates.updated) is not None


def _day_words(language: Language) -> tuple[str, ...]:
    """Return every word that may stand on a date line: of days, of clocks, of publishing."""
    dates = language.dates
    names = tuple(form for forms in dates.months + dates.weekdays for form in forms)
    clock = (
        dates.before_clock
        + dates.hours
        + dates.oclock
        + dates.am
        + dates.pm
        + dates.noon
        + dates.abbreviations
    )
    return (
        names
        + clock
        + dates.ordinals
        + dates.joins
        + dates.ranges
        + dates.published
        + dates.updated
        + language.frame.labels
    )
