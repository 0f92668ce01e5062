"""A night: three of them on the recorded pages, killed and carried on, refused with a reason, told of."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import namedtuple
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive import nightly, reading
from archive.cli import onrecord
from archive.evidence import Evidence
from archive.lock import crawl_lock
from crawler.errors import StoreError, Usage
from tests.archive.nights import COUNTED, DATES, DEMO, arguments, complete, kill
from tests.archive.worlds import DAY, HOME, NOON, PARTIES, SITES, SPEC, dump, read_invented, rows, said, store
from tests.archive.worlds import page as look_at


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


def night(folder: Path, day: str, *more: str) -> Result:
    return CliRunner().invoke(onrecord, [*arguments(folder, day), *more])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nights")
    for day in DATES:
        done = night(folder, day)
        assert done.exit_code == 0, done.output
    return folder


def test_three_nights_tell_what_is_new_edited_removed_and_held(undisturbed: Path) -> None:
    first, second, third = (path.read_text("utf-8") for path in sorted(undisturbed.glob("reports/*.txt")))
    assert "24 new, 0 edited, 0 gone" in first
    assert "From the beginning to 2026-03-09T23:59:59Z" in first
    assert "1 new, 1 edited, 0 gone" in second
    assert "From 2026-03-09T23:59:59Z to 2026-03-10T23:59:59Z" in second
    assert "0 new, 0 edited, 1 gone" in third
    assert "status 404, last seen 2026-03-09" in third
    assert "Held under embargo (1)" in third
    nights = rows(undisturbed, "select at, new, edited, removed, findings from nights order by at")
    assert [row[1:] for row in nights] == [(24, 0, 0, 0), (1, 1, 0, 0), (0, 0, 1, 0)]


def test_no_report_holds_a_word_of_a_held_release(undisturbed: Path) -> None:
    files = [*undisturbed.glob("reports/*"), *undisturbed.glob("archive.db*")]
    everything = b"".join(path.read_bytes() for path in files).lower()
    assert b"kitchens by email" in everything
    assert b"seed bank" not in everything
    assert b"seed-bank" not in everything
    public = "".join(text for (text,) in rows(undisturbed, "select report from nights"))
    assert "Held" not in public


def test_a_page_of_the_report_needs_nothing_else(undisturbed: Path) -> None:
    page = sorted(undisturbed.glob("reports/*.html"))[1].read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h2>Edited on the site (1)</h2>" in page
    assert not [word for word in ("<script", "<link", "<img", "@import", "url(") if word in page]


def test_the_same_night_again_changes_nothing(undisturbed: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(undisturbed, tmp_path / "again"))
    before = dump(again / "archive.db", without=COUNTED)
    report = (again / "reports" / "20260311T235959Z.txt").read_text("utf-8")
    assert night(again, DATES[-1]).exit_code == 0
    assert dump(again / "archive.db", without=COUNTED) == before
    told = (again / "reports" / "20260311T235959Z.txt").read_text("utf-8")
    assert told.split("Sites crawled")[0] == report.split("Sites crawled")[0]


def test_killed_anywhere_the_next_night_carries_on(undisturbed: Path, tmp_path: Path) -> None:
    chance, data = random.Random(11), tmp_path / "data"
    for day in DATES[:2]:
        assert kill(data, day, 0.4 * chance.random(), at_work=True)
        assert night(data, day).exit_code == 0
    assert night(data, DATES[2]).exit_code == 0
    whole = dump(undisturbed / "archive.db", without=COUNTED)
    assert dump(tmp_path / "data" / "archive.db", without=COUNTED) == whole


def test_a_second_night_is_told_who_is_at_work(tmp_path: Path) -> None:
    since = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
    (tmp_path / "data").mkdir()
    with crawl_lock(tmp_path / "data", now=since):
        code, said, _ = complete(tmp_path / "data", DATES[0])
    assert code == 2
    assert f"is being crawled by process {os.getpid()} on" in said
    assert "since 2026-03-09T02:30:00Z" in said
    assert "Traceback" not in said


def test_a_clock_put_back_is_refused_unless_it_is_right(undisturbed: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(undisturbed, tmp_path / "data"))
    done = night(data, DATES[0])
    assert isinstance(done.exception, StoreError)
    assert "The clock says 2026-03-09T23:59:59Z, but a run in" in str(done.exception)
    assert night(data, DATES[0], "--right-clock").exit_code == 0


def test_what_cannot_run_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    done = night(tmp_path / "file", DATES[0])
    assert isinstance(done.exception, StoreError)
    assert "file is a file, not a folder" in str(done.exception)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 10**6, 10**6))
    done = night(tmp_path / "data", DATES[0])
    assert isinstance(done.exception, StoreError)
    assert "Only 0 MB are free" in str(done.exception)
    done = CliRunner().invoke(onrecord, ["nightly", "--as-of", DATES[0]])
    assert isinstance(done.exception, Usage)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive.db").mkdir(parents=True)
    with Evidence(tmp_path / "evidence.db") as evidence:
        store(evidence, look_at(f"{HOME}/1", said()))
    with pytest.raises(StoreError, match="is a folder, not a database"):
        run(tmp_path)


def run(folder: Path, crawl: nightly.Crawl | None = None, now: datetime = NOON) -> nightly.Night:
    return nightly.run_night(
        folder,
        sites=SITES,
        chosen=[SPEC],
        parties=PARTIES,
        clock=lambda: now,
        crawl=crawl or (lambda specs, evidence, wide: ()),
        read=read_invented,
    )


def test_a_fault_in_one_site_leaves_the_others_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        store(evidence, look_at(f"{HOME}/1", said()))
        store(evidence, look_at("https://other.example/1", said()), site="zz-other")
    parse, sites = reading.parse, SITES | {"zz-other": SPEC}

    def break_down(folder: Path, *, only: Sequence[str] = (), **more: Any) -> Any:
        if "zz-other" in only or not only:
            raise KeyError("a fault of ours")
        return parse(folder, only=only, **more)

    monkeypatch.setattr(reading, "parse", break_down)
    monkeypatch.setattr("tests.archive.test_nightly.SITES", sites)
    done = run(tmp_path)
    assert done.needs_a_person
    assert [fault.split(":")[0] for fault in done.report.faults] == ["zz-other could not be parsed"]
    assert rows(tmp_path, "select count(*) from releases where site = 'zz-harbour'") == [(1,)]


def test_a_site_that_fails_never_stops_the_others(tmp_path: Path) -> None:
    recorded = Path(shutil.copytree(DEMO, tmp_path / "recorded"))
    lines = [json.loads(line) for line in (recorded / "index.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        if "harbour" in line["url"] and "robots" not in line["url"]:
            line["status"] = 503
    (recorded / "index.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    data, codes = tmp_path / "data", []
    for day in DATES:
        done = CliRunner().invoke(onrecord, [*arguments(data, day)[:-1], str(recorded)])
        codes.append(done.exit_code)
    assert rows(data, "select site, count(*) from releases group by site") == [("zz-meadow", 12)]
    assert rows(data, "select site, kind from findings") == [("zz-harbour", "unreachable")]
    assert codes == [0, 0, 1]  # the third night without an answer needs a person, one night does not
    assert "act: zz-harbour: unreachable. No listing of zz-harbour answered" in done.output


def test_a_run_that_broke_off_is_noted_and_what_it_brought_is_told(tmp_path: Path) -> None:
    def crawl(specs: Sequence[object], evidence: Evidence, wide: set[str]) -> Sequence[str]:
        store(evidence, look_at(f"{HOME}/1", said("Boats")))
        return ["recording.warc is cut off."]

    (tmp_path / "crawl.holder.json").write_text('{"pid": 1, "host": "here", "since": "2026-02-28T02:30:00Z"}')
    done = run(tmp_path, crawl)
    assert done.report.faults == ("recording.warc is cut off.",)
    assert done.report.notes == (
        "The run of 2026-02-28T02:30:00Z, process 1, broke off; this one carried on.",
    )
    assert [line.title for line in done.report.new] == ["Boats"]
    assert "FAULT  recording.warc" in done.files[-1].read_text("utf-8")
    assert run(tmp_path, now=NOON + DAY).report.new == ()


def test_each_site_is_swept_widely_once_a_week(tmp_path: Path) -> None:
    with Evidence(tmp_path / "evidence.db") as evidence:
        wide = []
        for day in range(30):
            now = NOON + day * DAY
            wide.append(bool(nightly.wide_tonight(evidence, [SPEC], now)))
            if day not in (10, 11, 12, 13, 14, 15, 16, 17):  # the machine was off
                store(evidence, look_at(f"{HOME}/{day}", said(), at=now))
    swept = [day for day, is_wide in enumerate(wide) if is_wide and not 10 <= day <= 17]
    weekly = {day for day in swept if day not in (0, 18)}
    assert swept[0] == 0
    assert 18 in swept
    assert len({day % 7 for day in weekly}) == 1
    assert weekly >= {day for day in range(19, 30) if day % 7 == max(weekly) % 7}


def test_a_steady_clock_never_goes_back() -> None:
    times = iter([NOON, NOON + DAY, NOON, NOON + 2 * DAY])
    clock = nightly.steady(lambda: next(times))
    assert [clock(), clock(), clock()] == [NOON + DAY, NOON + DAY, NOON + 2 * DAY]
