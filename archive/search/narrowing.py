"""From the filters of a search to SQL conditions on `releases r` or `quotes q`."""

from __future__ import annotations

import calendar
import json
import re
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from archive.schema_spans import QUOTE_BITS
from archive.search.language import Filter, Wanted, has_word

Kind = Literal["releases", "quotes"]
ALIAS: dict[Kind, str] = {"releases": "r", "quotes": "q"}
DAY_BITS = 31
"""A release's `doc` is the day shifted by this many bits, plus a hash."""
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass
class Narrowed:
    """Conditions joined by AND, their named parameters, and the range of `doc` they imply."""

    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, object] = field(default_factory=dict)
    lowest: int | None = None
    highest: int | None = None
    impossible: bool = False
    """A filter names something that does not exist, so nothing can be found."""
    places: list[tuple[str, list[str], bool]] = field(default_factory=list)
    """The conditions on ``party`` and ``site``: the column, its values, and whether they are excluded."""
    lists: list[tuple[str, bool]] = field(default_factory=list)
    """The other conditions: SQL that yields the `doc` of what meets one, and whether it excludes."""
    remarks: list[str] = field(default_factory=list)

    def bind(self, value: object) -> str:
        """Add a parameter and return its placeholder."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def one_of(self, alias: str, column: str, values: list[str], *, negated: bool) -> None:
        """Ask for rows with one of `values` in a column, party or site."""
        places = ", ".join(self.bind(value) for value in values)
        self.conditions.append(f"{alias}.{column} {'not in' if negated else 'in'} ({places})")
        self.places.append((column, values, negated))

    def listed(self, alias: str, sql: str, *, negated: bool) -> None:
        """Ask for rows whose `doc` is among those that `sql` yields."""
        self.conditions.append(f"{alias}.doc {'not in' if negated else 'in'} ({sql})")
        self.lists.append((sql, negated))


def narrow(conn: sqlite3.Connection, wanted: Wanted, kind: Kind) -> Narrowed:
    """Turn every filter into a condition. Values of one field are alternatives, fields narrow each other."""
    narrowed = Narrowed()
    groups: dict[tuple[str, bool], list[str]] = {}
    for each in wanted.filters:
        groups.setdefault((each.field, each.negated), []).append(each.value)
    for (name, negated), values in groups.items():
        if name in {"from", "to"}:
            _day_range(conn, narrowed, kind, Filter(name, values[-1], negated))
        elif name in {"party", "country", "site"}:
            _places(conn, narrowed, kind, name, values, negated)
        else:
            _spoken(conn, narrowed, kind, name, values, negated)
    return narrowed


def _places(
    conn: sqlite3.Connection, narrowed: Narrowed, kind: Kind, name: str, values: list[str], negated: bool
) -> None:
    rows = conn.execute(
        "select id, name from sites" if name == "site" else f"select id, {_named(name)} from parties"
    ).fetchall()
    found: list[str] = []
    for value in values:
        matching = _matching(name, value, rows)
        if not matching:
            known = ", ".join(sorted({row[1] if name == "country" else row[0] for row in rows})[:30])
            narrowed.remarks.append(f"No {name} here is called “{value}”. Known: {known or 'none yet'}.")
        found += matching
    if found:
        column = "site" if name == "site" else "party"
        narrowed.one_of(ALIAS[kind], column, list(dict.fromkeys(found)), negated=negated)
    elif not negated:
        narrowed.impossible = True


def _named(name: str) -> str:
    return "country" if name == "country" else "name"


def _matching(name: str, value: str, rows: list[tuple[str, str]]) -> list[str]:
    """Return the ids a value means: the id itself, its ending (``libdem``), a country, or words of the
    name."""
    wanted = folded(value)
    if name == "country":
        wanted = {"uk": "gb"}.get(wanted, wanted)
        return [row[0] for row in rows if folded(row[1]) == wanted]
    exact = [row[0] for row in rows if wanted in {row[0], folded(row[1])}]
    ending = [row[0] for row in rows if row[0].partition("-")[2] == wanted]
    return exact or ending or [row[0] for row in rows if f" {wanted}" in f" {folded(row[1])}"]


def _spoken(
    conn: sqlite3.Connection, narrowed: Narrowed, kind: Kind, name: str, values: list[str], negated: bool
) -> None:
    """Narrow to what somebody says, by name or by role."""
    if name == "role":
        _by_role(conn, narrowed, kind, values, negated)
        return
    quoted = " OR ".join('"' + value.replace('"', '""') + '"' for value in values if has_word(value))
    if quoted:
        match = narrowed.bind(f"{{speaker organisation}} : ({quoted})")
        # The `doc` of a quote begins with that of its release.
        doc = "rowid" if kind == "quotes" else f"rowid >> {QUOTE_BITS}"
        said = f"select {doc} from quotes_fts where quotes_fts match {match}"
        narrowed.listed(ALIAS[kind], said, negated=negated)


# Steps from each role to the next in the index: of the hundreds of thousands of appearances none is read.
_ROLES = """with recursive heard(role) as (
  select min(role) from appearances union all
  select (select min(role) from appearances where role > heard.role) from heard where heard.role is not null
) select role from heard where """


def _by_role(
    conn: sqlite3.Connection, narrowed: Narrowed, kind: Kind, values: list[str], negated: bool
) -> None:
    """Narrow to speakers in a role: first the roles that are meant are found, then who appeared in them."""
    likes = " or ".join("role like ? escape '\\'" for _ in values)
    meant = [role for (role,) in conn.execute(_ROLES + likes, [_like(value) for value in values])]
    held = f"a.role in (select value from json_each({narrowed.bind(json.dumps(meant))}))"
    if kind == "releases":
        tied = "releases h indexed by releases_docs on h.id = a.release"
    else:
        tied = "quotes h indexed by quotes_docs on h.release = a.release and h.person = a.person"
    holding = f"select h.doc from appearances a cross join {tied} where {held}"
    narrowed.listed(ALIAS[kind], holding, negated=negated)


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _day_range(conn: sqlite3.Connection, narrowed: Narrowed, kind: Kind, bound: Filter) -> None:
    """Turn ``from:`` or ``to:`` into a range of `doc`, by the first release on the other side of the border.

    The index on `published` finds that release at once; its `doc` without the hash is where its day begins.
    """
    day = read_day(bound.value, last=bound.field == "to")
    if day is None or bound.negated:
        narrowed.remarks.append(
            f"{bound.field}: needs a day, month or year such as 2024-07-04, 2024-07 or 2024;"
            f" “{bound.value}” was left out."
        )
        return
    after = ">=" if bound.field == "from" else ">"
    row = conn.execute(
        f"select doc from releases where published {after} ? order by published limit 1",
        (day,),
    ).fetchone()
    border = None if row is None else (row[0] >> DAY_BITS) << DAY_BITS
    if border is not None and kind == "quotes":
        border <<= QUOTE_BITS
    if bound.field == "from":
        narrowed.impossible |= border is None
        narrowed.lowest = border
    elif border is not None:
        narrowed.highest = border - 1


def read_day(text: str, *, last: bool) -> str | None:
    """Return ``YYYY-MM-DD`` for a day, month or year: its first day, or with `last` its last day."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if last else 1)
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    longest = calendar.monthrange(year, month)[1]
    day = int(match[3]) if match[3] else (longest if last else 1)
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else None


def folded(text: str) -> str:
    """Return `text` in lower case, without accents, with single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())
