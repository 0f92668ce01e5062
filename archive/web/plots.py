"""Plots as SVG in the page: no script, no style attribute, colours from the style sheet, a table always
beside. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from archive.web.printing import month

Series = Sequence[tuple[str, int]]
"""Months as ``YYYY-MM`` and counts, in order, without gaps (see `months`)."""


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
    """Return a plot of one bar a month with the years below, and the highest count named."""
    top = max([*(count for _, count in series), highest])
    step = max(3, min(14, 640 // max(len(series), 1)))
    width = max(step * len(series), 120)
    drawn = "".join(
        _bar(n * step, max(step - 1, 2), _tall(count, top, height), height, f"{month(stamp)}: {count:,}")
        for n, (stamp, count) in enumerate(series)
    )
    years = "".join(
        f'<text x="{n * step}" y="{height + 15}">{escape(stamp[:4])}</text>'
        for n, (stamp, _) in enumerate(series)
        if stamp.endswith("-01") and (step * 12 >= 40 or int(stamp[:4]) % 5 == 0)
    )
    return Markup(  # noqa: S704  numbers of ours, and labels that are escaped
        f'<svg class="bars" role="img" aria-label="{escape(label)}" viewBox="0 -14 {width} {height + 34}"'
        f' width="{width}" height="{height + 34}">'
        f'<text x="0" y="-4">{top:,} at most</text><line x1="0" y1="{height}" x2="{width}" y2="{height}"/>'
        f"{drawn}{years}</svg>"
    )
