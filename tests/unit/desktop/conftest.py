"""An app in a window that is not shown."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.store import Store


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    screen = Screen.open("codeweek", (1280, 800))
    yield App(screen, Store(tmp_path))
    pygame.quit()
