"""Runs a shape in all the ways in which each stroke lies on the drawing; its numbers are chosen meanwhile."""

import math
from collections.abc import Iterator, Mapping

from codeweek.solver.drawing.drawing_task import NEAR, SAME, Heading, Line, Target, apart
from codeweek.solver.drawing.linear import ONE, Form, System, added, constant, times, unknowns
from codeweek.solver.drawing.program_shapes import DOWN, GO, TURN, UP, Leaf, Loop, Shape, drawn
from codeweek.solver.drawing.shape_path import Left, Moved, Path, Stroke, Turn, then
from codeweek.solver.result import Effort, SearchProgress

Faced = Iterator[tuple[Heading, Mapping[int, Form]]]  # a heading, and what is then known of the angles


class Headings:
    """The headings that the next stroke of a run may have; `exact`: none was left out."""

    def __init__(self, shape: Shape, target: Target) -> None:
        self.angles = range(1, shape.angles + 1)
        self.target = target
        self.exact = True

    def of(self, path: Path) -> Faced:
        """The headings of a run."""
        left = path.angle = path.turning(path.angle)
        rest = unknowns(left)
        for heading in self.target.headings:
            short = heading.angle - left[ONE]
            if not rest:
                if apart(short) <= SAME:
                    yield heading, path.angles
            elif len(rest) == 1:
                factor = round(left[rest[0]])
                for turns in range(abs(factor)):
                    yield from self._known(path, heading, rest[0], constant((short + 360 * turns) / factor))
            else:
                yield from self._several(path, heading, left)

    def _several(self, path: Path, heading: Heading, left: Form) -> Faced:
        """One of several angles is told by the others, if it was added only once."""
        one = next((each for each in unknowns(left) if abs(round(left[each])) == 1), None)
        if one is None:
            self.exact = False
            return
        others = {each: value for each, value in left.items() if each != one}
        form = added(constant(heading.angle), others, -1.0)
        yield from self._known(path, heading, one, {each: value * left[one] for each, value in form.items()})

    def _known(self, path: Path, heading: Heading, angle: int, form: Form) -> Faced:
        """What is known with this angle; nothing when one changes nothing: it can go."""
        other = path.copy()
        other.angles = {angle: form}
        angles = {each: other.turning(known) for each, known in path.angles.items()} | {angle: form}
        own = (angles[each] for each in self.angles if each in angles)
        if all(unknowns(each) or apart(each[ONE]) > SAME for each in own):
            yield heading, angles


MOST_TURNS = 60
Choice = tuple[
    bool, bool | None
]  # whether the loop may be over now, and go on; None: it may, and is not followed


def choice(path: Path, turn: Turn, rails: tuple[int, ...], target: Target) -> Choice:
    """What may come after the second turn of a loop, or a later one, which drew on these rails."""
    angle = path.turning(added(path.angle, turn.angle, -1.0))
    if turn.done >= MOST_TURNS:
        return True, None
    if unknowns(angle):
        return True, True
    if apart(angle[ONE]) > SAME:
        return True, _turns_on(angle[ONE], turn, target)
    return _shifts_on(path, turn, rails, target)


def _turns_on(angle: float, turn: Turn, target: Target) -> bool:
    """A body that turns the turtle is back at its start after as many turns as make full circles.

    All that comes then was drawn, unless the pen was not in the first turn as it is in the others. If the
    drawing has fewer headings than that, the run ends by itself.
    """
    many = len(target.headings)
    order = next((n for n in range(2, many + 1) if apart(n * angle) <= SAME), None)
    pens = bool(turn.loop.kinds & {UP, DOWN})
    return order is None or turn.done < 2 * order - (not pens)


def _shifts_on(path: Path, turn: Turn, rails: tuple[int, ...], target: Target) -> Choice:
    """A body that does not turn the turtle shifts it.

    By nothing: one turn is enough, or two where the pen was not as it is. Along all that it draws: three
    lengths in a row are enough, unless the pen is lifted: then it may be by as little as one likes, and only
    some turns are followed. Else each turn draws on rails of its own.
    """
    pens = bool(turn.loop.kinds & {UP, DOWN})
    moved = ((path.x, turn.x), (path.y, turn.y))
    shift = [path.system.reduced(added(now, before, -1.0)) for now, before in moved]
    if not any(unknowns(each) or abs(each[ONE]) > NEAR for each in shift):
        return pens, False
    if rails != turn.rails:
        return True, True
    if not pens or (turn.done > 2 and UP not in turn.loop.kinds and not turn.loop.inside):
        return False, False
    any_shift = any(unknowns(each) for each in shift)
    return True, None if any_shift and turn.done > len(target.lines) else True


STEP, BOUNDS = 4, 2  # candidates that a step of a run counts for, and bounds that count for one


