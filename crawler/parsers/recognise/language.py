"""Which language a page is in: what it declares, checked against the commonest words of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from crawler.errors import UnknownLanguage
from crawler.parsers.recognise.telling import weigh
from crawler.parsers.tree import Element
from crawler.words import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 800
"""Characters of running text that are looked at."""
_PLAIN = 0.16
"""Share of function words above which a declared language is plainly right; wrong ones stay below a tenth."""
_FEWEST_WORDS = 20
"""Words below which what a page declares is not doubted."""
_FEWEST_TELLING = 1.5
_TELLING = 0.12
"""How many words must tell of a language, and which share of all words."""
_PLAINLY = 1.4
"""How much more they must tell of it than of the next one, or of the one declared."""
_HARDLY = 1.08
"""How much more than of a language that has most words in common with it."""
_PARAGRAPH = 40


def sample_of(root: Element) -> str:
    """Return the first characters of a page's running text: paragraphs, or all of it where it has few."""
    parts: list[str] = []
    size = 0
    for element in root.iter("p"):
        text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
        if len(text) >= _PARAGRAPH:
            parts.append(text)
            size += len(text)
            if size >= _SAMPLE:
                break
    body = root.find("body")
    if size < 5 * _PARAGRAPH and body is not None:
        parts.extend(text for text in body.itertext(*_TEXT_TAGS) if len(text) > _PARAGRAPH / 2)
    return " ".join(parts)[:_SAMPLE]


_TEXT_TAGS = (
    "div",
    "span",
    "td",
    "li",
    "a",
    "br",
    "p",
    "h1",
    "h2",
    "h3",
    "strong",
    "em",
    "section",
    "article",
)


def language_of(
    sample: str, declared: Iterable[str], languages: Callable[[str], Language], known: Sequence[str] = ()
) -> tuple[Language | None, str | None]:
    """Return the language of a page and a doubt about it, or None for either.

    `declared` are language tags, most believed first; `known` are the codes to try where none is declared or
    the text plainly is in another language. None means that nobody knows: no language is guessed from a
    text too short to tell.
    """
    words = _words_of(sample.lower())
    first: Language | None = None
    for code in dict.fromkeys(tag.replace("_", "-").split("-")[0].strip().lower() for tag in declared):
        language = _load(code, languages)
        if language is None:
            continue
        if len(words) < _FEWEST_WORDS or _share(words, language) >= _PLAIN:
            return language, None
        first = first or language
    best = _told(words, [each for each in (_load(code, languages) for code in known) if each], first)
    if best is None or best is first:
        return first, None
    if first is None:
        return best, f"The page declares no language we know; its commonest words are those of {best.code!r}."
    return best, f"The page declares the language {first.code!r}, but its words are those of {best.code!r}."


def _words_of(text: str) -> list[str]:
    """Return the stretches of letters in a text; most of what stands between spaces is one."""
    found: list[str] = []
    for word in text.split():
        found.extend((word,) if word.isalpha() else _WORD.findall(word))
    return found


def _told(words: Sequence[str], tried: Sequence[Language], first: Language | None) -> Language | None:
    """Return the language of which the words tell far more than of any other; `first` was declared."""
    weights = weigh(words, tried)
    order = sorted(tried, key=lambda each: weights[each.code], reverse=True)
    if not order:
        return None
    best = order[0]
    most = weights[best.code]
    if most < _FEWEST_TELLING or most < _TELLING * len(words):
        return None
    if first is not None:
        return best if most >= _PLAINLY * weights.get(first.code, 0.0) else None
    siblings = best.recogniser.siblings
    least = {each.code: _HARDLY if each.code in siblings else _PLAINLY for each in order[1:3]}
    return best if all(most >= share * weights[code] for code, share in least.items()) else None


def _share(words: Sequence[str], language: Language) -> float:
    return sum(map(_set(language).__contains__, words)) / len(words)


def _set(language: Language) -> frozenset[str]:
    found = _SETS.get(language.code)
    if found is None:
        found = _SETS[language.code] = frozenset(word.lower() for word in language.recogniser.function_words)
    return found


_SETS: dict[str, frozenset[str]] = {}


def _load(code: str, languages: Callable[[str], Language]) -> Language | None:
    try:
        return languages(code) if code else None
    except UnknownLanguage:  # a page may declare a language that has no words here
        return None
