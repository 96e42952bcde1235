"""One run: the state that commands change, and the names that instrumented code calls."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from codeweek.command import Command, NeedInput, Stop
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget, Halt, counter, halt, with_diagnostic, word
from codeweek.engine.guards import Guards
from codeweek.engine.instrument import Instrumented
from codeweek.engine.loop_detector import Looks, LoopDetector
from codeweek.engine.value_conversion import Spelled, argument, given

Steps = Any  # has `append`, where steps are noted: a list, which Python adds to without a call
Tell = Callable[..., Any]
_UNTOLD: Mapping[str, Tell] = {}
Range = Iterator[tuple[Any, Any, Any]]  # what an instrumented `for` goes over


@dataclass(frozen=True)
class Written:
    """A piece of text on the console, with the step that wrote it.

    `kind`: `out` for what the program prints, `ask` for its question, `in` for what the person answered.
    """

    step: int
    text: str
    kind: str = "out"


class Machine:
    """Runs instrumented code once, from a first world."""

    def __init__(
        self,
        made: Instrumented,
        commands: Mapping[str, Command],
        world: Any,
        budget: Budget,
        inputs: Sequence[Any],
        seed: int = 0,
    ) -> None:
        self.made = made
        self.commands = commands
        self.budget = budget
        self.guards = Guards(budget)
        self.looks = Looks()
        self.world = world
        self.worlds: list[tuple[int, Any]] = [(0, world)]
        self.inputs = inputs
        self.used = 0
        self.seed = seed
        self.drawn = 0  # random values taken so far
        self.console: list[Written] = []
        ticks = self.ticks = list[int]()
        self.count: Callable[[], int] = lambda: len(ticks)
        self.paid = counter(budget.work // COMMAND)
        self.names: dict[str, Any] = {}

    def run(self) -> None:
        """Run to the end. Raises what ends the run before it: a Halt, or an exception of the program."""
        self.run_with(self.ticks, self.ticks, self.turns, self.each)

    def run_with(
        self,
        arrive: Steps,
        again: Steps,
        turns: Callable[..., Range],
        each: Callable[[int, Any], Range],
        told: Mapping[str, Tell] = _UNTOLD,
    ) -> None:
        """Run, with `arrive` for each statement reached, `again` for each next turn of a loop.

        `turns` are those of a `for` over a `range`, `each` those over a list or a text.

        `told`: the callbacks of code compiled to be told.
        """
        assert self.made.code is not None
        calls = {f"_c_{name}": self._call(command) for name, command in self.commands.items()}
        own = {"_t": arrive, "_a": again, "_turns": turns, "_each": each}
        own |= {"_units": self.guards.units, "_watch": self._watch, "_deep": _deep}
        more = self.made.library(self) if self.made.library else {}
        # Without builtins: what a program may call is in these names, and nothing else.
        self.names.update({"__builtins__": {}, **self.guards.names(), **more, **calls, **own, **told})
        exec(self.made.code, self.names)
        self.names["_main"]()

    def turns(self, loop: int, *bounds: int) -> Range:
        """The turns of a `for`, recorded and paid for by C iterators only, for speed."""
        return self.counted(range(*bounds), self.ticks, loop)

    def each(self, loop: int, values: Any) -> Range:
        """The turns of a `for` over a list or a text. Raises TypeError for anything else."""
        return self.counted(iterable(values), self.ticks, loop)

    def counted(self, turns: Iterable[Any], again: Steps, loop: int) -> Range:
        """The turns of a `for`, noted in `again` at each but the first, then paying for it."""
        return zip(turns, chain((None,), map(again.append, repeat(loop))), self.guards.units, strict=False)

    def _call(self, command: Command) -> Callable[..., Any]:
        act = self._act if command.shape == "command" else self._ask
        function, name, guards = command.function, command.name, self.guards
        kinds = ["text" if slot.choices else slot.kind for slot in command.slots]

        def call(*values: Any) -> Any:
            if values:
                values = tuple([argument(guards, name, *pair) for pair in zip(kinds, values, strict=False)])
            try:
                result = function(self.world, *values) if values else function(self.world)
            except (TypeError, ValueError) as accident:
                raise halt("run.wrong_value", name=word(name)) from accident
            return act(result)

        def heavy(*values: Any) -> Any:
            for _ in range(command.weight - 1):
                next(self.paid)
            return call(*values)

        def bare() -> Any:
            try:
                result = function(self.world)
            except (TypeError, ValueError) as accident:
                raise halt("run.wrong_value", name=word(name)) from accident
            return result if type(result) is bool else act(result)

        return heavy if command.weight > 1 else call if kinds else bare

    def _act(self, result: Any) -> None:
        next(self.paid)
        if result is not self.world:
            if type(result) is Stop:
                raise self._stopped(result)
            if type(result) is NeedInput:
                raise _needs_input(result)
            self.world = result
            self.worlds.append((self.count(), result))

    def _ask(self, result: Any) -> Any:
        if type(result) is bool:
            return result
        if isinstance(result, Stop):
            raise self._stopped(result)
        if not isinstance(result, NeedInput):
            return given(self.guards, result)
        answer = self.take(result)
        if self.page is not None:
            self.write(f"{self.typed}\n", "in")
        return answer

    @property
    def page(self) -> Callable[..., Any] | None:
        """What writes on the page of the world, if that has one."""
        return getattr(self.world, "written", None)

    def take(self, need: NeedInput) -> Any:
        """The next answer of the person. Raises the Halt that asks for it when there is none."""
        if self.used >= len(self.inputs):
            raise _needs_input(need)
        self.used += 1
        found = self.inputs[self.used - 1]
        return given(self.guards, found.value if type(found) is Spelled else found)

    @property
    def typed(self) -> str:
        """The last answer as the person typed it."""
        found = self.inputs[self.used - 1]
        return found.text if type(found) is Spelled else str(given(self.guards, found))

    def write(self, text: str, kind: str = "out") -> None:
        """Write on the console, and on the page of a world that has one. Raises Halt when that is full."""
        self.console.append(Written(self.count(), text, kind))
        if self.page is not None:
            self._act(self.page(text, kind))

    def _stopped(self, stop: Stop) -> Halt:
        if stop.world is not None:
            self.world = stop.world
            self.worlds.append((self.count(), stop.world))
        return Halt("stopped", stop.diagnostic)

    def _watch(self, loop: int) -> Callable[[], None]:
        own = self.made.locals[loop]
        return LoopDetector(self._outside, self.names, self.made.variables, own, _endless, self.looks).turn

    def _outside(self) -> tuple[Any, int, int]:
        return self.world, self.used + self.drawn, len(self.worlds)


def iterable(values: Any) -> Any:
    """A value that can be gone through. Raises TypeError for any other."""
    if not hasattr(values, "__iter__"):
        raise with_diagnostic(
            TypeError(f"'{type(values).__name__}' object is not iterable"), "run.not_iterable"
        )
    return values


def _endless() -> Halt:
    return Halt("endless", Diagnostic("run.endless"))


def _needs_input(need: NeedInput) -> Halt:
    return Halt("needs_input", Diagnostic("run.needs_input", {"question": need.question}, severity="note"))


def _deep(name: str) -> None:
    raise halt("run.too_deep", name=name)
