"""Who posted a text on a site is its author only where the text is told in the first person."""

from __future__ import annotations

import pytest

from crawler.parsers.people.byline import authors, written_by
from crawler.sites.languages import load_language

POSTED = [
    ("en", "Posted by Nora Doyle on May 31, 2019"),
    ("en", "Published by Nora Doyle"),
    ("fr", "Publié par Nora Doyen"),
    ("de", "Veröffentlicht von Nora Dohm am 3. Mai 2024"),
    ("es", "Publicado por Nora Duque"),
    ("it", "Pubblicato da Nora Donati"),
    ("pt", "Publicado por Nora Duarte"),
    ("nl", "Geplaatst door Nora Donker"),
    ("pl", "Opublikowane przez Norę Dudek"),
    ("sv", "Publicerat av Nora Dahl"),
    ("da", "Udgivet af Nora Dahl"),
    ("fi", "Julkaissut Nora Dahl"),
    ("cy", "Postiwyd gan Nora Davies"),
    ("ga", "Foilsithe ag Nora Ní Dhuibhir"),
]


@pytest.mark.parametrize(("code", "line"), POSTED)
def test_who_posted_a_release_is_no_author(code: str, line: str) -> None:
    language = load_language(code)
    assert written_by(line, ["The levy rises on Monday."], language) is None
    assert authors(line, title=None, body=["The levy rises on Monday."], language=language) == ()


def test_who_posted_what_he_tells_himself_wrote_it() -> None:
    body = ["I oppose the levy, as I told the voters whom we met on Monday."]
    found = authors("Posted by Nora Doyle", title=None, body=body, language=load_language("en"))
    assert [each.name for each in found] == ["Nora Doyle"]


@pytest.mark.parametrize("site", ["Posted by Harbour Independents Web", "Posted by Doyle Online"])
def test_a_site_writes_nothing(site: str) -> None:
    body = ["I oppose the levy, as I told the voters whom we met on Monday."]
    assert authors(site, title=None, body=body, language=load_language("en")) == ()


@pytest.mark.parametrize("line", ["By Nora Doyle MP", "Written by Nora Doyle MP"])
def test_a_by_line_names_the_author_of_any_text(line: str) -> None:
    found = authors(line, title=None, body=["The levy rises on Monday."], language=load_language("en"))
    assert [(each.name, each.post_nominals) for each in found] == [("Nora Doyle", "MP")]
