"""What the world view shows of a film."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from math import floor
from typing import Any

from codeweek.app.motion import Moment, halted
from codeweek.engine.trace import Columns, Step, Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, walks
from codeweek.play.feedback.goal_strip import Tile, strip
from codeweek.play.film import Film
from codeweek.play.inquiry import seen
from codeweek.play.live_game import Live
from codeweek.play.player import Player
from codeweek.play.worn_pictures import marks
from codeweek.scene import HERO, Rect, Scene, Shape, turned

KEPT = 4  # scenes
UP = 270  # degrees clockwise from the right


class FilmScenes:
    """The pictures of a film: of the map and the step shown. `wears`: the trail that the hero leaves."""

    def __init__(self, film: Film, wears: str = "") -> None:
        self.film, self.level, self.wears = film, film.level, wears
        self.kind = programs.kind_of(film.level)
        self._shown: tuple[int, Trace | None] = (0, None)  # what is kept is of this map and run
        self._scenes: dict[int, Scene] = {}
        self._turns: dict[tuple[int, int], Scene] = {}
        self._trail: HeroTrail | None = None
        self._tiles: tuple[object, tuple[Tile, ...]] = (None, ())
        self._played: tuple[Live | None, int] = (None, 0)  # a game, and how much had happened in it
        self._way: Moment | None = None  # the picture of it that was shown last
        self.over: tuple[Shape, ...] = ()  # what else is drawn over the picture

    @property
    def map(self) -> int:
        """The number of the map shown."""
        return self.film.head.map

    @property
    def player(self) -> Player:
        """The player of the map shown."""
        return self.film.head.player

    @property
    def traces(self) -> tuple[Trace, ...]:
        """The runs, one for each map."""
        return self.film.traces

    @property
    def trace(self) -> Trace | None:
        """The run on the map shown."""
        return self.film.trace

    @cached_property
    def shape(self) -> float:
        """How wide the widest map is, for a height of one."""
        return max(
            (start.width + start.margin) / (start.height + start.margin + start.above)
            for start in self._starts
        )

    @cached_property
    def columns(self) -> float:
        """How many cells wide the widest map is."""
        return max(start.width + start.margin for start in self._starts)

    @cached_property
    def _starts(self) -> list[Scene]:
        return [self.picture(world) for world in self._worlds]

    @cached_property
    def _worlds(self) -> list[Any]:
        """Each map as it is shown before a run."""
        return [seen(self.level, number) for number in range(len(self.level.maps))]

    @property
    def step(self) -> Step | None:
        """The step shown; None before the first and without a run."""
        return self.film.step

    @property
    def world(self) -> Any:
        """The world shown."""
        if self.film.live and self.film.plays:
            return self.film.live.game.world
        return self.world_at(self.player.index)

    @property
    def names(self) -> tuple[tuple[str, Any], ...]:
        """The variables at the step shown."""
        return self.trace.names(self.player.index) if self.trace else ()

    @property
    def turns(self) -> tuple[tuple[str, int, int | None], ...]:
        """The loops that run at the step shown: block, turn, number of turns if known."""
        return self.trace.turns(self.player.index) if self.trace else ()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The goals of the map shown, as they are at the step shown."""
        now = self.map, self.player.index, self.trace
        if self._tiles[0] != now:
            self._tiles = now, strip(self.level, self.map, self.world)
        return self._tiles[1]

    def world_at(self, index: int) -> Any:
        """The world at a step of the map shown."""
        return self.trace.at(index).world if self.trace else self._worlds[self.map]

    def moment(
        self, clock: float | None, cheer: float | None, still: bool, eyes: bool = False, face: str = ""
    ) -> Moment:
        """What the painter has to paint now; `still` for those who want nothing to glide.

        With the hero's `eyes` the world turns, and the hero always looks up.
        """
        if self.film.live and self.film.plays:
            return replace(self._live(self.film.live, still), clock=clock, cheer=cheer, face=face)
        player = self.player
        part = 1.0 if still else player.part
        before, after = self.scene(player.source), self.scene(player.index)
        dots = self._dots(player.index)
        if eyes and (quarters := _quarters(after)):
            dots = turned(replace(after, background=(), sprites=(), marks=dots, rim=()), quarters).marks
            before, after = self._turned(player.source, quarters), self._turned(player.index, quarters)
        return Moment(before, after, part, clock, cheer, (*dots, *self.over), face)

    def _live(self, live: Live, still: bool) -> Moment:
        """The picture of a game that is played: on the way from what was seen when something happened."""
        happened = live, len(live.game.acts)
        if self._way is None or happened != self._played:
            same = self._way is not None and self._played[0] is live
            before = halted(self._way) if same and self._way else self.picture(live.before)
            self._played, self._way = happened, Moment(before, self.picture(live.game.world))
        self._way = replace(self._way, part=1.0 if still else live.part)
        return self._way

    def picture(self, world: Any) -> Scene:
        """The scene of a world."""
        return self.kind.picture(world, self.level.look)

    @cached_property
    def has_eyes(self) -> bool:
        """Whether the hero turns on a grid, so that left and right are relative to it."""
        return programs.has_eyes(self.level)

    def _turned(self, index: int, quarters: int) -> Scene:
        scene = self.scene(index)
        if (index, quarters) not in self._turns:
            self._turns = dict(list(self._turns.items())[-KEPT:])
            self._turns[index, quarters] = turned(scene, quarters)
        return self._turns[index, quarters]

    @property
    def now(self) -> Scene:
        """The scene shown."""
        return self._way.after if self._way and self.film.plays else self.scene(self.player.index)

    def _dots(self, index: int) -> tuple[Shape, ...]:
        if not self.trace:
            return ()
        self._forget_others()
        if self._trail is None:
            self._trail = HeroTrail(self.level, self.trace)
        dots = self._trail.dots(index)
        return (*dots, *self._trail.worn(self.wears, index)) if self.wears else dots

    def _forget_others(self) -> None:
        """Nothing is kept of another map, or of a run that is no more."""
        shown = self.map, self.trace
        if shown != self._shown:
            self._shown = shown
            self._scenes.clear()
            self._turns.clear()
            self._trail = None

    def scene(self, index: int) -> Scene:
        """The scene at a step of the map shown."""
        self._forget_others()
        if index not in self._scenes:
            if len(self._scenes) > KEPT:
                self._scenes.clear()
            self._scenes[index] = self.picture(self.world_at(index))
        return self._scenes[index]


