"""`onrecord add` at an address that is no listing: what was found, where else was looked, what to do next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from crawler.errors import CrawlRefused, ListingEmpty, NotARelease, Unreachable
from tests.archive.platforms import SUBJECTS, record, text_of

HOME = "https://tidewater.example"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def add(address: str, pages: dict[str, str | bytes]) -> Result:
    record(Path("recorded"), HOME, pages)
    ours = ("--slug", "gb-tidewater", "--party", "gb-libdem", "--recordings", "recorded")
    return CliRunner().invoke(onrecord, ["add", HOME + address, *ours])


def whole(title: str, main: str) -> str:
    menu = '<nav><a href="/about">About us</a><a href="/press">Press releases</a></nav>'
    return f'<html lang="en"><head><title>{title}</title></head><body>{menu}<main>{main}</main></body></html>'


def cards(folder: str) -> str:
    return "".join(
        f'<article class="card"><h3><a href="{folder}/{slug}">{title}</a></h3><i>{day}</i></article>'
        for slug, title, _, day in SUBJECTS
    )


LIVES = {f"/people/{n}-a-long-name": whole("One", "<h1>One</h1><dl><dd>1970</dd></dl>") for n in range(4)}
PEOPLE = "".join(f'<h3 class="name"><a href="{path}">The Honourable Person {path}</a></h3>' for path in LIVES)
FORM = '<form method="post" action="/found"><select name="year"></select><button>Show</button></form>'
LOGIN = '<form method="post"><input name="user"><input type="password" name="pw"></form>'
STATE = '<div id="__next"></div><script id="__NEXT_DATA__">{"posts": []}</script>'
WALL = "<h1>We value your privacy</h1><p>We use cookies. Accept all cookies or manage your preferences.</p>"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            whole("News", "<p>Nothing to see here yet.</p>"),
            ["('News') shows no repeated block", "/sitemap.xml"],
        ),
        (whole("News", "<p>Nothing.</p>"), [f"Perhaps it is {HOME}/press"]),
        (whole("Search", FORM), [f"a form that is sent to {HOME}/found (POST)", "post = true"]),
        (whole("Log in", LOGIN), ["asks for a log-in", "an address that anybody may read"]),
        (whole("News", STATE), ["is drawn by a script", "the JSON from which"]),
        (whole("News", cards("https://paper.example")), ["pages of another site, paper.example"]),
        (
            whole("News", cards("/n").split("</article>")[0]),
            [f"has one link that may be a release, {HOME}/n/"],
        ),
        (whole("People", PEOPLE), ["h3.name a", "of 4 pages that were read not one is a release"]),
    ],
)
def test_what_stands_there_instead_of_a_list_is_named(page: str, said: list[str]) -> None:
    refused = add("/news", {"/news": page, **LIVES})
    assert isinstance(refused.exception, ListingEmpty), refused.output
    assert all(words in str(refused.exception) for words in [f"{HOME}/news", *said]), refused.exception
    assert not Path("sites").exists()


def test_behind_a_wall_a_browser_or_a_feed_is_the_way() -> None:
    refused = add("/news", {"/news": f"<html><body><div id='consent'>{WALL}</div></body></html>"})
    assert isinstance(refused.exception, NotARelease)
    assert "feed or sitemap; or save" in str(refused.exception)
    assert "--recordings" in str(refused.exception)


def test_what_robots_forbid_says_whom_to_ask() -> None:
    refused = add(
        "/news", {"/robots.txt": "User-agent: *\nDisallow: /news\n", "/news": whole("News", cards("/n"))}
    )
    assert isinstance(refused.exception, CrawlRefused)
    assert "Ask its owner" in str(refused.exception)


def moved(address: str) -> None:
    """Turn the recorded page /old into a redirect."""
    index = Path("recorded/index.jsonl")
    rows = [json.loads(row) for row in index.read_text("utf-8").splitlines()]
    for row in rows:
        if row["url"].endswith("/old"):
            row |= {"status": 301, "headers": {"Location": HOME + address}}
    index.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def press() -> dict[str, str | bytes]:
    """A listing at /press with its releases, and a page /old."""
    pages: dict[str, str | bytes] = {"/old": "", "/press": whole("Press", cards("/press"))}
    for n, (slug, title, _, day) in enumerate(SUBJECTS):
        text = "".join(f"<p>{paragraph}</p>" for paragraph in text_of(n))
        head = f'<h1 class="head__title">{title}</h1><p class="head__date">{day}</p>'
        pages[f"/press/{slug}"] = whole(title, f'{head}<div class="detail__text">{text}</div>')
    return pages


def again(*more: str) -> Result:
    ours = ("--slug", "gb-tidewater", "--party", "gb-libdem", "--recordings", "recorded")
    return CliRunner().invoke(onrecord, ["add", f"{HOME}/old", *ours, *more])


def test_the_file_names_the_address_to_which_a_listing_has_moved(press: dict[str, str | bytes]) -> None:
    record(Path("recorded"), HOME, press)
    moved("/press")
    done = again()
    assert done.exit_code == 0, done.output
    assert f'url = "{HOME}/press"' in Path("sites/gb-tidewater.toml").read_text("utf-8")
    assert f"{HOME}/old redirects to {HOME}/press" in done.output


def test_a_circle_of_redirects_ends_with_what_to_do(press: dict[str, str | bytes]) -> None:
    record(Path("recorded"), HOME, press)
    moved("/old")
    refused = again()
    assert isinstance(refused.exception, Unreachable), refused.output
    assert "give the address at which the list is" in str(refused.exception)


def test_the_reason_why_releases_gave_no_page_is_told(press: dict[str, str | bytes]) -> None:
    pages = {**press, "/robots.txt": "User-agent: *\nDisallow: /press/\n"}
    record(Path("recorded"), HOME, {**pages, "/old": whole("Press", cards("/press"))})
    done = again()
    assert done.exit_code == 1, done.output
    assert "robots.txt forbids it" in done.output
    assert Path("sites/gb-tidewater.toml").exists()
