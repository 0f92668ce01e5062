"""Where a name begins behind a body, and what belongs to no role and to no organisation. All are invented."""

# ruff: noqa: E501 (an attribution is one line, as a release prints it)

from __future__ import annotations

import pytest

from crawler.parsers.people.attribution import read_source
from crawler.parsers.people.byline import authors
from crawler.parsers.people.roster import Roster
from crawler.sites.languages import languages_known, load_language

BEHIND_A_BODY = [
    ("it", "il senatore del Movimento Onda Carlo Dell’Orso", "Carlo Dell’Orso", "senatore del Movimento Onda"),
    ("it", "la deputata del Movimento Scogli Bruna D’Avena", "Bruna D’Avena", "deputata del Movimento Scogli"),
    ("es", "la diputada del Movimiento Ribera Marta Soler Pons", "Marta Soler Pons", "diputada del Movimiento Ribera"),
    ("fr", "le député du Mouvement Falaise Luc D’Orval", "Luc D’Orval", "député du Mouvement Falaise"),
    ("pt", "o deputado do Movimento Maré Rui Sá", "Rui Sá", "deputado do Movimento Maré"),
    ("pl", "posłanka Ruchu Brzeg Anna Lis", "Anna Lis", "posłanka Ruchu Brzeg"),
    ("it", "il presidente del Senato Anna Maria Bini", "Anna Maria Bini", "presidente del Senato"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw", "name", "role"), BEHIND_A_BODY)
def test_a_name_behind_an_office_begins_after_the_name_of_the_body(
    code: str, raw: str, name: str, role: str
) -> None:
    reading = read_source(raw, language=load_language(code))
    assert reading is not None
    assert (reading.name, reading.role) == (name, role)


ROLES = [
    ("sv", "vars ordförande Liv Ask", "Liv Ask", "ordförande"),
    ("de", "deren Vorsitzende Ute Brand", "Ute Brand", "Vorsitzende"),
    ("nl", "wiens voorzitter Jan Pol", "Jan Pol", "voorzitter"),
    ("pt", "A deputada federal Lia dos Reis (UX-BA) pediu nesta quarta-feira (3) uma audiência do ministro da Saúde", "Lia dos Reis", "deputada federal"),
    ("es", "La diputada Ana Roca (XX) pidió ayer la comparecencia de la ministra de Sanidad", "Ana Roca", "diputada"),
    ("en", "Sam Weir, a night porter who has walked it for years,", "Sam Weir", "night porter"),
    ("en", "Dora Finch, Fair Coast’s housing lead,", "Dora Finch", "Fair Coast’s housing lead"),
    ("en", "Dora Finch Leader of the Harbour Party", "Dora Finch", "Leader of the Harbour Party"),
    ("fr", "Aline Morel Secrétaire nationale de Rivage & Liberté", "Aline Morel", "Secrétaire nationale de Rivage & Liberté"),
    ("de", "Ute Brand Vorsitzende der Hafenpartei", "Ute Brand", "Vorsitzende der Hafenpartei"),
    ("en", "New South Wales Minister for Ports Dora Finch", "Dora Finch", "New South Wales Minister for Ports"),
    ("en", "Sam Weir, 34, a nurse,", "Sam Weir", "nurse"),
    ("de", "Ute Brand, eine Pflegerin,", "Ute Brand", "Pflegerin"),
    ("pl", "mu radna sejmiku Anna Lis", "Anna Lis", "radna sejmiku"),
    ("es", "Mora, acompañado por la alcaldesa, Inés Gil", "Mora", None),
    ("en", "Sam Weir, a baker,", "Sam Weir", "baker"),
    ("nl", "Bewoonster Geertje (71)", "Geertje", "Bewoonster"),
    ("de", "Anwohnerin Ute Brand", "Ute Brand", "Anwohnerin"),
    ("pl", "radna sejmiku Anna Lis", "Anna Lis", "radna sejmiku"),
    ("sv", "gruppledaren Liv Ask", "Liv Ask", "gruppledaren"),
    ("es", "la presidenta de Unidas por Teruel, Pilar Mora Sanz,", "Pilar Mora Sanz", "presidenta de Unidas por Teruel"),
    ("es", "el portavoz de Agricultura, Chusé Mora-Sanz", "Chusé Mora-Sanz", "portavoz de Agricultura"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw", "name", "role"), ROLES)
def test_a_role_is_the_noun_phrase_beside_the_name(code: str, raw: str, name: str, role: str | None) -> None:
    reading = read_source(raw, language=load_language(code))
    assert reading is not None
    assert (reading.name, reading.role) == (name, role)


def test_a_pronoun_means_whose_surname_opens_the_paragraph() -> None:
    language = load_language("sv")
    body = [
        "”Ett”, säger partiledaren Liv Ask-Berg.",
        "Ordförande Bo Ljung skriver: ”Två.”",
        "Ask-Berg besöker på torsdag Kalmar. ”Tre”, lovar hon.",
    ]
    roster = Roster(title=None, body=body, language=language)
    for position, raw in enumerate(("partiledaren Liv Ask-Berg", "Ordförande Bo Ljung", "hon")):
        reading = read_source(raw, language=language)
        assert reading is not None
        resolved = roster.resolve(reading, position, body[position].index(raw))
    assert resolved.speaker == "Liv Ask-Berg"


BODIES = [
    ("pl", "Stowarzyszenie Wiatr w oświadczeniu napisało", "Stowarzyszenie Wiatr"),
    ("pl", "Stowarzyszenie Wiatr podkreśliło", "Stowarzyszenie Wiatr"),
    ("en", "The Meadow Society in a statement", "Meadow Society"),
    ("fr", "le Collectif Rivage dans un communiqué", "Collectif Rivage"),
    ("cy", "llefarydd ar ran Trên y Gogledd", "Trên y Gogledd"),
]


@pytest.mark.parametrize(("code", "raw", "organisation"), BODIES)
def test_an_organisation_ends_before_what_is_told_of_its_statement(
    code: str, raw: str, organisation: str
) -> None:
    reading = read_source(raw, language=load_language(code))
    assert reading is not None
    assert (reading.name, reading.organisation) == (None, organisation)


@pytest.mark.parametrize("code", sorted(languages_known()))
def test_every_language_names_in_what_an_organisation_speaks(code: str) -> None:
    words = load_language(code).people
    assert words.occasions
    assert all(phrase == phrase.lower() for phrase in words.occasions)
    assert {body.casefold() for body in words.named_bodies} <= {body.casefold() for body in words.bodies}


LEAD = "This piece first appeared in the Plainsman Weekly."


@pytest.mark.parametrize(
    ("code", "line", "names"),
    [
        ("en", "By Rep. Dora Finch", ["Dora Finch"]),
        ("en", "By Dora Finch and Rory Kincaid", ["Dora Finch", "Rory Kincaid"]),
        ("de", "Von Ute Brand", ["Ute Brand"]),
        ("es", "Por Marta Soler Pons", ["Marta Soler Pons"]),
        ("en", "By Friday the ward had closed and Dora Finch was told.", []),
        ("en", "By Friday", []),
    ],
)
def test_a_by_line_among_the_first_lines_names_the_author(code: str, line: str, names: list[str]) -> None:
    body = [LEAD, line, "The ward went dark last month.", "It costs less than one jet."]
    found = authors(None, title="Wards are worth saving", body=body, language=load_language(code))
    assert [reading.name for reading in found] == names
