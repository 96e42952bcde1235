"""Enumerates the programs of a drawing by size: each shape, then the numbers that make it cover a drawing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.solver.drawing.drawing_task import NEAR, Line, Target, Task
from codeweek.solver.drawing.linear import ONE, Form, System, unknowns
from codeweek.solver.drawing.program_shapes import DOWN, GO, TURN, UP, Leaf, Row, Shape, shapes
from codeweek.solver.drawing.shape_path import Path
from codeweek.solver.drawing.shape_run import Run
from codeweek.solver.frontier import MANY
from codeweek.solver.result import Effort, SearchProgress

Wanted = list[tuple[float, list[Form]]]  # an end of a line, and where strokes on that line end
WIDE = 10 * NEAR  # a gap between two strokes that is taken for none


def covers(path: Path, target: Target, effort: Effort) -> Iterator[SearchProgress | System]:
    """What is known when each end of each line is the end of a stroke on it, in all ways that this can be."""
    ends: dict[int, list[Form]] = {line.number: [] for line in target.lines}
    for line, start, end in path.drawn():
        ends[line.number] += start, end
    if all(ends.values()):
        wanted = [(at, ends[line.number]) for line in target.lines for at in (line.start, line.end)]
        yield from _reach(path.system, wanted, effort)


def _reach(system: System, wanted: Wanted, effort: Effort) -> Iterator[SearchProgress | System]:
    """Take the end that the fewest strokes can reach, then the others."""
    if effort.pay(1 + sum(len(forms) for _at, forms in wanted)):
        yield effort.progress()
    left = [(at, _different(system.reduced(form) for form in forms)) for at, forms in wanted]
    open_ = [(at, [f for f in forms if system.may(f, at)]) for at, forms in left if not _reached(at, forms)]
    if not open_:
        yield system
        return
    at, forms = min(open_, key=lambda each: len(each[1]))
    for form in forms:
        found = system.equal(form, at)
        if found:
            yield from _reach(found, open_, effort)


def _reached(at: float, forms: Sequence[Form]) -> bool:
    return any(not unknowns(form) and abs(form[ONE] - at) <= NEAR for form in forms)


def _different(forms: Iterable[Form]) -> list[Form]:
    found = {tuple(sorted((each, round(value, 5)) for each, value in form.items())): form for form in forms}
    return list(found.values())


def covered(path: Path, system: System, target: Target) -> bool:
    """Whether strokes whose numbers are all known cover the drawing."""
    spans: dict[int, list[tuple[float, float]]] = {line.number: [] for line in target.lines}
    for line, *ends in path.drawn():
        start, end = sorted(system.reduced(form)[ONE] for form in ends)
        spans[line.number].append((start, end))
    return all(_whole(line, spans[line.number]) for line in target.lines)


def _whole(line: Line, spans: Sequence[tuple[float, float]]) -> bool:
    done = line.start
    for start, end in sorted(spans):
        if start > done + WIDE:
            return False
        done = max(done, end)
    return done >= line.end - WIDE


ANY_ANGLE = 90.0  # where it does not matter
DECIMALS = 4


class Numbers:
    """Writes a shape with the numbers of a run, in the commands that a level offers."""

    def __init__(self, path: Path, system: System, commands: frozenset[str]) -> None:
        self.path, self.system, self.commands = path, system, commands
        self.negative = 0  # numbers written below zero, as their opposite is not offered
        self.alike = ""  # the program without its counts

    def script(self, shape: Shape) -> Script:
        """The program."""
        self.negative, self.alike = 0, ""
        return Script(fresh(EMPTY, self._row(shape.row)))

    def _row(self, row: Row) -> tuple[Block, ...]:
        self.alike += "("
        blocks = tuple(
            self._leaf(each) if isinstance(each, Leaf) else self._loop(each.number, each.body) for each in row
        )
        self.alike += ")"
        return blocks

    def _loop(self, number: int, body: Row) -> Block:
        return Block("repeat", {}, {"count": _number(self.path.counts[number])}, {"body": self._row(body)})

    def _leaf(self, leaf: Leaf) -> Block:
        if leaf.kind == GO:
            return self._either("forward", "backward", "n", self._length(leaf.number))
        if leaf.kind == TURN:
            angle = self._angle(leaf.number)
            return self._either("rotate_left", "rotate_right", "degrees", (angle + 180) % 360 - 180)
        name = "pen_down" if leaf.kind == DOWN else "pen_up"
        self.alike += name
        return Block(name)

    def _length(self, number: int) -> float:
        return self.system.reduced({number: 1.0})[ONE]

    def _angle(self, number: int) -> float:
        form = self.path.turning({number: 1.0})
        return ANY_ANGLE if unknowns(form) else form[ONE]

    def _either(self, plus: str, minus: str, slot: str, value: float) -> Block:
        """A command or its opposite, with a positive number where both are offered."""
        if plus not in self.commands or (value < 0 and minus in self.commands):
            plus, value = minus, -value
        self.negative += value < 0
        self.alike += f" {plus} {value:.2f}"
        return Block(plus, {}, {slot: _number(round(value, DECIMALS))})


def _number(value: float) -> Block:
    whole = round(value)
    return Block("number", {"value": whole if abs(value - whole) < 10**-DECIMALS else value})


TRIED = 40  # programs of a size that are run at most, of those that should win
ENOUGH = 4 * MANY  # winners among which those with fewer negative numbers are chosen


class Drawings:
    """Enumerates by size; `exact`: no program that draws exactly on the lines was left out."""

    def __init__(self, task: Task, wins: Callable[[Script], bool], effort: Effort) -> None:
        self.task = task
        self.target = task.target
        self.wins = wins
        self.effort = effort
        self.exact = True
        self.tried = 0

    @property
    def least(self) -> int:
        """The fewest blocks that can do: if nothing runs twice, a stroke a line and something between two."""
        lines, pieces = len(self.target.lines), self.target.pieces
        return 1 if self.task.repeat or self.task.language.functions else 2 * lines - 1 + pieces - 1

    def programs(self, size: int) -> Iterator[SearchProgress | list[Script]]:
        """Examine every program of `size` blocks; the last value is some of the winners."""
        found: dict[str, tuple[int, Script]] = {}
        self.tried = 0
        for shape in self._shapes(size):
            if self.effort.pay(1):
                yield self.effort.progress()
            for winner in self._winners(shape) if self._may(shape) else ():
                if isinstance(winner, SearchProgress):
                    yield winner
                else:
                    found.setdefault(winner.alike, (winner.negative, winner.script(shape)))
                if len(found) >= ENOUGH:
                    break
            if len(found) >= ENOUGH:
                break
        best = sorted(found.values(), key=lambda each: each[0])
        yield [script for _negative, script in best[:MANY]]

    def _shapes(self, size: int) -> Iterator[Shape]:
        if size < self.least:
            return iter(())
        return shapes(size, self.task.kinds, self.task.repeat, self.task.language.nested)

    def _may(self, shape: Shape) -> bool:
        """Whether a shape can turn and lift the pen where the drawing asks for it, and has strokes enough."""
        lines, pieces, counts = len(self.target.lines), self.target.pieces, Counter(shape.kinds)
        if (len(self.target.along) > 1 and not counts[TURN]) or (pieces > 1 and not counts[UP]):
            return False
        if shape.loops:
            return True
        pens = min(counts[UP], counts[DOWN])
        return counts[GO] >= lines and counts[TURN] + counts[UP] >= lines - 1 and pens >= pieces - 1

    def _winners(self, shape: Shape) -> Iterator[SearchProgress | Numbers]:
        """The winning programs of a shape."""
        run = Run(shape, self.target, self.effort)
        for path in run.ends():
            if isinstance(path, SearchProgress):
                yield path
                continue
            for system in covers(path, self.target, self.effort):
                if isinstance(system, SearchProgress):
                    yield system
                elif numbers := self._numbers(shape, path, system):
                    yield numbers
        self.exact = self.exact and run.exact

    def _numbers(self, shape: Shape, path: Path, system: System) -> Numbers | None:
        """The numbers of a run that covers the drawing, if the program wins.

        What should win and does not, or may and is not known to, is left out: then the search is not exact.
        """
        if len(path.counts) < len(shape.loops):
            self.exact = False
            return None
        solved, only = system.solved(path.reach())
        if solved is None or not covered(path, solved, self.target):
            self.exact = self.exact and only
            return None
        self.tried += 1
        lengths, _only = solved.solved(range(1, shape.lengths + 1))
        numbers = Numbers(path, lengths or solved, self.task.commands)
        if self.tried <= TRIED and self.wins(numbers.script(shape)):
            return numbers
        self.exact = False
        return None
