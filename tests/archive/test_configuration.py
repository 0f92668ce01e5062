"""onrecord.toml and the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.configuration import Configuration, load_configuration
from crawler.errors import Usage


def test_nothing_configured(tmp_path: Path) -> None:
    assert load_configuration(tmp_path, {}) == Configuration()


def test_a_file_and_the_environment_above_it(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text(
        'contact = "press@a.example"\nbase_url = "https://a.example"\ndata = "store"\ndelay = 2\n',
        "utf-8",
    )
    found = load_configuration(
        tmp_path, {"ONRECORD_CONTACT": "https://archive.example/about", "ONRECORD_DELAY": "3"}
    )
    assert found.contact == "https://archive.example/about"
    assert found.base_url == "https://a.example"
    assert found.data == tmp_path / "store"
    assert found.delay == 3.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('post = "x"', "unknown key post; known: contact"),
        ("contact = 7", "contact is 7"),
        ("contact = ", "is no TOML"),
        ("delay = 0.2", r"delay is 0\.2.*once a second"),
        ('delay = "soon"', "delay is 'soon'"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "onrecord.toml").write_text(text, "utf-8")
    with pytest.raises(Usage, match=said):
        load_configuration(tmp_path, {})
