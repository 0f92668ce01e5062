"""Who signs a letter or a joint statement: the names below its closing line, or under "Signed by"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from crawler.parsers.people.attribution import SourceReading, reading_of
from crawler.parsers.people.lexicon import Lexicon, lexicon_of
from crawler.parsers.people.marking import Marked, mark
from crawler.parsers.people.persons import people_of
from crawler.parsers.people.roles_behind import leading_role
from crawler.words import Language

_YEARS = r"(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)?\d\d)\b(?![-/ ]\d)"
CONTACT = re.compile(rf"@|https?://|www\.|(?<!\d)(?!{_YEARS})\d[\d\s()/-]{{5,}}\d")
"""A telephone number or an address, which never leave the evidence; not the years of a term, 2018-2022."""
_LONGEST = 240
"""Characters of the longest line that can still be a signature: a name with two offices."""
_FOOT = 8
"""Lines that may stand below a text: two people with three offices each."""
_LONGEST_FOOT = 120
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "»", "“")
_DESK = 2
"""Words of the longest line that names a press office."""
_BLANK_LINES = 1
"""Lines without a name that may stand among signatures: a date, a place, the name of a body."""


def signatories(paragraphs: Sequence[str], *, language: Language) -> tuple[SourceReading, ...]:
    """Return who signs the letters and statements in the paragraphs of one part, in order."""
    lexicon = lexicon_of(language)
    closing = _closing_pattern(lexicon)
    found: list[SourceReading] = []
    index = 0
    while index < len(paragraphs):
        match = closing.match(paragraphs[index])
        index += 1
        if match is None or (match["bare"] is not None and not _only_people(match, lexicon)):
            continue
        signed, index = _signatures(match.end(), paragraphs, index, lexicon)
        found.extend(signed)
    return tuple(found)


def signed_at_foot(paragraphs: Sequence[str], *, language: Language) -> tuple[SourceReading, ...]:
    """Return who stands below a text without a closing line: "Jane Doe MP", "Shadow Minister for Ports".

    Below the last sentence nothing may stand but people and their offices. Each has letters or an office,
    or a title where there are several; or there are several, and none has. Press officers sign nothing.
    """
    lexicon = lexicon_of(language)
    paragraphs = _without_last_stop(paragraphs)
    first = len(paragraphs)
    while first > 1 and len(paragraphs) - first < _FOOT and _is_short(paragraphs[first - 1]):
        first -= 1
    if any(_is_desk(line, lexicon) for line in paragraphs[first:]):
        return ()
    while first < len(paragraphs):
        opening = (paragraphs[first].split() or [""])[0]
        if not lexicon.is_given(opening) and lexicon.kind(opening) not in "THL":
            first += 1
            continue
        found, index = _signatures(0, paragraphs, first + 1, lexicon)
        shared = _shared_role(paragraphs[first - 1], lexicon)
        if shared is not None:
            found = [_with_role(person, shared) for person in found]
        ends = paragraphs[first - 1].endswith(_SENTENCE_ENDS)  # not "The sponsors:", nor more names
        lines = index - first if ends else 0
        if index == len(paragraphs) and found and _are_people(found, lines, lexicon):
            return tuple(found)
        first += 1
    return ()


def _shared_role(line: str, lexicon: Lexicon) -> str | None:
    """Return the office of all who are listed below a line: "The councillors:"."""
    if not line.endswith(":") or len(line) > _LONGEST_FOOT:
        return None
    return leading_role(mark(line.rstrip(":"), lexicon), lexicon)


def _is_short(line: str) -> bool:
    """Say whether a line can stand below a text: no sentence, no speech, no address."""
    return len(line) <= _LONGEST_FOOT and line[-1:] not in '.!?:;”"»“' and CONTACT.search(line) is None


def _without_last_stop(paragraphs: Sequence[str]) -> Sequence[str]:
    """Leave out the full stop that closes a list of signatures, but not that of a sentence."""
    if len(paragraphs) < 2 or not paragraphs[-1].endswith(".") or not _is_short(paragraphs[-2]):
        return paragraphs
    return (*paragraphs[:-1], paragraphs[-1][:-1])


def _is_desk(line: str, lexicon: Lexicon) -> bool:
    """Say whether a line names a press office, whose people are no signatories: "Communications"."""
    words = line.casefold().split()
    return 0 < len(words) <= _DESK and words[-1] in lexicon.words.desks


def _are_people(found: Sequence[SourceReading], lines: int, lexicon: Lexicon) -> bool:
    names = [(reading.name or "").split() for reading in found]
    known = sum(1 for name in names if name and lexicon.is_given(name[0]))
    if not all(len(name) > 1 for name in names) or 2 * known <= len(names):
        return False
    said = [bool(each.post_nominals or each.role or (each.title and len(found) > 1)) for each in found]
    return all(said) or (not any(said) and lines == len(names) == known > 1)


def _signatures(
    rest: int, paragraphs: Sequence[str], index: int, lexicon: Lexicon
) -> tuple[list[SourceReading], int]:
    """Read the rest of a closing line and what follows; return the signatures and the first line left."""
    people = list(_people_of(paragraphs[index - 1][rest:].strip(), lexicon))
    blank = 0
    while index < len(paragraphs):
        line = paragraphs[index].strip()
        if len(line) > _LONGEST or CONTACT.search(line):
            break
        named = list(_people_of(line, lexicon))
        opens = any(_opens_with(line, each, lexicon) for each in named)
        role = None if opens or not people else leading_role(mark(line, lexicon), lexicon)
        if role is not None:
            named = []  # "Chair of the Harbour Party – North Hill"
        if not named and role is None:
            blank += 1
            if blank > _BLANK_LINES or line.endswith((".", ":")):
                break
        elif role is not None:
            people[-1] = _with_role(people[-1], role)
        else:
            blank = 0
            people.extend(named)
        index += 1
    return people, index


def _opens_with(line: str, person: SourceReading, lexicon: Lexicon) -> bool:
    """Say whether a line has somebody's name, and no body that ends his office."""
    name = person.name or ""
    return bool(person.title) or line.startswith(name) or lexicon.is_given(name.split()[0])


