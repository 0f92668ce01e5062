"""How hard the tests try: what a gate can afford, or with ONRECORD_TESTS=thorough what one runs overnight."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("ONRECORD_TESTS") == "thorough"


def tries(thorough: int, *, ordinary: int) -> int:
    """Return how often something random is tried: `ordinary` times in a gate."""
    return thorough if THOROUGH else ordinary
