"""What the tests of the window share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from workshop_driver import LEVEL

from codeweek.desktop.pages import level_actions
from codeweek.desktop.storage import exported_files, transfer_files

if TYPE_CHECKING:
    from member_driver import Member, Room


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Power is cut in `tests/faults` and real windows only: what is written need not reach the disk."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture
def one_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each new game has the same chance."""
    monkeypatch.setattr(level_actions.random, "randrange", lambda *_bounds: 7)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a small level."""
    found = tmp_path / "couloir.yaml"
    found.write_bytes(LEVEL.encode())
    return found


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written to and looked for in a folder of the test."""
    monkeypatch.setattr(exported_files, "made_here", lambda: tmp_path / "Documents" / "codeweek")
    monkeypatch.setattr(transfer_files, "usual_places", lambda: (tmp_path / "Documents" / "codeweek",))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room with its real server."""
    from member_driver import opened

    with opened(tmp_path / "server") as there:
        yield there


@pytest.fixture
def member(tmp_path: Path, room: Room) -> Iterator[Member]:
    """A window in the room, where nobody sits yet."""
    from member_driver import Member

    made = Member(tmp_path / "home").joins(room)
    yield made
    made.leaves()
