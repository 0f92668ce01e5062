"""Dates: every printed form in every language, what is no date, moments and placeholders, odd input."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.dates import find_dates, is_published, is_update, read_date, weigh_date
from crawler.records import DateOrder, PressDate
from crawler.sites.languages import languages_known, load_language
from tests.effort import tries

NEAR = date(2026, 6, 1)
LONDON = ZoneInfo("Europe/London")


def read(
    text: str,
    code: str = "en",
    *,
    order: DateOrder = "DMY",
    zone: str = "Europe/London",
    near: date | None = NEAR,
) -> PressDate | None:
    """Read a line, by default of an English publisher in London."""
    return read_date(text, language=load_language(code), order=order, timezone=zone, near=near)


def day(text: str, code: str = "en", *, order: DateOrder = "DMY") -> str | None:
    """Return the day of a line, YYYY-MM-DD."""
    found = read(text, code, order=order)
    return found.on.isoformat() if found else None


def moment(text: str, code: str = "en", *, zone: str = "Europe/London") -> str | None:
    """Return the moment of a line, ISO 8601."""
    found = read(text, code, zone=zone)
    return found.at.isoformat() if found and found.at else None


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "2016-05-12", "2016-05-12"),
        ("en", "2016/05/12", "2016-05-12"),
        ("en", "20160512", "2016-05-12"),
        ("en", "Thu, 12 May 2016 10:15:00 +0100", "2016-05-12"),
        ("en", "Thu May 12 10:15:00 BST 2016", "2016-05-12"),
        ("en", "12 May 2016", "2016-05-12"),
        ("en", "12-May-2016", "2016-05-12"),
        ("en", "12MAY2016", "2016-05-12"),
        ("en", "Thursday the 12th of May, 2016", "2016-05-12"),
        ("en", "May 12th, 2016", "2016-05-12"),
        ("en", "Sept.7, 2025", "2025-09-07"),
        ("en", "Sun 16th December 2018", "2018-12-16"),
        ("en", "12/05/2016", "2016-05-12"),
        ("en", "12.5.16", "2016-05-12"),
        ("en", "22 April '96", "1996-04-22"),
        ("en", "24 AUGUST 15", "2015-08-24"),
        ("en", "Posted by Jane Doe on 3 May 2019 at 10.30 am", "2019-05-03"),
        ("en", "Written by Jane Doe on 03 May 2019. Posted in News", "2019-05-03"),
        ("it", "Scritto da Redazione il 3 maggio 2019. Pubblicato in Comunicati", "2019-05-03"),
        ("de", "26.10.2021", "2021-10-26"),
        ("de", "Wien, 10. Jänner 2019", "2019-01-10"),
        ("de", "Mi., 3. Juni 2020", "2020-06-03"),
        ("de", "Pressemitteilung vom 3. März 2020", "2020-03-03"),
        ("fr", "mardi 1er mars 2016", "2016-03-01"),
        ("fr", "le 3 août 2016", "2016-08-03"),
        ("es", "3 de setiembre de 2016", "2016-09-03"),
        ("es", "martes, 3 de mayo del 2016", "2016-05-03"),
        ("it", "1° maggio 2016", "2016-05-01"),
        ("nl", "22 december 2018", "2018-12-22"),
        ("pl", "12 września 2019 r.", "2019-09-12"),
        ("sv", "den 3 maj 2016", "2016-05-03"),
        ("da", "d. 3. maj 2016", "2016-05-03"),
        ("pt", "terça-feira, 3 de março de 2015", "2015-03-03"),
        ("cy", "12fed o Fai 2019", "2019-05-12"),
        ("fi", "12. toukokuuta 2016", "2016-05-12"),
        ("ga", "Dé hAoine, 3 Bealtaine 2019", "2019-05-03"),
        ("ga", "12 Meán Fómhair 2016", "2016-09-12"),
        ("ga", "12 M. Fómhair 2016", "2016-09-12"),
        ("ga", "Dé Céadaoin 3ú lá de mhí na Nollag 2015", "2015-12-03"),
        ("pl", "3.XII.2015", "2015-12-03"),
        ("de", "3. XII. 2015", "2015-12-03"),
        ("pl", "3 IV 2015 r.", "2015-04-03"),
        ("pt", "1.º de dezembro de 2015", "2015-12-01"),
        ("es", "03-DIC-2015", "2015-12-03"),
        ("sv", "onsdagen den 3:e december 2015", "2015-12-03"),
        ("cy", "Dydd Mercher, 3 o Ragfyr 2015", "2015-12-03"),
        ("cy", "Mer 3 Rhag 2015", "2015-12-03"),
    ],
)
def test_forms(code: str, text: str, expected: str | None) -> None:
    assert day(text, code) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We may",
        "£100m",
        "May 2016",
        "2016",
        "March for Europe 2016 was held in London",
        "3-5 May 2019",
        "3 to 5 May 2019",
        "30 February 2019",
        "12 May 1016",
        "12 May 2059",
        "Last updated: 3 May 2019",
        "020 7946 0018",
        "1-2-3",
        "Yesterday",
        "On 12 May 2016 the party set out a long plan for hospitals, schools, buses and libraries.",
        "12 May 2016 and 14 May 2016",
        "",
    ],
)
def test_what_is_no_date_of_publication(text: str) -> None:
    assert read(text) is None


def test_the_day_of_publication_is_kept_beside_that_of_an_update() -> None:
    assert day("Published 2 May 2019, last updated 3 May 2019") == "2019-05-02"
    assert day("Veröffentlicht am 2. Mai 2019 | Zuletzt geändert: 3. Mai 2019", "de") == "2019-05-02"
    text = "Published: 2 May 2019. Updated: 3 May 2019"
    first, second = find_dates(
        text, language=load_language("en"), order="DMY", timezone="Europe/London", near=NEAR
    )
    assert is_published(text, first[0], load_language("en"))
    assert not is_update(text, first[0], load_language("en"))
    assert is_update(text, second[0], load_language("en"))


def test_numbers_are_read_in_the_order_of_the_site() -> None:
    assert day("04/05/2016", order="DMY") == "2016-05-04"
    assert day("04/05/2016", order="MDY") == "2016-04-05"
    assert day("05.19.15", order="MDY") == "2015-05-19"
    assert day("2016-05-04", order="DMY") == "2016-05-04"
    assert day("16/05/04", order="YMD") == "2016-05-04"


def test_doubts() -> None:
    def weigh(text: str) -> tuple[str | None, int]:
        found = weigh_date(text, language=load_language("en"), order="DMY", timezone="UTC", near=NEAR)
        return (found.date.on.isoformat() if found.date else None), len(found.doubts)

    assert weigh("Thursday 12 May 2016") == ("2016-05-12", 0)
    assert weigh("Friday 12 May 2016") == ("2016-05-12", 1)
    assert weigh("05/19/2016") == ("2016-05-19", 1)
    assert weigh("Wednesday 04/05/2016") == ("2016-05-04", 0)
    assert weigh("Tuesday 04/05/2016") == ("2016-04-05", 1)


def test_moments() -> None:
    assert moment("2016-05-12T10:15:00Z") == "2016-05-12T11:15:00+01:00"
    assert moment("2016-05-12 10:15") == "2016-05-12T10:15:00+01:00"
    assert moment("Thursday 3 January 2019 / 12:01 PM") == "2019-01-03T12:01:00+00:00"
    assert moment("Sun 16th December 2018 - 12:11 am") == "2018-12-16T00:11:00+00:00"
    assert moment("10:30pm, 12 May 2016") == "2016-05-12T22:30:00+01:00"
    assert moment("12 May 2016 10:15 EST") == "2016-05-12T16:15:00+01:00"
    assert moment("3. Juni 2020, 18.30 Uhr", "de", zone="Europe/Berlin") == "2020-06-03T18:30:00+02:00"
    assert moment("3 mai 2016 à 18h30", "fr", zone="Europe/Paris") == "2016-05-03T18:30:00+02:00"
    assert moment("12.5.2016 klo 10.30", "fi", zone="Europe/Helsinki") == "2016-05-12T10:30:00+03:00"
    assert moment("12 May 2016") is None


def test_the_day_is_that_of_the_publisher() -> None:
    found = read("2016-05-12T22:30:00Z", zone="Europe/Berlin")
    assert found is not None
    assert found.on == date(2016, 5, 13)
    unknown = read("2016-05-12T00:30:00+02:00", zone="UTC")
    assert unknown is not None
    assert unknown.on == date(2016, 5, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-05-12T00:00:00Z", "2016-05-12"),
        ("2016-05-12T00:00:00-05:00", "2016-05-12"),
        ("2016-05-12T12:00:00Z", "2016-05-12"),
        ("2016-05-11T23:00:00Z", "2016-05-12"),
        ("12 May 2016 00:00", "2016-05-12"),
        ("12 May 2016 12:00 am", "2016-05-12"),
    ],
)
def test_placeholders_are_no_moments(text: str, expected: str) -> None:
    found = read(text)
    assert found is not None
    assert found.on.isoformat() == expected
    assert found.at is None


@pytest.mark.parametrize(
    ("code", "text", "clock"),
    [
        ("it", "mercoledì 3 dicembre 2015 ore 14,30", "14:30"),
        ("pl", "3 grudnia 2015 roku, godz. 12.30", "12:30"),
        ("fi", "3.12.2015 klo 9", "09:00"),
        ("da", "onsdag d. 3. dec. 2015 kl. 06", "06:00"),
        ("pt", "03 Dez 2015 às 10h", "10:00"),
        ("en", "3 December 2015 | 0700 GMT", "07:00"),
    ],
)
def test_clock_times_beside_a_date(code: str, text: str, clock: str) -> None:
    found = read_date(text, language=load_language(code), order="DMY", timezone="Europe/London", near=NEAR)
    assert found is not None
    assert found.at is not None
    assert found.at.strftime("%H:%M") == clock


def test_years_are_plausible() -> None:
    assert read("12 May 1985") is None
    assert read("12 May 1985", near=date(1985, 6, 1)) is not None
    assert read("12 May 2027", near=date(2026, 6, 1)) is not None
    assert read("12 June 2027", near=date(2026, 6, 1)) is None
    two_digits = read("12/05/26", near=date(2026, 6, 1))
    assert two_digits is not None
    assert two_digits.on.year == 2026


def test_stretches_of_a_line() -> None:
    text = "News | Thursday 12 May 2016, 10.30 am | Speech on 3.6.2016"
    found = find_dates(text, language=load_language("en"), order="DMY", timezone="Europe/London", near=NEAR)
    assert [text[start:end] for start, end, _ in found] == ["Thursday 12 May 2016, 10.30 am", "3.6.2016"]
    assert [each.raw for _, _, each in found] == ["Thursday 12 May 2016, 10.30 am", "3.6.2016"]


@st.composite
def printed_days(draw: st.DrawFn) -> tuple[str, str, date]:
    """Return a language, a day as it prints it, and the day."""
    code = draw(st.sampled_from(languages_known()))
    words = load_language(code).dates
    on = draw(st.dates(min_value=date(1995, 1, 1), max_value=date(2026, 1, 1)))
    month = draw(st.sampled_from(words.months[on.month - 1]))
    month = draw(st.sampled_from((month, month.upper(), month.capitalize(), f"{month}.")))
    weekday = draw(st.sampled_from(words.weekdays[on.weekday()])).capitalize()
    ordinal = draw(st.sampled_from((*(each for each in words.ordinals if each == "."), "")))
    join = draw(
        st.sampled_from(("", *(f"{each} " for each in words.joins if each.isalpha() and len(each) > 1)))
    )
    plain = f"{on.day}{ordinal} {join}{month} {on.year}"
    forms = (plain, f"{weekday} {plain}", f"{weekday}, {plain}", f"{on:%d.%m.%Y}", f"{on:%d/%m/%y}", f"{on}")
    return code, draw(st.sampled_from(forms)), on


@settings(max_examples=tries(3000, ordinary=300), deadline=None)
@given(printed_days())
def test_every_printed_form_is_read(printed: tuple[str, str, date]) -> None:
    code, text, on = printed
    found = weigh_date(text, language=load_language(code), order="DMY", timezone="UTC", near=NEAR)
    assert found.date is not None
    assert found.date.on == on
    assert found.doubts == ()


@settings(max_examples=300, deadline=None)
@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2026, 1, 1)), st.integers(-14, 14))
def test_iso_moments_keep_their_instant(wall: datetime, hours: int) -> None:
    text = f"{wall:%Y-%m-%dT%H:%M:%S}{hours:+03d}:00"
    found = read(text)
    assert found is not None
    true = datetime.fromisoformat(text).astimezone(LONDON)
    if found.at is None:
        assert (wall.minute, wall.second) == (0, 0)
    else:
        assert found.at.timestamp() == true.timestamp()
        assert found.on == true.date()


@settings(max_examples=400, deadline=None)
@given(
    st.text(max_size=60) | st.from_regex(r"[0-9:./ T+-]{0,40}", fullmatch=True),
    st.sampled_from(languages_known()),
    st.sampled_from(("DMY", "MDY", "YMD")),
    st.none() | st.dates(),
)
def test_any_text_gives_a_value_or_none(text: str, code: str, order: DateOrder, near: date | None) -> None:
    language = load_language(code)
    read_date(text, language=language, order=order, timezone="Europe/London", near=near)
    for start, end, found in find_dates(text, language=language, order=order, timezone="x/y", near=near):
        assert text[start:end] == found.raw


def test_days_that_no_calendar_has() -> None:
    for shift in range(3):
        assert read(f"{29 + shift} February 2019") is None
    assert read("29 February 2020") is not None
    assert read((date(2020, 2, 29) + timedelta(days=1)).strftime("%d %B %Y")) is not None
