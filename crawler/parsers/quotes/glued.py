"""The turns of an interview whose line breaks the page lost: "… to do?Doe: We act.Question: And then?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crawler.parsers.quotes.interview import Turn, asks, names_alone
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.records import Block

_LABEL = re.compile(r"(?<=[.?!…:“”\"])\s?([^\W\d_][^:.?!…“”\"]{0,40}):\s?(?=\S)")
_SHORTEST = 800
"""Characters of the shortest paragraph that holds a whole interview."""
_FEWEST = 2
_SHARE = 3
"""Whoever answers fewer than a third of the questions has no turns: "Secondly: …"."""


def read_glued(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Turn]:
    """Return the answers of an interview that one paragraph holds; empty where none does."""
    for number, block in enumerate(blocks):
        if len(block.text) >= _SHORTEST and block.text.count("?") >= _FEWEST:
            turns = _turns(number, block.text, vocabulary)
            if turns:
                return turns
    return []


def _turns(number: int, text: str, vocabulary: Vocabulary) -> list[Turn]:
    found = list(_LABEL.finditer(text))
    counts = Counter(match.group(1) for match in found)
    asked = {label for label in counts if asks(label, vocabulary)}
    fewest = max(_FEWEST, sum(counts[label] for label in asked) // _SHARE)
    labels = {name for name, count in counts.items() if count >= fewest and names_alone(name, vocabulary)}
    if sum(counts[label] for label in asked) < _FEWEST or not labels - asked:
        return []
    kept = [match for match in found if match.group(1) in labels | asked]
    turns: list[Turn] = []
    for match, following in zip(kept, [*kept[1:], None], strict=True):
        if match.group(1) in asked:
            continue
        end = len(text) if following is None else following.start(1)
        start, end = match.end(), end - (len(text[:end]) - len(text[:end].rstrip()))
        label = Attribution(raw=match.group(1), paragraph=number, start=match.start(1), strength="label")
        words = Stretch(paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form="turn")
        turns.append(Turn(label, [words]))
    return turns
