"""What the world view shows: the maps of a level, and the runs of a program on them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from codeweek.desktop.pages.trail import Trail
from codeweek.desktop.painter import Moment
from codeweek.desktop.player import SPEEDS, Player
from codeweek.engine.trace import Step, Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.scene import HERO, Scene, Shape, turned

LONGEST = 10.0  # seconds a hare takes, however long the run
NEVER = ("endless", "budget")  # how a run ends that would not end by itself
QUICK = 4.0  # seconds at most for a map that is played before another, or a run that never ends
KEPT = 4  # scenes
UP = 270  # degrees clockwise from the right
BETWEEN = 0.6  # seconds from the end of a map to the next one


def _pace(speed: float, length: int) -> float:
    return max(speed, length / LONGEST) if speed >= SPEEDS[-1] else min(speed, SPEEDS[-1])


class Stage:
    """One map at a time, each with its run and its player; with no run, the maps as they start."""

    def __init__(self, level: Level, speed: float) -> None:
        self.level = level
        self.kind = programs.kind_of(level)
        self.map = 0
        self.traces: tuple[Trace, ...] = ()
        self.players = [Player(speed=speed) for _map in level.maps]
        self._scenes: dict[int, Scene] = {}
        self._turns: dict[tuple[int, int], Scene] = {}
        self._trail: Trail | None = None
        self.left: list[int] = []  # maps that are still to be played after this one
        self._rest = 0.0

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
        return max((each.width + each.margin) / (each.height + each.margin) for each in self._starts)

    @cached_property
    def columns(self) -> float:
        """How many cells wide the widest map is."""
        return max(each.width + each.margin for each in self._starts)

    @cached_property
    def _starts(self) -> list[Scene]:
        return [self.kind.picture(each.world, self.level.look) for each in self.level.maps]

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
        self.traces, self.map, self.left = tuple(traces), map, []
        speed = self.player.speed
        self.players = [Player(len(trace), speed=_pace(speed, len(trace))) for trace in traces]
        self._forget()

    def play_through(self, last: int, first: int = 0, at: int = 0) -> None:
        """Play the maps one after another up to one, from a step; those before it do not take long."""
        endless = [last] if self.traces and self.traces[last].outcome in NEVER else []
        for map in [*range(first, last), *endless]:
            player = self.players[map]
            self.players[map] = player.at_speed(max(player.speed, player.length / QUICK))
        self.show(first)
        self.left = list(range(first + 1, last + 1))
        self.player = self.player.seek(at)
        if not self.player.at_end or not at:
            self.player = self.player.play()

    def go_on(self, dt: float) -> bool:
        """At the end of a map: after a breath, the next one to play; False when there is none."""
        if not self.left or not self.player.at_end:
            return False
        self._rest += dt
        if self._rest >= BETWEEN:
            self._rest, left = 0.0, self.left
            self.show(left[0])
            self.left = left[1:]
            self.player = self.player.play()
        return True

    def clear(self) -> None:
        """Back to the maps as they start."""
        speed = min(self.player.speed, SPEEDS[-1])
        self.traces, self.left = (), []
        self.players = [Player(speed=speed) for _map in self.level.maps]
        self._forget()

    def show(self, map: int) -> None:
        """Another map, and no other after it."""
        self.map, self.left = map, []
        self._forget()

    def at_speed(self, speed: float) -> None:
        """Another speed, on every map."""
        self.players = [replace(player, speed=_pace(speed, player.length)) for player in self.players]

    def world_at(self, index: int) -> Any:
        """The world at a step of the map shown."""
        return self.trace.at(index).world if self.trace else self.level.maps[self.map].world

    def moment(self, clock: float | None, cheer: float | None, still: bool, eyes: bool = False) -> Moment:
        """What the painter has to paint now; `still` for those who want nothing to glide.

        With the hero's `eyes` the world turns, and the hero always looks up.
        """
        player = self.player
        part = 1.0 if still else player.part
        before, after = self.scene(player.source), self.scene(player.index)
        dots = self._dots(player.index)
        if eyes and (quarters := _quarters(after)):
            dots = turned(replace(after, background=(), sprites=(), marks=dots, rim=()), quarters).marks
            before, after = self._turned(player.source, quarters), self._turned(player.index, quarters)
        return Moment(before, after, part, clock, cheer, dots)

    @cached_property
    def has_eyes(self) -> bool:
        """Whether the hero turns on a grid, so that left and right are its own."""
        return programs.has_eyes(self.level)

    def _turned(self, index: int, quarters: int) -> Scene:
        scene = self.scene(index)
        if (index, quarters) not in self._turns:
            self._turns = dict(list(self._turns.items())[-KEPT:])
            self._turns[index, quarters] = turned(scene, quarters)
        return self._turns[index, quarters]

    def _dots(self, index: int) -> tuple[Shape, ...]:
        if not self.trace:
            return ()
        if self._trail is None:
            self._trail = Trail(self.level, self.trace)
        return self._trail.dots(index)

    def _forget(self) -> None:
        """Nothing is kept of the map or the run that was shown."""
        self._scenes.clear()
        self._turns.clear()
        self._trail = None

    def scene(self, index: int) -> Scene:
        """The scene at a step of the map shown."""
        if index not in self._scenes:
            if len(self._scenes) > KEPT:
                self._scenes.clear()
            self._scenes[index] = self.kind.picture(self.world_at(index), self.level.look)
        return self._scenes[index]


def _quarters(scene: Scene) -> int:
    """The quarter turns clockwise that make the hero look up."""
    hero = next((sprite for sprite in scene.sprites if sprite.id == HERO), None)
    return round((UP - hero.angle) / 90) % 4 if hero else 0
