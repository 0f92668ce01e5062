"""The quality gate: what the reading reaches on the dev gold may not fall below the stored floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import gate


def test_no_figure_falls_below_its_floor(shared: Path) -> None:
    assert gate.fallen(gate.measure(shared), gate.stored()["floors"]) == []


def test_a_figure_that_falls_is_named() -> None:
    floors = {"body": 0.98, "noise": 0.0}
    assert gate.fallen({"body": 0.98, "noise": 0.0}, floors) == []
    assert gate.fallen({"body": 0.97, "noise": 0.1}, floors) == [
        "body is 0.9700; the floor is 0.9800.",
        "noise is 0.1000; the floor is 0.0000.",
    ]


def test_raising_never_lowers() -> None:
    found = dict.fromkeys(gate.FIGURES, 0.5) | {"noise": 0.5}
    floors = dict.fromkeys(gate.FIGURES, 0.9) | {"noise": 0.1, "title": 0.4}
    assert gate.raised(found, floors) == floors | {"title": 0.5}


def test_lowering_needs_a_reason() -> None:
    kept = {"floors": {"body": 0.98}, "lowered": []}
    with pytest.raises(SystemExit, match="--reason"):
        gate.lowered(kept, "body=0.5", None)
    found = gate.lowered(kept, "body=0.97", "The gold was corrected in three places.")
    assert found["floors"] == {"body": 0.97}
    assert found["lowered"][0]["reason"] == "The gold was corrected in three places."
