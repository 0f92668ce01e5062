"""Speech without marks: behind a line that announces it, in a `blockquote`, all bold or all italic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.parsers.quotes.attribution import read_above, read_lead, read_line, read_opening, surname_of
from crawler.parsers.quotes.judgement import is_clause
from crawler.parsers.quotes.labels import called_above, is_name_line, names_person, says_again, tells_of
from crawler.parsers.quotes.sentences import last_sign, sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch, StretchForm
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import words_of
from crawler.records import Block

_COLON = re.compile(r": |:(?=[^\W\d_a-zà-ÿ][a-zà-ÿ ])")
"""What parts an announcement from words without marks; pages lose the space behind it."""
_SHORTEST = 38
_LOOK_AHEAD = 4
_LONGEST_LEAD = 500
_FEWEST_WORDS = 4
_FIRST_BLOCKS = 3
_ENDS = tuple('.!?…”"')
_SHOUTED = 0.6
"""Share of capitals by which a line is a headline."""


def says_statement(title: str, vocabulary: Vocabulary) -> bool:
    """Whether a headline says that the text is a statement."""
    return vocabulary.statement_titles.within(words_of(title, 0, len(title), vocabulary).folded) is not None


class StatementFinder:
    """Finds unmarked speech in one part and adds it to the marked stretches."""

    def __init__(
        self,
        blocks: Sequence[Block],
        found: list[list[Stretch]],
        vocabulary: Vocabulary,
        *,
        title: str | None = None,
    ) -> None:
        self._titled = title is not None and says_statement(title, vocabulary)
        self._named: set[int] | None = None
        """The paragraphs that are nothing but a name and a colon, once they were looked for."""
        self._blocks = blocks
        self._found = found
        self._vocabulary = vocabulary
        self._hinted = vocabulary.statements.hinted("\n".join([block.text for block in blocks]))
        """Whether any paragraph may announce a statement; most pages have none."""

    def add(self) -> None:
        """Add a stretch for every paragraph, or rest of a paragraph, that is speech without marks."""
        for number, block in enumerate(self._blocks):
            if block.role == "quote" and not self._found[number]:
                self._add_element(number)
        number = 0
        while number < len(self._blocks):
            number = max(number + 1, self._add_announced(number))

    def _add_element(self, number: int) -> None:
        block = self._blocks[number]
        group = [
            n
            for n in self._near(number)
            if self._blocks[n].role == "quote" and self._blocks[n].group == block.group
        ]
        if any(each.form == "marks" and not each.outer_start for n in group for each in self._found[n]):
            return
        if block.text.endswith(":") and read_lead(
            block.text, 0, len(block.text), number, self._vocabulary, announced=True
        ):
            return
        if number != group[0] and read_line(block.text, number, self._vocabulary) is not None:
            return
        if number != group[0] or self._attributable(number, group[-1]):
            self._whole(number, "element")

    def _near(self, number: int) -> range:
        first = last = number
        group = self._blocks[number].group
        while first and self._blocks[first - 1].role == "quote" and self._blocks[first - 1].group == group:
            first -= 1
        while (
            last + 1 < len(self._blocks)
            and self._blocks[last + 1].role == "quote"
            and self._blocks[last + 1].group == group
        ):
            last += 1
        return range(first, last + 1)

    def _attributable(self, first: int, last: int) -> bool:
        """Whether a paragraph above announces a block quote, or a line in or below it signs it."""
        if first and self._lead_at(first - 1) is not None:
            return True
        if first and self._blocks[first - 1].role == "quote" and self._found[first - 1]:
            return True  # one block quote goes on with the one before it
        if last > first and read_line(self._blocks[last].text, last, self._vocabulary) is not None:
            return True
        return last + 1 < len(self._blocks) and self._blocks[last + 1].text[:1] in "—–-―"

    def _lead_at(self, number: int) -> Attribution | None:
        """Read the end of a paragraph that announces speech."""
        text = self._blocks[number].text
        if not text.rstrip("\"”“»«’' ").endswith(":") and not self._may_announce(number):
            return read_opening(text, number, self._vocabulary) if number < _FIRST_BLOCKS else None
        lead, _ = read_above(text, self._found[number], number, self._vocabulary)
        if lead is None and number < _FIRST_BLOCKS and not any(self._found):
            lead = self._announced_early(text, number)
        return lead if lead is None or lead.strength != "document" else None

    def _announced_early(self, text: str, number: int) -> Attribution | None:
        """Read a statement's announcement behind which a paragraph tells more: "… on the bill. It passed"."""
        for a, b in sentence_spans(text[:_LONGEST_LEAD], self._vocabulary)[:-1]:
            lead = read_lead(text, a, b, number, self._vocabulary, announced=False)
            if lead is not None and lead.strength == "statement":
                return lead
        return None

    def _may_announce(self, number: int) -> bool:
        """Whether a paragraph that ends in a full stop may announce unmarked speech, at a glance."""
        if number + 1 >= len(self._blocks) or self._found[number + 1]:
            return False
        return self._vocabulary.statements.hinted(self._blocks[number].text)

    def _add_announced(self, number: int) -> int:
        """Add the unmarked speech that this paragraph announces or begins; return the paragraph behind it."""
        block = self._blocks[number]
        if not self._hinted and ":" not in block.text and number >= _FIRST_BLOCKS:
            return number + 1
        if block.role == "table_row" or any(each.form != "marks" for each in self._found[number]):
            return number + 1
        lead = self._lead_at(number)
        if lead is not None:
            if not self._announces_unmarked(number, lead):
                return number + 1
            return self._run(number + 1, lead)
        if self._found[number] or block.role == "heading":
            return number + 1
        colon = self._announcing_colon(number)
        if colon is None:
            return number + 1
        self._whole(number, "statement", colon[0])
        return self._run(number + 1, colon[1], begun=True)

    def _announces_unmarked(self, number: int, lead: Attribution) -> bool:
        """Whether words without marks may follow this announcement.

        Behind a colon they may; behind a mere label only where they are all bold or all italic; behind a
        full stop only in the first person.
        """
        if number + 1 >= len(self._blocks) or self._is_ours(lead):
            return False
        block, following = self._blocks[number], self._blocks[number + 1]
        if lead.strength == "label":
            set_apart = following.emphasis is not None and block.emphasis is None
            return set_apart or self._is_one_of_several(number)
        if block.text.rstrip("\"”“»«’' ").endswith(":") and self._ends_announcing(block.text, lead):
            return True
        if self._vocabulary.own_texts.within(
            words_of(block.text, 0, len(block.text), self._vocabulary).folded
        ):
            return False  # "Ana Brook’s remarks as delivered:": a speech printed whole
        if self._titled and number < _FIRST_BLOCKS and lead.strength == "statement":
            return True
        near = self._blocks[number + 1 : number + 1 + (_LOOK_AHEAD if lead.strength == "statement" else 1)]
        if lead.strength != "statement" and following.text.rstrip()[-1:] not in _ENDS:
            return False
        return any(self._vocabulary.first_person.search(each.text) for each in near)

    def _is_one_of_several(self, number: int) -> bool:
        """Whether lines with nothing but a name and a colon part the statements of several people."""
        if self._named is None:
            blocks = enumerate(self._blocks)
            self._named = {n for n, block in blocks if is_name_line(block.text, self._vocabulary)}
        return number in self._named and len(self._named) > 1

    def _is_ours(self, lead: Attribution) -> bool:
        """Whether nobody is named who announces something: "what we promised our voters:"."""
        words = words_of(lead.raw, 0, len(lead.raw), self._vocabulary).folded
        return len(words) == 1 and words[0] in self._vocabulary.plurals

    def _ends_announcing(self, text: str, lead: Attribution) -> bool:
        """Whether the colon stands behind source and verb alone, or behind a statement's announcement."""
        words = words_of(text, 0, len(text), self._vocabulary)
        if self._vocabulary.ends.ends(words.folded):
            return False
        if lead.bare or lead.strength == "statement" or self._vocabulary.words.inverts:
            return True
        told = words_of(text, lead.start + len(lead.raw), len(text), self._vocabulary)
        return lead.strength == "lead" and 0 < self._vocabulary.cues.at(told.folded, 0) == len(told)

    def _announcing_colon(self, number: int) -> tuple[int, Attribution] | None:
        """Find "… erklärt der Sprecher X: Das ist" in a paragraph without marks."""
        text = self._blocks[number].text
        found = _COLON.search(text, 0, _LONGEST_LEAD)
        if found is None or len(text) - found.end() < _SHORTEST:
            return None
        position, start = found.span()
        spans = sentence_spans(text[:position], self._vocabulary)
        if not spans:
            return None
        lead = read_lead(text, spans[-1][0], position + 1, number, self._vocabulary, announced=True)
        if lead is None or not (
            self._ends_announcing(text[:position], lead)
            if lead.strength in ("lead", "statement")
            else self._is_spoken(number, lead, position)
        ):
            return None
        words = words_of(text, start, len(text), self._vocabulary)
        if len(words) < _FEWEST_WORDS or not (text[start].isupper() or lead.strength == "label"):
            return None
        letters = [sign for sign in text[start:] if sign.isalpha()]
        if sum(map(str.isupper, letters)) > _SHOUTED * len(letters):
            return None  # "BROOK REVEALS: HARBOUR LOST A SUMMER": a headline in the text
        return start, lead

    def _is_spoken(self, number: int, label: Attribution, position: int) -> bool:
        """Whether a label stands before words of its bearer: another does so, or they say "I" or "we"."""
        if (
            label.strength != "label"
            or label.start
            or not names_person(self._blocks[number].text, position, self._vocabulary)
        ):
            return False
        text = self._blocks[number].text
        if text.rstrip()[-1:] not in _ENDS or not is_clause(text, position + 2, len(text), self._vocabulary):
            return False
        near = [n for n in (number - 1, number + 1) if 0 <= n < len(self._blocks)]
        if any(
            names_person(
                self._blocks[n].text, self._blocks[n].text.find(": ", 0, _LONGEST_LEAD), self._vocabulary
            )
            for n in near
        ):
            return True
        return self._vocabulary.first_person.search(text, position) is not None

    def _run(self, first: int, lead: Attribution, *, begun: bool = False) -> int:
        """Add the paragraphs of a statement from `first` on; return the paragraph behind it."""
        last = self._extent(first, lead)
        if not begun and (last == first or self._marked_soon(first, last)):
            return first
        for number in range(first, last):
            self._whole(number, "statement")
        return max(first, last)

    def _marked_soon(self, first: int, last: int) -> bool:
        """Whether marked speech follows so soon that the announcement is of that."""
        return any(
            any(self._begins(number, each) for each in self._found[number])
            for number in range(first, min(len(self._blocks), last + 1, first + _LOOK_AHEAD))
        )

    def _begins(self, number: int, stretch: Stretch) -> bool:
        """Whether speech in marks begins here, behind nothing or behind an announcement of its own."""
        return last_sign(self._blocks[number].text, stretch.outer_start) in ("", ":")

    def _extent(self, first: int, lead: Attribution) -> int:
        emphasis = self._blocks[first].emphasis if first < len(self._blocks) else None
        if first < len(self._blocks) and self._blocks[first].role in ("list_item", "table_row", "quote"):
            return first
        number = first
        surname = surname_of(lead.raw, self._vocabulary)
        called = called_above(self._blocks[lead.paragraph].text, lead, self._vocabulary)
        while number < len(self._blocks) and not self._stops(number, emphasis, surname):
            if number > first and tells_of(self._blocks[number].text, called, self._vocabulary):
                break
            number += 1
        return number

    def _stops(self, number: int, emphasis: str | None, surname: str) -> bool:
        block = self._blocks[number]
        if block.role in ("heading", "quote", "table_row") or (emphasis and block.emphasis != emphasis):
            return True
        if any(self._begins(number, each) for each in self._found[number]):
            return True
        words = words_of(block.text, 0, min(len(block.text), 200), self._vocabulary)
        if not len(words) or self._vocabulary.backgrounds.at(words.folded, 0):
            return True
        if self._vocabulary.salutations.at(words.folded, 0):
            return True
        if self._lead_at(number) is not None or self._announcing_colon(number) is not None:
            return True
        return says_again(words, surname, self._vocabulary)

    def _whole(self, number: int, form: StretchForm, start: int = 0) -> None:
        end = len(self._blocks[number].text)
        self._found[number] = [
            Stretch(paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form=form)
        ]
