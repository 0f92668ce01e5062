"""Searching archive.db: the language a reader types, and the SQL it becomes.

Knows SQLite and nothing of Datasette, so that the pages and the terminal share one search.
"""
