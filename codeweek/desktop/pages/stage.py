"""What the world view shows: the maps of a level, and the runs of a program on them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from codeweek.desktop.painter import Moment
from codeweek.desktop.player import SPEEDS, Player
from codeweek.engine.trace import Step, Trace
from codeweek.level import Level
from codeweek.scene import Scene
from codeweek.studio import kind_of

LONGEST = 10.0  # seconds a hare takes, however long the run


def _pace(speed: float, length: int) -> float:
    return max(speed, length / LONGEST) if speed >= SPEEDS[-1] else min(speed, SPEEDS[-1])


class Stage:
    """One map at a time, each with its run and its player; with no run, the maps as they start."""

    def __init__(self, level: Level, speed: float) -> None:
        self.level = level
        self.kind = kind_of(level)
        self.map = 0
        self.traces: tuple[Trace, ...] = ()
        self.players = [Player(speed=speed) for _map in level.maps]
        self._scenes: dict[int, Scene] = {}

    @property
    def player(self) -> Player:
        """The player of the map shown."""
        return self.players[self.map]

    @player.setter
    def player(self, player: Player) -> None:
        self.players[self.map] = player

    @property
    def trace(self) -> Trace | None:
        """The run on the map shown."""
        return self.traces[self.map] if self.traces else None

    @cached_property
    def shape(self) -> float:
        """How wide the widest map is, for a height of one."""
        pictures = (self.kind.picture(each.world, self.level.look) for each in self.level.maps)
        return max((each.width + each.margin) / (each.height + each.margin) for each in pictures)

    @property
    def hidden(self) -> bool:
        """Whether the map shown is a surprise until the program has run."""
        return self.level.maps[self.map].hidden and not self.traces

    @property
    def step(self) -> Step | None:
        """The step shown; None before the first and without a run."""
        return self.trace.at(self.player.index) if self.trace and self.player.index else None

    @property
    def world(self) -> Any:
        """The world shown."""
        return self.world_at(self.player.index)

    @property
    def names(self) -> tuple[tuple[str, Any], ...]:
        """The variables at the step shown."""
        return self.trace.names(self.player.index) if self.trace else ()

    @property
    def turns(self) -> tuple[tuple[str, int, int | None], ...]:
        """The loops that run at the step shown: block, turn, number of turns if known."""
        return self.trace.turns(self.player.index) if self.trace else ()

    def load(self, traces: Sequence[Trace], map: int) -> None:
        """Runs to show, from their start, beginning with a map."""
        self.traces, self.map = tuple(traces), map
        speed = self.player.speed
        self.players = [Player(len(trace), speed=_pace(speed, len(trace))) for trace in traces]
        self._scenes.clear()

    def clear(self) -> None:
        """Back to the maps as they start."""
        speed = min(self.player.speed, SPEEDS[-1])
        self.traces = ()
        self.players = [Player(speed=speed) for _map in self.level.maps]
        self._scenes.clear()

    def show(self, map: int) -> None:
        """Another map."""
        self.map = map
        self._scenes.clear()

    def at_speed(self, speed: float) -> None:
        """Another speed, on every map."""
        self.players = [replace(player, speed=_pace(speed, player.length)) for player in self.players]

    def world_at(self, index: int) -> Any:
        """The world at a step of the map shown."""
        return self.trace.at(index).world if self.trace else self.level.maps[self.map].world

    def moment(self, clock: float | None, cheer: float | None, still: bool) -> Moment:
        """What the painter has to paint now; `still` for those who want nothing to glide."""
        player = self.player
        part = 1.0 if still else player.part
        return Moment(self.scene(player.source), self.scene(player.index), part, clock, cheer)

    def scene(self, index: int) -> Scene:
        """The scene at a step of the map shown."""
        if index not in self._scenes:
            if len(self._scenes) > 4:
                self._scenes.clear()
            self._scenes[index] = self.kind.picture(self.world_at(index), self.level.look)
        return self._scenes[index]
