"""Stretches and attributions become acts of speech."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.parsers.quotes.gaps import Joint
from crawler.parsers.quotes.judgement import (
    are_sentences,
    goes_on,
    is_clause,
    is_reported,
    is_titled,
    is_told,
    lacks_subject,
)
from crawler.parsers.quotes.links import Link, Linker
from crawler.parsers.quotes.sentences import last_sign
from crawler.parsers.quotes.stretches import Attribution, Stretch
from crawler.parsers.quotes.vocabulary import Vocabulary
from crawler.records import Block, QuoteKind

_TERMINAL = ".!?…"
_DASHES = "—–-―(~"
_LONG = 120
Same = Callable[[Attribution, Attribution], bool]


@dataclass(slots=True)
class Act:
    """One uninterrupted act of speech."""

    stretches: list[Stretch]
    attribution: Attribution | None = None
    kind: QuoteKind = "speech"
    further: list[Attribution] = field(default_factory=list)
    """Later attributions of the same act."""
    attached: bool = False
    """Nothing but attributions stands between the speech before it and this."""
    idle: bool = False
    """A verb of saying and no more attributes it, its source understood: "«…», ha aggiunto"."""
    begun: int | None = None
    """Where the sentence begins that announces it with a verb alone: "Además, ha dicho que «…»"."""


def assemble(
    blocks: Sequence[Block], found: Sequence[Sequence[Stretch]], vocabulary: Vocabulary, same: Same
) -> list[Act]:
    """Join the stretches of one part into acts of speech, in order."""
    links = Linker(blocks, found, vocabulary).links()
    acts: list[Act] = []
    spoken: Act | None = None
    previous: Link | None = None
    between: Joint = "nothing"
    document: Link | None = None
    for number, link in enumerate(links):
        kind = _kind(blocks[link.stretch.paragraph].text, link, vocabulary)
        between = _further(between, link.joint)
        document = _of_document(link, document)
        if document is not None:
            continue
        if kind == "speech":
            _take_over(link, links[number - 1] if number else None, previous)
            link.joint = between
            if previous is not None and spoken is not None and _joins(spoken, previous, link, same):
                spoken.stretches.append(link.stretch)
                _add(spoken, link.attribution)
            else:
                spoken = _act(link, attached=between == "attribution")
                acts.append(spoken)
            previous, between = link, "nothing"
        elif kind == "fragment" and not _is_name(blocks, link.stretch, vocabulary):
            acts.append(Act([link.stretch], link.attribution, kind))
    return acts


def _act(link: Link, *, attached: bool) -> Act:
    before = link.before
    begun = before.sentence[0] if before.begun else None
    idle = link.behind.idle or before.begun
    return Act([link.stretch], link.attribution, attached=attached, idle=idle, begun=begun)


def _take_over(link: Link, before: Link | None, previous: Link | None) -> None:
    """Give speech the source of words before it that are no clause: "“Absurd,” said X. “We must act.”"."""
    if before is None or before is previous or link.attribution is not None or link.joint != "attribution":
        return
    if before.stretch.paragraph == link.stretch.paragraph and before.behind.behind is not None:
        link.attribution = before.attribution


def _of_document(link: Link, before: Link | None) -> Link | None:
    """Return the link where its words stand in a letter or a report, as those before it did, perhaps."""
    if link.attribution is not None:
        return link if link.attribution.strength == "document" else None
    if before is None:
        return None
    if not before.stretch.closed and link.joint == "nothing":
        return link  # a paragraph of the letter that reopens its mark
    goes_on = before.stretch.paragraph == link.stretch.paragraph
    return link if goes_on and link.joint == "attribution" else None


def _further(one: Joint, other: Joint) -> Joint:
    """Return what parts more: narrative more than an attribution, an attribution more than nothing."""
    return max(one, other, key=("nothing", "attribution", "narrative").index)


def _add(act: Act, attribution: Attribution | None) -> None:
    if attribution is None:
        return
    if act.attribution is None:
        act.attribution = attribution
    else:
        act.further.append(attribution)


def _joins(act: Act, previous: Link, link: Link, same: Same) -> bool:
    """Whether a stretch goes on with the act of speech before it."""
    if link.joint == "narrative":
        return False
    if previous.stretch.form != link.stretch.form and "turn" in (previous.stretch.form, link.stretch.form):
        return False
    if link.attribution is None:
        return _are_alike(previous.stretch, link.stretch)
    if act.attribution is None:
        if previous.stretch.form == link.stretch.form == "dialogue" and not previous.behind.idle:
            return True  # the paragraphs of one row; the last of them says whose they are
        if link.before.lead is not None and link.stretch.outer_start and not previous.stretch.closed:
            return False  # a paragraph that says itself whose speech it holds
        return not previous.stretch.closed or previous.stretch.paragraph == link.stretch.paragraph
    return same(act.attribution, link.attribution)


def _are_alike(before: Stretch, stretch: Stretch) -> bool:
    """Whether two stretches may be one speech: a line with a dash does not go on with words in marks."""
    parted = before.paragraph != stretch.paragraph and before.form == "marks"
    return not (parted and before.closed and stretch.form == "dialogue")


def _kind(text: str, link: Link, vocabulary: Vocabulary) -> QuoteKind | None:
    """Judge one stretch; None for a title, a name, a motto, sarcasm."""
    stretch = link.stretch
    if link.attribution is not None and link.attribution.strength == "document":
        return None
    if stretch.form in ("turn", "statement", "dialogue") or not stretch.opened or not stretch.closed:
        return "speech"
    attributed = link.attribution is not None or link.behind.idle or link.before.begun
    attributed = attributed and not link.before.embedded
    clause = is_clause(text, stretch.start, stretch.end, vocabulary, attributed=attributed)
    told = link.attribution is not None or link.before.behind is not None
    if link.parted and (told or link.behind.idle or link.before.idle):
        return "speech"
    if link.before.embedded:
        return _embedded_kind(text, link, vocabulary, clause=clause)
    if link.attribution is not None and link.attribution.strength != "mention":
        return "speech" if clause or _is_all_told(text, link, vocabulary) else "fragment"
    if clause and (link.behind.idle or link.before.begun or "attribution" in (link.joint, link.behind.joint)):
        return "speech"
    if link.joint == "attribution" and _is_ended(text, stretch):
        return "speech"  # "We will win," said X. "Just wait."
    if not clause or not _is_sentence(text, stretch):
        return None
    before = last_sign(text, stretch.outer_start)
    if not before or before in _TERMINAL + ":":
        ends = text[stretch.start : stretch.end].endswith(",")
        return "speech" if ends or not goes_on(text, stretch.outer_end) else None
    return None


def _embedded_kind(text: str, link: Link, vocabulary: Vocabulary, *, clause: bool) -> QuoteKind | None:
    """Judge words quoted inside a sentence: a clause with its subject is speech."""
    stretch = link.stretch
    start, _ = link.before.sentence
    if is_titled(text, start, stretch.outer_start, vocabulary):
        return "fragment" if link.before.lead is not None else None
    if link.attribution is None:
        return None
    if clause and are_sentences(text, stretch.start, stretch.end, stretch.outer_end):
        return "speech"  # 'X says “We go on. The plan is good.”'
    clause = clause and is_told(text, stretch.start, stretch.end, vocabulary)
    if clause and link.behind.behind is not None and "," in text[stretch.end - 1 : stretch.outer_end + 1]:
        return "speech"  # "It is “a plan that everybody wins by,” said X"
    if _is_all_told(text, link, vocabulary):
        return "speech"
    clause = clause and not lacks_subject(text, start, stretch.outer_start, vocabulary)
    return "speech" if clause and not goes_on_as_noun(text, stretch) else "fragment"


def _is_all_told(text: str, link: Link, vocabulary: Vocabulary) -> bool:
    """Whether the marks hold all that a conjunction reports, so that a verb alone in them is a clause."""
    stretch, (start, _) = link.stretch, link.before.sentence
    span, outer = (stretch.start, stretch.end), (stretch.outer_start, stretch.outer_end)
    return is_reported(text, start, span, outer, vocabulary)


def _is_name(blocks: Sequence[Block], stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether quoted words are a name: each has a capital, in a language that gives nouns none."""
    words = blocks[stretch.paragraph].text[stretch.start : stretch.end].split()
    return not vocabulary.capital_nouns and bool(words) and all(word[0].isupper() for word in words)


def _is_ended(text: str, stretch: Stretch) -> bool:
    """Whether words open and end as a sentence does."""
    ended = text[stretch.end - 1] in _TERMINAL or text[stretch.outer_end : stretch.outer_end + 1] in tuple(
        _TERMINAL
    )
    return ended and text[stretch.start].isupper()


def _is_sentence(text: str, stretch: Stretch) -> bool:
    """Whether words that nobody is named for end as a sentence does; a headline or a title does not."""
    inner = text[stretch.start : stretch.end].rstrip("’'\"”“»«)")
    ended = inner[-1:] in _TERMINAL + "," or text[stretch.outer_end : stretch.outer_end + 1] in tuple(
        _TERMINAL
    )
    return ended or len(inner) >= _LONG


def goes_on_as_noun(text: str, stretch: Stretch) -> bool:
    """Whether quoted words serve as a noun inside a sentence that goes on."""
    inner = text[stretch.start : stretch.end]
    return inner[:1].isupper() and goes_on(text, stretch.outer_end) and inner[-1:] not in _TERMINAL + ","
