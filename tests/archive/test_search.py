"""What a search means, and that no line of text is too strange to be one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.search import finding
from archive.search.facets import by_month, count, facets
from archive.search.language import LONGEST, MOST_WORDS, read
from archive.search.matching import positive
from archive.search.narrowing import Kind
from archive.search.sources import origins
from tests.archive.invented import Invented, Told, make
from tests.archive.invented_releases import HOSTILE, PLAIN

TAXES = Invented(
    "River Party on taxes",
    ["Council taxes are up. Taxing homes is wrong.", "Ada Quill said: “No more taxation.”"],
    published="2023-11-30",
    quotes=[Told("No more taxation.", "Ada Quill", role="River Party leader")],
    notes=["The petition is closed."],
    id="taxes0000001",
)


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path_factory.mktemp("search") / "archive.db", [*PLAIN, TAXES, *HOSTILE])
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield opened
    opened.close()


def found(conn: sqlite3.Connection, line: str, kind: Kind = "releases") -> list[str]:
    ready = finding.plan(conn, read(line), kind)
    return [row["id"][:5] for row in finding.hits(conn, ready).rows]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("ferries", ["ferry", "gone0"]),
        ("FERRY boat", ["ferry"]),
        ("ferry AND inquiry", ["gone0"]),
        ('"cancelled ferries"', ["ferry"]),
        ("“cancelled ferries”", ["ferry"]),
        ('"ferries cancelled"', []),
        ("rents OR inquiry", ["rents", "gone0"]),
        ("ferry NOT inquiry", ["ferry"]),
        ("ferry -inquiry", ["ferry"]),
        ("(rents OR ferry) NOT (inquiry OR cap)", ["ferry"]),
        ("tax", ["taxes"]),
        ("Talbund Brucken", ["tal00"]),
        ("brucke", ["tal00"]),
        ("brückens", []),
        ("timet*", ["ferry"]),
        ("in:title ferry petition", []),
        ("in:notes petition", ["ferry", "taxes"]),
        ("in:quotes boat", ["ferry"]),
        ("in:title|notes petition", ["ferry", "taxes"]),
        ("party:hill cap", ["rents"]),
        ("party:bb-tal", ["tal00"]),
        ('party:"Hill Union"', ["rents"]),
        ("-party:river -party:hill", ["tal00"]),
        ("country:DE", ["tal00"]),
        ("site:aa-hill", ["rents"]),
        ("speaker:Quill", ["ferry", "taxes"]),
        ("speaker:suilleabhain", ["ferry"]),
        ('speaker:"River Party"', ["gone0"]),
        ("role:spokesperson", ["ferry"]),
        ("from:2024-05-14 to:2024-05-14 crossings", ["ferry"]),
        ("to:2023 taxes", ["taxes"]),
        ("from:2024-04 to:2024-04", ["gone0"]),
        ("from:2099", []),
        ("NOT ferry to:2024-03", ["tal00", "taxes"]),
    ],
)
def test_a_search_finds_exactly_this(conn: sqlite3.Connection, line: str, ids: list[str]) -> None:
    undated = {"undat"}
    assert [each for each in found(conn, line) if each not in undated] == ids
    assert count(conn, finding.plan(conn, read(line), "releases")) == len(found(conn, line))


def test_quotes_are_searched_by_words_and_by_who_spoke(conn: sqlite3.Connection) -> None:
    ready = finding.plan(conn, read("speaker:quill boat OR taxation"), "quotes")
    assert [row["text"][:9] for row in finding.hits(conn, ready).rows] == ["Islanders", "No more t"]
    assert [
        row["text"] for row in finding.hits(conn, finding.plan(conn, read("role:leader"), "quotes")).rows
    ] == [
        "A cap is the least we can do.",
        "No more taxation.",
    ]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("party:nobody ferry", "No party here is called “nobody”"),
        ("from:yesterday ferry", "from: needs a day"),
        ("in:footer ferry", "in: knows title, body, quotes, notes"),
        ("fe* x", "A star needs at least 3 letters"),
        ("a OR NOT b", "NOT needs a word"),
        ("word " * 600, f"Only the first {LONGEST:,} characters"),
        ("w " * 100, f"Only the first {MOST_WORDS} words"),
    ],
)
def test_what_is_left_out_is_said(conn: sqlite3.Connection, line: str, remark: str) -> None:
    remarks = finding.plan(conn, read(line), "releases").remarks
    assert any(remark in each for each in remarks), remarks


def test_newest_and_oldest_first_are_each_others_reverse(conn: sqlite3.Connection) -> None:
    ready = finding.plan(conn, read("party:river"), "releases")
    newest = [row["id"] for row in finding.hits(conn, ready).rows]
    oldest = [row["id"] for row in finding.hits(conn, ready, sort="oldest").rows]
    assert newest == oldest[::-1]
    assert newest[0] == "ferry0000001"


@pytest.mark.parametrize("sort", finding.SORTS)
@pytest.mark.parametrize("line", ["hostile", "party:river", "ferry OR hostile OR tax"])
def test_pages_hold_every_hit_once(conn: sqlite3.Connection, line: str, sort: finding.Sort) -> None:
    ready = finding.plan(conn, read(line), "releases")
    seen: list[str] = []
    after: int | None = None
    while True:
        page = finding.hits(conn, ready, sort=sort, after=after, size=2)
        seen += [row["id"] for row in page.rows]
        if page.next is None:
            break
        after = page.next
    assert len(seen) == len(set(seen)) == count(conn, ready)


def test_relevance_puts_a_headline_before_a_mention(conn: sqlite3.Connection) -> None:
    ready = finding.plan(conn, read("taxes OR petition"), "releases")
    assert finding.hits(conn, ready, sort="relevance").rows[0]["id"] == "taxes0000001"


def test_facets_add_up_and_narrow_to_what_they_count(conn: sqlite3.Connection) -> None:
    for line in ("ferry", "hostile", "party:river", "NOT ferry", "rents OR brücken OR ferry"):
        ready = finding.plan(conn, read(line), "releases")
        counted = facets(conn, ready)
        assert counted.total == count(conn, ready) == sum(hits for _, hits in counted.parties)
        for party, hits in counted.parties:
            assert count(conn, finding.plan(conn, read(f"party:{party} {line}"), "releases")) == hits


def test_months_are_those_of_publication(conn: sqlite3.Connection) -> None:
    months = by_month(conn, finding.plan(conn, read("ferry"), "releases"))
    assert months.counts == [("2024-04", 1), ("2024-05", 1)]


def test_a_shared_passage_survives_case_marks_and_a_changed_word(conn: sqlite3.Connection) -> None:
    pasted = (
        "ISLANDERS HAVE WAITED NINE YEARS for a ship that sails in the rain — Ministers owe them an apology"
    )
    best = origins(conn, pasted)[0]
    assert "Ferry timetable" in best.text
    assert [pasted[slice(*each.pasted)] for each in best.shared] == [
        "ISLANDERS HAVE WAITED NINE YEARS for a",
        "that sails in the rain — Ministers owe them an apology",
    ]


def test_text_that_stands_nowhere_has_no_source(conn: sqlite3.Connection) -> None:
    assert origins(conn, "wholly unheard of words in a row that nobody printed") == []
    assert origins(conn, "") == []
    assert origins(conn, "“” — …") == []


STRANGE = [
    '"', "'", "*", "(", ")", "((((((", "))))", "AND", "OR", "NOT", "NEAR(a b)", "a AND", "OR b", "-", "--",
    'a"b', "“a", "„a“ «b»", "title:x", "{title} : x", "^a", "a^", "a + b", "a.b", "party:", "from:", "in:",
    "party:party:party:", 'speaker:"', "\x00", "a\x00b", "\ud800", "🎉", "\U0001f3f4\U000e0067\U000e007f",
    "\u202egnp", "ａｂｃ", "İstanbul", "ß ﬁ", "日本 語", "a*b*", "**abc**", "abc**",
    "a" * 10_000, "a " * 5_000, "(" * 10_000, '"a" ' * 2_000, "NOT " * 3_000 + "a", "a OR " * 3_000,
    "%' or 1=1 --", "'; drop table releases; --", "from:2024-02-31", "to:0000", "from:99999", "speaker:***",
    "role:%", "role:_", "role:\\", "country:uk", "in:title", "in:title NOT a", "NOT (a OR (b NOT c))",
    "a NOT (NOT b)", "-(a b)", "-party:river", "NOT NOT a", "(a) (b) OR (c)",
]  # fmt: skip


@pytest.mark.parametrize("line", STRANGE)
def test_a_strange_line_is_a_search(conn: sqlite3.Connection, line: str) -> None:
    assert_searchable(conn, line)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "a",
                    "ferry",
                    "AND",
                    "OR",
                    "NOT",
                    "(",
                    ")",
                    '"',
                    "*",
                    "-",
                    "ferr*",
                    "party:river",
                    "in:title",
                    ":",
                    "“",
                ]
            ),
            max_size=25,
        ).map(" ".join),
    )
)
@example("a OR (NOT b) OR (c AND (NOT d))")
def test_any_line_is_a_search(conn: sqlite3.Connection, line: str) -> None:
    assert_searchable(conn, line)


def assert_searchable(conn: sqlite3.Connection, line: str) -> None:
    for kind in ("releases", "quotes"):
        ready = finding.plan(conn, read(line), kind)
        hits = finding.hits(conn, ready, size=1000)
        assert len(hits.rows) == count(conn, ready) == facets(conn, ready).total
        ranked = finding.hits(conn, ready, sort="relevance", size=1000)
        assert {row["doc"] for row in ranked.rows} == {row["doc"] for row in hits.rows}


def test_a_phrase_keeps_its_marks_away_from_the_index() -> None:
    assert positive(read('say "it" now'), ()) == '("say" AND "it" AND "now")'
    assert positive(read("a b in:title"), ("title",)) == '{title} : ("a" AND "b")'


def test_an_empty_archive_answers(tmp_path: Path) -> None:
    path = make(tmp_path / "archive.db", [])
    opened = sqlite3.connect(path)
    assert_searchable(opened, "ferry")
    assert_searchable(opened, "")
    assert_searchable(opened, "from:2024")
    opened.close()
