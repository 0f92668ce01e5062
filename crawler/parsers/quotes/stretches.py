"""The small nouns of this package: a stretch of speech, and the words that attribute it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

StretchForm = Literal["marks", "element", "statement", "dialogue", "turn"]
Strength = Literal[
    "lead", "label", "statement", "behind", "line", "embedded", "mention", "document", "unnamed"
]


@dataclass(slots=True, kw_only=True)
class Stretch:
    """Words of speech in one paragraph: `text[start:end]`; with its marks `text[outer_start:outer_end]`."""

    paragraph: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool = True
    """An opening mark stands before it."""
    closed: bool = True
    """A closing mark stands behind it."""
    form: StretchForm = "marks"


@dataclass(slots=True, kw_only=True)
class Attribution:
    """Words that say who speaks."""

    raw: str
    """The source as printed, without the verb: "Victoria Collins MP, Liberal Democrat Spokesperson"."""
    paragraph: int
    start: int
    """Offset of `raw` in its paragraph."""
    strength: Strength
    bare: bool = False
    """Nothing but source and verb: it does not part an act of speech."""
    continues: bool = False
    """Its verb says that the one who spoke goes on: "poursuit le député"."""
    whole: bool = False
    """It announces a whole statement, which may stand without marks."""


_GENITIVE = re.compile(r"(?:(?<=s)[’']|[’']s)$")


def attribution(
    text: str,
    paragraph: int,
    span: tuple[int, int] | None,
    strength: Strength,
    *,
    bare: bool = False,
    whole: bool = False,
) -> Attribution | None:
    """Return the attribution that `text[start:end]` is, without commas, dashes and a genitive around it."""
    if span is None:
        return None
    raw = _GENITIVE.sub("", text[span[0] : span[1]].strip(" ,;–—-"))
    if not raw or (text[max(0, span[0] - 1) : span[0]] == "[" and text[span[1] : span[1] + 1] == "]"):
        return None
    start = text.index(raw, span[0])
    return Attribution(raw=raw, paragraph=paragraph, start=start, strength=strength, bare=bare, whole=whole)
