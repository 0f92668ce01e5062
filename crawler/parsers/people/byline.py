"""Who wrote a speech or an opinion piece: the by-line, or the line or headline that announces the speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from crawler.parsers.people.attribution import SourceReading, reading_of
from crawler.parsers.people.lexicon import Lexicon, lexicon_of
from crawler.parsers.people.marking import Marked, mark
from crawler.parsers.people.persons import Named, people_of
from crawler.parsers.people.roles_behind import role_after
from crawler.words import Language

_LONGEST = 250
_FIRST_LINES = 3
_LONGEST_BYLINE = 120
_SURNAME = 4
"""Letters of the shortest word in capitals that is a name in a by-line: "12:30 PM ET"."""
_FIRST_PERSON = 3
"""How often a text must say "I" or "we" outside quotation marks to be somebody's own."""


def authors(
    byline: str | None, *, title: str | None, body: Sequence[str], language: Language
) -> tuple[SourceReading, ...]:
    """Return the authors that a by-line names, or the speaker whose whole speech the body is.

    A by-line that names an organisation or a press office gives nobody, nor does a line that says who posted
    what is not told in the first person.
    """
    lexicon = lexicon_of(language)
    if byline:
        return read_byline(byline, language=language) if written_by(byline, body, language) else ()
    for line in body[:2]:
        if len(line) <= _LONGEST and line.rstrip().endswith(":"):
            found = _announced(line, lexicon) or _wrote(line, lexicon)
            if found is not None:
                return (found,)
    if printed := _printed_byline(body, lexicon):
        return printed
    if (author := _told_of_author(body, lexicon)) is not None and is_own_text(body[:-1], language):
        return (author,)
    if (author := _argues(body, lexicon)) is not None and is_own_text(body[1:], language):
        return (author,)
    found = _announced(title, lexicon) if title else None
    return (found,) if found is not None and is_own_text(body, language) else ()


def written_by(byline: str | None, body: Sequence[str], language: Language) -> str | None:
    """Return a by-line, or None where it says who posted what is not told in the first person."""
    if byline is None or _posters(lexicon_of(language)).match(byline) is None:
        return byline
    return byline if is_own_text(body, language) else None


def _printed_byline(body: Sequence[str], lexicon: Lexicon) -> tuple[SourceReading, ...]:
    """Read a by-line that stands among the first lines of the text and holds nothing but people."""
    for line in body[:_FIRST_LINES]:
        opener = _openers(lexicon).match(line) if len(line) <= _LONGEST_BYLINE else None
        if opener is None:
            continue
        marked = mark(line[opener.end() :].strip(), lexicon)
        people = people_of(marked, lexicon, signed=True)
        whole = people and people[0].extent[0] == 0 and people[-1].extent[1] >= len(marked.kinds)
        if whole and all(named.name.end - named.name.start > 1 for named in people):
            return tuple(reading_of(marked, named) for named in people)
    return ()


def read_byline(line: str, *, language: Language) -> tuple[SourceReading, ...]:
    """Read "By Jane Doe MP and John Roe, chair of the committee" as two people."""
    lexicon = lexicon_of(language)
    match = _posters(lexicon).match(line) or _openers(lexicon).match(line)
    marked = mark(line[match.end() :] if match else line, lexicon)
    people = people_of(marked, lexicon, signed=True)
    return tuple(reading_of(marked, named) for named in people if _is_person(marked, named, lexicon))


def _may_write(marked: Marked, named: Named, lexicon: Lexicon) -> bool:
    """Say whether a headline's name is one: not "Doe Delivers", where the verb has a capital."""
    given = lexicon.is_given(marked.slice(named.name.start, named.name.start + 1))
    return given or named.name.behind > named.name.end


def _is_person(marked: Marked, named: Named, lexicon: Lexicon) -> bool:
    """Say whether a by-line names a person: not "Admin", not "Team Roe"."""
    words = marked.slice(named.name.start, named.name.end).casefold().split()
    kinds = marked.kinds[named.name.start : named.name.end]
    letters = set(kinds) == {"U"} and max(map(len, words)) < _SURNAME
    whole = (len(words) > 1 and not letters) or named.name.titled != ""
    paper = any(kind in "BS" or "/" in word for kind, word in zip(kinds, words, strict=False))
    return whole and not paper and not any(word in lexicon.words.desks for word in words)


