"""Why a request got no response, as the kind of problem it is and a sentence for a person."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.errors import CrawlRefused, NotRecorded, OnrecordError, PageTooLarge, Unreachable
from crawler.spiders.boundaries import Refused

if TYPE_CHECKING:
    from twisted.python.failure import Failure

_PASSING = {
    CannotResolveHostError: "its name has no address",
    DownloadConnectionRefusedError: "it refused the connection",
    DownloadTimeoutError: "it gave no whole answer in time",
    ResponseDataLossError: "its answer broke off",
}


def explain(failure: Failure, url: str) -> tuple[str, str]:
    """Return the name of the error a failed request is stored under, and what happened."""
    error = failure.value
    if isinstance(error, Refused):
        return CrawlRefused.__name__, str(error)
    if isinstance(error, NotRecorded):
        return NotRecorded.__name__, str(error)
    if isinstance(error, OnrecordError):
        return error.kind, str(error)
    if isinstance(error, DownloadCancelledError):
        return PageTooLarge.__name__, f"{url} was given up on: {error}"
    if isinstance(error, IgnoreRequest):
        # Scrapy's own: a loop of redirects, a body that unpacks to more than the limit.
        return Unreachable.__name__, f"{url} was given up on: {error}"
    for kind, why in _PASSING.items():
        if isinstance(error, kind):
            return Unreachable.__name__, f"{url} gave no answer: {why} ({error})."
    return Unreachable.__name__, f"{url} gave no answer: {type(error).__name__}: {error}."


def fault_of_ours(failure: Failure, url: str) -> str:
    """Return what to say of an error nobody foresaw, with the place where it happened."""
    error = failure.value
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return f"Reading {url} failed with {error!r}{where}, a fault of this program; report it."
