"""Time zones as they are printed behind a clock time, and the moment a clock time means in them.

Abbreviations are facts of the world, not words of a language; which of them a language uses is said in
its words. One abbreviation can mean several zones (CST: Chicago, Adelaide): the publisher's own zone decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_CONTINENTS = ("Europe", "America", "Australia", "Asia", "Africa", "Pacific", "Atlantic", "Indian")

_ABBREVIATIONS: dict[str, tuple[tuple[str, str, float | None], ...]] = {
    # what the publisher's zone begins with, zone of the region, hours from UTC (None: as in the region)
    "gmt": (("", "UTC", 0),),
    "utc": (("", "UTC", 0),),
    "z": (("", "UTC", 0),),
    "bst": (("Asia/Dhaka", "Asia/Dhaka", 6), ("", "Europe/London", 1)),
    "ist": (("Asia/Jerusalem", "Asia/Jerusalem", 2), ("Asia", "Asia/Kolkata", 5.5), ("", "Europe/Dublin", 1)),
    "wet": (("", "Europe/Lisbon", 0),),
    "west": (("", "Europe/Lisbon", 1),),
    "cet": (("", "Europe/Brussels", 1),),
    "mez": (("", "Europe/Berlin", 1),),
    "met": (("", "Europe/Brussels", 1),),
    "hnec": (("", "Europe/Paris", 1),),
    "cest": (("", "Europe/Brussels", 2),),
    "mesz": (("", "Europe/Berlin", 2),),
    "mest": (("", "Europe/Brussels", 2),),
    "haec": (("", "Europe/Paris", 2),),
    "eet": (("", "Europe/Helsinki", 2),),
    "eest": (("", "Europe/Helsinki", 3),),
    "msk": (("", "Europe/Moscow", 3),),
    "et": (("", "America/New_York", None),),
    "est": (("Australia", "Australia/Sydney", 10), ("", "America/New_York", -5)),
    "edt": (("Australia", "Australia/Sydney", 11), ("", "America/New_York", -4)),
    "ct": (("Australia", "Australia/Adelaide", None), ("", "America/Chicago", None)),
    "cst": (
        ("Australia", "Australia/Adelaide", 9.5),
        ("Asia", "Asia/Shanghai", 8),
        ("", "America/Chicago", -6),
    ),
    "cdt": (("Australia", "Australia/Adelaide", 10.5), ("", "America/Chicago", -5)),
    "mt": (("", "America/Denver", None),),
    "mst": (("", "America/Denver", -7),),
    "mdt": (("", "America/Denver", -6),),
    "pt": (("", "America/Los_Angeles", None),),
    "pst": (("Asia", "Asia/Manila", 8), ("", "America/Los_Angeles", -8)),
    "pdt": (("", "America/Los_Angeles", -7),),
    "akst": (("", "America/Anchorage", -9),),
    "akdt": (("", "America/Anchorage", -8),),
    "hst": (("", "Pacific/Honolulu", -10),),
    "at": (("", "America/Halifax", None),),
    "ast": (("Asia", "Asia/Riyadh", 3), ("", "America/Halifax", -4)),
    "adt": (("", "America/Halifax", -3),),
    "nst": (("", "America/St_Johns", -3.5),),
    "ndt": (("", "America/St_Johns", -2.5),),
    "hne": (("", "America/Toronto", -5),),
    "hae": (("", "America/Toronto", -4),),
    "hnc": (("", "America/Winnipeg", -6),),
    "hac": (("", "America/Winnipeg", -5),),
    "hnr": (("", "America/Edmonton", -7),),
    "har": (("", "America/Edmonton", -6),),
    "hnp": (("", "America/Vancouver", -8),),
    "hap": (("", "America/Vancouver", -7),),
    "hna": (("", "America/Halifax", -4),),
    "haa": (("", "America/Halifax", -3),),
    "hnt": (("", "America/St_Johns", -3.5),),
    "hat": (("", "America/St_Johns", -2.5),),
    "aet": (("", "Australia/Sydney", None),),
    "aest": (("", "Australia/Sydney", 10),),
    "aedt": (("", "Australia/Sydney", 11),),
    "act": (("", "Australia/Adelaide", None),),
    "acst": (("", "Australia/Adelaide", 9.5),),
    "acdt": (("", "Australia/Adelaide", 10.5),),
    "awst": (("", "Australia/Perth", 8),),
    "wst": (("Australia", "Australia/Perth", 8),),
    "nzt": (("", "Pacific/Auckland", None),),
    "nzst": (("", "Pacific/Auckland", 12),),
    "nzdt": (("", "Pacific/Auckland", 13),),
    "brt": (("", "America/Sao_Paulo", -3),),
    "amt": (("", "America/Manaus", -4),),
    "art": (("", "America/Argentina/Buenos_Aires", -3),),
    "uyt": (("", "America/Montevideo", -3),),
    "clt": (("", "America/Santiago", -4),),
    "clst": (("", "America/Santiago", -3),),
    "cot": (("", "America/Bogota", -5),),
    "pet": (("", "America/Lima", -5),),
    "sast": (("", "Africa/Johannesburg", 2),),
    "cat": (("", "Africa/Maputo", 2),),
    "eat": (("", "Africa/Nairobi", 3),),
    "wat": (("", "Africa/Lagos", 1),),
    "pkt": (("", "Asia/Karachi", 5),),
    "hkt": (("", "Asia/Hong_Kong", 8),),
    "sgt": (("", "Asia/Singapore", 8),),
    "wib": (("", "Asia/Jakarta", 7),),
    "jst": (("", "Asia/Tokyo", 9),),
}
_WHOLE_DAY = frozenset(
    {"utc", "z", "cet", "cest", "mez", "mesz", "met", "mest", "hnec", "haec", "eet", "eest", "msk"}
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s?([+-−])\s?(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo:
    """Return a zone of the IANA list; UTC for a name that is not in it."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return UTC


