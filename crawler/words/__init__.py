"""The words of one language, as frozen dataclasses. Standard library only.

Words are data: `crawler.sites` loads them from `crawler/parsers/languages/<code>.toml`, one table a
class, and hands them to the parsers. Adding a language is adding a file. Every list is matched without
regard to letter case unless its own sentence says otherwise; all words are Unicode NFC. The classes are a
glossary, one sentence a list.
"""

from crawler.words.dates import DateWords, EmbargoWords
from crawler.words.language import Language
from crawler.words.page import FrameWords, NoiseRules, PageWords, RecogniserWords
from crawler.words.people import PeopleWords
from crawler.words.speech import SpeechWords

__all__ = [
    "DateWords",
    "EmbargoWords",
    "FrameWords",
    "Language",
    "NoiseRules",
    "PageWords",
    "PeopleWords",
    "RecogniserWords",
    "SpeechWords",
]
