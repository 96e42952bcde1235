"""What the tests of the window share."""

from pathlib import Path

import pytest
from workshop_driver import LEVEL


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a small level."""
    found = tmp_path / "couloir.yaml"
    found.write_bytes(LEVEL.encode())
    return found
