"""What a page is: one release, a list of them, or something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from crawler.parsers.phrases import anywhere, folded, is_one_of
from crawler.parsers.recognise.kind_lists import is_list
from crawler.parsers.recognise.signs import Signs
from crawler.records import Kind
from crawler.words import Language

_ERROR_LONGEST = 900
"""Characters of the longest text of an error page."""
_DATED_ERROR_LONGEST = 120
"""The same where the page has a day: a headline may speak of access that is denied."""
_SHORTEST = 25
_UNDATED_SHORTEST = 140
_WORDS_OF_PROSE = 5
"""Words of the shortest paragraph that tells something."""
_POSTED = re.compile(
    r"(?:^|\s)(?:single-(?:post|press|news)\S*|type-(?:post|press|news|article|blog)\S*|node-type-(?:press|news|article|blog)\S*"
    r"|node--type-(?:press|news|article|blog)\S*|page-node-type-(?:press|news|article|blog)\S*|press-?release\S*"
    r"|(?:news|article|press|blog|post)-?(?:single|detail|entry|view|page|item)|(?:single|detail)-?(?:news|article|press|post)|h-?entry-post)(?=\s|$)",
    re.IGNORECASE,
)
_OTHER_TYPE = re.compile(
    r"(?:^|\s)(?:(?:page-)?node-{1,2}type-|single-|post-type-|type-)"
    r"(?:campaign|petition|consultation|webform|form|event|person|people|profile|team|member|candidate|councillor"
    r"|landing|donation|faq)s?(?:-page)?(?=\s|$)",
    re.IGNORECASE,
)
"""Names by which Drupal, WordPress and their like say that a page is of a type that is no post."""

_POST_TITLE = re.compile(
    r"(?:^|[\s_-])(?:post|article|news|blog|press)(?:-item)?[-_]+(?:title|headline)\b", re.I
)
_POST_SHORTEST = 600
"""Characters of the shortest undated text that is a post by the name of its heading."""
_POSTS = frozenset(("posts", "post", "articles", "article", "artikel", "newsroom"))
"""What systems behind sites call their posts in addresses, in any language."""
_YEAR, _MONTH = re.compile(r"(?:19|20)\d\d"), re.compile(r"0?[1-9]|1[0-2]")


def kind_of(signs: Signs, language: Language) -> Kind:
    """Return the kind of a page that is neither a consent wall nor a bot challenge."""
    if is_error(signs, language) or _is_profile(signs, language) or signs.unseen:
        return "other"
    if is_list(signs, language):
        return "listing"
    if signs.kept.size < _SHORTEST or not signs.titled or not _tells_something(signs):
        return "other"
    if signs.dated or "text" in signs.declared.types:
        return "release"
    if signs.kept.size < _UNDATED_SHORTEST or _is_of_other_type(signs):
        return "other"
    return "release" if _is_posted(signs, language) or signs.spoken() else "other"


def kind_laid_out(signs: Signs, language: Language) -> Kind:
    """Return the kind of a page whose text a layout of its site has found.

    A layout says where the text of a release is; a page made with the same template may still be something
    else: a list, a profile, an error page, or a film with nothing written below it.
    """
    if not signs.body or signs.unseen or is_error(signs, language) or _is_profile(signs, language):
        return "other"
    if not signs.dated and _is_of_other_type(signs):
        return "other"
    return "listing" if is_list(signs, language) else "release"


def _tells_something(signs: Signs) -> bool:
    """Say whether the text has a paragraph, and not only the day, the place and the button of an event."""
    return any(len(block.text.split()) >= _WORDS_OF_PROSE for block in signs.body)


def is_error(signs: Signs, language: Language) -> bool:
    """Say whether a page is the site's answer to an address that it does not have."""
    if signs.kept.size > (_DATED_ERROR_LONGEST if signs.dated else _ERROR_LONGEST):
        return False
    titles = [signs.headline.text if signs.headline else "", *signs.declared.titles[-1:]]
    missing = anywhere(language.recogniser.missing)
    return any(missing.search(folded(title)) for title in titles if len(title) < 120)


def _is_profile(signs: Signs, language: Language) -> bool:
    if signs.headline is not None and is_one_of(signs.headline.text, language.recogniser.profile):
        return True
    types = signs.declared.types
    return ("other" in types and not signs.dated) or ("event" in types and "text" not in types)


def _is_of_other_type(signs: Signs) -> bool:
    """Say whether the system behind the site names the page a petition, an event, a person …"""
    return any(_OTHER_TYPE.search(names) for names in _names_above(signs))


def _is_posted(signs: Signs, language: Language) -> bool:
    """Say whether the page's own names or its address say that it is a post among others."""
    if any(_POSTED.search(names) for names in _names_above(signs)):
        return True
    if _is_headed_as_post(signs):
        return True
    labels = _section_slugs(language)
    return any(
        not labels.isdisjoint(sections) or _is_dated_path(sections)
        for sections in map(_sections, signs.addresses)
    )


def _is_headed_as_post(signs: Signs) -> bool:
    """Say whether a long text has a first heading that the site's system calls the title of a post."""
    index = signs.headline.index if signs.headline is not None else None
    if index is None or signs.kept.size < _POST_SHORTEST or signs.outline.elements[index].tag != "h1":
        return False
    return _POST_TITLE.search(signs.outline.elements[index].get("class") or "") is not None


def _is_dated_path(sections: list[str]) -> bool:
    """Say whether an address sorts its page by year and month, as those of posts do: /2024/05/slug."""
    return any(_YEAR.fullmatch(year) and _MONTH.fullmatch(month) for year, month in pairwise(sections))


def _names_above(signs: Signs) -> Iterator[str]:
    """Yield the class names of the element with the text and of everything around it."""
    k = signs.kept.top
    while k >= 0:
        yield signs.outline.elements[k].get("class") or ""
        k = signs.outline.parents[k]


def _sections(address: str) -> list[str]:
    try:
        return urlsplit(address).path.lower().strip("/").split("/")[:-1]
    except ValueError:  # no address at all
        return []


@lru_cache(maxsize=64)
def _section_slugs(language: Language) -> frozenset[str]:
    """Return the section labels of a language as they stand in addresses."""
    return frozenset(map(_slug, language.recogniser.sections)) - {"home", "search", "events"} | _POSTS


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.lower())
    return "-".join(
        re.findall(r"[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each)))
    )
