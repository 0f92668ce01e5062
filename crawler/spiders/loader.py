"""Scrapy's own commands: each site file is a spider, for `scrapy list` and `scrapy crawl SLUG`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy.exceptions import UsageError
from scrapy.utils.misc import load_object

from crawler.errors import CrawlRefused
from crawler.records import SiteSpec
from crawler.sites.loading import load_sites
from crawler.spiders.pace import Pace
from crawler.spiders.press import PressSpider
from crawler.spiders.recordings import open_recordings
from crawler.spiders.settings import user_agent

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings


Slugs = list[str]
"""Scrapy asks for a method named `list`, inside whose class the type goes by another name."""


class NoSuchSite(KeyError, UsageError):
    """What Scrapy expects of a spider loader, and prints as a sentence."""

    __str__ = Exception.__str__


class SiteSpiders:
    """Scrapy's SPIDER_LOADER_CLASS: the sites that ship and those of ONRECORD_SITES, as spiders."""

    def __init__(self, settings: BaseSettings) -> None:
        self._settings = settings
        own = settings.get("ONRECORD_SITES")
        self._sites = load_sites(Path(own) if own else None)

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> SiteSpiders:
        """Make the loader; Scrapy calls this."""
        return cls(settings)

    def load(self, spider_name: str) -> type[PressSpider]:
        """Return the spider of a site.

        Raises NoSuchSite where there is none, and UsageError for a live crawl that nobody stands for: Scrapy
        prints either as a sentence, where an error of the spider itself would come with its traceback.
        """
        if spider_name not in self._sites:
            raise NoSuchSite(f"There is no site {spider_name!r}; `scrapy list` lists those there are.")
        try:
            _check_contact(self._settings)
        except CrawlRefused as refused:
            raise UsageError(str(refused), print_help=False) from None
        return _spider_of(self._sites[spider_name])

    def list(self) -> Slugs:
        """Return the slugs of all sites."""
        return [*self._sites]

    def find_by_request(self, request: Request) -> Slugs:
        """Return no site: a page is read by the site it was found on, not by its host."""
        return []


def _spider_of(spec: SiteSpec) -> type[PressSpider]:
    """Return a spider class that makes its own store and pace from Scrapy's settings."""

    class SiteSpider(PressSpider):
        name = spec.slug

        @classmethod
        def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
            made = {**_from_settings(crawler.settings), "spec": spec}
            return super().from_crawler(crawler, *args, **{**made, **kwargs})

        def closed(self, reason: str) -> None:
            super().closed(reason)
            closing = getattr(self.store, "close", None)
            if closing is not None:
                closing()

    return SiteSpider


def _check_contact(settings: BaseSettings) -> None:
    """Raise CrawlRefused for a live crawl whose user agent names nobody."""
    if not settings.getlist("ONRECORD_RECORDINGS") and not settings.get("USER_AGENT"):
        user_agent(None, "")


def _from_settings(settings: BaseSettings) -> dict[str, Any]:
    """Return what a spider is handed, made from settings.

    ONRECORD_STORE names the class of the store by its path: an object in the settings would be copied, and
    a database connection cannot be. Raises CrawlRefused where it is missing.
    """
    path = settings.get("ONRECORD_STORE")
    if not path:
        raise CrawlRefused(
            "There is no store for what is fetched: name its class in ONRECORD_STORE, as "
            "archive.scrapy_settings does (SCRAPY_SETTINGS_MODULE=archive.scrapy_settings)."
        )
    recordings = [Path(each) for each in settings.getlist("ONRECORD_RECORDINGS")]
    recording = open_recordings(recordings) if recordings else None
    newest = recording.newest if recording is not None else None
    _check_contact(settings)
    file = Path(settings["ONRECORD_DATA"])
    file.parent.mkdir(parents=True, exist_ok=True)

    def clock() -> datetime:
        return newest or datetime.now(UTC)

    return {
        "store": load_object(path)(file),
        "clock": clock,
        "pace": Pace(settings.getfloat("DOWNLOAD_DELAY")),
        "recording": recording,
        "wide": settings.getbool("ONRECORD_WIDE", True),
    }
