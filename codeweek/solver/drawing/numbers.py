"""A shape with its numbers, as a program."""

from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.solver.drawing.forms import ONE, unknowns
from codeweek.solver.drawing.linear import System
from codeweek.solver.drawing.path import Path
from codeweek.solver.drawing.shapes import DOWN, GO, TURN, Leaf, Row, Shape

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
        found = tuple(
            self._leaf(each) if isinstance(each, Leaf) else self._loop(each.number, each.body) for each in row
        )
        self.alike += ")"
        return found

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
