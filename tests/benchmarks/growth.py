"""Show that the time of every reader grows with the size of what it reads, and no faster.

    python -m tests.benchmarks.growth [--rounds N] [--only WORD]

One line a reader and input shape: CPU milliseconds at a size and at eight times that size, the best of N
rounds, and by how much the time has grown. Growth in line with the size is 8; exit code 1 where any is
clearly more. No shape is a page: each repeats what a careless pattern would read again and again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml import html

from crawler.errors import PageError
from crawler.parsers.blocks import blocks_of_element
from crawler.parsers.dates import find_dates
from crawler.parsers.frame import frame
from crawler.parsers.noise import drop_noise
from crawler.parsers.people.attribution import read_source
from crawler.parsers.people.roster import Roster
from crawler.parsers.people.signatories import signatories
from crawler.parsers.plain import blocks_of_text
from crawler.parsers.speech import read_speech
from crawler.records import Block
from crawler.sites.languages import load_language
from crawler.sites.noise import load_noise
from tests.crawler.reader import read, read_text

FACTOR = 8
MOST = 20.0
"""Growth of the time over `FACTOR` above which it is not linear: eight is, 64 is the square."""
SHORT = 0.02
"""Seconds below which a time says nothing of growth."""
EN = load_language("en")
SENTENCE = "The council has agreed to mend the harbour wall before the winter storms begin. "


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to read, of any size."""

    reader: str
    name: str
    size: int
    """Repetitions in the smaller of the two inputs."""
    made: Callable[[int], Callable[[], object]]
    """Returns, for a number of repetitions, the reading of an input that is made already."""


REPEATED = {
    "paragraphs": "<p>The party has called on ministers to bring forward a plan, said Morag Ellison.</p>",
    "unclosed quotes": "<p>“We want boats, and we want them now, said Ms Ellison.</p>",
    "links": "<li><a href=/x>The party has called on ministers</a></li>",
    "nested lists": "<ul><li>The party has called on ministers to bring forward a plan ",
    "dates": "<p>12 March 2024 12/03/2024 March 12, 2024</p>",
    "line breaks": "The party has called on ministers to bring forward a plan<br>",
    "one long line": "aaaa (“Ms Ellison MSP, ",
    "headings": "<h2>About the party</h2><p>It is a party.</p>",
    "teasers": "<div class=item><h3><a href=/x>A headline</a></h3><p>Some words about it.</p></div>",
    "spaces": "                    \n",
    "pull quotes": "<blockquote><p>We want boats, and we want them now.</p></blockquote><p>More.</p>",
}
"""Scraps of a page that, repeated, have led readers of pages astray; the fuzz test repeats them, too."""


def pages() -> Iterator[Shape]:
    """Yield shapes for the reading of a whole page."""
    for name, scrap in REPEATED.items():
        yield Shape("whole page", name, 400, lambda times, scrap=scrap: _page(scrap * times))  # type: ignore[misc]
    text = {"lines": SENTENCE + "\n", "short lines": "x y\n", "quoted": "> > > We must act.\n"}
    for name, scrap in text.items():
        yield Shape("plain text", name, 400, lambda times, scrap=scrap: _call(read_text, scrap * times))  # type: ignore[misc]


def _page(text: str) -> Callable[[], object]:
    page = f"<html lang=en><main><h1>Fair deal for ferries</h1><p>12 March 2024</p>{text}</main></html>"
    return _call(read, page)


def _call(reader: Callable[[str], object], text: str) -> Callable[[], object]:
    def reading() -> object:
        try:
            return reader(text)
        except PageError as refused:
            return refused

    return reading


def trees() -> Iterator[Shape]:
    """Yield shapes for what is dropped from a tree, and for its blocks."""
    shapes: dict[str, Callable[[int], str]] = {
        "nested suspects": lambda n: "<div class='cookie-x' aria-hidden='true'>" * n + "</div>" * n,
        "suspects": lambda n: "<div class='cookie-x'>We use cookies.</div>" * n,
        "twins": lambda n: "<p aria-hidden='true'>The same line of text</p><p>The same line of text</p>" * n,
        "forms": lambda n: "<form>Sign up</form><nav>Home</nav>" * n,
        "inline elements": lambda n: "<p>" + "<b>bold</b> <i>it</i> " * n + "</p>",
        "tables": lambda n: "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * n,
    }
    for name, markup in shapes.items():
        yield Shape("noise and blocks", name, 200, lambda n, markup=markup: _tree(markup(n)))  # type: ignore[misc]


def _tree(markup: str) -> Callable[[], object]:
    text = f"<html><body>{SENTENCE * 40}{markup}</body></html>"

    def reading() -> object:
        root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
        drop_noise(root, load_noise(), EN.page)
        return blocks_of_element(root)

    return reading


