"""Settings for `scrapy list` and `scrapy crawl`, for whoever is at home in Scrapy.

Use with ``SCRAPY_SETTINGS_MODULE=archive.scrapy_settings``. Where the pages go, and who crawls, is said in
``onrecord.toml`` or the environment, as for `onrecord`. ``ONRECORD_RECORDINGS`` (paths, separated by commas)
in the environment answers from recordings instead of the network.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from archive.configuration import load_configuration
from crawler.spiders.settings import network_settings, recording_settings, user_agent


def _settings() -> dict[str, Any]:
    """Return Scrapy's settings. A live crawl without a contact address is refused when the spider starts."""
    configured = load_configuration()
    recordings = os.environ.get("ONRECORD_RECORDINGS", "")
    if recordings:
        chosen = recording_settings()
    else:
        agent = user_agent(configured.contact, version("onrecord")) if configured.contact else ""
        chosen = network_settings(user_agent=agent, delay=configured.delay)
    return {
        **chosen,
        "LOG_ENABLED": True,
        "LOG_LEVEL": "INFO",
        "SPIDER_LOADER_CLASS": "crawler.spiders.loader.SiteSpiders",
        "ONRECORD_STORE": "archive.evidence.Evidence",
        "ONRECORD_DATA": str((configured.data or Path("data")) / "evidence.db"),
        "ONRECORD_SITES": str(configured.sites) if configured.sites else "",
        "ONRECORD_RECORDINGS": recordings,
    }


globals().update(_settings())
