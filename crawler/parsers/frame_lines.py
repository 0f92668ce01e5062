"""What single lines around the text of a release are: end marks, headings of notes, contacts, date lines.

Each test takes one line and the words of its language and says what the line is by itself; where a line
stands, and what follows from it, is decided in `crawler.parsers.frame`.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache

from crawler.parsers.phrases import anywhere, begins, folded, is_one_of
from crawler.words import FrameWords, Language

_HASHES = re.compile(r"^[\s*]*#(?:\s*#)+[\s*]*$")
_THIRTY = re.compile(r"^[\s*#]*[-–—~]\s*30\s*[-–—~][\s*#]*$")
_SUFFIX = re.compile(r"(?:[-–—~]\s?30\s?[-–—~]|#\s?#\s?#(?:\s?#){0,3})$")
_SIGN = re.compile(r"(?<!\S)(?:#(?: ?#){2,8}|[-–—]30[-–—])(?!\S)|(?<=[.!?\"”’»] )[-–—] 30 [-–—](?!\S)")
_SIGN_ENDS = ("#", "-", "–", "—", "~")
_AROUND = " \t-–—*~#/|[](){}<>.:_=•"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»“)\]]*$")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(](?:at|ät|@)[\])]\s?)[\w-]{1,63}(?:(?:\.|\s?[\[(](?:dot|punkt)[\])]\s?)[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/€£$#-])(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d))"
    r"(?:\+\d|00[1-9]|\(?0\d|\(\+?\d)[\d ().\-/–‑\xa0]{5,22}\d(?!\w)"
    r"|(?<![\w.,/€£$#-])\d\d(?: \d\d){3}(?! ?\d|\w)"
    r"|(?<![\w.,/€£$#-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .–‑-])\d{3}[ .–‑-]\d{4}(?!\w)"
)
_LOCAL_NUMBER = re.compile(r"\s[-–:]\s?\d{3,4}[ -]?\d{4}$")
"""A number without its area code at the end of a line that names an office."""
_DIGITS_AFTER_LABEL = re.compile(r"[\s.:#]{0,4}\+?[\d(][\d ().\-/–]{4,22}\d")
_DAY_PART = re.compile(
    r"\d{1,4}(?:[./-]\d{1,4}){1,2}|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,4}(?:st|nd|rd|th|er|º|ª|\.)?(?!\w)|t\d{2}:\d{2}(?::\d{2})?z?"
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_POSTED = re.compile(r"(?:[^\Wa-z\d_]\S* ){1,9}\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d,? \d{1,2}[:.]\d{2}")
"""Names, a day in numbers and a clock time: who posted a text, and when."""
_POSTCODE = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d(?!\d))\d{4,6}(?![\w%€£/])(?! \d)"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)|(?<![\w-])\d{2}-\d{3}(?![\w-])"
)
_CLOSING_SIGN = re.compile(r"[-–—~*#]")
_CLOSING = 12
"""Characters at the end of a paragraph among which an end mark shows: a capital, or a sign around it."""
_PARTICLE = 3
"""Letters of the longest particle inside a name: von, de, van."""
_LINE = 120
_NOTE = 220
"""Characters of the longest sentence that does no more than name a press officer."""
_RUN_IN = 160
"""Characters at the beginning of a paragraph among which a contact line may have been run into it."""
_BARE_ADDRESS = 30
_ASIDE = re.compile(r"^\([^()\d]{3,50}\)\s?")
"""What a heading of notes adds in brackets: "(not for publication)"."""
_HEADING = 90
"""Characters of the longest heading of notes, with what sets it off."""
_FEWEST_DIGITS, _FEWEST_BEHIND_LABEL = 7, 4
"""Digits of the shortest telephone number, and of the shortest extension behind a word for it."""
_AT = re.compile(r"@|[\[(](?:at|ät)[\])]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_][\s\S]*?[^\W_]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


def has_words(text: str) -> bool:
    """Say whether a line holds more than one letter or digit."""
    return _WORDS.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def is_end_mark(text: str, words: FrameWords) -> bool:
    """Say whether a line is nothing but an end mark: "ENDS", "- Ends -", "###", "-30-"."""
    if len(text) > 40:
        return False
    if _HASHES.match(text) or _THIRTY.match(text):
        return True
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


def has_address(text: str, words: FrameWords) -> bool:
    """Say whether a line gives a telephone number or an e-mail address."""
    if ("@" in text or "[" in text or "(" in text) and _AT.search(text) and _EMAIL.search(text):
        return True
    digits = sum(map(text.count, string.digits)) if _DIGIT.search(text) else 0
    if digits >= _FEWEST_DIGITS and any(
        _FEWEST_DIGITS <= sum(map(str.isdigit, found.group())) <= 16 for found in _PHONE.finditer(text)
    ):
        return True
    if digits < _FEWEST_BEHIND_LABEL:
        return False
    labels = list(anywhere(words.contact_labels).finditer(text.casefold()))
    if labels and len(text) <= _HEADING and _LOCAL_NUMBER.search(text):
        return True
    return any(_DIGITS_AFTER_LABEL.match(text, label.end()) for label in labels)


def contact_lead(text: str, words: FrameWords) -> int:
    """Return how many characters at the beginning of a paragraph are a contact run into it, 0 for none.

    Texts that lost their line breaks open so: "Contact: A B (202) 555-0143 Washington, D.C. Today …".
    """
    head = text[:_RUN_IN]
    if len(text) <= 2 * _RUN_IN or not has_address(head, words):
        return 0
    ends = [found.end() for pattern in (_EMAIL, _PHONE) for found in pattern.finditer(head)]
    end = max(ends, default=0)
    named = anywhere(words.contact).search(head[:end].casefold())
    return end if named or end <= _BARE_ADDRESS else 0


def names_contact(text: str, words: FrameWords) -> bool:
    """Say whether a line introduces press officers: "Contact:", "For more information please contact X"."""
    if len(text) > 2 * _RUN_IN:
        return False
    line = folded(text).replace(", ", " ")
    opening = begins(line, words.contact)
    if opening is None:
        opening = begins(line, words.enquiries)
        return opening is not None and (line == opening or has_address(text, words))
    if line == opening:
        return True
    return (
        has_address(text, words)
        or line[len(opening) :].lstrip().startswith((":", "–", "-"))
        or (len(text) <= _LINE and " " in opening)
    )


def without_addresses(text: str) -> str:
    """Return a line without its telephone numbers and e-mail addresses."""
    return _PHONE.sub(" ", _EMAIL.sub(" ", text)).strip()


def is_contact_note(text: str, words: FrameWords) -> bool:
    """Say whether a line gives the number or address of press officers, and says so, wherever it stands."""
    if len(text) > _NOTE:
        return False
    line = folded(text)
    named = begins(line, words.contact) or begins(line, words.enquiries)
    return named is not None and has_address(text, words)


def contact_in_line(text: str, words: FrameWords) -> int:
    """Return where a contact begins inside a short line, 0 where none does: "9 May 2008 Contact: A B"."""
    if len(text) > _LINE or ":" not in text:
        return 0
    for found in anywhere(words.contact).finditer(text.casefold()):
        if found.start() and text[found.end() : found.end() + 1] == ":":
            return found.start()
    return 0


def is_contact_line(text: str, words: FrameWords) -> bool:
    """Say whether a line is one of a contact block: a number or an address, with little else."""
    if len(text) > 2 * _RUN_IN or not has_address(text, words):
        return False
    return len(without_addresses(text)) <= _LINE or begins(folded(text), words.contact) is not None


def is_address(text: str) -> bool:
    """Say whether a line can be a postal address: it holds a postcode and is no sentence."""
    return _POSTCODE.search(text) is not None and not ends_sentence(text)


def is_label(text: str, words: FrameWords) -> bool:
    """Say whether a line only names the kind of text: "Press release"."""
    return len(text) <= 60 and is_one_of(text, words.labels)


def byline_of(text: str, words: FrameWords) -> str | None:
    """Return a line that names its author, as printed, or None: "By Jane Doe MP"."""
    if len(text) > _LINE or ends_sentence(text):
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


def is_date_line(text: str, language: Language) -> bool:
    """Say whether a line is nothing but a date, with a time, a place, or words such as "Published"."""
    if len(text) > 90 or not _YEAR.search(text):
        return False
    if _POSTED.fullmatch(text):
        return True
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


def is_updated_line(text: str, language: Language) -> bool:
    """Say whether a date line tells of a change, not of the publication."""
    return begins(folded(text), language.dates.updated) is not None


@lru_cache(maxsize=64)
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
