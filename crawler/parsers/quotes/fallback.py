"""Whose speech it is where nothing beside it says so: who was told of last, who spoke last, the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.parsers.people.roster import Resolved
from crawler.parsers.quotes.assembly import Act
from crawler.parsers.quotes.attribution import read_embedded, read_lead, read_subject
from crawler.parsers.quotes.closing import signed_statement
from crawler.parsers.quotes.labels import opens_list
from crawler.parsers.quotes.pairing import pair_marks
from crawler.parsers.quotes.sentences import sentence_spans
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.parsers.quotes.wording import Words, words_of
from crawler.records import Block

_REACH = 2
"""How many paragraphs above speech may tell of its speaker."""
_SENTENCES = 3
_TITLE_REACH = 3
_LONGEST_STATEMENT = 20
"""Paragraphs of the longest press statement without a name; what is longer is a speech."""
_MOST_SEARCHES = 40
"""A page with more speech that nobody is named for is no ordinary release; whoever spoke last goes on."""
_FIRST_LINE = 200
_FIRST_BLOCKS = 3
_FEWEST_NAMES = 2
_LOOKED_AT = 1200
_NAMED = re.compile(r"[CUILPpTH]{2,5}A[CUILPpTH]{2,5}|[CUILPpTH]*")
"""A name at the front of a headline, or two full ones."""
_TITLE_LABEL = re.compile(r"\s*([^:–—]{3,60}?)\s*[:–—]\s")
_NAMES = frozenset("CUILXTHPp")


class Fallback:
    """What is left to go by in one part of a release."""

    def __init__(
        self, blocks: Sequence[Block], title: str | None, byline: str | None, vocabulary: Vocabulary
    ) -> None:
        self._blocks = blocks
        self._title = title or ""
        self._byline = byline
        self._vocabulary = vocabulary
        self.last: Resolved | None = None
        """Who spoke last."""
        self.last_with_dash: Resolved | None = None
        self._last_paragraph = -1
        self._last_end = 0
        self._searches = 0

    def heard(self, resolved: Resolved, act: Act) -> None:
        """Remember who spoke, and where."""
        if resolved.speaker or resolved.organisation:
            self.last = resolved
            if act.stretches[-1].form == "dialogue":
                self.last_with_dash = resolved
            self._last_paragraph = act.stretches[-1].paragraph
            self._last_end = act.stretches[-1].outer_end

    def is_above(self, paragraph: int) -> bool:
        """Whether the paragraph right above holds the last speech."""
        return self._last_paragraph == paragraph - 1

    def candidates(self, act: Act) -> Iterator[Attribution]:
        """Yield attributions for an act of speech, best first: announced, headline, told, by-line."""
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return
        paragraph, offset = act.stretches[0].paragraph, act.stretches[0].outer_start
        yield from self._announced(paragraph, offset)
        if self.last is None and (source := self._of_title()) is not None:
            yield source
        if act.idle and paragraph == self._last_paragraph:
            yield from self._told_since(paragraph, offset)
        yield from self._told(paragraph, offset)
        if self.last is None:
            if self._byline:
                yield Attribution(raw=self._byline, paragraph=-1, start=0, strength="mention")
            yield from title_subject(self._title, self._vocabulary)

    def _of_title(self) -> Attribution | None:
        if not self._title:
            return None
        words = words_of(self._title, 0, len(self._title), self._vocabulary)
        label = title_speaker(self._title, self._vocabulary)
        return label or statement_source(self._title, words, None, self._vocabulary)

    def _announced(self, paragraph: int, offset: int) -> Iterator[Attribution]:
        """Yield announcements above from which other sentences part the speech: a label, a statement."""
        for number in range(paragraph, max(-1, paragraph - _REACH - 2, self._last_paragraph), -1):
            text = self._blocks[number].text
            stop = offset if number == paragraph else len(text)
            if number < paragraph and opens_list(text, self._vocabulary):
                yield Attribution(raw=text.rstrip(".… "), paragraph=number, start=0, strength="label")
            for a, b in self._last_sentences(text, stop):
                colon = text[a:b].endswith(":") and number < paragraph
                found = read_lead(text, a, b, number, self._vocabulary, announced=colon)
                if found is not None and found.strength != "document":
                    yield found

    def _last_sentences(self, text: str, stop: int) -> list[tuple[int, int]]:
        start = max(0, stop - _LOOKED_AT)
        spans = sentence_spans(text[start:stop], self._vocabulary)[-_SENTENCES:]
        return [(start + a, start + b) for a, b in reversed(spans)]

    def _told_since(self, paragraph: int, offset: int) -> Iterator[Attribution]:
        """Yield of whom is told between the speech before it and speech whose verb has no subject."""
        text = self._blocks[paragraph].text
        for a, b in self._last_sentences(text, offset):
            if a <= self._last_end:
                return
            told = read_embedded(text, a, b, paragraph, self._vocabulary)
            told = told or read_subject(text, a, b, paragraph, self._vocabulary)
            if told is not None:
                yield told

    def _told(self, paragraph: int, offset: int) -> Iterator[Attribution]:
        """Yield the sources of what is told above, the nearest first, not beyond the last speech."""
        for number in range(paragraph, max(-1, paragraph - _REACH - 1, self._last_paragraph), -1):
            text = self._blocks[number].text
            stop = offset if number == paragraph else len(text)
            for a, b in self._last_sentences(text, stop):
                told = read_embedded(text, a, b, number, self._vocabulary)
                if told is not None:
                    yield told


def title_subject(title: str, vocabulary: Vocabulary) -> Iterator[Attribution]:
    """Yield what may be the one person a headline begins with: "Carson Votes No on …"."""
    words = words_of(title, 0, len(title), vocabulary)
    first = next((n for n, kind in enumerate(words.kinds) if kind in "CUL"), None)
    if first is None or first > _TITLE_REACH or any(kind not in "TRMHXYB" for kind in words.kinds[:first]):
        return
    for length in (3, 2, 1):
        behind = words.cut(first + length, first + length + 1)
        if first + length <= len(words) and not (behind.kinds and behind.kinds[0] == "A"):
            raw = title[words.spans[first][0] : words.spans[first + length - 1][1]]
            if "," not in title[words.spans[first][0] : words.spans[first + length - 1][1] + 1]:
                yield Attribution(raw=raw, paragraph=-1, start=0, strength="mention")


def title_speaker(title: str, vocabulary: Vocabulary) -> Attribution | None:
    """Read the name before the colon of a headline: "LAMBSDORFF: …"."""
    match = _TITLE_LABEL.match(title)
    if match is None:
        return _title_topic(title, vocabulary)
    words = words_of(title, match.start(1), match.end(1), vocabulary)
    if not len(words) or len(words) > 5 or not all(kind in _NAMES for kind in words.kinds):
        return None
    return Attribution(raw=match.group(1), paragraph=-1, start=0, strength="label")


def _title_topic(title: str, vocabulary: Vocabulary) -> Attribution | None:
    """Read the name before what somebody speaks on, where a headline has no verb: "Ana Brook zur Wahl"."""
    words = words_of(title, 0, len(title), vocabulary)
    found = _NAMED.match(words.kinds)
    named = found.end() if found else 0
    if not _FEWEST_NAMES <= named < len(words) or words.folded[named] not in vocabulary.topics:
        return None
    raw = title[words.spans[0][0] : words.spans[named - 1][1]]
    return Attribution(raw=raw, paragraph=-1, start=0, strength="label")


def is_own_text(title: str | None, body: Sequence[Block], byline: str | None, vocabulary: Vocabulary) -> bool:
    """Whether headline, first line or by-line say that the text is a speech or an opinion printed whole."""
    words = words_of(title, 0, len(title), vocabulary).folded if title else ()
    stated = vocabulary.statement_titles.within(words) is not None
    if byline and not stated and _in_first_person(body, vocabulary) and not _announced(body, vocabulary):
        return True
    if vocabulary.own_texts.within(words) is not None and not stated:
        if not _in_first_person(body, vocabulary) or _announced(body, vocabulary):
            return False
    elif not _opens_own_text(body, vocabulary):
        return False
    return not any(_is_statement(block.text, vocabulary) for block in body[:_FIRST_BLOCKS])


def _opens_own_text(body: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the first line announces a speech: "Ana Brook’s remarks as prepared for delivery:"."""
    if len(body) < 2 or not body[0].text.endswith(":") or len(body[0].text) > _FIRST_LINE:
        return False
    text = body[0].text
    announced = vocabulary.own_texts.within(words_of(text, 0, len(text), vocabulary).folded) is not None
    return announced and _in_first_person(body[1:], vocabulary)


