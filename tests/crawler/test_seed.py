"""The release the project began with is read as its gold says, in every field."""

from __future__ import annotations

import json
from pathlib import Path

from crawler.parsers.as_json import to_json
from crawler.parsers.release import read_text
from crawler.sites.languages import languages_known, load_language
from crawler.sites.noise import load_noise

JUDGED_BY_A_PERSON = ("must_exclude", "doubts", "file")


def test_the_seed_is_read_as_its_gold_says(shared: Path) -> None:
    file = shared / "seed" / "libdems-nca-x-grok.txt"
    gold = json.loads(file.with_name(f"{file.name}.json").read_text("utf-8"))
    read = to_json(
        read_text(
            file.read_text("utf-8"), languages=load_language, noise=load_noise(), known=languages_known()
        ),
        file=file.name,
    )
    for field, value in gold.items():
        if field not in JUDGED_BY_A_PERSON:
            assert read[field] == value, field


def test_the_party_is_the_one_body_that_speaks_and_a_name_in_marks_is_no_quote() -> None:
    text = (
        "River Party calls for a cleaner lake\n\n9 Jan 2026\n\n"
        "River Party has called for a cleaner lake after pupils counted rubbish with the app ‘Puddle’.\n\n"
        'The party warns that the shore has become "littered" with bottles.\n\n'
        'River Party argues that the cleaning has been "far too seldom," with one day in a year.\n'
    )
    read = read_text(text, languages=load_language, noise=load_noise(), known=languages_known())
    assert [(quote.text, quote.kind, quote.organisation, quote.speaker_raw) for quote in read.quotes] == [
        ("littered", "fragment", "River Party", "The party"),
        ("far too seldom", "fragment", "River Party", "River Party"),
    ]
