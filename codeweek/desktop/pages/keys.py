"""The keys of the page of a level, besides those of the blocks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages import helps, ideas
from codeweek.desktop.widgets import Action

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

_ENTERS = (pygame.K_RETURN, pygame.K_KP_ENTER)


def doing(page: "LevelPage", event: pygame.event.Event) -> Callable[[], None] | None:
    """F5, Space and Ctrl+Enter run, ? gives an idea and Escape closes it, F1 tells the keys, F2 the world."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return page.run_or_pause if event.key in _ENTERS else None
    if getattr(event, "unicode", "") == "?":
        return lambda: page.act(Action("hint"))
    if event.key == pygame.K_ESCAPE and ideas.told(page) is not None:
        return lambda: page.act(Action("idea", "close"))
    letter = page.guess.letter(getattr(event, "unicode", "").upper(), page.text)
    if letter is not None:
        return lambda: page.act(Action("answer", letter))
    doings: dict[int, Callable[[], None]] = {
        pygame.K_F5: page.run_or_pause,
        pygame.K_SPACE: page.run_or_pause,
        pygame.K_F1: lambda: helps.open_keys(page.app),
        pygame.K_F2: lambda: helps.open_world(page),
        pygame.K_F3: page.toggle_eyes,
        pygame.K_F7: page.step_back,
        pygame.K_F8: page.step,
        pygame.K_F9: page.restart,
        pygame.K_PAGEUP: lambda: page.turn_map(-1),
        pygame.K_PAGEDOWN: lambda: page.turn_map(1),
    }
    return doings.get(event.key)
