"""`onrecord nightly`: the whole night, for cron and systemd."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from archive.cli import data_folder, own_sites
from archive.configuration import load_configuration
from crawler.errors import OnrecordError, Usage

if TYPE_CHECKING:
    from archive.evidence import Evidence
    from archive.nightly import Clock, Crawl, Night
    from crawler.records import SiteSpec


@click.command()
@click.option(
    "--recordings",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A WARC file, or a folder with index.jsonl or WARC files, that answers instead of the network.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="With --recordings: the night at the end of this day, or at this moment (UTC).",
)
@click.option("--wide", is_flag=True, help="Walk every listing to its end, not only those whose day it is.")
@click.option("--right-clock", is_flag=True, help="The clock is right, although an earlier run was later.")
@click.option("--print-systemd", "printed", flag_value="systemd", help="Print units and timers, and end.")
@click.option("--print-cron", "printed", flag_value="cron", help="Print lines for crontab, and end.")
@click.option("--print-actions", "printed", flag_value="actions", help="Print a GitHub workflow, and end.")
@click.option("--data", type=click.Path(path_type=Path), help="The data folder.  [default: ./data]")
@click.option("--sites", "own", type=click.Path(path_type=Path), help="A folder of sites of one's own.")
def nightly(
    recordings: tuple[Path, ...],
    as_of: datetime | None,
    wide: bool,
    right_clock: bool,
    printed: str | None,
    data: Path | None,
    own: Path | None,
) -> None:
    """Crawl every enabled site, parse, judge each site's health, and write a report.

    Exit code 0: nothing to do for a person. 1: something needs one, and the report says what. 2: the night
    could not run. Killed at any moment, the next night carries on.
    """
    from archive import announcing

    if printed:
        click.echo(_schedule(printed, data), nl=False)
        return
    if as_of is not None and not recordings:
        raise Usage("--as-of chooses among recorded pages; give --recordings too, or leave it out.")
    configured = load_configuration()
    untold = announcing.announce_start(configured)
    try:
        night = _night(data, own_sites(own), recordings, as_of, wide=wide, right_clock=right_clock)
    except (OnrecordError, OSError) as error:
        for sentence in [*untold, *announcing.announce_failure(configured, str(error))]:
            click.echo(sentence, err=True)
        raise _named(error) from None
    for sentence in [*untold, *announcing.announce(configured, night.report)]:
        click.echo(sentence, err=True)
    _say(night)
    if night.needs_a_person:
        sys.exit(1)


def _night(
    data: Path | None,
    own: Path | None,
    recordings: Sequence[Path],
    as_of: datetime | None,
    *,
    wide: bool,
    right_clock: bool,
) -> Night:
    from archive.nightly import run_night
    from crawler.sites.loading import load_parties, load_sites

    sites = load_sites(own)
    chosen, clock, crawl = _crawling(sites, recordings, as_of)
    return run_night(
        data_folder(data),
        sites=sites,
        chosen=chosen,
        parties=load_parties(own),
        clock=clock,
        crawl=crawl,
        wide=wide,
        right_clock=right_clock,
    )


def _say(night: Night) -> None:
    """Print the figures of the night, where its report is, and what needs a person."""
    click.echo(night.report.subject)
    click.echo(f"The report is {night.files[-1]}")
    for each in (*night.report.findings, *night.report.quiet):
        click.echo(f"{each.level}: {each.site}: {each.kind}. {each.message}")
    for fault in night.report.faults:
        click.echo(fault)


def _named(error: OnrecordError | OSError) -> OnrecordError:
    from crawler.errors import StoreError

    if isinstance(error, OnrecordError):
        return error
    where = error.filename or "the data folder"
    return StoreError(f"{where} cannot be used: {error.strerror or error}. Nothing that was stored is lost.")


def _crawling(
    sites: dict[str, SiteSpec], recordings: Sequence[Path], as_of: datetime | None
) -> tuple[list[SiteSpec], Clock, Crawl]:
    """Return the sites of the night, its clock, and what crawls them.

    With recordings these are the sites of which a recording holds a listing, and the clock stands.
    """
    from archive.cli.crawl import moment
    from archive.nightly import steady
    from crawler.spiders.recordings import open_recordings

    stands = moment(as_of)
    if not recordings:
        chosen = [spec for spec in sites.values() if spec.enabled]
        return chosen, (clock := steady(lambda: datetime.now(UTC))), _crawl(clock, (), None)
    recording = open_recordings(recordings)
    stands = stands or recording.newest or datetime.now(UTC)
    chosen = [spec for spec in sites.values() if any(_held(recording, url) for url in spec.listings)]
    if not chosen:
        raise Usage("The recordings hold no listing of a known site; `onrecord sites` lists them.")
    now = stands
    return chosen, lambda: now, _crawl(lambda: now, recordings, now)


def _held(recording: object, url: str) -> bool:
    from crawler.errors import NotRecorded
    from crawler.spiders.recordings import Recording

    assert isinstance(recording, Recording)
    try:
        recording.find(url, not_after=None, largest=0)
    except NotRecorded:
        return False
    return True


def _crawl(clock: Clock, recordings: Sequence[Path], as_of: datetime | None) -> Crawl:
    from archive.cli.crawl import watching
    from crawler.spiders.crawling import crawl

    configured = load_configuration()

    def crawl_all(specs: Sequence[SiteSpec], evidence: Evidence, wide: set[str]) -> Sequence[str]:
        with watching(Console(stderr=True)) as watcher:
            done = crawl(
                specs,
                evidence,
                clock=clock,
                recordings=recordings,
                as_of=as_of,
                wide=wide,
                contact=configured.contact,
                delay=configured.delay,
                watcher=watcher,
            )
        return done.faults

    return crawl_all


def _schedule(kind: str, data: Path | None) -> str:
    from archive import scheduling

    program = Path(shutil.which("onrecord") or Path(sys.executable).with_name("onrecord")).absolute()
    folder = Path()
    where = data or load_configuration().data or Path("data")
    if kind == "systemd":
        return scheduling.systemd(program=program, folder=folder, data=where)
    name = scheduling.CRON if kind == "cron" else scheduling.ACTIONS
    return scheduling.schedule(name, program=program, folder=folder, data=where)
