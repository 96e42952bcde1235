"""The goals of a level in pictures: what is to be done on a map, and what of it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.levels.level import PROGRAM, Level
from codeweek.levels.programs import kind_of
from codeweek.scene import Label, Rect, Scene
from codeweek.worlds.kinds import Goal, Kind, Sign

GUESS = "guess"  # the name of the tile of a prediction
_ASKED = Sign(Scene(1, 1, (Rect(0, 0, 1, 1, "#ffffff"), Label(0.5, 0.5, "?", "#2b2440", 0.66))))


@dataclass(frozen=True)
class Tile:
    """A goal as a picture, with its sentence (`key`, `slots`) and the cells it is about.

    `left`: the cells where something is still to be done; `n`: how many things, `done` of them; `kept`: it is
    met until it is lost, so its count is shown and never a tick.
    """

    name: str
    scene: Scene
    key: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    n: int = 1
    done: int = 0
    met: bool = False
    kept: bool = False

    @property
    def count(self) -> str:
        """How many of several things are done: `1/2`; empty for a single one."""
        return f"{self.done}/{self.n}" if self.n > 1 or self.kept else ""


def strip(level: Level, map: int, now: Any = None) -> tuple[Tile, ...]:
    """The tiles of a map, given its world of now (None: at its start): what is asked, then each goal.

    What is to be foreseen is not told beside the question.
    """
    kind, start = kind_of(level), level.maps[map].world
    now = start if now is None else now
    if kind.sign is None or level.mode == "create":
        return ()
    wanted, foreseen = level.wanted(map), level.predict.ask if level.predict else ""
    if foreseen == PROGRAM or (foreseen and kind.waits):  # the world shown, or the scenario, tells the end
        return _asked(kind, level, map)
    signed = [
        (goal, kind.sign(goal.name, start, now, wanted, level.look))
        for goal in kind.goals((start, now), wanted)
        if goal.name != foreseen
    ]
    there = sorted(((goal, sign) for goal, sign in signed if sign), key=lambda pair: pair[1].last)
    return (*_asked(kind, level, map), *(_tile(goal, sign) for goal, sign in there))


def _asked(kind: Kind, level: Level, map: int) -> tuple[Tile, ...]:
    """What is to be foreseen before the run."""
    if level.predict is None or kind.sign is None:
        return ()
    start = level.maps[map].world
    sign = kind.sign(f"?{level.predict.ask}", start, start, level.wanted(map), level.look) or _ASKED
    return (Tile(GUESS, sign.scene, "ui.goals.guess"),)


def _tile(goal: Goal, sign: Sign) -> Tile:
    many, slots = "done" in goal.slots, goal.slots
    n, done = (slots["n"], slots["done"]) if many else (1, int(goal.met))
    return Tile(goal.name, sign.scene, goal.key, slots, sign.cells, sign.left, n, done, goal.met, sign.kept)
