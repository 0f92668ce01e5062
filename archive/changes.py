"""What is different between two readings of one release, and of which kind. Pure.

Both readings are made by the same parsers, so that a difference is an edit by the publisher and no fix of
ours. What two different layouts read is not compared word by word: it is `relaid`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from crawler.records import Part, Release

ChangeKind = Literal["headline", "date", "number", "quote", "name", "white space", "other", "relaid"]

_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_FEW_WORDS = 6
"""A stretch of more words than this that took another's place is a rewriting, not a changed name or
number.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One place that differs, with the words before and after."""

    kind: ChangeKind
    before: str | None
    after: str | None


def content_key(release: Release) -> tuple[object, ...]:
    """Return what makes two readings the same version: headline, date, text and notes."""
    published = release.published
    return (
        release.title,
        published and (published.on, published.at),
        release.body,
        release.notes,
        release.embargo and (release.embargo.status, release.embargo.until),
    )


def changes(before: Release, after: Release) -> tuple[Change, ...]:
    """Return every change between two readings, in reading order; none where their content is equal."""
    if content_key(before) == content_key(after):
        return ()
    if before.layout != after.layout:
        return (Change(kind="relaid", before=before.layout, after=after.layout),)
    found: list[Change] = []
    if before.title != after.title:
        same = _squeezed(before.title) == _squeezed(after.title)
        kind: ChangeKind = "white space" if same else "headline"
        found.append(Change(kind=kind, before=before.title, after=after.title))
    if _date(before) != _date(after):
        found.append(Change(kind="date", before=_date(before), after=_date(after)))
    if _embargo(before) != _embargo(after):
        found.append(Change(kind="other", before=_embargo(before), after=_embargo(after)))
    found.extend(_text_changes(_Text.of(before, "body"), _Text.of(after, "body")))
    found.extend(_text_changes(_Text.of(before, "notes"), _Text.of(after, "notes")))
    return tuple(found)


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def _date(release: Release) -> str | None:
    published = release.published
    if published is None:
        return None
    return (published.at or published.on).isoformat()


def _embargo(release: Release) -> str | None:
    return None if release.embargo is None else release.embargo.raw


@dataclass(frozen=True, slots=True)
class _Text:
    """One part of a release: its paragraphs, where speech stands in them, and the words of its people."""

    paragraphs: tuple[str, ...]
    spoken: tuple[tuple[int, int, int], ...]
    names: frozenset[str]

    @classmethod
    def of(cls, release: Release, part: Part) -> _Text:
        paragraphs = release.body if part == "body" else release.notes
        pieces = [piece for quote in release.quotes for piece in quote.pieces if piece.part == part]
        people = [person.name for person in release.people]
        people += [quote.speaker for quote in release.quotes if quote.speaker]
        words = frozenset(word for name in people for word in name.split())
        return cls(paragraphs, tuple((p.paragraph, p.start, p.end) for p in pieces), words)

    def is_spoken(self, paragraph: int, start: int, end: int) -> bool:
        return any(p == paragraph and s < end and start < e for p, s, e in self.spoken)


def _text_changes(before: _Text, after: _Text) -> Iterator[Change]:
    if before.paragraphs == after.paragraphs:
        return
    if _squeezed("".join(before.paragraphs)) == _squeezed("".join(after.paragraphs)):
        old, new = "\n\n".join(before.paragraphs), "\n\n".join(after.paragraphs)
        yield Change(kind="white space", before=old, after=new)
        return
    matcher = SequenceMatcher(a=before.paragraphs, b=after.paragraphs, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            old, new = "\n\n".join(before.paragraphs[i:j]), "\n\n".join(after.paragraphs[k:m])
            for kind in _kinds(before, after, range(i, j), range(k, m)):
                yield Change(kind=kind, before=old or None, after=new or None)


def _kinds(before: _Text, after: _Text, old: range, new: range) -> list[ChangeKind]:
    """Return every kind that a changed stretch of paragraphs is of; ``other`` where it is of none."""
    a, b = _words(before, old), _words(after, new)
    names = before.names | after.names
    kinds: set[ChangeKind] = set()
    matcher = SequenceMatcher(a=[word for word, _ in a], b=[word for word, _ in b], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if any(spoken for _, spoken in [*a[i:j], *b[k:m]]):
            kinds.add("quote")
        if tag == "replace" and max(j - i, m - k) <= _FEW_WORDS:
            kinds |= _kinds_of_words([w for w, _ in a[i:j]], [w for w, _ in b[k:m]], names)
    order: Sequence[ChangeKind] = ("quote", "number", "name")
    return [kind for kind in order if kind in kinds] or ["other"]


def _kinds_of_words(old: list[str], new: list[str], names: frozenset[str]) -> set[ChangeKind]:
    kinds: set[ChangeKind] = set()
    if any(map(_DIGIT.search, old)) and any(map(_DIGIT.search, new)):
        kinds.add("number")
    if any(word.strip(".,;:!?") in names for word in [*old, *new]):
        kinds.add("name")
    return kinds


def _words(text: _Text, paragraphs: range) -> list[tuple[str, bool]]:
    return [
        (match.group(), text.is_spoken(n, match.start(), match.end()))
        for n in paragraphs
        for match in _WORD.finditer(text.paragraphs[n])
    ]
