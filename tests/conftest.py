"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout; tests that need it say so and are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "recordings").is_dir():
        pytest.skip("real pages are not here: no folder ../shared beside the checkout")
    return folder