def _is_statement(text: str, vocabulary: Vocabulary) -> bool:
    """Whether somebody issues a statement in a line: "Ana Brook released the following statement:"."""
    if not vocabulary.statements.hinted(text[:_LOOKED_AT]):
        return False
    spans = sentence_spans(text[:_LOOKED_AT], vocabulary)
    found = (read_lead(text, a, b, 0, vocabulary, announced=False) for a, b in spans[-1:])
    return any(each is not None and each.strength == "statement" for each in found)


def _announced(body: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether one of the first paragraphs ends by announcing marked speech."""
    for number, block in enumerate(body[: min(_FIRST_BLOCKS, len(body) - 1)]):
        following = pair_marks(body[number + 1].text, vocabulary)
        if following.opens and (block.text.endswith(":") or not following.stretches[0].closed):
            return True
    return False


def statement_run(
    blocks: Sequence[Block], title: str | None, byline: str | None, vocabulary: Vocabulary
) -> list[Act]:
    """Return the whole text as one act of speech where headline and first person say it is a statement."""
    if not title or not blocks:
        return []
    words = words_of(title, 0, len(title), vocabulary)
    blocks, signature = signed_statement(blocks, vocabulary)
    if vocabulary.statement_titles.within(words.folded) is None:
        return []
    if not _is_declared(words, blocks, vocabulary) and not _in_first_person(blocks, vocabulary):
        return []
    source = signature or statement_source(title, words, byline, vocabulary)
    if source is None:
        if not vocabulary.statement_titles.at(words.folded, 0) or len(blocks) > _LONGEST_STATEMENT:
            return []
        source = Attribution(raw="", paragraph=-1, start=0, strength="unnamed")
    stretches: list[Stretch] = []
    for number, block in enumerate(blocks):
        start = _behind_announcement(block.text, number, vocabulary) if number < _FIRST_BLOCKS else 0
        end = len(block.text)
        if start < end and block.role != "table_row":
            stretches.append(
                Stretch(
                    paragraph=number, start=start, end=end, outer_start=start, outer_end=end, form="statement"
                )
            )
    return [Act(stretches, source)] if stretches else []


def _is_declared(words: Words, blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a headline says at once whose statement follows: "Statement by X", "Declaración de X"."""
    length = vocabulary.statement_titles.at(words.folded, 0)
    short = len(blocks) <= _LONGEST_STATEMENT
    return bool(length) and short and vocabulary.agents.at(words.folded, length) > 0


def _behind_announcement(text: str, number: int, vocabulary: Vocabulary) -> int:
    """Return where the statement begins in a paragraph that first says whose it is."""
    for a, b in sentence_spans(text[: _FIRST_LINE * 2], vocabulary):
        if read_lead(text, a, b, number, vocabulary, announced=False) is not None:
            colon = text.find(": ", a, b) + 1  # "Senator Roe made the following statement: The storm"
            if colon and read_lead(text, a, colon, number, vocabulary, announced=True) is not None:
                return colon + 1
            return b + len(text[b:]) - len(text[b:].lstrip())
    return 0


def statement_source(
    title: str, words: Words, byline: str | None, vocabulary: Vocabulary
) -> Attribution | None:
    """Read who makes the statement of a headline: "Statement by X", "X Statement on Y"; or the by-line."""
    phrase = vocabulary.statement_titles.within(words.folded)
    if phrase is None:
        return None
    behind = phrase[1]
    # "Statement by Ana Brook", "Statement of Senator Ana Brook on the harbour"
    opened = vocabulary.openers.at(words.folded, phrase[0]) - (behind - phrase[0])
    length = max(vocabulary.agents.at(words.folded, behind), opened)
    if length > 0 and behind + length < len(words):
        rest = words.cut(behind + length, len(words))
        stop = next(
            (n for n, kind in enumerate(rest.kinds) if n and kind not in "CUILXTHPpRMBYAD"), len(rest)
        )
        if stop:
            raw = title[rest.spans[0][0] : rest.spans[stop - 1][1]]
            return Attribution(raw=raw, paragraph=-1, start=0, strength="statement")
    last = phrase[0]
    while last and (
        vocabulary.issuing.ends(words.folded[:last]) or vocabulary.own_texts.ends(words.folded[:last])
    ):
        last -= 1  # "Brook Releases Statement", "Brook Floor Statement"
    if last and any(kind in "CUIL" for kind in words.kinds[:last]):
        raw = title[words.spans[0][0] : words.spans[last - 1][1]]
        return Attribution(
            raw=raw.removesuffix("’s").removesuffix("'s"), paragraph=-1, start=0, strength="statement"
        )
    if byline:
        return Attribution(raw=byline, paragraph=-1, start=0, strength="statement")
    return None


def _in_first_person(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a third of the paragraphs say "I" or "we" outside of marks."""
    said = 0
    for block in blocks:
        if not pair_marks(block.text, vocabulary).opens:
            said += vocabulary.first_person.search(block.text, 0, _LOOKED_AT) is not None
    return said * 3 >= len(blocks)
