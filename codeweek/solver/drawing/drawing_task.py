"""What a level of drawing wants and offers, as the search sees it: straight lines, headings, blocks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from codeweek.levels.level import Level
from codeweek.levels.programs import allowed
from codeweek.solver.drawing.program_shapes import DOWN, GO, TURN, UP
from codeweek.solver.language import Language, language
from codeweek.worlds.turtle.ink import merged
from codeweek.worlds.turtle.state import Point, Stroke, Strokes, World

NEAR = 1e-3  # steps: two lengths that are as near are one
SAME = 1e-2  # degrees: two angles that are as near are one
CLEAR = 5.0  # steps: what is not one is as far apart, ten times what the judge forgives
CLEAR_ANGLE = 12.0  # degrees between two directions: the shortest line is then seen to be of one of them


@dataclass(frozen=True)
class Line:
    """A straight line: its direction, where it lies across it, and from where to where along it.

    `rail`: the number of the endless line that it is a part of.
    """

    number: int
    x: float
    y: float
    rail: int
    across: float
    start: float
    end: float

    @property
    def ends(self) -> tuple[Point, Point]:
        """Its two ends."""
        return self._at(self.start), self._at(self.end)

    def _at(self, along: float) -> Point:
        return along * self.x + self.across * self.y, along * self.y - self.across * self.x

    def distance(self, point: Point) -> float:
        """How far a point is from it."""
        along = point[0] * self.x + point[1] * self.y
        return math.dist(point, self._at(min(max(along, self.start), self.end)))


def touch(one: Line, other: Line) -> bool:
    """Whether two lines have a point in common."""
    turn = one.x * other.y - one.y * other.x
    if abs(turn) < NEAR:
        return False  # parallel: those of one rail are apart, or they would be one
    x = (one.x * other.across - other.x * one.across) / turn
    y = (one.y * other.across - other.y * one.across) / turn
    return all(line.distance((x, y)) <= NEAR for line in (one, other))


def pieces(lines: Sequence[Line]) -> int:
    """How many parts there are that do not touch."""
    group = list(range(len(lines)))
    for one, other in combinations(lines, 2):
        if touch(one, other):
            old, new = group[one.number], group[other.number]
            group = [new if each == old else each for each in group]
    return len(set(group))


def clear(lines: Sequence[Line]) -> bool:
    """Whether no line is very short, and no end of one nearly on another."""
    if any(line.end - line.start < CLEAR for line in lines):
        return False
    points = [end for line in lines for end in line.ends]
    gaps = [line.distance(point) for line in lines for point in points]
    gaps += [math.dist(one, other) for one, other in combinations(points, 2)]
    return not any(NEAR < gap < CLEAR for gap in gaps)


def clusters(values: Sequence[float], gap: float) -> list[list[float]]:
    """Nearly equal values together, in their order."""
    ordered = sorted(values)
    found = [ordered[:1]] if ordered else []
    for before, value in pairwise(ordered):
        if value - before > gap:
            found.append([])
        found[-1].append(value)
    return found


def apart(angle: float) -> float:
    """How far an angle is from a full turn: 0 when it changes nothing, half a turn at most."""
    return abs((angle + 180) % 360 - 180)


BLUR = 1e-4  # degrees that parallel lines of a drawing may differ by, as their ends are rounded


@dataclass(frozen=True)
class Heading:
    """A heading in which something can be drawn: its angle, its unit vector, its direction by number."""

    angle: float
    x: float
    y: float
    direction: int


@dataclass(frozen=True)
class Target:
    """A drawing, and where and how a program starts; `along`: its lines by direction."""

    along: tuple[tuple[Line, ...], ...]
    headings: tuple[Heading, ...]
    start: Point
    heading: float
    free: bool

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return tuple(line for lines in self.along for line in lines)

    @cached_property
    def pieces(self) -> int:
        """How many parts it has that do not touch."""
        return pieces(self.lines)

    @property
    def ahead(self) -> bool:
        """Whether something can be drawn without a turn."""
        return any(apart(heading.angle - self.heading) <= SAME for heading in self.headings)


def target(strokes: Strokes, start: Point, heading: float, free: bool) -> Target | None:
    """The target that strokes make; None when parts of it are too near to be told apart."""
    measured = [(_angle(stroke), stroke) for stroke in merged(strokes)]
    groups = clusters([angle for angle, _stroke in measured], SAME)
    if not groups or any(group[-1] - group[0] > BLUR for group in groups):
        return None
    middles = [_whole(sum(group) / len(group)) for group in groups]
    if any(apart(2 * (one - other)) < 2 * CLEAR_ANGLE for one, other in combinations(middles, 2)):
        return None
    along: list[tuple[Line, ...]] = []
    for group, angle in zip(groups, middles, strict=True):
        parallel = [stroke for at, stroke in measured if at in group]
        along.append(_lines(parallel, _heading(angle, len(along)), sum(map(len, along))))
    headings = [_heading(angle + half, n) for n, angle in enumerate(middles) for half in (0, 180)]
    found = Target(tuple(along), tuple(headings), start, heading, free)
    return found if _clear(found) else None


def _clear(found: Target) -> bool:
    """Whether nothing at the start is nearly on the drawing, and no part of that nearly on another."""
    turns = [apart(heading.angle - found.heading) for heading in found.headings]
    gaps = [line.distance(found.start) for line in found.lines if not found.free]
    nearly = any(SAME < turn < CLEAR_ANGLE for turn in turns) or any(NEAR < gap < CLEAR for gap in gaps)
    return not nearly and clear(found.lines)


def _heading(angle: float, direction: int) -> Heading:
    return Heading(angle, math.cos(math.radians(angle)), math.sin(math.radians(angle)), direction)


def _lines(parallel: Sequence[Stroke], way: Heading, first: int) -> tuple[Line, ...]:
    """Parallel strokes as lines, numbered from `first`."""
    spans = sorted(_span(stroke, way) for stroke in parallel)
    rails = clusters([across for across, _start, _end in spans], NEAR)
    rail = {across: first + n for n, group in enumerate(rails) for across in group}
    return tuple(Line(first + n, way.x, way.y, rail[span[0]], *span) for n, span in enumerate(spans))


def _span(stroke: Stroke, way: Heading) -> tuple[float, float, float]:
    start, end = sorted(x * way.x + y * way.y for x, y in (stroke.start, stroke.end))
    return (stroke.x1 + stroke.x2) / 2 * way.y - (stroke.y1 + stroke.y2) / 2 * way.x, start, end


def _angle(stroke: Stroke) -> float:
    """The direction of a stroke, the same from both ends: from 0 to 180 degrees."""
    angle = math.degrees(math.atan2(stroke.y2 - stroke.y1, stroke.x2 - stroke.x1)) % 180
    return angle - 180 if angle > 180 - SAME else angle


def _whole(angle: float) -> float:
    """A whole number of degrees where one is meant."""
    return float(round(angle)) if abs(angle - round(angle)) < BLUR else angle


KINDS = {
    "forward": GO,
    "backward": GO,
    "rotate_left": TURN,
    "rotate_right": TURN,
    "pen_up": UP,
    "pen_down": DOWN,
}


@dataclass(frozen=True)
class Task:
    """A drawing, and the commands for it; `kinds`: what can be done, whichever of them does it."""

    target: Target
    commands: frozenset[str]
    language: Language

    @property
    def kinds(self) -> frozenset[str]:
        """The sorts of commands."""
        return frozenset(KINDS[name] for name in self.commands)

    @property
    def repeat(self) -> bool:
        """Whether there are loops."""
        return "repeat" in self.language.control

    @property
    def hopeless(self) -> bool:
        """Whether a command lacks without which nothing draws this."""
        ways, kinds = self.target.along, self.kinds
        turned = len(ways) > 1 or not self.target.ahead
        return (
            GO not in kinds
            or (turned and TURN not in kinds)
            or (self.target.pieces > 1 and not {UP, DOWN} <= kinds)
        )


def task(level: Level, without: frozenset[str]) -> Task | None:
    """The task of a level; None where a block is not known here, or the drawing is too fine."""
    spoken = language(level, without, frozenset(KINDS))
    if level.mode == "parsons" or len(level.maps) != 1 or spoken.outside or spoken.control - {"repeat"}:
        return None
    world: World = level.maps[0].world
    pens = {stroke.pen for stroke in world.sheet.wanted}
    if pens != {(world.colour, world.width)} or world.strokes or not world.pen:
        return None
    wanted = target(world.sheet.wanted, world.at, world.heading, world.sheet.free)
    if wanted is None:
        return None
    return Task(wanted, (allowed(level) - without) & KINDS.keys(), spoken)