class Run:
    """All runs of one shape."""

    def __init__(self, shape: Shape, target: Target, effort: Effort) -> None:
        self.shape = shape
        self.target = target
        self.effort = effort
        self.headings = Headings(shape, target)
        self.whole = True

    @property
    def exact(self) -> bool:
        """Whether no run was left out so far."""
        return self.whole and self.headings.exact

    def ends(self) -> Iterator[SearchProgress | Path]:
        """The runs that come to the end of the program, and progress."""
        paths = [self._start()]
        while paths:
            path = paths.pop()
            if path.todo is None:
                yield path
            else:
                paths += self._step(path)
            if self.effort.pay(STEP + len(path.system.bounds) // BOUNDS):
                yield self.effort.progress()

    def _start(self) -> Path:
        fresh = max(self.shape.lengths, self.shape.angles)
        x, y = self.target.start
        path = Path(
            then(self.shape.row, None), constant(self.target.heading), constant(x), constant(y), fresh
        )
        if self.target.free:
            path.lost()
        return path

    def _step(self, path: Path) -> list[Path]:
        """The runs after the next thing to do."""
        assert path.todo is not None
        task, path.todo = path.todo
        match task:
            case Leaf(kind=kind, number=number):
                return self._leaf(path, kind, number)
            case Loop():
                return self._enter(path, task)
            case Left(loop=loop, turns=turns):
                if turns:
                    path.todo = then(loop.body, (Left(loop, turns - 1), path.todo))
                return [path]
            case Moved(loop=loop):
                self._anywhere(path, loop)
                return [path]
            case Turn():
                return self._turned(path, task)
        raise AssertionError(task)

    def _leaf(self, path: Path, kind: str, number: int) -> list[Path]:
        if kind == GO:
            return list(self._draw(path, number)) if path.pen else [self._walk(path, number)]
        if kind == TURN:
            path.angle = path.turning(added(path.angle, {number: 1.0}))
        elif kind in (UP, DOWN):
            path.pen = kind == DOWN
        return [path]

    def _walk(self, path: Path, number: int) -> Path:
        """Walk without the pen; where the heading is not known, to anywhere."""
        if unknowns(path.angle):
            path.lost()
        else:
            angle = math.radians(path.angle[ONE])
            path.x = added(path.x, {number: math.cos(angle)})
            path.y = added(path.y, {number: math.sin(angle)})
        return path

    def _enter(self, path: Path, loop: Loop) -> list[Path]:
        """Begin a loop. What draws no more after its first turn, or ever, is not counted."""
        count = path.counts.get(loop.number)
        first, pen = drawn(loop.body, path.pen)
        if count:
            path.todo = Left(loop, count), path.todo
        elif drawn(loop.body, pen)[0]:
            self._turn(path, loop, 1, None)
        elif first:
            path.todo = then(loop.body, (Moved(loop), path.todo))
        else:
            path.pen = pen
            self._anywhere(path, loop)
        return [path]

    def _anywhere(self, path: Path, loop: Loop) -> None:
        """After some more turns that draw nothing."""
        path.lost()
        if TURN in loop.kinds:
            path.fresh += 1
            path.angle = {ONE: 0.0, path.fresh: 1.0}

    def _turn(self, path: Path, loop: Loop, number: int, rails: tuple[int, ...] | None) -> None:
        """Begin a turn of a loop whose count is not known."""
        turn = Turn(loop, number, path.angle, path.x, path.y, path.strokes, rails)
        path.todo = then(loop.body, (turn, path.todo))

    def _turned(self, path: Path, turn: Turn) -> list[Path]:
        """After a turn: the loop is over, or goes on, where more turns can draw something else."""
        rails = tuple(stroke.line.rail for stroke in path.drawn(turn.strokes))
        over, on = (False, True) if turn.done == 1 else choice(path, turn, rails, self.target)
        self.whole = self.whole and on is not None
        paths = []
        other = path.copy()
        if on:
            self._turn(path, turn.loop, turn.done + 1, rails)
            paths.append(path)
        if over:
            other.counts = {**path.counts, turn.loop.number: turn.done}
            paths.append(other)
        return paths

    def _draw(self, path: Path, number: int) -> Iterator[Path]:
        """Draw a stroke on each line that it may be on."""
        for heading, angles in self.headings.of(path):
            for line in self.target.along[heading.direction]:
                stroke = self._stroke(path, number, heading, line)
                if stroke:
                    stroke.angle, stroke.angles = constant(heading.angle), angles
                    yield stroke

    def _stroke(self, path: Path, number: int, heading: Heading, line: Line) -> Path | None:
        """Draw a stroke on a line; None when it cannot be on it."""
        x, y = path.system.reduced(path.x), path.system.reduced(path.y)
        across = added(times(x, line.y), y, -line.x)
        system = path.system.equal(across, line.across)
        if system is None:
            return None
        start = added(times(x, line.x), y, line.y)
        end = added(start, {number: heading.x * line.x + heading.y * line.y})
        for form in (start, end):
            system = system and system.within(form, line.start, line.end)
        system = system and self._settled(system)
        if system is None:
            return None
        found = path.copy()
        found.system = system
        found.x, found.y = added(x, {number: heading.x}), added(y, {number: heading.y})
        found.strokes = Stroke(line, start, end), path.strokes
        return found

    def _settled(self, system: System) -> System | None:
        """With what the bounds leave no choice for; None when a length is zero: that program is shorter."""
        for each, (low, high) in system.box.items():
            if high - low <= NEAR and each not in system.told:
                found = system.equal({each: 1.0}, (low + high) / 2)
                return found and self._settled(found)
        for each in range(1, self.shape.lengths + 1):
            form = system.told.get(each)
            if form is not None and not unknowns(form) and abs(form[ONE]) <= NEAR:
                return None
        return system
