"""Who a name is: one name within one party's releases is one person, and over parties never.

The same name in two parties' releases may be one person who changed sides, somebody both quote, or two
people; nothing on the pages says which, so nothing is merged. Roles over time are the rows of
`appearances`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from archive.ids import name_slug, person_id
from crawler.records import Quote, Release


def persons(party: str, release: Release) -> dict[str, str]:
    """Return the person id of everyone who speaks in, signs or wrote a release, by the name on the page.

    A name without a single letter that could stand in an id is nobody.
    """
    return {person.name: person_id(party, person.name) for person in release.people if name_slug(person.name)}


def speaker_of(quote: Quote, party: str, known: dict[str, str]) -> str | None:
    """Return the person id of a quote's speaker where a named person speaks, else None."""
    if quote.speaker is None or quote.organisation is not None or not name_slug(quote.speaker):
        return None
    person = person_id(party, quote.speaker)
    return person if person in known.values() else None


def add_people(connection: sqlite3.Connection, party: str, known: dict[str, str]) -> None:
    """Write the people of a release who have no row yet, inside the caller's transaction."""
    for name, person in sorted(known.items()):
        connection.execute(
            "insert into people(id, name, party) values (?, ?, ?) on conflict do nothing",
            (person, name, party),
        )


def settle_people(connection: sqlite3.Connection, touched: Iterable[str]) -> None:
    """Give each person the name that their appearances decide, and remove those who appear no more.

    Where one name is written in several ways, the last in the order of its letters is taken: it is the
    same whatever was read first, and it is the one with accents and typographic apostrophes.
    """
    for person in sorted(set(touched)):
        row = connection.execute("select max(name) from appearances where person = ?", (person,)).fetchone()
        if row[0] is None:
            connection.execute("delete from people where id = ?", (person,))
        else:
            connection.execute(
                "update people set name = ? where id = ? and name is not ?", (row[0], person, row[0])
            )
