"""Time and score the reading of pages beside other tools, same pages, same run.

    python tests/benchmarks/reading.py [--gold DIR --pages DIR] [--rounds N]

Without arguments it reads the pages of `tests/crawler/pages`; with the folders of real pages those. Our
reading gives every field; bare lxml only parses; the others give title, day and text. Those that are not
installed are left out. Times are CPU milliseconds a page once everything is loaded, for the quick tools the
best of N rounds. The ratio is to a bare lxml parse of the same page in the same round. A second table shows
that the time grows in line with the size of the page.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.crawler.reader import read  # noqa: E402

Reading = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its gold reading."""

    name: str
    body: bytes
    gold: Reading

    @property
    def text(self) -> str:
        """The page decoded, for the tools that want text."""
        return self.body.decode("utf-8", "replace")


def cases_in(gold: Path, pages: Path) -> list[Case]:
    """Return the pages that have a gold reading."""
    found = []
    for path in sorted(gold.rglob("*.json")):
        name = str(path.relative_to(gold)).removesuffix(".json")
        if (pages / name).suffix == ".html":
            found.append(Case(name, (pages / name).read_bytes(), json.loads(path.read_text("utf-8"))))
    return found


def ours(case: Case) -> Reading:
    """Read every field with the generic recogniser."""
    from crawler.errors import PageError
    from crawler.parsers.as_json import to_json

    try:
        return to_json(read(case.body, url=""))
    except PageError:
        return {"kind": "other"}


def bare_lxml(case: Case) -> Reading | None:
    """Parse and do nothing else."""
    importlib.import_module("lxml.html").fromstring(case.body)
    return None


def beautifulsoup(case: Case) -> Reading | None:
    """Make the tree of the whole page and do nothing else."""
    importlib.import_module("bs4").BeautifulSoup(case.body, "lxml")
    return None


def trafilatura(case: Case) -> Reading:
    """Extract title, day and text."""
    found = importlib.import_module("trafilatura").bare_extraction(case.text, with_metadata=True)
    if found is None:
        return {}
    return {"title": found.title, "published": found.date, "body": (found.text or "").split("\n")}


def readability(case: Case) -> Reading:
    """Extract title and text."""
    document = importlib.import_module("readability").Document(case.text)
    tree = importlib.import_module("lxml.html").fromstring(document.summary())
    return {"title": document.short_title(), "body": [tree.text_content()]}


def newspaper(case: Case) -> Reading:
    """Extract title, day and text."""
    page = importlib.import_module("newspaper").Article("https://party.example/a")
    page.download(input_html=case.text)
    page.parse()
    on = page.publish_date.date().isoformat() if page.publish_date else None
    return {"title": page.title, "published": on, "body": page.text.split("\n")}


TOOLS: dict[str, tuple[str, Callable[[Case], Reading | None]]] = {
    "bare lxml": ("lxml", bare_lxml),
    "onrecord, all fields": ("crawler", ours),
    "BeautifulSoup, tree only": ("bs4", beautifulsoup),
    "trafilatura": ("trafilatura", trafilatura),
    "readability": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
}


_QUICK = frozenset(("bare lxml", "onrecord, all fields"))
"""Tools that are timed in several rounds: of so short times the best is the steadiest."""


def warm(tool: Callable[[Case], Reading | None], cases: Iterable[Case]) -> None:
    """Read all pages once: words are loaded and patterns made before the clock starts.

    What is loaded is then left out of garbage collections, for every tool alike.
    """
    for case in cases:
        tool(case)
    gc.collect()
    gc.freeze()


def side_by_side(
    tool: Callable[[Case], Reading | None], cases: Iterable[Case], rounds: int
) -> tuple[float, float]:
    """Return CPU milliseconds of a tool and of bare lxml for all pages: of each page the best round."""
    spent = bare = 0.0
    for case in cases:
        times = [(seconds(tool, case), seconds(bare_lxml, case)) for _ in range(rounds)]
        spent += min(first for first, _ in times)
        bare += min(second for _, second in times)
    return spent * 1000, bare * 1000


