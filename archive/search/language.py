"""The language of the search box. Pure: a line of text in, a `Wanted` out, never an error.

    nurse strike                 both words, in any order
    "cost of living"             the words in this order
    rent OR housing, NOT tax     alternatives and exclusions; -tax is the same as NOT tax
    hous*                        words that begin so
    party: speaker: role: country: site: from: to: in:      narrow the whole search

What cannot be understood is left out and named in `remarks`, one sentence each.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

FIELDS = ("party", "speaker", "role", "country", "site", "from", "to", "in")
SCOPES = ("title", "body", "quotes", "notes")
LONGEST = 2_000
"""Characters of a search that are read; a longer one is cut, and says so."""
MOST_WORDS = 48
"""FTS5 refuses expressions deeper than 256; a person's search stays far below this."""
SHORTEST_PREFIX = 3
"""Letters before a star. Shorter prefixes match tens of thousands of words and take seconds."""

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("‘’‚‛", "'"))
_TOKEN = re.compile(
    rf"""(?P<minus>-)?(?P<field>{"|".join(FIELDS)}):\s?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s()"]+))
      | (?P<minus2>-)?"(?P<phrase>[^"]*)"?(?P<star>\*)?
      | (?P<paren>[()])
      | (?P<word>[^\s()"]+)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; with `prefix` its last word may go on."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """All of `parts`, and none of `without`. `parts` may be empty only at the top."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of `parts`."""

    parts: tuple[Node, ...]


Node = Term | Both | Either


@dataclass(frozen=True, slots=True)
class Filter:
    """One ``field:value``; `negated` where a minus or NOT stood before it."""

    field: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a search asks for."""

    text: str
    """The search as typed, folded and cut."""
    words: Both | None = None
    filters: tuple[Filter, ...] = ()
    scope: tuple[str, ...] = ()
    """Where the words must stand, of `SCOPES`; empty means anywhere."""
    remarks: tuple[str, ...] = ()

    def of(self, field: str) -> tuple[str, ...]:
        """Return the values a field was given, without the negated ones."""
        return tuple(f.value for f in self.filters if f.field == field and not f.negated)


def read(typed: str) -> Wanted:
    """Read what was typed. Never raises: every string is a search."""
    text = " ".join(_printable(typed).translate(_MARKS).split())
    remarks = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        remarks.append(f"Only the first {LONGEST:,} characters were read.")
    reader = _Reader(_tokens(text), remarks)
    words = reader.alternatives(0)
    top = words if words is None or isinstance(words, Both) else Both((words,))
    scope = tuple(dict.fromkeys(reader.scope))
    return Wanted(
        text=text,
        words=top,
        filters=tuple(reader.filters),
        scope=scope,
        remarks=tuple(dict.fromkeys(remarks)),
    )


def has_word(text: str) -> bool:
    """Return whether the full-text tokenizer finds a word in `text`: a letter, a digit, a private
    character."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in text)


def _printable(typed: str) -> str:
    """Replace control and format characters, lone surrogates and NUL by spaces."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in typed[: LONGEST * 8])


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # word, phrase, field, operator, paren
    text: str
    field: str = ""
    minus: bool = False
    star: bool = False


def _tokens(text: str) -> list[_Token]:
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> _Token:
    if match["field"]:
        value = match["quoted"] if match["quoted"] is not None else match["plain"]
        return _Token("field", value.strip(), field=match["field"].lower(), minus=bool(match["minus"]))
    if match["phrase"] is not None:
        return _Token("phrase", match["phrase"], minus=bool(match["minus2"]), star=bool(match["star"]))
    if match["paren"]:
        return _Token("paren", match["paren"])
    word = match["word"]
    if word in {"AND", "OR", "NOT"}:
        return _Token("operator", word)
    minus = len(word) > 1 and word.startswith("-") and has_word(word[1])
    return _Token("word", word.removeprefix("-") if minus else word, minus=minus, star=word.endswith("*"))


class _Reader:
    """Reads tokens by descent: alternatives, then groups of words, then single words."""

    def __init__(self, tokens: list[_Token], remarks: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.words = 0
        self.remarks = remarks
        self.filters: list[Filter] = []
        self.scope: list[str] = []

    def alternatives(self, depth: int) -> Node | None:
        """Read groups joined by OR, up to a closing parenthesis or the end."""
        groups = [self._group(depth)]
        while self._is_operator("OR"):
            self.at += 1
            groups.append(self._group(depth))
        found = [group for group in groups if group is not None]
        usable = [group for group in found if not (isinstance(group, Both) and not group.parts)]
        if len(found) > 1 and len(usable) < len(found):
            self.remarks.append("NOT needs a word to take away from; it was left out beside OR.")
        if len(usable) > 1:
            return Either(tuple(usable))
        return usable[0] if usable else (found[0] if found else None)

    def _group(self, depth: int) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        negated = False
        while (token := self._peek()) is not None and not self._ends(token, depth):
            self.at += 1
            if token.kind == "operator":
                negated = token.text == "NOT" or (negated and token.text == "AND")
                continue
            node = self._single(token, negated, depth)
            if node is not None:
                self._place(node, negated != token.minus, parts, without)
            negated = False
        if not parts and not without:
            return None
        return parts[0] if len(parts) == 1 and not without else Both(tuple(parts), tuple(without))

    @staticmethod
    def _place(node: Node, negated: bool, parts: list[Node], without: list[Node]) -> None:
        """Put a part on its side; a group of nothing but exclusions gives them to the group around it."""
        if isinstance(node, Both) and not node.parts:
            (parts if negated else without).extend(node.without)
        else:
            (without if negated else parts).append(node)

    def _ends(self, token: _Token, depth: int) -> bool:
        return (token.kind == "operator" and token.text == "OR") or (token.text == ")" and depth > 0)

    def _single(self, token: _Token, negated: bool, depth: int) -> Node | None:
        if token.kind == "field":
            self._field(token, negated != token.minus)
            return None
        if token.kind == "paren":
            return self._parenthesis(token, depth)
        return self._term(token)

    def _parenthesis(self, token: _Token, depth: int) -> Node | None:
        if token.text == ")" or depth >= 12:
            return None
        inner = self.alternatives(depth + 1)
        if (closing := self._peek()) is not None and closing.text == ")":
            self.at += 1
        return inner

    def _term(self, token: _Token) -> Term | None:
        text = token.text.rstrip("*") if token.star else token.text
        if not has_word(text):
            return None
        self.words += len(text.split())
        if self.words > MOST_WORDS:
            self.remarks.append(f"Only the first {MOST_WORDS} words were used.")
            return None
        last = re.split(r"[^\w]+", text.strip())[-1]
        if token.star and len(last) < SHORTEST_PREFIX:
            self.remarks.append(
                f"A star needs at least {SHORTEST_PREFIX} letters before it; {text}* was read as {text}."
            )
            return Term(text)
        return Term(text, prefix=token.star)

    def _field(self, token: _Token, negated: bool) -> None:
        if not token.text:
            return
        if token.field != "in":
            self.filters.append(Filter(token.field, token.text, negated))
            return
        for place in re.split(r"[|,]", token.text.lower()):
            known = next((scope for scope in SCOPES if place and scope.startswith(place)), None)
            if known is None or negated:
                self.remarks.append(f"in: knows {', '.join(SCOPES)}; it does not know “{token.text}”.")
            else:
                self.scope.append(known)

    def _peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _is_operator(self, name: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "operator" and token.text == name
