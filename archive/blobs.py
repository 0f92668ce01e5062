"""Keep bytes by what they are: addressed by SHA-256, compressed by zstd with a dictionary per site.

Pages of one site share most of their bytes, so that a dictionary made of some of them leaves about a
fifth of what gzip leaves. The dictionary stands in the same file as what needs it. It is made when a site
has 16 pages, again whenever it has grown well beyond that, up to 2,000, and when new pages come out much
larger than the dictionary promised (a relaunch). A new dictionary is only put to use after every blob
that it replaces was compressed anew and compared.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections import defaultdict, deque
from pathlib import Path

from archive.opening import transaction
from crawler.errors import StoreError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 10
FEWEST, MOST = 16, 2000
"""Pages of a site at which the first dictionary is made, and from which on only a relaunch makes another."""
GROWTH, GROWTH_AT_END = 2.5, 1.25
"""By how much a site must have grown since its dictionary was made, during a run and at its end."""
SMALL, LARGE, MANY = 32 * 1024, 112 * 1024, 64
"""Largest size of a dictionary in bytes, made of few pages and of `MANY` or more; larger ones are worse."""
SAMPLES = 1000
"""Pages of a site from which a dictionary is made, at most: evenly over all of them, or the newest."""
SAMPLE_BYTES = 256 * 1024
"""How much of one page is looked at, so that a single huge one cannot fill the dictionary."""
_WINDOW = 64
_DRIFT = 2.0


class Blobs:
    """The blobs and dictionaries of one evidence.db."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._dictionaries: dict[int, zstd.ZstdDict] = {}
        self._recent: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=_WINDOW))

    def put(self, site: str, body: bytes) -> bytes:
        """Store bytes within the caller's transaction, once, and return their SHA-256."""
        digest = hashlib.sha256(body).digest()
        if self._connection.execute("select 1 from blobs where sha256 = ?", (digest,)).fetchone():
            return digest
        current = self._newest(site)
        small = self._compress(body, current[0] if current else None)
        self._connection.execute(
            "insert into blobs(sha256, size, site, dictionary, bytes) values (?, ?, ?, ?, ?)",
            (digest, len(body), site, current[0] if current else None, small),
        )
        self._recent[site].append(len(small) / max(len(body), 1))
        return digest

    def get(self, digest: bytes) -> bytes:
        """Return the bytes of a SHA-256. Raises StoreError where they are missing or not what they were."""
        row = self._row(digest)
        if row[1] is not None and not self._has_dictionary(row[1]):
            row = self._row(digest)  # a new dictionary took its place between the two questions
        body = self._decompress(row[0], row[1], digest)
        if len(body) != row[2]:
            raise StoreError(f"{self._path}: the blob {digest.hex()} is cut; run `onrecord verify`.")
        return body

    def _row(self, digest: bytes) -> tuple[bytes, int | None, int]:
        row: tuple[bytes, int | None, int] | None = self._connection.execute(
            "select bytes, dictionary, size from blobs where sha256 = ?", (digest,)
        ).fetchone()
        if row is None:
            raise StoreError(f"{self._path} lacks the blob {digest.hex()}; run `onrecord verify`.")
        return row

    def train_where_due(self, site: str, *, growth: float = GROWTH) -> bool:
        """Make a new dictionary where a site has grown enough or drifted; say whether one was made.

        Must be called outside a transaction: it is one of its own.
        """
        pages = self._connection.execute("select count(*) from blobs where site = ?", (site,)).fetchone()[0]
        current = self._newest(site)
        made_of = self._made_of(current[0]) if current else 0
        if pages >= FEWEST and made_of < MOST and pages >= growth * made_of:
            return self.train(site, pages=pages, again=True)
        recent = self._recent[site]
        if current and len(recent) == _WINDOW and (now := sum(recent) / _WINDOW) > _DRIFT * current[1]:
            recent.clear()
            return self.train(site, pages=pages, again=False, below=now / _DRIFT)
        return False

    def train(self, site: str, *, pages: int, again: bool, below: float = 1.0) -> bool:
        """Make a dictionary of a site's pages; `again` compresses all of its earlier blobs with it.

        It is kept only where it leaves less than `below` of pages that it was not made of. Returns whether.
        """
        with transaction(self._connection, self._path):
            kept = self._train(site, pages=pages, again=again, below=below)
        self.give_back()
        self._recent[site].clear()
        return kept

    def compress_anew(self, site: str) -> None:
        """Within the caller's transaction, leave no byte of a deleted blob in the site's dictionaries.

        A new one is made of what is left, or none where that is too little, and all blobs are compressed
        anew.
        """
        pages = self._connection.execute("select count(*) from blobs where site = ?", (site,)).fetchone()[0]
        if pages >= FEWEST:
            self._train(site, pages=pages, again=True, below=1.0)
        else:
            self._compress_again(site, None)
        self._recent[site].clear()

    def give_back(self) -> None:
        """Give unused pages of the file back to the disk. One page a step, which `execute` would not
        repeat.
        """
        self._connection.executescript("pragma incremental_vacuum")

    def _train(self, site: str, *, pages: int, again: bool, below: float) -> bool:
        samples = self._samples(site, every=max(1, pages // SAMPLES)) if again else self._newest_few(site)
        tried = samples[::8]
        made = _made([s for n, s in enumerate(samples) if n % 8], LARGE if pages >= MANY else SMALL)
        left = sum(len(_compressed(each, made)) for each in tried)
        ratio = left / max(sum(map(len, tried)), 1)
        if not again and ratio >= below:
            return False
        number = self._keep_dictionary(site, made, pages, ratio)
        if again:
            self._compress_again(site, number)
        return True

    def _samples(self, site: str, *, every: int) -> list[bytes]:
        rows = self._connection.execute(
            "select sha256 from blobs where site = ? and size > 0 order by rowid", (site,)
        ).fetchall()
        return [self.get(digest) for (digest,) in rows[::every]]

    def _newest_few(self, site: str) -> list[bytes]:
        rows = self._connection.execute(
            "select sha256 from blobs where site = ? and size > 0 order by rowid desc limit ?",
            (site, _WINDOW),
        ).fetchall()
        return [self.get(digest) for (digest,) in rows]

    def _keep_dictionary(self, site: str, made: zstd.ZstdDict, pages: int, ratio: float) -> int:
        content = zstd.compress(made.dict_content, LEVEL)
        number = self._connection.execute(
            "insert into dictionaries(site, pages, ratio, bytes) values (?, ?, ?, ?) returning id",
            (site, pages, ratio, content),
        ).fetchone()[0]
        self._dictionaries[number] = _ready(made.dict_content)
        return int(number)

    def _compress_again(self, site: str, number: int | None) -> None:
        # Each row also moves to the end of the table: made smaller in its place, it would leave a hole there
        # that no later page fits into.
        digests = self._connection.execute(
            "select sha256 from blobs where site = ? order by rowid", (site,)
        ).fetchall()
        for (digest,) in digests:
            body = self.get(digest)
            small = self._compress(body, number)
            if self._decompress(small, number, digest) != body:
                raise StoreError(f"{self._path}: the blob {digest.hex()} cannot be compressed anew.")
            self._connection.execute(
                "update blobs set bytes = ?, dictionary = ?, rowid = (select max(rowid) + 1 from blobs)"
                " where sha256 = ?",
                (small, number, digest),
            )
        self._connection.execute(
            "delete from dictionaries where site = ? and id not in (select dictionary from blobs"
            " where dictionary is not null)",
            (site,),
        )

    def _newest(self, site: str) -> tuple[int, float] | None:
        # Asked each time: another process may have made one and compressed anew what the last one held.
        row = self._connection.execute(
            "select id, ratio from dictionaries where site = ? order by id desc limit 1", (site,)
        ).fetchone()
        return None if row is None else (int(row[0]), float(row[1]))

    def _made_of(self, number: int) -> int:
        row = self._connection.execute("select pages from dictionaries where id = ?", (number,)).fetchone()
        return int(row[0])

    def _has_dictionary(self, number: int) -> bool:
        if number not in self._dictionaries:
            row = self._connection.execute(
                "select bytes from dictionaries where id = ?", (number,)
            ).fetchone()
            if row is None:
                return False
            self._dictionaries[number] = _ready(zstd.decompress(row[0]))
        return True

    def _dictionary(self, number: int) -> zstd.ZstdDict:
        if not self._has_dictionary(number):
            raise StoreError(f"{self._path} lacks the dictionary {number}; run `onrecord verify`.")
        return self._dictionaries[number]

    def _compress(self, body: bytes, number: int | None) -> bytes:
        return _compressed(body, None if number is None else self._dictionary(number))

    def _decompress(self, small: bytes, number: int | None, digest: bytes) -> bytes:
        try:
            return zstd.decompress(small, zstd_dict=None if number is None else self._dictionary(number))
        except zstd.ZstdError as error:
            raise StoreError(
                f"{self._path}: the blob {digest.hex()} is damaged ({error}); run `onrecord verify`, and put "
                "back the last `onrecord backup`."
            ) from error


def _compressed(body: bytes, dictionary: zstd.ZstdDict | None) -> bytes:
    """Return bytes compressed; a digested dictionary halves the time and leaves the same bytes (measured)."""
    return zstd.compress(body, LEVEL, zstd_dict=None if dictionary is None else dictionary.as_digested_dict)


def _made(samples: list[bytes], size: int) -> zstd.ZstdDict:
    try:
        return zstd.train_dict([sample[:SAMPLE_BYTES] for sample in samples], size)
    except zstd.ZstdError:  # too few or too equal pages: one of them serves as well, untrained
        return zstd.ZstdDict((samples[0] + bytes(8))[:size], is_raw=True)


def _ready(content: bytes) -> zstd.ZstdDict:
    """Return a dictionary from its bytes; only a trained one begins with zstd's magic number."""
    return zstd.ZstdDict(content, is_raw=content[:4] != b"\x37\xa4\x30\xec")
