"""Find how a listing goes on: a link to the next page, numbered pages, a feed, a button that loads more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import Tag

from crawler.parsers.addresses import canonical_url, fetchable_url, host_of
from crawler.parsers.drafting.names import classes, selectors
from crawler.parsers.drafting.places import Places
from crawler.parsers.select import many
from crawler.parsers.tree import Element, Page

_SAYS_NEXT = "next|older|naechste|weiter|suivant|suivante|volgende|nasta|siguiente"
_NEXT = re.compile(rf"(?:^|[-_])(?:{_SAYS_NEXT})(?:$|[-_])", re.I)
_NUMBERED = re.compile(
    r"(?P<before>(?:[?&][\w\[\]-]*(?:page|paged|seite|sida|sivu|pagina|start|offset|pagenum_rs|limitstart|p|pg|o)="
    r"|/(?:page|seite|sida|pagina|p)[/-]|/page-))(?P<n>\d{1,4})(?P<after>/?)$",
    re.I,
)
_LABELLED = re.compile(
    r"(?P<before>[?&][\w\[\]-]+=|/(?:page|seite|sida|pagina|p)[/-]|/page-)(?P<n>\d{1,4})(?P<after>/?)$", re.I
)
"""Any number at the end, for links that are labelled with a number themselves."""
_LABEL = re.compile(r"[^\W\d][^\d'\"\\]{2,40}$")
_MOST_ONWARD = 8
_PERIOD = re.compile(r"(?:[^\W\d]{3,12}\.? )?(?P<year>(?:19|20)\d\d)(?: ?\(\d+\))?$")
"""The label of a link to the releases of a year or a month."""
_POSTED = re.compile(r"__doPostBack\(.*Page\$|__doPostBack\(.*[Pp]ager|\.submit\(\)")
_MORE = re.compile(r"load[-_ ]?more|mehr[-_ ]laden|show[-_ ]?more|view[-_ ]?more|infinite", re.I)
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerDraft:
    """How a listing goes on, in the keys of a site's file; all None where one page is all there is."""

    next: str | None = None
    pages: str | None = None
    pages_from: int = 2
    pages_step: int = 1
    stated: bool = False
    """Whether the page has ``rel="next"``, which every site's listing is asked for without a selector."""
    onward: tuple[str, ...] = ()
    """Beside `pages`: selectors that lead to the second page here; what says "next" leads from there on."""
    unsure: bool = False
    """Whether `pages` holds only where the second page shows to be a listing."""
    button: bool = False
    """Whether a button loads more and nothing else leads there."""
    form: bool = False
    """Whether the next page is asked for by a form that a script sends, and nothing else leads there."""
    further: str | None = None
    """Selector of links to lists of earlier years or months, where no page follows the listing."""


def draft_pager(places: Places, page: Page, accepted: Callable[[str], bool]) -> PagerDraft:
    """Return how the listing on `page` goes on."""
    if many(page.root, "a[rel~='next'][href], link[rel~='next'][href]", url=page.url):
        return PagerDraft(stated=True)
    for anchor in places.body.find_all("a", href=True):
        target = fetchable_url(str(anchor["href"]), base=page.base_url)
        if target is None or host_of(target) != host_of(page.url) or not _says_next(anchor):
            continue
        if canonical_url(target) != canonical_url(page.url) and _same_listing(target, page.url):
            css = _next_selector(anchor, page, target, accepted)
            if css is not None:
                return PagerDraft(next=css)
    numbered = _numbered(places, page, accepted) or _below(places, page, accepted)
    return numbered or PagerDraft(
        button=_has_button(places), form=_has_form(places), further=_archives(places, page, accepted)
    )


def _says_next(anchor: Tag) -> bool:
    parent = anchor.parent
    around = classes(parent) if parent is not None and parent.name in ("li", "span", "div", "p") else []
    return any(_NEXT.search(name) for name in [*classes(anchor), *around, str(anchor.get("id") or "")])


def _same_listing(target: str, url: str) -> bool:
    """Say whether an address is a page of the same listing: its path begins alike, or it counts pages."""
    below = urlsplit(target).path.startswith(urlsplit(url).path.rstrip("/"))
    return below or _NUMBERED.search(target) is not None


def _next_selector(anchor: Tag, page: Page, target: str, accepted: Callable[[str], bool]) -> str | None:
    """Return a selector that says "next" itself and leads first to the next page."""
    for _, css in sorted(selectors(anchor)):
        if not re.search(_SAYS_NEXT, css, re.I):
            continue
        found = many(page.root, css, url=page.url)
        led = [fetchable_url(each.get("href") or "", base=page.base_url) for each in found]
        if led and all(each == target for each in led) and accepted(css):
            return css
    return None


