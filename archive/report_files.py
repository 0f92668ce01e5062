"""The report of a night: an HTML and a text file in ``reports``, a row of evidence.db and of archive.db."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from archive.asserting import holds
from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence
from archive.hiding import Hidden
from archive.nights import FOLDER, keep_night, sync_nights
from archive.opening import connect
from archive.reading import FILE
from archive.report import Line, NightReport
from archive.times import moment
from crawler.errors import StoreError

_NAME = "%Y%m%dT%H%M%SZ"
SHOWN = 200
"""Lines of one kind in a report; a first night brings thousands. All stand in the archive."""


def last_report(folder: Path, *, before: datetime) -> datetime | None:
    """Return the moment of the newest report before one, or None."""
    moments = [found for path in (folder / FOLDER).glob("*.txt") if (found := _moment(path.stem)) is not None]
    return max((each for each in moments if each < before.replace(microsecond=0)), default=None)


def write_report(folder: Path, report: NightReport) -> tuple[Path, ...]:
    """Write both files, whole or not at all, and the public part into archive.db; return the files.

    Raises StoreError where they cannot be written.
    """
    reports = folder / FOLDER
    name = moment(report.at).strftime(_NAME)
    # The text comes last: it is what makes the report count as written.
    files = ((reports / f"{name}.html", as_html(report)), (reports / f"{name}.txt", as_text(report)))
    _keep(folder, report, Hidden(holds(folder)))
    try:
        reports.mkdir(exist_ok=True)
        for path, content in files:
            beside = path.with_suffix(path.suffix + ".new")
            beside.write_text(content, "utf-8")
            beside.replace(path)
    except OSError as error:
        raise StoreError(
            f"{reports} cannot be written ({error.strerror}); free some space, or give this user the "
            "right to write it. The archive itself is up to date."
        ) from None
    return tuple(path for path, _ in files)


def as_text(report: NightReport, *, public: bool = False) -> str:
    """Return a report as plain text; the public one tells nothing of held releases and of this machine."""
    return "\n".join([*_head(report), *_wrong(report, public=public), *_news(report), *_sites(report)]) + "\n"


def as_html(report: NightReport) -> str:
    """Return a report as one page that needs nothing else."""
    sections = [
        ("New", report.new, "published"),
        ("Edited on the site", report.edited, "what changed"),
        ("Gone from the site", report.removed, "how"),
        ("Back on the site", report.back, "how"),
    ]
    return _template().render(report=report, sections=sections, shown=SHOWN)


def _head(report: NightReport) -> Iterator[str]:
    yield report.subject
    yield f"From {report.since or 'the beginning'} to {report.at}."
    yield ""


def _wrong(report: NightReport, *, public: bool) -> Iterator[str]:
    if not public:
        yield from (f"FAULT  {fault}" for fault in report.faults)
        yield from (f"Note   {note}" for note in report.notes)
    for title, found in (("Broken", report.findings), ("Quiet", report.quiet)):
        if found:
            yield f"{title} ({len(found)})"
            yield from (f"  {each.level:<5}  {each.site}: {each.kind}. {each.message}" for each in found)
            yield ""
    if report.held and not public:
        yield f"Held under embargo ({sum(report.held.values())}); `onrecord hold` lists them."
        yield from (f"  {site}: {count}" for site, count in sorted(report.held.items()))
        yield ""


def _news(report: NightReport) -> Iterator[str]:
    yield from _section("New", report.new)
    yield from _section("Edited on the site", report.edited)
    yield from _section("Gone from the site", report.removed)
    yield from _section("Back on the site", report.back)


def _section(title: str, lines: Sequence[Line]) -> Iterator[str]:
    if not lines:
        return
    yield f"{title} ({len(lines)})"
    for line in lines[:SHOWN]:
        yield (
            f"  {line.site}: {line.title} [{line.detail}]" if line.detail else f"  {line.site}: {line.title}"
        )
        yield f"    {line.url}"
    if more := len(lines[SHOWN:]):
        yield f"  and {more} more, in the archive"
    yield ""


def _sites(report: NightReport) -> Iterator[str]:
    yield f"Sites crawled ({len(report.sites)})"
    yield f"  {'site':<28}{'runs':>6}{'broke off':>11}{'pages':>8}{'new':>6}{'edited':>8}{'gone':>9}"
    for each in report.sites:
        yield (
            f"  {each.site:<28}{each.runs:>6}{each.failed:>11}{each.pages:>8}{each.new:>6}{each.edited:>8}"
            f"{each.removed:>9}"
        )


def _keep(folder: Path, report: NightReport, hidden: Hidden) -> None:
    row = {
        "at": report.at,
        "since": report.since,
        "new": len(report.new),
        "edited": len(report.edited),
        "removed": len(report.removed),
        "findings": sum(each.level == "act" for each in (*report.findings, *report.quiet)),
        "report": as_text(report, public=True),
    }
    with Evidence(folder / EVIDENCE_FILE) as evidence:
        keep_night(evidence, row)
        with closing(connect(folder / FILE)) as connection:
            sync_nights(connection, folder / FILE, evidence.connection, hidden)


def _moment(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("archive"), autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")
