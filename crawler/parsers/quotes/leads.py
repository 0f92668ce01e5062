"""The clause that stands before speech: "Responding, X said:", "X issued this statement:", "X, role:"."""

from __future__ import annotations

import re

from crawler.parsers.quotes.clauses import ClauseReader
from crawler.parsers.quotes.documents import document_before
from crawler.parsers.quotes.labels import looks_like_source, tells
from crawler.parsers.quotes.sources import is_somebody_of, source_before, source_behind
from crawler.parsers.quotes.stretches import Attribution, Strength
from crawler.parsers.quotes.subjects import head_of, is_named, remarks_of, subject_of
from crawler.parsers.quotes.wording import NAMES, OFFICES, Words, names_somebody

_AGENT_REACH = 6
_MOST_VERBS = 4
_LONGEST_RESUMPTION = 5
_PERSON_FIRST = re.compile(r"N|[THL]+[CU]|[CU][CUIPp]*[CU]X*W")
_RESUMING = re.compile(r"([DdRMTHL]*[CU][CUIPp]*[CU]?)[wA]{0,2}")
"""A name and an adverb or two behind it: "Brook weiter", "Brook weiter dazu"."""
_DEFINITE = frozenset("DdTHLRMCUIBY")


class LeadReader(ClauseReader):
    """Reads in a clause whose words follow it."""

    def framed(self) -> Attribution | None:
        """ "… können Sie X gerne wie folgt zitieren" """
        if self._vocabulary.frame_heads.isdisjoint(self._words.folded):
            return None
        for opening, closing in self._vocabulary.frames:
            first = opening.within(self._words.folded)
            if first is None:
                continue
            rest = self._words.cut(first[1], len(self._words))
            last = closing.within(rest.folded) if closing else (len(rest), len(rest))
            if last is None or not last[0]:
                continue
            span = (rest.spans[0][0], rest.spans[last[0] - 1][1])
            if not names_somebody(rest.cut(0, last[0])):
                continue
            return self._made(source_behind(self._text, *span, self._vocabulary) or span, "lead")
        return None

    def opened(self) -> Attribution | None:
        """ "Statement by X:", "Quotes attributable to X:", "Dazu X, Sprecher:" """
        words, vocabulary = self._words, self._vocabulary
        length = vocabulary.openers.at(words.folded, 0)
        if not length and (elided := self._elided(vocabulary.elided_openers, 0)):
            return self._made(source_behind(self._text, elided, self._stop, vocabulary), "statement")
        if not length or length == len(words):
            return None
        if any(vocabulary.cues.at(words.folded, n) for n in range(length, len(words))):
            return None
        return self._made(self._behind(words, length), "statement")

    def issued(self, *, announced: bool) -> Attribution | None:
        """ "X released the following statement", "the following statement was released by X" """
        phrase = self._vocabulary.statements.within(self._words.folded)
        if phrase is None:
            return None
        behind = self._words.cut(phrase[1], len(self._words))
        # "Brook welcomed a statement from the council." tells of one, and announces none.
        agent = self._agent(behind) if announced or NAMES.isdisjoint(self._words.kinds[: phrase[0]]) else 0
        if agent and (found := self._made(self._behind(behind, agent), "statement")) is not None:
            return found
        return self._issuer(phrase[0], announced=announced)

    def _agent(self, behind: Words) -> int:
        """Return where the source begins in "… was released today by X", or 0."""
        vocabulary = self._vocabulary
        number = 0
        while number < min(len(behind) - 1, _AGENT_REACH):
            if length := vocabulary.agents.at(behind.folded, number):
                return number + length
            lists = (vocabulary.auxiliaries, vocabulary.issuing, vocabulary.adverbs)
            length = max(phrases.at(behind.folded, number) for phrases in lists)
            if not length:
                return 0
            number += length
        return 0

    def _issuer(self, phrase: int, *, announced: bool) -> Attribution | None:
        words, vocabulary = self._words, self._vocabulary
        for number in range(phrase - 1, -1, -1):
            length = vocabulary.issuing.at(words.folded, number)
            if not length and announced:
                length = vocabulary.cues.at(words.folded, number)
            if not length or words.kinds[number] in NAMES:
                continue
            found = self._around(number, number + length, phrase)
            if found is not None:
                return self._made(found, "statement")
        return None

    def said(self, *, strength: Strength = "lead", reporting: bool = False) -> Attribution | None:
        """ "Responding, X said", "Dazu erklärt der Sprecher X"; with `reporting` verbs of opinion, too."""
        words, vocabulary = self._words, self._vocabulary
        if vocabulary.cues.absent(words.folded) and (
            not reporting or vocabulary.reporting.absent(words.folded)
        ):
            return None
        tried = 0
        for number in range(len(words) - 1, -1, -1):
            length = vocabulary.cues.at(words.folded, number)
            if not length and reporting:
                length = vocabulary.reporting.at(words.folded, number)
            if not length or (number and words.kinds[number] in NAMES):
                continue
            tried += 1
            if tried > _MOST_VERBS:
                return None
            paper = document_before(self._text, self._start, words.spans[number][0], vocabulary)
            span = self._around(number, number + length, len(words))
            inverted = span is not None and span[0] > words.spans[number][0]
            if paper is not None and not (inverted and vocabulary.words.inverts):
                return None if reporting else self._made(paper, "document")
            if span is None and not reporting and is_somebody_of(words.cut(0, number)):
                return self._made((words.spans[0][0], words.spans[number - 1][1]), "unnamed")
            if span is None:
                continue
            if inverted and not number and self._is_paper(span):
                return self._made(span, "document")  # "Read the letter to the council below:"
            tail = words.cut(number + length, len(words))
            alone = span[0] == self._first_meaning() or self._led(span[0])
            bare = number <= 1 if inverted else alone and self._idle(tail)
            if reporting:  # "Brook added that": the words that follow go on with what was said
                told = len(tail) == 1 and tail.folded[0] in vocabulary.reported
                bare = told and alone and vocabulary.cues.at(words.folded, number) > 0
            return self._made(span, strength, bare=bare)
        return None

    def _is_paper(self, span: tuple[int, int]) -> bool:
        """Whether a source is a letter, a report or the like, with an article perhaps."""
        first = self._words.before(span[0])
        words = self._words.folded[first : first + 2]
        return any(word in self._vocabulary.documents for word in words)

    def according(self) -> Attribution | None:
        """ "According to X", "X, according to whom" """
        words = self._words
        relative = self._vocabulary.sources_before.within(words.folded)
        if relative is not None and relative[0]:
            stop = words.spans[relative[0]][0]
            return self._made(source_before(self._text, self._start, stop, self._vocabulary), "lead")
        if self._vocabulary.sources.absent(words.folded):  # an elided one begins as one of these
            return None
        for number in range(len(words)):
            length = self._vocabulary.sources.at(words.folded, number)
            if length and number + length < len(words):
                span = self._behind(words, number + length)
                bare = not number and span is not None and not self._text[span[1] : self._stop].strip(" ,:")
                return self._made(span, "lead", bare=bare)
            if start := self._elided(self._vocabulary.elided_sources, number):
                return self._made(source_behind(self._text, start, self._stop, self._vocabulary), "lead")
        return None

    def label(self) -> Attribution | None:
        """ "Name, role:", "Name weiter:" """
        words, vocabulary = self._words, self._vocabulary
        if vocabulary.openers.at(words.folded, 0) == len(words):
            return None
        last = len(words)
        while (
            last > 1 and words.kinds[last - 1] not in NAMES and vocabulary.adverbs.at(words.folded, last - 1)
        ):
            last -= 1
        kept = self._without_topic(words.cut(0, last))
        paper = next((n for n, word in enumerate(kept.folded) if word in vocabulary.documents), None)
        owned = paper is not None and self._text[kept.spans[paper][0] - 2] in "’'sS"
        if paper is not None and self._names_later(kept, paper):
            return None  # "In proposing the motion, Mr Brook opened the debate:"
        if paper is not None and not owned and _PERSON_FIRST.match(kept.kinds):
            return None  # "Mr Brook, who has published a report on it:"
        if paper is not None and (owned or not set(kept.kinds) & OFFICES):
            return self._made((kept.spans[0][0], kept.spans[-1][1]), "document")
        if not looks_like_source(kept, vocabulary) or tells(kept, vocabulary):
            return None
        if vocabulary.remarks.at(kept.folded, len(kept) - 1):
            return None  # "Excerpt:", "Full statement:"
        if not any(kind in NAMES for kind in kept.kinds) and kept.kinds[0] not in "DRT":
            return None
        topic = vocabulary.topics.intersection(words.folded[len(kept) : len(kept) + 1])
        named = vocabulary.is_given(self._text[slice(*kept.spans[0])])
        strength: Strength = "statement" if topic and named else "label"  # "Ana Brook on the harbour:"
        return self._made((kept.spans[0][0], kept.spans[-1][1]), strength, bare=True)

    def _names_later(self, words: Words, paper: int) -> bool:
        """Whether a comma parts a document from somebody named behind it."""
        for number in range(paper + 1, len(words)):
            if "," in self._text[words.spans[number - 1][1] : words.spans[number][0]]:
                return re.match(r"[DR]*(?:[THL]+[CU]|[CU][CUIPp]*[CU])", words.kinds[number:]) is not None
        return False

    def _without_topic(self, words: Words) -> Words:
        """Leave out of what somebody speaks, or to whom: "Ana Brook on the harbour", "Brook to the mayor"."""
        named = next((n for n, kind in enumerate(words.kinds) if kind not in NAMES), len(words))
        agent = self._vocabulary.agents.at(words.folded, named) if 0 < named < len(words) - 1 else 0
        if agent and not self._vocabulary.is_given(self._text[slice(*words.spans[named - 1])]):
            return words.cut(named + agent, len(words))  # "Klare Worte von Ana Brook", not "Jo van der Roe"
        if 0 < named < len(words) and self._vocabulary.ends.at(words.folded, named):
            return words.cut(0, named)
        for number in range(named + 2, len(words)):  # "Ana Brook, health spokesperson, on the budget"
            parted = "," in self._text[words.spans[number - 1][1] : words.spans[number][0]]
            if parted and self._vocabulary.topics.intersection(words.folded[number : number + 1]):
                return words.cut(0, number)
        return words

    def remarked(self) -> Attribution | None:
        """ "Excerpts of Ana Brook’s remarks are below:", "Webers Fazit:" """
        found = remarks_of(self._words, self._vocabulary)
        return None if found is not None and self._answered(found[1]) else self._made(found, "statement")

    def _answered(self, end: int) -> bool:
        """Whether somebody speaks on remarks: "Responding to the council’s statement, Ana Brook said"."""
        words, vocabulary = self._words, self._vocabulary
        if words.kinds[0] in NAMES and not vocabulary.lead_ins.at(words.folded, 0):
            return False
        comma = self._text.find(",", end, self._stop)
        tail = words.cut(words.before(comma), len(words)) if comma >= 0 else words.cut(0, 0)
        if tail.kinds[:1] == "O" or (len(tail) and tail.folded[0] in vocabulary.plurals):
            return True  # "To understand the council’s response, we ask that you answer the following:"
        led = bool(vocabulary.lead_ins.at(words.folded, 0))
        return led and names_somebody(tail) and vocabulary.cues.within(tail.folded) is not None

    def closed(self) -> Attribution | None:
        """ "The coalition is alive, says the deputy Jane Doe": whose words a sentence tells in its end.

        "Besides, says the deputy," tells of nothing but who speaks.
        """
        words, vocabulary = self._words, self._vocabulary
        for number in range(len(words) - 1, 0, -1):
            length = vocabulary.cues.at(words.folded, number) or self._perfect(number)
            before = self._text[words.spans[number - 1][1] : words.spans[number][0]]
            if length and "," in before and number + length < len(words):
                span = self._behind(words, number + length)
                front = max(
                    phrases.at(words.folded, 0) for phrases in (vocabulary.adverbs, vocabulary.lead_ins)
                )
                bare = (
                    span is not None and front >= number and not self._text[span[1] : self._stop].strip(" ,")
                )
                return self._made(span, "embedded", bare=bare)
        return None

    def subject(self) -> Attribution | None:
        """ "Ana Brook is angry:": no verb of saying; one behind the speech knows better who spoke."""
        found = subject_of(self._text, self._start, self._stop, self._words, self._vocabulary)
        return self._made(found, "label")

    def _around(self, verb: int, behind: int, limit: int) -> tuple[int, int] | None:
        """Return the source of a verb at `verb`, before or behind it, as the language orders them."""
        words, vocabulary = self._words, self._vocabulary
        points = bool(vocabulary.pointers.at(words.folded, 0))
        lead = points or not verb or self._resumes() or self._leads_in() or self._parted(verb, behind)
        reported = next((n for n in range(behind, limit) if words.folded[n] in vocabulary.reported), limit)
        if reported < limit:
            limit = reported  # "erklärt, dass die Lage": what is told names nobody who speaks
        stop = words.spans[limit - 1][1] if limit < len(words) else self._stop
        after = None
        if behind < limit and lead and (verb or words.kinds[behind] not in "wWFA"):
            after = source_behind(self._text, words.spans[behind][0], stop, vocabulary)
        if verb and after is not None and " " not in self._text[slice(*after)]:
            named = is_named(words.cut(words.before(self._first_meaning()), verb))
            after = None if named else after  # "Auch Stadtrat Jan Roe äußert Kritik"
        if after is not None and (vocabulary.words.inverts or points or not verb):
            return after
        if not verb:
            return None
        if words.kinds[verb - 1] == "A":  # "Ana Brook voted for the Harbour Bill and said"
            head = head_of(self._text, self._start, words.spans[verb - 1][0], vocabulary)
            if head is not None:
                return head
        return source_before(self._text, self._start, words.spans[verb][0], vocabulary)

    def _parted(self, verb: int, behind: int) -> bool:
        """Whether a comma, or "by" behind the verb, parts the source: "Rather the reverse, explains she:"."""
        words = self._words
        if not self._vocabulary.words.inverts or not verb or behind >= len(words):
            return False
        if self._vocabulary.agents.at(words.folded, behind - 1):  # "Lob kommt von Jan Roe"
            return True
        return (
            words.kinds[behind] == "O" and "," in self._text[words.spans[verb - 1][1] : words.spans[verb][0]]
        )

    def resumed(self) -> Attribution | None:
        """ "Birkwald weiter.", "Brook continued." """
        words, vocabulary = self._words, self._vocabulary
        if not 1 < len(words) <= _LONGEST_RESUMPTION or self._is_behind_mark():
            return None  # "”, he continued.": what it attributes stands before it
        named = _RESUMING.fullmatch(words.kinds)
        if (
            named is not None
            and named.end(1) < len(words)
            and self._idle(words.cut(named.end(1), len(words)))
        ):
            return self.label()
        return self.said() if vocabulary.continuing.ends(words.folded) else None
