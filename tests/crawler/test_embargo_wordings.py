"""Every embargo wording of every language, with every date form and clock form."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.embargo import is_embargo_line, read_embargo
from crawler.records import PressDate
from crawler.sites.languages import languages_known, load_language

LONDON = ZoneInfo("Europe/London")

DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2035, 12, 1))
TIMES = st.times(min_value=time(0, 1)).map(lambda at: at.replace(second=0, microsecond=0, fold=0))


@st.composite
def worded_lines(draw: st.DrawFn) -> tuple[str, str, date, datetime]:
    """Return language, line, day of the release, and the moment the line names."""
    code = draw(st.sampled_from(languages_known()))
    words = load_language(code)
    on, at = draw(DAYS), draw(TIMES)
    released = on - timedelta(days=draw(st.integers(0, 5)))
    month = draw(st.sampled_from(words.dates.months[on.month - 1]))
    weekday = words.dates.weekdays[on.weekday()][0]
    ordinal = "." if "." in words.dates.ordinals else ""
    day = draw(
        st.sampled_from(
            (
                f"{on.day}{ordinal} {month} {on.year}",
                f"{weekday} {on.day}{ordinal} {month} {on.year}",
                f"{weekday}, {on.day}{ordinal} {month}",
                f"{on.day}{ordinal} {month.upper()}",
                f"{on:%d/%m/%Y}",
                f"{on.day}.{on.month}.{on.year}",
                f"{on:%d.%m.%y}",
                f"{on:%Y-%m-%d}",
            )
        )
    )
    clock = draw(st.sampled_from(clock_forms(code, at)))
    opener = draw(st.sampled_from(words.embargo.openers))
    before = draw(st.sampled_from([each for each in words.embargo.until if len(each) > 2] or [":"]))
    moment = draw(st.sampled_from((f"{day}, {clock}", f"{clock} {day}", f"{clock}, {day}")))
    line = draw(
        st.sampled_from(
            (f"{opener} {before} {moment}", f"{opener}: {moment}", f"{opener.upper()} – {moment}")
        )
    )
    return code, line, released, datetime.combine(on, at, LONDON)


def clock_forms(code: str, at: time) -> tuple[str, ...]:
    """Return the ways in which a clock time is printed in a language."""
    words = load_language(code).dates
    marks = [mark for mark in words.hours if mark.isalpha() and len(mark) > 1][:2]
    whole = [f"{at:%H:%M}", f"{at:%H.%M}", f"{at:%H}h{at:%M}", *(f"{at:%H.%M} {mark}" for mark in marks)]
    if not words.twelve_hours:
        return tuple(whole)
    hour, half = (at.hour - 1) % 12 + 1, ("am", "pm")[at.hour >= 12]
    marked = [
        f"{hour}.{at:%M}{half}",
        f"{hour}:{at:%M} {half[0]}.m.",
        f"{hour} {at:%M} {half[0]} m",
        f"{at:%H%M} hrs",
    ]
    return (*marked, *(form for form in whole if at.hour == 0 or at.hour > 12 or at.hour < 10))


@settings(max_examples=1500, deadline=None)
@given(worded_lines())
def test_every_wording_with_every_form(drawn: tuple[str, str, date, datetime]) -> None:
    code, line, released, moment = drawn
    found = read_embargo(
        line,
        language=load_language(code),
        released=PressDate(on=released, raw="released"),
        order="DMY",
        timezone="Europe/London",
    )
    assert is_embargo_line(line, load_language(code))
    assert found is not None
    assert found.until is not None, found
    late = found.until.timestamp() - moment.timestamp()
    assert late in (0, 3600) if is_shift(moment) else late == 0


def is_shift(moment: datetime) -> bool:
    """Say whether clocks are put forward or back within the hour, where the later reading is right."""
    return moment.utcoffset() != (moment + timedelta(hours=1)).utcoffset() or (
        moment.utcoffset() != moment.replace(fold=1).utcoffset()
    )
