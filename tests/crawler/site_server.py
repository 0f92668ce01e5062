"""A party's site on this machine, for crawls over a real connection."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Raw = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Answer:
    """What the site says to one address. `raw` writes to the connection itself, faults and all."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Raw | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it arrived: when (seconds), for what, with which headers (names in lower case)."""

    at: float
    path: str
    headers: Mapping[str, str]


class SiteServer:
    """Answers from `pages`; a list of answers is given one after the other, the last one for ever."""

    def __init__(self, port: int, server: ThreadingHTTPServer) -> None:
        self.port = port
        self._server = server
        self.pages: dict[str, Answer | list[Answer]] = {"/robots.txt": Answer(status=404)}
        self.asked: list[Asked] = []
        self._lock = threading.Lock()

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: str | bytes = b"", **more: Any) -> None:
        content = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": "text/html; charset=utf-8", **more.pop("headers", {})}
        self.pages[path] = Answer(content, headers=headers, **more)

    def encrypt(self, certificate: Path, key: Path) -> None:
        """Speak TLS from now on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, handler: BaseHTTPRequestHandler) -> Answer:
        with self._lock:
            headers = {name.lower(): value for name, value in handler.headers.items()}
            self.asked.append(Asked(time.monotonic(), handler.path, headers))
            page = self.pages.get(handler.path, Answer(b"not here", status=404))
            if isinstance(page, list):
                page = page.pop(0) if len(page) > 1 else page[0]
        if page.status == 200 and "etag" in {name.lower() for name in page.headers}:
            etag = next(value for name, value in page.headers.items() if name.lower() == "etag")
            if headers.get("if-none-match") == etag:
                return Answer(status=304, headers={"ETag": etag})
        return page


@contextmanager
def serving() -> Iterator[SiteServer]:
    """Serve a site on a free port of 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            answer = site.answer(self)
            if answer.raw is not None:
                answer.raw(self)
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def do_POST(self) -> None:
            """Answer to a form from the page whose address has it behind a ``?``, of the method POST."""
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.path = f"POST {self.path}?{form}"
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the tests read `asked`."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing of connections that a test cuts."""

    server = Quiet(("127.0.0.1", 0), Handler)
    site = SiteServer(server.server_address[1], server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def listing(*paths: str, following: str | None = None) -> str:
    """Return a page of a listing with these releases."""
    links = "".join(f'<h2><a href="{path}">Release {path}</a></h2>' for path in paths)
    more = f'<a class="next" href="{following}">Older</a>' if following else ""
    return f"<html><body><main>{links}{more}</main></body></html>"
