"""The variables, loops and computed values at any step, found by running the program again up to it."""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from operator import is_
from types import FrameType, FunctionType, SimpleNamespace, TracebackType
from typing import Any

from codeweek.engine.error_mapping import ACCIDENTS
from codeweek.engine.instrument import FILE
from codeweek.engine.machine import Machine, Range, Tell, iterable
from codeweek.engine.value_conversion import copied, size, still

WINDOW = 500  # steps kept on either side of the requested one
ELEMENTS = 10_000  # elements of all lists shown after one step; longer lists are truncated
_KEPT = 500_000  # elements of all lists in a window of steps
WORTHS = 100  # values kept of one step: the last ones, which decide
LISTED = 20  # elements kept of a computed list

_LIBRARY = "codeweek.engine.typed."  # its functions call those that a program hands them
_UNSHOWN = (FunctionType, BaseException)  # what a variable holds that is no value to look at
Names = tuple[tuple[str, Any], ...]
Turns = tuple[tuple[int, int, int | None], ...]


class _Nothing:
    """The value of a variable before anything is assigned."""


NOTHING = _Nothing()


@dataclass(frozen=True)
class BlockValue:
    """A value that a block computed, or assigned to the variable `name`, which held `before`."""

    block: str
    value: Any
    name: str = ""
    before: Any = NOTHING


@dataclass(frozen=True)
class Moment:
    """The state after a step: variables, and the running loops (statement, turn, number of turns).

    `told`: the values computed in it, in order; the one that decides a statement is also told of its block.
    """

    names: Names = ()
    turns: Turns = ()
    told: tuple[BlockValue, ...] = ()


class Replay:
    """The moments of one run; `machine` makes a fresh machine to run it again."""

    def __init__(self, machine: Callable[[], Machine], steps: int) -> None:
        self.machine = machine
        self.steps = steps
        self.moments: dict[int, Moment] = {0: Moment()}

    def at(self, index: int) -> Moment:
        """The moment after step `index`."""
        if index not in self.moments:
            last = min(index + WINDOW, self.steps)
            self.moments = Player(self.machine(), index, max(1, index - WINDOW), last).play()
            self.moments[0] = Moment()
        return self.moments[index]


class _Enough(BaseException):
    """Raised to end a replay once the last step of the window is known."""


