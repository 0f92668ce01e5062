"""Words that a letter, a report or a policy says: nobody's speech."""

from __future__ import annotations

import re

from crawler.parsers.quotes.fronts import behind_comma
from crawler.parsers.quotes.sources import without_tail
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of

_DOCUMENT_REACH = 4
_NAME_AND_OFFICE = re.compile(r"[CU][CUI].*[RM]")


def document_before(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return [start, end) of a letter, a report or the like before a verb: "The letter to Congress reads"."""
    words = words_of(text, start, end, vocabulary)
    last = without_tail(words, vocabulary)
    for number in range(min(last, _DOCUMENT_REACH)):
        if words.folded[number] in vocabulary.documents and words.folded[0] in vocabulary.articles:
            if number + 1 == last or words.kinds[number + 1] in "Fw":
                return words.spans[0][0], words.spans[number][1]
            break
    if not last or words.folded[last - 1] not in vocabulary.documents:
        return None
    if (
        last > 1
        and words.kinds[last - 1] in "CU"
        and vocabulary.is_given(text[slice(*words.spans[last - 2])])
    ):
        return None  # "David Bill said"
    if any(words.kinds[number] == "W" and behind_comma(words, number) for number in range(last)):
        return None  # "X, who asked for the report, said": a clause about the person ends there
    if _NAME_AND_OFFICE.search(words.kinds[:last]):
        return None  # "Jane Doe, rapporteur for the regulation, said"
    return words.spans[max(0, last - 2)][0], words.spans[last - 1][1]
