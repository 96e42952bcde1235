"""The recording of a run: each step with its block and the world after it."""

import ast
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.instrument import Instrumented
from codeweek.engine.machine import Written
from codeweek.engine.replay import BlockValue, Replay


@dataclass(frozen=True)
class Step:
    """One statement reached: its block and line, and the world after it; step 0 is the start."""

    index: int
    block: str | None
    line: int | None
    world: Any


@dataclass(frozen=True)
class Mark:
    """What begins with a step of a program that waits: a tick (no hero), or a hat of a hero.

    `tick` is its number; several have the same, as an input opens one of its own before the steady one.
    `event` is what happened, `hat` what the hat waits for: at tick 6, one for each 3 of them.
    """

    step: int
    tick: int
    event: tuple[Any, ...]
    hero: str = ""
    hat: tuple[Any, ...] = ()
    block: str | None = None


@dataclass(frozen=True)
class Columns:
    """A whole run as columns, for a shell that plays it back itself.

    `statements[i]` is the statement of step i + 1; `blocks`, `lines` and `below` are by statement, 0 being
    none; it is so many lines `below` the first one of its block.
    `worlds` are those met; `shown[i]` is the number of the one seen after step i, the start being 0.
    """

    blocks: Sequence[str | None]
    lines: Sequence[int | None]
    below: Sequence[int]
    statements: Sequence[int]
    worlds: Sequence[Any]
    shown: Sequence[int]


class Trace:
    """A recorded run with random access to its steps, so that a player can go both ways.

    `outcome` is done, stopped (by the world or an error), endless, budget, refused (never started) or
    needs_input; `diagnostic` says why, and is None when the run is done. Steps outside raise IndexError.
    `console` is what the program printed, piece by piece, and what was answered to it. `replay` finds the
    rest.
    """

    def __init__(
        self,
        made: Instrumented,
        ticks: Sequence[int],
        worlds: Sequence[tuple[int, Any]],
        outcome: str,
        diagnostic: Diagnostic | None,
        replay: Replay | None = None,
        console: Sequence[Written] = (),
    ) -> None:
        self.outcome = outcome
        self.diagnostic = diagnostic
        self.made = made
        self._ticks = ticks
        self._marks = [mark for mark, _world in worlds]
        self._worlds = [world for _mark, world in worlds]
        self.replay = replay
        self.console = tuple(console)
        self.marks: Sequence[Mark] = ()  # of a program that waits

    def __len__(self) -> int:
        """The number of steps."""
        return len(self._ticks)

    @property
    def world(self) -> Any:
        """The last world."""
        return self._worlds[-1]

    def at(self, index: int) -> Step:
        """Step `index`: 0 is the start, `i` the i-th statement reached, with the world after it."""
        self._inside(index)
        statement = self._ticks[index - 1] if index else 0
        world = self._worlds[bisect_right(self._marks, index) - 1]
        return Step(index, self.made.blocks[statement], self.made.lines[statement], world)

    def columns(self) -> Columns:
        """The whole run as columns."""
        ends = [*self._marks[1:], len(self) + 1]
        spans = zip(self._marks, ends, strict=True)
        shown = [number for number, (start, end) in enumerate(spans) for _step in range(start, end)]
        below = [_below(node) for node in self.made.nodes]
        return Columns(self.made.blocks, self.made.lines, below, self._ticks, self._worlds, shown)

    def names(self, index: int) -> tuple[tuple[str, Any], ...]:
        """The variables after step `index`: those of the program, then those of the function that runs."""
        self._inside(index)
        return self.replay.at(index).names if self.replay else ()

    def turns(self, index: int) -> tuple[tuple[str, int, int | None], ...]:
        """The loops running at step `index`, outermost first: block, turn from 1, how many or None."""
        self._inside(index)
        running = self.replay.at(index).turns if self.replay else ()
        blocks = self.made.blocks
        return tuple((blocks[loop] or "", turn, total) for loop, turn, total in running)

    def told(self, index: int) -> tuple[BlockValue, ...]:
        """The values that step `index` computed and assigned, in order.

        The value of a condition and the result of a function are also reported for their statement's block.
        """
        self._inside(index)
        return self.replay.at(index).told if self.replay else ()

    def node(self, index: int) -> ast.stmt | None:
        """The statement of step `index`, as it was allowed; None at the start."""
        self._inside(index)
        return self.made.nodes[self._ticks[index - 1]] if index else None

    def below(self, index: int) -> int:
        """How many lines the statement of step `index` is under the first one of its block."""
        return _below(self.node(index))

    def _inside(self, index: int) -> None:
        if not 0 <= index <= len(self):
            raise IndexError(index)


def _below(node: ast.stmt | None) -> int:
    return getattr(node, "below", 0)
