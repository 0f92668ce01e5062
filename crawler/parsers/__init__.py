"""Pure: bytes and a spec in, a record out. No clock, file, network, Scrapy or SQLite."""