def seconds(tool: Callable[[Case], Reading | None], case: Case) -> float:
    """Return the CPU seconds that a tool takes for a page."""
    begin = time.process_time()
    tool(case)
    return time.process_time() - begin


def grams(paragraphs: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text."""
    words = re.findall(r"\w+", " ".join(paragraphs).lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def overlap(gold: Iterable[str], found: Iterable[str]) -> float:
    """Return the F1 of word 4-grams."""
    one, other = grams(gold), grams(found)
    hits = (one & other).total()
    return 2 * hits / (one.total() + other.total()) if hits else float(not one and not other)


def figures(readings: Iterable[tuple[Case, Reading]]) -> dict[str, float]:
    """Return the mean scores over the releases, and the share of kinds that are right."""
    rows: list[dict[str, float]] = []
    kinds: list[bool] = []
    for case, found in readings:
        kinds.append(found.get("kind", "release") == case.gold["kind"])
        if case.gold["kind"] == "release":
            body = [*(found.get("body") or [])]
            rows.append(
                {
                    "title": float(_same(found.get("title"), case.gold["title"])),
                    "published": float((found.get("published") or None) == case.gold["published"]),
                    "body": overlap(case.gold["body"], body),
                    "noise": _noise(case.gold["must_exclude"], [*body, *(found.get("notes") or [])]),
                }
            )
    means = {key: sum(row[key] for row in rows) / len(rows) for key in rows[0]}
    return {"kind": sum(kinds) / len(kinds), **means}


def _same(found: str | None, gold: str) -> bool:
    return re.findall(r"\w+", (found or "").lower()) == re.findall(r"\w+", gold.lower())


def _noise(banned: list[str], kept: list[str]) -> float:
    squeezed = re.sub(r"\s", "", " ".join(kept))
    return sum(re.sub(r"\s", "", words) in squeezed for words in banned) / len(banned) if banned else 0.0


def table(cases: list[Case], rounds: int) -> Iterator[str]:
    """Yield the lines of the table of times and scores."""
    heads = ("kind", "title", "day", "body", "noise")
    yield (
        f"{'':26}{'ms/page':>9}{'x lxml':>8}" + "".join(f"{head:>8}" for head in heads) + f"  n={len(cases)}"
    )
    for name, (module, tool) in TOOLS.items():
        if importlib.util.find_spec(module) is None:
            yield f"{name:26} not installed"
            continue
        warm(tool, cases)
        spent, bare = side_by_side(tool, cases, rounds if name in _QUICK else 1)
        ratio = spent / bare
        line = f"{name:26}{spent / len(cases):9.2f}{ratio:8.1f}"
        readings = [(case, found) for case in cases if (found := tool(case)) is not None]
        if readings:
            scores = figures(readings)
            kind = f"{scores['kind']:8.3f}" if "kind" in readings[0][1] else f"{'–':>8}"
            line += kind + "".join(f"{scores[key]:8.3f}" for key in ("title", "published", "body", "noise"))
        yield line


def growth(case: Case, rounds: int) -> Iterator[str]:
    """Yield times for a page whose text is repeated: twice the size must take about twice the time."""
    yield f"{'size':>10}{'ms':>10}{'ms/MB':>10}"
    start, end = case.body.index(b"<p>"), case.body.rindex(b"</p>") + 4
    ours(case)
    for times in (1, 4, 16, 64, 256):
        body = case.body[:start] + case.body[start:end] * times + case.body[end:]
        spent = 1000 * min(seconds(ours, Case(case.name, body, case.gold)) for _ in range(rounds))
        yield f"{len(body):10}{spent:10.1f}{spent / len(body) * 1e6:10.1f}"


def main() -> None:
    """Print both tables."""
    own = ROOT / "tests" / "crawler" / "pages"
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--gold", type=Path, default=own)
    arguments.add_argument("--pages", type=Path, default=own)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    cases = cases_in(given.gold, given.pages)
    for line in table(cases, given.rounds):
        print(line)
    print()
    for line in growth(cases_in(own, own)[-1], 1):
        print(line)


if __name__ == "__main__":
    main()
