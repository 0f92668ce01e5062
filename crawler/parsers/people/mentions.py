"""What a page prints beside a name: role and post-nominals at every place where a person is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crawler.parsers.people.bounds import letters_behind, with_generation
from crawler.parsers.people.folding import lowered
from crawler.parsers.people.forms import Words, name_words, occurrences, within
from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.names import NameSpan
from crawler.parsers.people.persons import Named, beside
from crawler.parsers.people.roles_behind import role_told

_MARKS = frozenset('"“”„‟»«')
_STRONG = 5
_HEADLINE_ROLE = 2
"""Words of the longest role that is believed of a headline."""


@dataclass(slots=True, kw_only=True)
class Mention:
    """One place where a person is named, with what stands beside the name."""

    role: str | None
    told: str | None = None
    """What a clause of its own says, where no role stands beside the name."""
    post_nominals: str | None

    def in_headline(self) -> Mention:
        """Return the mention without a longer role: a headline may print verbs with capitals."""
        role = self.role if self.role and len(self.role.split()) <= _HEADLINE_ROLE else None
        return replace(self, role=role)

    def holds(self, noun: str) -> bool:
        """Say whether role or post-nominals end a word in a noun, given folded."""
        both = f"{self.role or self.told or ''} {self.post_nominals or ''}".casefold()
        return any(word.strip(".,()").endswith(noun) for word in both.split())


def mentions_of(full: str, passage: Marked, people: Iterable[Named], lexicon: Lexicon) -> list[Mention]:
    """Return what stands beside each occurrence of a name, or of its surname alone, in a passage.

    `people` are the people whom the passage names beyond doubt.
    """
    wanted = name_words(full, lexicon)
    known = {(named.name.start, named.name.end): named for named in people}
    ends = sorted(end for _, end in known)
    found = []
    for start, end in sorted(occurrences(wanted[-1], passage)):
        if start == end - 1:
            start = _with_particles(passage, start, wanted)
        stop = with_generation(passage, end, lexicon)
        words = name_words(passage.slice(start, stop), lexicon)
        if len(words) > len(wanted) and words[-len(wanted) :] == wanted:
            # The run opens with the field of the office before the name.
            start, words = max(start, end - len(wanted)), wanted
        if within(words, wanted) and words[-1:] == wanted[-1:]:
            earlier = bisect_right(ends, start)
            floor = ends[earlier - 1] if earlier else 0
            named = known.get((start, stop)) or _beside(passage, start, stop, floor, lexicon)
            found.append(_mention(passage, named, lexicon))
    return found


def mentions_by_given(given: str, passage: Marked, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield what stands beside a given name alone, in lower case: "the MEP Jane met the fishers"."""
    for start, end in occurrences(given, passage):
        alone = end - start == 1 and passage.kinds[end : end + 1] not in tuple("CUIPp")
        if alone and passage.kinds[start - 1 : start] in tuple("RMX"):
            yield _mention(passage, _beside(passage, start, end, 0, lexicon), lexicon)


def _with_particles(passage: Marked, start: int, wanted: Words) -> int:
    """Return where a surname begins with the particles it has in the name: "burgemeester Van den Roe"."""
    for word in reversed(wanted[:-1]):
        if passage.kinds[start - 1 : start] not in ("P", "p"):
            break
        if lowered(passage.slice(start - 1, start)) != word:
            break
        start -= 1
    return start


def people_before(
    passage: Marked, people: Iterable[Named], before: int, lexicon: Lexicon, *, objects: bool = False
) -> list[NameSpan]:
    """Return the people named before a word beyond doubt who can be meant by a pronoun behind it.

    Not who stands behind a preposition or in the genitive: "responding to Jane Doe's speech, he said". With
    `objects` also the object of a verb: "met Jane Doe", "welcomed by Jane Doe". Nobody of whom is spoken.
    """
    marks = _marks(passage)
    return [
        named.name
        for named in people
        if named.name.behind <= before
        and (
            named.name.points >= _STRONG
            or named.role
            or named.name.titled
            or _is_whole(passage, named, lexicon)
        )
        and (
            not _is_bound(passage, named.extent[0] - 1, lexicon, objects=objects)
            or _is_of_body(passage, named.extent[0] - 1)
        )
        and passage.kinds[named.name.behind : named.name.behind + 1] != "'"
        and bisect_left(marks, named.name.start) % 2 == 0
    ]


def _is_whole(passage: Marked, named: Named, lexicon: Lexicon) -> bool:
    """Say whether a name of several words begins with a common given name."""
    name = named.name
    return name.end - name.start > 1 and lexicon.is_given(passage.slice(name.start, name.start + 1))


def gender_of_words(words: Iterable[str], lexicon: Lexicon) -> str | None:
    """Return "f" or "m" where a pronoun, a title or an office among the words tells it."""
    for word in words:
        folded = word.casefold().strip(".,")
        if folded in lexicon.feminine or folded.endswith(lexicon.feminine_endings):
            return "f"
        if folded in lexicon.masculine or folded.endswith(lexicon.masculine_endings):
            return "m"
    return None


def gender_beside(surname: str, passage: Marked, lexicon: Lexicon) -> str | None:
    """Return what the titles and offices right before a name tell of its bearer."""
    for start, _ in occurrences(surname, passage):
        left = start
        while left and passage.kinds[left - 1] in "THLRM":
            left -= 1
        told = gender_of_words((passage.slice(n, n + 1) for n in range(left, start)), lexicon)
        if told is not None:
            return told
    return None


def _is_bound(passage: Marked, before: int, lexicon: Lexicon, *, objects: bool) -> bool:
    """Say whether the word before a person binds it to another: a preposition, another verb than said."""
    kind = passage.kinds[before : before + 1] if before >= 0 else ""
    if kind == "W" and not objects:
        return passage.slice(before, before + 1).casefold() not in lexicon.cues
    return kind in ("F", "p", "A", "'")


def _is_of_body(passage: Marked, before: int) -> bool:
    """Say whether a party in the genitive opens a passage and a person follows: "Labour’s Jane Doe"."""
    return before > 0 and passage.kinds[before] == "'" and not passage.kinds[:before].strip("DYBw")


def _marks(passage: Marked) -> list[int]:
    """Return at which words quotation marks stand: between an odd number and the next, somebody speaks."""
    kinds = passage.kinds
    return [n for n, kind in enumerate(kinds) if kind == '"' and passage.text[passage.spans[n][0]] in _MARKS]


def _beside(passage: Marked, start: int, end: int, floor: int, lexicon: Lexicon) -> Named:
    before = start
    while before and passage.kinds[before - 1] in "THL":
        before -= 1
    behind = letters_behind(passage.kinds, end)
    name = NameSpan(before, start, end, behind, 0, passage.kinds[before:start])
    return Named(name, beside(passage, name, lexicon, floor=floor, running=True), (before, behind))


def _mention(passage: Marked, named: Named, lexicon: Lexicon) -> Mention:
    letters = passage.slice(named.name.end, named.name.behind).strip(" ,()")
    role = passage.slice(*named.role) if named.role else ""
    told = None if role else role_told(passage, named.name.behind, lexicon)
    return Mention(
        role=role or None, post_nominals=letters or None, told=passage.slice(*told) if told else None
    )
