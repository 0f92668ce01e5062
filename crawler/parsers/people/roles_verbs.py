"""Words before an office that are no part of it: the verb of its sentence, the place of the text."""

from __future__ import annotations

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

_ABBREVIATION = 5
_STATE = 2


def is_verb(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a word in small letters behind a name or a body goes on with the sentence: "issued a"."""
    following, endings = marked.kinds[index + 1 : index + 2], lexicon.words.verb_endings
    if not endings:
        return False
    word = marked.slice(index, index + 1)
    if following in tuple("DdQO"):
        return True
    if word in lexicon.field_nouns or not word.endswith(endings) or following in ("", ",", "A"):
        return False
    # The plural of a noun may end as a verb does: "securities commissioner", "projects in".
    office = following in tuple("RM") and not is_capital(marked, index + 1)
    return not office and (following != "F" or word.endswith(endings[:-1]))


def says(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether an office without article is a verb behind speech: "« … », juge Jeanne Roe"."""
    behind = marked.kinds[max(0, index - 2) : index]
    if behind[-1:] not in (",", '"') or '"' not in behind:
        return False
    return marked.slice(index, index + 1) in lexicon.cues


def binds(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a lower-case word stands inside a body's name: "Clann na Mara spokesperson"."""
    kinds = marked.kinds
    if (
        kinds[index] not in "wdPpF"
        or kinds[index + 1] not in "CYBU"
        or not index
        or kinds[index - 1] not in "CYBU"
    ):
        return False
    return marked.slice(index, index + 1) in lexicon.binders and not is_dateline(marked, index - 1)


def is_capital(marked: Marked, index: int) -> bool:
    """Say whether a word is printed with a capital."""
    return marked.text[marked.spans[index][0]].isupper()


def is_dateline(marked: Marked, index: int) -> bool:
    """Say whether a word is a place before the text: "WASHINGTON Senator", "Oakland, CA Senator"."""
    start, end = marked.spans[index]
    if end - start == _STATE and marked.kinds[index - 2 : index + 1] in ("C,U", "S,U", "Y,U"):
        return True
    return end - start > _ABBREVIATION and marked.text[start:end].isupper()


def behind_verb(marked: Marked, start: int, head: int, lexicon: Lexicon) -> int:
    """Leave out verbs before an office without article: "kondigde partijvoorzitter Jan Roe aan"."""
    kinds = marked.kinds
    for index in range(head - 1, start - 1, -1):
        if kinds[index] != "w" or kinds[index - 1 : index] in ("D", "d", "Q", "'"):
            continue
        if not marked.slice(index, index + 1).endswith(lexicon.words.adjective_endings):
            return index + 1
    return start


def without_verbs(marked: Marked, start: int, head: int, lexicon: Lexicon) -> int:
    """Leave out lower-case words before an office with a capital: "asked Governor", "this morning Senator".

    They belong to it only where an article, a party or a genitive stands before them.
    """
    kinds = marked.kinds
    if not is_capital(marked, head):
        return start
    index = head
    while index > start and (kinds[index - 1] != "w" or binds(marked, index - 1, lexicon)):
        index -= 1
    before = index
    while before > start and kinds[before - 1] == "w":
        before -= 1
    if before == index or (before and kinds[before - 1] in "QY'BU"):
        cited = before < index and kinds[before - 1] == "B" and is_verb(marked, before, lexicon)
        return index if cited else start  # "the Association thanks Governor"
    return index


def is_infinitive(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether what looks like an office is a verb: "to partner with", "to chair the"."""
    before = marked.slice(index - 1, index) if index else ""
    bound = marked.kinds[index + 1 : index + 2] in ("F", "D", "d", "p", "Q")
    return bound and before in lexicon.infinitives and not is_capital(marked, index)
