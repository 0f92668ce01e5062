"""The forms in which a page prints one person's name, and which of them is the full one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.parsers.people.bounds import behind_field, letters_behind, with_generation
from crawler.parsers.people.folding import lowered
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked

Words = tuple[str, ...]
_LONGEST_GIVEN = 4
"""Words of the longest name that is found by its first word."""
_NICKNAME_BEFORE, _NICKNAME_BEHIND = ('"C', '"U'), ('C"', 'U"')
_SHORT_WORD = 3
"""Letters of the longest word that a headline may print in small letters for its shortness."""
_LONGEST = 8
"""Words of the longest name."""
_SHORTEST_CAPITALS = 3
"""Letters of a word in capitals that is no pair of initials: "JD Roe"."""
_REMEMBERED = 1_024
"""Names whose words are kept: a page asks for those of the same few again and again."""


@dataclass(slots=True)
class Form:
    """One place where a name stands with more than its surname."""

    text: str
    words: Words
    sure: bool
    """A title, an office or letters stand beside it."""
    opens: bool
    """Its first word opens a sentence or is printed in a headline, so that it may be any word."""
    apart: bool = False
    """A comma or a bracket stands before it, so that its first word is no field of an office."""


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str, lexicon: Lexicon) -> Words:
    """Return the words of a name, in lower case, without nickname marks, commas, dots and Jr or III."""
    parts = (part for word in name.split() for part in _unelided(word, lexicon))
    words = (word.strip(',."“”()') for word in parts)
    return tuple(lowered(word) for word in words if word and word not in lexicon.generations)


def _unelided(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Part "d’Artois" as a marked line has it, where the language elides."""
    head, mark, rest = word.replace("’", "'").partition("'")
    return (head, rest) if mark and rest[:1].isupper() and head in lexicon.elisions else (word,)


def occurrences(word: str, passage: Marked) -> Iterator[tuple[int, int]]:
    """Yield the spans of the runs of name words that end in a word, in lower case, wherever it stands."""
    for index in _places(word, passage):
        left, first = index, max(0, index - _LONGEST)
        while left > first and _is_name_word(passage.kinds, left - 1):
            left -= 1
        while left < index and passage.kinds[left] in "Pp":
            left += 1
        yield left, index + 1


def forms_of(wanted: Words, passages: Sequence[tuple[Marked, bool]], lexicon: Lexicon) -> list[Form]:
    """Return every place where a longer or equal form of a name stands, in reading order.

    Each passage says whether it is a headline.
    """
    found: list[Form] = []
    for passage, headline in passages:
        for first, end in sorted(occurrences(wanted[-1], passage)):
            start = behind_field(passage, first, end, lexicon)
            stop = with_generation(passage, end, lexicon)
            if lexicon.words.second_surnames and end - start > 1:
                stop = _with_second_surname(passage.kinds, stop)
            if headline and (begun := _behind_title_case(passage, start, stop, lexicon)) is not None:
                start, stop = begun
            text = passage.slice(start, stop)
            words = name_words(text, lexicon)
            if len(words) > 1 and within(wanted, words):
                sure, opens = _is_sure(passage, start, stop), _opens(passage, start, headline)
                if headline and not sure and _is_any_words(passage, start, lexicon):
                    continue
                found.append(Form(text, words, sure, opens, passage.kinds[start - 1 : start] in (",", "(")))
    return found


def in_title_case(marked: Marked, lexicon: Lexicon) -> bool:
    """Say whether a headline gives every word a capital."""
    words = [marked.text[start] for start, end in marked.spans if end - start > _SHORT_WORD]
    return not lexicon.words.capital_nouns and sum(map(str.islower, words)) * 3 < len(words)


def _is_any_words(headline: Marked, start: int, lexicon: Lexicon) -> bool:
    """Say whether a run of capitals need not be a name, since all words have one: "Guards Endorse Doe"."""
    first = headline.slice(start, start + 1)
    return headline.kinds[start] == "C" and not lexicon.is_given(first) and in_title_case(headline, lexicon)


