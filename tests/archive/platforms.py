"""Listings and releases of invented parties, in the structure of three platforms, as a recording.

Everything but the structure is made up: parties, people, places, words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

SUBJECTS = (
    ("ferry-timetable", "Ferry timetable must serve the islands first", "Orla Penhallow", "12 March 2026"),
    ("school-roofs", "Council leaves nine school roofs unrepaired", "Tam Wetherlam", "9 March 2026"),
    ("night-buses", "Night buses return after two winters of silence", "Orla Penhallow", "2 March 2026"),
    (
        "harbour-dredging",
        "Harbour dredging plan ignores the fishing fleet",
        "Ines Caldbeck",
        "24 February 2026",
    ),
    (
        "library-hours",
        "Libraries should open when people are not at work",
        "Tam Wetherlam",
        "17 February 2026",
    ),
    (
        "peat-restoration",
        "Peat restoration pays for itself in eleven years",
        "Ines Caldbeck",
        "3 February 2026",
    ),
)


def record(folder: Path, home: str, pages: Mapping[str, str | bytes]) -> Path:
    """Write pages by path as a recording of a site, and return its folder."""
    folder.mkdir()
    with (folder / "index.jsonl").open("w", encoding="utf-8") as index:
        for n, (path, text) in enumerate(pages.items()):
            body = text.encode() if isinstance(text, str) else text
            (folder / f"{n}.html").write_bytes(body)
            entry = {
                "url": home + path,
                "file": f"{n}.html",
                "captured": "2026-03-14T05:00:00Z",
                "content_type": "text/html; charset=utf-8",
            }
            index.write(json.dumps(entry) + "\n")
    return folder


def text_of(n: int) -> list[str]:
    """Return the paragraphs of a release; later ones are longer."""
    slug, _, speaker, _ = SUBJECTS[n]
    subject = slug.replace("-", " ")
    return [
        f"The Tidewater Party has set out what it would change about {subject}, after a winter in which the "
        "county "
        "council twice put off a decision and published neither figures nor a date.",
        f"A survey of {40 + n} parishes found that most people had not been asked, and that those who had "
        "been asked "
        "were given a week to answer a form of thirty pages.",
        f"{speaker}, Tidewater spokesperson for the islands, said:",
        f"“Nobody who lives here needs to be told about {subject}. What we need is a council that answers "
        "its own "
        "letters, and a plan that somebody has costed before it is announced.”",
        *[
            f"Ward {ward} would see the change in the {ward + 2}th month, the party said on Monday."
            for ward in range(n)
        ],
    ]


def _paragraphs(n: int) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in text_of(n))


def elementor(home: str) -> dict[str, str]:
    """WordPress with Elementor: hashed element classes, named widgets, related posts inside the content."""
    menu = (
        '<header class="elementor-location-header"><nav class="elementor-nav-menu">'
        '<a href="/about-the-party-and-its-aims/">About the party and its aims</a>'
        '<a href="/join-us-and-make-a-difference/">Join us and make a difference</a></nav></header>'
    )
    entries = "".join(
        f'<article class="elementor-post elementor-grid-item post-{900 + n} post type-post category-news">'
        '<div class="elementor-post__text"><h3 class="elementor-post__title"><a '
        f'href="{home}/{slug}/">{title}</a></h3>'
        f'<div class="elementor-post__meta-data"><span class="elementor-post-date">{date}</span></div>'
        f'<a class="elementor-post__read-more" href="{home}/{slug}/">Read more</a></div></article>'
        for n, (slug, title, _, date) in enumerate(SUBJECTS)
    )
    topics = "".join(
        f'<li class="cat-item"><a href="{home}/category/{name}/">{name.title()}</a></li>'
        for name in ("transport", "schools", "coast", "energy", "health")
    )
    listing = (
        f'<html lang="en-GB"><body class="archive">{menu}<div class="elementor-element '
        "elementor-element-3f2a1bc "
        'elementor-widget elementor-widget-archive-posts"><div '
        f'class="elementor-posts-container">{entries}</div>'
        f'<nav class="elementor-pagination"><span class="page-numbers current">1</span>'
        f'<a class="page-numbers" href="{home}/news/page/2/">2</a>'
        f'<a class="page-numbers next" href="{home}/news/page/2/">Next</a></nav></div>'
        f'<ul class="wp-block-categories">{topics}</ul></body></html>'
    )

    def release(n: int) -> str:
        _, title, _, date = SUBJECTS[n]
        other = SUBJECTS[(n + 1) % len(SUBJECTS)]
        return (
            f'<html lang="en-GB"><head><title>{title} – Tidewater</title></head><body class="single '
            f'postid-{900 + n}">'
            f'{menu}<div class="elementor-element elementor-element-77ab01{n} elementor-widget '
            f'elementor-widget-theme-post-title"><h1 class="elementor-heading-title">{title}</h1></div>'
            '<div class="elementor-widget-post-info"><span class="elementor-post-info__item--type-date">'
            f"<time>{date}</time></span></div>"
            f'<div class="elementor-element elementor-element-5c0d9e{n} elementor-widget-theme-post-content">'
            f"{_paragraphs(n)}"
            '<div class="yarpp-related"><h3>You may also like</h3><ol><li><a '
            f'href="{home}/{other[0]}/">{other[1]}</a> '
            "and what the county has said about it in all the years since the bridge was "
            "closed</li></ol></div></div>"
            '<footer class="elementor-location-footer"><p>© Tidewater Party</p></footer></body></html>'
        )

    return {"/news/": listing, **{f"/{each[0]}/": release(n) for n, each in enumerate(SUBJECTS)}}


def typo3(home: str) -> dict[str, str]:
    """TYPO3 with the extension news, in its own template's names; German around an English text."""
    months = {"March": "03", "February": "02"}

    def day(date: str) -> str:
        number, month, year = date.split()
        return f"{year}-{months[month]}-{int(number):02d}"

    entries = "".join(
        f'<div class="article articletype-0" itemscope><h3><a itemprop="url" href="/presse/detail/{slug}">'
        f'<span itemprop="headline">{title}</span></a></h3><p class="teaser-text">Mehr</p>'
        f'<span class="news-list-date"><time datetime="{day(date)}">{date}</time></span></div>'
        for slug, title, _, date in SUBJECTS
    )
    listing = (
        '<html lang="en"><body><div id="c4711" class="frame"><div class="news"><div class="news-list-view">'
        f'{entries}<div class="page-navigation"><ul><li class="next"><a '
        f'href="{home}/presse/seite-2">weiter</a></li>'
        "</ul></div></div></div></div></body></html>"
    )

    def release(n: int) -> str:
        _, title, _, date = SUBJECTS[n]
        return (
            f'<html lang="en"><body><div id="c{815 + n}"><div class="news news-single"><div class="article">'
            f'<h1 itemprop="headline">{title}</h1><p><span class="news-list-date"><time '
            'itemprop="datePublished" '
            f'datetime="{day(date)}">{date}</time></span></p><div class="news-text-wrap" '
            'itemprop="articleBody">'
            f"{_paragraphs(n)}</div></div></div></div></body></html>"
        )

    return {
        "/presse": listing,
        **{f"/presse/detail/{each[0]}": release(n) for n, each in enumerate(SUBJECTS)},
    }


