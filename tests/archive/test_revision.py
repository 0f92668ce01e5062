"""What makes all releases be read again, and what does not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from archive import revision
from tests.archive.worlds import PARTY, SPEC

_CODE = """
def kind(text):
    return "letter" if text in {"dear", "yours", "sincerely"} else None
"""
_SAME = '''
# What a letter begins and ends with.


def kind(text):
    """Say what a text is."""
    return (
        "letter" if text in {"dear", "yours", "sincerely"} else None
    )
'''


def _meaning(folder: Path, text: str) -> str:
    (folder / "code.py").write_text(text, "utf-8")
    return revision._meaning(folder / "code.py")


def test_comments_docstrings_and_layout_do_not_count(tmp_path: Path) -> None:
    assert _meaning(tmp_path, _SAME) == _meaning(tmp_path, _CODE)


@pytest.mark.parametrize(
    ("old", "new"),
    [("sincerely", "truly"), (" in ", " not in "), ("None", "0"), ("text)", "text=None)"), ("kind", "sort")],
)
def test_every_other_change_counts(tmp_path: Path, old: str, new: str) -> None:
    assert _meaning(tmp_path, _CODE.replace(old, new)) != _meaning(tmp_path, _CODE)


def test_every_process_comes_to_the_same() -> None:
    ask = [sys.executable, "-c", "from archive.revision import code; print(code())"]
    told = {
        subprocess.run(
            ask, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert told == {revision.code()}


def test_a_site_counts_but_not_what_is_expected_of_it() -> None:
    now = revision.revision(SPEC, PARTY)
    assert revision.revision(replace(SPEC, timezone="Europe/Dublin"), PARTY) != now
    assert revision.revision(SPEC, replace(PARTY, name="Another")) != now
    assert revision.revision(replace(SPEC, enabled=False, reason="moved"), PARTY) == now
