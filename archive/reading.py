"""Read evidence.db into archive.db: find what is stale, read it again, write what differs.

A release is stale when there is new evidence of it, or when it was read by other parsers or another site
file. It is read whole, from all of its looks, and its rows are replaced in one transaction. Reading again
and again as evidence comes in, in any order and with any interruption, leaves the same rows as one
reading of it all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence
from archive.hiding import Hidden, hide
from archive.holding import is_held
from archive.ledger import sync_ledger, sync_places
from archive.nights import sync_nights
from archive.opening import connect
from archive.reading_release import ReadRelease
from archive.reading_site import Progress, SiteParse, SiteSummary
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import State
from archive.rebuilding import Archive, open_archive
from archive.spanning import make_spans
from archive.times import moment
from crawler.errors import Usage
from crawler.records import Party, SiteSpec

FILE = "archive.db"


def parse(
    folder: Path,
    *,
    sites: Mapping[str, SiteSpec],
    parties: Mapping[str, Party],
    now: datetime,
    only: Collection[str] = (),
    accept: Collection[str] = (),
    lifted: bool = False,
    dry_run: bool = False,
    jobs: int = 1,
    read: ReadRelease | None = None,
    progress: Progress | None = None,
) -> list[SiteSummary]:
    """Bring archive.db in `folder` up to date with evidence.db beside it, and return what that came to.

    `only` names the sites to parse, all where empty; `lifted` parses only sites with an embargo that has
    ended by `now`; `dry_run` writes nothing. What would get worse keeps its rows, except for the sites in
    `accept`. Raises StoreError where a database cannot be used, Usage where a site is unknown.
    """
    for slug in [*only, *accept]:
        if slug not in sites:
            raise Usage(f"There is no site {slug!r}; `onrecord sites` lists them.")
    chosen = {*only, *accept} if only else set()
    with _opened(folder, dry_run=dry_run) as (evidence, state, archive):
        slugs = [slug for slug in evidence.sites() if slug in sites]
        if not archive.rebuilt:  # a new schema is filled whole, whatever was asked for
            due = set(state.lifted_sites(now)) if lifted else chosen or set(slugs)
            slugs = [slug for slug in slugs if slug in due]
        if not dry_run and (slugs or not lifted):
            sync_places(archive.connection, archive.path, sites, parties)
        looked = [
            SiteParse(
                evidence=evidence,
                state=state,
                archive=archive,
                spec=sites[slug],
                party=parties[sites[slug].party],
                read=read or default_reader(),
                now=now,
                jobs=jobs,
                accept=slug in accept,
                dry_run=dry_run,
            )
            for slug in slugs
        ]
        return _settled(looked, folder, state, archive, now=now, dry_run=dry_run, progress=progress)


def _settled(
    looked: Sequence[SiteParse],
    folder: Path,
    state: State,
    archive: Archive,
    *,
    now: datetime,
    dry_run: bool,
    progress: Progress | None,
) -> list[SiteSummary]:
    """Look at every site, then write each: only then is known what must not be named."""
    # Beside the databases: /tmp may be kept in memory, and a first parse puts every release here.
    with tempfile.TemporaryFile(dir=None if dry_run else folder) as scratch:
        for site in looked:
            site.look(scratch, progress)
        hidden = Hidden(hold for hold in state.holds() if is_held(moment(hold.until), now))
        if looked and not dry_run and hide(archive.connection, archive.path, state, hidden):
            archive.forget_deleted_words()
        found = []
        for site in looked:
            found.append(site.write(hidden))
            if not dry_run:
                sync_ledger(archive, site.evidence, state, site.spec, hidden=hidden)
            found[-1].problems = archive.open_problems(site.spec.slug)
    if not dry_run:
        for site in looked[:1]:
            sync_nights(archive.connection, archive.path, site.evidence.connection, hidden)
        make_spans(archive.connection, archive.path)
    archive.finish()
    return found


@contextmanager
def _opened(folder: Path, *, dry_run: bool) -> Iterator[tuple[Evidence, State, Archive]]:
    """Open the three databases; for a dry run the last two are such that nothing is written to them."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
        state_path = folder / STATE_FILE
        if dry_run and state_path.is_file():
            state_path = Path(shutil.copy(state_path, scratch))
        elif dry_run:
            state_path = Path(scratch) / STATE_FILE
        with Evidence(folder / EVIDENCE_FILE, readonly=True) as evidence:
            state = State(state_path)
            try:
                archive = open_archive(folder / FILE, dry_run=dry_run)
                try:
                    yield evidence, state, archive
                finally:
                    archive.close()
            finally:
                state.close()


def members_of(folder: Path, release: str) -> tuple[str, ...]:
    """Return all ids of the release to which an id belongs, the one that stays first, as last parsed."""
    if not (folder / FILE).is_file():
        return (release,)
    with closing(connect(folder / FILE, readonly=True)) as archive:
        row = archive.execute("select release from redirects where id = ?", (release,)).fetchone()
        first = str(row[0]) if row else release
        rows = archive.execute("select id from redirects where release = ? order by id", (first,))
        return (first, *(str(id) for (id,) in rows))


def default_reader() -> ReadRelease:
    """Return the parsers' reader with the rules that ship, imported only when something is read."""
    from functools import partial

    from crawler.parsers.release import read_release
    from crawler.sites.languages import languages_known
    from crawler.sites.noise import load_noise

    return partial(read_release, noise=load_noise(), known=languages_known())
