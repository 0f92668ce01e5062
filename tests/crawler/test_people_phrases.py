"""The ways in which press offices of thirteen languages introduce somebody, one a line; all are invented."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from crawler.parsers.people.attribution import read_source
from crawler.sites.languages import load_language

LINES = Path(__file__).with_name("attributions.tsv").read_text("utf-8").splitlines()[1:]
INTRODUCED = [tuple(row) for row in csv.reader(LINES, delimiter="\t")]


@pytest.mark.parametrize(("code", "raw", "name", "letters", "role"), INTRODUCED)
def test_name_letters_and_role_are_read_as_printed(
    code: str, raw: str, name: str, letters: str, role: str
) -> None:
    reading = read_source(raw, language=load_language(code))
    assert reading is not None
    assert (reading.name, reading.post_nominals, reading.role) == (name, letters or None, role or None)


@pytest.mark.parametrize("code", sorted({row[0] for row in INTRODUCED}))
def test_an_introduction_that_breaks_off_anywhere_is_read_or_left(code: str) -> None:
    language = load_language(code)
    small = language.recogniser.function_words
    for phrase in (row[1] for row in INTRODUCED if row[0] == code):
        words = phrase.split()
        broken = [" ".join(words[:cut]) for cut in range(1, len(words))]
        broken += [" ".join(words[cut:]) for cut in range(1, len(words))]
        for part in [*broken, *(f"{phrase.rstrip(',')} {word}" for word in small)]:
            reading = read_source(part, language=language)
            assert reading is None or reading.name is None or reading.name.split()[0] in part
