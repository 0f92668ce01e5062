"""All words of one language, together."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.words.dates import DateWords, EmbargoWords
from crawler.words.page import FrameWords, PageWords, RecogniserWords
from crawler.words.people import PeopleWords
from crawler.words.speech import SpeechWords


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
    recogniser: RecogniserWords = field(default_factory=RecogniserWords)
