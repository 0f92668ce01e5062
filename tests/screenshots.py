"""Makes the pictures of the README from an archive, in Debian's Chromium.

    python -m tests.screenshots --data data/demo --to .github/pictures

Needs the package chromium.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from archive.web.serving import free_port

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDTH, HEIGHT = 1100, 760


@contextlib.contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve the archive in `data` and yield its address."""
    port = free_port("127.0.0.1", None)
    command = [sys.executable, "-m", "archive.cli", "serve", "--data", str(data), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        for line in server.stdout:
            if "startup complete" in line:
                break
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def pages(address: str) -> dict[str, str]:
    """Return the pages to take, by the name of their picture: an edited release, and a search for a word."""
    with urlopen(f"{address}/changes") as answer:
        changes = answer.read().decode()
    found = re.search(r'href="(/archive/releases/[^"#]+)#versions">([^<]+)<', changes)
    if found is None:
        raise SystemExit("The archive has no edited release; make one with `onrecord demo --no-serve`.")
    word = max(re.findall(r"\w+", found[2]), key=len)
    return {"front": "/", "search": f"/search?q={word}", "release": found[1], "changes": "/changes"}


def main() -> None:
    """Take every page in light, and the release in dark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data/demo"))
    parser.add_argument("--to", type=Path, default=Path(".github/pictures"))
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with served(given.data) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, path in pages(address).items():
            for scheme in ("light", "dark") if name == "release" else ("light",):
                page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
                page.goto(address + path)
                page.screenshot(path=given.to / f"{name}{'-dark' if scheme == 'dark' else ''}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