def _numbered(places: Places, page: Page, accepted: Callable[[str], bool]) -> PagerDraft | None:
    """Return the pages of a listing whose links are numbers only, after the two lowest of them."""
    listing = page.url.split("#")[0]
    numbers: dict[int, str] = {}
    leading: dict[int, list[Tag]] = {}
    template = None
    for anchor in places.body.find_all("a", href=True):
        target = fetchable_url(str(anchor["href"]), base=page.base_url) or ""
        label = anchor.get_text(" ", strip=True)
        matched = (_LABELLED if label.isdigit() else _NUMBERED).search(target)
        if matched is None or host_of(target) != host_of(listing):
            continue
        before = target[: matched.start()]
        if canonical_url(before or target) != canonical_url(_NUMBERED.sub("", listing)):
            continue
        n = int(matched["n"])
        numbers.setdefault(n, label)
        leading.setdefault(n, []).append(anchor)
        template = "{listing}" + matched["before"] + "{n}" + matched["after"]
    if template is None:
        return None
    labelled = {int(label): n for n, label in numbers.items() if label.isdigit()}
    start = labelled.get(2, min((n for n in numbers if n >= 1), default=2))
    step = labelled[3] - start if 3 in labelled else max(1, start if start > 4 else 1)
    onward = _onward(leading.get(start, []), page, accepted)
    return PagerDraft(pages=template, pages_from=start, pages_step=max(1, step), onward=onward)


def _below(places: Places, page: Page, accepted: Callable[[str], bool]) -> PagerDraft | None:
    """Return the pages of a listing whose second may be its own address with ``/2`` behind it."""
    second = canonical_url(f"{page.url.split('#')[0].rstrip('/')}/2")
    found = []
    for anchor in places.body.find_all("a", href=True):
        target = fetchable_url(str(anchor["href"]), base=page.base_url)
        if target is not None and canonical_url(target) == second:
            found.append(anchor)
    if not found or urlsplit(page.url).query:
        return None
    end = "/" if str(found[0]["href"]).endswith("/") else ""
    return PagerDraft(pages="{listing}/{n}" + end, onward=_onward(found, page, accepted), unsure=True)


def _onward(anchors: list[Tag], page: Page, accepted: Callable[[str], bool]) -> tuple[str, ...]:
    """Return selectors that find links to the second page and no others; the words of a label come first."""
    named: list[tuple[int, str]] = []
    for anchor in anchors:
        labels = [(key, str(anchor.get(key) or "")) for key in ("aria-label", "title")]
        named.extend((0, f"a[{key}='{label}']") for key, label in labels if _LABEL.match(label))
        if not anchor.get_text(strip=True).isdigit():
            named.extend(sorted(selectors(anchor)))
    wanted = {canonical_url(fetchable_url(str(each["href"]), base=page.base_url) or "") for each in anchors}
    found = []
    for css in dict.fromkeys(css for _, css in named):
        led = many(page.root, css, url=page.url) if accepted(css) else []
        urls = {
            canonical_url(fetchable_url(each.get("href") or "", base=page.base_url) or "") for each in led
        }
        if urls == wanted:
            found.append(css)
    return tuple(found[:_MOST_ONWARD])


def _has_button(places: Places) -> bool:
    for each in places.body.find_all(["button", "a", "div"]):
        said = [*classes(each), str(each.get("id") or "")]
        if any(_MORE.search(name) for name in said) or (
            each.name == "button" and _MORE.search(each.get_text(" ", strip=True))
        ):
            return True
    return False


def _has_form(places: Places) -> bool:
    scripts = [str(each.get(key) or "") for each in places.body.find_all("a") for key in ("href", "onclick")]
    return any(_POSTED.search(script) for script in scripts)


def _archives(places: Places, page: Page, accepted: Callable[[str], bool]) -> str | None:
    """Return a selector of the links that are labelled with years or months, and of no others."""
    labelled: dict[str, Tag] = {}
    for anchor in places.body.find_all("a", href=True):
        target = fetchable_url(str(anchor["href"]), base=page.base_url)
        period = _PERIOD.match(anchor.get_text(" ", strip=True))
        if target is None or period is None or host_of(target) != host_of(page.url):
            continue
        if period["year"] in urlsplit(target)._replace(netloc="").geturl():
            labelled.setdefault(canonical_url(target), anchor)
    if len(labelled) < 2:
        return None
    last = list(labelled.values())[-1]
    for _, css in sorted(selectors(last)):
        led = [
            fetchable_url(each.get("href") or "", base=page.base_url) for each in _found(page, css, accepted)
        ]
        if len(led) >= 2 and all(url is not None and canonical_url(url) in labelled for url in led):
            return css
    return None


def _found(page: Page, css: str, accepted: Callable[[str], bool]) -> list[Element]:
    return many(page.root, css, url=page.url) if accepted(css) else []


def feeds_of(places: Places, page: Page) -> list[str]:
    """Return the feeds a page names, those of comments left out, those of its own folder first."""
    found = []
    for link in places.soup.find_all("link", href=True):
        rel = str(link.get_attribute_list("rel"))
        if "alternate" not in rel or str(link.get("type") or "").lower() not in _FEEDS:
            continue
        address = fetchable_url(str(link["href"]), base=page.base_url)
        if address is not None and "comment" not in f"{address} {link.get('title') or ''}".lower():
            found.append(address)
    under = urlsplit(page.url).path.rstrip("/")
    return sorted(dict.fromkeys(found), key=lambda each: not urlsplit(each).path.startswith(f"{under}/"))
