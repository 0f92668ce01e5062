"""Releases in the usual forms of twelve languages. All people and texts are invented."""

from __future__ import annotations

import pytest

from crawler.parsers.speech import read_speech
from crawler.records import Block
from crawler.sites.languages import load_language

Said = tuple[str, str | None]

CASES: list[tuple[str, str, list[str], list[Said]]] = [
    (
        "fr: incise inside guillemets, a second piece by pronoun",
        "fr",
        [
            "Le groupe Horizon citoyen a présenté mardi son plan pour les gares.",
            "« Les trains du soir doivent revenir, a déclaré Camille Aubertin, porte-parole du "
            "groupe, et les "
            "guichets doivent rouvrir. »",
            "« Nous ne lâcherons rien », a-t-elle ajouté.",
        ],
        [
            (
                "Les trains du soir doivent revenir et les guichets doivent rouvrir.\n\nNous ne "
                "lâcherons rien",
                "Camille Aubertin",
            )
        ],
    ),
    (
        "fr: before, with a colon",
        "fr",
        [
            "Réagissant au budget, Bastien Quémeneur, député de la Sarre-Verte, a affirmé : « Ce "
            "budget oublie "
            "les campagnes. Il faut le réécrire. »"
        ],
        [("Ce budget oublie les campagnes. Il faut le réécrire.", "Bastien Quémeneur")],
    ),
    (
        "fr: behind, each piece in marks",
        "fr",
        [
            "« C’est un recul pour les familles », dénonce Maëlle Kerguidic, sénatrice. « Nous "
            "voterons contre. »"
        ],
        [("C’est un recul pour les familles Nous voterons contre.", "Maëlle Kerguidic")],
    ),
    (
        "no: a line with a dash, her office in front, then an adverb behind her surname",
        "no",
        [
            "– Øyene har ventet i ti år. Nå må ferja gå om vinteren, "
            "sier fylkesleder Gunn Hellevik i Havnepartiet.",
            "Fylkestinget møttes på tirsdag.",
            "– Pengene finnes, understreker Hellevik.",
        ],
        [
            ("Øyene har ventet i ti år. Nå må ferja gå om vinteren", "Gunn Hellevik"),
            ("Pengene finnes", "Gunn Hellevik"),
        ],
    ),
    (
        "nn: a line with a dash, who speaks behind it",
        "no",
        [
            "– Vi har aldri vedteke eit betre program for øyane, seier Gunn Hellevik, leiar i Hamna.",
        ],
        [("Vi har aldri vedteke eit betre program for øyane", "Gunn Hellevik")],
    ),
    (
        "no: marks with the verb before them",
        "no",
        ["Ordfører Odd Sandvik sier: «Vi trenger en ny kai. Budsjettet holder ikke.»"],
        [("Vi trenger en ny kai. Budsjettet holder ikke.", "Odd Sandvik")],
    ),
    (
        "es: behind with ha señalado, then continued",
        "es",
        [
            "«El tren nocturno tiene que volver», ha señalado Nuria Belmontez, portavoz del grupo. "
            "«Lo vamos a "
            "exigir en el pleno», ha añadido.",
        ],
        [("El tren nocturno tiene que volver Lo vamos a exigir en el pleno", "Nuria Belmontez")],
    ),
    (
        "es: dash as dialogue",
        "es",
        ["—Tenemos que actuar —dijo Ramiro Casavieja—. No queda tiempo."],
        [("Tenemos que actuar No queda tiempo.", "Ramiro Casavieja")],
    ),
    (
        "it: dash inside the marks",
        "it",
        [
            '"Il governo deve ascoltare i pendolari - ha detto Chiara Bonvicini, responsabile trasporti del '
            'partito - e deve farlo subito".'
        ],
        [("Il governo deve ascoltare i pendolari e deve farlo subito", "Chiara Bonvicini")],
    ),
    (
        "it: statement in guillemets, source behind",
        "it",
        [
            "«La sanità pubblica è allo stremo». Lo dichiara Ettore Malavolti, capogruppo in "
            "Consiglio regionale."
        ],
        [("La sanità pubblica è allo stremo", "Ettore Malavolti")],
    ),
    (
        "nl: aldus",
        "nl",
        [
            "“Het openbaar vervoer moet betaalbaar blijven”, aldus Kamerlid Sanne Hoogerwaard. "
            "“Daarom dienen wij "
            "een motie in.”"
        ],
        [
            (
                "Het openbaar vervoer moet betaalbaar blijven Daarom dienen wij een motie in.",
                "Sanne Hoogerwaard",
            )
        ],
    ),
    (
        "nl: single marks, verb before the source",
        "nl",
        [
            "Partijleider Joris Veldkampen zegt: ‘De overheid moet naast mensen staan. Dat gebeurt nu niet.’",
        ],
        [("De overheid moet naast mensen staan. Dat gebeurt nu niet.", "Joris Veldkampen")],
    ),
    (
        "pl: low and high marks with a dash behind",
        "pl",
        [
            "„Rząd musi wreszcie zająć się koleją” – powiedziała Halina Zawiercińska, rzeczniczka "
            "klubu. „Ludzie "
            "nie mogą dłużej czekać” – dodała."
        ],
        [("Rząd musi wreszcie zająć się koleją Ludzie nie mogą dłużej czekać", "Halina Zawiercińska")],
    ),
    (
        "pl: dash as dialogue",
        "pl",
        [
            "W środę w Sejmie odbyła się konferencja prasowa.",
            "– Potrzebujemy nowych pociągów – powiedział Cezary Dąbrówka, poseł klubu. – Bez nich nie będzie "
            "rozwoju.",
        ],
        [("Potrzebujemy nowych pociągów Bez nich nie będzie rozwoju.", "Cezary Dąbrówka")],
    ),
    (
        "sv: dash as dialogue over two paragraphs",
        "sv",
        [
            "Regeringen lägger i dag fram sin budget.",
            "– Det här räcker inte för vården, säger Linnea Askerholm, gruppledare. Vi kommer att "
            "lägga ett eget "
            "förslag.",
            "– Varje sjukhus måste få veta vad som gäller.",
        ],
        [
            (
                "Det här räcker inte för vården Vi kommer att lägga ett eget förslag.\n\n"
                "Varje sjukhus måste få veta vad som gäller.",
                "Linnea Askerholm",
            )
        ],
    ),
    (
        "sv: the same mark on both sides",
        "sv",
        ["”Vi behöver fler lärare i hela landet”, säger Viktor Nyhammar, utbildningspolitisk talesperson."],
        [("Vi behöver fler lärare i hela landet", "Viktor Nyhammar")],
    ),
    (
        "da: reversed guillemets",
        "da",
        [
            "»Det er på tide at handle,« siger Freja Mosegaard, ordfører for partiet. »Vi venter "
            "ikke længere.«"
        ],
        [("Det er på tide at handle, Vi venter ikke længere.", "Freja Mosegaard")],
    ),
    (
        "da: verb before the source",
        "da",
        ["I dag siger partiets formand Anders Kvistgaard: ”Vi skal have flere tog på skinnerne.”"],
        [("Vi skal have flere tog på skinnerne.", "Anders Kvistgaard")],
    ),
    (
        "pt: behind with a comma",
        "pt",
        [
            "“O governo tem de baixar os preços dos passes”, afirmou Inês Valadouro, deputada do "
            "partido. “As "
            "famílias não podem esperar.”"
        ],
        [
            (
                "O governo tem de baixar os preços dos passes As famílias não podem esperar.",
                "Inês Valadouro",
            )
        ],
    ),
    (
        "pt: Portuguese guillemets",
        "pt",
        ["«Este orçamento falha aos jovens», disse Duarte Penafria."],
        [("Este orçamento falha aos jovens", "Duarte Penafria")],
    ),
    (
        "cy: meddai before and behind",
        "cy",
        [
            "Wrth ymateb i’r cyhoeddiad, dywedodd Heledd Penrhiw AS: “Mae angen trenau gwell ar bob "
            "cymuned.”",
            "“Rhaid i’r llywodraeth weithredu nawr,” meddai Gwion Trefaldwyn.",
        ],
        [
            ("Mae angen trenau gwell ar bob cymuned.", "Heledd Penrhiw"),
            ("Rhaid i’r llywodraeth weithredu nawr", "Gwion Trefaldwyn"),
        ],
    ),
    (
        "fi: dash as dialogue",
        "fi",
        [
            "– Hallituksen on toimittava heti, sanoo puolueen puheenjohtaja Aino Kivirinne.",
            "– Emme voi odottaa enää vuotta.",
        ],
        [("Hallituksen on toimittava heti\n\nEmme voi odottaa enää vuotta.", "Aino Kivirinne")],
    ),
    (
        "ga: arsa behind",
        "ga",
        ["“Tá tithíocht ag teastáil anois,” arsa Sadhbh Ní Ruairín, urlabhraí an pháirtí."],
        [("Tá tithíocht ag teastáil anois", "Sadhbh Ní Ruairín")],
    ),
]


@pytest.mark.parametrize(
    ("language", "paragraphs", "said"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_reads_releases_in_the_forms_of_each_language(
    language: str, paragraphs: list[str], said: list[Said]
) -> None:
    speech = read_speech(
        [Block(text=each) for each in paragraphs],
        (),
        language=load_language(language),
        title=None,
        organisation=None,
        byline=None,
    )
    assert [(quote.text, quote.speaker) for quote in speech.quotes if quote.kind == "speech"] == said
