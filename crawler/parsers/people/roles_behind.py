"""Which words right of a name say what somebody is: "Jane Doe, leader of the Harbour Party,"."""

from __future__ import annotations

import re

from crawler.parsers.people.lexicon import Lexicon
from crawler.parsers.people.marking import Marked
from crawler.parsers.people.roles import (
    LIST,
    MOST,
    Span,
    is_year,
    joins_seat,
    opens_ballot,
    opens_several,
    trim,
    without_genitive,
)
from crawler.parsers.people.roles_verbs import is_verb

_BRACKET = re.compile(r"\([^()]{1,24}\)")
_AFTER = re.compile(
    r"[,(|-]?\(?"
    r"(?:F[DpQ]?[YBCUDSw]{1,4}(?=[mwRM]))?"  # für die Fraktion X Mitglied …
    r"(?:F(?=d[Fp]))?"  # l’une des
    r"((?:d[FD]{1,2})?[DQdp]?'?(?:m,|[CUYBSwmnNHLPI'AfQp]|(?<=B)F(?=[CSYU]{1,2}[RM])|\([^()]{1,8}\)){0,8}?(?:[RMX]|H(?=F)))"
)
_TOLD = re.compile(r"w[wpFDdQO]")
"""Words that no role begins with where no sign parts it from the name: "Jane Doe (X) asked the minister"."""
_AGE = re.compile(",(?:Nw?|w{1,2})(?=,)")
"""An age or a short aside between commas: "Jane Doe, 34,", "Jane Doe, pictured,"."""
_LETTERS = re.compile(r"(?:,[UX])+(?=,)")
"""Letters of no list behind a name: "Jane Doe, BScN, director of"."""
_CLAUSE = re.compile(r"(?:(?<=X),)?[WwF]")
_IS_WHAT = re.compile(r"[DdQp]?'?[CUYBSmfQ']{0,6}[RMX]|[DdQp]'?[CUYBSwmfQ']{0,6}[RM]")
"""What somebody is, behind the verb of being: "is the party's new leader", but not "is meeting leaders"."""
_IS_ADJECTIVE_WHAT = re.compile(r"w[RM]")
"""The same where a noun is known by its capital: "ist sozialpolitische Sprecherin"."""
_QUOTED = re.compile(r'(?<=[BCSYw])"[CUBSY][CUYBSZFpDAw]{0,5}(?<=[CUYBSZ])"(?=[,.;WFw]|\Z)')
"""The name of a body in marks: "della coalizione civica “Porto Bene Comune”"."""
_PARTY = re.compile(r"\([CUYI]\)\Z")
"""A party behind an office: "skolpolitisk talesperson (L)"."""
_PARTISAN = re.compile(r",[Dd]?[wm]{0,2}Y(?=F)")
"""A member of a party who has a place: "the top Democrat on the committee"."""
_BRANCH = re.compile(r"(?<=[CYBUS])-[CYBUSFpD]{1,8}\Z")
"""The branch of a party that ends a line below a signature: "Chair of the Harbour Party – North Hill"."""
_LONGEST_AGENT = 14
"""Words of the longest stretch that says by whom somebody has been chosen."""
_SIGN = re.compile(r"[,.;:()|\"-]")
_ONE_OF = re.compile(r",dFD[wmSNB]{1,3}(?=[F,.;)-]|\Z)")
_OCCUPATION = re.compile(r",d([wm]{1,3}|[wm]?C)(?=[,.;WF)-]|\Z)")
_ANOTHER = re.compile(r"A?[DdpQ]?'?[YmwNCUBSP']{0,6}[RM](?:[Fp,D]|\Z)")
_ANOTHER_WITH_ADJECTIVE = re.compile(r"A?[RM]w[Fp][DC]")
"""The same where adjectives follow their noun: "secrétaire nationale, conseillère régionale de Roe"."""
_FIRM = re.compile(r"C\.?")
"""One word that ends an attribution behind an office: "Head of Public Affairs, Acme"."""
_OTHER = re.compile(r"(?:D|p(?=[RM]))")
"""A definite article behind a comma: what follows is another's office."""
_HOLDER = re.compile(r"[THL]*(?:[CI][CI]|(?<=[THL])C)")
_SURNAME = re.compile(r"[THL]*C(?!R)")  # not "Chief Operating Officer"
_LEGAL_FORM = re.compile(r"B(?=[.,;)W]|\Z)")
"""What a company is, behind a comma: "Officer for Acme, Inc., said"."""
_BODY = re.compile(r"[DdP]?[CUYBSFpDA'N(,]*[CUYB][CUYBSFpDA')]*\Z")


