"""Write a drafted site as the TOML of its file: at most fifteen lines, strings quoted as TOML does."""

from __future__ import annotations

import json

from crawler.records import LayoutSpec, SiteSpec

MOST_LINES = 15
_SPARE = ('language = "en"', "listed_date =")
"""Lines that are left out first where the file would grow longer: the readers find these by themselves."""


def toml_of(spec: SiteSpec, family: SiteSpec | None = None) -> str:
    """Return the file of a site. What its family says already, or what holds by itself, is not repeated."""
    ruling = family or SiteSpec(slug="", name="", party="", url="", listings=())
    lines = [_line("name", spec.name)]
    if spec.party != spec.slug:
        lines.append(_line("party", spec.party))
    if spec.family:
        lines.append(_line("family", spec.family))
    if spec.facts == "recorded":
        lines.append(_line("facts", spec.facts))
    lines.append(_line("url", spec.url))
    if spec.listings != (spec.url,):
        lines.append(f"listings = {_list(spec.listings)}")
    for key in _KEYS:
        value = getattr(spec, key)
        if value is not None and (value != getattr(ruling, key) or (not family and key in _ALWAYS)):
            lines.append(_line(key, value))
    if spec.hosts and spec.hosts != ruling.hosts:
        lines.append(f"hosts = {_list(spec.hosts)}")
    if spec.paths and spec.paths != ruling.paths:
        lines.append(f"paths = {_list(spec.paths)}")
    if spec.listed_date is not None and spec.listed_date != ruling.listed_date:
        lines.append(_line("listed_date", spec.listed_date))
    layouts = [] if family else [_layout(layout) for layout in spec.layouts]
    return "\n".join(_shortened(lines, layouts)) + "\n"


_ALWAYS = ("language", "timezone")
_WALK = ("links", "next", "pages", "pages_from", "pages_step", "further")
_KEYS = (*_ALWAYS, "date_order", *_WALK)


def _layout(layout: LayoutSpec) -> list[str]:
    lines = [_line("name", layout.name), _line("body", layout.body)]
    for key in ("title", "date", "intro", "byline"):
        if (value := getattr(layout, key)) is not None:
            lines.append(_line(key, value))
    if layout.drop:
        lines.append(f"drop = {_list(layout.drop)}")
    return lines


def _shortened(lines: list[str], layouts: list[list[str]]) -> list[str]:
    """Return the lines of a file; where they would be too many, each layout is one line."""
    below = [line for layout in layouts for line in ("", "[[layout]]", *layout)]
    for spare in ("", *_SPARE):
        if len(lines) + len(below) <= MOST_LINES:
            return lines + below
        below = [line for line in below if line != ""]
        lines = [line for line in lines if not (spare and line.startswith(spare))]
    if len(lines) + len(below) > MOST_LINES and layouts:
        inline = [f"    {{ {', '.join(layout)} }}," for layout in layouts]
        below = ["layout = [", *inline, "]"] if len(inline) > 1 else [f"layout = [{inline[0].strip(' ,')}]"]
    return lines + below


def _line(key: str, value: object) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
