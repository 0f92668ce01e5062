"""Scrapy's settings, for unattended runs: polite, bounded, and nothing listening."""

from __future__ import annotations

from typing import Any

from crawler.errors import CrawlRefused

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of a response, unpacked. Larger ones are given up on and named."""

COMMON: dict[str, Any] = {
    "BOT_NAME": "onrecord",
    "SPIDER_MODULES": [],
    "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    "TWISTED_DNS_RESOLVER": "crawler.spiders.resolver.PublicResolver",
    # Nothing listens: both would be open doors on the machine that crawls.
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "COOKIES_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "REFERRER_POLICY": "no-referrer",
    # Our own stand in their places below.
    "ROBOTSTXT_OBEY": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_MAXSIZE": LARGEST_PAGE,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_TIMEOUT": 45,
    "DOWNLOAD_FAIL_ON_DATALOSS": True,
    "REDIRECT_MAX_TIMES": 8,
    "RETRY_TIMES": 2,
    "HTTPERROR_ALLOW_ALL": True,
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.5",
    },
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawler.spiders.boundaries.Boundaries": 50,
        "crawler.spiders.robots.RobotsTxt": 100,
        "crawler.spiders.patience.Patience": 560,
    },
    # First in, first out: of a listing the release at its top is fetched first.
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    # No items are made; Scrapy would start a hundred workers for those of each response.
    "CONCURRENT_ITEMS": 1,
    "LOG_ENABLED": False,
    "LOGSTATS_INTERVAL": 0,
    "STATS_DUMP": False,
    "ONRECORD_LOOPBACK": False,
}

_NETWORK: dict[str, Any] = {
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.spiders.downloads.PoliteDownloads",
        "https": "crawler.spiders.downloads.PoliteDownloads",
        **dict.fromkeys(("data", "file", "ftp", "s3")),
    },
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY_JITTER": 0,
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_MAX_DELAY": 60,
    "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
}

_RECORDING: dict[str, Any] = {
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.spiders.downloads.ReplayedDownloads",
        "https": "crawler.spiders.downloads.ReplayedDownloads",
        **dict.fromkeys(("data", "file", "ftp", "s3")),
    },
    # One at a time, so that the same recording is always read in the same order.
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "RETRY_ENABLED": False,
    "AUTOTHROTTLE_ENABLED": False,
}


def network_settings(*, user_agent: str, delay: float = 1.0, loopback: bool = False) -> dict[str, Any]:
    """Return the settings of a crawl of the network. `delay` is seconds between requests to a host."""
    return {
        **COMMON,
        **_NETWORK,
        "USER_AGENT": user_agent,
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "ONRECORD_LOOPBACK": loopback,
    }


def recording_settings() -> dict[str, Any]:
    """Return the settings of a crawl of recordings: the same middlewares, and no waiting."""
    return {**COMMON, **_RECORDING, "USER_AGENT": "onrecord"}


def user_agent(contact: str | None, version: str) -> str:
    """Return the name a live crawl gives itself. Raises CrawlRefused where nobody can be reached by it."""
    if not contact or not ("@" in contact or contact.startswith(("http://", "https://"))):
        found = f"{contact!r} is neither a mail address nor a web address" if contact else "there is none"
        raise CrawlRefused(
            "A live crawl needs a contact address that press offices can write to, and "
            f'{found}. Put contact = "you@example.org" into onrecord.toml, or set ONRECORD_CONTACT; '
            "recorded pages need none: --recordings."
        )
    reach = contact if contact.startswith("http") else f"mailto:{contact}"
    return f"onrecord/{version} (+{reach})"
