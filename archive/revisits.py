"""When a page is due for another look: a pure function of three times.

After six hours, then whenever the time since the last look equals the age the page had at that look, at
most every 90 days. A page that changes does so early in its life; about twenty looks cover the first
three years.
"""

from __future__ import annotations

from datetime import datetime, timedelta

SOONEST = timedelta(hours=6)
LATEST = timedelta(days=90)
CONFIRM = timedelta(hours=24)
"""How long after a page was found missing a second look may confirm that it is gone."""


def due_at(first_seen: datetime, last_look: datetime) -> datetime:
    """Return the moment from which a page first seen then, and last looked at then, is due again."""
    age = last_look - first_seen
    return last_look + min(max(age, SOONEST), LATEST)


def is_due(first_seen: datetime, last_look: datetime, now: datetime) -> bool:
    """Say whether a page is due for another look. A clock that went backwards makes nothing due."""
    return now >= due_at(first_seen, last_look)
