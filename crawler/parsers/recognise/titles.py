"""The titles that a page declares, and how well a line that it prints agrees with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from crawler.parsers.metadata import Declared
from crawler.parsers.phrases import folded

SIMILAR = 0.7
"""The share of their words from which two titles are the same in other words."""
_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«/›‹~]+\s+|\s*[|»›]\s*|:\s+")
_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Words of the shortest title that a line can have in common by more than chance."""


def titles_of(declared: Declared) -> list[str]:
    """Return the titles a page declares, folded, whole and without what a separator sets off."""
    whole = [folded(title) for title in dict.fromkeys(declared.titles)]
    return whole + [
        folded(part)
        for title in dict.fromkeys(declared.titles)
        for part in _SEPARATOR.split(title)
        if len(part) > 8
    ]


def cores_of(declared: Declared, is_label: Callable[[str], bool]) -> list[str]:
    """Return the declared titles bare of marks, whole and without the site's name; none is a label."""
    found: dict[str, None] = {}
    for title in dict.fromkeys(declared.titles):
        found.setdefault(bare_of(title))
    for title in dict.fromkeys(declared.titles):
        for part in _leading_parts(title, is_label):
            found.setdefault(part)
    return [core for core in found if core and not is_label(core)]


def _leading_parts(title: str, is_label: Callable[[str], bool]) -> list[str]:
    """Return what is left of a title when labels at its end or beginning are cut off at separators."""
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)][:6]
    parts = [bare_of(title[:start]) for start, _ in reversed(cuts)]
    parts += [bare_of(title[end:]) for _, end in cuts if is_label(bare_of(title[:end]))]
    return [part for part in parts if len(part) >= 4]


def shown_part(declared: Declared, names: Sequence[str]) -> str:
    """Return a declared title without the site's name, for a page that prints no headline."""
    title = declared.titles[0]
    cuts = list(_SEPARATOR.finditer(title))
    for match in reversed(cuts):
        tail = bare_of(title[match.end() :])
        if tail in names or (not names and match is cuts[-1] and len(tail) < match.start()):
            return title[: match.start()].strip()
    return title


def agreement(bare: str, cores: Sequence[str]) -> float:
    """Return how well a heading agrees with the declared titles: 10 equal, 8 with more around it, 0 not."""
    best = 0.0
    for core in cores:
        if bare == core:
            return 10.0
        if len(bare) >= 8 and core.startswith(bare):
            best = max(best, 9.0 if len(bare) > 15 else 6.0)
        elif len(bare) >= 8 and bare in core:
            best = max(best, 8.0 if len(bare) > len(core) / 3 else 4.0)
        elif _is_variant(bare, core):
            best = max(best, 8.0)
    return best


def _is_variant(bare: str, core: str) -> bool:
    """Say whether a heading is a declared title with a label, a changed end or a few other words."""
    if len(core) < 20:
        return len(core) >= 12 and core in bare
    if core in bare or bare[:20] == core[:20]:
        return True
    return 2 * len(bare) > len(core) > len(bare) / 2 and _shared_words(bare, core) >= SIMILAR


def _shared_words(one: str, other: str) -> float:
    """Return the share of words that two titles have in common: a headline may be declared in other words."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) / len(words | others)


def share_of_words(bare: str, core: str) -> float:
    """Return the share of a declared title's words that a line has; 0 for titles of few words."""
    words = set(core.split())
    return len(words.intersection(bare.split())) / len(words) if len(words) >= _FEWEST else 0.0


def bare_all(texts: Sequence[str]) -> list[str]:
    """Return texts bare of marks; those that are nothing else are left out."""
    return [bare for bare in map(bare_of, texts) if bare]


def bare_of(text: str) -> str:
    """Return the words of a text, folded, with a space between them: what titles are compared by."""
    return " ".join(_WORD.findall(folded(text)))
