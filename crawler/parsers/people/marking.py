"""A line of text as a string of word kinds, one letter a word and one sign a separator.

Separators are kept as ``, ; : . ( ) - " ' |``: a dash stands for every dash with space beside it, ``'`` for a
genitive mark behind a word, ``|`` for whatever else parts two words. White space alone leaves no sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from crawler.parsers.people.folding import lowered
from crawler.parsers.people.lexicon import Lexicon, Part

# A letter may be followed by the sign above or below it, where there is no one letter for both: Adébáyọ̀.
_WORD = re.compile(r"[^\W_]++(?:[’'‘\-‐‑–/&·*:_.][^\W_]++|[\u0300-\u036f]++[^\W_]*+)*+")
_GENITIVE = re.compile(r"[’'‘]s\Z", re.IGNORECASE)
_GAP = re.compile(r"[,;:.!?()\[\]–—\-‐‑\"“”„»«’'‘‚›‹|/\n\t…&·•]")
_TOKEN = re.compile(rf"({_WORD.pattern}|(?<!\w)[’'‘]t(?= ))\.?|{_GAP.pattern}")
_GAP_KIND = (
    dict.fromkeys("!?…", ".")
    | dict.fromkeys("[", "(")
    | dict.fromkeys("]", ")")
    | dict.fromkeys("–—‐‑", "-")
    | dict.fromkeys("“”„»«‘‚›‹", '"')
    | dict.fromkeys("/\n\t·•", "|")
    | {"’": "'", "&": "A"}
)
_LONGEST_PART = 40
"""Characters of the longest word, with the signs about it, that is remembered."""
_OPEN_END = re.compile(r"(?:[-‑]|\d\.|(?<!\w)[’'‘]t)\Z")
"""Where what stands behind a space tells how a part ends: "kinder- und", "3. Mai", "’t Veld"."""
_COLON_IN_WORD = re.compile(r":(?![a-zåäö]{1,4}\b|innen\b)|\*(?!in(?:nen)?\b)")


@dataclass(slots=True)
class Marked:
    """A text with its kinds; `spans[i]` are the [start, end) offsets of what `kinds[i]` stands for."""

    text: str
    kinds: str
    spans: tuple[tuple[int, int], ...]
    lower: str
    """The text in lower case without accents, of the same length."""

    def slice(self, start: int, end: int) -> str:
        """Return the text from word `start` to before word `end`, as printed; what lies beyond is empty."""
        end = min(end, len(self.spans))
        if start >= end:
            return ""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def at(self, offset: int) -> int:
        """Return the index of the first word or separator that begins at or after a text offset."""
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][0] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def mark(text: str, lexicon: Lexicon, lower: str | None = None) -> Marked:
    """Return the kinds of all words and separators of a text; `lower` where it is known.

    Nothing goes over a space, so what stands between two spaces is read once and looked up from then on.
    """
    parts = text.split(" ")
    starts = [0, *accumulate([len(part) + 1 for part in parts])]
    read = list(map(lexicon.parts.get, parts))
    known = [
        _read_part(text, starts[place], starts[place + 1] - 1, lexicon) if each is None else each
        for place, each in enumerate(read)
    ]
    kinds = "".join([each[0] for each in known])
    spans = [
        (at + start, at + end) for at, each in zip(starts, known, strict=False) for start, end in each[1]
    ]
    lower = lowered(text) if lower is None else lower
    if lexicon.compounds is not None and any(map(lower.__contains__, lexicon.compound_particles)):
        kinds = _join_particles(lexicon.compounds.search(text), lexicon, list(kinds), spans)
    if lexicon.retired is not None and lexicon.retired.search(text):
        kinds = _join_retired(text, lexicon.retired, list(kinds), spans)
    return Marked(text, kinds, tuple(spans), lower)


def _read_part(text: str, start: int, end: int, lexicon: Lexicon) -> Part:
    """Read what stands between two spaces, and remember it unless it is read by what follows."""
    kinds: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end + 1):
        _read_token(match, lexicon, kinds, spans)
    part = "".join(kinds), tuple([(first - start, last - start) for first, last in spans])
    if end - start <= _LONGEST_PART and _OPEN_END.search(text, start, end) is None:
        lexicon.remember(text[start:end], part)
    return part


def _join_retired(
    text: str, retired: re.Pattern[str], kinds: list[str], spans: Sequence[tuple[int, int]]
) -> str:
    """Bind to an office that its holder has left it: "Landrat a. D. Jan Roe"."""
    for match in retired.finditer(text):
        for index, (start, end) in enumerate(spans):
            if match.start() <= start and end <= match.end():
                kinds[index] = "m"
    return "".join(kinds)


def _read_token(
    match: re.Match[str], lexicon: Lexicon, kinds: list[str], spans: list[tuple[int, int]]
) -> None:
    """Append a word, or several words, or a sign."""
    text, (start, end) = match.string, match.span()
    if match[1] is not None:
        start = _mark_word(text, start, match.end(1), lexicon, kinds, spans)
    # The hyphen of "kinder- und jugendpolitisch" belongs to its word.
    elif text[start] in "-‑" and start and text[start - 1].isalnum() and text[end : end + 1] in (" ", ","):
        if kinds[-1] == "w":
            kinds[-1] = "m"
        return
    if start < end:
        kinds.append(_GAP_KIND.get(text[start], text[start]))
        spans.append((start, end))


def _join_particles(
    pair: re.Match[str] | None, lexicon: Lexicon, kinds: list[str], spans: Sequence[tuple[int, int]]
) -> str:
    """Make the second word of a particle of two words a particle: "Mac an Roe"."""
    starts = {span[0]: index for index, span in enumerate(spans)}
    while pair is not None and lexicon.compounds is not None:
        second = starts.get(pair.start() + pair.group().index(" ") + 1)
        if second is not None and kinds[second + 1 : second + 2] in (["C"], ["U"]):
            kinds[second] = "p"
            first = second - 1
            if kinds[first] == "F" and first and lexicon.is_given(pair.string[slice(*spans[first - 1])]):
                kinds[first] = "p"  # Olaf in der Roe
            elif kinds[first] == "w" and first and kinds[first - 1] in "CI":
                kinds[first] = "P"  # Jan op den Roe, abroad
        pair = lexicon.compounds.search(pair.string, pair.end())
    return "".join(kinds)


def _mark_word(
    text: str, start: int, end: int, lexicon: Lexicon, kinds: list[str], spans: list[tuple[int, int]]
) -> int:
    """Append one run of word characters, which may be several words; return where it ends."""
    word = text[start:end]
    if lexicon.elisions and (cut := _elided(word, lexicon)):
        kinds.append("p" if word[: cut - 1] in lexicon.particles else "F")
        spans.append((start, start + cut))
        start, word = start + cut, word[cut:]
    if not word.isalnum():
        if (colon := _COLON_IN_WORD.search(word)) is not None:
            return _mark_split(text, start, start + colon.start(), end, lexicon, kinds, spans)
        genitive = _GENITIVE.search(word)
        if genitive is not None:
            stem = word[: genitive.start()]
            kinds.extend((lexicon.kind(stem), "'"))
            spans.extend(((start, start + len(stem)), (start + len(stem), end)))
            return end
    if text[end : end + 1] == "." and _keeps_dot(word, text, end, lexicon):
        end, word = end + 1, word + "."
    kinds.append(lexicon.kind(word))
    spans.append((start, end))
    return end


def _mark_split(
    text: str,
    start: int,
    cut: int,
    end: int,
    lexicon: Lexicon,
    kinds: list[str],
    spans: list[tuple[int, int]],
) -> int:
    """Append two words that a colon or star without spaces holds together: "LAMBSDORFF:Dauerhafte"."""
    kinds.extend((lexicon.kind(text[start:cut]), ":"))
    spans.extend(((start, cut), (cut, cut + 1)))
    match = _WORD.match(text, cut + 1, end)
    return cut + 1 if match is None else _mark_word(text, *match.span(), lexicon, kinds, spans)


def _elided(word: str, lexicon: Lexicon) -> int:
    """Return the length of an elided word with its apostrophe ("l’" of "l’Assemblée"), or 0."""
    for mark_ in "’'":
        head, found, rest = word.partition(mark_)
        name = head[:1].isupper() and rest[:1].isupper() and len(head) > 1  # Dell’Orto
        if found and rest and head in lexicon.elisions and not name:
            return len(head) + 1
    return 0


def _keeps_dot(word: str, text: str, end: int, lexicon: Lexicon) -> bool:
    if word.isdigit():
        return len(word) < 3 and text[end + 1 : end + 3].lstrip()[:1].isalpha()
    return len(word) == 1 or "." in word or word.casefold() in lexicon.abbreviations
