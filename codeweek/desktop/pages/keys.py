"""The keys of the page of a level, besides those of the blocks."""

from collections.abc import Sequence

import pygame

from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action

_ENTERS = (pygame.K_RETURN, pygame.K_KP_ENTER)
_DOINGS = {
    pygame.K_F5: Action("run"),
    pygame.K_SPACE: Action("run"),
    pygame.K_F1: Action("keys"),
    pygame.K_F2: Action("world"),
    pygame.K_F3: Action("eyes"),
    pygame.K_F7: Action("step_back"),
    pygame.K_F8: Action("step"),
    pygame.K_F9: Action("restart"),
    pygame.K_t: Action("zone", "palette"),
    pygame.K_w: Action("zone", "workspace"),
    pygame.K_PAGEUP: Action("turn_map", -1),
    pygame.K_PAGEDOWN: Action("turn_map", 1),
}


def asked(event: pygame.event.Event, idea: bool, letters: Sequence[str], live: bool = False) -> Action | None:
    """F5, Space and Ctrl+Enter run, ? gives an idea and Escape closes it, F1 tells the keys, F2 the world.

    T goes to the blocks to choose from, W to the program.
    `idea`: one is told now; `letters`: those of the answers that are offered. `live`: one can play, with J.
    """
    if control(event.mod):
        return Action("run") if event.key in _ENTERS else None
    if event.key == pygame.K_j and live:
        return Action("live")
    letter = getattr(event, "unicode", "").upper()
    if letter == "?":
        return Action("hint")
    if event.key == pygame.K_ESCAPE and idea:
        return Action("idea", "close")
    if letter and letter in letters:
        return Action("answer", letters.index(letter))
    return _DOINGS.get(event.key)


def number(value: object) -> int:
    """What a slider, a tab or a place gives."""
    return int(float(str(value)))
