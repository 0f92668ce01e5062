"""From an address to a record: sites, spiders and pure parsers. Knows nothing of SQLite."""
