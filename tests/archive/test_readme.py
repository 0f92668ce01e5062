"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shutil
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.parsers.release import read_release
from crawler.records import RawPage
from crawler.sites.languages import load_language
from crawler.sites.loading import load_site
from crawler.sites.noise import load_noise

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "archive" / "demo"


def test_the_site_of_the_readme_reads_the_demo(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"(?m)^ {4}name += \"Harbour Party\"(?:\n(?: {4}.*)?)*", readme)
    assert block is not None
    (tmp_path / "zz-harbour.toml").write_text(textwrap.dedent(block[0]), "utf-8")
    shutil.copy(DEMO / "sites" / "parties.toml", tmp_path)
    spec = load_site("zz-harbour", tmp_path)
    pages = [
        path
        for path in sorted((DEMO / "pages" / "zz-harbour").glob("*.html"))
        if not path.name.startswith("listing")
    ]
    assert len(pages) >= 12
    for path in pages:
        page = RawPage(
            url=f"https://harbour-party.example/news/{path.stem}",
            final_url=f"https://harbour-party.example/news/{path.stem}",
            fetched_at=datetime(2026, 3, 9, tzinfo=UTC),
            status=200,
            body=path.read_bytes(),
        )
        read = read_release(page, spec=spec, languages=load_language, noise=load_noise())
        assert read.kind == "release", path.name
        assert read.title, path.name
        assert read.published, path.name
        assert not any("More in Harbour" in paragraph for paragraph in read.body), path.name


@pytest.mark.parametrize("picture", ["search", "release"])
def test_the_pictures_are_there(picture: str) -> None:
    path = f".github/pictures/{picture}.png"
    assert f"]({path})" in (ROOT / "README.md").read_text("utf-8")
    assert (ROOT / path).is_file()
