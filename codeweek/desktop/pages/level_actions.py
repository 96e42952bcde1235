"""What buttons and keys of the page of a level ask, as events of its session."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pygame

from codeweek.app import level_events as events
from codeweek.app.level_session import LevelSession
from codeweek.blocks.hats import KEYS
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action
from codeweek.play import gamepad

CHANCE = 2**31  # seeds of a new game
BESIDE = ("live", "pad", "touch", "full", "speed", "sound", "python")  # what does not interrupt a game
_ENTERS = (pygame.K_RETURN, pygame.K_KP_ENTER)
_BY_KEY = {
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
_GAME_KEYS = {
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_SPACE: "space",
}
_PLAIN: Mapping[str, events.Event] = {
    "run": events.PressRun(),
    "restart": events.Restart(),
    "step": events.Step(),
    "step_back": events.StepBack(),
    "eyes": events.TurnEyes(),
    "full": events.Fill(),
    "hint": events.PressHint(),
    "mend": events.Mend(),
    "next_cell": events.FinishCell(),
}
_NUMBERED: Mapping[str, Callable[[int], events.Event]] = {
    "seek": events.Seek,
    "speed": events.SetSpeed,
    "map": events.ShowMap,
    "turn_map": events.TurnMap,
}


def event_of(name: str, value: Any) -> events.Event | None:
    """What happens to the session by the action of a widget; None: something of the window opens."""
    if name in _PLAIN:
        return _PLAIN[name]
    if name in _NUMBERED:
        return _NUMBERED[name](number(value))
    match name:
        case "idea":
            return events.FollowHint(str(value))
        case "listen":
            return events.Listen(str(value))
        case "live":
            return events.PlayLive(lambda: random.randrange(1, CHANCE))
        case "pad":
            return events.Give(("key", value[0]), value[1])
        case "touch":
            return events.Touch(value)
        case "filled":
            return events.WriteCell(*value)
        case "cell" | "guess" | "answer":
            return events.Foresee(name, value)
    return None


def by_key(
    event: pygame.event.Event, idea: bool, letters: Sequence[str], live: bool = False
) -> Action | None:
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
    return _BY_KEY.get(event.key)


def by_game_key(event: pygame.event.Event, session: LevelSession) -> events.Event | None:
    """What a key does while somebody plays, or a game fills the screen; None: it is not the game's."""
    escapes = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
    if session.full and escapes:
        return events.Fill()
    if not session.film.plays or event.type not in (pygame.KEYDOWN, pygame.KEYUP):
        return None
    if escapes:
        return events.StopPlaying()
    key = _game_key(event)
    if not key or (len(key) == 1 and key not in gamepad.keys(session.script)):
        return None
    return events.Give(("key", key), event.type == pygame.KEYDOWN)


def _game_key(event: pygame.event.Event) -> str:
    """The key of a game that a key of the keyboard is; empty for none."""
    if control(event.mod) and event.type == pygame.KEYDOWN:
        return ""
    letter = chr(event.key) if event.key < 128 else ""
    return _GAME_KEYS.get(event.key) or (letter if letter in KEYS else "")


def number(value: object) -> int:
    """What a slider, a tab or a place gives."""
    return int(float(str(value)))
