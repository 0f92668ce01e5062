"""From the filters of a search to SQL conditions on `releases r` or `quotes q`."""

from __future__ import annotations

import calendar
import json
import re
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from archive.search.language import Filter, Wanted, has_word

Kind = Literal["releases", "quotes"]
ALIAS: dict[Kind, str] = {"releases": "r", "quotes": "q"}
DAY_BITS = 31
"""`doc` is the day shifted by this many bits, plus a hash."""
FEW_QUOTES = 5_000
"""A speaker with fewer quotes is looked up once; of others each hit is asked."""
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
    remarks: list[str] = field(default_factory=list)

    def bind(self, value: object) -> str:
        """Add a parameter and return its placeholder."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def one_of(self, column: str, values: list[str], *, negated: bool) -> None:
        """Add ``column in (values)``."""
        places = ", ".join(self.bind(value) for value in values)
        self.conditions.append(f"{column} {'not in' if negated else 'in'} ({places})")


def narrow(conn: sqlite3.Connection, wanted: Wanted, kind: Kind) -> Narrowed:
    """Turn every filter into a condition. Values of one field are alternatives, fields narrow each other."""
    narrowed = Narrowed()
    groups: dict[tuple[str, bool], list[str]] = {}
    for each in wanted.filters:
        groups.setdefault((each.field, each.negated), []).append(each.value)
    for (name, negated), values in groups.items():
        if name in {"from", "to"}:
            _day_range(conn, narrowed, Filter(name, values[-1], negated))
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
        narrowed.one_of(f"{ALIAS[kind]}.{column}", list(dict.fromkeys(found)), negated=negated)
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
    if name == "speaker":
        usable = [value for value in values if has_word(value)]
        if usable:
            _by_speaker(conn, narrowed, kind, usable, negated)
        return
    likes = " or ".join(f"role like {narrowed.bind(_like(value))} escape '\\'" for value in values)
    holding = "release" if kind == "releases" else "release || person"
    column = "+r.id" if kind == "releases" else "q.release || q.person"
    inside = f"(select {holding} from appearances where {likes})"
    narrowed.conditions.append(f"{column} {'not in' if negated else 'in'} {inside}")


def _by_speaker(
    conn: sqlite3.Connection, narrowed: Narrowed, kind: Kind, names: list[str], negated: bool
) -> None:
    """Narrow to what somebody says: a list of quotes for few, a question to each row for a name that many
    have."""
    quoted = " OR ".join('"' + name.replace('"', '""') + '"' for name in names)
    match = f"{{speaker organisation}} : ({quoted})"
    few = conn.execute(
        "select count(*) from (select 1 from quotes_fts where quotes_fts match ? limit ?)",
        (match, FEW_QUOTES),
    ).fetchone()[0]
    sign = "not " if negated else ""
    if few < FEW_QUOTES:
        said = f"select rowid from quotes_fts where quotes_fts match {narrowed.bind(match)}"
        inside = f"(select release from quotes where doc in ({said}))" if kind == "releases" else f"({said})"
        narrowed.conditions.append(f"{'+r.id' if kind == 'releases' else 'q.doc'} {sign}in {inside}")
        return
    alias = "s" if kind == "releases" else "q"
    people, organisations = _called(conn, names)
    spoken = (
        f"(coalesce({alias}.person in (select value from "
        f"json_each({narrowed.bind(json.dumps(people))})), 0) or"
        f" coalesce({alias}.organisation in (select value from json_each("
        f"{narrowed.bind(json.dumps(organisations))})), 0))"
    )
    inside = f"exists (select 1 from quotes s indexed by quotes_said where s.release = r.id and {spoken})"
    narrowed.conditions.append(f"{sign}{inside if kind == 'releases' else spoken}")


def _called(conn: sqlite3.Connection, names: list[str]) -> tuple[list[str], list[str]]:
    """Return the people, by id, and the organisations whose names hold one of `names` as words in a row."""
    wanted = [f" {_words(name)} " for name in names]

    def meant(name: str) -> bool:
        words = f" {_words(name)} "
        return any(each in words for each in wanted)

    people = [row[0] for row in conn.execute("select id, name from people") if meant(row[1])]
    heard = conn.execute("select distinct organisation from quotes where organisation is not null")
    return people, [row[0] for row in heard if meant(row[0])]


def _words(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded(name)))


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _day_range(conn: sqlite3.Connection, narrowed: Narrowed, bound: Filter) -> None:
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
