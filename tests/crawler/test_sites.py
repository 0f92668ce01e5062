"""Site files are read strictly: each mistake names file, key, what was found and what is known."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from crawler.errors import SpecError
from crawler.sites.loading import SHIPPED, families_known, load_parties, load_site, load_sites

GOOD = """
name = "Harbour Party"
party = "zz-harbour"
facts = "reported"
url = "https://harbour-party.example/news"
links = "h2 a"

[[layout]]
name = "page"
body = "main .text"
"""
PARTIES = '[zz-harbour]\nname = "Harbour Party"\ncountry = "ZZ"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "parties.toml").write_text(PARTIES, "utf-8")
    return tmp_path


def write(own: Path, text: str) -> None:
    (own / "zz-harbour.toml").write_text(text, "utf-8")


def test_a_good_file_is_read(own: Path) -> None:
    write(own, GOOD)
    site = load_site("zz-harbour", own)
    assert site.slug == "zz-harbour"
    assert site.listings == ("https://harbour-party.example/news",)
    assert site.layouts[0].body == "main .text"
    assert "zz-harbour" in load_sites(own)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('links = "h2 a"', 'link = "h2 a"', ("unknown key link", "links")),
        ('links = "h2 a"', 'links = "h2 >> a"', ("links", "'h2 >> a'", "no CSS selector")),
        ('links = "h2 a"', 'links = "h2 a::text"', ("links", "without '::'")),
        ('links = "h2 a"', 'links = ".Teaser_root__3xAb9 a"', ("Teaser_root__3xAb9", "generated")),
        ('links = "h2 a"', 'links = ".css-1q2w3e a"', ("css-1q2w3e", "generated")),
        ('links = "h2 a"', 'links = "#node-18299 a"', ("node-18299", "one page")),
        ('links = "h2 a"', 'links = ""', ("links", "''")),
        ('body = "main .text"', 'body = "main ["', ("layout[0].body", "'main ['")),
        ('body = "main .text"', 'bodies = "main"', ("[[layout]] 'page'", "bodies", "body")),
        ('body = "main .text"', 'body = "main"\ndrop = "h1"', ("layout[0].drop", "list")),
        ('party = "zz-harbour"', 'party = "zz-haven"', ("party", "'zz-haven'", "zz-harbour", "parties.toml")),
        ('facts = "reported"', 'facts = "guessed"', ("facts", "'guessed'", "recorded, reported")),
        ('links = "h2 a"', 'timezone = "Europe/Edinburgh"', ("timezone", "Europe/Edinburgh")),
        ('links = "h2 a"', 'timezone = "London"', ("timezone", "'London'", "Europe/London")),
        ('links = "h2 a"', 'language = "xx"', ("language", "'xx'", "en")),
        ('links = "h2 a"', 'family = "drupal9"', ("family", "'drupal9'", "fleet")),
        ('links = "h2 a"', 'date_order = "MYD"', ("date_order", "'MYD'", "DMY")),
        ('links = "h2 a"', 'pages = "{listing}?page=1"', ("pages", "{n}")),
        ('links = "h2 a"', "pages_from = true", ("pages_from", "True")),
        ('links = "h2 a"', 'post = "yes"', ("post", "'yes'", "true or false")),
        ('links = "h2 a"', 'paths = ["/news/("]', ("paths", "'/news/('", "regular expression")),
        ('links = "h2 a"', 'lacks = ["headline"]', ("lacks", "'headline'", "title")),
        ('links = "h2 a"', "enabled = false", ("enabled", "reason")),
        ('links = "h2 a"', 'enabled = "no"\nreason = "x"', ("enabled", "'no'", "true or false")),
        ('links = "h2 a"', "expect = { release = 3 }", ("[expect]", "release", "releases_per_month")),
        ('links = "h2 a"', "expect = { quotes = -1 }", ("expect.quotes", "-1")),
        ('links = "h2 a"', 'moved = { "/old" = "https://x.example" }', ("moved", "'/old'", "https://")),
        ('url = "https://harbour-party.example/news"', 'url = "harbour-party.example"', ("url", "https://")),
        ('url = "https://harbour-party.example/news"\n', "", ("url", "listings")),
        ('name = "Harbour Party"', "name = 7", ("name", "7")),
        ('name = "Harbour Party"', 'name = "Harbour', ("no TOML",)),
        (
            "[[layout]]",
            '[[layout]]\nname = "page"\nbody = "article"\n[[layout]]',
            ("two layouts", "page"),
        ),
    ],
)
def test_a_mistake_is_named(own: Path, old: str, new: str, said: tuple[str, ...]) -> None:
    assert old in GOOD
    write(own, GOOD.replace(old, new, 1))
    with pytest.raises(SpecError) as caught:
        load_site("zz-harbour", own)
    assert "zz-harbour.toml" in str(caught.value)
    for words in said:
        assert words in str(caught.value)


def test_an_unknown_site_is_named_with_the_known_ones(own: Path) -> None:
    with pytest.raises(SpecError, match=r"no site 'gb-whig'.*gb-libdem"):
        load_site("gb-whig", own)


def test_a_missing_folder_of_own_sites_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="does not exist"):
        load_sites(tmp_path / "nowhere")


def test_a_wrong_party_is_named(own: Path) -> None:
    (own / "parties.toml").write_text(
        '[zz-harbour]\nname = "Harbour Party"\ncountry = "ZZ"\nparlgov = "7"\n', "utf-8"
    )
    write(own, GOOD)
    with pytest.raises(SpecError, match=r"parties\.toml: \[zz-harbour\]: parlgov is '7'"):
        load_site("zz-harbour", own)


def test_a_family_gives_what_a_site_does_not_say(own: Path) -> None:
    (own / "families").mkdir()
    (own / "families" / "boats.toml").write_text(
        'about = "Ours."\nlinks = "h3 a"\nnext = "a.older"\nlanguage = "de"\n'
        '[[layout]]\nname = "page"\nbody = "article"\n[[layout]]\nname = "old"\nbody = "td.text"\n',
        "utf-8",
    )
    write(own, GOOD.replace('links = "h2 a"', 'links = "h2 a"\nfamily = "boats"'))
    site = load_site("zz-harbour", own)
    assert (site.links, site.next, site.language) == ("h2 a", "a.older", "de")
    assert [(layout.name, layout.body) for layout in site.layouts] == [
        ("page", "main .text"),
        ("old", "td.text"),
    ]


def test_a_mistake_in_a_family_is_named(own: Path) -> None:
    (own / "families").mkdir()
    (own / "families" / "boats.toml").write_text('url = "https://x.example"\n', "utf-8")
    write(own, GOOD.replace('links = "h2 a"', 'family = "boats"'))
    with pytest.raises(SpecError, match=r"families/boats\.toml: unknown key url"):
        load_site("zz-harbour", own)


def test_the_sites_that_ship_are_right_and_short() -> None:
    sites = load_sites()
    assert len(sites) >= 40
    assert {"gb-libdem", "gb-green-scot", "gb-labour", "us-democratic-delaney"} <= set(sites)
    for slug in sites:
        lines = (SHIPPED / f"{slug}.toml").read_text("utf-8").splitlines()
        written = [line for line in lines if line.strip() and not line.startswith("#")]
        assert len(written) <= 15, slug
        assert any(line.startswith("facts = ") for line in written), slug
    assert "libdems.org.uk" in sites["gb-libdem"].url
    assert sites["gb-libdem"].family == "fleet"
    assert {"fleet", "wordpress", "drupal-congress", "typo3-news", "nationbuilder", "joomla"} <= set(
        families_known()
    )


def test_every_family_is_right() -> None:
    for family in families_known():
        assert (SHIPPED / "families" / f"{family}.toml").read_text("utf-8").startswith("about = ")


def test_a_slug_begins_with_the_id_of_its_party() -> None:
    parties = load_parties()
    for slug, site in load_sites().items():
        assert site.party in parties
        assert slug == site.party or slug.startswith(f"{site.party}-")
        assert site.party.startswith(parties[site.party].country.lower() + "-")


def test_the_numbers_of_parties_stand_in_the_registers(shared: Path) -> None:
    tables = shared / "reference-data" / "parties"
    parlgov = {int(row["party_id"]) for row in rows(tables / "parlgov_view_party.csv")}
    parlgov |= {int(row["id"]) for row in rows(tables / "parlgov_party.csv")}
    facts = {int(row["partyfacts_id"]) for row in rows(tables / "partyfacts_core_parties.csv")}
    manifesto = {int(row["party"]) for row in rows(tables / "manifesto_project_parties.csv")}
    items: dict[int, set[str]] = {}
    for row in rows(tables / "partyfacts_wikidata.csv"):
        items.setdefault(int(row["partyfacts_id"]), set()).add(row["wikidata_id"])
    crosswalk = {row["wikidata_qid"] for row in rows(tables / "uk_ie_party_crosswalk.csv")}
    facts |= {int(row["partyfacts_id"]) for row in rows(tables / "uk_ie_party_crosswalk.csv")}
    for party in load_parties().values():
        assert party.parlgov is None or party.parlgov in parlgov, party
        assert party.partyfacts is None or party.partyfacts in facts, party
        assert party.manifesto is None or party.manifesto in manifesto, party
        if party.wikidata is not None:
            assert party.partyfacts is not None
            assert party.wikidata in items.get(party.partyfacts, set()) | crosswalk, party


def test_parties_of_the_crosswalk_have_its_numbers(shared: Path) -> None:
    parties = load_parties()
    for row in rows(shared / "reference-data" / "parties" / "uk_ie_party_crosswalk.csv"):
        party = parties[f"{row['country'].lower()}-{row['slug']}"]
        assert party.parlgov == (int(row["parlgov_party_id"]) if row["parlgov_party_id"] else None)
        assert party.partyfacts == int(row["partyfacts_id"])
        assert party.wikidata == row["wikidata_qid"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
