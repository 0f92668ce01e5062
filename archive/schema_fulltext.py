"""The full-text tables of archive.db, as SQL: every word as it is, and English once more by its stems.

`releases_fts` and `quotes_fts` hold every release and quote as exact words in any language,
letters without their accents. `releases_stems` and `quotes_stems` hold the English ones once more,
reduced to word stems (Porter), so that "migrants" finds "migrant" in English and no German or Welsh word
is cut by English rules; `releases_unstemmed` and `quotes_unstemmed` hold the others, so that stems and these
together hold everything once. All six read their text from the tables (external content), are kept by
triggers, and hang on the integer `doc`.
"""

from __future__ import annotations

_FTS = """
create virtual table {fts} using fts5(
  {columns}, content='{content}', content_rowid='doc', tokenize="{tokenize}"
);
create trigger {fts}_ai after insert on {table}{when_new} begin
  insert into {fts}(rowid, {columns}) values (new.doc, {new});
end;
create trigger {fts}_ad after delete on {table}{when_old} begin
  insert into {fts}({fts}, rowid, {columns}) values ('delete', old.doc, {old});
end;
create trigger {fts}_bu before update of doc, {columns}, language on {table}{when_old} begin
  insert into {fts}({fts}, rowid, {columns}) values ('delete', old.doc, {old});
end;
create trigger {fts}_au after update of doc, {columns}, language on {table}{when_new} begin
  insert into {fts}(rowid, {columns}) values (new.doc, {new});
end;
"""

EXACT = "unicode61 remove_diacritics 2"
STEMS = f"porter {EXACT}"
"""How a text is cut into words: as they are, and reduced to English stems."""


def _fulltext(
    fts: str, table: str, columns: tuple[str, ...], *, only: str = "", view: str = "", stems: bool = False
) -> str:
    """Return the SQL of one full-text table over `table`, with the triggers that keep it.

    `only` is a condition on the language, such as ``= 'en'``, and `view` the view of the rows that meet it.
    """
    return _FTS.format(
        fts=fts,
        table=table,
        content=view or table,
        tokenize=STEMS if stems else EXACT,
        columns=", ".join(columns),
        new=", ".join(f"new.{column}" for column in columns),
        old=", ".join(f"old.{column}" for column in columns),
        when_new=f" when new.language {only}" if only else "",
        when_old=f" when old.language {only}" if only else "",
    )


_RELEASE_TEXT = ("title", "body", "quoted", "notes")
_QUOTE_TEXT = ("text", "speaker", "organisation")
TEXT: dict[str, tuple[str, ...]] = {"releases": _RELEASE_TEXT, "quotes": _QUOTE_TEXT}
"""The columns of each table whose words are searched."""

_ROWS = "create view {view} as select doc, {columns} from {table} where language {only};\n"


def _part(fts: str, table: str, columns: tuple[str, ...], *, only: str, view: str, stems: bool) -> str:
    """Return the SQL of a full-text table over the rows of one kind of language, with the view it reads."""
    rows = _ROWS.format(view=view, columns=", ".join(columns), table=table, only=only)
    return rows + _fulltext(fts, table, columns, only=only, view=view, stems=stems)


FULLTEXT = "".join(
    _fulltext(f"{table}_fts", table, columns)
    + _part(f"{table}_stems", table, columns, only="= 'en'", view=f"{table}_english", stems=True)
    for table, columns in TEXT.items()
)

# The search of the pages asks the stems for English and these for everything else: each release stands in
# exactly one of the two, so hits are counted by adding, without a temporary table. 11 ms for a word of
# 100,000 releases, where the union with the full index took 146.
SERVING = "".join(
    _part(f"{table}_unstemmed", table, columns, only="is not 'en'", view=f"{table}_not_english", stems=False)
    # What a facet counts, without reading a text.
    + f"create index {table}_spread on {table}(doc, party, year);\n"
    for table, columns in TEXT.items()
)
FULLTEXT_TABLES = (
    "releases_fts",
    "releases_stems",
    "releases_unstemmed",
    "quotes_fts",
    "quotes_stems",
    "quotes_unstemmed",
)
