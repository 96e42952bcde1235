"""Who plays: how often each of them does what."""

from collections.abc import Mapping

_ALL = {
    "press": 8, "poke": 2, "add": 10, "bring": 10, "shift": 8, "drag": 2, "hover": 1, "key": 4, "letters": 1,
    "wheel": 2, "run": 5, "seek": 2, "watch": 2, "undo": 3, "redo": 2, "solve": 3, "go": 5, "up": 2,
    "resize": 1, "change": 1, "look_away": 0.5, "drop": 0.5, "workshop": 0.4, "close": 0.5, "kill": 0.5,
}  # fmt: skip

CHILDREN: Mapping[str, Mapping[str, float]] = {
    "careful": {**_ALL, "watch": 6, "add": 14, "bring": 14, "solve": 6},
    "hasty": {**_ALL, "press_twice": 12, "hold": 8, "poke": 8, "drag": 8, "run": 12, "watch": 0.5},
    "keyboard": {"key": 60, "letters": 6, "run": 6, "undo": 5, "redo": 4, "watch": 3, "go": 3, "solve": 2},
    "closing": {**_ALL, "close": 8, "kill": 8, "resize": 4, "look_away": 3},
    "teacher": {**_ALL, "workshop": 8, "drop": 8, "letters": 12, "key": 12, "change": 4, "press": 25},
}
