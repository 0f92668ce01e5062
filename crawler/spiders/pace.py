"""When a host may be asked again: one request a second, over all crawlers of a process."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict


class Pace:
    """One clock of requests for each host, shared by all sites that are crawled side by side.

    Times are seconds. A host's own Crawl-delay and Retry-After lengthen its waits and never shorten them.
    """

    def __init__(self, delay: float = 1.0, longest: float = 300.0) -> None:
        self.longest = longest
        """Longest wait a host can ask for; one that asks for more is not asked again in this run."""
        self._delays: dict[str, float] = defaultdict(lambda: delay)
        self._free: dict[str, float] = {}
        self._failures: dict[str, int] = defaultdict(int)

    async def turn(self, host: str) -> None:
        """Wait until this host may be asked, and count the request that now follows."""
        while (wait := self._free.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        # No other coroutine runs between the last look at the clock and this line.
        self._free[host] = time.monotonic() + self._delays[host]

    def slow(self, host: str, delay: float) -> None:
        """Keep at least `delay` seconds between requests to a host from now on: its Crawl-delay."""
        self._delays[host] = max(self._delays[host], delay)

    def hold(self, host: str, seconds: float) -> bool:
        """Ask a host nothing for so long; say whether it is short enough to wait for."""
        wait = min(seconds, self.longest)
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + wait)
        return seconds <= self.longest

    def failed(self, host: str) -> None:
        """Wait twice as long after each failure in a row: 2, 4, 8 … delays."""
        self._failures[host] += 1
        self.hold(host, self._delays[host] * min(2.0 ** self._failures[host], 64.0))

    def answered(self, host: str) -> None:
        """Begin counting failures anew."""
        self._failures.pop(host, None)
