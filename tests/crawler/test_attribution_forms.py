"""How releases in twelve languages say who speaks: one form a line of forms/<language>.txt, all invented.

A file opens with the words that its forms share: T headline, V and I what stands above the form (I also names
the speaker with her office), W what stands below, N her name, S her surname, M another name, Q, A, B and R
what is said. A form may be followed by ``## speaker ## role ## organisation``; ``!`` before it puts V in the
place of I, ``¶`` parts paragraphs, NONE says that nobody speaks.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.parsers.release import read_text
from crawler.records import Release
from crawler.sites.languages import load_language

FORMS = sorted((Path(__file__).parent / "forms").glob("*.txt"))


def _filled(form: str, words: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z])\}", lambda match: words[match.group(1)], form)


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _read(form: str, words: dict[str, str], language: str) -> Release:
    above = words["V" if form.startswith("!") else "I"]
    said = _filled(form.lstrip("! "), words).split("¶")
    text = "\n\n".join([words["T"], above, *(paragraph.strip() for paragraph in said), words["W"]])
    return read_text(text, language=language, languages=load_language)


def _wrong(line: str, words: dict[str, str], language: str) -> str | None:
    """Return what is read wrong in a form; None where it is read right."""
    form, *expected = (part.strip() for part in line.split("##"))
    speaker, role, organisation = (_filled(part, words) for part in [*expected, "", "", ""][:3])
    release = _read(form, words, language)
    quotes = [quote for quote in release.quotes if quote.kind == "speech"]
    if speaker == "NONE":
        return f"{line}: {quotes}" if quotes else None
    said = [word for key in re.findall(r"\{([QABR])\}", form) for word in _plain(words[key])]
    read = [(_plain(quote.text), quote.speaker) for quote in quotes]
    name = None if speaker == "-" else speaker or words["N"]
    if read != [(said, name)]:
        return f"{line}: {read}"
    if organisation and quotes[0].organisation != organisation:
        return f"{line}: {quotes[0].organisation}"
    roles = [person.role for person in release.people if person.name == name]
    return f"{line}: {roles}" if role and roles != [role] else None


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_of_attribution(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    words = {line[0]: line[4:] for line in lines if line[1:4] == " = "}
    forms = [line for line in lines if line[1:4] != " = "]
    assert len(forms) > 40
    assert [wrong for line in forms if (wrong := _wrong(line, words, path.stem))] == []


def test_there_are_forms_in_twelve_languages() -> None:
    assert len(FORMS) == 12
