"""Load the sites and parties from their TOML files, checked strictly.

A site is `<slug>.toml`; the file name is its slug. What sites on the same platform share stands in
`families/<family>.toml` and is overridden key by key; a site's own layouts are tried before the family's,
and one of the same name takes its place. Sites of one's own live in another folder, beside those that
ship, with a parties.toml and a families folder of its own where needed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from crawler.errors import SpecError
from crawler.records import DateOrder, Expectation, LayoutSpec, Party, SiteSpec
from crawler.sites import checks
from crawler.sites.languages import languages_known

SHIPPED = Path(str(resources.files("crawler.sites")))

_SELECTORS = ("links", "next", "further", "listed_date", "not_found")
_TEXTS = ("name", "rights", "reason")
_SHARED = {
    *("links", "next", "further", "pages", "pages_from", "pages_step", "post", "paths", "listed_date"),
    *("language", "timezone", "date_order", "layout", "lacks", "not_found", "rights"),
}
_OF_SITE = {*_SHARED, "name", "party", "url", "listings", "also", "hosts", "family", "facts"}
_OF_SITE |= {"moved", "expect", "enabled", "reason"}
_OF_FAMILY = {*_SHARED, "about"}
_OF_LAYOUT = {"name", "body", "title", "date", "intro", "byline", "drop"}
_LACKING = ("title", "published", "embargo", "quotes", "people", "notes")


def load_sites(own: Path | None = None) -> dict[str, SiteSpec]:
    """Return every site by its slug, in alphabetical order: those that ship, and those in the folder `own`.

    A site of one's own with the slug of a shipped one takes its place. Raises SpecError for the first
    file that is wrong, naming file, key, what was found and what is known.
    """
    return {slug: load_site(slug, own) for slug in sorted(_files(own))}


def load_site(slug: str, own: Path | None = None) -> SiteSpec:
    """Return one site. Raises SpecError where there is none of this slug or its file is wrong."""
    files = _files(own)
    if slug not in files:
        raise SpecError(f"There is no site {slug!r}; known: {', '.join(sorted(files))}.")
    return _site(slug, files[slug], own)


def load_parties(own: Path | None = None) -> dict[str, Party]:
    """Return every party by its id: those that ship, and those in `own`/parties.toml."""
    parties = dict(_parties(SHIPPED / "parties.toml"))
    if own is not None and (own / "parties.toml").is_file():
        parties |= _parties(own / "parties.toml")
    return parties


def families_known(own: Path | None = None) -> tuple[str, ...]:
    """Return the names of all families."""
    folders = [folder / "families" for folder in (SHIPPED, own) if folder is not None]
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.toml")}))


def _files(own: Path | None) -> dict[str, Path]:
    if own is not None and not own.is_dir():
        raise SpecError(f"The folder of own sites {str(own)!r} does not exist; make it or leave --sites out.")
    folders = [SHIPPED] if own is None else [SHIPPED, own]
    return {path.stem: path for each in folders for path in each.glob("*.toml") if path.stem != "parties"}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecError(f"{path.name} is no TOML: {error}.") from None


@cache
def _parties(path: Path) -> dict[str, Party]:
    known = {"name", "country", "parlgov", "partyfacts", "manifesto", "wikidata"}
    parties = {}
    for party, table in _read(path).items():
        where = f"{path.name}: [{party}]"
        if not isinstance(table, dict):
            raise SpecError(f"{path.name}: {party} is {table!r}; expected a table [{party}].")
        checks.refuse_unknown(where, "key", table, known)
        for key in ("name", "country"):
            checks.text(where, key, table.get(key))
        for key in ("parlgov", "partyfacts", "manifesto"):
            if key in table and type(table[key]) is not int:
                raise SpecError(f"{where}: {key} is {table[key]!r}; expected a whole number.")
        parties[party] = Party(id=party, **table)
    return parties


def _site(slug: str, path: Path, own: Path | None) -> SiteSpec:
    file = path.name
    table = _read(path)
    checks.refuse_unknown(file, "key", table, _OF_SITE)
    family = _family(file, table.get("family"), own)
    values = {key: value for key, value in {**family, **table}.items() if key not in ("layout", "about")}
    _check_shared(file, values)
    layouts = _layouts(file, table.get("layout", []))
    named = {layout.name for layout in layouts}
    values["layouts"] = layouts + tuple(
        layout for layout in _layouts(file, family.get("layout", [])) if layout.name not in named
    )
    values["slug"] = slug
    values["name"] = checks.text(file, "name", table.get("name"))
    hint = " Add it to parties.toml of the folder of own sites."
    values["party"] = checks.one_of(file, "party", table.get("party", slug), load_parties(own), hint)
    _check_addresses(file, values)
    _check_state(file, values)
    for key in ("listings", "also", "paths", "lacks", "hosts"):
        values[key] = tuple(values.get(key, ()))
    return SiteSpec(**values)


def _family(file: str, name: Any, own: Path | None) -> dict[str, Any]:
    if name is None:
        return {}
    checks.one_of(file, "family", checks.text(file, "family", name), families_known(own))
    own_file = own / "families" / f"{name}.toml" if own is not None else None
    path = own_file if own_file is not None and own_file.is_file() else SHIPPED / "families" / f"{name}.toml"
    table = _read(path)
    checks.refuse_unknown(f"families/{path.name}", "key", table, _OF_FAMILY)
    _check_shared(f"families/{path.name}", table)
    _layouts(f"families/{path.name}", table.get("layout", []))
    return table


def _check_shared(file: str, values: dict[str, Any]) -> None:
    for key in _SELECTORS:
        if key in values:
            checks.selector(file, key, values[key])
    for key in _TEXTS:
        if key in values:
            checks.text(file, key, values[key])
    for value in checks.texts(file, "paths", values.get("paths", [])):
        checks.pattern(file, "paths", value)
    for value in checks.texts(file, "lacks", values.get("lacks", [])):
        checks.one_of(file, "lacks", value, _LACKING)
    if "language" in values:
        checks.one_of(file, "language", checks.text(file, "language", values["language"]), languages_known())
    if "timezone" in values:
        checks.time_zone(file, "timezone", values["timezone"])
    if "date_order" in values:
        checks.one_of(file, "date_order", values["date_order"], get_args(DateOrder))
    if "pages" in values and "{n}" not in checks.text(file, "pages", values["pages"]):
        raise SpecError(f"{file}: pages is {values['pages']!r}; expected an address with {{n}} in it.")
    if type(values.get("post", False)) is not bool:
        raise SpecError(f"{file}: post is {values['post']!r}; expected true or false.")
    for key in ("pages_from", "pages_step"):
        if type(values.get(key, 1)) is not int:
            raise SpecError(f"{file}: {key} is {values[key]!r}; expected a whole number.")


def _layouts(file: str, tables: Any) -> tuple[LayoutSpec, ...]:
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise SpecError(f"{file}: layout is {tables!r}; expected tables [[layout]].")
    layouts = []
    for n, table in enumerate(tables):
        key = f"layout[{n}]"
        checks.refuse_unknown(file, f"key in [[layout]] {table.get('name', n)!r}", table, _OF_LAYOUT)
        checks.text(file, f"{key}.name", table.get("name"))
        checks.selector(file, f"{key}.body", table.get("body"))
        for each in ("title", "date", "intro", "byline"):
            if each in table:
                checks.selector(file, f"{key}.{each}", table[each])
        drop = checks.texts(file, f"{key}.drop", table.get("drop", []))
        for each in drop:
            checks.selector(file, f"{key}.drop", each)
        layouts.append(LayoutSpec(**{**table, "drop": drop}))
    names = [layout.name for layout in layouts]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise SpecError(f"{file}: two layouts are named {', '.join(sorted(repeated))}; rename one.")
    return tuple(layouts)


def _check_addresses(file: str, values: dict[str, Any]) -> None:
    only = [checks.address(file, "url", values["url"])] if "url" in values else []
    listings = checks.texts(file, "listings", values.get("listings", only))
    if not listings:
        raise SpecError(f"{file}: there is neither url nor listings; give at least one address.")
    also = checks.texts(file, "also", values.get("also", []))
    for key, each in [("listings", each) for each in listings] + [("also", each) for each in also]:
        checks.address(file, key, each)
    values["listings"] = listings
    values["url"] = values.get("url", listings[0])
    checks.texts(file, "hosts", values.get("hosts", []))
    moved = values.get("moved", {})
    if not isinstance(moved, dict):
        raise SpecError(f"{file}: moved is {moved!r}; expected a table of old and new address.")
    for old, new in moved.items():
        checks.address(file, "moved", old)
        checks.address(file, f"moved.{old}", new)


def _check_state(file: str, values: dict[str, Any]) -> None:
    checks.one_of(file, "facts", values.get("facts", "reported"), ("recorded", "reported"))
    if type(values.get("enabled", True)) is not bool:
        raise SpecError(f"{file}: enabled is {values['enabled']!r}; expected true or false.")
    if not values.get("enabled", True) and not values.get("reason"):
        raise SpecError(f"{file}: enabled is false and there is no reason; say what is missing in reason.")
    expect = values.get("expect", {})
    known = ("releases_per_month", "quotes")
    if not isinstance(expect, dict):
        raise SpecError(f"{file}: expect is {expect!r}; expected a table [expect].")
    checks.refuse_unknown(file, "key in [expect]", expect, known)
    for key, value in expect.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise SpecError(f"{file}: expect.{key} is {value!r}; expected a number from 0 up.")
    values["expect"] = Expectation(**expect)
