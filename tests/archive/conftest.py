"""What every test of the archive may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.evidence import Evidence


@pytest.fixture
def evidence(tmp_path: Path) -> Iterator[Evidence]:
    with Evidence(tmp_path / "evidence.db") as opened:
        yield opened
