"""From a record to a row a journalist reads: evidence, reading, serving.

Imports crawler, never the reverse.
"""
