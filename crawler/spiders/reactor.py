"""Run coroutines on Twisted's reactor, as often as asked in one process.

A reactor that was run and stopped cannot run again. Ours is never run: it is installed on an asyncio loop,
and that loop runs each crawl to its end. What only a running reactor does, its threads, is not needed,
since names are looked up by asyncio (see crawler.spiders.resolver).
"""

from __future__ import annotations

import asyncio
import atexit
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from scrapy.utils.reactor import is_reactor_installed

T = TypeVar("T")

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run(main: Callable[[], Coroutine[Any, Any, T]], *, stop: Callable[[], Any]) -> T:
    """Run a coroutine to its end. The first Ctrl-C or SIGTERM calls `stop`, the second acts as ever."""
    loop = reactor_loop()
    asyncio.set_event_loop(loop)
    handled = _SIGNALS if threading.current_thread() is threading.main_thread() else ()

    def asked_to_stop() -> None:
        for each in handled:
            loop.remove_signal_handler(each)
        stop()

    for each in handled:
        loop.add_signal_handler(each, asked_to_stop)
    try:
        return loop.run_until_complete(main())
    finally:
        for each in handled:
            loop.remove_signal_handler(each)
        asyncio.set_event_loop(None)


def reactor_loop() -> asyncio.AbstractEventLoop:
    """Return the loop the reactor is installed on; the first call installs it."""
    if not is_reactor_installed():
        from twisted.internet import asyncioreactor

        loop = asyncio.new_event_loop()
        atexit.register(loop.close)
        asyncioreactor.install(loop)  # type: ignore[no-untyped-call]
    from twisted.internet import reactor

    return reactor._asyncioEventloop  # type: ignore[no-any-return]
