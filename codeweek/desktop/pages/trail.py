"""The way the hero has come: a dot in each cell up to the step shown."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from codeweek.engine.trace import Columns, Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, walks
from codeweek.play.wear.trails import marks
from codeweek.scene import HERO, Rect, Scene, Shape

LONGEST = 60  # moves: what is older is forgotten
DOT, HALO = 0.09, 0.15  # cells
CELL = "cell"  # the measure of a world where the hero stands in cells
INK, LIGHT = "#5b3cc4", "#ffffff"
Point = tuple[float, float]
Place = tuple[object, Point]  # a cell, and where the hero stands in it


class Trail:
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
    return next(((each.x, each.y) for each in scene.sprites if each.id == HERO), None)


def _dots(places: Sequence[Place]) -> Iterator[Rect]:
    """One dot in each cell left, however often it is passed."""
    points: dict[object, Point] = {}
    for (cell, point), (then, _place) in pairwise(places):
        if cell != then:
            points.setdefault(cell, point)
    for size, colour in ((HALO, LIGHT), (DOT, INK)):
        for x, y in points.values():
            yield Rect(x - size / 2, y - size / 2, size, size, colour, size / 2)
