"""What the tests of the window share."""

import os
from pathlib import Path

import pytest
from workshop_driver import LEVEL

from codeweek.desktop import elsewhere


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Power is cut in `tests/faults` and real windows only: what is written need not reach the disk."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a small level."""
    found = tmp_path / "couloir.yaml"
    found.write_bytes(LEVEL.encode())
    return found


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written to and looked for in a folder of the test."""
    monkeypatch.setattr(elsewhere, "made_here", lambda: tmp_path / "Documents" / "codeweek")
    monkeypatch.setattr(elsewhere, "usual_places", lambda: (tmp_path / "Documents" / "codeweek",))
