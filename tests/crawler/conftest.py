"""What every test of the crawler may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.crawler.memory import MemoryStore
from tests.crawler.site_server import SiteServer, serving


@pytest.fixture
def site() -> Iterator[SiteServer]:
    with serving() as server:
        yield server


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()
