"""What every answer carries so that hostile text stays text: a content security policy and its companions."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from archive.web.defusing import Defuser

if TYPE_CHECKING:
    # Datasette loads this plugin while its own module is still being imported.
    from datasette.app import Datasette


OURS = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""Our own pages need one style sheet and nothing that runs."""
_COMPANIONS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# The last gate before the browser, for our pages and Datasette's alike: characters that reorder a line, in
# UTF-8,
# and control characters that HTML forbids.
_NEVER_SHOWN = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MARK = b"x-onrecord-page"
"""Set by our pages, taken off again by the wrapper."""

Send = Callable[[dict[str, Any]], Awaitable[None]]


def stock_policy(datasette: Datasette) -> str:
    """Return the policy of Datasette's own pages: their inline scripts by hash, read from their templates."""
    hashes = set()
    environment = datasette.jinja_env
    for name in ("table.html", "_codemirror.html", "_codemirror_foot.html", "_close_open_menus.html"):
        source = environment.loader.get_source(environment, f"default:{name}")[0]
        for script in _INLINE.findall(source):
            for written in _as_printed(script):
                digest = base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()
                hashes.add(f"'sha256-{digest}'")
    # Their templates carry style attributes and a style element with the names of columns, which no hash
    # can cover.
    return (
        f"default-src 'none'; script-src 'self' {' '.join(sorted(hashes))}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _as_printed(script: str) -> list[str]:
    """Return a template's script as it reaches the browser: the only variable in any is a true or false."""
    if "{{ datasette_allow_facet }}" in script:
        return [script.replace("{{ datasette_allow_facet }}", value) for value in ("true", "false")]
    return [] if "{{" in script else [script]


def _is(start: dict[str, Any], kind: bytes) -> bool:
    """Return whether an answer has a content type."""
    return any(
        key.lower() == b"content-type" and value.startswith(kind) for key, value in start.get("headers", [])
    )


def wrapper(datasette: Datasette) -> Callable[..., Any]:
    """Return an ASGI wrapper that adds the headers to every HTTP answer."""
    policies: dict[bool, bytes] = {}

    def policy(ours: bool) -> bytes:
        if ours not in policies:
            policies[ours] = (OURS if ours else stock_policy(datasette)).encode()
        return policies[ours]

    def wrap(app: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def guarded(scope: dict[str, Any], receive: Any, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
            elif "\\" in scope["path"]:
                # A browser reads "/\host" in a redirect as "//host"; no address here has a backslash.
                await _refuse(send)
            else:
                await app(scope, receive, _Gate(send, policy, scope["path"]))

        return guarded

    return wrap


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_COMPANIONS.items()]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    told = "An address of this archive has no backslash. Start from / or from /search."
    await send({"type": "http.response.body", "body": told.encode()})


class _Gate:
    """Sends the messages of one answer on, with our headers, and HTML without what is never shown."""

    def __init__(self, send: Send, policy: Callable[[bool], bytes], path: str) -> None:
        self.send = send
        self.path = path
        self.policy = policy
        self.page = False
        self.csv: Defuser | None = None

    async def __call__(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.page = _is(message, b"text/html")
            message = dict(message, headers=self._headers(message))
        elif self.page and message["type"] == "http.response.body":
            message = dict(message, body=_NEVER_SHOWN.sub(b"", message.get("body", b"")))
        elif self.csv and message["type"] == "http.response.body":
            body = self.csv.feed(message.get("body", b""))
            message = dict(message, body=body if message.get("more_body") else body + self.csv.rest())
        await self.send(message)

    def _headers(self, start: dict[str, Any]) -> list[tuple[bytes, bytes]]:
        headers = [(key.lower(), value) for key, value in start.get("headers", [])]
        ours = any(key == MARK for key, _ in headers)
        # Datasette shows CSV as text where it is not downloaded; both are what a spreadsheet is fed.
        csv = _is(start, b"text/csv") or (_is(start, b"text/plain") and self.path.endswith(".csv"))
        self.csv = Defuser() if csv and not ours else None
        added = {b"content-security-policy": self.policy(ours), **_COMPANIONS}
        return [*((key, value) for key, value in headers if key != MARK and key not in added), *added.items()]
