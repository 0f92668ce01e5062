"""Every error the project raises on purpose.

OnrecordError                something a person can act on; the message says what, where, and what to do next
  SpecError                  a TOML file of ours is wrong: file, key, what was expected
  PageError                  a page cannot be read; stored as a problem, the run goes on
    NotHTML                  the bytes are no page and no text (an image, a PDF, nothing at all)
    PageTooLarge             more bytes, or deeper nesting, than a press release can need
    LayoutError              the page is not as the layouts of its site say
      LayoutUnknown          no layout of the site matches the page
      FieldMissing           a selector that must match something matched nothing
      FieldAmbiguous         a selector for one thing matched several
      DateUnreadable         words stand where the date belongs, and they are no date
    NotARelease              a consent wall, a bot challenge, a soft 404
  ListingEmpty               a listing without a single link: the run of this site fails
  RecordingError             a WARC or a folder of saved pages cannot be used, or is cut off
  NotRecorded                a recording holds no answer for an address; never a 404
  Unreachable                a server gave no answer, or one that may pass; never a removal
  CrawlRefused               crawling would be impolite or unsafe: no contact address, a private address
  StoreError                 a database or folder cannot be used: missing, locked, read-only, full
  Usage                      a command was given something that does not exist
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of all errors raised on purpose. Its text is a sentence for a person."""

    @property
    def kind(self) -> str:
        """The name under which `problems.kind` stores this error, such as ``LayoutUnknown``."""
        return type(self).__name__


class SpecError(OnrecordError):
    """A TOML file of ours is wrong."""


class UnknownLanguage(SpecError):
    """There are no words for a language."""


class PageError(OnrecordError):
    """A page cannot be read. It is stored as a problem and the run goes on."""


class NotHTML(PageError):
    """The bytes are neither a page nor text."""


class PageTooLarge(PageError):
    """The page has more bytes, or deeper nesting, than a press release can need."""


class LayoutError(PageError):
    """The page is not as the layouts of its site say."""


class LayoutUnknown(LayoutError):
    """No layout of the site matches the page."""


class FieldMissing(LayoutError):
    """A selector that must match something matched nothing."""


class FieldAmbiguous(LayoutError):
    """A selector for one thing matched several."""


class DateUnreadable(LayoutError):
    """Words stand where the date belongs, and they are no date."""


class NotARelease(PageError):
    """The page is a consent wall, a bot challenge or an error page that answers 200."""


class ListingEmpty(OnrecordError):
    """A listing has not a single link. Nothing new is fine; no links is not."""


class RecordingError(OnrecordError):
    """A WARC file or a folder of saved pages cannot be used, or is cut off."""


class NotRecorded(OnrecordError):
    """A recording holds no answer for an address. This is never taken for a 404."""


class Unreachable(OnrecordError):
    """A server gave no answer, or one that may pass: a timeout, a reset, a 5xx. Never taken for a removal."""


class CrawlRefused(OnrecordError):
    """Crawling would be impolite or unsafe, so it is not begun."""


class StoreError(OnrecordError):
    """A database or its folder cannot be used."""


class Usage(OnrecordError):
    """A command was given something that does not exist."""
