"""What a page declares about itself: JSON-LD, microdata, OpenGraph, meta elements, as declared facts.

Nothing declared is believed here; the recogniser weighs it against what the page shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin

from crawler.parsers.tree import Element, Page

_PUBLISHED = {
    # meta name, property or itemprop, lower case, in the order of belief
    name: rank
    for rank, name in enumerate(
        (
            "article:published_time", "article:published", "og:article:published_time", "og:published_time",
            "datepublished", "publication_date", "publishdate", "publish_date", "publish-date", "pubdate",
            "published_time", "published", "citation_publication_date", "parsely-pub-date", "sailthru.date",
            "rnews:datepublished", "dcterms.issued", "dcterms.available", "dc.date.issued", "dc.date.created",
            "dcterms.created", "dcterms.date", "dc.date", "dc.date.published", "article.published",
            "article_date_original", "created", "date",
        )
    )
}  # fmt: skip
_SAID_BY = {
    # the same for all that is read of a meta element: what each name says
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title",
    "citation_title": "title", "headline": "title", "parsely-title": "title",
    "og:site_name": "site", "application-name": "site", "apple-mobile-web-app-title": "site",
    "og:locale": "language", "language": "language", "dc.language": "language",
    "dcterms.language": "language", "inlanguage": "language",
    "description": "description", "og:description": "description",
    "og:url": "address", "og:type": "type",
    "article:modified_time": "modified", "og:updated_time": "modified", "datemodified": "modified",
    "last-modified": "modified", "dcterms.modified": "modified",
} | dict.fromkeys(_PUBLISHED, "published")  # fmt: skip
_ARTICLE_TYPES = frozenset(
    ("Article", "NewsArticle", "BlogPosting", "PressRelease", "ReportageNewsArticle", "OpinionNewsArticle",
     "AnalysisNewsArticle", "BackgroundNewsArticle", "SocialMediaPosting", "Report", "LiveBlogPosting")
)  # fmt: skip
_LIST_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "Blog"))
_OTHER_TYPES = frozenset(("ProfilePage", "AboutPage", "ContactPage", "FAQPage"))
_EVENT_TYPES = frozenset(("Event", "SocialEvent", "BusinessEvent", "EducationEvent"))
_MOST_NODES = 5000
_LD_JSON = re.compile(r"application/ld\+json", re.I)


@dataclass(slots=True)
class Declared:
    """Facts a page declares. Every list keeps page order; texts are as declared, only stripped."""

    titles: list[str] = field(default_factory=list)
    """og:title, JSON-LD and microdata headlines, and last the `title` element."""
    published: list[tuple[str, str]] = field(default_factory=list)
    """(origin, text), most believed first: origin is ``json-ld`` or ``meta``."""
    dated: bool = False
    """Whether a date of publication is declared for this page as a text, and not as any page of the site."""
    modified: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    """Language tags, most believed first: of the `html` element, of JSON-LD, of meta elements."""
    site_names: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    """``text``, ``list`` or ``other``, as JSON-LD says; ``article`` and others as OpenGraph does."""
    canonical_url: str | None = None
    addresses: list[str] = field(default_factory=list)
    """Addresses the page gives as its own or its site's: canonical, og:url."""


def declared_by(page: Page) -> Declared:
    """Return what a page declares about itself."""
    facts = Declared()
    for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if language := page.root.get(name):
            facts.languages.append(language.strip())
    metas: list[Element] = []
    blocks: list[str] = []
    title: str | None = None
    for element in page.root.iter("meta", "link", "script", "title"):
        tag = element.tag
        if tag == "meta":
            metas.append(element)
        elif tag == "script":
            # Its type first: the text of a program is long, and no use here.
            if _LD_JSON.search(element.get("type") or "") and (text := element.text):
                blocks.append(text)
        elif tag == "link":
            _read_canonical(element, page, facts)
        elif title is None:
            title = " ".join((element.text or "").split())
    _read_json(list(_json_nodes(blocks)), page, facts)
    _read_meta(metas, facts)
    if title:
        facts.titles.append(title)
    return facts


def _read_canonical(link: Element, page: Page, facts: Declared) -> None:
    if "canonical" not in (link.get("rel") or "").lower().split():
        return
    address = link.get("href")
    if facts.canonical_url or not address:
        return
    try:
        facts.canonical_url = urljoin(page.base_url, address.strip())
        facts.addresses.append(facts.canonical_url)
    except ValueError:  # an address such as http://[ is as good as none
        return


