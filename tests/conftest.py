"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.effort import THOROUGH

# In a gate the same examples are tried each time, so that a commit never fails for what another one did; new
# ones are looked for with ONRECORD_TESTS=thorough.
settings.register_profile("ci", derandomize=True)
settings.register_profile("thorough", max_examples=1000, print_blob=True)
settings.load_profile("thorough" if THOROUGH else "ci")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout; tests that need it say so and are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "recordings").is_dir():
        pytest.skip("real pages are not here: no folder ../shared beside the checkout")
    return folder
