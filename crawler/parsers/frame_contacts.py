"""Lines that give the contacts of press officers: which begin with one, hold one, or are nothing else."""

from __future__ import annotations

import re
import string
from itertools import pairwise

from crawler.parsers.frame_lines import ends_sentence
from crawler.parsers.phrases import anywhere, begins, folded
from crawler.words import FrameWords

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
_POSTCODE = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d(?!\d))\d{4,6}(?![\w%€£/])(?! \d)"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)|(?<![\w-])\d{2}-\d{3}(?![\w-])"
)
_NOTE = 220
"""Characters of the longest sentence that does no more than name a press officer."""
_RUN_IN = 160
"""Characters at the beginning of a paragraph among which a contact line may have been run into it."""
_BARE_ADDRESS = 30
_FEWEST_DIGITS, _FEWEST_BEHIND_LABEL = 7, 4
"""Digits of the shortest telephone number, and of the shortest extension behind a word for it."""
_OFFICE = 60
"""Characters of the longest name of a press office."""
_LINE, _HEADING = 120, 90
"""Characters of the longest line of a contact, and of one that names an office and its number."""
_SENTENCE = 9
"""Words of the shortest sentence that tells readers where to turn."""
_TELLING = 9
"""Letters of the shortest word for contacts that only a press office uses."""
_DIGIT = re.compile(r"\d")
_OF_ADDRESS = re.compile(r"[\d@\[(]")
"""What every number and every address has one of."""
_HIDDEN = "[email protected]"
"""What a network that guards sites prints in the place of an e-mail address."""
_AT = re.compile(r"@|[\[(](?:at|ät)[\])]", re.IGNORECASE)


def has_address(text: str, words: FrameWords) -> bool:
    """Say whether a line gives a telephone number or an e-mail address."""
    if ("@" in text or "[" in text or "(" in text) and _AT.search(text) and _EMAIL.search(text):
        return True
    if _HIDDEN in text.replace("\xa0", " "):
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
        numbered = sum(map(str.isdigit, text)) >= _FEWEST_DIGITS
        alone = line == opening or ((numbered or text.rstrip().endswith(":")) and len(text) <= _OFFICE)
        return opening is not None and (alone or has_address(text, words))
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


def ends_as_contact(text: str, words: FrameWords) -> bool:
    """Say whether a short line ends in words for a press office: "Roads media enquiries"."""
    if len(text) > _OFFICE or ends_sentence(text):
        return False
    line = folded(text)
    return any(
        " " in found.group() and found.end() == len(line) for found in anywhere(words.contact).finditer(line)
    )


def is_contact_note(text: str, words: FrameWords) -> bool:
    """Say whether a line gives the number or address of press officers, and says so, wherever it stands."""
    if len(text) > _NOTE or not _OF_ADDRESS.search(text):
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
    if len(text) > 2 * _RUN_IN or not _OF_ADDRESS.search(text) or not has_address(text, words):
        return False
    if begins(folded(text), words.contact) is not None:
        return True
    return len(without_addresses(text)) <= _LINE and not _is_for_readers(text, words)


def _is_for_readers(text: str, words: FrameWords) -> bool:
    """Say whether a sentence gives readers the number of a service: it names nobody and no press office."""
    told = without_addresses(text).split()
    if len(told) < _SENTENCE or not ends_sentence(text):
        return False
    if any(first[:1].isupper() and second[:1].isupper() for first, second in pairwise(told)):
        return False
    line = folded(text)
    if begins(line, words.enquiries) is not None:
        return False
    return all(len(found.group()) < _TELLING for found in anywhere(words.contact).finditer(line))


def is_address(text: str) -> bool:
    """Say whether a line can be a postal address: it holds a postcode and is no sentence."""
    return _POSTCODE.search(text) is not None and not ends_sentence(text)
