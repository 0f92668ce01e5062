"""Embargo lines: our own in thirteen languages, every wording with every date and clock form, odd input."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.embargo import is_caveat_line, is_embargo_line, read_embargo
from crawler.records import DateOrder, Embargo, PressDate
from crawler.sites.languages import languages_known, load_language

OWN_LINES = [
    json.loads(line)
    for line in (Path(__file__).parent / "embargo-lines.jsonl").read_text("utf-8").splitlines()
]
ENGLISH = load_language("en")


def released_on(day: str | None, zone: str) -> PressDate | None:
    """Return the date of a release; with its time of day where `day` has one."""
    if day is None:
        return None
    at = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)) if "T" in day else None
    return PressDate(on=date.fromisoformat(day[:10]), at=at, raw=day)


def read(line: str, day: str | None = "2019-05-09", *, order: DateOrder = "DMY") -> Embargo | None:
    """Read an English line of a London publisher."""
    return read_embargo(
        line,
        language=ENGLISH,
        released=released_on(day, "Europe/London"),
        order=order,
        timezone="Europe/London",
    )


def until(line: str, day: str | None = "2019-05-09") -> str | None:
    """Return the moment of an English line, ISO 8601 to the minute, or how it is without one."""
    found = read(line, day)
    if found is None:
        return None
    return found.until.isoformat(timespec="minutes") if found.until else found.status


@pytest.mark.parametrize("case", OWN_LINES, ids=lambda case: f"{case['language']}: {case['line']}")
def test_own_lines(case: dict[str, str]) -> None:
    zone = case["timezone"]
    found = read_embargo(
        case["line"],
        language=load_language(case["language"]),
        released=released_on(case["released"], zone),
        order=case["order"],
        timezone=zone,
    )
    expected = case["expected"]
    if expected is None or not expected[0].isdigit():
        assert (found and found.status) == expected
        return
    moment = datetime.fromisoformat(expected)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    assert found is not None
    assert found.until is not None
    assert found.until.timestamp() == moment.timestamp()
    assert found.until.tzinfo == ZoneInfo(zone)
    assert found.raw == " ".join(case["line"].split())


# --- of two readings the later ----------------------------------------------------------------


def test_the_day_of_the_weekday_counts_where_it_is_later() -> None:
    assert until("EMBARGOED UNTIL 9am FRIDAY 11 MAY 2019") == "2019-05-11T09:00+01:00"
    assert until("EMBARGOED UNTIL 9am MONDAY 11 MAY 2019") == "2019-05-13T09:00+01:00"
    assert until("EMBARGOED UNTIL 9am WEDNESDAY 10 MAY 2019") == "2019-05-15T09:00+01:00"


def test_an_hour_without_its_half_of_the_day_is_in_the_evening() -> None:
    assert until("Embargoed until 9.30 on Friday 10 May 2019") == "2019-05-10T21:30+01:00"
    assert until("Embargoed until 09.30 on Friday 10 May 2019") == "2019-05-10T09:30+01:00"
    assert until("Embargoed until 9.30 hrs on Friday 10 May 2019") == "2019-05-10T09:30+01:00"
    assert until("Embargoed until 9.30 on Friday morning") == "2019-05-10T09:30+01:00"


def test_midnight_ends_the_day_it_is_named_with() -> None:
    assert until("Embargoed until midnight, 10 May 2019") == "2019-05-11T00:00+01:00"
    assert until("Embargoed until 24:00, 10 May 2019") == "2019-05-11T00:00+01:00"
    assert until("Embargoed until 00:00, 10 May 2019") == "2019-05-10T00:00+01:00"
    assert until("Embargoed until 12am, 10 May 2019") == "2019-05-10T00:00+01:00"


def test_clocks_that_are_put_forward_or_back() -> None:
    assert until("EMBARGOED UNTIL 01:30 31 MARCH 2019", "2019-03-30") == "2019-03-31T02:30+01:00"
    assert until("EMBARGOED UNTIL 01:30 27 OCTOBER 2019", "2019-10-26") == "2019-10-27T01:30+00:00"


def test_the_wrong_season_of_a_zone_never_frees_early() -> None:
    assert until("EMBARGOED UNTIL 10:00 GMT 10 JULY 2019", "2019-07-09") in (
        "2019-07-10T11:00+01:00",
        "2019-07-10T23:00+01:00",
    )
    assert until("EMBARGOED UNTIL 00:01 BST 10 JANUARY 2019", "2019-01-09") == "2019-01-10T00:01+00:00"


def test_a_time_that_has_passed_belongs_to_the_next_day() -> None:
    assert until("Embargoed until 11am", "2019-05-09T14:00") == "2019-05-10T11:00+01:00"
    assert until("Embargoed until 5pm", "2019-05-09T14:00") == "2019-05-09T17:00+01:00"
    assert until("Embargoed until 00:01", "2019-05-09") == "2019-05-10T00:01+01:00"


def test_last_year_printed_in_january() -> None:
    assert until("EMBARGOED UNTIL 00:01 9 JANUARY 2019", "2020-01-08") == "2020-01-09T00:01+00:00"


def test_two_zones_of_one_moment() -> None:
    assert (
        until("Embargoed until 3pm CET / 2pm GMT, 10 January 2019", "2019-01-09") == "2019-01-10T14:00+00:00"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Embargoed until the Chancellor sits down",
        "Embargoed until delivery, 9.30am, 10 May 2019",
        "EMBARGO: 10.30pm Ruritania time, 10 May 2019",
        "EMBARGO: 9 pra 10 MAY 2019",
        "Embargoed until 10 May 2019 9",
        "Embargoed until 31 June 2019, 9am",
        "Embargoed until Friday evening",
        "EMBARGOED",
    ],
)
def test_what_is_not_understood_is_conditional(line: str) -> None:
    found = read(line)
    assert found == Embargo(status="conditional", raw=line)


def test_without_the_day_of_the_release_no_moment() -> None:
    assert until("Strictly embargoed until 22.30", None) == "conditional"
    assert until("EMBARGOED UNTIL 22.30 ON FRIDAY", None) == "conditional"
    assert until("EMBARGOED UNTIL 22.30 ON 10 MAY", None) == "conditional"
    assert until("EMBARGOED UNTIL 22.30 ON 10 MAY 2019", None) == "2019-05-10T22:30+01:00"


# --- what is a line and what is text -----------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Government should impose an arms embargo until the fighting ends."),
        ("en", "Lift the embargo on Cuba now, says MEP"),
        ("en", "I was sent the embargoed release but not the full report."),
        ("en", "The details, embargoed until 10pm on Friday, were published early."),
        ("en", "We demand the immediate release of all political prisoners."),
        ("en", "Amnesty calls for immediate release of activist"),
        ("en", "Embargo to hit Scottish fishermen, warns MSP"),
        ("de", "Das Waffenembargo gegen Libyen gilt bis zum 1. Juni 2020."),
        ("de", "Ölembargo droht zum Bumerang zu werden"),
        ("de", "Die Sperrfrist beim Arbeitslosengeld muss fallen."),
        ("es", "Sin embargo, el Gobierno no lo aprobará hasta el 8 de marzo de 2017."),
        ("fr", "L’embargo sur les armes est maintenu jusqu’au 12 juin 2021."),
        ("nl", "Het wapenembargo geldt tot 1 juni 2021."),
        ("pl", "Embargo na rosyjską ropę obowiązuje do 23 maja 2019."),
    ],
)
def test_talk_of_embargoes_is_text(code: str, text: str) -> None:
    assert not is_embargo_line(text, load_language(code))


def test_lines_without_an_embargo_are_still_lines() -> None:
    for line in ("NO EMBARGO", "EMBARGO: NONE", "EMBARGO NO: 60/87"):
        assert is_embargo_line(line, ENGLISH)
        assert read(line) is None


def test_caveats_are_no_embargo() -> None:
    assert is_caveat_line("*Check against delivery*", ENGLISH)
    assert is_caveat_line("Es gilt das gesprochene Wort!", load_language("de"))
    assert not is_caveat_line("EMBARGOED UNTIL 9PM - CHECK AGAINST DELIVERY", ENGLISH)
    assert read("Check against delivery") is None


# --- odd input ---------------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from(
        ["EMBARGO", "until", "Sperrfrist:", "midnight", "31", "13:61", "24:00", "noon", "BST", "²", "٣"]
    ),
    st.text(max_size=8),
    st.integers(0, 99999).map(str),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(languages_known()), st.none() | st.dates())
def test_any_text_gives_a_value_or_none(pieces: list[str], code: str, day: date | None) -> None:
    released = PressDate(on=day, raw="x") if day else None
    found = read_embargo(
        " ".join(pieces),
        language=load_language(code),
        released=released,
        order="MDY",
        timezone="Europe/London",
    )
    assert found is None or (found.status == "until") == (found.until is not None)


def test_real_lines_none_early(shared: Path) -> None:
    from tests.benchmarks.embargo import score

    text = (shared / "gold" / "embargo-lines.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines() if line]
    right, early, wrong = score(lines)
    assert early == 0, wrong
    assert right / len(lines) >= 0.97, wrong


@pytest.mark.parametrize(
    ("language", "line", "until"),
    [
        ("nl", "Onder embargo tot woensdag 6 mei 2026 om 5u00", "2026-05-06T05:00"),
        ("nl", "EMBARGO: DONDERDAG 7 MEI, 12U30", "2026-05-07T12:30"),
        ("nl", "Embargo tot morgenmiddag 14.00 uur", "2026-05-06T14:00"),
        ("nl", "Embargo tot morgenavond 8 uur", "2026-05-06T20:00"),
        ("nl", "Embargo tot vanmiddag 14.00 uur", "2026-05-05T14:00"),
        ("en", "FOR PLANNED RELEASE: Thursday, 7 May, 8:30 a.m.", "2026-05-07T08:30"),
        ("en", "Private and confidential until 11am Thursday 7 May 2026", "2026-05-07T11:00"),
        ("en", "Please respect the embargo: 00:01 on Thursday 7 May 2026", "2026-05-07T00:01"),
        ("en", "Media embargo: 00:01 on Thursday 7 May 2026", "2026-05-07T00:01"),
        ("de", "Zur Veröffentlichung freigegeben ab: 7. Mai 2026, 10.00 Uhr", "2026-05-07T10:00"),
    ],
)
def test_orders_in_words_that_newsrooms_use(language: str, line: str, until: str) -> None:
    found = read_embargo(
        line,
        language=load_language(language),
        released=PressDate(on=date(2026, 5, 5), raw="5 May 2026"),
        order="DMY",
        timezone="Europe/Brussels",
    )
    assert found is not None
    assert found.until is not None
    assert found.until.isoformat().startswith(until)


@pytest.mark.parametrize(
    ("language", "line", "status"),
    [
        ("en", "For A.M. papers of Thursday, May 7", "conditional"),
        ("en", "For release on receipt", "immediate"),
        ("de", "Ab sofort zur Veröffentlichung frei", "immediate"),
        ("fr", "À diffuser sans délai", "immediate"),
    ],
)
def test_an_order_may_name_no_hour(language: str, line: str, status: str) -> None:
    words = load_language(language)
    found = read_embargo(line, language=words, released=None, order="DMY", timezone="Europe/London")
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize(
    "line",
    [
        "The report was kept confidential until May 2026.",
        "Media reports say that the embargo on arms was lifted on 7 May 2026.",
        "The letter stayed private and confidential until the minister resigned.",
    ],
)
def test_sentences_with_such_words_are_no_orders(line: str) -> None:
    assert not is_embargo_line(line, ENGLISH)
