"""The embargo gate: until when a release must not be seen. Pure; the clock is handed in.

What is held stands in no table, index, feed or file that is served. It appears by itself when its time has
come and `onrecord parse`, or `onrecord parse --lifted`, runs the next time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.records import Embargo

CONDITIONAL = timedelta(hours=48)
"""How long a release is held whose embargo names an event and no instant, from when it was first seen."""


def held_until(embargo: Embargo | None, *, first_seen: datetime, lifted: bool) -> datetime | None:
    """Return the moment until which an embargo holds a release, in UTC, or None where it never did.

    `lifted` says that a person has lifted it, with `onrecord hold --lift`.
    """
    if embargo is None or lifted or embargo.status == "immediate":
        return None
    if embargo.status == "until" and embargo.until is not None:
        return embargo.until.astimezone(UTC)
    return first_seen.astimezone(UTC) + CONDITIONAL


def is_held(until: datetime | None, now: datetime) -> bool:
    """Say whether a release is to be held at `now`; at the very instant it is free."""
    return until is not None and now < until
