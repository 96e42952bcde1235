"""A second search for programs that draw, which shares no code and no idea with the solver.

It writes out every program of some blocks and, while it runs, tries every number of a list in each place. The
rules of the turtle are written here a second time; what may have won is judged as a child's program is.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from codeweek.levels.level import Level, Start
from codeweek.levels.programs import allowed
from codeweek.play.session import play_text
from codeweek.worlds.kinds import kinds

HAIR = 0.5  # steps that the judge forgives
STEEP = 14.0  # degrees: a stroke of a few steps that is as far from all directions is seen
LONG = 5.0
TURNS = range(2, 13)
TURTLE = kinds()["turtle"]
OFFERED = ("forward", "backward", "rotate_left", "rotate_right", "repeat")
Plan = tuple[Any, ...]  # of words, and of rows of them for loops
Segment = tuple[float, float, float, float]


class TooFarError(Exception):
    """More was to be tried than may be."""


class OffError(Exception):
    """A stroke is not on what is to be drawn."""


class MissingError(Exception):
    """A number is not chosen yet: of which kind, and in which place."""


@dataclass
class Sheet:
    """What is to be drawn: its segments, from where, and whether it may be anywhere."""

    wanted: Sequence[Segment]
    x: float
    y: float
    heading: float
    free: bool
    sizes: tuple[float, float] = field(init=False)
    ways: set[float] = field(init=False)

    def __post_init__(self) -> None:
        self.sizes = size_of(self.wanted)
        self.ways = {round(math.degrees(math.atan2(d - b, c - a)) % 180, 3) for a, b, c, d in self.wanted}

    def allows(self, stroke: Segment, sizes: tuple[float, float]) -> bool:
        """Whether a stroke may be there, with which the drawing is so wide and so high."""
        x1, y1, x2, y2 = stroke
        if not self.free:
            points = [(x1 + (x2 - x1) * n / 8, y1 + (y2 - y1) * n / 8) for n in range(9)]
            return all(any(distance(each, p) <= HAIR + 0.01 for each in self.wanted) for p in points)
        if any(a > b + 4 * HAIR for a, b in zip(sizes, self.sizes, strict=True)):
            return False
        way = math.degrees(math.atan2(y2 - y1, x2 - x1))
        long = math.hypot(x2 - x1, y2 - y1) >= LONG
        return not long or any(abs((way - other + 90) % 180 - 90) <= STEEP for other in self.ways)

    def covered(self, drawn: Sequence[Segment]) -> bool:
        """Whether all of it may be drawn; where it may be anywhere, with the corners laid on each other."""
        near = 4 * HAIR if self.free else HAIR + 0.01
        if self.free:
            (x, y), (left, bottom) = corner_of(drawn), corner_of(self.wanted)
            drawn = [(a + left - x, b + bottom - y, c + left - x, d + bottom - y) for a, b, c, d in drawn]
        return covers(drawn, self.wanted, near) and (not self.free or covers(self.wanted, drawn, near))


def covers(ones: Sequence[Segment], others: Sequence[Segment], near: float) -> bool:
    """Whether some points of each segment are near segments."""
    points = [(a + (c - a) * n / 8, b + (d - b) * n / 8) for a, b, c, d in others for n in range(9)]
    return all(any(distance(each, point) <= near for each in ones) for point in points)


def corner_of(drawn: Sequence[Segment]) -> tuple[float, float]:
    """The bottom left corner of a drawing."""
    return min(min(a, c) for a, _, c, _ in drawn), min(min(b, d) for _, b, _, d in drawn)


def size_of(drawn: Sequence[Segment]) -> tuple[float, float]:
    """How wide and how high a drawing is."""
    if not drawn:
        return 0.0, 0.0
    xs, ys = ([each[n] for each in drawn for n in (m, m + 2)] for m in (0, 1))
    return max(xs) - min(xs), max(ys) - min(ys)


def distance(segment: Segment, point: tuple[float, float]) -> float:
    """How far a point is from a segment."""
    x1, y1, x2, y2 = segment
    dx, dy = x2 - x1, y2 - y1
    part = ((point[0] - x1) * dx + (point[1] - y1) * dy) / (dx * dx + dy * dy)
    part = min(max(part, 0.0), 1.0)
    return math.hypot(x1 + part * dx - point[0], y1 + part * dy - point[1])


class Second:
    """All programs of a level, with numbers of some lists."""

    def __init__(
        self, level: Level, lengths: Sequence[float], angles: Sequence[float], without: frozenset[str]
    ) -> None:
        world = level.maps[0].world
        wanted = [stroke[:4] for stroke in world.sheet.wanted]
        self.sheet = Sheet(wanted, world.x, world.y, world.heading, world.sheet.free)
        self.level = level
        may = allowed(level) - without
        self.words = [word for word, names in NAMES.items() if may & set(names)]
        self.names = {
            word: next(n for n in names if n in may) for word, names in NAMES.items() if may & set(names)
        }
        self.repeat = "repeat" in may
        self.values: Mapping[str, Sequence[float]] = {"go": lengths, "turn": angles, "loop": TURNS}
        self.tried = 0

    def first(self, most: int, tries: int) -> tuple[str | None, int]:
        """The first program that wins, and up to how many blocks there is none."""
        self.left = tries
        for size in range(1, most + 1):
            try:
                for plan in filter(useful, self.plans(size)):
                    for source in self.filled(plan, {}):
                        if (verdict := play_text(self.level, source).verdict) and verdict.won:
                            return source, size - 1
            except TooFarError:
                return None, size - 1
        return None, most

    def plans(self, size: int) -> Iterator[Plan]:
        """All rows of so many blocks."""
        if size == 0:
            yield ()
        for first in range(1, size + 1):
            for rest in self.plans(size - first):
                if first == 1:
                    yield from ((word, *rest) for word in self.words)
                elif self.repeat:
                    yield from ((body, *rest) for body in self.plans(first - 1))

    def filled(self, plan: Plan, numbers: dict[tuple[int, ...], float]) -> Iterator[str]:
        """The programs of a plan that may draw what is wanted."""
        self.left -= 1
        if self.left < 0:
            raise TooFarError
        self.drawn: list[Segment] = []
        self.box: tuple[float, ...] = ()
        self.at = (self.sheet.x, self.sheet.y, self.sheet.heading, True)
        try:
            self.run(plan, numbers, ())
        except OffError:
            return
        except MissingError as missing:
            kind, place = missing.args
            for value in self.values[kind]:
                yield from self.filled(plan, {**numbers, place: value})
            return
        if self.drawn and self.sheet.covered(self.drawn):
            yield self.text(plan, numbers, (), "")

    def run(self, plan: Plan, numbers: Mapping[tuple[int, ...], float], place: tuple[int, ...]) -> None:
        """Run a row."""
        for n, each in enumerate(plan):
            here = (*place, n)
            kind = "loop" if isinstance(each, tuple) else each
            if kind in self.values and here not in numbers:
                raise MissingError(kind, here)
            if isinstance(each, tuple):
                for _ in range(int(numbers[here])):
                    self.run(each, numbers, here)
            else:
                self.step(each, numbers.get(here, 0.0))

    def step(self, word: str, value: float) -> None:
        """Run a command."""
        x, y, heading, pen = self.at
        if word == "turn":
            heading = (heading + value) % 360
        elif word == "go":
            there = x + value * math.cos(math.radians(heading)), y + value * math.sin(math.radians(heading))
            if pen:
                self.draw((x, y, *there))
            x, y = there
        else:
            pen = word == "down"
        self.at = x, y, heading, pen

    def draw(self, stroke: Segment) -> None:
        """Draw a stroke, if it may be there."""
        xs, ys = (*stroke[::2], *self.box[:2]), (*stroke[1::2], *self.box[2:])
        self.box = min(xs), max(xs), min(ys), max(ys)
        self.drawn.append(stroke)
        left, right, bottom, top = self.box
        if not self.sheet.allows(stroke, (right - left, top - bottom)):
            raise OffError

    def text(
        self, plan: Plan, numbers: Mapping[tuple[int, ...], float], place: tuple[int, ...], margin: str
    ) -> str:
        """A program in Python."""
        found = ""
        for n, each in enumerate(plan):
            value = numbers.get((*place, n), 0.0)
            if isinstance(each, tuple):
                found += f"{margin}for _ in range({int(value)}):\n"
                found += self.text(each, numbers, (*place, n), f"{margin}    ")
            elif each in self.values:
                name = self.names[each]
                found += f"{margin}{name}({-value if name in OPPOSITES else value})\n"
            else:
                found += f"{margin}{self.names[each]}()\n"
        return found


def useful(plan: Plan) -> bool:
    """Whether nothing is plainly of no use: a turn after a turn, the last one, a loop that walks nowhere."""
    if plan[-1] in ("turn", "up", "down") or any(one == two == "turn" for one, two in pairwise(plan)):
        return False
    bodies = [each for each in plan if isinstance(each, tuple)]
    return all("go" in flat(body) and len(body) > 1 and useful((*body, "go")) for body in bodies)


def flat(plan: Plan) -> list[str]:
    """All the words of a row."""
    return [word for each in plan for word in (flat(each) if isinstance(each, tuple) else [each])]


NAMES = {
    "go": ("forward", "backward"),
    "turn": ("rotate_left", "rotate_right"),
    "up": ("pen_up",),
    "down": ("pen_down",),
}
OPPOSITES = ("backward", "rotate_right")


def drawing_level(
    source: str,
    blocks: Sequence[str] = OFFERED,
    free: bool = False,
    start: tuple[float, float] = (0, 0),
    heading: float = 0,
    **fields: Any,
) -> Level | None:
    """A level that asks for what a program draws, without a program; None when it draws nothing."""
    world, problems = TURTLE.parse_map(
        {"sheet": 2000, "free_position": free, "start": list(start), "heading": heading}
    )
    assert not problems
    empty = Level("a/b", "", "turtle", (Start(world),), toolbox=(*OFFERED, "pen_up", "pen_down"))
    playback = play_text(empty, source)
    end = playback.traces[0].world
    assert TURTLE.with_model is not None
    return (
        Level("a/b", "", "turtle", (Start(TURTLE.with_model(world, end)),), toolbox=tuple(blocks), **fields)
        if end.strokes
        else None
    )
