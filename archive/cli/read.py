"""`onrecord read FILE…`: read pages and texts with no database, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from crawler.errors import OnrecordError, PageError, Usage
from crawler.parsers.as_json import to_json
from crawler.parsers.release import read_release, read_text
from crawler.parsers.tree import LARGEST, decode
from crawler.records import RawPage, Release
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise

Reader = Callable[..., Release]

_TEXTS = (".txt", ".text", ".md")
_MAILS = (".eml",)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--site", metavar="SLUG", help="Read with the layouts, language and zone of this site.")
@click.option("--url", metavar="URL", help="The address the page was saved from.")
@click.option("--language", metavar="CODE", help="The language, where the page declares none: en, de, fr …")
@click.option("--timezone", metavar="ZONE", help="The publisher's time zone: Europe/London …")
@click.option(
    "--sites",
    "own",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    envvar="ONRECORD_SITES",
    help="Sites of your own.",
)
@click.pass_context
def read(
    ctx: click.Context,
    files: tuple[Path, ...],
    site: str | None,
    url: str | None,
    language: str | None,
    timezone: str | None,
    own: Path | None,
) -> None:
    """Read saved pages, texts and mails: one JSON object a line, with the keys of the guidelines."""
    reading = partial(_read_one, url=url, how=_how(site, own, language, timezone), now=datetime.now(UTC))
    failed = False
    for file in files:
        release, error = reading(file)
        if error is not None:
            failed = True
            click.echo(error if str(file) in error else f"{file}: {error}", err=True)
        sys.stdout.write(json.dumps(to_json(release, file=str(file)), ensure_ascii=False) + "\n")
    ctx.exit(1 if failed else 0)


def _how(site: str | None, own: Path | None, language: str | None, timezone: str | None) -> dict[str, object]:
    """Return the keywords of a reading; raises Usage for a site, language or zone that nobody knows."""
    if language is not None and language not in languages_known():
        raise Usage(f"No words for the language {language!r}; known: {', '.join(languages_known())}.")
    if timezone is not None and not _is_zone(timezone):
        raise Usage(f"No time zone is called {timezone!r}; give an IANA name such as Europe/London.")
    spec = party = None
    if site is not None:
        from crawler.sites.loading import load_parties, load_site

        spec = load_site(site, own=own)
        party = load_parties(own=own).get(spec.party)
    return {
        "spec": spec,
        "party": party,
        "languages": load_language,
        "language": language,
        "timezone": timezone,
        "noise": load_noise(),
        "known": languages_known(),
    }


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def _read_one(
    file: Path, *, url: str | None, how: dict[str, object], now: datetime
) -> tuple[Release, str | None]:
    """Return the reading of one file, and the sentence about what is wrong with it, or None."""
    try:
        body = _bytes(file)
        release = _reader(file, url, now)(body, how)
    except PageError as problem:
        return Release(kind="other", url=url), str(problem)
    except OnrecordError:
        raise
    except (
        Exception
    ) as fault:  # a fault of ours on one page must not stop the run; it is told, and exits with 1
        name = type(fault).__name__
        return Release(
            kind="other", url=url
        ), f"it could not be read ({name}: {fault}); please report this page."
    return replace(release, url=url or release.canonical_url), None


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise _Unreadable(
            f"the file cannot be opened ({error.strerror}); check its name and rights."
        ) from None


class _Unreadable(PageError):
    """A file that cannot be opened is a problem of that file only."""


def _reader(file: Path, url: str | None, now: datetime) -> Callable[[bytes, dict[str, object]], Release]:
    suffixes = [suffix.lower() for suffix in file.suffixes]
    kind = next((suffix for suffix in reversed(suffixes) if suffix != ".gz"), "")
    address = url or str(file)

    def page(body: bytes) -> RawPage:
        return RawPage(url=address, final_url=address, fetched_at=now, status=200, body=body)

    def read_page(body: bytes, how: dict[str, object]) -> Release:
        return _call(read_release, page(body), how)

    def read_plain(body: bytes, how: dict[str, object]) -> Release:
        return _call(read_text, decode(page(body)), how)

    def read_message(body: bytes, how: dict[str, object]) -> Release:
        from crawler.parsers.mail import read_mail

        return _call(read_mail, body, how)

    return read_message if kind in _MAILS else read_plain if kind in _TEXTS else read_page


def _call(reader: Reader, what: object, how: dict[str, object]) -> Release:
    return reader(what, **how)
