"""A large archive of invented releases, for measuring the pages: words as frequent as in English, real
schema.

Word frequencies follow Zipf's law over 60,000 words; the most frequent are English function words, then
words that
releases are full of. One release in eight is not English. The same number of releases is the same archive.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from archive.ids import NUMBERS, quote_id, release_id, release_number
from archive.rows import QUOTES
from archive.schema_archive import STEPS
from archive.schema_fulltext import FULLTEXT_TABLES
from archive.spanning import make_spans

FUNCTION = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "on", "with", "as", "are", "be",
    "this", "by", "have", "from", "at", "not", "will", "they", "we", "but", "has", "an", "or",
    "which", "their", "our", "was", "who", "been", "more", "people", "would", "can", "all", "there",
    "government", "if", "its", "must", "new",
]  # fmt: skip
SUBJECT = [
    "housing", "tax", "climate", "health", "nurses", "schools", "police", "energy", "bills",
    "rents", "ferries", "rail", "farmers", "water", "sewage", "council", "budget", "inflation",
    "wages", "strike", "pensions", "carers", "teachers", "hospital", "asylum", "borders", "ukraine",
    "defence", "trade", "minister", "parliament", "inquiry", "scandal", "commons", "committee",
    "election", "manifesto", "voters", "democracy", "devolution", "scotland",
]  # fmt: skip
PARTIES = [f"{'de' if n % 8 == 7 else 'gb'}-party{n:02}" for n in range(24)]
FIRST = [
    "Ada", "Bram", "Cato", "Dora", "Eamon", "Freya", "Gwen", "Hamish", "Iona", "Jude", "Kit",
    "Lena", "Mair", "Nye", "Oona", "Piers", "Quin", "Rhys", "Sian", "Tam",
]  # fmt: skip
LAST = [
    "Quill", "Fenn", "Moss", "Reed", "Hale", "Thorn", "Marsh", "Brook", "Lowe", "Pike", "Wren",
    "Ash", "Birch", "Cole", "Dunn", "East", "Ford", "Gray", "Holm", "Ives",
]  # fmt: skip
_SYLLABLES = [
    onset + vowel
    for onset in (
        "b",
        "c",
        "d",
        "f",
        "g",
        "h",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "w",
        "br",
        "dr",
        "pl",
        "st",
    )
    for vowel in [*"aeiou", "ai", "ea", "ou"]
]
# A few speakers hold most quotes of their party, as in life: the busiest has one in twelve.
_HEARD = list(itertools.accumulate(1 / (rank + 3) for rank in range(400)))
NEWEST = date(2026, 10, 31)
EPOCH = date(1970, 1, 1)


def words(count: int = 60_000) -> tuple[list[str], list[float]]:
    """Return a vocabulary in order of frequency, and its cumulative weights by Zipf's law."""
    rng = random.Random(7)
    made = list(dict.fromkeys([*FUNCTION, *SUBJECT]))
    known = set(made)
    while len(made) < count:
        word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4))))
        if word not in known:
            known.add(word)
            made.append(word)
    return made, list(itertools.accumulate(1 / (rank + 2.7) for rank in range(count)))


def make(path: Path, releases: int) -> Path:
    """Write the archive, text indexes last; an archive of that size that is there already is kept."""
    if not path.exists():
        _write(path, releases)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        make_spans(conn, path)  # as each parse does at its end; a night that was measured has written since
        conn.execute("pragma wal_checkpoint(truncate)")
    return path


def _write(path: Path, releases: int) -> None:
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    conn = sqlite3.connect(partial)
    conn.execute("pragma journal_mode=off")
    conn.execute("pragma synchronous=off")
    for name, sql in STEPS:
        if name < "m004":
            conn.executescript(sql)
    _places(conn)
    _fill(conn, releases)
    _counts(conn)
    for name, sql in STEPS:
        if name >= "m004":
            conn.executescript(sql)
    for table in FULLTEXT_TABLES:
        conn.execute(f"insert into {table}({table}) values ('rebuild')")
    conn.commit()
    conn.execute("pragma journal_mode=wal")
    conn.close()
    partial.rename(path)


def _fill(conn: sqlite3.Connection, releases: int) -> None:
    rng = random.Random(7)
    vocabulary = words()
    for start in range(0, releases, 5_000):
        for table, rows in _batch(rng, vocabulary, start, min(5_000, releases - start), releases).items():
            columns = ", ".join(f'"{column}"' for column in rows[0])
            places = ", ".join("?" * len(rows[0]))
            verb = "insert or ignore" if table in {"people", "appearances", "quotes"} else "insert"
            sql = f"{verb} into {table}({columns}) values ({places})"
            conn.executemany(sql, [tuple(row.values()) for row in rows])


def _places(conn: sqlite3.Connection) -> None:
    for party in PARTIES:
        name = f"Party {party[-2:]}"
        conn.execute(
            "insert into parties(id, name, country) values (?, ?, ?)", (party, name, party[:2].upper())
        )
        conn.execute(
            "insert into sites(id, party, name, url, language, enabled) values (?, ?, ?, ?, ?, 1)",
            (party, party, name, f"https://{party}.example/news", "de" if party[:2] == "de" else "en"),
        )
        conn.execute(
            "insert into runs(site, source, started, finished, complete, pages, releases, listings, problems)"
            " values (?, 'network', '2026-10-31T02:00:00Z', '2026-10-31T02:10:00Z', 1, 40, 9, 3, 0)",
            (party,),
        )