def role_after(
    marked: Marked, index: int, lexicon: Lexicon, *, limit: int | None = None, running: bool = False
) -> Span | None:
    """Return the span of the role that follows the name and its post-nominals, which end before `index`.

    It ends before `limit`, where another person may be named. In `running` text a comma, dash or bracket
    must stand before it: "Jane Doe asked Minister Roe".
    """
    kinds = marked.kinds if limit is None else marked.kinds[:limit]
    bracket = _BRACKET.match(kinds, index)
    if bracket is not None and not set(bracket.group()) & set("RM"):
        index = bracket.end()
        if running and kinds[index : index + 1] in ("w", "N") and not lexicon.words.capital_nouns:
            return None  # "Jane Doe (Hull) met Minister Roe"
    elif running and kinds[index : index + 1] not in (",", "-", "("):
        return None
    for between in (_LETTERS, _AGE):
        if (aside := between.match(kinds, index)) is not None:
            index = aside.end()
    return _role_at(
        marked, kinds, _behind_copula(marked, index, lexicon), lexicon, limit=limit, running=running
    )


def _role_at(
    marked: Marked, kinds: str, index: int, lexicon: Lexicon, *, limit: int | None, running: bool
) -> Span | None:
    """Return the role that begins at a word or at the sign before it."""
    match = _AFTER.match(kinds, index)
    if match is None:
        return _member(marked, kinds, index, lexicon) or _occupation(marked, kinds, index, lexicon)
    bound = kinds[index + 1 : index + 2] == "F" and match.start(1) > index + 1
    if bound and kinds[match.start(1)] != "d" and not lexicon.words.capital_nouns:
        return None  # ", en el espacio político de": only German puts the body before its office
    if kinds[index] not in ",(|-" and _TOLD.search(match.group(1)):
        return None
    start = trim(marked, match.start(1), lexicon)
    end = _right_edge(marked, match.end(1), len(kinds), lexicon)
    if kinds[match.end(1) : match.end(1) + 1] == "'" and not set(kinds[match.end(1) : end]) & set("RM"):
        return None  # "Jane Doe of the Tenants' Union"
    holder = _SURNAME if running else _HOLDER
    noun = match.end(1)
    while marked.kinds[noun : noun + 1] in tuple("RM"):
        noun += 1  # "Executive Director"
    held = holder.match(marked.kinds, noun) is not None
    if held and lexicon.words.bare_genitives:
        held = lexicon.is_given(marked.slice(noun, noun + 1))
    if held or (end == limit and kinds[end - 1] in "RM"):
        return None  # "Jane Doe, Carson Mayor John Roe": the office of the next person
    return (start, end) if start < end else None


def role_told(marked: Marked, index: int, lexicon: Lexicon) -> Span | None:
    """Return the role that a clause of its own tells of somebody whose name and letters end before `index`.

    "Jane Doe is the party's candidate for Hull."
    """
    kinds = marked.kinds
    clause = _CLAUSE.match(kinds, index)
    start = None if clause is None else _behind_verb(marked, clause.end() - 1, lexicon)
    if start is None:
        return None
    what = _IS_WHAT.match(kinds, start)
    if what is None and lexicon.words.capital_nouns:
        what = _IS_ADJECTIVE_WHAT.match(kinds, start)
    if what is None:
        return None
    if kinds[start] == "Q" and "'" not in what.group():
        start += 1  # "as its spokesperson"
    return _role_at(marked, kinds, start, lexicon, limit=None, running=True)