def zones_of(abbreviation: str, home: str) -> tuple[tzinfo, ...]:
    """Return the readings of an abbreviation or offset as a publisher of the zone `home` prints it.

    Two readings where the season decides: people write BST in winter and EST in summer. None for an
    abbreviation that is unknown.
    """
    key = re.sub(r"[\s.]", "", abbreviation).casefold()
    if match := _OFFSET.fullmatch(key):
        sign = 1 if match[1] == "+" else -1
        minutes = sign * (int(match[2]) * 60 + int(match[3] or 0))
        return (timezone(timedelta(minutes=minutes)),) if abs(minutes) < 24 * 60 else ()
    for beginning, region, hours in _ABBREVIATIONS.get(key, ()):
        if home.startswith(beginning):
            fixed = () if hours is None else (timezone(timedelta(hours=hours)),)
            return (*fixed, zone(region)) if region != "UTC" else (UTC,)
    return ()


def counts_to_24(abbreviation: str, printed: str) -> bool:
    """Say whether a time in this zone is written with the 24-hour clock, in English too: 11:00 CEST.

    So is one in GMT where it is printed with a colon (10:00 GMT); "9.30 GMT" may be a British winter evening.
    """
    key = re.sub(r"[\s.]", "", abbreviation).casefold()
    return key in _WHOLE_DAY or (key == "gmt" and ":" in printed)


def zone_of_city(city: str, home: str) -> tzinfo | None:
    """Return the zone that the IANA list names after a city, looking first where the publisher is."""
    name = "_".join(part.capitalize() for part in city.split())
    if not re.fullmatch(r"[A-Za-z_-]{3,30}", name):
        return None
    own = home.partition("/")[0]
    for continent in sorted(_CONTINENTS, key=lambda each: each != own):
        found = zone(f"{continent}/{name}")
        if found is not UTC:
            return found
    return None


def moment(on: date, at: time, home: tzinfo, zones: Iterable[tzinfo] = ()) -> datetime | None:
    """Return the latest moment that the clock time can mean, in the zone `home`.

    Where clocks are put forward or back, a wall time means no moment or two; the later is returned. `zones`
    are the readings of the zone printed behind the time; without any the time is that of `home`. None
    outside the years that a datetime holds.
    """
    try:
        wall = datetime.combine(on, at)
        asked = tuple(zones) or (home,)
        return max(
            wall.replace(tzinfo=each, fold=fold).astimezone(UTC) for each in asked for fold in (0, 1)
        ).astimezone(home)
    except (ValueError, OverflowError):
        return None
