"""What the names of elements say: class names and ids that sites in all languages share.

A name is a hint and never a verdict: whoever drops by it first asks how much of the page's text would go.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Hint = Literal["aside", "footer", "label", "intro", "text", "closing", None]
"""``aside`` leads elsewhere, ``footer`` stands below every page, ``label`` is a short line about the text,
``intro`` a standfirst, ``text`` the text, ``closing`` what a press office puts behind every release."""

_STATE = re.compile(
    r"^(?:has|no|not|with|without|is|js|tag|category|cat|menu-item|single|page|post|col|row|d|m[trblxy]?|p[trblxy]?"
    r"|wp|elementor-element|elementor-section|elementor-column|e-con|field--type|field-type|field--label|layout|theme)"
    r"(?:-|--|_)(?!content|body|text|nav|meta|tags?$|related|share|social|comments?|prev|next|date|author|info|teaser|footer|boilerplate)",
)
"""Names that state something of an element or lay it out, whatever noun follows."""

_ASIDE = (
    "related|relateds|recommended|recommendations?|sidebars?|side-?bar|breadcrumbs?|pagination|pager|paging|comments?"
    "|comment-?form|respond|disqus|newsletters?|subscribe|subscription|sign-?up|pop-?up|modal|lightbox|share|sharing"
    "|share-?(?:bar|buttons?|links?|this)|social|socials|social-?(?:media|links?|icons?|share|nav|bar)|sharedaddy|addthis|addtoany"
    "|menu|navbar|navigation|nav|nav-?(?:bar|links?|menu)|top-?bar|site-?header|toolbar|login"
    "|search|adverts?|advertisement|advertising|ads?|sponsor|promo|donate|donation|cta|call-?to-?action|carousel|slick-slider"
    "|tag-?cloud|tags?-?(?:links?|list)|keywords?|print|prev-?next|next-?prev|post-?(?:nav|navigation)|pre?v-?post|next-?post"
    "|latest|latest-?(?:news|posts?)|recent-?(?:news|posts?)|more-?(?:news|links?|stories|posts?|articles?|from)|morelike|read-?more|see-?also"
    "|you-?may|also-?like|read-?next|up-?next|contacts?|press-?contacts?|kontakt|ansprechpartner|downloads?|attachments?"
    "|skip-?(?:link|to|nav)|petition|poll|countdown|back-?(?:link|to|button)|view-more|teaser-?list|teasers|imprint|impressum"
    "|disclaimer|author-?(?:box|bio|info|card|profile)|about-?(?:the-)?author|language-?(?:switcher|select|switch)|mailing-?list|infobox|addthis_.*"
)
_CLOSING = (
    "boilerplate|(?:pr|press|press-?release|release)-?(?:footer|boilerplate)|(?:block-?)?footer-?press-?release"
    "|notes?-?(?:to|for)-?(?:the-?)?editors?|editors?-?notes?"
)
_FOOTER = "(?:site-?|main-?|page-?|global-?|document-?)?footer|colophon"
_LABEL = (
    "date|dates?|datum|meta|metadata|post-?meta|entry-?meta|article-?meta|byline|authors?|posted|published|publish(?:ed)?-?date"
    "|caption|captions|credit|credits|copyright|kicker|eyebrow|overline|category|categories|tags?|topics?|rubrik|dachzeile"
    "|time|timestamp|reading-?time|labels?|badge|super-?headline|roofline|pre-?title|supertitle"
)
_INTRO = (
    "intro|introduction|intro-?text|lead|lede|lead-?(?:text|in|paragraph)|standfirst|summary|deck|dek|sub-?title|sub-?headline|sub-?heading"
    "|subhead|excerpt|vorspann|chapo|chapeau|abstract|anrisstext?|anriss|entradilla|bajada|sommario|occhiello|catenaccio"
    "|ingress|manchet|teaser-?text|facts|key-?(?:points|facts|messages)|highlights|preamble|ingressi|zajawka|inleiding|einleitung"
)
_TEXT = (
    "entry-?content|post-?content|article-?(?:body|content|text)|articlebody|body-?(?:text|content|copy)|field-?(?:name)?-?body|main-?text|wysiwyg"
    "|rich-?text|rte|rte-?content|text-?content|story-?body|content-?body|prose|press-?release-?(?:body|content|text)|news-?(?:text|body|content)|bodytext"
    "|td-post-content|elementor-widget-theme-post-content|page-?content|single-?content|detail-?text|text-?long|ce-bodytext|post-?body"
)


def _whole(words: str) -> re.Pattern[str]:
    """Match a name, or a part of one set off by hyphens, underscores or capitals."""
    return re.compile(rf"(?:^|[-_\s]){{1}}(?:{words})(?=$|[-_\s])")


_PATTERNS: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    ("closing", _whole(_CLOSING)),
    ("text", _whole(_TEXT)),
    ("footer", _whole(_FOOTER)),
    ("aside", _whole(_ASIDE)),
    ("intro", _whole(_INTRO)),
    ("label", _whole(_LABEL)),
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=16_384)
def hint_of(names: str) -> Hint:
    """Return what an element's class names and id, joined by spaces, say of it."""
    kept = [_CAMEL.sub("-", name).lower().strip("_-") for name in names.split()]
    line = " ".join(name for name in kept if not _STATE.match(name))
    if "widget" in line.split():
        return "aside"
    for hint, pattern in _PATTERNS:
        if pattern.search(line):
            return hint
    return None
