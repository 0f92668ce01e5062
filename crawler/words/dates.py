"""When a release was published and until when it is held. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words in dates and clock times. Table ``[dates]``."""

    months: tuple[tuple[str, ...], ...] = ()
    """Twelve lists: every printed form of each month, January first, abbreviations without the dot."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """Seven lists, Monday first."""
    ordinals: tuple[str, ...] = ()
    """What stands behind the number of a day: ``th``, ``er``, ``.``."""
    joins: tuple[str, ...] = ()
    """What may stand between weekday, day, month and year: ``of``, ``de``, ``the``."""
    ranges: tuple[str, ...] = ()
    """What joins the days of a span: ``to``, ``bis``."""
    before_clock: tuple[str, ...] = ()
    """What announces a clock time, so that a bare number behind it is an hour: ``at``, ``um``, ``kl.``."""
    hours: tuple[str, ...] = ()
    """What follows an hour of the 24-hour clock: ``hrs``, ``Uhr``, ``h``."""
    oclock: tuple[str, ...] = ()
    """What follows an hour and does not tell which half of the day is meant: ``o'clock``."""
    am: tuple[str, ...] = ()
    """What marks the first half of the day; a dot in it may be printed, be a space, or be absent."""
    pm: tuple[str, ...] = ()
    """What marks the second half of the day, in the same way."""
    twelve_hours: bool = False
    """Whether an hour from 1 to 12 without any mark may mean either half of the day."""
    noon: tuple[str, ...] = ()
    midnight: tuple[str, ...] = ()
    minute_past: tuple[str, ...] = ()
    """What makes midnight 00:01 of the day it is named with: ``one minute past``."""
    today: tuple[str, ...] = ()
    tonight: tuple[str, ...] = ()
    """The evening of the day of issue: the day, and that the second half of it is meant."""
    tomorrow: tuple[str, ...] = ()
    day_after_tomorrow: tuple[str, ...] = ()
    next_weekday: tuple[str, ...] = ()
    """What stands before or behind a weekday that lies in the following week: ``next``."""
    published: tuple[str, ...] = ()
    """What introduces the day of publication: ``posted on``, ``vom``."""
    updated: tuple[str, ...] = ()
    """What introduces a day that is never the day of publication: ``updated``, ``Stand``."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations of time zones that this language uses and that are no words of it: ``BST``."""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Time zone of the IANA list to the names by which it is called: ``Europe/London`` to ``UK``."""
    before_place: tuple[str, ...] = ()
    """What turns a place into a time zone: ``in`` Sydney, ``heure de`` Paris."""
    after_place: tuple[str, ...] = ()
    """The same behind the place: Canberra ``time``."""
    local: tuple[str, ...] = ()
    """The publisher's own zone: ``local time``, ``Ortszeit``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoWords:
    """Words of embargo and release lines. Table ``[embargo]``."""

    openers: tuple[str, ...] = ()
    """What names an embargo: ``embargo``, ``embargoed``, ``Sperrfrist``."""
    introductions: tuple[str, ...] = ()
    """What may stand before the opener in its line: ``under strict``, ``press release``."""
    between: tuple[str, ...] = ()
    """What may stand between the opener and its moment: ``for publication``, ``on``, ``all media``."""
    until: tuple[str, ...] = ()
    """What introduces the moment: ``until``, ``not before``, ``bis``."""
    including: tuple[str, ...] = ()
    """What makes the day named the last one under embargo: ``up to and including``."""
    until_after: tuple[str, ...] = ()
    """The same where it follows the moment: Finnish ``asti``."""
    release: tuple[str, ...] = ()
    """What opens a line only where a moment or an event follows: ``for release``, ``frei ab``."""
    barred: tuple[str, ...] = ()
    """What opens a line where a word of `until` follows: ``not for publication``."""
    closing: tuple[str, ...] = ()
    """What closes a line whose moment stands between: nicht vor dem 5. März ``veröffentlichen``."""
    held: tuple[str, ...] = ()
    """What holds a release back by itself, alone in its line: ``hold for release``."""
    immediate: tuple[str, ...] = ()
    """Free now: ``for immediate release``."""
    at_once: tuple[str, ...] = ()
    """Free now, behind an opener: EMBARGO: ``immediate``."""
    free: tuple[str, ...] = ()
    """There is no embargo: ``no embargo``."""
    none: tuple[str, ...] = ()
    """There is no embargo, behind an opener: Embargo: ``none``."""
    lifted: tuple[str, ...] = ()
    """The embargo is over: ``lifted``."""
    events: tuple[str, ...] = ()
    """What makes the end of the embargo an event: ``delivery``, ``Redebeginn``."""
    vague: tuple[str, ...] = ()
    """What makes a moment no moment: ``approx``, ``expected``."""
    dayparts: tuple[str, ...] = ()
    """What makes a day no moment where no clock time is given: ``morning``, ``newspapers``."""
    late: tuple[str, ...] = ()
    """Those in the second half of the day: Thursday ``evening`` at 8."""
    weeks: tuple[str, ...] = ()
    """The same, and a weekday or clock time beside it is none either: Thursday ``week``, 6am."""
    caveats: tuple[str, ...] = ()
    """What often stands beside an embargo and is none: ``check against delivery``."""
    subjects: tuple[str, ...] = ()
    """What stands before or behind the word where it is a subject of the text: ``arms``, ``on``, ``of``."""
    numbers: tuple[str, ...] = ()
    """What turns the word into a running number: ``no``, ``number``."""
