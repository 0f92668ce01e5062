"""Drop a page's furniture from its tree, before anything is looked for in it.

Everything here goes by structure: the roots of known consent tools, what browsers do not show, controls,
navigation. Words decide only where markup alone would be a guess. What holds most of the page's text is
never dropped, whatever it is called: a banner may wrap the page, and a release may be about cookies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from cssselect import HTMLTranslator
from lxml import etree

from crawler.parsers.furniture import is_noise_block
from crawler.parsers.tree import take_out
from crawler.parsers.weights import Weights, consent_weight
from crawler.words import NoiseRules, PageWords

__all__ = ["drop_noise", "drop_unseen", "is_noise_block"]

_NEVER = frozenset({"html", "body", "head", "main", "article"})
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "input",
        "progress",
        "meter",
        "dialog",
        "applet",
        "frame",
        "frameset",
        "noframes",
        "link",
        "meta",
        "base",
    }
)
"""Elements whose text no reader sees, or sees only as a control."""
_GUARDED = frozenset({"nav", "form", "button", "menu"})
_ROLES = frozenset({"navigation", "dialog", "alertdialog", "search", "menu", "menubar"})
_CONSENT_NAME = re.compile(
    r"cookie|consent|gdpr|dsgvo|rgpd|datenschutz-?(?:banner|hinweis|layer)", re.IGNORECASE
)
_NOT_SHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SKIP_NAME = re.compile(
    r"(?:^|\s)(?:skip|skip-?(?:link|nav|to)[\w-]*|skiplinks?|sprungmarken?)(?:\s|$)", re.IGNORECASE
)
_PULLED_NAME = re.compile(r"pull-?quote", re.IGNORECASE)
_CLOSING = " .,!?…\"'”’»“"
_ATTRIBUTES = frozenset({"hidden", "style", "aria-hidden", "role", "aria-modal"})
_BOX_TAGS = frozenset({"div", "section", "aside", "fieldset"})
_PROSE_TAGS = frozenset({"p", "ul", "ol", "blockquote", "h2", "h3", "h4"})
"""What stands before a box that interrupts a text."""
_BOX_LARGEST = 12
"""Elements right inside a box."""
_BOX_LONGEST = 240
"""Characters that a box says beside its form."""
_CONSENT_LONGEST = 6_000
"""Characters; a longer element that merely has a consent word in its name may be the release itself."""
_SURE = 2
"""Weight of consent words from which an element whose name speaks of consent is a consent tool."""


class _Index(NamedTuple):
    """Selectors, sorted by how they are looked up."""

    ids: frozenset[str]
    classes: frozenset[str]
    tags: frozenset[str]
    prefixes: tuple[str, ...]
    """Beginnings of ids."""
    attributes: frozenset[str]
    """Attributes without which nothing of `matches` can match."""
    matches: tuple[etree.XPath, ...]
    """Tests of one element, for selectors of another shape."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the walk for noise has read of a page's elements, so that no second walk need read it."""

    names: dict[etree._Element, str] = field(default_factory=dict)
    """Class names and id of each element that has any, with a space before the id."""
    roles: list[etree._Element] = field(default_factory=list)
    """The elements with a role, in page order."""


