"""The words of one language, as frozen dataclasses. Standard library only.

Words are data: `crawler.sites` loads them from `crawler/parsers/languages/<code>.toml`, one table a
class, and hands them to the parsers. Adding a language is adding a file. Every list is matched without
regard to letter case unless its own sentence says otherwise; all words are Unicode NFC.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words in dates and clock times. Table ``[dates]``."""

    months: tuple[tuple[str, ...], ...] = ()
    """Twelve lists: every printed form of each month, January first, abbreviations without the dot."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """Seven lists, Monday first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoWords:
    """Words of embargo and release lines. Table ``[embargo]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """End marks, headings of notes, contacts, captions, share boxes. Table ``[frame]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Cue verbs and the like. Table ``[speech]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Titles, honorifics, post-nominals, roles, particles. Table ``[people]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Words by which a page's furniture is known: consent, share, teasers. Table ``[page]``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """All words of one language. Compared by identity: each is loaded once."""

    code: str
    """ISO 639-1, lower case."""
    dates: DateWords = field(default_factory=DateWords)
    embargo: EmbargoWords = field(default_factory=EmbargoWords)
    frame: FrameWords = field(default_factory=FrameWords)
    speech: SpeechWords = field(default_factory=SpeechWords)
    people: PeopleWords = field(default_factory=PeopleWords)
    page: PageWords = field(default_factory=PageWords)
