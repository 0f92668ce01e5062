"""Roles that a page tells elsewhere than beside the words of saying: one invented release a line of told.tsv.

A line holds the language, the paragraphs parted by ``¶`` with the headline first, the speaker and the role.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.parsers.release import read_text
from crawler.sites.languages import load_language

LINES = Path(__file__).with_name("told.tsv").read_text("utf-8").splitlines()
BELOW = {
    "en": "The council will meet on the plans again next week.",
    "de": "Der Landtag berät in der kommenden Woche darüber.",
    "fr": "Le conseil se réunira la semaine prochaine.",
    "es": "El pleno volverá a reunirse la próxima semana.",
    "it": "Il consiglio si riunirà la prossima settimana.",
    "nl": "De raad vergadert volgende week opnieuw.",
    "fi": "Valtuusto kokoontuu ensi viikolla uudelleen.",
    "sv": "Kommunfullmäktige möts igen nästa vecka.",
    "da": "Byrådet mødes igen i næste uge.",
    "pl": "Rada zbierze się ponownie w przyszłym tygodniu.",
    "pt": "A câmara volta a reunir-se na próxima semana.",
    "cy": "Bydd y cyngor yn cwrdd eto yr wythnos nesaf.",
}


@pytest.mark.parametrize("line", LINES)
def test_a_role_is_found_wherever_the_page_tells_it(line: str) -> None:
    code, page, speaker, role = line.split("\t")
    text = "\n\n".join([*page.split("¶"), BELOW[code]])
    release = read_text(text, language=code, languages=load_language)
    assert {quote.speaker for quote in release.quotes if quote.kind == "speech"} == {speaker or None}
    assert [person.role for person in release.people if person.name == speaker] == (
        [role or None] if speaker else []
    )