class Player:
    """Runs a machine again and records a moment for each step from `first` to `last`.

    The moment after a step is taken when the next one is reached, or when the run ends.
    """

    def __init__(self, machine: Machine, wanted: int, first: int, last: int) -> None:
        self.machine = machine
        self.loops = machine.made.loops
        self.wanted, self.first, self.last = wanted, first, last
        self.step = self.statement = self.kept = 0
        self.frame: FrameType | None = None  # of the last step
        self.running: Turns = ()
        self.turn: dict[tuple[int, int], int] = {}
        self.total: dict[tuple[int, int], int] = {}
        self.copies: dict[int, list[Any]] = {}
        self.told: deque[BlockValue] = deque(maxlen=WORTHS)
        self.moments: dict[int, Moment] = {}
        self.reports: dict[str, Tell] = {"_worth": self._worth, "_kept": self._kept}
        self.again = SimpleNamespace(append=self._again)
        machine.count = lambda: self.step

    def play(self) -> dict[int, Moment]:
        """Run up to the last step wanted."""
        try:
            arrive = SimpleNamespace(append=self._arrive)
            self.machine.run_with(arrive, self.again, self._turns, self._each, self.reports)
        except _Enough:
            return self.moments
        except ACCIDENTS as end:
            self._look(_frames(end.__traceback__))
        else:
            self._look([])
        return self.moments

    def _arrive(self, statement: int) -> None:
        frame = sys._getframe(1)
        self._before(frame)
        if statement in self.machine.made.headers:
            self.turn[id(frame), statement] = 1
            self.total.pop((id(frame), statement), None)
        self._reach(statement, frame)

    def _again(self, statement: int) -> None:
        frame = sys._getframe(1)
        self._before(frame)
        self.turn[id(frame), statement] += 1
        self._reach(statement, frame)

    def _turns(self, loop: int, *bounds: int) -> Range:
        turns = range(*bounds)
        frame = sys._getframe(1)
        self.total[id(frame), loop] = max(0, -((turns.start - turns.stop) // turns.step))
        return self.machine.counted(turns, self.again, loop)

    def _each(self, loop: int, values: Any) -> Range:
        if hasattr(iterable(values), "__len__"):
            self.total[id(sys._getframe(1)), loop] = len(values)
        return self.machine.counted(values, self.again, loop)

    def _worth(self, block: str, value: Any) -> Any:
        if self.step >= self.first:
            self.told.append(BlockValue(block, self._still(value)))
        return value

    def _kept(self, block: str, name: str, value: Any) -> Any:
        if self.step >= self.first:
            frame = sys._getframe(1)
            code = frame.f_code
            own = frame.f_locals if name in code.co_varnames + code.co_cellvars else self.machine.names
            before = self._still(own.get(name, NOTHING))
            self.told.append(BlockValue(block, self._still(value), name, before))
        return value

    def _still(self, value: Any) -> Any:
        """A copy of a value as it is now; only the first elements of a long list."""
        if type(value) is not list:
            return still(value, LISTED)
        copy = copied(value, LISTED)
        self.kept += size(copy)
        return copy

    def _before(self, frame: FrameType) -> None:
        if self.step < self.first:
            return
        self._look(_stack(frame))
        if self.step >= self.last or (self.kept > _KEPT and self.step >= self.wanted):
            raise _Enough
        if self.kept > _KEPT:
            self.moments.clear()
            self.kept = 0

    def _reach(self, statement: int, frame: FrameType) -> None:
        self.step += 1
        self.told.clear()
        self.statement, self.frame = statement, frame
        if self.step >= self.first:
            self.running = self._loops(_stack(frame), statement)

    def _look(self, frames: list[FrameType]) -> None:
        """Record the moment after the last step, from the frames of the running program."""
        frame = self.frame if self.frame in frames else (frames[-1] if frames else None)
        running = self.running + self._header(frames)
        self.moments[self.step] = Moment(self._names(frame), running, tuple(self.told))

    def _names(self, frame: FrameType | None) -> Names:
        variables = list(self.machine.names.items())
        if frame is not None and frame.f_code.co_name != "_main":
            variables += frame.f_locals.items()
        shown = [(n, v) for n, v in variables if n[0] != "_" and not isinstance(v, _UNSHOWN)]
        left = ELEMENTS
        names = []
        for name, value in shown:
            names.append((name, self._copied(value, left) if type(value) is list else still(value, left)))
            left -= size(names[-1][1]) if type(value) is list else len(value) if type(value) is dict else 0
        return tuple(names)

    def _copied(self, value: list[Any], limit: int) -> list[Any]:
        """A copy of a list as it is now, shared with the step before when nothing changed in it."""
        before = self.copies.get(id(value))
        length = min(len(value), limit)
        if before is not None and len(before) == length and all(map(is_, before, value)):
            return before
        self.copies[id(value)] = copy = copied(value, limit)
        self.kept += size(copy)
        return copy

    def _loops(self, frames: list[FrameType], statement: int) -> Turns:
        """The loops around the statement at work in each call."""
        at_work = [frame.f_lineno for frame in frames[:-1]] + [statement]
        pairs = [(frame, loop) for frame, at in zip(frames, at_work, strict=True) for loop in self.loops[at]]
        return tuple(self._one(frame, loop) for frame, loop in pairs)

    def _header(self, frames: list[FrameType]) -> Turns:
        """The loop whose header was the last step, if that began a turn."""
        if self.statement not in self.machine.made.headers or self.frame not in frames:
            return ()
        assert self.frame is not None
        now = self.frame.f_lineno
        goes_on = now == self.statement or self.statement in self.loops[now]
        total = self.total.get((id(self.frame), self.statement))
        return (self._one(self.frame, self.statement),) if goes_on and total != 0 else ()

    def _one(self, frame: FrameType, loop: int) -> tuple[int, int, int | None]:
        key = (id(frame), loop)
        return loop, self.turn[key], self.total.get(key)


def _stack(frame: FrameType | None) -> list[FrameType]:
    """The frames of the program's running calls, `_main` first."""
    found = []
    while frame is not None and (
        frame.f_code.co_filename == FILE or frame.f_globals.get("__name__", "").startswith(_LIBRARY)
    ):
        if is_call(frame):
            found.append(frame)
        frame = None if frame.f_code.co_name == "_main" else frame.f_back
    return found[::-1]


def _frames(traceback: TracebackType | None) -> list[FrameType]:
    found = []
    while traceback is not None:
        if is_call(traceback.tb_frame):
            found.append(traceback.tb_frame)
        traceback = traceback.tb_next
    return found


def is_call(frame: FrameType) -> bool:
    """Whether a frame is of a function of the program: not of the module, a comprehension or a `lambda`."""
    return frame.f_code.co_filename == FILE and frame.f_code.co_name[0] != "<"
