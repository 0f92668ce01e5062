"""Read a release from a mail, the usual way in which a newsroom gets one.

The mail's text part is read like a pasted release; where it has none, its HTML part is read into blocks, as
a page's element is, so that lists and quotations keep their roles. A forwarded mail is read for the mail
inside it: its subject and its date, not those of whoever forwarded it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser
from itertools import pairwise

from lxml import etree, html

from crawler.errors import NotHTML, PageTooLarge
from crawler.parsers.blocks import blocks_of_element
from crawler.parsers.frame_split import part
from crawler.parsers.noise import drop_noise
from crawler.parsers.phrases import folded
from crawler.parsers.recognise.place import place_of
from crawler.parsers.release import read_text
from crawler.records import Block, ListedLink, Party, Release, SiteSpec
from crawler.words import Language, NoiseRules

_LARGEST = 40_000_000
"""Bytes; a larger mail carries films, not a release."""
_PARTS = 200
_ENOUGH = 200
"""Characters from which a text part is taken for the release and not for a pointer to the HTML part."""
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|fw|aw|wg|tr|rv|rif|r|i|sv|vs|vb|vl|enc|res|odp|pd|doorst|antw)\s{0,3}(?:\[\d{1,3}\])?:\s{0,5})+",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_Told = tuple[str | None, str | None, str | None]
"""Subject, date and sender's domain of a mail."""
_HEADER = re.compile(r"^[>\s*]{0,12}([^\W\d_][^:\n]{0,24}?)\s?:[*\s]{0,4}(\S.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says before its text is read."""

    subject: str | None
    """Without the prefixes of forwarding and answering."""
    date: str | None
    """The Date header as it stands, or the date line of the forwarded mail."""
    sender: str | None
    """The domain whose sender the mail names; None where it forwards what somebody else wrote."""
    text: str
    blocks: tuple[Block, ...] | None = None
    """The same in blocks, where the mail is HTML; None where it is text."""


def read_mail(
    raw: bytes,
    *,
    spec: SiteSpec | None = None,
    party: Party | None = None,
    languages: Callable[[str], Language],
    language: str | None = None,
    timezone: str | None = None,
    noise: NoiseRules | None = None,
    known: Sequence[str] = (),
) -> Release:
    """Read one mail as it was sent or saved (.eml); keywords as for `crawler.parsers.release.read_text`.

    The headline is the one in the text, else the subject; the day is the one in the text, else that of the
    mail. Raises NotHTML where there is no text to read, PageTooLarge beyond 40 MB.
    """
    codes = tuple(dict.fromkeys([*([language] if language else []), *known])) or ("en",)
    mail = open_mail(raw, noise=noise or NoiseRules(), words=tuple(languages(code) for code in codes))
    if timezone is None and spec is None and mail.sender is not None:
        timezone = place_of([f"https://{mail.sender}"], (), "en", None).timezone
    listed = ListedLink(url="", title=mail.subject, date=mail.date)
    return read_text(
        mail.text,
        spec=spec,
        party=party,
        languages=languages,
        language=language,
        timezone=timezone,
        listed=listed,
        noise=noise,
        known=known,
        blocks=mail.blocks,
    )


def open_mail(raw: bytes, *, noise: NoiseRules, words: Sequence[Language]) -> Mail:
    """Return subject, date and text of a mail, or of the mail that it forwards.

    `words` are the languages whose labels ("Subject:", "Betreff:") are known. Raises NotHTML where the bytes
    are no mail or hold no text, PageTooLarge where they are too many.
    """
    if len(raw) > _LARGEST:
        raise PageTooLarge(f"The mail has {len(raw):,} bytes; save the release alone, without attachments.")
    message: Message = BytesParser(policy=policy.default).parsebytes(raw)
    if not message.keys():
        raise NotHTML("The bytes are no mail: no header stands before the text. Give a text file as .txt.")
    message = _innermost(message)
    subject, date = _header(message, "subject"), _header(message, "date")
    sender = _sender(message)
    plain, marked_up = _texts_of(message)
    blocks = () if len(plain.strip()) >= _ENOUGH else _blocks_of_html(marked_up, noise, words)
    if sum(len(block.text) for block in blocks) > len(plain):
        return _from_blocks(blocks, (subject, date, sender), words)
    lines = plain.replace("\r\n", "\n").split("\n")
    at, subject, date = _forwarded(lines, words, subject, date)
    told = (subject, date, None if at else sender)
    return _mail(told, "\n".join(lines[at : _end(lines, at)]), None)


def _from_blocks(blocks: Sequence[Block], told: _Told, words: Sequence[Language]) -> Mail:
    """Return the mail that is shown in blocks: what stands behind the header lines of the last forwarding."""
    subject, date, sender = told
    spans = [(block, start, end) for block in blocks for start, end in _lines_of(block)]
    lines = [block.text[start:end] for block, start, end in spans]
    at, subject, date = _forwarded(lines, words, subject, date)
    kept: dict[int, tuple[Block, int, int]] = {}
    for block, start, end in spans[at : _end(lines, at)]:
        kept[id(block)] = (block, kept[id(block)][1] if id(block) in kept else start, end)
    shown = tuple(part(block, start, end) for block, start, end in kept.values())
    told = (subject, date, None if at else sender)
    return _mail(told, "\n\n".join(block.text for block in shown), shown)


def _lines_of(block: Block) -> Iterator[tuple[int, int]]:
    """Yield where each line of a block begins and ends."""
    for start, end in pairwise([-1, *block.breaks, len(block.text)]):
        yield start + 1, end


def _end(lines: Sequence[str], at: int) -> int:
    """Return the number of the line, from `at` on, that opens the sender's signature; else that of all."""
    return next((number for number in range(at, len(lines)) if lines[number] in ("--", "-- ")), len(lines))


def _mail(told: _Told, text: str, blocks: tuple[Block, ...] | None) -> Mail:
    subject, date, sender = told
    if not text.strip():
        raise NotHTML(
            "The mail has no text: neither a text part nor an HTML part holds any. Look for an attachment."
        )
    return Mail(subject=_bare(subject), date=date, sender=sender, text=text, blocks=blocks)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, outermost first, without recursion and no more than a mail can need."""
    waiting, count = [message], 0
    while waiting and count < _PARTS:
        part = waiting.pop(0)
        count += 1
        yield part
        if part.is_multipart():
            inside = part.get_payload()
            waiting[:0] = (
                [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []
            )


def _innermost(message: Message) -> Message:
    """Return the mail attached to a mail that says little itself, or the mail."""
    for each in _parts(message):
        if each.get_content_type() == "message/rfc822":
            inside = each.get_payload()
            if isinstance(inside, list) and inside and isinstance(inside[0], Message):
                return inside[0]
    return message


def _texts_of(message: Message) -> tuple[str, str]:
    """Return the first text part and the first HTML part; attachments are none."""
    plain, marked_up = "", ""
    for each in _parts(message):
        if each.is_multipart() or each.get_content_disposition() == "attachment":
            continue
        if each.get_content_type() == "text/plain":
            plain = plain or _decoded(each)
        elif each.get_content_type() == "text/html":
            marked_up = marked_up or _decoded(each)
    return plain, marked_up


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return payload.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("cp1252", "replace")


def _blocks_of_html(text: str, noise: NoiseRules, words: Sequence[Language]) -> tuple[Block, ...]:
    """Return an HTML part in blocks, read as the element of a page is."""
    if not text.strip():
        return ()
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ()
    for quoted in root.iter("blockquote"):
        # Mail programs set a forwarded mail in a quotation; it is nobody's speech.
        if quoted.get("type") == "cite" or "gmail_quote" in (quoted.get("class") or ""):
            quoted.tag = "div"
    if words:
        drop_noise(root, noise, words[0].page)
    return blocks_of_element(root)


def _header(message: Message, name: str) -> str | None:
    """Return a header in one line, or None; a header that cannot be decoded is none."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    line = " ".join(str(value).split()) if value is not None else ""
    return line or None


def _sender(message: Message) -> str | None:
    """Return the domain of the address a mail came from, or None."""
    found = _DOMAIN.search(_header(message, "from") or "")
    return found[1].lower() if found else None


def _bare(subject: str | None) -> str | None:
    """Return a subject without the prefixes of forwarding and answering."""
    if subject is None:
        return None
    prefix = _PREFIX.match(subject)
    return (subject[prefix.end() :] if prefix else subject).strip() or None


def _forwarded(
    lines: list[str], words: Sequence[Language], subject: str | None, date: str | None
) -> tuple[int, str | None, str | None]:
    """Return where the text of the last mail forwarded in some lines begins, its subject and its date.

    Without one, the text begins at the first line, and subject and date are those given.
    """
    found = (0, subject, date)
    at = 0
    while at < len(lines):
        count, named, sent = _header_lines(lines, at, words)
        if count:
            found = (at + count, named, sent or date)
        at += max(1, count)
    return found


def _header_lines(lines: list[str], at: int, words: Sequence[Language]) -> tuple[int, str | None, str | None]:
    """Return how many header lines begin at `at`, with the subject and the date among them; 0 for none."""
    subject: str | None = None
    date: str | None = None
    count = labels = 0
    for line in lines[at : at + 8]:
        header = _HEADER.match(line)
        if header is None:
            break
        label, value = folded(header.group(1)), " ".join(header.group(2).split())
        count += 1
        labels += any(label in each.frame.mail_labels for each in words)
        if any(label in each.frame.mail_subject for each in words):
            subject = value
        elif any(label in each.frame.mail_date for each in words):
            date = value
    return (count, subject, date) if subject and labels >= 1 and count >= 3 else (0, None, None)