def _read_meta(metas: list[Element], facts: Declared) -> None:
    dates: list[tuple[int, str]] = []
    for meta in metas:
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        said = _SAID_BY.get(name) if name else _said_to_servers(meta)
        if said is None or not (content := meta.get("content", "").strip()):
            continue
        if said == "published":
            facts.dated = True
            dates.append((_PUBLISHED[name], content))
        else:
            _read_named_meta(name, said, content, facts)
    facts.published.extend(("meta", content) for _, content in sorted(dates, key=lambda each: each[0]))


def _said_to_servers(meta: Element) -> str | None:
    """Return what a meta element without a name says, which stands for a header of the response."""
    return "header" if meta.get("http-equiv", "").lower() == "content-language" else None


def _read_named_meta(name: str, said: str, content: str, facts: Declared) -> None:
    match said:
        case "title":
            at = 0 if name == "og:title" else len(facts.titles)
            facts.titles.insert(at, " ".join(content.split()))
        case "site":
            facts.site_names.append(" ".join(content.split()))
        case "header":
            facts.languages.append(content)
        case "language":
            facts.languages.append(content.replace("_", "-"))
        case "description":
            facts.descriptions.append(" ".join(content.split()))
        case "address":
            facts.addresses.append(content)
        case "type":
            facts.types.add("article" if "article" in content.lower() else content.lower())
        case "modified":
            facts.modified.append(content)


def _json_nodes(blocks: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of all JSON-LD blocks, outermost first, without recursion and within bounds."""
    for block in blocks:
        waiting: list[Any] = [_loaded(block)]
        seen = 0
        while waiting and seen < _MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, dict):
                yield node
                waiting.extend(
                    node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node
                )
            elif isinstance(node, list):
                waiting.extend(node[:_MOST_NODES])


def _loaded(text: str) -> Any:
    text = text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # declared badly is not declared
        return None


def _read_json(nodes: list[dict[str, Any]], page: Page, facts: Declared) -> None:
    article = _article_of(nodes, page, facts)
    for node in nodes:
        kinds = _kinds(node)
        facts.types.update(
            name
            for name, known in (("list", _LIST_TYPES), ("other", _OTHER_TYPES), ("event", _EVENT_TYPES))
            if kinds & known
        )
        if kinds & {"WebSite", "Organization"}:
            facts.site_names.extend(_texts(node.get("name")))
    pages = [node for node in nodes if "WebPage" in _kinds(node)]
    for node in ([article] if article else []) + pages:
        if node is article:
            facts.types.add("text")
            facts.dated = "datePublished" in node
            facts.titles.extend(_texts(node.get("headline")) or _texts(node.get("name")))
            facts.descriptions.extend(_texts(node.get("description")))
        facts.published.extend(("json-ld", text) for text in _texts(node.get("datePublished")))
        facts.modified.extend(_texts(node.get("dateModified")))
        facts.languages.extend(_texts(node.get("inLanguage")))


def _article_of(nodes: list[dict[str, Any]], page: Page, facts: Declared) -> dict[str, Any] | None:
    """Return the one declared text that is this page's own; None where several are teasers of others."""
    articles = [node for node in nodes if _kinds(node) & _ARTICLE_TYPES]
    if len(articles) < 2:
        return articles[0] if articles else None
    own = {_bare(address) for address in (page.url, facts.canonical_url) if address}
    mine = [node for node in articles if own & {_bare(text) for text in _addresses(node)}]
    return mine[0] if len(mine) == 1 else None


def _kinds(node: dict[str, Any]) -> set[str]:
    return set(_texts(node.get("@type")))


def _addresses(node: dict[str, Any]) -> list[str]:
    whole = node.get("mainEntityOfPage")
    inner = _texts(whole.get("@id")) + _texts(whole.get("url")) if isinstance(whole, dict) else _texts(whole)
    return _texts(node.get("url")) + _texts(node.get("@id")) + inner


def _bare(address: str) -> str:
    return urldefrag(address)[0].split("://")[-1].removeprefix("www.").rstrip("/")


def _texts(value: Any) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [" ".join(each.split()) for each in found if isinstance(each, str) and each.strip()]
