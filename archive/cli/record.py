"""`onrecord record SITE URL`: keep a page as a test, with today's reading for a person to review."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from archive.cli import own_sites
from archive.cli.crawl import moment
from archive.configuration import load_configuration
from crawler.errors import Unreachable, Usage
from crawler.records import RawPage, Release, SiteSpec


@click.command()
@click.argument("site")
@click.argument("url")
@click.option(
    "--file", "saved", type=click.Path(path_type=Path, dir_okay=False), help="The page, saved before."
)
@click.option(
    "--recordings",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A WARC file, or a folder with index.jsonl or WARC files, that answers instead of the network.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="With --recordings: use only what was captured by then (UTC).",
)
@click.option("--case", help="The name of the files.  [default: after the page's address]")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tests/sites"),
    show_default=True,
    help="The folder of recorded pages, one folder a site in it.",
)
@click.option(
    "--sites", "own", type=click.Path(path_type=Path, file_okay=False), help="A folder of sites of one's own."
)
@click.option("--force", is_flag=True, help="Write over a page that was recorded but not reviewed.")
def record(
    site: str,
    url: str,
    saved: Path | None,
    recordings: tuple[Path, ...],
    as_of: datetime | None,
    case: str | None,
    into: Path,
    own: Path | None,
    force: bool,
) -> None:
    """Keep the page at URL as a test of SITE: without scripts, beside today's reading as CASE.draft.json.

    Renaming that file to CASE.json says that a person has checked it against the page.
    """
    from archive.recording import case_name, recorded_case
    from crawler.sites.loading import load_site

    folder = own_sites(own)
    spec = load_site(site, folder)
    name = case or case_name(url)
    page_file, reading_file = _files(into / site, name, force=force)
    page = _from_file(saved, url) if saved is not None else _fetched(url, recordings, moment(as_of))
    kept = recorded_case(page, file=page_file.name, read=partial(_read, spec=spec, own=folder))
    page_file.parent.mkdir(parents=True, exist_ok=True)
    page_file.write_text(kept.page, "utf-8", newline="")
    reading_file.write_text(json.dumps(kept.reading, ensure_ascii=False, indent=1) + "\n", "utf-8")
    click.echo(f"{page_file}: {len(kept.page)} characters, {kept.scripts} scripts taken out.")
    click.echo(f"{reading_file}: kind {kept.reading['kind']}, {len(kept.reading['body'])} paragraphs.")
    reviewed = reading_file.with_name(f"{name}.json")
    click.echo(f"Next: check the reading against the page, then: git mv {reading_file} {reviewed}")


def _files(folder: Path, case: str, *, force: bool) -> tuple[Path, Path]:
    if Path(case).name != case or case.startswith("."):
        raise Usage(f"{case!r} is no name of a file; give a plain one with --case.")
    if (folder / f"{case}.json").exists():
        raise Usage(f"{folder / case}.json was reviewed already; choose another name with --case.")
    files = folder / f"{case}.html", folder / f"{case}.draft.json"
    if not force and (there := [file for file in files if file.exists()]):
        raise Usage(f"{there[0]} exists already; choose another name with --case, or give --force.")
    return files


def _from_file(file: Path, url: str) -> RawPage:
    if not file.is_file():
        raise Usage(f"{file} does not exist; give the file the page was saved in.")
    moment = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return RawPage(url=url, final_url=url, fetched_at=moment, status=200, body=file.read_bytes())


def _fetched(url: str, recordings: tuple[Path, ...], as_of: datetime | None) -> RawPage:
    from archive.cli.fetching import Fetcher

    fetched = Fetcher(load_configuration(), recordings, as_of)([url])
    page = fetched.pages.get(url)
    if page is None:
        raise next(iter(fetched.reasons.values()), Unreachable(f"{url} gave no answer; try again later."))
    if page.status != 200:
        raise Unreachable(f"{url} answered {page.status}; only a page that is there can be kept.")
    return page


def _read(page: RawPage, *, spec: SiteSpec, own: Path | None) -> Release:
    from crawler.parsers.release import read_release
    from crawler.sites.languages import languages_known, load_language
    from crawler.sites.loading import load_parties
    from crawler.sites.noise import load_noise

    return read_release(
        page,
        spec=spec,
        party=load_parties(own).get(spec.party),
        languages=load_language,
        noise=load_noise(),
        known=languages_known(),
    )