def _with_role(person: SourceReading, role: str) -> SourceReading:
    return person if person.role else replace(person, role=role, raw=f"{person.raw}, {role}")


def _people_of(line: str, lexicon: Lexicon) -> Iterator[SourceReading]:
    """Yield the people of a line, which may hold several with their roles; none where it is a sentence."""
    marked = mark(line, lexicon)
    if not line or _is_sentence(marked):
        return
    found = [reading_of(marked, named) for named in people_of(marked, lexicon, signed=True)]
    if len(found) == 2 and " " not in (found[1].name or "") and found[0].role is None:
        name, raw = (f"{getattr(found[0], key)} – {getattr(found[1], key)}" for key in ("name", "raw"))
        if line.startswith(name):  # a double surname, printed with spaces
            found = [replace(found[1], name=name, raw=raw)]
    yield from found


def _only_people(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Say whether nothing but people stands behind a closing without a sign: "Kind regards Jane Doe"."""
    rest = match.string[match.end() :].strip()
    marked = mark(rest, lexicon)
    if len(rest) > _LONGEST_FOOT or _is_sentence(marked):
        return False
    people = people_of(marked, lexicon, signed=True)
    whole = bool(people) and people[0].extent[0] == 0
    return whole and people[-1].extent[1] >= len(marked.kinds.rstrip(".,"))


def _is_sentence(marked: Marked) -> bool:
    """Say whether a line is running text: verbs and pronouns, not names and offices."""
    kinds = marked.kinds
    return "O" in kinds or "W" in kinds or (marked.text.endswith((".", "!", "?")) and kinds.count("w") > 3)


@lru_cache(maxsize=64)
def _closing_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a closing line whole, or its words at the beginning of a line before names."""
    words = lexicon.words
    closings = _alternatives(words.closings)
    signed = _alternatives(words.signed)
    return re.compile(
        rf"[\s–—-]*(?:(?:{closings})(?:\s*(?:[,.!:–—-]+\s*|\Z)|\s+(?P<bare>(?-i:(?=[^\W\d_a-zà-ÿ]))))"
        rf"|(?:{signed})\s*(?:[:,]\s*|\Z))",
        re.IGNORECASE,
    )


def _alternatives(phrases: Sequence[str]) -> str:
    if not phrases:
        return r"(?!)"
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
