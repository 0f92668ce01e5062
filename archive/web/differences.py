"""What two versions of a text differ in, by words. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sort = Literal["same", "gone", "new"]
# A number is one word with its points and its unit: 8.1% became 9.4%, not 8 became 9 and 1 became 4.
_WORDS = re.compile(r"\s+|[£$€]?\d+(?:[.,:]\d+)*%?|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]|_")
KEPT_AROUND = 12
"""Words of unchanged text shown on each side of a difference where the whole is not wanted."""
MOST_WORDS = 20_000
"""difflib is quadratic on texts that share little; longer paragraphs are compared as wholes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that both versions have, or that only the older or the newer has."""

    sort: Sort
    text: str


def of_words(before: str, after: str) -> list[Run]:
    """Compare two paragraphs by words, numbers and marks; white space follows the word before it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return [run for run in (Run("gone", before), Run("new", after)) if run.text]
    runs: list[Run] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(new[b1:b2])))
            continue
        runs.extend(
            run for run in (Run("gone", "".join(old[a1:a2])), Run("new", "".join(new[b1:b2]))) if run.text
        )
    return _joined(runs)


def _joined(runs: list[Run]) -> list[Run]:
    """Join replacements that only white space parts, so that a phrase reads as one change."""
    joined: list[Run] = []
    gone = new = ""
    for i, run in enumerate(runs):
        between = run.sort == "same" and not run.text.strip() and 0 < i < len(runs) - 1
        if run.sort == "gone" or (between and (gone or new)):
            gone += run.text
        if run.sort == "new" or (between and (gone or new)):
            new += run.text
        if run.sort == "same" and not (between and (gone or new)):
            joined.extend(r for r in (Run("gone", gone), Run("new", new)) if r.text)
            joined.append(run)
            gone = new = ""
    joined.extend(r for r in (Run("gone", gone), Run("new", new)) if r.text)
    return joined


def of_paragraphs(before: list[str], after: list[str]) -> Iterator[list[Run]]:
    """Compare two texts paragraph by paragraph; only paragraphs that differ come out, in the newer order."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[a1:a2], after[b1:b2]
        for i in range(max(len(old), len(new))):
            yield of_words(old[i] if i < len(old) else "", new[i] if i < len(new) else "")


def shortened(runs: list[Run]) -> list[Run]:
    """Cut long unchanged runs to a few words on each side of a difference."""
    return [_cut(run, first=i == 0, last=i == len(runs) - 1) for i, run in enumerate(runs)]


def _cut(run: Run, *, first: bool, last: bool) -> Run:
    words = run.text.split(" ")
    if run.sort != "same" or len(words) <= 2 * KEPT_AROUND:
        return run
    head = "" if first else " ".join(words[:KEPT_AROUND])
    tail = "" if last else " ".join(words[-KEPT_AROUND:])
    return Run("same", f"{head} … {tail}" if head or tail else run.text)
