"""Cover what tells of a held release in the texts of others: its addresses, headlines and sentences. Pure.

Each letter that is covered becomes one full block, so that places in a text stay where they are. A headline
of fewer than `FEW` words is not covered: such words stand in texts that have nothing to do with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import unquote, unquote_plus, urlsplit

from archive.ids import address_key

BLOCK = "█"
FEW = 4
RUN = 8
"""Words in a row that a page which tells of a release has from it, and not by chance."""
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'“”‘’]+|(?<![\w./-])[\w-]+(?:\.[\w-]+)+/[^\s<>\"'“”‘’]+", re.IGNORECASE
)
_INNER = re.compile(r"https?://", re.IGNORECASE)
"""Where an address begins inside another one, such as that of a button for sharing."""
_AFTER = ".,;:!?)]}"
"""Marks that end a sentence or a bracket behind an address and are no part of it."""
_EQUAL = ("'’‘´`", '"“”„«»', "-\u2010\u2011–—")
"""Signs that one page prints for another's: apostrophes, quotation marks, dashes."""
_CUT = " .…"
"""What ends a headline that a listing cut short."""


class Cover:
    """The addresses (as `archive.ids.address_key` gives them) and headlines that must not be told."""

    def __init__(self, addresses: Iterable[str], headlines: Iterable[str], *, few: int = FEW) -> None:
        self.addresses = frozenset(addresses)
        self.headlines = frozenset(each for each in headlines if len(re.findall(r"\w+", each)) >= few)
        self._patterns = {folded(each): _pattern(each) for each in self.headlines}
        self._words = frozenset(
            [*(telling_word(key).lower() for key in self.addresses), *map(_longest_word, self.headlines)]
        )

    def is_at(self, url: str | None) -> bool:
        """Say whether an address, in any of its equal forms, is one that must not be told."""
        return bool(self.addresses) and url is not None and address_key(url) in self.addresses

    def is_told_by(self, url: str | None) -> bool:
        """Say whether an address is one of these, or holds one or a headline, as buttons for sharing do."""
        return url is not None and (self.is_at(url) or self.is_named_in(unquote_plus(url)))

    def is_named_in(self, text: str | None) -> bool:
        """Say whether a text holds an address or a headline."""
        return text is not None and self.over(text) != text

    def over(self, text: str, *, own: Collection[str] = ()) -> str:
        """Return a text, as long as it was, with what must not be told covered.

        `own` are folded headlines of the text's own release: they speak for themselves.
        """
        lower = text.lower()
        if not any(word in lower for word in self._words):
            return text
        covered = _ADDRESS.sub(self._over_address, text)
        for headline, pattern in self._patterns.items():
            if headline not in own:
                covered = pattern.sub(lambda found: _blocks(found[0]), covered)
        return covered

    def _over_address(self, found: re.Match[str]) -> str:
        address = found[0].rstrip(_AFTER)
        for start in [0, *(inner.start() + 1 for inner in _INNER.finditer(address[1:]))]:
            part = address[start:].partition("&")[0] if start else address
            if self.is_at(part if "://" in part else f"https://{part}"):
                return address[:start] + _blocks(part) + found[0][start + len(part) :]
        return found[0]


class Runs:
    """The runs of `RUN` words of some texts, for pages that tell of them: a teaser repeats them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = {run for text in texts for run in _runs([_plain(word) for word in text.split()])}

    def over(self, text: str) -> str:
        """Return a text, as long as it was, with every run of words that is one of these covered."""
        words = list(re.finditer(r"\S+", text)) if self._runs else []
        covered = set[int]()
        for place, run in enumerate(_runs([_plain(word[0]) for word in words])):
            if run in self._runs:
                covered.update(range(place, place + RUN))
        signs = list(text)
        for place in covered:
            start, end = words[place].span()
            signs[start:end] = BLOCK * (end - start)
        return "".join(signs)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def _plain(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def folded(headline: str | None) -> str:
    """Return a headline in the form in which equal ones are equal."""
    return " ".join((headline or "").casefold().split()).rstrip(_CUT)


def telling_word(key: str) -> str:
    """Return the longest run of plain letters and digits that tells a page from others of its host, or ""."""
    parts = urlsplit(key)
    tail = f"{parts.path.rpartition('/')[2]} {parts.query}"
    words: list[str] = re.findall(r"[A-Za-z0-9_-]+", unquote(tail))
    return max(words, key=len, default="")


def phrase(text: str) -> str:
    """Return the full-text query that finds every text with these words in this order, whatever the signs."""
    return '"' + " ".join(re.findall(r"[^\W_]+", text)) + '"'


def _longest_word(headline: str) -> str:
    words: list[str] = re.findall(r"\w+", headline.lower())
    return max(words, key=len)


def _pattern(headline: str) -> re.Pattern[str]:
    words = r"\s+".join(_word_pattern(word) for word in headline.rstrip(_CUT).split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _word_pattern(word: str) -> str:
    classes = {sign: f"[{signs}]" for signs in _EQUAL for sign in signs}
    return "".join(classes.get(sign) or re.escape(sign) for sign in word)


def _blocks(text: str) -> str:
    return re.sub(r"\S", BLOCK, text)