def drop_unseen(root: etree._Element) -> Weights:
    """Remove from the tree, in place, the elements whose text no reader sees, and weigh what is left."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return Weights(root)


def drop_noise(
    root: etree._Element, noise: NoiseRules, page_words: PageWords, page: Weights | None = None
) -> Marks:
    """Remove from the tree, in place, what is no part of what the page says.

    That is: elements browsers do not show, controls, navigation, consent tools, share and sign-up boxes,
    embedded posts, captions and skip links. Text behind a removed element stays. Scripts go too, so
    metadata must be read before. `page` is what `drop_unseen` gave, where it has been called.
    """
    page = page or drop_unseen(root)
    # What is known by its tag goes first: it is half of most pages, and need not be looked at any more.
    _drop(_tagged(root, noise), page, page_words)
    marks = Marks()
    _drop(_marked(root, noise, marks), page, page_words)
    return marks


def _drop(suspects: list[tuple[etree._Element, str]], page: Weights, words: PageWords) -> None:
    gone: set[etree._Element] = set()
    for element, why in suspects:
        if element not in gone and _may_go(element, why, page, words):
            whole = _box_around(element, page) if element.tag == "form" else element
            gone.update(whole.iter())
            take_out(whole)


def _box_around(form: etree._Element, page: Weights) -> etree._Element:
    """Return the box in the middle of a text that a form stands in with a few words, else the form itself.

    "Stand with us" and a line below it ask for what is typed into the form, and say nothing without it.
    """
    box = form.getparent()
    if (
        box is None
        or len(box) > _BOX_LARGEST
        or box.tag not in _BOX_TAGS
        or next(box.iter("main", "article", "h1", "time"), None) is not None
    ):
        return form
    before = box.getprevious()
    if before is None or before.tag not in _PROSE_TAGS:
        return form
    beside = len(page.text(box)) - len(page.text(form))
    return box if beside <= _BOX_LONGEST and not page.holds(box) else form


def _tagged(root: etree._Element, noise: NoiseRules) -> list[tuple[etree._Element, str]]:
    """Return the elements that are furniture by their tag, outermost first."""
    return [(element, "box") for element in root.iter(*_GUARDED, *_index(noise)[1].tags)]


def _marked(root: etree._Element, noise: NoiseRules, marks: Marks) -> list[tuple[etree._Element, str]]:
    """Return the elements that rules point at by id, class or attribute, outermost first, each with the rule.

    One pass over the tree, which fills `marks`; an XPath for each kind of mark costs several times as much.
    """
    consent, boxes, _ = _index(noise)
    rare = _ATTRIBUTES | consent.attributes | boxes.attributes
    names = marks.names
    found: list[tuple[etree._Element, str]] = []
    for element in root.iter("*"):
        keys = element.keys()
        if not keys:
            continue
        why = None
        if "class" in keys or "id" in keys:
            classes = element.get("class", "") if "class" in keys else ""
            own = element.get("id", "") if "id" in keys else None
            names[element] = classes if own is None else f"{classes} {own}"
            why = _by_name(noise, own, classes)
        if not rare.isdisjoint(keys):
            if "role" in keys:
                marks.roles.append(element)
            why = why or _by_attributes(element, consent, boxes)
        if why is not None:
            found.append((element, why))
    return found


@lru_cache(maxsize=16_384)
def _by_name(noise: NoiseRules, identity: str | None, names: str) -> str | None:
    """Return the rule that an element's id and classes fall under; pages of a site share most of them."""
    consent, boxes, hidden = _index(noise)
    classes = names.split()
    if identity in consent.ids or not consent.classes.isdisjoint(classes):
        return "consent"
    if identity is not None and identity.startswith(consent.prefixes):
        return "consent"
    if identity in boxes.ids or not boxes.classes.isdisjoint(classes):
        return "box"
    if not hidden.classes.isdisjoint(classes):
        return "hidden"
    name = f"{identity or ''} {names}"
    if _CONSENT_NAME.search(name):
        return "consent-like"
    if _PULLED_NAME.search(name):
        return "pulled"
    return "box" if _SKIP_NAME.search(name) else None


def _by_attributes(element: etree._Element, consent: _Index, boxes: _Index) -> str | None:
    if element.get("hidden") is not None:
        return "hidden"
    style = element.get("style")
    if style is not None and _NOT_SHOWN.search(style):
        return "hidden"
    if element.get("aria-hidden") == "true":
        return "twin"
    if element.get("role") in _ROLES or element.get("aria-modal") == "true":
        return "guarded"
    for group, why in ((consent, "consent"), (boxes, "box")):
        if any(path(element) for path in group.matches):
            return why
    return None


def _may_go(element: etree._Element, why: str, page: Weights, words: PageWords) -> bool:
    """Say whether a suspect can be removed without taking the page's text with it."""
    if element.tag in _NEVER:
        return False
    if why == "consent-like":
        text = page.text(element)
        if len(text) > _CONSENT_LONGEST or consent_weight(text, words) < _SURE:
            return False
    if why.startswith("consent"):
        return not page.holds(element) or (not _wraps(element) and page.reads_without(element, words))
    if why == "hidden" and element.tag == "h1":
        return False
    if why in ("twin", "pulled"):
        text = page.text(element)
        return not text or page.repeats(text.rstrip(_CLOSING) if why == "pulled" else text)
    if element.tag == "button":
        return not _in_heading(element)
    return not page.holds(element)


def _wraps(element: etree._Element) -> bool:
    """Say whether an element contains the element the page itself calls its main part."""
    return next(element.iter("main", "article"), None) is not None


def _in_heading(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary")


@lru_cache(maxsize=8)
def _index(noise: NoiseRules) -> tuple[_Index, _Index, _Index]:
    """Return the rules for consent, for boxes of all kinds and for hidden elements."""
    boxes = noise.stand_ins + noise.posts + noise.captions + noise.boxes
    return _sorted(noise.consent), _sorted(boxes), _sorted(noise.hidden)


def _sorted(selectors: tuple[str, ...]) -> _Index:
    ids, classes, tags, prefixes, attributes, matches = set(), set(), set(), [], set(), []
    for selector in selectors:
        if re.fullmatch(r"#[\w-]+", selector):
            ids.add(selector[1:])
        elif re.fullmatch(r"\.[\w-]+", selector):
            classes.add(selector[1:])
        elif re.fullmatch(r"[a-z][a-z0-9]*", selector):
            tags.add(selector)
        elif begins := re.fullmatch(r"\[id\^='([\w-]+)'\]", selector):
            prefixes.append(begins.group(1))
        else:
            attributes.update(re.findall(r"\[([\w-]+)", selector))
            matches.append(etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="self::")))
    return _Index(
        frozenset(ids),
        frozenset(classes),
        frozenset(tags),
        tuple(prefixes),
        frozenset(attributes),
        tuple(matches),
    )
