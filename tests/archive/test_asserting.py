"""What people assert: corrections survive readings, holds can be lifted, withdrawals leave not a word."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive import asserting
from archive.copying import backup
from archive.evidence import Evidence
from archive.verifying import verify
from archive.withdrawing import Withdrawal
from crawler.errors import StoreError, Usage
from crawler.records import ListedLink
from tests.archive.worlds import (
    DAY,
    HOME,
    NOON,
    PARTIES,
    SITE,
    SITES,
    page,
    parse_invented,
    read_invented,
    rows,
    said,
    store,
)

A, B = "https://harbour.example/news/zebrafinch-plan", "https://harbour.example/news/b"


def _correct(folder: Path, field: str, value: str | None, name: str = A) -> str:
    return asserting.correct(
        folder, name, field=field, value=value, who="desk", why="a slip of the pen", now=NOON + DAY
    )


def test_a_correction_survives_every_reading_and_is_shown(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said("Feries", quotes=[("The boat", "Ros Oak")])))
    parse_invented(tmp_path)
    ((quote,),) = rows(tmp_path, "select id from quotes")
    _correct(tmp_path, "title", "Ferry")
    _correct(tmp_path, "title", "Ferries", name=str(evidence.resolve(A)))
    _correct(tmp_path, "published_at", "2026-02-28T09:30:00+00:00")
    _correct(tmp_path, f"quote:{quote}:speaker", "Ross Oak")
    assert parse_invented(tmp_path).changed == 1
    store(
        evidence, page(A, said("Feries", "The boat is here.", quotes=[("The boat", "Ros Oak")]), NOON + DAY)
    )
    parse_invented(tmp_path)
    assert rows(tmp_path, "select title, published, published_at from releases") == [
        ("Ferries", "2026-02-28", "2026-02-28T09:30:00+00:00")
    ]
    assert rows(tmp_path, "select speaker from quotes") == [("Ross Oak",)]
    assert rows(tmp_path, "select field, was, value, who, why from corrections order by field") == [
        ("published_at", None, "2026-02-28T09:30:00+00:00", "desk", "a slip of the pen"),
        (f"quote:{quote}:speaker", "Ros Oak", "Ross Oak", "desk", "a slip of the pen"),
        ("title", "Feries", "Ferries", "desk", "a slip of the pen"),
    ]
    assert [kind for (kind,) in rows(tmp_path, "select kind from changes")] == ["other"]


def test_a_field_can_be_emptied_and_an_embargo_set(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    _correct(tmp_path, "published", None)
    _correct(tmp_path, "embargo", "2026-03-09T09:00:00+00:00")
    assert parse_invented(tmp_path, now=NOON + DAY).held == 1
    _correct(tmp_path, "embargo", "none")
    parse_invented(tmp_path, now=NOON + DAY)
    found = rows(tmp_path, "select published, year, embargo_status from releases")
    assert found == [(None, None, None)]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("headline", "x", "cannot be corrected; known: title, published"),
        ("published", "1 March", "is no value for published"),
        ("published_at", "2026-03-01T09:00:00", "an instant needs its offset"),
        ("quote:abc", "x", "cannot be corrected"),
    ],
)
def test_a_wrong_correction_is_refused(
    evidence: Evidence, tmp_path: Path, field: str, value: str, told: str
) -> None:
    store(evidence, page(A, said()))
    with pytest.raises(Usage, match=told):
        _correct(tmp_path, field, value)
    with pytest.raises(Usage, match="No release has the id or address"):
        _correct(tmp_path, "title", "x", name=B)


def test_a_lifted_hold_appears_with_the_next_look_for_lifted_ones(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said(embargo="2026-06-01T00:00:00+00:00")), page(B, said("Trains")))
    parse_invented(tmp_path, now=NOON)
    (held,) = asserting.holds(tmp_path)
    assert (held.id, held.until, held.title) == (evidence.resolve(A), "2026-06-01T00:00:00Z", "Ferries")
    with pytest.raises(Usage, match="is not held"):
        asserting.lift(tmp_path, B, who="desk", why="agreed", now=NOON)
    asserting.lift(tmp_path, A, who="desk", why="agreed", now=NOON)
    assert parse_invented(tmp_path, now=NOON, lifted=True).new == 1
    assert asserting.holds(tmp_path) == []


# --- withdrawing ------------------------------------------------------------------------------

_WORDS = ("zebrafinch", "quokka", "axolotl", "pangolin", "Zed Yak", "capybara")


def _world(evidence: Evidence) -> None:
    """Forty releases; one of them, edited once, is shown by a listing and by a teaser on another page."""
    text = "Zed Yak said that the quokka and the pangolin will meet the axolotl at noon."
    secret = said(
        "Zebrafinch plan", text, notes=["The capybara is late."], quotes=[("the quokka", "Zed Yak")]
    )
    edited = said("Zebrafinch plan!", text, quotes=[("the quokka", "Zed Yak")])
    others = [page(f"{HOME}/{n}", said(f"Ferry {n}", f"Boat {n} " * 40)) for n in range(40)]
    store(evidence, page(A, secret), *others)
    store(evidence, page(A + "?utm_source=mail", edited, at=NOON + DAY))
    teaser = said(
        "Trains",
        "A train came.",
        page=f'<a href="{A}">Zebrafinch plan</a> … the quokka  and the pangolin will meet …',
    )
    store(evidence, page(B, teaser.replace(b'\\"', b"'")))
    run = evidence.begin(site=SITE, source="network", at=NOON + DAY)
    listing = f'<a href="/news/zebrafinch-plan">Zebrafinch plan</a><a href="{B}">Trains</a>'.encode()
    evidence.save(run=run, site=SITE, role="listing", source="network", page=page(HOME, listing, NOON + DAY))
    evidence.problem(run=run, site=SITE, url=A, kind="Timeout", message=f"{A} took long", at=NOON + DAY)
    evidence.sight(
        run=run, site=SITE, listing=HOME, at=NOON + DAY,
        links=[ListedLink(url=A, title="Zebrafinch plan", date="1 March")],
    )  # fmt: skip
    evidence.finish(run=run, at=NOON + DAY, counts={}, pagers={HOME: "end"}, complete=True)


def _found(folder: Path) -> set[str]:
    """Return the withdrawn words that stand in any file of the folder, or in any stored page."""
    everything = b"".join(path.read_bytes() for path in sorted(folder.glob("*.db*")))
    with Evidence(folder / "evidence.db", readonly=True) as evidence:
        for (digest,) in evidence.connection.execute("select sha256 from blobs").fetchall():
            everything += evidence.blobs.get(digest)
        for (number,) in evidence.connection.execute("select id from dictionaries").fetchall():
            everything += evidence.blobs._dictionary(number).dict_content
    return {word for word in _WORDS if word.lower().encode() in everything.lower()}


def _unpacked(evidence: Evidence, small: bytes) -> bytes:
    sql = "select sha256 from blobs where bytes = ?"
    return evidence.blobs.get(evidence.connection.execute(sql, (small,)).fetchone()[0]).lower()


def _withdraw(folder: Path, name: str = A) -> str:
    why = Withdrawal(reason="by order of a court", who="desk", at=NOON + 2 * DAY)
    return asserting.take_back(folder, name, why, sites=SITES, parties=PARTIES, read=read_invented)


def test_a_withdrawn_release_leaves_not_a_word(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _world(evidence)
        id = evidence.resolve(A)
        stored = evidence.connection.execute("select bytes from blobs").fetchall()
        secret = [small for (small,) in stored if b"zebrafinch" in _unpacked(evidence, small)]
    _correct(tmp_path, "title", "Zebrafinch plan again")
    parse_invented(tmp_path)
    assert len(secret) == 4
    assert _found(tmp_path) == set(_WORDS)
    assert _withdraw(tmp_path) == id
    assert _found(tmp_path) == set()
    files = b"".join(path.read_bytes() for path in tmp_path.glob("*.db*"))
    assert not any(small in files for small in secret)
    assert rows(tmp_path, "select id, site, reason from withdrawals") == [(id, SITE, "by order of a court")]
    assert rows(tmp_path, "select count(*) from releases") == [(41,)]
    assert list(verify(tmp_path)) == []
    with Evidence(tmp_path / "evidence.db", readonly=True) as evidence:
        bodies = [evidence.blobs.get(look.blob or b"") for look in evidence.looks(str(evidence.resolve(B)))]
    assert b"A train came." in bodies[0]


def test_a_withdrawn_release_never_comes_back(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _world(evidence)
    parse_invented(tmp_path)
    _withdraw(tmp_path)
    with Evidence(tmp_path / "evidence.db") as evidence:
        assert not evidence.is_due(site=SITE, url=A + "/", now=NOON + 900 * DAY)
        assert evidence.knows(site=SITE, url=A)
        assert A not in evidence.due(site=SITE, now=NOON + 900 * DAY)
        store(evidence, page(A, said("Zebrafinch plan"), at=NOON + 5 * DAY))
        run = evidence.begin(site=SITE, source="network", at=NOON + 5 * DAY)
        again = page(HOME, f'<a href="{A}#x">Zebrafinch plan</a>'.encode(), NOON + 5 * DAY)
        evidence.save(run=run, site=SITE, role="listing", source="network", page=again)
    parse_invented(tmp_path)
    assert _found(tmp_path) == set()
    assert _withdraw(tmp_path) == _withdraw(tmp_path, A + "/")
    with pytest.raises(Usage, match="No release has the id"):
        _withdraw(tmp_path, "https://harbour.example/news/never-seen")


def test_evidence_is_guarded_again_after_a_withdrawal(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        _world(evidence)
    parse_invented(tmp_path)
    _withdraw(tmp_path)
    with (
        Evidence(tmp_path / "evidence.db") as evidence,
        pytest.raises(Exception, match="evidence is never deleted: fetches"),
    ):
        evidence.connection.execute("delete from fetches")


# --- verify and backup ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "sql", "told"),
    [
        ("evidence", "update blobs set bytes = x'28b52ffd00'", "damaged"),
        ("evidence", "update blobs set bytes = (select bytes from blobs limit 1)", "have the hash"),
        (
            "archive",
            "insert into releases_fts(releases_fts) values ('delete-all')",
            "releases_fts is not that",
        ),
        ("archive", "update releases set doc = 7 where title = 'One'", "does not follow from its date"),
        ("archive", "update quotes set id = 'x' || id", "does not follow from its release and words"),
        ("archive", "update releases set id = 'abc' where title = 'One'", "has no evidence"),
    ],
)
def test_verify_finds_what_is_wrong(
    evidence: Evidence, tmp_path: Path, file: str, sql: str, told: str
) -> None:
    one = said("One", "Abcd abcd", quotes=[("Abcd", "Ross Oak")])
    store(evidence, page(A, one), page(B, one.replace(b"One", b"Two")))
    parse_invented(tmp_path)
    assert list(verify(tmp_path)) == []
    with closing(sqlite3.connect(tmp_path / f"{file}.db", isolation_level=None)) as connection:
        connection.execute(sql)
    assert any(told in sentence for sentence in verify(tmp_path))


def test_a_backup_is_one_moment_and_opens(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    parse_invented(tmp_path)
    evidence.connection.execute("begin immediate")  # a page is being written meanwhile
    evidence.connection.execute("insert into runs(site, source, started) values ('zz-x', 'network', 'now')")
    copies = backup(tmp_path, tmp_path / "copies", NOON)
    evidence.connection.execute("rollback")
    assert [(copy.path.name, copy.rows) for copy in copies] == [("evidence.db", 1), ("archive.db", 1)]
    assert list(verify(copies[0].path.parent)) == []
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["onrecord-20260301T120000Z"]
    with pytest.raises(Usage, match="exists already"):
        backup(tmp_path, tmp_path / "copies", NOON)
    with pytest.raises(Usage, match=r"no evidence\.db"):
        backup(tmp_path / "copies", tmp_path / "more", NOON)


def test_a_backup_into_a_place_that_cannot_be_written_is_named(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said()))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        backup(tmp_path, tmp_path / "file", NOON)
