"""Say why a page given as a listing is none: what was found there, where else was looked, what to do next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

from archive.drafting_folders import USUAL_SITEMAPS
from crawler.errors import (
    CrawlRefused,
    ListingEmpty,
    NotARelease,
    NotRecorded,
    OnrecordError,
    Unreachable,
)
from crawler.parsers.addresses import canonical_url, fetchable_url, host_of
from crawler.parsers.drafting.blocks import is_of
from crawler.parsers.phrases import folded
from crawler.parsers.tree import Element, Page, open_page
from crawler.records import RawPage
from crawler.sites.languages import languages_known, load_language

_REFUSED = (401, 403, 407, 429)
_LITTLE = 400
"""Characters of visible text below which a page with scripts is drawn by them."""
_FEWEST_FOREIGN = 3
_TITLE_WORDS = 4
_DRAWN = re.compile(r"__NEXT_DATA__|__NUXT__|__INITIAL_STATE__|data-reactroot|ng-app|webpackJsonp")
_ELSEWHERE = "Give the address of its feed or sitemap, or of the JSON from which the script draws the list."


def refuse_answer(page: RawPage) -> None:
    """Raise Unreachable where a listing was answered with anything but a page."""
    if page.status == 200:
        return
    if page.status in _REFUSED:
        todo = "it refuses programs. Ask its owner to let this one in, or give the address of its feed."
    elif page.status >= 500:
        todo = "its server failed. Try again later, or give the address of its feed or sitemap."
    else:
        todo = "there is no such page. Open the site, and give the address of the listing itself."
    raise Unreachable(f"{_named(page)} answered {page.status}: {todo}")


def refused_wall(page: RawPage, error: NotARelease) -> NotARelease:
    """Return the error for a page that is a consent wall or a bot challenge, with what can be done."""
    return NotARelease(
        f"{error} Give the address of the site's feed or sitemap; or save listing and releases as a WARC "
        f"file with a browser that has passed {page.url}, and give that with --recordings."
    )


def no_answer(url: str, reason: OnrecordError | None) -> OnrecordError:
    """Return the error for a listing that gave no page, with what can be done about it."""
    if reason is None:
        return Unreachable(f"{url} gave no answer; try again later.")
    todo = {
        CrawlRefused: "Ask its owner to let this program in, or give the address of its feed or sitemap.",
        NotRecorded: "Give an address that was recorded, or leave --recordings out.",
        Unreachable: "Try again later; or open it in a browser, and give the address at which the list is.",
    }
    return type(reason)(f"{str(reason).rstrip('.')}. {todo.get(type(reason), '')}".rstrip())


def no_listing(page: RawPage) -> ListingEmpty:
    """Return the error for a page without a list of releases: what is there instead, and what to do."""
    opened = open_page(page)
    title = " ".join("".join(opened.root.xpath("//title//text()")).split())
    headed = f" ({title!r})" if title else ""
    found, todo = next(_instead(opened, page))
    looked = f"It names no feed, and no sitemap was found at {', '.join(('/robots.txt', *USUAL_SITEMAPS))}."
    return ListingEmpty(f"{_named(page)}{headed} {found}. {looked} {todo}{_perhaps(opened, page)}")


def none_of(page: RawPage, links: str | None, urls: list[str]) -> ListingEmpty:
    """Return the error for a list of links of which not one leads to a page that reads as a release."""
    named = f" ({links!r})" if links else ""
    return ListingEmpty(
        f"{_named(page)} has a list of links{named}, but of {len(urls)} pages that were read not one is a "
        f"release, such as {urls[0]}. {_LISTING}{_perhaps(open_page(page), page)}"
    )


def _perhaps(opened: Page, page: RawPage) -> str:
    """Say where a page itself leads by a label as "Press releases"; an empty text where it does not."""
    labels = {label for code in languages_known() for label in load_language(code).frame.labels}
    for anchor in opened.root.iter("a"):
        url = fetchable_url(anchor.get("href") or "", base=opened.base_url)
        if url is None or canonical_url(url) == canonical_url(page.final_url) or not is_of(url, page.url):
            continue
        if folded("".join(anchor.itertext())) in labels:
            return f" Perhaps it is {url}, to which this page links."
    return ""


def _named(page: RawPage) -> str:
    moved = canonical_url(page.final_url) != canonical_url(page.url)
    return f"{page.url}, which redirects to {page.final_url}," if moved else page.url


def _instead(opened: Page, page: RawPage) -> Iterator[tuple[str, str]]:
    """Yield what a page is instead of a list, the surest first, each with what to do."""
    root = opened.root
    if root.xpath("//input[@type='password']"):
        yield "asks for a log-in", "Give an address that anybody may read."
    forms = [each for each in root.iter("form") if (each.get("method") or "").lower() == "post"]
    asked = next((each for each in forms if _asks_for_list(each)), None)
    if asked is not None:
        where = urljoin(page.final_url or page.url, asked.get("action") or "")
        yield (
            f"shows no list but a form that is sent to {where} (POST)",
            "Give the address of its feed or sitemap; or write the site's file by hand, with `post = true`.",
        )
    if _is_drawn(root, page):
        yield "is drawn by a script: the page as it is sent holds no list of releases", _ELSEWHERE
    links = [each for each in _links(opened) if canonical_url(each) != canonical_url(page.url)]
    foreign = Counter(host_of(url) for url in links if not is_of(url, page.url))
    host, n = foreign.most_common(1)[0] if foreign else ("", 0)
    if n >= _FEWEST_FOREIGN:
        yield (
            f"lists {n} pages of another site, {host}, and no releases of its own",
            f"Give the address of the listing on {host}, or of the page with the site's own releases.",
        )
    own = list(dict.fromkeys(url for url in links if is_of(url, page.url)))
    if len(own) == 1:
        yield f"has one link that may be a release, {own[0]}; a draft needs two at least", _LISTING
    yield "shows no repeated block of links to releases, of which a draft needs two at least", _LISTING


_LISTING = "Give the address of the page that lists press releases, of its feed or of its sitemap."


def _asks_for_list(form: Element) -> bool:
    """Say whether a form chooses among entries: it has fields, and none for an address, a gift or a word."""
    names = " ".join(f"{each.get('name')} {each.get('type')}" for each in form.iter("input", "select"))
    if re.search(r"mail|password|donat|newsletter", names, re.I):
        return False
    return bool(names) and next(form.iter("select", "button", "input"), None) is not None


def _is_drawn(root: Element, page: RawPage) -> bool:
    """Say whether scripts fill a page: it names their frame, or holds little else."""
    scripts = [each for each in root.iter("script") if each.get("src") or (each.text or "").strip()]
    if not scripts:
        return False
    shown = " ".join(
        root.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    )
    return bool(_DRAWN.search(page.body.decode("latin-1"))) or len(" ".join(shown.split())) < _LITTLE


def _links(opened: Page) -> Iterator[str]:
    """Yield the addresses of links that are worded as headlines are."""
    for anchor in opened.root.xpath("//body//a[@href][not(ancestor::nav or ancestor::footer)]"):
        url = fetchable_url(anchor.get("href") or "", base=opened.base_url)
        if url is not None and len("".join(anchor.itertext()).split()) >= _TITLE_WORDS:
            yield url
