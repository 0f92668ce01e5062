"""What a page prints beside a name: the places where somebody is named in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.names import NameSpan, find_names, letters_behind
from crawler.parsers.people.roles import role_after, role_before

_NAME = re.compile(r"[CUIPpHLYB]*[CU]|[CUIPpHLYB]+")
_STRONG = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a person is named, with what stands beside the name."""

    role: str | None
    post_nominals: str | None
    full: bool
    """The whole name stands there, not the surname alone."""

    @property
    def words(self) -> frozenset[str]:
        """The words of role and post-nominals, folded."""
        both = f"{self.role or ''} {self.post_nominals or ''}".casefold()
        return frozenset(word.strip(".,()") for word in both.split())


def forms_of(name: str, passages: Iterable[Marked]) -> list[str]:
    """Return every fuller or equal form of a name in the passages, each once, in reading order."""
    wanted = [word.casefold() for word in name.split()]
    forms: dict[str, None] = {}
    for passage in passages:
        for start, end in _ends_of(wanted[-1], passage):
            form = passage.slice(start, end)
            words = [word.casefold() for word in form.split()]
            if len(words) > 1 and _within(wanted, words):
                forms.setdefault(form)
    return list(forms)


def mentions_of(full: str, passage: Marked, lexicon: Lexicon) -> list[Mention]:
    """Return what stands beside each occurrence of a name, or of its surname behind a title, in a passage."""
    wanted = [word.casefold() for word in full.split()]
    found = []
    for start, end in _ends_of(wanted[-1], passage):
        words = [word.casefold() for word in passage.slice(start, end).split()]
        whole = _within(words, wanted) and (len(words) > 1 or len(wanted) == 1)
        if not whole and words != wanted[-1:]:
            continue
        found.append(_beside(passage, start, end, whole=whole, lexicon=lexicon))
    return found


def people_in(passage: Marked, before: int) -> list[NameSpan]:
    """Return the people named before a word beyond doubt: with a title, letters or an office."""
    return [name for name in find_names(passage) if name.behind <= before and name.points >= _STRONG]


def _beside(passage: Marked, start: int, end: int, *, whole: bool, lexicon: Lexicon) -> Mention:
    before = start
    while before and passage.kinds[before - 1] in "THL":
        before -= 1
    behind = letters_behind(passage.kinds, end)
    span = role_before(passage, before, lexicon) or role_after(passage, behind, lexicon)
    return Mention(
        role=passage.slice(*span) or None if span else None,
        post_nominals=passage.slice(end, behind).strip(" ,()") or None,
        full=whole,
    )


def _ends_of(surname: str, passage: Marked) -> list[tuple[int, int]]:
    """Return the spans of the runs of name words that end in, or begin with, a word."""
    found = []
    for index, (start, end) in enumerate(passage.spans):
        if end - start != len(surname) or passage.text[start:end].casefold() != surname:
            continue
        left = index
        while left and passage.kinds[left - 1] in "CUIPp":
            left -= 1
        while left < index and passage.kinds[left] in "Pp":
            left += 1
        found.append((left, index + 1))
    return found


def _within(part: list[str], whole: list[str]) -> bool:
    """Say whether all words of `part` stand in `whole`, in order."""
    rest = iter(whole)
    return all(word in rest for word in part)