def _quarters(scene: Scene) -> int:
    """The quarter turns clockwise that make the hero look up."""
    hero = next((sprite for sprite in scene.sprites if sprite.id == HERO), None)
    return floor((UP - hero.angle) / 90 + 0.5) % 4 if hero else 0  # halfway: always the same side


LONGEST = 60  # moves: what is older is forgotten
DOT, HALO = 0.09, 0.15  # cells
CELL = "cell"  # the measure of a world where the hero stands in cells
INK, LIGHT = "#5b3cc4", "#ffffff"
Point = tuple[float, float]
Place = tuple[object, Point]  # a cell, and where the hero stands in it


class HeroTrail:
    """The places of one run, each looked up once. A world that keeps its own drawing needs none."""

    def __init__(self, level: Level, trace: Trace) -> None:
        self.kind, self.look = kind_of(level), level.look
        self.columns: Columns | None = trace.columns() if walks(level) else None
        self._places: dict[int, Place | None] = {}  # of the hero, by number of the world

    def dots(self, index: int) -> tuple[Rect, ...]:
        """What to paint after step `index`."""
        if self.columns is None:
            return ()
        return tuple(_dots(self._gone(index)))

    def worn(self, name: str, index: int) -> tuple[Shape, ...]:
        """What a trail that is worn leaves behind after step `index`, in a world of cells."""
        if self.columns is None:
            return ()
        points: list[Point] = []
        gone = self._gone(index)
        for (cell, point), (then, _place) in pairwise(gone):
            points += [point] if cell != then else []
        return marks(name, [*points, *(point for _cell, point in gone[-1:])])

    def _gone(self, index: int) -> list[Place]:
        """Where the hero was, up to a step."""
        assert self.columns
        last = self.columns.shown[index]
        places = [self._place(number) for number in range(max(0, last - LONGEST), last + 1)]
        return [place for place in places if place]

    def _place(self, number: int) -> Place | None:
        assert self.columns
        if number not in self._places:
            world = self.columns.worlds[number]
            point = _hero(self.kind.picture(world, self.look))
            self._places[number] = (self.kind.measures[CELL](world), point) if point else None
        return self._places[number]


def _hero(scene: Scene) -> Point | None:
    return next(((sprite.x, sprite.y) for sprite in scene.sprites if sprite.id == HERO), None)


def _dots(places: Sequence[Place]) -> Iterator[Rect]:
    """One dot in each cell left, however often it is passed."""
    points: dict[object, Point] = {}
    for (cell, point), (then, _place) in pairwise(places):
        if cell != then:
            points.setdefault(cell, point)
    for size, colour in ((HALO, LIGHT), (DOT, INK)):
        for x, y in points.values():
            yield Rect(x - size / 2, y - size / 2, size, size, colour, size / 2)
