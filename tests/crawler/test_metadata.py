"""What pages declare: JSON-LD, microdata, OpenGraph, meta elements."""

from __future__ import annotations

import json

from crawler.parsers.metadata import Declared, declared_by
from crawler.parsers.tree import open_page
from tests.crawler.reader import raw_page

URL = "https://party.example/news/a"


def declared(head: str, body: str = "", attributes: str = "") -> Declared:
    return declared_by(
        open_page(raw_page(f"<html {attributes}><head>{head}</head><body>{body}</body></html>", URL))
    )


def ld(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def test_json_ld_of_an_article_is_read_from_a_graph() -> None:
    node = {"@type": "NewsArticle", "headline": "Fair deal", "datePublished": "2024-03-12T09:00:00+00:00"}
    facts = declared(ld({"@graph": [node, {"@type": "WebSite", "name": "Harbour Party"}]}))
    assert facts.published == [("json-ld", "2024-03-12T09:00:00+00:00")]
    assert facts.titles == ["Fair deal"]
    assert facts.site_names == ["Harbour Party"]
    assert "text" in facts.types
    assert facts.dated


def test_of_several_articles_only_the_pages_own_counts() -> None:
    own = {"@type": "Article", "url": URL + "/", "datePublished": "2024-03-12"}
    other = {"@type": "Article", "url": "https://party.example/news/b", "datePublished": "2023-01-01"}
    assert declared(ld(other, own)).published == [("json-ld", "2024-03-12")]
    assert declared(ld(other, {**other, "url": "https://party.example/c"})).published == []


def test_the_date_of_a_web_page_does_not_make_it_a_text() -> None:
    facts = declared(ld({"@type": "WebPage", "datePublished": "2019-01-01"}))
    assert facts.published == [("json-ld", "2019-01-01")]
    assert not facts.dated


def test_broken_json_ld_is_not_declared() -> None:
    broken = '<script type="application/ld+json">{"@type": "Article", </script>'
    deep = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert declared(broken + deep).types == set()


def test_meta_elements_are_ranked_and_updates_are_no_publication() -> None:
    facts = declared(
        "<meta name=date content=2024-03-10><meta property=article:published_time content=2024-03-12>"
        "<meta property=article:modified_time content=2024-03-14>"
    )
    assert facts.published == [("meta", "2024-03-12"), ("meta", "2024-03-10")]
    assert facts.modified == ["2024-03-14"]


def test_microdata_dates_count() -> None:
    assert declared("", "<meta itemprop=datePublished content=2024-03-12>").published == [
        ("meta", "2024-03-12")
    ]


def test_languages_titles_and_addresses_keep_their_order_of_belief() -> None:
    facts = declared(
        "<title>Fair deal | Harbour Party</title><meta property=og:title content='Fair deal'>"
        "<meta property=og:locale content=en_GB><link rel=canonical href=/news/fair-deal>",
        attributes="lang=cy",
    )
    assert facts.languages == ["cy", "en-GB"]
    assert facts.titles == ["Fair deal", "Fair deal | Harbour Party"]
    assert facts.canonical_url == "https://party.example/news/fair-deal"
