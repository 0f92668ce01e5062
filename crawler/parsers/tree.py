"""From the bytes of a response to a tree: decoded as a browser would, parsed once, within bounds.

Nothing here recurses, so that a page nested ten thousand deep is a named problem and not a crash.
"""

from __future__ import annotations

import re
import threading
import zlib
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

from crawler.errors import NotHTML, PageTooLarge
from crawler.records import RawPage

Element = etree._Element

LARGEST = 32 * 1024 * 1024
"""Bytes. The longest release known to us is a speech of 160 kB; a page of 32 MB is something else."""

DEEPEST = 1024
"""Levels of nesting. Pages made with page builders reach about sixty."""

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"RIFF": "sound, video or an image",
    b"ID3": "sound",
    b"\x00\x00\x00": "video or an image",
}
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_START = 1024
"""Bytes by which text is told from everything else."""
_TAG = re.compile(r"<(?:!doctype|html|head|body|title|meta|div|p|article|section|table|h1|br|span)\b", re.I)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:rss|feed|urlset|sitemapindex)\b", re.I
)

_JSON = re.compile(r"\s*(?:\{\s*\"[^\"]{1,100}\"\s*:|\[\s*\{\s*\"|\[\s*\])")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A parsed page. Its tree belongs to the reading that opened it, which may take elements out."""

    url: str
    """Where the response came from, after redirects; relative addresses are read against `base_url`."""
    base_url: str
    root: Element


def decode(page: RawPage) -> str:
    """Return the text of a response.

    The order is a browser's: byte order mark, HTTP header, the page's own declaration. Bytes that are
    UTF-8 throughout are read as UTF-8 whatever is declared, because no other text looks like it.
    Raises NotHTML for no bytes at all and for bytes of another kind, PageTooLarge for too many.
    """
    return _decoded(page)[0]


def _decoded(page: RawPage) -> tuple[str, bytes | None]:
    """Return the text of a response, and its bytes where they are the text in UTF-8."""
    body = _inflated(page)
    _refuse_other_kinds(page.url, body)
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return to_unicode(body[len(mark) :], encoding), None
    try:
        return body.decode("utf-8"), body
    except UnicodeDecodeError as broken:
        declared = http_content_type_encoding(
            page.headers.get("content-type")
        ) or html_body_declared_encoding(body)
        if declared in (None, "utf-8", "ascii"):
            # A page cut in the middle of a character is still UTF-8; one with foreign bytes early on is not.
            declared = "utf-8" if _mostly_utf8(body, broken.start) else "cp1252"
        return to_unicode(body, declared), None


def is_markup(text: str) -> bool:
    """Say whether a text is a page: whether it holds a tag that every page has."""
    return _TAG.search(text, 0, 20_000) is not None


def open_page(page: RawPage) -> Page:
    """Parse a response.

    Raises NotHTML where the bytes are no page, PageTooLarge where they are more, or nested deeper, than
    can be walked safely.
    """
    return parse(decode(page), url=page.final_url or page.url)


def opened(page: RawPage) -> tuple[str, Page | None]:
    """Return the text of a response, and the page it is where it is one; errors as for `open_page`."""
    text, content = _decoded(page)
    if not is_markup(text):
        refuse_data(text, page.url)
        return text, None
    return text, parse(text, url=page.final_url or page.url, content=content)


def parse(text: str, *, url: str, content: bytes | None = None) -> Page:
    """Parse the decoded text of a page found at `url`; errors as for `open_page`.

    `content` is the text in UTF-8, where it came so.
    """
    refuse_data(text, url)
    if content is None or b"\0" in content:
        content = text.replace("\0", "").encode("utf-8", "replace")
    # libxml2 stops at some 250 levels, or at some 2000 where it is told that a page may be huge.
    root, fault = _parsed(content, huge=False)
    if root is None or fault:
        root, fault = _parsed(content, huge=True)
        if fault or (root is not None and _TOO_DEEP(root)):
            raise PageTooLarge(
                f"{url or 'This file'} is nested more than {DEEPEST} levels deep; no release is."
            )
    if root is None or root.find("body") is None:
        raise NotHTML(f"{url or 'This file'} holds no page; look at what the server sent.")
    return Page(url=url, base_url=_base_url(url, root), root=root)


def take_out(element: Element) -> None:
    """Remove an element from its tree and leave the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    if tail := element.tail:
        try:
            _put_before(element, parent, tail)
        except ValueError:  # a control character, which a page may hold and lxml does not take
            _put_before(element, parent, tail, clean=True)
        element.tail = None
    parent.remove(element)