def nextjs(home: str) -> dict[str, str]:
    """A Next.js application: every class is of a CSS module, with a hash, or a utility that says a look."""
    entries = "".join(
        f'<li class="NewsList_entry__x3kQz flex gap-4"><a class="NewsList_link__Qz81k text-lg font-bold" '
        f'href="/press/{slug}">{title}</a><time class="text-sm" '
        f'dateTime="2026-0{3 - n // 3}-1{n}">{date}</time></li>'
        for n, (slug, title, _, date) in enumerate(SUBJECTS)
    )
    listing = (
        '<html lang="en"><body><div id="__next"><nav class="flex"><a '
        'href="/who-we-are-and-what-we-want">Who we are and '
        f'what we want</a></nav><main><ul class="NewsList_list__aB3dE mt-8">{entries}</ul>'
        '<button class="Button_load-more__k2Lm9 px-4">Load more</button></main></div>'
        '<script id="__NEXT_DATA__" type="application/json">{"props":{}}</script></body></html>'
    )

    def release(n: int) -> str:
        _, title, _, date = SUBJECTS[n]
        return (
            '<html lang="en"><body><div id="__next"><main><article '
            f'class="Article_wrap__9fPqa{"b" * (n % 2)} max-w-4xl">'
            f'<h1 class="text-4xl font-bold">{title}</h1>'
            f'<time class="Article_date__m3Xw1">{date}</time>'
            f'<div class="Article_text__Zp0rT prose">{_paragraphs(n)}</div>'
            "</article></main></div></body></html>"
        )

    return {"/press": listing, **{f"/press/{each[0]}": release(n) for n, each in enumerate(SUBJECTS)}}


PLATFORMS: dict[str, tuple[Callable[[str], dict[str, str]], str]] = {
    "elementor": (elementor, "/news/"),
    "typo3": (typo3, "/presse"),
    "nextjs": (nextjs, "/press"),
}
"""For each platform its pages and the path of its listing."""
