"""Many hits are counted in bits, and few are looked up: both say the same of any search and any archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import reading
from archive.evidence import Evidence
from archive.rows import QUOTES
from archive.schema_fulltext import TEXT
from archive.schema_spans import QUOTE_BITS, SPAN_BITS
from archive.search import finding, looking
from archive.search.facets import facets, spoken
from archive.search.found import Few, Many
from archive.search.language import read
from archive.search.narrowing import Kind
from archive.search.spans import packed, spans, unpacked, unpacked_docs
from archive.search.tokens import tokens
from archive.spanning import make_spans
from tests.archive.invented import Invented, Told, add, make
from tests.archive.invented_releases import HOSTILE, PLAIN
from tests.archive.test_search import STRANGE
from tests.archive.worlds import DAY, NOON, page, parse_invented, rows, said, store

FIRST = date(2023, 12, 20)
RELEASES = [
    Invented(
        f"Houses and ferries, number {n}" if n % 3 else f"Häuser und Fähren {n}",
        [f"Because of course {n} houses are released." if n % 2 else "Die Brücke trägt nicht, tax."],
        published=str(FIRST + timedelta(days=n)),
        party=("aa-river", "aa-hill", "bb-tal")[n % 3],
        language="en" if n % 3 else "de",
        quotes=[Told("The houses stay.", ("Ada Quill", "Bram Fenn")[n % 2], role=f"spokesperson {n % 5}")],
        url=f"https://spans.example/{n}",
    )
    for n in range(90)
]
WORDS = ["house", "houses", "because", "tax", "Brücke", "ferry", "number", "7", "nowhere", '"of course"']
FILTERS = [
    "", "party:river", "-party:hill", "country:DE", "site:bb-tal", "from:2024-01", "to:2024-01-09",
    "from:2024-02 to:2024",
    "speaker:quill", "-speaker:fenn", 'role:"spokesperson 3"', "-role:3", "in:title", "in:notes|body",
]  # fmt: skip
SHAPES = ["{a}", "{a} {b}", "{a} OR {b}", "{a} NOT {b}", "-{a}", "({a} OR {b}) -{c}", "{a}", "hous* {b}", ""]


@pytest.fixture(scope="module", params=["every span made", "one span stale"])
def conn(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path_factory.mktemp("spans") / "archive.db", [*PLAIN, *HOSTILE, *RELEASES])
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        assert make_spans(opened, path, common=1) > 4
        if request.param == "one span stale":
            opened.execute(
                "update releases set body = body || ' Afterthought.' where title like '%number 7%'"
            )
        yield opened


def told(conn: sqlite3.Connection, line: str, kind: Kind) -> tuple[object, ...]:
    """Return everything that is said of a search."""
    ready = finding.plan(conn, read(line), kind)
    found = looking.look(conn, ready)
    counted = facets(conn, ready)
    after = next(iter(found.walk()), 0) - 1
    return (
        found.total, counted, list(found.walk()), list(found.walk(descending=False)),
        list(found.walk(after=after)), list(found.walk(descending=False, after=after)),
        found.by(conn, "site"), found.by(conn, "month"),
        [row["id"] for row in finding.hits(conn, ready, size=500).rows],
        {row["id"] for part in finding.every(conn, ready, "relevance") for row in part},
        spoken(conn, ready) if kind == "quotes" else None,
    )  # fmt: skip


def assert_alike(conn: sqlite3.Connection, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("releases", "quotes"):
        with monkeypatch.context() as patched:
            patched.setattr(looking._Looking, "is_common", lambda _: False)
            few = told(conn, line, kind)
            patched.setattr(looking, "FEW", -1)
            assert told(conn, line, kind) == few, (line, kind)
        assert told(conn, line, kind) == few, (line, kind)


@pytest.mark.parametrize("narrowed", FILTERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_bits_and_lists_say_the_same(
    conn: sqlite3.Connection, shape: str, narrowed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, word in enumerate(WORDS):
        line = shape.format(a=word, b=WORDS[n - 1], c=WORDS[n - 4])
        assert_alike(conn, f"{narrowed} {line}", monkeypatch)
        if shape == SHAPES[-1]:
            break


@pytest.mark.parametrize("line", STRANGE)
def test_a_strange_line_has_the_same_hits_in_bits(
    conn: sqlite3.Connection, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_alike(conn, line, monkeypatch)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*WORDS, *FILTERS, "AND", "OR", "NOT", "(", ")", "-", '"', "*", "—"]), max_size=12
    )
)
def test_any_line_has_the_same_hits_in_bits(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    assert_alike(conn, " ".join(words), monkeypatch)


def test_the_bits_of_a_common_word_are_read_and_its_hits_are_not(conn: sqlite3.Connection) -> None:
    assert isinstance(looking.look(conn, finding.plan(conn, read('"of course"'), "releases")), Few)
    ready = finding.plan(conn, read("houses"), "releases")
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    found = looking.look(conn, ready)
    conn.set_trace_callback(None)
    assert isinstance(found, Many)
    assert found.total == 90
    # The index is asked for the rows of a span whose bits were thrown away, and for nothing else.
    assert all(" between " in sql for sql in asked if " match " in sql)


def test_of_many_hits_the_weighed_come_first_and_the_others_follow(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "FEW", 9)
    monkeypatch.setattr(finding, "RANKED", 4)
    ready = finding.plan(conn, read("because OR number"), "releases")
    docs: list[int] = []
    after: int | None = None
    while True:
        page = finding.hits(conn, ready, sort="relevance", after=after, size=7)
        docs += [row["doc"] for row in page.rows]
        if page.next is None:
            break
        after = page.next
    assert page.ranked is not None
    assert page.ranked <= 12
    assert sorted(docs, reverse=True) == list(looking.look(conn, ready).walk())
    assert docs[page.ranked :] == sorted(docs[page.ranked :], reverse=True)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path / "archive.db", RELEASES)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("pragma recursive_triggers = on")
        yield opened


def dump(conn: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [
        conn.execute(f"select * from {table} order by 1, 2, 3").fetchall() for table in ("spans", "postings")
    ]


def test_bits_made_in_steps_are_those_made_at_once(archive: sqlite3.Connection, tmp_path: Path) -> None:
    late = Invented(
        "Late houses", ["Because of the tax."], published="2024-01-03", url="https://spans.example/late"
    )
    make_spans(archive, tmp_path, common=1)
    before = dump(archive)
    identity = add(archive, late)
    assert dump(archive) != before
    make_spans(archive, tmp_path, common=1)
    whole = make(tmp_path / "whole.db", [*RELEASES, late])
    with closing(sqlite3.connect(whole, isolation_level=None)) as other:
        # The words that are common were found without the late release here, and with it there.
        other.execute("insert into common_words select * from common_words where 0")
        make_spans(other, whole, common=1)
        late_words = set(other.execute("select sort, word from common_words")) - set(
            archive.execute("select sort, word from common_words")
        )
        for sort, word in late_words:
            other.execute("delete from postings where sort = ? and word = ?", (sort, word))
        assert dump(archive) == dump(other)
    archive.execute("delete from quotes where release = ?", (identity,))
    archive.execute("delete from releases where id = ?", (identity,))
    make_spans(archive, tmp_path, common=1)
    assert dump(archive) == before


def test_nothing_of_a_deleted_release_stays_in_the_bits(archive: sqlite3.Connection, tmp_path: Path) -> None:
    only = Invented(
        "Alone in its month", ["Narwhal."], published="2031-05-05", url="https://spans.example/only"
    )
    identity = add(archive, only)
    make_spans(archive, tmp_path, common=1)
    (doc,) = archive.execute("select doc from releases where id = ?", (identity,)).fetchone()
    span = doc >> SPAN_BITS["releases"]
    assert archive.execute("select 1 from postings where span = ? and word = 'narwhal'", (span,)).fetchall()
    archive.execute("delete from releases where id = ?", (identity,))
    assert (
        archive.execute("select * from spans where kind = 'releases' and span = ?", (span,)).fetchall() == []
    )
    assert (
        archive.execute("select * from postings where kind = 'releases' and span = ?", (span,)).fetchall()
        == []
    )


def test_a_small_archive_keeps_no_bits(archive: sqlite3.Connection, tmp_path: Path) -> None:
    assert make_spans(archive, tmp_path) == 0
    assert archive.execute("select count(*) from postings").fetchone() == (0,)


def test_the_common_words_are_found_anew_when_the_archive_has_grown(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    make_spans(archive, tmp_path, common=1)
    assert make_spans(archive, tmp_path, common=1) == 0
    for n in range(12):
        add(
            archive,
            Invented("A walrus", ["Tusks."], published="2024-02-01", url=f"https://walrus.example/{n}"),
        )
    make_spans(archive, tmp_path, common=1)
    assert archive.execute("select 1 from common_words where word = 'walru'").fetchall()


def test_a_span_is_32_days_for_both_kinds() -> None:
    assert 2**QUOTE_BITS == QUOTES
    assert set(SPAN_BITS) == set(TEXT)
    assert SPAN_BITS["quotes"] - SPAN_BITS["releases"] == QUOTE_BITS


def test_every_stem_is_asked_for_by_a_word_that_has_it(archive: sqlite3.Connection, tmp_path: Path) -> None:
    make_spans(archive, tmp_path, common=1)
    words = archive.execute("select sort, word, asked from common_words where sort != ''").fetchall()
    assert ("stem", "hous", "houses") in words
    assert all(tokens(asked, sort) == (word,) for sort, word, asked in words)


@given(st.integers(min_value=0, max_value=2**900))
def test_bits_are_kept_as_they_are(bits: int) -> None:
    assert unpacked(packed(bits)) == bits


def test_a_span_is_read_anew_when_a_row_moves_to_another_party(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    make_spans(archive, tmp_path, common=1)
    spans(archive, "releases")
    archive.execute("update releases set party = 'aa-hill' where party = 'aa-river'")
    make_spans(archive, tmp_path, common=1)
    assert all("aa-river" not in each.places["party"] for each in spans(archive, "releases").values())


# --- through a parse --------------------------------------------------------------------------

A, B, C = (f"https://harbour.example/news/{letter}" for letter in "abc")


@pytest.fixture
def every_word_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "make_spans", partial(make_spans, common=1))


@pytest.mark.usefixtures("every_word_common")
def test_a_parse_ends_with_the_bits_that_one_parse_of_all_would_make(tmp_path: Path) -> None:
    pages = [
        page(A, said("Ferries", quotes=[("The boat is late.", "Ross Oak")])),
        page(B, said("Trains", "Late.", published="2025-01-02")),
        page(A, said("Ferries", "The boat sank."), at=NOON + DAY),
        page(C, said("Buses", published="2025-01-03"), at=NOON + DAY),
    ]
    for folder, nights in (("steps", [pages[:2], pages[2:]]), ("whole", [pages])):
        (tmp_path / folder).mkdir()
        with Evidence(tmp_path / folder / "evidence.db") as evidence:
            for night in nights:
                store(evidence, *night)
                parse_invented(tmp_path / folder)
    sql = (
        "select kind, span, sort, word, bits from postings"
        " union all select kind, span, stamp, docs, 0 from spans"
    )
    steps, whole = (sorted(rows(tmp_path / folder, sql), key=repr) for folder in ("steps", "whole"))
    assert steps == whole
    assert {"sank", "train", "late", "zz-harbour", "2025-01"} <= {row[3] for row in steps}
    assert all(row[2] is not None for row in steps)


@pytest.mark.usefixtures("every_word_common")
def test_a_release_that_comes_under_an_embargo_leaves_the_bits(evidence: Evidence, tmp_path: Path) -> None:
    store(evidence, page(A, said("Zebrafinch plan")), page(B, said("Trains")))
    parse_invented(tmp_path, now=NOON)
    sql = "select bits from postings where kind = 'releases' and word = 'zebrafinch'"
    (before,) = rows(tmp_path, sql)
    until = "2026-03-09T09:00:00+00:00"
    store(evidence, page(A, said("Zebrafinch plan", embargo=until), at=NOON + DAY))
    parse_invented(tmp_path, now=NOON + DAY)
    assert rows(tmp_path, "select bits from postings where word = 'zebrafinch'") == []
    (docs,) = rows(tmp_path, "select docs from spans where kind = 'releases'")
    assert list(unpacked_docs(docs[0])) == [doc for (doc,) in rows(tmp_path, "select doc from releases")]
    parse_invented(tmp_path, now=NOON + 9 * DAY)
    assert rows(tmp_path, "select bits from postings where kind = 'releases' and word = 'zebrafinch'") == [
        before
    ]
