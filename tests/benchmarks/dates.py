"""Time the quick forms of dates against dateparser, on the same lines, in the same run.

Run from the checkout: python tests/benchmarks/dates.py
Prints microseconds a call, the best of several rounds, and which of the lines both read alike.
"""

from __future__ import annotations

import timeit
from datetime import date
from functools import partial

from dateparser.date import DateDataParser

from crawler.parsers.dates import find_dates, read_date
from crawler.sites.languages import load_language

LINES = (
    ("en", "2016-05-12"),
    ("en", "2016-05-12T10:15:00+01:00"),
    ("en", "Thu, 12 May 2016 10:15:00 +0100"),
    ("en", "12 May 2016"),
    ("en", "Thursday 3rd January 2019"),
    ("en", "May 3, 2019"),
    ("en", "02/12/2019"),
    ("de", "26.10.2021"),
    ("de", "Mittwoch, 3. Juni 2020, 18.30 Uhr"),
    ("fr", "mercredi 1er mars 2016"),
    ("es", "3 de mayo de 2016"),
    ("pl", "12 września 2019"),
    ("fi", "12. toukokuuta 2016"),
    ("cy", "Dydd Gwener 3 Mai 2019"),
)
BODY = "The government must act now for the 12,000 families who lose out, said the spokesperson in 2019. " * 5


def microseconds(call: partial[object], rounds: int = 9, number: int = 60) -> float:
    """Return the best mean time of one call, in microseconds."""
    return min(timeit.repeat(call, repeat=rounds, number=number)) / number * 1e6


def main() -> None:
    """Print the table."""
    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    print(f"{'line':45} {'read_date':>10} {'dateparser':>11}  same day")
    for code, line in LINES:
        language = load_language(code)
        ours = partial(
            read_date,
            line,
            language=language,
            order="DMY",
            timezone="Europe/London",
            near=date(2026, 1, 1),
        )
        theirs = partial(DateDataParser(languages=[code], settings=settings).get_date_data, line)
        read, found = ours(), theirs().date_obj
        same = read is not None and found is not None and read.on == found.date()
        print(f"{line:45} {microseconds(ours):8.1f} µs {microseconds(theirs):8.1f} µs  {same}")
    looking = partial(
        find_dates, BODY, language=load_language("en"), order="DMY", timezone="Europe/London", near=None
    )
    print(f"{'find_dates in 500 characters without a date':45} {microseconds(looking):8.1f} µs")


if __name__ == "__main__":
    main()