def _behind_verb(marked: Marked, index: int, lexicon: Lexicon) -> int | None:
    """Return where a role may begin behind words that tell it: "Jane Doe is", "has been elected"."""
    word = marked.slice(index, index + 1).casefold()
    if word in lexicon.becoming_words:
        start = marked.spans[index][0]
        for phrase in lexicon.becoming:
            if marked.lower.startswith(phrase, start):
                return _behind_agent(marked, marked.at(start + len(phrase)), lexicon)
    return index + 1 if word in lexicon.words.being[:1] else None


def _behind_agent(marked: Marked, start: int, lexicon: Lexicon) -> int:
    """Leave out by whom somebody has been chosen: "has been appointed by the President Jane Doe as"."""
    stop = _SIGN.search(marked.kinds, start)
    limit = min(start + _LONGEST_AGENT, stop.start() if stop else len(marked.kinds))
    if _IS_WHAT.match(marked.kinds, start) is not None:
        return start
    for index in range(start + 1, limit):
        if marked.slice(index, index + 1) in lexicon.words.capacities:
            return index + 1
    return start


def _member(marked: Marked, kinds: str, index: int, lexicon: Lexicon) -> Span | None:
    """Read "one of the owners of The Paramount" and "the top Democrat on the committee"."""
    if (one := _ONE_OF.match(kinds, index)) is not None:
        return index + 1, _right_edge(marked, one.end(), len(kinds), lexicon)
    party = _PARTISAN.match(kinds, index)
    if party is None or marked.slice(party.end() - 1, party.end()).casefold() not in lexicon.partisans:
        return None
    return trim(marked, index + 1, lexicon), _right_edge(marked, party.end(), len(kinds), lexicon)


def _behind_copula(marked: Marked, index: int, lexicon: Lexicon) -> int:
    """Return where a role may begin behind a clause that says it: "Jane Doe, who is the chair"."""
    if marked.kinds[index : index + 1] != "," or index + 1 >= len(marked.kinds):
        return index
    start = marked.spans[index + 1][0]
    for phrase in lexicon.copulas:
        if marked.lower.startswith(phrase, start):
            return marked.at(start + len(phrase))
    return index


def _occupation(marked: Marked, kinds: str, index: int, lexicon: Lexicon) -> Span | None:
    """Return what somebody is called between commas: "Jane Doe, a night porter, said"."""
    match = _OCCUPATION.match(kinds, index)
    if match is None or ("C" in match.group(1)) != lexicon.words.capital_nouns:
        return None
    start, end = match.span(1)
    if kinds[end : end + 2] == "FC":  # from where somebody is: "a retired coxswain from Leith"
        end = _right_edge(marked, end, len(kinds), lexicon)
    return start, end


def leading_role(marked: Marked, lexicon: Lexicon) -> str | None:
    """Return the role that a whole line is, or None: the line below a signature."""
    match = _AFTER.match(marked.kinds)
    if match is None:
        return None
    end = _right_edge(marked, match.end(1), len(marked.kinds), lexicon)
    if (branch := _BRANCH.match(marked.kinds, end)) is not None:
        end = branch.end()
    if end < len(marked.kinds.rstrip(".,;:")):
        return None
    return marked.slice(trim(marked, match.start(1), lexicon), end) or None


def _right_edge(marked: Marked, index: int, limit: int, lexicon: Lexicon) -> int:
    """Return where the field of an office that ends before `index` ends itself."""
    kinds, head, limit = marked.kinds, index, min(limit, index + MOST)
    while index < limit:
        kind = kinds[index]
        if kind == '"' and (name := _QUOTED.match(kinds, index)) is not None:
            index = name.end()
            continue
        if _ends_role(marked, index, lexicon):
            break
        if kind == "(":
            match = _BRACKET.match(kinds, index)
            if match is None:
                break
            index = match.end()
            continue
        if kind == "," and (
            not _goes_on(kinds, index, head, limit, lexicon) or opens_several(marked, index, lexicon)
        ):
            break
        index += 1
    if _PARTY.search(kinds, head, index) and not _abbreviates(marked, index - 3):
        index -= 3
    while index > head and kinds[index - 1] in ",AFDdp":
        index -= 1
    return without_genitive(kinds, index)