def _put_before(element: Element, parent: Element, tail: str, *, clean: bool = False) -> None:
    before = element.getprevious()
    text = ((before.tail if before is not None else parent.text) or "") + tail
    text = _NO_TEXT.sub("", text) if clean else text
    if before is not None:
        before.tail = text
    else:
        parent.text = text


_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refuse_data(text: str, url: str) -> None:
    """Raise NotHTML for a feed, a sitemap or JSON: text, but neither a page nor a release."""
    if _FEED.match(text):
        raise NotHTML(
            f"{url or 'This file'} is a feed or a sitemap, not a page; give it to a site as a listing."
        )
    if _JSON.match(text):
        raise NotHTML(f"{url or 'This file'} is JSON, not a page; give the page that shows it.")


def _inflated(page: RawPage) -> bytes:
    body = page.body
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(31).decompress(body, LARGEST + 1)
        except zlib.error as error:
            raise NotHTML(f"{page.url} is a damaged gzip file ({error}); fetch it again.") from None
    if len(body) > LARGEST:
        raise PageTooLarge(f"{page.url} has more than {LARGEST // 1024**2} MB; no release is that long.")
    return body


def _refuse_other_kinds(url: str, body: bytes) -> None:
    start = body[:_START]
    if not start.strip():
        raise NotHTML(f"{url} is empty; look at what the server sent, or fetch it again.")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return
    if start.startswith(b"WARC/"):
        raise NotHTML(f"{url} is a WARC file, not a page; give it to a command with --recordings.")
    if start.startswith(tuple(_SIGNATURES)):
        kind = next(kind for signature, kind in _SIGNATURES.items() if start.startswith(signature))
        raise NotHTML(f"{url} is {kind}, not a page; give the page that links to it.")
    strange = len(start) - len(start.translate(None, _CONTROL))
    # NUL bytes alone are a fault of some servers; they are dropped and the page is read.
    if strange - start.count(0) > len(start) // 20 or start.count(0) > len(start) // 3:
        raise NotHTML(f"{url} is binary, not a page; look at what the server sent.")


def _mostly_utf8(body: bytes, first_fault: int) -> bool:
    """Say whether a text with bytes that are no UTF-8 is nevertheless meant as UTF-8."""
    sample = body[max(0, first_fault - 2000) : first_fault + 200_000]
    text = sample.decode("utf-8", "replace")
    letters = sum(1 for character in text if "\x80" <= character != "\ufffd")
    return first_fault >= len(body) - 3 or letters > text.count("\ufffd")


def _parsed(content: bytes, *, huge: bool) -> tuple[Element | None, bool]:
    """Return the root of a page, and whether the parser gave up on its depth or size."""
    parser = _parser(huge)
    root = etree.fromstring(content, parser)
    last = parser.error_log.last_error
    return root, last is not None and last.level == etree.ErrorLevels.FATAL


def _parser(huge: bool) -> etree.HTMLParser:
    """Return this thread's parser: a new one for each page costs a quarter of the parsing."""
    name = "huge" if huge else "usual"
    parser: etree.HTMLParser | None = getattr(_PARSERS, name, None)
    if parser is None:
        parser = etree.HTMLParser(
            encoding="utf-8",
            remove_comments=True,
            remove_pis=True,
            huge_tree=huge,
            no_network=True,
            collect_ids=False,
        )
        setattr(_PARSERS, name, parser)
    return parser


_PARSERS = threading.local()
_TOO_DEEP = etree.XPath("boolean(/" + "/".join(["*"] * (DEEPEST + 1)) + ")")


def _base_url(url: str, root: Element) -> str:
    for base in root.iter("base"):
        if address := base.get("href"):
            return urljoin(url, address.strip())
    return url