def _counts(conn: sqlite3.Connection) -> None:
    conn.execute(
        "insert into coverage(site, month, status, releases, runs, failed)"
        " select site, month, 'captured', count(*), 30, 0 from releases group by site, month"
    )


def _batch(
    rng: random.Random, vocabulary: tuple[list[str], list[float]], start: int, size: int, releases: int
) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for n in range(start, start + size):
        for table, row in _release(rng, vocabulary, n, releases):
            rows.setdefault(table, []).append(row)
    return rows


def _release(
    rng: random.Random, vocabulary: tuple[list[str], list[float]], n: int, releases: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of one release: about 450 words in eight paragraphs, with none to three quotes."""
    party = PARTIES[min(int(rng.paretovariate(1.1)) - 1, len(PARTIES) - 1)]
    day = NEWEST - timedelta(days=int(n * 3_650 / releases))
    url = f"https://{party}.example/news/{n}"
    identity = release_id(url)
    doc = (day - EPOCH).days * NUMBERS + release_number(identity)
    language = "de" if party[:2] == "de" else "en"
    paragraphs = [sentences(rng, vocabulary, rng.randint(25, 90)) for _ in range(rng.randint(5, 10))]
    seen = f"{day}T18:00:00Z"
    shared = {"site": party, "party": party, "published": str(day), "year": day.year, "language": language}
    quotes = list(_quotes(rng, identity, doc, paragraphs, shared))
    edited = n % 40 == 3
    yield "releases", {
        "id": identity, "doc": doc, **shared, "url": url, "title": sentences(rng, vocabulary, 9)[:-1],
        "published_raw": str(day), "published_origin": "time", "month": str(day)[:7], "layout": "news",
        "embargo_status": "immediate" if n % 9 == 0 else None, "body": "\n\n".join(paragraphs), "notes": None,
        "quoted": "\n\n".join(row["text"] for table, row in quotes if table == "quotes") or None,
        "words": sum(map(len, paragraphs)) // 6, "quote_count": len(quotes), "version_count": 1 + edited,
        "edit_count": int(edited), "first_seen": seen, "last_seen": seen,
        "gone_at": seen if n % 150 == 7 else None, "reading": "x",
    }  # fmt: skip
    for i, text in enumerate(paragraphs):
        yield "paragraphs", {"release": identity, "part": "body", "n": i, "role": "paragraph", "text": text}
    yield from quotes
    yield from _history(identity, seen, paragraphs, edited, n)


def _history(
    identity: str, seen: str, paragraphs: list[str], edited: bool, n: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    for number in range(1 + edited):
        version = f"{identity}-{number}"
        yield "versions", {
            "id": version, "release": identity, "n": number + 1, "first_seen": seen,
            "last_seen": seen, "looks": 1, "title": "A headline",
            "body": "\n\n".join(paragraphs[number:]), "edited": number,
        }  # fmt: skip
        if number:
            yield "changes", {
                "version": version, "release": identity, "n": 0,
                "kind": ("headline", "number", "quote")[n % 3],
                "at": seen, "before": "the words before", "after": "the words after",
            }  # fmt: skip
    if n % 150 == 7:
        yield "removals", {
            "release": identity, "n": 0, "last_seen": seen, "first_missing": seen, "confirmed": seen,
            "status": 404, "back": None,
        }  # fmt: skip


def _quotes(
    rng: random.Random, identity: str, doc: int, paragraphs: list[str], shared: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for n in range(rng.choice((0, 1, 1, 1, 2, 3))):
        pick = rng.choices(range(400), cum_weights=_HEARD)[0]
        name = f"{FIRST[pick % 20]} {LAST[pick // 20]}"
        person = f"{shared['party']}_{name.lower().replace(' ', '-')}"
        text = paragraphs[n]
        quote = quote_id(identity, text, n)
        yield "people", {"id": person, "name": name, "party": shared["party"]}
        yield "quotes", {
            "id": quote, "doc": doc * QUOTES + n, "release": identity, "n": n,
            "text": text, "kind": "speech", "speaker": name, "speaker_raw": f"spokesperson {name}",
            "person": person,
            "words": len(text) // 6, **shared,
        }  # fmt: skip
        yield (
            "quote_pieces",
            {"quote": quote, "n": 0, "part": "body", "paragraph": n, "start": 0, "end": len(text)},
        )
        yield "appearances", {
            "release": identity, "person": person, "capacity": "speaker", "n": n, "name": name,
            "role": f"Spokesperson for {SUBJECT[pick % len(SUBJECT)]}", "published": shared["published"],
        }  # fmt: skip


def sentences(rng: random.Random, vocabulary: tuple[list[str], list[float]], count: int) -> str:
    """Return `count` words drawn by frequency, as one sentence."""
    known, weights = vocabulary
    picked = rng.choices(known, cum_weights=weights, k=count)
    return " ".join(picked).capitalize() + "."