def _abbreviates(marked: Marked, bracket: int) -> bool:
    """Say whether a bracket holds the first letters of the words before it: "Neuer Bund Roe (NBR)"."""
    letters = marked.slice(bracket + 1, bracket + 2)
    words = marked.slice(max(0, bracket - MOST), bracket).split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(letters) > 1 and initials.endswith(letters)


def _ends_role(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a role ends before a word, whatever follows."""
    kinds, kind = marked.kinds, marked.kinds[index]
    following = kinds[index + 1 : index + 2]
    # A capital behind a preposition makes any word a name: "députée du Cher".
    if kind in 'OWZ.;:"|-)':
        goes_on = (kind == "Z" and _names(kinds, index)) or (kind == "-" and joins_seat(marked, index))
        return not goes_on and not (kind == "W" and opens_ballot(marked, index, lexicon))
    if kind == "F":  # "to let him know", "Maire de Roe depuis 2014"
        return (following == "w" and _opens_infinitive(marked, index, lexicon)) or (
            following == "N" and is_year(marked, index + 1)
        )
    if kind == "w" and kinds[index - 1] in "CSBYU)A" and is_verb(marked, index, lexicon):
        return kinds[index - 1] != "A" or following in "DdQOFC"  # "gardener and concerned consumer"
    noun = kinds[index - 1] in "RMCSBYU" and following not in tuple("RMCSBYU")
    if kind == "w" and noun and lexicon.words.capital_nouns:
        return True  # "zur Vorsitzenden gewählt"
    # "Sprecherin der Fraktion im Bundestag das Gesetz": an article behind a noun opens something else.
    if kind != "D" or kinds[index - 1] not in "BCYUSw" or marked.text[marked.spans[index][0]].isupper():
        return False
    return not (kinds[index - 1] == "C" == following and not lexicon.words.capital_nouns)  # Llais y Bobl


def _names(kinds: str, index: int) -> bool:
    """Say whether a capital makes any word a part of a name: "du Cher", "Italiani Senza Carta"."""
    if kinds[index - 1] == "B" and kinds[index + 1 : index + 2] in tuple("CSBYU"):
        return True  # der Partei Neues Land
    if (
        kinds[index - 1] == "C"
        and kinds[index - 2] in "FpDC"
        and kinds[index + 1 : index + 2] in ("", ",", ".")
    ):
        return True  # director at Carers Together
    return kinds[index - 1] in "FpDd" or (kinds[index - 1] == "C" and kinds[index + 1 : index + 2] == "C")


def _opens_infinitive(marked: Marked, index: int, lexicon: Lexicon) -> bool:
    """Say whether a preposition opens an infinitive: "the member for Hull to let him know"."""
    return marked.slice(index, index + 1).casefold() in lexicon.infinitives


def _goes_on(kinds: str, comma: int, head: int, limit: int, lexicon: Lexicon) -> bool:
    """Say whether a role goes on over a comma: a list of fields, another office, its body."""
    rest = kinds[comma + 1 : limit]
    if _OTHER.match(rest) is not None:
        return False  # ", la ministre de l'Agriculture s'est bornée"
    if _LEGAL_FORM.match(kinds, comma + 1) or (rest.rstrip(".") == "Y" not in kinds[head:comma]):
        return True  # "formand, Socialdemokratiet"
    if comma > head and (
        (kinds[head - 1] == "R" and _FIRM.fullmatch(rest))
        or LIST.match(rest)
        or (rest[:1] == "A" and "," in kinds[head:comma])
    ):
        return True
    if lexicon.words.adjectives_behind and _ANOTHER_WITH_ADJECTIVE.match(rest):
        return True
    return _ANOTHER.match(rest) is not None or (_BODY.match(rest) is not None and len(rest) > 1)
