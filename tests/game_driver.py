"""Levels of events in the window, opened for the tests that play them."""

from pathlib import Path

import pygame
from page_driver import FOX, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.levels import programs
from codeweek.levels.programs import read_in
from codeweek.play import builtin


def opened(visit: Visit, name: str, solved: bool = True, source: str | None = None) -> LevelPage:
    """A level with its solution, the program of a text, or what it is given."""
    pack = builtin.pack()
    level = next(level for level in pack.levels if level.id.startswith(f"13-quand/{name}"))
    journey = Journey(visit.store, FOX, pack, SHIPPED)
    script: Script | None = programs.solution(level).script if solved else None
    if source is not None:
        script = read_in(level, source).script
    if script is not None:
        journey.keep(journey.progress.saved(level.id, {}).saved(level.id, blockly.save(script)))
    page = visit.show(LevelPage(visit.app, journey, level, lambda _level: visit.app.pop()))
    assert isinstance(page, LevelPage)
    return page


def open_game(visit: Visit, file: Path) -> None:
    """A file of a game is chosen in the menu of the level shown."""
    visit.press("menu")
    visit.press("answer", "open")
    assert isinstance(visit.page, ChooserPage)
    visit.page._go(file.parent)
    visit.press("take", file)


def tap_key(visit: Visit, key: int) -> None:
    """A key is pressed and let go."""
    visit.key(key)
    visit.post(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0)


def said(page: LevelPage) -> str:
    """What stands in the bubble."""
    return page.bubble.label.replace("\u00a0", " ")
