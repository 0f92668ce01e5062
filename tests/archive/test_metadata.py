"""datasette_metadata.json describes the archive as it is: everything, and nothing that is not there."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from archive.web.serving import metadata_file
from tests.archive.invented import make
from tests.archive.invented_releases import PLAIN

METADATA: dict[str, Any] = json.loads(metadata_file().read_text(encoding="utf-8"))
TABLES: dict[str, Any] = METADATA["databases"]["archive"]["tables"]
QUERIES: dict[str, Any] = METADATA["databases"]["archive"]["queries"]
EXAMPLES = {"words": "boats", "party": "", "year": "", "person": "Ada Quill"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("metadata") / "archive.db", PLAIN)


@pytest.fixture(scope="module")
def columns(archive: Path) -> dict[str, set[str]]:
    conn = sqlite3.connect(archive)
    names = [row[0] for row in conn.execute("select name from sqlite_master where type in ('table', 'view')")]
    found = {name: {row[1] for row in conn.execute(f'pragma table_info("{name}")')} for name in names}
    conn.close()
    return found


def test_every_table_is_described_or_hidden(columns: dict[str, set[str]]) -> None:
    undescribed = {name for name in columns if not name.startswith("sqlite_") and name not in TABLES}
    assert undescribed == set()


def test_every_column_of_a_shown_table_is_described(columns: dict[str, set[str]]) -> None:
    for name, table in TABLES.items():
        if not table.get("hidden") and name in columns:
            assert set(table["columns"]) == columns[name], name
            assert all(meaning.endswith((".", "…")) for meaning in table["columns"].values()), name
            assert table["title"], name
            assert table["description"], name


def test_nothing_is_described_that_is_not_there(columns: dict[str, set[str]]) -> None:
    # The archive writer keeps its migrations in a table that the test archive lacks.
    assert set(TABLES) - set(columns) <= {"_sqlite_migrations"}


def test_settings_of_tables_name_columns_that_exist(columns: dict[str, set[str]]) -> None:
    for name, table in TABLES.items():
        named = [*table.get("facets", []), *table.get("sortable_columns", [])]
        named += [table[key] for key in ("sort", "sort_desc", "label_column", "fts_pk") if key in table]
        assert set(named) <= columns.get(name, set()), name


def test_full_text_tables_are_hidden_with_all_their_shadows(columns: dict[str, set[str]]) -> None:
    shadows = {name for name in columns if "_fts" in name or "stem" in name}
    assert len(shadows) == 30
    assert all(TABLES[name] == {"hidden": True} for name in shadows)


def test_there_are_at_least_eight_ready_made_questions() -> None:
    assert len(QUERIES) >= 8
    assert all(query["title"] and query["description"] for query in QUERIES.values())


@pytest.mark.parametrize("name", QUERIES)
async def test_a_ready_made_question_has_an_answer(archive: Path, name: str) -> None:
    datasette = Datasette([str(archive)], metadata=METADATA)
    await datasette.invoke_startup()
    given = {key: EXAMPLES[key] for key in QUERIES[name].get("params", [])}
    answer = await datasette.client.get(f"/archive/{name}.json?_shape=objects&{urlencode(given)}")
    assert answer.status_code == 200, answer.text
    rows = answer.json()["rows"]
    # Nothing in the test archive was said twice, changed its role, or had its quotes edited.
    empty = {"same_words_twice", "several_roles", "edits_to_quotes"}
    assert bool(rows) is (name not in empty), rows
    for row in rows:
        if page := row.get("page"):
            assert (await datasette.client.get(page)).status_code == 200, page


async def test_facets_by_party_year_and_speaker_are_counted(archive: Path) -> None:
    datasette = Datasette([str(archive)], metadata=METADATA)
    await datasette.invoke_startup()
    releases = (await datasette.client.get("/archive/releases.json?_size=1")).json()["facet_results"]
    assert {facet["value"]: facet["count"] for facet in releases["party"]["results"]} == {
        "aa-river": 3, "aa-hill": 1, "bb-tal": 1,
    }  # fmt: skip
    assert releases["year"]["results"][0]["count"] == 4
    quotes = (await datasette.client.get("/archive/quotes.json?_size=1")).json()["facet_results"]
    assert {facet["value"] for facet in quotes["speaker"]["results"]} >= {
        "Ada Quill",
        "Cato Fenn",
        "Dörte Weiß",
    }
