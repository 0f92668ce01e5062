"""The words of an attribution, read: who is named, with which letters and role, or which organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.parsers.people.bodies import named_behind_noun, noun_meant
from crawler.parsers.people.lexicon import Lexicon, lexicon_of
from crawler.parsers.people.marking import Marked, mark
from crawler.parsers.people.names import NameSpan
from crawler.parsers.people.persons import Named, sources_of
from crawler.parsers.people.roles_before import role_before
from crawler.parsers.people.roles_verbs import is_capital
from crawler.parsers.people.sources import organisation_named, own_name, same_name, spokesperson_for
from crawler.words import Language

_WITH_ANOTHER = re.compile(r"[THL]*C,w[Fp].*[RM],?[CI]")
"""A surname, then in whose company: "Roe, accompanied by the mayor, Jane Doe"."""
_COMPANY = re.compile(r"[CUISYBA]+(?:FR)?,B[.]?\Z")
"""A company with its legal form: "Acme Energy, Inc.", "Jane Doe for President, Inc."."""
_BODY_BEFORE = re.compile(r"[Ddp]?B[RM](?![CU])")
"""The noun for a body with an adjective that is an office elsewhere."""
_OFFICE_OF = re.compile(r"D?[RMCUYSm]+'[CUYSm]*B")
"""Where somebody works, which speaks for itself: "The Mayor’s Office"."""
_SPOKEN_FOR = re.compile(r"d[mwYS]{0,2}RF[^,()-]*\Z")
"""Before what somebody without a name speaks for: "A spokesperson for Living Coast Union"."""
_PLACE = frozenset("CUYSB-")
"""Kinds of words in the name of a seat."""


@dataclass(slots=True, kw_only=True)
class SourceReading:
    """What an attribution says of its source, before the rest of the page is asked."""

    raw: str
    """The attribution as printed."""
    name: str | None = None
    """Without titles and post-nominals; may be a surname or a given name alone."""
    post_nominals: str | None = None
    role: str | None = None
    organisation: str | None = None
    """The organisation that speaks, or for which somebody without a name speaks."""
    pronoun: bool = False
    """The source is a pronoun: the roster says whom it means."""
    title: str | None = None
    """The courtesy title or honorific before the name."""

    others: tuple[SourceReading, ...] = ()
    """The other people who share the attribution: "A and B said"."""

    @property
    def speaks_for(self) -> bool:
        """Whether somebody without a name speaks for the organisation."""
        return self.name is None and self.organisation is not None and self.role is not None


def read_source(raw: str, *, language: Language, organisation: str | None = None) -> SourceReading | None:
    """Read an attribution as printed, without its cue verb.

    `organisation` is the publisher's name, which "the party" means. Returns None where the words name no
    source at all: no name, no office, no pronoun and no organisation.
    """
    text = " ".join(raw.split()).strip(" ,:;–—-")
    if not text:
        return None
    lexicon = lexicon_of(language)
    marked = _behind_statement(mark(text, lexicon), lexicon)
    if _WITH_ANOTHER.match(marked.kinds):
        marked = mark(text[: text.index(",")], lexicon)
    if text.endswith(".") and _COMPANY.match(marked.kinds):
        return SourceReading(raw=raw, organisation=marked.text)
    if body := noun_meant(marked, lexicon) or named_behind_noun(marked, lexicon):
        return SourceReading(raw=raw, organisation=own_name(body, lexicon, organisation) or body)
    named = [] if _is_called(marked, lexicon) else sources_of(marked, lexicon)
    clause = marked.kinds.find(",W")
    if named and 0 < clause < named[0].name.start and set(marked.kinds[:clause]) & set("RMX"):
        marked, named = mark(marked.slice(0, clause), lexicon), []  # "The former MP, who met Jane Doe"
    if named and _is_desk(marked, named[0].name, lexicon):
        return None
    if named and _SPOKEN_FOR.match(marked.kinds[: named[0].name.start]):
        named = []
    if named and not _names_body(marked, named[0].name, organisation):
        first, *others = (reading_of(marked, each) for each in named)
        return replace(first, raw=raw, others=tuple(others))
    return _nameless(raw, marked, lexicon, organisation)


def _behind_statement(marked: Marked, lexicon: Lexicon) -> Marked:
    """Leave out a statement through which somebody speaks: "le communiqué du Parti du Rivage"."""
    noun = 1 if marked.kinds[:1] in ("D", "d", "p") else 0
    if marked.slice(noun, noun + 1).casefold() not in lexicon.statement_nouns:
        return marked
    behind = noun + 1
    if marked.text[0].isupper() and marked.kinds[behind : behind + 1] not in tuple("FpDd"):
        return marked  # "Fuentes" may be a surname
    while marked.kinds[behind : behind + 1] in tuple("FpDd"):
        behind += 1
    return mark(marked.slice(behind, len(marked.kinds)), lexicon) if behind < len(marked.kinds) else marked


def reading_of(marked: Marked, named: Named) -> SourceReading:
    """Return what a line says of one person it names."""
    name, role = named.name, named.role
    return SourceReading(
        raw=marked.slice(*named.extent),
        name=printed_name(marked, name),
        post_nominals=post_nominals(marked, name),
        role=(marked.slice(*role) or None) if role else None,
        title=marked.slice(name.before, name.start) or None,
    )


def printed_name(marked: Marked, name: NameSpan) -> str:
    """Return a name as printed; a peer without a given name keeps the title that is the name."""
    start = name.start
    if name.titled.endswith("L") and (
        name.end - name.start == 1 or "F" in marked.kinds[name.start : name.end]
    ):
        start -= 1
    text = marked.slice(start, name.end)
    return text if marked.kinds[name.end - 1] in "XI" else text.rstrip(".")


def post_nominals(marked: Marked, name: NameSpan) -> str | None:
    """Return the letters behind a name as printed, without the comma or bracket around them."""
    return marked.slice(name.end, name.behind).strip(" ,()") or None


def _is_desk(marked: Marked, name: NameSpan, lexicon: Lexicon) -> bool:
    """Say whether what looks like a name is a team or a desk: "Team Doe", "Doe Press"."""
    words = marked.slice(name.start, name.end).casefold().split()
    whole = len(words) > 1 and not lexicon.is_given(words[0])
    return whole and (words[0] in lexicon.words.desks or words[-1] in lexicon.words.desks)


def _names_body(marked: Marked, name: NameSpan, organisation: str | None) -> bool:
    """Say whether what looks like a name is the publisher's own."""
    return organisation is not None and same_name(marked.slice(name.start, name.end), organisation)


