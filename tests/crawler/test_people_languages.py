"""Attributions in the forms that press offices use, language by language. All people are invented."""

# ruff: noqa: E501 (an attribution is one line, as a release prints it)

from __future__ import annotations

import pytest

from crawler.parsers.people.attribution import read_source
from crawler.sites.languages import load_language

# language, the attribution as printed, name, post-nominals, role
NAMED = [
    ("en", "Ada Fenwick MP, Liberal Democrat Spokesperson for Science, Innovation and Technology", "Ada Fenwick", "MP", "Liberal Democrat Spokesperson for Science, Innovation and Technology"),
    ("en", "Friends of the Harbour’s Head of Campaigns Rory Kincaid", "Rory Kincaid", None, "Friends of the Harbour’s Head of Campaigns"),
    ("en", "Hull Administration and Congressman Rory Kincaid", "Rory Kincaid", None, "Congressman"),
    ("en", "Joan Marlowe, the Chair of the Harbour Council on Water Quality, and leaders from the islands", "Joan Marlowe", None, "Chair of the Harbour Council on Water Quality"),
    ("en", "Candidate for Mayor Joan Marlowe", "Joan Marlowe", None, "Candidate for Mayor"),
    ("en", "Scottish Greens MSP Rory Kincaid", "Rory Kincaid", None, "Scottish Greens MSP"),
    ("en", "Scottish Greens transport spokesperson Rory Kincaid MSP", "Rory Kincaid", "MSP", "Scottish Greens transport spokesperson"),
    ("en", "Joan Marlowe MP – Shadow Minister for Health –", "Joan Marlowe", "MP", "Shadow Minister for Health"),
    ("en", "The Scottish Greens rural affairs spokesperson, Isla Burnett MSP", "Isla Burnett", "MSP", "Scottish Greens rural affairs spokesperson"),
    ("en", "Isla Burnett MSP, the Scottish Greens economy spokesperson", "Isla Burnett", "MSP", "Scottish Greens economy spokesperson"),
    ("en", "Mr Kincaid", "Kincaid", None, None),
    ("en", "Ms Burnett, her party’s health spokesperson", "Burnett", None, "her party’s health spokesperson"),
    ("en", "Liberal Democrat Leader Sir Tom Ashby", "Tom Ashby", None, "Liberal Democrat Leader"),
    ("en", "Rt Hon Dame Ruth Calder DBE MP, Chair of the Health and Social Care Committee", "Ruth Calder", "DBE MP", "Chair of the Health and Social Care Committee"),
    ("en", "Baroness Thorley of Easingwold", "Baroness Thorley of Easingwold", None, None),
    ("en", "Lord Pemberton, Liberal Democrat peer", "Lord Pemberton", None, "Liberal Democrat peer"),
    ("en", "Baroness Anne Thorley", "Anne Thorley", None, None),
    ("en", "Jane O’Dowd-Price MP", "Jane O’Dowd-Price", "MP", None),
    ("en", "Plaid Cymru Leader Iwan ap Tomos MS", "Iwan ap Tomos", "MS", "Plaid Cymru Leader"),
    ("en", "Sinn Féin spokesperson on Housing Niamh Ní Bhroin TD", "Niamh Ní Bhroin", "TD", "Sinn Féin spokesperson on Housing"),
    ("en", "Senator Ellen Marsh (D-OH), a senior member of the Senate Finance Committee", "Ellen Marsh", None, "Senator"),
    ("en", "Sen. J. D. Holloway", "J. D. Holloway", None, None),
    ("en", "Cllr Amit Desai, Leader of Harrowby Borough Council", "Amit Desai", None, "Leader of Harrowby Borough Council"),
    ("en", "Pia Holm (EPP, FI), rapporteur for the Wildfire regulation", "Pia Holm", None, "rapporteur for the Wildfire regulation"),
    ("en", "presidential candidate and former Governor, Mark Tilden", "Mark Tilden", None, "presidential candidate and former Governor"),
    ("en", "Dr Helen Voss, Executive Director, Friends of the Tarn", "Helen Voss", None, "Executive Director, Friends of the Tarn"),
    ("de", "Der wirtschaftspolitische Sprecher der SPD-Bundestagsfraktion, Max Muster", "Max Muster", None, "wirtschaftspolitische Sprecher der SPD-Bundestagsfraktion"),
    ("de", "Max Muster, Obmann der Fraktion DIE LINKE im Ausschuss für Menschenrechte und humanitäre Hilfe", "Max Muster", None, "Obmann der Fraktion DIE LINKE im Ausschuss für Menschenrechte und humanitäre Hilfe"),
    ("de", "Jan Korb, 1. Parlamentarischer Geschäftsführer der Fraktion DIE LINKE", "Jan Korb", None, "1. Parlamentarischer Geschäftsführer der Fraktion DIE LINKE"),
    ("de", "der stellvertretende FDP-Fraktionsvorsitzende Arnulf Graf Lenzburg", "Arnulf Graf Lenzburg", None, "stellvertretende FDP-Fraktionsvorsitzende"),
    ("de", "Frau von der Aue", "von der Aue", None, None),
    ("de", "Prof. Dr. Karla Ostermann MdB", "Karla Ostermann", "MdB", None),
    ("de", "die Vorsitzende der Arbeitsgruppe Ernährung und Landwirtschaft der CDU/CSU-Bundestagsfraktion Gisa Connert", "Gisa Connert", None, "Vorsitzende der Arbeitsgruppe Ernährung und Landwirtschaft der CDU/CSU-Bundestagsfraktion"),
    ("de", "Norbert Mallik, kinder- und jugendpolitischer Sprecher der Fraktion", "Norbert Mallik", None, "kinder- und jugendpolitischer Sprecher der Fraktion"),
    ("de", "LENZBURG", "LENZBURG", None, None),
    ("de", "Bundesministerin Özcan", "Özcan", None, "Bundesministerin"),
    ("de", "Vera Stolz, stellvertretende Vorsitzende und Sprecherin für Bildung und Wissenschaft der Fraktion DIE LINKE", "Vera Stolz", None, "stellvertretende Vorsitzende und Sprecherin für Bildung und Wissenschaft der Fraktion DIE LINKE"),
    ("fr", "Marie Dubreuil, porte-parole du groupe Socialistes et apparentés", "Marie Dubreuil", None, "porte-parole du groupe Socialistes et apparentés"),
    ("fr", "le député socialiste Jean-Marc Lavigne", "Jean-Marc Lavigne", None, "député socialiste"),
    ("fr", "la ministre de la Santé, Agnès de la Tour", "Agnès de la Tour", None, "ministre de la Santé"),
    ("fr", "M. Lavigne", "Lavigne", None, None),
    ("fr", "le premier secrétaire du Parti socialiste Olivier Fabre", "Olivier Fabre", None, "premier secrétaire du Parti socialiste"),
    ("fr", "Jean-Luc MERCADIER, député des Bouches-du-Rhône", "Jean-Luc MERCADIER", None, "député des Bouches-du-Rhône"),
    ("fr", "Claire d’Estrée, vice-présidente de l’Assemblée nationale", "Claire d’Estrée", None, "vice-présidente de l’Assemblée nationale"),
    ("es", "la portavoz del Grupo Parlamentario Socialista, Carmen Rubio de la Vega", "Carmen Rubio de la Vega", None, "portavoz del Grupo Parlamentario Socialista"),
    ("es", "el secretario general del PP, Andrés Molina", "Andrés Molina", None, "secretario general del PP"),
    ("es", "Sra. Rubio", "Rubio", None, None),
    ("es", "la diputada de Sumar Elena Pons", "Elena Pons", None, "diputada de Sumar"),
    ("it", "Giulia Ferrante, capogruppo del Partito Democratico alla Camera", "Giulia Ferrante", None, "capogruppo del Partito Democratico alla Camera"),
    ("it", "il senatore del Movimento 5 Stelle Paolo De Santis", "Paolo De Santis", None, "senatore del Movimento 5 Stelle"),
    ("it", "l’on. Marco Dell’Orto", "Marco Dell’Orto", None, None),
    ("it", "la presidente della Commissione Ambiente, Sara Bini", "Sara Bini", None, "presidente della Commissione Ambiente"),
    ("nl", "VVD-Kamerlid Sophie van den Berg", "Sophie van den Berg", None, "VVD-Kamerlid"),
    ("nl", "Jesse de Wit, fractievoorzitter van GroenLinks-PvdA", "Jesse de Wit", None, "fractievoorzitter van GroenLinks-PvdA"),
    ("nl", "mevrouw Van den Berg", "Van den Berg", None, None),
    ("nl", "demissionair minister Karel Bakker", "Karel Bakker", None, "demissionair minister"),
    ("pl", "rzeczniczka klubu parlamentarnego Lewicy Anna Zielińska", "Anna Zielińska", None, "rzeczniczka klubu parlamentarnego Lewicy"),
    ("pl", "Jan Kowalczyk, przewodniczący Komisji Zdrowia", "Jan Kowalczyk", None, "przewodniczący Komisji Zdrowia"),
    ("pl", "poseł PiS Marek Nowicki", "Marek Nowicki", None, "poseł PiS"),
    ("pl", "wiceprezes Rady Ministrów, minister obrony narodowej Piotr Wolski", "Piotr Wolski", None, "minister obrony narodowej"),
    ("sv", "Karin Lindahl (S), ekonomisk-politisk talesperson", "Karin Lindahl", None, "ekonomisk-politisk talesperson"),
    ("sv", "Moderaternas partisekreterare Erik af Ugglas", "Erik af Ugglas", None, "Moderaternas partisekreterare"),
    ("sv", "språkröret Märta Holm", "Märta Holm", None, "språkröret"),
    ("da", "Venstres finansordfører Mads Kjeldsen", "Mads Kjeldsen", None, "Venstres finansordfører"),
    ("da", "Lise Bak, formand for Folketingets Miljøudvalg", "Lise Bak", None, "formand for Folketingets Miljøudvalg"),
    ("pt", "a líder parlamentar do Bloco de Esquerda, Joana Matos dos Reis", "Joana Matos dos Reis", None, "líder parlamentar do Bloco de Esquerda"),
    ("pt", "o deputado do PS Rui Tavares da Costa", "Rui Tavares da Costa", None, "deputado do PS"),
    ("cy", "Arweinydd Plaid Cymru, Iwan ap Tomos AS", "Iwan ap Tomos", "AS", "Arweinydd Plaid Cymru"),
    ("cy", "Llefarydd Plaid Cymru ar iechyd, Mabli Gwyn AS", "Mabli Gwyn", "AS", "Llefarydd Plaid Cymru ar iechyd"),
    ("fi", "SDP:n puheenjohtaja Aino Lahtinen", "Aino Lahtinen", None, "SDP:n puheenjohtaja"),
    ("fi", "perussuomalaisten kansanedustaja Pekka Salmi", "Pekka Salmi", None, "perussuomalaisten kansanedustaja"),
    ("ga", "Urlabhraí Shinn Féin ar Thithíocht, Eoin Ó Duibhir TD", "Eoin Ó Duibhir", "TD", "Urlabhraí Shinn Féin ar Thithíocht"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw", "name", "letters", "role"), NAMED)
def test_a_named_source_gives_name_letters_and_role(
    code: str, raw: str, name: str, letters: str | None, role: str | None
) -> None:
    reading = read_source(raw, language=load_language(code), organisation="Free Alliance")
    assert reading is not None
    assert (reading.name, reading.post_nominals, reading.role) == (name, letters, role)
    assert reading.organisation is None
    assert reading.raw == raw


# language, the attribution as printed, organisation, whether somebody speaks for it
UNNAMED = [
    ("en", "a spokesperson for the Free Alliance", "Free Alliance", True),
    ("en", "a spokesperson for Living Rent Coast", "Living Rent Coast", True),
    (
        "en",
        "a spokesperson for Living Rent Coast, which has campaigned in the city",
        "Living Rent Coast",
        True,
    ),
    ("en", "A Scottish Greens spokesperson", "Scottish Greens", True),
    ("en", "the party", "Free Alliance", False),
    ("en", "Liberal Democrats", "Liberal Democrats", False),
    ("en", "the Scottish Greens", "Scottish Greens", False),
    ("de", "ein Sprecher der AfD", "AfD", True),
    ("de", "die Partei", "Free Alliance", False),
    ("fr", "le parti", "Free Alliance", False),
    ("fr", "un porte-parole du Parti socialiste", "Parti socialiste", True),
    ("es", "un portavoz del PSOE", "PSOE", True),
    ("it", "un portavoce della Lega", "Lega", True),
    ("nl", "een woordvoerder van D66", "D66", True),
    ("sv", "Vänsterpartiet", "Vänsterpartiet", False),
    ("pt", "o partido", "Free Alliance", False),
]


@pytest.mark.parametrize(("code", "raw", "organisation", "speaks_for"), UNNAMED)
def test_an_organisation_is_no_person(code: str, raw: str, organisation: str, speaks_for: bool) -> None:
    reading = read_source(raw, language=load_language(code), organisation="Free Alliance")
    assert reading is not None
    assert reading.name is None
    assert (reading.organisation, reading.speaks_for) == (organisation, speaks_for)


PRONOUNS = [
    ("en", "she"), ("de", "sie"), ("fr", "elle"), ("es", "ella"), ("it", "lei"), ("nl", "hij"),
    ("pl", "ona"), ("sv", "hon"), ("da", "han"), ("pt", "ele"), ("cy", "hi"), ("fi", "hän"), ("ga", "sí"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw"), PRONOUNS)
def test_a_pronoun_is_left_to_the_roster(code: str, raw: str) -> None:
    reading = read_source(raw, language=load_language(code))
    assert reading is not None
    assert reading.pronoun
    assert reading.name is None
