"""Plots as SVG in the page: no script, no style attribute, colours from the style sheet, a table always
beside. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from archive.web.printing import month

Series = Sequence[tuple[str, int]]
"""Months as ``YYYY-MM`` and counts, in order, without gaps (see `months`)."""


LABEL, NARROW, WIDEST = 32, 300, 704
"""The width of a year, of a plot on a telephone and of a column of text, in pixels."""
WIDE = ' class="wide"'


def months(first: str, last: str) -> list[str]:
    """Return all months from `first` to `last`, both ``YYYY-MM`` and included."""
    year, at = (int(part) for part in first.split("-"))
    found: list[str] = []
    while (stamp := f"{year:04}-{at:02}") <= last and len(found) < 1200:
        found.append(stamp)
        year, at = (year, at + 1) if at < 12 else (year + 1, 1)
    return found


def filled(counts: dict[str, int], first: str, last: str) -> list[tuple[str, int]]:
    """Return a count for every month from `first` to `last`."""
    return [(stamp, counts.get(stamp, 0)) for stamp in months(first, last)]


def spark(series: Series, label: str, *, highest: int | None = None, height: int = 24) -> Markup:
    """Return a small plot of one bar a month, for a line of text or a cell of a table."""
    top = max([highest or 0, *(count for _, count in series), 1])
    step = max(4, min(10, 120 // max(len(series), 1)))
    width = max(len(series) * step, step)
    drawn = "".join(
        _bar(n * step, step - 1, _tall(count, top, height), height) for n, (_, count) in enumerate(series)
    )
    return Markup(  # noqa: S704  numbers of ours, and a label that is escaped
        f'<svg class="spark" role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" preserveAspectRatio="none">'
        f'<line x1="0" y1="{height}" x2="{width}" y2="{height}"/>{drawn}</svg>'
    )


def _bar(x: int, width: int, tall: int, height: int, title: str = "") -> str:
    if not tall:
        return ""
    told = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect x="{x}" y="{height - tall}" width="{width}" height="{tall}">{told}</rect>'


def _tall(count: int, top: int, height: int) -> int:
    return max(1, round(count / top * (height - 1))) if count else 0


def bars(series: Series, label: str, height: int = 120, highest: int = 1) -> Markup:
    """Return a plot of one bar a month with the years below, and the highest count named.

    The bars lie at shares of the width, so that on a narrow screen they move together and the letters
    keep their size; a year whose label would then touch the next one has the class ``wide``."""
    top = max([*(count for _, count in series), highest])
    months = max(len(series), 1)
    width = min(max(min(14, max(3, 640 // months)) * months, 120), WIDEST)
    years = _years(series, width, height)
    drawn = "".join(
        _share(n, months, _tall(count, top, height), height, f"{month(stamp)}: {count:,}")
        for n, (stamp, count) in enumerate(series)
        if count
    )
    return Markup(  # noqa: S704  numbers of ours, and labels that are escaped
        f'<svg class="bars" role="img" aria-label="{escape(label)}" width="{width}" height="{height + 34}">'
        f'<text x="0" y="10">{top:,} at most</text>'
        f'<line x1="0" y1="{height + 14}" x2="100%" y2="{height + 14}"/>{drawn}{years}</svg>'
    )


def _share(n: int, months: int, tall: int, height: int, title: str) -> str:
    return (
        f'<rect x="{n / months:.3%}" y="{height + 14 - tall}" width="{0.8 / months:.3%}" height="{tall}">'
        f"<title>{escape(title)}</title></rect>"
    )


def _years(series: Series, width: int, height: int) -> str:
    """Label the Januaries for which there is room; the last one must end inside the plot."""
    januaries = [(n, stamp[:4]) for n, (stamp, _) in enumerate(series) if stamp.endswith("-01")]
    small = min(width, NARROW)
    every, rarely = (_every(room, len(series)) for room in (width, small))
    labels = []
    for at, (n, year) in enumerate(januaries):
        behind = 1 - n / len(series)
        if at % every == 0 and width * behind >= LABEL:
            fits = at % rarely == 0 and small * behind >= LABEL
            place = f'x="{n / len(series):.3%}" y="{height + 29}"'
            labels.append(f"<text {place}{'' if fits else WIDE}>{escape(year)}</text>")
    return "".join(labels)


def _every(width: int, months: int) -> int:
    """Return each how many years a label of `LABEL` pixels fits into `width` pixels."""
    return max(1, -(-LABEL * months // (12 * width)))
