"""Tell somebody of a night: a ping to a watchdog, a message to a webhook, a mail through a local sendmail.

All three are optional and none can fail the night: what could not be told is a sentence in return. A watchdog
that hears nothing raises its own alarm, which is how a machine that is off is noticed.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.error import URLError
from urllib.request import Request, urlopen

from archive.configuration import Configuration
from archive.report import NightReport
from archive.report_files import as_html, as_text

_SECONDS = 20


def announce_start(configured: Configuration) -> list[str]:
    """Tell the watchdog that a night begins; return what could not be told."""
    return _post(f"{configured.ping}/start", b"") if configured.ping else []


def announce_failure(configured: Configuration, why: str) -> list[str]:
    """Tell the watchdog that a night could not run; return what could not be told."""
    return _post(f"{configured.ping}/fail", why.encode()) if configured.ping else []


def announce(configured: Configuration, report: NightReport) -> list[str]:
    """Tell of a night whatever is configured to hear of it; return sentences of what could not be told."""
    return [*_announced(configured, report)]


def _announced(configured: Configuration, report: NightReport) -> Iterator[str]:
    if configured.ping:
        end = "/fail" if report.needs_a_person else ""
        yield from _post(configured.ping + end, report.subject.encode())
    if configured.webhook:
        yield from _post(configured.webhook, json.dumps(_facts(report)).encode(), "application/json")
    if configured.mail:
        yield from _mail(configured, report)


def _facts(report: NightReport) -> dict[str, object]:
    """Return what a webhook is told; `text` is the key that chat services show."""
    return {
        "text": report.subject,
        "at": report.at,
        "needs_a_person": report.needs_a_person,
        "new": len(report.new),
        "edited": len(report.edited),
        "removed": len(report.removed),
        "findings": [
            {"site": each.site, "kind": each.kind, "level": each.level, "message": each.message}
            for each in (*report.findings, *report.quiet)
        ],
    }


def _post(url: str, body: bytes, kind: str = "text/plain; charset=utf-8") -> list[str]:
    try:
        request = Request(url, data=body, headers={"Content-Type": kind}, method="POST")  # noqa: S310
        with urlopen(request, timeout=_SECONDS):  # noqa: S310  (configuration lets only http and https through)
            return []
    except (URLError, OSError, ValueError) as error:
        return [f"{url} could not be told of the night: {error}."]


def _mail(configured: Configuration, report: NightReport) -> list[str]:
    message = EmailMessage()
    message["To"] = configured.mail
    message["From"] = configured.mail
    message["Subject"] = report.subject
    message.set_content(as_text(report))
    message.add_alternative(as_html(report), subtype="html")
    try:
        subprocess.run(  # noqa: S603  (the program is the operator's own choice)
            [configured.sendmail, "-t", "-i"],
            input=message.as_bytes(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return [f"{configured.mail} could not be sent the report through {configured.sendmail}: {error}."]
    return []