def frames() -> Iterator[Shape]:
    """Yield shapes for the lines around a text."""
    shapes: dict[str, Callable[[int], list[Block]]] = {
        "digits": lambda n: [Block(text="0" + "1 " * n)],
        "addresses": lambda n: [Block(text="a@" * n)],
        "end marks": lambda n: [Block(text="- 30 " * n)],
        "contacts": lambda n: [Block(text="Jane Doe 020 7946 0018")] * n,
        "headings": lambda n: [Block(text="Contact: x")] * n,
        "footnotes": lambda n: [Block(text="[1] x y z")] * n,
        "line breaks": lambda n: [Block(text="ab " * n, breaks=tuple(range(2, 3 * n - 1, 3)))],
        "bold": lambda n: [
            Block(text=f"Line {i} stands nowhere else at all", emphasis="strong") for i in range(n)
        ],
        "plain lines": lambda n: list(blocks_of_text("Press release\n\n" * n)),
    }
    for name, blocks in shapes.items():
        yield Shape("frame", name, 1_000, lambda n, blocks=blocks: _frame(blocks(n)))  # type: ignore[misc]


def _frame(blocks: list[Block]) -> Callable[[], object]:
    return lambda: frame(blocks, language=EN, title=None)


def dates() -> Iterator[Shape]:
    """Yield shapes for the dates in a line."""
    for piece in ("1 ", "May 12 ", "12 May 2019 ", "12:30 ", "1.1.", "of the ", "\u00a0"):
        yield Shape("dates", repr(piece), 1_000, lambda n, piece=piece: _dates(piece * n))  # type: ignore[misc]


def _dates(text: str) -> Callable[[], object]:
    return lambda: find_dates(text, language=EN, order="DMY", timezone="UTC", near=date(2026, 6, 1))


def speech() -> Iterator[Shape]:
    """Yield shapes for quotes and their speakers."""
    for scrap in (
        "“We must act, ",
        "” said Ana Brook. “",
        "Ana Brook said: ",
        "“We must go.” said X. ",
        "“",
        "' ",
        "... ",
        "– sagt X – ",
        "A, B, C, ",
        "X: ",
        ". ",
    ):
        times = 8_000 // len(scrap)
        yield Shape("speech", repr(scrap), times, lambda n, scrap=scrap: _speech(scrap * n))  # type: ignore[misc]


def _speech(text: str) -> Callable[[], object]:
    body = [Block(text=text.strip())]
    return lambda: read_speech(body, (), language=EN, title=None, organisation=None, byline=None)


def people() -> Iterator[Shape]:
    """Yield shapes for names, roles and signatures."""
    for piece in ("Jane Doe and ", "Minister for ", "A, ", "(", "“", "von der ", "MP, ", "Á-"):
        yield Shape("people", repr(piece), 500, lambda n, piece=piece: _people(piece * n))  # type: ignore[misc]


def _people(text: str) -> Callable[[], object]:
    def reading() -> object:
        roster = Roster(title=None, body=[text], notes=(), language=EN, organisation="Free Alliance")
        found = read_source(text, language=EN)
        if found is not None:
            roster.resolve(found, 0, len(text))
        roster.mentions("Jane Doe")
        return signatories(["Yours sincerely, " + text], language=EN)

    return reading


def seconds(reading: Callable[[], object], rounds: int) -> float:
    """Return CPU seconds of a reading, the best of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        reading()
        best = min(best, time.process_time() - begun)
    return best


def table(rounds: int, only: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the table, each with whether the time grows in line with the size."""
    for shapes in (pages, trees, frames, dates, speech, people):
        for shape in shapes():
            if only not in f"{shape.reader} {shape.name}":
                continue
            small = seconds(shape.made(shape.size), rounds)
            large = seconds(shape.made(shape.size * FACTOR), rounds)
            grown = large / max(small, 1e-6)
            fine = large < SHORT or grown < MOST
            sizes = f"{shape.size:>7}{shape.size * FACTOR:>8}"
            times = f"{small * 1000:10.2f}{large * 1000:10.2f}{grown:8.1f}"
            yield f"{shape.reader:18}{shape.name:24}{sizes}{times}{'' if fine else '  not in line'}", fine


def main() -> None:
    """Print the table; end with 1 where a time grows clearly faster than the size."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", default="", metavar="WORD")
    given = arguments.parse_args()
    print(f"{'reader':18}{'shape':24}{'size':>7}{'':>8}{'ms':>10}{'ms':>10}{'grown':>8}  (8 is linear)")
    broken = 0
    for line, fine in table(given.rounds, given.only):
        print(line, flush=True)
        broken += not fine
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
