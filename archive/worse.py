"""What a new reading would make worse: releases lost, fields emptied. Such releases keep their rows. Pure.

A publisher may empty a field, a parser of ours may lose one; only the second is worse. Where the evidence is
the same as at the last reading, every field that was filled and now is not counts. Where a new look came in,
only what no publisher takes out of a release counts: headline, date, text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NEVER_EMPTIED = ("title", "published", "body")
_EMPTIED = (*_NEVER_EMPTIED, "language", "embargo_status", "notes", "quote_count", "person_count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worse:
    """One release that would get worse, and how: ``lost``, or the names of the fields that would be
    emptied.
    """

    id: str
    url: str
    title: str | None
    what: tuple[str, ...]


def emptied(before: Mapping[str, Any], after: Mapping[str, Any], *, same_evidence: bool) -> tuple[str, ...]:
    """Return the fields that `before` fills and `after` does not, of those that count; see above."""
    fields = _EMPTIED if same_evidence else _NEVER_EMPTIED
    return tuple(field for field in fields if before[field] and not after[field])
