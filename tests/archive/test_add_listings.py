"""`onrecord add` on listings as they are: mixed with other pages, on other hosts, or no listings at all."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli import onrecord
from archive.drafting_file import habit
from crawler.errors import ListingEmpty, Unreachable
from crawler.records import Party
from tests.archive.platforms import SUBJECTS, record, text_of

HOME = "https://tidewater.example"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(onrecord, [*arguments])


def add(url: str, *more: str) -> Result:
    ours = ("--slug", "gb-tidewater", "--party", "gb-libdem", "--recordings", "recorded")
    return run("add", url, *ours, *more)


def site() -> dict[str, Any]:
    return tomllib.loads(Path("sites/gb-tidewater.toml").read_text("utf-8"))


def whole(title: str, main: str) -> str:
    menu = '<nav><a href="/about">About</a><a href="/news">News</a></nav>'
    return f'<html lang="en"><head><title>{title}</title></head><body>{menu}<main>{main}</main></body></html>'


def teaser(address: str, title: str, day: str) -> str:
    link = f'<h3 class="teaser__headline"><a href="{address}">{title}</a></h3>'
    return f'<article class="teaser">{link}<span class="meta__date">{day}</span></article>'


def release(n: int, more: str = "") -> str:
    _, title, _, day = SUBJECTS[n]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in text_of(n))
    head = f'<h1 class="head__title">{title}</h1><p class="head__date">{day}</p>'
    return whole(
        title, f'<article class="detail">{head}<div class="detail__text">{text}</div></article>{more}'
    )


def teasers(folder: str = "/press/releases") -> str:
    return "".join(teaser(f"{folder}/{slug}", title, day) for slug, title, _, day in SUBJECTS)


def releases(folder: str = "/press/releases") -> dict[str, str | bytes]:
    return {f"{folder}/{slug}": release(n) for n, (slug, *_) in enumerate(SUBJECTS)}


VIDEO = teaser("/media/video-of-the-harbour-speech", "Video: the harbour speech in full", "10 March 2026")
PLAYER = whole("Video", "<h1>Video: the harbour speech in full</h1><video src='/a.mp4'></video>")


@pytest.mark.parametrize("watched", [{}, {"/media/video-of-the-harbour-speech": PLAYER}])
def test_links_of_another_kind_in_the_same_list_are_left_out_and_told(
    watched: dict[str, str | bytes], tmp_path: Path
) -> None:
    pages = {"/press": whole("Press", VIDEO + teasers()), **releases(), **watched}
    record(tmp_path / "recorded", HOME, pages)
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert site()["paths"] == ["/press/releases/"]
    assert "Listing: 6 links, 6 with a date" in done.output
    assert "1 of the listing's links lead to other pages than releases" in done.output
    assert "/media/video-of-the-harbour-speech" in done.output


def test_an_event_that_is_still_to_come_is_no_release(tmp_path: Path) -> None:
    meal = "<p>Join us for a meal and a talk with the people who wrote our plan for the harbour.</p>" * 2
    event = "<h1>Harbour day with the candidates</h1><p>3 October 2031</p>"
    listed = teasers() + teaser(
        "/events/harbour-day-with-all", "Harbour day with the candidates", "9 March 2026"
    )
    pages = {"/press": whole("Press", listed), "/events/harbour-day-with-all": whole("Day", event + meal)}
    record(tmp_path / "recorded", HOME, {**pages, **releases()})
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert site()["paths"] == ["/press/releases/"]
    assert site()["layout"][0]["date"] == "p.head__date"


def speech(n: int) -> str:
    _, title, _, day = SUBJECTS[n]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in text_of(n))
    head = f'<p class="talk__day">{day}</p><h2 class="talk__title">{title}</h2>'
    return whole(title, f'<section class="talk">{head}<div class="talk__words">{text}</div></section>')


def test_releases_in_two_shapes_get_a_layout_each(tmp_path: Path) -> None:
    parts = [release, release, release, speech, speech, speech]
    pages = {f"/press/releases/{slug}": parts[n](n) for n, (slug, *_) in enumerate(SUBJECTS)}
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers()), **pages})
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert {layout["body"] for layout in site()["layout"]} == {"div.detail__text", "div.talk__words"}
    assert len(Path("sites/gb-tidewater.toml").read_text("utf-8").rstrip().split("\n")) <= 15


def test_a_text_that_names_would_read_worse_is_left_to_the_recogniser(tmp_path: Path) -> None:
    pages = releases()
    slug = f"/press/releases/{SUBJECTS[-1][0]}"
    pages[slug] = release(len(SUBJECTS) - 1).replace("detail__text", "other")
    pages = {key: str(page).replace('class="detail"', "") for key, page in pages.items()}
    pages = {
        key: page.replace("<article", "<div").replace("</article", "</div") for key, page in pages.items()
    }
    pages = {key: page.replace("<main>", "<div>").replace("</main>", "</div>") for key, page in pages.items()}
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers()), **pages})
    done = add(f"{HOME}/press")
    assert done.exit_code == 1, done.output
    assert site()["family"] == "generic"
    assert "The text is left to the recogniser" in done.output


def test_releases_in_a_second_folder_stay(tmp_path: Path) -> None:
    statement = teaser(
        "/statements/harbour-dues", "Statement on the harbour dues of the county", "9 March 2026"
    )
    pages = {
        "/press": whole("Press", teasers() + statement),
        **releases(),
        "/statements/harbour-dues": release(3),
    }
    record(tmp_path / "recorded", HOME, pages)
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert "paths" not in site()
    assert "Listing: 7 links" in done.output


def test_a_release_given_as_the_listing_is_refused_though_it_lists_others(tmp_path: Path) -> None:
    address, more = f"{HOME}/press/releases/{SUBJECTS[0][0]}", f"<section>{teasers()}</section>"
    record(tmp_path / "recorded", HOME, {**releases(), f"/press/releases/{SUBJECTS[0][0]}": release(0, more)})
    refused = add(address)
    assert isinstance(refused.exception, ListingEmpty), refused.output
    assert f"reads as a release ({SUBJECTS[0][1]!r}, 2026-03-12)" in str(refused.exception)
    assert str(refused.exception).endswith(f"perhaps {HOME}/press/releases/.")


def test_a_listing_that_prints_its_newest_entry_at_length_is_a_listing(tmp_path: Path) -> None:
    slug, title, _, day = SUBJECTS[0]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in text_of(0))
    newest = f'<h2><a href="/press/releases/{slug}">{title}</a></h2><time>{day}</time>{text}'
    rest = "".join(teaser(f"/press/releases/{slug}", title, day) for slug, title, _, day in SUBJECTS[1:])
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", newest + rest), **releases()})
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert "/press/releases/" in site()["links"] or "teaser" in site()["links"]


def numbered(n: int, last: int) -> str:
    pages = "".join(f'<a href="/press?page={k}">{k}</a>' for k in range(1, last + 1) if k != n)
    onward = f'<a aria-label="Siguiente" href="/press?page={n + 1}">›</a>' if n < last else ""
    return pages + onward + f'<a class="end-link" href="/press?page={last}">»</a>'


def test_the_link_that_says_next_is_told_by_the_second_page(tmp_path: Path) -> None:
    shown = [teaser(f"/press/releases/{slug}", title, day) for slug, title, _, day in SUBJECTS]
    parts = {1: "".join(shown[:2]), 2: "".join(shown[2:4]), 3: "".join(shown[4:])}
    listed = {f"/press?page={n}": whole("Press", part + numbered(n, 3)) for n, part in parts.items()}
    record(tmp_path / "recorded", HOME, {**listed, "/press": listed["/press?page=1"], **releases()})
    done = add(f"{HOME}/press")
    assert done.exit_code == 0, done.output
    assert site()["next"] == "a[aria-label='Siguiente']"
    assert "pages" not in site()
    crawled = run("crawl", "gb-tidewater", "--recordings", "recorded", "--sites", "sites", "--data", "data")
    assert "to the end" in crawled.output


def test_a_link_that_leads_back_on_the_second_page_does_not_say_next(tmp_path: Path) -> None:
    shown = [teaser(f"/press/releases/{slug}", title, day) for slug, title, _, day in SUBJECTS]
    first = '<div class="pages"><span>1</span><a href="/press?p=2">Onward</a></div>'
    second = '<div class="pages"><a href="/press?p=1">Back</a><span>2</span></div>'
    listed = {
        "/press": whole("Press", "".join(shown[:3]) + first),
        "/press?p=2": whole("Press", "".join(shown[3:]) + second),
    }
    record(tmp_path / "recorded", HOME, {**listed, **releases()})
    assert add(f"{HOME}/press").exit_code == 0
    assert site()["pages"] == "{listing}?p={n}"
    assert "next" not in site()


def test_lists_of_earlier_years_are_walked_where_no_page_follows(tmp_path: Path) -> None:
    shown = [teaser(f"/press/releases/{slug}", title, day) for slug, title, _, day in SUBJECTS]
    labels = "".join(f'<li><a href="/press/{year}">{year}</a></li>' for year in (2026, 2025))
    years = f'<ul class="years">{labels}</ul>'
    listed = {
        "/press": whole("Press", years + "".join(shown[:3])),
        "/press/2026": whole("Press", years + "".join(shown[:3])),
        "/press/2025": whole("Press", years + "".join(shown[3:])),
    }
    record(tmp_path / "recorded", HOME, {**listed, **releases()})
    assert add(f"{HOME}/press").exit_code == 0
    assert site()["further"] == "ul.years a"


def test_a_report_shows_five_releases_and_counts_the_rest(tmp_path: Path) -> None:
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers()), **releases()})
    said = add(f"{HOME}/press").output
    assert said.count("% as generic") == 5
    assert "… and 1 more release, read like these." in said


def test_without_a_second_page_the_numbers_are_kept(tmp_path: Path) -> None:
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers() + numbered(1, 3)), **releases()})
    assert add(f"{HOME}/press").exit_code == 0
    assert site()["pages"] == "{listing}?page={n}"
    assert "next" not in site()


def test_releases_on_the_press_host_are_crawled_there_and_papers_are_not(tmp_path: Path) -> None:
    press = "https://press.tidewater.example"
    paper = teaser("https://courier.example/a-word-on-the-ferry", "Our letter in the Courier", "1 March 2026")
    pages = {f"{press}{path}": page for path, page in releases("/r").items()}
    record(tmp_path / "recorded", "", {f"{HOME}/news": whole("News", teasers(f"{press}/r") + paper), **pages})
    done = add(f"{HOME}/news")
    assert done.exit_code == 0, done.output
    assert site()["hosts"] == ["press.tidewater.example"]
    assert "Listing: 6 links" in done.output
    assert (
        "1 more link to other sites, which a crawl leaves out, such as https://courier.example/"
        in done.output
    )
    crawled = run("crawl", "gb-tidewater", "--recordings", "recorded", "--sites", "sites", "--data", "data")
    assert crawled.exit_code == 0, crawled.output


def test_what_to_do_next_names_the_recordings(tmp_path: Path) -> None:
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers()), **releases()})
    done = add(f"{HOME}/press")
    assert "onrecord crawl gb-tidewater --sites sites --recordings recorded\n" in done.output


def test_an_empty_feed_is_called_a_feed(tmp_path: Path) -> None:
    record(
        tmp_path / "recorded", HOME, {"/feed": "<rss version='2.0'><channel><title>x</title></channel></rss>"}
    )
    refused = add(f"{HOME}/feed")
    assert isinstance(refused.exception, ListingEmpty)
    assert "is a feed, a sitemap or JSON, and names not one page" in str(refused.exception)


@pytest.mark.parametrize(("status", "said"), [(403, "refuses programs"), (404, "the listing itself")])
def test_answers_that_refuse_and_answers_that_lack_are_told_apart(
    status: int, said: str, tmp_path: Path
) -> None:
    folder = record(tmp_path / "recorded", HOME, {"/press": whole("No", "<h1>No</h1>")})
    index = folder / "index.jsonl"
    index.write_text(index.read_text("utf-8").replace("}", f', "status": {status}}}'), "utf-8")
    refused = add(f"{HOME}/press")
    assert isinstance(refused.exception, Unreachable), refused.output
    assert said in str(refused.exception)


@pytest.mark.parametrize(
    ("country", "zone", "several"),
    [
        *[("PL", "Europe/Warsaw", False), ("PT", "Europe/Lisbon", True), ("DE", "Europe/Berlin", False)],
        *[("AU", "Australia/Sydney", True), ("BR", "America/Sao_Paulo", True)],
    ],
)
def test_the_time_zone_of_a_country_is_known_without_a_site_there(
    country: str, zone: str, several: bool
) -> None:
    usual = habit(Party(id="zz-new", name="New", country=country), None)
    assert usual.timezone == zone
    assert bool(usual.zones) is several


def test_no_zone_is_made_up_for_an_unknown_country() -> None:
    assert habit(Party(id="zz-new", name="New", country="ZZ"), None).timezone is None


def test_releases_without_a_day_are_a_doubt(tmp_path: Path) -> None:
    undated = {path: str(page).replace('class="head__date">', "hidden>") for path, page in releases().items()}
    for *_, day in SUBJECTS:
        undated = {path: page.replace(day, "") for path, page in undated.items()}
    listed = "".join(teaser(f"/press/releases/{slug}", title, "") for slug, title, _, _ in SUBJECTS)
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", listed), **undated})
    done = add(f"{HOME}/press")
    assert "Not one of the releases read shows its date of publication" in done.output


def test_releases_that_recordings_lack_are_told(tmp_path: Path) -> None:
    record(tmp_path / "recorded", HOME, {"/press": whole("Press", teasers())})
    assert (
        "6 of the releases asked for gave no page, such as: The recordings hold no answer"
        in add(f"{HOME}/press").output
    )
