"""Score the embargo reader on real lines: how many it reads right, and how many too early.

Run from the checkout: python tests/benchmarks/embargo.py
The lines are ../shared/gold/embargo-lines.jsonl, one JSON object a line: id, line, released (YYYY-MM-DD or
empty), kind, until, zone, source. The publisher's zone and the order of numeric dates follow from the
source. Too early means: free, or a moment before the true one, or a moment where only an event is given.
"""

from __future__ import annotations

import json
import math
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.parsers.embargo import read_embargo
from crawler.records import DateOrder, PressDate
from crawler.sites.languages import load_language

LINES = Path(__file__).parents[3] / "shared" / "gold" / "embargo-lines.jsonl"
Truth = datetime | str | None


def place_of(line: dict[str, str]) -> tuple[str, str, DateOrder]:
    """Return language, time zone and order of numeric dates of the publisher of a line."""
    source, zone = line["source"], line["zone"]
    if "trove.nla.gov.au" in source:
        return "en", "Australia/Adelaide" if zone == "CST" else "Australia/Sydney", "DMY"
    if any(each in source for each in ("GrimmerSenate", "Newsworthyai", "bls.gov")):
        return "en", "America/New_York", "MDY"
    if "presserat.ch" in source:
        return "fr", "Europe/Zurich", "DMY"
    if "Entre Ríos" in source:
        return "es", "America/Argentina/Buenos_Aires", "DMY"
    return "en", "Europe/London", "DMY"


def truth_of(line: dict[str, str], zone: str) -> Truth:
    """Return the moment, ``immediate``, ``conditional``, or None where the line is no embargo.

    A clock time without a day belongs to the day of the release; without that day no moment can be had.
    """
    kind = line["kind"]
    if kind == "chatter" or (kind == "none" and line["line"].casefold() == "no embargo"):
        return None
    if kind in ("none", "delivery", "marker"):
        return "immediate" if kind == "none" else "conditional"
    if kind == "hour" and not line["released"]:
        return "conditional"
    moment = f"{line['released']}T{line['until']}" if kind == "hour" else line["until"]
    home = ZoneInfo("UTC") if line["zone"] == "GMT" else ZoneInfo(zone)
    return datetime.fromisoformat(moment).replace(tzinfo=home)


def reading_of(line: dict[str, str], language: str, zone: str, order: DateOrder) -> Truth:
    """Return what the reader makes of a line, in the same form."""
    day = line["released"]
    released = PressDate(on=date.fromisoformat(day), raw=day) if day else None
    found = read_embargo(
        line["line"], language=load_language(language), released=released, order=order, timezone=zone
    )
    if found is None:
        return None
    return found.until if found.status == "until" else found.status


def is_early(truth: Truth, reading: Truth) -> bool:
    """Say whether the reading would free the release before its time."""
    if truth == "conditional":
        return reading is None or reading == "immediate" or isinstance(reading, datetime)
    if not isinstance(truth, datetime):
        return False
    return reading in (None, "immediate") or (isinstance(reading, datetime) and reading < truth)


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson)."""
    z, share = 1.959964, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    width = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - width), min(1.0, middle + width)


def score(lines: list[dict[str, str]]) -> tuple[int, int, list[str]]:
    """Return how many lines are right, how many early, and a sentence for each that is wrong."""
    right = early = 0
    wrong: list[str] = []
    for line in lines:
        language, zone, order = place_of(line)
        truth, reading = truth_of(line, zone), reading_of(line, language, zone, order)
        right += reading == truth
        early += is_early(truth, reading)
        if reading != truth:
            wrong.append(f"{line['id']}: {line['line']!r} is {truth}, read as {reading}")
    return right, early, wrong


def main() -> int:
    """Print the scores; return 2 where the lines are not there."""
    if not LINES.is_file():
        print("The lines are not here: no folder ../shared beside the checkout.")
        return 2
    lines = [json.loads(line) for line in LINES.read_text("utf-8").splitlines() if line]
    right, early, wrong = score(lines)
    for name, hits in (("right", right), ("early", early)):
        low, high = interval(hits, len(lines))
        print(f"{name:6} {hits:3} of {len(lines)}  {hits / len(lines):.3f}  95 % {low:.3f} to {high:.3f}")
    print("\n".join(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
