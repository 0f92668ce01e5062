"""The words of a search as the full-text tables hold them, asked of SQLite's own tokenizers."""

from __future__ import annotations

import functools
import sqlite3
import threading

from archive.schema_fulltext import EXACT, STEMS

Sort = str
"""Which of the two kinds of full-text table: ``stem`` (English) or ``exact`` (every other language)."""
SORTS: dict[Sort, str] = {"stem": "stems", "exact": "unstemmed"}
"""Each sort of word, and how the names of its full-text tables end."""
_TOKENIZERS = {"stem": STEMS, "exact": EXACT}
_lock = threading.Lock()


@functools.lru_cache(maxsize=4096)
def tokens(text: str, sort: Sort) -> tuple[str, ...]:
    """Return the words of `text` as a full-text table of this sort holds them, in order."""
    with _lock:
        conn = _tokenizer()
        conn.execute(f"insert into {sort}(rowid, text) values (1, ?)", (text,))
        found = conn.execute(f"select term from {sort}_words order by offset").fetchall()
        conn.execute(f"delete from {sort}")
    return tuple(term for (term,) in found)


@functools.cache
def _tokenizer() -> sqlite3.Connection:
    """Return a database in memory with one full-text table of each sort, shared by all threads in turn."""
    conn = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    for sort, tokenizer in _TOKENIZERS.items():
        conn.execute(f'create virtual table {sort} using fts5(text, tokenize="{tokenizer}")')
        conn.execute(f"create virtual table {sort}_words using fts5vocab({sort}, 'instance')")
    return conn
