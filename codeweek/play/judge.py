"""The verdict on runs: each goal, whether they win, and the most useful sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels.level import ENDS, WATCHED, Level
from codeweek.scene import HERO
from codeweek.worlds.kinds import Goal, Kind

SOME_MAPS = "say.one_test_fails"  # shown when the program wins some maps and not others
SOME_EXAMPLES = "console.one_fails"  # the same where maps are examples
HIDDEN_FAILS = "console.hidden_fails"  # only an example fails that is not shown
TRAPPED = "trap.lost"  # shown when all level maps pass and only the generated counterexample fails


@dataclass(frozen=True)
class Verdict:
    """The result of a program on a level; `goals` are those of map `map`: the first that failed, else 0.

    `hoped`: the stars that it has once no trap map is found. `medal`: it is within the level's block limit.
    `facts`: sentences about the stars and the length.
    """

    won: bool
    stars: int
    goals: tuple[Goal, ...]
    map: int
    message: Diagnostic
    blocks: int
    hoped: int = 0
    medal: bool = False
    facts: tuple[Diagnostic, ...] = ()


def register(level: Level) -> str:
    """The register of a level's sentences: `short` for the youngest classes, else `normal`."""
    return "short" if level.grade in ("CP", "CE1") else "normal"


def already_won(kind: Kind, level: Level) -> bool:
    """Whether a level with goals is won by an empty program."""
    goals = [g for i, start in enumerate(level.maps) for g in kind.goals((start.world,), level.wanted(i))]
    return bool(goals) and all(goal.met for goal in goals)


def judge(kind: Kind, level: Level, traces: Sequence[Trace], blocks: int, tries: int = 1) -> Verdict:
    """Judge the runs of one program, one run per map."""
    if level.mode == "create":
        return _created(kind, level, traces, blocks)
    judged = [_goals(kind, level, trace, number) for number, trace in enumerate(traces)]
    if level.predict and level.predict.ask == ENDS:  # only the prediction is judged, not the run
        return Verdict(True, 3, judged[0], 0, _praise(blocks, tries), blocks)
    passed = [_passed(trace, goals) for trace, goals in zip(traces, judged, strict=True)]
    if not all(passed):
        failed = passed.index(False)
        reason = _reason(kind, level, traces[failed], failed, judged[failed])
        message = _why(level, kind, reason, passed)
        return Verdict(False, 0, judged[failed], failed, message, blocks)
    if kind.examples and (diagnostic := kind.examples.decided([trace.world for trace in traces])):
        missed = tuple(replace(goal, met=False, missed=diagnostic) for goal in judged[0])
        return Verdict(False, 0, missed, 0, diagnostic, blocks)
    stars = 3 if level.mode in WATCHED else 1
    return Verdict(True, stars, judged[0], 0, _praise(blocks, tries), blocks)


def won(kind: Kind, level: Level, traces: Iterable[Trace]) -> bool:
    """Whether all runs of one program (one per map, consumed lazily) meet their goals."""
    return all(_passed(trace, _goals(kind, level, trace, number)) for number, trace in enumerate(traces))


def _goals(kind: Kind, level: Level, trace: Trace, number: int) -> tuple[Goal, ...]:
    return kind.goals(_Worlds(trace, len(trace)), level.wanted(number))


def _passed(trace: Trace, goals: tuple[Goal, ...]) -> bool:
    return trace.outcome == "done" and all(goal.met for goal in goals)


class _Worlds(Sequence[Any]):
    """The worlds of the first `steps` steps of a run, computed lazily: most goals read only the last one."""

    def __init__(self, trace: Trace, steps: int) -> None:
        self.trace, self.steps = trace, steps

    def __len__(self) -> int:
        return self.steps + 1

    def __getitem__(self, index: Any) -> Any:
        return self.trace.at(range(len(self))[index]).world


def _created(kind: Kind, level: Level, traces: Sequence[Trace], blocks: int) -> Verdict:
    """Judge a free creation: it must run to its end and leave something to see."""
    stopped = next((trace.diagnostic for trace in traces if trace.diagnostic is not None), None)
    if stopped is not None:
        return Verdict(False, 0, (), 0, stopped, blocks)
    if not any(_shows(kind, level, trace) for trace in traces):
        return Verdict(False, 0, (), 0, Diagnostic(kind.nothing, severity="note"), blocks)
    return Verdict(True, 3, (), 0, Diagnostic("say.created", {"n": blocks}, severity="note"), blocks)


def _shows(kind: Kind, level: Level, trace: Trace) -> bool:
    """Whether a run left something to see.

    A measure changed, something was written, or the last picture differs from the first.
    """
    first, *others = trace.columns().worlds
    moved = any(measure(world) != measure(first) for world in others for measure in kind.measures.values())
    return moved or bool(trace.console) or _things(kind, level, first) != _things(kind, level, trace.world)


def _things(kind: Kind, level: Level, world: Any) -> tuple[object, ...]:
    """The picture of a world without its hero."""
    picture = kind.picture(world, level.look)
    return picture.marks, tuple(sprite for sprite in picture.sprites if sprite.id != HERO)


def _why(level: Level, kind: Kind, reason: Diagnostic, passed: list[bool]) -> Diagnostic:
    """The sentence for a program that lost: the reason, and how many maps it won."""
    failed = passed.index(False)
    if level.maps[failed].trap:
        return replace(reason, key=TRAPPED, slots={"why": reason})
    slots = {"ok": sum(passed), "total": len(passed), "number": failed + 1, "n": sum(passed), "why": reason}
    if kind.examples and level.maps[failed].hidden:
        return Diagnostic(HIDDEN_FAILS, slots)
    if not any(passed):
        return reason
    return replace(reason, key=SOME_EXAMPLES if kind.examples else SOME_MAPS, slots=slots)


def _reason(kind: Kind, level: Level, trace: Trace, number: int, missed: tuple[Goal, ...]) -> Diagnostic:
    """Why one run failed."""
    stop = trace.diagnostic
    if stop is None:
        return next(goal.missed for goal in missed if not goal.met and goal.missed is not None)
    if stop.key.startswith("say.") and missed and all(goal.met for goal in missed):
        return replace(stop, key="say.went_on", step=_reached(kind, level, trace, number))
    return kind.explain(_Worlds(trace, len(trace)), stop) if kind.explain else stop


def _reached(kind: Kind, level: Level, trace: Trace, number: int) -> int:
    """The first step at which all goals were met, found by binary search."""

    def there(step: int) -> bool:
        return all(goal.met for goal in kind.goals(_Worlds(trace, step), level.wanted(number)))

    return bisect_left(range(len(trace)), True, key=there)


def _praise(blocks: int, tries: int) -> Diagnostic:
    return Diagnostic("say.success", {"n": blocks, "tries": tries}, severity="note")
