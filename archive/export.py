"""Files out of archive.db, in which nothing held stands: tables as CSV, releases as lines of JSON."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from archive.opening import connect, named
from archive.reading import FILE
from crawler.errors import StoreError

_TABLES = """select name from sqlite_master where type = 'table' and sql not like 'create virtual%'
  and name not like '%\\_fts%' escape '\\' and name not like '%\\_stems%' escape '\\'
  and name not like '%\\_unstemmed%' escape '\\' and name not like '\\_%' escape '\\'
  and name not like 'sqlite%' and name not in ('spans', 'postings', 'common_words', 'beginnings')
  order by name"""
_OF_RELEASE = {
    "quotes": """select text, kind, speaker, organisation, speaker_raw, id from quotes
        where release = ? order by n""",
    "people": """select name, role, post_nominals, group_concat(capacity, ', ') as capacity, person as id
        from appearances where release = ? group by person, name order by min(n)""",
    "links": "select url, text from links where release = ? order by n",
    "versions": "select first_seen, last_seen, title, edited from versions where release = ? order by n",
}
_INNER = ("doc", "reading", "quoted")
"""Columns of releases that mean nothing outside the archive."""


def export_csv(folder: Path, target: Path) -> dict[str, int]:
    """Write one CSV file a table into the folder `target`; return the number of rows of each.

    Raises StoreError where archive.db cannot be read or a file cannot be written.
    """
    counts = {}
    with _reading(folder) as connection, _writing(target):
        target.mkdir(parents=True, exist_ok=True)
        for (table,) in connection.execute(_TABLES).fetchall():
            beside = target / f"{table}.csv.new"
            with beside.open("w", encoding="utf-8", newline="") as file:
                rows = connection.execute(f'select * from "{table}"')  # noqa: S608  (a name from the schema)
                writer = csv.writer(file)
                writer.writerow(column[0] for column in rows.description)
                counts[table] = 0
                for row in rows:
                    writer.writerow(row)
                    counts[table] += 1
            beside.replace(target / f"{table}.csv")
    return counts


def export_jsonl(folder: Path, target: Path) -> int:
    """Write one JSON object a release, with its quotes, people, links and versions; return how many.

    Raises StoreError where archive.db cannot be read or the file cannot be written.
    """
    count = 0
    beside = target.with_name(f"{target.name}.new")
    with _reading(folder) as connection, _writing(target):
        with beside.open("w", encoding="utf-8") as file:
            for release in _releases(connection):
                file.write(json.dumps(release, ensure_ascii=False) + "\n")
                count += 1
        beside.replace(target)
    return count


def _releases(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    connection.row_factory = sqlite3.Row
    for row in connection.execute("select * from releases order by doc"):
        release: dict[str, object] = {name: row[name] for name in row.keys() if name not in _INNER}  # noqa: SIM118
        for name, sql in _OF_RELEASE.items():
            release[name] = [dict(each) for each in connection.execute(sql, (row["id"],))]
        yield release


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open archive.db, all of it as it is at one moment."""
    path = folder / FILE
    with closing(connect(path, readonly=True)) as connection, named(path):
        connection.execute("begin")
        yield connection


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{target} cannot be written ({error.strerror}); free some space, or name another place."
        raise StoreError(message) from None
