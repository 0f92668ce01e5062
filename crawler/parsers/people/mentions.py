"""What a page prints beside a name: the places where somebody is named in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.names import NameSpan, letters_behind
from crawler.parsers.people.persons import Named, beside

_NAME = re.compile(r"[CUIPpHLYB]*[CU]|[CUIPpHLYB]+")
_STRONG = 5
_HEADLINE_ROLE = 2
"""Words of the longest role that is believed of a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a person is named, with what stands beside the name."""

    role: str | None
    post_nominals: str | None
    full: bool
    """The whole name stands there, not the surname alone."""

    def in_headline(self) -> Mention:
        """Return the mention without a longer role: a headline may print verbs with capitals."""
        role = self.role if self.role and len(self.role.split()) <= _HEADLINE_ROLE else None
        return replace(self, role=role)

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


def mentions_of(full: str, passage: Marked, people: Iterable[Named], lexicon: Lexicon) -> list[Mention]:
    """Return what stands beside each occurrence of a name, or of its surname alone, in a passage.

    `people` are the people whom the passage names beyond doubt.
    """
    wanted = [word.casefold() for word in full.split()]
    known = {(named.name.start, named.name.end): named for named in people}
    found = []
    for start, end in _ends_of(wanted[-1], passage):
        words = [word.casefold() for word in passage.slice(start, end).split()]
        whole = _within(words, wanted) and (len(words) > 1 or len(wanted) == 1)
        if whole or words == wanted[-1:]:
            named = known.get((start, end)) or _beside(passage, start, end, lexicon)
            found.append(_mention(passage, named, whole=whole))
    return found


def people_before(people: Iterable[Named], before: int) -> list[NameSpan]:
    """Return the people named before a word beyond doubt: with a title, letters or an office."""
    names = (named.name for named in people)
    return [name for name in names if name.behind <= before and name.points >= _STRONG]


def _beside(passage: Marked, start: int, end: int, lexicon: Lexicon) -> Named:
    before = start
    while before and passage.kinds[before - 1] in "THL":
        before -= 1
    behind = letters_behind(passage.kinds, end)
    name = NameSpan(before, start, end, behind, 0, passage.kinds[before:start])
    return Named(name, beside(passage, name, lexicon, running=True), (before, behind))


def _mention(passage: Marked, named: Named, *, whole: bool) -> Mention:
    letters = passage.slice(named.name.end, named.name.behind).strip(" ,()")
    role = passage.slice(*named.role) if named.role else ""
    return Mention(role=role or None, post_nominals=letters or None, full=whole)


def _ends_of(surname: str, passage: Marked) -> list[tuple[int, int]]:
    """Return the spans of the runs of name words that end in, or begin with, a word."""
    found = []
    for index, (start, end) in enumerate(passage.spans):
        if passage.text[start:end].casefold() != surname:
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
