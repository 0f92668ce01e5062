"""Furniture of pages: what is dropped from the tree, and what never is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from crawler.errors import SpecError
from crawler.parsers.furniture import is_noise_block
from crawler.parsers.noise import drop_noise
from crawler.parsers.weights import consent_weight
from crawler.records import Block
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise, noise_from
from tests.crawler.reader import read

TEXT = "The council has agreed to mend the harbour wall before the winter storms begin. " * 4


def left(markup: str, code: str = "en") -> str:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    drop_noise(root, load_noise(), load_language(code).page)
    return " ".join(str(root.xpath("string(/html/body)")).split())


BANNER = "<h2>This website uses cookies</h2><p>Please select the types of cookies you want to allow.</p>"


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>var gone</script>",
        "<style>gone</style>",
        "<noscript><p>gone</p></noscript>",
        "<template><p>gone</p></template>",
        "<nav><a href='/'>gone</a></nav>",
        "<div role='navigation'>gone</div>",
        "<form><label>gone</label><input value='x'></form>",
        "<button>gone</button>",
        "<p hidden>gone</p>",
        "<p style='color: red; display : none'>gone</p>",
        "<div aria-modal='true'>gone</div>",
        "<a class='skip-link' href='#main'>gone</a>",
        "<span class='sr-only'>gone</span>",
        "<figure><img alt='x'><figcaption>gone</figcaption></figure>",
        "<div class='wp-caption'><p class='wp-caption-text'>gone</p></div>",
        "<blockquote class='twitter-tweet'><p>gone</p></blockquote>",
        "<div class='addtoany_share_save_container'>gone</div>",
        "<div class='tac_activate'>gone</div>",
        "<svg><text>gone</text></svg>",
        "<select><option>gone</option></select>",
    ],
)
def test_furniture_is_dropped_and_the_text_around_it_stays(furniture: str) -> None:
    assert left(f"<main><p>{TEXT}</p>before {furniture} behind</main>").endswith("begin. before behind")


@pytest.mark.parametrize("selector", [s for s in load_noise().consent if s[0] in "#."])
def test_the_root_of_every_known_consent_tool_is_dropped(selector: str) -> None:
    chain = [f"id='{name[1:]}'" if name[0] == "#" else f"class='{name[1:]}'" for name in selector.split()]
    opening = "".join(f"<div {each}>" for each in chain)
    banner = f"{opening}{BANNER}<p>{TEXT * 3}</p>{'</div>' * len(chain)}"
    assert left(f"{banner}<p>{TEXT}</p>") == TEXT.strip()


def test_a_long_preference_centre_does_not_win_over_a_short_release() -> None:
    centre = "<p>These cookies help us to understand how our visitors use our website.</p>" * 40
    assert left(f"<div id='tx_cookies'>{centre}</div><p>{TEXT}</p>") == TEXT.strip()


def test_a_consent_tool_nobody_knows_goes_by_name_and_words() -> None:
    assert left(f"<div class='our-cookie-bar'>{BANNER}</div><p>{TEXT}</p>") == TEXT.strip()
    assert "mend the harbour" in left(f"<div class='cookie-recipes'><p>{TEXT}</p></div><p>{TEXT}</p>")


@pytest.mark.parametrize(
    "page",
    [
        "<div id='cookie-notice'><p>We use cookies.</p><main><p>{0}</p></main></div>",
        "<div class='cookie-consent-wrapper'><p>{0}</p><p>We use cookies. Accept all cookies?</p></div>",
        "<form action='/x'><h1>Wall</h1><p>{0}</p></form>",
        "<div style='display:none'><p>{0}</p></div>",
        "<div hidden><p>{0}</p></div>",
        "<div aria-hidden='true'><p>{0}</p></div>",
        "<div class='caption'><p>{0}</p></div>",
        "<div role='dialog'><p>{0}</p></div>",
        "<nav><p>{0}</p></nav>",
        "<div class='share-this'><p>{0}</p></div>",
    ],
)
def test_what_holds_the_page_is_never_dropped(page: str) -> None:
    assert TEXT.strip() in left(page.format(TEXT) + "<footer><a href='/'>Home</a></footer>")


def test_state_on_html_and_body_drops_nothing() -> None:
    root = html.document_fromstring(
        "<html class='cookie-consent-open'><body class='cookies-not-set twitter-tweet'>"
        f"<p>{TEXT}</p></body></html>"
    )
    drop_noise(root, load_noise(), load_language("en").page)
    assert TEXT.strip() in str(root.xpath("string()"))


def test_a_release_about_cookies_survives() -> None:
    about = (
        "<article class='post cookie-law'><h1>Cookie banners to go</h1>"
        "<p>“We use cookies” must not stand before "
        "every page, the minister said. Consent has to be free, and a cookie settings page is not enough.</p>"
        "<p>The new cookie law lets browsers say once what their users want.</p></article>"
    )
    assert "must not stand before" in left(about)
    assert "says once" not in left(about)
    assert "lets browsers say once" in left(about)


def test_twins_for_screen_readers_go_and_hidden_originals_stay() -> None:
    fares = "Ferry fares frozen"
    twin = f"<p>{fares}</p><p aria-hidden='true'>{fares}</p><p aria-hidden='true'>Only here</p>"
    assert left(f"<p>{TEXT}</p>{twin}") == f"{TEXT}Ferry fares frozenOnly here"


def test_a_button_in_a_heading_is_the_heading() -> None:
    assert "Notes to editors" in left(f"<p>{TEXT}</p><h3><button>Notes to editors</button></h3>")


def test_a_headline_only_read_aloud_stays() -> None:
    assert "Wall" in left(f"<h1 class='visually-hidden'>Wall</h1><p>{TEXT}</p>")


# --- words --------------------------------------------------------------------------------------

LINES = {
    "en": [
        "Share this:",
        "Read more",
        "Back to press releases",
        "Photo: A. Doe",
        "Tags: sea",
        "This website uses cookies",
    ],
    "de": [
        "Teilen",
        "Weiterlesen",
        "Zurück zur Übersicht",
        "Foto: A. Muster",
        "Schlagwörter: Meer",
        "Wir verwenden Cookies.",
    ],
    "fr": [
        "Partager sur Facebook",
        "Lire la suite",
        "Retour à la liste",
        "Crédit photo : A. Dupont",
        "Mots-clés : mer",
    ],
    "es": [
        "Compartir",
        "Leer más",
        "Volver a noticias",
        "Foto: A. Pérez",
        "Etiquetas: mar",
        "Utilizamos cookies propias.",
    ],
    "it": [
        "Condividi",
        "Leggi tutto",
        "Torna alle notizie",
        "Foto: A. Rossi",
        "Questo sito utilizza cookie.",
    ],
    "nl": [
        "Deel dit bericht",
        "Lees meer",
        "Terug naar overzicht",
        "Foto: A. de Vries",
        "Wij gebruiken cookies.",
    ],
    "pl": ["Udostępnij", "Czytaj więcej", "Powrót do listy", "Fot. A. Kowalska", "Używamy plików cookies."],
    "sv": ["Dela på Facebook", "Läs mer", "Tillbaka till nyheter", "Foto: A. Ek", "Vi använder kakor."],
    "da": ["Del på Facebook", "Læs mere", "Tilbage til oversigt", "Foto: A. Holm", "Vi bruger cookies."],
    "no": [
        "Del på Facebook",
        "Les mer",
        "Tilbake til oversikten",
        "Foto: A. Holm",
        "Vi bruker informasjonskapsler.",
    ],
    "pt": ["Partilhar", "Ler mais", "Voltar ao topo", "Foto: A. Silva", "Este site utiliza cookies."],
    "cy": ["Rhannu", "Darllen mwy", "Yn ôl i newyddion", "Llun: A. Huws", "Rydym yn defnyddio cwcis."],
    "fi": ["Jaa Facebookissa", "Lue lisää", "Takaisin ylös", "Kuva: A. Mäki", "Käytämme evästeitä."],
    "cs": ["Sdílet na Facebooku", "Číst více", "Zpět na seznam", "Foto: A. Malá", "Používáme cookies."],
    "ca": ["Comparteix a Facebook", "Llegeix més", "Torna a notícies", "Foto: A. Mas", "Utilitzem galetes."],
    "ga": [
        "Roinn ar Facebook",
        "Léigh tuilleadh",
        "Ar ais go barr",
        "Grianghraf: A. Ní Bhriain",
        "Úsáidimid fianáin.",
    ],
}


def test_every_language_has_its_lines() -> None:
    assert set(LINES) == set(languages_known())


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in LINES.items() for line in lines])
def test_lines_of_furniture(code: str, line: str) -> None:
    assert is_noise_block(Block(text=line), load_language(code))


@pytest.mark.parametrize("code", languages_known())
def test_no_word_of_a_language_makes_a_long_sentence_furniture(code: str) -> None:
    page = load_language(code).page
    for words in (
        page.share,
        page.more,
        page.more_openings,
        page.calls,
        page.tags,
        page.captions,
        page.legal,
    ):
        for word in words:
            assert not is_noise_block(Block(text=f"{word.capitalize()} {TEXT.strip()}"), load_language(code))


def test_weight_of_consent_words() -> None:
    page = load_language("en").page
    assert consent_weight("The wall is wet.", page) == 0
    assert consent_weight("A cookie is a biscuit.", page) == 1
    assert consent_weight("This website uses cookies", page) >= 2


# --- the rules as a file ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[banners]\nx = ['#a']", "banners"),
        ("[consent]\nx = '#a'", "consent.x"),
        ("[consent]\nx = ['#a[']", "consent.x"),
        ("consent = 3", "consent"),
        ("[consent]\nx = ['.a .b']", "consent.x"),
        ("[consent]\nx = ['p:first-child']", "consent.x"),
    ],
)
def test_a_wrong_rule_is_named(text: str, named: str) -> None:
    with pytest.raises(SpecError, match=named):
        noise_from(text, name="noise.toml")


# --- real pages, and any page -----------------------------------------------------------------


NAMES = {selector[1:] for selector in load_noise().consent if " " not in selector}


def running_text(root: etree._Element) -> int:
    """Return the words of all paragraphs outside navigation, forms and known consent tools."""
    words = 0
    for paragraph in root.iter("p"):
        above = [paragraph, *paragraph.iterancestors()]
        names = {name for each in above for name in [each.get("id"), *(each.get("class") or "").split()]}
        if NAMES.isdisjoint(names) and not {"nav", "form", "noscript", "footer"} & {
            each.tag for each in above
        }:
            words += len(str(paragraph.xpath("string()")).split())
    return words


def test_recorded_pages_lose_their_consent_tool_and_nothing_else(shared: Path) -> None:
    pages = sorted((shared / "recordings" / "cookie-banners").iterdir())
    assert len(pages) >= 27
    for page in pages:
        raw = page.read_bytes()
        root = html.document_fromstring(gzip.decompress(raw) if page.suffix == ".gz" else raw)
        before = running_text(root)
        drop_noise(root, load_noise(), load_language("de").page)
        drop_noise(root, load_noise(), load_language("en").page)
        assert running_text(root) >= 0.75 * before, page.name
        kept = {
            name for each in root.iter("*") for name in [each.get("id"), *(each.get("class") or "").split()]
        }
        assert kept & NAMES <= set(), page.name


def test_text_inside_many_nested_suspects_stays() -> None:
    inner = "<div class='cookie-x' aria-hidden='true'>" * 800 + TEXT * 20 + "</div>" * 800
    root = html.document_fromstring(
        f"<html><body>{inner}</body></html>", parser=html.HTMLParser(huge_tree=True)
    )
    drop_noise(root, load_noise(), load_language("en").page)
    assert TEXT.strip() in str(root.xpath("string()"))


PIECES = st.one_of(
    st.sampled_from(
        ["We use cookies. ", "text ", "<p>", "</p>", "<form>", "</form>", "<nav>", "</nav>", "<br>"]
    ),
    st.sampled_from(
        ["<div hidden>", "<div id='ccc'>", "<div class='caption'>", "</div>", "<b>", "</b>", "<!-- x -->"]
    ),
    st.sampled_from(
        ["<script>", "</script>", "<div class='klaro'>", "<div class='cookie-modal'>", "\u200b", "<li>"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_page_raises_and_no_text_is_invented(pieces: list[str]) -> None:
    root = html.document_fromstring("<html><body>x" + "".join(pieces) + "</body></html>")
    before = str(root.xpath("string()"))
    drop_noise(root, load_noise(), load_language("en").page)
    after = str(root.xpath("string()"))
    assert root.find("body") is not None
    assert len(after) <= len(before)
    remaining = iter(before)
    assert all(character in remaining for character in after), etree.tostring(root)


def test_a_control_character_behind_what_is_removed_ends_no_reading() -> None:
    said = "The council has agreed to mend the harbour wall before the winter storms begin, it said today."
    page = f"<h1>Wall&#1;</h1>x&#2;<nav>Home</nav>&#1;y&#xfffe;<p>{said}</p><button>Go</button>&#1;{TEXT}"
    assert said in read(f"<html lang=en><body><div>{page}</div></body></html>").body