def _announced(line: str, lexicon: Lexicon) -> SourceReading | None:
    """Read "X MP, Secretary of State, speech at …" and "Speech by X at …"; None for other lines."""
    match = _speech(lexicon).search(line)
    if match is None:
        return None
    before = mark(line[: match.start()].strip(" ,:–—-"), lexicon)
    people = people_of(before, lexicon)
    if (
        people
        and people[-1].extent[1] >= len(before.kinds) - 1
        and people[-1].name.end > people[-1].name.start + 1
        and (before.kinds.endswith("'") or _may_write(before, people[-1], lexicon))
    ):
        return reading_of(before, people[-1])
    opener = _openers(lexicon).match(line, match.end() + 1)
    if opener is None:
        return None
    marked = mark(line[opener.end() :], lexicon)
    people = people_of(marked, lexicon, signed=True)
    return reading_of(marked, people[0]) if people and people[0].extent[0] == 0 else None


def _argues(body: Sequence[str], lexicon: Lexicon) -> SourceReading | None:
    """Read "Jane Doe, housing lead, argues that …" above an opinion piece."""
    if not body or len(body[0]) > _LONGEST:
        return None
    return _opening_with(body[0], lexicon.words.authored, lexicon)


def _wrote(line: str, lexicon: Lexicon) -> SourceReading | None:
    """Read "Jane Doe, housing lead, wrote this article for the Courier:" above what she wrote."""
    if not _holds(line.casefold().strip(" :").split(), lexicon.words.pieces):
        return None
    return _opening_with(line, lexicon.words.wrote + lexicon.words.authored, lexicon)


def _opening_with(line: str, verbs: Sequence[str], lexicon: Lexicon) -> SourceReading | None:
    """Return who opens a line, where one of the verbs follows."""
    if not _holds(line.split(), verbs):
        return None
    marked = mark(line, lexicon)
    for named in people_of(marked, lexicon, running=True)[:1]:
        behind = named.extent[1] + (marked.kinds[named.extent[1] : named.extent[1] + 1] == ",")
        verb = marked.slice(behind, behind + 1).casefold() if behind < len(marked.kinds) else ""
        if named.extent[0] == 0 and verb in verbs:
            return reading_of(marked, named)
    return None


def _told_of_author(body: Sequence[str], lexicon: Lexicon) -> SourceReading | None:
    """Read "Jane Doe is the leader of the Harbour Party." below an opinion piece."""
    if len(body) < 2 or len(body[-1]) > _LONGEST or not _holds(body[-1].split(None, 8), lexicon.words.being):
        return None
    marked = mark(body[-1], lexicon)
    for named in people_of(marked, lexicon, running=True)[:1]:
        verb = named.name.behind
        is_verb = verb < len(marked.kinds) and marked.slice(verb, verb + 1).casefold() in lexicon.words.being
        if named.name.before == 0 and named.name.end > 1 and is_verb:
            role = role_after(marked, verb + 1, lexicon)
            return replace(reading_of(marked, named), role=marked.slice(*role) if role else None)
    return None


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(word in wanted for word in words)


def is_own_text(body: Sequence[str], language: Language) -> bool:
    """Say whether a text, what stands in quotation marks left out, is told in the first person."""
    said = frozenset(language.speech.first_person)
    own = (line for line in body if line[:1] not in '"“„«»')
    count = sum(1 for line in own for word in line.casefold().split() if word in said)
    return count >= _FIRST_PERSON


@lru_cache(maxsize=64)
def _openers(lexicon: Lexicon) -> re.Pattern[str]:
    return _opening(lexicon.words.byline_openers)


@lru_cache(maxsize=64)
def _posters(lexicon: Lexicon) -> re.Pattern[str]:
    return _opening(lexicon.words.posters)


def _opening(phrases: Sequence[str]) -> re.Pattern[str]:
    words = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b[:\s]*", re.IGNORECASE)


@lru_cache(maxsize=64)
def _speech(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.words.speeches, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:['’]s?\s)?(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE
    )
