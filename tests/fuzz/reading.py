"""Fuzz the whole reading with mutated pages: whatever comes, a reading or a named error, and no long wait.

    python -m tests.fuzz.reading FOLDER [-max_total_time=300] [-timeout=10] [any option of libFuzzer]

FOLDER holds pages to begin with: those of `tests/crawler/pages`, or real ones. Pages that reach new code are
kept in it, so give a copy. A page that fails is written to the working folder, and the run ends.
Needs `pip install 'onrecord[fuzz]'`.
"""

from __future__ import annotations

import random
import sys

import atheris

with atheris.instrument_imports(include=["crawler"]):
    from crawler.errors import PageError
    from crawler.parsers.mail import read_mail
    from crawler.sites.languages import languages_known, load_language
    from crawler.sites.noise import load_noise
    from tests.crawler.reader import read, read_text

SCRAPS = (
    b"<div>", b"</div>", b"<p>", b"</p>", b"<br><br>", b"<table><tr><td>", b"<ul><li>", b"<blockquote>",
    b"<h1>", b"<time datetime=9999-99-99>", b"<form>", b"<nav>", b"<svg>", b"<!--", b"<script>", b"\0",
    b"\xff\xfe", b"&#x110000;", "“".encode(), "„".encode(), "–".encode(), b'"', b"'", b"###", b"- ENDS -",
    b"Notes to editors", b"EMBARGOED until 25:61 on 31 February", b"said:", b"31/02/2019", b"00:60",
    b"12 May 2024", b"@", b"+44 20 7946 0000", b"Jane Doe MP, leader of", b"(D-CA)", "Ó".encode(),
    b"<a href='http://['>", b"..." * 9,
)  # fmt: skip
MAIL = b"From: "
"""Bytes with which a mail begins, and no page."""


def test_one_input(data: bytes) -> None:
    """Read bytes as a mail, as a page, and, where they are short, as a pasted text."""
    try:
        if data.startswith(MAIL):
            read_mail(data, languages=load_language, noise=load_noise(), known=languages_known())
            return
        found = read(data, url="")
        for quote in found.quotes:
            for piece in quote.pieces:
                assert 0 <= piece.start < piece.end <= len(getattr(found, piece.part)[piece.paragraph])
    except PageError:
        return
    if len(data) < _PASTED:
        read_text(data.decode("utf-8", "replace"))


_PASTED = 4_000


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Return a page with a stretch copied or dropped, a scrap put in, or bytes changed by libFuzzer."""
    chance = random.Random(seed)
    at, size = chance.randrange(len(data) + 1), chance.randrange(1, 1 + max(1, len(data) // 8))
    kind = chance.randrange(5)
    if kind == 0:
        data = data[:at] + data[at + size :]
    elif kind == 1:
        data = data[: at + size] * 2 + data[at:]
    elif kind in (2, 3):
        data = data[:at] + chance.choice(SCRAPS) * chance.choice((1, 1, 1, 2, 30)) + data[at:]
    else:
        return atheris.Mutate(data, most)
    return data[:most]


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input, custom_mutator=mutated)
    atheris.Fuzz()