def _is_called(marked: Marked, lexicon: Lexicon) -> bool:
    """Say whether the words call somebody by party, seat or place, and name nobody."""
    return _is_member(marked, lexicon) or _is_of_place(marked, lexicon)


def _is_member(marked: Marked, lexicon: Lexicon) -> bool:
    """Say whether the words call somebody known by party or seat: "the Ohio Democrat", "the Kerry TD"."""
    kinds = marked.kinds
    last = len(kinds) - 1
    if last > 0 and kinds[0] == "D" and kinds[last] == "X" and set(kinds[1:last]) <= _PLACE:
        return True
    return last > 0 and kinds[0] == "D" and marked.slice(last, last + 1).casefold() in lexicon.partisans


def _is_of_place(marked: Marked, lexicon: Lexicon) -> bool:
    """Say whether the words call somebody by the place he comes from: "le Zurichois"."""
    if marked.kinds not in ("DC", "pC"):
        return False
    return marked.slice(1, 2).endswith(lexicon.words.demonyms or ("\0",))


def _nameless(raw: str, marked: Marked, lexicon: Lexicon, organisation: str | None) -> SourceReading | None:
    kinds = marked.kinds
    if kinds in ("O", "DH", "pH") or _is_called(marked, lexicon):
        seat = kinds[0] == "D" and kinds[-1] == "X"  # "the Skye MSP", which is his role, too
        return SourceReading(raw=raw, pronoun=True, role=marked.slice(1, len(kinds)) if seat else None)
    spoken_for = spokesperson_for(marked, lexicon, organisation)
    if spoken_for is not None:
        definite = role_before(marked, len(kinds), lexicon) if kinds[0] in "Dp" else None
        role = marked.slice(*definite) if definite else spoken_for[0]
        return SourceReading(raw=raw, role=role, organisation=spoken_for[1])
    if _OFFICE_OF.fullmatch(kinds) and is_capital(marked, len(kinds) - 1):
        return SourceReading(raw=raw, organisation=organisation_named(marked, lexicon, organisation))
    telling = lexicon.words.adjectives_behind and _BODY_BEFORE.match(kinds) is not None
    if telling and (body := organisation_named(marked, lexicon, organisation)) is not None:
        return SourceReading(raw=raw, organisation=body)  # "Le Parti socialiste", "O Grupo Parlamentar"
    if set(kinds) & set("RMX") and not set(kinds) & set("OWZ") and kinds.count("w") < 7:
        span = role_before(marked, len(kinds.rstrip("AFpD")), lexicon)
        return SourceReading(raw=raw, role=marked.slice(*span) if span else marked.text)
    body = organisation_named(marked, lexicon, organisation)
    if body is not None:
        return SourceReading(raw=raw, organisation=body)
    return SourceReading(raw=raw, pronoun=True) if "O" in kinds[:2] else None


def noun_of(reading: SourceReading, lexicon: Lexicon) -> str:
    """Return the noun of a role, without its field: "MSP" of "the MSP for Moray"."""
    words = [word.strip(".,") for word in (reading.role or reading.raw).split()]
    nouns = [place for place, word in enumerate(words) if lexicon.kind(word) in "RM"]
    if not nouns:
        return words[-1].casefold()
    head = nouns[0]
    while head + 1 in nouns:
        head += 1
    return words[head].casefold()
