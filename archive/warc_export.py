"""WARC out: the stored pages of releases that can be seen, and of the listings that name no other.

A page of a release that does not stand in archive.db, because it is held, withdrawn or not yet read, is left
out, and so is every page that links to one or prints its headline.
"""

from __future__ import annotations

import html
import json
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.covering import Cover
from archive.evidence import FILE as EVIDENCE_FILE
from archive.evidence import Evidence
from archive.hiding import Hidden
from archive.ids import address_key
from archive.opening import connect, named
from archive.reading import FILE
from archive.reading_state import FILE as STATE_FILE
from archive.reading_state import holds_in
from archive.schema import READINGS, age
from archive.times import moment
from archive.withdrawn import links_of
from crawler.errors import StoreError
from crawler.records import RawPage


@dataclass(slots=True, kw_only=True)
class Exported:
    """How many pages went out, and how many were left out because they tell of what cannot be seen."""

    pages: int = 0
    left_out: int = 0


def export_warc(folder: Path, target: Path) -> Exported:
    """Write the pages of a data folder to a WARC file, gzip where its name ends so; the same every time.

    Raises StoreError where a database cannot be read or the file cannot be written.
    """
    seen, told = _seen(folder / FILE), _held(folder / STATE_FILE)
    done = Exported()
    beside = target.with_name(f"{target.name}.new")
    try:
        with Evidence(folder / EVIDENCE_FILE, readonly=True) as evidence, beside.open("wb") as file:
            writer = WARCWriter(file, gzip=target.suffix == ".gz")
            writer.write_record(_info(writer, target.name))
            for page in _pages(evidence, seen, told, done):
                done.pages += 1
                for record in _records(writer, page):
                    writer.write_record(record)
        beside.replace(target)
    except OSError as error:
        message = f"{target} cannot be written ({error.strerror}); free some space, or name another file."
        raise StoreError(message) from None
    return done


def _seen(path: Path) -> frozenset[str]:
    """Return the ids of all releases that stand in archive.db, those that another took the place of too."""
    with closing(connect(path, readonly=True)) as connection, named(path):
        rows = connection.execute("select id from releases union select id from redirects").fetchall()
    return frozenset(id for (id,) in rows)


def _held(path: Path) -> Cover:
    """Return the addresses and headlines of what is held, as last parsed."""
    if not path.is_file():
        return Cover((), ())
    with closing(connect(path, readonly=True)) as connection, named(path):
        holds = holds_in(connection) if age(connection, READINGS) == "current" else []
    return Hidden(holds).cover


def _pages(evidence: Evidence, seen: frozenset[str], told: Cover, done: Exported) -> Iterator[RawPage]:
    """Yield what may leave, in order of time; count what may not."""
    minted = evidence.connection.execute("select id, address from ids").fetchall()
    hidden = {address for id, address in minted if id not in seen}
    hidden |= {
        address_key(url)
        for url, id in evidence.connection.execute("select url, id from aliases")
        if id not in seen
    }
    rows = evidence.connection.execute(
        """select url, final_url, at, status, headers, blob, role from fetches
        where blob is not null order by at, url, source"""
    )
    for url, final_url, at, status, headers, blob, role in rows:
        page = RawPage(
            url=url,
            final_url=final_url or url,
            fetched_at=moment(at),
            status=status,
            headers=json.loads(headers),
            body=evidence.blobs.get(blob),
        )
        named_here = {address_key(page.url), address_key(page.final_url)}
        unseen = role == "release" and evidence.resolve(url) not in seen
        tells = bool(hidden & (named_here | _linked(page, hidden))) or _prints(page, told)
        if unseen or evidence.withdrawn.is_withdrawn(url) or tells:
            done.left_out += 1
        else:
            yield page


def _prints(page: RawPage, told: Cover) -> bool:
    """Say whether a page prints a headline of what is held; white space and signs may be written as HTML."""
    return bool(told.headlines) and told.is_named_in(html.unescape(page.body.decode("utf-8", "replace")))


def _linked(page: RawPage, hidden: set[str]) -> set[str]:
    return {address_key(url) for url in links_of(page)} if hidden else set()


def _info(writer: WARCWriter, name: str) -> Any:
    fields = {
        "software": f"onrecord {version('onrecord')}",
        "format": "WARC File Format 1.0",
        "description": "Pages as they were fetched, decoded; what is held or withdrawn is left out.",
    }
    record = writer.create_warcinfo_record(name, fields)
    record.rec_headers.replace_header("WARC-Date", "1970-01-01T00:00:00Z")
    record.rec_headers.replace_header("WARC-Record-ID", _id("warcinfo", name))
    return record


def _records(writer: WARCWriter, page: RawPage) -> Iterator[Any]:
    """Yield the response, behind a redirect where the page was asked for under another address."""
    if page.final_url != page.url:
        yield _response(writer, page, page.url, 302, [("Location", page.final_url)], b"")
    headers = [(name.title(), value) for name, value in sorted(page.headers.items())]
    yield _response(writer, page, page.final_url, page.status, headers, page.body)


def _response(
    writer: WARCWriter, page: RawPage, url: str, status: int, headers: list[tuple[str, str]], body: bytes
) -> Any:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    sent = [*headers, ("Content-Length", str(len(body)))]
    at = page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders(f"{status} {phrase}".strip(), sent, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": at, "WARC-Record-ID": _id(at, url, str(status))},
    )


def _id(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(parts))}>"