def _behind_title_case(passage: Marked, start: int, stop: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where a name stands whose headline gives other words capitals: "Meet Jane Doe".

    None where the run begins with a given name, or holds none. A given name that ends the run has its surname
    behind it.
    """
    kinds = passage.kinds
    if stop - start < 2 or lexicon.is_given(passage.slice(start, start + 1)):
        return None
    for index in range(start + 1, stop):
        if kinds[index] in "CU" and lexicon.is_given(passage.slice(index, index + 1)):
            if index + 1 < stop:
                return index, stop
            return (index, stop + 1) if kinds[stop : stop + 1] == "C" else None
    letters = "U" in kinds[start : stop - 1] and kinds[stop - 1] == "C"
    return (stop - 1, stop) if letters else None  # "Grills AG Doe"


def _with_second_surname(kinds: str, end: int) -> int:
    """Return where a name ends that a second surname follows: "Itziar Roe Doe,"."""
    return end + 1 if kinds[end : end + 1] == "C" and kinds[end + 1 : end + 2] not in ("C", "U") else end


def given_name_forms(word: str, passages: Sequence[Marked]) -> list[str]:
    """Return the full names that begin with a word: "Marianne" for "Marianne Roe"."""
    found: dict[str, None] = {}
    for passage in passages:
        for index in _places(lowered(word), passage):
            end = index + 1
            while end < min(len(passage.kinds), index + _LONGEST) and passage.kinds[end] in "CI":
                end += 1
            if index + 1 < end <= index + _LONGEST_GIVEN and (
                index == 0 or passage.kinds[index - 1] not in "CI"
            ):
                found.setdefault(passage.slice(index, end))
    return list(found)


def people_among(forms: Sequence[Form], wanted: Words, lexicon: Lexicon) -> list[Form]:
    """Return one form, the fullest, for each person of one surname, asked for by the words `wanted`.

    Where some forms stand beside an office or title, the others are not asked: "French Hill" beside "Rep.",
    and "Capitol Hill"; but not where those say no more than what is asked: "Senator Ní Bhriain". A first word
    that opens a sentence is left out where the rest is a name elsewhere.
    """
    forms = [form for form in forms if form.apart or _only_adds_names(form.words, wanted, lexicon)]
    longest = max((len(form.words) for form in forms), default=0)
    sure = [form for form in forms if form.sure]
    if any(len(form.words) > len(wanted) for form in sure) or longest <= len(wanted):
        forms = [form for form in forms if form.sure or any(_goes_on(form, each) for each in sure)] or forms
    shorter = {form.words for form in forms}
    forms = [
        form
        for form in forms
        if not form.opens or form.words[1:] not in shorter or form.words[1] in lexicon.bare_particles
    ]
    plain = [f for f in forms if f.sure or not f.opens or any(_goes_on(f, each) for each in sure)]
    if all(len(form.words) <= len(wanted) for form in plain):
        plain = forms
    plain = [form for form in plain if form.apart or lexicon.is_given(form.text.split()[0])] or plain
    people: list[Form] = []
    for form in sorted(plain, key=lambda each: (-len(each.words), _in_capitals(each.text))):
        if not any(within(form.words, other.words) for other in people):
            people.append(form)
    return people


def _goes_on(form: Form, sure: Form) -> bool:
    """Say whether a form adds a second surname to a sure one: "Itziar Roe Doe", "Senator Itziar Roe"."""
    return 1 < len(sure.words) < len(form.words) and form.words[: len(sure.words)] == sure.words


def _only_adds_names(words: Words, wanted: Words, lexicon: Lexicon) -> bool:
    """Say whether a longer form puts nothing but given names before a name that begins with one."""
    if len(wanted) < 2 or wanted[0] not in words or not lexicon.is_given(wanted[0]):
        return True
    before = words[: words.index(wanted[0])]
    return all(len(word) == 1 or lexicon.is_given(word) for word in before)


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether all words of `part` stand in `whole`, in order; an initial stands for a name."""
    rest = iter(whole)
    return all(any(word == other or _abbreviates(word, other) for other in rest) for word in part)


def _abbreviates(short: str, long: str) -> bool:
    return len(short) == 1 and long.startswith(short)


def _is_sure(passage: Marked, start: int, end: int) -> bool:
    left = passage.kinds[start - 1 : start]
    return (left != "" and left in "THLRMX") or letters_behind(passage.kinds, end) > end


def _opens(passage: Marked, start: int, headline: bool) -> bool:
    left = passage.kinds[start - 1 : start]
    return left == "" or left in '.|"-:' or (headline and left not in "THLRMX,")


def _is_name_word(kinds: str, index: int) -> bool:
    """Say whether a word can stand in a name, or a mark round a nickname: 'Jane "Jo" Doe'."""
    if kinds[index] == '"':
        closes = kinds[index - 2 : index] in _NICKNAME_BEFORE
        return closes or kinds[index + 1 : index + 3] in _NICKNAME_BEHIND
    return kinds[index] in "CUIPp"


def _places(word: str, passage: Marked) -> Iterator[int]:
    """Yield the indexes at which a word, given in lower case, stands with a capital as a word of its own."""
    position = passage.lower.find(word)
    while position >= 0:
        end = position + len(word)
        index = passage.at(position)
        # The dot of an initial belongs to it: "Jane D." in a list of surnames.
        dotted = end + 1 if end == position + 1 and passage.text[end : end + 1] == "." else end
        alone = index < len(passage.spans) and passage.spans[index] == (position, dotted)
        if alone and passage.text[position:end] != word:
            yield index
        position = passage.lower.find(word, end)


def mixed_case(name: str, full: str, wanted: Words, words: Words) -> str:
    """Keep a name as the attribution prints it, unless the page has a longer form or one not in capitals."""
    return full if len(words) > len(wanted) or _in_capitals(name) or full == f"{name}." else name


def _in_capitals(name: str) -> bool:
    """Say whether a name, or its surname alone, is printed in capitals: "Jane BROOK"."""
    return any(len(word) >= _SHORTEST_CAPITALS and word.isupper() for word in name.split())
