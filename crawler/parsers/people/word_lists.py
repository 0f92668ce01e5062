"""The lists of a language in the forms in which they are looked up."""

from __future__ import annotations

import re

from crawler.parsers.people.folding import lowered


def with_bare(names: tuple[str, ...]) -> frozenset[str]:
    """Return names in lower case, with their accents and without them."""
    return folded_words(names) | frozenset(map(lowered, names))


def with_endings(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Part whole words from endings, which are listed with a hyphen before them."""
    return (
        folded_words(tuple(word for word in words if word[0] != "-")),
        tuple(word[1:].casefold() for word in words if word[0] == "-"),
    )


def longest_first(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return phrases as they begin a passage in lower case, each with the space behind it."""
    return tuple(sorted((f"{lowered(phrase)} " for phrase in phrases), key=len, reverse=True))


def compounds(particles: tuple[str, ...]) -> re.Pattern[str] | None:
    """Find particles of two words where each alone is none: "Mac an" in "Mac an Roe"."""
    pairs = [pair for pair in particles if " " in pair]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, pairs))})\b", re.IGNORECASE) if pairs else None


def any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Find any of some phrases as printed, behind a space."""
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, phrases))})(?= |\Z)") if phrases else None


def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return words in lower case."""
    return frozenset(word.casefold() for word in words)
