"""Which language a text without any declaration is in, told from a sentence or two."""

from __future__ import annotations

import pytest

from crawler.errors import SpecError, UnknownLanguage
from crawler.parsers.recognise.language import language_of
from crawler.sites.languages import languages_known, load_language
from crawler.words import Language

SENTENCES = [
    ("ca", "Més recursos per a les escoles\n«Necessitem més recursos», ha afirmat Anna Mas."),
    ("cs", "Více peněz pro školy\n„Potřebujeme více peněz, ne další sliby,“ říká Anna Malá."),
    ("cy", "Mwy o arian i’r ysgolion\n“Mae angen mwy o arian,” meddai Anna Rees AS."),
    ("da", "Flere penge til skolerne\n»Vi har brug for flere penge,« siger Anna Holm (SF)."),
    ("de", "Mehr Geld für Schulen\n„Das reicht nicht“, sagt Anna Weber."),
    ("es", "Más recursos\n«Necesitamos más recursos», ha señalado Ana Robles."),
    ("fi", "Lisää rahaa\n– Me tarvitsemme lisää rahaa, sanoo kansanedustaja Anna Laine (sd.)."),
    ("fr", "Plus de moyens\n« Nous avons besoin de moyens », déclare Anne Morel."),
    ("ga", "Tuilleadh airgid\n“Tá níos mó airgid ag teastáil,” arsa Anna Ní Bhriain."),
    ("it", "Più risorse\n“Servono più risorse”, dichiara Anna Rossi."),
    ("nl", "Meer geld\n“Er moet meer geld bij”, zegt Kamerlid Jan Kramer (GroenLinks)."),
    ("no", "Mer penger\n– Vi trenger flere penger til skolen, sier Anna Holm (SV)."),
    ("no", "Meir pengar\n– Vi treng ikkje fleire rapportar, men pengar til skulen, seier Anna Holm (SV)."),
    ("pl", "Posłanka Lewicy Anna Nowak zabrała głos.\n– Tak dalej być nie może – powiedziała."),
    ("pt", "Mais recursos\n“Precisamos de mais recursos”, afirmou a deputada Ana Ramos."),
    ("sv", "Mer pengar\n– Vi behöver mer pengar, säger Anna Berg (S)."),
    ("en", "More money for schools\n“We need more money,” said Anna Brook MP."),
]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence_or_two_tell_their_language(code: str, text: str) -> None:
    found, _ = language_of(text, [], load_language, languages_known())
    assert found is not None
    assert found.code == code


def test_a_name_alone_tells_no_language() -> None:
    assert language_of("Anna Brook 2025", [], load_language, languages_known()) == (None, None)


def test_a_short_text_is_in_the_language_its_page_declares() -> None:
    found, doubt = language_of("Anna Brook siger nej.", ["sv-SE"], load_language, languages_known())
    assert found is not None
    assert (found.code, doubt) == ("sv", None)


def test_a_page_that_declares_another_language_than_its_words_is_doubted() -> None:
    text = (
        "Eduskunta keskusteli eilen koulujen rahoituksesta ja terveydenhuollosta. Kansanedustaja Anna Laine "
        "sanoo, että koulut tarvitsevat lisää rahaa. Hänen mukaansa tilanne on vakava koko maassa."
    )
    found, doubt = language_of(text, ["en"], load_language, languages_known())
    assert found is not None
    assert found.code == "fi"
    assert doubt is not None
    assert "'en'" in doubt


def test_a_language_without_words_is_doubted_and_one_with_broken_words_stops_the_reading() -> None:
    with pytest.raises(UnknownLanguage, match="No words for the language 'xx'"):
        load_language("xx")

    def broken(code: str) -> Language:
        raise SpecError(f"{code}.toml: unknown key in [speech] verbz; known: verbs.")

    with pytest.raises(SpecError, match="verbz"):
        language_of("Plus de moyens pour les écoles", ["fr"], broken, ["fr"])
