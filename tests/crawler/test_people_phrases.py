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
